import { expect, test } from 'vitest'
import type { BenchSeries } from '../../bench/forecast/series.ts'
import { judgeWeeks } from '../../bench/members.ts'
import { MODELS } from '../../src/core/forecast/known.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { made, plain } from '../core/forecast/made.ts'

const END: LocalDate = '2023-10-02'

const bench = (worse: (date: LocalDate) => boolean = () => false): BenchSeries => ({
  name: 'made',
  series: made({
    from: '2022-01-03',
    days: 700,
    seed: 'members',
    daily: true,
    effect: (date) => (worse(date) ? 3 : 1),
  }),
  context: plain,
  end: END,
  peerWape: 0,
  peerWql: 0,
  target: { coverage: [76, 84] },
  aim: {},
})

test('judges every model over the last twelve weeks and the year before them', () => {
  const { tallies, weights } = judgeWeeks(bench(), 'usual')
  expect([...tallies.keys()]).toEqual([...MODELS])
  for (const { judged, earlier } of tallies.values()) {
    expect(judged.cases).toBe(12 * 5)
    expect(earlier.cases).toBe(52 * 5)
  }
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9)
  const { combination, seasonalNaive } = Object.fromEntries(tallies)
  expect(combination!.judged.absolute).toBeLessThan(seasonalNaive!.judged.absolute)
})

test('what comes later changes nothing of the weeks before it', () => {
  const known = judgeWeeks(bench(), 'usual').tallies
  const poisoned = judgeWeeks(
    bench((date) => date >= '2023-07-10'),
    'usual',
  ).tallies
  for (const [model, { judged, earlier }] of known) {
    expect(poisoned.get(model)!.earlier).toEqual(earlier)
    expect(poisoned.get(model)!.judged.absolute).toBeGreaterThan(judged.absolute)
  }
  const after = judgeWeeks(
    bench((date) => date >= END),
    'usual',
  ).tallies
  expect(after).toEqual(known)
})

test('weeks before there is history enough are left out', () => {
  const young = bench()
  const series = { ...young.series, days: young.series.days.filter(({ date }) => date >= '2023-05-01') }
  const { tallies } = judgeWeeks({ ...young, series }, 'usual')
  expect(tallies.get('combination')!.judged.cases).toBe(60)
  expect(tallies.get('combination')!.earlier.cases).toBe(0)
})
