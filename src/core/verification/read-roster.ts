import { personDaysOf } from '../city/days.ts'
import { date, list, number, object, parseDocument, type Read } from '../city/json.ts'
import type { PersonDay } from '../roster/types.ts'
import type { Result } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'

/** What a checker needs of a roster file. */
export interface RosterDays {
  readonly dates: readonly LocalDate[]
  readonly days: readonly PersonDay[]
}

/** Times are judged by the checker itself: a file may hold any number. */
export const personDays = personDaysOf(number(-Number.MAX_SAFE_INTEGER))

const asItIs: Read<unknown> = (value) => value

/** What a roster file says besides its days. */
export const claims = {
  slotMinutes: asItIs,
  cost: asItIs,
  proof: asItIs,
  shortages: asItIs,
  work: asItIs,
  outbound: asItIs,
  wishes: asItIs,
  fairness: asItIs,
  changed: asItIs,
}

const rosterDays: Read<RosterDays> = object({ dates: list(date), days: personDays }, claims)

/** The days of a roster written as JSON. What it claims about its cost and shortages is not looked at. */
export const readRosterDays = (source: string, file: string): Result<RosterDays> =>
  parseDocument(source, file, rosterDays)
