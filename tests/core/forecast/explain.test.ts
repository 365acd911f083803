import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, weekday } from '../../../src/core/calendar/date.ts'
import type { DayWeather } from '../../../src/core/calendar/types.ts'
import { explained } from '../../../src/core/forecast/explain.ts'
import { type ForecastModel, forecastDays, train } from '../../../src/core/forecast/model.ts'
import type { DayForecast, DemandContext } from '../../../src/core/forecast/types.ts'
import { seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { made, openDays, plain } from './made.ts'

const ORIGIN: LocalDate = '2023-07-10'
const HOLIDAY: LocalDate = '2023-07-17'
const mailed: LocalDate[] = [
  '2021-07-14',
  '2022-03-09',
  '2022-07-13',
  '2022-11-09',
  '2023-03-08',
  '2023-07-12',
]
const rain = seeded('rain')
const wet = new Map(
  Array.from({ length: 930 }, (_, i) => [addDays('2021-01-04', i), rain.uniform() < 0.3 ? 25 : 0] as const),
)
const weather = [...wet].map(([date, rainMm]): DayWeather => ({ date, rainMm, maxTemperatureC: 20 }))
const holidays = new Map<LocalDate, string>(
  [
    '2021-09-20',
    '2021-10-11',
    '2022-01-10',
    '2022-07-18',
    '2022-09-19',
    '2022-10-10',
    '2023-01-09',
    HOLIDAY,
  ].map((date) => [date as LocalDate, 'ある祝日']),
)
const afterRest = (date: LocalDate): boolean => weekday(date) === 2 && holidays.has(addDays(date, -1))
const context: DemandContext = {
  ...plain,
  holidays: { names: holidays, lastYear: 2024 },
  weather: weather.filter(({ date }) => date < ORIGIN),
  events: mailed.map((date) => ({
    from: date,
    to: date,
    type: 'mailing-tax',
    queues: [],
    name: { ja: '税通知の発送', en: 'Tax notices mailed' },
  })),
}
const series = made({
  from: '2021-01-04',
  days: 930,
  seed: 'explain',
  level: 300,
  effect: (date) =>
    (mailed.includes(date) ? 1.6 : 1) * (wet.get(date)! > 0 ? 0.85 : 1) * (afterRest(date) ? 1.4 : 1),
  isClosed: (date) => holidays.has(date),
})
let model: ForecastModel
let days: DayForecast[]
const open = openDays(ORIGIN, 12).filter(({ date }) => date !== HOLIDAY)
const on = (date: string) => days.find((day) => day.date === date)!.explanation!
const part = (date: string, ja: string) => on(date).parts.find(({ name }) => name.ja === ja)

beforeAll(() => {
  const history = { ...series, days: series.days.filter(({ date }) => date < ORIGIN) }
  model = train(history, context, ORIGIN)
  days = explained(model, context, open, forecastDays(model, context, open))
})

describe('an explanation', () => {
  test('its parts add up to the forecast on the log scale, as its shares multiply up to it', () => {
    for (const name of ['combination', 'countRegression', 'fourWeekMean', 'seasonalNaive'] as const) {
      const forecasts = forecastDays(model, context, open, { model: name })
      for (const { mean, explanation } of explained(model, context, open, forecasts, { model: name })) {
        const { base, parts } = explanation!
        expect(parts.reduce((sum, { log }) => sum + log, Math.log(base))).toBeCloseTo(Math.log(mean), 9)
        expect(parts.reduce((product, { share }) => product * (1 + share), base)).toBeCloseTo(mean, 6)
      }
    }
  })

  test('names the event planted in the data, about as large as it was', () => {
    const mailing = part('2023-07-12', '税通知の発送')!
    expect(mailing.group).toBe('event')
    expect(mailing.name.en).toBe('Tax notices mailed')
    expect(mailing.share).toBeGreaterThan(0.35)
    expect(mailing.share).toBeLessThan(0.75)
    expect(on('2023-07-12').parts[0]).toBe(mailing)
  })

  test('names the long rest before a day by its days, and the weekday against a usual day', () => {
    const rest = part('2023-07-18', '3連休明け')!
    expect(rest.share).toBeGreaterThan(0.15)
    expect(part('2023-07-10', '3連休明け')).toBeUndefined()
    const monday = part('2023-07-10', '月曜')!
    expect(monday.share).toBeGreaterThan(0.15)
    expect(monday.share).toBeLessThan(0.35)
    expect(part('2023-07-19', '水曜')!.share).toBeLessThan(0)
  })

  test('speaks of rain only where the weather of the day is known', () => {
    expect(part('2023-07-11', '雨')).toBeUndefined()
    const foreseen = {
      ...context,
      weather: [...context.weather, { date: '2023-07-11', rainMm: 25, maxTemperatureC: 20 } as const],
    }
    const [tuesday] = explained(model, foreseen, [open[1]!], forecastDays(model, foreseen, [open[1]!]))
    const wetness = tuesday!.explanation!.parts.find(({ name }) => name.ja === '雨')!
    expect(wetness.share).toBeLessThan(-0.05)
    expect(tuesday!.mean).toBeLessThan(days[1]!.mean)
  })

  test('the base is a usual day of the last year', () => {
    expect(Math.abs(on('2023-07-10').base / 300 - 1)).toBeLessThan(0.12)
    for (const { explanation } of days) expect(explanation!.base).toBe(on('2023-07-10').base)
    const recent = part('2023-07-10', '最近の水準')!
    expect(Math.abs(recent.share)).toBeLessThan(0.12)
  })
})

test('a level that rose lately shows as recent level, and a model with a day of history is explained as well', () => {
  const risen = made({
    from: '2022-01-03',
    days: 560,
    seed: 'risen',
    effect: (date) => (date > '2023-05-01' ? 1.5 : 1),
  })
  const later = train(risen, plain, '2023-07-17')
  const week = openDays('2023-07-17', 7)
  const [monday] = explained(later, plain, week, forecastDays(later, plain, week))
  const recent = monday!.explanation!.parts.find(({ group }) => group === 'recent')!
  expect(recent.share).toBeGreaterThan(0.2)
  const short = train({ ...risen, days: risen.days.slice(0, 1) }, plain, '2022-01-04')
  const next = openDays('2022-01-04', 1)
  const [tuesday] = explained(short, plain, next, forecastDays(short, plain, next))
  const sum = tuesday!.explanation!.parts.reduce(
    (all, { log }) => all + log,
    Math.log(tuesday!.explanation!.base),
  )
  expect(sum).toBeCloseTo(Math.log(tuesday!.mean), 9)
})
