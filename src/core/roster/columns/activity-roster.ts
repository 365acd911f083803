import type { Grid } from './activity-week.ts'

/** What weeks are measured against: people wanted in each row (activity × slots + slot), and everybody's slots. */
export interface Wanted {
  readonly minimum: Int32Array
  readonly maximum: Int32Array
  /** By person. */
  readonly hours: readonly { readonly least: number; readonly most: number }[]
}

/** Shifts of everybody under change. What is broken, people missing and hours beyond the contract, is counted apart. */
export interface ActivityRoster {
  readonly people: number
  readonly days: number
  /** What one more person costs in each row, at the weights. */
  readonly price: Float64Array
  /** First slot of a person's shift of a day, −1 where the day is free; and the slot after its last. */
  begin(person: number, day: number): number
  end(person: number, day: number): number
  excess(): number
  missing(): number
  beyond(): number
  energy(): number
  /** From now on each person missing and each slot beyond the contract costs so much. */
  weigh(missing: number, beyond: number): void
  /** Slots by which a person would be beyond the contract with so many more. */
  beyondWith(person: number, more: number): number
  /** Slots before which a shift of the day cannot begin, and after which it cannot end, for the others' rest. */
  earliest(person: number, day: number): number
  latest(person: number, day: number): number
  /** Days in a row that a shift of the day would make. */
  runWith(person: number, day: number): number
  /** Takes a shift out, to be given back by `undo` unless `keep` comes first. */
  hold(person: number, day: number): void
  /** The shift that was held as the n-th since the last `keep`: its first slot, −1 for none, and the slot after its last. */
  held(n: number): readonly [from: number, to: number]
  lay(person: number, day: number, from: number, to: number, activities: ArrayLike<number>): void
  /** Lays for somebody else what was held as the n-th. */
  layHeld(n: number, person: number, day: number): void
  keep(): void
  undo(): void
  /** A plan as `slot, slots, activity` a block, by person. */
  plans(): number[][]
}

/** Shifts held at once. */
const HELD = 4

export const activityRoster = (grid: Grid, { minimum, maximum, hours }: Wanted): ActivityRoster => {
  const { slots, activities, starts, longest, rest } = grid
  const people = hours.length
  const days = starts.length
  const rows = activities * slots
  const begins = new Int32Array(people * days).fill(-1)
  const ends = new Int32Array(people * days).fill(-1)
  const active = new Int8Array(people * slots)
  const worked = new Int32Array(people)
  const cover = new Int32Array(rows)
  const price = new Float64Array(rows)
  let missingWeight = 0
  let beyondWeight = 0
  let excess = 0
  let missing = minimum.reduce((sum, wanted) => sum + wanted, 0)

  const beyondAt = (person: number, length: number): number => {
    const { least, most } = hours[person]!
    return length < least ? least - length : length > most ? length - most : 0
  }
  let beyond = hours.reduce((sum, _, person) => sum + beyondAt(person, 0), 0)
  const priceAt = (row: number): number => {
    const n = cover[row]!
    return n < minimum[row]! ? -missingWeight : n < maximum[row]! ? 0 : 2 * (n - maximum[row]!) + 1
  }
  const join = (row: number): void => {
    const n = cover[row]!
    if (n < minimum[row]!) missing--
    else if (n >= maximum[row]!) excess += 2 * (n - maximum[row]!) + 1
    cover[row] = n + 1
    price[row] = priceAt(row)
  }
  const leave = (row: number): void => {
    const n = cover[row]! - 1
    if (n < minimum[row]!) missing++
    else if (n >= maximum[row]!) excess -= 2 * (n - maximum[row]!) + 1
    cover[row] = n
    price[row] = priceAt(row)
  }
  const work = (person: number, length: number): void => {
    beyond -= beyondAt(person, worked[person]!)
    worked[person]! += length
    beyond += beyondAt(person, worked[person]!)
  }
  const lift = (person: number, day: number): void => {
    const at = person * days + day
    const from = begins[at]!
    if (from < 0) return
    const to = ends[at]!
    for (let slot = from; slot < to; slot++) leave(active[person * slots + slot]! * slots + slot)
    begins[at] = -1
    work(person, from - to)
  }
  const put = (
    person: number,
    day: number,
    from: number,
    to: number,
    given: ArrayLike<number>,
    first: number,
  ): void => {
    begins[person * days + day] = from
    ends[person * days + day] = to
    for (let slot = from; slot < to; slot++) {
      const activity = given[first + slot - from]!
      active[person * slots + slot] = activity
      join(activity * slots + slot)
    }
    work(person, to - from)
  }

  const heldShifts = new Int32Array(HELD * 4)
  const heldActive = new Int8Array(HELD * longest)
  let holds = 0
  const layHeld = (n: number, person: number, day: number): void => {
    const from = heldShifts[n * 4 + 2]!
    if (from >= 0) put(person, day, from, heldShifts[n * 4 + 3]!, heldActive, n * longest)
  }
  const plan = (person: number): number[] => {
    const blocks: number[] = []
    for (let day = 0; day < days; day++) {
      const from = begins[person * days + day]!
      if (from < 0) continue
      const to = ends[person * days + day]!
      let since = from
      for (let slot = from + 1; slot <= to; slot++) {
        const activity = active[person * slots + since]!
        if (slot < to && active[person * slots + slot]! === activity) continue
        blocks.push(since, slot - since, activity)
        since = slot
      }
    }
    return blocks
  }

  return {
    people,
    days,
    price,
    begin: (person, day) => begins[person * days + day]!,
    end: (person, day) => ends[person * days + day]!,
    excess: () => excess,
    missing: () => missing,
    beyond: () => beyond,
    energy: () => excess + missingWeight * missing + beyondWeight * beyond,
    weigh(newMissing, newBeyond) {
      missingWeight = newMissing
      beyondWeight = newBeyond
      for (let row = 0; row < rows; row++) price[row] = priceAt(row)
    },
    beyondWith: (person, more) => beyondAt(person, worked[person]! + more),
    earliest(person, day) {
      for (let d = day - 1; d >= 0; d--)
        if (begins[person * days + d]! >= 0) return ends[person * days + d]! + rest
      return 0
    },
    latest(person, day) {
      for (let d = day + 1; d < days; d++)
        if (begins[person * days + d]! >= 0) return begins[person * days + d]! - rest
      return slots
    },
    runWith(person, day) {
      let run = 1
      for (let d = day - 1; d >= 0 && begins[person * days + d]! >= 0; d--) run++
      for (let d = day + 1; d < days && begins[person * days + d]! >= 0; d++) run++
      return run
    },
    hold(person, day) {
      const from = begins[person * days + day]!
      const to = ends[person * days + day]!
      heldShifts[holds * 4] = person
      heldShifts[holds * 4 + 1] = day
      heldShifts[holds * 4 + 2] = from
      heldShifts[holds * 4 + 3] = to
      for (let slot = from; from >= 0 && slot < to; slot++)
        heldActive[holds * longest + slot - from] = active[person * slots + slot]!
      holds++
      lift(person, day)
    },
    held: (n) => [heldShifts[n * 4 + 2]!, heldShifts[n * 4 + 3]!],
    lay: (person, day, from, to, given) => put(person, day, from, to, given, 0),
    layHeld,
    keep() {
      holds = 0
    },
    undo() {
      while (holds > 0) {
        holds--
        const person = heldShifts[holds * 4]!
        const day = heldShifts[holds * 4 + 1]!
        lift(person, day)
        layHeld(holds, person, day)
      }
    },
    plans: () => Array.from({ length: people }, (_, person) => plan(person)),
  }
}
