import { execFile, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../src/api/app.ts'
import { type Listening, listen } from '../src/api/server.ts'
import { COMMANDS } from '../src/cli/main.ts'
import { depsOf } from '../src/cli/serve.ts'
import type { CoverList } from '../src/core/cover/types.ts'
import type { Backtest } from '../src/core/forecast/types.ts'
import type { Report } from '../src/core/report/types.ts'
import type { CellExplanation } from '../src/core/roster/explain/types.ts'
import type { Estimate } from '../src/core/simulation/types.ts'
import type { Trial } from '../src/core/trial/types.ts'
import type { Folders } from '../src/engines/job.ts'
import { perform } from '../src/engines/perform.ts'
import { readCityFile } from '../src/store/city-folder.ts'
import { ingest } from '../src/store/ingest.ts'

const root = dirname(import.meta.dirname)
const READMES = ['README.md', 'README.ja.md'] as const
const textOf = (name: string): string => readFileSync(join(root, name), 'utf8')

/** Lines of the shell blocks, without comments and blank ones. */
const shellLines = (name: string): string[] =>
  [...textOf(name).matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block]) =>
    block!
      .split('\n')
      .map((line) => line.replace(/(^|\s+)#.*$/, '').trim())
      .filter((line) => line !== ''),
  )

const curlLines = (name: string): string[] => shellLines(name).filter((line) => line.startsWith('curl '))

/** A heading as GitHub makes an anchor of it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const anchors = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!))

describe.each(READMES)('%s', (name) => {
  const text = textOf(name)

  test('links and pictures lead to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)].map(([, a, b]) => (a ?? b)!)
    const local = links.filter((link) => !/^https?:/.test(link))
    expect(local.length).toBeGreaterThan(8)
    const broken = local.filter((link) => {
      const [path, anchor] = link.split('#')
      const target = path === '' ? join(root, name) : join(root, path!)
      return !existsSync(target) || (anchor !== undefined && !anchors(target).includes(decodeURI(anchor)))
    })
    expect(broken).toEqual([])
  })

  test('every command it names is one', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
    const words = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, word]) => word!)
    const commands = words(/npm run hankan -- ([a-z]+)/g)
    expect(commands).toContain('ingest')
    expect(commands.filter((word) => !(word in COMMANDS))).toEqual([])
    const called = [...words(/npm run ([a-z:]+)/g), ...words(/\bnpm (start|test)\b/g)]
    expect(called.filter((word) => !(word in scripts))).toEqual([])
    const parts = words(/npm run bench -- ([a-z]+)/g)
    expect(parts.filter((part) => !existsSync(join(root, 'bench', `${part}.ts`)))).toEqual([])
  })

  test('no section is left to be filled in', () => {
    const open = text.match(/^[A-Z]{3,}$|\b(?:TODO|TBD|FIXME)\b|^#+ .+\n+(?=#)/gm)
    expect(open ?? []).toEqual([])
  })
})

test('both languages show the same commands', () => {
  const withoutNames = (line: string) => line.replace(/\S+\.csv/g, 'FILE.csv').replace(/\s+/g, ' ')
  const [english, japanese] = READMES.map((name) => shellLines(name).map(withoutNames))
  expect(japanese).toEqual(english)
  expect(curlLines('README.md')).toHaveLength(5)
})

/** Stands in for `curl` on a machine without it: as much of it as the lines use. */
const STAND_IN = `#!/usr/bin/env node
const { parseArgs } = require('node:util')
const { values, positionals } = parseArgs({ allowPositionals: true, options: {
  silent: { type: 'boolean', short: 's' }, request: { type: 'string', short: 'X', default: 'GET' },
  header: { type: 'string', short: 'H', multiple: true, default: [] }, data: { type: 'string', short: 'd' } } })
const headers = Object.fromEntries(values.header.map((line) => line.split(/: */)))
fetch('http://' + positionals[0], { method: values.request, headers, body: values.data })
  .then((answer) => answer.text()).then((text) => process.stdout.write(text))
`

describe('the API lines of the README, run by a shell against the sample city', () => {
  let scratch = ''
  let folders: Folders
  let service: Listening | undefined
  let close = () => {}

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'hankan-readme-'))
    const data = join(root, 'data')
    folders = { city: join(data, 'keyaki'), store: join(scratch, 'store'), runs: join(scratch, 'runs') }
    const inside = async (folder: string) =>
      (await readdir(folder))
        .filter((name) => !name.startsWith('.'))
        .sort()
        .map((name) => join(folder, name))
    const city = await readCityFile(folders.city)
    if (!city.ok) throw new Error('the sample city cannot be read')
    const files = [
      join(data, 'calendar', 'syukujitsu.csv'),
      ...(await inside(join(data, 'weather'))),
      join(folders.city, 'events.csv'),
      ...(await inside(join(folders.city, 'logs'))),
    ]
    const options = {
      city: city.value,
      store: folders.store,
      skipRejected: true,
      today: '2023-09-29',
    } as const
    expect((await ingest(files, options)).stored).toBe(true)
    expect((await perform({ kind: 'retrain', request: {}, folders }, () => {})).ok).toBe(true)
    const deps = depsOf(folders)
    service = await listen(createApp(deps), 0)
    close = () => {
      deps.jobs.close()
      deps.desk.close()
    }
    await writeFile(join(scratch, 'curl'), STAND_IN, { mode: 0o755 })
  })

  afterAll(async () => {
    close()
    await service?.close()
    await rm(scratch, { recursive: true, force: true })
  })

  const hasCurl = () => spawnSync('curl', ['--version']).status === 0

  /** Runs a line in a shell, with the port of this test for the one it names. */
  const inShell = async (line: string, standIn = !hasCurl()): Promise<unknown> => {
    const here = line.replace('localhost:8080', service!.url.replace('http://', ''))
    const path = [dirname(process.execPath), process.env.PATH].join(delimiter)
    const PATH = standIn ? [scratch, path].join(delimiter) : path
    const { stdout } = await promisify(execFile)('sh', ['-c', here], { env: { ...process.env, PATH } })
    return JSON.parse(stdout)
  }

  /** The result of the job a line starts, awaited further where its own wait was too short. */
  const resultOf = async (line: string): Promise<unknown> => {
    let job = (await inShell(line)) as { id: string; status: string; result?: unknown; problem?: unknown }
    while (job.status === 'queued' || job.status === 'running')
      job = (await (await fetch(`${service!.url}/api/jobs/${job.id}?wait=30`)).json()) as typeof job
    expect([job.status, job.problem]).toEqual(['done', undefined])
    return job.result
  }

  const line = (path: string): string => curlLines('README.md').find((one) => one.includes(path))!

  const expectInterval = ({ low, mean, high }: Estimate) => {
    expect(low).toBeLessThanOrEqual(mean)
    expect(mean).toBeLessThanOrEqual(high)
  }

  test('the manager gets a roster: lawful, proven, with the waits of its week', {
    timeout: 180_000,
  }, async () => {
    const { run } = (await resultOf(line('/api/rosters'))) as { run: string }
    expect(run).toMatch(/^2023-10-02-/)
    const answer = await fetch(`${service!.url}/api/runs/${run}/report`)
    const report = (await answer.json()) as Report
    expect(report.dates[0]).toBe('2023-10-02')
    expect(report.summary.breaches).toBe(0)
    expect(report.proof.gap).toBeLessThanOrEqual(0.02)
    for (const queue of report.simulation.queues) expectInterval(queue.meanWaitSeconds)
  })

  test('the manager gets substitutes for who works on Monday, and who else could be at a cell', {
    timeout: 60_000,
  }, async () => {
    const list = (await inShell(line('/cover'))) as CoverList
    expect(list.absence).toEqual({ person: 'S016', date: '2023-10-02' })
    expect(list.holeHours).toBeGreaterThan(0)
    expect(list.rows.length).toBeGreaterThan(0)
    for (const row of list.rows) expect(row.moves.length).toBeGreaterThan(0)
    const cell = (await inShell(line('/why'))) as CellExplanation
    expect(cell.request).toEqual({ person: 'S012', date: '2023-10-02', minute: 630 })
    expect(cell.others.length).toBeGreaterThan(40)
  })

  test('the planner gets waits, shortage and days below target, today and in the trial', {
    timeout: 120_000,
  }, async () => {
    const { request, base, trial, queues } = (await resultOf(line('/api/trials'))) as Trial
    expect(request).toEqual({ team: 'certificates', fewer: 1, from: '2023-10-09', weeks: 2 })
    expect(trial.headcount).toBe(base.headcount - 1)
    for (const figures of [base, trial]) {
      expectInterval(figures.meanWaitSeconds)
      expectInterval(figures.withinTarget)
      expectInterval(figures.daysBelowTarget)
      expect(figures.shortageHours).toBeGreaterThanOrEqual(0)
      expect(figures.openDays).toBe(9)
    }
    expect(trial.meanWaitSeconds.mean).toBeGreaterThan(base.meanWaitSeconds.mean)
    expect(trial.shortageHours).toBeGreaterThanOrEqual(base.shortageHours)
    expect(queues.map(({ queue }) => queue).sort()).toEqual(['certificate', 'mynumber'])
  })

  test('the analyst gets the back-test of every queue beside the baselines', {
    timeout: 120_000,
  }, async () => {
    const { rows, origins } = (await resultOf(line('/api/retrain'))) as Backtest
    expect(origins.length).toBeGreaterThan(2)
    const queues = new Set(rows.map(({ queue }) => queue))
    expect(queues.size).toBe(10)
    for (const queue of queues) {
      const own = rows.filter((row) => row.queue === queue)
      expect(own.map(({ model }) => model)).toEqual(expect.arrayContaining(['fourWeekMean', 'seasonalNaive']))
      const [champion, ...others] = own.filter((row) => row.champion)
      expect(others).toEqual([])
      for (const { accuracy } of own) expect(champion!.accuracy.pinball).toBeLessThanOrEqual(accuracy.pinball)
    }
  })

  test('a wrong request is told as problem+json, by curl and by what stands in for it', async () => {
    const wrong = line('/api/rosters').replace('2023-10-02', '2023-10-03')
    const told = await inShell(wrong, true)
    expect(told).toMatchObject({ status: 422 })
    expect(JSON.stringify(told)).toContain('2023-10-03')
    expect(await inShell(wrong)).toMatchObject({ status: 422 })
  })
})
