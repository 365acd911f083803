import { clock, dayNumber, isLocalDate } from '../calendar/date.ts'
import { readDate } from '../calendar/japanese-date.ts'
import type { CityEvent, Holidays } from '../calendar/types.ts'
import { absurdAbove } from '../units/absurd.ts'
import { csvRecords } from '../units/csv.ts'
import type { Issue, Place, Result } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'
import type { DemandDay, DemandSeries } from './types.ts'

const MINUTES_A_DAY = 1440
/** No slot has seen more people. */
const MOST = 1e9
/** Counts dated this many days after today are mistyped years. */
const YEAR = 366
/** A column is one of numbers where this share of its cells are; the others are told. */
const NUMBERS = 0.9
/** Days with nothing at all are taken for closed where a usual day has at least this many, and one in four days any. */
const BUSY = 10
const FULL_SHARE = 0.25

interface SeriesRow {
  readonly line: number
  readonly date: LocalDate
  readonly minute: number
  readonly count: number | null
  readonly covariates: readonly number[]
}

interface Heading {
  readonly start: number
  readonly count: number
  /** Numeric columns beside the counts: names and places. */
  readonly covariates: readonly (readonly [string, number])[]
}

const issue = (
  code: string,
  severity: Issue['severity'],
  at: Place,
  values: Issue['values'] = {},
): Issue => ({ code, severity, at, values })

/** `2020-01-06`, `2020-01-06 09:30`, `2020/1/6T09:30:00`: a date and minute in wall clock, or undefined. */
const startOf = (
  text: string,
): { readonly date: LocalDate; readonly minute: number | undefined } | undefined => {
  const [day = '', time, ...rest] = text.trim().split(/[ T]+/)
  if (rest.length > 0) return undefined
  const date = isLocalDate(day) ? day : readDate(day)?.date
  if (date === undefined) return undefined
  if (time === undefined) return { date, minute: undefined }
  const match = /^(\d{1,2}):([0-5]\d)(?::00(?:\.0+)?)?$/.exec(time)
  return match && +match[1]! < 24 ? { date, minute: +match[1]! * 60 + +match[2]! } : undefined
}

/**
 * Reads one demand series from CSV `start,count[,covariate…]`. An empty count is unknown, an absent row is closed.
 * Finer rows add up to slots of `slotMinutes` (1440: a daily series). Whatever had to be guessed is said as a warning.
 * Counts dated after `today` are told, or refused where only a slip explains them; without it any date is believed.
 */
export const readSeries = (
  text: string,
  file: string,
  slotMinutes: number,
  today?: LocalDate,
): Result<DemandSeries> => {
  const issues: Issue[] = []
  const [header, ...records] = csvRecords(text)
  if (!header || records.length === 0) return { ok: false, issues: [issue('emptyFile', 'error', { file })] }
  const heading = headingOf(
    header.cells,
    records.map(({ cells }) => cells),
    file,
    issues,
  )
  if (!heading) return { ok: false, issues }
  issues.push(...covariateIssues(records, heading, file))
  const rows: SeriesRow[] = []
  const lines = new Map<string, number>()
  for (const { line, cells } of records) {
    const row = readRow(cells, line, heading, header.cells, slotMinutes, file, issues)
    if (!row) continue
    const key = `${row.date} ${row.minute}`
    const earlier = lines.get(key)
    if (earlier !== undefined)
      issues.push(
        issue(
          'seriesSameStart',
          'error',
          { file, line, column: header.cells[heading.start]! },
          { found: cells[heading.start]!, earlier },
        ),
      )
    lines.set(key, line)
    rows.push(row)
  }
  if (today !== undefined) issues.push(...futureIssues(rows, today, file, header.cells[heading.start]!))
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  rows.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.minute - b.minute))
  const sane = withoutAbsurd(rows, file, header.cells[heading.count]!, issues)
  const days = withoutEmptyDays(daysOf(sane, slotMinutes, heading.covariates.length), file, issues)
  if (!days.some(({ counts }) => counts.some((count) => count !== null)))
    return { ok: false, issues: [...issues, issue('seriesNothingKnown', 'error', { file })] }
  const fractions = rows.find(({ count }) => count !== null && !Number.isInteger(count))
  if (fractions)
    issues.push(
      issue(
        'seriesFraction',
        'warning',
        { file, line: fractions.line, column: header.cells[heading.count]! },
        { found: fractions.count! },
      ),
    )
  const covariates = heading.covariates.map(([name]) => name)
  return {
    ok: true,
    issues,
    value: { id: file, slotMinutes, days, ...(covariates.length > 0 ? { covariates } : {}) },
  }
}

const isNumeric = (text: string | undefined): boolean =>
  text !== undefined && text.trim() !== '' && Number.isFinite(+text)

/** No regressor is this large; squares of it must not run out of numbers. */
const LARGEST = 1e12

const isRegressor = (text: string | undefined): boolean => isNumeric(text) && Math.abs(+text!) <= LARGEST

