import type { City } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { PublicCity } from './types.ts'

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
  queues: city.queues.map(({ id, name }) => ({ id, name })),
  slotMinutes: city.slotMinutes,
  from,
  to,
})
