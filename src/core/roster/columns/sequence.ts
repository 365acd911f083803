import type { SequencePerson, SequenceProblem } from './problem.ts'
import type { Column, Family, Priced } from './types.ts'

/** Shifts that differ in nothing a rule can see: same length, same neighbours allowed, same count. */
interface Kind {
  readonly shifts: readonly number[]
  readonly units: number
  /** At most so many in the horizon, where that is less than the days. */
  readonly limit: number | undefined
  /** Kinds that must not come the day after. */
  readonly barred: readonly boolean[]
}

/** All lawful sequences of a person as paths: one layer of states a day, arcs by layer. Shared by equal people. */
interface Graph {
  readonly kinds: readonly Kind[]
  /** States in all; those of the last layer are `last … size − 1`. */
  readonly size: number
  readonly last: number
  /** Arcs of day d are `layers[d] … layers[d + 1]`. */
  readonly layers: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  /** Kind worked, or −1 for a day off. */
  readonly kind: Int8Array
}

const OFF = -1
const SATURDAY = 5
const SUNDAY = 6
/** An arc is looked up at random places of memory: so many steps of a plain loop. */
const STEPS_AN_ARC = 10

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

const kindsOf = ({ shifts, days }: SequenceProblem, person: SequencePerson, unit: number): Kind[] => {
  const follows = (first: number, next: number) => !shifts[first]!.notBefore.includes(shifts[next]!.id)
  const groups = new Map<string, number[]>()
  shifts.forEach(({ id, minutes }, i) => {
    const limit = person.maxShifts[id] ?? days
    if (limit === 0) return
    const neighbours = shifts.map((_, j) => `${+follows(i, j)}${+follows(j, i)}`).join('')
    const key = `${minutes}/${neighbours}/${limit < days ? id : ''}`
    groups.set(key, [...(groups.get(key) ?? []), i])
  })
  const members = [...groups.values()]
  return members.map((group) => {
    const { id, minutes } = shifts[group[0]!]!
    const limit = person.maxShifts[id] ?? days
    return {
      shifts: group,
      units: minutes / unit,
      limit: limit < days ? limit : undefined,
      barred: members.map((next) => !follows(group[0]!, next[0]!)),
    }
  })
}

/** A person's state after some days, as numbers; `codeOf` makes one number of it. */
interface State {
  /** Days off in a row, up to the least wanted; 0 while working. */
  readonly off: number
  /** Days worked in a row. */
  readonly on: number
  /** The run of work may end: it is long enough, or it began before the horizon. */
  readonly mayEnd: boolean
  readonly kind: number
  readonly weekends: number
  readonly units: number
  readonly counts: readonly number[]
}

const graphOf = (
  problem: SequenceProblem,
  person: SequencePerson,
  kinds: readonly Kind[],
  unit: number,
): Graph => {
  const { days } = problem
  const limited = kinds.flatMap(({ limit }, k) => (limit === undefined ? [] : [k]))
  const most = Math.floor(person.maxMinutes / unit)
  const least = Math.ceil(person.minMinutes / unit)
  const codeOf = (s: State): string => {
    const after = s.kind === OFF ? '' : kinds[s.kind]!.barred.map(Number).join('')
    return `${s.off},${s.on},${+s.mayEnd},${after},${s.weekends},${s.units},${s.counts.join('.')}`
  }
  const rest = (s: State): State | undefined => {
    if (s.kind !== OFF && !s.mayEnd) return undefined
    const off =
      s.kind === OFF ? Math.min(s.off + 1, person.minConsecutiveOff) : Math.min(1, person.minConsecutiveOff)
    return { ...s, off, on: 0, mayEnd: true, kind: OFF }
  }
  const work = (s: State, day: number, k: number): State | undefined => {
    const { units, limit } = kinds[k]!
    if (s.kind === OFF ? s.off < person.minConsecutiveOff : kinds[s.kind]!.barred[k]!) return undefined
    const on = s.on + 1
    if (on > person.maxConsecutive || s.units + units > most) return undefined
    const weekday = day % 7
    const isNew = weekday === SATURDAY || (weekday === SUNDAY && s.kind === OFF)
    const weekends = s.weekends + (isNew ? 1 : 0)
    if (weekends > person.maxWeekends) return undefined
    const place = limited.indexOf(k)
    if (place >= 0 && s.counts[place]! >= limit!) return undefined
    const counts = place < 0 ? s.counts : s.counts.map((count, i) => count + (i === place ? 1 : 0))
    const began = s.kind === OFF ? day === 0 : s.mayEnd
    return {
      off: 0,
      on,
      mayEnd: began || on >= person.minConsecutive,
      kind: k,
      weekends,
      units: s.units + units,
      counts,
    }
  }
  const start: State = {
    off: person.minConsecutiveOff,
    on: 0,
    mayEnd: true,
    kind: OFF,
    weekends: 0,
    units: 0,
    counts: limited.map(() => 0),
  }
  // Forward: every state that can be reached.
  let states: State[] = [start]
  let first = 0
  const layers = [0]
  const from: number[] = []
  const to: number[] = []
  const kind: number[] = []
  for (let day = 0; day < days; day++) {
    const next: State[] = []
    const places = new Map<string, number>()
    const second = first + states.length
    states.forEach((state, i) => {
      for (let k = OFF; k < kinds.length; k++) {
        const after = k === OFF ? rest(state) : work(state, day, k)
        if (after === undefined) continue
        const code = codeOf(after)
        let place = places.get(code)
        if (place === undefined) {
          place = next.push(after) - 1
          places.set(code, place)
        }
        from.push(first + i)
        to.push(second + place)
        kind.push(k)
      }
    })
    layers.push(from.length)
    first = second
    states = next
  }
  const size = first + states.length
  // Backward: keep what can still end with enough minutes.
  const alive = new Uint8Array(size)
  states.forEach(({ units }, i) => {
    if (units >= least) alive[first + i] = 1
  })
  for (let arc = from.length - 1; arc >= 0; arc--) if (alive[to[arc]!]) alive[from[arc]!] = 1
  const kept = [...from.keys()].filter((arc) => alive[to[arc]!])
  const ends = layers.map((end) => end)
  let seen = 0
  let layer = 1
  const counts = new Int32Array(days + 1)
  for (const arc of kept) {
    while (arc >= ends[layer]!) counts[layer++] = seen
    seen++
  }
  while (layer <= days) counts[layer++] = seen
  return {
    kinds,
    size,
    last: first,
    layers: counts,
    from: Int32Array.from(kept, (arc) => from[arc]!),
    to: Int32Array.from(kept, (arc) => to[arc]!),
    kind: Int8Array.from(kept, (arc) => kind[arc]!),
  }
}

