import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generate } from '../../data/keyaki/generate.ts'
import { readContext, readHistory, readReceipts } from '../../src/store/history.ts'
import { ingest } from '../../src/store/ingest.ts'
import { dataFolder, keyaki } from '../fixtures/keyaki.ts'

const city = keyaki()
const HEAD = '発券日,発券番号,業務区分,発券時刻,呼出時刻,応対開始時刻,終了時刻,窓口番号,結果'
const tickets = (...dates: readonly string[]) =>
  `${[HEAD, ...dates.map((date) => `${date},A001,証明,8:31:00,8:32:00,8:33:00,8:40:00,1,完了`)].join('\n')}\n`

let folder = ''
let store = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ingest-'))
  store = join(folder, 'store')
})
afterEach(() => rm(folder, { recursive: true }))

const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}
const read = (files: readonly string[], options: { replace?: boolean; skipRejected?: boolean } = {}) =>
  ingest(files, { city, store, today: '2026-11-21', ...options })

/** Every file of the store with its content. */
const contents = async (): Promise<Record<string, string>> => {
  const names = (await readdir(store, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
  const pairs = names.map(async (one) => {
    const path = join(one.parentPath, one.name)
    return [path.slice(store.length), await readFile(path, 'utf8')] as const
  })
  return Object.fromEntries((await Promise.all(pairs)).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const codesOf = ({ issues }: { issues: readonly { code: string }[] }) => issues.map(({ code }) => code)
const arrivals = async () =>
  (await readHistory(store, city)).intervals.reduce((sum, i) => sum + i.arrivals!, 0)

describe('ingest', () => {
  test('a receipt says what a file was; the store gives its history back', async () => {
    const { stored, receipts, issues } = await read([await file('a.csv', tickets('2023/4/3', '2023/4/4'))])
    expect({ stored, issues }).toEqual({ stored: true, issues: [] })
    expect(receipts).toMatchObject([
      {
        file: 'a.csv',
        kind: 'tickets',
        encoding: 'utf-8',
        delimiter: 'comma',
        rows: { read: 2, kept: 2, rejected: 0, duplicates: 0, untimed: 0 },
        period: { from: '2023-04-03', to: '2023-04-04' },
        arrivals: { certificate: 2 },
        alreadyStored: false,
      },
    ])
    expect(await readReceipts(store)).toEqual(receipts)
    const { intervals, slotMinutes } = await readHistory(store, city)
    expect(slotMinutes).toBe(30)
    expect(intervals.map(({ date, slot, queue }) => [date, slot, queue])).toEqual([
      ['2023-04-03', 17, 'certificate'],
      ['2023-04-04', 17, 'certificate'],
    ])
  })

  test('the same content counts once: under another name, packed, and twice in one call', async () => {
    const text = tickets('2023/4/3')
    const first = await file('a.csv', text)
    await read([first])
    const before = await contents()
    for (const again of [first, await file('b.csv', text), await file('c.csv.gz', gzipSync(text))]) {
      const result = await read([again])
      expect(codesOf(result)).toEqual(['sameFile'])
      expect(result.receipts[0]!.alreadyStored).toBe(true)
      expect(await contents()).toEqual(before)
    }
    const text2 = tickets('2023/5/1')
    await read([await file('d.csv', text2), await file('e.csv', text2)])
    expect(await arrivals()).toBe(2)
  })

  test.each(['utf8', 'cp932', 'utf-16le', 'utf-16be'])(
    '%s, plain or packed, is the same history',
    async (encoding) => {
      const bytes = iconv.encode(tickets('2023/4/3', '令和5年4月4日'), encoding, {
        addBOM: encoding !== 'cp932',
      })
      const plain = await read([await file('a.csv', bytes)])
      expect(plain.stored).toBe(true)
      const history = await readHistory(store, city)
      store = join(folder, 'other')
      await read([await file('a.csv.gz', gzipSync(bytes))])
      expect(await readHistory(store, city)).toEqual(history)
      expect(history.intervals).toHaveLength(2)
    },
  )

  test('dates that are stored are refused from another file, or taken from it when that is wanted', async () => {
    await read([await file('a.csv', tickets('2023/4/3', '2023/4/4'))])
    const before = await contents()
    const twice = `${tickets('2023/4/4', '2023/4/5')}2023/4/4,A002,証明,9:31,9:32,9:33,9:40,1,完了\n`
    const other = await file('b.csv', twice)
    const refused = await read([other])
    expect(refused.stored).toBe(false)
    expect(refused.issues).toMatchObject([
      {
        code: 'alreadyStored',
        severity: 'error',
        at: { file: 'b.csv' },
        values: { other: 'a.csv', from: '2023-04-04', to: '2023-04-04', days: 1 },
      },
    ])
    expect(await contents()).toEqual(before)
    expect((await read([other], { replace: true })).stored).toBe(true)
    const { intervals } = await readHistory(store, city)
    expect(intervals.map(({ date, slot }) => [date, slot])).toEqual([
      ['2023-04-03', 17],
      ['2023-04-04', 17],
      ['2023-04-04', 19],
      ['2023-04-05', 17],
    ])
  })

  test('two files of one call must not count the same date either', async () => {
    const result = await read([
      await file('a.csv', tickets('2023/4/3')),
      await file('b.csv', `${tickets('2023/4/3')}\n\n`),
    ])
    expect(codesOf(result)).toEqual(['alreadyStored'])
    expect(result.stored).toBe(false)
  })

  test('one bad row keeps everything out, unless such rows are to be skipped', async () => {
    const good = await file('good.csv', tickets('2023/4/3'))
    const bad = await file('bad.csv', tickets('2023/4/4', '令和3年2月30日'))
    const strict = await read([good, bad])
    expect(codesOf(strict)).toEqual(['noSuchDate', 'rowsRefused'])
    expect(strict.stored).toBe(false)
    expect(await arrivals()).toBe(0)
    const lenient = await read([good, bad], { skipRejected: true })
    expect(lenient.stored).toBe(true)
    expect(lenient.issues).toMatchObject([
      { code: 'noSuchDate', severity: 'warning', at: { file: 'bad.csv', line: 3 } },
    ])
    expect(lenient.receipts[1]!.rows).toMatchObject({ read: 2, kept: 1, rejected: 1 })
    expect(await arrivals()).toBe(2)
  })

  test('a log of another year is noticed against what is stored and within one call', async () => {
    await read([await file('a.csv', tickets('2023/4/3'))])
    const old = await file('old.csv', tickets('2019/4/3'))
    const result = await read([old])
    expect(result.issues).toMatchObject([
      { code: 'otherYear', severity: 'error', values: { from: '2019-04-03', storedFrom: '2023-04-03' } },
    ])
    const between = await Promise.all(
      ['2020/3/2', '2021/2/1', '2022/1/17', '2022/12/1'].map((date, i) => file(`${i}.csv`, tickets(date))),
    )
    expect((await read([old, ...between])).stored).toBe(true)
  })

  test('a store keeps its slots', async () => {
    await read([await file('a.csv', tickets('2023/4/3'))])
    const files = [await file('b.csv', tickets('2023/4/4'))]
    const result = await ingest(files, { city: { ...city, slotMinutes: 15 }, store, today: '2026-11-21' })
    expect(codesOf(result)).toEqual(['slotLength'])
  })

  test('weather, holidays and events make the context; the newest list of events holds alone', async () => {
    const events = '開始日,終了日,種別,対象キュー,見込み影響,メモ\n'
    const result = await read([
      join(dataFolder, 'calendar', 'syukujitsu.csv'),
      join(dataFolder, 'weather', 'tokyo-20211020-20221019.csv'),
      join(dataFolder, 'weather', 'tokyo-20221020-20231019.csv'),
      await file('e1.csv', `${events}2023-05-12,2023-05-12,deadline,,,\n`),
      await file(
        'e2.csv',
        `${events}2023-06-12,2023-06-12,mailing,,,\n2020-04-08,2020-05-31,exclude,,,感染症\n`,
      ),
    ])
    expect(result.issues).toEqual([])
    const { holidays, weather, events: known, excluded } = await readContext(store)
    expect(holidays).toMatchObject({ lastYear: 2026 })
    expect(holidays.names.get('2023-10-09')).toBe('スポーツの日')
    expect([weather.length, weather[0]!.date, weather.at(-1)!.date]).toEqual([
      730,
      '2021-10-20',
      '2023-10-19',
    ])
    expect(known.map(({ from }) => from)).toEqual(['2023-06-12'])
    expect(excluded).toHaveLength(1)
  })

  test.each([
    ['2018-04-02', '2018-04-27'],
    ['2019-04-22', '2019-05-17'],
    ['2023-04-03', '2023-04-28'],
  ] as const)(
    'generated logs of %s – %s: every row, repeat and broken row as they were made',
    async (from, to) => {
      const logs = join(folder, 'logs')
      const { files } = await generate(logs, { from, to })
      const result = await read(
        files.map(({ name }) => join(logs, name)),
        { skipRejected: true },
      )
      expect(result.stored).toBe(true)
      expect(
        result.receipts.map(({ file: name, rows }) => ({
          name,
          rows: rows.read,
          repeats: rows.duplicates,
          broken: rows.rejected,
        })),
      ).toEqual(files.map(({ name, rows, repeats, broken }) => ({ name, rows, repeats, broken })))
      expect(result.issues.filter(({ code }) => code === 'eraEnded').length > 0).toBe(from === '2019-04-22')
      expect(await arrivals()).toBe(
        result.receipts.flatMap((receipt) => Object.values(receipt.arrivals)).reduce((a, b) => a + b, 0),
      )
    },
  )

  test('the committed logs of the sample city: all queues, and no caller anywhere in the store', async () => {
    const logs = join(dataFolder, 'keyaki', 'logs')
    const names = (await readdir(logs)).filter((name) => !name.startsWith('.'))
    const result = await read(
      [join(dataFolder, 'calendar', 'syukujitsu.csv'), ...names.map((name) => join(logs, name))],
      { skipRejected: true },
    )
    expect(result.stored).toBe(true)
    const { intervals, work, outbound, gaps } = await readHistory(store, city)
    expect(new Set(intervals.map(({ queue }) => queue))).toEqual(new Set(city.queues.map(({ id }) => id)))
    expect(new Set(gaps.map(({ date }) => date))).toEqual(new Set(['2023-08-30']))
    expect(work.length).toBeGreaterThan(100)
    expect(outbound.length).toBeGreaterThan(100)
    const calls = await readFile(join(logs, 'queue_log-fy2023'), 'utf8')
    const callers = new Set([...calls.matchAll(/ENTERQUEUE\|[^|]*\|(\d+)/g)].map((match) => match[1]!))
    expect(callers.size).toBeGreaterThan(100)
    const stored = Object.values(await contents()).join('')
    for (const caller of callers) expect(stored.includes(caller)).toBe(false)
  })
})

describe('files that break off', () => {
  test.each([
    ['truncatedGzip', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 20)],
    [
      'brokenGzip',
      (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, i) => (i === 11 ? byte ^ 0xff : byte)),
    ],
  ] as const)('%s: nothing is stored', async (code, spoil) => {
    await read([await file('a.csv', tickets('2023/4/3'))])
    const before = await contents()
    const many = Array.from(
      { length: 3000 },
      (_, i) => `2023/4/4,A${i},証明,8:31:${String(i % 60).padStart(2, '0')},,,,1,完了`,
    )
    const packed = gzipSync(`${[HEAD, ...many].join('\n')}\n`)
    const result = await read([
      await file('b.csv', tickets('2023/4/5')),
      await file('c.csv.gz', spoil(packed)),
    ])
    expect(codesOf(result)).toEqual([code])
    expect(result.stored).toBe(false)
    expect(await contents()).toEqual(before)
  })

  test('a file that is not there', async () => {
    expect(codesOf(await read([join(folder, 'nowhere.csv')]))).toEqual(['noSuchFile'])
    expect(codesOf(await read([folder]))).toEqual(['isFolder'])
  })
})
