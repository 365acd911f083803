import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { runCpSat, runCpSatLinear } from '../../bench/roster/cp-sat.ts'
import type { LinearModel } from '../../src/core/solver.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const model: LinearModel = {
  cost: Float64Array.of(-1, 2.5),
  columnLower: Float64Array.of(0, Number.NEGATIVE_INFINITY),
  columnUpper: Float64Array.of(3, Number.POSITIVE_INFINITY),
  integer: Uint8Array.of(1, 0),
  rowLower: Float64Array.of(1),
  rowUpper: Float64Array.of(Number.POSITIVE_INFINITY),
  starts: Int32Array.of(0, 2),
  columns: Int32Array.of(0, 1),
  values: Float64Array.of(1, -0.5),
}

/** Stands in for Python: its cost is 1 where the model arrived whole, its bound the seconds asked for. */
const STAND_IN = `#!${process.execPath}
const [script, file, seconds] = process.argv.slice(2)
const sent = require('node:fs').readFileSync(file, 'utf8')
const expected = ${JSON.stringify(JSON.stringify(model, (_, value) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value)))}
const isWhole = script.endsWith('cp_sat_linear.py') && sent === expected && sent.includes('null')
console.log(JSON.stringify({ cost: isWhole ? 1 : 0, bound: Number(seconds) }))
`

test('a linear model is handed over whole, with the seconds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hankan-stand-in-'))
  try {
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'bin', 'python'), STAND_IN)
    chmodSync(join(folder, 'bin', 'python'), 0o755)
    vi.stubEnv('HANKAN_PEERS', folder)
    vi.stubEnv('HANKAN_BENCH_PEERS', '')
    expect(runCpSatLinear(model, 7)).toEqual({ cost: 1, bound: 7 })
    vi.stubEnv('HANKAN_BENCH_PEERS', '0')
    expect(runCpSatLinear(model, 7)).toBeUndefined()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('where CP-SAT is not installed there is no figure of it', () => {
  vi.stubEnv('HANKAN_PEERS', '/nowhere/at/all')
  expect(runCpSatLinear(model, 1)).toBeUndefined()
  expect(runCpSat('nrp', 'instance.txt', 1)).toBeUndefined()
})
