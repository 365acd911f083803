import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ruleOn } from '../../../../src/core/plan-explain.ts'
import { conflictSet, minimalConflict } from '../../../../src/core/roster/explain/conflict-set.ts'
import { elementsOf } from '../../../../src/core/roster/explain/elements.ts'
import type {
  ConflictElement,
  ConflictSet,
  RosterRequest,
} from '../../../../src/core/roster/explain/types.ts'
import { solveRoster } from '../../../../src/core/roster/solve.ts'
import type { PersonDay, RosterProblem } from '../../../../src/core/roster/types.ts'
import { loadHighs } from '../../../../src/engines/highs.ts'
import { MONDAY, person, shift, tiny } from '../tiny.ts'
import { asked, worked } from './made.ts'

const solver = await loadHighs()
const rule = ruleOn(MONDAY)
const TUESDAY = '2023-10-03'

const conflictIn = (
  problem: RosterProblem,
  requests: readonly RosterRequest[] = [],
  prices = false,
): ConflictSet | undefined => conflictSet(problem, { requests, prices, rule }, solver)

const kinds = (conflict: ConflictSet | undefined): string[] =>
  (conflict?.elements ?? []).map(({ kind, person: id }) => (id ? `${kind} ${id}` : kind)).sort()

/** Subsets of a list, the smallest first. */
const subsets = <T>(list: readonly T[]): T[][] =>
  list
    .reduce<T[][]>((all, item) => all.concat(all.map((set) => [...set, item])), [[]])
    .sort((a, b) => a.length - b.length)

interface Made {
  readonly people: readonly {
    readonly knows: boolean
    readonly shifts: readonly string[]
    readonly leave: boolean
  }[]
  readonly wanted: number
  readonly seats: number
}

const problemOf = ({ people, seats }: Made): RosterProblem => {
  const problem = tiny({
    people: people.map(({ knows, shifts }, i) => person(`p${i}`, knows ? ['desk'] : ['post'], { shifts })),
    shifts: [shift('m', 540, 660), shift('l', 660, 780)],
    leave: people.flatMap(({ leave }, i) =>
      leave ? [{ person: `p${i}`, date: MONDAY, kind: 'paid' as const }] : [],
    ),
  })
  const activities = problem.city.activities.map((one) => ({ ...one, seats }))
  return { ...problem, city: { ...problem.city, activities } }
}

/** Whether people can stand at the desk 10–11 by the elements kept, counted by hand: everybody works a shift or none. */
const countedPossible = ({ people, wanted, seats }: Made, kept: readonly ConflictElement[]): boolean => {
  const has = (kind: ConflictElement['kind'], id?: string) =>
    kept.some((element) => element.kind === kind && element.person === id)
  if (!kept.some(({ kind }) => kind === 'request')) return true
  if (wanted > seats && has('seats')) return false
  const able = people.filter(({ knows, shifts, leave }, i) => {
    const isThere = !(leave && has('leave', `p${i}`))
    const reaches = shifts.length === 0 || shifts.includes('m') || !has('shifts', `p${i}`)
    return isThere && reaches && (knows || !has('skill'))
  })
  return able.length >= wanted
}

