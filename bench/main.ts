import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import type { BenchRow } from './row.ts'

const OTHER_FILES = ['main.ts', 'row.ts', 'data.ts']

const parts = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !OTHER_FILES.includes(name))
  .map((name) => basename(name, '.ts'))

const figure = (value: number | null): string =>
  value === null ? '–' : Number.isInteger(value) ? String(value) : value.toPrecision(4)

const table = (rows: readonly BenchRow[]): string => {
  const cells = [
    ['figure', 'ours', 'unit', 'peer', 'target', 'aim', 'holds'],
    ...rows.map(({ name, value, unit, peer, target, aim, holds }) => [
      name,
      figure(value),
      unit,
      figure(peer),
      figure(target),
      figure(aim),
      holds ? 'yes' : 'NO',
    ]),
  ]
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  return cells.map((row) => row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ').trimEnd()).join('\n')
}

const [part, ...flags] = process.argv.slice(2)
if (part === undefined || !parts.includes(part)) {
  process.stderr.write(`usage: npm run bench -- <part> [--json]\nparts: ${parts.join(', ')}\n`)
  process.exitCode = 2
} else {
  const { run } = (await import(`./${part}.ts`)) as { run(): Promise<readonly BenchRow[]> }
  const rows = await run()
  process.stdout.write(`${flags.includes('--json') ? JSON.stringify(rows) : table(rows)}\n`)
}
