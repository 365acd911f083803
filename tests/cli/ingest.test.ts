import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/main.ts'

let folder = ''
let output = ''
let errors = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-ingest-'))
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors += String(text)
    return true
  })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const hankan = async (...args: readonly string[]) => {
  output = ''
  errors = ''
  const code = await run([...args, '--store', join(folder, 'store')], { LANG: 'ja_JP.UTF-8' })
  return { code, output, errors }
}
const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}
const ticket = (date: string, queue = '証明', end = '8:40') =>
  `${date},A1,${queue},8:31,8:32,8:33,${end},完了\n`
const HEAD = '発券日,発券番号,業務区分,発券時刻,呼出時刻,応対開始時刻,終了時刻,結果\n'

describe('hankan ingest and quality', () => {
  test('a log in, its receipt out, then the quality of the store', async () => {
    expect((await hankan('quality')).code).toBe(2)
    const log = await file('log.csv', HEAD + ticket('2023/4/3') + ticket('2023/4/4'))
    const first = await hankan('ingest', log)
    expect(first.code).toBe(0)
    expect(first.output).toMatch(/log\.csv +発券 +utf-8/)
    expect(first.output).toContain('2023-04-03 – 2023-04-04')
    const again = await hankan('ingest', log, '--json')
    expect(again.code).toBe(0)
    expect(JSON.parse(again.output)).toMatchObject({ stored: false, receipts: [{ alreadyStored: true }] })
    const csv = join(folder, 'intervals.csv')
    const quality = await hankan('quality', '--intervals', csv, '--language', 'en')
    expect(quality.code).toBe(0)
    expect(quality.output).toMatch(/Certificates +2023-04-03 – 2023-04-04 +2/)
    expect((await readFile(csv, 'utf8')).split('\n')).toHaveLength(4)
  })

  test.each([
    ['wrong encoding', 'a.csv', '\uFFFD\uFFFD,\uFFFD\n1,2\n', '文字コード'],
    ['missing column', 'b.csv', '発券日,発券番号,発券時刻\n2023/5/1,A1,8:30\n', '業務区分'],
    ['a date that is none', 'c.csv', HEAD + ticket('令和0年4月1日'), '2 行目 「発券日」'],
    [
      'an end before its start',
      'd.csv',
      HEAD + ticket('2023/5/1', '証明', '8:20'),
      '終わり 08:20:00 が始まり 08:33:00',
    ],
    ['a queue nobody knows', 'e.csv', HEAD + ticket('2023/5/1', '戸籍'), '登録されていません'],
    ['an empty log', 'f.csv', HEAD, 'データの行がありません'],
    ['a log of another year', 'g.csv', HEAD + ticket('2019/5/1'), '別の年'],
    [
      'weather with unknown columns',
      'h.csv',
      'ダウンロードした時刻：2023/5/1 0:00:00\n\n,東京\n年月日,花粉量\n,\n2023/5/1,3\n',
      '花粉量',
    ],
    ['a file of another kind', 'i.csv', 'なまえ,じゅうしょ\nx,y\n', '何のファイルか'],
  ])('%s: exit code 2, a message, and nothing stored changes', async (_, name, text, message) => {
    const files = async () => {
      const names = await readdir(join(folder, 'store', 'parts'))
      return [...names.sort(), await readFile(join(folder, 'store', 'contents.json'), 'utf8')]
    }
    const before = await files()
    const { code, errors: told, output: said } = await hankan('ingest', await file(name, text))
    expect(code).toBe(2)
    expect(told).toContain(name)
    expect(told).toContain(message)
    expect(said).toContain('変わっていません')
    expect(await files()).toEqual(before)
  })

  test('no file named, help, a folder for its files', async () => {
    expect((await hankan('ingest')).code).toBe(2)
    const help = await hankan('ingest', '--help')
    expect(help.code).toBe(0)
    expect(help.output).toContain('--skip-rejected')
    const inside = join(folder, 'logs')
    await mkdir(inside)
    await writeFile(join(inside, 'x.csv'), HEAD + ticket('2023/6/1'))
    expect((await hankan('ingest', inside)).output).toContain('x.csv')
  })
})
