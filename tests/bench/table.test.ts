import { expect, test } from 'vitest'
import type { BenchRow } from '../../bench/row.ts'
import { ENGLISH, JAPANESE, markdownTable } from '../../bench/table.ts'

const row = (rest: Partial<BenchRow>): BenchRow => ({
  name: 'one',
  value: 607,
  unit: 'cost',
  peer: null,
  target: 607,
  aim: null,
  holds: true,
  ...rest,
})

test('figures without company have a line each with target and aim', () => {
  expect(
    markdownTable([row({ peer: 700 })], ENGLISH)
      .split('\n')
      .at(-1),
  ).toBe('| one | 607 | cost | 700 | 607 | – | yes |')
})

test('cases have a line each with what was measured beside them', () => {
  const beside = { bound: 600, gap: 1.1532, seconds: 3, cpSat: null, timefold: 813 }
  const lines = markdownTable([row({ beside, holds: false })], ENGLISH).split('\n')
  expect(lines[0]).toBe(
    '| figure | ours | our bound | gap % | core s | CP-SAT | its bound | Timefold | best known | holds |',
  )
  expect(lines[1]!.split('|')).toHaveLength(lines[0]!.split('|').length)
  expect(lines[2]).toBe('| one | 607 | 600 | 1.153 | 3 | – | – | 813 | – | NO |')
  expect(markdownTable([row({ beside })], JAPANESE)).toContain('既知の最良')
})
