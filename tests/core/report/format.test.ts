import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf } from '../../../src/core/calendar/date.ts'
import {
  formatDate,
  formatDay,
  formatDays,
  formatGap,
  formatHours,
  formatNumber,
  formatShare,
  formatSpan,
  formatTime,
  formatWait,
  formatYen,
  modelName,
} from '../../../src/core/report/format.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'

describe('dates', () => {
  test.each<[LocalDate, string, string]>([
    ['2023-10-02', '令和5年10月2日(月)', 'Mon 2 Oct 2023'],
    ['2019-04-30', '平成31年4月30日(火)', 'Tue 30 Apr 2019'],
    ['2019-05-01', '令和元年5月1日(水)', 'Wed 1 May 2019'],
    ['2019-12-31', '令和元年12月31日(火)', 'Tue 31 Dec 2019'],
    ['2020-01-01', '令和2年1月1日(水)', 'Wed 1 Jan 2020'],
    ['1989-01-07', '昭和64年1月7日(土)', 'Sat 7 Jan 1989'],
    ['1989-01-08', '平成元年1月8日(日)', 'Sun 8 Jan 1989'],
  ])('%s is %s', (date, ja, en) => {
    expect(formatDate(date, 'ja')).toBe(ja)
    expect(formatDate(date, 'en')).toBe(en)
  })

  test('of a week say the era once', () => {
    expect(formatDays('2023-10-02', '2023-10-08', 'ja')).toBe('令和5年10月2日(月)〜10月8日(日)')
    expect(formatDays('2023-10-02', '2023-10-08', 'en')).toBe('Mon 2 Oct – Sun 8 Oct 2023')
    expect(formatDays('2023-10-02', '2023-10-02', 'ja')).toBe('令和5年10月2日(月)')
  })

  test('of a week over a new era or year say both', () => {
    expect(formatDays('2019-04-29', '2019-05-05', 'ja')).toBe('平成31年4月29日(月)〜令和元年5月5日(日)')
    expect(formatDays('2023-12-28', '2024-01-03', 'en')).toBe('Thu 28 Dec 2023 – Wed 3 Jan 2024')
  })

  test('short ones leave the year out', () => {
    expect([formatDay('2023-10-02', 'ja'), formatDay('2023-10-02', 'en')]).toEqual(['10/2(月)', 'Mon 2 Oct'])
  })

  test('are written as the platform writes them, year one apart', () => {
    const platform = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
      era: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    fc.assert(
      fc.property(fc.integer({ min: -17_000, max: 30_000 }), (day) => {
        const [era, year] = /^(\D+?)(\d+|元)年/.exec(formatDate(dateOf(day), 'ja'))!.slice(1)
        const parts = platform.formatToParts(day * 86_400_000)
        const of = (type: string) => parts.find((part) => part.type === type)?.value
        expect([era, year === '元' ? '1' : year]).toEqual([of('era'), of('year')?.replace('元', '1')])
      }),
    )
  })
})

describe('numbers', () => {
  test.each([
    [1234.5, 0, '1,235'],
    [1234.4, 0, '1,234'],
    [0.5, 0, '1'],
    [2.5, 0, '3'],
    [1.005, 2, '1.01'],
    [8.345, 2, '8.35'],
    [1_234_567, 0, '1,234,567'],
    [999.96, 1, '1,000.0'],
    [0, 1, '0.0'],
    [-0.04, 1, '0.0'],
    [1e-9, 2, '0.00'],
    [Number.NaN, 0, '–'],
    [Number.POSITIVE_INFINITY, 0, '–'],
  ])('%f to %i places is %s', (value, digits, text) => {
    expect(formatNumber(value, 'en', digits)).toBe(text)
  })

  test('negatives carry a triangle in Japanese', () => {
    expect([formatNumber(-3, 'ja'), formatNumber(-3, 'en'), formatNumber(-1234.5, 'ja', 1)]).toEqual([
      '▲3',
      '−3',
      '▲1,234.5',
    ])
  })

  test('keep their value', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: 3 }),
        (value, digits) => {
          const read = +formatNumber(value, 'ja', digits).replaceAll(',', '').replace('▲', '-')
          expect(Math.abs(read - value)).toBeLessThanOrEqual(0.5000001 / 10 ** digits)
        },
      ),
    )
  })

  test('carry their units', () => {
    expect(formatShare(0.825, 'ja')).toBe('82.5 %')
    expect([formatHours(1234.56, 'ja'), formatHours(1, 'en')]).toEqual(['1,234.6 人時', '1.0 person-hours'])
    expect([formatYen(-117_000, 'ja'), formatYen(117_000, 'en')]).toEqual(['▲117,000円', '¥117,000'])
  })
})

describe('times', () => {
  test.each([
    [0, '0秒', '0 s'],
    [45.4, '45秒', '45 s'],
    [59.6, '1分', '1 min'],
    [330, '5分30秒', '5 min 30 s'],
    [900, '15分', '15 min'],
    [4000, '66分40秒', '66 min 40 s'],
  ])('a wait of %f s is %s', (seconds, ja, en) => {
    expect([formatWait(seconds, 'ja'), formatWait(seconds, 'en')]).toEqual([ja, en])
  })

  test('of the day go on past midnight', () => {
    expect([formatTime(510), formatTime(0), formatTime(1530)]).toEqual(['8:30', '0:00', '25:30'])
    expect(formatSpan({ startMinute: 870, endMinute: 900 })).toBe('14:30–15:00')
  })
})

describe('the promise of a roster', () => {
  const proof = (gap: number, status: 'optimal' | 'feasible' = 'feasible') => ({
    status,
    gap,
    boundYen: 0,
    iterations: 0,
    nodes: 0,
  })

  test.each([
    [0.004, '最適な計画との差は最大 0.4 %'],
    [0.00401, '最適な計画との差は最大 0.5 %'],
    [0.0199999, '最適な計画との差は最大 2.0 %'],
    [0.00001, '最適な計画との差は最大 0.1 %'],
  ])('a gap of %f is never told smaller than it is', (gap, text) => {
    expect(formatGap(proof(gap), 'ja')).toBe(text)
  })

  test('no gap is the best plan there is', () => {
    expect(formatGap(proof(0, 'optimal'), 'en')).toBe('proven to be the best possible plan')
    expect(formatGap(proof(0.001, 'optimal'), 'en')).toContain('0.1 %')
  })
})

test('a model the dictionary does not know keeps its own name', () => {
  expect([modelName('seasonalNaive', 'ja'), modelName('theirs', 'ja')]).toEqual(['同曜日前週', 'theirs'])
})
