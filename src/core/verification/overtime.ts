import type { Facts, WorkDay } from './facts.ts'
import { monthNumber, monthOf } from './months.ts'
import { lengthOf } from './spans.ts'
import type { MonthHours } from './types.ts'

const DAY_LIMIT = 480
const WEEK_LIMIT = 2400

/**
 * Minutes of overtime by date over one week (労基法32条): what passes 8 hours on a day, and then what passes
 * 40 hours in the week, booked on the day on which it passes them. `minutes` is the work of each day in order.
 */
export const overtimeOfWeek = (minutes: readonly number[]): number[] => {
  let ordinary = 0
  return minutes.map((worked) => {
    const daily = Math.max(0, worked - DAY_LIMIT)
    const before = ordinary
    ordinary += worked - daily
    return daily + Math.max(0, ordinary - WEEK_LIMIT) - Math.max(0, before - WEEK_LIMIT)
  })
}

export interface OvertimeDay {
  readonly day: WorkDay
  readonly overtimeMinutes: number
}

/** Every worked day of the roster and before it with its overtime. */
export const overtimeDays = (facts: Facts): OvertimeDay[] =>
  facts.allWeeks.flatMap((week) => {
    const overtime = overtimeOfWeek(week.map(({ work }) => lengthOf(work)))
    return week.map((day, index) => ({ day, overtimeMinutes: overtime[index]! }))
  })

/** A person's months before the roster with the roster's own overtime added, ascending. */
export const monthsWith = (
  before: readonly MonthHours[],
  rostered: readonly OvertimeDay[],
): readonly MonthHours[] => {
  const months = new Map(before.map((row) => [row.month, row]))
  for (const { day, overtimeMinutes } of rostered) {
    const month = monthOf(day.date)
    const row = months.get(month) ?? { month, overtimeMinutes: 0, holidayMinutes: 0 }
    months.set(month, { ...row, overtimeMinutes: row.overtimeMinutes + overtimeMinutes })
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** The largest mean of overtime with holiday work over the last 2–6 months up to `month` (36条6項3号), minutes. */
export const worstAverage = (
  months: readonly MonthHours[],
  month: string,
): { readonly months: number; readonly minutes: number } | undefined => {
  const last = monthNumber(month)
  const at = new Map(months.map((row) => [monthNumber(row.month), row.overtimeMinutes + row.holidayMinutes]))
  const first = Math.min(...at.keys())
  const means = [2, 3, 4, 5, 6]
    .filter((count) => last - count + 1 >= first)
    .map((count) => {
      const sum = Array.from({ length: count }, (_, i) => at.get(last - i) ?? 0).reduce((a, b) => a + b, 0)
      return { months: count, minutes: sum / count }
    })
  return means.reduce<(typeof means)[number] | undefined>(
    (worst, mean) => (worst && worst.minutes >= mean.minutes ? worst : mean),
    undefined,
  )
}

/** Months of the agreement's year up to and including `month`. */
export const yearUntil = (
  months: readonly MonthHours[],
  yearFrom: string,
  month: string,
): readonly MonthHours[] => {
  const passed = Math.floor((monthNumber(month) - monthNumber(yearFrom)) / 12)
  const first = monthNumber(yearFrom) + passed * 12
  return months.filter((row) => first <= monthNumber(row.month) && row.month <= month)
}

/** Most minutes of a period of variable working time (32条の2): 40 hours × days ÷ 7, floored. 31 days: 177:08. */
export const frameMinutes = (days: number, weeklyMinutes = WEEK_LIMIT): number =>
  Math.floor((weeklyMinutes * days) / 7)
