import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openingOf } from '../../../src/core/roster/horizon.ts'
import { modelOf } from '../../../src/core/roster/model.ts'
import { partsOf } from '../../../src/core/roster/parts.ts'
import { solveRoster } from '../../../src/core/roster/solve.ts'
import type { RosterProblem, SolveProgress } from '../../../src/core/roster/types.ts'
import { workersOf } from '../../../src/core/roster/worker.ts'
import type { Solver } from '../../../src/core/solver.ts'
import { check } from '../../../src/core/verification/check.ts'
import { loadHighs } from '../../../src/engines/highs.ts'
import { rosterOnThreads } from '../../../src/engines/roster.ts'
import { siteWeek } from './site.ts'
import { activity, MONDAY, person, shift, slot, tiny } from './tiny.ts'
import { keyakiWeek } from './week.ts'

const highs = await loadHighs()

const optimum = (problem: RosterProblem): number => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  const outcome = highs.solve(modelOf(problem, opening, workersOf(problem, opening)).linear, { gap: 0 })
  if (outcome.status !== 'optimal') throw new Error(outcome.status)
  return outcome.objective
}

const rosterOf = (problem: RosterProblem, ...rest: [Solver?, Parameters<typeof solveRoster>[2]?]) => {
  const outcome = solveRoster(problem, rest[0] ?? highs, rest[1])
  if (outcome.kind !== 'roster') throw new Error(JSON.stringify(outcome))
  return outcome.roster
}

const breachesOf = (problem: RosterProblem, days: ReturnType<typeof rosterOf>['days']) => {
  const { city, staff, dates, open, requirement } = problem
  const { breaches } = check({ days, staff, city, dates, open, requirement })
  return breaches.filter(({ severity }) => severity === 'breach')
}

/** Two desks with a person each; `help` lets the second person go to the first desk. */
const twoDesks = (demand: readonly (readonly number[])[], help: boolean, manages: boolean): RosterProblem => {
  const problem = tiny({
    activities: [activity('desk', 'window'), activity('bureau', 'window', 'b')],
    people: [
      person('p0', ['desk'], { scope: ['a'], role: 'leader' }),
      person('p1', ['bureau', 'desk'], {
        team: 'b',
        scope: help ? ['a', 'b'] : ['b'],
        role: manages ? 'manager' : 'staff',
      }),
    ],
    slots: demand.flatMap((saves, i) => [
      slot(MONDAY, 9 + i, 'desk', [...saves]),
      slot(
        MONDAY,
        9 + i,
        'bureau',
        [...saves].reverse().sort((a, b) => b - a),
      ),
    ]),
  })
  const second = problem.open.map((span) => ({ ...span, team: 'b', endMinute: 720 }))
  return { ...problem, open: [...problem.open, ...second] }
}

describe('parts of a floor', () => {
  const saves = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 2 })
  const demand = fc.array(
    saves.map((list) => list.map((n) => n * 200).sort((a, b) => b - a)),
    { minLength: 4, maxLength: 4 },
  )

  test('the best rosters of the parts together are the best of the whole', () => {
    fc.assert(
      fc.property(demand, fc.boolean(), (list, manages) => {
        const problem = twoDesks(list, false, manages)
        const parts = partsOf(problem)
        expect(parts.map(({ staff }) => staff.people.length)).toEqual([1, 1])
        const together = parts.reduce((sum, part) => sum + optimum(part), 0)
        expect(together).toBeCloseTo(optimum(problem), 4)
        const { cost, proof } = rosterOf(problem)
        expect(proof.boundYen).toBeLessThanOrEqual(together + 0.01)
        expect(cost.totalYen).toBeGreaterThanOrEqual(together - 0.01)
      }),
      { numRuns: 20, seed: 1 },
    )
  })

  test('somebody who may help the other desk makes them one part', () => {
    const problem = twoDesks([[900, 600]], true, false)
    expect(partsOf(problem)).toEqual([problem])
  })

  test('the managers of a site belong together wherever they sit', () => {
    const problem = siteWeek({ contractors: 2, people: 46 })
    const parts = partsOf(problem)
    expect(parts.map(({ staff }) => staff.people.length)).toEqual([46, 29])
    const people = problem.staff.people.map((one, i, all) =>
      i === all.length - 1 ? { ...one, role: 'deputy' as const } : one,
    )
    expect(partsOf({ ...problem, staff: { ...problem.staff, people } })).toHaveLength(1)
  })

  test('threads make the roster that one thread makes, and tell how far they are', async () => {
    const problem = twoDesks([[3000, 600], [4000], [2500, 900], [800]], false, true)
    const steps: SolveProgress[] = []
    const outcome = await rosterOnThreads(problem, { onProgress: (step) => steps.push(step) })
    expect(outcome).toEqual(solveRoster(problem, highs))
    expect(steps.at(-1)).toMatchObject({ phase: 'done', gap: 0 })
    for (const { incumbentYen = 0, boundYen = 0, gap } of steps)
      if (gap !== undefined) expect(incumbentYen).toBeGreaterThanOrEqual(boundYen)
  }, 60_000)
})

