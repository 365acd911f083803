import { inForce, openingOn, openMinutesIn } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { City, PersonId, Queue, QueueId, TeamId } from '../city/types.ts'
import type { DayForecast, Forecast } from '../forecast/types.ts'
import type { Requirement } from '../requirement/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'
import type { QueueDemand } from './draw.ts'
import type { Floor } from './floor.ts'
import { type FloorGround, floorOf } from './floor-of.ts'
import { directSlots } from './journeys.ts'
import type { Duty } from './types.ts'
import type { Station } from './visits.ts'
import { type WorkPlan, workPlan } from './work.ts'

/** One queue on one date. */
export interface QueueDay extends Station {
  /** Index among the queues of the week, and among the open days of all queues. */
  readonly queue: number
  readonly day: number
  readonly targetShare: number
  readonly withinSeconds: number
  /** First and last cell, and the slot of the first; a cell is a queue's slot of a date. */
  readonly firstCell: number
  readonly lastCell: number
  readonly firstSlot: Slot
}

/** One date: what is open, who comes, who is there. */
export interface FloorDay {
  readonly date: LocalDate
  readonly queues: readonly QueueDay[]
  readonly floor: Floor
  /** One for each worker of the floor, in the same order. */
  readonly duties: readonly Duty[]
  /** Indices among teams and people of the week; −1 for none. */
  readonly teamOf: readonly number[]
  readonly personOf: readonly number[]
  /** Seconds of the blocks at each desk, of each worker's at desks, and at each kind of other work. */
  readonly deskSeconds: readonly number[]
  readonly workerSeconds: readonly number[]
  readonly workSeconds: readonly number[]
}

/** All that a simulated week needs, as plain data that a thread can be sent. */
export interface WeekPlan {
  readonly slotMinutes: number
  readonly queues: readonly QueueId[]
  readonly teams: readonly TeamId[]
  readonly teamOfQueue: readonly number[]
  readonly people: readonly PersonId[]
  /** Seconds of each person's blocks at desks. */
  readonly deskSecondsOf: readonly number[]
  readonly work: WorkPlan
  readonly days: readonly FloorDay[]
  /** Open days of each queue. */
  readonly queueDays: readonly { readonly queue: number; readonly date: LocalDate }[]
  readonly cells: readonly Cell[]
}

export interface Cell {
  readonly queue: number
  readonly date: LocalDate
  readonly slot: Slot
  /** Open part, seconds of the day. */
  readonly start: number
  readonly end: number
}

type Hours = { readonly openMinute: number; readonly closeMinute: number }

const targetOf = (queue: Queue, date: LocalDate) => {
  const target = queue.targets.find((it) => inForce(it, date))
  return { targetShare: target?.share ?? 0, withinSeconds: target?.withinSeconds ?? 0 }
}

const demandOf = (day: DayForecast, hours: Hours, slotMinutes: number, queue: Queue): QueueDemand => ({
  dayCv: day.dayCv,
  slots: day.slots.flatMap(({ slot, mean, slotCv, handling }) => {
    const seconds = openMinutesIn(hours, slot, slotMinutes) * 60
    if (seconds === 0) return []
    if (!handling) throw new Error(`the forecast of queue ${queue.id} has no handling time`)
    const start = Math.max(slot * slotMinutes, hours.openMinute) * 60
    return [{ start, seconds, mean, slotCv, handlingSeconds: handling.meanSeconds, handlingCv: handling.cv }]
  }),
  ...(queue.patienceSeconds !== undefined && { patienceSeconds: queue.patienceSeconds }),
})

/** A queue that the contractor serves on a date and the forecast knows of. */
interface OpenQueue {
  readonly queue: Queue
  readonly index: number
  readonly hours: Hours
  readonly demand: QueueDemand
}

/** Where visitors of each open queue go on to, among the open queues. */
const waysOf = (open: readonly OpenQueue[], city: City) =>
  open.map(({ queue }) =>
    (city.journeys ?? []).flatMap(({ from, to, share, walkSeconds }) => {
      const target = open.findIndex((it) => it.queue.id === to)
      const isOn = from === queue.id && target >= 0 && open[target]!.demand.slots.length > 0
      return isOn ? [{ to: target, share, walkSeconds }] : []
    }),
  )

const cellsOf = ({ index, hours }: OpenQueue, date: LocalDate, slotMinutes: number): Cell[] => {
  const first = Math.floor(hours.openMinute / slotMinutes)
  const last = Math.ceil(hours.closeMinute / slotMinutes) - 1
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const slot = first + i
    const start = Math.max(hours.openMinute, slot * slotMinutes) * 60
    return { queue: index, date, slot, start, end: start + openMinutesIn(hours, slot, slotMinutes) * 60 }
  })
}

