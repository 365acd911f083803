import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = 'choices.json'

/** What the analyst chose when training, for every later forecast to be made alike. */
export interface Choices {
  /** Whether 六曜 are an effect. */
  readonly rokuyo: boolean
}

const NONE: Choices = { rokuyo: false }

/** The choices of the last training; nothing special where there was none. */
export const readChoices = async (store: string): Promise<Choices> => {
  try {
    return JSON.parse(await readFile(join(store, FILE), 'utf8')) as Choices
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return NONE
    throw error
  }
}

/** Remembers choices; the earlier ones are replaced as a whole. */
export const writeChoices = async (store: string, choices: Choices): Promise<void> => {
  const draft = join(store, `.${FILE}.${process.pid}`)
  await writeFile(draft, `${JSON.stringify(choices)}\n`)
  await rename(draft, join(store, FILE))
}
