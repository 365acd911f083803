import { openingOn, openMinutesIn, openSlots } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { Activity, City, Queue } from '../city/types.ts'
import type { History, Interval } from '../interval/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'

/** What one queue of a desk saw on one day, by open slot of the desk. */
export interface QueueDay {
  /** Index among the queues of the desk. */
  readonly queue: number
  readonly arrivals: Float64Array
  /** Of the arrivals: left before they were served. */
  readonly gone: Float64Array
  /** Arrivals with a trusted wait, and the sum of the waits. */
  readonly waited: Float64Array
  readonly waitSeconds: Float64Array
  maxWaitSeconds: number
}

/** One day at a desk that the contractor serves, fully recorded. */
export interface DeskDay {
  readonly date: LocalDate
  readonly firstSlot: Slot
  /** Start and length of the open part of each slot, in seconds. */
  readonly starts: readonly number[]
  readonly seconds: readonly number[]
  readonly queues: readonly QueueDay[]
}

/** Handling time of a queue in a slot. */
export interface Handling {
  readonly meanSeconds: number
  readonly cv: number
}

/** An activity with its queues, its days and how long its visits took. */
export interface Desk {
  readonly activity: Activity
  readonly queues: readonly Queue[]
  readonly days: readonly DeskDay[]
  /** By queue of the desk and slot of the day. */
  readonly handling: readonly (readonly Handling[])[]
  /** By queue: seconds that pass before anybody is called, even where nobody waits (walking up, ringing). */
  readonly callSeconds: readonly number[]
  /** Days left out because the recorder was down. */
  readonly outages: readonly LocalDate[]
}

/** Handled arrivals' worth of the queue's own mean behind each slot's mean. */
const SLOT_TRUST = 60

/** Mean and spread by slot from sums; a slot with few arrivals leans on the whole queue. */
const handlingOf = (intervals: readonly Interval[], slots: number): Handling[] => {
  const sums = (rows: readonly Interval[]) => ({
    count: rows.reduce((sum, row) => sum + row.handled, 0),
    seconds: rows.reduce((sum, row) => sum + row.handlingSeconds, 0),
    squares: rows.reduce((sum, row) => sum + row.handlingSecondsSquared, 0),
  })
  const whole = sums(intervals)
  const mean = whole.seconds / Math.max(1, whole.count)
  const spread = Math.max(0, whole.squares / Math.max(1, whole.count) - mean ** 2)
  const cv = mean > 0 ? Math.sqrt(spread) / mean : 0
  return Array.from({ length: slots }, (_, slot) => {
    const own = sums(intervals.filter((row) => row.slot === slot))
    return { meanSeconds: (own.seconds + SLOT_TRUST * mean) / (own.count + SLOT_TRUST), cv }
  })
}

/** Share of slots in which nobody has to wait, at the least. */
const QUIET = 0.1
/** Longer than this is a queue. */
const LONGEST_CALL = 30

/** What even the quietest slots wait. */
const callSecondsOf = (days: readonly DeskDay[], queue: number): number => {
  const means = days
    .flatMap(({ queues }) => queues.filter((day) => day.queue === queue))
    .flatMap(({ waited, waitSeconds }) =>
      [...waited].flatMap((count, i) => (count > 0 ? [waitSeconds[i]! / count] : [])),
    )
    .sort((a, b) => a - b)
  return Math.min(LONGEST_CALL, means[Math.floor(QUIET * means.length)] ?? 0)
}

const emptyDay = (queue: number, slots: number): QueueDay => ({
  queue,
  arrivals: new Float64Array(slots),
  gone: new Float64Array(slots),
  waited: new Float64Array(slots),
  waitSeconds: new Float64Array(slots),
  maxWaitSeconds: 0,
})

/** Adds an interval to its day; who came before opening or after closing counts in the nearest open slot. */
const addTo = (day: QueueDay, interval: Interval, firstSlot: Slot): void => {
  const at = Math.min(day.arrivals.length - 1, Math.max(0, interval.slot - firstSlot))
  day.arrivals[at]! += interval.arrivals ?? 0
  day.gone[at]! += Math.min(interval.abandoned, interval.arrivals ?? 0)
  day.waited[at]! += interval.waited
  day.waitSeconds[at]! += interval.waitSeconds
  day.maxWaitSeconds = Math.max(day.maxWaitSeconds, interval.maxWaitSeconds)
}

/** Opening hours that span those of all queues of a desk which the contractor serves on a date. */
const deskHours = (queues: readonly Queue[], city: City, holidays: Holidays, date: LocalDate) => {
  const open = queues.flatMap(({ opening }, queue) => {
    const hours = openingOn(city, holidays, opening, date)
    return hours?.servedBy === 'contractor' ? [{ queue, ...hours }] : []
  })
  if (open.length === 0) return undefined
  return {
    open: open.map(({ queue }) => queue),
    openMinute: Math.min(...open.map(({ openMinute }) => openMinute)),
    closeMinute: Math.max(...open.map(({ closeMinute }) => closeMinute)),
    servedBy: 'contractor' as const,
  }
}

/** The desk of each window and phone, with the days among `dates` on which it was open and nothing is missing. */
export const observeDesks = (
  history: History,
  city: City,
  holidays: Holidays,
  dates: readonly LocalDate[],
): Desk[] => {
  const { slotMinutes } = city
  const wanted = new Set(dates)
  const byKey = new Map<string, Interval[]>()
  for (const interval of history.intervals) {
    if (!wanted.has(interval.date)) continue
    const key = `${interval.queue}/${interval.date}`
    const rows = byKey.get(key)
    if (rows) rows.push(interval)
    else byKey.set(key, [interval])
  }
  const gaps = new Set(history.gaps.map(({ queue, date }) => `${queue}/${date}`))
  const isDown = (queue: Queue, date: LocalDate): boolean =>
    gaps.has(`${queue.id}/${date}`) ||
    (byKey.get(`${queue.id}/${date}`) ?? []).some(({ arrivals }) => arrivals === null)

  return city.activities.flatMap((activity): Desk[] => {
    const queues = city.queues.filter((queue) => queue.activity === activity.id)
    if (queues.length === 0) return []
    const outages: LocalDate[] = []
    const days = dates.flatMap((date): DeskDay[] => {
      const hours = deskHours(queues, city, holidays, date)
      const isRecorded = queues.some(({ id }) => byKey.has(`${id}/${date}`))
      if (!hours || !isRecorded) return []
      if (hours.open.some((queue) => isDown(queues[queue]!, date))) {
        outages.push(date)
        return []
      }
      const { firstSlot, openShare } = openSlots(hours, slotMinutes)
      return [
        {
          date,
          firstSlot,
          starts: openShare.map((_, i) => 60 * Math.max(hours.openMinute, (firstSlot + i) * slotMinutes)),
          seconds: openShare.map((_, i) => 60 * openMinutesIn(hours, firstSlot + i, slotMinutes)),
          queues: hours.open.map((queue) => {
            const day = emptyDay(queue, openShare.length)
            for (const interval of byKey.get(`${queues[queue]!.id}/${date}`) ?? [])
              addTo(day, interval, firstSlot)
            return day
          }),
        },
      ]
    })
    const handling = queues.map(({ id }) =>
      handlingOf(
        days.flatMap(({ date }) => byKey.get(`${id}/${date}`) ?? []),
        Math.ceil(1440 / slotMinutes),
      ),
    )
    const callSeconds = queues.map((_, queue) => callSecondsOf(days, queue))
    return [{ activity, queues, days, handling, callSeconds, outages }]
  })
}
