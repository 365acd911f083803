import type { Solver } from '../../solver.ts'
import type { Random } from '../../units/random.ts'

/** One lawful way for somebody of a crew to work the whole horizon. */
export interface Column {
  readonly crew: number
  /** What it costs by itself: wishes, wages. */
  readonly cost: number
  /** The rows on which it puts one person, each once. */
  readonly rows: Int32Array
  /** The work itself, in the family's own coding; equal plans are equal columns. */
  readonly plan: Int32Array
}

/** The best plans of a crew at some prices. */
export interface Priced {
  readonly crew: number
  /** Least cost of a plan, prices included: exact, because bounds rest on it. Infinity when no plan is lawful. */
  readonly least: number
  /** Some of the best plans, the very best first. */
  readonly columns: readonly Column[]
}

/**
 * A rostering problem as the engine sees it: rows on which people are wanted, crews of interchangeable people, and a
 * way to find the best plan at prices. What a plan may look like is the family's own business.
 */
export interface Family {
  /** `losses[row][n]` is what n people there mean, for every n there can be; convex in n. */
  readonly losses: readonly Float64Array[]
  /** How many people each crew has; each of them works one plan. */
  readonly crews: readonly number[]
  /** Prices to look from first: what one more person on each row costs. */
  readonly startPrices: Float64Array
  /** Every cost is a multiple of this; 0 when they are not. Lets a bound be rounded up. */
  readonly step: number
  /** Finds up to `most` plans for each of the crews at prices; `effort` counts its elementary steps. */
  price(
    prices: Float64Array,
    crews: readonly number[],
    most: number,
  ): { readonly priced: readonly Priced[]; readonly effort: number }
  /**
   * The best plan at prices among those that differ from this one on one day only; `place` in [0, 1) says which. Much
   * cheaper than pricing whole plans.
   */
  touch?(
    prices: Float64Array,
    column: Column,
    place: number,
  ): { readonly column: Column; readonly effort: number }
  /** Prices near those of the best bound, by a linear program of everybody together; undefined where it would take more steps. */
  crowd?(solver: Solver, most: number): { readonly prices: Float64Array; readonly effort: number } | undefined
  /** Better plans by small steps of the family's own, within so many steps; undefined when it meets no lawful roster. */
  anneal?(
    start: readonly Column[],
    random: Random,
    budget: number,
    listener: Listener,
  ): readonly Column[] | undefined
  /** Every plan of a crew that costs less than `limit` at prices; undefined when there are more than `most`. */
  within?(prices: Float64Array, crew: number, limit: number, most: number): readonly Column[] | undefined
}

/** What hears of a search while it goes on. */
export interface Listener {
  spend(steps: number): void
  /** Of each better roster; says whether it is enough. */
  isEnough(cost: number): boolean
  isOver(): boolean
}

/** Plans for everybody, and what is proved of them. */
export interface Solution {
  readonly columns: readonly Column[]
  readonly cost: number
  /** No solution costs less. */
  readonly bound: number
}

export interface Progress {
  readonly phase: 'generate' | 'improve' | 'done'
  readonly cost?: number
  readonly bound: number
}

/** When the search ends. Work is counted, not timed, so the same limits give the same answer everywhere. */
export interface Limits {
  /** Elementary steps in all, about a million a tenth of a second. */
  readonly work: number
  readonly seed?: string | number
  /** Asked between steps; the best so far is the answer once it says yes. */
  readonly isCancelled?: () => boolean
  readonly onProgress?: (progress: Progress) => void
}
