import type { ActivityId } from '../../city/types.ts'
import type { Relaxation, Solver } from '../../solver.ts'
import type { LocalDate } from '../../units/time.ts'
import { type DayColumn, type Frame, type PersonDate, type Prices, priced } from './days.ts'
import type { RestFloor } from './floor.ts'
import { type Column, type Entry, linearModel, newColumns, type Row } from './sparse.ts'

/** Rounds in which days are looked for at the prices of the relaxation, and the most that each adds. */
const ROUNDS = 4
const MOST_NEW = 80
/** Shares of its price at which work that can wait is left; days made beside some others a share; a price nobody pays. */
const SHARES = [1, 0.5, 0]
const RESPONSES = 30
const FULL = -1e7
/** Work after which a relaxation, or a choice among days, is left; and yen that are not worth more of it. */
const ITERATIONS = 50_000
const CHOICE = { nodes: 10, iterations: 6_000, absoluteGap: 5 }
const NOTHING = 0.5
/** Days that are chosen among at once, by each of two measures, and of one person-date. */
const NEAREST = 120
const EACH = 3

/** The choice of changed days among those found so far. */
export interface Choosing {
  readonly columns: readonly DayColumn[]
  /** Adds a day that was made elsewhere. */
  add(column: DayColumn): void
  /** Makes days that could help with so many moves at most, until none is left. */
  generate(budget: number, allows: (column: DayColumn) => boolean): void
  /** Makes the best day of each person-date beside some days that are taken to be chosen. */
  respond(around: readonly DayColumn[], allows: (column: DayColumn) => boolean): void
  /** The best so many of the days found; `bars` are days that cannot be, and sets that cannot be together. */
  choose(budget: number, bars: readonly (readonly DayColumn[])[]): readonly DayColumn[]
  /** Yen against changing nothing below which no roster with so many moves lies. */
  bound(budget: number): number
  close(): void
}

interface Rows {
  readonly rows: readonly Row[]
  readonly conv: (index: number) => number
  readonly budget: number
}

const rowsOf = (floor: RestFloor, count: number): Rows => {
  const once = Array.from({ length: count }, (): Row => ({ lower: Number.NEGATIVE_INFINITY, upper: 1 }))
  const first = floor.rows.length
  return {
    rows: [...floor.rows, ...once, { lower: 0, upper: 0 }],
    conv: (index) => first + index,
    budget: first + count,
  }
}

/** What prices of the floor's rows prove whatever days are chosen (Lagrange): the rest is what the days themselves save. */
const proven = ({ rows, columns }: RestFloor, prices: Float64Array): number => {
  let yen = 0
  for (const [at, { lower, upper }] of rows.entries()) {
    const side = prices[at]! > 0 ? lower : upper
    if (prices[at] !== 0 && Number.isFinite(side)) yen += prices[at]! * side
  }
  for (const { cost, lower, upper, entries } of columns) {
    let rate = cost
    for (const [row, value] of entries) rate -= prices[row]! * value
    yen += rate * (rate > 0 ? lower : upper)
  }
  return yen
}

/** Prices whose side is infinite prove nothing, so they are none. */
const sound = ({ rows }: RestFloor, duals: Float64Array): Float64Array =>
  duals.map((price, at) => {
    const row = rows[at]
    if (!row) return price
    return Number.isFinite(price > 0 ? row.lower : row.upper) ? price : 0
  })

/** What a day changes where being there more and less have prices of their own. */
const changeYen = ({ cost, entries }: Column, { join, leave }: Prices): number => {
  let yen = cost
  for (const [row, value] of entries) yen -= (value > 0 ? join[row]! : leave[row]!) * value
  return yen
}

const reduced = ({ cost, entries }: Column, prices: Float64Array): number => {
  let yen = cost
  for (const [row, value] of entries) yen -= prices[row]! * value
  return yen
}

/** The lowest by a value, few of each person-date. */
const fewEach = (columns: readonly DayColumn[], value: (column: DayColumn) => number): DayColumn[] => {
  const counts = new Map<PersonDate, number>()
  return columns
    .map((column, i) => ({ column, yen: value(column), i }))
    .sort((a, b) => a.yen - b.yen || a.i - b.i)
    .filter(({ column: { at } }) => {
      const count = (counts.get(at) ?? 0) + 1
      counts.set(at, count)
      return count <= EACH
    })
    .slice(0, NEAREST)
    .map(({ column }) => column)
}

