import { dayNumber } from '../calendar/date.ts'
import type { CityEvent } from '../calendar/types.ts'
import type { DayCalendar } from './day-calendar.ts'
import { type Family, hatEffects, putHats } from './family.ts'

/** Working days since an event began; calls about a notice come on the first days after its mailing. */
const SINCE_KNOTS = [-2, -1, 0, 1, 2, 3, 5, 8, 13, 20]
/** Working days since an event of some length ended: deadlines are felt before they pass. */
const END_KNOTS = [-6, -3, -1, 0, 1, 3]
const LONG_DAYS = 5
/** No event is felt this many days before it begins or after it ended. */
const REACH_BEFORE = 12
const REACH_AFTER = 40

/** Effects of municipal events, learned for each type: a curve over the days since it began, its run, and its end. */
export const eventEffects = (calendar: DayCalendar, events: readonly CityEvent[]): Family => {
  const types = [...new Set(events.map(({ type }) => type))].sort()
  const spans = events.map(({ type, from, to }) => ({ type, from: dayNumber(from), to: dayNumber(to) }))
  const effects: Family['effects'][number][] = []
  const places = new Map<string, number>()
  for (const type of types) {
    places.set(type, effects.length)
    effects.push({ name: `during ${type}`, sd: 0.25 }, ...hatEffects(`since ${type} `, SINCE_KNOTS, 0.25))
    if (spans.some((span) => span.type === type && span.to - span.from >= LONG_DAYS))
      effects.push(...hatEffects(`end of ${type} `, END_KNOTS, 0.15))
  }
  return {
    group: 'event',
    effects,
    add({ number: day }, put) {
      for (const { type, from, to } of spans) {
        if (day < from - REACH_BEFORE || day > to + REACH_AFTER) continue
        const at = places.get(type)!
        if (from <= day && day <= to) put(at, 1)
        putHats(SINCE_KNOTS, calendar.workingDaysBetween(from, day), at + 1, put)
        if (to - from >= LONG_DAYS)
          putHats(END_KNOTS, calendar.workingDaysBetween(to, day), at + 1 + SINCE_KNOTS.length, put)
      }
    },
  }
}
