import type { LinearModel, NewColumns } from '../../solver.ts'

/** Coefficient of a column in a row. */
export type Entry = readonly [row: number, value: number]

/** A column with its entries. */
export interface Column {
  readonly cost: number
  readonly lower: number
  readonly upper: number
  readonly whole?: boolean
  readonly entries: readonly Entry[]
}

export interface Row {
  readonly lower: number
  readonly upper: number
}

/** Columns and rows as the solver takes them, row by row. */
export const linearModel = (columns: readonly Column[], rows: readonly Row[]): LinearModel => {
  const starts = new Int32Array(rows.length + 1)
  for (const { entries } of columns) for (const [row] of entries) starts[row + 1]!++
  for (let row = 0; row < rows.length; row++) starts[row + 1]! += starts[row]!
  const next = starts.slice()
  const indices = new Int32Array(starts[rows.length]!)
  const values = new Float64Array(indices.length)
  for (const [column, { entries }] of columns.entries())
    for (const [row, value] of entries) {
      const at = next[row]!++
      indices[at] = column
      values[at] = value
    }
  return {
    cost: Float64Array.from(columns, ({ cost }) => cost),
    columnLower: Float64Array.from(columns, ({ lower }) => lower),
    columnUpper: Float64Array.from(columns, ({ upper }) => upper),
    integer: Uint8Array.from(columns, ({ whole }) => (whole ? 1 : 0)),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    starts,
    columns: indices,
    values,
  }
}

/** Columns to be added to an open relaxation. */
export const newColumns = (columns: readonly Column[]): NewColumns => {
  const starts = [0]
  for (const { entries } of columns) starts.push(starts.at(-1)! + entries.length)
  const entries = columns.flatMap((column) => column.entries)
  return {
    cost: Float64Array.from(columns, ({ cost }) => cost),
    lower: Float64Array.from(columns, ({ lower }) => lower),
    upper: Float64Array.from(columns, ({ upper }) => upper),
    starts: Int32Array.from(starts),
    rows: Int32Array.from(entries, ([row]) => row),
    values: Float64Array.from(entries, ([, value]) => value),
  }
}
