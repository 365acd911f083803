import { addDays, datesBetween, mondayOf } from '../calendar/date.ts'
import type { LocalDate } from '../units/time.ts'
import { daysAhead } from './ahead.ts'
import { BACKTEST_LEVELS, DetailTally, dayKinds } from './backtest-detail.ts'
import { membersOf, modelsOf } from './known.ts'
import { knowledgeOf } from './model.ts'
import type { Networks } from './network-member.ts'
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
  /** Networks of all series, taught for these origins, where all members are tried. */
  readonly networks?: Networks | undefined
  /** Whether leads are compared as well, from origins of their own. */
  readonly byLead?: boolean
}

/** Mondays that start the last `weeks` complete weeks of a history that ends before `end`. */
export const weeklyOrigins = (end: LocalDate, weeks: number): LocalDate[] => {
  const monday = mondayOf(end)
  return Array.from({ length: weeks }, (_, i) => addDays(monday, 7 * (i - weeks)))
}

/** Prime to seven: over three weeks each lead meets each weekday once. */
const LEAD_STEP = 3

/**
 * Origins for comparing leads over the dates from `from` to before `end`. Were all origins Mondays, one day ahead would
 * always be a Monday and five days ahead a Friday.
 */
const rotatingOrigins = (from: LocalDate, end: LocalDate, horizonDays: number): LocalDate[] =>
  datesBetween(addDays(from, 1 - horizonDays), addDays(end, -1)).filter((_, i) => i % LEAD_STEP === 0)

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
  options: BacktestOptions = {},
): SeriesBacktest => {
  const { weeks = 12, gapDays = 0, horizonDays = 7, weather = 'known' } = options
  const { portfolio = 'usual', networks, byLead = false } = options
  const lastDay = series.days.at(-1)?.date
  const firstDay = series.days[0]?.date
  if (lastDay === undefined || firstDay === undefined) return { origins: [], rows: [] }
  const isKnown = (origin: LocalDate): boolean => addDays(firstDay, 28 + gapDays) <= origin
  const origins = weeklyOrigins(addDays(lastDay, 3), weeks).filter(isKnown)
  const [first] = origins
  if (first === undefined) return { origins, rows: [] }
  const end = addDays(origins.at(-1)!, 7)
  const rotating = byLead ? rotatingOrigins(first, end, horizonDays).filter(isKnown) : []
  const excluded = context.excluded.filter((period) => concerns(period, series.id))
  const events = context.events.filter((event) => concerns(event, series.id))
  const models = modelsOf(portfolio, networks !== undefined)
  const tallies = models.map(emptyTally)
  const details = new DetailTally(models, dayKinds(series, context.holidays, events))
  const scale = weeklyChange(series, first)
  const all = [...new Set([...origins, ...rotating])].sort()
  const knowledge = knowledgeOf(series, context, all, { gapDays, horizonDays, portfolio, networks })
  for (const known of knowledge) {
    const { origin } = known
    const then =
      weather === 'observed'
        ? context
        : { ...context, weather: weatherKnownAt(context, addDays(origin, -gapDays)) }
    const days = series.days.filter(
      ({ date }) =>
        origin <= date &&
        date < addDays(origin, horizonDays) &&
        !excluded.some(({ from, to }) => from <= date && date <= to),
    )
    const open = days.map(({ counts, ...day }) => ({ ...day, slots: counts.length }))
    const [isWeekly, isRotating] = [origins.includes(origin), rotating.includes(origin)]
    daysAhead(known, then, open, models, BACKTEST_LEVELS).forEach((forecasts, m) => {
      forecasts.forEach((forecast, i) => {
        const day = days[i]!
        if (isRotating && first <= day.date && day.date < end) details.addLead(m, origin, forecast, day)
        if (!isWeekly) return
        tallyDay(tallies[m]!, forecast, day, BACKTEST_LEVELS, QUANTILE_LEVELS)
        details.addDate(m, origin, forecast, day)
      })
    })
  }
  const { weights } = knowledge.findLast(({ origin }) => origins.includes(origin))!
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

/** Back-test of several series over the same weeks, leads compared. */
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
    const result = backtestSeries(one, context, { byLead: true, ...options })
    rows.push(...result.rows)
    if (result.detail) details.push(result.detail)
    for (const origin of result.origins) origins.add(origin)
  })
  options.onProgress?.(series.length, series.length)
  return { origins: [...origins].sort(), horizonDays: options.horizonDays ?? 7, rows, details }
}