const cases = fc.record({
  people: fc.array(
    fc.record({
      knows: fc.boolean(),
      shifts: fc.constantFrom<readonly string[]>([], ['m'], ['l']),
      leave: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  wanted: fc.integer({ min: 1, max: 3 }),
  seats: fc.integer({ min: 1, max: 3 }),
})

describe('across people', () => {
  test('the smallest set of all, by trying every subset', () => {
    fc.assert(
      fc.property(cases, (made) => {
        const problem = problemOf(made)
        const request = asked(made.wanted)
        const matters = elementsOf(problem, [request], rule).filter(({ kind }) =>
          ['seats', 'skill', 'shifts', 'leave', 'request'].includes(kind),
        )
        const smallest = subsets(matters).find((set) => !countedPossible(made, set))
        const conflict = conflictIn(problem, [request])
        expect(conflict?.elements.length).toBe(smallest?.length)
        if (!conflict) return
        expect(conflict.smallest).toBe(true)
        expect(countedPossible(made, conflict.elements)).toBe(false)
        for (const left of conflict.elements)
          expect(
            countedPossible(
              made,
              conflict.elements.filter((one) => one !== left),
            ),
          ).toBe(true)
        const all = elementsOf(problem, [request], rule)
        const isSame = (a: ConflictElement, b: ConflictElement) => a.kind === b.kind && a.person === b.person
        const helping = conflict.elements.flatMap((element, index) =>
          countedPossible(
            made,
            all.filter((one) => !isSame(one, element)),
          )
            ? [index]
            : [],
        )
        expect(conflict.repairs.map(({ element }) => element)).toEqual(helping)
      }),
      { numRuns: 60 },
    )
  })

  test('leave of one and the skill of another, each with its article', () => {
    const people = [person('p1', ['desk']), person('p2', ['desk']), person('p3', ['post'])]
    const problem = tiny({ people, leave: [{ person: 'p2', date: MONDAY, kind: 'paid' }] })
    const conflict = conflictIn(problem, [asked(2)], true)!
    expect(kinds(conflict)).toEqual(['leave p2', 'request', 'skill'])
    expect(conflict.elements.find(({ kind }) => kind === 'leave')?.rule.article?.ja).toBe('労働基準法39条5項')
    const leave = conflict.elements.findIndex(({ kind }) => kind === 'leave')
    expect(conflict.repairs.find(({ element }) => element === leave)?.yen).toBeCloseTo(2 * 3 * 1200, 2)
    const request = conflict.elements.findIndex(({ kind }) => kind === 'request')
    expect(conflict.repairs[0]).toEqual({ element: request, yen: 0 })
  })

  test('two desks at once want the same people', () => {
    const people = [person('p1', ['desk', 'post']), person('p2', ['desk', 'post'])]
    const both = [asked(1), { ...asked(2), activity: 'post' }]
    expect(kinds(conflictIn(tiny({ people }), both)).filter((kind) => kind === 'request')).toHaveLength(2)
    expect(conflictIn(tiny({ people }), [asked(1), { ...asked(1), activity: 'post' }])).toBeUndefined()
  })

  test('somebody locked elsewhere stands against it; locked there does not', () => {
    const people = [person('p1', ['desk', 'post'])]
    const lockedAt = (activity: string) => ({
      ...tiny({ people }),
      locked: [worked('p1', 'm', [[activity, 540, 720]])],
    })
    expect(kinds(conflictIn(lockedAt('post'), [asked(1)]))).toContain('locked p1')
    expect(conflictIn(lockedAt('desk'), [asked(1)])).toBeUndefined()
  })

  test('what can be kept is no contradiction', () => {
    expect(conflictIn(tiny(), [asked(2)])).toBeUndefined()
    expect(conflictIn(tiny())).toBeUndefined()
  })
})

describe('of one person', () => {
  const locked = (days: readonly PersonDay[], more = {}): RosterProblem => ({
    ...tiny({
      dates: [MONDAY, TUESDAY],
      people: [person('p1', ['desk'], more)],
      shifts: [shift('m', 540, 720), shift('n', 1200, 1380)],
    }),
    locked: days,
  })

  test('a locked cell in leave', () => {
    const problem = locked([worked('p1', 'm', [['desk', 540, 720]])])
    const leave = [{ person: 'p1', date: MONDAY, kind: 'paid' }] as const
    const conflict = conflictIn({ ...problem, staff: { ...problem.staff, leave } })
    expect(kinds(conflict)).toEqual(['leave p1', 'locked p1'])
    expect(solveRoster({ ...problem, staff: { ...problem.staff, leave } }, solver).kind).toBe('infeasible')
    expect(conflictIn(problem)).toBeUndefined()
  })

  test('two locked days without rest between them', () => {
    const late = worked('p1', 'n', [['desk', 1200, 1380]])
    const early = worked('p1', 'm', [['desk', 540, 720]], TUESDAY)
    expect(kinds(conflictIn(locked([late, early])))).toEqual(['locked p1', 'locked p1', 'rest p1'])
    expect(conflictIn(locked([late]))).toBeUndefined()
  })

  test('locked hours above the contract’s limit, to the minute', () => {
    const days = [worked('p1', 'm', [['desk', 540, 720]]), worked('p1', 'm', [['desk', 540, 720]], TUESDAY)]
    expect(kinds(conflictIn(locked(days, { maxWeeklyMinutes: 359 })))).toEqual([
      'locked p1',
      'locked p1',
      'weeklyLimit p1',
    ])
    expect(conflictIn(locked(days, { maxWeeklyMinutes: 360 }))).toBeUndefined()
  })

  test('a locked long day when the month’s overtime is used up, and when half an hour is left', () => {
    const used = (overtimeMinutes: number): RosterProblem => ({
      ...tiny({
        people: [person('p1', ['desk'])],
        shifts: [shift('long', 480, 1080, 60, [720, 780])],
        city: { overtimeAgreement: true },
      }),
      locked: [
        worked('p1', 'long', [
          ['desk', 480, 720],
          ['desk', 780, 1080],
        ]),
      ],
      before: {
        overtime: {
          specialClause: false,
          yearFrom: '2023-04',
          people: [{ person: 'p1', months: [{ month: '2023-10', overtimeMinutes, holidayMinutes: 0 }] }],
        },
      },
    })
    const conflict = conflictIn(used(2641))
    expect(kinds(conflict)).toEqual(['limit p1', 'locked p1'])
    expect(conflict?.elements[0]).toMatchObject({
      minutes: 59,
      rule: { article: { ja: '労働基準法36条4項' } },
    })
    expect(conflictIn(used(2640))).toBeUndefined()
  })

  test('more hours owed than a week may have', () => {
    const owing = (maxWeeklyMinutes: number) =>
      tiny({ people: [person('p1', ['desk'], { weeklyMinutes: 1200, maxWeeklyMinutes })] })
    expect(kinds(conflictIn(owing(1199)))).toEqual(['contractHours p1', 'weeklyLimit p1'])
    expect(conflictIn(owing(1200))).toBeUndefined()
  })
})

test('halving finds a set of which nothing can be left out, whatever the sets are', () => {
  const sets = fc.array(fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 1, maxLength: 4 }), { maxLength: 5 })
  fc.assert(
    fc.property(sets, (forbidden) => {
      const elements = Array.from(
        { length: 8 },
        (_, i): ConflictElement => ({ kind: 'leave', rule: { rule: 'leave' }, person: `p${i}` }),
      )
      const isPossible = (kept: readonly ConflictElement[]) => {
        const inside = new Set(kept.map((element) => elements.indexOf(element)))
        return !forbidden.some((set) => set.every((index) => inside.has(index)))
      }
      const found = minimalConflict(elements, isPossible)
      expect(found.length === 0).toBe(forbidden.length === 0)
      if (found.length === 0) return
      expect(isPossible(found)).toBe(false)
      for (const one of found) expect(isPossible(found.filter((other) => other !== one))).toBe(true)
    }),
  )
})
