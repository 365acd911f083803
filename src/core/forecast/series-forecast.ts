import { addDays } from '../calendar/date.ts'
import type { LocalDate } from '../units/time.ts'
import { forecastDays, openDaysAhead, train } from './model.ts'
import type { DayForecast, DemandContext, DemandSeries, OpenDay } from './types.ts'

export interface SeriesForecastOptions {
  readonly horizonDays: number
  /** Days before the origin that are not known yet. */
  readonly gapDays: number
  readonly levels: readonly number[]
}

/** Days of the horizon: those the week's pattern opens, and those the file itself lists ahead (a count is not looked at). */
const daysOfHorizon = (
  series: DemandSeries,
  pattern: readonly OpenDay[],
  origin: LocalDate,
  horizonDays: number,
): OpenDay[] => {
  const end = addDays(origin, horizonDays)
  const days = new Map(pattern.map((day) => [day.date, day]))
  for (const { date, firstSlot, counts, openShare, covariates } of series.days) {
    if (date < origin || date >= end) continue
    const usual = days.get(date)
    const first = Math.min(firstSlot, usual?.firstSlot ?? firstSlot)
    const last = Math.max(firstSlot + counts.length, usual ? usual.firstSlot + usual.slots : 0)
    days.set(date, {
      date,
      firstSlot: first,
      slots: last - first,
      ...(openShare && !usual ? { openShare } : {}),
      ...(usual?.openShare && first === usual.firstSlot && last === first + usual.slots
        ? { openShare: usual.openShare }
        : {}),
      ...(covariates ? { covariates } : {}),
    })
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** Forecast of one bare series from one origin, as if nothing at or after it (less the gap) were known. */
export const forecastSeries = (
  series: DemandSeries,
  context: DemandContext,
  origin: LocalDate,
  { horizonDays, gapDays, levels }: SeriesForecastOptions,
): DayForecast[] => {
  const end = addDays(origin, -gapDays)
  const history = { ...series, days: series.days.filter(({ date }) => date < end) }
  const model = train(history, context, origin, { gapDays, horizonDays })
  const pattern = openDaysAhead(history, context, end, origin, horizonDays)
  const days = daysOfHorizon(series, pattern, origin, horizonDays)
  return forecastDays(model, context, days, { levels, planned: pattern.map(({ date }) => date) })
}

/** A covariate that the file does not give for days that were forecast: its mean of the past stood in. */
export interface UnknownCovariate {
  readonly name: string
  readonly days: number
  readonly first: LocalDate
}

/** Covariates without a value on forecast days. */
export const unknownCovariates = (
  series: DemandSeries,
  forecast: readonly DayForecast[],
): UnknownCovariate[] => {
  const given = new Map(series.days.map(({ date, covariates }) => [date, covariates]))
  return (series.covariates ?? []).flatMap((name, i) => {
    const missing = forecast.filter(({ date }) => !Number.isFinite(given.get(date)?.[i]))
    return missing.length > 0 ? [{ name, days: missing.length, first: missing[0]!.date }] : []
  })
}
