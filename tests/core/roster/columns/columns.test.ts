import { describe, expect, test } from 'vitest'
import { activityFamily } from '../../../../src/core/roster/columns/activity.ts'
import { ascend } from '../../../../src/core/roster/columns/ascend.ts'
import { boundOf } from '../../../../src/core/roster/columns/bound.ts'
import { generate } from '../../../../src/core/roster/columns/generate.ts'
import { costOf, pricedAt } from '../../../../src/core/roster/columns/plans.ts'
import type { ColumnProblem } from '../../../../src/core/roster/columns/problem.ts'
import { search } from '../../../../src/core/roster/columns/search.ts'
import { sequenceFamily } from '../../../../src/core/roster/columns/sequence.ts'
import { solveColumns } from '../../../../src/core/roster/columns/solve.ts'
import type { Family } from '../../../../src/core/roster/columns/types.ts'
import { workOf } from '../../../../src/core/roster/columns/work.ts'
import { seeded } from '../../../../src/core/units/random.ts'
import { loadHighs } from '../../../../src/engines/highs.ts'
import { allActivityPlans, allSequences, type BrutePlan, bestOf } from './brute.ts'
import { tinyActivity, tinySequence } from './tiny.ts'

const highs = await loadHighs()
const SEEDS = [1, 2, 3, 4, 5]
const WORK = 2e7

const pricesOf = (family: Family, seed: number): Float64Array => {
  const random = seeded(`prices/${seed}`)
  return family.losses.reduce((prices, _, row) => {
    prices[row] = random.uniform() * 6 - 3
    return prices
  }, new Float64Array(family.losses.length))
}

const leastOf = (plans: readonly BrutePlan[], prices: Float64Array): number =>
  Math.min(...plans.map(({ cost, rows }) => rows.reduce((sum, row) => sum + prices[row]!, cost)))

/** A tiny problem of either kind with all plans of each person. */
const cases: readonly (readonly [string, ColumnProblem, Family, (place: number) => BrutePlan[]])[] =
  SEEDS.flatMap((seed) => {
    const sequence = tinySequence(seed)
    const activity = tinyActivity(seed)
    return [
      [
        `sequence ${seed}`,
        sequence,
        sequenceFamily(sequence),
        (place: number) => allSequences(sequence, place),
      ],
      [
        `activity ${seed}`,
        activity,
        activityFamily(activity),
        (place: number) => allActivityPlans(activity, place),
      ],
    ] as const
  })

/** The crew of a person: of a sequence the place; the tiny activity problems have people who all differ. */
const plansOf = (problem: ColumnProblem, all: (place: number) => BrutePlan[]) =>
  problem.people.map((_, place) => all(place))

describe.each(cases)('%s', (_, problem, family, all) => {
  const plans = plansOf(problem, all)
  const isFeasible = plans.every((some) => some.length > 0)
  const best = isFeasible ? bestOf(plans, family.losses) : Number.POSITIVE_INFINITY

  test('pricing finds what trying every plan finds, and says what its columns cost', () => {
    for (const seed of [1, 2, 3]) {
      const prices = pricesOf(family, seed)
      for (const { crew, least, columns } of family.price(prices, [...family.crews.keys()], 3).priced) {
        const expected = leastOf(plans[crew]!, prices)
        if (plans[crew]!.length === 0) expect(least).toBe(Number.POSITIVE_INFINITY)
        else expect(least).toBeCloseTo(expected, 9)
        for (const [i, column] of columns.entries()) {
          expect(new Set(column.rows).size).toBe(column.rows.length)
          expect(pricedAt(column, prices)).toBeGreaterThanOrEqual(expected - 1e-9)
          if (i === 0) expect(pricedAt(column, prices)).toBeCloseTo(least, 9)
          const rows = [...column.rows].sort((a, b) => a - b).join()
          const same = plans[crew]!.some(
            (plan) => plan.cost === column.cost && [...plan.rows].sort((a, b) => a - b).join() === rows,
          )
          expect(same).toBe(true)
        }
      }
    }
  })

  test('the plan costs what the best of all combinations costs, and no bound lies above it', () => {
    const outcome = solveColumns(problem, highs, { work: WORK })
    if (!isFeasible) {
      expect(outcome).toMatchObject({ kind: 'infeasible' })
      return
    }
    if (outcome.kind !== 'plan') throw new Error(outcome.kind)
    expect(outcome.plan.bound).toBeLessThanOrEqual(best + 1e-6)
    expect(outcome.plan.cost).toBeCloseTo(best, 6)
    expect(outcome.plan.status === 'optimal').toBe(outcome.plan.bound === outcome.plan.cost)
  })

  test('both ways to the bound stay below the optimum', () => {
    if (!isFeasible) return
    const work = workOf(highs, { work: WORK })
    const { priced } = family.price(family.startPrices, [...family.crews.keys()], 1)
    const start = priced.map(({ columns }) => columns[0]!)
    const until = { reserve: 0, hopeless: Number.POSITIVE_INFINITY }
    const relaxed = generate(family, start, family.startPrices, until, work)!
    expect(relaxed.bound).toBeLessThanOrEqual(relaxed.point.objective + 1e-6)
    expect(relaxed.point.objective).toBeLessThanOrEqual(best + 1e-6)
    const none = { prices: family.startPrices, bound: Number.NEGATIVE_INFINITY }
    const ascent = ascend(family, none, costOf(family, start), 0, workOf(highs, { work: WORK }))
    expect(ascent.bound).toBeLessThanOrEqual(best + 1e-6)
    const crowd = family.crowd?.(highs, Number.POSITIVE_INFINITY)
    expect(crowd === undefined).toBe(problem.kind === 'sequence')
    if (crowd === undefined) return
    expect(family.crowd!(highs, 1)).toBeUndefined()
    const answer = family.price(crowd.prices, [...family.crews.keys()], 1).priced
    expect(boundOf(family, crowd.prices, answer)).toBeLessThanOrEqual(best + 1e-6)
  })
})

