import { expect, test } from 'vitest'
import { rokuyo } from '../../../src/core/calendar/lunisolar.ts'
import { explained } from '../../../src/core/forecast/explain.ts'
import { forecastDays, train } from '../../../src/core/forecast/model.ts'
import { rokuyoGain } from '../../../src/core/forecast/weather-gain.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { made, openDays, plain } from './made.ts'

const recipe = { from: '2021-10-04', days: 700, seed: 'rokuyo', level: 400, daily: true } as const
const wedded = made({ ...recipe, effect: (date) => (rokuyo(date) === '大安' ? 1.5 : 1) })

test('六曜 earn their place where people choose 大安, and none where they do not', () => {
  expect(rokuyoGain(wedded, plain, { weeks: 20 })!.gain).toBeGreaterThan(0.2)
  expect(Math.abs(rokuyoGain(made(recipe), plain, { weeks: 20 })!.gain)).toBeLessThan(0.05)
})

test('they are named where they are used, and are not an effect unless asked for', () => {
  const origin: LocalDate = '2023-07-03'
  const days = openDays(origin, 14).map((day) => ({ ...day, firstSlot: 0, slots: 1 }))
  const context = { ...plain, rokuyo: true }
  const model = train({ ...wedded, days: wedded.days.filter(({ date }) => date < origin) }, context, origin)
  const told = explained(model, context, days, forecastDays(model, context, days))
  const lucky = told.find(({ date }) => rokuyo(date) === '大安')!
  const part = lucky.explanation!.parts.find(({ group }) => group === 'rokuyo')!
  expect(part.name.ja).toBe('大安')
  expect(part.share).toBeGreaterThan(0.2)
  // The model remembers: whoever forecasts from it later need not know.
  expect(explained(model, plain, days, forecastDays(model, plain, days))).toEqual(told)
  const off = train({ ...wedded, days: wedded.days.filter(({ date }) => date < origin) }, plain, origin)
  expect(off.effects).not.toContain('大安')
  expect(forecastDays(off, context, days)).toEqual(forecastDays(off, plain, days))
})
