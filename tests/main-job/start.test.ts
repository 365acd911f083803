import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { report as reportSchema } from '../../src/api/report-schema.ts'
import type { Roster } from '../../src/core/roster/types.ts'
import type { Certificate } from '../../src/core/verification/types.ts'

const START = join(import.meta.dirname, '..', '..', 'src', 'cli', 'start.ts')
const MINUTES = 60_000

let data = ''
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'hankan-main-job-'))
})
afterAll(() => rm(data, { recursive: true, force: true }))

const spawned = (args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, [START, ...args], {
    env: { ...process.env, HANKAN_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** Runs `npm start` as it is behind the script, to its end. */
const start = async (...args: readonly string[]) => {
  const child = spawned(args)
  const texts = { out: '', err: '' }
  child.stdout!.on('data', (piece: Buffer) => {
    texts.out += piece.toString()
  })
  child.stderr!.on('data', (piece: Buffer) => {
    texts.err += piece.toString()
  })
  const [code] = await once(child, 'close')
  return { code: Number(code), ...texts }
}

const runs = async (): Promise<string[]> =>
  (await readdir(join(data, 'runs'))).filter((name) => /^\d{4}-/.test(name))

const fileOf = async (run: string, name: string) => readFile(join(data, 'runs', run, name))

const PROMISED = [
  'roster.json',
  'roster.xlsx',
  'roster.csv',
  'forecast.json',
  'forecast.csv',
  'requirement.json',
  'verification.json',
  'simulation.json',
  'report.json',
  'summary.txt',
  'summary-en.txt',
] as const

describe('npm start on the sample city, from nothing', () => {
  let first: Awaited<ReturnType<typeof start>>
  let run = ''

  beforeAll(async () => {
    first = await start('--once', '--language', 'en')
    ;[run = ''] = await runs()
  }, 10 * MINUTES)

  test('ends well, shows its progress, and prints the summary of next week', () => {
    expect(first.code).toBe(0)
    for (const step of [
      'Importing logs',
      'Training and back-testing',
      'Building the roster',
      'Simulating the week',
    ])
      expect(first.err).toContain(step)
    expect(first.err).not.toContain('[error]')
    expect(first.out).toContain('Keyaki City [Synthetic data]  Roster  Mon 2 Oct – Sun 8 Oct 2023')
    expect(first.out).toContain(`${join('runs', run)}.`)
  })

  test('leaves every promised file in one run', async () => {
    expect(await runs()).toEqual([run])
    expect(await readdir(join(data, 'runs', run))).toEqual(expect.arrayContaining([...PROMISED]))
    for (const name of PROMISED) expect((await fileOf(run, name)).length, name).toBeGreaterThan(200)
    expect((await fileOf(run, 'roster.xlsx')).subarray(0, 2).toString()).toBe('PK')
    expect((await fileOf(run, 'roster.csv')).toString('utf8')).toMatch(/^\ufeff従事者ID,氏名,チーム,日付/)
    expect((await readFile(join(data, 'runs', 'latest'), 'utf8')).trim()).toBe(run)
  })

  test('the roster is within 2 % of the best possible, lawful by the independent checker, and told in the report', async () => {
    const roster = JSON.parse(String(await fileOf(run, 'roster.json'))) as Roster
    const { breaches } = JSON.parse(String(await fileOf(run, 'verification.json'))) as Certificate
    expect(roster.dates).toHaveLength(7)
    expect(roster.proof.gap).toBeLessThanOrEqual(0.02)
    expect(breaches.filter(({ severity }) => severity === 'breach')).toEqual([])
    const report = reportSchema.parse(JSON.parse(String(await fileOf(run, 'report.json'))))
    expect(report.run).toBe(run)
    const shifts = (days: Roster['days']) =>
      days.map(({ person, date, shift }) => `${person} ${date} ${shift?.code ?? ''}`).sort()
    expect(shifts(report.roster)).toEqual(shifts(roster.days))
  })

  test(
    'a second time: nothing is imported twice, and the roster is the same to the byte',
    async () => {
      const roster = await fileOf(run, 'roster.json')
      const contents = await readFile(join(data, 'store', 'contents.json'))
      const second = await start('--once')
      expect(second.code).toBe(0)
      expect(second.out).toContain('けやき市')
      expect(await runs()).toEqual([run])
      expect((await fileOf(run, 'roster.json')).equals(roster)).toBe(true)
      expect((await readFile(join(data, 'store', 'contents.json'))).equals(contents)).toBe(true)
    },
    10 * MINUTES,
  )

  test('without --once it serves the run that is there', { timeout: 3 * MINUTES }, async () => {
    const child = spawned(['--language', 'en'], { PORT: '0' })
    const url = await new Promise<string | undefined>((resolve) => {
      let text = ''
      child.stdout!.on('data', (piece: Buffer) => {
        text += piece.toString()
        const found = /http:\/\/localhost:\d+/.exec(text)
        if (found) resolve(found[0])
      })
      child.once('exit', () => resolve(undefined))
    })
    expect(url).toBeDefined()
    const health: unknown = await (await fetch(`${url}/api/health`)).json()
    expect(health).toMatchObject({ status: 'ok', latestRun: run })
    expect(await (await fetch(`${url}/`)).text()).toContain('<!doctype html>')
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
  })
})

describe('npm start, asked wrongly or for help', () => {
  test('tells what it can, in both languages', async () => {
    expect((await start('--help', '--language', 'ja')).out).toContain('作るだけで終わります')
    const english = await start('--help', '--language', 'en')
    expect(english).toMatchObject({ code: 0 })
    expect(english.out).toContain('npm start -- --once')
  })

  test.each([[['--twice']], [['now']], [['--language', 'fr']]])('refuses %j: exit code 2', async (args) => {
    const { code, out, err } = await start(...args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(args.at(-1))
    expect(err).not.toMatch(/^\s+at /m)
  })
})
