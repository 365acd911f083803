import { createHash, type Hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fiscalYear } from '../../src/core/calendar/date.ts'
import { type Random, seeded } from '../../src/core/units/random.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { queueLogLines } from './calls.ts'
import { outboundLines, workLines } from './counts.ts'
import { encodeCp932 } from './cp932.ts'
import { type Day, FIRST, LAST } from './days.ts'
import { type Inputs, readInputs } from './inputs.ts'
import { hasOnlyIntervals, INTERVAL_HEADINGS, intervalLines } from './intervals.ts'
import { MACHINES, printedHeadings, printedName } from './machines.ts'
import { type TrueDay, trueRates } from './rates.ts'
import { ticketRows } from './tickets.ts'
import { drawArrivals, placePeople, type Served, serve } from './visits.ts'

export const SEED = 'keyaki-1'
/** Raised whenever the same inputs give other files. */
const EDITION = 1
const MARK = '.complete.json'

/** One generated file and what a perfect reader finds in it. */
export interface GeneratedFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  /** Data rows without the heading: all, those that repeat a ticket (再呼出), those that cannot be read. */
  readonly rows: number
  readonly repeats: number
  readonly broken: number
}

export interface Generated {
  readonly inputs: string
  readonly files: readonly GeneratedFile[]
}

export interface GenerateOptions {
  /** Share of the work done, 0 to 1. */
  readonly onProgress?: (share: number) => void
  /** Only these dates; a part has exactly the rows that the whole has for them. */
  readonly from?: LocalDate
  readonly to?: LocalDate
}

interface Draft {
  readonly encode: (text: string) => Uint8Array
  readonly newline: string
  readonly hash: Hash
  readonly lines: string[]
  bytes: number
  rows: number
  repeats: number
  broken: number
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')
const ENCODERS = { cp932: encodeCp932, utf8, bare: utf8 } as const
const BYTE_ORDER_MARK = '\ufeff'

/** The files of one fiscal year while they grow. */
class YearFiles {
  readonly #folder: string
  readonly #drafts = new Map<string, Draft>()

  constructor(folder: string) {
    this.#folder = folder
  }

  add(
    name: string,
    encoding: keyof typeof ENCODERS,
    headings: string | undefined,
    lines: readonly string[],
    counts = { repeats: 0, broken: 0 },
  ): void {
    if (lines.length === 0) return
    const draft = this.#drafts.get(name) ?? this.#open(name, encoding, headings)
    for (const line of lines) draft.lines.push(line)
    draft.rows += lines.length
    draft.repeats += counts.repeats
    draft.broken += counts.broken
  }

  #open(name: string, encoding: keyof typeof ENCODERS, headings: string | undefined): Draft {
    const mark = encoding === 'utf8' ? BYTE_ORDER_MARK : ''
    const draft: Draft = {
      encode: ENCODERS[encoding],
      newline: encoding === 'bare' ? '\n' : '\r\n',
      hash: createHash('sha256'),
      lines: headings === undefined ? [] : [mark + headings],
      bytes: 0,
      rows: 0,
      repeats: 0,
      broken: 0,
    }
    this.#drafts.set(name, draft)
    return draft
  }

