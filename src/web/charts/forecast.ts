import { addDays, datesBetween, weekday } from '../../core/calendar/date.ts'
import type { Report, ReportForecast } from '../../core/report/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import type { Text } from '../text.ts'
import { backdrop, backdropScale, bandLabel, COLOUR, type Figure, options } from './look.ts'

/** Lower and upper quantile of a band that holds `share` of the outcomes; undefined if the levels lack it. */
export function band(
  levels: readonly number[],
  quantiles: readonly number[],
  share: number,
): [number, number] | undefined {
  const at = (level: number) => quantiles[levels.findIndex((known) => Math.abs(known - level) < 1e-9)]
  const low = at((1 - share) / 2)
  const high = at((1 + share) / 2)
  return low === undefined || high === undefined ? undefined : [low, high]
}

/** A band as text: 152–206. */
export const bandText = (
  text: Text,
  levels: readonly number[],
  quantiles: readonly number[],
  share: number,
): string =>
  band(levels, quantiles, share)
    ?.map((value) => text.number(value))
    .join('–') ?? '－'

/** Names of the events and holidays of a date. */
export const marksOf = (report: Report, text: Text, date: LocalDate): string[] => [
  ...report.holidays.filter((holiday) => holiday.date === date).map((holiday) => holiday.name),
  ...report.events
    .filter((event) => event.from <= date && date <= event.to)
    .map((event) => text.name(event.name)),
]

type Days = readonly { readonly mean: number; readonly quantiles: readonly number[] }[]

/** Mean as points in their bands. `undefined` rows leave their place empty. */
function foretold(levels: readonly number[], rows: readonly (Days[number] | undefined)[], text: Text) {
  const bands = (share: number) => rows.map((row) => (row && band(levels, row.quantiles, share)) ?? null)
  const bar = { type: 'bar' as const, grouped: false, categoryPercentage: 1, barPercentage: 0.8 }
  return [
    {
      type: 'line' as const,
      label: text.t('page.forecast.mean'),
      data: rows.map((row) => row?.mean ?? null),
      borderColor: COLOUR.indigo,
      backgroundColor: COLOUR.indigo,
      borderWidth: 2,
      pointRadius: rows.length > 60 ? 2 : 3.5,
      order: 1,
    },
    { ...bar, label: bandLabel(text, 0.8), data: bands(0.8), backgroundColor: COLOUR.band80, order: 2 },
    { ...bar, label: bandLabel(text, 0.95), data: bands(0.95), backgroundColor: COLOUR.band95, order: 3 },
  ]
}

/** Daily totals: the recent past as bars, the days ahead as points in their bands. Days with an event stand on a tint. */
export function dailyChart(report: Report, forecast: ReportForecast, text: Text): Figure {
  const first = forecast.history[0]?.date ?? forecast.days[0]?.date ?? report.origin
  const last = forecast.days.at(-1)?.date ?? addDays(report.origin, -1)
  const dates = datesBetween(first, last)
  const past = new Map(forecast.history.map((day) => [day.date, day.total]))
  const ahead = new Map(forecast.days.map((day) => [day.date, day]))
  const rows = dates.map((date) => ahead.get(date))
  const mondays = dates.filter((date) => weekday(date) === 1)
  const labelled = new Set(mondays.filter((_, i) => i % Math.ceil(mondays.length / 10) === 0))
  const look = options(
    { labels: dates.map((date) => (labelled.has(date) ? text.day(date).split(/ (?=\d)/) : null)) },
    { title: text.t('page.axis.perDay'), whole: true },
  )
  return {
    type: 'bar',
    data: {
      labels: dates.map((date) => text.day(date)),
      datasets: [
        ...foretold(forecast.levels, rows, text),
        {
          type: 'bar',
          label: text.t('page.forecast.actual'),
          data: dates.map((date) => past.get(date) ?? null),
          backgroundColor: COLOUR.past,
          grouped: false,
          categoryPercentage: 1,
          barPercentage: 0.7,
          order: 4,
        },
        backdrop(
          text.t('page.forecast.event'),
          dates.map((date) => marksOf(report, text, date).length > 0),
          COLOUR.event,
        ),
      ],
    },
    options: { ...look, scales: { ...look.scales, backdrop: backdropScale } },
  }
}

/** The slots of one day: mean and bands. */
export function slotChart(report: Report, forecast: ReportForecast, date: LocalDate, text: Text): Figure {
  const slots = forecast.days.find((day) => day.date === date)?.slots ?? []
  return {
    type: 'bar',
    data: {
      labels: slots.map((slot) => text.time(slot.slot * report.slotMinutes)),
      datasets: foretold(forecast.levels, slots, text),
    },
    options: options({}, { title: text.t('page.axis.perSlot', { minutes: report.slotMinutes }) }),
  }
}
