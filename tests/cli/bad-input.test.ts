import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeCp932 } from '../../data/keyaki/cp932.ts'
import { inputFolder, readTown } from '../golden/run-town.ts'
import { bytesOf, expectTold, hankan, type Told } from './hankan.ts'

let folder = ''
let store = ''
let before: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-bad-input-'))
  store = join(folder, 'store')
  expect((await readTown(store)).stored).toBe(true)
  before = await bytesOf(store)
  expect(Object.keys(before)).toHaveLength(9)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const HEAD = '発券日,発券番号,業務区分,発券時刻,呼出時刻,終了時刻\n'
const GOOD = '2024-07-16,A001,証明,9:00:00,9:05:00,9:10:00\n'
const tickets = (...rows: readonly string[]) => HEAD + rows.map((row) => `${row}\n`).join('')
const weather = (elements: string) =>
  encodeCp932(
    `ダウンロードした時刻：2024/07/14 09:00:00\r\n\r\n,つくし,つくし\r\n年月日,${elements},${elements}\r\n,,品質情報\r\n2024/7/14,5,8\r\n`,
  )
const packed = gzipSync(
  HEAD +
    Array.from(
      { length: 2000 },
      (_, i) => `2024-07-16,A${i},証明,9:${10 + (i % 50)}:00,9:59:00,10:0${i % 10}:${10 + (i % 49)}\n`,
    ).join(''),
)
const damaged = packed.map((byte, at) => (at > 400 && at < 420 ? byte ^ 0xff : byte))

interface Case extends Told {
  readonly name: string
  readonly content: string | Uint8Array
}

const NO_DATE = {
  ja: ['という日付はありません', '令和5年10月2日 のように'],
  en: ['is no date', 'Write it like'],
}
const SAVE_AGAIN = { ja: ['UTF-8 か Shift_JIS', '保存し直して'], en: ['Save it again as UTF-8 or Shift_JIS'] }
const NO_ROWS = { ja: ['データの行がありません', '書き出し'], en: ['holds no data rows', 'export'] }

