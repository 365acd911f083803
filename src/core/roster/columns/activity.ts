import type { ActivityProblem } from './problem.ts'
import type { Column, Family, Priced } from './types.ts'

/** What one person missing below a minimum counts for; no roster is taken that leaves one missing. */
const MISSING = 100
const DAY = 1440
const NEVER = Number.POSITIVE_INFINITY

/** An activity problem in slots. Days are calendar days; the horizon may begin in the middle of the first. */
interface Grid {
  readonly slots: number
  readonly activities: number
  /** Slots at which shifts may start, by calendar day. */
  readonly starts: readonly (readonly number[])[]
  readonly shortest: number
  readonly longest: number
  readonly block: number
  readonly rest: number
  readonly inRow: number
}

const gridOf = (problem: ActivityProblem): Grid => {
  const { days, slotMinutes, startMinute, starts, minShiftMinutes } = problem
  const slots = (days * DAY) / slotMinutes
  const shortest = Math.ceil(minShiftMinutes / slotMinutes)
  const calendarDays = Math.ceil((startMinute + days * DAY) / DAY)
  const allowed = (minute: number) =>
    starts.some(({ fromMinute, toMinute }) => minute >= fromMinute && minute <= toMinute)
  return {
    slots,
    activities: problem.activities.length,
    starts: Array.from({ length: calendarDays }, (_, day) =>
      Array.from({ length: DAY / slotMinutes }, (_, i) => i * slotMinutes)
        .filter(allowed)
        .map((minute) => (day * DAY + minute - startMinute) / slotMinutes)
        .filter((slot) => slot >= 0 && slot + shortest <= slots),
    ),
    shortest,
    longest: Math.floor(problem.maxShiftMinutes / slotMinutes),
    block: Math.ceil(problem.minBlockMinutes / slotMinutes),
    rest: Math.ceil(problem.restMinutes / slotMinutes),
    inRow: problem.maxConsecutive,
  }
}

/** The cheapest blocks of a shift from one slot on, for every length. */
interface Shift {
  /** By slots of length. */
  readonly cost: Float64Array
  /** `[length × activities + activity]`: the activity before a last block of the least size, or −1 where the block goes on. */
  readonly turn: Int8Array
  /** The last activity, by length. */
  readonly end: Int8Array
}

const shiftFrom = (
  { activities, block, longest, slots }: Grid,
  prices: Float64Array,
  start: number,
): Shift => {
  const lengths = Math.min(longest, slots - start)
  const by = new Float64Array((longest + 1) * activities).fill(NEVER)
  const turn = new Int8Array((longest + 1) * activities).fill(-1)
  const cost = new Float64Array(longest + 1).fill(NEVER)
  const end = new Int8Array(longest + 1)
  const running = new Float64Array(activities)
  for (let length = 1; length <= lengths; length++) {
    const last = start + length - 1
    const before = length - block
    for (let a = 0; a < activities; a++) {
      const at = a * slots
      running[a]! += prices[at + last]! - (before > 0 ? prices[at + start + before - 1]! : 0)
      if (before < 0) continue
      let least = before === 0 ? running[a]! : by[(length - 1) * activities + a]! + prices[at + last]!
      let from = -1
      if (before >= block)
        for (let b = 0; b < activities; b++) {
          if (b === a) continue
          const other = by[before * activities + b]! + running[a]!
          if (other >= least) continue
          least = other
          from = b
        }
      by[length * activities + a] = least
      turn[length * activities + a] = from
      if (least < cost[length]!) {
        cost[length] = least
        end[length] = a
      }
    }
  }
  return { cost, turn, end }
}

/** The blocks of a shift of a length as `slot, length, activity` each. */
const blocksOf = (
  { activities, block }: Grid,
  { turn, end }: Shift,
  start: number,
  length: number,
): number[][] => {
  const blocks: number[][] = []
  let activity = end[length]!
  let until = length
  let at = length
  while (at > 0) {
    const before = turn[at * activities + activity]!
    if (at > block && before < 0) at--
    else {
      at -= block
      blocks.unshift([start + at, until - at, activity])
      until = at
      activity = before
    }
  }
  return blocks
}

/**
 * Weeks by dynamic programming over calendar days, for everybody at once: a state is the first start that rest allows
 * tomorrow, the days worked in a row and the slots worked so far. Values are kept by day to walk back.
 */
