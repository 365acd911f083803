import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { generate } from '../../data/keyaki/generate.ts'
import { addDays, mondayOf } from '../core/calendar/date.ts'
import type { Issue } from '../core/units/issue.ts'
import type { LocalDate } from '../core/units/time.ts'
import { issueText } from '../core/words/issue-text.ts'
import { type Language, say } from '../core/words/say.ts'
import { type JobOrder, runJob } from '../engines/job.ts'
import { readCityFile } from '../store/city-folder.ts'
import { ingest } from '../store/ingest.ts'
import { latestRun, readRunFile } from '../store/runs.ts'
import { readTraining } from '../store/training.ts'
import { complaintOf, wrongLanguage } from './arguments.ts'
import type { Terminal } from './command.ts'
import { generatedFolder, sampleFolders, shippedFolder } from './folders.ts'
import { languageOf, runToExit, terminalOf } from './main.ts'
import { progressText, stepText } from './progress.ts'
import { serveUntilStopped } from './serve.ts'

/** What stopped the main job: issues that were told already. */
class Refused extends Error {}

const tell = (issues: readonly Issue[], language: Language): void => {
  for (const issue of issues) process.stderr.write(`${issueText(issue, language)}\n`)
}

const refuseOn = (issues: readonly Issue[], language: Language): void => {
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  tell(errors, language)
  throw new Refused()
}

/** All that the sample city is imported from: the committed files, and the logs generated from their seed. */
const sampleFiles = async ({ language, progress }: Terminal): Promise<readonly string[]> => {
  const { files } = await generate(generatedFolder, {
    onProgress: (share) => progress(stepText('generate', share, language)),
  })
  const weather = join(shippedFolder, 'weather')
  return [
    join(shippedFolder, 'calendar', 'syukujitsu.csv'),
    ...(await readdir(weather)).sort().map((name) => join(weather, name)),
    join(sampleFolders.city, 'events.csv'),
    ...files.map(({ name }) => join(generatedFolder, name)),
  ]
}

/** Imports what is not stored yet; true when something new came in. */
const importSample = async (terminal: Terminal): Promise<boolean> => {
  const { language } = terminal
  const city = await readCityFile(sampleFolders.city)
  refuseOn(city.issues, language)
  if (!city.ok) throw new Refused()
  const { issues, stored } = await ingest(await sampleFiles(terminal), {
    city: city.value,
    store: sampleFolders.store,
    skipRejected: true,
    onProgress: ({ done, files, bytes, ofBytes }) =>
      terminal.progress(stepText('ingest', (done + bytes / Math.max(1, ofBytes)) / files, language)),
  })
  refuseOn(issues, language)
  return stored
}

const perform = async (order: JobOrder, { language, progress }: Terminal): Promise<unknown> => {
  const outcome = await runJob(order, (step) => progress(progressText(step, language)))
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  tell(outcome.issues, language)
  if (!outcome.ok) throw new Refused()
  return outcome.result
}

/** The first week that is still wholly ahead of a date. */
const nextWeek = (origin: LocalDate): LocalDate => mondayOf(addDays(origin, 6))

/** Logs in, next week's roster out: gives the run. */
const mainJob = async (terminal: Terminal): Promise<string> => {
  const folders = sampleFolders
  await perform({ kind: 'retrain', request: {}, folders }, terminal)
  const training = await readTraining(folders.store)
  const week = nextWeek(training!.forecast.origin)
  const made = await perform({ kind: 'roster', request: { week }, folders }, terminal)
  return (made as { readonly run: string }).run
}

const showSummary = async (run: string, language: Language): Promise<void> => {
  const file = language === 'ja' ? 'summary.txt' : 'summary-en.txt'
  process.stdout.write((await readRunFile(sampleFolders.runs, run, file)) ?? '')
  process.stdout.write(
    `\n${say(language, 'cli.runWritten', { folder: join(relative('', sampleFolders.runs), run) })}\n`,
  )
}

const start = async (language: Language, once: boolean): Promise<number> => {
  const terminal = terminalOf(language)
  try {
    const isNew = await importSample(terminal)
    const ready = isNew || once ? undefined : await latestRun(sampleFolders.runs)
    await showSummary(ready ?? (await mainJob(terminal)), language)
  } catch (error) {
    if (error instanceof Refused) return 2
    throw error
  }
  return once ? 0 : serveUntilStopped(sampleFolders, terminal)
}

const options = {
  once: { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean' },
} as const

await runToExit(
  async () => {
    let asked: ReturnType<typeof parseArgs<{ options: typeof options }>>['values']
    try {
      asked = parseArgs({ options }).values
    } catch (error) {
      const language = languageOf(undefined, process.env)
      const complaint = complaintOf(error, options, language)
      process.stderr.write(`${say(language, 'cli.wrongStartOption', { complaint })}\n`)
      return 2
    }
    const language = languageOf(asked.language, process.env)
    const refusal = wrongLanguage(asked.language)
    if (refusal) {
      tell([refusal], language)
      return 2
    }
    if (asked.help) {
      process.stdout.write(`${say(language, 'cli.startHelp')}\n`)
      return 0
    }
    return start(language, asked.once === true)
  },
  languageOf(undefined, process.env),
)
