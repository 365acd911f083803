import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draft, type Term } from '../../src/core/roster/linear.ts'
import type { LinearModel, NewColumns, Relaxation, Solver } from '../../src/core/solver.ts'
import { loadHighs } from '../../src/engines/highs.ts'
import { secondOpinion } from './javascript-lp-solver.ts'

const highs = await loadHighs()
const FREE = Number.NEGATIVE_INFINITY
const MANY = Number.POSITIVE_INFINITY

/** Columns of a few rows, written one after the other. */
const newColumns = (
  columns: readonly {
    readonly cost: number
    readonly lower?: number
    readonly upper?: number
    readonly entries: readonly (readonly [row: number, value: number])[]
  }[],
): NewColumns => {
  let end = 0
  return {
    cost: Float64Array.from(columns, ({ cost }) => cost),
    lower: Float64Array.from(columns, ({ lower = 0 }) => lower),
    upper: Float64Array.from(columns, ({ upper = MANY }) => upper),
    starts: Int32Array.from([0, ...columns.map(({ entries }) => (end += entries.length))]),
    rows: Int32Array.from(columns.flatMap(({ entries }) => entries.map(([row]) => row))),
    values: Float64Array.from(columns.flatMap(({ entries }) => entries.map(([, value]) => value))),
  }
}

/** Ten of something wanted, at 5 each; at most eight from the first maker. */
const makers = (): LinearModel => {
  const linear = draft()
  linear.column(5, 0, MANY, 'whole')
  linear.column(20, 0, MANY, 'real')
  linear.row(10, MANY, [
    [0, 1],
    [1, 1],
  ])
  linear.row(FREE, 8, [[0, 1]])
  linear.constant(100)
  return linear.model()
}

const objective = (relaxation: Relaxation): number => {
  const outcome = relaxation.solve()
  return outcome.status === 'optimal' ? outcome.objective : Number.NaN
}

describe.each([highs, secondOpinion])('a relaxation kept open by $name', (solver) => {
  test('counts the constant, and solves again to the same value', () => {
    const relaxation = solver.relax(makers())
    expect(objective(relaxation)).toBeCloseTo(180, 6)
    expect(objective(relaxation)).toBeCloseTo(180, 6)
    relaxation.close()
  })

  test('uses columns that are added where they are cheaper, and leaves those that are not', () => {
    const relaxation = solver.relax(makers())
    expect(objective(relaxation)).toBeCloseTo(180, 6)
    relaxation.addColumns(newColumns([{ cost: 9, upper: 1, entries: [[0, 1]] }]))
    expect(objective(relaxation)).toBeCloseTo(169, 6)
    relaxation.addColumns(
      newColumns([
        { cost: 30, entries: [[0, 1]] },
        {
          cost: 8,
          entries: [
            [0, 1],
            [1, 0.5],
          ],
        },
        { cost: 0, entries: [] },
      ]),
    )
    const outcome = relaxation.solve()
    expect(outcome.status).toBe('optimal')
    if (outcome.status !== 'optimal') return
    expect(outcome.point).toHaveLength(6)
    expect(outcome.point[3]).toBeCloseTo(0, 6)
    expect(outcome.objective).toBeLessThan(169)
    relaxation.close()
  })

  test('bounds columns that were added like its own', () => {
    const relaxation = solver.relax(makers())
    relaxation.addColumns(newColumns([{ cost: 1, upper: 4, entries: [[0, 1]] }]))
    expect(objective(relaxation)).toBeCloseTo(100 + 4 + 30, 6)
    relaxation.setBounds([2, 0], [0, 0], [1, 2])
    expect(objective(relaxation)).toBeCloseTo(100 + 1 + 10 + 140, 6)
    relaxation.setBounds([0, 2], [0, 0], [MANY, 0])
    expect(objective(relaxation)).toBeCloseTo(180, 6)
    relaxation.close()
  })

  test('says when bounds leave nothing, and comes back when they are lifted', () => {
    const relaxation = solver.relax(makers())
    relaxation.setBounds([0, 1], [0, 0], [4, 5])
    expect(relaxation.solve().status).toBe('infeasible')
    relaxation.setBounds([1], [0], [MANY])
    expect(objective(relaxation)).toBeCloseTo(100 + 20 + 120, 6)
    relaxation.close()
  })

  test('leaves the model it was made from alone, and another relaxation of it', () => {
    const model = makers()
    const [one, other] = [solver.relax(model), solver.relax(model)]
    one.setBounds([0], [0], [0])
    one.addColumns(newColumns([{ cost: 1, entries: [[0, 1]] }]))
    expect(objective(one)).toBeCloseTo(110, 6)
    one.close()
    expect(objective(other)).toBeCloseTo(180, 6)
    other.close()
    expect(model).toEqual(makers())
  })

  test('does not ask for whole numbers', () => {
    const linear = draft()
    linear.column(-1, 0, 1, 'whole')
    linear.row(FREE, 1, [[0, 2]])
    const relaxation = solver.relax(linear.model())
    expect(objective(relaxation)).toBeCloseTo(-0.5, 9)
    relaxation.close()
  })
})

const numbers = fc.integer({ min: -6, max: 9 })
const ROWS = 3
const COLUMNS = 4

const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('bounds' as const),
      column: fc.nat(COLUMNS - 1),
      lower: fc.constantFrom(0, 1),
      width: fc.constantFrom(0, 2, 5),
    }),
    fc.record({
      kind: fc.constant('column' as const),
      cost: numbers,
      values: fc.array(numbers, { minLength: ROWS, maxLength: ROWS }),
    }),
  ),
  { minLength: 1, maxLength: 6 },
)

/** Columns between 0 and 4 under rows that 0 satisfies. */
const modelOf = (costs: readonly number[], rows: readonly (readonly number[])[]): LinearModel => {
  const linear = draft()
  for (const cost of costs) linear.column(cost, 0, 4, 'real')
  for (const row of rows)
    linear.row(
      FREE,
      12,
      row.map((value, column): Term => [column, value]),
    )
  return linear.model()
}

const told = (relaxation: Relaxation): number | string => {
  const outcome = relaxation.solve()
  return outcome.status === 'optimal' ? Math.round(outcome.objective * 1e4) / 1e4 + 0 : outcome.status
}

test('both engines go the same way through any bounds and columns', () => {
  const vector = (length: number) => fc.array(numbers, { minLength: length, maxLength: length })
  fc.assert(
    fc.property(
      vector(COLUMNS),
      fc.array(vector(COLUMNS), { minLength: ROWS, maxLength: ROWS }),
      steps,
      (costs, rows, way) => {
        const open = [highs, secondOpinion].map((solver: Solver) => solver.relax(modelOf(costs, rows)))
        for (const step of way) {
          for (const relaxation of open)
            if (step.kind === 'bounds')
              relaxation.setBounds([step.column], [step.lower], [step.lower + step.width])
            else
              relaxation.addColumns(
                newColumns([
                  {
                    cost: step.cost,
                    upper: 3,
                    entries: step.values.map((value, row) => [row, value] as const),
                  },
                ]),
              )
          const [first, second] = open.map(told)
          expect(first).toEqual(second)
        }
        for (const relaxation of open) relaxation.close()
      },
    ),
    { numRuns: 60, seed: 7 },
  )
})
