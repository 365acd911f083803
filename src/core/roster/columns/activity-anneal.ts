import type { Random } from '../../units/random.ts'
import { type ActivityRoster, activityRoster, type Wanted } from './activity-roster.ts'
import { shaper } from './activity-shape.ts'
import type { Grid } from './activity-week.ts'
import type { Listener } from './types.ts'

/** Temperatures of a round, and in how many steps it cools. */
const HEAT = { first: 3, last: 0.16, stages: 400 }
/** Weights of what is broken: dearer by `pace` after a stage in which it was broken for most of the tries, else cheaper. */
const MISSING = { first: 4, least: 4, most: 30 }
const BEYOND = { first: 2, least: 1.5, most: 10 }
const PACE = 1.02
/** Shares of the work that the rounds get, each from the best of those before. */
const ROUNDS = [0.1, 0.3, 0.6]
/** Share of the tries that change two days of somebody, one day of two people, or swap shifts; the rest changes one shift. */
const TRIES = { days: 0.2, people: 0.1, swaps: 0.05 }
/** Where a shift begins anew: where it did, at most so many slots beside, or anywhere. */
const BEGINS = { same: 0.45, beside: 0.4, slots: 4 }
/** Share of the shifts that begin anew but keep their end; shares of days that are emptied. */
const KEEPS_END = 0.3
const EMPTIED = { alone: 0.1, first: 0.5 }
/** Tries between two looks at the work that is left, and elementary steps of each beside shaping. */
const BATCH = 500
const STEPS_A_TRY = 600

/** A plan of each person as `slot, slots, activity` a block. */
export type Plans = readonly (readonly number[])[]

/** One try: shifts are taken out and laid anew; false where that cannot be. */
const trier = (grid: Grid, roster: ActivityRoster, random: Random) => {
  const { slots, starts, shortest, longest, inRow, dayOf } = grid
  const { people, days } = roster
  const { chosen, best, effort } = shaper(grid, roster, random)
  const allowed = new Uint8Array(slots)
  for (const slot of starts.flat()) allowed[slot] = 1
  const pick = (count: number): number => Math.floor(random.uniform() * count)
  let spent = 0

  const beginOf = (was: number, day: number): number => {
    const some = starts[day]!
    const dice = random.uniform()
    if (was < 0 || dice > BEGINS.same + BEGINS.beside) return some[pick(some.length)]!
    if (dice < BEGINS.same) return was
    const from = was + pick(2 * BEGINS.slots + 1) - BEGINS.slots
    return allowed[from] === 1 && dayOf(from) === day ? from : -1
  }
  const reshape = (person: number, day: number, emptied: number, heat: number, weight: number): boolean => {
    const was = roster.begin(person, day)
    const wasEnd = roster.end(person, day)
    roster.hold(person, day)
    if (was >= 0 && random.uniform() < emptied) return true
    if (starts[day]!.length === 0 || (was < 0 && roster.runWith(person, day) > inRow)) return false
    const from = beginOf(was, day)
    if (from < roster.earliest(person, day)) return false
    let most = Math.min(longest, roster.latest(person, day) - from)
    let least = shortest
    if (was >= 0 && from !== was && random.uniform() < KEEPS_END) {
      least = Math.max(least, wasEnd - from)
      most = Math.min(most, wasEnd - from)
    }
    if (most < least) return false
    const length = best(person, from, least, most, heat, weight)
    spent += effort(most)
    roster.lay(person, day, from, from + length, chosen)
    return true
  }
  const swap = (a: number, b: number, day: number): boolean => {
    if (a === b) return false
    roster.hold(a, day)
    roster.hold(b, day)
    return [b, a].every((person, n) => {
      const [from, to] = roster.held(n)
      if (from < 0) return true
      const fits =
        from >= roster.earliest(person, day) &&
        to <= roster.latest(person, day) &&
        roster.runWith(person, day) <= inRow
      if (fits) roster.layHeld(n, person, day)
      return fits
    })
  }
  const attempt = (heat: number, weight: number): boolean => {
    const person = pick(people)
    const day = pick(days)
    let dice = random.uniform()
    const { alone, first } = EMPTIED
    if (dice < TRIES.days) {
      const other = pick(days)
      return (
        other !== day &&
        reshape(person, day, first, heat, weight) &&
        reshape(person, other, alone, heat, weight)
      )
    }
    dice -= TRIES.days
    if (dice < TRIES.people) {
      const other = pick(people)
      return (
        other !== person &&
        reshape(person, day, alone, heat, weight) &&
        reshape(other, day, alone, heat, weight)
      )
    }
    if (dice - TRIES.people < TRIES.swaps) return swap(person, pick(people), day)
    return reshape(person, day, alone, heat, weight)
  }
  return { attempt, spent: () => spent }
}

