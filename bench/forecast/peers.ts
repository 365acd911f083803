import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays } from '../../src/core/calendar/date.ts'
import { accuracyOf, emptyTally, type Tally, tallyDay } from '../../src/core/forecast/score.ts'
import type { SlotForecast } from '../../src/core/forecast/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { type Judged, LEVELS, WEEKS } from './protocol.ts'
import type { BenchSeries } from './series.ts'

/** No forecast of a peer is begun after this many seconds. */
const PATIENCE = 720

/** A peer under protocol P1 on one series, scored by the same code as ours. */
export interface PeerFigures extends Judged {
  readonly peer: string
  /** Mean processor seconds of a training and its forecast. */
  readonly seconds: number
  /** Weeks it was judged on; fewer than asked where time ran out or it failed. */
  readonly weeks: number
}

interface Done {
  readonly job: readonly [series: string, gap: number, origin: LocalDate, peer: string]
  readonly seconds?: number
  readonly trouble?: string
}

/** Figures of all peers by series (its place) and gap in days; undefined where the peers are not installed. */
export type Peers = (series: BenchSeries, gapDays?: number) => readonly PeerFigures[]

const pythonOfPeers = (): string | undefined => {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  const folder = process.env.HANKAN_PEERS ?? join(cache, 'hankan', 'peers')
  const python = join(folder, 'bin', 'python')
  if (existsSync(python)) return python
  process.stderr.write(
    `no forecast peers at ${folder}: their figures are left out (bench/peers/setup.sh installs them)\n`,
  )
  return undefined
}

const originsOf = ({ end }: BenchSeries): LocalDate[] =>
  Array.from({ length: WEEKS }, (_, i) => addDays(end, -7 * (WEEKS - i)))

/** Days of nothing but rest and holidays behind a day that are looked through for a holiday. */
const LONGEST_REST = 12

/** The series as rows of open slots, with what every peer may know of the calendar. */
const csvOf = ({ series, context }: BenchSeries): string => {
  const open = new Set(series.days.map(({ date }) => date))
  const isHoliday = (date: LocalDate): boolean => context.holidays.names.has(date)
  const isAfter = (date: LocalDate): boolean => {
    for (let back = 1; back <= LONGEST_REST; back++) {
      const before = addDays(date, -back)
      if (isHoliday(before)) return true
      if (open.has(before)) return false
    }
    return false
  }
  const rows = series.days.flatMap(({ date, firstSlot, counts }) =>
    counts.map((count, i) => [date, firstSlot + i, count ?? '', +isHoliday(date), +isAfter(date)].join(',')),
  )
  return `${['date,slot,count,holiday,after', ...rows].join('\n')}\n`
}

/**
 * Runs the peers of bench/peers/forecast_peers.py on the same rows and origins as ours. Two processes of one thread
 * each; a series is asked again with the gap where its rows say so.
 */
export const measurePeers = (benches: readonly BenchSeries[]): Peers | undefined => {
  const python = pythonOfPeers()
  if (python === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'hankan-peers-'))
  try {
    const plan = benches.flatMap((bench, i) => {
      writeFileSync(join(folder, `s${i}.csv`), csvOf(bench))
      const gaps = bench.gapPeerWape === undefined ? [0] : [0, 28]
      const { slotMinutes } = bench.series
      return gaps.map((gap) => ({ series: `s${i}`, slotMinutes, gap, origins: originsOf(bench) }))
    })
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan))
    const script = join(import.meta.dirname, '..', 'peers', 'forecast_peers.py')
    const { status } = spawnSync(python, [script, folder, String(PATIENCE)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (status !== 0) {
      process.stderr.write(`the forecast peers ended with ${status}: their figures are left out\n`)
      return undefined
    }
    return scored(folder, benches)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const scored = (folder: string, benches: readonly BenchSeries[]): Peers => {
  const { done, versions } = JSON.parse(readFileSync(join(folder, 'done.json'), 'utf8')) as {
    readonly done: readonly Done[]
    readonly versions: Readonly<Record<string, string>>
  }
  const names = Object.entries(versions).map((pair) => pair.join(' '))
  process.stderr.write(`peers: ${names.join(', ')}\n`)
  const troubles = new Map<string, number>()
  for (const { job, trouble } of done) {
    if (trouble === undefined) continue
    const [series, gap, , peer] = job
    const what = `${benches[Number(series.slice(1))]!.name}, gap ${gap}: ${peer}, ${trouble}`
    troubles.set(what, (troubles.get(what) ?? 0) + 1)
  }
  for (const [what, weeks] of troubles) process.stderr.write(`left out ${weeks} of ${WEEKS} weeks: ${what}\n`)
  const answers = answersOf(readFileSync(join(folder, 'answers.csv'), 'utf8'))
  return (bench, gapDays = 0) => {
    const id = `s${benches.indexOf(bench)}`
    const ofSeries = done.filter(({ job }) => job[0] === id && job[1] === gapDays)
    return [...new Set(ofSeries.map(({ job }) => job[3]))].sort().flatMap((peer) => {
      const made = ofSeries.filter(({ job, seconds }) => job[3] === peer && seconds !== undefined)
      if (made.length === 0) return []
      const tally = emptyTally()
      for (const { job } of made) tallyOrigin(tally, bench, answers.get(job.join('/'))!)
      return {
        peer,
        accuracy: accuracyOf(tally, 1),
        wql: (200 * tally.pinball) / tally.actual,
        seconds: made.reduce((sum, { seconds }) => sum + seconds!, 0) / made.length,
        weeks: made.length,
      }
    })
  }
}

type Answers = ReadonlyMap<string, ReadonlyMap<string, readonly SlotForecast[]>>

/** Slots by job and date. */
const answersOf = (csv: string): Answers => {
  const answers = new Map<string, Map<string, SlotForecast[]>>()
  for (const line of csv.trim().split(/\r?\n/).slice(1)) {
    const [series, gap, origin, peer, date, slot, mean, ...quantiles] = line.split(',')
    const job = [series, gap, origin, peer].join('/')
    const days = answers.get(job) ?? new Map<string, SlotForecast[]>()
    answers.set(job, days)
    const slots = days.get(date!) ?? []
    days.set(date!, slots)
    slots.push({ slot: Number(slot), mean: Number(mean), slotCv: 0, quantiles: quantiles.map(Number) })
  }
  return answers
}

const tallyOrigin = (
  tally: Tally,
  { series }: BenchSeries,
  days: ReadonlyMap<string, readonly SlotForecast[]>,
): void => {
  for (const day of series.days) {
    const slots = days.get(day.date)
    if (slots) tallyDay(tally, { date: day.date, dayCv: 0, mean: 0, quantiles: [], slots }, day, LEVELS)
  }
}
