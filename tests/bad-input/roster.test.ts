import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { command } from '../../src/cli/roster.ts'
import { datesBetween } from '../../src/core/calendar/date.ts'
import type { Roster, RosterProblem } from '../../src/core/roster/types.ts'
import { issueText } from '../../src/core/words/issue-text.ts'
import { exampleProblem } from '../core/roster/example.ts'

const folder = mkdtempSync(join(tmpdir(), 'hankan-bad-roster-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const FILE = join(folder, 'problem.json')
const example = exampleProblem()
const [first, second] = example.staff.people

const solve = async (problem: unknown) => {
  writeFileSync(FILE, typeof problem === 'string' ? problem : JSON.stringify(problem))
  return command.run({ problem: FILE }, [], { language: 'ja', progress: () => {} })
}

const withStaff = (staff: Partial<RosterProblem['staff']>): RosterProblem => ({
  ...example,
  staff: { ...example.staff, ...staff },
})

/** A roster with a day for every person and date, none of it a breach of leave or skill. */
const rosterOf = async (problem: RosterProblem): Promise<Roster> => {
  const { json, issues } = await solve(problem)
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
  const roster = json as Roster
  expect(roster.days).toHaveLength(problem.staff.people.length * problem.dates.length)
  return roster
}

const missing = ({ shortages }: Roster): number =>
  shortages.reduce((sum, { required, placed }) => sum + required - placed, 0)

describe('what nobody can roster is answered by the nearest lawful roster and its shortages', () => {
  test('leave for everyone', async () => {
    const leave = example.dates.flatMap((date) =>
      example.staff.people.map(({ id }) => ({ person: id, date, kind: 'paid' as const })),
    )
    const roster = await rosterOf(withStaff({ leave }))
    expect(roster.days.every((day) => day.shift === undefined && day.absence === 'paid')).toBe(true)
    expect(roster.shortages.map(({ reason }) => reason)).toContain('onLeave')
    expect(missing(roster)).toBe(9 * 2 * 2)
  })

  test('a team without a leader', async () => {
    const people = example.staff.people.map((one) => ({ ...one, role: 'staff' as const }))
    const roster = await rosterOf(withStaff({ people }))
    expect(roster.cost.leadershipYen).toBe(example.city.prices.noLeaderPerSlot * 9 * 2 * 2)
    expect(roster.days.some((day) => day.shift !== undefined)).toBe(true)
  })

  test('nobody with a needed skill', async () => {
    const people = example.staff.people.map((one) => ({ ...one, skills: { post: 2 } }))
    const roster = await rosterOf(withStaff({ people }))
    expect(new Set(roster.shortages.map(({ reason }) => reason))).toEqual(new Set(['fewSkilled']))
    expect(roster.days.flatMap((day) => day.blocks).every(({ activity }) => activity === 'post')).toBe(true)
  })

  test('a person with zero hours', async () => {
    const people = [...example.staff.people, { ...second!, id: 'S0', weeklyMinutes: 0, maxWeeklyMinutes: 0 }]
    const roster = await rosterOf(withStaff({ people }))
    expect(roster.days.filter(({ person, shift }) => person === 'S0' && shift)).toEqual([])
  })

  test('hours that shifts do not reach', async () => {
    const people = [{ ...first!, weeklyMinutes: 2399 }, ...example.staff.people.slice(1)]
    const roster = await rosterOf(withStaff({ people }))
    expect(roster.days.filter(({ person, shift }) => person === first!.id && shift).length).toBeGreaterThan(0)
  })

  test('a week of only holidays', async () => {
    const dates = datesBetween('2024-12-28', '2025-01-03')
    const requirement = { ...example.requirement, slots: [], work: [], outbound: [] }
    const roster = await rosterOf({ ...withStaff({ leave: [], wishes: [] }), dates, open: [], requirement })
    expect(roster.days.every((day) => day.shift === undefined)).toBe(true)
    expect(roster.cost.totalYen).toBe(0)
  })

  test.each([
    ['the fiscal year', '2024-03-29', '2024-04-02', 3],
    ['the era', '2019-04-29', '2019-05-02', 4],
  ] as const)('a horizon across %s', async (_, from, to, days) => {
    const dates = datesBetween(from, to)
    const open = dates.map((date) => ({ date, team: 'a', startMinute: 540, endMinute: 1080 }))
    const requirement = { ...example.requirement, slots: [], work: [], outbound: [] }
    const people = example.staff.people.map((one) => ({ ...one, hiredOn: '2018-04-01' as const }))
    const roster = await rosterOf({
      ...withStaff({ people, leave: [], wishes: [] }),
      dates,
      open,
      requirement,
    })
    expect(roster.dates).toEqual(dates)
    expect(roster.days.filter(({ person, shift }) => person === first!.id && shift)).toHaveLength(days)
  })

  test('demand that nobody could meet, in each slot', async () => {
    const slots = example.requirement.slots.map((slot) => ({ ...slot, people: 500, minimum: 400 }))
    const roster = await rosterOf({ ...example, requirement: { ...example.requirement, slots } })
    expect(roster.shortages).toHaveLength(slots.length)
  })
})

describe('what contradicts itself or is no problem is refused with its reason', () => {
  const told = async (problem: unknown, language: 'ja' | 'en' = 'ja') =>
    (await solve(problem)).issues.map(
      (issue) => `${issue.severity} ${issue.code}: ${issueText(issue, language)}`,
    )

  test('contradictory hours', async () => {
    const people = [{ ...first!, weeklyMinutes: 2400, maxWeeklyMinutes: 1200 }]
    const [issue, ...others] = await told(withStaff({ people, leave: [], wishes: [] }))
    expect(others).toEqual([])
    expect(issue).toMatch(/^error conflict\.contractAboveMaximum: .*S1.*契約時間か上限/)
  })

  test('locked days that break the law: rule, article, person and dates', async () => {
    const day = (date: RosterProblem['dates'][number], startMinute: number, endMinute: number) => ({
      person: 'S2',
      date,
      shift: { code: '午後', startMinute, endMinute },
      breaks: [],
      blocks: [{ activity: 'post', startMinute, endMinute }],
    })
    const locked = [day(example.dates[0]!, 1140, 1440), day(example.dates[1]!, 540, 780)]
    const [issue, ...others] = await told({ ...example, locked })
    expect(others).toEqual([])
    expect(issue).toMatch(/conflict\.locked\.interval: .*S2.*2023-10-02〜2023-10-03.*労働時間等設定改善法2条/)
    const leave = [{ person: 'S2', date: example.dates[0]!, kind: 'paid' as const }]
    const [broken] = (await told({ ...withStaff({ leave }), locked: locked.slice(0, 1) }, 'en')).slice(-1)
    expect(broken).toMatch(
      /conflict\.locked\.leave: .*S2.*approved leave \(Labour Standards Act, art\. 39\(5\)\)/,
    )
  })

  test('fields that nobody knows are warned about, and the rest is rostered', async () => {
    const { issues, json } = await solve({
      ...example,
      horizon: 7,
      locked: [],
      staff: { ...example.staff, teams: 1 },
    })
    expect(issues.map(({ code, severity, at }) => `${severity} ${code} ${at.column}`)).toEqual([
      'warning unknownField horizon',
      'warning unknownField staff.teams',
    ])
    expect((json as Roster).days).toHaveLength(8)
  })

  test('a million slots are one fault, not a million', async () => {
    const text = JSON.stringify({ ...example, requirement: { ...example.requirement, slots: ['many'] } })
    const issues = await told(text.replace('"many"', `${'0,'.repeat(999_999)}0`))
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatch(/^error problemTooLarge: .*1,?000,?000.*200,?000/)
  })

  test('a locked day of somebody who is not there, on a date that is not', async () => {
    const locked = [{ person: 'S9', date: '2023-11-01', breaks: [], blocks: [] }]
    const issues = await told({ ...example, locked })
    expect(issues.map((issue) => issue.split(':')[0])).toEqual([
      'error unknownReference',
      'error lockedOutside',
    ])
  })
})