const cases: Readonly<Record<string, Case>> = {
  'bytes that are no text': {
    name: 'photo.csv',
    content: Uint8Array.from({ length: 4096 }, (_, i) => (i * 89) % 256),
    place: 'photo.csv',
    ...SAVE_AGAIN,
  },
  'an encoding nobody uses here (EUC-JP)': {
    name: 'euc.csv',
    content: Buffer.from('c8afb7f4c6fc2cb6c8ccb32cc8afb7f4bbfeb9ef0a', 'hex'),
    place: 'euc.csv',
    ...SAVE_AGAIN,
  },
  'two encodings in one file': {
    name: 'mixed.csv',
    content: Buffer.concat([Buffer.from(tickets(GOOD.trim())), encodeCp932(GOOD.replace('A001', 'A002'))]),
    place: 'mixed.csv',
    ...SAVE_AGAIN,
  },
  'a workbook instead of a CSV': {
    name: 'tickets.csv',
    content: Buffer.concat([Buffer.from('PK\x03\x04\x14\x00\x06\x00'), Buffer.alloc(300, 7)]),
    place: 'tickets.csv',
    ja: ['Excel のブックです', 'CSV を選んで'],
    en: ['is an Excel workbook', 'save it as CSV'],
  },
  'a column that is missing': {
    name: 'no-issue-time.csv',
    content: '発券日,発券番号,業務区分,呼出時刻\n2024-07-16,A1,証明,9:05\n',
    place: 'no-issue-time.csv',
    line: 1,
    ja: [
      '「発券時刻」の列がありません',
      '受付時刻',
      '見つかった見出し: 発券日, 発券番号, 業務区分, 呼出時刻',
    ],
    en: ['no column “発券時刻”', '受付時刻', 'Headings found: 発券日, 発券番号, 業務区分, 呼出時刻'],
  },
  'a day that February does not have': {
    name: 'february.csv',
    content: tickets(GOOD.trim(), '令和5年2月30日,A2,証明,9:00,9:05,9:10'),
    place: 'february.csv',
    line: 3,
    column: '発券日',
    ja: ['「令和5年2月30日」', ...NO_DATE.ja, '--skip-rejected'],
    en: ['“令和5年2月30日”', ...NO_DATE.en, '--skip-rejected'],
  },
  'a year after an era had ended': {
    name: 'heisei.csv',
    content: tickets('平成33年5月1日,A1,証明,9:00,9:05,9:10'),
    place: 'heisei.csv',
    line: 2,
    column: '発券日',
    ja: ['「平成33年5月1日」', ...NO_DATE.ja],
    en: ['“平成33年5月1日”', ...NO_DATE.en],
  },
  'an hour that no day has': {
    name: 'hour.csv',
    content: tickets('2024-07-16,A1,証明,25:00,9:05,9:10'),
    place: 'hour.csv',
    line: 2,
    column: '発券時刻',
    ja: ['「25:00」という時刻はありません', '8:31 のように'],
    en: ['“25:00” is no time of day', 'Write it like'],
  },
  'an end before its start': {
    name: 'reversed.csv',
    content: tickets('2024-07-16,A1,証明,9:20:00,9:25:00,9:15:00'),
    place: 'reversed.csv',
    line: 2,
    column: '終了時刻',
    ja: ['終わり 09:15:00 が始まり 09:25:00 より前です', '直してください'],
    en: ['the end 09:15:00 is before the start 09:25:00', 'correct it'],
  },
  'an event that ends before it begins': {
    name: 'events.csv',
    content: '開始日,終了日,種別,対象キュー,メモ\n2024-07-20,2024-07-18,発送,税務,督促\n',
    place: 'events.csv',
    line: 2,
    column: '終了日',
    ja: ['2024-07-18 が始まりの日 2024-07-20 より前', '直してください'],
    en: ['2024-07-18 is before the first date 2024-07-20', 'Correct'],
  },
  'a window nobody knows': {
    name: 'koseki.csv',
    content: tickets('2024-07-16,A1,戸籍,9:00,9:05,9:10', '2024-07-16,A2,戸籍,9:20,9:25,9:30'),
    place: 'koseki.csv',
    line: 2,
    column: '業務区分',
    ja: ['「戸籍」', '(2 行)', 'aliases', '登録済み: 住民異動、証明、税務'],
    en: ['“戸籍”', '(rows: 2)', 'aliases', 'Known: 住民異動、証明、税務'],
  },
  'a telephone queue nobody knows': {
    name: 'queue_log',
    content: '1721091600|1.1|shimin|NONE|ENTERQUEUE||0900001001|1\n',
    place: 'queue_log',
    line: 1,
    column: 'queue',
    ja: ['「shimin」', '登録済み: 税務入電'],
    en: ['“shimin”', 'Known: 税務入電'],
  },
  'a log of nothing at all': { name: 'zero.csv', content: '', place: 'zero.csv', ...NO_ROWS },
  'a log of blank lines': { name: 'blank.csv', content: '\n\n  \n', place: 'blank.csv', ...NO_ROWS },
  'a log of headings alone': { name: 'headings.csv', content: HEAD, place: 'headings.csv', ...NO_ROWS },
  'a log of another year': {
    name: 'year.csv',
    content: tickets('2021-07-16,A1,証明,9:00,9:05,9:10'),
    place: 'year.csv',
    ja: ['2021-07-16', 'ほかのログは 2024-05-07～2024-07-12', '別の年のファイルでないか'],
    en: ['2021-07-16', 'the other logs cover 2024-05-07 to 2024-07-12', 'not a file of another year'],
  },
  'a year mistyped inside a log': {
    name: 'leap.csv',
    content: tickets(GOOD.trim(), '2092-07-16,A2,証明,9:00,9:05,9:10'),
    place: 'leap.csv',
    line: 3,
    column: '発券日',
    ja: ['2092-07-16', '年の打ち間違い'],
    en: ['2092-07-16', 'mistyped year'],
  },
  'a gzip that breaks off': {
    name: 'cut.csv.gz',
    content: packed.subarray(0, packed.length >> 1),
    place: 'cut.csv.gz',
    ja: ['途中で切れています', '転送をやり直して'],
    en: ['breaks off', 'transfer it again'],
  },
  'a gzip that is damaged': {
    name: 'damaged.csv.gz',
    content: damaged,
    place: 'damaged.csv.gz',
    ja: ['壊れています', 'もう一度コピー'],
    en: ['damaged', 'Copy it again'],
  },
  'weather of columns nobody knows': {
    name: 'pollen.csv',
    content: weather('花粉(個)'),
    place: 'pollen.csv',
    ja: ['知らない項目があります: 花粉', 'ダウンロードし直して'],
    en: ['unknown elements: 花粉', 'Download it again'],
  },
  'weather of no use': {
    name: 'sky.csv',
    content: weather('天気概況(昼)'),
    place: 'sky.csv',
    ja: ['使える項目', 'ダウンロードし直して'],
    en: ['none of the elements in use', 'Download it again'],
  },
  'counts of whole months': {
    name: 'months.csv',
    content: '年月,業務,件数\n2024-04,証明,900\n',
    place: 'months.csv',
    line: 1,
    ja: ['月別の件数しかありません', '日別・時間帯別の書き出しを'],
    en: ['monthly counts only', 'Read an export by date and time'],
  },
  'a letter': {
    name: 'letter.txt',
    content: 'いつもお世話になっております。\n来週の件です。\n',
    place: 'letter.txt',
    line: 1,
    ja: ['何のファイルか分かりません', 'いつもお世話になっております', '確認してください'],
    en: ['no known kind', 'いつもお世話になっております', 'Check'],
  },
  'dates that are stored already': {
    name: 'again.csv',
    content: tickets('2024-07-12,A1,証明,9:00,9:05,9:10'),
    place: 'again.csv',
    ja: ['「tickets-residents.csv」から取込済み', '--replace'],
    en: ['already read from “tickets-residents.csv”', '--replace'],
  },
}

