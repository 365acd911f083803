import type { LinearModel, NewColumns, Solver } from '../../solver.ts'
import { draft } from '../linear.ts'
import type { Column } from './types.ts'

/** Distinct steps of a loss that a master tells apart; the last goes on. A master so cut only ever costs less. */
const STEPS = 8

/** So many people at one price each, most wanted first. */
interface Piece {
  readonly people: number
  readonly each: number
}

/** A loss as its steps, equal ones together. */
const piecesOf = (loss: Float64Array): Piece[] => {
  const pieces: { people: number; each: number }[] = []
  for (let n = 1; n < loss.length; n++) {
    const each = loss[n]! - loss[n - 1]!
    const last = pieces.at(-1)
    if (last !== undefined && (pieces.length === STEPS || last.each === each)) last.people++
    else pieces.push({ people: 1, each })
  }
  return pieces
}

/** A linear program's optimum over the columns known so far. */
export interface MasterPoint {
  readonly objective: number
  /** What one more person on each row costs. */
  readonly prices: Float64Array
  /** What one more person of each crew costs: the cost that a new column must fall below. */
  readonly wages: Float64Array
  /** People who work each column, in the order the columns came. */
  readonly shares: Float64Array
  readonly iterations: number
}

/** Which columns shall be worked by how many, so that everybody has one and the rows cost least. */
export interface Master {
  add(columns: readonly Column[]): void
  /** From now on between `least` and `most` people work these columns. */
  settle(columns: readonly number[], least: readonly number[], most: readonly number[]): void
  solve(): MasterPoint
  close(): void
}

/** The rows of a master before any column of work: people there = steps taken, everybody has a plan. */
const frame = (losses: readonly Float64Array[], crews: readonly number[]) => {
  const linear = draft()
  const steps = losses.map((loss) => {
    linear.constant(loss[0]!)
    return piecesOf(loss).map(({ people, each }) => linear.column(each, 0, people, 'real'))
  })
  return { linear, steps, crews }
}

/** The mixed-integer model over given columns; column j of work is the model's column `first + j`. */
export const wholeModel = (
  losses: readonly Float64Array[],
  crews: readonly number[],
  columns: readonly Column[],
): { readonly model: LinearModel; readonly first: number } => {
  const { linear, steps } = frame(losses, crews)
  const first = linear.columns
  for (const { cost, crew } of columns) linear.column(cost, 0, crews[crew]!, 'whole')
  const there: number[][] = losses.map(() => [])
  const theirs: number[][] = crews.map(() => [])
  columns.forEach(({ crew, rows }, j) => {
    for (const row of rows) there[row]!.push(first + j)
    theirs[crew]!.push(first + j)
  })
  steps.forEach((taken, row) => {
    linear.row(0, 0, [
      ...there[row]!.map((column) => [column, 1] as const),
      ...taken.map((column) => [column, -1] as const),
    ])
  })
  crews.forEach((people, crew) => {
    linear.row(
      people,
      people,
      theirs[crew]!.map((column) => [column, 1] as const),
    )
  })
  return { model: linear.model(), first }
}

const newColumns = (columns: readonly Column[], crews: readonly number[], rowsOfNeed: number): NewColumns => {
  const starts = Int32Array.from({ length: columns.length + 1 })
  columns.forEach(({ rows }, j) => {
    starts[j + 1] = starts[j]! + rows.length + 1
  })
  const rows = new Int32Array(starts[columns.length]!)
  columns.forEach((column, j) => {
    rows.set(column.rows, starts[j]!)
    rows[starts[j + 1]! - 1] = rowsOfNeed + column.crew
  })
  return {
    cost: Float64Array.from(columns, ({ cost }) => cost),
    lower: new Float64Array(columns.length),
    upper: Float64Array.from(columns, ({ crew }) => crews[crew]!),
    starts,
    rows,
    values: new Float64Array(rows.length).fill(1),
  }
}

/** Opens a master over columns that hold at least one for every crew. */
export const openMaster = (
  solver: Solver,
  losses: readonly Float64Array[],
  crews: readonly number[],
  columns: readonly Column[],
): Master => {
  const { model, first } = wholeModel(losses, crews, columns)
  const relaxation = solver.relax(model)
  return {
    add(more) {
      if (more.length === 0) return
      relaxation.addColumns(newColumns(more, crews, losses.length))
    },
    settle(which, least, most) {
      relaxation.setBounds(
        which.map((j) => first + j),
        least,
        most,
      )
    },
    solve() {
      const outcome = relaxation.solve()
      if (outcome.status !== 'optimal' || outcome.duals === undefined)
        throw new Error(`a master ended ${outcome.status}`)
      const { point, duals, objective, iterations } = outcome
      return {
        objective,
        prices: duals.slice(0, losses.length).map((price) => -price),
        wages: duals.slice(losses.length),
        shares: point.slice(first),
        iterations,
      }
    },
    close: () => relaxation.close(),
  }
}
