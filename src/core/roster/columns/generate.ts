import { boundOf, roundedUp } from './bound.ts'
import { type Master, type MasterPoint, openMaster } from './master.ts'
import type { Pool } from './pool.ts'
import type { Column, Family } from './types.ts'
import type { Work } from './work.ts'

/** Share of the best prices so far in the prices asked (Wentges 1997). */
const SMOOTHING = 0.7
/** Plans taken from each crew a round. */
const PLANS = 3
/** A column must save this much to be worth adding. */
const WORTH = 1e-7

export interface Relaxed {
  readonly master: Master
  readonly point: MasterPoint
  /** Prices of the best bound. */
  readonly prices: Float64Array
  readonly bound: number
}

const mixed = (a: Float64Array, b: Float64Array, share: number): Float64Array =>
  a.map((value, i) => share * value + (1 - share) * b[i]!)

/** Columns that the master would take at its own prices. */
const worthwhile = (columns: readonly Column[], { prices, wages }: MasterPoint): Column[] =>
  columns.filter(
    ({ cost, rows, crew }) => rows.reduce((sum, row) => sum + prices[row]!, cost) < wages[crew]! - WORTH,
  )

/**
 * The relaxation by column generation: the master's prices, smoothed towards those of the best bound, are asked for
 * plans until none is worth adding or the bound, rounded, meets the master.
 */
export const generate = (family: Family, pool: Pool, work: Work, share: number, trace?: (text: string) => void): Relaxed => {
  const { losses, crews, step } = family
  const everyone = [...crews.keys()]
  const ask = (prices: Float64Array) => {
    const { priced, effort } = family.price(prices, everyone, PLANS)
    work.spend(effort)
    return { bound: boundOf(family, prices, priced), columns: priced.flatMap(({ columns }) => columns) }
  }
  let prices = family.startPrices
  const first = ask(prices)
  let { bound } = first
  pool.add(first.columns)
  const master = openMaster(work.solver, losses, crews, pool.columns)
  const limit = work.left() * (1 - share)
  let smoothing = SMOOTHING
  for (let round = 0; ; round++) {
    const point = master.solve()
    work.solved(point.iterations, losses.length)
    trace?.(`${round} lp ${point.objective.toFixed(3)} bound ${bound.toFixed(3)} cols ${pool.columns.length} it ${point.iterations} ${smoothing}`)
    work.report({ phase: 'generate', bound: roundedUp(bound, step) })
    const isClosed = point.objective <= roundedUp(bound, step) + WORTH
    if (isClosed || work.left() < limit || work.isOver()) return { master, point, prices, bound }
    const asked = smoothing === 0 ? point.prices : mixed(prices, point.prices, smoothing)
    const answer = ask(asked)
    const fresh = pool.add(worthwhile(answer.columns, point))
    if (answer.bound > bound) {
      bound = answer.bound
      prices = asked
    }
    if (fresh.length === 0) {
      if (smoothing === 0) return { master, point, prices, bound }
      smoothing = smoothing > 0.3 ? smoothing / 2 : 0
      continue
    }
    smoothing = answer.bound === bound ? SMOOTHING : smoothing
    master.add(fresh)
  }
}
