import { expect, test } from 'vitest'
import { marksOf, withResults } from '../../bench/readme.ts'
import type { BenchRow } from '../../bench/row.ts'
import { ENGLISH, JAPANESE, markdownTable, plainTable } from '../../bench/table.ts'

const rows: BenchRow[] = [
  { name: 'a|b', value: 1.23456, unit: '%', peer: null, target: 1, aim: null, holds: false },
  { name: 'c', value: 2, unit: 's', peer: 3, target: null, aim: 1, holds: true },
]

test('a table in Markdown, in both languages: figures short, a bar escaped, no verdict without a target', () => {
  expect(markdownTable(rows, ENGLISH)).toBe(
    [
      '| figure | ours | unit | peer | target | aim | holds |',
      '|---|--:|---|--:|--:|--:|---|',
      '| a\\|b | 1.235 | % | – | 1 | – | NO |',
      '| c | 2 | s | 3 | – | 1 | – |',
    ].join('\n'),
  )
  expect(markdownTable(rows, JAPANESE).split('\n')).toEqual([
    '| 項目 | 繁閑 | 単位 | 比較対象 | 目標 | 理想 | 達成 |',
    '|---|--:|---|--:|--:|--:|---|',
    '| a\\|b | 1.235 | % | – | 1 | – | × |',
    '| c | 2 | s | 3 | – | 1 | – |',
  ])
  expect(plainTable(rows).split('\n')[1]).toBe('a|b     1.235  %     –     1       –    NO')
})

test('only what stands between the marks of the part is replaced, and again the next time', () => {
  const [open, close] = marksOf('queue')
  const readme = `# A\n${open}\nold\n${close}\n<!-- bench:job -->\nkept\n<!-- /bench:job -->\n`
  const once = withResults(readme, 'queue', 'new $1')
  expect(once).toBe(`# A\n${open}\nnew $1\n${close}\n<!-- bench:job -->\nkept\n<!-- /bench:job -->\n`)
  expect(withResults(once!, 'queue', 'new $1')).toBe(once)
})

test('a README without the marks, or with them the wrong way round, is left alone', () => {
  const [open, close] = marksOf('queue')
  expect(withResults('# A\n', 'queue', 'new')).toBeUndefined()
  expect(withResults(`${close}\n${open}\n`, 'queue', 'new')).toBeUndefined()
})
