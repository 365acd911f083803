import { addDays, dateOf, dayNumber, weekday } from '../../../src/core/calendar/date.ts'
import type { DemandContext, DemandDay, DemandSeries } from '../../../src/core/forecast/types.ts'
import { seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'

export const plain: DemandContext = {
  holidays: { names: new Map(), lastYear: 2030 },
  events: [],
  weather: [],
  excluded: [],
}

/** Shape of a made-up day: ten slots from 9:00, a peak before noon. */
export const SHAPE = [0.06, 0.1, 0.14, 0.16, 0.12, 0.08, 0.09, 0.1, 0.09, 0.06]
export const FIRST_SLOT = 18

const BY_WEEKDAY = [0, 1.3, 1, 0.9, 0.95, 1.1, 0]

export interface Made {
  readonly from: LocalDate
  readonly days: number
  readonly seed: string
  readonly level?: number
  /** Gamma variation of a day's rate. */
  readonly dayCv?: number
  /** Factor on the rate of a date. */
  readonly effect?: (date: LocalDate) => number
  readonly isClosed?: (date: LocalDate) => boolean
  readonly daily?: boolean
}

/** The true rate of a made-up day before its own chance. */
export const rateOf = ({ level = 100, effect = () => 1 }: Made, date: LocalDate): number =>
  level * BY_WEEKDAY[weekday(date)]! * effect(date)

/** A made-up weekday series with Poisson counts, and whatever effect a test plants in it. */
export const made = (recipe: Made): DemandSeries => {
  const { from, days, seed, dayCv = 0.08, isClosed = () => false, daily = false } = recipe
  const random = seeded(seed)
  const list: DemandDay[] = []
  for (let i = 0; i < days; i++) {
    const date = addDays(from, i)
    const rate = rateOf(recipe, date)
    const chance = random.fork(date)
    if (rate === 0 || isClosed(date)) continue
    const day = rate * (dayCv > 0 ? chance.gamma(1 / dayCv ** 2, dayCv ** 2) : 1)
    list.push({
      date,
      firstSlot: daily ? 0 : FIRST_SLOT,
      counts: daily ? [chance.poisson(day)] : SHAPE.map((share) => chance.poisson(day * share)),
    })
  }
  return { id: 'made', slotMinutes: daily ? 1440 : 30, days: list }
}

export const weekdaysFrom = (from: LocalDate, days: number): LocalDate[] =>
  Array.from({ length: days }, (_, i) => dateOf(dayNumber(from) + i)).filter(
    (date) => weekday(date) % 6 !== 0,
  )

export const openDays = (from: LocalDate, days: number) =>
  weekdaysFrom(from, days).map((date) => ({ date, firstSlot: FIRST_SLOT, slots: SHAPE.length }))

export const until = (series: DemandSeries, date: LocalDate): DemandSeries => ({
  ...series,
  days: series.days.filter((day) => day.date < date),
})