const weekOf = (grid: Grid, mostSlots: number) => {
  const { starts, slots, rest, inRow, shortest, longest } = grid
  const days = starts.length
  const width = mostSlots + 1
  const layer = inRow * width
  /** Row r holds r + 1 days in a row. `on[day][(next × inRow + row) × width + worked]`; `off[day][worked]`: the day is free. */
  const on = starts.map((_, day) => new Float64Array(((starts[day + 1]?.length ?? 0) + 1) * layer))
  const how = on.map(({ length }) => new Int32Array(length))
  const off = starts.map(() => new Float64Array(width))
  const nextOf = (day: number, start: number, length: number): number => {
    const tomorrow = starts[day + 1] ?? []
    const ready = start + length + rest
    let next = 0
    while (next < tomorrow.length && tomorrow[next]! < ready) next++
    return next
  }
  const next = starts.map((some, day) =>
    some.map((start) => Int32Array.from({ length: longest + 1 }, (_, length) => nextOf(day, start, length))),
  )
  let shifts: Shift[][] = []

  const fill = (prices: Float64Array, most: number): void => {
    shifts = starts.map((some) => some.map((start) => shiftFrom(grid, prices, start)))
    const free = new Float64Array((inRow + 1) * width)
    /** Slots worked that a row can have by now: outside of it there is nothing to look at. */
    const fewest = Array.from({ length: inRow + 1 }, (_, row) => row * shortest)
    for (let day = 0; day < days; day++) {
      const values = on[day]!.fill(NEVER)
      const ways = how[day]!
      const before = on[day - 1]
      const rested = off[day]!
      if (before === undefined) rested.fill(NEVER).fill(0, 0, 1)
      else {
        rested.set(off[day - 1]!)
        for (let i = 0; i < before.length; i++) {
          const worked = i % width
          if (before[i]! < rested[worked]!) rested[worked] = before[i]!
        }
      }
      free.fill(NEVER)
      free.set(off[day - 1] ?? rested)
      starts[day]!.forEach((start, i) => {
        if (before !== undefined)
          for (let k = 0; k < layer; k++) {
            const value = before[i * layer + k]!
            if (value < free[width + k]!) free[width + k] = value
          }
        const { cost } = shifts[day]![i]!
        for (let length = shortest; length <= longest && start + length <= slots; length++) {
          const base = next[day]![i]![length]! * layer
          const price = cost[length]!
          const way = i * (longest + 1) + length
          for (let row = 0; row < inRow; row++) {
            const source = row * width
            const target = base + row * width + length
            const end = Math.min(most - length, day * longest)
            for (let worked = fewest[row]!; worked <= end; worked++) {
              const value = free[source + worked]! + price
              if (value >= values[target + worked]!) continue
              values[target + worked] = value
              ways[target + worked] = way
            }
          }
        }
      })
    }
  }

  /** Least cost by slots worked. */
  const costs = (): Float64Array => {
    const least = off[days - 1]!.slice()
    on[days - 1]!.forEach((value, i) => {
      if (value < least[i % width]!) least[i % width] = value
    })
    return least
  }

  /** Blocks of the cheapest week with so many slots, in order. */
  const walk = (worked: number): number[] => {
    let left = worked
    const shiftsOf: number[][][] = []
    /** Cheapest state of a day among those whose next start comes no later than `latest`. */
    const cheapest = (day: number, row: number | undefined, latest: number): number => {
      let best = -1
      const values = on[day]!
      for (let i = left; i < values.length; i += width) {
        const k = Math.floor(i / width)
        if (Math.floor(k / inRow) > latest || (row !== undefined && k % inRow !== row)) continue
        if (values[i]! < (best < 0 ? NEVER : values[best]!)) best = i
      }
      return best
    }
    let day = days - 1
    let state = cheapest(day, undefined, NEVER)
    if (state < 0 || off[day]![left]! <= on[day]![state]!) state = -1
    while (day >= 0) {
      if (state < 0) {
        // A free day: the day before was free as well, or ended in its cheapest state.
        day--
        if (day < 0) break
        const worked = cheapest(day, undefined, NEVER)
        state = worked >= 0 && on[day]![worked]! < off[day]![left]! ? worked : -1
        continue
      }
      const row = Math.floor(state / width) % inRow
      const way = how[day]![state]!
      const i = Math.floor(way / (longest + 1))
      const length = way % (longest + 1)
      shiftsOf.unshift(blocksOf(grid, shifts[day]![i]!, starts[day]![i]!, length))
      left -= length
      state = row > 0 ? cheapest(day - 1, row - 1, i) : -1
      day--
    }
    return shiftsOf.flat(2)
  }
  return { fill, costs, walk }
}

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

/** The least loss of n people spread over rows in any way: the steps of all, cheapest first (each loss is convex). */
const together = (losses: readonly Float64Array[]): Float64Array => {
  const steps = losses.flatMap((loss) => [...loss.keys()].slice(1).map((n) => loss[n]! - loss[n - 1]!))
  steps.sort((a, b) => a - b)
  const sum = new Float64Array(losses[0]!.length)
  sum[0] = losses.reduce((total, loss) => total + loss[0]!, 0)
  for (let n = 1; n < sum.length; n++) sum[n] = sum[n - 1]! + steps[n - 1]!
  return sum
}

/** The problem without blocks: only who is there counts, spread over the activities as is best in each slot. */
const coarseOf = (problem: ActivityProblem, losses: readonly Float64Array[], slots: number): Family => ({
  ...activityFamily({ ...problem, activities: [''], need: [] }),
  losses: Array.from({ length: slots }, (_, slot) =>
    together(problem.activities.map((_, a) => losses[a * slots + slot]!)),
  ),
})

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
  const slotsADay = DAY / problem.slotMinutes
  const firstSlot = problem.startMinute / problem.slotMinutes
  const dayOf = (slot: number) => Math.floor((slot + firstSlot) / slotsADay)
  const losses = lossesOf(problem, slots)
  return {
    losses,
    ...(activities > 1 ? { coarse: coarseOf(problem, losses, slots) } : {}),
    crews: crews.map(({ length }) => length),
    startPrices: new Float64Array(activities * slots).fill(1),
    step: 1,
    touch(prices, { crew, plan }, place) {
      const day = Math.floor(place * starts.length)
      const shifts = placedIn(plan, dayOf)
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
