import type { Block, PersonDay, RosterCost } from '../roster/types.ts'
import type { Breach } from '../verification/types.ts'
import { meets, minutesOf } from './floor.ts'
import { type Judged, type Plan, plansOf, type Search, searchIn } from './moves.ts'
import { effectsOf, rowOf, withDays } from './price.ts'
import type { CoverGround, CoverList, CoverRow, Refusal } from './types.ts'

/** Single rows that are tried with a second person, and pairs that are kept. */
const FIRSTS = 3
const PAIRS = 3
/** Second persons that are priced for each first, by what their blocks promise. */
const SECONDS = 2

/** A roster before its absence. */
export interface Rostered {
  readonly days: readonly PersonDay[]
  readonly cost: RosterCost
  /** Breaches that the absence itself brings. */
  readonly breaches: readonly Breach[]
}

const ids = ({ moves }: CoverRow): string => moves.map(({ person }) => person).join(' ')

/**
 * Cheapest first; of equals those without consent, those with fewer people, those with more skill, and then by id.
 */
export const ranked = (rows: readonly CoverRow[]): CoverRow[] => {
  const keys = (row: CoverRow): (number | string)[] => [
    row.yen,
    row.moves.filter(({ needsConsent }) => needsConsent).length,
    row.moves.length,
    -Math.min(...row.moves.map(({ level }) => level)),
    ids(row),
  ]
  return rows.toSorted((a, b) => {
    const [one, other] = [keys(a), keys(b)]
    const at = one.findIndex((key, i) => key !== other[i])
    return at < 0 ? 0 : one[at]! < other[at]! ? -1 : 1
  })
}

interface Found {
  readonly row: CoverRow
  readonly plans: readonly Plan[]
}

/** What is left to do once somebody has stepped in: holes not taken, and desks that person left. */
const holesAfter = (ground: CoverGround, { row, plans }: Found): Block[] => {
  const desks = new Set(
    ground.city.activities.filter(({ kind }) => kind === 'window' || kind === 'phone').map(({ id }) => id),
  )
  const takes = plans.flatMap((plan) => plan.takes)
  const open = ground.holes.flatMap((hole) =>
    ground.tools
      .stints(hole)
      .filter((stint) => !takes.some((take) => take.activity === hole.activity && meets(take, stint)))
      .map(({ startMinute, endMinute }) => ({ activity: hole.activity, startMinute, endMinute })),
  )
  const vacated = row.moves.flatMap(({ leaves }) => leaves.filter(({ activity }) => desks.has(activity)))
  return [...open, ...vacated]
}

/** A second person beside each of the best rows, where two cost less than one. */
const pairsOf = (
  { ground, floor, slack }: Search,
  base: RosterCost,
  nothing: readonly Breach[],
  singles: readonly Found[],
): CoverRow[] => {
  const pairs = new Map<string, CoverRow>()
  for (const first of singles.slice(0, FIRSTS)) {
    const others = first.plans.map(({ day }) => day)
    const holes = holesAfter(ground, first)
    if (holes.length === 0) continue
    const search = searchIn({ ...ground, holes, days: withDays(ground.days, others) }, slack)
    const seconds = ground.staff.people
      .filter(({ id }) => id !== ground.absence.person && others.every(({ person }) => person !== id))
      .flatMap((person) => plansOf(search, person, others))
      .flatMap((one) => (one.ok ? one.plan : []))
      .sort((a, b) => b.gainYen - a.gainYen || (a.person.id < b.person.id ? -1 : 1))
    for (const second of seconds.slice(0, SECONDS)) {
      const row = rowOf(ground, floor, base, nothing, [...first.plans, second])
      const key = row.moves
        .map(({ person }) => person)
        .sort()
        .join(' ')
      if (row.yen < first.row.yen && row.yen < (pairs.get(key)?.yen ?? Number.POSITIVE_INFINITY))
        pairs.set(key, row)
    }
  }
  return ranked([...pairs.values()]).slice(0, PAIRS)
}

/** Rows of one person; hours are changed only where that is worth more than staying within them. */
const rowsOf = (judged: readonly Judged[], price: (plan: Plan) => CoverRow): Found[] => {
  const rows = judged.flatMap((one): Found[] => (one.ok ? [{ row: price(one.plan), plans: [one.plan] }] : []))
  const best = (isOver: boolean) =>
    rows
      .filter(({ row }) => (row.moves[0]!.way === 'takeOver') === isOver)
      .reduce<Found | undefined>((a, b) => (a && a.row.yen <= b.row.yen ? a : b), undefined)
  const [over, other] = [best(true), best(false)]
  return [over, other && over && other.row.yen >= over.row.yen ? undefined : other].flatMap(
    (one) => one ?? [],
  )
}

/** Why somebody has no row: with a price where a rule alone speaks against it. */
const refusalOf = (ground: CoverGround, base: RosterCost, judged: readonly Judged[]): Refusal | undefined => {
  const refusals = judged.flatMap((one) => (one.ok ? [] : one))
  const first = refusals[0]
  if (!first || judged.some(({ ok }) => ok)) return undefined
  const { rules } = ground.certificate
  const article = first.refusal.article ?? rules.find(({ id }) => id === first.refusal.rule)?.article
  const after = first.plan && ground.tools.cost(withDays(ground.days, [first.plan.day]))
  return {
    ...first.refusal,
    ...(article && { article }),
    ...(after && { yen: Math.round((after.totalYen - base.totalYen) * 100) / 100 }),
  }
}

/**
 * Ranked substitutes for an absence: people at work who leave other work for it, people who work other hours, people
 * who come in, and two people where one is not enough. Blocks are chosen by their marginal worth; every row is then
 * priced as a whole roster and judged by the independent checker.
 */
export const coverOf = (ground: CoverGround, rostered: Rostered): CoverList => {
  const { staff, absence, holes, days, tools } = ground
  const base = tools.cost(days)
  const search = searchIn(ground)
  const price = (plan: Plan) => rowOf(ground, search.floor, base, rostered.breaches, [plan])
  const found: Found[] = []
  const refusals: Refusal[] = []
  for (const person of staff.people) {
    if (person.id === absence.person) continue
    const judged = plansOf(search, person)
    found.push(...rowsOf(judged, price))
    const refusal = refusalOf(ground, base, judged)
    if (refusal) refusals.push(refusal)
  }
  const order = ranked(found.map(({ row }) => row))
  const singles = order.map((row) => found.find((one) => one.row === row)!)
  const rows = ranked([...order, ...pairsOf(search, base, rostered.breaches, singles)])
  const wayOut = refusals
    .filter(({ yen }) => yen !== undefined && yen < 0)
    .sort((a, b) => a.yen! - b.yen! || (a.person < b.person ? -1 : 1))[0]
  return {
    absence,
    holes,
    holeHours: holes.reduce((sum, hole) => sum + minutesOf(hole), 0) / 60,
    nothing: {
      yen: Math.round((base.totalYen - rostered.cost.totalYen) * 100) / 100,
      desks: effectsOf(ground, rostered.days, days),
      breaches: rostered.breaches,
    },
    rows,
    refusals,
    ...(rows.every(({ yen }) => yen >= 0) && wayOut && { wayOut }),
  }
}
