import type { RosterProblem } from '../../../src/core/roster/types.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { keyakiWeek } from './week.ts'

/** One team of Keyaki City on some days from Monday on: its desks, its people and its work. */
export const teamDays = (team: string, to: LocalDate, seed: number, scale: number): RosterProblem => {
  const all = keyakiWeek({ seed, scale, to })
  const activities = all.city.activities.filter((it) => it.team === team)
  const ids = new Set(activities.map(({ id }) => id))
  const own = <T extends { readonly activity: string }>(rows: readonly T[]) =>
    rows.filter((row) => ids.has(row.activity))
  const people = all.staff.people.filter((person) => person.team === team)
  const members = new Set(people.map(({ id }) => id))
  const theirs = <T extends { readonly person: string }>(rows: readonly T[]) =>
    rows.filter((row) => members.has(row.person))
  return {
    ...all,
    city: { ...all.city, activities, teams: all.city.teams.filter(({ id }) => id === team) },
    staff: { people, leave: theirs(all.staff.leave), wishes: theirs(all.staff.wishes) },
    open: all.open.filter((span) => span.team === team),
    requirement: {
      ...all.requirement,
      slots: own(all.requirement.slots),
      work: own(all.requirement.work),
      outbound: own(all.requirement.outbound),
    },
  }
}
