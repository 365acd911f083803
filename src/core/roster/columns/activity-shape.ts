import type { Random } from '../../units/random.ts'
import type { ActivityRoster } from './activity-roster.ts'
import { type Grid, NEVER } from './activity-week.ts'

/** Size of the blur of prices, as a share of the heat; and how many draws are kept to blur with. */
const BLUR = 1
const DRAWS = 1 << 14
/** Elementary steps of a slot and activity. */
const STEPS = 8

/**
 * The best blocks of a shift at a roster's prices, by dynamic programming over its slots as in `shiftFrom`, with the
 * prices blurred the more the hotter it is. `best` gives the best length between two and leaves its activities, slot by
 * slot, in `chosen`.
 */
export const shaper = (
  { slots, activities, longest, block }: Grid,
  { price, beyondWith }: ActivityRoster,
  random: Random,
) => {
  const draws = Float64Array.from({ length: DRAWS }, () => random.normal())
  const by = new Float64Array((longest + 1) * activities)
  const turn = new Int8Array((longest + 1) * activities)
  const sums = new Float64Array((longest + 1) * activities)
  const chosen = new Int8Array(longest)
  /** By length: the best last activity and the best but that, and what they cost. */
  const first = new Int8Array(longest + 1)
  const firstCost = new Float64Array(longest + 1)
  const second = new Int8Array(longest + 1)
  const secondCost = new Float64Array(longest + 1)

  const trace = (length: number): void => {
    let activity = first[length]!
    let at = length
    while (at > 0) {
      const before = turn[at * activities + activity]!
      const size = before >= 0 || at === block ? block : 1
      for (let k = 0; k < size; k++) chosen[--at] = activity
      if (before >= 0) activity = before
    }
  }
  const best = (
    person: number,
    from: number,
    least: number,
    most: number,
    heat: number,
    beyondWeight: number,
  ): number => {
    const offset = Math.floor(random.uniform() * DRAWS)
    const blur = BLUR * heat
    let lowest = NEVER
    let length = least
    for (let n = 1; n <= most; n++) {
      const earlier = n - block
      firstCost[n] = NEVER
      secondCost[n] = NEVER
      for (let a = 0; a < activities; a++) {
        const at = n * activities + a
        const here = price[a * slots + from + n - 1]! + blur * draws[(offset + at) & (DRAWS - 1)]!
        const sum = sums[at - activities]! + here
        sums[at] = sum
        if (earlier < 0) continue
        const recent = sum - sums[earlier * activities + a]!
        let cost = earlier === 0 ? recent : by[at - activities]! + here
        let before = -1
        if (earlier >= block) {
          const isSame = first[earlier]! === a
          const other = (isSame ? secondCost[earlier]! : firstCost[earlier]!) + recent
          if (other < cost) {
            cost = other
            before = isSame ? second[earlier]! : first[earlier]!
          }
        }
        by[at] = cost
        turn[at] = before
        if (cost < firstCost[n]!) {
          secondCost[n] = firstCost[n]!
          second[n] = first[n]!
          firstCost[n] = cost
          first[n] = a
        } else if (cost < secondCost[n]!) {
          secondCost[n] = cost
          second[n] = a
        }
      }
      if (n < least) continue
      const cost = firstCost[n]! + beyondWeight * beyondWith(person, n)
      if (cost >= lowest) continue
      lowest = cost
      length = n
    }
    trace(length)
    return length
  }
  return {
    chosen: chosen as ArrayLike<number>,
    best,
    effort: (most: number) => STEPS * most * (activities + 2),
  }
}
