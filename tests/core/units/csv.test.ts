import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCell, csvRecords, splitCells } from '../../../src/core/units/csv.ts'

const cellsOf = (text: string, delimiter?: string) => [...csvRecords(text, delimiter)].map((row) => row.cells)

describe('cells of a delimited text', () => {
  test('plain, quoted, doubled quotes and delimiters inside quotes', () => {
    expect(splitCells('a,b,,')).toEqual(['a', 'b', '', ''])
    expect(splitCells('"a,1","say ""yes""",c')).toEqual(['a,1', 'say "yes"', 'c'])
    expect(splitCells('""')).toEqual([''])
    expect(splitCells('"""",x')).toEqual(['"', 'x'])
  })

  test('a quote inside an unquoted cell is text', () => {
    expect(splitCells('5" pipe,b')).toEqual(['5" pipe', 'b'])
  })

  test('an open quote asks for the next line', () => {
    expect(splitCells('"a,b')).toBeUndefined()
    expect(cellsOf('id,note\r\n1,"two\r\nlines"\r\n2,x\r\n')).toEqual([
      ['id', 'note'],
      ['1', 'two\nlines'],
      ['2', 'x'],
    ])
  })

  test('records know the line they start on; empty lines and the byte-order mark do not count as records', () => {
    const rows = [...csvRecords('\uFEFFid\n\n"a\nb"\nc')]
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'id'],
      [3, 'a\nb'],
      [5, 'c'],
    ])
  })

  test('a quote that is never closed costs its own line only', () => {
    const rows = [...csvRecords(`"a,b\n${'x,y\n'.repeat(200)}`)]
    expect(rows).toHaveLength(201)
    expect(rows[0]).toEqual({ line: 1, cells: ['"a', 'b'], openQuote: true })
    expect(rows[1]).toEqual({ line: 2, cells: ['x', 'y'], openQuote: false })
  })

  test('whatever is written is read back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\t', '\n', '和', ' ', 'b') })
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', '\t'),
        (rows, delimiter) => {
          const text = rows
            .map((row) => ['#', ...row].map((c) => csvCell(c, delimiter)).join(delimiter))
            .join('\r\n')
          expect(cellsOf(text, delimiter)).toEqual(rows.map((row) => ['#', ...row]))
        },
      ),
    )
  })
})
