import type { CityEvent, DayWeather, ExcludedPeriod } from '../calendar/types.ts'
import type { Gap, OutboundCount, WorkCount } from '../interval/types.ts'
import type { Issue } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'

/** What a file turned out to hold. */
export type FileKind =
  | 'tickets'
  | 'intervals'
  | 'calls'
  | 'weather'
  | 'holidays'
  | 'events'
  | 'outbound'
  | 'work'

/** How the characters of a file are stored. Byte-order marks are told from the names. */
export type Encoding = 'utf-8' | 'cp932' | 'utf-16le' | 'utf-16be'

export type Delimiter = 'comma' | 'tab' | 'semicolon' | 'pipe'

/** Text of bytes; U+FFFD where they are none. A port, for the core knows no character tables. */
export type Decode = (bytes: Uint8Array) => string

/** Rows of one file: `read` = `kept` + `rejected` + `duplicates`. */
export interface RowCounts {
  readonly read: number
  readonly kept: number
  readonly rejected: number
  /** 再呼出 rows of a ticket that is already counted: one arrival. */
  readonly duplicates: number
  /** Arrivals whose handling time is missing or not to be trusted (0, over 4 hours, ended by a batch at closing). */
  readonly untimed: number
}

/** What one file gave besides the intervals, which go to the tally while it is read. */
export interface FileReading {
  readonly kind?: FileKind
  readonly delimiter?: Delimiter
  readonly rows: RowCounts
  readonly period?: { readonly from: LocalDate; readonly to: LocalDate }
  /** What is wrong with single rows, each left out or named; the other rows could be used without them. */
  readonly rowIssues: readonly Issue[]
  /** What is wrong with the file as a whole, and what was noticed. */
  readonly issues: readonly Issue[]
  readonly weather: readonly DayWeather[]
  /** Public holidays by date, ascending. */
  readonly holidays: readonly (readonly [LocalDate, string])[]
  readonly events: readonly CityEvent[]
  readonly excluded: readonly ExcludedPeriod[]
  readonly work: readonly WorkCount[]
  readonly outbound: readonly OutboundCount[]
}

/** What became of one file: the slip a manager gets for it. */
export interface Receipt {
  readonly file: string
  /** SHA-256 of the content, unpacked. */
  readonly sha256: string
  /** Bytes on disk, packed where the file is packed. */
  readonly bytes: number
  readonly kind?: FileKind
  readonly encoding?: Encoding
  readonly delimiter?: Delimiter
  readonly rows: RowCounts
  readonly period?: { readonly from: LocalDate; readonly to: LocalDate }
  /** Arrivals by queue. */
  readonly arrivals: Readonly<Record<string, number>>
  /** Stretches in which the recorder seems to have been down. */
  readonly gaps: readonly Gap[]
  /** The very same content was stored before and is not counted again. */
  readonly alreadyStored: boolean
}
