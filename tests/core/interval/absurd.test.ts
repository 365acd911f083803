import { describe, expect, test } from 'vitest'
import { historyIssues } from '../../../src/core/forecast/history-cover.ts'
import { withoutAbsurd } from '../../../src/core/interval/absurd.ts'
import type { Interval } from '../../../src/core/interval/types.ts'
import { absurdAbove } from '../../../src/core/units/absurd.ts'

const interval = (arrivals: number | null, slot: number, queue = 'a'): Interval => ({
  queue,
  date: '2023-07-03',
  slot,
  arrivals,
  abandoned: 0,
  handled: 0,
  handlingSeconds: 0,
  handlingSecondsSquared: 0,
  waited: 0,
  waitSeconds: 0,
  maxWaitSeconds: 0,
})
const usual = Array.from({ length: 20 }, (_, i) => interval(i % 5, i))

describe('absurd counts', () => {
  test('a million in one slot is unknown, and told with queue, date and time', () => {
    const { intervals, absurd } = withoutAbsurd([...usual, interval(1_000_000, 20)])
    expect(intervals.at(-1)!.arrivals).toBeNull()
    expect(intervals.slice(0, -1)).toEqual(usual)
    const issues = historyIssues(['a'], { intervals, absurd, slotMinutes: 30 }, '2023-08-01', 'store')
    expect(issues.at(-1)).toMatchObject({
      code: 'queueAbsurd',
      severity: 'warning',
      values: { queue: 'a', date: '2023-07-03', time: '10:00', arrivals: 1_000_000 },
    })
  })

  test('a rush is none: ten times the usual, or what another queue always has', () => {
    expect(withoutAbsurd([...usual, interval(40, 20)]).absurd).toEqual([])
    const busy = Array.from({ length: 20 }, (_, i) => interval(900 + i, i, 'b'))
    expect(withoutAbsurd([...usual, ...busy]).absurd).toEqual([])
  })

  test('a few counts are too few to say, and an unknown one stays unknown', () => {
    expect(withoutAbsurd([interval(1, 1), interval(1e6, 2)]).absurd).toEqual([])
    expect(withoutAbsurd([...usual, interval(null, 20)]).intervals.at(-1)!.arrivals).toBeNull()
  })

  test('the limit is fifty times what only one in a hundred exceeds, at least fifty', () => {
    expect(absurdAbove(Array.from({ length: 200 }, () => 10).concat(1e6))).toBe(500)
    expect(absurdAbove([0, 0, 0, 0, 0, 0, 0, 0, 70])).toBe(50)
    expect(absurdAbove([1e6])).toBe(Number.POSITIVE_INFINITY)
  })
})
