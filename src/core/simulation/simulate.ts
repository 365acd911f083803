import type { Holidays } from '../calendar/types.ts'
import type { City } from '../city/types.ts'
import type { Forecast } from '../forecast/types.ts'
import { type Random, seeded } from '../units/random.ts'
import { type Drawn, drawDay, drawn, makeRoom } from './draw.ts'
import { addRatio } from './estimate.ts'
import { type Fates, serveDay } from './serve.ts'
import { summarise } from './summary.ts'
import {
  addRun,
  addTally,
  clearRun,
  countInCell,
  countInRun,
  emptyRun,
  emptyTally,
  figureAt,
  overtimeAt,
  type Run,
  type Tally,
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
  readonly queueRuns: readonly Run[]
  readonly teamRuns: readonly Run[]
  readonly overtime: Float64Array
}

const workspace = (plan: WeekPlan): Workspace => ({
  parts: [],
  line: { ...drawn(), from: new Uint8Array(256) },
  fates: { wait: new Float64Array(256), gone: new Uint8Array(256), busySeconds: 0, overtimeSeconds: 0 },
  queueRuns: plan.queues.map(emptyRun),
  teamRuns: plan.teams.map(emptyRun),
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

/** Draws and serves one desk's day and counts what happened. True where a queue of it missed its target. */
const runDay = (day: DeskDay, plan: WeekPlan, random: Random, work: Workspace, tally: Tally): boolean => {
  const { parts, line, fates } = work
  while (parts.length < day.queues.length) parts.push(drawn())
  const mine = parts.slice(0, day.queues.length)
  day.queues.forEach((queue, q) => {
    drawDay(queue.demand, random.fork(queue.label), mine[q]!)
  })
  mergeParts(mine, line, fates)
  serveDay(line, day.desk, fates)

  const teamRun = work.teamRuns[day.team]!
  const slotSeconds = plan.slotMinutes * 60
  const inTime = day.queues.map(() => 0)
  for (let i = 0; i < line.count; i++) {
    const q = line.from[i]!
    const queue = day.queues[q]!
    const wait = fates.wait[i]!
    const gone = fates.gone[i] === 1
    const within = !gone && wait <= queue.withinSeconds
    if (within) inTime[q]!++
    countInRun(work.queueRuns[queue.queue]!, wait, within, gone)
    countInRun(teamRun, wait, within, gone)
    const slot = Math.floor(line.arrival[i]! / slotSeconds)
    countInCell(tally, queue.firstCell + slot - queue.firstSlot, wait)
  }
  let missed = false
  day.queues.forEach((queue, q) => {
    const run = work.queueRuns[queue.queue]!
    run.busy += fates.busySeconds - fates.overtimeSeconds
    run.capacity += day.capacitySeconds
    if (inTime[q]! >= queue.targetShare * mine[q]!.count) return
    run.daysBelow++
    missed = true
  })
  teamRun.busy += fates.busySeconds - fates.overtimeSeconds
  teamRun.capacity += day.capacitySeconds
  work.overtime[day.team]! += fates.overtimeSeconds
  return missed
}

/** Runs one replication of the week into the tally. */
const replicate = (plan: WeekPlan, random: Random, work: Workspace, tally: Tally): void => {
  work.queueRuns.forEach(clearRun)
  work.teamRuns.forEach(clearRun)
  work.overtime.fill(0)
  const missed = plan.teams.map(() => new Set<string>())
  for (const day of plan.days) if (runDay(day, plan, random, work, tally)) missed[day.team]!.add(day.date)
  work.queueRuns.forEach((run, q) => {
    addRun(tally, figureAt(plan, 'queue', q, 'arrivals'), run)
  })
  work.teamRuns.forEach((run, t) => {
    run.daysBelow = missed[t]!.size
    addRun(tally, figureAt(plan, 'team', t, 'arrivals'), run)
    addRatio(tally.sums, overtimeAt(plan, t), work.overtime[t]! / 60, 1)
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
