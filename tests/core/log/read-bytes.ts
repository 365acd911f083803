import iconv from 'iconv-lite'
import { intervalTally } from '../../../src/core/interval/tally.ts'
import type { Interval } from '../../../src/core/interval/types.ts'
import { fileReader } from '../../../src/core/log/reader.ts'
import type { FileReading } from '../../../src/core/log/types.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { keyaki } from '../../fixtures/keyaki.ts'

export const city = keyaki()

export interface ReadBack extends FileReading {
  readonly intervals: readonly Interval[]
}

interface Options {
  readonly encoding?: 'utf-8' | 'cp932'
  /** Lengths of the pieces the bytes come in, over and over; by default all at once. */
  readonly pieces?: readonly number[]
  readonly today?: LocalDate
}

/** What a reader makes of bytes. */
export const readBytes = (
  bytes: Uint8Array,
  { encoding = 'utf-8', pieces, today }: Options = {},
): ReadBack => {
  const intervals: Interval[] = []
  const tally = intervalTally(
    city.queues.map(({ id }) => id),
    city.slotMinutes,
    (interval) => intervals.push(interval),
  )
  const decoder = new TextDecoder(encoding === 'cp932' ? 'shift_jis' : 'utf-8')
  const decode = (cell: Uint8Array) => decoder.decode(cell)
  const reader = fileReader({ file: 'log.csv', city, tally, decode, today: today ?? '2026-11-21' })
  if (pieces) {
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const length = pieces[turn % pieces.length]!
      reader.push(bytes.slice(at, at + length))
      at += length
    }
  } else reader.push(bytes)
  const reading = reader.end()
  tally.finish()
  return { ...reading, intervals }
}

export const bytesOf = (text: string, encoding: 'utf-8' | 'cp932' = 'utf-8'): Uint8Array =>
  iconv.encode(text, encoding)

/** What a reader makes of a text. */
export const readText = (text: string, options: Options = {}): ReadBack =>
  readBytes(bytesOf(text, options.encoding), options)

/** Codes of all issues, rows first. */
export const codes = ({ rowIssues, issues }: ReadBack): string[] =>
  [...rowIssues, ...issues].map(({ code }) => code)

/** The sum of a field over the intervals of a queue. */
export const total = (
  { intervals }: ReadBack,
  field: Exclude<keyof Interval, 'date' | 'queue'>,
  queue?: string,
): number =>
  intervals
    .filter((interval) => queue === undefined || interval.queue === queue)
    .reduce((sum, interval) => sum + (interval[field] ?? 0), 0)
