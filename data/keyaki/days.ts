import { addDays, datesBetween, weekday } from '../../src/core/calendar/date.ts'
import { isClosed } from '../../src/core/calendar/opening.ts'
import type { DayWeather } from '../../src/core/calendar/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import type { Inputs } from './inputs.ts'

/** First and last day of the logs, and the last day of the known true rates. */
export const FIRST: LocalDate = '2018-04-01'
export const LAST: LocalDate = '2023-09-28'
export const LAST_TRUTH: LocalDate = '2023-11-05'

/** What the calendar says about a date that is open at least somewhere. */
export interface Day {
  readonly date: LocalDate
  readonly weekday: number
  /** Closed days right before and after (Saturday sessions do not count as open). */
  readonly closedBefore: number
  readonly closedAfter: number
  /** Open weekdays of the month: 1 is the first counted from the start, and from the end. */
  readonly fromMonthStart: number
  readonly fromMonthEnd: number
  readonly firstOfFiscalYear: boolean
  /** Running number of the open weekday; a Saturday has that of the Friday before. */
  readonly openIndex: number
  readonly weather: DayWeather | undefined
  /** Weather of the last open day was a storm or snow. */
  readonly afterStorm: boolean
}

/** Rain of a typhoon or a heavy front, or lying snow: people put off the errand. */
export const stormy = (weather: DayWeather | undefined): boolean =>
  (weather?.rainMm ?? 0) >= 70 || (weather?.snowfallCm ?? 0) >= 2

/** After the last recorded day the weather of the year before stands in: nobody knows it yet. */
const weatherOn = ({ weather }: Inputs, date: LocalDate): DayWeather | undefined =>
  weather.get(date) ?? weather.get(`${Number(date.slice(0, 4)) - 1}${date.slice(4)}` as LocalDate)

/** Every date of the truth on which anything may be open, in order. */
export const openDays = (inputs: Inputs): Day[] => {
  const { city, holidays } = inputs
  const all = datesBetween(addDays(FIRST, -20), addDays(LAST_TRUTH, 40))
  const working = all.filter((date) => weekday(date) % 6 !== 0 && !isClosed(city, holidays, date))
  const index = new Map(working.map((date, i) => [date, i]))
  const runOfClosed = (date: LocalDate, step: 1 | -1): number => {
    let days = 0
    while (!index.has(addDays(date, step * (days + 1)))) days++
    return days
  }
  const inMonth = (from: number, step: 1 | -1): number => {
    const month = working[from]!.slice(0, 7)
    let count = 1
    while (working[from + step * count]?.startsWith(month)) count++
    return count
  }
  const days: Day[] = []
  let openIndex = 0
  for (const date of datesBetween(FIRST, LAST_TRUTH)) {
    const position = index.get(date)
    const saturday = weekday(date) === 6 && !isClosed(city, holidays, date)
    if (position === undefined && !saturday) continue
    openIndex = position ?? openIndex
    const before = working[openIndex - (saturday ? 0 : 1)]
    days.push({
      date,
      weekday: weekday(date),
      closedBefore: saturday ? 0 : runOfClosed(date, -1),
      closedAfter: saturday ? 0 : runOfClosed(date, 1),
      fromMonthStart: inMonth(openIndex, -1),
      fromMonthEnd: inMonth(openIndex, 1),
      firstOfFiscalYear: position !== undefined && date.slice(5, 7) === '04' && inMonth(position, -1) === 1,
      openIndex,
      weather: weatherOn(inputs, date),
      afterStorm: before !== undefined && stormy(weatherOn(inputs, before)),
    })
  }
  return days
}
