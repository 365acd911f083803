import { describe, expect, test } from 'vitest'
import { datesBetween } from '../../../src/core/calendar/date.ts'
import { conflictIssues } from '../../../src/core/roster/conflict.ts'
import { solveRoster } from '../../../src/core/roster/solve.ts'
import { issueText } from '../../../src/core/words/issue-text.ts'
import { loadHighs } from '../../../src/engines/highs.ts'
import { MONDAY, person, shift, slot, type TinyParts, tiny } from './tiny.ts'

const highs = await loadHighs()

const rules = (parts: TinyParts): readonly string[] => {
  const outcome = solveRoster(tiny(parts), highs)
  if (outcome.kind === 'roster') return []
  for (const issue of conflictIssues(outcome.conflicts, 'staff.csv')) {
    expect(issueText(issue, 'ja')).toContain('p1')
    expect(issueText(issue, 'en')).toContain(MONDAY)
  }
  return outcome.conflicts.map(({ rule }) => rule)
}

const alone = (more: Parameters<typeof person>[2]) => [person('p1', ['desk', 'post'], more)]

describe('requests that exclude each other', () => {
  test('a contract longer than its own maximum', () => {
    expect(rules({ people: alone({ weeklyMinutes: 1200, maxWeeklyMinutes: 1200 }) })).toEqual([])
    expect(rules({ people: alone({ weeklyMinutes: 1201, maxWeeklyMinutes: 1200 }) })).toEqual([
      'contractAboveMaximum',
    ])
  })

  test('a contract beyond 40 hours without an agreement', () => {
    expect(rules({ people: alone({ weeklyMinutes: 2400 }) })).toEqual([])
    const people = alone({ weeklyMinutes: 2401, maxWeeklyMinutes: 2520 })
    expect(rules({ people })).toEqual(['contractAboveLaw'])
    expect(rules({ people, city: { overtimeAgreement: true } })).toEqual([])
  })

  test('shifts that the table does not have', () => {
    expect(rules({ people: alone({ shifts: ['m'] }) })).toEqual([])
    expect(rules({ people: alone({ shifts: ['?'] }) })).toEqual(['noShift'])
  })

  test('hours that only nights without rest would reach are owed as far as rest leaves them', () => {
    const dates = datesBetween(MONDAY, '2023-10-03')
    const shifts = [shift('early', 360, 720), shift('late', 1080, 1440)]
    const people = alone({ weeklyMinutes: 1800 })
    expect(rules({ dates, people, shifts })).toEqual([])
    const tuesday = { ...shifts[0]!, weekdays: [2] }
    expect(rules({ dates, people, shifts: [{ ...shifts[1]!, weekdays: [1] }, tuesday] })).toEqual([])
  })
})

describe('what can be met somehow is never refused', () => {
  test('leave for everyone gives a roster of days off with its shortages', () => {
    const leave = ['p1', 'p2'].map((id) => ({ person: id, date: MONDAY, kind: 'paid' as const }))
    const outcome = solveRoster(tiny({ leave, slots: [slot(MONDAY, 10, 'desk', [9000])] }), highs)
    if (outcome.kind !== 'roster') throw new Error('refused')
    expect(outcome.roster.days.every((day) => day.shift === undefined && day.absence === 'paid')).toBe(true)
    expect(outcome.roster.shortages.map(({ reason }) => reason)).toEqual(['onLeave'])
  })

  test('a closed week, nobody at all, nobody with a skill, a person without hours', () => {
    const cases: TinyParts[] = [
      { dates: datesBetween('2023-10-07', '2023-10-08') },
      { people: [] },
      { people: [person('p1', [])], slots: [slot(MONDAY, 10, 'desk', [9000])] },
      { people: alone({ maxWeeklyMinutes: 0 }), slots: [slot(MONDAY, 10, 'desk', [9000])] },
    ]
    for (const parts of cases) {
      const outcome = solveRoster(tiny(parts), highs)
      if (outcome.kind !== 'roster') throw new Error(JSON.stringify(outcome))
      expect(outcome.roster.days.every((day) => day.shift === undefined)).toBe(true)
      expect(outcome.roster.proof.gap).toBe(0)
    }
  })
})
