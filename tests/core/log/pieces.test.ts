import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataFolder } from '../../fixtures/keyaki.ts'
import { bytesOf, readBytes } from './read-bytes.ts'

const TEXTS = [
  '発券日,発券番号,業務区分,発券時刻,呼出時刻,終了時刻,結果\r\n2023/4/3,A001,証明,8:30:00,8:31:00,8:35:00,完了\r\n2023/4/3,A001,証明,8:30:00,8:33:00,"8:36:00",完了\r\n令和5年4月4日,A002,国保,８：３０,,,不在\r\n2023/2/30,x,証明,1,2,3,4\r\n',
  '1763425801|1763425801.17|nouzei|NONE|ENTERQUEUE||0900000000|1\n1763425818|1763425801.17|nouzei|PJSIP/201|CONNECT|17|x|4\n1763426011|1763425801.17|nouzei|PJSIP/201|COMPLETECALLER|17|193|1\n',
  '日付,時間帯,業務区分,発券数,呼出数,平均待ち(分)\n2018/4/2,8:30～9:00,年金,6,6,0.4\n2018/4/2,9時台,国保,7,5,1.5\n',
  'ダウンロードした時刻：2026/08/20 10:20:49\n\n,府中,府中\n年月日,平均気温(℃),平均気温(℃)\n,,品質情報\n2024/2/5,3.5,8\n',
  '開始日,終了日,種別,対象キュー,見込み影響,メモ\n2023-05-12,2023-05-12,deadline,課税,,期限\n',
] as const

const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })

describe('reading in pieces', () => {
  test.each(TEXTS.map((text, i) => [i, text] as const))(
    'file %i reads the same however it is cut',
    (_, text) => {
      for (const encoding of ['utf-8', 'cp932'] as const) {
        const bytes = bytesOf(text, encoding)
        const whole = readBytes(bytes, { encoding })
        expect(whole.kind).toBeDefined()
        fc.assert(
          fc.property(pieces, (cut) => {
            expect(readBytes(bytes, { encoding, pieces: cut })).toEqual(whole)
          }),
          { numRuns: 30 },
        )
      }
    },
  )

  test('a real log reads the same in large and in small pieces', () => {
    const bytes = readFileSync(join(dataFolder, 'keyaki', 'logs', 'tickets-citizens-fy2023.csv'))
    const text = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? bytes.subarray(3) : bytes
    const whole = readBytes(text)
    expect(whole.rows.kept).toBeGreaterThan(1000)
    expect(readBytes(text, { pieces: [65_536] })).toEqual(whole)
    expect(readBytes(text, { pieces: [7919, 13] })).toEqual(whole)
  })

  test('no bytes make it throw, and every row is accounted for', () => {
    const noise = fc.uint8Array({ maxLength: 200 })
    const spoilt = fc
      .record({ text: fc.constantFrom(...TEXTS), at: fc.nat(), noise: fc.uint8Array({ maxLength: 12 }) })
      .map(({ text, at, noise: bytes }) => {
        const good = bytesOf(text)
        const place = at % good.length
        return Buffer.concat([good.subarray(0, place), bytes, good.subarray(place + bytes.length)])
      })
    fc.assert(
      fc.property(
        fc.oneof(noise, spoilt),
        fc.constantFrom('utf-8' as const, 'cp932' as const),
        (bytes, encoding) => {
          const { rows, issues } = readBytes(bytes, { encoding })
          expect(rows.kept + rows.rejected + rows.duplicates).toBe(rows.read)
          if (rows.read === 0) expect(issues).not.toEqual([])
        },
      ),
      { numRuns: 1500 },
    )
  })
})
