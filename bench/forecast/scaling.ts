import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { BenchRow } from '../row.ts'

const QUEUES = [1, 2, 5, 10] as const
const YEARS = [1, 2, 3, 5.5] as const
const [ALL_QUEUES, ALL_YEARS] = [10, 5.5] as const
/** Growth no faster than the work: an exponent of 1, and what two measurements of the same thing differ by. */
const LINEAR = 1.1

interface Retrained {
  readonly seconds: number
  readonly processorSeconds: number
  readonly megabytes: number
}

const retrain = (store: string, queues: number, years: number): Retrained => {
  const script = join(import.meta.dirname, 'retrain.ts')
  const days = Math.round(years * 365.25)
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [script, store, String(queues), String(days)],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`retraining ended with ${status}: ${stderr.slice(-1000)}`)
  return JSON.parse(stdout) as Retrained
}

type Point = readonly [size: number, seconds: number]

/** The exponent b of seconds ≈ a · size^b, by least squares on logs. */
export const growthExponent = (points: readonly Point[]): number => {
  const logs = points.map(([size, seconds]) => [Math.log(size), Math.log(seconds)] as const)
  const mean = (of: (log: (typeof logs)[number]) => number): number =>
    logs.reduce((sum, log) => sum + of(log), 0) / logs.length
  const [x, y] = [mean(([a]) => a), mean(([, b]) => b)]
  return mean(([a, b]) => (a - x) * (b - y)) / mean(([a]) => (a - x) ** 2)
}

const row = (name: string, value: number, unit: string, target: number | null): BenchRow => ({
  name,
  value: Math.round(value * 100) / 100,
  unit,
  peer: null,
  target,
  aim: null,
  holds: target === null || value <= target,
})

const curveRows = (of: string, points: readonly Point[]): BenchRow[] => [
  ...points.map(([size, seconds]) => ({
    ...row(`sample city: processor time of retraining, ${of}: ${size}`, seconds, 's', null),
    detail: true,
  })),
  row(`sample city: growth of that time with ${of}`, growthExponent(points), 'exponent', LINEAR),
]

/** What retraining (back-test of 12 weeks, training, forecast of nine weeks) of a stored city costs, and how that grows. */
export const scalingRows = (store: string): BenchRow[] => {
  const whole = retrain(store, ALL_QUEUES, ALL_YEARS)
  const seconds = (queues: number, years: number): number =>
    queues === ALL_QUEUES && years === ALL_YEARS
      ? whole.processorSeconds
      : retrain(store, queues, years).processorSeconds
  return [
    row('sample city: retraining of all queues', whole.seconds, 's', 30),
    row('sample city: peak memory of it', whole.megabytes, 'MB', 1000),
    ...curveRows(
      `queues of ${ALL_YEARS} years`,
      QUEUES.map((queues) => [queues, seconds(queues, ALL_YEARS)] as const),
    ),
    ...curveRows(
      `years of ${ALL_QUEUES} queues`,
      YEARS.map((years) => [years, seconds(ALL_QUEUES, years)] as const),
    ),
  ]
}
