import { addDays, mondayOf } from '../calendar/date.ts'
import type { LocalDate } from '../units/time.ts'
import { daysAhead } from './ahead.ts'
import { BACKTEST_LEVELS, DetailTally, dayKinds } from './backtest-detail.ts'
import { membersOf, modelsOf } from './known.ts'
import { knowledgeOf } from './model.ts'
import { accuracyOf, emptyTally, tallyDay, weeklyChange } from './score.ts'
import { concerns } from './track.ts'
import {
  type Accuracy,
  type Backtest,
  type BacktestDetail,
  type BacktestRow,
  type DemandContext,
  type DemandSeries,
  type ModelName,
  type Portfolio,
  QUANTILE_LEVELS,
} from './types.ts'
import { weatherKnownAt } from './weather-known.ts'

export interface BacktestOptions {
  /** Mondays of the last complete weeks, this many. */
  readonly weeks?: number
  /** Days before each origin that are not known yet at it (28: a monthly roster). */
  readonly gapDays?: number
  readonly horizonDays?: number
  /** Weather of the days judged: as forecasts then had it, else the climate of the date (default), or what came. */
  readonly weather?: 'known' | 'observed'
  readonly portfolio?: Portfolio
}

/** Mondays that start the last `weeks` complete weeks of a history that ends before `end`. */
export const weeklyOrigins = (end: LocalDate, weeks: number): LocalDate[] => {
  const monday = mondayOf(end)
  return Array.from({ length: weeks }, (_, i) => addDays(monday, 7 * (i - weeks)))
}

/** Back-test of one series; no detail where no origin could be judged. */
export interface SeriesBacktest {
  readonly origins: readonly LocalDate[]
  readonly rows: readonly BacktestRow[]
  readonly detail?: BacktestDetail
}

/**
 * Rolling-origin back-test of one series: each model forecasts each week from what was known before it.
 * Weather of a forecast week is what was known of it then, unless asked otherwise; excluded periods are not judged.
 */
export const backtestSeries = (
  series: DemandSeries,
  context: DemandContext,
  { weeks = 12, gapDays = 0, horizonDays = 7, weather = 'known', portfolio = 'usual' }: BacktestOptions = {},
): SeriesBacktest => {
  const lastDay = series.days.at(-1)?.date
  const firstDay = series.days[0]?.date
  if (lastDay === undefined || firstDay === undefined) return { origins: [], rows: [] }
  const origins = weeklyOrigins(addDays(lastDay, 3), weeks).filter(
    (origin) => addDays(firstDay, 28 + gapDays) <= origin,
  )
  if (origins.length === 0) return { origins, rows: [] }
  const excluded = context.excluded.filter((period) => concerns(period, series.id))
  const events = context.events.filter((event) => concerns(event, series.id))
  const models = modelsOf(portfolio)
  const tallies = models.map(emptyTally)
  const details = new DetailTally(models, dayKinds(series, context.holidays, events))
  const scale = weeklyChange(series, origins[0]!)
  const knowledge = knowledgeOf(series, context, origins, { gapDays, horizonDays, portfolio })
  const { weights } = knowledge.at(-1)!
  for (const known of knowledge) {
    const before = addDays(known.origin, -gapDays)
    const then = weather === 'observed' ? context : { ...context, weather: weatherKnownAt(context, before) }
    const days = series.days.filter(
      ({ date }) =>
        known.origin <= date &&
        date < addDays(known.origin, horizonDays) &&
        !excluded.some(({ from, to }) => from <= date && date <= to),
    )
    const open = days.map(({ counts, ...day }) => ({ ...day, slots: counts.length }))
    daysAhead(known, then, open, models, BACKTEST_LEVELS).forEach((forecasts, m) => {
      forecasts.forEach((forecast, i) => {
        tallyDay(tallies[m]!, forecast, days[i]!, BACKTEST_LEVELS, QUANTILE_LEVELS)
        details.add(m, known.origin, forecast, days[i]!)
      })
    })
  }
  const accuracies = models.map((name, m) => [name, accuracyOf(tallies[m]!, scale)] as const)
  const champion = bestOf(accuracies)
  return {
    origins,
    rows: accuracies.map(([name, accuracy]) => ({
      queue: series.id,
      model: name,
      accuracy,
      champion: name === champion,
      ...(name === 'combination' ? {} : { weight: weights[membersOf(weights).indexOf(name)]! }),
    })),
    detail: details.detail(series.id, champion, scale, events),
  }
}

const bestOf = (accuracies: readonly (readonly [ModelName, Accuracy])[]): ModelName =>
  accuracies.reduce((best, one) => (one[1].pinball < best[1].pinball ? one : best))[0]

/** Back-test of several series over the same weeks. */
export const backtest = (
  series: readonly DemandSeries[],
  context: DemandContext,
  options: BacktestOptions & { readonly onProgress?: (done: number, of: number) => void } = {},
): Backtest => {
  const rows: BacktestRow[] = []
  const details: BacktestDetail[] = []
  const origins = new Set<LocalDate>()
  series.forEach((one, i) => {
    options.onProgress?.(i, series.length)
    const result = backtestSeries(one, context, options)
    rows.push(...result.rows)
    if (result.detail) details.push(result.detail)
    for (const origin of result.origins) origins.add(origin)
  })
  options.onProgress?.(series.length, series.length)
  return { origins: [...origins].sort(), horizonDays: options.horizonDays ?? 7, rows, details }
}
