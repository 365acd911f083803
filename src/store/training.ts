import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Training } from '../core/plan.ts'

const FILE = 'training.json'

/** Keeps what was trained beside the history it was trained on; the earlier one is replaced as a whole. */
export const writeTraining = async (store: string, training: Training): Promise<void> => {
  const draft = join(store, `.${FILE}.${process.pid}`)
  await writeFile(draft, JSON.stringify(training))
  await rename(draft, join(store, FILE))
}

/** What was trained last, or undefined where nothing was. */
export const readTraining = async (store: string): Promise<Training | undefined> => {
  try {
    return JSON.parse(await readFile(join(store, FILE), 'utf8')) as Training
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
