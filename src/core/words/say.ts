import { area as cli } from './cli.ts'
import { area as issue } from './issue.ts'
import { area as law } from './law.ts'
import { area as page } from './page.ts'
import { area as report } from './report.ts'

export type Language = 'ja' | 'en'

/** One text in both languages; `{name}` marks a blank. */
export interface Entry {
  readonly ja: string
  readonly en: string
}

/** Every text a user can read: the one dictionary of page, paper, files, terminal and API. */
export const words = { ...issue, ...cli, ...page, ...report, ...law } as const satisfies Record<string, Entry>

export type Key = keyof typeof words

export type Blanks = Readonly<Record<string, string | number>>

/** The text of an entry with its blanks filled. */
export const fill = (entry: Entry, language: Language, blanks: Blanks = {}): string =>
  entry[language].replace(/\{(\w+)\}/g, (mark, name: string) => String(blanks[name] ?? mark))

/** The text of a key with its blanks filled. */
export const say = (language: Language, key: Key, blanks?: Blanks): string =>
  fill(words[key], language, blanks)

/** Whether a text is a key of the dictionary. */
export const isKey = (text: string): text is Key => text in words
