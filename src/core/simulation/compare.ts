import { addRun } from './count.ts'
import { halfWidth } from './estimate.ts'
import { batchesOf, dice, playWeek, type Stage, stageOf } from './simulate.ts'
import { summarise } from './summary.ts'
import { addTally, emptyTally, type Tally } from './tally.ts'
import type { Comparison, Estimate, SimulatedWeek, SimulationOptions } from './types.ts'
import type { WeekPlan } from './week.ts'

const FIGURES = ['wait', 'within'] as const
/** Figure and arrivals of the first week and of the second, and their products by pairs. */
const VALUES = 4
const SUMS = VALUES + VALUES * VALUES

/** What pairs of weeks add up to, and each week by itself; parts add up in order like those of single weeks. */
export interface PairTally {
  replications: number
  readonly first: Tally
  readonly second: Tally
  /** `SUMS` numbers for each queue and figure. */
  readonly sums: Float64Array
}

export const emptyPairs = (first: WeekPlan, second: WeekPlan): PairTally => ({
  replications: 0,
  first: emptyTally(first),
  second: emptyTally(second),
  sums: new Float64Array(first.queues.length * FIGURES.length * SUMS),
})

export const addPairs = (into: PairTally, part: PairTally): void => {
  into.replications += part.replications
  addTally(into.first, part.first)
  addTally(into.second, part.second)
  for (let i = 0; i < into.sums.length; i++) into.sums[i]! += part.sums[i]!
}

/** Arrivals, wait and within of each queue's week. */
const totalsOf = (plan: WeekPlan, { run }: Stage): number[][] => {
  const totals = plan.queues.map(() => [0, 0, 0])
  plan.queueDays.forEach(({ queue }, d) => {
    const { arrivals, wait, within } = run.days[d]!
    const row = totals[queue]!
    row[0]! += arrivals
    row[1]! += wait
    row[2]! += within
  })
  return totals
}

const addPair = (sums: Float64Array, at: number, values: readonly number[]): void => {
  values.forEach((value, i) => {
    sums[at + i]! += value
    values.forEach((other, j) => {
      sums[at + VALUES + VALUES * i + j]! += value * other
    })
  })
}

/** Plays replications `from … from + count − 1` of two plans of the same queues, each pair with the same customers. */
export const compareBatch = (
  first: WeekPlan,
  second: WeekPlan,
  seed: string,
  from: number,
  count: number,
): PairTally => {
  const pairs = emptyPairs(first, second)
  const sides = [
    { plan: first, stage: stageOf(first), tally: pairs.first },
    { plan: second, stage: stageOf(second), tally: pairs.second },
  ]
  for (let r = from; r < from + count; r++) {
    const [before, after] = sides.map(({ plan, stage, tally }) => {
      playWeek(plan, dice(seed, r), stage, tally)
      const totals = totalsOf(plan, stage)
      addRun(plan, stage.run, tally)
      return totals
    })
    first.queues.forEach((_, q) => {
      FIGURES.forEach((_, f) => {
        const [a, b] = [before![q]!, after![q]!]
        addPair(pairs.sums, (q * FIGURES.length + f) * SUMS, [a[f + 1]!, a[0]!, b[f + 1]!, b[0]!])
      })
    })
    pairs.replications++
  }
  return pairs
}

/** Difference of two ratios with its interval by their joint scatter over replications (delta method). */
const difference = (sums: Float64Array, replications: number): Estimate => {
  const [y, n, z, m] = sums as unknown as number[]
  if (!n || !m) return { mean: 0, low: 0, high: 0 }
  const mean = z! / m - y! / n
  const weights = [-1 / n, y! / n ** 2, 1 / m, -z! / m ** 2]
  let squares = 0
  weights.forEach((a, i) => {
    weights.forEach((b, j) => {
      squares += a * b * sums[VALUES + VALUES * i + j]!
    })
  })
  const half = replications < 2 ? 0 : halfWidth(squares, replications)
  return { mean, low: mean - half, high: mean + half }
}

/** Second week less first, queue by queue. */
export const comparisonOf = (plan: WeekPlan, { replications, sums }: PairTally, seed: string): Comparison => {
  const estimate = (q: number, figure: (typeof FIGURES)[number]): Estimate => {
    const at = (q * FIGURES.length + FIGURES.indexOf(figure)) * SUMS
    return difference(sums.subarray(at, at + SUMS), replications)
  }
  return {
    replications,
    seed,
    queues: plan.queues.map((queue, q) => ({
      queue,
      meanWaitSeconds: estimate(q, 'wait'),
      withinTarget: estimate(q, 'within'),
    })),
  }
}

/** Two weeks of the same queues played on the same customers: each by itself, and what the second changes. */
export const compareWeeks = (
  first: WeekPlan,
  second: WeekPlan,
  { replications, seed, onProgress }: SimulationOptions,
): { readonly first: SimulatedWeek; readonly second: SimulatedWeek; readonly difference: Comparison } => {
  const total = emptyPairs(first, second)
  for (const { first: from, count } of batchesOf(replications)) {
    addPairs(total, compareBatch(first, second, seed, from, count))
    onProgress?.(from + count, replications)
  }
  return {
    first: summarise(first, total.first, seed),
    second: summarise(second, total.second, seed),
    difference: comparisonOf(first, total, seed),
  }
}
