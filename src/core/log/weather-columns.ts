import { narrow } from '../calendar/japanese-date.ts'
import type { DayWeather } from '../calendar/types.ts'

export type Element = Exclude<keyof DayWeather, 'date'>

/** The elements we use, by the names of the Japan Meteorological Agency for days and for hours. */
const USED: Readonly<Record<string, Element>> = {
  平均気温: 'meanTemperatureC',
  気温: 'meanTemperatureC',
  最高気温: 'maxTemperatureC',
  最低気温: 'minTemperatureC',
  降水量の合計: 'rainMm',
  降水量: 'rainMm',
  日照時間: 'sunshineHours',
  降雪量合計: 'snowfallCm',
  降雪: 'snowfallCm',
  最深積雪: 'snowDepthCm',
  積雪: 'snowDepthCm',
  平均風速: 'meanWindMs',
  風速: 'meanWindMs',
  平均湿度: 'meanHumidityPercent',
  相対湿度: 'meanHumidityPercent',
  平均雲量: 'cloudTenths',
  雲量: 'cloudTenths',
}

/** Elements of the same download that we know and do not use. */
const UNUSED: readonly string[] = [
  '最多風向',
  '最大風速',
  '最大瞬間風速',
  '最小相対湿度',
  '平均蒸気圧',
  '蒸気圧',
  '露点温度',
  '平均海面気圧',
  '最低海面気圧',
  '海面気圧',
  '平均現地気圧',
  '現地気圧',
  '合計全天日射量',
  '全天日射量',
  '日射量',
  '10分間降水量の最大',
  '1時間降水量の最大',
  '3時間降水量の最大',
  '6時間降水量の最大',
  '12時間降水量の最大',
  '24時間降水量の最大',
  '10分間降水量',
  '天気概況',
  '天気',
  '視程',
  '風向',
  '大気現象',
]

/** Where one element stands: its value and what is said about it. */
export interface WeatherColumn {
  readonly element: Element
  readonly heading: string
  readonly value: number
  readonly quality?: number
  /** 現象なし情報: 1 where the phenomenon did not occur at all. */
  readonly absence?: number
}

/** What the headings of a JMA download say, whatever their depth. */
export interface WeatherHeader {
  readonly hourly: boolean
  /** Columns at the front that make the date: 1, or 3–4 where year, month, day (and hour) stand apart. */
  readonly dateColumns: number
  readonly columns: readonly WeatherColumn[]
  readonly unknown: readonly string[]
  /** Stations in the file; only the first is used. */
  readonly stations: readonly string[]
}

const DATE_HEADS: readonly string[] = ['年月日', '年月日時', '年']

/** Whether a record is the one that names the elements. */
export const isElementRow = (cells: readonly string[]): boolean => DATE_HEADS.includes(narrow(cells[0] ?? ''))

const elementName = (cell: string): string => narrow(cell).replace(/\(.*$/, '').replace(/\s/g, '')

/**
 * Reads the heading records that stand before the data: stations, elements, then one or two of labels
 * (sub-columns as 風向 and 時分, flags as 品質情報). Undefined when no record names elements.
 */
export const weatherHeader = (records: readonly (readonly string[])[]): WeatherHeader | undefined => {
  const elementsAt = records.findIndex(isElementRow)
  const elements = records[elementsAt]
  if (!elements) return undefined
  const first = narrow(elements[0]!)
  const dateColumns = first === '年' ? elements.findIndex((cell) => !/^[年月日時]$/.test(narrow(cell))) : 1
  const stationRow = records[elementsAt - 1] ?? []
  const labels = records.slice(elementsAt + 1)
  const labelsAt = (column: number): string[] =>
    labels.map((row) => narrow(row[column] ?? '')).filter((label) => label !== '')

  const stations = [...new Set(stationRow.slice(dateColumns).filter((name) => name.trim() !== ''))]
  const columns: WeatherColumn[] = []
  const unknown: string[] = []
  for (let at = dateColumns; at < elements.length; at++) {
    const name = elementName(elements[at]!)
    const isOtherStation = stations.length > 1 && stationRow[at] !== stations[0]
    if (name === '' || isOtherStation || labelsAt(at).length > 0) continue
    const element = USED[name]
    if (!element) {
      if (!UNUSED.includes(name) && !unknown.includes(name)) unknown.push(name)
      continue
    }
    if (columns.some((column) => column.element === element)) continue
    const flag = (label: string): number => {
      for (let next = at + 1; next < elements.length && elementName(elements[next]!) === name; next++)
        if (labelsAt(next).join() === label) return next
      return -1
    }
    const [quality, absence] = [flag('品質情報'), flag('現象なし情報')]
    columns.push({
      element,
      heading: elements[at]!.trim(),
      value: at,
      ...(quality! >= 0 ? { quality } : {}),
      ...(absence! >= 0 ? { absence } : {}),
    })
  }
  const hourly = first === '年月日時' || (dateColumns > 1 && narrow(elements[dateColumns - 1]!) === '時')
  return { hourly, dateColumns, columns, unknown, stations }
}
