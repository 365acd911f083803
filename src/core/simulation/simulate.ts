import type { Holidays } from '../calendar/types.ts'
import type { City } from '../city/types.ts'
import type { Forecast } from '../forecast/types.ts'
import { type Random, seeded } from '../units/random.ts'
import { type Drawn, drawDay, drawn, makeRoom } from './draw.ts'
import { addRatio } from './estimate.ts'
import { clearRun, countInRun, joinRun, type ServiceRun, serviceRun } from './run.ts'
import { type Fates, serveDay } from './serve.ts'
import { summarise } from './summary.ts'
import {
  addService,
  addTally,
  addWeek,
  CELL,
  countWait,
  emptyTally,
  placesOf,
  SERVICE,
  type Tally,
  WEEK,
} from './tally.ts'
import type { Capacity, SimulatedWeek, SimulationOptions } from './types.ts'
import { type DeskDay, type WeekPlan, weekPlan } from './week.ts'

/** Replications that are summed up apart; their sums are added in order, however many workers there are. */
export const BATCH = 25

/** Several queues as one line of customers, with the queue each came from. */
interface Line extends Drawn {
  from: Uint8Array
}

interface Workspace {
  readonly parts: Drawn[]
  readonly line: Line
  readonly fates: Fates
  readonly dayRuns: readonly ServiceRun[]
  readonly queueRuns: readonly ServiceRun[]
  readonly teamRuns: readonly ServiceRun[]
  /** Arrivals, wait, within, gone and seconds of waiting of each cell. */
  readonly cells: Float64Array
  readonly overtime: Float64Array
}

const CELL_COUNTS = 5

const workspace = (plan: WeekPlan): Workspace => ({
  parts: [],
  line: { ...drawn(), from: new Uint8Array(256) },
  fates: { wait: new Float64Array(256), gone: new Uint8Array(256), busySeconds: 0, overtimeSeconds: 0 },
  dayRuns: plan.queueDays.map(serviceRun),
  queueRuns: plan.queues.map(serviceRun),
  teamRuns: plan.teams.map(serviceRun),
  cells: new Float64Array(plan.cells.length * CELL_COUNTS),
  overtime: new Float64Array(plan.teams.length),
})

/** Merges the day's queues by arrival; of two who arrive together the earlier queue goes first. */
const mergeParts = (parts: readonly Drawn[], line: Line, fates: Fates): void => {
  line.count = parts.reduce((sum, part) => sum + part.count, 0)
  makeRoom(line, line.count)
  if (line.from.length < line.arrival.length) line.from = new Uint8Array(line.arrival.length)
  if (fates.wait.length < line.arrival.length) {
    fates.wait = new Float64Array(line.arrival.length)
    fates.gone = new Uint8Array(line.arrival.length)
  }
  const heads = parts.map(() => 0)
  for (let i = 0; i < line.count; i++) {
    let first = -1
    for (let p = 0; p < parts.length; p++) {
      const head = heads[p]!
      if (head === parts[p]!.count) continue
      if (first < 0 || parts[p]!.arrival[head]! < parts[first]!.arrival[heads[first]!]!) first = p
    }
    const part = parts[first]!
    const head = heads[first]!++
    line.arrival[i] = part.arrival[head]!
    line.service[i] = part.service[head]!
    line.patience[i] = part.patience[head]!
    line.from[i] = first
  }
}

/** Spreads a wait over the slots it lasted. */
const addWaiting = (
  plan: WeekPlan,
  work: Workspace,
  cell: number,
  last: number,
  from: number,
  to: number,
) => {
  for (let c = cell; c <= last && plan.cells[c]!.start < to; c++) {
    const { start, end } = plan.cells[c]!
    const seconds = Math.min(to, end) - Math.max(from, start)
    if (seconds > 0) work.cells[c * CELL_COUNTS + 4]! += seconds
  }
}

