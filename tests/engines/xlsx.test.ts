import { inflateRawSync } from 'node:zlib'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Report } from '../../src/core/report/types.ts'
import { withoutClock } from '../../src/engines/xlsx/settle.ts'
import { rosterWorkbook } from '../../src/engines/xlsx.ts'
import { sampleReport } from '../fixtures/report.ts'

const report = sampleReport()

/** Entries of a zip archive by name, read from its directory. */
const unzip = (bytes: Uint8Array): Map<string, string> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const end = bytes.length - 22
  const entries = new Map<string, string>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < view.getUint16(end + 10, true); i++) {
    const [method, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)]
    const [name, extra, note] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ]
    const header = view.getUint32(at + 42, true)
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
    const content = bytes.subarray(start, start + size)
    entries.set(
      new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      new TextDecoder().decode(method === 0 ? content : inflateRawSync(content)),
    )
    at += 46 + name + extra + note
  }
  return entries
}

interface Book {
  readonly names: readonly string[]
  readonly sheets: readonly string[]
  readonly workbook: string
  /** Texts of a sheet in reading order. */
  texts(sheet: number): string[]
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

const open = (bytes: Uint8Array): Book => {
  const entries = unzip(bytes)
  const workbook = entries.get('xl/workbook.xml')!
  const names = [...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((match) => unescaped(match[1]!))
  const sheets = names.map((_, i) => entries.get(`xl/worksheets/sheet${i + 1}.xml`)!)
  const shared = [...entries.get('xl/sharedStrings.xml')!.matchAll(/<si>(.*?)<\/si>/gs)].map((match) =>
    unescaped(match[1]!.replace(/<[^>]+>/g, '')),
  )
  return {
    names,
    sheets,
    workbook,
    texts: (sheet) =>
      [...sheets[sheet]!.matchAll(/<c [^>]*t="s"[^>]*><v>(\d+)<\/v>/g)].map((match) => shared[+match[1]!]!),
  }
}

let ja: Book
let en: Book
let bytes: Uint8Array
beforeAll(async () => {
  bytes = await rosterWorkbook(report, 'ja')
  ja = open(bytes)
  en = open(await rosterWorkbook(report, 'en'))
})
afterEach(() => {
  vi.useRealTimers()
})

test('has the week, each working day, and the tables behind them', () => {
  expect(ja.names).toEqual([
    '配置表',
    ...['10-2(月)', '10-3(火)', '10-4(水)', '10-5(木)', '10-6(金)'],
    ...['必要人数と配置', '不足', '需要予測', '法令確認', '待ち時間'],
  ])
  expect(en.names).toEqual([
    'Placement',
    ...['Mon 2 Oct', 'Tue 3 Oct', 'Wed 4 Oct', 'Thu 5 Oct', 'Fri 6 Oct'],
    ...['Required and placed', 'Shortage', 'Forecast', 'Law check', 'Waiting'],
  ])
})

test('every sheet says that the data are made up, on screen and on paper', () => {
  ja.sheets.forEach((sheet, i) => {
    expect(ja.texts(i)).toContain('合成データ')
    expect(sheet).toContain('<oddFooter>&amp;L合成データ')
  })
})

test('a real city carries no such label', async () => {
  const real = open(await rosterWorkbook({ ...report, synthetic: false }, 'ja'))
  real.sheets.forEach((sheet, i) => {
    expect(real.texts(i)).not.toContain('合成データ')
    expect(sheet).not.toContain('合成データ')
  })
})

test('every sheet prints on A3 landscape, one page wide, its headings on each page', () => {
  for (const sheet of ja.sheets) {
    expect(sheet).toMatch(
      /<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="[01]"\/>/,
    )
    expect(sheet).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    expect(sheet).toContain('state="frozen"')
  }
  expect(ja.workbook).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="1">'10-2(月)'!$A:$C,'10-2(月)'!$1:$2</definedName>`,
  )
})

test('the parts of a sheet stand in the order that spreadsheets insist on', () => {
  const order = [
    'sheetPr',
    'sheetViews',
    'cols',
    'sheetData',
    'mergeCells',
    'pageMargins',
    'pageSetup',
    'headerFooter',
  ]
  for (const sheet of ja.sheets) {
    const found = order.map((tag) => sheet.search(new RegExp(`<${tag}[ />]`)))
    expect(found.every((at, i) => at > (found[i - 1] ?? 0))).toBe(true)
    for (const tag of order) expect(sheet.match(new RegExp(`<${tag}[ />]`, 'g'))).toHaveLength(1)
  }
})

describe('the wall', () => {
  test('names everyone in the week, with shift and hours or the reason of absence', () => {
    const texts = ja.texts(0)
    for (const person of report.people) expect(texts).toContain(person.name)
    expect(texts).toContain('遅  10:15–19:00')
    expect(texts).toContain('年休')
    expect(texts).toContain('日  13:00–17:15  午前休')
  })

  test('tells the activity of each slot by letter as well as colour, and explains the letters', () => {
    const texts = ja.texts(1)
    expect(texts).toContain('窓')
    expect(texts.slice(texts.indexOf('凡例'))).toEqual(
      expect.arrayContaining(['窓', '窓口案内', '財', '財産調査・発送']),
    )
  })

  test('frames those who support another team', async () => {
    const [first, ...rest] = report.roster
    const helping: Report = {
      ...report,
      roster: [
        { ...first!, blocks: [{ activity: 'tax', startMinute: 510, endMinute: 1035 }], breaks: [] },
        ...rest,
      ],
    }
    const styles = (book: Map<string, string>) =>
      book.get('xl/styles.xml')!.match(/style="medium"/g)?.length ?? 0
    const plain = styles(unzip(bytes))
    expect(styles(unzip(await rosterWorkbook(helping, 'ja')))).toBeGreaterThan(plain)
  })
})

test('numbers are numbers: shortages in people, waits as durations', () => {
  expect(ja.sheets[6]).toMatch(/<c [^>]*><v>-1<\/v>/)
  const meanWait = report.simulation.queues[0]!.meanWaitSeconds.mean / 86_400
  expect(ja.sheets.at(-1)).toContain(`<v>${meanWait}</v>`)
})

test('the law sheet tells each rule, its source and what was found', () => {
  const law = ja.texts(9)
  expect(law).toEqual(expect.arrayContaining(['労働基準法34条1項', '適合', '警告 1件']))
  expect(law.some((text) => text.includes('10:00') && text.includes('11:00'))).toBe(true)
})

test('any name is written as it is', async () => {
  const name = `<b>"A&B"</b> '髙﨑𠮷`
  const [person, ...rest] = report.people
  const book = open(await rosterWorkbook({ ...report, people: [{ ...person!, name }, ...rest] }, 'ja'))
  expect(book.texts(0)).toContain(name)
})

test('a week without work, shortages or history still makes a workbook', async () => {
  const empty = open(
    await rosterWorkbook({ ...report, roster: [], shortages: [], forecast: [], load: [], people: [] }, 'ja'),
  )
  expect(empty.names).toHaveLength(6)
  expect(empty.texts(2)).toContain('ありません')
})

test('equal reports give equal bytes, whatever the clock says', async () => {
  vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] })
  expect(Buffer.from(await rosterWorkbook(report, 'ja')).equals(Buffer.from(bytes))).toBe(true)
})

test('what is no archive is refused', () => {
  expect(() => withoutClock(new Uint8Array(100))).toThrow('not a zip archive')
})
