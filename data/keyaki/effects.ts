import { dayNumber } from '../../src/core/calendar/date.ts'
import type { DayWeather } from '../../src/core/calendar/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { type Day, stormy } from './days.ts'
import type { Course, Demand } from './demand.ts'

/** Factor of a course on a date: constant before the first and after the last point. */
export const along = (course: Course, date: LocalDate): number => {
  const next = course.findIndex(([from]) => from > date)
  if (next === 0) return course[0]![1]
  if (next < 0) return course[course.length - 1]![1]
  const [fromDate, from] = course[next - 1]!
  const [toDate, to] = course[next]!
  const start = dayNumber(fromDate as LocalDate)
  const share = (dayNumber(date) - start) / (dayNumber(toDate as LocalDate) - start)
  return from + (to - from) * share
}

/** Weekday, and what closed days around do to it: after a holiday comes a small Monday, after a long one a large. */
export const weekdayEffect = (demand: Demand, day: Day): number => {
  if (day.weekday === 6) return demand.saturday
  const [monday] = demand.weekdays
  const own = demand.weekdays[day.weekday - 1]!
  const eve = day.closedAfter >= 3 ? 1.04 : 1
  if (day.closedBefore === 0) return own * eve
  if (day.closedBefore === 1) return own * 1.08 * eve
  return monday * (1 + 0.07 * (day.closedBefore - 2) ** 0.8) * eve
}

const MONTH_START = [0.1, 0.06, 0.03]
const MONTH_END = [0.08, 0.05, 0.03]

/** First and last three open days of a month, and the middle of August. */
export const monthEffect = (demand: Demand, day: Day): number => {
  const edge = (MONTH_START[day.fromMonthStart - 1] ?? 0) + (MONTH_END[day.fromMonthEnd - 1] ?? 0)
  const monthDay = day.date.slice(5)
  const bon = monthDay >= '08-12' && monthDay <= '08-16' ? 0.9 : 1
  return (1 + demand.monthEdge * edge) * bon
}

/** The season from mid-March to early April, its first open day, and the queue's yearly wave. */
export const yearEffect = (demand: Demand, day: Day): number => {
  const year = day.date.slice(0, 4)
  const sinceApril = dayNumber(day.date) - dayNumber(`${Number(year)}-04-01` as LocalDate)
  const width = sinceApril < 0 ? 12 : 8
  const season = 1 + demand.season * Math.exp(-((sinceApril / width) ** 2))
  const [height, top] = demand.wave
  const dayOfYear = dayNumber(day.date) - dayNumber(`${Number(year)}-01-01` as LocalDate)
  const wave = 1 + height * Math.cos((2 * Math.PI * (dayOfYear - top)) / 365.25)
  return season * wave * (day.firstOfFiscalYear ? 1 + demand.firstDay : 1)
}

const felt = (weather: DayWeather): number => {
  const { rainMm = 0, snowfallCm = 0, maxTemperatureC = 20 } = weather
  const rain = -0.045 * Math.log1p(rainMm / 4)
  const storm = stormy(weather) ? -0.16 : 0
  const snow = -0.14 * Math.log1p(snowfallCm)
  const heat = maxTemperatureC >= 33 ? -0.03 * (maxTemperatureC - 32) : 0
  const cold = maxTemperatureC < 7 ? -0.012 * (7 - maxTemperatureC) : 0
  return rain + storm + snow + Math.max(-0.15, heat) + cold
}

/** Rain, storm, snow, heat and cold of the day, and the errands put off from a storm. */
export const weatherEffect = (demand: Demand, day: Day): number => {
  const today = day.weather ? felt(day.weather) : 0
  return Math.exp(demand.weather * today) * (day.afterStorm && demand.weather > 0 ? 1.07 : 1)
}
