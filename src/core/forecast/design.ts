import { dateOf, dayNumber, weekday } from '../calendar/date.ts'
import type { CityEvent, DayWeather, Holidays } from '../calendar/types.ts'
import type { DayCalendar } from './day-calendar.ts'
import { type Climate, climateOf, WEATHER_COLUMNS, weatherRow } from './weather-effects.ts'

/** One effect of the count regression: its name, the group it is explained under, and its prior (mean 0) on the log scale. */
export interface Effect {
  readonly name: string
  readonly group: string
  readonly sd: number
}

/** The effects of one day: where the row is not zero, and its values. */
export interface Row {
  readonly at: Int32Array
  readonly value: Float64Array
}

export interface Design {
  readonly effects: readonly Effect[]
  /** The row of a day. Ahead of its time the weather is not known: then the climate of the date stands in. */
  row(day: number, covariates?: readonly number[], ahead?: boolean): Row
  readonly climate: Climate
  /** Place of the first weather effect, or −1. */
  readonly weatherAt: number
}

export interface DesignInput {
  readonly calendar: DayCalendar
  readonly holidays: Holidays
  readonly events: readonly CityEvent[]
  readonly weather: ReadonlyMap<number, DayWeather>
  /** Day number before which weather counts as climate. */
  readonly climateBefore: number
  readonly covariates: readonly { readonly name: string; readonly centre: number; readonly scale: number }[]
}

/** Weights of the (at most two) hats around a point; nothing beyond the outer knots. */
const hats = (knots: readonly number[], x: number): [number, number][] => {
  const n = knots.length
  if (x < knots[0]! || x > knots[n - 1]!) return []
  let i = 0
  while (i < n - 2 && x >= knots[i + 1]!) i++
  const t = (x - knots[i]!) / (knots[i + 1]! - knots[i]!)
  return t === 0
    ? [[i, 1]]
    : t === 1
      ? [[i + 1, 1]]
      : [
          [i, 1 - t],
          [i + 1, t],
        ]
}

const MONTH_EDGE = 5
const MONTH_DAY_KNOTS = [1, 4, 7, 10, 13, 15, 17, 20, 23, 25, 27, 31]
const FISCAL_KNOTS = [-25, -20, -15, -10, -6, -3, -1, 0, 1, 2, 4, 7, 11, 16, 22]
const NEW_YEAR_KNOTS = [-14, -10, -7, -4, -2, -1, 0, 1, 2, 3, 5, 7, 10, 14, 21]
/** August 11 to 18: the week of 盆, a custom and no holiday. */
const OBON_KNOTS = [11, 12, 13, 14, 15, 16, 17, 18]
const EVENT_KNOTS = [-3, -2, -1, 0, 1, 2, 3, 4, 6, 9, 14, 20]
const DEADLINE_KNOTS = [-9, -5, -3, -2, -1, 0, 1, 2, 4]
const YEAR_WAVES = 5
const SEASON_KNOTS = 26

/** Effects of one municipal event, by working days since its start and until its end. */
interface EventSpan {
  readonly type: string
  readonly from: number
  readonly to: number
}

