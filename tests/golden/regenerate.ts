import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { absenceExpected, runAbsence } from './run-absence.ts'
import { closingLoopExpected, runClosingLoop } from './run-closing-loop.ts'
import { explainedExpected, runExplained } from './run-explained.ts'
import { monthExpected, monthFiles, solveMonth } from './run-month.ts'
import { expectedFolder, runTown } from './run-town.ts'

const rewrite = async (folder: string, files: Readonly<Record<string, string>>): Promise<void> => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  process.stdout.write(`${Object.keys(files).join('\n')}\n`)
}

/** Writes the expected files again. What changed is for a person to read in the diff, so never where nobody looks. */
if (process.env.CI) {
  process.stderr.write('The expected files are not rewritten under CI.\n')
  process.exitCode = 2
} else {
  await rewrite(expectedFolder, await runTown())
  await rewrite(closingLoopExpected, await runClosingLoop())
  await rewrite(absenceExpected, await runAbsence())
  await rewrite(explainedExpected, await runExplained())
  await rewrite(monthExpected, monthFiles(await solveMonth()))
}
