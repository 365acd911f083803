import type { TeamId } from '../city/types.ts'
import { openingOf, siteOpenOn } from './horizon.ts'
import type { RosterProblem } from './types.ts'
import { activitiesOn } from './worker.ts'

/** Teams that share people, or a manager or deputy of the site, directly or by way of others: sets without a common team. */
const linkedTeams = (problem: RosterProblem): ReadonlySet<TeamId>[] => {
  const root = new Map(problem.city.teams.map(({ id }) => [id, id]))
  const find = (team: TeamId): TeamId => {
    const above = root.get(team) ?? team
    return above === team ? team : find(above)
  }
  const link = (a: TeamId, b: TeamId): void => {
    root.set(find(a), find(b))
  }
  const activities = activitiesOn(problem)
  const staffed = new Set<TeamId>()
  let managed: TeamId | undefined
  for (const person of problem.staff.people) {
    staffed.add(person.team)
    for (const date of problem.dates) for (const { team } of activities(person, date)) link(team, person.team)
    if (person.role !== 'manager' && person.role !== 'deputy') continue
    managed ??= person.team
    link(person.team, managed)
  }
  const host = managed ?? [...staffed][0]
  if (host === undefined) return [new Set(root.keys())]
  const hasPeople = new Set([...staffed].map(find))
  for (const team of root.keys()) if (!hasPeople.has(find(team))) link(team, host)
  const groups = Map.groupBy(root.keys(), find)
  return [...groups.values()]
    .map((teams) => new Set(teams))
    .sort((a, b) => Number(b.has(host)) - Number(a.has(host)))
}

const partOf = (problem: RosterProblem, teams: ReadonlySet<TeamId>, isFirst: boolean): RosterProblem => {
  const { city, staff, requirement, open, dates, locked, published, carried } = problem
  const activities = city.activities.filter(({ team }) => teams.has(team))
  const ids = new Set(activities.map(({ id }) => id))
  const people = staff.people.filter(({ team }) => teams.has(team))
  const own = new Set(people.map(({ id }) => id))
  const isHere = ({ activity }: { readonly activity: string }): boolean => ids.has(activity)
  const isOwn = ({ person }: { readonly person: string }): boolean => own.has(person)
  const opening = openingOf(open, city.slotMinutes)
  return {
    ...problem,
    city: {
      ...city,
      teams: city.teams.filter(({ id }) => teams.has(id)),
      activities,
      queues: city.queues.filter(isHere),
      backOffice: city.backOffice.filter(isHere),
      outbound: city.outbound.filter(isHere),
    },
    staff: { people, leave: staff.leave.filter(isOwn), wishes: staff.wishes.filter(isOwn) },
    open: open.filter(({ team }) => teams.has(team)),
    siteOpen: isFirst ? dates.flatMap((date) => siteOpenOn(problem, opening, date)) : [],
    requirement: {
      ...requirement,
      slots: requirement.slots.filter(isHere),
      work: requirement.work.filter(isHere),
      outbound: requirement.outbound.filter(isHere),
    },
    ...(locked && { locked: locked.filter(isOwn) }),
    ...(published && { published: published.filter(isOwn) }),
    ...(carried && { carried: carried.filter(isOwn) }),
  }
}

/**
 * The parts of a problem that have nothing to do with one another: no person may be put on another part's work (the
 * employer and 変更の範囲 draw the line), and whoever answers for the whole site belongs to the first. The best rosters of
 * the parts are the best roster of the whole, and their bounds add up to its bound.
 */
export const partsOf = (problem: RosterProblem): RosterProblem[] => {
  const groups = linkedTeams(problem)
  return groups.length === 1 ? [problem] : groups.map((teams, index) => partOf(problem, teams, index === 0))
}
