import { basename } from 'node:path'
import { dateOf, dayNumber } from '../core/calendar/date.ts'
import type { City } from '../core/city/types.ts'
import { intervalTally } from '../core/interval/tally.ts'
import { type RecordReader, recordReader } from '../core/log/reader.ts'
import type { Encoding, FileReading, Receipt } from '../core/log/types.ts'
import type { Issue } from '../core/units/issue.ts'
import type { LocalDate } from '../core/units/time.ts'
import { eachKey, gapsOf, keyOfCount, keyOfInterval, type Part, readParts } from './history.ts'
import { adopt, type Draft, dropDrafts, openDraft, type PartExtras, readContents } from './parts.ts'
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

interface ReadFile {
  readonly draft: Draft
  readonly receipt: Receipt
  readonly extras: PartExtras
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

/** Days apart from everything stored at which a log is taken for one of another year. */
const YEAR = 366

/** Bytes from which a file is worth a thread of its own. */
const LARGE = 1 << 24

const todayInJapan = (): LocalDate => dateOf(Math.floor((Date.now() + 9 * 3_600_000) / 86_400_000))

const asWarning = (issue: Issue): Issue => ({ ...issue, severity: 'warning' })
const isError = ({ severity }: Issue): boolean => severity === 'error'

const readFile = async (
  path: string,
  name: string,
  options: IngestOptions,
  bytes: number,
  onBytes: (bytes: number) => void,
): Promise<ReadFile> => {
  const { city, store, skipRejected = false, today = todayInJapan() } = options
  const draft = openDraft(store, name)
  const arrivals = new Map<string, number>()
  const tally = intervalTally(
    city.queues.map(({ id }) => id),
    city.slotMinutes,
    (interval) => {
      arrivals.set(interval.queue, (arrivals.get(interval.queue) ?? 0) + (interval.arrivals ?? 0))
      draft.add(interval)
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
  draft.close(extras)
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
    return { draft, receipt, extras, issues: [fault], rowErrors: 0 }
  }
  const rowIssues = skipRejected ? reading.rowIssues.map(asWarning) : reading.rowIssues
  return {
    draft,
    receipt,
    extras,
    issues: [...rowIssues, ...reading.issues],
    rowErrors: rowIssues.filter(isError).length,
  }
}

const isLog = ({ kind }: Receipt): boolean => kind === 'tickets' || kind === 'intervals' || kind === 'calls'

/** Dates that a part counts and an earlier part has counted already; one issue a pair of files. */
const overlaps = (stored: readonly Part[], added: readonly Part[]): Issue[] => {
  const owner = new Map<string, Part>()
  const issues: Issue[] = []
  for (const part of [...stored, ...added]) {
    const shared = new Map<Part, Set<LocalDate>>()
    const claim = (key: string, date: LocalDate): void => {
      const earlier = owner.get(key) ?? part
      if (earlier === part) owner.set(key, part)
      else shared.set(earlier, (shared.get(earlier) ?? new Set()).add(date))
    }
    eachKey(part.intervals, keyOfInterval, claim)
    eachKey(part.extras.work, keyOfCount, claim)
    eachKey(part.extras.outbound, keyOfCount, claim)
    if (!added.includes(part)) continue
    for (const [{ receipt }, days] of shared) {
      const dates = [...days].sort()
      const values = { other: receipt.file, from: dates[0]!, to: dates.at(-1)!, days: dates.length }
      issues.push({ code: 'alreadyStored', severity: 'error', at: { file: part.receipt.file }, values })
    }
  }
  return issues
}

const daysApart = (a: Receipt, b: Receipt): number => {
  if (!a.period || !b.period) return 0
  const [first, second] = a.period.from < b.period.from ? [a.period, b.period] : [b.period, a.period]
  return dayNumber(second.from) - dayNumber(first.to)
}

/** A log of another year: more than a year apart from every other log there is. */
const otherYear = (part: Part, others: readonly Part[]): Issue[] => {
  const logs = others.filter(({ receipt }) => isLog(receipt) && receipt.period)
  if (!isLog(part.receipt) || !part.receipt.period || logs.length === 0) return []
  if (logs.some(({ receipt }) => daysApart(part.receipt, receipt) <= YEAR)) return []
  const periods = logs.map(({ receipt }) => receipt.period!)
  const { from, to } = part.receipt.period
  const values = {
    from,
    to,
    storedFrom: periods.map((period) => period.from).sort()[0]!,
    storedTo: periods
      .map((period) => period.to)
      .sort()
      .at(-1)!,
  }
  return [{ code: 'otherYear', severity: 'error', at: { file: part.receipt.file }, values }]
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

/**
 * Reads files of any known kind into the store: all of them or, where one has an error, none. What a file holds
 * is told from its content; the same content is counted once.
 */
export const ingest = async (files: readonly string[], options: IngestOptions): Promise<Ingested> => {
  const { city, store, replace = false, onProgress } = options
  const contents = await readContents(store, city.slotMinutes)
  const drafts: Draft[] = []
  const receipts: Receipt[] = []
  const issues: Issue[] = []
  const fresh: ReadFile[] = []
  const seen = new Map(contents.parts.map(({ sha256, file }) => [sha256, file]))
  try {
    for (const [done, path] of files.entries()) {
      const ofBytes = await sizeOf(path)
      const progress = (bytes: number) =>
        onProgress?.({ file: basename(path), done, files: files.length, bytes, ofBytes })
      const stored = await storedBefore(path, ofBytes, contents.parts)
      if (stored) {
        receipts.push({ ...stored, file: basename(path), alreadyStored: true })
        issues.push(sameFile(basename(path), stored.file))
        continue
      }
      const read = await readFile(path, String(done), options, ofBytes, progress)
      drafts.push(read.draft)
      const known = seen.get(read.receipt.sha256)
      if (known !== undefined && read.receipt.sha256 !== '') {
        receipts.push({ ...read.receipt, alreadyStored: true })
        issues.push(sameFile(read.receipt.file, known))
        continue
      }
      seen.set(read.receipt.sha256, read.receipt.file)
      receipts.push(read.receipt)
      issues.push(...read.issues)
      fresh.push(read)
    }
    if (contents.slotMinutes !== city.slotMinutes)
      issues.push({
        code: 'slotLength',
        severity: 'error',
        at: { file: store },
        values: { found: contents.slotMinutes, expected: city.slotMinutes },
      })
    const errors = issues.filter(isError)
    const refusedRows = fresh.reduce((sum, { rowErrors }) => sum + rowErrors, 0)
    if (errors.length > 0 && errors.length === refusedRows)
      issues.push({
        code: 'rowsRefused',
        severity: 'error',
        at: { file: store },
        values: { issues: refusedRows },
      })
    if (errors.length > 0 || fresh.length === 0) return { receipts, issues, stored: false }

    const parts = await readParts(store)
    const added = fresh.map(({ draft, receipt, extras }) => ({ receipt, intervals: draft.intervals, extras }))
    if (!replace) issues.push(...overlaps(parts, added))
    for (const part of added)
      issues.push(
        ...otherYear(
          part,
          [...parts, ...added].filter((other) => other !== part),
        ),
      )
    if (issues.some(isError)) return { receipts, issues, stored: false }

    const gaps = gapsOf([...parts, ...added], city)
    const withGaps = receipts.map((receipt) =>
      receipt.alreadyStored || !isLog(receipt) || !receipt.period
        ? receipt
        : {
            ...receipt,
            gaps: gaps.filter(
              ({ queue, date }) =>
                receipt.arrivals[queue] !== undefined &&
                receipt.period!.from <= date &&
                date <= receipt.period!.to,
            ),
          },
    )
    await adopt(
      store,
      contents,
      fresh.map(({ draft, receipt }) => ({ draft, receipt: withGaps[receipts.indexOf(receipt)]! })),
    )
    return { receipts: withGaps, issues, stored: true }
  } finally {
    await dropDrafts(drafts)
  }
}
