import { describe, expect, test } from 'vitest'
import { planSwap } from '../../../src/core/plan-cover.ts'
import type { Consent } from '../../../src/core/verification/types.ts'
import { issueText } from '../../../src/core/words/issue-text.ts'
import { MONDAY, person } from '../roster/tiny.ts'
import { absentee, day, desk9to12, off, problemOf } from './made.ts'

const HOLIDAYS = { names: new Map(), lastYear: 2100 }

const swap = (
  other: Parameters<typeof person>[2] & { readonly can?: readonly string[] },
  theirs = off('p2'),
  more: { readonly with?: string; readonly date?: typeof MONDAY } = {},
) => {
  const { can = ['desk', 'post'], ...rest } = other
  const problem = problemOf({ people: [absentee, person('p2', can, rest)] })
  const days = [desk9to12, theirs]
  return planSwap(
    { ...problem, holidays: HOLIDAYS, days },
    { persons: ['p1', more.with ?? 'p2'], dates: [more.date ?? MONDAY] },
  )
}

const rulesOf = (result: ReturnType<typeof swap>) =>
  result.ok
    ? result.value.breaches.filter(({ severity }) => severity === 'breach').map(({ rule }) => rule)
    : []

describe('consent to an exchange', () => {
  const asked = (consents: readonly Consent[]) => {
    const problem = problemOf({ people: [absentee, person('p2', ['desk', 'post'])] })
    const input = { ...problem, holidays: HOLIDAYS, days: [desk9to12, off('p2')], earlier: { consents } }
    const result = planSwap(input, { persons: ['p1', 'p2'], dates: [MONDAY] })
    if (!result.ok) throw new Error(result.issues.map(({ code }) => code).join())
    return result.value
  }
  const agreed = (id: string): Consent => ({ person: id, date: MONDAY, agreedOn: '2023-09-30' })

  test('is asked of both whose hours change, and is no breach of the exchange', () => {
    const { consents, breaches } = asked([])
    expect(consents.map((one) => one.person).sort()).toEqual(['p1', 'p2'])
    expect(breaches.filter(({ rule }) => rule === 'consent')).toEqual([])
  })

  test('is not asked of who gave it, for that date', () => {
    expect(asked([agreed('p1')]).consents).toEqual([{ person: 'p2', date: MONDAY }])
    expect(asked([agreed('p1'), agreed('p2')]).consents).toEqual([])
    expect(asked([{ ...agreed('p1'), date: '2023-09-01' }]).consents).toHaveLength(2)
  })

  test('is not asked where hours stay as published', () => {
    const problem = problemOf({ people: [absentee, person('p2', ['desk', 'post'])] })
    const days = [desk9to12, day('p2', 'm', [['post', 9, 12]])]
    const result = planSwap(
      { ...problem, holidays: HOLIDAYS, days },
      { persons: ['p1', 'p2'], dates: [MONDAY] },
    )
    expect(result).toMatchObject({ ok: true, value: { consents: [] } })
  })
})

describe('two people exchange a day', () => {
  test('who can do the other’s work may, at no cost where wages are equal', () => {
    const result = swap({})
    expect(result).toMatchObject({ ok: true, value: { yen: 0 } })
    expect(rulesOf(result)).toEqual([])
    expect(result.ok && result.value.days).toEqual([off('p1'), { ...desk9to12, person: 'p2' }])
  })

  test('who cannot may not, and the rule says why', () => {
    expect(rulesOf(swap({ can: ['post'] }))).toContain('skill')
    expect(rulesOf(swap({ scope: ['b'] }))).toContain('scope')
    expect(rulesOf(swap({ shifts: ['l'] }))).toContain('personShift')
    expect(rulesOf(swap({ shifts: ['m'] }))).toEqual([])
  })

  test('the hours of the week count', () => {
    expect(rulesOf(swap({ maxWeeklyMinutes: 179 }))).toContain('contractLimit')
    expect(rulesOf(swap({ maxWeeklyMinutes: 180 }))).toEqual([])
  })

  test.each([
    ['swapSame', swap({}, off('p2'), { with: 'p1' })],
    ['swapLeave', swap({}, { ...off('p2'), absence: 'paid' })],
    ['coverDate', swap({}, off('p2'), { date: '2023-10-03' })],
  ])('%s is told', (code, result) => {
    expect(result.issues).toMatchObject([{ code, severity: 'error' }])
    expect(issueText(result.issues[0]!, 'en')).not.toMatch(/[{}]/)
  })

  test('where both are off there is nothing to exchange; where both work, there is', () => {
    const problem = problemOf({ people: [absentee, person('p2', ['desk', 'post'])] })
    const both = (days: Parameters<typeof planSwap>[0]['days']) =>
      planSwap({ ...problem, holidays: HOLIDAYS, days }, { persons: ['p1', 'p2'], dates: [MONDAY] })
    expect(both([off('p1'), off('p2')]).issues).toMatchObject([{ code: 'swapOff' }])
    expect(both([desk9to12, day('p2', 'l', [['post', 10, 13]])]).ok).toBe(true)
  })
})
