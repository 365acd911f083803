import { addDays, daysBetween, fiscalYear, localDate } from '../calendar/date.ts'
import type { Person } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { Past } from './before.ts'
import { overlap } from './horizon.ts'
import { DAY_LIMIT, type Pattern } from './pattern.ts'
import { REST_MINUTES } from './rest.ts'

/** 22:00 to 5:00 (労働基準法61条・66条3項), for shifts that may run into the next night. */
const NIGHTS = [
  { startMinute: 0, endMinute: 300 },
  { startMinute: 1320, endMinute: 1740 },
  { startMinute: 2760, endMinute: 2880 },
]
/** Longest day of a year's variable hours (施行規則12条の4). */
const YEAR_DAY = 600
const ADULT = 18
const SCHOOL_LEAVER = 15

/** Whether an age is not reached on a date: it is on the day before the birthday (年齢計算ニ関スル法律). */
const isUnder = (years: number, { bornOn }: Person, date: LocalDate): boolean => {
  if (bornOn === undefined) return false
  const year = +bornOn.slice(0, 4) + years
  const birthday = localDate(year, +bornOn.slice(5, 7), +bornOn.slice(8)) ?? localDate(year, 3, 1)!
  return date < addDays(birthday, -1)
}

export const isMinor = (person: Person, date: LocalDate): boolean => isUnder(ADULT, person, date)

/** Up to the March 31 after the age at which school ends nobody works (56条1項). */
const isAtSchool = (person: Person, date: LocalDate): boolean =>
  isUnder(SCHOOL_LEAVER, person, addDays(localDate(fiscalYear(date), 4, 1)!, -1))

/** Longest day: 8 hours below 18 (60条1項・3項), 10 in a year's variable hours. */
const longestDay = (past: Past, person: Person, date: LocalDate): number => {
  if (isMinor(person, date)) return DAY_LIMIT
  return past.frame(person.id, date)?.system === 'year' ? YEAR_DAY : Number.POSITIVE_INFINITY
}

/** Rules of law that the pattern of a date breaks by itself or after what was worked before the horizon. */
export const brokenBy =
  (past: Past) =>
  (person: Person, date: LocalDate, pattern: Pattern): string[] => {
    const atNight = NIGHTS.some((night) => overlap(night, pattern))
    const last = past.days(person.id).at(-1)
    const rest = last && daysBetween(last.date, date) * 1440 + pattern.startMinute - last.endMinute
    const minor = isMinor(person, date)
    const broken = [
      atNight && minor && 'minorNight',
      atNight && person.noNight && 'noNight',
      isAtSchool(person, date) && 'schoolAge',
      pattern.minutes > longestDay(past, person, date) && (minor ? 'minorOvertime' : 'yearDay'),
      rest !== undefined && rest < REST_MINUTES && 'interval',
    ]
    return broken.filter((rule) => typeof rule === 'string')
  }

/** Whether the law leaves a pattern to a person on a date. */
export const lawOn = (past: Past) => {
  const broken = brokenBy(past)
  return (person: Person, date: LocalDate, pattern: Pattern): boolean =>
    broken(person, date, pattern).length === 0
}
