import type { Person } from '../city/types.ts'
import { BURDENS, burdensBy, burdensOf } from './burdens.ts'
import { type Choice, type Ground, REAL } from './ground.ts'
import type { Term } from './linear.ts'
import type { Burden, FairShare, PersonDay, RosterProblem } from './types.ts'

/** People among whom burdens are shared: a team's, each by the part of the team's contract hours that is theirs. */
const shares = (people: readonly Person[]): { readonly person: Person; readonly weight: number }[][] =>
  [...Map.groupBy(people, ({ team }) => team).values()].map((team) => {
    const hours = team.reduce((sum, { weeklyMinutes }) => sum + weeklyMinutes, 0)
    return team.map((person) => ({
      person,
      weight: hours === 0 ? 1 / team.length : person.weeklyMinutes / hours,
    }))
  })

const carriedBy = ({ carried = [] }: RosterProblem) => {
  const counts = new Map(carried.map((row) => [row.person, row.counts]))
  return (person: Person, burden: Burden): number => counts.get(person.id)?.[burden] ?? 0
}

interface Load {
  /** Terms of the burdens that the horizon may add, and what it adds whatever is chosen. */
  readonly terms: readonly Term[]
  readonly constant: number
  readonly most: number
}

/** How often a person carries a burden in the horizon, over the choices. */
const loads = ({ problem, workers, choices }: Ground): ((index: number, burden: Burden) => Load) => {
  const of = burdensBy(problem)
  const known = new Map<string, { terms: Term[]; constant: number; off: number; days: Set<number> }>()
  const at = (index: number, burden: Burden) => {
    const key = `${index} ${burden}`
    const entry = known.get(key) ?? { terms: [], constant: 0, off: 0, days: new Set<number>() }
    known.set(key, entry)
    return entry
  }
  const refuses = ({ worker, day, pattern }: Choice): number =>
    workers[worker]!.days[day]!.wishes.reduce((sum, { wants }) => {
      if (wants === 'off') return sum + 1
      return wants === pattern.code ? sum - 1 : sum
    }, 0)
  for (const choice of choices) {
    const { worker, day, pattern, column } = choice
    for (const burden of of(workers[worker]!.person.team, problem.dates[day]!, pattern)) {
      const load = at(worker, burden)
      load.terms.push([column, 1])
      load.days.add(day)
    }
    const refused = refuses(choice)
    if (refused !== 0) at(worker, 'refused').terms.push([column, refused])
  }
  for (const [index, { days }] of workers.entries())
    for (const { wishes } of days)
      for (const { wants } of wishes)
        if (wants === 'off') at(index, 'refused').off++
        else at(index, 'refused').constant++
  return (index, burden) => {
    const { terms, constant, off, days } = at(index, burden)
    return { terms, constant, most: constant + off + days.size }
  }
}

/**
 * Each burden above a person's fair share has its price. The share is the person's part, by contract hours, of all that
 * the team carried before and carries in the horizon; parts of a burden above it count in proportion.
 */
export const fairShares = (ground: Ground): void => {
  const { problem, workers, linear } = ground
  const price = problem.city.prices.unfairShare ?? 0
  if (price === 0) return
  const indexOf = new Map(workers.map(({ person }, index) => [person.id, index]))
  const carried = carriedBy(problem)
  const load = loads(ground)
  for (const team of shares(workers.map(({ person }) => person)))
    for (const burden of BURDENS) {
      const own = team.map(({ person, weight }) => {
        const of = load(indexOf.get(person.id)!, burden)
        const before = carried(person, burden) + of.constant
        return { weight, terms: of.terms, before, most: carried(person, burden) + of.most }
      })
      const most = own.reduce((sum, one) => sum + one.most, 0)
      if (most === 0) continue
      const total = linear.column(0, 0, most, REAL)
      const before = own.reduce((sum, one) => sum + one.before, 0)
      linear.row(before, before, [
        [total, 1],
        ...own.flatMap(({ terms }) => terms.map(([column, value]): Term => [column, -value])),
      ])
      for (const one of own) {
        const above = linear.column(price, 0, Math.max(0, one.most), REAL)
        linear.row(Number.NEGATIVE_INFINITY, -one.before, [...one.terms, [total, -one.weight], [above, -1]])
      }
    }
}

/** Burdens of a roster's people beside their fair shares, from its days alone; people of a team in the staff list's order. */
export const fairSharesOf = (problem: RosterProblem, days: readonly PersonDay[]): FairShare[] => {
  const carried = carriedBy(problem)
  const counts = new Map(burdensOf(problem, days).map((row) => [row.person, row.counts]))
  return shares(problem.staff.people).flatMap((team) =>
    BURDENS.flatMap((burden) => {
      const rows = team.map(({ person, weight }) => ({
        person: person.id,
        burden,
        carried: carried(person, burden),
        rostered: counts.get(person.id)?.[burden] ?? 0,
        weight,
      }))
      const total = rows.reduce((sum, row) => sum + row.carried + row.rostered, 0)
      if (total === 0) return []
      return rows.map(({ weight, ...row }) => ({ ...row, share: weight * total }))
    }),
  )
}

/** Burdens above fair shares, all people together. */
export const unfairBurdens = (fairness: readonly FairShare[]): number =>
  fairness.reduce((sum, { carried, rostered, share }) => sum + Math.max(0, carried + rostered - share), 0)