/**
 * Simulated annealing over single shifts: a shift is taken out and laid anew with the blocks that are best at what one
 * more person costs in each row, blurred as much as it is hot. People missing and hours beyond the contract are allowed
 * at a price that rises while they are there. Gives the best plans met in which everybody wanted is there and all hours
 * hold, if any, within so many steps.
 */
export const anneal = (
  grid: Grid,
  wanted: Wanted,
  start: Plans,
  random: Random,
  budget: number,
  { spend, isEnough, isOver }: Listener,
): Plans | undefined => {
  let best: { readonly plans: Plans; readonly cost: number } | undefined
  /** One round from plans; true when the best is enough. */
  const round = (given: Plans, steps: number): boolean => {
    const roster = activityRoster(grid, wanted)
    const { attempt, spent } = trier(grid, roster, random)
    given.forEach((plan, person) => {
      for (let k = 0; k < plan.length; ) {
        const from = plan[k]!
        const activities: number[] = []
        for (; k < plan.length && plan[k]! === from + activities.length; k += 3)
          activities.push(...Array<number>(plan[k + 1]!).fill(plan[k + 2]!))
        roster.lay(person, grid.dayOf(from), from, from + activities.length, activities)
      }
    })
    let tries = 0
    let batches = 0
    let seen = 0
    let stage = -1
    let missed = 0
    let beyond = 0
    const weights = { missing: MISSING.first, beyond: BEYOND.first }
    const paced = (weight: number, broken: number, { least, most }: { least: number; most: number }) =>
      Math.min(most, Math.max(least, broken > tries / 2 ? weight * PACE : weight / PACE))
    let heat = HEAT.first
    for (let done = 0; done < steps && !isOver(); done = seen) {
      const now = Math.floor((done / steps) * HEAT.stages)
      if (now !== stage) {
        stage = now
        heat = HEAT.first * (HEAT.last / HEAT.first) ** (stage / (HEAT.stages - 1))
        weights.missing = paced(weights.missing, missed, MISSING)
        weights.beyond = paced(weights.beyond, beyond, BEYOND)
        roster.weigh(weights.missing, weights.beyond)
        tries = 0
        missed = 0
        beyond = 0
      }
      for (let k = 0; k < BATCH; k++, tries++) {
        if (roster.missing() > 0) missed++
        if (roster.beyond() > 0) beyond++
        const before = roster.energy()
        const isLaid = attempt(heat, weights.beyond)
        const more = roster.energy() - before
        if (!isLaid || (more > 0 && random.uniform() >= Math.exp(-more / heat))) {
          roster.undo()
          continue
        }
        roster.keep()
        if (roster.missing() > 0 || roster.beyond() > 0) continue
        const cost = roster.excess()
        if (best !== undefined && cost >= best.cost) continue
        best = { plans: roster.plans(), cost }
        if (isEnough(cost)) return true
      }
      batches++
      const total = spent() + batches * BATCH * STEPS_A_TRY
      spend(total - seen)
      seen = total
    }
    return false
  }
  for (const share of ROUNDS) {
    if (round(best?.plans ?? start, budget * share) || isOver()) break
  }
  return best?.plans
}
