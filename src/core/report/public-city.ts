import type { ActivityId, City, TeamId } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { PublicCity } from './types.ts'

const teamOf = (city: City, activity: ActivityId): TeamId =>
  city.activities.find(({ id }) => id === activity)?.team ?? ''

/** What anyone may know of a city, with the dates a trial may start on. */
export const publicCity = (city: City, from: LocalDate, to: LocalDate): PublicCity => ({
  name: city.name,
  synthetic: city.synthetic,
  teams: city.teams.map(({ id, name, department, headcount }) => ({
    id,
    name,
    department: city.departments.find((row) => row.id === department)?.name ?? name,
    headcount,
  })),
  queues: city.queues.map(({ id, name, activity }) => ({ id, name, team: teamOf(city, activity) })),
  desks: city.activities
    .filter(({ kind }) => kind === 'window' || kind === 'phone')
    .map(({ id, name, team }) => ({ id, name, team })),
  tasks: city.backOffice.map(({ id, name, activity, minutesPerUnit }) => ({
    id,
    name,
    team: teamOf(city, activity),
    minutesPerUnit,
  })),
  slotMinutes: city.slotMinutes,
  from,
  to,
})
