import { peopled, type Relaxed, worthwhile } from './generate.ts'
import { openMaster } from './master.ts'
import { cheapest } from './plans.ts'
import type { Column, Family } from './types.ts'
import type { Work } from './work.ts'

/** A share this near a whole number is one. */
const WHOLE = 1e-6
/** Columns at this share or above are settled at once. */
const CLEAR = 0.9
/** Share of the people still open whom a round settles at least. */
const SETTLED_A_ROUND = 0.05
/** Times that new plans are asked for after people were settled, and plans a time. */
const ASKED = { times: 30, plans: 2 }
/** A relaxation `enough` near the bound, as a share of it, is not improved further; nor a `slow` near one that gains less than `gain` a round. */
const NEAR = { enough: 5e-4, slow: 2e-3, gain: 1e-4 }
/** Columns of a crew that a dive starts from, beside those that the relaxation uses. */
const KEPT = 25

/**
 * Rounds the relaxation with re-pricing: the clearest columns are settled, those still open get new plans at the
 * prices that result, and so on until everybody has one; when no more than `reserve` work is left nobody is asked for
 * new plans. Gives the plans and all columns it met.
 */
export const dive = (
  family: Family,
  { columns: known, prices, point: start, bound }: Relaxed,
  reserve: number,
  work: Work,
): { readonly plans: readonly Column[]; readonly columns: readonly Column[] } => {
  const { crews, losses } = family
  const used = new Set(known.filter((_, j) => start.shares[j]! > WHOLE))
  const columns = [...new Set([...used, ...cheapest(known, prices, KEPT)])]
  const master = openMaster(work.solver, losses, crews, columns)
  const given = new Map<number, number>()
  const open = Int32Array.from(crews)
  const enough = bound + NEAR.enough * Math.abs(bound)
  const near = { slow: NEAR.slow * Math.abs(bound), gain: NEAR.gain * Math.abs(bound) }
  const crewOf = (j: number) => columns[j]!.crew
  const settle = (j: number, people: number) => {
    given.set(j, (given.get(j) ?? 0) + people)
    open[crewOf(j)]! -= people
  }
  const settleClearest = (shares: Float64Array) => {
    const rest = [...shares.entries()]
      .map(([j, share]) => ({ j, share: share - (given.get(j) ?? 0) }))
      .filter(({ j, share }) => share > WHOLE && open[crewOf(j)]! > 0)
      .sort((a, b) => b.share - a.share || a.j - b.j)
    const least = Math.max(1, Math.ceil(open.reduce((sum, people) => sum + people, 0) * SETTLED_A_ROUND))
    let settled = 0
    for (const { j, share } of rest) {
      const left = open[crewOf(j)]!
      const people = Math.min(left, Math.max(Math.floor(share + 1 - CLEAR), settled < least ? 1 : 0))
      if (people <= 0) continue
      settle(j, people)
      settled += people
    }
    // Whoever has a plan takes no other: the solver need not look at those any more.
    const touched = [...columns.keys()].filter((j) => given.has(j) || open[crewOf(j)] === 0)
    const people = touched.map((j) => given.get(j) ?? 0)
    const most = touched.map((j, i) => (open[crewOf(j)] === 0 ? people[i]! : crews[crewOf(j)]!))
    master.settle(touched, people, most)
  }
  const solve = () => {
    const point = master.solve()
    work.solved(point.iterations, losses.length)
    return point
  }
  try {
    let point = solve()
    while (open.some((people) => people > 0)) {
      settleClearest(point.shares)
      const still = peopled({ ...family, crews: [...open] })
      point = solve()
      for (let asked = 0; asked < ASKED.times && still.length > 0 && point.objective > enough; asked++) {
        if (work.left() <= reserve || work.isOver()) break
        const { priced, effort } = family.price(point.prices, still, ASKED.plans)
        work.spend(effort)
        const fresh = worthwhile(
          priced.flatMap((one) => one.columns),
          point,
        )
        if (fresh.length === 0) break
        columns.push(...fresh)
        master.add(fresh)
        const before = point.objective
        point = solve()
        if (point.objective <= bound + near.slow && before - point.objective < near.gain) break
      }
    }
  } finally {
    master.close()
  }
  const plans = [...given].flatMap(([j, people]) => Array<Column>(people).fill(columns[j]!))
  return { plans: plans.sort((a, b) => a.crew - b.crew), columns }
}
