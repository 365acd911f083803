import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { kindOf, readColumnProblem } from '../../../../src/core/roster/columns/read.ts'
import { issueText } from '../../../../src/core/words/issue-text.ts'
import { tinyActivity, tinySequence } from './tiny.ts'

const MODELS = join(import.meta.dirname, '../../../../models')

/** Codes and places of what is wrong; each must have a text in both languages. */
const wrong = (problem: unknown): readonly string[] => {
  const result = readColumnProblem(typeof problem === 'string' ? problem : JSON.stringify(problem), 'p.json')
  for (const issue of result.issues)
    for (const language of ['ja', 'en'] as const) expect(issueText(issue, language)).not.toContain('{')
  return result.issues.map(({ code, at }) => `${code} ${at.column ?? ''}`)
}

test.each(['sequence', 'activity'])('the %s example beside the model is read', (kind) => {
  const file = join(MODELS, `roster-problem-${kind}.json`)
  const source = readFileSync(file, 'utf8')
  const result = readColumnProblem(source, file)
  expect(result.issues).toEqual([])
  expect(result.ok && result.value).toEqual(JSON.parse(source))
  expect(kindOf(source)).toBe(kind)
})

test('problems go through JSON unchanged', () => {
  for (const problem of [tinySequence(1), tinyActivity(1)]) {
    const result = readColumnProblem(JSON.stringify(problem), 'p.json')
    expect(result.ok && result.value).toEqual(problem)
  }
})

test('a city problem has no kind, and neither has what is no JSON', () => {
  expect(kindOf('{"city":{}}')).toBeUndefined()
  expect(kindOf('{')).toBeUndefined()
  expect(kindOf('null')).toBeUndefined()
})

describe('what is wrong is told by its path', () => {
  const sequence = tinySequence(1)
  const activity = tinyActivity(1)

  test('a kind that is none', () => {
    expect(wrong({ kind: 'trains' })).toEqual(['choiceExpected kind'])
    expect(wrong('{')).toEqual(['choiceExpected kind'])
  })

  test('a field that nobody knows is a warning', () => {
    expect(wrong({ ...sequence, weeks: 2 })).toEqual(['unknownField weeks'])
  })

  test('people, shifts, activities and days that are not there', () => {
    const [first, ...others] = sequence.people
    expect(
      wrong({
        ...sequence,
        shifts: [{ id: 'E', minutes: 480, notBefore: ['X'] }, sequence.shifts[1]],
        people: [{ ...first!, maxShifts: { N: 1 }, daysOff: [7] }, ...others],
        wishes: [{ person: 'P9', day: 7, shift: 'E', wants: 'on', weight: 1 }],
        need: [{ day: 0, shift: 'N', people: 1, under: 1, over: 1 }],
      }),
    ).toEqual([
      'unknownReference shifts[0].notBefore[0]',
      'unknownReference people[0].maxShifts.N',
      'wholeExpected people[0].daysOff[0]',
      'unknownReference wishes[0].person',
      'wholeExpected wishes[0].day',
      'unknownReference need[0].shift',
    ])
    expect(wrong({ ...activity, need: [{ activity: 'x', slot: 24, minimum: 1, maximum: 0 }] })).toEqual([
      'unknownReference need[0].activity',
      'wholeExpected need[0].slot',
      'wholeExpected need[0].minimum',
    ])
  })

  test('the same person, shift or need twice', () => {
    expect(wrong({ ...sequence, people: [...sequence.people, sequence.people[0]] })).toEqual([
      'duplicateId people[3].id',
    ])
    expect(wrong({ ...sequence, shifts: [...sequence.shifts, sequence.shifts[0]] })).toEqual([
      'duplicateId shifts[2].id',
    ])
    expect(wrong({ ...sequence, need: [sequence.need[0], sequence.need[0]] })).toEqual([
      'duplicateId need[1]',
    ])
    expect(wrong({ ...activity, need: [activity.need[0], activity.need[0]] })).toEqual([
      'duplicateId need[1]',
    ])
  })

  test('slots that do not fit the day, lengths out of order, a million slots', () => {
    expect(wrong({ ...activity, slotMinutes: 7, startMinute: 0 })).toEqual(['numberExpected slotMinutes'])
    expect(wrong({ ...activity, startMinute: 365 })).toEqual(['numberExpected startMinute'])
    expect(wrong({ ...activity, minShiftMinutes: 800 })).toEqual(['wholeExpected minShiftMinutes'])
    expect(wrong({ ...activity, minBlockMinutes: 600 })).toEqual(['wholeExpected minBlockMinutes'])
    expect(wrong({ ...activity, days: 366, slotMinutes: 1 })).toEqual(['problemTooLarge days'])
  })
})
