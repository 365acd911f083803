import { weekday } from '../calendar/date.ts'
import type { City, Leave, Person, ShiftPattern } from '../city/types.ts'
import type { LocalDate, Span } from '../units/time.ts'
import { minutesOf, type Stint, stintsOf } from './horizon.ts'

/** One way to work a day: a shift with its breaks placed. */
export interface Pattern extends Span {
  readonly code: string
  readonly breaks: readonly Span[]
  /** Paid minutes, breaks excluded. */
  readonly minutes: number
  readonly stints: readonly Stint[]
}

/** Paid minutes of a day before overtime (労働基準法32条2項). */
export const DAY_LIMIT = 480
/** Paid minutes of a week before overtime (労働基準法32条1項). */
export const WEEK_LIMIT = 2400

/** A half day of leave ends or begins at noon; the other half begins after the usual lunch hour. */
const NOON = 720
const AFTERNOON = 780

/** Break that a day of so many paid minutes needs, minutes (労働基準法34条1項). */
export const breakNeeded = (minutes: number): number => (minutes > 480 ? 60 : minutes > 360 ? 45 : 0)

/** The part of a shift that leave of half a day leaves over. */
const leftOver = (shift: ShiftPattern, leave: Leave['kind'] | undefined): Span => ({
  startMinute: leave === 'morning' ? Math.max(shift.startMinute, AFTERNOON) : shift.startMinute,
  endMinute: leave === 'afternoon' ? Math.min(shift.endMinute, NOON) : shift.endMinute,
})

/** Break positions inside the shift's window that begin or end at the border of a slot. */
const breakStarts = (shift: ShiftPattern, slotMinutes: number): number[] => {
  const length = shift.breakMinutes
  const window = shift.breakWindow ?? shift
  const from = Math.max(window.startMinute, shift.startMinute + 1)
  const before = Math.min(window.endMinute, shift.endMinute - length)
  const starts: number[] = []
  for (let start = from; start < before; start++)
    if (start % slotMinutes === 0 || (start + length) % slotMinutes === 0) starts.push(start)
  return starts.length > 0 || from >= before ? starts : [from]
}

const pattern = (code: string, span: Span, breaks: readonly Span[], slotMinutes: number): Pattern => {
  const work: Span[] = []
  let start = span.startMinute
  for (const pause of breaks) {
    work.push({ startMinute: start, endMinute: pause.startMinute })
    start = pause.endMinute
  }
  work.push({ startMinute: start, endMinute: span.endMinute })
  return {
    code,
    startMinute: span.startMinute,
    endMinute: span.endMinute,
    breaks,
    minutes: work.reduce((sum, part) => sum + minutesOf(part), 0),
    stints: work.flatMap((part) => stintsOf(part, slotMinutes)),
  }
}

const placements = (
  shift: ShiftPattern,
  leave: Leave['kind'] | undefined,
  slotMinutes: number,
): readonly Pattern[] => {
  const span = leftOver(shift, leave)
  if (span.startMinute >= span.endMinute) return []
  const halved = minutesOf(span) < minutesOf({ startMinute: shift.startMinute, endMinute: shift.endMinute })
  if (halved || shift.breakMinutes === 0) return [pattern(shift.code, span, [], slotMinutes)]
  return breakStarts(shift, slotMinutes).map((start) =>
    pattern(shift.code, span, [{ startMinute: start, endMinute: start + shift.breakMinutes }], slotMinutes),
  )
}

const lawful = (candidate: Pattern, overtime: boolean): boolean =>
  candidate.breaks.reduce((sum, pause) => sum + minutesOf(pause), 0) >= breakNeeded(candidate.minutes) &&
  (candidate.minutes <= DAY_LIMIT || overtime)

/** Whether a person may work beyond the legal day and week: an agreement is filed and no restriction stands. */
export const mayWorkOvertime = (city: City, person: Person): boolean =>
  city.overtimeAgreement && !person.noOvertime

/** Whether leave of a kind takes the whole day. */
export const isWholeDay = (kind: Leave['kind'] | undefined): boolean =>
  kind !== undefined && kind !== 'morning' && kind !== 'afternoon'

/**
 * Every lawful way in which a person may work a date, by the shifts of the contract alone. Leave, hiring and
 * training are asked elsewhere; `leave` here only cuts a day in half. The same list for the same question.
 */
export const patternsBy = (city: City) => {
  const known = new Map<string, readonly Pattern[]>()
  return (person: Person, date: LocalDate, leave: Leave['kind'] | undefined): readonly Pattern[] => {
    if (isWholeDay(leave)) return []
    const overtime = mayWorkOvertime(city, person)
    const day = weekday(date)
    const key = `${day} ${leave ?? ''} ${overtime} ${person.shifts.join(' ')}`
    const before = known.get(key)
    if (before) return before
    const found = city.shifts
      .filter((shift) => shift.weekdays.includes(day))
      .filter((shift) => person.shifts.length === 0 || person.shifts.includes(shift.code))
      .flatMap((shift) => placements(shift, leave, city.slotMinutes))
      .filter((candidate) => lawful(candidate, overtime))
    known.set(key, found)
    return found
  }
}
