import type { Random } from '../../units/random.ts'
import { coverOf } from './plans.ts'
import type { Column, Family } from './types.ts'
import type { Work } from './work.ts'

/** Most people whose plans are taken away at once. */
const TAKEN = 4
/** How much worse than the best a roster may be and still be gone on from, as a share; falls to nothing as work runs out. */
const SLACK = 0.01
/** Share of the tries that move one day only, where a family can. */
const TOUCHES = 0.8
/** Times that everybody taken answers again. */
const SWEEPS = 3

/** A roster under change, its cost kept up to date. */
const roster = ({ losses }: Family, start: readonly Column[]) => {
  const now = [...start]
  const cover = coverOf(losses.length, now)
  const prices = new Float64Array(losses.length)
  let cost = now.reduce((sum, column) => sum + column.cost, 0)
  losses.forEach((loss, row) => {
    cost += loss[cover[row]!]!
    prices[row] = loss[Math.min(cover[row]! + 1, loss.length - 1)]! - loss[cover[row]!]!
  })
  const change = (row: number, by: number) => {
    const loss = losses[row]!
    const n = cover[row]! + by
    cost += loss[n]! - loss[cover[row]!]!
    cover[row] = n
    prices[row] = n + 1 < loss.length ? loss[n + 1]! - loss[n]! : 0
  }
  return {
    now: now as readonly Column[],
    /** What one more person on each row costs. */
    prices,
    cost: () => cost,
    take(i: number) {
      cost -= now[i]!.cost
      for (const row of now[i]!.rows) change(row, -1)
    },
    put(i: number, column: Column) {
      now[i] = column
      cost += column.cost
      for (const row of column.rows) change(row, 1)
    },
  }
}

const blurred = (prices: Float64Array, random: Random): Float64Array => {
  const next = new Float64Array(prices.length)
  for (let row = 0; row < prices.length; row++) next[row] = prices[row]! * (0.5 + random.uniform())
  return next
}

const some = (people: number, random: Random): readonly number[] => {
  const count = Math.min(people, 1 + Math.floor(random.uniform() * TAKEN))
  const taken = new Set<number>()
  while (taken.size < count) taken.add(Math.floor(random.uniform() * people))
  return [...taken]
}

/**
 * Takes a few people's plans away and gives each the best plan against everybody else's, in a new order, until
 * nobody of them gains. Every answer is exact; what is by chance is who, in which order, and how the first look at
 * prices is blurred. Most tries change one day only.
 */
export const shuffle = (
  family: Family,
  start: readonly Column[],
  work: Work,
  random: Random,
  isEnough: (plans: readonly Column[], cost: number) => boolean,
): readonly Column[] => {
  const state = roster(family, start)
  const { now, prices, take, put } = state
  /** The best plan at prices, wholly new or with one day changed. */
  const answer = (i: number, asked: Float64Array, place: number | undefined): Column => {
    if (place !== undefined && family.touch !== undefined) {
      const { column, effort } = family.touch(asked, now[i]!, place)
      work.spend(effort)
      return column
    }
    const { priced, effort } = family.price(asked, [now[i]!.crew], 1)
    work.spend(effort)
    return priced[0]!.columns[0]!
  }
  let cost = state.cost()
  let least = cost
  let best: readonly Column[] = [...now]
  const whole = work.left()
  while (!work.isOver()) {
    const taken = some(now.length, random)
    const before = taken.map((i) => now[i]!)
    const isTouch = family.touch !== undefined && random.uniform() < TOUCHES
    const place = isTouch ? random.uniform() : undefined
    for (const i of taken) take(i)
    const asked = blurred(prices, random)
    for (const i of taken) put(i, answer(i, taken.length === 1 ? asked : blurred(prices, random), place))
    let reached = state.cost()
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      for (const i of taken) {
        take(i)
        put(i, answer(i, prices, place))
      }
      const then = state.cost()
      if (then >= reached) break
      reached = then
    }
    reached = state.cost()
    const allowed = least * SLACK * (work.left() / whole)
    if (reached <= Math.max(cost, least + allowed)) cost = reached
    else
      taken.forEach((i, k) => {
        take(i)
        put(i, before[k]!)
      })
    if (cost >= least) continue
    least = cost
    best = [...now]
    if (isEnough(best, least)) break
  }
  return best
}
