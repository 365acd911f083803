import { anneal } from './activity-anneal.ts'
import { crowdModel } from './activity-crowd.ts'
import { blocksOf, type Grid, gridOf, NEVER, shiftFrom, weekOf } from './activity-week.ts'
import type { ActivityProblem } from './problem.ts'
import type { Column, Family, Priced } from './types.ts'

/** What one person missing below a minimum counts for; no roster is taken that leaves one missing. */
const MISSING = 100

/** A shift of a plan: its blocks lie at `from … to − 1` of the plan. */
interface Placed {
  readonly day: number
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

const placedIn = (plan: Int32Array, dayOf: (slot: number) => number): Placed[] => {
  const shifts: Placed[] = []
  for (let k = 0; k < plan.length; k += 3) {
    const start = plan[k]!
    const end = start + plan[k + 1]!
    const last = shifts.at(-1)
    if (last?.end === start) shifts[shifts.length - 1] = { ...last, end, to: k + 3 }
    else shifts.push({ day: dayOf(start), start, end, from: k, to: k + 3 })
  }
  return shifts
}

/** The plan with the best shift on one day, the other days as they are; the day may become free, or busy. */
const retouched = (
  grid: Grid,
  prices: Float64Array,
  shifts: readonly Placed[],
  plan: Int32Array,
  day: number,
  hours: { readonly least: number; readonly most: number },
): readonly number[] => {
  const { starts, shortest, longest, rest, inRow, slots } = grid
  const others = shifts.filter((shift) => shift.day !== day)
  const worked = others.reduce((sum, { start, end }) => sum + end - start, 0)
  const before = others.filter((shift) => shift.day < day)
  const after = others.filter((shift) => shift.day > day)
  const earliest = before.length === 0 ? 0 : before.at(-1)!.end + rest
  const latest = after.length === 0 ? slots : after[0]!.start - rest
  const busy = new Set(others.map((shift) => shift.day))
  let run = 1
  for (let next = day + 1; busy.has(next); next++) run++
  for (let last = day - 1; busy.has(last); last--) run++
  const least = Math.max(shortest, hours.least - worked)
  const most = run > inRow ? 0 : Math.min(longest, hours.most - worked)
  let best = worked >= hours.least ? 0 : NEVER
  let found: number[][] = []
  for (const start of starts[day]!) {
    if (start < earliest || start + least > latest || least > most) continue
    const shift = shiftFrom(grid, prices, start)
    let length = 0
    for (let tried = least; tried <= most && start + tried <= latest; tried++)
      if (shift.cost[tried]! < best) {
        best = shift.cost[tried]!
        length = tried
      }
    if (length > 0) found = blocksOf(grid, shift, start, length)
  }
  const kept = (some: readonly Placed[]) => some.flatMap(({ from, to }) => [...plan.subarray(from, to)])
  return best === NEVER ? [...plan] : [...kept(before), ...found.flat(), ...kept(after)]
}

/** Crews of people with the same hours, in order of first mention; `members[crew]` are their places. */
export const crewsOf = ({ people }: ActivityProblem): number[][] => {
  const crews = new Map<string, number[]>()
  people.forEach(({ minMinutes, maxMinutes }, i) => {
    const key = `${minMinutes}-${maxMinutes}`
    crews.set(key, [...(crews.get(key) ?? []), i])
  })
  return [...crews.values()]
}

const lossesOf = ({ need, people, activities }: ActivityProblem, slots: number): Float64Array[] => {
  const shared = new Map<string, Float64Array>()
  const lossOf = (minimum: number, maximum: number): Float64Array => {
    const key = `${minimum}-${maximum}`
    const known = shared.get(key)
    if (known !== undefined) return known
    const loss = Float64Array.from(
      { length: people.length + 1 },
      (_, n) => MISSING * Math.max(0, minimum - n) + Math.max(0, n - maximum) ** 2,
    )
    shared.set(key, loss)
    return loss
  }
  const losses = Array.from({ length: activities.length * slots }, () => lossOf(0, 0))
  for (const { activity, slot, minimum, maximum } of need)
    losses[activities.indexOf(activity) * slots + slot] = lossOf(minimum, maximum)
  return losses
}

/** People wanted in each row, as numbers. */
const wantedOf = ({ need, activities }: ActivityProblem, slots: number) => {
  const minimum = new Int32Array(activities.length * slots)
  const maximum = new Int32Array(activities.length * slots)
  for (const one of need) {
    const row = activities.indexOf(one.activity) * slots + one.slot
    minimum[row] = one.minimum
    maximum[row] = one.maximum
  }
  return { minimum, maximum }
}

/** Elementary steps of an iteration by interior point, a column; and how many iterations are usual. */
const STEPS_A_COLUMN = 2500
const USUAL_ITERATIONS = 40

/** Shifts of free start and length with blocks of activities as a family of columns; a plan is `slot, slots, activity` a block. */
export const activityFamily = (problem: ActivityProblem): Family => {
  const grid = gridOf(problem)
  const { slots, activities, starts, longest, shortest } = grid
  const crews = crewsOf(problem)
  const hours = crews.map(([first]) => ({
    least: Math.ceil(problem.people[first!]!.minMinutes / problem.slotMinutes),
    most: Math.floor(problem.people[first!]!.maxMinutes / problem.slotMinutes),
  }))
  const week = weekOf(grid, Math.max(...hours.map(({ most }) => most)))
  const startCount = starts.reduce((sum, some) => sum + some.length, 0)
  const columnOf = (crew: number, plan: readonly number[]): Column => {
    const rows: number[] = []
    for (let k = 0; k < plan.length; k += 3)
      for (let slot = 0; slot < plan[k + 1]!; slot++) rows.push(plan[k + 2]! * slots + plan[k]! + slot)
    return { crew, cost: 0, rows: Int32Array.from(rows), plan: Int32Array.from(plan) }
  }
  const losses = lossesOf(problem, slots)
  return {
    losses,
    crews: crews.map(({ length }) => length),
    startPrices: new Float64Array(activities * slots).fill(1),
    step: 1,
    crowd(solver, most) {
      const everyone = crews.flatMap((members, crew) => members.map(() => hours[crew]!))
      const model = crowdModel(grid, losses, everyone)
      if (STEPS_A_COLUMN * model.cost.length * USUAL_ITERATIONS > most) return undefined
      const relaxation = solver.relax(model)
      try {
        const outcome = relaxation.solve()
        if (outcome.status !== 'optimal' || outcome.duals === undefined) return undefined
        const prices = outcome.duals.slice(0, losses.length).map((price) => -price)
        return { prices, effort: STEPS_A_COLUMN * model.cost.length * outcome.iterations }
      } finally {
        relaxation.close()
      }
    },
    anneal(start, random, budget, listener) {
      const wanted = { ...wantedOf(problem, slots), hours: start.map(({ crew }) => hours[crew]!) }
      const given = start.map(({ plan }) => [...plan])
      const plans = anneal(grid, wanted, given, random, budget, listener)
      return plans?.map((plan, i) => columnOf(start[i]!.crew, plan))
    },
    touch(prices, { crew, plan }, place) {
      const day = Math.floor(place * starts.length)
      const shifts = placedIn(plan, grid.dayOf)
      const next = retouched(grid, prices, shifts, plan, day, hours[crew]!)
      return { column: columnOf(crew, next), effort: 60 * starts[day]!.length * longest * activities }
    },
    price(prices, asked, most) {
      const longestWeek = Math.max(...asked.map((crew) => hours[crew]!.most))
      week.fill(prices, longestWeek)
      const costs = week.costs()
      const walked = new Map<number, readonly number[]>()
      const priced = asked.map((crew): Priced => {
        const { least, most: longestOwn } = hours[crew]!
        const lengths = Array.from({ length: Math.max(0, longestOwn - least + 1) }, (_, i) => least + i)
          .filter((length) => costs[length]! < NEVER)
          .sort((a, b) => costs[a]! - costs[b]! || a - b)
        const columns = lengths.slice(0, most).map((length) => {
          const plan = walked.get(length) ?? week.walk(length)
          walked.set(length, plan)
          return columnOf(crew, plan)
        })
        return { crew, least: lengths.length === 0 ? NEVER : costs[lengths[0]!]!, columns }
      })
      return {
        priced,
        effort:
          startCount * ((longest - shortest + 1) * grid.inRow * longestWeek + longest * activities ** 2),
      }
    },
  }
}
