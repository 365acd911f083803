import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { addDays, datesBetween } from '../../../src/core/calendar/date.ts'
import { readProblem } from '../../../src/core/roster/read.ts'
import { issueText } from '../../../src/core/words/issue-text.ts'
import { exampleProblem } from './example.ts'
import { MONDAY, slot } from './tiny.ts'
import { keyakiWeek } from './week.ts'

const FILE = join(import.meta.dirname, '../../../models/roster-problem.json')

const read = (problem: unknown) => readProblem(JSON.stringify(problem), 'problem.json')

/** Codes and places of what is wrong with the example after a change; each must have a text in both languages. */
const wrong = (change: (problem: ReturnType<typeof exampleProblem>) => unknown): readonly string[] => {
  const result = read(change(structuredClone(exampleProblem())))
  for (const issue of result.issues)
    for (const language of ['ja', 'en'] as const) expect(issueText(issue, language)).not.toContain('{')
  return result.issues.map(({ code, at }) => `${code} ${at.column ?? ''}`)
}

test('the example beside the model is read, and is what the tests think it is', () => {
  const result = readProblem(readFileSync(FILE, 'utf8'), FILE)
  expect(result.issues).toEqual([])
  expect(result.ok && result.value).toEqual(exampleProblem())
})

test('a whole week goes through JSON unchanged', () => {
  const problem = keyakiWeek()
  const result = read(problem)
  expect(result.ok && isDeepStrictEqual(result.value, JSON.parse(JSON.stringify(problem)))).toBe(true)
})

describe('what is wrong is told by its path', () => {
  test('no JSON, and JSON of something else', () => {
    expect(readProblem('{', 'x').issues.map(({ code }) => code)).toEqual(['notJson'])
    expect(read([]).issues.map(({ code }) => code)).toEqual(['objectExpected'])
    expect(read({}).issues.map(({ code }) => code)).toEqual(Array<string>(5).fill('missingField'))
  })

  test('a field that nobody knows is a warning', () => {
    expect(wrong((problem) => ({ ...problem, horizon: 7 }))).toEqual(['unknownField horizon'])
  })

  test('a fault inside the city keeps its own path', () => {
    expect(wrong((problem) => ({ ...problem, city: { ...problem.city, slotMinutes: 7 } }))).toEqual([
      expect.stringContaining('city.slotMinutes'),
    ])
  })

  test('people, teams and activities that are not there', () => {
    expect(
      wrong((problem) => ({
        ...problem,
        open: [{ ...problem.open[0]!, team: 'z' }],
        staff: { ...problem.staff, leave: [{ person: 'S9', date: MONDAY, kind: 'paid' }] },
        requirement: { ...problem.requirement, slots: [slot(MONDAY, 9, 'fly', [1])] },
      })),
    ).toEqual([
      'unknownReference staff.leave[0].person',
      'unknownReference open[0].team',
      'unknownReference requirement.slots[0].activity',
    ])
  })

  test('the same person twice', () => {
    expect(
      wrong((problem) => ({
        ...problem,
        staff: { ...problem.staff, people: [...problem.staff.people, problem.staff.people[0]] },
      })),
    ).toEqual(['duplicateId staff.people[4].id'])
  })

  test('dates that are none, out of order or too many, other slots, a curve with a hole', () => {
    expect(wrong((problem) => ({ ...problem, dates: [] }))).toEqual(['noDates dates'])
    expect(wrong((problem) => ({ ...problem, dates: [MONDAY, MONDAY] }))).toEqual([
      'datesNotAscending dates[1]',
    ])
    const { requirement } = exampleProblem()
    expect(wrong((problem) => ({ ...problem, requirement: { ...requirement, slotMinutes: 30 } }))).toEqual([
      'slotsDiffer requirement.slotMinutes',
    ])
    const [first] = requirement.slots
    const holed = { ...first!, curve: first!.curve.slice(1) }
    expect(wrong((problem) => ({ ...problem, requirement: { ...requirement, slots: [holed] } }))).toEqual([
      'curveNotCounted requirement.slots[0].curve',
    ])
    const many = datesBetween(MONDAY, addDays(MONDAY, 62))
    expect(wrong((problem) => ({ ...problem, dates: many }))).toEqual(['problemTooLarge dates'])
  })
})

describe('days by hand, on the wall and gone by', () => {
  const example = exampleProblem()
  const [person] = example.staff.people
  const day = {
    person: person!.id,
    date: example.dates[0]!,
    shift: { code: example.city.shifts[0]!.code, startMinute: 540, endMinute: 720 },
    breaks: [],
    blocks: [{ activity: example.city.activities[0]!.id, startMinute: 540, endMinute: 720 }],
  }
  const past = { ...day, date: addDays(example.dates[0]!, -1) }
  const whole = {
    ...example,
    locked: [{ ...day, shortBreaks: [] }],
    published: [day],
    before: {
      earlier: [past],
      overtime: {
        specialClause: true,
        yearFrom: '2023-04',
        people: [
          { person: person!.id, months: [{ month: '2023-09', overtimeMinutes: 60, holidayMinutes: 0 }] },
        ],
      },
      frames: [
        {
          person: person!.id,
          system: 'year' as const,
          from: MONDAY,
          to: MONDAY,
          workedMinutes: 0,
          workedDays: 0,
          busy: [{ from: MONDAY, to: MONDAY }],
        },
      ],
      leaveTaken: [{ person: person!.id, takenDays: 1.5, carriedDays: 2 }],
      consents: [{ person: person!.id, date: MONDAY, agreedOn: MONDAY }],
    },
    carried: [{ person: person!.id, counts: { early: 2, refused: 1 } }],
  }

  test('are read as they are', () => {
    const result = read(whole)
    expect(result.issues).toEqual([])
    expect(result.ok && result.value).toEqual(whole)
  })

  test('name people, activities and dates there are, each day once', () => {
    expect(
      wrong(() => ({
        ...whole,
        locked: [day, day, { ...day, person: 'S9' }, { ...day, date: past.date, person: person!.id }],
        published: [{ ...day, blocks: [{ activity: 'fly', startMinute: 600, endMinute: 600 }] }],
        before: { earlier: [day], overtime: undefined },
        carried: [{ person: 'S9', counts: {} }],
      })),
    ).toEqual([
      'duplicateId locked[1]',
      'unknownReference locked[2].person',
      'unknownReference published[0].blocks[0].activity',
      'timesReversed published[0].blocks[0]',
      'lockedOutside locked[3].date',
      'earlierInside before.earlier[0].date',
      'unknownReference carried[0].person',
    ])
  })

  test('have fields that are what they should be', () => {
    expect(
      wrong(() => ({
        ...whole,
        before: { overtime: { ...whole.before.overtime, yearFrom: '2023-13' } },
        carried: [{ person: person!.id, counts: { late: -1, monday: 2 } }],
      })),
    ).toEqual([
      'monthExpected before.overtime.yearFrom',
      'unknownField carried[0].counts.monday',
      'numberExpected carried[0].counts.late',
    ])
  })
})
