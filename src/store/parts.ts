import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
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

/** The contents list of a store: receipts of its parts, oldest first. A part is there when its receipt is. */
export interface Contents {
  readonly version: 1
  readonly slotMinutes: number
  readonly parts: readonly Receipt[]
}

const CONTENTS = 'contents.json'
const FLUSH = 1 << 16

/** A part being written; it belongs to the store only once it is adopted. */
export interface Draft {
  readonly path: string
  /** The intervals added so far: as many as the file has days, queues and slots, however many rows. */
  readonly intervals: readonly Interval[]
  add(interval: Interval): void
  /** Ends the part with what is not intervals. */
  close(extras: PartExtras): void
}

const partPath = (store: string, sha256: string): string => join(store, 'parts', `${sha256}.jsonl`)

const line = (i: Interval): string =>
  `["${i.date}",${i.slot},${JSON.stringify(i.queue)},${i.arrivals},${i.abandoned},${i.handled},${i.handlingSeconds},${i.handlingSecondsSquared},${i.waited},${i.waitSeconds},${i.maxWaitSeconds}]\n`

type Line = readonly [
  LocalDate,
  number,
  string,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]

const intervalOf = (cells: Line): Interval => ({
  date: cells[0],
  slot: cells[1],
  queue: cells[2],
  arrivals: cells[3],
  abandoned: cells[4],
  handled: cells[5],
  handlingSeconds: cells[6],
  handlingSecondsSquared: cells[7],
  waited: cells[8],
  waitSeconds: cells[9],
  maxWaitSeconds: cells[10],
})

/** Opens a draft. */
export const openDraft = (store: string, name: string): Draft => {
  const folder = join(store, 'parts')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `.${process.pid}-${name}.draft`)
  const file = openSync(path, 'w')
  const intervals: Interval[] = []
  let text = ''
  const flush = (): void => {
    writeSync(file, text)
    text = ''
  }
  return {
    path,
    intervals,
    add(interval) {
      intervals.push(interval)
      text += line(interval)
      if (text.length > FLUSH) flush()
    },
    close(extras) {
      text += `${JSON.stringify(extras)}\n`
      flush()
      closeSync(file)
    },
  }
}

/** Reads a part of a store. */
export const readPart = async (
  store: string,
  sha256: string,
): Promise<{ intervals: Interval[]; extras: PartExtras }> => {
  const text = await readFile(partPath(store, sha256), 'utf8')
  const lines = JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`) as (Line | PartExtras)[]
  const extras = lines.pop() as PartExtras
  return { intervals: (lines as Line[]).map(intervalOf), extras }
}

export const dropDrafts = async (drafts: readonly Draft[]): Promise<void> => {
  await Promise.all(drafts.map(({ path }) => rm(path, { force: true })))
}

/** The contents list of a store; an empty one where there is no store yet. */
export const readContents = async (store: string, slotMinutes: number): Promise<Contents> => {
  try {
    return JSON.parse(await readFile(join(store, CONTENTS), 'utf8')) as Contents
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { version: 1, slotMinutes, parts: [] }
    throw error
  }
}

/** Makes drafts part of the store, all in one instant: the renaming of the new contents list. */
export const adopt = async (
  store: string,
  contents: Contents,
  added: readonly { readonly draft: Draft; readonly receipt: Receipt }[],
): Promise<void> => {
  await mkdir(join(store, 'parts'), { recursive: true })
  for (const { draft, receipt } of added) await rename(draft.path, partPath(store, receipt.sha256))
  const path = join(store, `.${process.pid}-${CONTENTS}`)
  const file = await open(path, 'w')
  try {
    const parts = [...contents.parts, ...added.map(({ receipt }) => receipt)]
    await file.writeFile(`${JSON.stringify({ ...contents, parts }, null, 1)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(path, join(store, CONTENTS))
}
