import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Grid } from './check-nrp.ts'

/** Beside the search itself: starting Java, and ending. */
const GRACE_SECONDS = 60

let isMissingSaid = false
const missing = (what: string): undefined => {
  if (!isMissingSaid) process.stderr.write(`Timefold skipped: ${what}\n`)
  isMissingSaid = true
}

/** A line a person, the id and each day's shift, as a roster. */
export const gridOf = (text: string): Grid =>
  new Map(
    text
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','))
      .map(([id, ...shifts]) => [id!, shifts]),
  )

/**
 * The roster of Timefold's community edition on an instance of the shift scheduling set: two searches of one thread
 * each side by side, for so many seconds on the clock. Undefined, and said once, where it is not installed;
 * undefined too where `HANKAN_BENCH_PEERS` is 0.
 */
export const runTimefold = (file: string, seconds: number): Grid | undefined => {
  if (process.env.HANKAN_BENCH_PEERS === '0') return undefined
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  const folder = join(process.env.HANKAN_PEERS ?? join(cache, 'hankan', 'peers'), 'timefold')
  const jar = join(folder, 'timefold-peer-1.jar')
  if (!existsSync(jar))
    return missing(`not at ${folder} (bench/peers/setup.sh installs it; it needs Java 17 and Maven)`)
  const path = [jar, join(folder, 'lib', '*')].join(delimiter)
  const { error, status, stdout } = spawnSync(
    'java',
    ['-cp', path, 'timefoldpeer.Main', file, String(seconds)],
    {
      encoding: 'utf8',
      timeout: (seconds + GRACE_SECONDS) * 1000,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') return missing('no Java')
  return status === 0 ? gridOf(stdout) : undefined
}
