import { describe, expect, test } from 'vitest'
import { openingOf } from '../../src/core/roster/horizon.ts'
import { boundOf } from '../../src/core/roster/linear.ts'
import { modelOf } from '../../src/core/roster/model.ts'
import type { RosterProblem } from '../../src/core/roster/types.ts'
import { workersOf } from '../../src/core/roster/worker.ts'
import type { LinearModel, Solver } from '../../src/core/solver.ts'
import { loadHighs } from '../../src/engines/highs.ts'
import { teamDays } from '../core/roster/team.ts'
import { secondOpinion } from './javascript-lp-solver.ts'

const highs = await loadHighs()

const linearOf = (problem: RosterProblem): LinearModel => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  return modelOf(problem, opening, workersOf(problem, opening)).linear
}

const relaxed = (solver: Solver, model: LinearModel) => {
  const relaxation = solver.relax(model)
  const outcome = relaxation.solve()
  relaxation.close()
  if (outcome.status !== 'optimal') throw new Error(`${solver.name}: ${outcome.status}`)
  return outcome
}

/** How far a point is from keeping the model's rows and bounds. */
const broken = (model: LinearModel, point: Float64Array): number => {
  let worst = 0
  for (const [row, lower] of model.rowLower.entries()) {
    let sum = 0
    for (let k = model.starts[row]!; k < model.starts[row + 1]!; k++)
      sum += model.values[k]! * point[model.columns[k]!]!
    worst = Math.max(worst, lower - sum, sum - model.rowUpper[row]!)
  }
  for (const [column, value] of point.entries())
    worst = Math.max(worst, model.columnLower[column]! - value, value - model.columnUpper[column]!)
  return worst
}

describe('a small week of the sample city', () => {
  test.each([
    ['taxation', '2023-10-08', 1, 1],
    ['taxation', '2023-10-03', 2, 1.6],
    ['guidance', '2023-10-02', 3, 1.2],
    ['arrears', '2023-10-02', 4, 1],
  ] as const)(
    '%s to %s, seed %i, demand %f: both engines relax it to the same value',
    (team, to, seed, scale) => {
      const model = linearOf(teamDays(team, to, seed, scale))
      const [first, second] = [relaxed(highs, model), relaxed(secondOpinion, model)]
      expect(first.objective / second.objective).toBeCloseTo(1, 6)
      for (const { point } of [first, second]) expect(broken(model, point)).toBeLessThan(1e-5)
      expect(boundOf(model, first.duals!) / second.objective).toBeCloseTo(1, 6)
    },
  )
})
