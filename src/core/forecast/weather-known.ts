import type { DayWeather } from '../calendar/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { DemandContext } from './types.ts'

/**
 * Weather as it was known when a date began: what came before it and, of the other days, the latest forecast issued
 * before it. A forecast that does not say when it was issued counts as known.
 */
export const weatherKnownAt = (
  { weather, weatherForecasts = [] }: Pick<DemandContext, 'weather' | 'weatherForecasts'>,
  date: LocalDate,
): DayWeather[] => {
  const known = new Map<LocalDate, DayWeather>()
  const latest = new Map<LocalDate, LocalDate | ''>()
  for (const { issued = '', ...day } of weatherForecasts) {
    if (issued >= date || (latest.get(day.date) ?? '') > issued) continue
    latest.set(day.date, issued)
    known.set(day.date, day)
  }
  for (const day of weather) if (day.date < date) known.set(day.date, day)
  return [...known.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}
