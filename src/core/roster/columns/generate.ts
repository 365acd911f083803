import { boundOf, roundedUp } from './bound.ts'
import { type Master, type MasterPoint, openMaster } from './master.ts'
import { pricedAt } from './plans.ts'
import { type Pool, poolOf } from './pool.ts'
import type { Column, Family } from './types.ts'
import type { Work } from './work.ts'

/** Share of the best prices so far in the prices asked (Wentges 1997). */
const SMOOTHING = 0.7
/** Below this share a smoothed price that finds nothing gives way to the master's own. */
const LITTLE = 0.3
/** Plans taken from each crew a round. */
const PLANS = 3
/** A column must save this much to be worth adding. */
const WORTH = 1e-7

/** A relaxation solved: its last point, and the prices of its best bound. */
export interface Relaxed {
  readonly columns: readonly Column[]
  readonly point: MasterPoint
  readonly prices: Float64Array
  /** Not rounded. */
  readonly bound: number
}

/** When a relaxation is good enough. */
export interface Until {
  /** Work that must be left for what follows. */
  readonly reserve: number
  /** A bound of this much proves that nothing is to be had here. */
  readonly hopeless: number
}

const mixed = (a: Float64Array, b: Float64Array, share: number): Float64Array =>
  a.map((value, i) => share * value + (1 - share) * b[i]!)

/** Columns that the master would take at its own prices. */
export const worthwhile = (columns: readonly Column[], { prices, wages }: MasterPoint): Column[] =>
  columns.filter((column) => pricedAt(column, prices) < wages[column.crew]! - WORTH)

/** Crews that have people. */
export const peopled = ({ crews }: Family): number[] => [...crews.keys()].filter((crew) => crews[crew]! > 0)

/**
 * The relaxation by column generation: the master's prices, smoothed towards those of the best bound, are asked for
 * plans until none is worth adding or the bound, rounded, meets the master. Undefined when some crew has no plan.
 */
export const generate = (
  family: Family,
  start: readonly Column[],
  startPrices: Float64Array,
  { reserve, hopeless }: Until,
  work: Work,
): Relaxed | undefined => {
  const { losses, crews, step } = family
  const everyone = peopled(family)
  const ask = (prices: Float64Array) => {
    const { priced, effort } = family.price(prices, everyone, PLANS)
    work.spend(effort)
    return { bound: boundOf(family, prices, priced), columns: priced.flatMap(({ columns }) => columns) }
  }
  const pool: Pool = poolOf(start)
  const first = ask(startPrices)
  if (first.bound === Number.POSITIVE_INFINITY) return undefined
  pool.add(first.columns)
  const master: Master = openMaster(work.solver, losses, crews, pool.columns)
  let { bound } = first
  let prices = startPrices
  let smoothing = SMOOTHING
  try {
    for (;;) {
      const point = master.solve()
      work.solved(point.iterations, losses.length)
      const relaxed = { columns: pool.columns, point, prices, bound }
      const proven = roundedUp(bound, step)
      work.report({ phase: 'generate', bound: proven })
      if (point.objective <= proven + WORTH || proven >= hopeless) return relaxed
      if (work.left() <= reserve || work.isOver()) return relaxed
      const asked = smoothing === 0 ? point.prices : mixed(prices, point.prices, smoothing)
      const answer = ask(asked)
      const fresh = pool.add(worthwhile(answer.columns, point))
      const isBetter = answer.bound > bound
      if (isBetter) {
        bound = answer.bound
        prices = asked
      }
      if (fresh.length > 0) {
        master.add(fresh)
        if (isBetter) smoothing = SMOOTHING
      } else if (smoothing === 0) return { ...relaxed, prices, bound }
      else smoothing = smoothing > LITTLE ? smoothing / 2 : 0
    }
  } finally {
    master.close()
  }
}
