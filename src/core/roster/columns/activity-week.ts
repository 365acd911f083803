import type { ActivityProblem } from './problem.ts'

const DAY = 1440
/** The price of what cannot be. */
export const NEVER = Number.POSITIVE_INFINITY

/** An activity problem in slots. Days are calendar days; the horizon may begin in the middle of the first. */
export interface Grid {
  readonly slots: number
  readonly activities: number
  /** Slots at which shifts may start, by calendar day. */
  readonly starts: readonly (readonly number[])[]
  readonly shortest: number
  readonly longest: number
  readonly block: number
  readonly rest: number
  readonly inRow: number
  /** Calendar day of a slot. */
  readonly dayOf: (slot: number) => number
}

export const gridOf = (problem: ActivityProblem): Grid => {
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
    dayOf: (slot) => Math.floor((slot * slotMinutes + startMinute) / DAY),
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

export const shiftFrom = (
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
export const blocksOf = (
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
export const weekOf = (grid: Grid, mostSlots: number) => {
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
