import type { ParseArgsOptionsConfig } from 'node:util'
import type { Issue } from '../core/units/issue.ts'
import type { Entry, Language } from '../core/words/say.ts'

/** What a command may do to the outside while it works. */
export interface Terminal {
  readonly language: Language
  /** One line of progress on standard error; a later one replaces it on a terminal. */
  progress(text: string): void
}

/** What a command ends with: something for people, the same for programs, and what was wrong with the input. */
export interface CommandResult {
  readonly text: string
  readonly json: unknown
  readonly issues: readonly Issue[]
}

/** One word of the command line. Any `error` among the issues makes the exit code 2. */
export interface Command {
  readonly name: string
  readonly summary: Entry
  /** `hankan ingest FILE… [--store DIR]` */
  readonly usage: string
  readonly example: string
  readonly options: ParseArgsOptionsConfig
  /** What each option means, by its name. */
  readonly optionText: Readonly<Record<string, Entry>>
  run(
    options: Readonly<Record<string, string | boolean | undefined>>,
    files: readonly string[],
    terminal: Terminal,
  ): Promise<CommandResult>
}
