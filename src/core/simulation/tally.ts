import { addRatio, SUMS } from './estimate.ts'
import type { WeekPlan } from './week.ts'

/** Figures kept of each queue, of each team, and of each team's overtime, in this order. */
export const FIGURES = [
  'arrivals',
  'meanWait',
  'wait90',
  'maxWait',
  'within',
  'gone',
  'occupancy',
  'daysBelow',
] as const
export type Figure = (typeof FIGURES)[number]

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
  /** Figures of queues, then of teams, then overtime of teams; `SUMS` numbers each. */
  readonly sums: Float64Array
  readonly cellArrivals: Float64Array
  readonly cellWait: Float64Array
  /** Waits of each cell by class. */
  readonly cellClasses: Uint32Array
}

export const figureAt = (plan: WeekPlan, kind: 'queue' | 'team', index: number, figure: Figure): number =>
  (kind === 'queue' ? index : plan.queues.length + index) * FIGURES.length + FIGURES.indexOf(figure)

export const overtimeAt = (plan: WeekPlan, team: number): number =>
  (plan.queues.length + plan.teams.length) * FIGURES.length + team

export const emptyTally = (plan: WeekPlan): Tally => ({
  replications: 0,
  sums: new Float64Array(SUMS * overtimeAt(plan, plan.teams.length)),
  cellArrivals: new Float64Array(plan.cells.length),
  cellWait: new Float64Array(plan.cells.length),
  cellClasses: new Uint32Array(plan.cells.length * WAIT_EDGES.length),
})

/** Adds one tally to another. */
export const addTally = (into: Tally, part: Tally): void => {
  into.replications += part.replications
  for (const field of ['sums', 'cellArrivals', 'cellWait', 'cellClasses'] as const) {
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

/** Counts one customer in its cell. */
export const countInCell = (tally: Tally, cell: number, wait: number): void => {
  tally.cellArrivals[cell]!++
  tally.cellWait[cell]! += wait
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

/** One queue's or team's week in one replication, filled while it runs. */
export interface Run {
  arrivals: number
  wait: number
  within: number
  gone: number
  busy: number
  capacity: number
  daysBelow: number
  /** The first `arrivals` entries are the waits. */
  waits: Float64Array
}

export const emptyRun = (): Run => ({
  arrivals: 0,
  wait: 0,
  within: 0,
  gone: 0,
  busy: 0,
  capacity: 0,
  daysBelow: 0,
  waits: new Float64Array(512),
})

export const clearRun = (run: Run): void => {
  run.arrivals = run.wait = run.within = run.gone = run.busy = run.capacity = run.daysBelow = 0
}

/** Counts one customer of the week. */
export const countInRun = (run: Run, wait: number, within: boolean, gone: boolean): void => {
  if (run.arrivals === run.waits.length) {
    const larger = new Float64Array(2 * run.waits.length)
    larger.set(run.waits)
    run.waits = larger
  }
  run.waits[run.arrivals++] = wait
  run.wait += wait
  if (within) run.within++
  if (gone) run.gone++
}

/** Adds a finished week of a queue or team to the sums. */
export const addRun = (tally: Tally, first: number, run: Run): void => {
  const waits = run.waits.subarray(0, run.arrivals).sort()
  const { sums } = tally
  const has = run.arrivals > 0 ? 1 : 0
  addRatio(sums, first, run.arrivals, 1)
  addRatio(sums, first + 1, run.wait, run.arrivals)
  addRatio(sums, first + 2, waits[Math.ceil(0.9 * run.arrivals) - 1] ?? 0, has)
  addRatio(sums, first + 3, waits.at(-1) ?? 0, has)
  addRatio(sums, first + 4, run.within, run.arrivals)
  addRatio(sums, first + 5, run.gone, run.arrivals)
  addRatio(sums, first + 6, run.busy, run.capacity)
  addRatio(sums, first + 7, run.daysBelow, 1)
}
