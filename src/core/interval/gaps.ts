import { datesBetween } from '../calendar/date.ts'
import { openingOn, openSlots } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { City, Queue } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { Gap, Interval } from './types.ts'

/**
 * An empty stretch is an outage when so many arrivals were expected in it: by chance 3 times in ten million where the
 * rate is right, and still rarer than once in a thousand where the rate itself varies by 40 %.
 */
const SURE = 15

/** Same weekdays before and after that tell what to expect. */
const WEEKS = 4

/** Arrivals with which the rest of a day must agree before the day counts as quiet. */
const PRIOR = 4

/** Arrivals of one or more queues by day and slot. */
interface Counts {
  /** 1 for each day with any arrival. */
  readonly known: Uint8Array
  readonly arrivals: Float64Array
}

/** Open slots of a day, the end excluded. */
interface OpenSlots {
  readonly first: number
  readonly end: number
}

/** A stretch of slots without an arrival. */
interface Run {
  readonly day: number
  readonly from: number
  readonly to: number
}

const total = (values: Float64Array, from: number, to: number): number => {
  let sum = 0
  for (let at = from; at < to; at++) sum += values[at]!
  return sum
}

/** Mean arrivals by slot on the same weekdays around a day that have any. */
const expectedOn = ({ known, arrivals }: Counts, day: number, slots: number): Float64Array => {
  const mean = new Float64Array(slots)
  let days = 0
  for (let week = -WEEKS; week <= WEEKS; week++) {
    const other = day + 7 * week
    if (week === 0 || known[other] !== 1) continue
    days++
    for (let slot = 0; slot < slots; slot++) mean[slot]! += arrivals[other * slots + slot]!
  }
  for (let slot = 0; slot < slots; slot++) mean[slot]! /= Math.max(1, days)
  return mean
}

/** Arrivals expected in a run, less where the rest of its day was quieter than the days around. */
const expectedIn = (counts: Counts, { day, from, to }: Run, open: OpenSlots, slots: number): number => {
  const mean = expectedOn(counts, day, slots)
  const inside = total(mean, from, to)
  const outside = total(mean, open.first, open.end) - inside
  const seen = total(counts.arrivals, day * slots + open.first, day * slots + open.end)
  return inside * Math.min(1, (seen + PRIOR) / (outside + PRIOR))
}

/** Runs of empty open slots in which arrivals were sure to come, from the first day with any to the last. */
const sureRuns = (counts: Counts, open: (day: number) => OpenSlots | undefined, slots: number): Run[] => {
  const runs: Run[] = []
  const lastDay = counts.known.lastIndexOf(1)
  for (let day = Math.max(0, counts.known.indexOf(1)); day <= lastDay; day++) {
    const hours = open(day)
    if (!hours) continue
    for (let from = hours.first; from < hours.end; from++) {
      let to = from
      while (to < hours.end && counts.arrivals[day * slots + to] === 0) to++
      if (to > from && expectedIn(counts, { day, from, to }, hours, slots) >= SURE)
        runs.push({ day, from, to })
      from = to
    }
  }
  return runs
}

const slotsOf = ({ firstSlot, openShare }: ReturnType<typeof openSlots>): OpenSlots => ({
  first: firstSlot,
  end: firstSlot + openShare.length,
})

const widest = (hours: readonly OpenSlots[]): OpenSlots | undefined =>
  hours.length === 0
    ? undefined
    : { first: Math.min(...hours.map(({ first }) => first)), end: Math.max(...hours.map(({ end }) => end)) }

/** Window queues that share a ticket machine: those of one department. */
const machinesOf = (city: City, queues: readonly Queue[]): Queue[][] => {
  const teamOf = new Map(city.activities.map(({ id, team }) => [id, team]))
  const departmentOf = new Map(city.teams.map(({ id, department }) => [id, department]))
  return city.departments.map(({ id }) =>
    queues.filter(
      ({ activity, channel }) => channel === 'window' && departmentOf.get(teamOf.get(activity) ?? '') === id,
    ),
  )
}

/**
 * Stretches in which the recorder seems to have been down: open slots without a single arrival where the same
 * weekdays around had many. Queues are judged one by one, and the window queues of a department together, for they share a
 * ticket machine: a machine that was down is a gap of each queue that expected somebody.
 */
export const findGaps = (intervals: readonly Interval[], city: City, holidays: Holidays): Gap[] => {
  const { slotMinutes } = city
  const slots = Math.ceil(1440 / slotMinutes)
  const recordedDates = [...new Set(intervals.map(({ date }) => date))].sort()
  const dates = recordedDates.length > 0 ? datesBetween(recordedDates[0]!, recordedDates.at(-1)!) : []
  const dayOf = new Map(dates.map((date, day) => [date, day]))

  const empty = (): Counts => ({
    known: new Uint8Array(dates.length),
    arrivals: new Float64Array(dates.length * slots),
  })
  const queues = city.queues.filter(({ id }) => intervals.some(({ queue }) => queue === id))
  const byQueue = new Map(queues.map(({ id }) => [id, empty()]))
  const machines = machinesOf(city, queues).map((members) => ({ members, counts: empty() }))
  const machineOf = new Map(machines.flatMap(({ members, counts }) => members.map(({ id }) => [id, counts])))
  for (const { date, slot, queue, arrivals } of intervals) {
    const day = dayOf.get(date)!
    for (const counts of [byQueue.get(queue), machineOf.get(queue)]) {
      if (!counts || !arrivals) continue
      counts.known[day] = 1
      counts.arrivals[day * slots + slot]! += arrivals
    }
  }

  const hoursOf = (queue: Queue) => {
    const hours = dates.map((date) => openingOn(city, holidays, queue.opening, date))
    const slotsOn = hours.map((one) => one && slotsOf(openSlots(one, slotMinutes)))
    return { hours, slots: (day: number) => slotsOn[day] }
  }
  const opening = new Map(queues.map((queue) => [queue.id, hoursOf(queue)]))
  const gaps = new Map<string, Gap>()

  const add = (queue: Queue, run: Run): void => {
    const counts = byQueue.get(queue.id)!
    const { hours, slots: open } = opening.get(queue.id)!
    const at = open(run.day)
    const times = hours[run.day]
    if (!at || !times || total(counts.arrivals, run.day * slots + run.from, run.day * slots + run.to) > 0)
      return
    const expected = expectedIn(counts, run, at, slots)
    const startMinute = Math.max(run.from * slotMinutes, times.openMinute)
    const endMinute = Math.min(run.to * slotMinutes, times.closeMinute)
    const date = dates[run.day]!
    const key = gapKey(date, startMinute, queue.id)
    const earlier = gaps.get(key)
    if (expected <= 0 || endMinute <= startMinute || (earlier && earlier.endMinute >= endMinute)) return
    gaps.set(key, { queue: queue.id, date, startMinute, endMinute, expected: Math.round(expected * 10) / 10 })
  }

  for (const { members, counts } of machines) {
    const anyOpen = (day: number) => widest(members.flatMap(({ id }) => opening.get(id)!.slots(day) ?? []))
    for (const run of sureRuns(counts, anyOpen, slots)) for (const queue of members) add(queue, run)
  }
  for (const queue of queues)
    for (const run of sureRuns(byQueue.get(queue.id)!, opening.get(queue.id)!.slots, slots)) add(queue, run)
  return [...gaps.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap)
}

const gapKey = (date: LocalDate, startMinute: number, queue: string): string =>
  `${date}/${String(startMinute).padStart(4, '0')}/${queue}`
