import { expect, test } from 'vitest'
import { addDays } from '../../../src/core/calendar/date.ts'
import type { DayWeather } from '../../../src/core/calendar/types.ts'
import { weatherGain } from '../../../src/core/forecast/weather-gain.ts'
import { seeded } from '../../../src/core/units/random.ts'
import { made, plain } from './made.ts'

const sky = seeded('sky')
const weather = Array.from({ length: 760 }, (_, i): DayWeather => {
  const rainMm = sky.uniform() < 0.35 ? 20 : 0
  return { date: addDays('2021-10-04', i), rainMm, maxTemperatureC: 20 }
})
const wet = new Set(weather.filter(({ rainMm }) => rainMm! > 0).map(({ date }) => date))
const context = { ...plain, weather }
const usual = { from: '2021-10-04', days: 700, seed: 'weather', level: 400, daily: true } as const

test('rain that keeps people at home: the weather that came gains, what was known at the time gains little', () => {
  const gain = weatherGain(made({ ...usual, effect: (date) => (wet.has(date) ? 0.7 : 1) }), context, {
    weeks: 20,
  })!
  expect(gain.possibleGain).toBeGreaterThan(0.2)
  expect(gain.possibleGain).toBeCloseTo(1 - gain.observed.wape / gain.without.wape, 12)
  expect(Math.abs(gain.gain)).toBeLessThan(gain.possibleGain / 2)
  expect(gain.observed.cases).toBe(gain.without.cases)
})

test('a queue that weather does not move: no gain is claimed', () => {
  const gain = weatherGain(made(usual), context, { weeks: 20 })!
  expect(Math.abs(gain.gain)).toBeLessThan(0.05)
  expect(gain.possibleGain).toBeLessThan(0.05)
})

test('without weather on record there is nothing to compare', () => {
  expect(weatherGain(made(usual), plain, { weeks: 4 })).toBeUndefined()
})
