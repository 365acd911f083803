import { describe, expect, test } from 'vitest'
import { clock } from '../../../src/core/calendar/date.ts'
import { absenceIssues, personNamed } from '../../../src/core/cover/request.ts'
import type { Absence } from '../../../src/core/cover/types.ts'
import { issueText } from '../../../src/core/words/issue-text.ts'
import { MONDAY, person } from '../roster/tiny.ts'
import { desk9to12, off } from './made.ts'

const staff = {
  people: [
    person('p1', ['desk'], { name: '田中 花子' }),
    person('p2', ['desk'], { name: '田中 太郎' }),
    person('q3', ['desk'], { name: '佐伯 真紀' }),
  ],
  leave: [],
  wishes: [],
}

const issues = (absence: Partial<Absence>) =>
  absenceIssues({ person: 'p1', date: MONDAY, ...absence }, staff, [MONDAY], [desk9to12, off('p2')], clock)

describe('an absence that cannot be', () => {
  test('a sound one has no issue', () => {
    expect(issues({})).toEqual([])
    expect(issues({ fromMinute: 719 })).toEqual([])
  })

  test.each([
    ['coverPerson', { person: '田中' }, /p1 田中 花子/],
    ['coverPerson', { person: 'p9' }, /p1 田中 花子, p2 田中 太郎/],
    ['coverDate', { date: '2023-10-09' }, /2023-10-02/],
    ['coverOff', { person: 'p2' }, /田中 太郎/],
    ['coverFrom', { fromMinute: 720 }, /12:00.*9:00–12:00/],
  ] as const)('%s is told', (code, absence, told) => {
    const [issue] = issues(absence)
    expect(issue).toMatchObject({ code, severity: 'error' })
    expect(issueText(issue!, 'ja')).toMatch(told)
    expect(issueText(issue!, 'en')).not.toMatch(/[{}]/)
  })
})

test('people are known by id, by name, and by the beginning of a name of their own', () => {
  expect(personNamed(staff, 'p2')?.id).toBe('p2')
  expect(personNamed(staff, '田中　太郎')?.id).toBe('p2')
  expect(personNamed(staff, '佐伯')?.id).toBe('q3')
  expect(personNamed(staff, '田中')).toBeUndefined()
  expect(personNamed(staff, '')).toBeUndefined()
})
