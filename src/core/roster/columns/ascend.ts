import { boundOf } from './bound.ts'
import { peopled } from './generate.ts'
import type { Family } from './types.ts'
import type { Work } from './work.ts'

/** How far a step goes (Polyak), how it shrinks after so many rounds in vain, and how it grows after a success. */
const STEP = { first: 0.5, least: 1e-3, vain: 6, shrink: 0.6, grow: 1.05 }
/** Share of the newest answer in the mean that gives the direction. */
const NEWEST = 0.25

/** People a row buys at a price. */
const boughtAt = (loss: Float64Array, price: number): number => {
  let n = 0
  while (n + 1 < loss.length && loss[n + 1]! - loss[n]! < price) n++
  return n
}

/**
 * Raises the Lagrangian bound without a linear program: prices move towards where people and wants disagree, on the
 * mean of the answers so far (the volume algorithm, Barahona & Anbil 2000). For families of so many rows that a
 * simplex master would take most of the time.
 */
export const ascend = (
  family: Family,
  start: { readonly prices: Float64Array; readonly bound: number },
  cost: number,
  reserve: number,
  work: Work,
): { readonly prices: Float64Array; readonly bound: number } => {
  const { losses, crews } = family
  const everyone = peopled(family)
  const mean = new Float64Array(losses.length)
  let best = start
  let step = STEP.first
  let vain = 0
  let prices = start.prices
  let isFirst = true
  while (step > STEP.least && work.left() > reserve && !work.isOver()) {
    const { priced, effort } = family.price(prices, everyone, 1)
    work.spend(effort)
    const bound = boundOf(family, prices, priced)
    const wanted = Float64Array.from(losses, (loss, row) => -boughtAt(loss, prices[row]!))
    for (const { crew, columns } of priced) for (const row of columns[0]!.rows) wanted[row]! += crews[crew]!
    const share = isFirst ? 1 : NEWEST
    isFirst = false
    for (let row = 0; row < mean.length; row++) mean[row] = share * wanted[row]! + (1 - share) * mean[row]!
    if (bound > best.bound + 1e-9) {
      best = { prices, bound }
      step *= STEP.grow
      vain = 0
    } else if (++vain >= STEP.vain) {
      step *= STEP.shrink
      vain = 0
    }
    const norm = mean.reduce((sum, value) => sum + value * value, 0)
    if (norm < 1e-9) break
    const length = (step * Math.max(cost - bound, 1)) / norm
    prices = best.prices.map((price, row) => price + length * mean[row]!)
    work.report({ phase: 'generate', bound: best.bound })
  }
  return best
}
