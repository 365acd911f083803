import type { Customers, Levels, Waits } from '../../src/core/simulation/serve.ts'
import { type Random, seeded } from '../../src/core/units/random.ts'

export type Serve = (customers: Customers, people: Levels, waits: Waits) => void

/** A desk that is open for ever with the same people. Rates and times in seconds. */
export interface Model {
  readonly name: string
  readonly servers: number
  readonly arrivalRate: number
  readonly service: (random: Random) => number
  /** Mean of exponential patience. */
  readonly patience?: number
  readonly withinSeconds: number
  /** Millions of customers that make the interval narrow. */
  readonly millions: number
  /** What theory says of the long run. */
  readonly theory: Partial<Record<Figure, number>>
}

export type Figure = 'meanWait' | 'within' | 'gone'

export interface Interval {
  readonly mean: number
  readonly low: number
  readonly high: number
}

export const exponential =
  (mean: number) =>
  (random: Random): number =>
    -mean * Math.log(1 - random.uniform())

const BATCHES = 40
/** 99.5 % point of Student's t with 39 degrees of freedom. */
const T = 2.7079

const interval = (batches: readonly number[]): Interval => {
  const mean = batches.reduce((a, b) => a + b) / batches.length
  const variance = batches.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (batches.length - 1)
  const half = T * Math.sqrt(variance / batches.length)
  return { mean, low: mean - half, high: mean + half }
}

/** 99 % interval of a mean over customers in order, by batch means, the first twentieth left out. */
export const batchMeans = (count: number, value: (i: number) => number): Interval => {
  const first = Math.floor(count / 20)
  const size = Math.floor((count - first) / BATCHES)
  return interval(
    Array.from({ length: BATCHES }, (_, b) => {
      let sum = 0
      for (let i = first + b * size; i < first + (b + 1) * size; i++) sum += value(i)
      return sum / size
    }),
  )
}

/** 99 % intervals of the long run by batch means, the first twentieth left out. */
export const longRun = (model: Model, serve: Serve, share = 1): Record<Figure, Interval> => {
  const count = Math.round(model.millions * share * 1_000_000)
  const random = seeded(`theory/${model.name}`)
  const [arrivals, services, patiences] = [
    random.fork('arrival'),
    random.fork('service'),
    random.fork('patience'),
  ]
  const customers = {
    count,
    arrival: new Float64Array(count),
    service: new Float64Array(count),
    patience: new Float64Array(count),
  }
  let now = 0
  for (let i = 0; i < count; i++) {
    now += exponential(1 / model.arrivalRate)(arrivals)
    customers.arrival[i] = now
    customers.service[i] = model.service(services)
    customers.patience[i] =
      model.patience === undefined ? Number.POSITIVE_INFINITY : exponential(model.patience)(patiences)
  }
  const people = { changes: new Float64Array(1), levels: Int32Array.of(model.servers) }
  const fates = { wait: new Float64Array(count), gone: new Uint8Array(count) }
  serve(customers, people, fates)

  const batches = (value: (i: number) => number): Interval => batchMeans(count, value)
  return {
    meanWait: batches((i) => fates.wait[i]!),
    within: batches((i) => (fates.gone[i] === 0 && fates.wait[i]! <= model.withinSeconds ? 1 : 0)),
    gone: batches((i) => fates.gone[i]!),
  }
}

/** Figures of a model whose interval does not hold what theory says. */
export const misses = (model: Model, found: Record<Figure, Interval>): string[] =>
  Object.entries(model.theory).flatMap(([figure, expected]) => {
    const { low, high } = found[figure as Figure]
    return low <= expected && expected <= high ? [] : [`${figure}: ${expected} outside ${low} … ${high}`]
  })