/** What a day changes by itself: at windows and phones by their steps, elsewhere at the prices of the roster as it is. */
const aloneYen = (floor: RestFloor, { cost, entries }: DayColumn, duals: Float64Array): number => {
  let yen = cost
  for (const [row, value] of entries) {
    const desk = floor.deskAt(row)
    if (!desk) yen -= duals[row]! * value
    else if (value < 0)
      for (let n = desk.now; n > Math.max(0, desk.now + value); n--)
        yen -= floor.columns[desk.from + n - 1]?.cost ?? 0
    else
      for (let n = desk.now + 1; n <= Math.min(desk.most, desk.now + value); n++)
        yen += floor.columns[desk.from + n - 1]!.cost
  }
  return yen
}

/** Columns of the floor; people of a desk whom no choice of so many days could take away or add are settled. */
const settledDesks = (
  { columns, desks }: RestFloor,
  days: readonly DayColumn[],
  budget: number,
): Column[] => {
  const fewer = new Map<number, number>()
  const more = new Map<number, number>()
  for (const { entries } of days)
    for (const [row, value] of entries) {
      const counts = value < 0 ? fewer : more
      counts.set(row, (counts.get(row) ?? 0) + 1)
    }
  const settled = [...columns]
  for (const { row, from, most, now } of desks) {
    const least = now - Math.min(budget, fewer.get(row) ?? 0)
    const top = now + Math.min(budget, more.get(row) ?? 0)
    for (let n = 1; n <= most; n++) {
      const column = columns[from + n - 1]!
      if (n <= least) settled[from + n - 1] = { ...column, lower: 1 }
      else if (n > top) settled[from + n - 1] = { ...column, upper: 0 }
    }
  }
  return settled
}

/**
 * Which days of which people to change: a linear model whose columns are whole changed days, found by their prices
 * (Dantzig & Wolfe 1960) and chosen among by branch and bound. `isBarred` says which ways of a day the law forbids.
 */
