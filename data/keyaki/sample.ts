import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { addDays } from '../../src/core/calendar/date.ts'
import { LAST } from './days.ts'
import { generate } from './generate.ts'
import { gzipPlain, truthCsv } from './truth.ts'

/** First date of the committed logs: eight weeks before the first date without logs. */
export const SAMPLE_FROM = addDays(LAST, -55)

/** Writes the committed part again: the last eight weeks of logs and the true rates. */
if (import.meta.main) {
  const here = import.meta.dirname
  const { files } = await generate(join(here, 'logs'), { from: SAMPLE_FROM })
  await writeFile(join(here, 'truth.csv.gz'), gzipPlain(truthCsv(dirname(here))))
  console.log(files.map(({ name, rows }) => `${name}  ${rows}`).join('\n'))
}
