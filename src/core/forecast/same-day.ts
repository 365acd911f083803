import type { DemandDay } from './types.ts'

/** What has been counted of a day under way. */
export interface Seen {
  readonly firstSlot: number
  /** Arrivals in the slots that are over. */
  readonly total: number
  /** Share of a usual day in those slots. */
  readonly exposure: number
  /** Share of a usual day in each slot that is over; 0 for the others. */
  readonly shares: readonly number[]
}

/** The slots of a day that are over: those with a count. `shares` are of a usual day, one a slot. */
export const seenOf = ({ firstSlot, counts }: DemandDay, shares: readonly number[]): Seen => {
  const over = shares.map((share, i) => (typeof counts[i] === 'number' ? share : 0))
  return {
    firstSlot,
    total: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    exposure: over.reduce((a, b) => a + b, 0),
    shares: over,
  }
}

/**
 * What the slots that are over tell of the rest of their day. The day's rate is gamma with mean 1 and this variance;
 * given a Poisson count with its expectation it is gamma again. Slots vary of their own (`slotCvs`, by slot of the
 * day), so their count is worth less than one of a Poisson.
 */
export const afterSeen = (
  variance: number,
  usualTotal: number,
  seen: Seen | undefined,
  slotCvs: readonly number[],
): { readonly factor: number; readonly variance: number } => {
  if (!seen || !(seen.exposure > 0) || !(variance > 0)) return { factor: 1, variance }
  const expected = usualTotal * seen.exposure
  const own = seen.shares.reduce(
    (sum, share, i) => sum + (usualTotal * share * (slotCvs[seen.firstSlot + i] ?? 0)) ** 2,
    0,
  )
  const worth = expected / (expected + own)
  const shape = 1 / variance
  return {
    factor: (shape + worth * seen.total) / (shape + worth * expected),
    variance: 1 / (shape + worth * seen.total),
  }
}
