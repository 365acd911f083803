import { describe, expect, test } from 'vitest'
import { check, checks } from '../../src/core/verification/check.ts'
import { rules } from '../../src/core/verification/rules.ts'
import { breachNames, breachText } from '../../src/core/words/breach-text.ts'
import { hourPairs } from './cases-hours.ts'
import { placePairs } from './cases-places.ts'
import { week } from './valid-week.ts'

const pairs = { ...hourPairs, ...placePairs }
const ids = [...new Set(rules.map(({ id }) => id))]

describe('the rules', () => {
  test('a lawful week has neither breaches nor warnings', () => {
    expect(check(week).breaches).toEqual([])
  })

  test('each has a function and a pair of rosters, and there is none besides', () => {
    expect(Object.keys(checks).sort()).toEqual([...ids].sort())
    expect(Object.keys(pairs).sort()).toEqual([...ids].sort())
  })

  test('rows of one rule never overlap in time', () => {
    for (const id of ids) {
      const rows = rules.filter((rule) => rule.id === id).sort((a, b) => (a.from < b.from ? -1 : 1))
      for (const [index, next] of rows.slice(1).entries())
        expect(rows[index]!.to !== undefined && rows[index]!.to! < next.from, id).toBe(true)
    }
  })

  test.each(ids)('%s allows what it should', (id) => {
    expect(check(pairs[id]!.allows).breaches.filter(({ rule }) => rule === id)).toEqual([])
  })

  test.each(ids)('%s forbids what it should, and says by how much', (id) => {
    const { forbids, found, allowed } = pairs[id]!
    const [first] = check(forbids).breaches.filter(({ rule }) => rule === id)
    expect(first).toMatchObject({ found, allowed, severity: rules.find((rule) => rule.id === id)!.severity })
  })

  test.each(ids)('%s is said in both languages without a blank left', (id) => {
    const { forbids } = pairs[id]!
    const names = breachNames(forbids.city, forbids.staff.people)
    for (const breach of check(forbids).breaches)
      for (const language of ['ja', 'en'] as const) {
        const text = breachText(breach, names, language)
        expect(text).not.toMatch(/[{}]|NaN|undefined|^\s|: *$/)
      }
  })
})
