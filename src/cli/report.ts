import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { report as reportSchema } from '../api/report-schema.ts'
import { activityCsv, forecastCsv, loadCsv, rosterCsv } from '../core/report/csv.ts'
import { summaryText } from '../core/report/text.ts'
import type { Report } from '../core/report/types.ts'
import type { Issue, Result } from '../core/units/issue.ts'
import { say, words } from '../core/words/say.ts'
import { rosterWorkbook } from '../engines/xlsx.ts'
import { latestRun } from '../store/runs.ts'
import type { Command, CommandResult } from './command.ts'
import { sampleFolders } from './folders.ts'

const issue = (code: string, file: string, values: Issue['values'] = {}, column?: string): Issue => ({
  code,
  severity: 'error',
  at: { file, ...(column === undefined ? {} : { column }) },
  values,
})

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A run's `report.json`, or what is wrong with it. */
const readReport = async (file: string): Promise<Result<Report>> => {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    return { ok: false, issues: [issue('noSuchFile', file)] }
  }
  const json = parsed(text)
  if (json === undefined) return { ok: false, issues: [issue('notJson', file)] }
  const read = reportSchema.safeParse(json)
  if (read.success) return { ok: true, value: read.data, issues: [] }
  const path = read.error.issues[0]?.path.join('.') ?? ''
  return { ok: false, issues: [issue('notReport', file, {}, path)] }
}

const failed = (issues: readonly Issue[]): CommandResult => ({ text: '', json: { issues }, issues })

/** `report`: a run once more as workbook, CSV and summary, from its report alone. */
export const command: Command = {
  name: 'report',
  summary: words['cli.report.summary'],
  usage: 'hankan report [--run DIR] [--out DIR]',
  example: 'npm run hankan -- report --run data/runs/ID --language en',
  options: { run: { type: 'string' }, out: { type: 'string' } },
  optionText: { run: words['cli.report.run'], out: words['cli.report.out'] },
  async run(options, _files, { language, progress }) {
    const { runs } = sampleFolders
    const folder = options.run ?? join(runs, (await latestRun(runs)) ?? '')
    if (typeof folder !== 'string' || folder === runs) return failed([issue('noRunYet', runs)])
    const read = await readReport(join(folder, 'report.json'))
    if (!read.ok) return failed(read.issues)
    const { value: report } = read
    const out = typeof options.out === 'string' ? options.out : folder
    const suffix = language === 'ja' ? '' : `-${language}`
    progress(say(language, 'cli.step.write'))
    const files = {
      [`roster${suffix}.xlsx`]: await rosterWorkbook(report, language),
      [`roster${suffix}.csv`]: rosterCsv(report, language),
      [`activity${suffix}.csv`]: activityCsv(report, language),
      [`load${suffix}.csv`]: loadCsv(report, language),
      'forecast.csv': forecastCsv(report),
      [`summary${suffix}.txt`]: summaryText(report, language),
    }
    await mkdir(out, { recursive: true })
    await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(out, name), content)))
    const written = Object.keys(files).map((name) => join(out, name))
    return {
      text: `${summaryText(report, language)}\n${say(language, 'cli.report.written', { files: written.join('\n  ') })}\n`,
      json: { run: report.run, summary: report.summary, proof: report.proof, files: written },
      issues: [],
    }
  },
}
