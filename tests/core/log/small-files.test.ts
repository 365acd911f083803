import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dataFolder } from '../../fixtures/keyaki.ts'
import { bytesOf, codes, readBytes, readText } from './read-bytes.ts'

describe('events', () => {
  const HEAD = '開始日,終了日,種別,対象キュー,見込み影響,メモ\n'

  test('kinds, queues by any name, names in two languages, periods left out of learning', () => {
    const read = readText(
      `${HEAD}R5.5.12,2023-05-12,発送,課税;納税入電,増,納税通知書 発送 / Notices mailed\n2020-04-08,2020-05-31,除外期間,,,緊急事態宣言\n2023/7/1,,campaign,全て,,\n`,
    )
    expect(codes(read)).toEqual([])
    expect(read.events).toEqual([
      {
        from: '2023-05-12',
        to: '2023-05-12',
        type: 'mailing',
        queues: ['taxation', 'payment-call'],
        name: { ja: '納税通知書 発送', en: 'Notices mailed' },
      },
      {
        from: '2023-07-01',
        to: '2023-07-01',
        type: 'campaign',
        queues: [],
        name: { ja: 'campaign', en: 'campaign' },
      },
    ])
    expect(read.excluded).toEqual([
      {
        from: '2020-04-08',
        to: '2020-05-31',
        queues: [],
        reason: { ja: '緊急事態宣言', en: '緊急事態宣言' },
      },
    ])
  })

  test.each([
    ['2023-05-12,2023-05-11,deadline,,,', 'datesReversed'],
    ['2023-05-32,2023-05-11,deadline,,,', 'noSuchDate'],
    ['2023-05-12,2023-05-12,,,,', 'emptyCell'],
    ['2023-05-12,2023-05-12,deadline,戸籍,,', 'unknownQueue'],
  ])('%s is rejected as %s', (row, code) => {
    expect(readText(`${HEAD}${row}\n`).rowIssues).toMatchObject([{ code, at: { line: 2 } }])
  })

  test('the sample city’s own file', () => {
    const read = readBytes(readFileSync(join(dataFolder, 'keyaki', 'events.csv')))
    expect(codes(read)).toEqual([])
    expect(read.events.length + read.excluded.length).toBe(read.rows.kept)
  })
})

describe('counts', () => {
  test('back-office work by any name of its task', () => {
    const read = readText('日付,業務,件数\n2023/4/3,郵送請求,"1,072"\n2023/4/3,還付,３件\n')
    expect(codes(read)).toEqual([])
    expect(read.work).toEqual([
      { date: '2023-04-03', task: 'certificate-mail', units: 1072 },
      { date: '2023-04-03', task: 'refund', units: 3 },
    ])
  })

  test('outbound calls of the only task; hours are split', () => {
    const read = readText(
      '日付,時間帯,架電数,接触数(本人),約束数,平均通話秒,オペレーター数\n2019/2/1,09:00～09:30,51,13,5,105,4\n2019/2/1,10時台,9,5,3,105,4\n',
    )
    expect(codes(read)).toEqual([])
    expect(read.outbound).toEqual([
      {
        date: '2019-02-01',
        slot: 18,
        task: 'reminder',
        attempts: 51,
        contacts: 13,
        promises: 5,
        operators: 4,
      },
      { date: '2019-02-01', slot: 20, task: 'reminder', attempts: 5, contacts: 3, promises: 2, operators: 4 },
      { date: '2019-02-01', slot: 21, task: 'reminder', attempts: 4, contacts: 2, promises: 1, operators: 4 },
    ])
  })

  test.each([
    ['日付,業務,件数\n2023/4/3,草むしり,3\n', 'unknownTask'],
    ['日付,業務,件数\n2023/4/3,還付,たくさん\n', 'noSuchCount'],
    ['日付,業務,件数\n2023/4/3,,3\n', 'emptyCell'],
    ['日付,時間帯,架電数\n2019/2/1,朝,51\n', 'noSuchSpan'],
    ['日付,時間帯,業務,架電数\n2019/2/1,9:00,営業,51\n', 'unknownTask'],
  ])('%j is rejected as %s', (text, code) => {
    expect(readText(text).rowIssues).toMatchObject([{ code, at: { line: 2 } }])
  })
})

describe('files that cannot be used', () => {
  test.each([
    ['', 'emptyLog'],
    ['\n\n', 'emptyLog'],
    ['発券日,発券番号,業務区分,発券時刻\n', 'emptyLog'],
    ['発券日,発券番号,発券時刻\n2023/4/3,A1,8:30\n', 'missingColumn'],
    ['発券番号,業務区分,発券時刻\nA1,証明,8:30\n', 'missingColumn'],
    ['年月,業務,件数\n2023/4,証明,1200\n', 'monthlyCounts'],
    ['氏名,住所\n山田,東京\n', 'unknownFile'],
    ['{"city":1}', 'unknownFile'],
  ])('%j: %s', (text, code) => {
    const read = readText(text)
    expect(read.issues).toMatchObject([{ code, severity: 'error' }])
    expect(read.intervals).toEqual([])
  })

  test('a missing column is named, with the headings there are', () => {
    const [issue] = readText('発券日,発券番号,発券時刻\n2023/4/3,A1,8:30\n').issues
    expect(issue!.values).toMatchObject({ column: '業務区分', found: '発券日, 発券番号, 発券時刻' })
    expect(String(issue!.values.names)).toContain('用件')
  })

  test('text stored in EUC-JP, or already spoilt, is called unreadable', () => {
    const text = '発券日,発券番号,業務区分,発券時刻\n2023/4/3,A1,証明,8:30\n'
    expect(codes(readBytes(bytesOf(text, 'EUC-JP' as never), { encoding: 'cp932' }))).toEqual([
      'unreadableCharacters',
    ])
    expect(codes(readText('\uFFFD\uFFFD,\uFFFD\uFFFD\n1,2\n'))).toEqual(['unreadableCharacters'])
  })
})
