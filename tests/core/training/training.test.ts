import { describe, expect, test } from 'vitest'
import { type TrainingGround, trainingPlan } from '../../../src/core/training/training.ts'
import type { CrossTraining, TeachableWeek, TrainingPlan } from '../../../src/core/training/types.ts'

const MONDAY = '2023-10-02'
const training = (person: string, hours: number): CrossTraining => ({ person, activity: 'desk', hours })

/** Hours short by slot; each training covers some of them. Busy weeks have twice as much of everything. */
const COVERS: Readonly<Record<string, readonly number[]>> = { a: [0, 1], b: [0, 1], c: [2], idle: [] }
const SIZE = [3, 2, 1]
const TIMES = { expected: 1, quiet: 0.5, busy: 2 }

const weekOf = (times: number, closed: () => void): TeachableWeek => {
  const left = (people: readonly string[]) => {
    const covered = new Set(people.flatMap((id) => COVERS[id] ?? []))
    const hours = times * SIZE.reduce((sum, size, i) => sum + (covered.has(i) ? 0 : size), 0)
    return { shortageHours: hours, yen: 1000 * hours }
  }
  return {
    today: left([]),
    mostYen: ({ person }) => left([]).yen - left([person]).yen,
    taught: (skills) => left(skills.map(({ person }) => person)),
    away: (_, date) =>
      date === MONDAY || date === '2023-10-03'
        ? {
            shortageHours: left([]).shortageHours + (date === MONDAY ? 4 : 1),
            yen: left([]).yen + (date === MONDAY ? 400 : 100),
          }
        : undefined,
    close: closed,
  }
}

const CANDIDATES = [training('idle', 8), training('b', 16), training('a', 8), training('c', 8)]

const planned = (budgetHours: number, more: Partial<TrainingGround> = {}) => {
  let open = 0
  const ground: TrainingGround = {
    candidates: CANDIDATES,
    weeks: [{ from: MONDAY, weight: 10 }],
    open: (_, level) => {
      open++
      return weekOf(TIMES[level], () => open--)
    },
    dayHours: () => 8,
    shortHourYen: 0,
    assumptions: [],
    ...more,
  }
  const outcome = trainingPlan({ from: MONDAY, weeks: 10, budgetHours }, ground)
  expect(open).toBe(0)
  return outcome
}

const planOf = (budgetHours: number, more: Partial<TrainingGround> = {}): TrainingPlan => {
  const outcome = planned(budgetHours, more)
  if (outcome.kind !== 'plan') throw new Error(outcome.kind)
  return outcome.plan
}

describe('a training plan', () => {
  test('ranks trainings by what an hour of them spares; a skill nobody needs is not among them', () => {
    const { rows, candidates, leftOutYen } = planOf(24)
    expect(rows.map(({ person, shortagePerHour }) => [person, shortagePerHour])).toEqual([
      ['a', 6.25],
      ['b', 3.125],
      ['c', 1.25],
    ])
    expect(candidates).toEqual({ allowed: 4, computed: 3 })
    expect(leftOutYen).toBe(0)
  })

  test('spans quiet and busy weeks', () => {
    const { before, rows, weeks } = planOf(24)
    expect(before.shortageHours).toEqual({ mean: 60, low: 30, high: 120 })
    expect(before.yen).toEqual({ mean: 60_000, low: 30_000, high: 120_000 })
    expect(rows[0]!.shortageHours).toEqual({ mean: 50, low: 25, high: 100 })
    expect(weeks).toEqual([{ from: MONDAY, weight: 10, shortageHours: { mean: 6, low: 3, high: 12 } }])
  })

  test('gives the best set within the budget, and the way there', () => {
    const { set, curve } = planOf(24)
    expect(set.trainings.map(({ person }) => person)).toEqual(['a', 'c'])
    expect(set.hours).toBe(16)
    expect(set.shortageHours).toEqual({ mean: 60, low: 30, high: 120 })
    expect(set.yen.mean).toBeLessThanOrEqual(set.mostYen)
    expect(curve.map((step) => [step.trainingHours, step.shortageHours.mean, step.added?.person])).toEqual([
      [0, 60, undefined],
      [8, 10, 'a'],
      [16, 0, 'c'],
    ])
  })

  test.each([7, 8, 15, 16, 24])('keeps to a budget of %s hours', (budget) => {
    const { set, curve } = planOf(budget)
    expect(set.hours).toBeLessThanOrEqual(budget)
    expect(curve.at(-1)!.trainingHours).toBe(set.hours)
    expect(set.trainings.length > 0).toBe(budget >= 8)
  })

  test('counts what the days of training take out, the cheapest day first', () => {
    const { rows } = planOf(24)
    expect(rows.find(({ person }) => person === 'a')!.cost).toEqual({ days: 1, shortageHours: 1, yen: 100 })
    expect(rows.find(({ person }) => person === 'b')!.cost).toEqual({ days: 2, shortageHours: 5, yen: 500 })
    const short = planOf(24, { dayHours: () => 6.4 }).rows.find(({ person }) => person === 'a')!
    expect(short.cost).toEqual({ days: 1.25, shortageHours: 2, yen: 200 })
  })

  test('of two that spare the same the one whose training costs less comes first, in the set as well', () => {
    const alike = [training('c', 8), { ...training('b', 8), person: 'c2' }, training('idle', 8)]
    const week = weekOf(1, () => {})
    const dear: TeachableWeek = {
      ...week,
      mostYen: ({ person }) => (person === 'idle' ? 0 : 1000),
      taught: (skills) => week.taught(skills.map(() => ({ person: 'c', activity: 'desk' }))),
      away: (person, date) => {
        const away = week.away(person, date)
        return away && person === 'c' ? { ...away, yen: away.yen + 5000 } : away
      },
    }
    const { rows, set } = planOf(8, { candidates: alike, open: () => dear })
    expect(rows.map(({ person }) => person)).toEqual(['c2', 'c'])
    expect(set.trainings.map(({ person }) => person)).toEqual(['c2'])
  })

  test('is empty where there is nothing to learn', () => {
    const { rows, set, curve } = planOf(24, { candidates: [] })
    expect([rows, set.trainings, set.mostYen]).toEqual([[], [], 0])
    expect(curve).toHaveLength(1)
  })

  test('says which week has no roster, at whatever demand', () => {
    for (const without of ['expected', 'quiet', 'busy'])
      expect(
        trainingPlan(
          { from: MONDAY, weeks: 10, budgetHours: 8 },
          {
            candidates: CANDIDATES,
            weeks: [{ from: MONDAY, weight: 10 }],
            open: (_, level) => (level === without ? undefined : weekOf(1, () => {})),
            dayHours: () => 8,
            shortHourYen: 0,
            assumptions: [],
          },
        ),
      ).toEqual({ kind: 'noRoster', week: MONDAY })
  })
})