export const choosing = (
  floor: RestFloor,
  dates: readonly PersonDate[],
  most: number,
  isBarred: (at: PersonDate, frame: Frame) => boolean,
  slackYen: (date: LocalDate, activity: ActivityId, isThere: boolean) => number,
  solver: Solver,
): Choosing => {
  const { rows, conv, budget: budgetRow } = rowsOf(floor, dates.length)
  const places = new Map(dates.map((at, index) => [at, index]))
  const spent = (budget: number): Column => ({ cost: 0, lower: 0, upper: budget, entries: [[budgetRow, -1]] })
  const inMaster = (column: DayColumn): Column => {
    const own: readonly Entry[] = [
      [conv(places.get(column.at)!), 1],
      [budgetRow, 1],
    ]
    return { ...column, entries: [...column.entries, ...own] }
  }
  const relaxation: Relaxation = solver.relax(linearModel([...floor.columns, spent(most)], rows))
  const limit = (budget: number) => relaxation.setBounds([floor.columns.length], [0], [budget])
  limit(0)
  const first = relaxation.solve({ iterations: ITERATIONS })
  if (first.status !== 'optimal') throw new Error(`The roster as it is ended as ${first.status}`)
  const baseYen = first.objective + floor.excessYen

  const columns: DayColumn[] = []
  const known = new Set<string>()
  const bounds: number[] = []
  const added = new Set<DayColumn>()
  const keyOf = ({ day }: DayColumn) => JSON.stringify(day)
  const addAll = (fresh: readonly DayColumn[]) => {
    const unknown = fresh.filter((column) => !known.has(keyOf(column)))
    for (const column of unknown) known.add(keyOf(column))
    columns.push(...unknown)
    if (unknown.length > 0) relaxation.addColumns(newColumns(unknown.map(inMaster)))
    return unknown.length
  }

  /** Best days at the prices of a relaxation; what these prices prove is kept. */
  let lastDuals: Float64Array = first.duals!
  const look = (duals: Float64Array, allows: (column: DayColumn) => boolean) => {
    const prices = sound(floor, duals)
    lastDuals = prices
    const found = dates.map((at) =>
      priced(at, { join: prices, leave: prices }, (frame) => isBarred(at, frame)),
    )
    const saved = found.map((one) => one.most).sort((a, b) => a - b)
    let yen = proven(floor, prices) - baseYen
    for (let budget = 0; budget <= most; budget++) {
      bounds[budget] = Math.max(bounds[budget] ?? Number.NEGATIVE_INFINITY, yen)
      yen += saved[budget] ?? 0
    }
    return found
      .flatMap((one, index) => one.columns.slice(0, 2).map((column) => ({ column, index })))
      .map(({ column, index }) => ({
        column,
        yen: reduced(column, prices) - duals[conv(index)]! - duals[budgetRow]!,
      }))
      .filter(({ yen }) => yen < -NOTHING)
      .sort((a, b) => a.yen - b.yen)
      .slice(0, MOST_NEW)
      .map(({ column }) => column)
      .filter(allows)
  }
  /** Prices of one person more or less beside some chosen days; work that can wait is left at a share of its price. */
  const steps = (around: readonly DayColumn[], share: number): Prices => {
    const join = first.duals!.slice()
    const leave = first.duals!.slice()
    const changed = new Map<number, number>()
    for (const { entries } of around)
      for (const [row, value] of entries) changed.set(row, (changed.get(row) ?? 0) + value)
    for (const { row, seatRow, from, most, now: before } of floor.desks) {
      const now = before + (changed.get(row) ?? 0)
      const yen = (n: number) => (n >= 1 && n <= most ? -floor.columns[from + n - 1]!.cost : 0)
      join[row] = yen(now + 1)
      leave[row] = yen(now)
      leave[seatRow] = 0
      join[seatRow] = (changed.get(seatRow) ?? 0) >= rows[seatRow]!.upper ? FULL : 0
    }
    for (const { row, date, activity } of floor.slack) {
      join[row] = slackYen(date, activity, false)
      leave[row] = share * slackYen(date, activity, true)
    }
    return { join, leave }
  }
  /** Days that are nearest to being chosen: at the prices of a budget, by themselves, and those that were added. */
  const nearest = (): DayColumn[] => {
    const byPrice = fewEach(columns, (column) => reduced(column, lastDuals))
    const alone = fewEach(columns, (column) => aloneYen(floor, column, first.duals!))
    const near = new Set([...added, ...byPrice, ...alone])
    return columns.filter((column) => near.has(column))
  }
  return {
    columns,
    add: (column) => {
      added.add(column)
      addAll([column])
    },
    generate(budget, allows) {
      limit(budget)
      for (let round = 0; round < ROUNDS; round++) {
        const outcome = relaxation.solve({ iterations: ITERATIONS })
        if (outcome.status !== 'optimal' || !outcome.duals) return
        const fresh = look(outcome.duals, allows)
        if (outcome.objective - baseYen - bounds[budget]! < NOTHING) return
        if (addAll(fresh) === 0) return
      }
    },
    respond(around, allows) {
      const busy = new Set(around.map(({ at }) => at))
      for (const share of SHARES) {
        const prices = steps(around, share)
        const found = dates
          .filter((at) => !busy.has(at))
          .flatMap((at) => priced(at, prices, (frame) => isBarred(at, frame)).columns.slice(0, 1))
        addAll(
          found
            .map((column) => ({ column, yen: changeYen(column, prices) }))
            .filter(({ yen }) => yen < 0)
            .sort((a, b) => a.yen - b.yen)
            .slice(0, RESPONSES)
            .map(({ column }) => column)
            .filter(allows),
        )
      }
    },
    choose(budget, bars) {
      const near = nearest()
      const index = new Map(near.map((column, i) => [column, floor.columns.length + 1 + i]))
      const within = bars.filter((bar) => bar.every((column) => index.has(column)))
      const cuts = within.map((bar): Row => ({ lower: Number.NEGATIVE_INFINITY, upper: bar.length - 1 }))
      const barsOf = (column: DayColumn) =>
        within.flatMap((bar, b): Entry[] => (bar.includes(column) ? [[rows.length + b, 1]] : []))
      const days = near.map((column) => {
        const inside = inMaster(column)
        return { ...inside, entries: [...inside.entries, ...barsOf(column)] }
      })
      const all = [...settledDesks(floor, near, budget), spent(budget), ...days]
      const outcome = solver.solve(linearModel(all, [...rows, ...cuts]), CHOICE)
      if (outcome.status !== 'optimal' && outcome.status !== 'feasible') return []
      return near.filter((column) => outcome.point[index.get(column)!]! > 0.5)
    },
    bound: (budget) => bounds[budget] ?? Number.NEGATIVE_INFINITY,
    close: () => relaxation.close(),
  }
}
