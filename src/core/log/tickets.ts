import { dateOf, dayNumber, weekday } from '../calendar/date.ts'
import { readDate } from '../calendar/japanese-date.ts'
import { inForce } from '../calendar/opening.ts'
import { readTime } from '../calendar/time-of-day.ts'
import type { City } from '../city/types.ts'
import { cellMemory, cellText, NOT_PLAIN, plainDay, plainTime } from './cells.ts'
import type { Columns, FoundColumn } from './columns.ts'
import type { Desk, RowReader } from './desk.ts'
import { knownNames, queueFinder } from './names.ts'
import { ABANDONED, HANDLED, recalls } from './recalls.ts'
import type { Fields } from './records.ts'

/** No visit takes longer; a longer one is a number that nobody closed. */
const LONGEST_HANDLING = 4 * 3600

/** The visitor was not there, gave up, or took the number for nothing. */
const GONE = ['不在', '呼出不在', 'キャンセル', '取消', '未応対', 'no-show', 'cancelled', 'abandoned']

const EMPTY = -2
const WRONG = -3

/** Seconds of the day at which a counter closes on a date: times at which machines close all open numbers at once. */
const closingSeconds = (city: City, day: number): ReadonlySet<number> => {
  const date = dateOf(day)
  return new Set(
    city.openings
      .filter((rule) => inForce(rule, date) && rule.weekdays.includes(weekday(date)))
      .map((rule) => rule.closeMinute * 60),
  )
}

/**
 * Reads ticket-machine rows, one a number drawn, into the tally. Wait = call − issue, handling = end − start of
 * service (or − call). A row of a ticket already counted (再呼出) adds no arrival but what the first
 * row lacked. An end that is missing, at closing time, at once or hours later gives no handling time.
 */
