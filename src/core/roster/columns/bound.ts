import type { Family, Priced } from './types.ts'

/** Least of `loss[n] − price · n`: people are offered at a price, and so many are bought. */
const bought = (loss: Float64Array, price: number): number => {
  let least = loss[0]!
  for (let n = 1; n < loss.length; n++) {
    const cost = loss[n]! - price * n
    if (cost >= least) break
    least = cost
  }
  return least
}

/** Below this a bound that lies just above a whole step is taken for rounding. */
const ROUNDING = 1e-6

/**
 * The Lagrangian bound of prices: rows buy people at them, crews sell plans at them. It holds for whatever prices, so
 * it needs no trust in an engine; only pricing must be exact. Wants the pricing of every crew.
 */
export const boundOf = (
  { losses, crews, step }: Family,
  prices: Float64Array,
  priced: readonly Priced[],
): number => {
  let bound = 0
  losses.forEach((loss, row) => {
    bound += bought(loss, prices[row]!)
  })
  for (const { crew, least } of priced) bound += crews[crew]! * least
  return step === 0 ? bound - ROUNDING : bound
}

/** A bound rounded up to what a cost can be. */
export const roundedUp = (bound: number, step: number): number =>
  step === 0 ? bound : Math.ceil(bound / step - ROUNDING) * step
