import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestSet, type Judge, type Judged, mostWithin } from '../../../src/core/training/search.ts'
import type { CrossTraining, WeekWorth } from '../../../src/core/training/types.ts'

/** A training that covers some hours of the week that are short; hours covered twice are covered once. */
interface Covering {
  readonly hours: number
  readonly covers: readonly number[]
}

const judgeOf =
  (all: readonly Covering[]): Judge =>
  (trainings) => {
    const covered = new Set(trainings.flatMap(({ person }) => all[Number(person)]!.covers))
    return { shortageHours: covered.size, yen: 100 * covered.size }
  }

const judgedOf = (all: readonly Covering[]): Judged[] =>
  all.map(({ hours }, i) => {
    const training = { person: String(i), activity: 'x', hours }
    return { training, alone: judgeOf(all)([training]) }
  })

const hoursOf = (trainings: readonly CrossTraining[]) => trainings.reduce((sum, it) => sum + it.hours, 0)

const bruteForce = (judged: readonly Judged[], budget: number, judge: Judge): WeekWorth =>
  Array.from({ length: 2 ** judged.length }, (_, set) =>
    judged.filter((_, i) => (set >> i) & 1).map(({ training }) => training),
  )
    .filter((set) => hoursOf(set) <= budget)
    .map(judge)
    .reduce((best, worth) => (worth.shortageHours > best.shortageHours ? worth : best), {
      shortageHours: 0,
      yen: 0,
    })

const coverings = fc.array(
  fc.record({
    hours: fc.constantFrom(8, 16, 24),
    covers: fc.uniqueArray(fc.nat(9), { maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 6 },
)
const budgets = fc.constantFrom(8, 16, 24, 40, 64)

describe('the best set of trainings', () => {
  test('where sets are few, is what trying every one of them gives', () => {
    fc.assert(
      fc.property(coverings, budgets, (all, budget) => {
        const [judged, judge] = [judgedOf(all), judgeOf(all)]
        const found = bestSet(judged, budget, judge, 64)
        expect(found.method).toBe('all')
        expect(hoursOf(found.trainings)).toBeLessThanOrEqual(budget)
        expect(judge(found.trainings)).toEqual(bruteForce(judged, budget, judge))
      }),
      { numRuns: 100 },
    )
  })

  test('found greedily, keeps to the budget and is near the best of all', () => {
    fc.assert(
      fc.property(coverings, budgets, (all, budget) => {
        const [judged, judge] = [judgedOf(all), judgeOf(all)]
        const found = bestSet(judged, budget, judge, 0)
        expect(found.method).toBe('greedy')
        expect(hoursOf(found.trainings)).toBeLessThanOrEqual(budget)
        const best = bruteForce(judged, budget, judge).shortageHours
        expect(judge(found.trainings).shortageHours).toBeGreaterThanOrEqual(((1 - 1 / Math.E) / 2) * best)
      }),
      { numRuns: 100 },
    )
  })

  test('looks at a training anew beside those chosen: two that do the same are not both taken', () => {
    const all = [
      { hours: 24, covers: [1, 2, 3] },
      { hours: 24, covers: [1, 2, 3] },
      { hours: 24, covers: [4, 5] },
    ]
    for (const most of [0, 64]) {
      const { trainings } = bestSet(judgedOf(all), 72, judgeOf(all), most)
      expect(trainings.map(({ person }) => person)).toEqual(['0', '2'])
    }
  })

  test('weighs what is spared by the hours it takes', () => {
    const all = [
      { hours: 40, covers: [1, 2, 3] },
      { hours: 8, covers: [4, 5] },
    ]
    for (const most of [0, 64])
      expect(bestSet(judgedOf(all), 40, judgeOf(all), most).trainings[0]!.person).toBe('0')
    expect(bestSet(judgedOf(all), 48, judgeOf(all), 0).trainings.map(({ person }) => person)).toEqual([
      '1',
      '0',
    ])
  })

  test('takes two that only help together where every set is tried', () => {
    const judge: Judge = (set) => ({ shortageHours: set.length === 2 ? 5 : 0, yen: 0 })
    const judged = [0, 1].map((i) => ({
      training: { person: String(i), activity: 'x', hours: 8 },
      alone: { shortageHours: 0, yen: 0 },
    }))
    expect(bestSet(judged, 16, judge).trainings).toHaveLength(2)
  })

  test('is nobody where nothing helps, or where no training fits', () => {
    for (const most of [0, 64]) {
      const useless = [{ hours: 8, covers: [] }]
      expect(bestSet(judgedOf(useless), 100, judgeOf(useless), most).trainings).toEqual([])
      const long = [{ hours: 24, covers: [1] }]
      expect(bestSet(judgedOf(long), 23, judgeOf(long), most).trainings).toEqual([])
      expect(bestSet(judgedOf(long), 24, judgeOf(long), most).trainings).toHaveLength(1)
    }
  })
})

describe('the most that a budget can spare', () => {
  test('takes bounds by the hour, the last one in part', () => {
    const bounds = [
      { hours: 10, yen: 100 },
      { hours: 10, yen: 300 },
    ]
    expect(mostWithin(bounds, 15)).toBe(350)
    expect(mostWithin(bounds, 100)).toBe(400)
    expect(mostWithin([], 100)).toBe(0)
  })

  test('is never below what a set of them can', () => {
    fc.assert(
      fc.property(coverings, budgets, (all, budget) => {
        const judged = judgedOf(all)
        const best = bruteForce(judged, budget, judgeOf(all)).yen
        const bounds = judged.map(({ training, alone }) => ({ hours: training.hours, yen: alone.yen }))
        expect(mostWithin(bounds, budget)).toBeGreaterThanOrEqual(best - 1e-9)
      }),
    )
  })
})
