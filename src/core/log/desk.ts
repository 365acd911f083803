import { narrow, readDate } from '../calendar/japanese-date.ts'
import type { City } from '../city/types.ts'
import type { Tally } from '../interval/types.ts'
import type { LocalDate } from '../units/time.ts'
import { cellText } from './cells.ts'
import type { Columns } from './columns.ts'
import type { Journal, Values } from './journal.ts'
import type { Fields } from './records.ts'
import type { Decode } from './types.ts'

/** What a reader of rows needs besides the rows. */
export interface Desk {
  readonly city: City
  readonly decode: Decode
  readonly journal: Journal
  readonly tally: Tally
}

/** Reads the rows of one kind of file. */
export interface RowReader {
  record(fields: Fields): void
  end(): void
}

/** A row of a small file, read by field. A cell that cannot be read rejects the row and gives undefined. */
export interface SheetRow {
  readonly line: number
  /** All cells as they stand, for telling rows that are there twice. */
  readonly whole: string
  has(field: string): boolean
  cell(field: string): string
  date(field: string): LocalDate | undefined
  /** A number of at least 0; undefined when the cell is empty or no such number, which rejects the row. */
  count(field: string): number | undefined
  reject(code: string, field: string, values?: Values): undefined
  rejectName(code: string, field: string, name: string, known: string): undefined
  note(code: string, field: string): void
}

/** Texts of all cells of a record. */
export const cellsOf = (decode: Decode, { bytes, starts, ends, count }: Fields): string[] =>
  Array.from({ length: count }, (_, i) => cellText(decode, bytes, starts[i]!, ends[i]!))

/** A number of at least 0 as people write it (`1,234`, `１２`, `30件`), or undefined. */
export const readCount = (text: string): number | undefined => {
  const match = /^(\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?:件|人|呼|回|分|秒)?$/.exec(narrow(text))
  return match ? Number(match[1]!.replaceAll(',', '')) : undefined
}

/** A reader that gives each row of a file with headings to `take`, which keeps or rejects it. */
export const sheetReader = (
  { decode, journal }: Desk,
  columns: Columns,
  take: (row: SheetRow) => void,
): RowReader => ({
  record(fields) {
    journal.read()
    const cells = cellsOf(decode, fields)
    const { line } = fields
    const heading = (field: string): string => columns[field]?.heading ?? field
    const row: SheetRow = {
      line,
      whole: cells.join('\t'),
      has: (field) => columns[field] !== undefined,
      cell: (field) => cells[columns[field]?.index ?? -1] ?? '',
      date(field) {
        const found = row.cell(field)
        if (found === '') return row.reject('emptyCell', field)
        const read = readDate(found)
        if (!read) return row.reject('noSuchDate', field, { found })
        if (read.eraEnded) journal.note('eraEnded', line, heading(field), { found })
        return read.date
      },
      count(field) {
        const found = row.cell(field)
        if (found === '') return row.reject('emptyCell', field)
        return readCount(found) ?? row.reject('noSuchCount', field, { found })
      },
      reject(code, field, values) {
        const unreadable = String(values?.found ?? '').includes('\uFFFD')
        journal.reject(unreadable ? 'unreadableCharacters' : code, line, heading(field), values)
        return undefined
      },
      rejectName(code, field, name, known) {
        journal.rejectName(code, line, heading(field), name, known)
        return undefined
      },
      note: (code, field) => journal.note(code, line, heading(field)),
    }
    take(row)
  },
  end() {},
})
