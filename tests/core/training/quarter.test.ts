import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/core/calendar/date.ts'
import type { Forecast } from '../../../src/core/forecast/types.ts'
import {
  BUSY,
  demandFactor,
  QUIET,
  staffOf,
  standIns,
  weekAt,
  weeksAhead,
} from '../../../src/core/training/quarter.ts'
import { seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { sampleCity } from '../../fixtures/city.ts'
import { sampleForecast } from '../../fixtures/forecast.ts'
import { MONDAY, person } from '../roster/tiny.ts'

const forecast = sampleForecast(sampleCity())

describe('weeks that the forecast reaches', () => {
  test('whole ones only, and no more than the quarter has', () => {
    expect(weeksAhead(forecast, MONDAY, 13)).toEqual([MONDAY, '2023-10-09'])
    expect(weeksAhead(forecast, MONDAY, 1)).toEqual([MONDAY])
    expect(weeksAhead(forecast, '2023-10-16', 13)).toEqual([])
  })
})

describe('weeks that stand for others', () => {
  const weeks = [30, 10, 20, 40].map((hours, i) => ({ from: addDays(MONDAY, 7 * i), hours }))

  test('are the middle ones of like weeks, in the order of the calendar', () => {
    expect(standIns(weeks, 2, 13)).toEqual([
      { from: '2023-10-16', weight: 6.5 },
      { from: '2023-10-23', weight: 6.5 },
    ])
  })

  test('are all of them where they are few', () => {
    expect(standIns(weeks, 5, 4).map(({ from, weight }) => [from, weight])).toEqual(
      weeks.map(({ from }) => [from, 1]),
    )
  })

  test('weigh as much as the quarter has weeks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(100), { minLength: 1, maxLength: 13 }),
        fc.integer({ min: 1, max: 6 }),
        (hours, most) => {
          const chosen = standIns(
            hours.map((it, i) => ({ from: addDays(MONDAY, 7 * i), hours: it })),
            most,
            13,
          )
          expect(chosen).toHaveLength(Math.min(most, hours.length))
          expect(chosen.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(13, 9)
        },
      ),
    )
  })
})

describe('a quiet and a busy week', () => {
  const week = { mean: 1000, quantiles: [850, 1000, 1200], from: MONDAY, to: '2023-10-08' as LocalDate }
  const total = { unit: 'city' as const, id: 'c', queues: [], days: [], weeks: [week] }
  const summed: Forecast = { ...forecast, levels: [0.1, 0.5, 0.9], totals: [total] }

  test('are the quantiles of the whole city’s week', () => {
    expect(demandFactor(summed, MONDAY, QUIET)).toBe(0.85)
    expect(demandFactor(summed, MONDAY, BUSY)).toBe(1.2)
  })

  test('or, without sums, the quantiles of days and queues added up', () => {
    const queues = forecast.queues.map((queue) => ({
      ...queue,
      days: queue.days.map((day) => ({ ...day, quantiles: [0.5 * day.mean, day.mean, 2 * day.mean] })),
    }))
    const bare = { ...forecast, levels: [0.1, 0.5, 0.9], queues }
    expect(demandFactor(bare, MONDAY, QUIET)).toBeCloseTo(0.5, 12)
    expect(demandFactor(bare, MONDAY, BUSY)).toBeCloseTo(2, 12)
    expect(demandFactor(forecast, MONDAY, BUSY)).toBeCloseTo(1, 12)
  })

  test('have so much more or less of everything, and only their own days', () => {
    const busy = weekAt(forecast, MONDAY, 1.2)
    const dates = busy.queues.flatMap(({ days }) => days.map(({ date }) => date))
    expect(dates.every((date) => date >= MONDAY && date <= '2023-10-08')).toBe(true)
    const [was, is] = [forecast.queues[0]!.days[0]!, busy.queues[0]!.days[0]!]
    expect(is.mean).toBeCloseTo(1.2 * was.mean, 9)
    expect(is.slots[3]!.mean).toBeCloseTo(1.2 * was.slots[3]!.mean, 9)
  })
})

describe('leave that nobody knows of yet', () => {
  const people = Array.from({ length: 40 }, (_, i) => person(`p${i}`, ['desk']))
  const open = Array.from({ length: 5 }, (_, i) => ({
    date: addDays(MONDAY, i),
    team: 'a',
    startMinute: 540,
    endMinute: 1020,
  }))
  const draw = (leave: Parameters<typeof staffOf>[0]['leave'], seed = '1') =>
    staffOf({ people, leave, wishes: [] }, MONDAY, open, 0.1, seeded(seed)).leave

  test('is drawn for open days, about as often as asked', () => {
    const leave = draw([])
    expect(leave.length).toBeGreaterThan(8)
    expect(leave.length).toBeLessThan(36)
    expect(leave.every(({ date }) => open.some((span) => span.date === date))).toBe(true)
  })

  test('is the same for the same seed, and another for another', () => {
    expect(draw([])).toEqual(draw([]))
    expect(draw([], '2')).not.toEqual(draw([]))
  })

  test('is left alone where leave is known', () => {
    const known = [{ person: 'p1', date: MONDAY, kind: 'paid' as const }]
    expect(draw(known)).toEqual(known)
    const before = [{ person: 'p1', date: '2023-09-25' as LocalDate, kind: 'paid' as const }]
    expect(draw(before).length).toBeGreaterThan(1)
  })
})
