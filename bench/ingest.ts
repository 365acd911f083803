import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { generate } from '../data/keyaki/generate.ts'
import { readCityFile } from '../src/store/city-folder.ts'
import { benchData } from './data.ts'
import { writeTickets } from './ingest/tickets.ts'
import { type Agreement, holidayAgreement, hourlyAgreement, weatherAgreement } from './ingest/weather.ts'
import type { BenchRow } from './row.ts'

const ROWS = 2_000_000
/** Turns of ours and the peer, one after the other; the best of each counts. */
const TURNS = 5
const data = join(import.meta.dirname, '..', 'data')

interface Run {
  readonly seconds: number
  readonly megabytes: number
  readonly rows: number
  readonly stored: boolean
}

/** Ingests in a process of its own. */
const ingestOnce = (files: readonly string[]): Run => {
  const script = join(import.meta.dirname, 'ingest', 'once.ts')
  const run = JSON.parse(execFileSync(process.execPath, [script, ...files], { encoding: 'utf8' })) as Run
  if (!run.stored) throw new Error(`the bench's own log was not stored: ${files.join(' ')}`)
  return run
}

const least = (runs: readonly number[]): number => Math.min(...runs)
const middle = (runs: readonly number[]): number => [...runs].sort((a, b) => a - b)[runs.length >> 1]!

/** A bare query on a file: arrivals, waits and handling times by date, queue and half hour. Gives its seconds. */
const duckdb = async (file: string): Promise<() => Promise<number>> => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const query = `SELECT "発券日" AS date, "業務区分" AS queue, floor(epoch("発券時刻") / 1800) AS slot, count(*) AS arrivals,
      sum(epoch("呼出時刻") - epoch("発券時刻")) AS wait, sum(epoch("終了時刻") - epoch("応対開始時刻")) AS handling
    FROM read_csv('${file}') GROUP BY ALL ORDER BY ALL`
  return async () => {
    const started = performance.now()
    await connection.runAndReadAll(query)
    return (performance.now() - started) / 1000
  }
}

const atMost = (
  name: string,
  value: number,
  unit: string,
  target: number,
  peer: number | null = null,
): BenchRow => ({
  name,
  value,
  unit,
  peer,
  target,
  aim: peer,
  holds: value <= target,
})

const speed = async (folder: string): Promise<BenchRow[]> => {
  const [small, large] = [join(folder, 'tickets.csv'), join(folder, 'tickets-tenfold.csv')]
  writeTickets(small, ROWS)
  const query = await duckdb(small)
  const runs: Run[] = []
  const queries: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    queries.push(await query())
    runs.push(ingestOnce([small]))
  }
  const peer = least(queries)
  const seconds = least(runs.map((run) => run.seconds))
  /** What one run takes as a rule, to set beside the one run of the large file. */
  const usual = {
    seconds: middle(runs.map((run) => run.seconds)),
    megabytes: middle(runs.map((run) => run.megabytes)),
  }
  writeTickets(large, ROWS * 10)
  const tenfold = ingestOnce([large])
  return [
    atMost('2 M tickets, duckdb query as peer', seconds, 's', 2 * peer, peer),
    atMost('ten times the file: time', tenfold.seconds / usual.seconds, 'times', 12),
    atMost('ten times the file: peak memory', tenfold.megabytes / usual.megabytes, 'times', 1.5),
    atMost('peak memory of 20 M tickets', tenfold.megabytes, 'MB', 1500),
  ]
}

const sampleCity = async (folder: string): Promise<BenchRow> => {
  const { files } = await generate(join(folder, 'generated'))
  const weather = join(data, 'weather')
  const run = ingestOnce([
    join(data, 'calendar', 'syukujitsu.csv'),
    join(data, 'keyaki', 'events.csv'),
    ...readdirSync(weather).map((name) => join(weather, name)),
    ...files.map(({ name }) => join(folder, 'generated', name)),
  ])
  return atMost(`sample city, 5½ years, ${run.rows} rows`, run.seconds, 's', 12)
}

const agreement = (name: string, { rejected, figures, different }: Agreement): BenchRow[] => [
  atMost(`${name}: rows rejected`, rejected, 'rows', 0),
  atMost(`${name}: figures that differ of ${figures}`, different, 'figures', 0),
]

const outsideData = async (): Promise<BenchRow[]> => {
  const shared = benchData()
  const city = await readCityFile(join(data, 'keyaki'))
  if (!shared || !city.ok) return []
  const weather = join(shared, 'data', 'weather_jma_tokyo')
  return [
    ...agreement('raw JMA days', weatherAgreement(weather, city.value)),
    ...agreement('raw JMA hours', hourlyAgreement(join(weather, 'jma_hourly_sample_cp932.csv'), city.value)),
    ...agreement('raw syukujitsu', holidayAgreement(join(shared, 'data', 'holidays_jp_cao'), city.value)),
  ]
}

/** Time and memory of reading logs, against a bare query on the same file, and agreement with tidy tables. */
export const run = async (): Promise<BenchRow[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'hankan-bench-'))
  try {
    return [...(await speed(folder)), await sampleCity(folder), ...(await outsideData())]
  } finally {
    rmSync(folder, { recursive: true })
  }
}
