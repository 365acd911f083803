import { describe, expect, test } from 'vitest'
import { bytesOf, codes, readBytes, readText, total } from './read-bytes.ts'

const HEAD = '発券日,発券番号,業務区分,発券時刻,呼出時刻,応対開始時刻,終了時刻,窓口番号,結果'
const log = (...rows: readonly string[]) => `${[HEAD, ...rows].join('\n')}\n`

describe('ticket logs', () => {
  test('the three rows of the format’s description', () => {
    const read = readText(
      log(
        '2026/11/18,A001,証明,08:31:05,08:31:40,08:31:52,08:36:10,1,完了',
        '2026/11/18,A002,証明,08:33:12,08:38:03,,,1,不在',
        '令和8年11月18日,B014,住民異動,9:05,9:21,9:22,9:58,3,完了',
      ),
    )
    expect(codes(read)).toEqual([])
    expect(read.kind).toBe('tickets')
    expect(read.rows).toEqual({ read: 3, kept: 3, rejected: 0, duplicates: 0, untimed: 0 })
    expect(read.period).toEqual({ from: '2026-11-18', to: '2026-11-18' })
    expect(read.intervals).toEqual([
      {
        date: '2026-11-18',
        slot: 18,
        queue: 'transfer',
        arrivals: 1,
        abandoned: 0,
        handled: 1,
        handlingSeconds: 2160,
        handlingSecondsSquared: 2160 ** 2,
        waited: 1,
        waitSeconds: 960,
        maxWaitSeconds: 960,
      },
      {
        date: '2026-11-18',
        slot: 17,
        queue: 'certificate',
        arrivals: 2,
        abandoned: 1,
        handled: 1,
        handlingSeconds: 258,
        handlingSecondsSquared: 258 ** 2,
        waited: 2,
        waitSeconds: 35 + 291,
        maxWaitSeconds: 291,
      },
    ])
  })

  test.each([
    ['comma', ','],
    ['tab', '\t'],
    ['semicolon', ';'],
  ])('synonyms of headings, %s between the cells, CP932', (delimiter, mark) => {
    const text = [
      '受付日,整理番号,手続区分,発行時刻,呼び出し,完了,カウンタ,結果',
      '2021-04-01,A001,課税課,8:34:31,8:34:31,8:39:41,1,完了',
    ]
      .join('\r\n')
      .replaceAll(',', mark)
    const read = readText(text, { encoding: 'cp932' })
    expect(codes(read)).toEqual([])
    expect(read.delimiter).toBe(delimiter)
    expect(read.intervals).toMatchObject([{ queue: 'taxation', slot: 17, arrivals: 1, handlingSeconds: 310 }])
  })

  test('full-width digits and signs, quoted cells, title lines above, date with time in one cell', () => {
    const wide = readText(
      log(
        '２０２３／０４／０３,Ａ００１,国民健康保険,０８：３１：０３,０８：３１：０３,０８：３１：１３,０８：３６：３１,１,完了',
      ),
    )
    const quoted = readText(
      log('"2023/4/3","A001","国保","8:31:03","8:31:03","8:31:13","8:36:31","1","完了"'),
    )
    const titled = readText(
      `発券状況一覧\n出力日,2023/4/4\n${log('2023/4/3,A001,国保,8:31:03,8:31:03,8:31:13,8:36:31,1,完了')}`,
    )
    const joined = readText(
      '受付日時,番号札,用件,呼出日時,終了日時\n2023/04/03 8:31:03,A001,国保,2023/04/03 08:31:13,2023/04/03 8:36:31\n',
    )
    for (const read of [wide, quoted, titled, joined]) {
      expect(codes(read)).toEqual([])
      expect(read.intervals).toMatchObject([
        { date: '2023-04-03', queue: 'insurance', slot: 17, arrivals: 1, handlingSeconds: 318 },
      ])
    }
  })

  test('a ticket called again is one arrival, whichever row says how it ended', () => {
    const read = readText(
      log(
        '2019/4/1,A001,課税,08:41:49,08:41:49,,,1,再呼出',
        '2019/4/1,A001,課税,08:41:49,08:47:17,08:47:29,08:53:02,1,完了',
        '2019/4/1,A002,課税,08:50:00,08:51:00,,,1,不在',
        '2019/4/1,A002,課税,08:50:00,08:58:00,08:58:00,08:59:00,1,完了',
        '2019/4/1,A003,課税,08:52:00,08:53:00,,,1,再呼出',
        '2019/4/1,A003,課税,08:52:00,08:59:00,,,1,不在',
      ),
    )
    expect(read.rows).toEqual({ read: 6, kept: 3, rejected: 0, duplicates: 3, untimed: 0 })
    expect(total(read, 'arrivals')).toBe(3)
    expect(total(read, 'abandoned')).toBe(1)
    expect(total(read, 'handled')).toBe(2)
    expect(total(read, 'handlingSeconds')).toBe(333 + 60)
    expect(total(read, 'waitSeconds')).toBe(60 + 60)
  })

  test('numbers that start again, and the same number of another queue or day, are new arrivals', () => {
    const read = readText(
      log(
        '2019/4/1,A001,課税,08:41:49,08:42:00,,08:50:00,1,完了',
        '2019/4/1,A001,課税,13:00:10,13:01:00,,13:05:00,1,完了',
        '2019/4/1,A001,納税,08:41:49,08:42:00,,08:50:00,1,完了',
        '2019/4/2,A001,課税,08:41:49,08:42:00,,08:50:00,1,完了',
      ),
    )
    expect(read.rows).toMatchObject({ kept: 4, duplicates: 0 })
  })

  test('an end that cannot be trusted gives no handling time, but the arrival counts', () => {
    const read = readText(
      log(
        '2019/4/1,A001,課税,08:41:00,08:42:00,08:42:00,,1,完了',
        '2019/4/1,A002,課税,08:41:01,08:42:00,08:42:00,17:15:00,1,完了',
        '2019/4/1,A003,課税,08:41:02,08:42:00,08:42:00,08:42:00,1,完了',
        '2019/4/1,A004,課税,08:41:03,08:42:00,08:42:00,12:42:01,1,完了',
        '2019/4/1,A005,課税,08:41:04,08:42:00,08:42:00,12:42:00,1,完了',
      ),
    )
    expect(codes(read)).toEqual([])
    expect(read.rows).toMatchObject({ kept: 5, untimed: 4 })
    expect(total(read, 'handled')).toBe(1)
    expect(total(read, 'handlingSeconds')).toBe(4 * 3600)
  })

  test('an end before its start is listed; the arrival counts. A call before the ticket makes the row worthless', () => {
    const read = readText(
      log(
        '2019/4/1,A001,課税,08:41:00,08:42:00,08:42:00,08:40:00,1,完了',
        '2019/4/1,A002,課税,08:41:00,08:30:00,08:31:00,08:45:00,1,完了',
      ),
    )
    expect(read.rowIssues).toMatchObject([
      {
        code: 'endBeforeStart',
        severity: 'error',
        at: { line: 2, column: '終了時刻' },
        values: { start: '08:42:00', end: '08:40:00' },
      },
      { code: 'endBeforeStart', at: { line: 3, column: '呼出時刻' } },
    ])
    expect(read.rows).toMatchObject({ kept: 1, rejected: 1 })
    expect(total(read, 'handled')).toBe(0)
  })

  test.each([
    ['令和3年2月30日,A001,証明,8:31,8:32,8:33,8:40,1,完了', 'noSuchDate', '発券日'],
    [',A001,証明,8:31,8:32,8:33,8:40,1,完了', 'emptyCell', '発券日'],
    ['2021/3/1,A001,証明,25:71:00,8:32,8:33,8:40,1,完了', 'noSuchTime', '発券時刻'],
    ['2021/3/1,A001,証明,,8:32,8:33,8:40,1,完了', 'emptyCell', '発券時刻'],
    ['2021/3/1,A001,証明,8:31,#VALUE!,8:33,8:40,1,完了', 'noSuchTime', '呼出時刻'],
    ['2021/3/1,A001,証明,8:31,8:32,8:33,あとで,1,完了', 'noSuchTime', '終了時刻'],
    ['2021/3/1,A001,,8:31,8:32,8:33,8:40,1,完了', 'emptyCell', '業務区分'],
    ['2021/3/1,A001,戸籍,8:31,8:32,8:33,8:40,1,完了', 'unknownQueue', '業務区分'],
    ['2021/3/1,A001', 'tooFewCells', undefined],
    ['2092/3/1,A001,証明,8:31,8:32,8:33,8:40,1,完了', 'dateOutOfRange', '発券日'],
    ['1921/3/1,A001,証明,8:31,8:32,8:33,8:40,1,完了', 'dateOutOfRange', '発券日'],
  ])('%s is rejected as %s', (row, code, column) => {
    const read = readText(log('2021/3/1,A009,証明,8:31,8:32,8:33,8:40,1,完了', row))
    expect(read.rows).toMatchObject({ read: 2, kept: 1, rejected: 1 })
    expect(read.rowIssues).toMatchObject([{ code, severity: 'error', at: { file: 'log.csv', line: 3 } }])
    expect(read.rowIssues[0]!.at.column).toBe(column)
  })

  test('a name nobody knows is one issue with its rows counted', () => {
    const rows = Array.from({ length: 30 }, (_, i) => `2021/3/1,A${i},戸籍,8:31,8:32,8:33,8:40,1,完了`)
    const read = readText(log(...rows))
    expect(read.rowIssues).toMatchObject([
      { code: 'unknownQueue', at: { line: 2 }, values: { found: '戸籍', rows: 30 } },
    ])
    expect(read.rows).toMatchObject({ kept: 0, rejected: 30 })
  })

  test('past a thousand rejected rows they are counted, not listed', () => {
    const rows = Array.from({ length: 1500 }, () => '2021/2/29,A1,証明,8:31,8:32,8:33,8:40,1,完了')
    const read = readText(log(...rows))
    expect(read.rowIssues).toHaveLength(1001)
    expect(read.rowIssues.at(-1)).toMatchObject({ code: 'moreRejected', values: { rows: 500 } })
    expect(read.rows.rejected).toBe(1500)
  })

  test('an era that had ended is read and noted', () => {
    const read = readText(
      log(
        '平成31年5月7日,A001,証明,8:31,8:32,8:33,8:40,1,完了',
        '平成31年5月7日,A002,証明,8:31,8:32,8:33,8:40,1,完了',
      ),
    )
    expect(read.rows.kept).toBe(2)
    expect(read.issues).toMatchObject([
      { code: 'eraEnded', severity: 'warning', values: { found: '平成31年5月7日', rows: 2 } },
    ])
  })

  test('a mistyped year shows as a leap', () => {
    const read = readText(
      log(
        ...['2021/3/1', '2021/3/2', '2012/3/3', '2021/3/4'].map(
          (date) => `${date},A1,証明,8:31,8:32,8:33,8:40,1,完了`,
        ),
      ),
    )
    expect(read.issues).toMatchObject([
      {
        code: 'yearLeap',
        severity: 'error',
        at: { line: 4 },
        values: { found: '2012-03-03', other: '2021-03-01' },
      },
    ])
  })

  test('bytes of another encoding among the rows are named', () => {
    const good = bytesOf(log('2021/3/1,A1,証明,8:31,8:32,8:33,8:40,1,完了'))
    const bad = bytesOf('2021/3/1,A2,証明,8:31,8:32,8:33,8:40,1,完了\n', 'cp932')
    const read = readBytes(Buffer.concat([good, bad]))
    expect(read.rowIssues).toMatchObject([
      { code: 'unreadableCharacters', at: { line: 3, column: '業務区分' } },
    ])
  })
})