/** What a person thinks of each shift of each day: day × shifts + shift; Infinity where it cannot be. */
interface Tastes {
  readonly base: number
  readonly costs: Float64Array
}

const tastesOf = ({ days, shifts, wishes }: SequenceProblem, person: SequencePerson): Tastes => {
  const costs = new Float64Array(days * shifts.length)
  let base = 0
  for (const { person: id, day, shift, wants, weight } of wishes) {
    if (id !== person.id) continue
    const at = day * shifts.length + shifts.findIndex((one) => one.id === shift)
    if (wants === 'off') costs[at]! += weight
    else {
      costs[at]! -= weight
      base += weight
    }
  }
  for (const day of person.daysOff)
    costs.fill(Number.POSITIVE_INFINITY, day * shifts.length, (day + 1) * shifts.length)
  return { base, costs }
}

/** Rows of need by day and shift; people above the need are counted to the end. */
const lossesOf = ({ need, people }: SequenceProblem): Float64Array[] =>
  need.map(({ people: wanted, under, over }) =>
    Float64Array.from(
      { length: people.length + 1 },
      (_, n) => Math.max(0, wanted - n) * under + Math.max(0, n - wanted) * over,
    ),
  )

/** A person's plans at prices, by dynamic programming over the days. */
interface Planner {
  readonly effort: number
  best(prices: Float64Array, most: number): Priced
  within(prices: Float64Array, limit: number, most: number): readonly Column[] | undefined
}

