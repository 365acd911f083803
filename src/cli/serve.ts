import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ApiDeps, createApp } from '../api/app.ts'
import { createJobs } from '../api/jobs.ts'
import { listen } from '../api/server.ts'
import { addDays, datesBetween } from '../core/calendar/date.ts'
import { publicCity } from '../core/report/public-city.ts'
import { poolingOf } from '../core/requirement/pooling.ts'
import { trialIssues } from '../core/trial/trial.ts'
import type { Issue } from '../core/units/issue.ts'
import { issueText } from '../core/words/issue-text.ts'
import { say, words } from '../core/words/say.ts'
import { openDesk } from '../engines/desk.ts'
import { type Folders, type JobOrder, runJob } from '../engines/job.ts'
import { buildPage } from '../engines/page.ts'
import { readCityFile } from '../store/city-folder.ts'
import { decideShock, readDecisions } from '../store/decisions.ts'
import { contextOf, readParts } from '../store/history.ts'
import { latestRun, listRuns, readRunFile } from '../store/runs.ts'
import { readTraining } from '../store/training.ts'
import type { Command, Terminal } from './command.ts'
import { pageFolder, sampleFolders } from './folders.ts'

const DEFAULT_PORT = 8080

const version = (): string => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}

const tellFault = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

/** The service over the folders of a city: readers of its files, and jobs on a thread of their own. */
export const depsOf = (folders: Folders): ApiDeps => ({
  runs: {
    list: () => listRuns(folders.runs),
    latest: () => latestRun(folders.runs),
    file: (run, name) => readRunFile(folders.runs, run, name),
  },
  city: async () => {
    const [city, training] = await Promise.all([readCityFile(folders.city), readTraining(folders.store)])
    if (!city.ok || !training) return undefined
    const { origin, queues } = training.forecast
    const last =
      queues
        .flatMap(({ days }) => days.map(({ date }) => date))
        .sort()
        .at(-1) ?? origin
    return publicCity(city.value, origin, addDays(last, -6))
  },
  trialIssues: async (request) => {
    const [city, training] = await Promise.all([readCityFile(folders.city), readTraining(folders.store)])
    if (!city.ok) return city.issues
    if (!training) return [{ code: 'noTraining', severity: 'error', at: { file: folders.store }, values: {} }]
    return trialIssues(request, city.value, training.forecast)
  },
  pooling: async ({ queues, from, days }) => {
    const [city, training] = await Promise.all([readCityFile(folders.city), readTraining(folders.store)])
    if (!city.ok) return city
    if (!training) return undefined
    const { holidays } = contextOf(await readParts(folders.store))
    const dates = datesBetween(from, addDays(from, days - 1))
    return poolingOf({ queues, dates }, training.forecast, city.value, holidays)
  },
  shocks: {
    list: () => readDecisions(folders.store),
    decide: (id, decision) => decideShock(folders.store, id, decision),
  },
  jobs: createJobs(
    (kind, request, onProgress, signal, enough) =>
      runJob({ kind, request, folders } as JobOrder, onProgress, signal, enough),
    { onFault: tellFault },
  ),
  desk: openDesk(folders),
  version: version(),
  web: pageFolder,
  onFault: tellFault,
})

const portOf = (text: string | undefined): number | undefined => {
  if (text === undefined || text === '') return DEFAULT_PORT
  return /^\d{1,5}$/.test(text) && +text <= 65_535 ? +text : undefined
}

const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })

const serve = async (folders: Folders, { language }: Terminal): Promise<readonly Issue[]> => {
  const refused = (code: string, values: Issue['values']): Issue[] => [
    { code, severity: 'error', at: { file: 'PORT' }, values },
  ]
  const asked = process.env.PORT
  const port = portOf(asked)
  if (port === undefined) return refused('wrongPort', { found: asked ?? '' })
  await buildPage()
  const deps = depsOf(folders)
  const listening = await listen(createApp(deps), port)
  if (!listening) return refused('portTaken', { port })
  process.stdout.write(`${say(language, 'cli.serving', { url: listening.url })}\n`)
  const run = await deps.runs.latest()
  if (run !== undefined) void deps.desk.ask('open', { run, consents: [] }).catch(tellFault)
  await stopped()
  deps.jobs.close()
  deps.desk.close()
  await listening.close()
  return []
}

/** Serves the runs of a city until it is told to stop (Ctrl-C); gives the exit code. */
export const serveUntilStopped = async (folders: Folders, terminal: Terminal): Promise<number> => {
  const issues = await serve(folders, terminal)
  for (const issue of issues) process.stderr.write(`${issueText(issue, terminal.language)}\n`)
  return issues.length ? 2 : 0
}

/** `serve`: the page and the API over what is there, on this machine only. */
export const command: Command = {
  name: 'serve',
  summary: words['cli.serve.summary'],
  usage: 'hankan serve [--city DIR] [--store DIR] [--runs DIR]',
  example: 'PORT=9000 npm run hankan -- serve',
  options: { city: { type: 'string' }, store: { type: 'string' }, runs: { type: 'string' } },
  optionText: {
    city: words['cli.serve.city'],
    store: words['cli.serve.store'],
    runs: words['cli.serve.runs'],
  },
  async run({ city, store, runs }, _files, terminal) {
    const folders = {
      city: typeof city === 'string' ? city : sampleFolders.city,
      store: typeof store === 'string' ? store : sampleFolders.store,
      runs: typeof runs === 'string' ? runs : sampleFolders.runs,
    }
    return { text: '', json: null, issues: await serve(folders, terminal) }
  },
}
