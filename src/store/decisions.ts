import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Shock } from '../core/forecast/types.ts'

const FILE = 'shocks.json'

/** Shocks in this store's history as last proposed, and what the analyst decided; none where nobody looked. */
export const readDecisions = async (store: string): Promise<readonly Shock[]> => {
  try {
    return JSON.parse(await readFile(join(store, FILE), 'utf8')) as readonly Shock[]
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** Keeps what is decided about one shock; undefined where none has this id. */
export const decideShock = async (
  store: string,
  id: string,
  decision: Shock['decision'],
): Promise<readonly Shock[] | undefined> => {
  const known = await readDecisions(store)
  if (!known.some((shock) => shock.id === id)) return undefined
  const decided = known.map((shock) => (shock.id === id ? { ...shock, decision } : shock))
  await writeDecisions(store, decided)
  return decided
}

/** Keeps proposals and decisions; the earlier file is replaced as a whole. */
export const writeDecisions = async (store: string, decisions: readonly Shock[]): Promise<void> => {
  const draft = join(store, `.${FILE}.${process.pid}`)
  await writeFile(draft, `${JSON.stringify(decisions, null, 1)}\n`)
  await rename(draft, join(store, FILE))
}
