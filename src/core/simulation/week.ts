import { inForce } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { Activity, ActivityId, City, PersonId, Queue, QueueId, TeamId } from '../city/types.ts'
import type { Forecast } from '../forecast/types.ts'
import type { Requirement } from '../requirement/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'
import type { Floor } from './floor.ts'
import { type FloorGround, floorOf } from './floor-of.ts'
import { directSlots } from './journeys.ts'
import { cellsOf, linesAt, type OpenQueue, openQueuesIn, waysOf } from './open-queue.ts'
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

const targetOf = (queue: Queue, date: LocalDate) => {
  const target = queue.targets.find((it) => inForce(it, date))
  return { targetShare: target?.share ?? 0, withinSeconds: target?.withinSeconds ?? 0 }
}

/** Indices of the week that its days refer to. */
interface Frame {
  readonly teams: readonly TeamId[]
  readonly people: readonly PersonId[]
  readonly desks: readonly Activity[]
  readonly works: readonly ActivityId[]
}

/** Gives each queue of each date its place among the days and cells of the week. */
const placer = (slotMinutes: number, desks: readonly Activity[]) => {
  const cells: Cell[] = []
  const queueDays: { queue: number; date: LocalDate }[] = []
  const place = (
    { queue, index, hours }: OpenQueue,
    date: LocalDate,
    lines: readonly number[],
  ): Omit<QueueDay, 'demand' | 'ways'> => {
    const own = cellsOf(index, hours, date, slotMinutes)
    const firstCell = cells.length
    cells.push(...own)
    queueDays.push({ queue: index, date })
    return {
      queue: index,
      day: queueDays.length - 1,
      label: `${queue.id}/${date}`,
      desk: desks.findIndex(({ id }) => id === queue.activity),
      line: lines.indexOf(queue.priority ?? 0),
      ...targetOf(queue, date),
      firstCell,
      lastCell: cells.length - 1,
      firstSlot: own[0]?.slot ?? 0,
    }
  }
  return { cells, queueDays, place }
}

/** What people and desks of a date stand on. */
const groundOf = (open: readonly OpenQueue[], { desks, works }: Frame, city: City): FloorGround => ({
  city,
  works,
  desks: desks.map((activity) => {
    const own = open.filter(({ queue }) => queue.activity === activity.id)
    return {
      activity,
      lines: Math.max(1, linesAt(own, activity.id).length),
      closeMinute: Math.max(...own.map(({ hours }) => hours.closeMinute)),
    }
  }),
})

/** Who of the week works on a date, by indices. */
const staffOf = (duties: readonly Duty[], { teams, people }: Frame) => ({
  duties,
  teamOf: duties.map(({ team }) => teams.indexOf(team)),
  personOf: duties.map(({ person }) => (person === undefined ? -1 : people.indexOf(person))),
})

/** Seconds of a person's blocks at desks over the week. */
const deskSecondsOf = (person: number, days: readonly FloorDay[]): number =>
  days
    .flatMap(({ personOf, workerSeconds }) => workerSeconds.filter((_, w) => personOf[w] === person))
    .reduce((a, b) => a + b, 0)

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
  const { slotMinutes, activities } = city
  const teamAt = new Map(activities.map(({ id, team }) => [id, team]))
  const inScope = new Set(duties.map(({ team }) => team))
  const queues = city.queues.filter((queue) => inScope.has(teamAt.get(queue.activity) ?? ''))
  const frame: Frame = {
    teams: city.teams
      .map(({ id }) => id)
      .filter((id) => queues.some(({ activity }) => teamAt.get(activity) === id)),
    people: [...new Set(duties.flatMap(({ person }) => person ?? []))],
    desks: activities.filter(
      ({ kind, team }) => (kind === 'window' || kind === 'phone') && inScope.has(team),
    ),
    works: activities.filter(({ kind }) => kind === 'backOffice' || kind === 'outbound').map(({ id }) => id),
  }
  const dates = [...new Set(duties.map(({ date }) => date))].sort()
  const openOn = openQueuesIn(queues, forecast, city, holidays)
  const { cells, queueDays, place } = placer(slotMinutes, frame.desks)

  const days = dates.map((date): FloorDay => {
    const open = openOn(date)
    const ways = waysOf(open, city)
    const direct = directSlots(open.map(({ demand }, i) => ({ slots: demand.slots, ways: ways[i]! })))
    const own = duties.filter((duty) => duty.date === date && duty.blocks.length > 0)
    return {
      date,
      queues: open.map((it, i) => ({
        ...place(it, date, linesAt(open, it.queue.activity)),
        demand: { ...it.demand, slots: direct[i]! },
        ways: ways[i]!,
      })),
      ...floorOf(own, groundOf(open, frame, city)),
      ...staffOf(own, frame),
    }
  })
  return {
    slotMinutes,
    queues: queues.map(({ id }) => id),
    teams: frame.teams,
    teamOfQueue: queues.map(({ activity }) => frame.teams.indexOf(teamAt.get(activity)!)),
    people: frame.people,
    deskSecondsOf: frame.people.map((_, person) => deskSecondsOf(person, days)),
    work: workPlan(city, inScope, frame.works, dates, requirement),
    days,
    queueDays,
    cells,
  }
}