const headingOf = (
  cells: readonly string[],
  rows: readonly (readonly string[])[],
  file: string,
  issues: Issue[],
): Heading | undefined => {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  if (cells.length < 2 || startOf(cells[0]!)) {
    issues.push(issue('seriesHeader', 'error', { file, line: 1 }, { found: cells.join(',') }))
    return undefined
  }
  const named = names.includes('start') && names.includes('count')
  const start = named ? names.indexOf('start') : 0
  const count = named ? names.indexOf('count') : 1
  if (!named)
    issues.push(
      issue(
        'seriesColumnsGuessed',
        'warning',
        { file, line: 1 },
        { start: cells[start]!, count: cells[count]! },
      ),
    )
  const covariates: (readonly [string, number])[] = []
  const words: string[] = []
  cells.forEach((name, place) => {
    if (place === start || place === count) return
    const filled = rows.filter((row) => (row[place] ?? '').trim() !== '')
    const numbers = filled.filter((row) => isRegressor(row[place]))
    if (numbers.length > 0 && numbers.length >= NUMBERS * filled.length) covariates.push([name, place])
    else words.push(name)
  })
  if (words.length > 0)
    issues.push(issue('seriesColumnsIgnored', 'warning', { file, line: 1 }, { columns: words.join(', ') }))
  return { start, count, covariates }
}

/** Cells of a column of numbers that are none: told once a column, with the first of them. */
const covariateIssues = (
  records: readonly { readonly line: number; readonly cells: readonly string[] }[],
  { covariates }: Heading,
  file: string,
): Issue[] =>
  covariates.flatMap(([column, place]) => {
    const wrong = records.filter(({ cells }) => {
      const cell = (cells[place] ?? '').trim()
      return cell !== '' && !isRegressor(cell)
    })
    if (wrong.length === 0) return []
    const { line, cells } = wrong[0]!
    const values = { found: cells[place]!, cells: wrong.length }
    return [issue('seriesCovariate', 'warning', { file, line, column }, values)]
  })

const readRow = (
  cells: readonly string[],
  line: number,
  heading: Heading,
  header: readonly string[],
  slotMinutes: number,
  file: string,
  issues: Issue[],
): SeriesRow | undefined => {
  const startText = cells[heading.start] ?? ''
  const countText = (cells[heading.count] ?? '').trim()
  const at = (place: number): Place => ({ file, line, column: header[place]! })
  const start = startOf(startText)
  if (!start) {
    issues.push(issue('seriesStart', 'error', at(heading.start), { found: startText }))
    return undefined
  }
  if (start.minute === undefined && slotMinutes < MINUTES_A_DAY) {
    issues.push(issue('seriesNoTime', 'error', at(heading.start), { found: startText, minutes: slotMinutes }))
    return undefined
  }
  if (countText !== '' && (!isNumeric(countText) || +countText < 0)) {
    issues.push(issue('seriesCount', 'error', at(heading.count), { found: countText }))
    return undefined
  }
  if (+countText > MOST) {
    issues.push(issue('seriesTooMany', 'error', at(heading.count), { found: countText, most: MOST }))
    return undefined
  }
  return {
    line,
    date: start.date,
    minute: start.minute ?? 0,
    count: countText === '' ? null : Math.round(+countText * 1e6) / 1e6,
    covariates: heading.covariates.map(([, place]) =>
      isRegressor(cells[place]) ? +cells[place]! : Number.NaN,
    ),
  }
}

/** What is wrong with counts dated after today: mistyped years line by line, nearer ones together. */
const futureIssues = (
  rows: readonly SeriesRow[],
  today: LocalDate,
  file: string,
  column: string,
): Issue[] => {
  const future = rows.filter(({ date, count }) => count !== null && date > today)
  const mistyped = future.filter(({ date }) => dayNumber(date) - dayNumber(today) > YEAR)
  if (mistyped.length > 0)
    return mistyped.map(({ line, date }) =>
      issue('seriesMistypedYear', 'error', { file, line, column }, { found: date, today }),
    )
  const [first] = future
  if (!first) return []
  const values = { rows: future.length, found: first.date, today }
  return [issue('seriesFuture', 'warning', { file, line: first.line, column }, values)]
}

/** A million visitors in one slot are a slip of the keyboard: unknown, and said so. */
const withoutAbsurd = (
  rows: readonly SeriesRow[],
  file: string,
  column: string,
  issues: Issue[],
): SeriesRow[] => {
  const limit = absurdAbove(rows.flatMap(({ count }) => count ?? []))
  return rows.map((row) => {
    if (row.count === null || row.count <= limit) return row
    issues.push(issue('seriesAbsurd', 'warning', { file, line: row.line, column }, { found: row.count }))
    return { ...row, count: null }
  })
}

