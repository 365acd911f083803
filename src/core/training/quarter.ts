import { addDays, datesBetween } from '../calendar/date.ts'
import type { Leave, Staff } from '../city/types.ts'
import type { DayForecast, Forecast } from '../forecast/types.ts'
import type { OpenSpan } from '../roster/types.ts'
import type { Random } from '../units/random.ts'
import type { LocalDate } from '../units/time.ts'

/** Demand of a quiet and of a busy week: one in ten is quieter, one in ten busier. */
export const QUIET = 0.1
export const BUSY = 0.9

/** Whole weeks (Monday to Sunday) of the quarter that the forecast reaches. */
export const weeksAhead = ({ queues }: Forecast, from: LocalDate, weeks: number): LocalDate[] => {
  const last = queues
    .flatMap(({ days }) => days.at(-1)?.date ?? [])
    .reduce((latest, date) => (date > latest ? date : latest), '')
  const mondays: LocalDate[] = []
  for (let monday = from; mondays.length < weeks && addDays(monday, 4) <= last; monday = addDays(monday, 7))
    mondays.push(monday)
  return mondays
}

/** A week with the hours it requires, and how many weeks of the quarter it stands for. */
export interface StandIn {
  readonly from: LocalDate
  readonly weight: number
}

/**
 * At most so many weeks stand for all: weeks in the order of the hours they require are cut into parts of nearly the same
 * size, and the middle one of each stands for its part. Together they weigh as much as the quarter has weeks.
 */
export const standIns = (
  weeks: readonly { readonly from: LocalDate; readonly hours: number }[],
  most: number,
  quarter: number,
): StandIn[] => {
  const order = weeks.toSorted((a, b) => a.hours - b.hours || (a.from < b.from ? -1 : 1))
  const parts = Math.min(most, order.length)
  const border = (part: number) => Math.round((part * order.length) / parts)
  return Array.from({ length: parts }, (_, part) => {
    const own = order.slice(border(part), border(part + 1))
    const middle = own[Math.floor(own.length / 2)]!
    return { from: middle.from, weight: (own.length * quarter) / order.length }
  }).sort((a, b) => (a.from < b.from ? -1 : 1))
}

const near = (levels: readonly number[], asked: number): number =>
  levels.reduce((best, level, i) => (Math.abs(level - asked) < Math.abs(levels[best]! - asked) ? i : best), 0)

/**
 * What a quiet or busy week has of the arrivals that are expected: the quantile of the whole city's week over its mean.
 * Where the forecast has no sums, quantiles of all days and queues are added up, which is wider.
 */
export const demandFactor = (forecast: Forecast, monday: LocalDate, level: number): number => {
  const at = near(forecast.levels, level)
  const city = forecast.totals?.find(({ unit }) => unit === 'city')
  const week = city?.weeks.find(({ from }) => from === monday)
  if (week) return week.mean > 0 ? week.quantiles[at]! / week.mean : 1
  const sunday = addDays(monday, 6)
  let mean = 0
  let quantile = 0
  for (const { days } of forecast.queues)
    for (const day of days) {
      if (day.date < monday || day.date > sunday) continue
      mean += day.mean
      quantile += day.quantiles[at] ?? day.mean
    }
  return mean > 0 ? quantile / mean : 1
}

const scaled = (day: DayForecast, factor: number): DayForecast => ({
  ...day,
  mean: day.mean * factor,
  slots: day.slots.map((slot) => ({ ...slot, mean: slot.mean * factor })),
})

/** The forecast of one week with so much more or less of everything. */
export const weekAt = (forecast: Forecast, monday: LocalDate, factor: number): Forecast => {
  const sunday = addDays(monday, 6)
  return {
    ...forecast,
    queues: forecast.queues.map((queue) => ({
      ...queue,
      days: queue.days
        .filter(({ date }) => monday <= date && date <= sunday)
        .map((day) => scaled(day, factor)),
    })),
  }
}

/**
 * The staff of a week. A week of which some leave is known stays as it is; in any other each person is away on each
 * open day with this chance, the same dice for the same person and date.
 */
export const staffOf = (
  staff: Staff,
  monday: LocalDate,
  open: readonly OpenSpan[],
  awayShare: number,
  random: Random,
): Staff => {
  const dates = datesBetween(monday, addDays(monday, 6))
  if (staff.leave.some(({ date }) => dates.includes(date))) return staff
  const openDates = dates.filter((date) => open.some((span) => span.date === date))
  const drawn = staff.people.flatMap(({ id }) =>
    openDates
      .filter((date) => random.fork(`${id} ${date}`).uniform() < awayShare)
      .map((date): Leave => ({ person: id, date, kind: 'paid' })),
  )
  return { ...staff, leave: [...staff.leave, ...drawn] }
}
