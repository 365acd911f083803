import type { LinearModel, Relaxation } from '../solver.ts'

/** A value this close to a whole number is one. */
export const WHOLE = 1e-6

/** Columns that are settled together, and whole values for them that lie near a fractional point. */
interface Leaning {
  readonly columns: readonly number[]
  readonly values: readonly number[]
  /** How far the point is from these values: 0 where it is whole. */
  readonly distance: number
}

const near = (point: Float64Array, columns: readonly number[], values: readonly number[]): Leaning => ({
  columns,
  values,
  distance: columns.reduce((most, column, i) => Math.max(most, Math.abs(point[column]! - values[i]!)), 0),
})

/** At most one of the columns is 1: the largest, or none of them. */
export const oneOf = (point: Float64Array, columns: readonly number[]): Leaning => {
  let best = -1
  let share = 1 - columns.reduce((sum, column) => sum + point[column]!, 0)
  for (const column of columns)
    if (point[column]! > share) {
      best = column
      share = point[column]!
    }
  const values = columns.map((column) => (column === best ? 1 : 0))
  return { ...near(point, columns, values), distance: Math.max(0, 1 - share) }
}

/** The columns keep their sum, a whole number: parts are rounded, the largest up. */
export const allOf = (point: Float64Array, columns: readonly number[]): Leaning => {
  const total = Math.round(columns.reduce((sum, column) => sum + point[column]!, 0))
  const values = columns.map((column) => Math.floor(point[column]! + WHOLE))
  const rest = (i: number) => point[columns[i]!]! - values[i]!
  const order = [...columns.keys()].sort((a, b) => rest(b) - rest(a))
  const missing = total - values.reduce((sum, value) => sum + value, 0)
  for (const i of order.slice(0, Math.max(0, missing))) values[i]!++
  return near(point, columns, values)
}

/** Holds columns at whole values and solves again; where that cannot be, lets them go and gives undefined. */
const held = (
  relaxation: Relaxation,
  model: Bounds,
  settled: readonly Leaning[],
): Float64Array | undefined => {
  const columns = settled.flatMap((one) => one.columns)
  const values = settled.flatMap((one) => one.values)
  relaxation.setBounds(columns, values, values)
  const outcome = relaxation.solve()
  if (outcome.status === 'optimal') return outcome.point
  relaxation.setBounds(
    columns,
    columns.map((column) => model.columnLower[column]!),
    columns.map((column) => model.columnUpper[column]!),
  )
  return undefined
}

/** Single groups that are tried where more of them at once lead into a wall. */
const OTHERS = 20

/** What a round tries in turn: a share of the groups, the clearest first, half of them, …, one of them, another one. */
const rounds = (unclear: readonly Leaning[], share: number): (readonly Leaning[])[] => {
  const tries: (readonly Leaning[])[] = []
  for (let count = Math.ceil(unclear.length * share); count > 1; count = Math.floor(count / 2))
    tries.push(unclear.slice(0, count))
  for (const one of unclear.slice(0, OTHERS)) tries.push([one])
  return tries.length > 0 ? tries : [[]]
}

type Bounds = Pick<LinearModel, 'columnLower' | 'columnUpper'>

/**
 * Rounds a fractional point: settles the groups of columns that are clear, and a share of the others, solves again from
 * where it was, and so on until all of them are settled. A round that leads into a wall is tried again with fewer
 * groups; undefined where no single one goes.
 */
export const settle = (
  relaxation: Relaxation,
  model: Bounds,
  start: Float64Array,
  groups: readonly (readonly number[])[],
  leaning: (point: Float64Array, columns: readonly number[]) => Leaning,
  share: number,
): Float64Array | undefined => {
  let open = groups
  let point = start
  while (open.length > 0) {
    const leanings = open.map((columns) => leaning(point, columns))
    const whole = leanings.filter(({ distance }) => distance <= WHOLE)
    const unclear = leanings
      .filter(({ distance }) => distance > WHOLE)
      .sort((a, b) => a.distance - b.distance)
    const tries = rounds(unclear, share).map((some) => [...whole, ...some])
    let settled = tries[0]!
    let next: Float64Array | undefined
    for (settled of tries) {
      next = held(relaxation, model, settled)
      if (next) break
    }
    if (!next) return undefined
    point = next
    const done = new Set(settled.map(({ columns }) => columns))
    open = open.filter((columns) => !done.has(columns))
  }
  return point
}
