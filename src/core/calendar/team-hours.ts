import type { City, TeamId } from '../city/types.ts'
import type { LocalDate, Span } from '../units/time.ts'
import { openingOn } from './opening.ts'
import type { Holidays } from './types.ts'

/** A stretch of a date in which some queue of a team is open for contractor staff. */
export interface TeamHours extends Span {
  readonly date: LocalDate
  readonly team: TeamId
}

/** Stretches that touch or overlap, as one. */
const joined = (spans: readonly Span[]): Span[] => {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.startMinute - b.startMinute)) {
    const last = result.at(-1)
    if (last && span.startMinute <= last.endMinute)
      result[result.length - 1] = { ...last, endMinute: Math.max(last.endMinute, span.endMinute) }
    else result.push(span)
  }
  return result
}

/** When each team's queues are open for contractor staff, by date and then by team. What the city serves itself is left out. */
export const teamHours = (
  city: City,
  holidays: Holidays,
  dates: readonly LocalDate[],
): readonly TeamHours[] =>
  dates.flatMap((date) =>
    city.teams.flatMap(({ id: team }) => {
      const activities = city.activities.filter((activity) => activity.team === team).map(({ id }) => id)
      const hours = city.queues
        .filter((queue) => activities.includes(queue.activity))
        .flatMap((queue) => openingOn(city, holidays, queue.opening, date) ?? [])
        .filter(({ servedBy }) => servedBy === 'contractor')
        .map(({ openMinute, closeMinute }) => ({ startMinute: openMinute, endMinute: closeMinute }))
      return joined(hours).map((span) => ({ date, team, ...span }))
    }),
  )
