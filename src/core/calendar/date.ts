import type { LocalDate, MinuteOfDay } from '../units/time.ts'

const DAY_MS = 86_400_000

const two = (n: number): string => String(n).padStart(2, '0')

/** Day number of a date: 1970-01-01 is 0, one more each day. Proleptic Gregorian, no time zone. */
export const dayNumber = (date: LocalDate): number =>
  Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10)) / DAY_MS

/** The date of a day number. */
export const dateOf = (day: number): LocalDate =>
  new Date(day * DAY_MS).toISOString().slice(0, 10) as LocalDate

/** A date from its numbers, or undefined where that day does not exist (2023-02-29). */
export const localDate = (year: number, month: number, day: number): LocalDate | undefined => {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as LocalDate
  return month >= 1 && month <= 12 && day >= 1 && dateOf(dayNumber(text)) === text ? text : undefined
}

/** Whether a text is an existing date written `YYYY-MM-DD`. */
export const isLocalDate = (text: string): text is LocalDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && localDate(+text.slice(0, 4), +text.slice(5, 7), +text.slice(8)) === text

export const addDays = (date: LocalDate, days: number): LocalDate => dateOf(dayNumber(date) + days)

/** Days from `a` to `b`: positive when `b` is later. */
export const daysBetween = (a: LocalDate, b: LocalDate): number => dayNumber(b) - dayNumber(a)

/** Weekday of a date: 0 Sunday … 6 Saturday. */
export const weekday = (date: LocalDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7

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