/** Draws and serves one desk's day and counts what happened. */
const runDay = (day: DeskDay, plan: WeekPlan, random: Random, work: Workspace, tally: Tally): void => {
  const { parts, line, fates, cells } = work
  while (parts.length < day.queues.length) parts.push(drawn())
  const mine = parts.slice(0, day.queues.length)
  day.queues.forEach((queue, q) => {
    drawDay(queue.demand, random.fork(queue.label), mine[q]!)
  })
  mergeParts(mine, line, fates)
  serveDay(line, day.desk, fates)

  const slotSeconds = plan.slotMinutes * 60
  for (let i = 0; i < line.count; i++) {
    const queue = day.queues[line.from[i]!]!
    const wait = fates.wait[i]!
    const gone = fates.gone[i] === 1
    const within = !gone && wait <= queue.withinSeconds
    const arrival = line.arrival[i]!
    countInRun(work.dayRuns[queue.day]!, wait, within, gone, false)
    const cell = queue.firstCell + Math.floor(arrival / slotSeconds) - queue.firstSlot
    countWait(tally, cell, wait)
    const at = cell * CELL_COUNTS
    cells[at]!++
    cells[at + 1]! += wait
    if (within) cells[at + 2]!++
    if (gone) cells[at + 3]!++
    if (wait > 0) addWaiting(plan, work, cell, queue.lastCell, arrival, arrival + wait)
  }
  for (const queue of day.queues) {
    const run = work.dayRuns[queue.day]!
    run.busy = fates.busySeconds - fates.overtimeSeconds
    run.capacity = day.capacitySeconds
    run.daysBelow = run.within < queue.targetShare * run.arrivals ? 1 : 0
  }
  work.teamRuns[day.team]!.busy += fates.busySeconds - fates.overtimeSeconds
  work.teamRuns[day.team]!.capacity += day.capacitySeconds
  work.overtime[day.team]! += fates.overtimeSeconds
}

/** Runs one replication of the week into the tally. */
const replicate = (plan: WeekPlan, random: Random, work: Workspace, tally: Tally): void => {
  for (const run of [...work.dayRuns, ...work.queueRuns, ...work.teamRuns]) clearRun(run)
  work.cells.fill(0)
  work.overtime.fill(0)
  for (const day of plan.days) runDay(day, plan, random, work, tally)
  const places = placesOf(plan)
  const missed = plan.teams.map(() => new Set<string>())
  plan.queueDays.forEach(({ queue, date }, d) => {
    const run = work.dayRuns[d]!
    addService(tally, places.days + d * SERVICE.length, run)
    joinRun(work.queueRuns[queue]!, run)
    const team = plan.teamOfQueue[queue]!
    joinRun(work.teamRuns[team]!, { ...run, busy: 0, capacity: 0 })
    if (run.daysBelow > 0) missed[team]!.add(date)
    work.queueRuns[queue]!.daysBelow += run.daysBelow
  })
  work.queueRuns.forEach((run, q) => {
    addWeek(tally, places.queues + q * WEEK.length, run)
  })
  work.teamRuns.forEach((run, t) => {
    run.daysBelow = missed[t]!.size
    addWeek(tally, places.teams + t * WEEK.length, run)
    addRatio(tally.sums, places.overtime + t, work.overtime[t]! / 60, 1)
  })
  plan.cells.forEach(({ start, end }, c) => {
    const [arrivals, wait, within, gone, waiting] = work.cells.subarray(
      c * CELL_COUNTS,
    ) as unknown as number[]
    const first = places.cells + c * CELL.length
    addRatio(tally.sums, first, wait!, arrivals!)
    addRatio(tally.sums, first + 1, within!, arrivals!)
    addRatio(tally.sums, first + 2, gone!, arrivals!)
    addRatio(tally.sums, first + 3, waiting!, end - start)
  })
  tally.replications++
}

/** Runs replications `first … first + count − 1` of a plan. What they are depends on the seed alone. */
export const simulateBatch = (plan: WeekPlan, seed: string, first: number, count: number): Tally => {
  const tally = emptyTally(plan)
  const work = workspace(plan)
  for (let r = first; r < first + count; r++) replicate(plan, seeded(`${seed}/week ${r}`), work, tally)
  return tally
}

/** Batches of a number of replications, in order. */
export const batchesOf = (replications: number): { readonly first: number; readonly count: number }[] =>
  Array.from({ length: Math.ceil(replications / BATCH) }, (_, i) => ({
    first: i * BATCH,
    count: Math.min(BATCH, replications - i * BATCH),
  }))

/**
 * Simulates the dates of the capacity many times: arrivals with the forecast's uncertainty between and within days,
 * handling times, callers who give up, people who finish the visit in hand, and closing time after which everyone
 * inside is served. The same seed brings the same customers whatever the capacity.
 */
export const simulateWeek = (
  forecast: Forecast,
  capacity: readonly Capacity[],
  city: City,
  holidays: Holidays,
  options: SimulationOptions,
): SimulatedWeek => {
  const plan = weekPlan(forecast, capacity, city, holidays)
  const total = emptyTally(plan)
  for (const { first, count } of batchesOf(options.replications)) {
    addTally(total, simulateBatch(plan, options.seed, first, count))
    options.onProgress?.(first + count, options.replications)
  }
  return summarise(plan, total, options.seed)
}
