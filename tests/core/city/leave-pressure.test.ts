import { describe, expect, test } from 'vitest'
import { leavePressure } from '../../../src/core/city/leave-pressure.ts'
import type { Leave, PersonId } from '../../../src/core/city/types.ts'
import { issueText } from '../../../src/core/words/issue-text.ts'
import { week, withActivity, withPerson } from '../../rules/valid-week.ts'

const away = (...people: readonly PersonId[]): readonly Leave[] =>
  people.map((person) => ({ person, date: '2023-10-03', kind: 'paid' }))

const pressure = (leave: readonly Leave[], input = week) =>
  leavePressure({ ...input.staff, leave }, input.city, input.open, 'leave.csv')

describe('leave that a week cannot bear', () => {
  test('two of four can hold a counter of one and its breaks; one alone cannot', () => {
    expect(pressure(away('manager', 'clerk'))).toEqual([])
    const [issue, ...rest] = pressure(away('manager', 'clerk', 'deskLeader'))
    expect(rest).toEqual([])
    expect(issue).toMatchObject({
      code: 'leavePressure',
      severity: 'warning',
      values: { team: '窓口チーム', date: '2023-10-03', onLeave: 3, left: 1, minimum: 1, needed: 2 },
    })
    const text = issueText(issue!, 'ja')
    for (const told of ['2023-10-03', '窓口チーム', '証明交付', '1 人', 'managerさん', 'clerkさん'])
      expect(text).toContain(told)
    expect(issueText(issue!, 'en')).not.toContain('{')
  })

  test('counters that share their people are judged together', () => {
    const two = withActivity('papers', { kind: 'window', minimum: [{ from: '2020-04-01', people: 2 }] })
    expect(pressure([], two)).toEqual([])
    expect(pressure(away('clerk'), two)).toMatchObject([
      { code: 'leavePressure', values: { activity: '証明交付と郵送証明', left: 3, minimum: 3, needed: 4 } },
    ])
  })

  test('someone from another team who may help counts', () => {
    const helped = withPerson('deputy', { skills: { certificates: 1 }, scope: ['desk', 'calls'] })
    expect(pressure(away('manager', 'clerk', 'deskLeader'), helped)).toEqual([])
  })

  test('leader and sub-leader, or manager and deputy, away at once', () => {
    expect(pressure(away('callLeader', 'callSecond')).map(({ code }) => code)).toEqual([
      'leavePressure',
      'leaderPressure',
    ])
    expect(pressure(away('manager', 'deputy')).map(({ code }) => code)).toEqual(['managerPressure'])
  })

  test('a half day leaves the person there, and a closed day needs nobody', () => {
    expect(pressure(away('manager', 'deputy').map((row) => ({ ...row, kind: 'morning' as const })))).toEqual(
      [],
    )
    expect(
      pressure(week.staff.people.map(({ id }) => ({ person: id, date: '2023-10-07', kind: 'paid' }))),
    ).toEqual([])
  })
})
