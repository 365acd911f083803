import { area as api } from './api.ts'
import { area as calibration } from './calibration.ts'
import { area as cli } from './cli.ts'
import { area as floor } from './cli-floor.ts'
import { area as cover } from './cover.ts'
import { type Blanks, type Entry, fill, type Language } from './entry.ts'
import { area as explain } from './explain.ts'
import { area as forecast } from './forecast.ts'
import { area as issue } from './issue.ts'
import { area as law } from './law.ts'
import { area as page } from './page.ts'
import { area as report } from './report.ts'
import { area as training } from './training.ts'

export { type Blanks, type Entry, fill, type Language }

/** Every text a user can read: the one dictionary of page, paper, files, terminal and API. */
export const words = {
  ...api,
  ...issue,
  ...cli,
  ...floor,
  ...page,
  ...report,
  ...law,
  ...forecast,
  ...calibration,
  ...cover,
  ...explain,
  ...training,
} as const satisfies Record<string, Entry>

export type Key = keyof typeof words

/** The text of a key with its blanks filled. */
export const say = (language: Language, key: Key, blanks?: Blanks): string =>
  fill(words[key], language, blanks)

/** Whether a text is a key of the dictionary. */
export const isKey = (text: string): text is Key => text in words
