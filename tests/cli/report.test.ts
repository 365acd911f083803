import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { command } from '../../src/cli/report.ts'
import type { Language } from '../../src/core/words/say.ts'
import { sampleReport } from '../fixtures/report.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-report-'))
})
afterEach(() => rm(folder, { recursive: true }))

const report = (options: Record<string, string>, language: Language = 'ja') =>
  command.run(options, [], { language, progress: () => {} })

test('writes the files of a run from its report alone', async () => {
  await writeFile(join(folder, 'report.json'), JSON.stringify(sampleReport()))
  const result = await report({ run: folder })
  expect(result.issues).toEqual([])
  expect((await readdir(folder)).sort()).toEqual([
    'activity.csv',
    'forecast.csv',
    'load.csv',
    'report.json',
    'roster.csv',
    'roster.xlsx',
    'summary.txt',
  ])
  expect(result.text).toContain(await readFile(join(folder, 'summary.txt'), 'utf8'))
})

test('writes elsewhere, and in English, under names of their own', async () => {
  await writeFile(join(folder, 'report.json'), JSON.stringify(sampleReport()))
  const out = join(folder, 'out')
  const { json } = await report({ run: folder, out }, 'en')
  expect((await readdir(out)).sort()).toEqual([
    'activity-en.csv',
    'forecast.csv',
    'load-en.csv',
    'roster-en.csv',
    'roster-en.xlsx',
    'summary-en.txt',
  ])
  expect(json).toMatchObject({ run: sampleReport().run, proof: { gap: 0.004 } })
})

test.each([
  ['no file', undefined, 'noSuchFile'],
  ['broken JSON', '{"run": ', 'notJson'],
  ['another document', '{"run": "x"}', 'notReport'],
])('%s is told, and nothing is written', async (_case, text, code) => {
  if (text !== undefined) await writeFile(join(folder, 'report.json'), text)
  const { issues } = await report({ run: folder })
  expect(issues.map((issue) => [issue.code, issue.severity])).toEqual([[code, 'error']])
  expect(await readdir(folder)).toEqual(text === undefined ? [] : ['report.json'])
})
