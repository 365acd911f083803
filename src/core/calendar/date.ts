import type { LocalDate, MinuteOfDay } from '../units/time.ts'

const DAY_MS = 86_400_000

/** A date before it is a mistyped one. */
const EARLIEST_YEAR = 100

/** Days from 0000-03-01 to 1970-01-01, and in 400 years. */
const DAYS_TO_1970 = 719_468
const ERA_DAYS = 146_097

const two = (n: number): string => String(n).padStart(2, '0')

/** The number that digits of a text make, from one place to before another. */
const digits = (text: string, from: number, to: number): number => {
  let value = 0
  for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 48
  return value
}

/** Day number of a date: 1970-01-01 is 0, one more each day. Proleptic Gregorian, no time zone. */
export const dayNumber = (date: LocalDate): number => {
  const month = digits(date, 5, 7)
  const year = digits(date, 0, 4) - (month <= 2 ? 1 : 0)
  const fromMarch = month <= 2 ? month + 9 : month - 3
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return 365 * year + leaps + Math.floor((153 * fromMarch + 2) / 5) + digits(date, 8, 10) - 1 - DAYS_TO_1970
}

/** Year, month (1 – 12) and day of the month of a day number: years of 365 or 366 days that begin on March 1, in eras of 400. */
export const civil = (day: number): { year: number; month: number; ofMonth: number } => {
  const shifted = day + DAYS_TO_1970
  const era = Math.floor(shifted / ERA_DAYS)
  const ofEra = shifted - era * ERA_DAYS
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    ofMonth: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  }
}

/** The date of a day number. */
export const dateOf = (day: number): LocalDate => {
  const { year, month, ofMonth } = civil(day)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(ofMonth)}` as LocalDate
}

/** A date from its numbers, or undefined where that day does not exist (2023-02-29). */
export const localDate = (year: number, month: number, day: number): LocalDate | undefined => {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as LocalDate
  return year >= EARLIEST_YEAR && month >= 1 && month <= 12 && day >= 1 && dateOf(dayNumber(text)) === text
    ? text
    : undefined
}

/** Whether a text is an existing date written `YYYY-MM-DD`. */
export const isLocalDate = (text: string): text is LocalDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && localDate(+text.slice(0, 4), +text.slice(5, 7), +text.slice(8)) === text

export const addDays = (date: LocalDate, days: number): LocalDate => dateOf(dayNumber(date) + days)

/** Days from `a` to `b`: positive when `b` is later. */
export const daysBetween = (a: LocalDate, b: LocalDate): number => dayNumber(b) - dayNumber(a)

/** Weekday of a day number: 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

/** Weekday of a date: 0 Sunday … 6 Saturday. */
export const weekday = (date: LocalDate): number => weekdayOf(dayNumber(date))

/** The day number of January 1 of a year. */
export const newYear = (year: number): number => Date.UTC(year, 0, 1) / DAY_MS

/** The Monday of the week (Monday to Sunday) that holds a date. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, -((weekday(date) + 6) % 7))

/** Dates from `from` to `to`, both included. */
export const datesBetween = (from: LocalDate, to: LocalDate): LocalDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i))

/** Japanese fiscal year of a date: it starts on April 1. */
export const fiscalYear = (date: LocalDate): number => +date.slice(0, 4) - (+date.slice(5, 7) < 4 ? 1 : 0)

/** `HH:MM` of a minute of the day; past midnight the hour goes on (25:30). */
export const clock = (minute: MinuteOfDay): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** Minute of the day of `H:MM` or `HH:MM`, or undefined where that is no time. */
export const minuteOf = (text: string): MinuteOfDay | undefined => {
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(text)
  return match ? +match[1]! * 60 + +match[2]! : undefined
}
