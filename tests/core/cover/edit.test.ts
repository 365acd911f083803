import { describe, expect, test } from 'vitest'
import { withDays } from '../../../src/core/cover/price.ts'
import { planEdit, withCertificate } from '../../../src/core/plan-cover.ts'
import { costOf } from '../../../src/core/roster/cost.ts'
import type { PersonDay } from '../../../src/core/roster/types.ts'
import { check } from '../../../src/core/verification/check.ts'
import { MONDAY, person } from '../roster/tiny.ts'
import { absentee, day, desk9to12, off, problemOf } from './made.ts'

const problem = problemOf({ people: [absentee, person('p2', ['desk', 'post'])] })
const input = {
  ...problem,
  holidays: { names: new Map(), lastYear: 2100 },
  days: [desk9to12, off('p2')],
}

const verdict = (...edits: readonly PersonDay[]) => {
  const result = planEdit(input, edits)
  if (!result.ok) throw new Error(result.issues.map(({ code }) => code).join())
  return result.value
}

const codes = (...edits: readonly PersonDay[]) => planEdit(input, edits).issues.map(({ code }) => code)

describe('an edited cell', () => {
  test('that is as it was changes nothing', () => {
    expect(verdict(desk9to12)).toEqual({ yen: 0, breaches: [], mended: [], consents: [] })
  })

  test('costs what the whole roster then costs more', () => {
    const edit = day('p2', 'm', [['post', 9, 12]])
    const { yen, consents } = verdict(edit)
    const cost = (days: readonly PersonDay[]) => costOf(problem, days).totalYen
    expect(yen).toBeCloseTo(cost(withDays(input.days, [edit])) - cost(input.days), 2)
    expect(consents).toEqual([{ person: 'p2', date: MONDAY }])
  })

  test('is told which rules it breaks, and which it mends', () => {
    const open = [off('p1')]
    const left = verdict(...open)
    expect(left.breaches.map(({ rule }) => rule)).toContain('unstaffed')
    const again = planEdit({ ...input, days: withDays(input.days, open) }, [desk9to12])
    expect(again).toMatchObject({ ok: true, value: { breaches: [] } })
    expect(again.ok && again.value.mended.map(({ rule }) => rule)).toContain('unstaffed')
    expect(verdict(day('p2', 'l', [['other', 10, 13]])).breaches.map(({ rule }) => rule)).toContain('skill')
  })

  test('is judged as a check of the whole roster would', () => {
    const edit = day('p2', 'l', [['post', 10, 13]])
    const whole = { ...input, published: input.days }
    const before = check(whole).breaches.length
    const after = check({ ...whole, days: withDays(input.days, [edit]) }).breaches.length
    const { breaches, mended, consents } = verdict(edit)
    expect(breaches.length + consents.length - mended.length).toBe(after - before)
    expect(planEdit(withCertificate(input), [edit])).toEqual(planEdit(input, [edit]))
  })

  test('of somebody or something that is not there is refused, and so is a day sent twice', () => {
    expect(codes({ ...desk9to12, person: 'x' })).toEqual(['cellStranger'])
    expect(codes(day('p2', 'm', [['nothing', 9, 12]]))).toEqual(['cellStranger'])
    expect(codes({ ...desk9to12, date: '2031-01-01' })).toEqual(['cellDate'])
    expect(codes(desk9to12, desk9to12)).toEqual(['cellTwice'])
    expect(codes(desk9to12)).toEqual([])
  })
})
