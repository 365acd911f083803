import type { Activity, ActivityId, City, Person, Staff } from '../city/types.ts'
import type { PersonDay } from '../roster/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { Capacity, Duty } from './types.ts'

/** Work of a kind that a free colleague can step in at, or do in the gaps of a phone. */
const isOnCall = ({ kind }: Activity): boolean => kind !== 'backOffice'

/** What a person may do for the own team on a date: learnt, inside the 変更の範囲, trained. */
const mayServe = (person: Person, city: City, date: LocalDate): ActivityId[] => {
  const isTrained = person.trainingValidTo === undefined || date <= person.trainingValidTo
  if (!isTrained || !person.scope.includes(person.team)) return []
  return city.activities
    .filter(
      (activity) =>
        isOnCall(activity) &&
        activity.team === person.team &&
        (person.skills[activity.id] ?? 0) > 0 &&
        (person.skillSince?.[activity.id] ?? date) <= date,
    )
    .map(({ id }) => id)
}

/** Without a staff file: what the roster itself puts a person on, in the team given. */
const isSeenAt = (days: readonly PersonDay[], city: City) => {
  const seen = Map.groupBy(days, ({ person }) => person)
  return (person: string, team: string): ActivityId[] => {
    const places = new Set(seen.get(person)!.flatMap(({ blocks }) => blocks.map(({ activity }) => activity)))
    return city.activities
      .filter((activity) => isOnCall(activity) && activity.team === team && places.has(activity.id))
      .map(({ id }) => id)
  }
}

/** A duty nobody has, for each team and date without one: their desks are open all the same. */
const withoutAnyone = (duties: readonly Duty[], teams: readonly string[], dates: readonly LocalDate[]) => {
  const known = new Set(duties.map(({ team, date }) => `${team} ${date}`))
  return dates.flatMap((date) =>
    teams.flatMap((team): Duty[] =>
      known.has(`${team} ${date}`) ? [] : [{ date, team, blocks: [], canServe: [] }],
    ),
  )
}

/**
 * A roster's people at work on the dates. Each may step in at windows and phones of the own team: with `staff` as far
 * as skills and 変更の範囲 go, without it where the roster itself puts that person.
 */
export const dutiesOf = (
  days: readonly PersonDay[],
  city: City,
  dates: readonly LocalDate[],
  staff?: Staff,
): Duty[] => {
  const people = new Map(staff?.people.map((person) => [person.id, person]))
  const teamAt = new Map(city.activities.map(({ id, team }) => [id, team]))
  const seenAt = isSeenAt(days, city)
  const wanted = new Set(dates)
  const duties = days.flatMap(({ person: id, date, blocks }): Duty[] => {
    const person = people.get(id)
    const team = person?.team ?? blocks.map(({ activity }) => teamAt.get(activity)).find(Boolean)
    if (!wanted.has(date) || team === undefined || blocks.length === 0) return []
    const canServe = person ? mayServe(person, city, date) : seenAt(id, team)
    return [{ date, team, person: id, blocks, canServe }]
  })
  const teams = city.teams.map(({ id }) => id)
  return [...duties, ...withoutAnyone(duties, teams, dates)].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
  )
}

/** Each stretch with at least so many people, the longest-standing first. `endMinute` where the last level goes on. */
const stretches = (steps: Capacity['steps'], endMinute: number) => {
  const done: { readonly startMinute: number; readonly endMinute: number }[] = []
  const open: number[] = []
  for (const { minute, people } of [...steps, { minute: endMinute, people: 0 }]) {
    while (open.length > people) done.push({ startMinute: open.pop()!, endMinute: minute })
    while (open.length < people) open.push(minute)
  }
  return done
}

const DAY_MINUTES = 1440

/** Head-counts as workers without a name: one for each stretch with one person more. They help nobody. */
export const dutiesFrom = (capacity: readonly Capacity[], city: City): Duty[] => {
  const teamAt = new Map(city.activities.map(({ id, team }) => [id, team]))
  return capacity.flatMap(({ date, activity, steps }): Duty[] => {
    const team = teamAt.get(activity)
    if (team === undefined) return []
    const blocks = stretches(steps, DAY_MINUTES).map((span) => [{ activity, ...span }])
    return (blocks.length > 0 ? blocks : [[]]).map((own) => ({ date, team, blocks: own, canServe: [] }))
  })
}
