import imported from 'javascript-lp-solver'
import type { LinearModel, NewColumns, Relaxation, Solver, SolverOutcome } from '../../src/core/solver.ts'

/** The package types its ES module as CommonJS; what arrives is the solver itself. */
const oracle = imported as unknown as { Solve(definition: unknown): unknown }

interface Answer {
  readonly feasible: boolean
  readonly bounded: boolean
  readonly result: number
  readonly [column: string]: unknown
}

type Coefficients = Record<string, number>

const finite = (value: number): boolean => Number.isFinite(value)

/** The model in the oracle's own terms: columns moved to start at 0, bounds as rows. */
const translated = (model: LinearModel, relax: boolean) => {
  const columns = [...model.cost.keys()]
  const start = columns.map((j) => (finite(model.columnLower[j]!) ? model.columnLower[j]! : 0))
  const variables: Record<string, Coefficients> = Object.fromEntries(
    columns.map((j) => [`x${j}`, { cost: model.cost[j]! } as Coefficients]),
  )
  const constraints: Record<string, { min?: number; max?: number }> = {}
  const bound = (name: string, lower: number, upper: number, moved: number) => {
    constraints[name] = {
      ...(finite(lower) ? { min: lower - moved } : {}),
      ...(finite(upper) ? { max: upper - moved } : {}),
    }
  }
  for (const row of model.rowLower.keys()) {
    let moved = 0
    for (let k = model.starts[row]!; k < model.starts[row + 1]!; k++) {
      const column = model.columns[k]!
      variables[`x${column}`]![`r${row}`] = model.values[k]!
      moved += model.values[k]! * start[column]!
    }
    if (finite(model.rowLower[row]!) || finite(model.rowUpper[row]!))
      bound(`r${row}`, model.rowLower[row]!, model.rowUpper[row]!, moved)
  }
  const unrestricted: Record<string, 1> = {}
  for (const j of columns) {
    if (!finite(model.columnLower[j]!)) unrestricted[`x${j}`] = 1
    if (!finite(model.columnUpper[j]!)) continue
    variables[`x${j}`]![`b${j}`] = 1
    bound(`b${j}`, Number.NEGATIVE_INFINITY, model.columnUpper[j]!, start[j]!)
  }
  const ints = Object.fromEntries(
    columns.filter((j) => !relax && model.integer[j] === 1).map((j) => [`x${j}`, 1 as const]),
  )
  return {
    start,
    definition: { optimize: 'cost', opType: 'min' as const, constraints, variables, ints, unrestricted },
  }
}

const solve = (model: LinearModel, relax: boolean): SolverOutcome => {
  const { start, definition } = translated(model, relax)
  const answer = oracle.Solve(definition) as Answer
  if (!answer.feasible) return { status: 'infeasible' }
  if (!answer.bounded) return { status: 'unbounded' }
  const point = Float64Array.from(start, (from, j) => from + Number(answer[`x${j}`] ?? 0))
  const objective = model.cost.reduce((sum, price, j) => sum + price * point[j]!, model.offset ?? 0)
  return { status: 'optimal', point, objective, bound: objective, iterations: 0, nodes: 0 }
}

const joined = (a: Float64Array, b: Float64Array): Float64Array => Float64Array.from([...a, ...b])

/** The model with columns behind its own. */
const widened = (model: LinearModel, more: NewColumns): LinearModel => {
  const first = model.cost.length
  const rows = [...model.rowLower.keys()].map((row) =>
    [...model.columns.keys()]
      .slice(model.starts[row]!, model.starts[row + 1]!)
      .map((k) => [model.columns[k]!, model.values[k]!] as const),
  )
  for (const c of more.cost.keys())
    for (let k = more.starts[c]!; k < more.starts[c + 1]!; k++)
      rows[more.rows[k]!]!.push([first + c, more.values[k]!])
  let end = 0
  return {
    ...model,
    cost: joined(model.cost, more.cost),
    columnLower: joined(model.columnLower, more.lower),
    columnUpper: joined(model.columnUpper, more.upper),
    integer: Uint8Array.from([...model.integer, ...more.cost.map(() => 0)]),
    starts: Int32Array.from([0, ...rows.map((row) => (end += row.length))]),
    columns: Int32Array.from(rows.flat(), ([column]) => column),
    values: Float64Array.from(rows.flat(), ([, value]) => value),
  }
}

const relaxation = (model: LinearModel): Relaxation => {
  let current: LinearModel = {
    ...model,
    columnLower: Float64Array.from(model.columnLower),
    columnUpper: Float64Array.from(model.columnUpper),
  }
  return {
    setBounds(columns, lower, upper) {
      for (const [i, column] of columns.entries()) {
        current.columnLower[column] = lower[i]!
        current.columnUpper[column] = upper[i]!
      }
    },
    addColumns(columns) {
      current = widened(current, columns)
    },
    solve: () => solve(current, true),
    close: () => {},
  }
}

/** A second opinion on small models, written by other people in another way. It knows neither limits nor starts. */
export const secondOpinion: Solver = {
  name: 'javascript-lp-solver',
  solve: (model, options = {}) => solve(model, options.relax === true),
  relax: relaxation,
}
