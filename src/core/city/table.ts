import { narrow } from '../calendar/japanese-date.ts'
import { csvRecords } from '../units/csv.ts'
import type { Issue, Place } from '../units/issue.ts'

/** A column as people head it: any of these names, what stands in brackets left out. */
export interface Column {
  readonly names: readonly string[]
  readonly required: boolean
}

/** One line of a table under its headings. Cells are trimmed; an absent column reads as empty. */
export interface Row<K extends string> {
  readonly line: number
  cell(key: K): string
  /** Where a cell stands, by the heading the file itself uses. */
  at(key: K): Place
}

export type Report = (issue: Issue) => void

export const error = (code: string, at: Place, values: Issue['values'] = {}): Issue => ({
  code,
  severity: 'error',
  at,
  values,
})

export const warning = (code: string, at: Place, values: Issue['values'] = {}): Issue => ({
  code,
  severity: 'warning',
  at,
  values,
})

const heading = (text: string): string => narrow(text).replace(/\(.*$/, '').replace(/\s/g, '').toLowerCase()

const delimiterOf = (text: string): string => {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  return firstLine.split('\t').length > firstLine.split(',').length ? '\t' : ','
}

/**
 * Rows of a table whose first record is its header. Undefined when it has none that fits; whatever is wrong
 * with a row alone costs that row.
 */
export const readTable = <K extends string>(
  text: string,
  file: string,
  columns: Readonly<Record<K, Column>>,
  report: Report,
): readonly Row<K>[] | undefined => {
  const [header, ...records] = csvRecords(text, delimiterOf(text))
  if (!header) {
    report(error('emptyFile', { file }))
    return undefined
  }
  if (text.includes('\uFFFD')) {
    const line = text.slice(0, text.indexOf('\uFFFD')).split(/\r\n|\n|\r/).length
    report(error('unreadableCharacters', { file, line }))
    return undefined
  }
  const headings = header.cells.map(heading)
  const places = new Map<K, number>()
  for (const key of Object.keys(columns) as K[]) {
    const { names, required } = columns[key]
    const accepted = new Set(names.map(heading))
    const place = headings.findIndex((text) => accepted.has(text))
    if (place >= 0) places.set(key, place)
    else if (required)
      report(
        error(
          'missingColumn',
          { file, line: header.line },
          {
            column: names[0]!,
            names: names.join(', '),
            found: header.cells.join(', '),
          },
        ),
      )
  }
  if ((Object.keys(columns) as K[]).some((key) => columns[key].required && !places.has(key))) return undefined

  return records.flatMap(({ line, cells, openQuote }) => {
    if (openQuote) {
      report(error('openQuote', { file, line }))
      return []
    }
    if (cells.slice(headings.length).some((cell) => cell.trim() !== '')) {
      report(error('tooManyCells', { file, line }, { found: cells.length, expected: headings.length }))
      return []
    }
    if (cells.every((cell) => cell.trim() === '')) return []
    return {
      line,
      cell: (key: K) => (cells[places.get(key) ?? -1] ?? '').trim(),
      at: (key: K) => ({
        file,
        line,
        column: header.cells[places.get(key) ?? -1]?.trim() ?? columns[key].names[0]!,
      }),
    }
  })
}