const plannerOf = (
  { days, shifts }: SequenceProblem,
  rowOf: Int32Array,
  crew: number,
  { kinds, size, last, layers, from, to, kind }: Graph,
  { base, costs }: Tastes,
): Planner => {
  const width = kinds.length
  const startOf = new Int32Array(size + 1)
  for (const state of from) startOf[state + 1]!++
  for (let state = 0; state < size; state++) startOf[state + 1]! += startOf[state]!

  const columnOf = (plan: Int32Array): Column => {
    let cost = base
    const rows: number[] = []
    plan.forEach((shift, day) => {
      if (shift === OFF) return
      const at = day * shifts.length + shift
      cost += costs[at]!
      if (rowOf[at]! >= 0) rows.push(rowOf[at]!)
    })
    return { crew, cost, rows: Int32Array.from(rows), plan }
  }
  const costAt = (prices: Float64Array, at: number): number =>
    costs[at]! + (rowOf[at]! < 0 ? 0 : prices[rowOf[at]!]!)

  /** The cheapest shift of each kind on each day. */
  const cheapestAt = (prices: Float64Array) => {
    const cheapest = new Float64Array(days * width).fill(Number.POSITIVE_INFINITY)
    const which = new Int32Array(days * width)
    for (let day = 0; day < days; day++)
      for (let k = 0; k < width; k++)
        for (const shift of kinds[k]!.shifts) {
          const cost = costAt(prices, day * shifts.length + shift)
          if (cost >= cheapest[day * width + k]!) continue
          cheapest[day * width + k] = cost
          which[day * width + k] = shift
        }
    return { cheapest, which }
  }

  const best = (prices: Float64Array, most: number): Priced => {
    const { cheapest, which } = cheapestAt(prices)
    const value = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
    const via = new Int32Array(size)
    value[0] = base
    for (let day = 0; day < days; day++)
      for (let arc = layers[day]!, end = layers[day + 1]!; arc < end; arc++) {
        const k = kind[arc]!
        const before = value[from[arc]!]!
        const cost = k < 0 ? before : before + cheapest[day * width + k]!
        if (cost >= value[to[arc]!]!) continue
        value[to[arc]!] = cost
        via[to[arc]!] = arc
      }
    const ends: number[] = []
    for (let state = last; state < size; state++)
      if (value[state]! < Number.POSITIVE_INFINITY) ends.push(state)
    ends.sort((a, b) => value[a]! - value[b]! || a - b)
    const columns = ends.slice(0, most).map((end) => {
      const plan = new Int32Array(days).fill(OFF)
      let at = end
      for (let day = days - 1; day >= 0; day--) {
        const arc = via[at]!
        if (kind[arc]! >= 0) plan[day] = which[day * width + kind[arc]!]!
        at = from[arc]!
      }
      return columnOf(plan)
    })
    return { crew, least: ends.length === 0 ? Number.POSITIVE_INFINITY : value[ends[0]!]!, columns }
  }

  const within = (prices: Float64Array, limit: number, most: number): readonly Column[] | undefined => {
    const { cheapest } = cheapestAt(prices)
    const ahead = new Float64Array(size).fill(Number.POSITIVE_INFINITY).fill(0, last)
    for (let day = days - 1; day >= 0; day--)
      for (let arc = layers[day + 1]! - 1; arc >= layers[day]!; arc--) {
        const k = kind[arc]!
        const cost = ahead[to[arc]!]! + (k < 0 ? 0 : cheapest[day * width + k]!)
        if (cost < ahead[from[arc]!]!) ahead[from[arc]!] = cost
      }
    const found: Column[] = []
    const plan = new Int32Array(days)
    const walk = (day: number, state: number, cost: number): boolean => {
      if (day === days) return found.push(columnOf(plan.slice())) <= most
      for (let arc = startOf[state]!; arc < startOf[state + 1]!; arc++) {
        const next = to[arc]!
        const choices = kind[arc]! < 0 ? [OFF] : kinds[kind[arc]!]!.shifts
        for (const shift of choices) {
          const then = cost + (shift === OFF ? 0 : costAt(prices, day * shifts.length + shift))
          if (!(then + ahead[next]! < limit)) continue
          plan[day] = shift
          if (!walk(day + 1, next, then)) return false
        }
      }
      return true
    }
    return walk(0, 0, base) ? found : undefined
  }
  return { effort: from.length, best, within }
}

/**
 * A roster of named shifts by day as a family of columns. Every person is a crew of one; `plan[day]` is the index
 * of the shift, −1 for a day off. Runs that touch the ends of the horizon may have begun before it or go on after it.
 */
export const sequenceFamily = (problem: SequenceProblem): Family => {
  const { days, shifts, people, need } = problem
  const unit = shifts.reduce((unit, { minutes }) => gcd(unit, minutes), 0) || 1
  const rowOf = new Int32Array(days * shifts.length).fill(-1)
  need.forEach(({ day, shift }, row) => {
    rowOf[day * shifts.length + shifts.findIndex(({ id }) => id === shift)] = row
  })
  const shared = new Map<string, Graph>()
  const graphs = people.map((person) => {
    const kinds = kindsOf(problem, person, unit)
    const rules = kinds.map(({ units, limit, barred }) => ({ units, limit, barred }))
    const key = JSON.stringify([rules, { ...person, id: '', maxShifts: {}, daysOff: [] }])
    const graph = shared.get(key) ?? graphOf(problem, person, kinds, unit)
    shared.set(key, graph)
    return { ...graph, kinds }
  })
  const planners = people.map((person, crew) =>
    plannerOf(problem, rowOf, crew, graphs[crew]!, tastesOf(problem, person)),
  )
  const weights = [
    ...problem.wishes.map(({ weight }) => weight),
    ...need.flatMap(({ under, over }) => [under, over]),
  ]
  return {
    losses: lossesOf(problem),
    crews: people.map(() => 1),
    startPrices: Float64Array.from(need, ({ over }) => over),
    step: weights.every(Number.isInteger) ? weights.reduce(gcd, 0) : 0,
    price: (prices, crews, most) => ({
      priced: crews.map((crew) => planners[crew]!.best(prices, most)),
      effort: STEPS_AN_ARC * crews.reduce((sum, crew) => sum + planners[crew]!.effort, 0),
    }),
    within: (prices, crew, limit, most) => planners[crew]!.within(prices, limit, most),
  }
}
