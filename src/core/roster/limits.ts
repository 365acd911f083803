import { addDays, daysBetween, localDate } from '../calendar/date.ts'
import type { Person } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { OvertimeRecord, VariableFrame } from '../verification/types.ts'
import { monthOf, type Past } from './before.ts'
import { DAY_LIMIT, WEEK_LIMIT } from './pattern.ts'

/** Most minutes, minutes of overtime or days that one person may still work on some days of the horizon. */
export interface Limit {
  /** Id of the rule, as the checker names it. */
  readonly rule: string
  /** Indices into the horizon's dates. */
  readonly days: readonly number[]
  readonly of: 'minutes' | 'overtime' | 'days'
  readonly most: number
}

/** Minutes of overtime: the law of the 36協定 (労働基準法36条) and of those who asked for less (育児・介護休業法17条). */
const OVERTIME = {
  month: 2700,
  longYearMonth: 2520,
  year: 21_600,
  longYearYear: 19_200,
  specialYear: 43_200,
  specialMonths: 6,
  /** Below 100 hours. */
  monthTotal: 5999,
  average: 4800,
  limitedMonth: 1440,
  limitedYear: 9000,
}
/** Days of work in a frame of more than three months, a year (施行規則12条の4). */
const LONG_YEAR_DAYS = { most: 280, year: 365 }
const IN_A_ROW = { ordinary: 6, busy: 12 }

/** What a limited person would add to a limit by a day of so many minutes. */
export const weightIn = ({ of }: Limit, minutes: number): number =>
  of === 'days' ? (minutes > 0 ? 1 : 0) : of === 'minutes' ? minutes : Math.max(0, minutes - DAY_LIMIT)

