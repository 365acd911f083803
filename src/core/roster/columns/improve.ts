import type { Random } from '../../units/random.ts'
import { choose } from './choose.ts'
import { dive } from './dive.ts'
import { generate } from './generate.ts'
import { cheapest, costOf, without } from './plans.ts'
import type { Column, Family } from './types.ts'
import type { Work } from './work.ts'

/** People freed at once: at first, at most, and by how many more after so many tries in vain. */
const FREED = { first: 6, most: 24, more: 2, tries: 4 }
/** Columns of each freed crew that a neighbourhood starts from. */
const KEPT = 20
const NODES = 40

/** The people whose plans are taken away: one by chance, and those who work beside that one. */
const freed = (best: readonly Column[], count: number, random: Random): ReadonlySet<number> => {
  const first = Math.floor(random.uniform() * best.length)
  const rows = new Set(best[first]!.rows)
  const beside = best
    .map((column, i) => {
      const shared = column.rows.reduce((sum, row) => sum + (rows.has(row) ? 1 : 0), 1)
      return { i, nearness: shared * random.uniform() }
    })
    .filter(({ i }) => i !== first)
    .sort((a, b) => b.nearness - a.nearness || a.i - b.i)
  return new Set([first, ...beside.slice(0, count - 1).map(({ i }) => i)])
}

/**
 * Frees a few people at a time and finds them new plans together, the others' given: generate, dive, choose. Tries
 * more people at once when few find nothing better. `onBetter` hears of each better roster and says whether to stop.
 */
export const improve = (
  family: Family,
  start: readonly Column[],
  known: readonly Column[],
  prices: Float64Array,
  work: Work,
  random: Random,
  isEnough: (plans: readonly Column[], cost: number, freed: number) => boolean,
): readonly Column[] => {
  let best = start
  let cost = costOf(family, best)
  let count = FREED.first
  let vain = 0
  const ranked = cheapest(known, prices, KEPT)
  while (!work.isOver()) {
    const free = freed(best, Math.min(count, best.length), random)
    const given = best.filter((_, i) => !free.has(i))
    const mine = best.filter((_, i) => free.has(i))
    const part = without(family, given, mine)
    const own = given.reduce((sum, column) => sum + column.cost, 0)
    const hopeless = cost - own - family.step + 1e-6
    const columns = [...mine, ...ranked.filter(({ crew }) => part.crews[crew]! > 0)]
    const relaxed = generate(part, columns, prices, { reserve: 0, hopeless }, work)
    let found = mine
    if (relaxed !== undefined && relaxed.point.objective < hopeless) {
      const dived = dive(part, relaxed, 0, work)
      found = costOf(part, dived.plans) < costOf(part, mine) ? [...dived.plans] : mine
      found = [...choose(part, dived.columns, found, NODES, work).plans]
    }
    const plans = [...given, ...found].sort((a, b) => a.crew - b.crew)
    const now = costOf(family, plans)
    vain = now < cost ? 0 : vain + 1
    if (now <= cost) best = plans
    if (now < cost) {
      cost = now
      if (isEnough(best, cost, count)) return best
    }
    if (vain >= FREED.tries) {
      count = count + FREED.more > FREED.most ? FREED.first : count + FREED.more
      vain = 0
    }
  }
  return best
}
