import { describe, expect, test } from 'vitest'
import { addDays, datesBetween } from '../../../src/core/calendar/date.ts'
import { oldDate, ROKUYO, rokuyo } from '../../../src/core/calendar/lunisolar.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'

/** 旧正月 in Japan; in 1997, 2027 and 2028 the new moon falls after midnight here and before it in China. */
const NEW_YEARS: readonly LocalDate[] = [
  '1955-01-24',
  '1960-01-28',
  '1970-02-06',
  '1980-02-16',
  '1990-01-27',
  '1997-02-08',
  '2000-02-05',
  '2001-01-24',
  '2002-02-12',
  '2003-02-01',
  '2004-01-22',
  '2005-02-09',
  '2006-01-29',
  '2007-02-18',
  '2008-02-07',
  '2009-01-26',
  '2010-02-14',
  '2011-02-03',
  '2012-01-23',
  '2013-02-10',
  '2014-01-31',
  '2015-02-19',
  '2016-02-08',
  '2017-01-28',
  '2018-02-16',
  '2019-02-05',
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-07',
  '2028-01-27',
]
/** 中秋の名月: the 15th of the eighth month. */
const HARVEST_MOONS: readonly LocalDate[] = [
  '2017-10-04',
  '2018-09-24',
  '2019-09-13',
  '2020-10-01',
  '2021-09-21',
  '2022-09-10',
  '2023-09-29',
  '2024-09-17',
  '2025-10-06',
]
const LEAP_MONTHS: readonly (readonly [number, number])[] = [
  [1995, 8],
  [1998, 5],
  [2001, 4],
  [2004, 2],
  [2006, 7],
  [2009, 5],
  [2012, 3],
  [2014, 9],
  [2017, 5],
  [2020, 4],
  [2023, 2],
  [2025, 6],
  [2028, 5],
  [2033, 11],
]

describe('the old calendar', () => {
  test.each(NEW_YEARS)('%s is the first day of its year', (date) => {
    expect(oldDate(date)).toEqual({ month: 1, day: 1, isLeap: false })
    expect(rokuyo(date)).toBe('先勝')
    expect(oldDate(addDays(date, -1)).month).toBe(12)
  })

  test.each(HARVEST_MOONS)('%s is the harvest moon', (date) => {
    expect(oldDate(date)).toEqual({ month: 8, day: 15, isLeap: false })
    expect(rokuyo(date)).toBe('仏滅')
  })

  test.each(LEAP_MONTHS)('%i has a leap month %i', (year, month) => {
    const days = datesBetween(`${year}-01-01`, `${year + 1}-02-01`).map(oldDate)
    expect([...new Set(days.filter(({ isLeap }) => isLeap).map((day) => day.month))]).toEqual([month])
  })

  test.each([1999, 2018, 2024, 2026])('%i has none', (year) => {
    expect(datesBetween(`${year}-02-15`, `${year}-12-31`).some((date) => oldDate(date).isLeap)).toBe(false)
  })

  test('from 1955 to 2050 days follow each other: months of 29 or 30 days, in order', () => {
    for (let year = 1955; year <= 2050; year += 5) {
      let before = oldDate(`${year}-01-01`)
      for (const date of datesBetween(`${year}-01-02`, `${year}-12-31`)) {
        const today = oldDate(date)
        if (today.day > 1) expect(today).toEqual({ ...before, day: before.day + 1 })
        else {
          expect([29, 30]).toContain(before.day)
          expect(today.month).toBe(today.isLeap ? before.month : (before.month % 12) + 1)
        }
        before = today
      }
    }
  })
})

test('六曜 follow each other within a month and start anew with each', () => {
  const days: LocalDate[] = datesBetween('2023-10-15', '2023-11-12')
  expect(oldDate(days[0]!)).toEqual({ month: 9, day: 1, isLeap: false })
  days.forEach((date, i) => {
    expect(rokuyo(date)).toBe(ROKUYO[(10 + i) % 6])
  })
})
