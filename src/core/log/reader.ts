import type { CityEvent, DayWeather, ExcludedPeriod } from '../calendar/types.ts'
import type { City } from '../city/types.ts'
import type { OutboundCount, Tally, WorkCount } from '../interval/types.ts'
import type { LocalDate } from '../units/time.ts'
import { eventReader, holidayReader } from './calendar-rows.ts'
import { type Columns, recognise } from './columns.ts'
import { outboundReader, workReader } from './counts.ts'
import { cellsOf, type Desk, type RowReader } from './desk.ts'
import { intervalReader } from './interval-rows.ts'
import { latestPlausible, journal as openJournal } from './journal.ts'
import { queueLogReader } from './queue-log.ts'
import type { Fields } from './records.ts'
import { fileSplitter, type RecordSink } from './splitter.ts'
import { ticketReader } from './tickets.ts'
import type { Decode, Delimiter, FileKind, FileReading } from './types.ts'
import { weatherReader } from './weather.ts'
import { isElementRow } from './weather-columns.ts'

/** Records looked at for the headings: reports may have a few title lines above them. */
const TITLE_RECORDS = 10

/** What reading a file needs to know. */
export interface ReadingOptions {
  readonly file: string
  readonly city: City
  readonly tally: Tally
  /** Text of the file's bytes. */
  readonly decode: Decode
  /** The date of the reading: a log cannot be from much later. */
  readonly today: LocalDate
}

/** Reads the records of one file: what it holds is told from its own first records. */
export interface RecordReader extends RecordSink {
  /** What the file gave. To be called once, after the last record. */
  end(): FileReading
}

/** Reads one file in pieces. UTF-8 or CP932, without a byte-order mark. */
export interface FileReader {
  push(chunk: Uint8Array): void
  /** What the file gave. To be called once, after the last piece. */
  end(): FileReading
}

const EUC_HINT = /[ｦ-ﾟ]{4}/

/** A reader of the records of any file the city may hand in. Never throws, whatever they are. */
export const recordReader = ({ file, city, tally, decode, today }: ReadingOptions): RecordReader => {
  const journal = openJournal(file, latestPlausible(today))
  const desk: Desk = { city, decode, journal, tally }
  const weather: DayWeather[] = []
  const holidays: [LocalDate, string][] = []
  const events: CityEvent[] = []
  const excluded: ExcludedPeriod[] = []
  const work: WorkCount[] = []
  const outbound: OutboundCount[] = []
  const titles: string[][] = []
  let kind: FileKind | undefined
  let delimiter: Delimiter | undefined
  let rows: RowReader | undefined
  let isRefused = false

  const readerOf = (found: FileKind, columns: Columns): RowReader => {
    if (found === 'tickets') return ticketReader(desk, columns)
    if (found === 'intervals') return intervalReader(desk, columns)
    if (found === 'holidays') return holidayReader(desk, columns, holidays)
    if (found === 'events') return eventReader(desk, columns, events, excluded)
    if (found === 'work') return workReader(desk, columns, work)
    if (found === 'outbound') return outboundReader(desk, columns, outbound)
    return found === 'calls' ? queueLogReader(desk) : weatherReader(desk, weather)
  }

  const startRows = (found: FileKind, columns: Columns = {}): RowReader => {
    kind = found
    rows = readerOf(found, columns)
    return rows
  }

  const refuse = (code: string, line?: number, values?: Readonly<Record<string, string | number>>): void => {
    isRefused = true
    journal.refuse(code, line === undefined ? {} : { line }, values)
  }

  /** Says what is missing or strange in a file whose headings were not found. */
  const refuseTitles = (line: number): void => {
    const found = titles.map((cells) => ({ cells, recognition: recognise(cells) }))
    const text = titles.flat().join('')
    const part = found.find(({ recognition }) => recognition.found === 'part')
    if (text.trim() === '') return
    if (text.includes('\uFFFD') || EUC_HINT.test(text)) refuse('unreadableCharacters', line)
    else if (found.some(({ recognition }) => recognition.found === 'monthly')) refuse('monthlyCounts', line)
    else if (part?.recognition.found === 'part') {
      const { cells, recognition } = part
      kind = recognition.kind
      for (const names of recognition.missing)
        refuse('missingColumn', line, { column: names[0]!, names: names.join(', '), found: cells.join(', ') })
    } else refuse('unknownFile', line, { found: (titles[0] ?? []).join(', ').slice(0, 200) })
  }

  const lookAt = (fields: Fields): void => {
    const cells = cellsOf(decode, fields)
    const recognition = recognise(cells)
    if (recognition.found === 'layout') {
      startRows(recognition.kind, recognition.columns)
      return
    }
    titles.push(cells)
    if (cells[0]?.includes('ダウンロードした時刻') || isElementRow(cells)) {
      startRows('weather').record(fields)
      return
    }
    if (titles.length === TITLE_RECORDS) refuseTitles(1)
  }

  return {
    begin(found) {
      delimiter = found
      if (found === 'pipe') startRows('calls')
    },
    record(fields) {
      if (rows) rows.record(fields)
      else if (!isRefused) lookAt(fields)
    },
    overlong(line) {
      journal.read()
      journal.reject('lineTooLong', line, undefined)
    },
    end() {
      rows?.end()
      if (!rows && !isRefused && titles.length > 0) refuseTitles(1)
      const { rows: counts, rowIssues, issues, period } = journal.close()
      const isEmpty = counts.read === 0 && issues.length === 0
      return {
        ...(kind ? { kind } : {}),
        ...(delimiter ? { delimiter } : {}),
        rows: counts,
        ...(period ? { period } : {}),
        rowIssues,
        issues: isEmpty ? [{ code: 'emptyLog', severity: 'error', at: { file }, values: {} }] : issues,
        weather,
        holidays: holidays.toSorted(([a], [b]) => (a < b ? -1 : 1)),
        events,
        excluded,
        work,
        outbound,
      }
    },
  }
}

/** A reader of any file the city may hand in. Never throws, whatever the bytes. */
export const fileReader = (options: ReadingOptions): FileReader => {
  const reader = recordReader(options)
  const splitter = fileSplitter(reader)
  return {
    push: splitter.push,
    end() {
      splitter.end()
      return reader.end()
    },
  }
}
