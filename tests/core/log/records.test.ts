import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordSplitter } from '../../../src/core/log/records.ts'

interface Split {
  readonly line: number
  readonly cells: readonly string[]
}

const split = (bytes: Uint8Array, pieces: readonly number[] = [bytes.length || 1], delimiter = 0x2c) => {
  const records: Split[] = []
  const overlong: number[] = []
  const splitter = recordSplitter(delimiter, {
    record: ({ bytes: at, starts, ends, count, line }) =>
      records.push({
        line,
        cells: Array.from({ length: count }, (_, i) =>
          Buffer.from(at.slice(starts[i]!, ends[i]!)).toString('latin1'),
        ),
      }),
    overlong: (line) => overlong.push(line),
  })
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = pieces[turn % pieces.length]!
    splitter.push(bytes.slice(at, at + length))
    at += length
  }
  splitter.end()
  return { records, overlong }
}

const cells = (text: string, delimiter?: number) =>
  split(Buffer.from(text, 'latin1'), undefined, delimiter).records.map((record) => record.cells)

describe('splitting a file into records', () => {
  test('lines end with LF, CRLF or CR, the last one with nothing', () => {
    expect(cells('a,b\nc,d\r\ne,f\rg,h')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ])
  })

  test('empty lines are no records, but count as lines', () => {
    const { records } = split(Buffer.from('a\n\n\r\n"x\ny",z\nb,\n'))
    expect(records).toEqual([
      { line: 1, cells: ['a'] },
      { line: 4, cells: ['x\ny', 'z'] },
      { line: 6, cells: ['b', ''] },
    ])
  })

  test('a quoted cell holds delimiters and doubled quotes; a stray quote is text', () => {
    expect(cells('"a,b","c""d",e"f,"g"h\n')).toEqual([['a,b', 'c""d', 'e"f', '"g"h']])
  })

  test('a quote that nothing closes is text of its line', () => {
    expect(cells('"a,b\nc,d\n')).toEqual([
      ['"a', 'b'],
      ['c', 'd'],
    ])
  })

  test('other delimiters', () => {
    expect(cells('a\tb,c\n', 0x09)).toEqual([['a', 'b,c']])
    expect(cells('1|2||3\n', 0x7c)).toEqual([['1', '2', '', '3']])
  })

  test('a line of more than a megabyte is left out and named', () => {
    const text = `a,b\n${'x'.repeat(1_100_000)}\nc,d\n`
    for (const piece of [text.length, 65_536, 999_999]) {
      const { records, overlong } = split(Buffer.from(text), [piece])
      expect(records.map((record) => record.cells)).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ])
      expect(overlong).toEqual([2])
    }
  })

  test('however the bytes are cut, the records are the same; no bytes make it throw', () => {
    const byte = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x61, 0x62) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }) },
    )
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 80 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
        (content, pieces) => {
          const bytes = Uint8Array.from(content)
          expect(split(bytes, pieces)).toEqual(split(bytes))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('a table written with quotes where they are needed reads back', () => {
    const cell = fc
      .array(fc.constantFrom('a', 'b', ' ', ',', '"', '\n', '1'), { maxLength: 6 })
      .map((letters) => letters.join(''))
    const row = fc.array(cell, { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const text = rows
          .map((one) => one.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        const doubled = rows.map((one) => one.map((value) => value.replaceAll('"', '""')))
        expect(cells(text)).toEqual(doubled)
      }),
    )
  })
})
