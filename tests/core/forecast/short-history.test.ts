import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/core/calendar/date.ts'
import type { DayWeather } from '../../../src/core/calendar/types.ts'
import { explained } from '../../../src/core/forecast/explain.ts'
import { historyIssues } from '../../../src/core/forecast/history-cover.ts'
import { forecastDays, train } from '../../../src/core/forecast/model.ts'
import type { DemandSeries } from '../../../src/core/forecast/types.ts'
import type { Interval } from '../../../src/core/interval/types.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { made, openDays, plain, until } from './made.ts'

const ORIGIN: LocalDate = '2023-07-03'
const weather = Array.from(
  { length: 400 },
  (_, i): DayWeather => ({ date: addDays(ORIGIN, i - 400), rainMm: i % 3, maxTemperatureC: 20 }),
)

describe('a queue without a single day of history', () => {
  const none: DemandSeries = { id: 'new', slotMinutes: 30, days: [] }
  test.each([
    ['without weather', plain],
    ['with weather', { ...plain, weather }],
  ])('%s hardly expects anybody, evenly over the day, in numbers', (_, context) => {
    const model = train(none, context, ORIGIN)
    const days = openDays(ORIGIN, 14)
    for (const day of explained(model, context, days, forecastDays(model, context, days))) {
      expect(day.mean).toBeGreaterThan(0)
      expect(day.mean).toBeLessThan(1)
      expect(day.quantiles.every((count) => count >= 0 && count < 10)).toBe(true)
      for (const slot of day.slots) expect(slot.mean).toBeCloseTo(day.mean / day.slots.length, 9)
      expect(day.explanation!.base).toBeGreaterThan(0)
    }
  })
})

test('from one day to years the error falls', () => {
  const series = made({ from: '2020-07-06', days: 1120, seed: 'short', level: 200 })
  const errorAfter = (days: number): number => {
    const own = { ...series, days: until(series, ORIGIN).days.slice(-days) }
    const ahead = forecastDays(train(own, plain, ORIGIN), plain, openDays(ORIGIN, 14))
    const actual = new Map(
      series.days.map(({ date, counts }) => [date, counts.reduce<number>((a, b) => a + b!, 0)]),
    )
    const error = ahead.reduce((sum, { date, mean }) => sum + Math.abs(mean - actual.get(date)!), 0)
    return error / ahead.reduce((sum, { date }) => sum + actual.get(date)!, 0)
  }
  const [one, week, three, year, years] = [1, 5, 15, 250, 750].map(errorAfter)
  expect(one).toBeLessThan(0.5)
  expect(week).toBeLessThan(0.25)
  expect(three).toBeLessThan(0.18)
  expect(year).toBeLessThan(0.12)
  expect(years).toBeLessThan(0.12)
})

describe('warnings of short histories', () => {
  const interval = (date: LocalDate, arrivals: number | null): Interval => ({
    queue: 'a',
    date,
    slot: 18,
    arrivals,
    abandoned: 0,
    handled: 0,
    handlingSeconds: 0,
    handlingSecondsSquared: 0,
    waited: 0,
    waitSeconds: 0,
    maxWaitSeconds: 0,
  })
  const days = (count: number) =>
    Array.from({ length: count }, (_, i) => interval(addDays(ORIGIN, i - count), 3))
  const told = (intervals: readonly Interval[]) =>
    historyIssues(['a'], { intervals, slotMinutes: 30 }, ORIGIN, 'store').map(
      ({ code, severity, values }) => [code, severity, values.days],
    )

  test('three weeks of days are enough, fewer are told, none is told apart', () => {
    expect(told(days(21))).toEqual([])
    expect(told(days(20))).toEqual([['queueFewDays', 'warning', 20]])
    expect(told([])).toEqual([['queueNoHistory', 'warning', 0]])
  })

  test('days of the origin and later, and days of which nothing is known, are none', () => {
    expect(told([interval(ORIGIN, 3), interval(addDays(ORIGIN, -1), null)])).toEqual([
      ['queueNoHistory', 'warning', 0],
    ])
  })
})
