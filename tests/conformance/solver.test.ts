import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundOf, draft, type Term } from '../../src/core/roster/linear.ts'
import type { LinearModel, Solver } from '../../src/core/solver.ts'
import { loadHighs } from '../../src/engines/highs.ts'
import { secondOpinion } from './javascript-lp-solver.ts'

const highs = await loadHighs()
const FREE = Number.NEGATIVE_INFINITY
const MANY = Number.POSITIVE_INFINITY

interface Column {
  readonly cost: number
  readonly lower?: number
  readonly upper?: number
  readonly whole?: boolean
}

const modelOf = (
  columns: readonly Column[],
  rows: readonly (readonly [lower: number, upper: number, values: readonly number[]])[],
  constant = 0,
): LinearModel => {
  const linear = draft()
  for (const { cost, lower = 0, upper = MANY, whole = false } of columns)
    linear.column(cost, lower, upper, whole ? 'whole' : 'real')
  for (const [lower, upper, values] of rows)
    linear.row(
      lower,
      upper,
      values.map((value, column): Term => [column, value]).filter(([, value]) => value !== 0),
    )
  linear.constant(constant)
  return linear.model()
}

const optimum = (solver: Solver, model: LinearModel, relax = false): number => {
  const outcome = solver.solve(model, { relax, gap: 0 })
  if (outcome.status !== 'optimal') throw new Error(`${solver.name}: ${outcome.status}`)
  expect(outcome.bound).toBeLessThanOrEqual(outcome.objective + 1e-6)
  return outcome.objective
}

/** The workshop of the textbooks: 30 chairs' and 50 tables' profit under carpentry and finishing hours. */
const workshop = (whole: boolean) =>
  modelOf(
    [
      { cost: -30, whole },
      { cost: -50, whole },
    ],
    [
      [FREE, 40, [1, 2]],
      [FREE, 50, [2, 1]],
    ],
  )

const knapsack = modelOf(
  [12, 2, 1, 4, 1].map((_, i) => ({ cost: -[4, 2, 1, 10, 2][i]!, upper: 1, whole: true })),
  [[FREE, 15, [12, 2, 1, 4, 1]]],
)

describe.each([highs, secondOpinion])('$name', (solver) => {
  test('finds the optimum of a linear model', () => {
    expect(optimum(solver, workshop(false))).toBeCloseTo(-1100, 6)
  })

  test('finds whole numbers where they are asked for, and only there', () => {
    expect(optimum(solver, knapsack)).toBeCloseTo(-15, 6)
    expect(optimum(solver, knapsack, true)).toBeLessThan(-15 - 1e-6)
  })

  test('adds the constant to the objective', () => {
    expect(optimum(solver, modelOf([{ cost: 2, lower: 3 }], [], 100))).toBeCloseTo(106, 6)
  })

  test('keeps equalities, ranges, upper bounds and columns below zero', () => {
    const model = modelOf(
      [
        { cost: 1, lower: -5, upper: 5 },
        { cost: 1, lower: FREE },
      ],
      [
        [-2, 3, [1, -1]],
        [4, 4, [2, 1]],
      ],
    )
    const outcome = solver.solve(model)
    expect(outcome.status).toBe('optimal')
    if (outcome.status !== 'optimal') return
    const [x, y] = outcome.point
    expect(2 * x! + y!).toBeCloseTo(4, 6)
    expect(x! - y!).toBeCloseTo(3, 6)
  })

  test('says that nothing satisfies a contradiction', () => {
    const model = modelOf([{ cost: 1, upper: 1 }], [[2, MANY, [1]]])
    expect(solver.solve(model).status).toBe('infeasible')
    expect(solver.relax(model).solve().status).toBe('infeasible')
  })

  test('says that a cost without end has no optimum', () => {
    expect(solver.solve(modelOf([{ cost: -1 }, { cost: 0 }], [[FREE, 1, [-1, 1]]])).status).toBe('unbounded')
  })

  test('solves a kept relaxation again under other bounds, and back', () => {
    const relaxation = solver.relax(workshop(true))
    const objective = () => {
      const outcome = relaxation.solve()
      return outcome.status === 'optimal' ? outcome.objective : Number.NaN
    }
    expect(objective()).toBeCloseTo(-1100, 6)
    relaxation.setBounds([1, 0], [0, 3], [6, 3])
    expect(objective()).toBeCloseTo(-390, 6)
    relaxation.setBounds([0], [0], [MANY])
    expect(objective()).toBeCloseTo(-960, 6)
    relaxation.close()
  })
})

const numbers = fc.integer({ min: -6, max: 9 })
const models = fc
  .record({
    costs: fc.array(numbers, { minLength: 2, maxLength: 5 }),
    rows: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 12 }), fc.array(numbers, { minLength: 5, maxLength: 5 })),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  })
  .map(({ costs, rows }) =>
    modelOf(
      costs.map((cost) => ({ cost, upper: 4, whole: true })),
      rows.map(([upper, values]) => [FREE, upper, values.slice(0, costs.length)]),
    ),
  )

describe('both engines', () => {
  test('agree on relaxations and on whole numbers', () => {
    fc.assert(
      fc.property(models, (model) => {
        expect(optimum(highs, model, true)).toBeCloseTo(optimum(secondOpinion, model, true), 5)
        expect(optimum(highs, model)).toBeCloseTo(optimum(secondOpinion, model), 5)
      }),
      { numRuns: 60, seed: 5 },
    )
  })

  test('a bound from row prices is the optimum at the duals of HiGHS, and never above it', () => {
    fc.assert(
      fc.property(models, fc.array(numbers, { minLength: 4, maxLength: 4 }), (model, prices) => {
        const outcome = highs.solve(model, { relax: true })
        if (outcome.status !== 'optimal') throw new Error(outcome.status)
        expect(boundOf(model, outcome.duals!)).toBeCloseTo(outcome.objective, 5)
        const other = Float64Array.from(model.rowLower, (_, row) => prices[row]! / 3)
        expect(boundOf(model, other)).toBeLessThanOrEqual(outcome.objective + 1e-6)
      }),
      { numRuns: 60, seed: 6 },
    )
  })
})

test('a model without columns costs its constant, unless a row wants something', () => {
  expect(optimum(highs, modelOf([], [[-1, 1, []]], 7))).toBe(7)
  expect(highs.solve(modelOf([], [[1, 2, []]])).status).toBe('infeasible')
})

test('HiGHS stops at its work limits and says so', () => {
  const linear = draft()
  const columns = Array.from({ length: 40 }, (_, i) => linear.column(-((i * 37) % 23) - 5, 0, 1, 'whole'))
  for (let row = 0; row < 12; row++)
    linear.row(
      FREE,
      60,
      columns.map((column): Term => [column, ((column * 17 + row * 29) % 19) + 1]),
    )
  for (const [limit, stoppedBy] of [
    [{ nodes: 1 }, 'nodes'],
    [{ iterations: 50 }, 'iterations'],
  ] as const) {
    const outcome = highs.solve(linear.model(), { gap: 0, ...limit })
    expect(outcome).toMatchObject({ status: 'feasible', stoppedBy })
    if (outcome.status === 'feasible') expect(outcome.bound).toBeLessThan(outcome.objective)
  }
  expect(highs.solve(linear.model(), { gap: 0.5 }).status).toBe('optimal')
  expect(highs.solve(linear.model(), { absoluteGap: 1000 }).status).toBe('optimal')
})