const town = () => ['--city', inputFolder, '--store', store]

describe('a bad file at ingest: exit code 2, told by place and remedy in both languages, nothing stored changes', () => {
  test.each(Object.entries(cases))('%s', async (_, { name, content, ...told }) => {
    const path = join(folder, name)
    await writeFile(path, content)
    await expectTold(['ingest', path, ...town()], told)
    expect(await bytesOf(store)).toEqual(before)
    const { out } = await hankan(['ingest', path, ...town(), '--json'])
    const { stored, issues } = JSON.parse(out) as { stored: boolean; issues: { severity: string }[] }
    expect(stored).toBe(false)
    expect(issues.some(({ severity }) => severity === 'error')).toBe(true)
  })

  test('one bad file among good ones keeps all of them out', async () => {
    const good = join(folder, 'good.csv')
    const bad = join(folder, 'bad.csv')
    await writeFile(good, tickets(GOOD.trim()))
    await writeFile(bad, tickets('2024-07-17,A1,戸籍,9:00,9:05,9:10'))
    await expectTold(['ingest', good, bad, ...town()], {
      place: 'bad.csv',
      line: 2,
      ja: ['何も取り込んでいません'],
      en: ['nothing was stored'],
    })
    expect(await bytesOf(store)).toEqual(before)
  })

  test('a file that is not there, and a folder with nothing in it', async () => {
    await expectTold(['ingest', join(folder, 'nowhere.csv'), ...town()], {
      place: join(folder, 'nowhere.csv'),
      ja: ['ファイルがありません', '場所と名前を確認'],
      en: ['no such file', 'Check its folder and name'],
    })
    await mkdir(join(folder, 'empty'))
    await expectTold(['ingest', join(folder, 'empty'), ...town()], {
      place: join(folder, 'empty'),
      ja: ['フォルダーです', '中のファイルを指定'],
      en: ['is a folder', 'Name a file in it'],
    })
    await expectTold(['ingest', ...town()], {
      place: 'ingest',
      ja: ['ファイルを指定してください'],
      en: ['name the files'],
    })
    expect(await bytesOf(store)).toEqual(before)
  })

  test('a city that is not there or cannot be read, and a store that is a file', async () => {
    const path = join(folder, 'one.csv')
    await writeFile(path, tickets(GOOD.trim()))
    await expectTold(['ingest', path, '--city', join(folder, 'empty-city'), '--store', store], {
      place: join(folder, 'empty-city', 'city.json'),
      ja: ['ファイルがありません'],
      en: ['no such file'],
    })
    await cp(inputFolder, join(folder, 'city'), { recursive: true })
    await writeFile(join(folder, 'city', 'city.json'), '{ "id": "tsukushi", ')
    await expectTold(['ingest', path, '--city', join(folder, 'city'), '--store', store], {
      place: join(folder, 'city', 'city.json'),
      ja: ['JSON として読めません', '確認してください'],
      en: ['is not JSON', 'Check for'],
    })
    await expectTold(['ingest', path, '--city', inputFolder, '--store', path], {
      place: path,
      ja: ['フォルダーを指定してください'],
      en: ['Name a folder'],
    })
    expect(await bytesOf(store)).toEqual(before)
  })

  test('the same content under another name is warned about and counted once: exit code 0', async () => {
    const path = join(folder, 'copy-of-tickets.csv')
    await cp(join(inputFolder, 'logs', 'tickets-residents.csv'), path)
    const told = { place: 'copy-of-tickets.csv', ja: ['二重には数えません'], en: ['not counted again'] }
    await expectTold(['ingest', path, ...town()], told, 0)
    expect(await bytesOf(store)).toEqual(before)
  })

  test('the program itself ends with code 2 and tells one line a fault', () => {
    const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [main, 'ingest', join(folder, 'february.csv'), ...town(), '--language', 'en'],
      { encoding: 'utf8' },
    )
    expect(status).toBe(2)
    expect(stdout).toContain('Nothing stored has changed')
    expect(stderr.split('\n').filter((line) => line.startsWith('[error]'))).toHaveLength(2)
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})
