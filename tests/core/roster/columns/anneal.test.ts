import { describe, expect, test } from 'vitest'
import { activityFamily } from '../../../../src/core/roster/columns/activity.ts'
import { type ActivityRoster, activityRoster } from '../../../../src/core/roster/columns/activity-roster.ts'
import { gridOf } from '../../../../src/core/roster/columns/activity-week.ts'
import { costOf, coverOf } from '../../../../src/core/roster/columns/plans.ts'
import type { Column, Listener } from '../../../../src/core/roster/columns/types.ts'
import { seeded } from '../../../../src/core/units/random.ts'
import { allActivityPlans, bestOf } from './brute.ts'
import { tinyActivity } from './tiny.ts'

const SEEDS = [1, 2, 3, 4, 5]
const BUDGET = 2e7
const listener = (isEnough: (cost: number) => boolean = () => false): Listener => ({
  spend: () => undefined,
  isEnough,
  isOver: () => false,
})
const nothing = (crews: readonly number[]): Column[] =>
  crews.flatMap((people, crew) =>
    Array.from({ length: people }, () => ({
      crew,
      cost: 0,
      rows: new Int32Array(0),
      plan: new Int32Array(0),
    })),
  )

describe.each(SEEDS)('annealing of problem %i', (seed) => {
  const problem = tinyActivity(seed)
  const family = activityFamily(problem)
  const plans = problem.people.map((_, place) => allActivityPlans(problem, place))
  const best = plans.every((some) => some.length > 0) ? bestOf(plans, family.losses) : undefined
  const missing = (columns: readonly Column[]) => {
    const cover = coverOf(family.losses.length, columns)
    const { slots } = gridOf(problem)
    return problem.need.some(
      ({ activity, slot, minimum }) => cover[problem.activities.indexOf(activity) * slots + slot]! < minimum,
    )
  }

  test('from nothing gives lawful weeks in which nobody is missing, as good as the best there are', () => {
    const found = family.anneal!(nothing(family.crews), seeded(seed), BUDGET, listener())
    if (found === undefined) {
      // Only where every choice of weeks leaves somebody missing: each missing one counts 100.
      expect(best ?? 100).toBeGreaterThanOrEqual(100)
      return
    }
    expect(missing(found)).toBe(false)
    for (const { crew, rows } of found) {
      const own = [...rows].sort((a, b) => a - b).join()
      expect(plans[crew]!.some((plan) => [...plan.rows].sort((a, b) => a - b).join() === own)).toBe(true)
    }
    expect(costOf(family, found)).toBe(best)
  })

  test('ends as soon as a roster is enough, and gives the same twice', () => {
    let heard = 0
    const run = () =>
      family.anneal!(
        nothing(family.crews),
        seeded(seed),
        BUDGET,
        listener(() => ++heard > 0),
      )
    const once = run()
    expect(heard).toBe(once === undefined ? 0 : 1)
    expect(run()).toEqual(once)
  })
})

describe('a roster under change', () => {
  const problem = tinyActivity(1)
  const grid = gridOf(problem)
  const rows = grid.slots * grid.activities
  const wanted = {
    minimum: new Int32Array(rows).fill(1, 4, 6),
    maximum: new Int32Array(rows).fill(1, 4, 6),
    hours: [
      { least: 4, most: 10 },
      { least: 0, most: 10 },
    ],
  }
  const state = (roster: ActivityRoster) => [
    roster.excess(),
    roster.missing(),
    roster.beyond(),
    roster.energy(),
    roster.plans(),
    [...roster.price],
  ]

  test('counts who is missing, who is too many and whose hours are short', () => {
    const roster = activityRoster(grid, wanted)
    roster.weigh(10, 3)
    expect(roster.energy()).toBe(2 * 10 + 4 * 3)
    roster.lay(0, 0, 3, 7, [0, 0, 0, 0])
    expect([roster.missing(), roster.beyond(), roster.excess()]).toEqual([0, 0, 2])
    roster.lay(1, 0, 3, 7, [0, 0, 1, 1])
    expect(roster.excess()).toBe(4 + 1 + 1 + 2)
    expect(roster.plans()).toEqual([
      [3, 4, 0],
      [3, 2, 0, 5, 2, 1],
    ])
    expect(roster.price[3]).toBe(5)
  })

  test('is what it was once a try is undone', () => {
    const roster = activityRoster(grid, wanted)
    roster.weigh(10, 3)
    roster.lay(0, 0, 3, 7, [0, 0, 1, 1])
    const before = state(roster)
    roster.hold(0, 0)
    roster.hold(1, 0)
    roster.layHeld(0, 1, 0)
    roster.lay(0, 0, 1, 6, [1, 1, 1, 1, 1])
    expect(state(roster)).not.toEqual(before)
    roster.undo()
    expect(state(roster)).toEqual(before)
  })
})
