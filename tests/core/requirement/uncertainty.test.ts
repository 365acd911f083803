import { describe, expect, test } from 'vitest'
import { curvesOfDay, type SlotLoad } from '../../../src/core/requirement/curve.ts'
import { requirementOf } from '../../../src/core/requirement/requirement.ts'
import { seeded } from '../../../src/core/units/random.ts'
import { sampleCity } from '../../fixtures/city.ts'
import { sampleForecast, sampleHolidays } from '../../fixtures/forecast.ts'

const city = sampleCity()
const SEATS = 5
const DAY_CV = 0.25
const SLOT_CV = 0.2

const slot = (arrivals: number, slotCv: number): SlotLoad => ({
  seconds: 1800,
  arrivals,
  slotCv,
  handlingSeconds: 360,
  handlingCv: 1,
  leavingRate: 0,
  goals: [{ share: 0.9, withinSeconds: 600, weight: 1 }],
  minimum: 0,
})

/** Share within target and mean wait of all arrivals with each number of people, over rates drawn one by one. */
const drawn = (spread: number, draws: number) => {
  const random = seeded('uncertainty')
  const sums = Array.from({ length: SEATS + 1 }, () => ({ within: 0, waited: 0 }))
  let arrivals = 0
  for (let i = 0; i < draws; i++) {
    const [day, own] = [DAY_CV * spread, SLOT_CV * spread].map((cv) => random.gamma(1 / cv ** 2, cv ** 2))
    const rate = 14 * day! * own!
    const [known] = curvesOfDay([slot(rate, 0)], 0, SEATS, city.prices)
    arrivals += rate
    known!.curve.forEach((it, n) => {
      sums[n]!.within += rate * it.serviceLevel
      sums[n]!.waited += rate * it.meanWaitSeconds
    })
  }
  return sums.map(({ within, waited }) => ({ within: within / arrivals, waited: waited / arrivals }))
}

describe('the uncertainty of the forecast counts once', () => {
  const [curve] = curvesOfDay([slot(14, SLOT_CV)], DAY_CV, SEATS, city.prices)

  test('a curve is the mean over rates drawn from the forecast, each known for sure', () => {
    drawn(1, 1500).forEach(({ within, waited }, n) => {
      expect(Math.abs(curve!.curve[n]!.serviceLevel - within)).toBeLessThan(0.012)
      expect(curve!.curve[n]!.meanWaitSeconds / Math.max(1, waited)).toBeGreaterThan(n === 0 ? 0 : 0.93)
      expect(curve!.curve[n]!.meanWaitSeconds / Math.max(1, waited)).toBeLessThan(1.07)
    })
  })

  test('and not over rates drawn with twice the variance', () => {
    const twice = drawn(Math.SQRT2, 1500)
    const differences = twice.map(({ within }, n) => Math.abs(curve!.curve[n]!.serviceLevel - within))
    expect(Math.max(...differences)).toBeGreaterThan(0.015)
  })

  test('quantiles of arrivals, which hold the chance of counting as well, are not looked at', () => {
    const forecast = sampleForecast(city)
    const wide = {
      ...forecast,
      queues: forecast.queues.map((queue) => ({
        ...queue,
        days: queue.days.map((day) => ({
          ...day,
          quantiles: [0, 1e6],
          slots: day.slots.map((it) => ({ ...it, quantiles: [0, 1e6] })),
        })),
      })),
    }
    const of = (given: typeof forecast) =>
      requirementOf(given, undefined, city, sampleHolidays, ['2023-10-02'])
    expect(of(wide)).toEqual(of(forecast))
  })
})
