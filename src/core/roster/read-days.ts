import { countedBefore, personDaysOf } from '../city/days.ts'
import { type CrossCheck, list, number, object, type Read, text, whole } from '../city/json.ts'
import type { Span } from '../units/time.ts'
import type { Earlier } from '../verification/types.ts'
import type { CarriedBurdens, PersonDay, RosterProblem } from './types.ts'

/** No message names more ids than this. */
const NAMED = 20

const personDays = personDaysOf(whole(0, 2 * 1440))

const before: Read<Earlier> = object({}, { earlier: personDays, ...countedBefore })

const carried: Read<readonly CarriedBurdens[]> = list(
  object({
    person: text,
    counts: object(
      {},
      { early: number(0), late: number(0), friday: number(0), peak: number(0), refused: number(0) },
    ),
  }),
)

/** Fields of a problem that speak of days set by hand, hung on the wall or gone by. */
export const dayFields = { locked: personDays, published: personDays, before, carried }

/** Days by hand and what was before: of people and activities there are, each once, with times in order. */
export const dayChecks: CrossCheck<RosterProblem> = ({ city, staff, dates, ...rest }, report) => {
  const people = new Set(staff.people.map(({ id }) => id))
  const activities = new Set(city.activities.map(({ id }) => id))
  const horizon = new Set(dates)
  const known = (ids: ReadonlySet<string>, id: string, path: string) => {
    if (!ids.has(id)) report('unknownReference', path, { id, known: [...ids].slice(0, NAMED).join(', ') })
  }
  const ordered = ({ startMinute, endMinute }: Span, path: string) => {
    if (startMinute >= endMinute) report('timesReversed', path, { start: startMinute, end: endMinute })
  }
  const each = (days: readonly PersonDay[], path: string) => {
    const seen = new Set<string>()
    days.forEach((day, i) => {
      const here = `${path}[${i}]`
      const key = `${day.person} ${day.date}`
      known(people, day.person, `${here}.person`)
      if (seen.has(key)) report('duplicateId', here, { id: key })
      seen.add(key)
      if (day.shift) ordered(day.shift, `${here}.shift`)
      day.breaks.forEach((one, j) => {
        ordered(one, `${here}.breaks[${j}]`)
      })
      day.blocks.forEach((block, j) => {
        known(activities, block.activity, `${here}.blocks[${j}].activity`)
        ordered(block, `${here}.blocks[${j}]`)
      })
    })
  }
  each(rest.locked ?? [], 'locked')
  each(rest.published ?? [], 'published')
  rest.locked?.forEach(({ date }, i) => {
    if (!horizon.has(date))
      report('lockedOutside', `locked[${i}].date`, {
        found: date,
        from: dates[0] ?? '',
        to: dates.at(-1) ?? '',
      })
  })
  rest.before?.earlier?.forEach(({ person, date }, i) => {
    known(people, person, `before.earlier[${i}].person`)
    if (dates[0] !== undefined && date >= dates[0])
      report('earlierInside', `before.earlier[${i}].date`, { found: date, first: dates[0] })
  })
  rest.carried?.forEach(({ person }, i) => {
    known(people, person, `carried[${i}].person`)
  })
}
