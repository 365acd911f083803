import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localDate } from '../../src/core/calendar/date.ts'
import type { CityEvent, DayWeather, Holidays } from '../../src/core/calendar/types.ts'
import type { City } from '../../src/core/city/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'

/** What the generator builds on: the authored city, the real holidays, the real weather. */
export interface Inputs {
  readonly city: City
  readonly holidays: Holidays
  readonly events: readonly CityEvent[]
  readonly weather: ReadonlyMap<LocalDate, DayWeather>
  /** The bytes everything was read from, to tell one state of the inputs from another. */
  readonly bytes: readonly Uint8Array[]
}

const WEATHER = [2017, 2018, 2019, 2020, 2021, 2022].map(
  (year) => `weather/tokyo-${year}1020-${year + 1}1019.csv`,
)

const lines = (text: string): string[] => text.split(/\r?\n/).filter((line) => line !== '')

const slashDate = (text: string): LocalDate | undefined => {
  const [year, month, day] = text.split('/')
  return localDate(Number(year), Number(month), Number(day))
}

const parseHolidays = (text: string): Holidays => {
  const names = new Map<LocalDate, string>()
  for (const line of lines(text).slice(1)) {
    const [date, name] = line.split(',')
    const parsed = slashDate(date!)
    if (parsed) names.set(parsed, name!)
  }
  return { names, lastYear: Math.max(...[...names.keys()].map((date) => +date.slice(0, 4))) }
}

/** The four elements the rates use. The value column of an element is its first column. */
const parseWeather = (text: string): DayWeather[] => {
  const rows = lines(text).map((line) => line.split(','))
  const headings = rows.find((row) => row[0] === '年月日')!
  const column = (element: string) => headings.findIndex((heading) => heading.startsWith(element))
  const [high, low, rain, snow] = [
    column('最高気温'),
    column('最低気温'),
    column('降水量の合計'),
    column('降雪量合計'),
  ]
  return rows.flatMap((row) => {
    const date = slashDate(row[0]!)
    if (!date) return []
    return [
      {
        date,
        maxTemperatureC: Number(row[high]),
        minTemperatureC: Number(row[low]),
        rainMm: Number(row[rain]),
        snowfallCm: Number(row[snow]),
      },
    ]
  })
}

const parseEvents = (text: string, city: City): CityEvent[] => {
  const queueId = (name: string) => city.queues.find((queue) => queue.name.ja === name)!.id
  return lines(text)
    .slice(1)
    .map((line) => {
      const [from, to, type, queues, , note] = line.split(',')
      const [ja, en] = note!.split(' / ')
      return {
        from: from as LocalDate,
        to: to as LocalDate,
        type: type!,
        queues: queues === '' ? [] : queues!.split(';').map(queueId),
        name: { ja: ja!, en: en! },
      }
    })
}

/** Reads the authored and the real files of `data/`. They are part of the product: anything wrong in them is a bug. */
export const readInputs = (dataFolder: string): Inputs => {
  const read = (path: string) => readFileSync(join(dataFolder, path))
  const shiftJis = new TextDecoder('shift_jis')
  const cityFile = read('keyaki/city.json')
  const eventFile = read('keyaki/events.csv')
  const holidayFile = read('calendar/syukujitsu.csv')
  const weatherFiles = WEATHER.map(read)
  const city = JSON.parse(cityFile.toString('utf8')) as City
  const weather = weatherFiles.flatMap((file) => parseWeather(shiftJis.decode(file)))
  return {
    city,
    holidays: parseHolidays(shiftJis.decode(holidayFile)),
    events: parseEvents(eventFile.toString('utf8'), city),
    weather: new Map(weather.map((day) => [day.date, day])),
    bytes: [cityFile, eventFile, holidayFile, ...weatherFiles],
  }
}
