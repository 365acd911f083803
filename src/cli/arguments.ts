import type { ParseArgsOptionsConfig } from 'node:util'
import type { Issue } from '../core/units/issue.ts'
import { type Language, say } from '../core/words/say.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** What `parseArgs` found wrong with a command line, in the language of the reader. */
export const complaintOf = (error: unknown, options: ParseArgsOptionsConfig, language: Language): string => {
  const message = error instanceof Error ? error.message : String(error)
  const option = /--[\w-]+/.exec(message)?.[0] ?? /'([^']*)'/.exec(message)?.[1] ?? ''
  switch (codeOf(error)) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return say(language, 'cli.unknownOption', { option })
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return say(language, 'cli.unexpectedWord', { word: option })
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return options[option.slice(2)]?.type === 'boolean'
        ? say(language, 'cli.optionTakesNoValue', { option })
        : say(language, 'cli.optionNeedsValue', { option })
    default:
      return message
  }
}

/** The issue of a language that there is none of. */
export const wrongLanguage = (asked: unknown): Issue | undefined =>
  asked === undefined || asked === 'ja' || asked === 'en'
    ? undefined
    : {
        code: 'optionValue',
        severity: 'error',
        at: { file: '--language' },
        values: { option: 'language', found: String(asked), expected: 'ja, en' },
      }
