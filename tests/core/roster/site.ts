import type { Role } from '../../../src/core/city/types.ts'
import type { RosterProblem } from '../../../src/core/roster/types.ts'
import { keyakiWeek, type WeekOptions } from './week.ts'

/** Teams of the last contractor: the others have all six of the sample city. */
const FEW = 4

const tagged = (tag: string) => (id: string) => `${tag}${id}`

/** Only the first contractor's manager and deputies answer for the site; the others lead their teams. */
const roleIn = (contractor: number, role: Role): Role =>
  contractor > 0 && (role === 'manager' || role === 'deputy') ? 'leader' : role

/** A week of one contractor under ids of its own, with so many of its teams. */
const contractorWeek = (options: WeekOptions, contractor: number, teamCount: number): RosterProblem => {
  const week = keyakiWeek(options)
  const { city, staff, requirement } = week
  const tag = tagged(`${contractor + 1}-`)
  const teams = new Set(city.teams.slice(0, teamCount).map(({ id }) => id))
  const activities = city.activities.filter(({ team }) => teams.has(team))
  const ids = new Set(activities.map(({ id }) => id))
  const isHere = ({ activity }: { readonly activity: string }) => ids.has(activity)
  const moved = <T extends { readonly activity: string }>(rows: readonly T[]): T[] =>
    rows.filter(isHere).map((row) => ({ ...row, activity: tag(row.activity) }))
  const tasks = <T extends { readonly task: string }>(rows: readonly T[]): T[] =>
    rows.map((row) => ({ ...row, task: tag(row.task) }))
  const people = staff.people.filter(({ team }) => teams.has(team))
  const own = new Set(people.map(({ id }) => id))
  const personal = <T extends { readonly person: string }>(rows: readonly T[]): T[] =>
    rows.filter(({ person }) => own.has(person)).map((row) => ({ ...row, person: tag(row.person) }))
  return {
    ...week,
    city: {
      ...city,
      journeys: [],
      teams: city.teams.filter(({ id }) => teams.has(id)).map((it) => ({ ...it, id: tag(it.id) })),
      activities: activities.map((it) => ({ ...it, id: tag(it.id), team: tag(it.team) })),
      queues: moved(city.queues).map((it) => ({ ...it, id: tag(it.id), aliases: [] })),
      backOffice: moved(city.backOffice).map((it) => ({ ...it, id: tag(it.id), aliases: [] })),
      outbound: moved(city.outbound).map((it) => ({ ...it, id: tag(it.id), aliases: [] })),
    },
    staff: {
      people: people.map((person) => ({
        ...person,
        id: tag(person.id),
        team: tag(person.team),
        employer: tag(person.employer),
        role: roleIn(contractor, person.role),
        scope: person.scope.filter((team) => teams.has(team)).map(tag),
        skills: Object.fromEntries(
          Object.entries(person.skills).flatMap(([id, level]) => (ids.has(id) ? [[tag(id), level]] : [])),
        ),
        ...(person.skillSince && {
          skillSince: Object.fromEntries(
            Object.entries(person.skillSince).map(([id, since]) => [tag(id), since]),
          ),
        }),
      })),
      leave: personal(staff.leave),
      wishes: personal(staff.wishes),
    },
    open: week.open.filter(({ team }) => teams.has(team)).map((it) => ({ ...it, team: tag(it.team) })),
    requirement: {
      ...requirement,
      slots: moved(requirement.slots),
      work: tasks(moved(requirement.work)),
      outbound: tasks(moved(requirement.outbound)),
    },
  }
}

export interface SiteOptions {
  readonly seed?: number
  /** The last of them has four teams, the others six. */
  readonly contractors?: number
  /** People of each; of the last as many a team as of the others. */
  readonly people?: number
}

/** A city hall with several contractors, each like the sample city with more people: cross-trained inside, apart outside. */
export const siteWeek = ({ seed = 1, contractors = 7, people = 150 }: SiteOptions = {}): RosterProblem => {
  const weeks = Array.from({ length: contractors }, (_, index) => {
    const isLast = index === contractors - 1 && index > 0
    return contractorWeek({ seed: seed * 100 + index, people }, index, isLast ? FEW : 6)
  })
  const all = <T>(of: (week: RosterProblem) => readonly T[]): T[] => weeks.flatMap(of)
  const { city, dates, requirement } = weeks[0]!
  return {
    dates,
    city: {
      ...city,
      teams: all((week) => week.city.teams),
      activities: all((week) => week.city.activities),
      queues: all((week) => week.city.queues),
      backOffice: all((week) => week.city.backOffice),
      outbound: all((week) => week.city.outbound),
    },
    staff: {
      people: all((week) => week.staff.people),
      leave: all((week) => week.staff.leave),
      wishes: all((week) => week.staff.wishes),
    },
    open: all((week) => week.open),
    requirement: {
      ...requirement,
      slots: all((week) => week.requirement.slots),
      work: all((week) => week.requirement.work),
      outbound: all((week) => week.requirement.outbound),
    },
  }
}
