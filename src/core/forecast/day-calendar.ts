import { addDays, civil, dateOf, dayNumber, weekdayOf } from '../calendar/date.ts'
import type { Holidays } from '../calendar/types.ts'
import type { LocalDate } from '../units/time.ts'

/** How far ahead of the last known day the calendar is laid out. */
const AHEAD = 75
/** Weeks that decide whether a weekday is a regular opening day. */
const PATTERN_WEEKS = 8

/** What the calendar alone says of each date between the first known day and some weeks after the last. */
export interface DayCalendar {
  readonly first: number
  readonly last: number
  /** Whether the counter is open: as history shows, and by weekday and holiday beyond it. */
  isOpen(day: number): boolean
  /** A holiday, whether open or not. */
  isHoliday(day: number): boolean
  holidayName(day: number): string | undefined
  /** Closed days before an open day beyond the ones its weekday always has; negative numbers do not occur. */
  extraRestBefore(day: number): number
  extraRestAfter(day: number): number
  /** Working days since the start of the month (0 is the first) and until its end (0 is the last). */
  fromMonthStart(day: number): number
  fromMonthEnd(day: number): number
  /** Working days from April 1: 0 is the first working day of the fiscal year, −1 the last of the old one. */
  fromFiscalYear(day: number): number
  /** Working days from one day to another. */
  workingDaysBetween(from: number, to: number): number
}

/** Whether each weekday was usually open in the recent weeks that were open at all, holidays left out. */
const openPattern = (
  open: ReadonlySet<number>,
  holidays: ReadonlyMap<number, string>,
  first: number,
  last: number,
): readonly boolean[] => {
  const seen = new Array<number>(7).fill(0)
  const opened = new Array<number>(7).fill(0)
  for (let end = last, weeks = 0; end >= first && weeks < PATTERN_WEEKS; end -= 7) {
    const week = Array.from({ length: 7 }, (_, i) => end - i)
    if (!week.some((day) => open.has(day))) continue
    weeks++
    for (const day of week) {
      if (day < first || holidays.has(day)) continue
      const w = weekdayOf(day)
      seen[w]!++
      if (open.has(day)) opened[w]!++
    }
  }
  return seen.map((n, w) => n > 0 && opened[w]! >= n / 2)
}

/** Whether the series is usually open on a holiday that falls on a regular opening day. */
const opensOnHolidays = (
  open: ReadonlySet<number>,
  holidays: ReadonlyMap<number, string>,
  first: number,
  last: number,
): boolean => {
  let seen = 0
  let opened = 0
  for (const day of holidays.keys()) {
    if (day < first || day > last) continue
    seen++
    if (open.has(day)) opened++
  }
  return seen > 0 && opened > seen / 2
}

/** Names of holidays by day number, from one day to another. */
const namedDays = ({ names }: Holidays, from: number, to: number): Map<number, string> => {
  const [start, end] = [dateOf(from), dateOf(to)]
  const days = new Map<number, string>()
  for (const [date, name] of names) if (start <= date && date <= end) days.set(dayNumber(date), name)
  return days
}

/**
 * Calendar of a series whose open days are known up to `last` (a day number). `announced` adds what has been
 * decided about later dates; without it they follow the pattern of the last weeks.
 */
export const dayCalendar = (
  openDays: readonly number[],
  last: number,
  holidays: Holidays,
  announced?: { readonly from: number; readonly to: number; readonly open: ReadonlySet<number> },
): DayCalendar => {
  const first = openDays[0] ?? last
  const known = new Set(openDays)
  const start = first - 40
  const end = Math.max(last, announced?.to ?? last) + AHEAD
  const size = end - start + 1
  const named = namedDays(holidays, start - 1, end + 1)
  const pattern = openPattern(known, named, first, last)
  const onHolidays = opensOnHolidays(known, named, first, last)
  const open = new Uint8Array(size)
  const holiday = new Uint8Array(size)
  const working = new Uint8Array(size)
  const week = new Uint8Array(size)
  const month = new Int32Array(size)
  const fiscalStart: number[] = []
  for (let i = 0; i < size; i++) {
    const day = start + i
    const date = civil(day)
    const w = weekdayOf(day)
    week[i] = w
    holiday[i] = named.has(day) ? 1 : 0
    month[i] = date.year * 12 + date.month
    if (date.month === 4 && date.ofMonth === 1) fiscalStart.push(i)
    const regular = pattern[w]! && (!holiday[i] || onHolidays)
    if (day < first) open[i] = regular ? 1 : 0
    else if (day <= last) open[i] = known.has(day) ? 1 : 0
    else if (announced && day >= announced.from && day <= announced.to)
      open[i] = announced.open.has(day) ? 1 : 0
    else open[i] = regular ? 1 : 0
    working[i] = w >= 1 && w <= 5 && !holiday[i] && open[i] ? 1 : 0
  }
  const workingBefore = new Int32Array(size + 1)
  for (let i = 0; i < size; i++) workingBefore[i + 1] = workingBefore[i]! + working[i]!
  const count = (from: number, to: number): number =>
    workingBefore[Math.min(size, Math.max(0, to))]! - workingBefore[Math.min(size, Math.max(0, from))]!
  const monthFirst = (i: number): number => {
    while (i > 0 && month[i - 1] === month[i]) i--
    return i
  }
  const monthLast = (i: number): number => {
    while (i < size - 1 && month[i + 1] === month[i]) i++
    return i
  }
  const isRest = (i: number): boolean => !open[i] || holiday[i] === 1
  /** Weekdays that are usually open inside a run of rest days are the unusual part of it. */
  const extra = (i: number, step: 1 | -1): number => {
    let unusual = 0
    for (let j = i + step; j >= 0 && j < size && isRest(j) && Math.abs(j - i) < 15; j += step)
      if (pattern[week[j]!]!) unusual++
    return unusual
  }
  const at = (day: number): number => Math.min(size - 1, Math.max(0, day - start))
  return {
    first,
    last,
    isOpen: (day) => open[at(day)] === 1,
    isHoliday: (day) => holiday[at(day)] === 1,
    holidayName: (day) => named.get(day),
    extraRestBefore: (day) => extra(at(day), -1),
    extraRestAfter: (day) => extra(at(day), 1),
    fromMonthStart: (day) => count(monthFirst(at(day)), at(day)),
    fromMonthEnd: (day) => count(at(day) + 1, monthLast(at(day)) + 1),
    fromFiscalYear(day) {
      const i = at(day)
      let nearest: number | undefined
      for (const f of fiscalStart) {
        const distance = i >= f ? count(f, i) : -count(i, f)
        if (nearest === undefined || Math.abs(distance) < Math.abs(nearest)) nearest = distance
      }
      return nearest ?? 999
    },
    workingDaysBetween: (from, to) => count(at(from), at(to)),
  }
}

/** Dates of a regular week pattern after the end of a series: the days it will be open as history shows. */
export const openDatesAhead = (calendar: DayCalendar, from: LocalDate, days: number): LocalDate[] =>
  Array.from({ length: days }, (_, i) => addDays(from, i)).filter((date) => calendar.isOpen(dayNumber(date)))
