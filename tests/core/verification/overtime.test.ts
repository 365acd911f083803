import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isUnder } from '../../../src/core/verification/hours.ts'
import {
  frameMinutes,
  overtimeOfWeek,
  worstAverage,
  yearUntil,
} from '../../../src/core/verification/overtime.ts'
import { premiumYen } from '../../../src/core/verification/premium.ts'

const months = (...hours: readonly number[]) =>
  hours.map((hour, index) => ({
    month: `2023-0${index + 1}`,
    overtimeMinutes: hour * 60,
    holidayMinutes: 0,
  }))

describe('overtime of a week', () => {
  test('40:00 in five days is none; one minute more falls on the day it is worked', () => {
    expect(overtimeOfWeek([480, 480, 480, 480, 480])).toEqual([0, 0, 0, 0, 0])
    expect(overtimeOfWeek([480, 480, 480, 480, 480, 1])).toEqual([0, 0, 0, 0, 0, 1])
  })

  test('a long day counts once, not against the week again', () => {
    expect(overtimeOfWeek([600, 480, 480, 480, 480])).toEqual([120, 0, 0, 0, 0])
    expect(overtimeOfWeek([600, 480, 480, 480, 420])).toEqual([120, 0, 0, 0, 0])
  })

  test('is never less than either limit asks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 7 }), (days) => {
        const total = days.reduce((a, b) => a + b, 0)
        const overtime = overtimeOfWeek(days)
        const sum = overtime.reduce((a, b) => a + b, 0)
        expect(sum).toBeGreaterThanOrEqual(total - 2400)
        expect(total - sum).toBeLessThanOrEqual(2400)
        for (const [index, day] of days.entries()) {
          expect(overtime[index]).toBeGreaterThanOrEqual(Math.max(0, day - 480))
          expect(overtime[index]).toBeLessThanOrEqual(day)
        }
      }),
    )
  })
})

describe('averages over 2–6 months', () => {
  test('99, 61, 80, 80, 80, 80 hours: every average is 80.0', () => {
    const rows = months(99, 61, 80, 80, 80, 80)
    for (const month of ['2023-02', '2023-03', '2023-04', '2023-05', '2023-06'])
      expect(worstAverage(rows, month)!.minutes).toBe(4800)
  })

  test('with 62 instead of 61 the first two months average 80.5', () => {
    expect(worstAverage(months(99, 62, 80, 80, 80, 80), '2023-02')).toEqual({ months: 2, minutes: 4830 })
  })

  test('one month alone has no average, and a month without a row counts as none', () => {
    expect(worstAverage(months(99), '2023-01')).toBeUndefined()
    const gap = [...months(99), { month: '2023-03', overtimeMinutes: 0, holidayMinutes: 3600 }]
    expect(worstAverage(gap, '2023-03')).toEqual({ months: 3, minutes: 3180 })
  })

  test('crosses the turn of the year', () => {
    const rows = [
      { month: '2023-12', overtimeMinutes: 5400, holidayMinutes: 0 },
      { month: '2024-01', overtimeMinutes: 4800, holidayMinutes: 0 },
    ]
    expect(worstAverage(rows, '2024-01')).toEqual({ months: 2, minutes: 5100 })
  })
})

describe('the year of an agreement', () => {
  test('starts again after twelve months', () => {
    const rows = ['2023-03', '2023-04', '2024-03', '2024-04'].map((month) => ({
      month,
      overtimeMinutes: 60,
      holidayMinutes: 0,
    }))
    const inYear = (month: string) => yearUntil(rows, '2023-04', month).map((row) => row.month)
    expect(inYear('2024-03')).toEqual(['2023-04', '2024-03'])
    expect(inYear('2024-04')).toEqual(['2024-04'])
    expect(inYear('2023-03')).toEqual(['2023-03'])
  })
})

test('frames of variable working time: 160:00, 165:42, 171:25, 177:08', () => {
  expect([28, 29, 30, 31].map((days) => frameMinutes(days))).toEqual([9600, 9942, 10_285, 10_628])
})

describe('an age is reached on the day before the birthday', () => {
  test.each([
    ['2005-10-04', '2023-10-02', true],
    ['2005-10-04', '2023-10-03', false],
    ['2004-02-29', '2022-02-27', true],
    ['2004-02-29', '2022-02-28', false],
    ['2006-01-01', '2023-12-30', true],
    ['2006-01-01', '2023-12-31', false],
  ] as const)('born %s: under 18 on %s is %s', (born, date, under) => {
    expect(isUnder(18, born, date)).toBe(under)
  })
})

describe('premium pay (37条)', () => {
  const work = {
    overtimeBefore: 0,
    overtimeMinutes: 0,
    holidayMinutes: 0,
    nightMinutes: 0,
    wagePerHour: 1500,
  }

  test('62 hours of overtime at 1,500 yen are 117,000 yen', () => {
    expect(premiumYen({ ...work, overtimeMinutes: 62 * 60 }, '2023-10-02')).toBe(117_000)
  })

  test('the 61st hour at night is paid 175 %', () => {
    const late = { ...work, overtimeBefore: 3600, overtimeMinutes: 60, nightMinutes: 60 }
    expect(premiumYen(late, '2023-10-02')).toBe(2625)
  })

  test('60:00 is at 125 %, also when the hours come in parts', () => {
    expect(premiumYen({ ...work, overtimeBefore: 3540, overtimeMinutes: 60 }, '2023-10-02')).toBe(1875)
    expect(premiumYen({ ...work, overtimeBefore: 3600, overtimeMinutes: 60 }, '2023-10-02')).toBe(2250)
    expect(premiumYen({ ...work, overtimeBefore: 9999, overtimeMinutes: 60 }, '2023-10-02')).toBe(2250)
  })

  test('a rest day is paid 135 % and does not count towards the 60 hours', () => {
    expect(premiumYen({ ...work, holidayMinutes: 480, overtimeMinutes: 60 }, '2023-10-02')).toBe(
      16_200 + 1875,
    )
  })

  test('until March 2023 a small company paid 125 % above 60 hours too', () => {
    expect(premiumYen({ ...work, overtimeMinutes: 62 * 60 }, '2023-03-31')).toBe(116_250)
    expect(() => premiumYen(work, '2009-12-31')).toThrow('no premium rates')
  })
})
