import type { Solver } from '../../solver.ts'
import type { Shortage } from '../types.ts'
import type { ExplainGround } from './ground.ts'
import { shadowPrices } from './shadow.ts'
import { clustersOf, explainShortage } from './shortages.ts'
import type { Explanations } from './types.ts'
import { waysIn } from './ways.ts'

export interface ExplainLimits {
  /** Shortages that are explained, those that lose most first. */
  readonly shortages: number
  /** People by whom each kind of other hours is offered. */
  readonly each: number
}

/** Every shortage with its reasons and repairs, in the order of dates, and what one more person would save. */
export const explanationsOf = (
  ground: ExplainGround,
  shortages: readonly Shortage[],
  solver: Solver,
  { shortages: most, each }: ExplainLimits,
): Explanations => {
  const ways = waysIn(ground)
  const lost = (cluster: readonly Shortage[]) => cluster.reduce((sum, row) => sum + row.nextPersonYen, 0)
  const clusters = clustersOf(shortages)
  const told = new Set([...clusters].sort((a, b) => lost(b) - lost(a)).slice(0, most))
  return {
    shortages: clusters
      .filter((cluster) => told.has(cluster))
      .flatMap((cluster) => explainShortage(ground, ways, cluster, solver, { each }) ?? []),
    shadowPrices: shadowPrices(ground, solver),
  }
}
