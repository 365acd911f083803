import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { addDays, datesBetween } from '../core/calendar/date.ts'
import { teamHours } from '../core/calendar/team-hours.ts'
import { leavePressure } from '../core/city/leave-pressure.ts'
import { editIssues } from '../core/cover/request.ts'
import { historyIssues } from '../core/forecast/history-cover.ts'
import { holidayIssues } from '../core/forecast/holiday-cover.ts'
import type { Receipt } from '../core/log/types.ts'
import {
  calibrateCity,
  originOf,
  planTrial,
  planWeek,
  type Training,
  trainCity,
  type WeekPlan,
  type WeekProgress,
} from '../core/plan.ts'
import { explainConflict, explainRoster } from '../core/plan-explain.ts'
import { togetherIssue } from '../core/report/explain-text.ts'
import { reportOf } from '../core/report/report.ts'
import type { Report, ReportReceipt } from '../core/report/types.ts'
import { conflictIssues } from '../core/roster/conflict.ts'
import type { Issue } from '../core/units/issue.ts'
import { readChoices } from '../store/choices.ts'
import { readCityFile, readCityFolder } from '../store/city-folder.ts'
import { readDecisions } from '../store/decisions.ts'
import { contextOf, historyOf, readParts } from '../store/history.ts'
import { pastOfRuns } from '../store/past-runs.ts'
import { readRunGround } from '../store/run-ground.ts'
import { type RunFiles, writeRun } from '../store/runs.ts'
import { readTraining, writeTraining } from '../store/training.ts'
import { readTruth } from '../store/truth.ts'
import { loadHighs } from './highs.ts'
import type { Folders, JobOrder, JobOutcome, JobProgress, JobRequests } from './job.ts'
import { apply, coverWaits, replan } from './perform-cover.ts'
import { conflict, crossTraining, price } from './perform-explain.ts'
import { json, reportFiles } from './report-files.ts'

type OnProgress = (progress: JobProgress) => void

const refused = (code: string, values: Issue['values'] = {}, at: Issue['at'] = { file: '' }): JobOutcome => ({
  ok: false,
  issues: [{ code, severity: 'error', at, values }],
})

const retrain = async (folders: Folders, onProgress: OnProgress): Promise<JobOutcome> => {
  onProgress({ stage: 'read', done: 0 })
  const folder = await readCityFile(folders.city)
  if (!folder.ok) return folder
  const { value: city } = folder
  const parts = await readParts(folders.store)
  const decisions = await readDecisions(folders.store)
  const context = contextOf(parts, decisions, await readChoices(folders.store))
  const known = { city, history: historyOf(parts, city), context }
  const training = trainCity(known, (done, of) => onProgress({ stage: 'backtest', done: done / of }))
  if (!training) return refused('noHistory', {}, { file: folders.store })
  onProgress({ stage: 'write', done: 0 })
  await writeTraining(folders.store, training)
  const { origin, queues } = training.forecast
  const last = queues.flatMap(({ days }) => days.at(-1)?.date ?? []).sort()
  const issues = [
    ...folder.issues,
    ...holidayIssues(context.holidays, last.at(-1) ?? origin, folders.store),
    ...historyIssues(
      city.queues.map(({ id }) => id),
      known.history,
      origin,
      folders.store,
    ),
  ]
  return { ok: true, result: training.backtest, issues }
}

const progressOf = (progress: WeekProgress): JobProgress => {
  if (progress.stage === 'solve') {
    const { phase: _, ...reached } = progress.solve
    return { stage: 'solve', done: 0, ...reached }
  }
  if (progress.stage === 'simulate') return { stage: 'simulate', done: progress.done / progress.of }
  return { stage: progress.stage, done: 0 }
}

/** Eight hex digits that stand for everything a run was made from. */
const digestOf = (...inputs: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 8)

/** The files of a run: what its roster shows, and what it was made from. */
const filesOf = async (report: Report, plan: WeekPlan, training: Training): Promise<RunFiles> => ({
  ...(await reportFiles(report, plan)),
  'forecast.json': json(training.forecast),
  'backtest.json': json(training.backtest),
  'requirement.json': json(plan.requirement),
})

const receiptRow = ({ file, kind, rows, period, gaps }: Receipt): ReportReceipt => ({
  file,
  kind: kind ?? '',
  read: rows.read,
  kept: rows.kept,
  rejected: rows.rejected,
  ...period,
  gaps: gaps.length,
})

/** Issues of locked days, told of the request's field. */
const ofLocked = (issue: Issue): Issue => ({ ...issue, at: { file: 'request', column: 'locked' } })

