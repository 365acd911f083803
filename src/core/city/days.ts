import type { PersonDay } from '../roster/types.ts'
import { date, flag, list, number, object, oneOf, quote, type Read, text, whole } from './json.ts'

/** Days of a roster, with times as `minute` reads them. */
export const personDaysOf = (minute: Read<number>): Read<readonly PersonDay[]> => {
  const span = { startMinute: minute, endMinute: minute }
  return list(
    object(
      {
        person: text,
        date,
        breaks: list(object(span)),
        blocks: list(object({ ...span, activity: text })),
      },
      {
        shift: object({ ...span, code: text }),
        shortBreaks: list(object(span)),
        absence: oneOf('paid', 'morning', 'afternoon', 'special', 'absent', 'training'),
      },
    ),
  )
}

const month: Read<string> = (value, spot) => {
  if (typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return value
  spot.report('monthExpected', spot.path, { found: quote(value) })
  return undefined
}

const term = { from: date, to: date }

/** What is only counted of the time before a roster. */
export const countedBefore = {
  overtime: object({
    specialClause: flag,
    yearFrom: month,
    people: list(
      object({
        person: text,
        months: list(object({ month, overtimeMinutes: whole(0), holidayMinutes: whole(0) })),
      }),
    ),
  }),
  frames: list(
    object(
      { person: text, ...term, workedMinutes: whole(0) },
      { system: oneOf('month', 'year', 'flex'), workedDays: whole(0), busy: list(object(term)) },
    ),
  ),
  leaveTaken: list(object({ person: text, takenDays: number(0) }, { carriedDays: number(0) })),
  consents: list(object({ person: text, date, agreedOn: date })),
}