test('every column within a limit is found, and none beyond it', () => {
  const problem = tinySequence(3)
  const family = sequenceFamily(problem)
  const prices = pricesOf(family, 9)
  const all = allSequences(problem, 0).map(({ cost, rows }) =>
    rows.reduce((sum, row) => sum + prices[row]!, cost),
  )
  for (const limit of [Math.min(...all) - 1, Math.min(...all) + 2, 1e6]) {
    const found = family.within!(prices, 0, limit, 10_000)!
    expect(found.length).toBe(all.filter((cost) => cost < limit).length)
    for (const column of found) expect(pricedAt(column, prices)).toBeLessThan(limit)
  }
  expect(family.within!(prices, 0, 1e6, 2)).toBeUndefined()
})

test('one changed day keeps a plan lawful and never makes it dearer', () => {
  for (const seed of SEEDS) {
    const problem = tinyActivity(seed)
    const family = activityFamily(problem)
    const lawful = problem.people.map(
      (_, place) =>
        new Set(allActivityPlans(problem, place).map(({ rows }) => [...rows].sort((a, b) => a - b).join())),
    )
    const { priced } = family.price(pricesOf(family, seed), [...family.crews.keys()], 1)
    const prices = pricesOf(family, seed + 100)
    for (const { crew, columns } of priced)
      for (const place of [0, 0.4, 0.9]) {
        const { column } = family.touch!(prices, columns[0]!, place)
        expect(pricedAt(column, prices)).toBeLessThanOrEqual(pricedAt(columns[0]!, prices) + 1e-9)
        expect(lawful[crew]!.has([...column.rows].sort((a, b) => a - b).join())).toBe(true)
      }
  }
})

describe('a search', () => {
  const problems = [tinySequence(11, 14, 6), tinyActivity(11, 4)]

  test.each(problems)('of $kind gives the same bytes twice', (problem) => {
    const answer = () => JSON.stringify(solveColumns(problem, highs, { work: WORK }))
    expect(answer()).toBe(answer())
  })

  test.each(problems)('of $kind that is called off still has a plan for everybody', (problem) => {
    const family = problem.kind === 'sequence' ? sequenceFamily(problem) : activityFamily(problem)
    const solution = search(family, highs, { work: WORK, isCancelled: () => true })!
    const people = family.crews.reduce((sum, count) => sum + count, 0)
    expect(solution.columns).toHaveLength(people)
    expect(solution.cost).toBe(costOf(family, solution.columns))
    expect(solution.bound).toBeLessThanOrEqual(solution.cost)
  })

  test('of more rows than a simplex is quick on answers by turns', () => {
    const problem = { ...tinyActivity(5, 3), days: 6, slotMinutes: 15 }
    const outcome = solveColumns(problem, highs, { work: WORK })
    if (outcome.kind !== 'plan') throw new Error(outcome.kind)
    expect(outcome.plan.bound).toBeLessThanOrEqual(outcome.plan.cost)
    expect(new Set(outcome.plan.shifts.map(({ person }) => person)).size).toBe(3)
    expect(JSON.stringify(solveColumns(problem, highs, { work: WORK }))).toBe(JSON.stringify(outcome))
  })

  test('names who has no lawful plan', () => {
    const problem = tinySequence(2)
    const [first, ...others] = problem.people
    const people = [{ ...first!, minMinutes: 9000, maxMinutes: 9600 }, ...others]
    expect(solveColumns({ ...problem, people }, highs, { work: WORK })).toEqual({
      kind: 'infeasible',
      persons: [first!.id],
    })
  })
})
