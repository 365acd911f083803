import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Absence } from '../core/cover/types.ts'
import type { PersonDay } from '../core/roster/types.ts'
import type { Consent } from '../core/verification/types.ts'

/** What made a later version of a roster out of an earlier one; absences and consents hold those before it too. */
export interface Change {
  /** The run that was changed. */
  readonly from: string
  readonly absences: readonly Absence[]
  readonly consents: readonly Consent[]
  /** Person-days that differ from that run. */
  readonly days: readonly PersonDay[]
}

/** File of a run that says what it was made from by hand. */
export const CHANGE = 'change.json'

/** How a run came out of an earlier one, or undefined where a solve made it. */
export const readChange = async (folder: string): Promise<Change | undefined> => {
  try {
    return JSON.parse(await readFile(join(folder, CHANGE), 'utf8')) as Change
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
