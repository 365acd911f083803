import { beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../../src/core/calendar/date.ts'
import {
  afterPart,
  CountFilter,
  expectedLog,
  expectedSpread,
  type Pace,
} from '../../../src/core/forecast/filter.ts'
import { type ForecastModel, forecastDays, train } from '../../../src/core/forecast/model.ts'
import { afterSeen, seenOf } from '../../../src/core/forecast/same-day.ts'
import type { DemandDay, DemandSeries } from '../../../src/core/forecast/types.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { FIRST_SLOT, made, openDays, plain, SHAPE, until } from './made.ts'

const TODAY: LocalDate = '2023-07-03'
const OVER = 5
let whole: DemandSeries
let model: ForecastModel

beforeAll(() => {
  whole = made({ from: '2022-01-03', days: 620, seed: 'same day', dayCv: 0.25 })
  model = train(until(whole, TODAY), plain, TODAY)
})

const morning = (count: (usual: number) => number | null): DemandDay => ({
  date: TODAY,
  firstSlot: FIRST_SLOT,
  counts: SHAPE.map((share, i) => (i < OVER ? count(130 * share) : null)),
})
const rest = { date: TODAY, firstSlot: FIRST_SLOT + OVER, slots: SHAPE.length - OVER }
const [week, later] = [openDays(TODAY, 7), openDays(addDays(TODAY, 1), 6)]
const ahead = (today: DemandDay | undefined, days = [rest, ...later]) =>
  forecastDays(model, plain, days, { planned: week.map(({ date }) => date), ...(today ? { today } : {}) })

describe('a forecast from inside a day', () => {
  test('a busy morning raises the rest of the day and a little of the days after it; a calm one lowers them', () => {
    const usual = ahead(undefined)
    const busy = ahead(morning((count) => Math.round(1.6 * count)))
    const calm = ahead(morning((count) => Math.round(0.5 * count)))
    expect(busy[0]!.mean).toBeGreaterThan(1.25 * usual[0]!.mean)
    expect(busy[0]!.mean).toBeLessThan(1.7 * usual[0]!.mean)
    expect(calm[0]!.mean).toBeLessThan(0.75 * usual[0]!.mean)
    expect(busy[1]!.mean).toBeGreaterThan(usual[1]!.mean)
    expect(busy[1]!.mean / usual[1]!.mean).toBeLessThan(busy[0]!.mean / usual[0]!.mean)
    expect(calm[1]!.mean).toBeLessThan(usual[1]!.mean)
  })

  test('a morning as expected leaves the afternoon where it was, and makes it surer', () => {
    const [usual] = ahead(undefined)
    const [told] = ahead(morning(Math.round))
    expect(Math.abs(told!.mean / usual!.mean - 1)).toBeLessThan(0.1)
    expect(told!.dayCv).toBeLessThan(0.7 * usual!.dayCv)
  })

  test('a day of which nothing is counted yet tells nothing', () => {
    expect(ahead(morning(() => null))).toEqual(ahead(undefined))
  })

  test('an empty morning counts: it is not the same as an unknown one', () => {
    expect(ahead(morning(() => 0))[0]!.mean).toBeLessThan(0.4 * ahead(undefined)[0]!.mean)
  })

  test('told mornings bring the afternoons of the next months nearer', () => {
    const error = { told: 0, untold: 0 }
    for (const day of whole.days.filter(({ date }) => date >= TODAY).slice(0, 60)) {
      const known = train(until(whole, day.date), plain, day.date)
      const today = { ...day, counts: day.counts.map((count, i) => (i < OVER ? count : null)) }
      const slots = [{ date: day.date, firstSlot: FIRST_SLOT + OVER, slots: SHAPE.length - OVER }]
      const actual = day.counts.slice(OVER).reduce<number>((sum, count) => sum + count!, 0)
      error.told += Math.abs(forecastDays(known, plain, slots, { today })[0]!.mean - actual)
      error.untold += Math.abs(forecastDays(known, plain, slots)[0]!.mean - actual)
    }
    expect(error.told).toBeLessThan(0.75 * error.untold)
  })

  test('no count of the afternoon, were it there, reaches the morning’s forecast', () => {
    const told = ahead(morning((count) => Math.round(1.3 * count)))
    const poisoned = train(
      {
        ...whole,
        days: whole.days.map((day) =>
          day.date >= TODAY ? { ...day, counts: day.counts.map(() => 9999) } : day,
        ),
      },
      plain,
      TODAY,
    )
    const again = forecastDays(poisoned, plain, [rest, ...later], {
      planned: week.map(({ date }) => date),
      today: morning((count) => Math.round(1.3 * count)),
    })
    expect(again).toEqual(told)
  })
})

describe('what is seen of a day', () => {
  test('slots that are over count with their share, the others not at all', () => {
    const day: DemandDay = { date: TODAY, firstSlot: 18, counts: [3, 0, null, null] }
    expect(seenOf(day, [0.2, 0.3, 0.4, 0.1])).toEqual({
      firstSlot: 18,
      total: 3,
      exposure: 0.5,
      shares: [0.2, 0.3, 0, 0],
    })
  })

  test('gamma and Poisson: rate 1 ± 0.5, half of 8 expected, 8 seen', () => {
    const seen = { firstSlot: 0, total: 8, exposure: 0.5, shares: [0.5] }
    const { factor, variance } = afterSeen(0.25, 8, seen, [0])
    expect(factor).toBeCloseTo((4 + 8) / (4 + 4), 12)
    expect(variance).toBeCloseTo(1 / 12, 12)
  })

  test('slots that vary of their own are trusted less', () => {
    const seen = { firstSlot: 0, total: 8, exposure: 0.5, shares: [0.5] }
    expect(afterSeen(0.25, 8, seen, [1]).factor).toBeLessThan(afterSeen(0.25, 8, seen, [0]).factor)
    expect(afterSeen(0.25, 8, seen, [1]).factor).toBeGreaterThan(1)
  })

  test('a rate that is known for certain stays', () => {
    const seen = { firstSlot: 0, total: 8, exposure: 0.5, shares: [0.5] }
    expect(afterSeen(0, 8, seen, [0])).toEqual({ factor: 1, variance: 0 })
    expect(afterSeen(0.25, 8, undefined, [0])).toEqual({ factor: 1, variance: 0.25 })
  })
})

describe('a filter told part of a day', () => {
  const pace: Pace = { level: 0.1, alarm: 4, swing: 0.5, recall: 0.8, habit: 0, reach: 1 }
  const row = { at: Int32Array.of(0, 1), value: Float64Array.of(1, 1) }

  test('moves as it would for that day, and leaves the filter it came from alone', () => {
    const filter = new CountFilter([1, 0], pace, Math.log(100))
    for (let day = 0; day < 30; day++) filter.update(row, { day, total: 100, exposure: 1 })
    const { state, covariance, ...rest } = filter.view()
    const before = { ...rest, state: state.slice(), covariance: covariance.slice() }
    const after = afterPart(filter.view(), row, { day: 30, total: 80, exposure: 0.5 })
    expect(filter.view().state).toEqual(before.state)
    expect(filter.view().covariance).toEqual(before.covariance)
    filter.update(row, { day: 30, total: 80, exposure: 0.5 })
    expect(expectedLog(after, row, 31)).toBeCloseTo(expectedLog(filter.view(), row, 31), 12)
    expect(expectedSpread(after, row, 31)).toBeLessThan(expectedSpread(before, row, 31))
  })
})
