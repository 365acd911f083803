import { coverOf } from './plans.ts'
import type { Column, Family } from './types.ts'
import type { Work } from './work.ts'

/** What one more person on each row costs where others already are. */
const marginal = (losses: readonly Float64Array[], cover: Int32Array): Float64Array =>
  Float64Array.from(losses, (loss, row) => {
    const n = Math.min(cover[row]!, loss.length - 2)
    return loss[n + 1]! - loss[n]!
  })

/**
 * One after the other gets the plan that is best against everybody else's: exact for one person, since a plan puts
 * one person on a row. People without a plan come in that order; those with one give it up first.
 */
export const respond = (
  family: Family,
  start: readonly (Column | undefined)[],
  crewOf: readonly number[],
  order: readonly number[],
  work: Work,
): readonly (Column | undefined)[] => {
  const now = [...start]
  const cover = coverOf(
    family.losses.length,
    now.filter((column) => column !== undefined),
  )
  for (const i of order) {
    for (const row of now[i]?.rows ?? []) cover[row]!--
    const { priced, effort } = family.price(marginal(family.losses, cover), [crewOf[i]!], 1)
    work.spend(effort)
    now[i] = priced[0]!.columns[0] ?? now[i]
    for (const row of now[i]?.rows ?? []) cover[row]!++
  }
  return now
}
