import { addDays, mondayOf } from '../calendar/date.ts'
import type { PersonId } from '../city/types.ts'
import type { LocalDate, Span } from '../units/time.ts'
import type { VariableFrame } from '../verification/types.ts'
import { minutesOf } from './horizon.ts'
import { DAY_LIMIT, WEEK_LIMIT } from './pattern.ts'
import type { PersonDay, RosterProblem } from './types.ts'

/** One person's day before the horizon: from the first to the last minute, and the minutes of work in it. */
export interface PastDay extends Span {
  readonly date: LocalDate
  readonly minutes: number
}

/** Whole days off have no length; breaks are no work. */
export const workedMinutes = ({ shift, breaks }: PersonDay): number =>
  shift ? minutesOf(shift) - breaks.reduce((sum, pause) => sum + minutesOf(pause), 0) : 0

/** What is known of the time before a horizon, asked by person. */
export interface Past {
  /** The earliest date of which anything is known day by day. */
  readonly knownFrom: LocalDate
  /** Days of work before the horizon, ascending. */
  days(person: PersonId): readonly PastDay[]
  /** Minutes of overtime of a month, and of overtime with work on rest days. Undefined before anything is known. */
  month(person: PersonId, month: string): { readonly overtime: number; readonly total: number } | undefined
  /** The frame over which the hours of a date are averaged. */
  frame(person: PersonId, date: LocalDate): VariableFrame | undefined
}

export const monthOf = (date: LocalDate): string => date.slice(0, 7)

/** Overtime by day of one person's worked days: above 8 hours, then above 40 in the week (労働基準法32条). */
const overtimeOf = (days: readonly PastDay[]): { readonly date: LocalDate; readonly minutes: number }[] => {
  const ordinary = new Map<LocalDate, number>()
  return days.map(({ date, minutes }) => {
    const week = mondayOf(date)
    const daily = Math.max(0, minutes - DAY_LIMIT)
    const before = ordinary.get(week) ?? 0
    const after = before + minutes - daily
    ordinary.set(week, after)
    return { date, minutes: daily + Math.max(0, after - WEEK_LIMIT) - Math.max(0, before - WEEK_LIMIT) }
  })
}

/** Reads what was before the horizon. Overtime inside a frame is none here: the frame has its own limit. */
export const pastOf = (problem: RosterProblem): Past => {
  const first = problem.dates[0] ?? ('9999-12-31' as LocalDate)
  const { earlier = [], overtime, frames = [] } = problem.before ?? {}
  const past = earlier.filter(({ date }) => date < first)
  const days = new Map<PersonId, PastDay[]>()
  for (const day of past) {
    if (!day.shift) continue
    const list = days.get(day.person) ?? []
    list.push({
      date: day.date,
      startMinute: day.shift.startMinute,
      endMinute: day.shift.endMinute,
      minutes: workedMinutes(day),
    })
    days.set(day.person, list)
  }
  for (const list of days.values()) list.sort((a, b) => (a.date < b.date ? -1 : 1))
  const frameOf = (person: PersonId, date: LocalDate) =>
    frames.find((frame) => frame.person === person && frame.from <= date && date <= frame.to)
  const months = new Map<string, { overtime: number; total: number }>()
  const add = (person: PersonId, month: string, overtimeMinutes: number, holidayMinutes: number) => {
    const row = months.get(`${person} ${month}`) ?? { overtime: 0, total: 0 }
    months.set(`${person} ${month}`, {
      overtime: row.overtime + overtimeMinutes,
      total: row.total + overtimeMinutes + holidayMinutes,
    })
  }
  for (const { person, months: rows } of overtime?.people ?? [])
    for (const { month, overtimeMinutes, holidayMinutes } of rows)
      add(person, month, overtimeMinutes, holidayMinutes)
  for (const [person, list] of days)
    for (const { date, minutes } of overtimeOf(list))
      add(person, monthOf(date), frameOf(person, date) ? 0 : minutes, 0)
  return {
    knownFrom: past.reduce((from, { date }) => (date < from ? date : from), first),
    days: (person) => days.get(person) ?? [],
    month: (person, month) => months.get(`${person} ${month}`),
    frame: frameOf,
  }
}

/** Dates of the week of a date that lie before it and of which everything is known. Empty where one is not. */
export const weekBefore = (past: Past, date: LocalDate): LocalDate[] => {
  const monday = mondayOf(date)
  if (monday < past.knownFrom) return []
  const dates: LocalDate[] = []
  for (let day = monday; day < date; day = addDays(day, 1)) dates.push(day)
  return dates
}
