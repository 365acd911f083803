import { daysBetween, isLocalDate } from '../calendar/date.ts'
import { readDate } from '../calendar/japanese-date.ts'
import type { WeatherForecast } from '../calendar/types.ts'
import { type CsvRecord, csvRecords } from '../units/csv.ts'
import type { Issue, Result } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'

type Element = Exclude<keyof WeatherForecast, 'date' | 'issued'>

/** Elements that move demand, by the names a weather service or an analyst gives them. */
const ELEMENTS: readonly (readonly [RegExp, Element, number, number])[] = [
  [/^(最高気温|max_?temp)/i, 'maxTemperatureC', -50, 60],
  [/^(最低気温|min_?temp)/i, 'minTemperatureC', -50, 60],
  [/^(平均気温|気温|mean_?temp|temp)/i, 'meanTemperatureC', -50, 60],
  [/^(降水量|rain|precipitation)/i, 'rainMm', 0, 2000],
  [/^(降雪|snow)/i, 'snowfallCm', 0, 500],
]
const DATE = /^(年月日|日付|対象日|date|target(_date)?)$/i
const ISSUED = /^(発表日|issued(_on)?|issue_date)$/i

/** Where things stand in a weather file. */
interface Layout {
  readonly heads: readonly string[]
  readonly date: number
  /** −1 where the file does not say when a forecast was issued. */
  readonly issued: number
  readonly elements: readonly {
    readonly at: number
    readonly element: Element
    readonly least: number
    readonly most: number
  }[]
}

const layoutOf = (cells: readonly string[]): Layout => {
  const heads = cells.map((cell) => cell.trim())
  const issued = heads.findIndex((head) => ISSUED.test(head))
  const date = heads.findIndex((head) => DATE.test(head))
  const elements = ELEMENTS.flatMap(([pattern, element, least, most]) => {
    const at = heads.findIndex((head) => pattern.test(head))
    return at >= 0 ? [{ at, element, least, most }] : []
  })
  return { heads, date, issued, elements }
}

/** Collects what is wrong with the cells of a file. */
class Cells {
  readonly issues: Issue[] = []
  private readonly file: string
  private readonly heads: readonly string[]

  constructor(file: string, heads: readonly string[]) {
    this.file = file
    this.heads = heads
  }

  report(code: string, line: number, at: number, values: Issue['values']): undefined {
    const column = this.heads[at]!
    this.issues.push({ code, severity: 'error', at: { file: this.file, line, column }, values })
    return undefined
  }

  date({ line, cells }: CsvRecord, at: number): LocalDate | undefined {
    const found = (cells[at] ?? '').trim()
    const date = isLocalDate(found) ? found : readDate(found)?.date
    return date ?? this.report('weatherFileValue', line, at, { found, column: this.heads[at]! })
  }

  number({ line, cells }: CsvRecord, at: number, least: number, most: number): number | undefined {
    const found = (cells[at] ?? '').trim()
    if (found === '') return undefined
    const value = Number(found)
    if (Number.isFinite(value) && value >= least && value <= most) return value
    return this.report('weatherFileValue', line, at, { found, column: this.heads[at]! })
  }
}

/** Columns that are not used, told once: a heading may be mistyped. */
const unusedColumns = ({ heads, date, issued, elements }: Layout, file: string): Issue[] => {
  const used = new Set([date, issued, ...elements.map(({ at }) => at)])
  const unused = heads.filter((head, i) => head !== '' && !used.has(i))
  const values = { columns: unused.join(', ') }
  return unused.length > 0 ? [{ code: 'weatherFileColumns', severity: 'warning', at: { file }, values }] : []
}

/** Days between the first and the last issue without one: an origin after such a day knows an older forecast, or none. */
const missingIssues = (rows: readonly WeatherForecast[], file: string): Issue[] => {
  const issued = [...new Set(rows.flatMap((row) => row.issued ?? []))].sort()
  const holes = issued.flatMap((date, i) => {
    const next = issued[i + 1]
    const days = next ? daysBetween(date, next) - 1 : 0
    return days > 0 ? [{ after: date, days }] : []
  })
  if (holes.length === 0) return []
  const days = holes.reduce((sum, hole) => sum + hole.days, 0)
  const values = { days, after: holes[0]!.after }
  return [{ code: 'weatherFileGaps', severity: 'warning', at: { file }, values }]
}

export interface WeatherFileOptions {
  /** Whether every row must say when it was issued, for a back-test to know what was known when. */
  readonly isArchive?: boolean
}

/**
 * Reads weather forecasts from CSV: the date they are for (対象日, 年月日, 日付, date, target), when they were issued
 * (発表日, issued; needed in an archive), and any of highest, lowest and mean temperature (℃), rain (mm) and snowfall
 * (cm). Lines before the heading and lines without a date are left out; an empty cell is unknown.
 */
export const readWeatherFile = (
  text: string,
  file: string,
  { isArchive = false }: WeatherFileOptions = {},
): Result<readonly WeatherForecast[]> => {
  const records = [...csvRecords(text)]
  const headAt = records.findIndex(({ cells }) => layoutOf(cells).date >= 0)
  const layout = layoutOf(records[headAt]?.cells ?? [])
  const refused = (code: string): Result<never> => {
    const found = (records[Math.max(0, headAt)]?.cells ?? []).join(',').slice(0, 80)
    return { ok: false, issues: [{ code, severity: 'error', at: { file }, values: { found } }] }
  }
  if (layout.elements.length === 0) return refused('weatherFileHead')
  if (isArchive && layout.issued < 0) return refused('weatherFileIssued')
  const cells = new Cells(file, layout.heads)
  const rows = new Map<string, { readonly line: number; readonly row: WeatherForecast }>()
  for (const record of records.slice(headAt + 1)) {
    const { line } = record
    if ((record.cells[layout.date] ?? '').trim() === '') continue
    const date = cells.date(record, layout.date)
    const issued = layout.issued < 0 ? undefined : cells.date(record, layout.issued)
    if (date === undefined || (layout.issued >= 0 && issued === undefined)) continue
    if (issued !== undefined && issued > date) {
      cells.report('weatherFileLate', line, layout.issued, { issued, date })
      continue
    }
    const key = `${issued ?? ''}/${date}`
    const earlier = rows.get(key)?.line
    if (issued !== undefined && earlier !== undefined) {
      cells.report('weatherFileTwice', line, layout.date, { issued, date, earlier })
      continue
    }
    let row: WeatherForecast = issued === undefined ? { date } : { date, issued }
    for (const { at, element, least, most } of layout.elements) {
      const value = cells.number(record, at, least, most)
      if (value !== undefined) row = { ...row, [element]: value }
    }
    rows.set(key, { line, row })
  }
  if (cells.issues.length > 0) return { ok: false, issues: cells.issues }
  const value = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { row }]) => row)
  return { ok: true, value, issues: [...unusedColumns(layout, file), ...missingIssues(value, file)] }
}
