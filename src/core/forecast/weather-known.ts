import type { DayWeather, WeatherForecast } from '../calendar/types.ts'
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
  const observed = weather.filter((day) => day.date < date)
  const recorded = new Set(weatherForecasts.length > 0 ? observed.map((day) => day.date) : [])
  const latest = new Map<LocalDate, WeatherForecast>()
  for (const one of weatherForecasts) {
    if (recorded.has(one.date) || (one.issued ?? '') >= date) continue
    const other = latest.get(one.date)
    if (!other || (other.issued ?? '') <= (one.issued ?? '')) latest.set(one.date, one)
  }
  const ahead = [...latest.values()].map(({ issued, ...day }) => day)
  return [...observed, ...ahead].sort((a, b) => (a.date < b.date ? -1 : 1))
}
