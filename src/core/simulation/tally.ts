import { addRatio, SUMS } from './estimate.ts'
import type { ServiceRun } from './run.ts'
import type { WeekPlan } from './week.ts'

/** Figures of what arrivals met with, in the order they are kept. */
export const SERVICE = [
  'arrivals',
  'meanWait',
  'wait50',
  'wait90',
  'wait95',
  'maxWait',
  'within',
  'gone',
] as const
/** A queue's or team's week has these as well. */
export const WEEK = [...SERVICE, 'occupancy', 'daysBelow', 'onward'] as const
/** A slot of a queue and date. */
export const CELL = ['meanWait', 'within', 'gone', 'waiting'] as const
/** A person's week, a day of a back-office task, its week, and an outbound task's. */
export const PERSON = ['occupancy', 'helpMinutes'] as const
export const WORK_DAY = ['backlogHours', 'oldestDays'] as const
export const WORK = ['yieldedHours', 'lateShare'] as const
export const OUTBOUND = ['yieldedHours', 'gapHours'] as const

/** Where each kind of figure begins among the sums, in figures. */
export interface Places {
  readonly queues: number
  readonly teams: number
  readonly days: number
  readonly cells: number
  readonly overtime: number
  readonly people: number
  readonly workDays: number
  readonly work: number
  readonly outbound: number
  readonly end: number
}

export const placesOf = (plan: WeekPlan): Places => {
  const teams = plan.queues.length * WEEK.length
  const days = teams + plan.teams.length * WEEK.length
  const cells = days + plan.queueDays.length * SERVICE.length
  const overtime = cells + plan.cells.length * CELL.length
  const people = overtime + plan.teams.length
  const workDays = people + plan.people.length * PERSON.length
  const work = workDays + plan.work.tasks.length * plan.days.length * WORK_DAY.length
  const outbound = work + plan.work.tasks.length * WORK.length
  const end = outbound + plan.work.outbound.length * OUTBOUND.length
  return { queues: 0, teams, days, cells, overtime, people, workDays, work, outbound, end }
}

/** Upper edges of the classes of waits, seconds: served at once, then 10 % wider each time up to a whole day. */
export const WAIT_EDGES: readonly number[] = [
  0,
  ...Array.from({ length: 94 }, (_, i) => 10 * 1.1 ** i),
  86_400,
]

/**
 * What replications add up to, whatever their number: sums alone, so that parts run apart can be added in order and
 * give the same bytes.
 */
export interface Tally {
  replications: number
  /** `SUMS` numbers for each figure, laid out by `placesOf`. */
  readonly sums: Float64Array
  /** Waits of each cell by class. */
  readonly cellClasses: Uint32Array
}

export const emptyTally = (plan: WeekPlan): Tally => ({
  replications: 0,
  sums: new Float64Array(SUMS * placesOf(plan).end),
  cellClasses: new Uint32Array(plan.cells.length * WAIT_EDGES.length),
})

/** Adds one tally to another. */
export const addTally = (into: Tally, part: Tally): void => {
  into.replications += part.replications
  for (const field of ['sums', 'cellClasses'] as const) {
    const [to, from] = [into[field], part[field]]
    for (let i = 0; i < to.length; i++) to[i]! += from[i]!
  }
}

const LOG_STEP = Math.log(1.1)

const classOf = (wait: number): number => {
  if (wait <= 0) return 0
  if (wait <= 10) return 1
  return Math.min(WAIT_EDGES.length - 1, 1 + Math.ceil(Math.log(wait / 10) / LOG_STEP - 1e-9))
}

/** Counts one wait in its cell. */
export const countWait = (tally: Tally, cell: number, wait: number): void => {
  tally.cellClasses[cell * WAIT_EDGES.length + classOf(wait)]!++
}

/** The wait of a cell that a share of its customers does not exceed, straight between the edges of classes. */
export const cellQuantile = (tally: Tally, cell: number, share: number): number => {
  const classes = tally.cellClasses.subarray(cell * WAIT_EDGES.length, (cell + 1) * WAIT_EDGES.length)
  const wanted = share * classes.reduce((a, b) => a + b, 0)
  let below = 0
  for (let i = 0; i < classes.length; i++) {
    const here = classes[i]!
    if (below + here >= wanted && here > 0) {
      const from = i === 0 ? 0 : WAIT_EDGES[i - 1]!
      return from + ((WAIT_EDGES[i]! - from) * (wanted - below)) / here
    }
    below += here
  }
  return 0
}

/** Adds what a week or day of a replication met with; the waits are sorted on the way. */
export const addService = (tally: Tally, first: number, run: ServiceRun): void => {
  const { sums } = tally
  const { arrivals, waited } = run
  const waits = run.waits.subarray(0, waited).sort()
  const has = arrivals > 0 ? 1 : 0
  const point = (share: number): number => waits[Math.ceil(share * arrivals) - 1 - (arrivals - waited)] ?? 0
  addRatio(sums, first, arrivals, 1)
  addRatio(sums, first + 1, run.wait, arrivals)
  addRatio(sums, first + 2, point(0.5), has)
  addRatio(sums, first + 3, point(0.9), has)
  addRatio(sums, first + 4, point(0.95), has)
  addRatio(sums, first + 5, point(1), has)
  addRatio(sums, first + 6, run.within, arrivals)
  addRatio(sums, first + 7, run.gone, arrivals)
}

/** Adds a queue's or team's finished week. */
export const addWeek = (tally: Tally, first: number, run: ServiceRun): void => {
  addService(tally, first, run)
  addRatio(tally.sums, first + 8, run.busy, run.capacity)
  addRatio(tally.sums, first + 9, run.daysBelow, 1)
  addRatio(tally.sums, first + 10, run.onward, run.arrivals)
}
