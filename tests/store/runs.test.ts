import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { latestRun, listRuns, readRunFile, writeRun } from '../../src/store/runs.ts'

let runs: string
beforeEach(async () => {
  runs = await mkdtemp(join(tmpdir(), 'hankan-runs-'))
})
afterEach(() => rm(runs, { recursive: true, force: true }))

const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes)

test('a run is read back, replaced as a whole, and is the latest', async () => {
  await writeRun(runs, '2023-10-02-00000001', { 'roster.json': 'one', 'old.csv': 'x' })
  await writeRun(runs, '2023-10-09-00000002', { 'roster.json': 'two' })
  await writeRun(runs, '2023-10-02-00000001', { 'roster.json': 'three' })
  expect(await listRuns(runs)).toEqual(['2023-10-02-00000001', '2023-10-09-00000002'])
  expect(await latestRun(runs)).toBe('2023-10-02-00000001')
  expect(text(await readRunFile(runs, '2023-10-02-00000001', 'roster.json'))).toBe('three')
  expect(await readdir(join(runs, '2023-10-02-00000001'))).toEqual(['roster.json'])
})

test('what is not there is undefined, not an error', async () => {
  expect(await listRuns(join(runs, 'none'))).toEqual([])
  expect(await latestRun(runs)).toBeUndefined()
  expect(await readRunFile(runs, '2023-10-02-00000001', 'roster.json')).toBeUndefined()
})

test.each([
  ['..', 'passwd.txt'],
  ['2023-10-02-00000001', '../../secret.json'],
  ['2023-10-02-00000001', '.hidden.json'],
  ['2023-10-02-00000001', 'roster.exe'],
])('nothing outside the run folder is read: %s/%s', async (id, name) => {
  await writeRun(runs, '2023-10-02-00000001', { 'roster.json': 'one' })
  expect(await readRunFile(runs, id, name)).toBeUndefined()
})
