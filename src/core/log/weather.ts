import { addDays, dayNumber } from '../calendar/date.ts'
import { readDate } from '../calendar/japanese-date.ts'
import { readTime } from '../calendar/time-of-day.ts'
import type { DayWeather } from '../calendar/types.ts'
import type { LocalDate } from '../units/time.ts'
import { cellsOf, type Desk, type RowReader } from './desk.ts'
import { type Element, type WeatherColumn, type WeatherHeader, weatherHeader } from './weather-columns.ts'

const HOURS = 24

/** Heading records before the data; a file with more is none of the agency's. */
const MOST_HEADINGS = 12

/** Quality flags with a value (8 normal, 5 nearly, 4 too few readings); 2, 1 and 0 have none to trust. */
const TRUSTED: readonly string[] = ['8', '5', '4']

/** An hour that ends at 0:00 belongs to the day before. */
interface Moment {
  readonly date: LocalDate
  readonly hour?: number
}

/** Hourly values of one day. */
type Hours = Map<Element, number[]>

const round = (value: number): number => Math.round(value * 1e4) / 1e4

/** Day figures of hourly ones. An element that lacks an hour has no figure: half a day's rain is not a day's. */
const dayOf = (date: LocalDate, hours: Hours): DayWeather => {
  const full = (element: Element): readonly number[] | undefined => {
    const values = hours.get(element)
    return values?.length === HOURS ? values : undefined
  }
  const sum = (values: readonly number[]): number => round(values.reduce((a, b) => a + b, 0))
  const day: { date: LocalDate } & { -readonly [E in Element]?: number } = { date }
  for (const element of ['rainMm', 'sunshineHours', 'snowfallCm'] as const) {
    const values = full(element)
    if (values) day[element] = sum(values)
  }
  for (const element of ['meanTemperatureC', 'meanWindMs', 'meanHumidityPercent', 'cloudTenths'] as const) {
    const values = full(element)
    if (values) day[element] = round(sum(values) / HOURS)
  }
  const temperatures = full('meanTemperatureC')
  if (temperatures) {
    day.maxTemperatureC = Math.max(...temperatures)
    day.minTemperatureC = Math.min(...temperatures)
  }
  const depths = full('snowDepthCm')
  if (depths) day.snowDepthCm = Math.max(...depths)
  return day
}

/**
 * Reads a download of past weather from the Japan Meteorological Agency (過去の気象データ・ダウンロード), daily or
 * hourly, whatever the depth of its headings. A value counts where its quality flag says there is one; an empty
 * cell of quality 8 is a true zero of hourly sunshine at night and else nothing.
 */
export const weatherReader = (desk: Desk, out: DayWeather[]): RowReader => {
  const { decode, journal } = desk
  const headings: string[][] = []
  const hoursByDate = new Map<LocalDate, Hours>()
  let header: WeatherHeader | undefined
  let refused = false

  const start = (): void => {
    header = weatherHeader(headings)
    const known = header && header.unknown.length === 0 && header.columns.length > 0
    if (known) {
      if (header!.stations.length > 1)
        journal.note('severalStations', 3, undefined, {
          used: header!.stations[0]!,
          found: header!.stations.join('、'),
        })
      return
    }
    refused = true
    if (!header) journal.refuse('noWeatherHeader', {})
    else if (header.unknown.length > 0)
      journal.refuse('unknownWeatherColumns', {}, { found: header.unknown.join('、') })
    else journal.refuse('noWeatherElement', {})
  }

  const momentOf = (cells: readonly string[], { hourly, dateColumns }: WeatherHeader): Moment | undefined => {
    const text = dateColumns === 1 ? cells[0]! : cells.slice(0, 3).join('/')
    const [dateText = '', clockText = ''] = text.trim().split(/\s+/)
    const date = readDate(dateText)?.date
    if (!date || !hourly) return date && { date }
    const clock = dateColumns === 4 ? `${cells[3]}:00` : clockText
    if (/^24(:|$)/.test(clock)) return { date, hour: HOURS }
    const second = readTime(clock)
    if (second === undefined) return undefined
    return second === 0 ? { date: addDays(date, -1), hour: HOURS } : { date, hour: second / 3600 }
  }

  /** Value of an element; undefined where there is none, `wrong` where there should be. */
  const measured = (
    cells: readonly string[],
    column: WeatherColumn,
    hourly: boolean,
  ): number | undefined | 'wrong' => {
    const text = (cells[column.value] ?? '').trim()
    const quality = column.quality === undefined ? '8' : cells[column.quality]
    if (column.absence !== undefined && cells[column.absence] === '1' && quality === '8') return 0
    if (!TRUSTED.includes(quality ?? '')) return undefined
    if (text === '') return hourly && quality === '8' && column.element === 'sunshineHours' ? 0 : undefined
    return /^[-+]?\d+(\.\d+)?$/.test(text) ? Number(text) : 'wrong'
  }

  const keepHour = (moment: Moment, values: readonly (readonly [Element, number])[]): void => {
    const hours = hoursByDate.get(moment.date) ?? new Map<Element, number[]>()
    hoursByDate.set(moment.date, hours)
    for (const [element, value] of values) hours.set(element, [...(hours.get(element) ?? []), value])
  }

  const readRow = (cells: readonly string[], line: number, header: WeatherHeader): void => {
    const { hourly, columns, dateColumns } = header
    journal.read()
    const moment = momentOf(cells, header)
    const width = Math.max(...columns.map(({ value, quality }) => quality ?? value)) + 1
    if (!moment || cells.length < width) {
      const found = cells.slice(0, dateColumns).join('/')
      if (moment) journal.reject('tooFewCells', line, undefined, { found: cells.length, expected: width })
      else journal.reject('noSuchDate', line, '年月日', { found })
      return
    }
    const values = columns.map((column) => [column, measured(cells, column, hourly)] as const)
    const wrong = values.find(([, value]) => value === 'wrong')?.[0]
    if (wrong) {
      journal.reject('noSuchMeasurement', line, wrong.heading, { found: cells[wrong.value]! })
      return
    }
    const figures = values.flatMap(([{ element }, value]) =>
      typeof value === 'number' ? [[element, value] as const] : [],
    )
    journal.keep(dayNumber(moment.date), line)
    if (hourly) keepHour(moment, figures)
    else out.push({ date: moment.date, ...Object.fromEntries(figures) })
  }

  return {
    record(fields) {
      if (refused) return
      const cells = cellsOf(decode, fields)
      if (!header) {
        if (!/^\d{3,4}(\D|$)/.test(cells[0] ?? '') && headings.length < MOST_HEADINGS) {
          headings.push(cells)
          return
        }
        start()
      }
      if (header && !refused) readRow(cells, fields.line, header)
    },
    end() {
      if (!header && !refused && headings.length > 0) start()
      for (const [date, hours] of hoursByDate) {
        const day = dayOf(date, hours)
        if (Object.keys(day).length > 1) out.push(day)
        else journal.note('partialDay', 0, undefined, { found: date })
      }
    },
  }
}