/** Builds the rows of the count regression: one design for every series, whose priors decide what a series can learn. */
export const designOf = ({
  calendar,
  holidays,
  events,
  weather,
  climateBefore,
  covariates,
}: DesignInput): Design => {
  const effects: Effect[] = []
  const index = new Map<string, number>()
  const define = (group: string, name: string, sd: number): void => {
    index.set(name, effects.length)
    effects.push({ name, group, sd })
  }
  define('level', 'level', 1)
  define('level', 'swing', 1)
  for (let w = 0; w < 7; w++) define('weekday', `weekday${w}`, 0.5)
  for (let i = 0; i < MONTH_EDGE; i++) define('month', `monthStart${i}`, 0.15)
  for (let i = 0; i < MONTH_EDGE; i++) define('month', `monthEnd${i}`, 0.15)
  for (const knot of MONTH_DAY_KNOTS) define('month', `monthDay${knot}`, 0.07)
  define('holiday', 'holidayWorkday', 0.5)
  define('holiday', 'holidayWeekend', 0.2)
  define('holiday', 'afterRest', 0.2)
  define('holiday', 'afterLongRest', 0.15)
  define('holiday', 'afterRest2', 0.1)
  define('holiday', 'afterLongRest2', 0.1)
  define('holiday', 'beforeRest', 0.15)
  define('holiday', 'beforeLongRest', 0.1)
  define('holiday', 'bridge', 0.15)
  for (let n = 1; n <= YEAR_WAVES; n++)
    for (const part of ['s', 'c']) define('season', `yearWave${n}${part}`, 0.2 / n)
  for (let i = 0; i < SEASON_KNOTS; i++) define('season', `season${i}`, 0.06)
  for (const knot of FISCAL_KNOTS) define('season', `fiscal${knot}`, 0.12)
  for (const knot of NEW_YEAR_KNOTS) define('season', `newYear${knot}`, 0.15)
  for (const knot of OBON_KNOTS) define('season', `obon${knot}`, 0.1)
  define('season', 'obon', 0.2)
  const names = [...new Set(holidays.names.values())].sort()
  const near = holidayNeighbours(holidays)
  for (const name of names)
    for (const lag of [-1, 0, 1]) define('holiday', `${name}${lag}`, lag === 0 ? 0.2 : 0.1)
  const types = [...new Set(events.map((event) => event.type))].sort()
  for (const type of types) {
    for (const knot of EVENT_KNOTS) define('event', `${type}@${knot}`, 0.25)
    define('event', `${type}~`, 0.25)
    for (const knot of DEADLINE_KNOTS) define('event', `${type}>${knot}`, 0.15)
  }
  const spans: EventSpan[] = events.map(({ type, from, to }) => ({
    type,
    from: dayNumber(from),
    to: dayNumber(to),
  }))
  const hasWeather = weather.size > 0
  const climate = climateOf(weather, climateBefore)
  const weatherAt = effects.length
  if (hasWeather) for (const { name, sd } of WEATHER_COLUMNS) define('weather', name, sd)
  const covariatesAt = effects.length
  for (const { name } of covariates) define('covariate', `=${name}`, 0.1)

  const row = (day: number, values?: readonly number[], ahead = false): Row => {
    const sums = new Map<number, number>()
    const put = (name: string, value = 1): void => {
      const at = index.get(name)!
      sums.set(at, (sums.get(at) ?? 0) + value)
    }
    const date = dateOf(day)
    const w = weekday(date)
    const isHoliday = calendar.isHoliday(day)
    put('level')
    put('swing')
    put(`weekday${w}`)
    if (isHoliday) put(w >= 1 && w <= 5 ? 'holidayWorkday' : 'holidayWeekend')
    const working = w >= 1 && w <= 5 && !isHoliday
    if (working) {
      const start = calendar.fromMonthStart(day)
      if (start < MONTH_EDGE) put(`monthStart${start}`)
      const end = calendar.fromMonthEnd(day)
      if (end < MONTH_EDGE) put(`monthEnd${end}`)
    }
    for (const [i, share] of hats(MONTH_DAY_KNOTS, +date.slice(8)))
      put(`monthDay${MONTH_DAY_KNOTS[i]!}`, share)
    if (!isHoliday) {
      const before = calendar.extraRestBefore(day)
      const after = calendar.extraRestAfter(day)
      if (before > 0) {
        put('afterRest')
        if (before > 1) put('afterLongRest', Math.log(before))
      } else {
        const previous =
          calendar.isOpen(day - 1) && !calendar.isHoliday(day - 1) ? calendar.extraRestBefore(day - 1) : 0
        if (previous > 0) {
          put('afterRest2')
          if (previous > 1) put('afterLongRest2', Math.log(previous))
        }
      }
      if (after > 0) {
        put('beforeRest')
        if (after > 1) put('beforeLongRest', Math.log(after))
        if (before > 0) put('bridge')
      }
    }
    const yearDay = (day - dayNumber(`${+date.slice(0, 4)}-01-01`)) / 365.2425
    for (let n = 1; n <= YEAR_WAVES; n++) {
      put(`yearWave${n}s`, Math.sin(2 * Math.PI * n * yearDay))
      put(`yearWave${n}c`, Math.cos(2 * Math.PI * n * yearDay))
    }
    const place = yearDay * SEASON_KNOTS
    put(`season${Math.floor(place) % SEASON_KNOTS}`, 1 - (place % 1))
    put(`season${(Math.floor(place) + 1) % SEASON_KNOTS}`, place % 1)
    for (const [i, share] of hats(FISCAL_KNOTS, calendar.fromFiscalYear(day)))
      put(`fiscal${FISCAL_KNOTS[i]!}`, share)
    const toNewYear =
      yearDay > 0.5 ? day - dayNumber(`${+date.slice(0, 4) + 1}-01-01`) : Math.round(yearDay * 365.2425)
    for (const [i, share] of hats(NEW_YEAR_KNOTS, toNewYear)) put(`newYear${NEW_YEAR_KNOTS[i]!}`, share)
    if (date.slice(5, 7) === '08' && working)
      for (const [i, share] of hats(OBON_KNOTS, +date.slice(8))) put(`obon${OBON_KNOTS[i]!}`, share)
    if (working && date.slice(5) >= '08-13' && date.slice(5) <= '08-16') put('obon')
    for (const [name, lag] of near.get(day) ?? []) put(`${name}${lag}`)
    for (const { type, from, to } of spans) {
      if (day < from - 14 || day > to + 45) continue
      if (day >= from && day <= to) put(`${type}~`)
      for (const [i, share] of hats(EVENT_KNOTS, calendar.workingDaysBetween(from, day)))
        put(`${type}@${EVENT_KNOTS[i]!}`, share)
      if (to - from >= 5)
        for (const [i, share] of hats(DEADLINE_KNOTS, calendar.workingDaysBetween(to, day)))
          put(`${type}>${DEADLINE_KNOTS[i]!}`, share)
    }
    if (hasWeather) {
      const cells = ahead ? climate.mean(day) : weatherRow(weather, climate, day)
      for (let i = 0; i < cells.length; i++) if (cells[i] !== 0) sums.set(weatherAt + i, cells[i]!)
    }
    covariates.forEach(({ centre, scale }, i) => {
      const value = values?.[i]
      if (value !== undefined && Number.isFinite(value) && scale > 0)
        sums.set(covariatesAt + i, Math.max(-4, Math.min(4, (value - centre) / scale)))
    })
    const at = [...sums.keys()].sort((a, b) => a - b)
    return { at: Int32Array.from(at), value: Float64Array.from(at, (i) => sums.get(i)!) }
  }
  return { effects, row, climate, weatherAt: hasWeather ? weatherAt : -1 }
}

const holidayNeighbours = (
  holidays: Holidays,
): ReadonlyMap<number, readonly (readonly [string, number])[]> => {
  const near = new Map<number, [string, number][]>()
  for (const [date, name] of holidays.names) {
    const day = dayNumber(date)
    for (const lag of [-1, 0, 1]) {
      const entries = near.get(day + lag)
      if (entries) entries.push([name, lag])
      else near.set(day + lag, [[name, lag]])
    }
  }
  return near
}
