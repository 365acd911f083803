import { parseArgs } from 'node:util'
import type { Issue } from '../core/units/issue.ts'
import { issueText } from '../core/words/issue-text.ts'
import { fill, type Language, say } from '../core/words/say.ts'
import { complaintOf, wrongLanguage } from './arguments.ts'
import type { Command, CommandResult, Terminal } from './command.ts'
import { fileIssue } from './file-trouble.ts'

type Loader = () => Promise<{ readonly command: Command }>

/** The commands by name, in the order of the flow. Each is loaded only when it is called. */
export const COMMANDS: Readonly<Record<string, Loader>> = {
  ingest: () => import('./ingest.ts'),
  quality: () => import('./quality.ts'),
  train: () => import('./train.ts'),
  backtest: () => import('./backtest.ts'),
  forecast: () => import('./forecast.ts'),
  require: () => import('./require.ts'),
  roster: () => import('./roster.ts'),
  verify: () => import('./verify.ts'),
  cover: () => import('./cover.ts'),
  swap: () => import('./swap.ts'),
  explain: () => import('./explain.ts'),
  simulate: () => import('./simulate.ts'),
  calibrate: () => import('./calibrate.ts'),
  pool: () => import('./pool.ts'),
  trial: () => import('./trial.ts'),
  training: () => import('./training.ts'),
  report: () => import('./report.ts'),
  serve: () => import('./serve.ts'),
}

/** Exit codes: done, wrong input (listed), a fault of the program. */
const EXIT = { done: 0, badInput: 2, bug: 70 } as const

const COMMON = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  language: { type: 'string' },
} as const

/** The language asked for, else the one of the machine's locale; Japanese unless that is English. */
export const languageOf = (asked: unknown, env: NodeJS.ProcessEnv): Language => {
  if (asked === 'ja' || asked === 'en') return asked
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return locale.startsWith('en') ? 'en' : 'ja'
}

/** A terminal that shows one living line of progress, or plain lines where standard error is a file. */
export const terminalOf = (language: Language): Terminal => {
  let last = ''
  return {
    language,
    progress(text) {
      if (text === last) return
      last = text
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`)
      else process.stderr.write(`${text}\n`)
    },
  }
}

const printIssues = (issues: readonly Issue[], language: Language): void => {
  for (const issue of issues) process.stderr.write(`${issueText(issue, language)}\n`)
}

const overview = async (language: Language): Promise<string> => {
  const rows = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => {
      const { command } = await load()
      return `  ${name.padEnd(10)} ${fill(command.summary, language)}`
    }),
  )
  return `${say(language, 'cli.usage')}\n\n${rows.join('\n')}\n\n${say(language, 'cli.helpHint')}\n`
}

const help = (command: Command, language: Language): string => {
  const options = Object.entries(command.optionText).map(
    ([name, text]) => `  --${name.padEnd(14)} ${fill(text, language)}`,
  )
  const common = [
    `  --${'json'.padEnd(14)} ${say(language, 'cli.jsonOption')}`,
    `  --${'language'.padEnd(14)} ${say(language, 'cli.languageOption')}`,
  ]
  return [
    fill(command.summary, language),
    '',
    `${say(language, 'cli.usageWord')} ${command.usage}`,
    '',
    ...options,
    ...common,
    '',
    `${say(language, 'cli.exampleWord')} ${command.example}`,
    '',
  ].join('\n')
}

const readOptions = (command: Command, args: readonly string[], language: Language) => {
  const options = { ...command.options, ...COMMON }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    return { complaint: complaintOf(error, options, language) }
  }
}

/** What a command ends with; a place that the file system refuses is wrong input as well. */
const resultOf = async (work: Promise<CommandResult>): Promise<CommandResult> => {
  try {
    return await work
  } catch (error) {
    const issue = fileIssue(error)
    if (!issue) throw error
    return { text: '', json: { issues: [issue] }, issues: [issue] }
  }
}

/** Runs one command line and gives its exit code. */
export const run = async (argv: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> => {
  const [name, ...rest] = argv
  const language = languageOf(/(?:^| )--language[ =](ja|en)\b/.exec(argv.join(' '))?.[1], env)
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await overview(language))
    return EXIT.done
  }
  const load = COMMANDS[name]
  if (!load) {
    process.stderr.write(`${say(language, 'cli.unknownCommand', { name })}\n`)
    return EXIT.badInput
  }
  const { command } = await load()
  const parsed = readOptions(command, rest, language)
  if ('complaint' in parsed) {
    process.stderr.write(`${say(language, 'cli.wrongOption', { complaint: parsed.complaint, name })}\n`)
    return EXIT.badInput
  }
  if (parsed.values.help) {
    process.stdout.write(help(command, language))
    return EXIT.done
  }
  const refusal = wrongLanguage(parsed.values.language)
  if (refusal) {
    printIssues([refusal], language)
    return EXIT.badInput
  }
  const options = parsed.values as Record<string, string | boolean | undefined>
  const result = await resultOf(command.run(options, parsed.positionals, terminalOf(language)))
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  printIssues(result.issues, language)
  process.stdout.write(parsed.values.json ? `${JSON.stringify(result.json)}\n` : result.text)
  return result.issues.some((issue) => issue.severity === 'error') ? EXIT.badInput : EXIT.done
}

/** Runs a program to its exit code; a fault of ours is told in one line, never as a stack. */
export const runToExit = async (program: () => Promise<number>, language: Language): Promise<void> => {
  try {
    process.exitCode = await program()
  } catch (error) {
    const issue = fileIssue(error)
    if (issue) {
      printIssues([issue], language)
      process.exitCode = EXIT.badInput
      return
    }
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(`\n${say(language, 'cli.bug', { message })}\n`)
    if (process.env.HANKAN_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    process.exitCode = EXIT.bug
  }
}

if (process.argv[1] === import.meta.filename) {
  await runToExit(() => run(process.argv.slice(2)), languageOf(undefined, process.env))
}
