import { describe, expect, test } from 'vitest'
import {
  type ExplainInput,
  explainConflict,
  explainedProblem,
  explainRoster,
  explainWhy,
  RUN_LIMITS,
  ruleOn,
} from '../../src/core/plan-explain.ts'
import { check } from '../../src/core/verification/check.ts'
import { loadHighs } from '../../src/engines/highs.ts'
import { sampleHolidays } from '../fixtures/forecast.ts'
import { counters, off, worked } from './roster/explain/made.ts'
import { MONDAY, person, shift, slot } from './roster/tiny.ts'

const solver = await loadHighs()

const { city, staff, requirement } = counters({
  people: [person('p1', ['desk', 'post']), person('p2', ['desk', 'post'])],
  shifts: [shift('m', 540, 720)],
  slots: [9, 10, 11].map((hour) => slot(MONDAY, hour, 'desk', [3000, 2000], { people: 2 })),
})
const input: ExplainInput = {
  city,
  staff,
  holidays: sampleHolidays,
  requirement,
  dates: [MONDAY],
  days: [worked('p1', 'm', [['desk', 540, 720]]), off('p2')],
}
const kinds = (more: Partial<ExplainInput>) =>
  explainRoster({ ...input, ...more }, solver).shortages[0]!.repairs.map(({ kind }) => kind)

describe('a roster explained', () => {
  test('the same whether the certificate is known or not', () => {
    const { open } = explainedProblem(input)
    const certificate = check({ city, staff, requirement, dates: [MONDAY], open, days: input.days })
    expect(explainRoster({ ...input, certificate }, solver)).toEqual(explainRoster(input, solver))
  })

  test('against a published roster other hours need consent and are offered still', () => {
    expect(kinds({})).toEqual(['comeIn'])
    expect(kinds({ published: input.days })).toEqual(['comeIn'])
  })

  test('a day off that is locked is not offered', () => {
    expect(kinds({ locked: [off('p2')] })).toEqual([])
  })

  test('rest counts from the day before the roster', () => {
    const late = (endMinute: number) => ({
      earlier: [worked('p2', 'n', [['desk', endMinute - 180, endMinute]], '2023-10-01')],
    })
    expect(kinds({ before: late(1320) })).toEqual(['comeIn'])
    expect(kinds({ before: late(1335) })).toEqual([])
  })

  test('no more shortages than a run has time for', () => {
    expect(explainRoster(input, solver, { ...RUN_LIMITS, shortages: 0 }).shortages).toEqual([])
  })
})

test('who and when have to be known', () => {
  const codes = (request: Parameters<typeof explainWhy>[1]) => {
    const result = explainWhy(input, request, solver)
    return result.ok ? [] : result.issues.map(({ code }) => code)
  }
  expect(codes({ person: 'p9', date: '2023-10-03', minute: 600 })).toEqual(['explainPerson', 'explainDate'])
  expect(codes({ person: 'p1', date: MONDAY, minute: 600 })).toEqual([])
})

test('a rule is quoted as it is in force: article and title of the checker’s row', () => {
  expect(ruleOn('2023-10-02')('leave').article?.ja).toBe('労働基準法39条5項')
  expect(ruleOn('2023-10-02')('workingDays')).toEqual({
    rule: 'workingDays',
    title: { ja: '週の勤務は5日まで', en: 'at most five days of work a week' },
  })
})

test('a contradiction of the roster’s own problem, priced', () => {
  const request = { activity: 'desk', date: MONDAY, startMinute: 540, endMinute: 600, people: 2 }
  const leave = [{ person: 'p2', date: MONDAY, kind: 'paid' }] as const
  const problem = explainedProblem({ ...input, staff: { ...staff, leave } })
  const found = explainConflict(problem, [request], solver, true)!
  expect(found.elements.map(({ kind }) => kind)).toEqual(['leave', 'request'])
  expect(found.repairs.map(({ element }) => element).sort()).toEqual([0, 1])
})
