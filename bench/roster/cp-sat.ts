import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** What OR-Tools CP-SAT reached: null where it found nothing in the time. */
export interface CpSat {
  readonly cost: number | null
  readonly bound: number | null
}

/** Beside the search itself: building the model, and ending. */
const GRACE_SECONDS = 120

/**
 * CP-SAT on an instance with two workers for so many seconds on the clock. Undefined where it is not installed or
 * `HANKAN_BENCH_PEERS` is 0.
 */
export const runCpSat = (family: string, file: string, seconds: number): CpSat | undefined => {
  if (process.env.HANKAN_BENCH_PEERS === '0') return undefined
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  const python = join(process.env.HANKAN_PEERS ?? join(cache, 'hankan', 'peers'), 'bin', 'python')
  if (!existsSync(python)) return undefined
  const script = join(import.meta.dirname, '..', 'peers', 'cp_sat_roster.py')
  const { status, stdout } = spawnSync(python, [script, family, file, String(seconds)], {
    encoding: 'utf8',
    timeout: (seconds + GRACE_SECONDS) * 1000,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return status === 0 ? (JSON.parse(stdout) as CpSat) : undefined
}
