import { addDays, dateOf, dayNumber } from '../calendar/date.ts'
import type { Issue } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'
import type { RowCounts } from './types.ts'

/** Issues of single rows listed one by one; the rest of a file is only counted. */
const LISTED = 1000

/** A log with this many days between one date and the next holds a mistyped year. */
const YEAR = 366

const EARLIEST: LocalDate = '2000-01-01'

export type Values = Readonly<Record<string, string | number>>

/** Keeps book of one file while it is read: rows, days, what was wrong and what was noticed. */
export interface Journal {
  read(): void
  /** A row is kept; `day` is NaN where it speaks of no day of a log. */
  keep(day: number, line: number): void
  duplicate(): void
  /** Arrivals without a trusted handling time; −1 where a later row brings it. */
  untimed(arrivals: number): void
  /** A row is left out, and listed with its reason. */
  reject(code: string, line: number, column: string | undefined, values?: Values): void
  /** A row is kept, but something in it is wrong and listed. */
  fault(code: string, line: number, column: string | undefined, values?: Values): void
  /** A row is left out because of a name nobody knows; one issue a name, with its rows counted. */
  rejectName(code: string, line: number, column: string, name: string, known: string): void
  /** Something worth knowing that happens in many rows; one warning a code, with its rows counted. */
  note(code: string, line: number, column: string | undefined, values?: Values): void
  /** Something wrong with the file as a whole. */
  refuse(code: string, place: { readonly line?: number; readonly column?: string }, values?: Values): void
  /** Whether a log may speak of this day; lists the row when not. */
  plausible(day: number, line: number, column: string): boolean
  close(): {
    readonly rows: RowCounts
    readonly rowIssues: readonly Issue[]
    readonly issues: readonly Issue[]
    readonly period?: { readonly from: LocalDate; readonly to: LocalDate }
  }
}

const byLine = (a: Issue, b: Issue): number => (a.at.line ?? 0) - (b.at.line ?? 0)

interface Counted {
  readonly issue: Issue
  rows: number
}

/** A journal of a file. `latest` is the last date a log may hold (a later one is a mistyped year). */
export const journal = (file: string, latest: LocalDate): Journal => {
  const issues: Issue[] = []
  const listed: Issue[] = []
  const names = new Map<string, Counted>()
  const notes = new Map<string, Counted>()
  const firstLine = new Map<number, number>()
  let lastDay = Number.NaN
  let read = 0
  let kept = 0
  let rejected = 0
  let duplicates = 0
  let untimed = 0
  let unlisted = 0
  const firstDay = dayNumber(EARLIEST)
  const finalDay = dayNumber(latest)

  const place = (line: number | undefined, column: string | undefined) => ({
    file,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  })

  const list = (code: string, line: number, column: string | undefined, values: Values): void => {
    if (listed.length < LISTED) listed.push({ code, severity: 'error', at: place(line, column), values })
    else unlisted++
  }

  const count = (
    map: Map<string, Counted>,
    key: string,
    severity: Issue['severity'],
    code: string,
    at: Issue['at'],
    values: Values,
  ): void => {
    const known = map.get(key)
    if (known) known.rows++
    else if (map.size < LISTED) map.set(key, { issue: { code, severity, at, values }, rows: 1 })
    else unlisted++
  }

  const counted = (map: Map<string, Counted>): Issue[] =>
    [...map.values()].map(({ issue, rows }) => ({ ...issue, values: { ...issue.values, rows } }))

  /** Where a file leaps over more than a year, the lesser side is the mistyped one. */
  const leaps = (days: readonly number[]): Issue[] =>
    days.flatMap((day, i) => {
      const before = days[i - 1]
      if (before === undefined || day - before <= YEAR) return []
      const odd = i <= days.length / 2 ? before : day
      return {
        code: 'yearLeap',
        severity: 'error',
        at: place(firstLine.get(odd), undefined),
        values: { found: dateOf(odd), other: dateOf(odd === day ? before : day) },
      }
    })

  return {
    read() {
      read++
    },
    keep(day, line) {
      kept++
      if (day === lastDay || Number.isNaN(day)) return
      lastDay = day
      if (!firstLine.has(day)) firstLine.set(day, line)
    },
    duplicate() {
      duplicates++
    },
    untimed(arrivals) {
      untimed += arrivals
    },
    reject(code, line, column, values = {}) {
      rejected++
      list(code, line, column, values)
    },
    fault(code, line, column, values = {}) {
      list(code, line, column, values)
    },
    rejectName(code, line, column, name, known) {
      rejected++
      count(names, `${code}/${name}`, 'error', code, place(line, column), { found: name, known })
    },
    note(code, line, column, values = {}) {
      count(notes, code, 'warning', code, place(line, column), values)
    },
    refuse(code, where, values = {}) {
      issues.push({ code, severity: 'error', at: { file, ...where }, values })
    },
    plausible(day, line, column) {
      if (day >= firstDay && day <= finalDay) return true
      rejected++
      list('dateOutOfRange', line, column, {
        found: dateOf(day),
        from: EARLIEST,
        to: latest,
      })
      return false
    },
    close() {
      const days = [...firstLine.keys()].sort((a, b) => a - b)
      const rest: Issue[] = unlisted
        ? [{ code: 'moreRejected', severity: 'error', at: { file }, values: { rows: unlisted } }]
        : []
      return {
        rows: { read, kept, rejected, duplicates, untimed },
        rowIssues: [...[...listed, ...counted(names)].sort(byLine), ...rest],
        issues: [...issues, ...leaps(days), ...counted(notes)],
        ...(days.length > 0 ? { period: { from: dateOf(days[0]!), to: dateOf(days.at(-1)!) } } : {}),
      }
    },
  }
}

/** The last date that a log read on a date may hold: clocks in closed networks may be off, a century is not. */
export const latestPlausible = (today: LocalDate): LocalDate => addDays(today, YEAR)
