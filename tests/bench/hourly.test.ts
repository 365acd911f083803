import { describe, expect, test } from 'vitest'
import { daysOf, HOURLY_LEVELS, type Hour, hoursOf, judgeHours } from '../../bench/forecast/hourly.ts'
import { addDays } from '../../src/core/calendar/date.ts'
import { seeded } from '../../src/core/units/random.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { plain } from '../core/forecast/made.ts'

describe('hours of the file', () => {
  const file = (first: string, hours: number): string =>
    [
      'start,count',
      ...Array.from(
        { length: hours },
        (_, i) => `${new Date(Date.parse(first) + i * 3_600_000).toISOString()},${i}`,
      ),
    ].join('\n')

  test('stand on the wall clock of London, which skips one in spring', () => {
    const hours = hoursOf(file('2018-03-25T00:00:00Z', 3))
    expect(hours.map(({ date, hour }) => `${date} ${hour}`)).toEqual([
      '2018-03-25 0',
      '2018-03-25 2',
      '2018-03-25 3',
    ])
    expect(daysOf(hours)[0]!.counts.slice(0, 4)).toEqual([0, null, 1, 2])
  })

  test('of an hour that comes twice in autumn the mean is learned', () => {
    const hours = hoursOf(file('2018-10-28T00:00:00Z', 3))
    expect(hours.map(({ hour }) => hour)).toEqual([1, 1, 2])
    expect(daysOf(hours)[0]!.counts.slice(0, 3)).toEqual([null, 0, 2])
  })
})

describe('origins at midnight and noon', () => {
  const FIRST: LocalDate = '2018-01-01'
  /** Six weeks, each day with a factor of its own that its morning shows. */
  const made = (after?: LocalDate, factor = 1): Hour[] => {
    const dice = seeded('hours')
    return Array.from({ length: 46 }, (_, i) => addDays(FIRST, i)).flatMap((date) => {
      const day = dice.fork(date)
      const rate = 10 * day.gamma(9, 1 / 9) * (after !== undefined && date > after ? factor : 1)
      return Array.from({ length: 24 }, (_, hour) => ({ date, hour, count: day.poisson(rate) }))
    })
  }
  const span = { first: '2018-02-08', last: '2018-02-13' } as const
  const judged = judgeHours(made(), plain, span)

  test('look 49 hours ahead, twice a day but for the last', () => {
    expect(judged.origins).toBe(11)
    expect(judged.cases).toBe(11 * 49)
  })

  test('are judged on nineteen levels, as whole counts and between them', () => {
    expect(HOURLY_LEVELS).toHaveLength(19)
    expect([HOURLY_LEVELS[0], HOURLY_LEVELS.at(-1)]).toEqual([0.05, 0.95])
    expect(judged.pinball.whole).not.toBe(judged.pinball.between)
    expect(Math.abs(judged.pinball.whole / judged.pinball.between - 1)).toBeLessThan(0.05)
    expect(judged.coverage80.whole).toBeGreaterThanOrEqual(judged.coverage80.between)
  })

  test('a morning that was told makes the afternoon better', () => {
    expect(judged.afternoon.told).toBeLessThan(0.97 * judged.afternoon.untold)
  })

  test('see nothing of what comes after them', () => {
    const later = judgeHours(made('2018-02-13', 50), plain, { ...span, last: '2018-02-11' })
    expect(later).toEqual(judgeHours(made(), plain, { ...span, last: '2018-02-11' }))
    expect(judgeHours(made('2018-02-10', 50), plain, span).pinball.whole).toBeGreaterThan(
      judged.pinball.whole,
    )
  })
})
