import { Worker } from 'node:worker_threads'
import {
  addPairs,
  compareBatch,
  comparisonOf,
  emptyPairs,
  type PairTally,
} from '../core/simulation/compare.ts'
import { batchesOf, simulateBatch } from '../core/simulation/simulate.ts'
import { summarise } from '../core/simulation/summary.ts'
import { addTally, emptyTally, type Tally } from '../core/simulation/tally.ts'
import type { Comparison, SimulatedWeek } from '../core/simulation/types.ts'
import type { WeekPlan } from '../core/simulation/week.ts'

/** Replications of one week, or of a pair of weeks with the same customers. */
export type SimulationOrder =
  | { readonly kind: 'week'; readonly plan: WeekPlan; readonly seed: string }
  | { readonly kind: 'pair'; readonly plan: WeekPlan; readonly second: WeekPlan; readonly seed: string }

export type Batch = ReturnType<typeof batchesOf>[number]

export interface PoolOptions {
  readonly replications: number
  /** Threads; 1 runs on this one. */
  readonly workers: number
  readonly onProgress?: (done: number, of: number) => void
}

/** Runs one batch of an order. */
export const runBatch = (order: SimulationOrder, { first, count }: Batch): Tally | PairTally =>
  order.kind === 'week'
    ? simulateBatch(order.plan, order.seed, first, count)
    : compareBatch(order.plan, order.second, order.seed, first, count)

type Part = Tally | PairTally

/** Hands the batches to threads as they become free. */
const runOnThreads = (
  order: SimulationOrder,
  batches: readonly Batch[],
  workers: number,
  take: (part: Part, index: number) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const threads = Array.from(
      { length: Math.min(workers, batches.length) },
      () => new Worker(new URL('./simulate-worker.ts', import.meta.url), { workerData: order }),
    )
    const end = async (error?: unknown): Promise<void> => {
      await Promise.all(threads.map((thread) => thread.terminate()))
      if (error === undefined) resolve()
      else reject(error)
    }
    let next = 0
    let left = batches.length
    for (const thread of threads) {
      let index = -1
      const give = (): void => {
        if (next === batches.length) return
        index = next++
        thread.postMessage(batches[index])
      }
      thread.on('message', (part: Part) => {
        take(part, index)
        if (--left === 0) void end()
        else give()
      })
      thread.on('error', (error) => void end(error))
      give()
    }
  })

/** Runs all batches and adds them up in their order, so that the sums are the same however many threads there are. */
const runAll = async <T extends Part>(
  order: SimulationOrder,
  { replications, workers, onProgress }: PoolOptions,
  total: T,
  add: (into: T, part: T) => void,
): Promise<T> => {
  const batches = batchesOf(replications)
  const waiting = new Map<number, T>()
  let added = 0
  const take = (part: Part, index: number): void => {
    waiting.set(index, part as T)
    for (let ready = waiting.get(added); ready; ready = waiting.get(added)) {
      add(total, ready)
      waiting.delete(added++)
    }
    onProgress?.(total.replications, replications)
  }
  if (workers > 1 && batches.length > 1) await runOnThreads(order, batches, workers, take)
  else
    batches.forEach((batch, index) => {
      take(runBatch(order, batch), index)
    })
  return total
}

/** The simulated week of a plan, on some threads. */
export const simulateOn = async (
  plan: WeekPlan,
  seed: string,
  options: PoolOptions,
): Promise<SimulatedWeek> =>
  summarise(plan, await runAll({ kind: 'week', plan, seed }, options, emptyTally(plan), addTally), seed)

/** Two plans of the same queues compared, on some threads. */
export const compareOn = async (
  plan: WeekPlan,
  second: WeekPlan,
  seed: string,
  options: PoolOptions,
): Promise<Comparison> =>
  comparisonOf(
    plan,
    await runAll({ kind: 'pair', plan, second, seed }, options, emptyPairs(plan, second), addPairs),
    seed,
  )
