export type Language = 'ja' | 'en'

/** One text in both languages; `{name}` marks a blank. */
export interface Entry {
  readonly ja: string
  readonly en: string
}

export type Blanks = Readonly<Record<string, string | number>>

/** The text of an entry with its blanks filled. */
export const fill = (entry: Entry, language: Language, blanks: Blanks = {}): string =>
  entry[language].replace(/\{(\w+)\}/g, (mark, name: string) => String(blanks[name] ?? mark))
