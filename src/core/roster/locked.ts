import { minutesOf, stintsOf } from './horizon.ts'
import { type Pattern, patternOf } from './pattern.ts'
import type { PersonDay, RosterProblem } from './types.ts'

/** 固定: person-days set by hand, by person and date. */
export const lockedDays = ({ locked = [] }: RosterProblem): ReadonlyMap<string, PersonDay> =>
  new Map(locked.map((day) => [`${day.person} ${day.date}`, day]))

/** The one way to work a locked day; none on a day off. */
export const lockedPatterns = ({ shift, breaks }: PersonDay, slotMinutes: number): Pattern[] =>
  shift ? [patternOf(shift.code, shift, breaks, slotMinutes)] : []
