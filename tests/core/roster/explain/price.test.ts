import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainPrice } from '../../../../src/core/plan-explain.ts'
import { PRICED_RULES, priceOf, twoWorlds } from '../../../../src/core/roster/explain/price.ts'
import type { Price, PriceRequest } from '../../../../src/core/roster/explain/types.ts'
import type { RosterProblem } from '../../../../src/core/roster/types.ts'
import { loadHighs } from '../../../../src/engines/highs.ts'
import { cheapest } from '../brute.ts'
import { MONDAY, person, slot, type TinyParts, tiny } from '../tiny.ts'

const solver = await loadHighs()

const saves = fc
  .array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 2 })
  .map((list) => list.map((n) => n * 150).sort((a, b) => b - a))

const problems = fc
  .record({
    demand: fc.array(saves, { minLength: 4, maxLength: 4 }),
    minimum: fc.integer({ min: 0, max: 2 }),
    owed: fc.constantFrom(0, 180),
    only: fc.constantFrom<readonly string[]>([], ['m']),
    leave: fc.boolean(),
    weight: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ demand, minimum, owed, only, leave, weight }) =>
    tiny({
      people: [
        person('p1', ['desk'], { weeklyMinutes: owed * 5, shifts: only }),
        person('p2', ['desk', 'post']),
      ],
      leave: leave ? [{ person: 'p2', date: MONDAY, kind: 'paid' }] : [],
      wishes: [{ person: 'p1', date: MONDAY, wants: 'off', weight }],
      slots: demand.map((list, i) => slot(MONDAY, 9 + i, 'desk', list, { minimum, people: 1 })),
    }),
  )

const REQUESTS: readonly PriceRequest[] = [
  { kind: 'wish', person: 'p1', date: MONDAY },
  { kind: 'leave', person: 'p1', date: MONDAY },
  { kind: 'leave', person: 'p2', date: MONDAY },
  ...PRICED_RULES.map((rule): PriceRequest => ({ kind: 'rule', rule })),
]

const truth = (problem: RosterProblem, request: PriceRequest): number => {
  const { kept, free } = twoWorlds(problem, request)!
  return cheapest(kept) - cheapest(free)
}

test('the true difference of the best rosters lies in the band, by trying every roster', () => {
  fc.assert(
    fc.property(problems, fc.constantFrom(...REQUESTS), (problem, request) => {
      const price = priceOf(problem, request, solver)!
      const exact = truth(problem, request)
      expect(price.lowerYen).toBeLessThanOrEqual(exact + 0.02)
      expect(price.upperYen).toBeGreaterThanOrEqual(exact - 0.02)
    }),
    { numRuns: 60 },
  )
})

describe('prices that can be counted by hand', () => {
  const hour = (yen: number) => [9, 10, 11].map((at) => slot(MONDAY, at, 'desk', [yen], { people: 1 }))
  const alone = (more: TinyParts) => tiny({ people: [person('p1', ['desk'])], slots: hour(2000), ...more })
  const exactly = (price: Price | undefined, yen: number) => {
    expect(price!.estimateYen).toBeCloseTo(yen, 2)
    expect(price!.lowerYen).toBeLessThanOrEqual(yen + 0.02)
    expect(price!.upperYen).toBeGreaterThanOrEqual(yen - 0.02)
  }

  test('leave before it is approved, and leave that is', () => {
    const request = { kind: 'leave', person: 'p1', date: MONDAY } as const
    const before = priceOf(alone({}), request, solver)
    expect(before?.standing).toBe('asked')
    exactly(before, 3 * (2000 - 1200))
    const given = priceOf(alone({ leave: [{ person: 'p1', date: MONDAY, kind: 'paid' }] }), request, solver)
    expect(given?.standing).toBe('kept')
    exactly(given, 3 * (2000 - 1200))
  })

  test('a wish that stands in the way, and one that does not', () => {
    const request = { kind: 'wish', person: 'p1', date: MONDAY } as const
    const wished = (wants: string) => alone({ wishes: [{ person: 'p1', date: MONDAY, wants, weight: 1 }] })
    exactly(priceOf(wished('off'), request, solver), 1000)
    exactly(priceOf(wished('m'), request, solver), 0)
  })

  test('the shifts of a contract, and a rule that binds nobody', () => {
    const late = { people: [person('p1', ['desk'], { shifts: ['l'] })] }
    exactly(priceOf(alone(late), { kind: 'rule', rule: 'personShift' }, solver), 2000)
    exactly(priceOf(alone({}), { kind: 'rule', rule: 'personShift' }, solver), 0)
  })
})

describe('what has no price', () => {
  const codes = (request: PriceRequest) => {
    const result = explainPrice(tiny(), request, solver)
    return result.ok ? [] : result.issues.map(({ code }) => code)
  }
  test('strangers, other dates, wishes nobody has, rules the model does not know', () => {
    expect(codes({ kind: 'leave', person: 'nobody', date: MONDAY })).toEqual(['explainPerson'])
    expect(codes({ kind: 'leave', person: 'p1', date: '2023-10-09' })).toEqual(['explainDate'])
    expect(codes({ kind: 'wish', person: 'p1', date: MONDAY })).toEqual(['explainNoWish'])
    expect(codes({ kind: 'rule', rule: 'minimumWage' })).toEqual(['explainRule'])
    expect(codes({ kind: 'rule', rule: 'belowMinimum' })).toEqual([])
  })
})
