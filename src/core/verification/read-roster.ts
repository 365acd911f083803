import { date, list, number, object, oneOf, parseDocument, type Read, text } from '../city/json.ts'
import type { PersonDay } from '../roster/types.ts'
import type { Result } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'

/** What a checker needs of a roster file. */
export interface RosterDays {
  readonly dates: readonly LocalDate[]
  readonly days: readonly PersonDay[]
}

/** Times are judged by the checker itself: a file may hold any number. */
const minute = number(-Number.MAX_SAFE_INTEGER)
const span = { startMinute: minute, endMinute: minute }

const rosterDays: Read<RosterDays> = object(
  {
    dates: list(date),
    days: list(
      object(
        {
          person: text,
          date,
          breaks: list(object(span)),
          blocks: list(object({ ...span, activity: text })),
        },
        {
          shift: object({ ...span, code: text }),
          absence: oneOf('paid', 'morning', 'afternoon', 'special', 'absent', 'training'),
        },
      ),
    ),
  },
  {
    slotMinutes: (value) => value,
    cost: (value) => value,
    proof: (value) => value,
    shortages: (value) => value,
    work: (value) => value,
    outbound: (value) => value,
    wishes: (value) => value,
  },
)

/** The days of a roster written as JSON. What it claims about its cost and shortages is not looked at. */
export const readRosterDays = (source: string, file: string): Result<RosterDays> =>
  parseDocument(source, file, rosterDays)