const roster = async (
  { week, weeks = 1, seed = '1', locked, published: hangs }: JobRequests['roster'],
  folders: Folders,
  onProgress: OnProgress,
  isEnough: () => boolean,
): Promise<JobOutcome> => {
  onProgress({ stage: 'read', done: 0 })
  const folder = await readCityFolder(folders.city)
  if (!folder.ok) return folder
  const { city, staff } = folder.value
  const parts = await readParts(folders.store)
  const shocks = await readDecisions(folders.store)
  const [history, context] = [historyOf(parts, city), contextOf(parts, shocks)]
  const training = await readTraining(folders.store)
  if (!training || training.forecast.origin !== originOf(history)) {
    return refused('noTraining', {}, { file: folders.store })
  }
  const { forecast } = training
  const days = forecast.queues.flatMap((queue) => queue.days.map(({ date }) => date)).sort()
  const last = days.at(-1) ?? forecast.origin
  const sunday = addDays(week, 7 * weeks - 1)
  if (addDays(week, 6) < forecast.origin || addDays(sunday, -6) > last) {
    return refused('weekOutsideForecast', { week, from: forecast.origin, to: last })
  }
  const issues = locked ? editIssues(locked, staff, city, datesBetween(week, sunday)).map(ofLocked) : []
  if (issues.length > 0) return { ok: false, issues }
  const wall = hangs === undefined ? undefined : await readRunGround(folders, hangs)
  if (wall && !wall.ok) return wall
  const published = wall?.value.input.days
  const byHand = { ...(locked && { locked }), ...(published && { published }) }
  const { holidays } = context
  const solver = await loadHighs()
  const given = { ...byHand, ...(await pastOfRuns(folders.runs, week, city, staff)) }
  const ground = { city, staff, history, holidays, forecast, week, weeks, seed, ...given }
  const outcome = planWeek(ground, solver, (progress) => onProgress(progressOf(progress)), isEnough)
  if (outcome.kind === 'infeasible') {
    const file = join(folders.city, 'staff.csv')
    const together = explainConflict(outcome.problem, [], solver)
    const names = { ...city, people: staff.people }
    return {
      ok: false,
      issues: [
        ...conflictIssues(outcome.conflicts, file),
        ...(together ? [togetherIssue(together, names, file)] : []),
      ],
    }
  }
  const { plan } = outcome
  onProgress({ stage: 'write', done: 0 })
  const run = `${week}-${digestOf(city, staff, history.intervals.length, forecast, plan.requirement, week, ...(weeks > 1 ? [weeks] : []), seed, ...Object.values(given))}`
  const truth = await readTruth(folders.city, forecast.origin, last)
  const receipts = parts.map(({ receipt }) => receiptRow(receipt))
  const calibration = calibrateCity({ city, history, holidays, file: folders.store })
  const { requirement, dates, certificate } = plan
  const made = { city, staff, holidays, requirement, dates, days: plan.roster.days, certificate }
  const report = reportOf({
    run,
    city,
    staff,
    context,
    history,
    ...training,
    ...plan,
    ...byHand,
    receipts,
    explanations: explainRoster({ ...made, ...given }, solver),
    ...(shocks.length > 0 && { shocks }),
    ...(truth && { truth }),
    ...(calibration.ok && { calibration: calibration.value }),
  })
  await writeRun(folders.runs, run, await filesOf(report, plan, training))
  const pressure = leavePressure(
    staff,
    city,
    teamHours(city, holidays, plan.dates),
    join(folders.city, 'leave.csv'),
  )
  return { ok: true, result: { run }, issues: [...folder.issues, ...pressure] }
}

/** Reads the city, its history and its forecast: nothing of people, so nothing of people can come out. */
const trial = async (
  request: JobRequests['trial'],
  folders: Folders,
  onProgress: OnProgress,
): Promise<JobOutcome> => {
  onProgress({ stage: 'read', done: 0 })
  const folder = await readCityFile(folders.city)
  if (!folder.ok) return folder
  const training = await readTraining(folders.store)
  if (!training) return refused('noTraining', {}, { file: folders.store })
  const parts = await readParts(folders.store)
  const city = folder.value
  const [history, { holidays }] = [historyOf(parts, city), contextOf(parts)]
  const ground = { city, history, holidays, forecast: training.forecast, seed: 'trial' }
  const result = planTrial(request, ground, (done, of) => onProgress({ stage: 'simulate', done: done / of }))
  return result.ok
    ? { ok: true, result: result.value, issues: result.issues }
    : { ok: false, issues: result.issues }
}

/** Does one job, from the files it reads to the files it writes. */
export const perform = (
  order: JobOrder,
  onProgress: OnProgress,
  isEnough: () => boolean = () => false,
): Promise<JobOutcome> => {
  switch (order.kind) {
    case 'retrain':
      return retrain(order.folders, onProgress)
    case 'roster':
      return roster(order.request, order.folders, onProgress, isEnough)
    case 'trial':
      return trial(order.request, order.folders, onProgress)
    case 'coverWaits':
      return coverWaits(order.request, order.folders, onProgress)
    case 'replan':
      return replan(order.request, order.folders, onProgress)
    case 'apply':
      return apply(order.request, order.folders, onProgress)
    case 'price':
      return price(order.request, order.folders, onProgress)
    case 'conflict':
      return conflict(order.request, order.folders, onProgress)
    case 'training':
      return crossTraining(order.request, order.folders, onProgress)
  }
}
