import type { BenchRow } from '../row.ts'
import type { PeerFigures, Peers } from './peers.ts'
import { type Judged, judge, WEEKS } from './protocol.ts'
import type { BenchSeries } from './series.ts'

export const percent = (share: number): number => Math.round(share * 10000) / 100
const hundredth = (value: number): number => Math.round(value * 100) / 100
const milliseconds = (seconds: number): number => Math.round(seconds * 1000)

const NAIVE = [
  ['seasonalNaive', 'seasonal naive'],
  ['fourWeekMean', '4-week mean'],
] as const

/** A rival measured in the same run: a baseline of ours, or a peer. `weeks` are those it was judged on. */
interface Rival extends Judged {
  readonly name: string
  readonly weeks: number
}

const rivalsOf = (models: ReturnType<typeof judge>['models'], peers: readonly PeerFigures[]): Rival[] => [
  ...NAIVE.map(([model, name]): Rival => ({ ...models.get(model)!, name, weeks: WEEKS })),
  ...peers.map((figures): Rival => ({ ...figures, name: figures.peer })),
]

const least = (values: readonly number[]): number | null => (values.length > 0 ? Math.min(...values) : null)

const detail = (name: string, value: number): BenchRow => ({
  name,
  value,
  unit: '%',
  peer: null,
  target: null,
  aim: null,
  holds: true,
  detail: true,
})

const rivalRows = (series: string, rivals: readonly Rival[]): BenchRow[] =>
  rivals.flatMap(({ name, weeks, accuracy, wql }) => {
    const who = weeks < WEEKS ? `${name}, ${weeks} of ${WEEKS} weeks` : name
    return [
      detail(`${series}: ${who}, WAPE`, percent(accuracy.wape)),
      detail(`${series}: ${who}, weighted quantile loss`, hundredth(wql)),
      detail(`${series}: ${who}, inside the 80 % band`, percent(accuracy.coverage80)),
    ]
  })

const gapRows = (bench: BenchSeries, peers: Peers | undefined): BenchRow[] => {
  const published = bench.gapPeerWape
  if (published === undefined) return []
  const { models } = judge(bench, 28)
  const rivals = rivalsOf(models, peers?.(bench, 28) ?? [])
  const whole = rivals.filter(({ weeks }) => weeks === WEEKS)
  const value = percent(models.get('combination')!.accuracy.wape)
  return [
    {
      name: `${bench.name}: WAPE with 28 days between (best published ${published})`,
      value,
      unit: '%',
      peer: least(whole.map(({ accuracy }) => percent(accuracy.wape))),
      target: published,
      aim: hundredth(published * 0.95),
      holds: value <= published,
    },
    ...rivalRows(`${bench.name}, 28 days between`, rivals),
  ]
}

/** Times beside the two peers that the targets name; the targets are theirs. */
const timeRows = (series: string, seconds: number, peers: readonly PeerFigures[]): BenchRow[] => {
  const of = (name: string) => peers.find(({ peer }) => peer === name)?.seconds
  const value = milliseconds(seconds)
  const row = (against: string, peer: number | undefined, factor: number): BenchRow[] => {
    if (peer === undefined) return []
    const target = milliseconds(peer / factor)
    return [
      {
        name: `${series}: training and forecast of an origin, processor time (${against})`,
        value,
        unit: 'ms',
        peer: milliseconds(peer),
        target,
        aim: null,
        holds: value <= target,
      },
    ]
  }
  const [ets, arima, prophet] = [of('AutoETS'), of('AutoARIMA'), of('Prophet')]
  const rows = [
    ...row('peer: Prophet; target: a tenth of it', prophet, 10),
    ...row(
      'peer: AutoARIMA + AutoETS',
      ets === undefined || arima === undefined ? undefined : ets + arima,
      1,
    ),
  ]
  if (rows.length > 0) return rows
  const name = `${series}: training and forecast of an origin, processor time`
  return [{ name, value, unit: 'ms', peer: null, target: null, aim: null, holds: true }]
}

/**
 * Our figures on a public series under P1. `peer` is the best baseline or peer that was judged on all weeks of the
 * same run; of the 80 % band it is the band of the rival with the least quantile loss.
 */
export const seriesRows = (bench: BenchSeries, peers: Peers | undefined): BenchRow[] => {
  const { models, seconds } = judge(bench)
  const ours = models.get('combination')!
  const measured = peers?.(bench) ?? []
  const rivals = rivalsOf(models, measured)
  const whole = rivals.filter(({ weeks }) => weeks === WEEKS)
  const sharpest = whole.reduce((best, one) => (one.wql < best.wql ? one : best))
  const { target, aim, name } = bench
  const wape = percent(ours.accuracy.wape)
  const wql = hundredth(ours.wql)
  const coverage = percent(ours.accuracy.coverage80)
  const [low, high] = target.coverage
  return [
    {
      name: `${name}: WAPE (best published ${bench.peerWape})`,
      value: wape,
      unit: '%',
      peer: least(whole.map(({ accuracy }) => percent(accuracy.wape))),
      target: target.wape ?? bench.peerWape,
      aim: aim.wape ?? null,
      holds: wape <= (target.wape ?? bench.peerWape),
    },
    {
      name: `${name}: weighted quantile loss (best published ${bench.peerWql})`,
      value: wql,
      unit: '%',
      peer: hundredth(sharpest.wql),
      target: target.wql ?? bench.peerWql,
      aim: aim.wql ?? null,
      holds: wql <= (target.wql ?? bench.peerWql),
    },
    {
      name: `${name}: inside the 80 % band (${low}–${high})`,
      value: coverage,
      unit: '%',
      peer: percent(sharpest.accuracy.coverage80),
      target: low,
      aim: 80,
      holds: coverage >= low && coverage <= high,
    },
    ...timeRows(name, seconds, measured),
    ...rivalRows(name, rivals),
    ...gapRows(bench, peers),
  ]
}
