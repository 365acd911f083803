import { dateOf, newYear } from '../calendar/date.ts'
import { ROKUYO, rokuyo } from '../calendar/lunisolar.ts'
import type { Holidays } from '../calendar/types.ts'
import type { DayCalendar } from './day-calendar.ts'
import { type CalendarDay, type Effect, type Family, hatEffects, putHats } from './family.ts'

/** Working days at either end of a month that have an effect of their own. */
const MONTH_EDGE = 5
const MONTH_DAY_KNOTS = [1, 4, 7, 10, 13, 15, 17, 20, 23, 25, 27, 31]
/** Working days around April 1. */
const FISCAL_KNOTS = [-25, -20, -15, -10, -6, -3, -1, 0, 1, 2, 4, 7, 11, 16, 22]
/** Days around January 1. */
const NEW_YEAR_KNOTS = [-14, -10, -7, -4, -2, -1, 0, 1, 2, 3, 5, 7, 10, 14, 21]
/** August 11 to 18: the week of 盆, a custom and no holiday. */
const OBON_KNOTS = [11, 12, 13, 14, 15, 16, 17, 18]
const YEAR_WAVES = 5
const SEASONS = 26

const isWorking = (calendar: DayCalendar, { number, weekday }: CalendarDay): boolean =>
  weekday >= 1 && weekday <= 5 && !calendar.isHoliday(number)

/** The level and the passing swing: what every day has. */
export const levelEffects: Family = {
  group: 'level',
  effects: [
    { name: 'level', sd: 1 },
    { name: 'swing', sd: 1 },
  ],
  add(_, put) {
    put(0, 1)
    put(1, 1)
  },
}

export const weekdayEffects: Family = {
  group: 'weekday',
  effects: Array.from({ length: 7 }, (_, w) => ({ name: `weekday${w}`, sd: 0.5 })),
  add: ({ weekday }, put) => put(weekday, 1),
}

/** 大安 and its like, for queues that people choose a day for (婚姻届). */
export const rokuyoEffects: Family = {
  group: 'rokuyo',
  effects: ROKUYO.map((name) => ({ name, sd: 0.15 })),
  add: ({ number }, put) => put(ROKUYO.indexOf(rokuyo(dateOf(number))), 1),
}

/** Position in the month: working days from its start and end, and the date as a smooth curve. */
export const monthEffects = (calendar: DayCalendar): Family => ({
  group: 'month',
  effects: [
    ...Array.from({ length: MONTH_EDGE }, (_, i) => ({ name: `monthStart${i}`, sd: 0.15 })),
    ...Array.from({ length: MONTH_EDGE }, (_, i) => ({ name: `monthEnd${i}`, sd: 0.15 })),
    ...hatEffects('monthDay', MONTH_DAY_KNOTS, 0.07),
  ],
  add(day, put) {
    if (isWorking(calendar, day)) {
      const start = calendar.fromMonthStart(day.number)
      if (start < MONTH_EDGE) put(start, 1)
      const end = calendar.fromMonthEnd(day.number)
      if (end < MONTH_EDGE) put(MONTH_EDGE + end, 1)
    }
    putHats(MONTH_DAY_KNOTS, day.ofMonth, 2 * MONTH_EDGE, put)
  },
})

const REST: readonly Effect[] = [
  { name: 'holidayOnWorkday', sd: 0.5 },
  { name: 'holidayOnWeekend', sd: 0.2 },
  { name: 'afterRest', sd: 0.4 },
  { name: 'afterLongRest', sd: 0.3 },
  { name: 'secondAfterRest', sd: 0.1 },
  { name: 'secondAfterLongRest', sd: 0.1 },
  { name: 'beforeRest', sd: 0.15 },
  { name: 'beforeLongRest', sd: 0.1 },
  { name: 'bridge', sd: 0.15 },
]

/** Open holidays, and the days around closures that the week does not always have; each holiday has its own share. */
export const holidayEffects = (calendar: DayCalendar, holidays: Holidays): Family => {
  const names = [...new Set(holidays.names.values())].sort()
  const places = new Map(names.map((name, i) => [name, REST.length + 2 * i]))
  return {
    group: 'holiday',
    effects: [
      ...REST,
      ...names.flatMap((name) => [
        { name: `on ${name}`, sd: 0.2 },
        { name: `after ${name}`, sd: 0.1 },
      ]),
    ],
    add({ number: day, weekday }, put) {
      const on = calendar.holidayName(day)
      const after = calendar.holidayName(day - 1)
      if (on !== undefined) put(places.get(on)!, 1)
      if (after !== undefined) put(places.get(after)! + 1, 1)
      if (calendar.isHoliday(day)) {
        put(weekday >= 1 && weekday <= 5 ? 0 : 1, 1)
        return
      }
      const before = calendar.extraRestBefore(day)
      if (before > 0) {
        put(2, 1)
        put(3, Math.log(before))
      } else {
        const isSecond = calendar.isOpen(day - 1) && !calendar.isHoliday(day - 1)
        const rest = isSecond ? calendar.extraRestBefore(day - 1) : 0
        if (rest > 0) {
          put(4, 1)
          put(5, Math.log(rest))
        }
      }
      const restAfter = calendar.extraRestAfter(day)
      if (restAfter > 0) {
        put(6, 1)
        put(7, Math.log(restAfter))
        if (before > 0) put(8, 1)
      }
    },
  }
}

/** The year: waves, a fine curve, the turn of the fiscal and of the calendar year, and 盆. */
export const seasonEffects = (calendar: DayCalendar): Family => {
  const waves = Array.from({ length: YEAR_WAVES }, (_, i) => i + 1).flatMap((n) => [
    { name: `yearWave${n}s`, sd: 0.2 / n },
    { name: `yearWave${n}c`, sd: 0.2 / n },
  ])
  const seasonsAt = waves.length
  const fiscalAt = seasonsAt + SEASONS
  const newYearAt = fiscalAt + FISCAL_KNOTS.length
  const obonAt = newYearAt + NEW_YEAR_KNOTS.length
  return {
    group: 'season',
    effects: [
      ...waves,
      ...Array.from({ length: SEASONS }, (_, i) => ({ name: `season${i}`, sd: 0.06 })),
      ...hatEffects('fiscal', FISCAL_KNOTS, 0.12),
      ...hatEffects('newYear', NEW_YEAR_KNOTS, 0.4),
      ...hatEffects('obon', OBON_KNOTS, 0.15),
      { name: 'obon', sd: 0.5 },
    ],
    add(day, put) {
      const { number, year, month, ofMonth } = day
      const ofYear = number - newYear(year)
      const turn = ofYear / 365.2425
      for (let n = 1; n <= YEAR_WAVES; n++) {
        put(2 * n - 2, Math.sin(2 * Math.PI * n * turn))
        put(2 * n - 1, Math.cos(2 * Math.PI * n * turn))
      }
      const place = turn * SEASONS
      const season = Math.floor(place)
      put(seasonsAt + (season % SEASONS), 1 - (place - season))
      put(seasonsAt + ((season + 1) % SEASONS), place - season)
      putHats(FISCAL_KNOTS, calendar.fromFiscalYear(number), fiscalAt, put)
      putHats(NEW_YEAR_KNOTS, ofYear > 182 ? number - newYear(year + 1) : ofYear, newYearAt, put)
      if (month === 8 && isWorking(calendar, day)) {
        putHats(OBON_KNOTS, ofMonth, obonAt, put)
        if (ofMonth >= 13 && ofMonth <= 16) put(obonAt + OBON_KNOTS.length, 1)
      }
    },
  }
}
