import type { Column, Family } from './types.ts'

/** People on each row under some columns. */
export const coverOf = (rows: number, columns: readonly Column[]): Int32Array => {
  const cover = new Int32Array(rows)
  for (const column of columns) for (const row of column.rows) cover[row]!++
  return cover
}

/** What a choice of columns costs, each worked by one person. */
export const costOf = ({ losses }: Family, columns: readonly Column[]): number => {
  const cover = coverOf(losses.length, columns)
  const own = columns.reduce((sum, { cost }) => sum + cost, 0)
  return losses.reduce((sum, loss, row) => sum + loss[cover[row]!]!, own)
}

/** Losses for those who are left when others' columns are given: they count on from the people there. */
const lossesAfter = ({ losses }: Family, given: readonly Column[], left: number): Float64Array[] => {
  const cover = coverOf(losses.length, given)
  return losses.map((loss, row) => loss.subarray(cover[row]!, cover[row]! + left + 1))
}

/** What a column costs at prices. */
export const pricedAt = ({ cost, rows }: Column, prices: Float64Array): number => {
  let sum = cost
  for (const row of rows) sum += prices[row]!
  return sum
}

/** The cheapest columns of each crew at prices, so many of each. */
export const cheapest = (columns: readonly Column[], prices: Float64Array, most: number): Column[] => {
  const theirs = new Map<number, { column: Column; cost: number }[]>()
  for (const column of columns) {
    const some = theirs.get(column.crew) ?? []
    theirs.set(column.crew, some)
    some.push({ column, cost: pricedAt(column, prices) })
  }
  return [...theirs.values()].flatMap((some) =>
    some
      .sort((a, b) => a.cost - b.cost)
      .slice(0, most)
      .map(({ column }) => column),
  )
}

/** Part of a family: some people free, the plans of the others given. */
export const without = (family: Family, given: readonly Column[], free: readonly Column[]): Family => {
  const crews = family.crews.map(() => 0)
  for (const { crew } of free) crews[crew]!++
  return { ...family, crews, losses: lossesAfter(family, given, free.length) }
}