  /** Appends what has come since the last call, so that memory holds weeks and not years. */
  async flush(): Promise<void> {
    for (const [name, draft] of this.#drafts) {
      if (draft.lines.length === 0) continue
      const bytes = draft.encode(draft.lines.join(draft.newline) + draft.newline)
      await appendFile(join(this.#folder, name), bytes)
      draft.hash.update(bytes)
      draft.bytes += bytes.length
      draft.lines.length = 0
    }
  }

  async close(): Promise<GeneratedFile[]> {
    await this.flush()
    const files = [...this.#drafts].map(([name, { hash, bytes, rows, repeats, broken }]) => {
      return { name, bytes, sha256: hash.digest('hex'), rows, repeats, broken }
    })
    this.#drafts.clear()
    return files
  }
}

/** Everything that happened at the desks and phones on one day, by queue. */
const playDay = (
  inputs: Inputs,
  day: Day,
  queues: readonly TrueDay[],
  random: Random,
): Map<string, Served[]> => {
  const played = new Map<string, Served[]>()
  const luckCv = 0.05
  const cityLuck = random.fork('luck').gamma(1 / luckCv ** 2, luckCv ** 2)
  for (const activity of inputs.city.activities) {
    const here = queues.filter(({ queue }) => queue.activity === activity.id)
    const [first] = here
    if (!first) continue
    const dice = random.fork(activity.id)
    const arrivals = here
      .flatMap((queue) => drawArrivals(queue, day.date, cityLuck, dice))
      .sort((a, b) => a.at - b.at)
    const people = placePeople(activity, here, day.date, dice)
    const served = serve(arrivals, people, first.hours.closeMinute, activity.kind === 'phone')
    for (const { queue } of here)
      played.set(
        queue.id,
        served.filter((visit) => visit.queue === queue.id),
      )
  }
  return played
}

const writeTickets = (
  inputs: Inputs,
  day: Day,
  queues: readonly TrueDay[],
  played: ReadonlyMap<string, Served[]>,
  random: Random,
  files: YearFiles,
): void => {
  const year = fiscalYear(day.date)
  const { city } = inputs
  for (const { id: department } of city.departments) {
    const machine = MACHINES[department]![year - 2018]!
    const teams = new Set(city.teams.filter((team) => team.department === department).map(({ id }) => id))
    const activities = new Set(city.activities.filter(({ team }) => teams.has(team)).map(({ id }) => id))
    const windows = queues.filter(({ queue }) => queue.channel === 'window' && activities.has(queue.activity))
    for (const { queue, hours } of windows.filter(({ queue }) => hasOnlyIntervals(queue.id, year))) {
      const lines = intervalLines(day.date, printedName(machine, queue), hours, played.get(queue.id)!)
      files.add(`intervals-${queue.id}-fy${year}.csv`, 'cp932', INTERVAL_HEADINGS, lines)
    }
    const ticketed = windows.map(({ queue }) => queue).filter(({ id }) => !hasOnlyIntervals(id, year))
    const visits = ticketed.flatMap(({ id }) => played.get(id)!)
    const rows = ticketRows(department, day.date, ticketed, visits, machine, random.fork(department))
    const name = `tickets-${department}-fy${year}.csv`
    files.add(name, machine.encoding, printedHeadings(machine), rows.lines, rows)
  }
}

const writeDay = (
  inputs: Inputs,
  day: Day,
  queues: readonly TrueDay[],
  random: Random,
  files: YearFiles,
): void => {
  const year = fiscalYear(day.date)
  const played = playDay(inputs, day, queues, random.fork('play'))
  writeTickets(inputs, day, queues, played, random.fork('tickets'), files)
  const calls = queues
    .filter(({ queue }) => queue.channel === 'phone')
    .flatMap(({ queue }) => played.get(queue.id)!)
    .sort((a, b) => a.at - b.at)
  if (calls.length > 0)
    files.add(`queue_log-fy${year}`, 'bare', undefined, queueLogLines(day.date, calls, random.fork('calls')))
  files.add(
    `outbound-fy${year}.csv`,
    'cp932',
    '日付,時間帯,架電数,接触数(本人),約束数,平均通話秒,オペレーター数',
    outboundLines(day, random.fork('outbound')),
  )
  const arrivals = new Map([...played].map(([queue, visits]) => [queue, visits.length]))
  files.add(`work-fy${year}.csv`, 'utf8', '日付,業務,件数', workLines(day, arrivals, random.fork('work')))
}

const inputsHash = (inputs: Inputs, from: LocalDate, to: LocalDate): string => {
  const hash = createHash('sha256').update(`${SEED}/${EDITION}/${from}/${to}`)
  for (const bytes of inputs.bytes) hash.update(bytes)
  return hash.digest('hex')
}

/** What an earlier call left in the folder, if it is whole and of the same inputs. */
const finished = async (folder: string, inputs: string): Promise<Generated | undefined> => {
  const mark = join(folder, MARK)
  if (!existsSync(mark)) return undefined
  const generated = JSON.parse(await readFile(mark, 'utf8')) as Generated
  if (generated.inputs !== inputs) return undefined
  for (const { name, bytes } of generated.files) {
    const path = join(folder, name)
    if (!existsSync(path) || (await stat(path)).size !== bytes) return undefined
  }
  return generated
}

/**
 * Writes the logs of Keyaki into a folder: tickets, calls, outbound and back-office counts, as dirty as real ones.
 * The folder is replaced as a whole once all is written, and left alone when it already holds the same.
 */
export const generate = async (folder: string, options: GenerateOptions = {}): Promise<Generated> => {
  const { onProgress, from = FIRST, to = LAST } = options
  const inputs = readInputs(dirname(import.meta.dirname))
  const hash = inputsHash(inputs, from, to)
  const before = await finished(folder, hash)
  if (before) return before
  const partial = `${folder}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true })
  const random = seeded(SEED)
  const days = trueRates(inputs, random.fork('rates')).filter(({ day }) => day.date >= from && day.date <= to)
  const files: GeneratedFile[] = []
  const open = new YearFiles(partial)
  for (const [i, { day, queues }] of days.entries()) {
    writeDay(inputs, day, queues, random.fork(day.date), open)
    const next = days[i + 1]
    if (!next || fiscalYear(next.day.date) !== fiscalYear(day.date)) files.push(...(await open.close()))
    if (i % 20 === 19) {
      await open.flush()
      onProgress?.(i / days.length)
    }
  }
  const generated: Generated = { inputs: hash, files }
  await writeFile(join(partial, MARK), `${JSON.stringify(generated, null, 1)}\n`)
  await rm(folder, { recursive: true, force: true })
  await rename(partial, folder)
  onProgress?.(1)
  return generated
}
