import { beforeAll, describe, expect, test } from 'vitest'
import {
  type CityProfile,
  profileDates,
  profileFor,
  profileOf,
  scaleOf,
  withPrior,
} from '../../../src/core/forecast/city-profile.ts'
import { forecastDays, train } from '../../../src/core/forecast/model.ts'
import { readProfile } from '../../../src/core/forecast/read-profile.ts'
import type { DayForecast, DemandSeries } from '../../../src/core/forecast/types.ts'
import { forecastFrom, profiled } from '../../../src/core/plan.ts'
import { seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { sampleCity } from '../../fixtures/city.ts'
import { sampleHolidays } from '../../fixtures/forecast.ts'
import { type Made, made, openDays, plain, rateOf, weekdaysFrom } from './made.ts'

const city = sampleCity()
const [queue] = city.queues
const ORIGIN: LocalDate = '2023-07-03'
const big: Made = { from: '2021-01-04', days: 910, seed: 'big city', level: 240 }
const small: Made = { from: '2020-07-06', days: 1092, seed: 'small city', level: 100 }
let profile: CityProfile

beforeAll(() => {
  const series = { ...made(big), id: queue!.id }
  const model = train({ ...series, days: series.days.filter(({ date }) => date < ORIGIN) }, plain, ORIGIN)
  profile = profileOf(city, [model], 120_000)
})

const forecastWith = (ownDays: number, scale: number): DayForecast[] => {
  const whole = made(small).days.filter(({ date }) => date < ORIGIN)
  const series: DemandSeries = {
    id: queue!.id,
    slotMinutes: 30,
    days: whole.slice(whole.length - ownDays),
  }
  const before = series.days[0]?.date ?? ORIGIN
  const open = openDays(profileDates(before)[0]!, 728).filter(({ date }) => date < before)
  const prior = { like: profile.queues[0]!, scale, open }
  const known = withPrior(series, plain, prior, ORIGIN, seeded('profile'))
  const model = train(known.series, known.context, ORIGIN)
  return forecastDays(model, known.context, openDays(ORIGIN, 7), { model: 'countRegression' })
}
const error = (days: readonly DayForecast[]): number => {
  const wrong = days.reduce((sum, { date, mean }) => sum + Math.abs(mean - rateOf(small, date)), 0)
  return wrong / days.reduce((sum, { date }) => sum + rateOf(small, date), 0)
}

describe('a profile of another city', () => {
  test('goes through a file unchanged, small, and without a single date', () => {
    const text = JSON.stringify(profile)
    expect(readProfile(text, 'p.json')).toEqual({ ok: true, value: profile, issues: [] })
    expect(text.length).toBeLessThan(20_000)
    expect(text).not.toMatch(/20\d\d-\d\d/)
    expect(profile.queues[0]!.perDay).toBeGreaterThan(220)
  })

  test.each([
    [{ version: 2 }, 'version'],
    [{ queues: 'none' }, 'queues'],
  ])('%j is told', (change, column) => {
    const read = readProfile(JSON.stringify({ ...profile, ...change }), 'p.json')
    expect(read.ok).toBe(false)
    expect(read.issues[0]!.at.column).toBe(column)
  })

  test('a shape that is not of seven weekdays is told', () => {
    const queues = profile.queues.map((one) => ({ ...one, shape: [0.5, 0.5] }))
    expect(readProfile(JSON.stringify({ ...profile, queues }), 'p.json').issues[0]!.code).toBe('profileShape')
  })

  test('is scaled by inhabitants, else by windows; a queue is found by its id or name', () => {
    const like = profileFor(profile, city, queue!.id)!
    expect(scaleOf(profile, like, city, queue!.id, 60_000)).toBe(0.5)
    expect(scaleOf(profile, { ...like, seats: 2 * like.seats }, city, queue!.id)).toBe(0.5)
    const renamed = { ...profile, queues: [{ ...like, queue: 'else' }] }
    expect(profileFor(renamed, city, queue!.id)?.queue).toBe('else')
    expect(profileFor({ ...profile, queues: [] }, city, queue!.id)).toBeUndefined()
  })

  test('no own day: right shape and level of the scale; three weeks: own level; five years: as without a profile', () => {
    const none = forecastWith(0, 0.5)
    expect(error(none)).toBeGreaterThan(0.1)
    expect(error(none)).toBeLessThan(0.35)
    const monday = none[0]!
    const wednesday = none[2]!
    expect(monday.mean / wednesday.mean).toBeGreaterThan(1.25)
    const weeks = forecastWith(15, 0.5)
    expect(error(weeks)).toBeLessThan(0.1)
    expect(error(weeks)).toBeLessThan(error(none))
    expect(weeks[0]!.dayCv).toBeLessThan(none[0]!.dayCv)
    const years = forecastWith(600, 0.5)
    expect(years).toEqual(forecastWith(600, 3))
    expect(error(years)).toBeLessThan(0.08)
  })

  test('even a scale three times wrong is made good by three weeks', () => {
    expect(error(forecastWith(0, 1.25))).toBeGreaterThan(1)
    expect(error(forecastWith(15, 1.25))).toBeLessThan(0.2)
  })
})

test('a city without a log forecasts every queue that the profile knows, marked as reference values', () => {
  const context = { ...plain, holidays: sampleHolidays }
  const origin: LocalDate = '2023-10-02'
  const series = [{ id: queue!.id, slotMinutes: 30, days: [] }]
  const ground = { city, series, context, origin }
  const forecast = () => forecastFrom({ ...ground, ...profiled(ground, profile, 60_000), horizonDays: 7 })
  const [own] = forecast().queues
  expect(own!.reference).toEqual({ source: city.name, ownDays: 0 })
  expect(own!.days.map(({ date }) => date).slice(0, 5)).toEqual(weekdaysFrom(origin, 5))
  for (const { mean, quantiles, slots } of own!.days.slice(0, 5)) {
    expect(mean).toBeGreaterThan(50)
    expect(quantiles[5]! - quantiles[1]!).toBeGreaterThan(0.5 * mean)
    expect(slots.reduce((sum, slot) => sum + slot.mean, 0)).toBeCloseTo(mean, 8)
  }
  expect(JSON.stringify(forecast())).toBe(JSON.stringify(forecast()))
})
