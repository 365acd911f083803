import { mkdtemp, readdir, readFile, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LAST } from '../../data/keyaki/days.ts'
import { type Generated, generate } from '../../data/keyaki/generate.ts'
import { SAMPLE_FROM } from '../../data/keyaki/sample.ts'
import { readTruth, truthCsv } from '../../data/keyaki/truth.ts'

const KEYAKI = join(import.meta.dirname, '../../data/keyaki')
const COMMITTED = join(KEYAKI, 'logs')

let folder: string
let again: Generated

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyaki-'))
  again = await generate(join(folder, 'logs'), { from: SAMPLE_FROM })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const read = (name: string) => readFile(join(COMMITTED, name))

const decoded = async (name: string): Promise<string> => {
  const bytes = await read(name)
  const utf8 = (bytes[0] === 0xef && bytes[1] === 0xbb) || name.startsWith('queue_log')
  return new TextDecoder(utf8 ? 'utf-8' : 'shift_jis', { fatal: true }).decode(bytes)
}

describe('the committed logs', () => {
  it('are what the generator writes, byte for byte', async () => {
    const names = (await readdir(COMMITTED)).sort()
    expect((await readdir(join(folder, 'logs'))).sort()).toEqual(names)
    for (const name of names)
      expect((await read(name)).equals(await readFile(join(folder, 'logs', name))), name).toBe(true)
  })

  it('have as many rows as their list says, and tickets as many as the true rates expect', async () => {
    const truth = await readTruth()
    let tickets = 0
    for (const file of again.files) {
      const lines = (await decoded(file.name)).trimEnd().split(/\r?\n/).length
      expect(lines - (file.name.startsWith('queue_log') ? 0 : 1), file.name).toBe(file.rows)
      if (file.name.startsWith('tickets')) tickets += file.rows - file.repeats - file.broken
    }
    const csv = gunzipSync(await readFile(join(KEYAKI, 'truth.csv.gz'))).toString('utf8')
    const windows = csv
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(','))
      .filter(([date, , queue]) => date! >= SAMPLE_FROM && date! <= LAST && !/call/.test(queue!))
    const expected = windows.reduce((sum, [, , , rate]) => sum + Number(rate), 0)
    expect(tickets / expected).toBeGreaterThan(0.95)
    expect(tickets / expected).toBeLessThan(1.05)
    expect(truth('certificate', '2023-09-28', 20)).toBeGreaterThan(5)
  })

  it('carry caller numbers that belong to nobody', async () => {
    const callers = (await decoded('queue_log-fy2023'))
      .split('\n')
      .filter((line) => line.includes('ENTERQUEUE'))
      .map((line) => line.split('|')[6]!)
    expect(callers.length).toBeGreaterThan(3000)
    for (const caller of callers) expect(caller).toMatch(/^090000\d{4}$/)
  })

  it('hold the traps of their machines', async () => {
    expect(await decoded('tickets-insurance-fy2023.csv')).toMatch(/^２０２３／０８／０４,Ａ００１/m)
    expect(await decoded('tickets-taxation-fy2023.csv')).toMatch(/^2023-08-04\tA001\t/m)
    expect(await decoded('tickets-citizens-fy2023.csv')).toMatch(/^令和5年8月4日,A001,/m)
    expect(await decoded('tickets-tax-payment-fy2023.csv')).toMatch(/^R5\.8\.4,A001,/m)
    const citizens = await decoded('tickets-citizens-fy2023.csv')
    for (const mark of ['再呼出', '不在', 'キャンセル', '転送', ',17:15:00,'])
      expect(citizens, mark).toContain(mark)
    const outage = citizens.split('\r\n').filter((line) => line.startsWith('令和5年8月30日'))
    expect(outage.some((line) => / ?,08:5\d:\d\d/.test(line))).toBe(true)
    expect(outage.some((line) => /^[^,]+,[^,]+,[^,]+,(09|10):/.test(line))).toBe(false)
    expect(outage.some((line) => /^[^,]+,[^,]+,[^,]+,11:/.test(line))).toBe(true)
  })
})

describe('the generator', () => {
  it('gives a part of the dates exactly the rows the whole has for them', async () => {
    const part = join(folder, 'part')
    const { files } = await generate(part, { from: '2023-09-15' })
    for (const { name } of files) {
      const whole = await read(name)
      const bytes = await readFile(join(part, name))
      const body = name.startsWith('queue_log') ? bytes : bytes.subarray(bytes.indexOf('\n') + 1)
      expect(whole.subarray(whole.length - body.length).equals(body), name).toBe(true)
    }
  })

  it('leaves a whole folder alone and replaces a damaged one', async () => {
    const logs = join(folder, 'damage')
    const file = join(logs, 'work-fy2023.csv')
    const first = await generate(logs, { from: '2023-09-25' })
    const { mtimeMs, ino } = await stat(file)
    expect(await generate(logs, { from: '2023-09-25' })).toEqual(first)
    expect(await stat(file)).toMatchObject({ mtimeMs, ino })
    const before = await readFile(file)
    await truncate(file, 40)
    expect(await generate(logs, { from: '2023-09-25' })).toEqual(first)
    expect((await readFile(file)).equals(before)).toBe(true)
  })

  it('writes anew when other dates are asked for', async () => {
    const logs = join(folder, 'dates')
    const first = await generate(logs, { from: '2023-09-25' })
    const second = await generate(logs, { from: '2023-09-27' })
    expect(second.inputs).not.toBe(first.inputs)
    expect(second.files[0]!.rows).toBeLessThan(first.files[0]!.rows)
  })
})

describe('the committed truth', () => {
  it('is what the rates are', async () => {
    const committed = gunzipSync(await readFile(join(KEYAKI, 'truth.csv.gz'))).toString('utf8')
    expect(committed === truthCsv(join(KEYAKI, '..'))).toBe(true)
  })

  it('knows nothing of closed slots and of dates beyond it', async () => {
    const truth = await readTruth()
    expect(truth('payment', '2023-10-02', 20)).toBeGreaterThan(0)
    expect(truth('payment', '2023-10-02', 34)).toBeUndefined()
    expect(truth('payment', '2023-10-01', 20)).toBeUndefined()
    expect(truth('payment', '2023-11-06', 20)).toBeUndefined()
  })
})
