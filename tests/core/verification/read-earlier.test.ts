import { describe, expect, test } from 'vitest'
import { type EarlierFile, joinEarlier, readEarlier } from '../../../src/core/verification/read-earlier.ts'
import { issueText } from '../../../src/core/words/issue-text.ts'
import { dayOff, monday, week } from '../../rules/valid-week.ts'

const overtime = {
  specialClause: false,
  yearFrom: '2023-04',
  people: [{ person: 'clerk', months: [{ month: '2023-09', overtimeMinutes: 60, holidayMinutes: 0 }] }],
}
const frame = { person: 'clerk', from: '2023-10-01', to: '2023-10-31', workedMinutes: 0 } as const

const read = (value: unknown) => readEarlier(JSON.stringify(value), 'earlier.json')
const join = (...files: readonly Omit<EarlierFile, 'file'>[]) =>
  joinEarlier(
    files.map((one, index) => ({ ...one, file: `${index + 1}.json` })),
    week.staff,
    monday,
  )
const codes = (...files: readonly Omit<EarlierFile, 'file'>[]) =>
  join(...files).issues.map(({ code, severity, at }) => [code, severity, at.file])

describe('a file of what was before a roster', () => {
  test('may hold any of its parts', () => {
    const whole = {
      dates: ['2023-09-29'],
      days: [dayOff('clerk', '2023-09-29')],
      overtime,
      frames: [{ ...frame, system: 'year', workedDays: 3, busy: [{ from: '2023-10-01', to: '2023-10-05' }] }],
      leaveTaken: [{ person: 'clerk', takenDays: 2.5, carriedDays: 1 }],
      consents: [{ person: 'clerk', date: monday, agreedOn: '2023-09-29' }],
    }
    expect(read(whole)).toEqual({ ok: true, value: { ...whole, file: 'earlier.json' }, issues: [] })
    expect(read({})).toEqual({ ok: true, value: { file: 'earlier.json' }, issues: [] })
  })

  test.each(['2023-13', '2023-1', '10/2023', 202310])('%s is no month', (yearFrom) => {
    expect(read({ overtime: { ...overtime, yearFrom } }).issues).toMatchObject([
      { code: 'monthExpected', at: { column: 'overtime.yearFrom' } },
    ])
  })

  test('negative hours, an unknown system and a field nobody knows', () => {
    expect(
      read({ frames: [{ ...frame, workedMinutes: -1, system: 'decade' }], overTime: {} }).issues,
    ).toMatchObject([
      { code: 'unknownField', severity: 'warning' },
      { code: 'wholeExpected' },
      { code: 'choiceExpected' },
    ])
  })
})

describe('several files', () => {
  const day = dayOff('clerk', '2023-09-29')

  test('are joined', () => {
    const { earlier, issues } = join({ days: [day] }, { overtime }, { frames: [frame] })
    expect(issues).toEqual([])
    expect(earlier).toEqual({ earlier: [day], overtime, frames: [frame], leaveTaken: [], consents: [] })
  })

  test('one day, or the record of overtime, in two of them is an error', () => {
    expect(codes({ days: [day] }, { days: [day] })).toEqual([['earlierTwice', 'error', '2.json']])
    expect(codes({ overtime }, { overtime })).toEqual([['recordTwice', 'error', '2.json']])
  })

  test('periods that overlap or run backwards are errors; those that touch are not', () => {
    const next = { ...frame, from: '2023-11-01', to: '2023-11-30' } as const
    expect(codes({ frames: [frame] }, { frames: [next] })).toEqual([])
    expect(codes({ frames: [frame] }, { frames: [{ ...next, from: '2023-10-31' }] })).toEqual([
      ['framesOverlap', 'error', '2.json'],
    ])
    expect(codes({ frames: [{ ...frame, to: '2023-09-30' }] })).toEqual([
      ['framesOverlap', 'error', '1.json'],
    ])
  })

  test('days of the roster itself and records of strangers are left out with a warning', () => {
    const { earlier, issues } = join({
      days: [day, dayOff('clerk', monday)],
      leaveTaken: [{ person: 'stranger', takenDays: 1 }],
    })
    expect(earlier.earlier).toEqual([day])
    expect(earlier.leaveTaken).toEqual([])
    expect(issues).toMatchObject([
      { code: 'notEarlier', severity: 'warning', values: { days: 1 } },
      { code: 'recordOfStranger', severity: 'warning', values: { person: 'stranger' } },
    ])
    for (const issue of issues)
      for (const language of ['ja', 'en'] as const) expect(issueText(issue, language)).not.toMatch(/[{}]/)
  })
})
