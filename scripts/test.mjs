// Everything that must hold, in the order of the cheapest complaint first. Ends with a line that counts the tests.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const scratch = mkdtempSync(join(tmpdir(), 'hankan-test-'))
const counts = join(scratch, 'counts.json')

const steps = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['types of the core', 'tsc', '-p', 'src/core/tsconfig.json'],
  ['types of the page', 'tsc', '-p', 'src/web/tsconfig.json'],
  ['types of the rest', 'tsc', '-p', 'tsconfig.json'],
  ['page', 'vite', 'build', '--logLevel', 'warn'],
  [
    'tests',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${counts}`,
    ...process.argv.slice(2),
  ],
]

let failedStep
for (const [name, command, ...args] of steps) {
  process.stdout.write(`\n— ${name}\n`)
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TZ: 'America/Los_Angeles' },
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    failedStep = name
    break
  }
}

const read = () => {
  try {
    return JSON.parse(readFileSync(counts, 'utf8'))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }
  }
}
const { numPassedTests, numFailedTests, numPendingTests } = read()
rmSync(scratch, { recursive: true, force: true })
if (failedStep) process.stdout.write(`\nstopped at: ${failedStep}\n`)
process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped\n`)
process.exitCode = failedStep ? 1 : 0
