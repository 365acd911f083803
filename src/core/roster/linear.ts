import type { LinearModel } from '../solver.ts'

/** One entry of a row: a column and its coefficient. */
export type Term = readonly [column: number, value: number]

/** A linear model under construction. Columns and rows keep the order in which they were added. */
export interface Draft {
  /** Adds a column and gives its index. */
  column(cost: number, lower: number, upper: number, kind: 'whole' | 'real'): number
  /** Adds `lower ≤ Σ value · column ≤ upper` and gives its index. */
  row(lower: number, upper: number, terms: readonly Term[]): number
  /** Makes a column dearer. */
  addCost(column: number, price: number): void
  /** Adds to the objective whatever the columns do. */
  constant(cost: number): void
  readonly columns: number
  model(): LinearModel
}

export const draft = (): Draft => {
  const cost: number[] = []
  const columnLower: number[] = []
  const columnUpper: number[] = []
  const integer: number[] = []
  const rowLower: number[] = []
  const rowUpper: number[] = []
  const starts: number[] = [0]
  const columns: number[] = []
  const values: number[] = []
  let offset = 0
  return {
    column(price, lower, upper, kind) {
      columnLower.push(lower)
      columnUpper.push(upper)
      integer.push(kind === 'whole' ? 1 : 0)
      return cost.push(price) - 1
    },
    row(lower, upper, terms) {
      for (const [column, value] of terms) {
        columns.push(column)
        values.push(value)
      }
      starts.push(columns.length)
      rowLower.push(lower)
      return rowUpper.push(upper) - 1
    },
    addCost(column, price) {
      cost[column]! += price
    },
    constant(price) {
      offset += price
    },
    get columns() {
      return cost.length
    },
    model: () => ({
      offset,
      cost: Float64Array.from(cost),
      columnLower: Float64Array.from(columnLower),
      columnUpper: Float64Array.from(columnUpper),
      integer: Uint8Array.from(integer),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      starts: Int32Array.from(starts),
      columns: Int32Array.from(columns),
      values: Float64Array.from(values),
    }),
  }
}

/**
 * The Lagrangian bound that row prices prove: `Σ price · side + Σ min over [lower, upper] of reduced cost · x`.
 * It holds for whatever prices, so a bound never rests on a solver's tolerances. Finite where every column
 * whose reduced cost is not zero is bounded on that side.
 */
export const boundOf = (model: LinearModel, duals: Float64Array): number => {
  const reduced = Float64Array.from(model.cost)
  let bound = model.offset ?? 0
  for (let row = 0; row < model.rowLower.length; row++) {
    const price = duals[row]!
    const side = price > 0 ? model.rowLower[row]! : model.rowUpper[row]!
    if (price === 0 || !Number.isFinite(side)) continue
    bound += price * side
    for (let k = model.starts[row]!; k < model.starts[row + 1]!; k++)
      reduced[model.columns[k]!]! -= price * model.values[k]!
  }
  for (let column = 0; column < reduced.length; column++) {
    const rate = reduced[column]!
    if (rate !== 0) bound += rate * (rate > 0 ? model.columnLower[column]! : model.columnUpper[column]!)
  }
  return bound
}

/** What a point costs. */
export const costAt = ({ offset = 0, cost }: LinearModel, point: Float64Array): number =>
  point.reduce((sum, value, column) => sum + value * cost[column]!, offset)
