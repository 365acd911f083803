import { weekday } from '../calendar/date.ts'
import type { City, Leave, Person, ShiftPattern, ShortBreak } from '../city/types.ts'
import type { LocalDate, Slot, Span } from '../units/time.ts'
import { holds, minutesOf, overlap, type Stint, stintsOf } from './horizon.ts'

/** A break of a shift that the roster places. */
export interface Pause {
  readonly minutes: number
  /** 小休憩 are paid, the break of 労働基準法34条 is not. */
  readonly paid: boolean
  /** Minutes at which it may begin, ascending. No slot is touched by two pauses of a shift, wherever they begin. */
  readonly starts: readonly number[]
}

/** One way to work a day: a shift, its breaks not placed yet. */
export interface Pattern extends Span {
  readonly code: string
  /** Paid minutes: breaks excluded, short breaks included. */
  readonly minutes: number
  readonly pauses: readonly Pause[]
}

/** A pattern with its breaks placed. */
export interface Placed extends Pattern {
  readonly breaks: readonly Span[]
  readonly shortBreaks: readonly Span[]
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

/** Slots that a pause touches, wherever it begins. */
const touched = ({ minutes, starts }: Omit<Pause, 'paid'>, slotMinutes: number): Slot[] =>
  starts.flatMap((startMinute) =>
    stintsOf({ startMinute, endMinute: startMinute + minutes }, slotMinutes).map(({ slot }) => slot),
  )

/** Positions of a short break inside its window, at the border of a slot, away from the slots that are taken. */
const shortStarts = (
  shift: ShiftPattern,
  { minutes, window }: ShortBreak,
  taken: ReadonlySet<Slot>,
  slotMinutes: number,
): number[] => {
  const from = Math.max(window.startMinute, shift.startMinute + 1)
  const last = Math.min(window.endMinute, shift.endMinute - 1) - minutes
  const starts: number[] = []
  for (let start = from; start <= last; start++) {
    if (start % slotMinutes !== 0 && (start + minutes) % slotMinutes !== 0) continue
    if (!touched({ minutes, starts: [start] }, slotMinutes).some((slot) => taken.has(slot)))
      starts.push(start)
  }
  return starts
}

/** Breaks of a whole shift, the unpaid one first. A pause without a start has no place. */
export const pausesOf = (shift: ShiftPattern, slotMinutes: number): Pause[] => {
  const { breakMinutes: minutes, shortBreaks = [] } = shift
  const pauses: Pause[] =
    minutes > 0 ? [{ minutes, paid: false, starts: breakStarts(shift, slotMinutes) }] : []
  for (const short of shortBreaks) {
    const taken = new Set(pauses.flatMap((pause) => touched(pause, slotMinutes)))
    const starts = shortStarts(shift, short, taken, slotMinutes)
    pauses.push({ minutes: short.minutes, paid: true, starts })
  }
  return pauses
}

const unpaid = (pauses: readonly Pause[]): number =>
  pauses.reduce((sum, { minutes, paid }) => sum + (paid ? 0 : minutes), 0)

/** A shift as leave of half a day leaves it; a halved one has no breaks. */
const patternOf = (shift: ShiftPattern, leave: Leave['kind'] | undefined, slotMinutes: number): Pattern => {
  const span = leftOver(shift, leave)
  const isHalved = minutesOf(span) < minutesOf(shift)
  const pauses = isHalved ? [] : pausesOf(shift, slotMinutes)
  return { code: shift.code, ...span, minutes: minutesOf(span) - unpaid(pauses), pauses }
}

const lawful = ({ minutes, pauses }: Pattern, overtime: boolean): boolean =>
  minutes > 0 &&
  pauses.every(({ starts }) => starts.length > 0) &&
  unpaid(pauses) >= breakNeeded(minutes) &&
  (minutes <= DAY_LIMIT || overtime)

/** A pattern with its pauses begun at these minutes, in the order of its pauses. */
export const placed = (pattern: Pattern, starts: readonly number[], slotMinutes: number): Placed => {
  const spans = pattern.pauses.map(({ minutes, paid }, i) => {
    const startMinute = starts[i]!
    return { paid, span: { startMinute, endMinute: startMinute + minutes } }
  })
  const inOrder = spans.sort((a, b) => a.span.startMinute - b.span.startMinute)
  const work: Span[] = []
  let { startMinute } = pattern
  for (const { span } of inOrder) {
    work.push({ startMinute, endMinute: span.startMinute })
    startMinute = span.endMinute
  }
  work.push({ startMinute, endMinute: pattern.endMinute })
  return {
    ...pattern,
    breaks: inOrder.filter(({ paid }) => !paid).map(({ span }) => span),
    shortBreaks: inOrder.filter(({ paid }) => paid).map(({ span }) => span),
    stints: work.flatMap((part) => stintsOf(part, slotMinutes)),
  }
}

/** Every placement of a pattern's pauses. */
export const placementsOf = (pattern: Pattern, slotMinutes: number): Placed[] =>
  pattern.pauses
    .reduce<number[][]>(
      (all, { starts }) => all.flatMap((before) => starts.map((start) => [...before, start])),
      [[]],
    )
    .map((starts) => placed(pattern, starts, slotMinutes))

/** Whether some placement of its pauses lets a pattern be worked through a stretch of one slot. */
export const canCover = (pattern: Pattern, need: Span): boolean =>
  holds(pattern, need) &&
  pattern.pauses.every(({ minutes, starts }) =>
    starts.some((startMinute) => !overlap({ startMinute, endMinute: startMinute + minutes }, need)),
  )

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
      .map((shift) => patternOf(shift, leave, city.slotMinutes))
      .filter((pattern) => lawful(pattern, overtime))
    known.set(key, found)
    return found
  }
}

/** The short breaks in the middle of their windows: one way out of many, for who only asks about the hours. */
const shortBreaksSettled = (pattern: Pattern): Pattern => ({
  ...pattern,
  pauses: pattern.pauses.map((pause) =>
    pause.paid ? { ...pause, starts: [pause.starts[Math.floor(pause.starts.length / 2)]!] } : pause,
  ),
})

/** The same with the break at each place where it may be, short breaks in the middle of their windows. */
export const placementsBy = (city: City) => {
  const patterns = patternsBy(city)
  return (person: Person, date: LocalDate, leave: Leave['kind'] | undefined): readonly Placed[] =>
    patterns(person, date, leave).flatMap((pattern) =>
      placementsOf(shortBreaksSettled(pattern), city.slotMinutes),
    )
}