export const ticketReader = (desk: Desk, columns: Columns): RowReader => {
  const { city, decode, journal, tally } = desk
  const tickets = recalls()
  const findQueue = queueFinder(city, 'window')
  const known = knownNames(city.queues)
  const column = (field: string): number => columns[field]?.index ?? -1
  const [dateAt, numberAt, queueAt, issuedAt] = ['date', 'number', 'queue', 'issued'].map(column)
  const [calledAt, startedAt, endedAt, resultAt] = ['called', 'started', 'ended', 'result'].map(column)
  const least = Math.max(dateAt!, queueAt!, issuedAt!) + 1
  const heading = (field: string): string => columns[field]!.heading
  let line = 0

  const text = (bytes: Uint8Array, start: number, end: number): string =>
    start >= end ? '' : cellText(decode, bytes, start, end)

  const eraEndedDays = new Set<number>()
  const dayByText = cellMemory((bytes, start, end) => {
    const plain = plainDay(bytes, start, end)
    if (plain !== NOT_PLAIN) return plain
    const found = readDate(text(bytes, start, end).replace(/[ T　]\D*\d{1,2}[:：時].*$/, ''))
    if (!found) return Number.NaN
    if (found.eraEnded) eraEndedDays.add(dayNumber(found.date))
    return dayNumber(found.date)
  })
  const queueByText = cellMemory((bytes, start, end) => {
    const name = text(bytes, start, end)
    return name === '' ? EMPTY : findQueue(name)
  })
  const goneByText = cellMemory((bytes, start, end) =>
    GONE.some((word) => text(bytes, start, end).normalize('NFKC').includes(word)) ? 1 : 0,
  )

  /** Seconds of a cell, `EMPTY`, or `WRONG`; a date before the time is left out. */
  const time = (fields: Fields, at: number): number => {
    if (at < 0 || at >= fields.count) return EMPTY
    const { bytes } = fields
    const start = fields.starts[at]!
    const end = fields.ends[at]!
    if (start >= end) return EMPTY
    const plain = plainTime(bytes, start, end)
    if (plain !== NOT_PLAIN) return plain
    const space = spaceIn(bytes, start, end)
    const afterDate = space < 0 ? NOT_PLAIN : plainTime(bytes, space + 1, end)
    if (afterDate !== NOT_PLAIN) return afterDate
    const cell = text(bytes, start, end)
    if (cell === '' || /^[-－ー―*]+$/.test(cell)) return EMPTY
    return readTime(cell.replace(/^.*\d[日)]?[ T　](?=\D*\d{1,2}[:：時])/, '')) ?? WRONG
  }

  const wrongTime = (fields: Fields, field: string): void => {
    const { index } = columns[field] as FoundColumn
    const found = text(fields.bytes, fields.starts[index]!, fields.ends[index]!)
    journal.reject(found.includes('\uFFFD') ? 'unreadableCharacters' : 'noSuchTime', line, heading(field), {
      found,
    })
  }

  const wrongDate = (fields: Fields, field: string, start: number, end: number): void => {
    const found = text(fields.bytes, start, end)
    if (found === '') journal.reject('emptyCell', line, heading(field))
    else journal.reject('noSuchDate', line, heading(field), { found })
  }

  const wrongQueue = (start: number, end: number, fields: Fields): void => {
    const found = text(fields.bytes, start, end)
    if (found === '') journal.reject('emptyCell', line, heading('queue'))
    else if (found.includes('\uFFFD')) journal.reject('unreadableCharacters', line, heading('queue'))
    else journal.rejectName('unknownQueue', line, heading('queue'), found, known)
  }

  let closingDay = Number.NaN
  let closings: ReadonlySet<number> = new Set()
  /** Trusted handling seconds, or −1. */
  const handlingOf = (day: number, begin: number, end: number): number => {
    if (day !== closingDay) {
      closingDay = day
      closings = closingSeconds(city, day)
    }
    const seconds = end - begin
    return seconds > 0 && seconds <= LONGEST_HANDLING && !(end % 60 === 0 && closings.has(end)) ? seconds : -1
  }

  /** A further row of a ticket that is counted: the last result holds, and the first trusted handling time. */
  const tellMore = (
    day: number,
    queue: number,
    issued: number,
    ticket: number,
    gone: boolean,
    handling: number,
  ): void => {
    const state = tickets.state(ticket)
    const wasGone = (state & ABANDONED) !== 0
    const wasHandled = (state & HANDLED) !== 0
    const isGone = gone && !wasHandled
    const handledNow = handling >= 0 && !wasHandled
    if (isGone === wasGone && !handledNow) return
    tally.visit(day, queue, issued, 0, +isGone - +wasGone, -1, handledNow ? handling : -1)
    const isUntimed = !isGone && !wasHandled && !handledNow
    journal.untimed(+isUntimed - +(!wasGone && !wasHandled))
    tickets.mark(ticket, (isGone ? ABANDONED : 0) | (wasHandled || handledNow ? HANDLED : 0))
  }

  const hasDate = dateAt! >= 0
  const dateField = hasDate ? 'date' : 'issued'
  const dayAt = hasDate ? dateAt! : issuedAt!

  return {
    record(fields) {
      const { bytes, starts, ends, count } = fields
      line = fields.line
      journal.read()
      if (count < least) {
        journal.reject('tooFewCells', line, undefined, { found: count, expected: least })
        return
      }
      const space = hasDate ? -1 : spaceIn(bytes, starts[dayAt]!, ends[dayAt]!)
      const dayEnd = space < 0 ? ends[dayAt]! : space
      const day = dayByText(bytes, starts[dayAt]!, dayEnd)
      if (Number.isNaN(day)) return wrongDate(fields, dateField, starts[dayAt]!, dayEnd)
      if (!journal.plausible(day, line, heading(dateField))) return
      const queue = queueByText(bytes, starts[queueAt!]!, ends[queueAt!]!)
      if (queue < 0) return wrongQueue(starts[queueAt!]!, ends[queueAt!]!, fields)
      const issued = time(fields, issuedAt!)
      if (issued === EMPTY) return journal.reject('emptyCell', line, heading('issued'))
      if (issued === WRONG) return wrongTime(fields, 'issued')
      const called = time(fields, calledAt!)
      if (called === WRONG) return wrongTime(fields, 'called')
      const started = time(fields, startedAt!)
      if (started === WRONG) return wrongTime(fields, 'started')
      const ended = time(fields, endedAt!)
      if (ended === WRONG) return wrongTime(fields, 'ended')
      if (eraEndedDays.size > 0 && eraEndedDays.has(day))
        journal.note('eraEnded', line, heading(dateField), { found: text(bytes, starts[dayAt]!, dayEnd) })

      const gone =
        resultAt! >= 0 && resultAt! < count && goneByText(bytes, starts[resultAt!]!, ends[resultAt!]!) === 1
      const begin = started >= 0 ? started : called
      const handling = gone || begin < 0 || ended < 0 ? -1 : handlingOf(day, begin, ended)
      const wait = called >= 0 ? called - issued : started >= 0 ? started - issued : -1
      if (begin >= 0 && begin < issued) {
        journal.reject(
          'endBeforeStart',
          line,
          heading(called >= 0 ? 'called' : 'started'),
          times(issued, begin),
        )
        return
      }
      if (begin >= 0 && ended >= 0 && ended < begin)
        journal.fault('endBeforeStart', line, heading('ended'), times(begin, ended))

      const earlier =
        numberAt! >= 0 && numberAt! < count && starts[numberAt!]! < ends[numberAt!]!
          ? tickets.seen(day, queue, issued, bytes, starts[numberAt!]!, ends[numberAt!]!)
          : undefined
      if (earlier !== undefined && earlier >= 0) {
        journal.duplicate()
        tellMore(day, queue, issued, earlier, gone, handling)
        return
      }
      if (earlier !== undefined) tickets.markNew((handling >= 0 ? HANDLED : 0) | (gone ? ABANDONED : 0))
      if (handling < 0 && !gone) journal.untimed(1)
      journal.keep(day, line)
      tally.visit(day, queue, issued, 1, gone ? 1 : 0, wait, handling)
    },
    end() {},
  }
}

const clockText = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')

/** Place of the blank between a date and a time, or −1. */
const spaceIn = (bytes: Uint8Array, start: number, end: number): number => {
  for (let at = start; at < end; at++) if (bytes[at] === 0x20) return at
  return -1
}

const times = (start: number, end: number) => ({ start: clockText(start), end: clockText(end) })
