import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ConflictSet, Explanations } from '../../src/core/roster/explain/types.ts'
import { explainedExpected, runExplained } from './run-explained.ts'

interface Told {
  readonly explanations: Explanations
  readonly requested: ConflictSet
  readonly locked: ConflictSet
  readonly solved: string
}

describe('a short week of the town explained, and two weeks that contradict themselves', () => {
  let files: Readonly<Record<string, string>>
  let told: Told

  beforeAll(async () => {
    files = await runExplained()
    told = JSON.parse(files['explained.json']!) as Told
  })

  test('every file is the expected one, byte for byte (npm run golden writes them again)', async () => {
    const names = (await readdir(explainedExpected)).sort()
    expect(Object.keys(files).sort()).toEqual(names)
    for (const name of names)
      expect(files[name], name).toBe(await readFile(join(explainedExpected, name), 'utf8'))
  })

  test('the tax counter is short; the part-timer can come in, and colleagues can leave their calls', () => {
    const { shortages } = told.explanations
    const thursday = shortages.find(({ date }) => date === '2024-07-18')!
    expect(thursday.causes.map(({ kind }) => kind)).toContain('busy')
    expect(thursday.repairs[0]).toMatchObject({ kind: 'comeIn', persons: ['T09'], needsConsent: true })
    for (const { repairs } of shortages) expect(repairs.map(({ kind }) => kind)).toContain('move')
  })

  test('the request contradicts a leave, a locked day and a skill; each has its way out', () => {
    expect(told.requested.elements.map(({ kind, person }) => [kind, person])).toEqual([
      ['skill', undefined],
      ['leave', 'T04'],
      ['locked', 'T03'],
      ['request', undefined],
    ])
    expect(told.requested.smallest).toBe(true)
    expect(told.requested.repairs).toHaveLength(4)
  })

  test('the week that no roster can keep has four locked days above one limit', () => {
    expect(told.solved).toBe('infeasible')
    expect(told.locked.elements.map(({ kind }) => kind)).toEqual(['weeklyLimit', ...Array(4).fill('locked')])
    expect(told.locked.elements[0]!.rule.article?.ja).toBe('労働契約')
  })
})
