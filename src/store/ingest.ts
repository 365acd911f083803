import { basename } from 'node:path'
import { dateOf } from '../core/calendar/date.ts'
import type { City } from '../core/city/types.ts'
import { intervalTally } from '../core/interval/tally.ts'
import type { Gap, Interval } from '../core/interval/types.ts'
import { type RecordReader, recordReader } from '../core/log/reader.ts'
import type { Encoding, FileReading, Receipt } from '../core/log/types.ts'
import type { Issue } from '../core/units/issue.ts'
import type { LocalDate } from '../core/units/time.ts'
import { otherYears, overlaps } from './conflicts.ts'
import { gapsOf, readParts } from './history.ts'
import { adopt, type Contents, type PartContent, readContents } from './parts.ts'
import { decoderOf, hashOf, sizeOf } from './source.ts'
import { splitAhead, splitHere } from './split.ts'

export interface IngestProgress {
  readonly file: string
  /** Files done before this one, and all of them. */
  readonly done: number
  readonly files: number
  readonly bytes: number
  readonly ofBytes: number
}

export interface IngestOptions {
  readonly city: City
  /** Folder of the store; made when it is not there. */
  readonly store: string
  /** Dates that are stored already are taken from these files instead. */
  readonly replace?: boolean
  /** Rows that cannot be read are left out with a warning; else one such row keeps everything from being stored. */
  readonly skipRejected?: boolean
  /** Date of the reading, for telling mistyped years; today in Japan by default. */
  readonly today?: LocalDate
  readonly onProgress?: (progress: IngestProgress) => void
}

export interface Ingested {
  readonly receipts: readonly Receipt[]
  readonly issues: readonly Issue[]
  /** False when an error kept everything from being stored. */
  readonly stored: boolean
}

interface ReadFile extends PartContent {
  readonly receipt: Receipt
  readonly issues: readonly Issue[]
  /** Errors among the issues that concern single rows. */
  readonly rowErrors: number
}

const NOTHING_READ: FileReading = {
  rows: { read: 0, kept: 0, rejected: 0, duplicates: 0, untimed: 0 },
  rowIssues: [],
  issues: [],
  weather: [],
  holidays: [],
  events: [],
  excluded: [],
  work: [],
  outbound: [],
}

/** Bytes from which a file is worth a thread of its own. */
const LARGE = 1 << 24

const todayInJapan = (): LocalDate => dateOf(Math.floor((Date.now() + 9 * 3_600_000) / 86_400_000))

const asWarning = (issue: Issue): Issue => ({ ...issue, severity: 'warning' })
const isError = ({ severity }: Issue): boolean => severity === 'error'