const monthNumber = (month: string): number => +month.slice(0, 4) * 12 + +month.slice(5, 7) - 1
const monthText = (number: number): string =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`

/** The same day three months on, or the first of the month after it where there is none (民法143条2項). */
const threeMonthsOn = (date: LocalDate): LocalDate => {
  const month = monthText(monthNumber(monthOf(date)) + 3)
  const next = monthText(monthNumber(month) + 1)
  return (
    localDate(+month.slice(0, 4), +month.slice(5), +date.slice(8)) ??
    localDate(+next.slice(0, 4), +next.slice(5), 1)!
  )
}

/** Variable hours of more than three months (32条の4), to which stricter limits apply. */
export const isLongYear = ({ system, from, to }: VariableFrame): boolean =>
  system === 'year' && threeMonthsOn(from) <= to

const daysOf = ({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): number =>
  daysBetween(from, to) + 1

const indices = (dates: readonly LocalDate[], holds: (date: LocalDate) => boolean): number[] =>
  [...dates.keys()].filter((index) => holds(dates[index]!))

/** Six days in a row at most; in the busy part (特定期間) a rest day a week is enough. */
const inARow = (dates: readonly LocalDate[], past: Past, person: Person, frame: VariableFrame): Limit[] => {
  const inside = (date: LocalDate) => frame.from <= date && date <= frame.to
  const isBusy = (date: LocalDate) => (frame.busy ?? []).some(({ from, to }) => from <= date && date <= to)
  const worked = new Set(past.days(person.id).map(({ date }) => date))
  return dates.filter(inside).flatMap((last) => {
    const most = isBusy(last) ? IN_A_ROW.busy : IN_A_ROW.ordinary
    const window = Array.from({ length: most + 1 }, (_, i) => addDays(last, i - most))
    if (!window.every((date) => inside(date) && isBusy(date) === isBusy(last))) return []
    const before = window.filter((date) => worked.has(date)).length
    const days = indices(dates, (date) => window.includes(date))
    return [{ rule: 'yearDaysInRow', days, of: 'days' as const, most: most - before }]
  })
}

/** Hours left in the frames over which a person's hours are averaged (32条の2, 32条の4). */
const frameLimits = (dates: readonly LocalDate[], past: Past, person: Person): Limit[] => {
  const frames = new Set(dates.flatMap((date) => past.frame(person.id, date) ?? []))
  return [...frames].flatMap((frame) => {
    if (frame.system === 'flex') return []
    const days = indices(dates, (date) => frame.from <= date && date <= frame.to)
    const worked = past.days(person.id).filter(({ date }) => frame.from <= date && date <= frame.to)
    const minutes = worked.reduce((sum, day) => sum + day.minutes, frame.workedMinutes)
    const hours: Limit = {
      rule: frame.system === 'year' ? 'yearFrame' : 'variableFrame',
      days,
      of: 'minutes',
      most: Math.floor((WEEK_LIMIT * daysOf(frame)) / 7) - minutes,
    }
    if (frame.system !== 'year') return [hours]
    const year = Math.min(LONG_YEAR_DAYS.year, daysOf(frame))
    const longest: Limit = {
      rule: 'yearDays',
      days,
      of: 'days',
      most:
        Math.floor((LONG_YEAR_DAYS.most * year) / LONG_YEAR_DAYS.year) -
        (frame.workedDays ?? 0) -
        worked.length,
    }
    return [hours, ...(isLongYear(frame) ? [longest] : []), ...inARow(dates, past, person, frame)]
  })
}

/** Months of the agreement's year that holds a month. */
const agreementYear = ({ yearFrom }: OvertimeRecord, month: string): string[] => {
  const passed = Math.floor((monthNumber(month) - monthNumber(yearFrom)) / 12)
  return Array.from({ length: 12 }, (_, i) => monthText(monthNumber(yearFrom) + 12 * passed + i))
}

/** Overtime left by month, by the agreement's year and on average over two to six months. */
const overtimeLimits = (
  dates: readonly LocalDate[],
  past: Past,
  person: Person,
  record: OvertimeRecord | undefined,
): Limit[] => {
  const limits: Limit[] = []
  const free = (date: LocalDate) => past.frame(person.id, date) === undefined
  const on = (months: readonly string[]) =>
    indices(dates, (date) => free(date) && months.includes(monthOf(date)))
  const known = (months: readonly string[], of: 'overtime' | 'total') =>
    months.reduce((sum, month) => sum + (past.month(person.id, month)?.[of] ?? 0), 0)
  const add = (rule: string, months: readonly string[], most: number, of: 'overtime' | 'total') => {
    const days = on(months)
    if (days.length > 0) limits.push({ rule, days, of: 'overtime', most: most - known(months, of) })
  }
  const months = [...new Set(dates.map(monthOf))]
  const last = (month: string) => dates.findLast((date) => monthOf(date) === month)!
  const framed = (month: string) => {
    const frame = past.frame(person.id, last(month))
    return frame !== undefined && isLongYear(frame)
  }
  const monthLimit = (month: string) => (framed(month) ? OVERTIME.longYearMonth : OVERTIME.month)
  for (const month of months) {
    if (person.limitedOvertime) add('limitedMonth', [month], OVERTIME.limitedMonth, 'overtime')
    if (!record?.specialClause) add('monthlyOvertime', [month], monthLimit(month), 'overtime')
    add('monthTotal', [month], OVERTIME.monthTotal, 'total')
    for (const count of [2, 3, 4, 5, 6]) {
      const window = Array.from({ length: count }, (_, i) => monthText(monthNumber(month) - i))
      add('averageTotal', window, OVERTIME.average * count, 'total')
    }
  }
  if (!record) return limits
  const years = new Map(months.map((month) => [agreementYear(record, month)[0]!, month]))
  for (const month of years.values()) {
    const year = agreementYear(record, month)
    const most = record.specialClause
      ? OVERTIME.specialYear
      : framed(month)
        ? OVERTIME.longYearYear
        : OVERTIME.year
    add('yearlyOvertime', year, most, 'overtime')
    if (person.limitedOvertime) add('limitedYear', year, OVERTIME.limitedYear, 'overtime')
    if (!record.specialClause) continue
    const isLong = (one: string) => known([one], 'overtime') > monthLimit(month)
    let left = OVERTIME.specialMonths - year.filter(isLong).length
    for (const one of year.filter((candidate) => months.includes(candidate) && !isLong(candidate)))
      if (--left < 0) add('specialMonths', [one], monthLimit(one), 'overtime')
  }
  return limits
}

/**
 * What the law leaves of a person's hours on the horizon after what was before it, rule by rule. Hours inside a
 * frame (変形労働時間制) count against the frame and are no overtime.
 */
export const limitsOf = (
  dates: readonly LocalDate[],
  past: Past,
  person: Person,
  record: OvertimeRecord | undefined,
): Limit[] => [
  ...frameLimits(dates, past, person),
  ...(person.noOvertime ? [] : overtimeLimits(dates, past, person, record)),
]
