import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { dateOf, dayNumber } from '../core/calendar/date.ts'
import type { CityEvent, DayWeather, ExcludedPeriod } from '../core/calendar/types.ts'
import type { Interval, OutboundCount, WorkCount } from '../core/interval/types.ts'
import type { Receipt } from '../core/log/types.ts'
import type { LocalDate } from '../core/units/time.ts'

/** What one file left in the store besides intervals. */
export interface PartExtras {
  readonly weather: readonly DayWeather[]
  readonly holidays: readonly (readonly [LocalDate, string])[]
  readonly events: readonly CityEvent[]
  readonly excluded: readonly ExcludedPeriod[]
  readonly work: readonly WorkCount[]
  readonly outbound: readonly OutboundCount[]
}

/** Raised whenever parts are written otherwise: a store of another version is made anew from the city's files. */
const VERSION = 2

/** The contents list of a store: receipts of its parts, oldest first. A part is there when its receipt is. */
export interface Contents {
  readonly version: typeof VERSION
  readonly slotMinutes: number
  readonly parts: readonly Receipt[]
}

/** What one file left in the store. */
export interface PartContent {
  readonly intervals: readonly Interval[]
  readonly extras: PartExtras
}

/** First line of a part: what is not numbers, and how many rows of them follow. */
interface Head {
  readonly queues: readonly string[]
  readonly rows: number
  readonly extras: PartExtras
}

const CONTENTS = 'contents.json'

const partPath = (store: string, sha256: string): string => join(store, 'parts', `${sha256}.part`)

/** Numbers of an interval in a part, and the bytes of one. */
const NUMBERS = 11
const BYTES = Float64Array.BYTES_PER_ELEMENT

/** A part as bytes: one line of JSON, blanks up to a multiple of 8, then the intervals as rows of numbers. */
const packed = ({ intervals, extras }: PartContent): Uint8Array => {
  const queues = [...new Set(intervals.map(({ queue }) => queue))].sort()
  const head: Head = { queues, rows: intervals.length, extras }
  const text = Buffer.from(JSON.stringify(head))
  const front = Math.ceil((text.length + 1) / BYTES) * BYTES
  const bytes = new Uint8Array(front + intervals.length * NUMBERS * BYTES).fill(0x20, 0, front)
  bytes.set(text)
  bytes[front - 1] = 0x0a
  const numbers = new Float64Array(bytes.buffer, front)
  const placeOf = new Map(queues.map((queue, place) => [queue, place]))
  let at = 0
  for (const i of intervals) {
    numbers[at++] = dayNumber(i.date)
    numbers[at++] = i.slot
    numbers[at++] = placeOf.get(i.queue)!
    numbers[at++] = i.arrivals ?? Number.NaN
    numbers[at++] = i.abandoned
    numbers[at++] = i.handled
    numbers[at++] = i.handlingSeconds
    numbers[at++] = i.handlingSecondsSquared
    numbers[at++] = i.waited
    numbers[at++] = i.waitSeconds
    numbers[at++] = i.maxWaitSeconds
  }
  return bytes
}

const unpacked = (bytes: Uint8Array): PartContent => {
  const front = bytes.indexOf(0x0a) + 1
  const { queues, rows, extras } = JSON.parse(Buffer.from(bytes.subarray(0, front)).toString()) as Head
  const length = rows * NUMBERS
  if (bytes.length !== front + length * BYTES) throw new Error('a part of the store is cut short')
  const numbers = new Float64Array(Uint8Array.from(bytes.subarray(front)).buffer, 0, length)
  let day = Number.NaN
  let date: LocalDate = '1970-01-01'
  const intervals = Array.from({ length: rows }, (_, row): Interval => {
    const at = row * NUMBERS
    if (numbers[at] !== day) {
      day = numbers[at]!
      date = dateOf(day)
    }
    const arrivals = numbers[at + 3]!
    return {
      date,
      slot: numbers[at + 1]!,
      queue: queues[numbers[at + 2]!]!,
      arrivals: Number.isNaN(arrivals) ? null : arrivals,
      abandoned: numbers[at + 4]!,
      handled: numbers[at + 5]!,
      handlingSeconds: numbers[at + 6]!,
      handlingSecondsSquared: numbers[at + 7]!,
      waited: numbers[at + 8]!,
      waitSeconds: numbers[at + 9]!,
      maxWaitSeconds: numbers[at + 10]!,
    }
  })
  return { intervals, extras }
}

/** Reads a part of a store. */
export const readPart = async (store: string, sha256: string): Promise<PartContent> =>
  unpacked(await readFile(partPath(store, sha256)))

/** Writes a file and waits until it is on the disk. */
const writeDurably = async (path: string, content: string | Uint8Array): Promise<void> => {
  const file = await open(path, 'w')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The contents list of a store; an empty one where there is no store yet. */
export const readContents = async (store: string, slotMinutes: number): Promise<Contents> => {
  const empty: Contents = { version: VERSION, slotMinutes, parts: [] }
  try {
    const found = JSON.parse(await readFile(join(store, CONTENTS), 'utf8')) as Contents
    return found.version === VERSION ? found : empty
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return empty
    throw error
  }
}

/** Adds parts to a store, all in one instant: the renaming of the new contents list. Until then nobody sees them. */
export const adopt = async (
  store: string,
  contents: Contents,
  added: readonly (PartContent & { readonly receipt: Receipt })[],
): Promise<void> => {
  await mkdir(join(store, 'parts'), { recursive: true })
  for (const part of added) await writeDurably(partPath(store, part.receipt.sha256), packed(part))
  const draft = join(store, `.${process.pid}-${CONTENTS}`)
  const parts = [...contents.parts, ...added.map(({ receipt }) => receipt)]
  await writeDurably(draft, `${JSON.stringify({ ...contents, parts }, null, 1)}\n`)
  await rename(draft, join(store, CONTENTS))
}