describe('a search that is ended', () => {
  const counting = () => {
    const count = { models: 0 }
    const solver: Solver = {
      ...highs,
      solve: (model, options) => {
        count.models++
        return highs.solve(model, options)
      },
    }
    return { count, solver }
  }

  test('gives the best so far, lawful and with its gap, after less work', () => {
    const problem = keyakiWeek({ seed: 2, from: '2023-10-03', to: '2023-10-03' })
    const [whole, ended] = [counting(), counting()]
    const best = rosterOf(problem, whole.solver, { limits: { gap: 0.001 } })
    const roster = rosterOf(problem, ended.solver, { limits: { gap: 0.001 }, isCancelled: () => true })
    expect(ended.count.models).toBeLessThan(whole.count.models)
    expect(breachesOf(problem, roster.days)).toEqual([])
    expect(roster.proof.boundYen).toBe(best.proof.boundYen)
    expect(roster.cost.totalYen).toBeGreaterThanOrEqual(roster.proof.boundYen)
    expect(roster.proof.gap).toBeCloseTo(1 - roster.proof.boundYen / roster.cost.totalYen, 9)
  }, 60_000)

  test('a thread that is told to stop still answers', async () => {
    const problem = twoDesks([[3000, 600], [4000]], true, true)
    const outcome = await rosterOnThreads(problem, { signal: AbortSignal.abort() })
    expect(outcome.kind).toBe('roster')
  }, 60_000)
})

describe('weeks in a row', () => {
  const weekend = (code: string, from: number, to: number, weekdays: number[]) => ({
    ...shift(code, from, to),
    weekdays,
  })

  test('rest holds from a Sunday to the Monday after it', () => {
    const dates = ['2023-10-01', '2023-10-02'] as const
    const problem = tiny({
      dates,
      shifts: [weekend('late', 960, 1320, [0]), weekend('early', 480, 780, [1])],
      people: [person('p1', ['desk']), person('p2', ['desk'])],
      slots: [
        ...[16, 17, 18].map((index) => slot(dates[0], index, 'desk', [9000])),
        ...[8, 9, 10].map((index) => slot(dates[1], index, 'desk', [9000])),
      ],
      openFrom: 480,
      openTo: 1320,
    })
    const { days } = rosterOf(problem)
    const worked = (date: string) => days.filter((day) => day.date === date && day.shift).map((d) => d.person)
    expect(worked(dates[0])).toHaveLength(1)
    expect(worked(dates[1])).toHaveLength(1)
    expect(worked(dates[0])).not.toEqual(worked(dates[1]))
  })

  test('five weeks of a small floor are proven and lawful, tasks over the weekend among them', () => {
    const dates = Array.from(
      { length: 35 },
      (_, day) => new Date(Date.UTC(2023, 9, 2 + day)).toISOString().slice(0, 10) as typeof MONDAY,
    )
    const open = dates.filter((date) => ![0, 6].includes(new Date(date).getUTCDay()))
    const problem = tiny({
      dates,
      people: ['p1', 'p2', 'p3'].map((id) => person(id, ['desk', 'post'], { weeklyMinutes: 540 })),
      slots: open.flatMap((date, i) =>
        [9, 10, 11, 12].map((index) => slot(date, index, 'desk', [6000, (i * 700 + index * 300) % 3000])),
      ),
      work: open.flatMap((from, i) =>
        open[i + 1] ? [{ task: 'post', activity: 'post', from, due: open[i + 1]!, hours: 2 }] : [],
      ),
    })
    const roster = rosterOf({ ...problem, open: problem.open.filter(({ date }) => open.includes(date)) })
    expect(roster.proof.gap).toBeLessThanOrEqual(0.01)
    expect(roster.days).toHaveLength(105)
    const fridays = roster.work.filter((_, i) => new Date(open[i]!).getUTCDay() === 5)
    expect(fridays.every(({ hours, placedHours }) => placedHours === hours)).toBe(true)
  }, 60_000)
})
