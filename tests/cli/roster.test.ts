import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { command } from '../../src/cli/roster.ts'
import type { Roster } from '../../src/core/roster/types.ts'
import { exampleProblem } from '../core/roster/example.ts'

const folder = mkdtempSync(join(tmpdir(), 'hankan-roster-'))
const PROBLEM = join(import.meta.dirname, '../../models/roster-problem.json')

const run = async (options: Record<string, string>, language: 'ja' | 'en' = 'ja') => {
  const lines: string[] = []
  const result = await command.run(options, [], { language, progress: (text) => lines.push(text) })
  return { ...result, lines }
}

const fileOf = (name: string, content: unknown): string => {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

describe('roster', () => {
  test('writes the roster of a problem file, twice the same bytes, with progress on the way', async () => {
    const [first, second] = [join(folder, 'a.json'), join(folder, 'b.json')]
    const { issues, text, lines } = await run({ problem: PROBLEM, out: first })
    await run({ problem: PROBLEM, out: second })
    expect(issues).toEqual([])
    expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'))
    const roster = JSON.parse(readFileSync(first, 'utf8')) as Roster
    expect(roster.days).toHaveLength(8)
    expect(roster.proof.gap).toBeLessThanOrEqual(0.02)
    expect(text).toContain('最適との差')
    expect(lines.length).toBeGreaterThan(2)
  })

  test('speaks English too', async () => {
    const { text, json } = await run({ problem: PROBLEM, gap: '0.01' }, 'en')
    expect(text).toContain('proven gap')
    expect((json as Roster).dates).toEqual(exampleProblem().dates)
  })

  test.each(['sequence'])('plans the %s example, twice the same bytes', async (kind) => {
    const problem = join(import.meta.dirname, `../../models/roster-problem-${kind}.json`)
    const [first, second] = [join(folder, `${kind}-a.json`), join(folder, `${kind}-b.json`)]
    const { issues, text, lines } = await run({ problem, out: first }, 'en')
    await run({ problem, out: second })
    expect(issues).toEqual([])
    expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'))
    expect(JSON.parse(readFileSync(first, 'utf8'))).toMatchObject({ kind })
    expect(text).toContain('proven gap')
    expect(lines.length).toBeGreaterThan(0)
  })

  test('names who has no plan in a problem of named shifts', async () => {
    const path = join(import.meta.dirname, '../../models/roster-problem-sequence.json')
    const problem = JSON.parse(readFileSync(path, 'utf8')) as { people: { minMinutes: number }[] }
    problem.people[1]!.minMinutes = 9000
    const { issues } = await run({ problem: fileOf('no-plan.json', problem) })
    expect(issues).toMatchObject([{ code: 'conflict.noPlan', values: { persons: 'P2' } }])
  })

  test('refuses what it cannot read, and says what', async () => {
    const codes = async (options: Record<string, string>) =>
      (await run(options)).issues.map(({ code, severity }) => `${severity} ${code}`)
    expect(await codes({})).toEqual(['error missingOption'])
    expect(await codes({ problem: join(folder, 'none.json') })).toEqual(['error noSuchFile'])
    expect(await codes({ problem: fileOf('bad.json', '{') })).toEqual(['error notJson'])
    expect(await codes({ problem: PROBLEM, gap: 'much' })).toEqual(['error optionValue'])
  })

  test('names the person of a contract that contradicts itself', async () => {
    const problem = exampleProblem()
    const [first, ...others] = problem.staff.people
    const people = [{ ...first!, maxWeeklyMinutes: 1200 }, ...others]
    const file = fileOf('conflict.json', { ...problem, staff: { ...problem.staff, people } })
    const { issues } = await run({ problem: file })
    expect(issues).toMatchObject([{ code: 'conflict.contractAboveMaximum', values: { persons: 'S1' } }])
  })
})
