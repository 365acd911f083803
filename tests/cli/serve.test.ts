import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-serve-'))
})
afterAll(() => rm(folder, { recursive: true }))

const start = (port: string): ChildProcess =>
  spawn(
    process.execPath,
    [main, 'serve', '--runs', join(folder, 'runs'), '--store', join(folder, 'store'), '--language', 'en'],
    { env: { ...process.env, PORT: port } },
  )

const textOf = (stream: NodeJS.ReadableStream, until: RegExp): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (until.test(text)) resolve(text)
    })
    stream.on('end', () => resolve(text))
  })

test('serves until it is told to stop, on this machine only', { timeout: 60_000 }, async () => {
  const first = start('0')
  const url = /http:\S+:(\d+)/.exec(await textOf(first.stdout!, /http:\S+:\d+/))
  expect(url).not.toBeNull()
  const health = await fetch(`http://127.0.0.1:${url![1]}/api/health`)
  expect(await health.json()).toMatchObject({ status: 'ok', latestRun: null })

  const second = start(url![1]!)
  const complaint = await textOf(second.stderr!, /$^/)
  expect(complaint).toContain(`port ${url![1]} cannot be used`)
  expect(second.exitCode ?? (await once(second, 'exit'))[0]).toBe(2)

  first.kill('SIGTERM')
  const [code] = await once(first, 'exit')
  expect(code).toBe(0)
})

test('a port that is no number is told', { timeout: 60_000 }, async () => {
  const child = start('many')
  expect(await textOf(child.stderr!, /$^/)).toContain('“many”')
})
