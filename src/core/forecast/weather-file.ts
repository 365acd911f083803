import { isLocalDate } from '../calendar/date.ts'
import { readDate } from '../calendar/japanese-date.ts'
import type { DayWeather } from '../calendar/types.ts'
import { csvRecords } from '../units/csv.ts'
import type { Issue, Result } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'

/** Elements that move demand, by the names a weather service or an analyst gives them. */
const ELEMENTS: readonly (readonly [RegExp, Exclude<keyof DayWeather, 'date'>, number, number])[] = [
  [/^(最高気温|max_?temp)/i, 'maxTemperatureC', -50, 60],
  [/^(最低気温|min_?temp)/i, 'minTemperatureC', -50, 60],
  [/^(平均気温|気温|mean_?temp|temp)/i, 'meanTemperatureC', -50, 60],
  [/^(降水量|rain|precipitation)/i, 'rainMm', 0, 2000],
  [/^(降雪|snow)/i, 'snowfallCm', 0, 500],
]
const DATE = /^(年月日|日付|date)$/i

/**
 * Reads a weather forecast from CSV: a date column (年月日, 日付, date) and any of highest, lowest and mean temperature
 * (℃), rain (mm) and snowfall (cm). Lines before the heading and lines without a date are left out; an empty cell is
 * unknown.
 */
export const readWeatherFile = (text: string, file: string): Result<readonly DayWeather[]> => {
  const records = [...csvRecords(text)]
  const headAt = records.findIndex(({ cells }) => DATE.test((cells[0] ?? '').trim()))
  const heads = records[headAt]?.cells.map((cell) => cell.trim()) ?? []
  const columns = ELEMENTS.flatMap(([pattern, element, least, most]) => {
    const at = heads.findIndex((head) => pattern.test(head))
    return at > 0 ? [{ at, element, least, most }] : []
  })
  if (columns.length === 0) {
    const found = (records[Math.max(0, headAt)]?.cells ?? []).join(',').slice(0, 80)
    return {
      ok: false,
      issues: [{ code: 'weatherFileHead', severity: 'error', at: { file }, values: { found } }],
    }
  }
  const issues: Issue[] = []
  const days = new Map<LocalDate, DayWeather>()
  for (const { line, cells } of records.slice(headAt + 1)) {
    const first = (cells[0] ?? '').trim()
    if (first === '') continue
    const date = isLocalDate(first) ? first : readDate(first)?.date
    if (date === undefined) {
      const values = { found: first, column: heads[0]! }
      issues.push({
        code: 'weatherFileValue',
        severity: 'error',
        at: { file, line, column: heads[0]! },
        values,
      })
      continue
    }
    let day: DayWeather = { date }
    for (const { at, element, least, most } of columns) {
      const cell = (cells[at] ?? '').trim()
      if (cell === '') continue
      const value = Number(cell)
      if (Number.isFinite(value) && value >= least && value <= most) day = { ...day, [element]: value }
      else {
        const column = heads[at]!
        issues.push({
          code: 'weatherFileValue',
          severity: 'error',
          at: { file, line, column },
          values: { found: cell, column },
        })
      }
    }
    days.set(date, day)
  }
  if (issues.length > 0) return { ok: false, issues }
  return { ok: true, value: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), issues: [] }
}
