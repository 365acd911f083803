import { describe, expect, test } from 'vitest'
import { addDays, mondayOf } from '../../../src/core/calendar/date.ts'
import type { DayWeather, WeatherForecast } from '../../../src/core/calendar/types.ts'
import { backtestSeries } from '../../../src/core/forecast/backtest.ts'
import { forecastDays, train } from '../../../src/core/forecast/model.ts'
import type { DemandContext } from '../../../src/core/forecast/types.ts'
import { weatherGain } from '../../../src/core/forecast/weather-gain.ts'
import { weatherKnownAt } from '../../../src/core/forecast/weather-known.ts'
import { seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { made, openDays, plain, until } from './made.ts'

const FROM: LocalDate = '2021-10-04'
const sky = seeded('sky')
const weather = Array.from({ length: 760 }, (_, i): DayWeather => {
  const rainMm = sky.uniform() < 0.35 ? 20 : 0
  return { date: addDays(FROM, i), rainMm, maxTemperatureC: 20 }
})
const wet = new Set(weather.filter(({ rainMm }) => rainMm! > 0).map(({ date }) => date))
const series = made({
  from: FROM,
  days: 700,
  seed: 'weather',
  level: 400,
  daily: true,
  effect: (date) => (wet.has(date) ? 0.7 : 1),
})
/** Forecasts that come true, each issued this many days before the day it is for. */
const foretold = (...leads: readonly number[]): WeatherForecast[] =>
  weather.flatMap((day) => leads.map((lead) => ({ ...day, issued: addDays(day.date, -lead) })))
const context = { ...plain, weather }

describe('weather known at a date', () => {
  const day = (date: LocalDate, rainMm: number, issued?: LocalDate) => ({
    date,
    rainMm,
    ...(issued ? { issued } : {}),
  })
  const known = (weatherForecasts: readonly WeatherForecast[], observed: readonly DayWeather[] = []) =>
    weatherKnownAt({ weather: observed, weatherForecasts }, '2023-10-02')

  test('is what came before it, and of later dates the latest forecast issued before it', () => {
    expect(
      known(
        [
          day('2023-10-03', 1, '2023-09-30'),
          day('2023-10-03', 2, '2023-10-01'),
          day('2023-10-03', 3, '2023-10-02'),
          day('2023-10-04', 4, '2023-10-03'),
        ],
        [day('2023-10-01', 8), day('2023-10-02', 9)],
      ),
    ).toEqual([day('2023-10-01', 8), day('2023-10-03', 2)])
  })

  test('the order of rows does not matter', () => {
    const rows = [day('2023-10-03', 2, '2023-10-01'), day('2023-10-03', 1, '2023-09-30')]
    expect(known(rows)).toEqual(known(rows.toReversed()))
  })

  test('what came counts before what was forecast; a forecast stands in where nothing was recorded', () => {
    const rows = [day('2023-09-29', 5, '2023-09-28'), day('2023-09-30', 6, '2023-09-28')]
    expect(known(rows, [day('2023-09-29', 0)])).toEqual([day('2023-09-29', 0), day('2023-09-30', 6)])
  })

  test('a forecast without a date of issue counts as known', () => {
    expect(known([day('2023-10-05', 7)])).toEqual([day('2023-10-05', 7)])
  })
})

describe('a back-test with past forecasts', () => {
  const wape = (then: DemandContext): number =>
    backtestSeries(series, then, { weeks: 20 }).rows.find(({ model }) => model === 'countRegression')!
      .accuracy.wape

  test('gains where forecasts were issued in time', () => {
    const gain = weatherGain(series, { ...context, weatherForecasts: foretold(1, 3, 8) }, { weeks: 20 })!
    expect(gain.gain).toBeGreaterThan(0.2)
    expect(gain.gain).toBeCloseTo(gain.possibleGain, 12)
  })

  test('a forecast issued on the origin or later changes nothing', () => {
    const late = weather.map(
      ({ date }): WeatherForecast => ({ date, issued: mondayOf(date), rainMm: 900, maxTemperatureC: -20 }),
    )
    expect(wape({ ...context, weatherForecasts: late })).toBe(wape(context))
  })

  test('forecasts only a day ahead help the first day of each week and no other', () => {
    const one = wape({ ...context, weatherForecasts: foretold(1) })
    expect(one).toBeLessThan(wape(context))
    expect(one).toBeGreaterThan(wape({ ...context, weatherForecasts: foretold(8) }))
  })
})

describe('bands', () => {
  // Four weeks without a rare date: those are wider than the days around them.
  const origin: LocalDate = '2023-06-12'
  const model = train(until(series, origin), { ...context, weather: weatherKnownAt(context, origin) }, origin)
  const days = openDays(origin, 28).map((day) => ({ ...day, firstSlot: 0, slots: 1 }))
  const widths = (ahead: readonly DayWeather[]): number[] =>
    forecastDays(model, { ...context, weather: [...weatherKnownAt(context, origin), ...ahead] }, days).map(
      ({ dayCv }) => dayCv,
    )
  const dry = (part: Partial<DayWeather>) => days.map(({ date }): DayWeather => ({ date, ...part }))

  test('are wider where the weather is not known, and in between where half of it is', () => {
    const [unknown, known, onlyWarmth, onlyRain] = [
      widths([]),
      widths(dry({ rainMm: 0, maxTemperatureC: 20, snowfallCm: 0 })),
      widths(dry({ maxTemperatureC: 20 })),
      widths(dry({ rainMm: 0 })),
    ]
    unknown.forEach((width, i) => {
      expect(width).toBeGreaterThan(1.2 * known[i]!)
      expect(onlyWarmth[i]!).toBeGreaterThan(1.2 * known[i]!)
      expect(onlyRain[i]!).toBeCloseTo(known[i]!, 2)
    })
  })

  test('widen with the lead, weekday by weekday', () => {
    const all = widths(dry({ rainMm: 0, maxTemperatureC: 20, snowfallCm: 0 }))
    for (let i = 5; i < all.length; i++) expect(all[i]!).toBeGreaterThan(all[i - 5]!)
  })

  test('a forecast of weather changes nothing for a series without any weather on record', () => {
    const bare = train(until(series, origin), plain, origin)
    const rain = days.map(({ date }) => ({ date, rainMm: 50, maxTemperatureC: 9 }))
    expect(forecastDays(bare, { ...plain, weather: rain }, days)).toEqual(forecastDays(bare, plain, days))
  })

  test('an element that is not known counts as usual for the date, not as none', () => {
    const mean = (ahead: readonly DayWeather[]) =>
      forecastDays(model, { ...context, weather: [...weatherKnownAt(context, origin), ...ahead] }, days)[3]!
        .mean
    const usual = mean([])
    expect(mean(dry({ maxTemperatureC: 20 }))).toBeCloseTo(usual, 6)
    expect(mean(dry({ rainMm: 0 }))).toBeGreaterThan(1.05 * usual)
    expect(mean(dry({ rainMm: 20 }))).toBeLessThan(0.85 * usual)
  })
})
