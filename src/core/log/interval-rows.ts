import { dayNumber } from '../calendar/date.ts'
import { openingOn, openMinutesIn } from '../calendar/opening.ts'
import { readSpan, readTime } from '../calendar/time-of-day.ts'
import type { LocalDate } from '../units/time.ts'
import { type Columns, secondsPerUnit } from './columns.ts'
import { type Desk, type RowReader, readCount, type SheetRow, sheetReader } from './desk.ts'
import { knownNames, queueFinder } from './names.ts'
import { slotShares, splitWhole } from './slot-shares.ts'

/** One row of an interval report, its end not yet known where the report gives starts alone. */
interface Report {
  readonly line: number
  readonly date: LocalDate
  readonly queue: number
  readonly startMinute: number
  readonly endMinute?: number
  readonly offered: number
  readonly abandoned: number
  readonly answered: number
  readonly waited: number
  readonly meanWait?: number
  readonly longestWait: number
  readonly meanHandling?: number
  readonly handlingSquared?: number
}

/** Rows with a start alone that are looked at before their length is decided. */
const LOOKED_AT = 200

const NO_HOLIDAYS = { names: new Map(), lastYear: 0 }

/**
 * Reads interval reports (a row a span of the day and queue) into the tally. A span longer than a slot is split
 * by open minutes into whole arrivals. A start alone means an hour where all starts are full hours, else a slot.
 * A row that stands there twice, cell by cell, counts once. Where only a mean handling time is given its spread is taken as exponential (second moment 2·mean²).
 */
export const intervalReader = (desk: Desk, columns: Columns): RowReader => {
  const { city, journal, tally } = desk
  const find = queueFinder(city, 'window')
  const known = knownNames(city.queues)
  const waiting: Report[] = []
  const seen = new Set<string>()
  let bareMinutes: number | undefined

  /** Seconds of a cell in the unit of its heading, or `3:25`; undefined where the cell or the column is empty. */
  const seconds = (row: SheetRow, field: string): number | undefined | 'wrong' => {
    const column = columns[field]
    const text = row.cell(field)
    if (!column || text === '' || /^[-－ー―]+$/.test(text)) return undefined
    const clock = /^\d{1,3}:\d{2}$/.test(text) ? readTime(`0:${text.padStart(5, '0')}`) : undefined
    const value = clock ?? (text.includes(':') ? readTime(text) : undefined)
    if (value !== undefined) return value
    const count = readCount(text)
    if (count !== undefined) return count * secondsPerUnit(column)
    row.reject('noSuchCount', field, { found: text })
    return 'wrong'
  }

  const readReport = (row: SheetRow): Report | undefined => {
    const date = row.date('date')
    if (!date || !journal.plausible(dayNumber(date), row.line, columns.date!.heading)) return undefined
    const found = row.cell('span')
    const span = readSpan(found)
    if (!span) return row.reject('noSuchSpan', 'span', { found })
    const name = row.cell('queue')
    if (name === '') return row.reject('emptyCell', 'queue')
    const queue = find(name)
    if (queue < 0) return row.rejectName('unknownQueue', 'queue', name, known)
    const offered = row.count('offered')
    if (offered === undefined) return undefined
    if (!Number.isInteger(offered))
      return row.reject('noSuchCount', 'offered', { found: row.cell('offered') })
    const times = ['meanWait', 'longestWait', 'meanHandling', 'handlingSquared'].map((field) =>
      seconds(row, field),
    )
    if (times.includes('wrong')) return undefined
    const [meanWait, longestWait, meanHandling, handlingSquared] = times as (number | undefined)[]
    const whole = (field: string): number | undefined => readCount(row.cell(field))
    const abandoned = whole('abandoned') ?? 0
    const answered = whole('answered') ?? Math.max(0, offered - abandoned)
    const minutes = whole('minutes')
    return {
      line: row.line,
      date,
      queue,
      ...span,
      ...(minutes ? { endMinute: span.startMinute + minutes } : {}),
      offered,
      abandoned,
      answered,
      waited: whole('waited') ?? answered,
      longestWait: longestWait ?? 0,
      ...(meanWait === undefined ? {} : { meanWait }),
      ...(meanHandling === undefined ? {} : { meanHandling }),
      ...(handlingSquared === undefined ? {} : { handlingSquared }),
    }
  }

  /** Open minutes of each slot of the span; where none is open, its minutes. */
  const weights = (report: Report, shares: ReturnType<typeof slotShares>): number[] => {
    const hours = openingOn(city, NO_HOLIDAYS, city.queues[report.queue]!.opening, report.date)
    const open = shares.map(({ slot }) => (hours ? openMinutesIn(hours, slot, city.slotMinutes) : 0))
    return open.some((minutes) => minutes > 0) ? open : shares.map(({ minutes }) => minutes)
  }

  const add = (report: Report, endMinute: number): void => {
    journal.keep(dayNumber(report.date), report.line)
    const shares = slotShares(report.startMinute, Math.min(1440, endMinute), city.slotMinutes)
    if (shares.length > 1) journal.note('spanSplit', report.line, columns.span!.heading)
    const by = weights(report, shares)
    const [offered, abandoned, answered, waited] = [
      report.offered,
      report.abandoned,
      report.answered,
      report.waited,
    ].map((total) => splitWhole(total, by))
    const { meanHandling, meanWait, handlingSquared } = report
    for (const [i, { slot }] of shares.entries()) {
      const handled = meanHandling === undefined ? 0 : answered![i]!
      const waits = meanWait === undefined ? 0 : waited![i]!
      const share = report.answered > 0 ? handled / report.answered : 0
      tally.slot({
        day: dayNumber(report.date),
        queue: report.queue,
        slot,
        arrivals: offered![i]!,
        abandoned: abandoned![i]!,
        handled,
        handlingSeconds: Math.round(handled * (meanHandling ?? 0)),
        handlingSecondsSquared: Math.round(
          handlingSquared === undefined ? 2 * handled * (meanHandling ?? 0) ** 2 : handlingSquared * share,
        ),
        waited: waits,
        waitSeconds: Math.round(waits * (meanWait ?? 0)),
        maxWaitSeconds: offered![i]! > 0 ? report.longestWait : 0,
      })
    }
  }

  const decide = (): void => {
    bareMinutes = waiting.every(({ startMinute }) => startMinute % 60 === 0) ? 60 : city.slotMinutes
    for (const report of waiting) add(report, report.startMinute + bareMinutes)
    waiting.length = 0
  }

  const sheet = sheetReader(desk, columns, (row) => {
    const report = readReport(row)
    if (!report) return
    if (report.offered > 0 && seen.has(row.whole)) {
      journal.duplicate()
      return row.note('rowTwice', 'span')
    }
    seen.add(row.whole)
    if (report.endMinute !== undefined) add(report, report.endMinute)
    else if (bareMinutes !== undefined) add(report, report.startMinute + bareMinutes)
    else {
      waiting.push(report)
      if (waiting.length === LOOKED_AT) decide()
    }
  })
  return { record: sheet.record, end: decide }
}
