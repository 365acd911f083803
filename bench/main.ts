import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { marksOf, withResults } from './readme.ts'
import type { BenchRow } from './row.ts'
import { ENGLISH, JAPANESE, markdownTable, plainTable } from './table.ts'

const OTHER_FILES = ['main.ts', 'row.ts', 'data.ts', 'table.ts', 'readme.ts']
const READMES = [
  ['README.md', ENGLISH],
  ['README.ja.md', JAPANESE],
] as const

const parts = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !OTHER_FILES.includes(name))
  .map((name) => basename(name, '.ts'))

const writeReadmes = (part: string, rows: readonly BenchRow[]): void => {
  for (const [name, words] of READMES) {
    const path = join(import.meta.dirname, '..', name)
    const text = withResults(readFileSync(path, 'utf8'), part, markdownTable(rows, words))
    if (text === undefined) {
      process.stderr.write(`${name} has no place for these results: add ${marksOf(part).join(' and ')}\n`)
      process.exitCode = 2
    } else writeFileSync(path, text)
  }
}

const [part, ...flags] = process.argv.slice(2)
if (part === undefined || !parts.includes(part)) {
  process.stderr.write(
    `usage: npm run bench -- <part> [--json] [--readme]\n--readme also writes the table into the READMEs\nparts: ${parts.join(', ')}\n`,
  )
  process.exitCode = 2
} else {
  const { run } = (await import(`./${part}.ts`)) as { run(): Promise<readonly BenchRow[]> }
  const rows = await run()
  process.stdout.write(`${flags.includes('--json') ? JSON.stringify(rows) : plainTable(rows)}\n`)
  if (flags.includes('--readme')) writeReadmes(part, rows)
}
