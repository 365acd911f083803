import type { Random } from '../../units/random.ts'
import { coverOf } from './plans.ts'
import type { Column, Family } from './types.ts'
import type { Work } from './work.ts'

/** Most people whose plans are taken away at once. */
const TAKEN = 4
/** How much worse than the best a roster may be and still be gone on from, as a share; falls to nothing as work runs out. */
const SLACK = 0.01

/**
 * Takes a few people's plans away and gives each the best plan against everybody else's, in a new order, until
 * nobody of them gains. Every answer is exact; what is by chance is who and in which order.
 */
export const shuffle = (
  family: Family,
  start: readonly Column[],
  work: Work,
  random: Random,
  isEnough: (plans: readonly Column[], cost: number) => boolean,
): readonly Column[] => {
  const { losses } = family
  const now = [...start]
  const cover = coverOf(losses.length, now)
  const total = () => losses.reduce((sum, loss, row) => sum + loss[cover[row]!]!, now.reduce((sum, { cost }) => sum + cost, 0))
  const put = (i: number, column: Column) => {
    now[i] = column
    for (const row of column.rows) cover[row]!++
  }
  const take = (i: number) => {
    for (const row of now[i]!.rows) cover[row]!--
  }
  const answer = (i: number, blur: number): Column => {
    const prices = Float64Array.from(losses, (loss, row) => {
      const n = Math.min(cover[row]!, loss.length - 2)
      const price = loss[n + 1]! - loss[n]!
      return blur === 0 ? price : price * (1 + blur * (random.uniform() - 0.5))
    })
    const { priced, effort } = family.price(prices, [now[i]!.crew], 1)
    work.spend(effort)
    return priced[0]!.columns[0]!
  }
  let cost = total()
  let best: readonly Column[] = [...now]
  let least = cost
  const whole = work.left()
  while (!work.isOver()) {
    const before = [...now]
    const count = Math.min(now.length, 1 + Math.floor(random.uniform() * TAKEN))
    const first = Math.floor(random.uniform() * now.length)
    const taken = [first]
    while (taken.length < count) {
      const i = Math.floor(random.uniform() * now.length)
      if (!taken.includes(i)) taken.push(i)
    }
    for (const i of taken) take(i)
    for (const i of taken) put(i, answer(i, 1))
    let reached = total()
    for (let sweep = 0; sweep < 3; sweep++) {
      for (const i of taken) {
        take(i)
        put(i, answer(i, 0))
      }
      const then = total()
      if (then >= reached) break
      reached = then
    }
    const allowed = least * SLACK * (work.left() / whole)
    if (reached <= Math.max(cost, least + allowed)) cost = reached
    else
      for (const i of taken) {
        take(i)
        put(i, before[i]!)
      }
    if (cost >= least) continue
    least = cost
    best = [...now]
    if (isEnough(best, least)) break
  }
  return best
}