const readFile = async (
  path: string,
  options: IngestOptions,
  bytes: number,
  onBytes: (bytes: number) => void,
): Promise<ReadFile> => {
  const { city, skipRejected = false, today = todayInJapan() } = options
  const intervals: Interval[] = []
  const arrivals = new Map<string, number>()
  const tally = intervalTally(
    city.queues.map(({ id }) => id),
    city.slotMinutes,
    (interval) => {
      arrivals.set(interval.queue, (arrivals.get(interval.queue) ?? 0) + (interval.arrivals ?? 0))
      intervals.push(interval)
    },
  )
  const file = basename(path)
  let reader: RecordReader | undefined
  const readerOf = (encoding: Encoding): RecordReader => {
    reader = recordReader({ file, city, tally, decode: decoderOf(encoding), today })
    return reader
  }
  const source =
    bytes >= LARGE ? await splitAhead(path, readerOf, onBytes) : await splitHere(path, readerOf, onBytes)
  const reading = reader?.end() ?? NOTHING_READ
  tally.finish()
  const { weather, holidays, events, excluded, work, outbound } = reading
  const extras = { weather, holidays, events, excluded, work, outbound }
  const { kind, delimiter, rows, period } = reading
  const receipt: Receipt = {
    file,
    sha256: source.sha256,
    bytes,
    ...(kind ? { kind } : {}),
    ...(source.encoding ? { encoding: source.encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    rows,
    ...(period ? { period } : {}),
    arrivals: Object.fromEntries([...arrivals].sort(([a], [b]) => (a < b ? -1 : 1))),
    gaps: [],
    alreadyStored: false,
  }
  if (source.fault) {
    const at = { file: source.fault === 'noSuchFile' || source.fault === 'isFolder' ? path : file }
    const fault: Issue = { code: source.fault, severity: 'error', at, values: { rows: rows.read } }
    return { receipt, intervals, extras, issues: [fault], rowErrors: 0 }
  }
  const rowIssues = skipRejected ? reading.rowIssues.map(asWarning) : reading.rowIssues
  return {
    receipt,
    intervals,
    extras,
    issues: [...rowIssues, ...reading.issues],
    rowErrors: rowIssues.filter(isError).length,
  }
}

const sameFile = (file: string, other: string): Issue => ({
  code: 'sameFile',
  severity: 'warning',
  at: { file },
  values: { other },
})

/** The receipt of a file that is stored already; files of another size than all stored ones are not even hashed. */
const storedBefore = async (
  path: string,
  bytes: number,
  parts: readonly Receipt[],
): Promise<Receipt | undefined> => {
  if (!parts.some((part) => part.bytes === bytes)) return undefined
  const sha256 = await hashOf(path)
  return parts.find((part) => part.sha256 === sha256)
}

interface ReadFiles {
  readonly receipts: Receipt[]
  readonly issues: Issue[]
  /** Files whose content is neither stored nor read before. */
  readonly fresh: ReadFile[]
}

const readFiles = async (
  files: readonly string[],
  { parts }: Contents,
  options: IngestOptions,
): Promise<ReadFiles> => {
  const receipts: Receipt[] = []
  const issues: Issue[] = []
  const fresh: ReadFile[] = []
  const seen = new Map(parts.map(({ sha256, file }) => [sha256, file]))
  for (const [done, path] of files.entries()) {
    const ofBytes = await sizeOf(path)
    const file = basename(path)
    const stored = await storedBefore(path, ofBytes, parts)
    const read = stored
      ? { receipt: { ...stored, file } }
      : await readFile(path, options, ofBytes, (bytes) =>
          options.onProgress?.({ file, done, files: files.length, bytes, ofBytes }),
        )
    const { receipt } = read
    const known = receipt.sha256 === '' ? undefined : seen.get(receipt.sha256)
    if (known !== undefined || !('issues' in read)) {
      receipts.push({ ...receipt, alreadyStored: true })
      issues.push(sameFile(file, known ?? file))
      continue
    }
    seen.set(receipt.sha256, file)
    receipts.push(receipt)
    issues.push(...read.issues)
    fresh.push(read)
  }
  return { receipts, issues, fresh }
}

const slotLength = (store: string, { slotMinutes: found }: Contents, expected: number): Issue[] =>
  found === expected
    ? []
    : [{ code: 'slotLength', severity: 'error', at: { file: store }, values: { found, expected } }]

/** What to do where nothing but single rows was wrong. */
const rowsRefused = (store: string, issues: readonly Issue[], fresh: readonly ReadFile[]): Issue[] => {
  const errors = issues.filter(isError).length
  const ofRows = fresh.reduce((sum, { rowErrors }) => sum + rowErrors, 0)
  return errors > 0 && errors === ofRows
    ? [{ code: 'rowsRefused', severity: 'error', at: { file: store }, values: { issues: ofRows } }]
    : []
}

/** The outages that lie in the dates and queues of a receipt. */
const gapsIn = ({ arrivals, period }: Receipt, gaps: readonly Gap[]): readonly Gap[] =>
  period
    ? gaps.filter(
        ({ queue, date }) => arrivals[queue] !== undefined && period.from <= date && date <= period.to,
      )
    : []

/**
 * Reads files of any known kind into the store: all of them or, where one has an error, none. What a file holds
 * is told from its content; the same content is counted once.
 */
export const ingest = async (files: readonly string[], options: IngestOptions): Promise<Ingested> => {
  const { city, store, replace = false } = options
  const contents = await readContents(store, city.slotMinutes)
  const { receipts, issues, fresh } = await readFiles(files, contents, options)
  issues.push(...slotLength(store, contents, city.slotMinutes))
  issues.push(...rowsRefused(store, issues, fresh))
  const refused: Ingested = { receipts, issues, stored: false }
  if (issues.some(isError) || fresh.length === 0) return refused

  const parts = await readParts(store)
  if (!replace) issues.push(...overlaps(parts, fresh))
  issues.push(...otherYears(parts, fresh))
  if (issues.some(isError)) return refused

  const gaps = gapsOf([...parts, ...fresh], city)
  const added = fresh.map((part) => ({
    ...part,
    receipt: { ...part.receipt, gaps: gapsIn(part.receipt, gaps) },
  }))
  await adopt(store, contents, added)
  const final = new Map(added.map(({ receipt }, i) => [fresh[i]!.receipt, receipt]))
  return { receipts: receipts.map((receipt) => final.get(receipt) ?? receipt), issues, stored: true }
}
