import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command } from '../../src/cli/forecast.ts'
import { startText } from '../../src/core/forecast/series-file.ts'
import { made } from '../core/forecast/made.ts'

let folder: string
const terminal = { language: 'en', progress: () => {} } as const

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-forecast-'))
  const series = made({ from: '2019-06-03', days: 217, seed: 'cli' })
  const rows = series.days.flatMap(({ date, firstSlot, counts }) =>
    counts.map((count, i) => `${startText(date, firstSlot + i, 30)},${count}`),
  )
  await writeFile(join(folder, 'calls.csv'), `start,count\n${rows.join('\n')}\n`)
  await writeFile(join(folder, 'events.csv'), 'date,type,name\n2020-01-13,holiday,成人の日\n')
})
afterAll(() => rm(folder, { recursive: true }))

const run = (options: Readonly<Record<string, string>>) =>
  command.run({ series: join(folder, 'calls.csv'), interval: '30', ...options }, [], terminal)

test('writes a row for each origin and open slot, the quantiles asked for, ascending', async () => {
  const out = join(folder, 'out.csv')
  const events = join(folder, 'events.csv')
  const result = await run({ origins: '2020-01-06,2020-01-13', quantiles: '0.1,0.5,0.9', events, out })
  expect(result.issues).toEqual([])
  const [head, ...rows] = (await readFile(out, 'utf8')).trim().split('\n')
  expect(head).toBe('origin,start,mean,q0.1,q0.5,q0.9')
  expect(rows).toHaveLength(10 * 5 + 10 * 4)
  expect(rows[0]).toMatch(/^2020-01-06,2020-01-06 09:00,/)
  expect(rows.some((row) => row.includes(',2020-01-13 '))).toBe(false)
  for (const row of rows) {
    const [low, middle, high] = row.split(',').slice(3).map(Number)
    expect(low!).toBeLessThanOrEqual(middle!)
    expect(middle!).toBeLessThanOrEqual(high!)
  }
})

test('without an origin it goes on after the series ends, and shows days with bands', async () => {
  const result = await run({})
  expect(result.text).toContain('Forecast from 2020-01-04 (7 days)')
  expect(result.text).toMatch(/2020-01-06 \(Mon\) +\d+\.\d +\d/)
  expect(result.json).toMatchObject({ forecasts: [{ origin: '2020-01-04' }] })
})

test.each([
  [{ origins: '2020-13-06' }, 'optionValue'],
  [{ horizon: 'soon' }, 'optionValue'],
  [{ interval: '7' }, 'optionValue'],
  [{ quantiles: '10,50' }, 'optionValue'],
  [{ origins: '2019-06-03' }, 'seriesNoHistory'],
  [{ series: 'nowhere.csv' }, 'noSuchFile'],
  [{ events: 'nowhere.csv' }, 'noSuchFile'],
] as const)('%j is refused', async (options, code) => {
  const { issues } = await run(options)
  expect(issues.map((issue) => [issue.code, issue.severity])).toContainEqual([code, 'error'])
})

test('the series has to be named', async () => {
  const { issues } = await command.run({}, [], terminal)
  expect(issues[0]).toMatchObject({ code: 'missingOption', severity: 'error' })
})

test('a short past is said', async () => {
  const { issues } = await run({ origins: '2019-06-10' })
  expect(issues.map(({ code }) => code)).toEqual(['seriesFewDays'])
})
