import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber } from '../../../src/core/calendar/date.ts'
import { mergeIntervals } from '../../../src/core/interval/merge.ts'
import { intervalTally } from '../../../src/core/interval/tally.ts'
import type { Interval } from '../../../src/core/interval/types.ts'

const QUEUES = ['a', 'b']
const MONDAY = dayNumber('2023-10-02')

const collected = (use: (tally: ReturnType<typeof intervalTally>) => void, slotMinutes = 30): Interval[] => {
  const intervals: Interval[] = []
  const tally = intervalTally(QUEUES, slotMinutes, (interval) => intervals.push(interval))
  use(tally)
  tally.finish()
  return intervals
}

describe('the tally', () => {
  test('a slot holds its first second and not its last', () => {
    const seconds = [8 * 3600 + 1799, 8 * 3600 + 1800, 9 * 3600 - 1, 9 * 3600, 0, 86_399]
    const intervals = collected((tally) => {
      for (const second of seconds) tally.visit(MONDAY, 0, second, 1, 0, -1, -1)
    })
    expect(intervals.map(({ slot, arrivals }) => [slot, arrivals])).toEqual([
      [0, 1],
      [16, 1],
      [17, 2],
      [18, 1],
      [47, 1],
    ])
  })

  test('times below zero are not known; a wait of zero is', () => {
    const [interval] = collected((tally) => {
      tally.visit(MONDAY, 1, 30_600, 1, 0, 0, -1)
      tally.visit(MONDAY, 1, 30_600, 1, 1, -1, -1)
      tally.visit(MONDAY, 1, 30_600, 0, -1, -1, 90)
    })
    expect(interval).toEqual({
      date: '2023-10-02',
      slot: 17,
      queue: 'b',
      arrivals: 2,
      abandoned: 0,
      handled: 1,
      handlingSeconds: 90,
      handlingSecondsSquared: 8100,
      waited: 1,
      waitSeconds: 0,
      maxWaitSeconds: 0,
    })
  })

  test('the order of rows does not matter, nor how many days come in between', () => {
    const visit = fc.record({
      day: fc.integer({ min: MONDAY, max: MONDAY + 80 }),
      queue: fc.integer({ min: 0, max: 1 }),
      second: fc.integer({ min: 0, max: 86_399 }),
      wait: fc.integer({ min: -1, max: 900 }),
      handling: fc.integer({ min: -1, max: 900 }),
    })
    const fold = (
      visits: readonly { day: number; queue: number; second: number; wait: number; handling: number }[],
    ) =>
      mergeIntervals(
        collected((tally) => {
          for (const one of visits) tally.visit(one.day, one.queue, one.second, 1, 0, one.wait, one.handling)
        }),
      )
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 150 }), (visits) => {
        const shuffled = visits.toSorted((a, b) => ((a.second * 7919) % 1009) - ((b.second * 7919) % 1009))
        const folded = fold(visits)
        expect(fold(shuffled)).toEqual(folded)
        expect(folded.reduce((sum, { arrivals }) => sum + arrivals!, 0)).toBe(visits.length)
        expect(fold(visits.toSorted((a, b) => a.day - b.day))).toEqual(folded)
      }),
      { numRuns: 60 },
    )
  })
})

describe('merging', () => {
  const part = (date: Interval['date'], slot: number, queue: string, arrivals: number | null): Interval => ({
    date,
    slot,
    queue,
    arrivals,
    abandoned: 1,
    handled: 1,
    handlingSeconds: 10,
    handlingSecondsSquared: 100,
    waited: 1,
    waitSeconds: 5,
    maxWaitSeconds: arrivals ?? 0,
  })

  test('sorts by date, slot and queue and adds up parts of the same slot', () => {
    const merged = mergeIntervals([
      part('2023-10-03', 17, 'a', 1),
      part('2023-10-02', 18, 'a', 2),
      part('2023-10-02', 17, 'b', 3),
      part('2023-10-02', 17, 'a', 4),
      part('2023-10-02', 17, 'b', 5),
    ])
    expect(merged.map(({ date, slot, queue, arrivals }) => [date, slot, queue, arrivals])).toEqual([
      ['2023-10-02', 17, 'a', 4],
      ['2023-10-02', 17, 'b', 8],
      ['2023-10-02', 18, 'a', 2],
      ['2023-10-03', 17, 'a', 1],
    ])
    expect(merged[1]).toMatchObject({ handlingSeconds: 20, waitSeconds: 10, maxWaitSeconds: 5 })
  })

  test('what is unknown stays unknown', () => {
    expect(
      mergeIntervals([part('2023-10-02', 17, 'a', null), part('2023-10-02', 17, 'a', 2)])[0]!.arrivals,
    ).toBeNull()
  })
})