const daysOf = (rows: readonly SeriesRow[], slotMinutes: number, covariates: number): DemandDay[] => {
  const byDate = new Map<LocalDate, SeriesRow[]>()
  for (const row of rows) {
    const day = byDate.get(row.date)
    if (day) day.push(row)
    else byDate.set(row.date, [row])
  }
  return [...byDate].map(([date, ofDay]) => {
    const slots = ofDay.map(({ minute }) => Math.floor(minute / slotMinutes))
    const firstSlot = Math.min(...slots)
    const size = Math.max(...slots) - firstSlot + 1
    const counts = new Array<number | null>(size).fill(null)
    const openShare = new Array<number>(size).fill(0)
    const unknown = new Array<boolean>(size).fill(false)
    ofDay.forEach(({ count }, i) => {
      const place = slots[i]! - firstSlot
      openShare[place] = 1
      if (count === null) unknown[place] = true
      else counts[place] = (counts[place] ?? 0) + count
    })
    const means = Array.from({ length: covariates }, (_, i) => {
      const values = ofDay.map((row) => row.covariates[i]!).filter(Number.isFinite)
      return values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : Number.NaN
    })
    return {
      date,
      firstSlot,
      counts: counts.map((count, i) => (unknown[i] ? null : count)),
      ...(openShare.includes(0) ? { openShare } : {}),
      ...(covariates > 0 ? { covariates: means } : {}),
    }
  })
}

/** Days of nothing in a series that is well above zero are closed or were not recorded; either way they teach nothing. */
const withoutEmptyDays = (days: readonly DemandDay[], file: string, issues: Issue[]): DemandDay[] => {
  const total = ({ counts }: DemandDay): number =>
    counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  const isEmpty = (day: DemandDay): boolean => day.counts.every((count) => count === 0)
  const full = days
    .filter((day) => !isEmpty(day) && total(day) > 0)
    .map(total)
    .sort((a, b) => a - b)
  const empty = days.filter(isEmpty)
  const busy = (full[Math.floor(full.length / 10)] ?? 0) >= BUSY && full.length >= FULL_SHARE * days.length
  if (empty.length === 0 || !busy) return [...days]
  issues.push(
    issue(
      'seriesEmptyDays',
      'warning',
      { file },
      { days: empty.length, first: empty[0]!.date, last: empty.at(-1)!.date },
    ),
  )
  return days.filter((day) => !isEmpty(day))
}

/** Events beside a series: public holidays, and everything else as events of their type. */
export interface SeriesEvents {
  readonly holidays: Holidays
  readonly events: readonly CityEvent[]
}

const HOLIDAY_TYPES = ['holiday', 'bank_holiday', 'public_holiday', '祝日']

/** Reads CSV `date,type,name`. Following days of one type and name are one event. */
export const readSeriesEvents = (text: string, file: string): Result<SeriesEvents> => {
  const issues: Issue[] = []
  const [header, ...records] = csvRecords(text)
  if (!header) return { ok: false, issues: [issue('emptyFile', 'error', { file })] }
  const names = header.cells.map((cell) => cell.trim().toLowerCase())
  const place = (name: string): number => names.indexOf(name)
  if (place('date') < 0 || place('type') < 0)
    return {
      ok: false,
      issues: [
        issue('seriesEventsHeader', 'error', { file, line: header.line }, { found: header.cells.join(',') }),
      ],
    }
  const holidays = new Map<LocalDate, string>()
  const dated: { date: LocalDate; type: string; name: string }[] = []
  for (const { line, cells } of records) {
    const found = cells[place('date')] ?? ''
    const date = isLocalDate(found.trim()) ? (found.trim() as LocalDate) : readDate(found.trim())?.date
    const type = (cells[place('type')] ?? '').trim()
    const name = (cells[place('name')] ?? '').trim() || type
    if (date === undefined)
      issues.push(issue('seriesStart', 'error', { file, line, column: 'date' }, { found }))
    else if (type === '') issues.push(issue('seriesNoType', 'error', { file, line, column: 'type' }))
    else if (HOLIDAY_TYPES.includes(type)) holidays.set(date, name)
    else dated.push({ date, type, name })
  }
  if (issues.length > 0) return { ok: false, issues }
  dated.sort((a, b) => (a.type === b.type ? (a.date < b.date ? -1 : 1) : a.type < b.type ? -1 : 1))
  const events: CityEvent[] = []
  for (const { date, type, name } of dated) {
    const last = events.at(-1)
    if (last && last.type === type && last.name.en === name && dayNumber(date) - dayNumber(last.to) === 1)
      events[events.length - 1] = { ...last, to: date }
    else events.push({ from: date, to: date, type, queues: [], name: { ja: name, en: name } })
  }
  const years = [...holidays.keys()].map((date) => +date.slice(0, 4))
  return {
    ok: true,
    issues,
    value: { holidays: { names: holidays, lastYear: Math.max(0, ...years) }, events },
  }
}

/** The first moment of a slot as a series file writes it. */
export const startText = (date: LocalDate, slot: number, slotMinutes: number): string =>
  slotMinutes >= MINUTES_A_DAY ? date : `${date} ${clock(slot * slotMinutes)}`
