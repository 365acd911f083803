import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/core/calendar/date.ts'
import { intervalCsv } from '../../../src/core/interval/export.ts'
import { mergeIntervals } from '../../../src/core/interval/merge.ts'
import { splitWhole } from '../../../src/core/log/slot-shares.ts'
import { city, codes, readText, total } from './read-bytes.ts'

const HEAD = '日付,時間帯,業務区分,発券数,呼出数,平均待ち(分),最大待ち(分),平均処理(分)'
const report = (...rows: readonly string[]) => `${[HEAD, ...rows].join('\n')}\n`

describe('interval reports', () => {
  test('a slot as a span; minutes become seconds, and the spread of handling is taken as exponential', () => {
    const read = readText(report('2018/4/2,8:30～9:00,年金,6,5,0.4,1.2,6.8'), { encoding: 'cp932' })
    expect(codes(read)).toEqual([])
    expect(read.intervals).toEqual([
      {
        date: '2018-04-02',
        slot: 17,
        queue: 'pension',
        arrivals: 6,
        abandoned: 0,
        handled: 5,
        handlingSeconds: 2040,
        handlingSecondsSquared: 2 * 5 * 408 ** 2,
        waited: 5,
        waitSeconds: 120,
        maxWaitSeconds: 72,
      },
    ])
  })

  test('the same row twice counts once, and is said; another count of the same span adds up', () => {
    const row = '2018/4/2,8:30～9:00,年金,6,5,0.4,1.2,6.8'
    const twice = readText(report(row, row), { encoding: 'cp932' })
    expect(codes(twice)).toEqual(['rowTwice'])
    expect(twice.rows).toMatchObject({ read: 2, kept: 1, duplicates: 1 })
    expect(twice.intervals[0]!.arrivals).toBe(6)
    const two = readText(report(row, row.replace('6,5', '4,4')), { encoding: 'cp932' })
    expect(codes(two)).toEqual([])
    expect(two.intervals[0]!.arrivals).toBe(10)
  })

  test('an hour is split by open minutes into whole arrivals, and said to be an estimate', () => {
    const read = readText(
      report(
        '2018/4/2,8時台,年金,5,5,1,2,3',
        '2018/4/2,9時台,年金,7,7,1,2,3',
        '2018/4/2,17時台,年金,3,3,1,2,3',
      ),
    )
    expect(read.intervals.map(({ slot, arrivals }) => [slot, arrivals])).toEqual([
      [17, 5],
      [18, 4],
      [19, 3],
      [34, 3],
    ])
    expect(total(read, 'handlingSeconds')).toBe(15 * 180)
    expect(read.issues).toMatchObject([{ code: 'spanSplit', severity: 'warning', values: { rows: 3 } }])
  })

  test('starts alone are hours where all are full hours, else slots', () => {
    const hours = readText(report('2018/4/2,9:00,年金,4,4,1,2,3', '2018/4/2,10:00,年金,6,6,1,2,3'))
    const slots = readText(report('2018/4/2,9:00,年金,4,4,1,2,3', '2018/4/2,9:30,年金,6,6,1,2,3'))
    expect(hours.intervals.map(({ slot, arrivals }) => [slot, arrivals])).toEqual([
      [18, 2],
      [19, 2],
      [20, 3],
      [21, 3],
    ])
    expect(slots.intervals.map(({ slot, arrivals }) => [slot, arrivals])).toEqual([
      [18, 4],
      [19, 6],
    ])
  })

  test('minutes and seconds written as 3:25', () => {
    const read = readText(report('2018/4/2,9:00～9:30,年金,2,2,0:30,1:05,3:25'))
    expect(read.intervals).toMatchObject([{ handlingSeconds: 410, waitSeconds: 60, maxWaitSeconds: 65 }])
  })

  test.each([
    ['2018/4/31,9:00～9:30,年金,2,2,1,2,3', 'noSuchDate', '日付'],
    ['2018/4/2,夕方,年金,2,2,1,2,3', 'noSuchSpan', '時間帯'],
    ['2018/4/2,9:30～9:00,年金,2,2,1,2,3', 'noSuchSpan', '時間帯'],
    ['2018/4/2,9:00～9:30,戸籍,2,2,1,2,3', 'unknownQueue', '業務区分'],
    ['2018/4/2,9:00～9:30,年金,多数,2,1,2,3', 'noSuchCount', '発券数'],
    ['2018/4/2,9:00～9:30,年金,-2,2,1,2,3', 'noSuchCount', '発券数'],
    ['2018/4/2,9:00～9:30,年金,,2,1,2,3', 'emptyCell', '発券数'],
    ['2018/4/2,9:00～9:30,年金,2,2,長い,2,3', 'noSuchCount', '平均待ち(分)'],
  ])('%s is rejected as %s', (row, code, column) => {
    const read = readText(report(row))
    expect(read.rowIssues).toMatchObject([{ code, at: { line: 2, column } }])
    expect(read.rows).toMatchObject({ kept: 0, rejected: 1 })
  })

  test('a history written out and read back is the same history', () => {
    const count = fc.integer({ min: 0, max: 400 })
    const interval = fc
      .record({
        day: fc.integer({ min: 1, max: 28 }),
        slot: fc.integer({ min: 16, max: 37 }),
        queue: fc.constantFrom(...city.queues.map(({ id }) => id)),
        arrivals: fc.integer({ min: 1, max: 400 }),
        abandoned: count,
        times: fc.array(fc.integer({ min: 1, max: 14_400 }), { maxLength: 5 }),
        waits: fc.array(fc.integer({ min: 0, max: 9999 }), { maxLength: 5 }),
      })
      .map(({ day, slot, queue, arrivals, abandoned, times, waits }) => ({
        date: addDays('2021-05-31', day),
        slot,
        queue,
        arrivals,
        abandoned,
        handled: times.length,
        handlingSeconds: times.reduce((a, b) => a + b, 0),
        handlingSecondsSquared: times.reduce((a, b) => a + b * b, 0),
        waited: waits.length,
        waitSeconds: waits.reduce((a, b) => a + b, 0),
        maxWaitSeconds: Math.max(0, ...waits),
      }))
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 20 }), (parts) => {
        const intervals = mergeIntervals(parts)
        const csv = intervalCsv({ slotMinutes: 30, intervals, work: [], outbound: [], gaps: [] })
        const read = readText(csv)
        expect(codes(read)).toEqual([])
        expect(mergeIntervals(read.intervals)).toEqual(intervals)
        const again = intervalCsv({
          slotMinutes: 30,
          intervals: mergeIntervals(read.intervals),
          work: [],
          outbound: [],
          gaps: [],
        })
        expect(again).toBe(csv)
      }),
    )
  })

  test('a whole number split by weights adds up and stays within one of its share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 }),
        (whole, weights) => {
          const parts = splitWhole(whole, weights)
          const sum = weights.reduce((a, b) => a + b, 0)
          expect(parts.reduce((a, b) => a + b, 0)).toBe(whole)
          for (const [i, part] of parts.entries())
            expect(
              Math.abs(part - (sum > 0 ? (whole * weights[i]!) / sum : whole / parts.length)),
            ).toBeLessThan(1)
        },
      ),
    )
  })
})
