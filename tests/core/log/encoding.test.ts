import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { encodingOf } from '../../../src/core/log/encoding.ts'

const text = '発券日,発券番号,業務区分\r\n2026/11/18,Ａ００１,髙橋①\r\n'

describe('telling how a file is stored', () => {
  test.each([
    ['utf-8', iconv.encode(text, 'utf8')],
    ['utf-8', iconv.encode(text, 'utf8', { addBOM: true })],
    ['utf-8', Buffer.from('1763425801|1763425801.17|nouzei|NONE|ENTERQUEUE||1\n')],
    ['utf-8', new Uint8Array(0)],
    ['cp932', iconv.encode(text, 'cp932')],
    ['cp932', iconv.encode('ﾊｯｹﾝﾋﾞ,ｼｮｳﾒｲ\n', 'cp932')],
    ['utf-16le', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['utf-16le', iconv.encode('date,start,queue\n2026/11/18,8:30,x\n', 'utf-16le')],
    ['utf-16be', iconv.encode(text, 'utf-16be', { addBOM: true })],
  ] as const)('%s', (encoding, bytes) => {
    expect(encodingOf(bytes)).toBe(encoding)
  })

  test('a character cut off at the end does not mislead', () => {
    const bytes = iconv.encode(text, 'utf8')
    for (let length = 1; length < bytes.length; length++)
      expect(encodingOf(bytes.subarray(0, length))).toBe('utf-8')
  })

  test('bytes that are no text of ours are told apart', () => {
    expect(encodingOf(Uint8Array.from([0x80, 0xff, 0xa0, 0xfd]))).toBeUndefined()
  })
})
