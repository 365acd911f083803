import type {
  Accuracy,
  Backtest,
  BacktestDetail,
  BacktestRow,
  BandPlace,
  LeadRow,
} from '../core/forecast/types.ts'
import type { Report } from '../core/report/types.ts'
import type { LocalDate } from '../core/units/time.ts'
import type { Fit } from './fit.ts'

export type Scored = Omit<BacktestRow, 'model'> & { readonly model: string }

/** A queue's models over the back-test, the chosen one first, then its rivals, best first. */
export interface Tested {
  readonly queue: string
  readonly rows: readonly Scored[]
  /** Absent in runs older than the back-test's details. */
  readonly detail: BacktestDetail | undefined
}

const ranked = (rows: readonly Scored[]): Scored[] =>
  rows.toSorted((a, b) => +b.champion - +a.champion || a.accuracy.wape - b.accuracy.wape)

/** The back-test a report was made with. */
export const testedInReport = (forecasts: Report['forecast']): Tested[] =>
  forecasts.map(({ queue, model, accuracy, weight, baselines, detail }) => ({
    queue,
    detail,
    rows: ranked([
      { queue, model, accuracy, champion: true, ...(weight === undefined ? {} : { weight }) },
      ...baselines.filter((row) => row.model !== model),
    ]),
  }))

/** A back-test newer than the report's. */
export const testedAnew = ({ rows, details }: Backtest): Tested[] =>
  [...Map.groupBy(rows, (row) => row.queue)].map(([queue, own]) => ({
    queue,
    detail: details?.find((one) => one.queue === queue),
    rows: ranked(own),
  }))

/** What a measure is when nothing is left to gain; `cases` has no best. */
const IDEAL = { wape: 0, bias: 0, mase: 0, pinball: 0, coverage80: 0.8, coverage95: 0.95, cases: Number.NaN }
export type Measure = keyof typeof IDEAL
export const MEASURES = Object.keys(IDEAL) as Measure[]

/** The value of a measure nearest to its ideal. */
export const bestOf = (accuracies: readonly (Accuracy | undefined)[], measure: Measure): number | undefined =>
  accuracies
    .flatMap((one) => (one ? [one[measure]] : []))
    .sort((a, b) => Math.abs(a - IDEAL[measure]) - Math.abs(b - IDEAL[measure]))[0]

type LeadColumn = Pick<LeadRow, 'lead' | 'days'>

/** The leads and kinds of day that were tested: nearest lead first, ordinary days before event days. */
export const leadColumns = (tested: readonly Tested[]): LeadColumn[] => {
  const rows = tested.flatMap(({ detail }) => detail?.leads ?? [])
  const columns = new Map(rows.map(({ lead, days }) => [`${lead.from}${days}`, { lead, days }]))
  return [...columns.values()].sort(
    (a, b) => a.lead.from - b.lead.from || (a.days === b.days ? 0 : a.days === 'ordinary' ? -1 : 1),
  )
}

/** A model's accuracy in a column; undefined where it was not tested. */
export const accuracyAt = (
  { detail }: Tested,
  model: string,
  { lead, days }: LeadColumn,
): Accuracy | undefined =>
  detail?.leads.find((row) => row.model === model && row.lead.from === lead.from && row.days === days)
    ?.accuracy

/** Fewest and most of `days` that an honest forecast puts where `share` of all belong, 19 times in 20 (normal approximation). */
export const honestRange = (days: number, share: number): readonly [number, number] => {
  const spread = 1.96 * Math.sqrt(days * share * (1 - share))
  return [Math.max(0, days * share - spread), days * share + spread]
}

const judged = (count: number, days: number, share: number): Exclude<Fit, 'closed'> => {
  const [low, high] = honestRange(days, share)
  if (count < low) return 'short'
  return count > high ? 'surplus' : 'fit'
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Days in each tenth of their forecast's distribution, and whether chance explains that they are not equal. */
export const tenthsOf = (calibration: readonly number[]) =>
  calibration.map((days) => ({ days, fit: judged(days, sum(calibration), 0.1) }))

/** Share of days inside the middle 20, 40, 60 and 80 % of their distribution: `short` is a band too narrow. */
export const coverageOf = (calibration: readonly number[]) =>
  [1, 2, 3, 4].map((half) => {
    const days = sum(calibration)
    const inside = sum(calibration.slice(5 - half, 5 + half))
    const nominal = half / 5
    return { nominal, observed: days ? inside / days : 0, fit: judged(inside, days, nominal) }
  })

/** Months (2023-09) that were tested, and the dates of one of them. */
export const monthsOf = (tested: readonly Tested[]): string[] => [
  ...new Set(datesOf(tested, '').map((date) => date.slice(0, 7))),
]
export const datesOf = (tested: readonly Tested[], month: string): LocalDate[] =>
  [...new Set(tested.flatMap(({ detail }) => detail?.dates.map(({ date }) => date) ?? []))]
    .filter((date) => date.startsWith(month))
    .sort()

/** How a day in or out of its band is signed and coloured. */
export const PLACES: Readonly<Record<BandPlace, { readonly sign: string; readonly fit: Fit }>> = {
  inside: { sign: '○', fit: 'fit' },
  above80: { sign: '↑', fit: 'surplus' },
  below80: { sign: '↓', fit: 'surplus' },
  above95: { sign: '↑↑', fit: 'short' },
  below95: { sign: '↓↓', fit: 'short' },
}
