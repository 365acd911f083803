import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateOf, dayNumber, isLocalDate, localDate } from '../../../src/core/calendar/date.ts'
import {
  japaneseDate,
  readDate,
  readFiscalYear,
  spreadsheetDate,
} from '../../../src/core/calendar/japanese-date.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'

const day = (from: LocalDate, to: LocalDate) =>
  fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dateOf)
const wide = (text: string) =>
  text.replace(/[0-9A-Za-z/.:-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

describe('dates as Japanese offices write them', () => {
  test.each([
    '2026/11/21',
    '2026-11-21',
    '2026.11.21',
    '2026年11月21日',
    '20261121',
    '令和8年11月21日',
    'R8.11.21',
    'R08/11/21',
    'r8-11-21',
    '２０２６／１１／２１',
    '㋿8年11月21日',
    '46347',
    '2026/11/21(土)',
    '令和8年11月21日（土）',
    '2026年11月21日 土曜日',
    ' 2026/11/21 ',
  ])('%s is 2026-11-21', (text) => {
    expect(readDate(text)).toEqual({ date: '2026-11-21', eraEnded: false })
  })

  test.each([
    ['令和元年5月1日', '2019-05-01'],
    ['H31.4.30', '2019-04-30'],
    ['平成31年4月30日', '2019-04-30'],
    ['平成元年1月8日', '1989-01-08'],
    ['昭和64年1月7日', '1989-01-07'],
    ['昭和元年12月25日', '1926-12-25'],
    ['大正元年7月30日', '1912-07-30'],
    ['明治6年1月1日', '1873-01-01'],
    ['令和6年2月29日', '2024-02-29'],
  ])('%s is %s', (text, date) => {
    expect(readDate(text)).toEqual({ date, eraEnded: false })
  })

  test.each([
    ['H31.5.1', '2019-05-01'],
    ['平成31年12月31日', '2019-12-31'],
    ['昭和64年1月8日', '1989-01-08'],
  ])('%s outlives its era and is %s, with a note', (text, date) => {
    expect(readDate(text)).toEqual({ date, eraEnded: true })
  })

  test.each([
    '令和0年1月1日',
    '平成31年4月31日',
    '平成32年1月1日',
    '昭和65年1月1日',
    '令和元年4月30日',
    '平成元年1月7日',
    '明治5年12月3日',
    '令和3年2月30日',
    '2023-02-29',
    '2026/13/1',
    '2026/11/21(日)',
    '20261131',
    '11/21',
    '2026年',
    '8:30',
    '',
    '#VALUE!',
  ])('%s is no date', (text) => {
    expect(readDate(text)).toBeUndefined()
  })

  test('a month and day take the year nearest to a known date, and of the weekday written', () => {
    expect(readDate('11/21', '2026-10-01')?.date).toBe('2026-11-21')
    expect(readDate('1/5', '2026-12-20')?.date).toBe('2027-01-05')
    expect(readDate('12/28', '2027-01-10')?.date).toBe('2026-12-28')
    expect(readDate('11/21(土)', '2026-01-05')?.date).toBe('2026-11-21')
    expect(readDate('2/29', '2023-03-01')?.date).toBe('2024-02-29')
    expect(readDate('2/30', '2023-03-01')).toBeUndefined()
  })

  test('spreadsheets count a 1900-02-29 that never was', () => {
    expect(spreadsheetDate(1)).toBe('1900-01-01')
    expect(spreadsheetDate(59)).toBe('1900-02-28')
    expect(spreadsheetDate(60)).toBeUndefined()
    expect(spreadsheetDate(61)).toBe('1900-03-01')
    expect(spreadsheetDate(45200)).toBe('2023-10-01')
    expect(spreadsheetDate(0)).toBeUndefined()
    expect(spreadsheetDate(1.5)).toBeUndefined()
  })

  test('a date of our own writing, plain or wide, reads back as itself', () => {
    fc.assert(
      fc.property(day('1873-01-01', '2099-12-31'), (date) => {
        expect(readDate(japaneseDate(date))).toEqual({ date, eraEnded: false })
        expect(readDate(wide(japaneseDate(date)))?.date).toBe(date)
        expect(readDate(wide(date))?.date).toBe(date)
        expect(readDate(date.replaceAll('-', ''))?.date).toBe(date)
      }),
    )
  })

  test('spreadsheet numbers go up by one a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 99_998 }), (serial) => {
        const date = spreadsheetDate(serial)!
        expect(spreadsheetDate(serial + 1)).toBe(addDays(date, 1))
        expect(readDate(String(serial))?.date).toBe(date)
      }),
    )
  })

  test('whatever is written, a date read exists', () => {
    const piece = fc.constantFrom(...'令和平成昭和元年月日RHS0123456789/.-()土', '１', '／')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const found = readDate(pieces.join(''), '2023-10-02')
        expect(found === undefined || isLocalDate(found.date)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('exactly the days that exist are local dates', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (y, m, d) => {
          const lengths = [31, y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28, 31, 30, 31, 30]
          const length = [...lengths, 31, 31, 30, 31, 30, 31][m - 1] ?? 0
          expect(localDate(y, m, d) !== undefined).toBe(d >= 1 && d <= length)
        },
      ),
    )
  })

  test('the first year of an era is 元年', () => {
    expect(japaneseDate('2019-05-01')).toBe('令和元年5月1日(水)')
    expect(japaneseDate('2019-04-30')).toBe('平成31年4月30日(火)')
    expect(japaneseDate('2026-11-18')).toBe('令和8年11月18日(水)')
    expect(japaneseDate('1870-01-01')).toBe('1870年1月1日(土)')
  })
})

describe('fiscal years', () => {
  test.each([
    ['平成31年度', 2019],
    ['令和元年度', 2019],
    ['R6年度', 2024],
    ['２０１９年度', 2019],
    ['昭和64年度', 1989],
  ])('%s is FY%i', (text, year) => {
    expect(readFiscalYear(text)).toBe(year)
  })

  test.each(['平成32年度', '令和0年度', '昭和65年度', '令和元年', '19年度'])('%s is none', (text) => {
    expect(readFiscalYear(text)).toBeUndefined()
  })
})
