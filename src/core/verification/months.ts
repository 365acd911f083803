import { addDays, localDate } from '../calendar/date.ts'
import type { LocalDate } from '../units/time.ts'

/** `YYYY-MM` of a date. */
export const monthOf = (date: LocalDate): string => date.slice(0, 7)

/** Index of a `YYYY-MM` month on the line of months. */
export const monthNumber = (month: string): number => +month.slice(0, 4) * 12 + +month.slice(5, 7)

/** The same day some months later; where that month has no such day, the first of the next one (民法143条2項). */
export const monthsLater = (date: LocalDate, months: number): LocalDate => {
  const number = +date.slice(0, 4) * 12 + +date.slice(5, 7) - 1 + months
  const year = Math.floor(number / 12)
  const month = number - year * 12 + 1
  return localDate(year, month, +date.slice(8)) ?? localDate(year, month + 1, 1)!
}

/** The last date of the month that holds a date. */
export const monthEnd = (date: LocalDate): LocalDate =>
  addDays(monthsLater(`${date.slice(0, 7)}-01` as LocalDate, 1), -1)
