import { describe, expect, test } from 'vitest'
import { check, checks } from '../../src/core/verification/check.ts'
import { rules as inForce, proposed } from '../../src/core/verification/rules.ts'
import { breachNames, breachText } from '../../src/core/words/breach-text.ts'
import { framePairs } from './cases-frames.ts'
import { hourPairs } from './cases-hours.ts'
import { peoplePairs } from './cases-people.ts'
import { placePairs } from './cases-places.ts'
import type { RulePair } from './pair.ts'
import { week } from './valid-week.ts'

/** All rows, those that are only proposed as if they had been law for long. */
const rules = [...inForce, ...proposed.map((rule) => ({ ...rule, from: '2000-01-01' as const }))]
const pairs = {
  ...hourPairs,
  ...framePairs,
  ...peoplePairs,
  ...placePairs,
  intervalDuty: hourPairs.interval!,
} as Readonly<Record<string, RulePair>>
const ids = [...new Set(rules.map(({ id }) => id))]

describe('the rules', () => {
  test('a lawful week has neither breaches nor warnings', () => {
    expect(check(week).breaches).toEqual([])
  })

  test('each has a function and a pair of rosters, and there is none besides', () => {
    expect(Object.keys(checks).sort()).toEqual([...ids].sort())
    expect(Object.keys(pairs).sort()).toEqual([...ids].sort())
  })

  test('what is only proposed is no law', () => {
    const asked = check(pairs.daysInRow!.forbids).rules.map(({ id }) => id)
    for (const { id } of proposed) expect(asked).not.toContain(id)
  })

  test('rows of one rule never overlap in time', () => {
    for (const id of ids) {
      const rows = rules.filter((rule) => rule.id === id).sort((a, b) => (a.from < b.from ? -1 : 1))
      for (const [index, next] of rows.slice(1).entries())
        expect(rows[index]!.to !== undefined && rows[index]!.to! < next.from, id).toBe(true)
    }
  })

  test.each(ids)('%s allows what it should', (id) => {
    expect(check(pairs[id]!.allows, rules).breaches.filter(({ rule }) => rule === id)).toEqual([])
  })

  test.each(ids)('%s forbids what it should, and says by how much', (id) => {
    const { forbids, found, allowed } = pairs[id]!
    const [first] = check(forbids, rules).breaches.filter(({ rule }) => rule === id)
    expect(first).toMatchObject({ found, allowed, severity: rules.find((rule) => rule.id === id)!.severity })
  })

  test.each(ids)('%s is said in both languages without a blank left', (id) => {
    const { forbids } = pairs[id]!
    const names = breachNames(forbids.city, forbids.staff.people)
    for (const breach of check(forbids, rules).breaches)
      for (const language of ['ja', 'en'] as const) {
        const text = breachText(breach, names, language)
        expect(text).not.toMatch(/[{}]|NaN|undefined|^\s|: *$/)
      }
  })
})
