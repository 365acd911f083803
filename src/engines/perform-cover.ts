import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type AppliedPlan, planApply } from '../core/plan-apply.ts'
import { COVER_REPLICATIONS, type CoverInput, planCover, planReplan, withWaits } from '../core/plan-cover.ts'
import { explainRoster } from '../core/plan-explain.ts'
import { reportOf } from '../core/report/report.ts'
import type { Report } from '../core/report/types.ts'
import { readForecast } from '../core/requirement/read-forecast.ts'
import type { Result } from '../core/units/issue.ts'
import { CHANGE, type Change } from '../store/change.ts'
import { readWith } from '../store/city-folder.ts'
import { type RunGround, readRunGround } from '../store/run-ground.ts'
import { readRunFile, writeRun } from '../store/runs.ts'
import { inputOf, resolved } from './answer.ts'
import { loadHighs } from './highs.ts'
import type { Folders, JobOutcome, JobProgress, JobRequests } from './job.ts'
import { reportFiles } from './report-files.ts'

type OnProgress = (progress: JobProgress) => void

const SEED = '1'

const outcomeOf = (result: Result<unknown>): JobOutcome =>
  result.ok ? { ok: true, result: result.value, issues: result.issues } : result

const forecastOf = (folders: Folders, run: string) =>
  readWith(join(folders.runs, run, 'forecast.json'), readForecast)

/** Substitutes with the waits of the day for the first rows. */
export const coverWaits = async (
  { run, absence, consents, rows }: JobRequests['coverWaits'],
  folders: Folders,
  onProgress: OnProgress,
): Promise<JobOutcome> => {
  onProgress({ stage: 'read', done: 0 })
  const [ground, forecast] = await Promise.all([readRunGround(folders, run), forecastOf(folders, run)])
  if (!ground.ok) return ground
  if (!forecast.ok) return forecast
  const input = inputOf(ground.value, consents)
  const plan = planCover(input, resolved(absence, input))
  if (!plan.ok) return plan
  onProgress({ stage: 'simulate', done: 0 })
  const options = { forecast: forecast.value, rows, replications: COVER_REPLICATIONS, seed: SEED }
  const { list } = withWaits(input, plan.value, options)
  return { ok: true, result: list, issues: [] }
}

/** The days left after an absence: cost against moves. */
export const replan = async (
  { run, absence, consents, moves, keepHours }: JobRequests['replan'],
  folders: Folders,
  onProgress: OnProgress,
): Promise<JobOutcome> => {
  onProgress({ stage: 'read', done: 0 })
  const ground = await readRunGround(folders, run)
  if (!ground.ok) return ground
  const input = inputOf(ground.value, consents)
  const solver = await loadHighs()
  onProgress({ stage: 'solve', done: 0 })
  return outcomeOf(planReplan(input, resolved(absence, input), { most: moves, keepHours }, solver))
}

/** What of a report a changed roster changes; the forecast and what it was learnt from stay. */
const reportAfter = (
  report: Report,
  run: string,
  input: CoverInput,
  applied: AppliedPlan,
  forecast: Parameters<typeof reportOf>[0]['forecast'],
): Report => {
  const { city, staff, holidays, requirement } = input
  const { summary, load, ...own } = reportOf({
    run,
    city,
    staff,
    context: { holidays, events: [], weather: [], excluded: [] },
    history: { slotMinutes: city.slotMinutes, intervals: [], work: [], outbound: [], gaps: [] },
    forecast,
    backtest: { origins: [], horizonDays: 0, rows: [] },
    requirement,
    ...applied,
    receipts: [],
  })
  const errors = new Map(report.summary.teams.map((team) => [team.team, team]))
  const { roster, cost, proof, shortages, work, outbound, certificate, simulation, replays } = own
  const { explanations: _, locked: _locked, fairness: _fairness, ...before } = report
  return {
    ...before,
    run,
    published: report.roster,
    load,
    summary: {
      ...summary,
      teams: summary.teams.map((team) => {
        const { wape, baselineWape } = errors.get(team.team) ?? team
        return { ...team, baselineWape, ...(wape !== undefined && { wape }) }
      }),
    },
    ...{ roster, cost, proof, shortages, work, outbound, certificate, simulation },
    ...(replays && { replays }),
  }
}

/** What is known of changes so far, and this one. */
const changeOf = ({ change }: RunGround, request: JobRequests['apply']): Change => ({
  from: request.run,
  absences: [...(change?.absences ?? []), ...(request.absence ? [request.absence] : [])],
  consents: [...(change?.consents ?? []), ...request.consents],
  days: request.days,
})

/** A new version of a run, as files beside it. */
export const apply = async (
  request: JobRequests['apply'],
  folders: Folders,
  onProgress: OnProgress,
): Promise<JobOutcome> => {
  onProgress({ stage: 'read', done: 0 })
  const [ground, forecast] = await Promise.all([
    readRunGround(folders, request.run),
    forecastOf(folders, request.run),
  ])
  if (!ground.ok) return ground
  if (!forecast.ok) return forecast
  const input = inputOf(ground.value, request.consents)
  const absence = request.absence && resolved(request.absence, input)
  const applied = planApply(input, request.days, absence, {
    forecast: forecast.value,
    seed: SEED,
    onProgress: (done, of) => onProgress({ stage: 'simulate', done: done / of }),
  })
  if (!applied.ok) return applied
  onProgress({ stage: 'write', done: 0 })
  const file = async (name: string) =>
    new TextDecoder().decode((await readRunFile(folders.runs, request.run, name)) ?? new Uint8Array())
  const change = changeOf(ground.value, { ...request, ...(absence && { absence }) })
  const before = JSON.parse(await file('report.json')) as Report
  const digest = createHash('sha256').update(JSON.stringify(change)).digest('hex').slice(0, 8)
  const run = `${request.run.slice(0, 10)}-${digest}`
  const { roster, certificate } = applied.value
  const report: Report = {
    ...reportAfter(before, run, input, applied.value, forecast.value),
    explanations: explainRoster({ ...input, days: roster.days, certificate }, await loadHighs()),
  }
  await writeRun(folders.runs, run, {
    ...(await reportFiles(report, applied.value)),
    'forecast.json': await file('forecast.json'),
    'backtest.json': await file('backtest.json'),
    'requirement.json': await file('requirement.json'),
    [CHANGE]: `${JSON.stringify(change, null, 1)}\n`,
  })
  return { ok: true, result: { run }, issues: [] }
}
