import { inForce } from '../calendar/opening.ts'
import type { TeamHours } from '../calendar/team-hours.ts'
import type { Issue } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'
import { warning } from './table.ts'
import type { Activity, City, Person, Role, Staff, Team } from './types.ts'

/** While one of them rests, the others hold the counters: one more than the minimum is the least that can. */
const BREAK_COVER = 1

const canWork = (person: Person, activity: Activity, date: LocalDate): boolean => {
  const since = person.skillSince?.[activity.id]
  return (
    (person.skills[activity.id] ?? 0) > 0 &&
    person.scope.includes(activity.team) &&
    person.hiredOn <= date &&
    (since === undefined || since <= date) &&
    (person.trainingValidTo === undefined || date <= person.trainingValidTo)
  )
}

/** All choices of at least one of the values, the small ones first. */
const choices = <T>(values: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: 2 ** values.length - 1 }, (_, index) =>
    values.filter((_, place) => ((index + 1) >> place) & 1),
  ).sort((a, b) => a.length - b.length)

const minimumOn = (activity: Activity, date: LocalDate): number =>
  activity.minimum.find((row) => inForce(row, date))?.people ?? 0

const named = (team: Team, activities: readonly Activity[] = []): Issue['values'] => ({
  team: team.name.ja,
  teamEn: team.name.en,
  activity: activities.map(({ name }) => name.ja).join('と'),
  activityEn: activities.map(({ name }) => name.en).join(' and '),
})

/**
 * Leave that a date cannot bear: for some counters of a team, taken together, fewer people left who can hold any
 * of them than their minimum and one more for the breaks (Hall's condition); no leader of a team; neither manager
 * nor deputy. Warnings, each naming the date, the team and the people on leave. A half day is not counted as leave.
 */
export const leavePressure = (
  staff: Staff,
  city: City,
  open: readonly TeamHours[],
  file: string,
): readonly Issue[] => {
  const dates = [...new Set(open.map(({ date }) => date))].sort()
  return dates.flatMap((date) => {
    const away = new Set(
      staff.leave
        .filter((row) => row.date === date && row.kind !== 'morning' && row.kind !== 'afternoon')
        .map(({ person }) => person),
    )
    const isAway = ({ id }: Person) => away.has(id)

    const warn = (code: string, onLeave: readonly Person[], values: Issue['values']): Issue =>
      warning(code, { file }, { date, names: onLeave.map(({ name }) => name).join('、'), ...values })

    const short = (team: Team, counters: readonly Activity[]): Issue[] => {
      const able = staff.people.filter((person) => counters.some((counter) => canWork(person, counter, date)))
      const onLeave = able.filter(isAway)
      const left = able.length - onLeave.length
      const minimum = counters.reduce((sum, counter) => sum + minimumOn(counter, date), 0)
      const needed = minimum + BREAK_COVER
      if (onLeave.length === 0 || left >= needed) return []
      const values = { ...named(team, counters), onLeave: onLeave.length, left, minimum, needed }
      return [warn('leavePressure', onLeave, values)]
    }

    const allAway = (code: string, people: readonly Person[], values: Issue['values']): Issue[] =>
      people.length > 0 && people.every(isAway) ? [warn(code, people, values)] : []

    const inRole = (...roles: readonly Role[]) => staff.people.filter(({ role }) => roles.includes(role))

    return [
      ...city.teams
        .filter(({ id }) => open.some((span) => span.date === date && span.team === id))
        .flatMap((team) => {
          const counters = city.activities.filter((row) => row.team === team.id && minimumOn(row, date) > 0)
          const leaders = inRole('leader', 'subLeader').filter((person) => person.team === team.id)
          return [
            ...choices(counters)
              .flatMap((some) => short(team, some))
              .slice(0, 1),
            ...allAway('leaderPressure', leaders, named(team)),
          ]
        }),
      ...allAway('managerPressure', inRole('manager', 'deputy'), {}),
    ]
  })
}