/** Priorities at a desk as lines, the highest first. */
const linesAt = (open: readonly OpenQueue[], activity: string): number[] =>
  [
    ...new Set(
      open.filter(({ queue }) => queue.activity === activity).map(({ queue }) => queue.priority ?? 0),
    ),
  ].sort((a, b) => b - a)

/**
 * Lays out the week that the duties speak of: the dates and teams they name, with the queues that the contractor serves
 * there. A queue that is closed, or served by the city, has no part in it.
 */
export const weekPlan = (
  forecast: Forecast,
  duties: readonly Duty[],
  city: City,
  holidays: Holidays,
  requirement?: Requirement,
): WeekPlan => {
  const { slotMinutes } = city
  const teamAt = new Map(city.activities.map((it) => [it.id, it.team]))
  const inScope = new Set(duties.map(({ team }) => team))
  const queues = city.queues.filter((queue) => inScope.has(teamAt.get(queue.activity) ?? ''))
  const teams = city.teams
    .map(({ id }) => id)
    .filter((id) => queues.some((it) => teamAt.get(it.activity) === id))
  const desks = city.activities.filter(
    ({ kind, team }) => (kind === 'window' || kind === 'phone') && inScope.has(team),
  )
  const works = city.activities.filter(({ kind }) => kind === 'backOffice' || kind === 'outbound')
  const people = [...new Set(duties.flatMap(({ person }) => person ?? []))]
  const dates = [...new Set(duties.map(({ date }) => date))].sort()
  const forecasts = new Map(
    forecast.queues.flatMap(({ queue, days }) => days.map((day) => [`${queue} ${day.date}`, day])),
  )
  const cells: Cell[] = []
  const queueDays: { queue: number; date: LocalDate }[] = []

  const openQueues = (date: LocalDate): OpenQueue[] =>
    queues.flatMap((queue, index) => {
      const hours = openingOn(city, holidays, queue.opening, date)
      const day = forecasts.get(`${queue.id} ${date}`)
      if (hours?.servedBy !== 'contractor' || !day) return []
      return [{ queue, index, hours, demand: demandOf(day, hours, slotMinutes, queue) }]
    })

  const queueDay = (
    open: OpenQueue,
    date: LocalDate,
    among: readonly OpenQueue[],
  ): Omit<QueueDay, 'ways'> => {
    const { queue, index, demand } = open
    const own = cellsOf(open, date, slotMinutes)
    const firstCell = cells.length
    cells.push(...own)
    queueDays.push({ queue: index, date })
    return {
      queue: index,
      day: queueDays.length - 1,
      label: `${queue.id}/${date}`,
      desk: desks.findIndex(({ id }) => id === queue.activity),
      line: linesAt(among, queue.activity).indexOf(queue.priority ?? 0),
      demand,
      ...targetOf(queue, date),
      firstCell,
      lastCell: cells.length - 1,
      firstSlot: own[0]?.slot ?? 0,
    }
  }

  const days = dates.map((date): FloorDay => {
    const open = openQueues(date)
    const ways = waysOf(open, city)
    const direct = directSlots(open.map(({ demand }, i) => ({ slots: demand.slots, ways: ways[i]! })))
    const ground: FloorGround = {
      city,
      desks: desks.map((activity) => ({
        activity,
        lines: Math.max(1, linesAt(open, activity.id).length),
        closeMinute: Math.max(
          ...open.filter(({ queue }) => queue.activity === activity.id).map(({ hours }) => hours.closeMinute),
        ),
      })),
      works: works.map(({ id }) => id),
    }
    const own = duties.filter((duty) => duty.date === date && duty.blocks.length > 0)
    return {
      date,
      queues: open.map((it, i) => ({
        ...queueDay({ ...it, demand: { ...it.demand, slots: direct[i]! } }, date, open),
        ways: ways[i]!,
      })),
      ...floorOf(own, ground),
      duties: own,
      teamOf: own.map(({ team }) => teams.indexOf(team)),
      personOf: own.map(({ person }) => (person === undefined ? -1 : people.indexOf(person))),
    }
  })
  return {
    slotMinutes,
    queues: queues.map(({ id }) => id),
    teams,
    teamOfQueue: queues.map((queue) => teams.indexOf(teamAt.get(queue.activity)!)),
    people,
    deskSecondsOf: people.map((_, p) =>
      days.reduce(
        (sum, day) =>
          sum + day.workerSeconds.reduce((own, it, w) => own + (day.personOf[w] === p ? it : 0), 0),
        0,
      ),
    ),
    work: workPlan(
      city,
      inScope,
      works.map(({ id }) => id),
      dates,
      requirement,
    ),
    days,
    queueDays,
    cells,
  }
}
