import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ClosingRound } from '../../src/core/report/types.ts'
import { readCityFile } from '../../src/store/city-folder.ts'
import { closingLoopExpected, runClosingLoop } from './run-closing-loop.ts'
import { expectedFolder, inputFolder, LOGS, runTown } from './run-town.ts'
import { townFiles } from './small-town/make-input.ts'

type Files = Readonly<Record<string, string>>

const expectedFiles = async (folder = expectedFolder): Promise<Files> =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(folder)).map(
        async (name) => [name, await readFile(join(folder, name), 'utf8')] as const,
      ),
    ),
  )

const firstDifference = (expected: string, found: string): string => {
  const [was, is] = [expected.split('\n'), found.split('\n')]
  const at = is.findIndex((line, i) => line !== was[i])
  const line = at < 0 ? is.length : at
  return `line ${line + 1}\n  expected: ${was[line]?.slice(0, 200)}\n  found:    ${is[line]?.slice(0, 200)}`
}

/** What differs from the expected files, in words; the files found are kept where the words say. */
const complaints = async (expected: Files, found: Files): Promise<string[]> => {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort()
  const changed = names.filter((name) => expected[name] !== found[name])
  if (changed.length === 0) return []
  const folder = await mkdtemp(join(tmpdir(), 'hankan-golden-changed-'))
  return Promise.all(
    changed.map(async (name) => {
      if (found[name] === undefined) return `${name}: expected, but not made`
      const kept = join(folder, name)
      await writeFile(kept, found[name])
      if (expected[name] === undefined) return `${name}: made, but not expected (${kept})`
      return `${name}: changed (${kept})\n${firstDifference(expected[name], found[name])}`
    }),
  )
}

describe('the small town, folder in, folder out', () => {
  let first: Files

  beforeAll(async () => {
    first = await runTown()
  })

  test('every file is the expected one, byte for byte (npm run golden writes them again)', async () => {
    expect(await complaints(await expectedFiles(), first)).toEqual([])
  })

  test('a second run in other folders gives the same bytes', async () => {
    expect(await complaints(first, await runTown())).toEqual([])
  })

  test('a changed, a missing and an unexpected file are each told', async () => {
    const told = await complaints({ a: 'one\ntwo\n', b: 'b' }, { a: 'one\nthree\n', c: 'c' })
    expect(told).toHaveLength(3)
    expect(told[0]).toMatch(/^a: changed .*\nline 2\n {2}expected: two\n {2}found: {4}three$/s)
    expect(told[1]).toBe('b: expected, but not made')
    expect(told[2]).toMatch(/^c: made, but not expected/)
  })
})

describe('the village whose targets are met on paper and missed when the day is played', () => {
  let files: Files

  beforeAll(async () => {
    files = await runClosingLoop()
  })

  test('every file is the expected one, byte for byte (npm run golden writes them again)', async () => {
    expect(await complaints(await expectedFiles(closingLoopExpected), files)).toEqual([])
  })

  test('visitors passed on with priority make others wait; more people are asked for, and the target is kept', () => {
    const rounds = JSON.parse(files['rounds.json']!) as ClosingRound[]
    const [first, last] = [rounds[0]!, rounds.at(-1)!]
    expect(first).toMatchObject({ kept: false, missed: [{ queue: 'consult', target: 0.9 }] })
    expect(first.missed[0]!.promised).toBeGreaterThanOrEqual(0.9)
    expect(first.missed[0]!.simulated).toBeLessThan(0.9)
    expect(first.corrections.length).toBeGreaterThan(0)
    expect(last).toMatchObject({ kept: true, missed: [], corrections: [] })
    expect(last.costYen + last.simulatedLossYen).toBeLessThan(first.costYen + first.simulatedLossYen)
    const raised = files['people.csv']!.split('\n').filter((line) => {
      const [, , , onPaper, required] = line.split(',')
      return Number(required) > Number(onPaper)
    })
    const asked = rounds.flatMap(({ corrections }) => corrections.map(({ slot }) => slot))
    expect(raised).toHaveLength(new Set(asked).size)
    const consult = files['service.csv']!.split('\n')
      .find((line) => line.startsWith('consult'))!
      .split(',')
    const [simulated, high] = [Number(consult[2]), Number(consult[4])]
    expect(simulated).toBeGreaterThan(first.missed[0]!.simulated + 0.05)
    expect(high).toBeGreaterThanOrEqual(0.9)
  })
})

const unpacked = (name: string, bytes: Uint8Array): Buffer =>
  name.endsWith('.gz') ? gunzipSync(bytes) : Buffer.from(bytes)

test('the logs that go in are what their script writes from its seed', async () => {
  const city = await readCityFile(inputFolder)
  expect(city.issues).toEqual([])
  const files = city.ok ? townFiles(city.value) : {}
  expect(Object.keys(files).sort()).toEqual([...LOGS].sort())
  expect((await readdir(join(inputFolder, 'logs'))).sort()).toEqual([...LOGS].sort())
  for (const [name, bytes] of Object.entries(files)) {
    const committed = unpacked(name, await readFile(join(inputFolder, 'logs', name)))
    expect(committed.equals(unpacked(name, bytes)), name).toBe(true)
  }
})

test('expected files are not rewritten under CI', async () => {
  const before = await expectedFiles()
  const script = join(import.meta.dirname, 'regenerate.ts')
  const { status, stderr } = spawnSync(process.execPath, [script], {
    env: { ...process.env, CI: '1' },
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stderr).toContain('not rewritten')
  expect(await expectedFiles()).toEqual(before)
})
