import type { BenchRow, Beside } from './row.ts'

const figure = (value: number | null): string =>
  value === null ? '–' : Number.isInteger(value) ? String(value) : value.toPrecision(4)

/** The words of a table's headings, and of whether a target is reached. */
export interface Words {
  readonly headings: readonly [
    figure: string,
    ours: string,
    unit: string,
    peer: string,
    target: string,
    aim: string,
    holds: string,
  ]
  readonly yes: string
  readonly no: string
  /** Headings of a table of cases, in its order. */
  readonly beside: Readonly<Record<Beside, string>>
}

export const ENGLISH: Words = {
  headings: ['figure', 'ours', 'unit', 'peer', 'target', 'aim', 'holds'],
  yes: 'yes',
  no: 'NO',
  beside: {
    bound: 'our bound',
    gap: 'gap %',
    seconds: 'core s',
    cpSat: 'CP-SAT',
    cpSatBound: 'its bound',
    timefold: 'Timefold',
    bestKnown: 'best known',
  },
}

export const JAPANESE: Words = {
  headings: ['項目', '繁閑', '単位', '比較対象', '目標', '理想', '達成'],
  yes: '○',
  no: '×',
  beside: {
    bound: '下界',
    gap: '差 %',
    seconds: 'CPU 秒',
    cpSat: 'CP-SAT',
    cpSatBound: '同 下界',
    timefold: 'Timefold',
    bestKnown: '既知の最良',
  },
}

const cells = (rows: readonly BenchRow[], { headings, yes, no }: Words): string[][] => [
  [...headings],
  ...rows.map(({ name, value, unit, peer, target, aim, holds }) => [
    name,
    figure(value),
    unit,
    figure(peer),
    figure(target),
    figure(aim),
    target === null ? '–' : holds ? yes : no,
  ]),
]

/** The rows in columns of even width, for a terminal. */
export const plainTable = (rows: readonly BenchRow[]): string => {
  const lines = cells(rows, ENGLISH)
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const RIGHT = [1, 3, 4, 5]

/** One line a case with what was measured beside it. */
const tableOfCases = (rows: readonly BenchRow[], { headings, beside, yes, no }: Words): string => {
  const columns = Object.keys(beside) as Beside[]
  const [name, ours] = headings
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line([name, ours, ...columns.map((column) => beside[column]), headings[6]]),
    `|---|${'--:|'.repeat(columns.length + 1)}---|`,
    ...rows.map((row) =>
      line([
        row.name,
        figure(row.value),
        ...columns.map((column) => figure(row.beside?.[column] ?? null)),
        row.holds ? yes : no,
      ]),
    ),
  ].join('\n')
}

/** The rows as a Markdown table, figures to the right. */
export const markdownTable = (rows: readonly BenchRow[], words: Words): string => {
  const cases = rows.filter(({ beside }) => beside !== undefined)
  if (cases.length > 0) return tableOfCases(cases, words)
  const [head, ...body] = cells(rows, words).map(
    (line) => `| ${line.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  )
  const rule = `|${words.headings.map((_, column) => (RIGHT.includes(column) ? '--:' : '---')).join('|')}|`
  return [head, rule, ...body].join('\n')
}
