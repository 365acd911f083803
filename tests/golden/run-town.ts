import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { issueText } from '../../src/core/words/issue-text.ts'
import type { Folders } from '../../src/engines/job.ts'
import { perform } from '../../src/engines/perform.ts'
import { readCityFile } from '../../src/store/city-folder.ts'
import { type Ingested, ingest } from '../../src/store/ingest.ts'

const town = join(import.meta.dirname, 'small-town')

/** What goes in, and what has to come out. */
export const inputFolder = join(town, 'input')
export const expectedFolder = join(town, 'expected')

/** Files as they lie in `input/logs/`, in the order in which they are read. */
export const LOGS = [
  'syukujitsu.csv',
  'weather.csv',
  'tickets-residents.csv',
  'tickets-tax.tsv',
  'queue_log.gz',
  'work.csv',
  'outbound.csv',
] as const

/** The Monday after the town's last log. It is a public holiday. */
export const WEEK = '2024-07-15'

/** Files of the run that are held to the byte. */
const KEPT = [
  'forecast.csv',
  'load.csv',
  'roster.csv',
  'roster.json',
  'verification.json',
  'summary.txt',
  'summary-en.txt',
] as const

/** Reads the town's logs into a store: rows that cannot be read are left out, as the files mean them to be. */
export const readTown = async (store: string): Promise<Ingested> => {
  const city = await readCityFile(inputFolder)
  if (!city.ok) throw new Error(city.issues.map((issue) => issueText(issue, 'en')).join('\n'))
  const files = [...LOGS.map((name) => join(inputFolder, 'logs', name)), join(inputFolder, 'events.csv')]
  return ingest(files, { city: city.value, store, skipRejected: true, today: '2024-07-13' })
}

const done = async (order: Parameters<typeof perform>[0]): Promise<unknown> => {
  const outcome = await perform(order, () => {})
  if (!outcome.ok) throw new Error(outcome.issues.map((issue) => issueText(issue, 'en')).join('\n'))
  return outcome.result
}

/** The whole flow on the town: what was read, what was trained, and the run, all below a folder. */
export const makeTown = async (
  folder: string,
): Promise<{ readonly folders: Folders; readonly run: string; readonly ingested: Ingested }> => {
  const folders: Folders = { city: inputFolder, store: join(folder, 'store'), runs: join(folder, 'runs') }
  const ingested = await readTown(folders.store)
  await done({ kind: 'retrain', request: {}, folders })
  const made = await done({ kind: 'roster', request: { week: WEEK }, folders })
  return { folders, run: join(folders.runs, (made as { readonly run: string }).run), ingested }
}

/** Folder in, folder out: the files to compare, by name. */
export const runTown = async (): Promise<Readonly<Record<string, string>>> => {
  const scratch = await mkdtemp(join(tmpdir(), 'hankan-golden-'))
  try {
    const { run, ingested } = await makeTown(scratch)
    const files = await Promise.all(
      KEPT.map(async (name) => [name, await readFile(join(run, name), 'utf8')] as const),
    )
    const messages = (['ja', 'en'] as const).flatMap((language) =>
      ingested.issues.map((issue) => issueText(issue, language)),
    )
    return {
      'receipts.json': `${JSON.stringify(ingested.receipts, null, 1)}\n`,
      'messages.txt': `${messages.join('\n')}\n`,
      ...Object.fromEntries(files),
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
