import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { command } from '../../src/cli/roster.ts'
import { addDays } from '../../src/core/calendar/date.ts'
import type { Roster } from '../../src/core/roster/types.ts'
import { issueText } from '../../src/core/words/issue-text.ts'
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

  test('keeps locked days, lists what differs from the published roster, and looks at the days before', async () => {
    const first = join(folder, 'published.json')
    await run({ problem: PROBLEM, out: first })
    const { days, dates } = JSON.parse(readFileSync(first, 'utf8')) as Roster
    const own = days.find((day) => day.shift !== undefined)!
    const off = { person: own.person, date: own.date, breaks: [], blocks: [] }
    const locked = fileOf('locked.json', { days: [off] })
    const { issues, text, json } = await run({ problem: PROBLEM, locked, published: first })
    expect(issues).toEqual([])
    const roster = json as Roster
    expect(roster.days.find((day) => day.person === own.person && day.date === own.date)).toEqual(off)
    expect(roster.changed).toContainEqual({
      person: own.person,
      date: own.date,
      was: own.shift,
      agreed: false,
    })
    expect(text).toContain('公表と違う日')
    const night = { ...own, date: addDays(dates[0]!, -1), shift: { ...own.shift!, endMinute: 1440 } }
    const earlier = fileOf('earlier.json', { days: [night] })
    const rested = (await run({ problem: PROBLEM, earlier })).json as Roster
    const morning = rested.days.find((day) => day.person === own.person && day.date === dates[0])!
    expect(morning.shift?.startMinute ?? 1440).toBeGreaterThanOrEqual(660)
  })

  test('names who a locked day asks too much of, and the article', async () => {
    const { dates, staff, city } = exampleProblem()
    const activity = city.activities[0]!.id
    const day = {
      person: staff.people[0]!.id,
      date: dates[0]!,
      shift: { code: city.shifts[0]!.code, startMinute: 540, endMinute: 960 },
      breaks: [],
      blocks: [{ activity, startMinute: 540, endMinute: 960 }],
    }
    const { issues } = await run({ problem: PROBLEM, locked: fileOf('unlawful.json', { days: [day] }) })
    expect(issues.map(({ code }) => code)).toContain('conflict.locked.breaks')
    expect(issues.map((issue) => issueText(issue, 'ja')).join()).toContain('労働基準法34条1項')
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
