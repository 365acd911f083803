import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LinearModel } from '../../src/core/solver.ts'

/** What OR-Tools CP-SAT reached: null where it found nothing in the time. */
export interface CpSat {
  readonly cost: number | null
  readonly bound: number | null
}

/** Beside the search itself: building the model, and ending. */
const GRACE_SECONDS = 120

const run = (script: string, inputs: readonly string[], seconds: number): CpSat | undefined => {
  if (process.env.HANKAN_BENCH_PEERS === '0') return undefined
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  const python = join(process.env.HANKAN_PEERS ?? join(cache, 'hankan', 'peers'), 'bin', 'python')
  if (!existsSync(python)) return undefined
  const path = join(import.meta.dirname, '..', 'peers', script)
  const { status, stdout } = spawnSync(python, [path, ...inputs, String(seconds)], {
    encoding: 'utf8',
    timeout: Math.ceil((seconds + GRACE_SECONDS) * 1000),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return status === 0 ? (JSON.parse(stdout) as CpSat) : undefined
}

/**
 * CP-SAT on an instance with two workers for so many seconds on the clock. Undefined where it is not installed or
 * `HANKAN_BENCH_PEERS` is 0.
 */
export const runCpSat = (family: string, file: string, seconds: number): CpSat | undefined =>
  run('cp_sat_roster.py', [family, file], seconds)

/** CP-SAT likewise on a model as it is; what is not whole moves in hundredths there. */
export const runCpSatLinear = (model: LinearModel, seconds: number): CpSat | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'hankan-cp-sat-'))
  try {
    const file = join(folder, 'model.json')
    const plain = (_: string, value: unknown) =>
      ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value
    writeFileSync(file, JSON.stringify(model, plain))
    return run('cp_sat_linear.py', [file], seconds)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
