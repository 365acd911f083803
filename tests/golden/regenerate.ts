import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectedFolder, runTown } from './run-town.ts'

/** Writes the expected files again. What changed is for a person to read in the diff, so never where nobody looks. */
if (process.env.CI) {
  process.stderr.write('The expected files are not rewritten under CI.\n')
  process.exitCode = 2
} else {
  const files = await runTown()
  await rm(expectedFolder, { recursive: true, force: true })
  await mkdir(expectedFolder, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(expectedFolder, name), text)
  process.stdout.write(`${Object.keys(files).join('\n')}\n`)
}
