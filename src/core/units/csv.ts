/** One record of a delimited text: its cells without their quotes, and the line it starts on (1-based). */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
  /** True when a quote was opened and never closed: the cells are then those of the first line alone. */
  readonly openQuote: boolean
}

/** More lines than any honest quoted cell has. Past it an open quote is a mistake, not a long cell. */
const MOST_LINES = 50

/** End of the quoted cell that starts at `at`: the place of its closing quote, or −1. */
const closingQuote = (text: string, at: number): number => {
  for (let quote = text.indexOf('"', at + 1); quote >= 0; quote = text.indexOf('"', quote + 2))
    if (text[quote + 1] !== '"') return quote
  return -1
}

/**
 * Cells of one record, written as in RFC 4180: a cell may be quoted, and then a doubled quote is one quote and
 * delimiters and line ends are text. A quote inside an unquoted cell is text. Undefined when a quote is left
 * open: the record goes on in the next line.
 */
export const splitCells = (record: string, delimiter = ','): string[] | undefined => {
  if (!record.includes('"')) return record.split(delimiter)
  const cells: string[] = []
  for (let at = 0; ; ) {
    let cell = ''
    if (record[at] === '"') {
      const end = closingQuote(record, at)
      if (end < 0) return undefined
      cell = record.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    }
    const next = record.indexOf(delimiter, at)
    cells.push(cell + (next < 0 ? record.slice(at) : record.slice(at, next)))
    if (next < 0) return cells
    at = next + delimiter.length
  }
}

/** All records of a text. Lines end with LF, CRLF or CR; empty lines and a byte-order mark are skipped. */
export function* csvRecords(text: string, delimiter = ','): Generator<CsvRecord> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  for (let index = 0; index < lines.length; index++) {
    const line = index + 1
    const first = lines[index]!
    if (first.trim() === '') continue
    let record = first
    let cells = splitCells(record, delimiter)
    let last = index
    while (cells === undefined && last + 1 < lines.length && last - index < MOST_LINES) {
      record += `\n${lines[++last]!}`
      cells = splitCells(record, delimiter)
    }
    if (cells) index = last
    yield { line, cells: cells ?? first.split(delimiter), openQuote: cells === undefined }
  }
}

/** A cell written so that `splitCells` reads it back. */
export const csvCell = (value: string, delimiter = ','): string =>
  value.startsWith('"') || value.includes(delimiter) || /[\r\n]/.test(value)
    ? `"${value.replaceAll('"', '""')}"`
    : value
