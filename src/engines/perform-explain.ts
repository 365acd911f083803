import { originOf } from '../core/plan.ts'
import { explainConflict, explainedProblem, explainPrice } from '../core/plan-explain.ts'
import { planTraining } from '../core/plan-training.ts'
import type { Issue } from '../core/units/issue.ts'
import { readCityFolder } from '../store/city-folder.ts'
import { contextOf, historyOf, readParts } from '../store/history.ts'
import { readRunGround } from '../store/run-ground.ts'
import { readTraining } from '../store/training.ts'
import { loadHighs } from './highs.ts'
import type { Folders, JobOutcome, JobProgress, JobRequests } from './job.ts'

type OnProgress = (progress: JobProgress) => void

const SEED = '1'

/** What a wish, a leave or a rule costs over the week of a run. */
export const price = async (
  { run, asked }: JobRequests['price'],
  folders: Folders,
  onProgress: OnProgress,
): Promise<JobOutcome> => {
  onProgress({ stage: 'read', done: 0 })
  const ground = await readRunGround(folders, run)
  if (!ground.ok) return ground
  const solver = await loadHighs()
  onProgress({ stage: 'solve', done: 0 })
  const result = explainPrice(explainedProblem(ground.value.input), asked, solver)
  return result.ok ? { ok: true, result: result.value, issues: result.issues } : result
}

const stranger = (id: string): Issue => ({
  code: 'cellStranger',
  severity: 'error',
  at: { file: 'request', column: 'requests' },
  values: { id },
})

/** The smallest contradiction of the week of a run with what the manager asks for, where there is one. */
export const conflict = async (
  { run, requests }: JobRequests['conflict'],
  folders: Folders,
  onProgress: OnProgress,
): Promise<JobOutcome> => {
  onProgress({ stage: 'read', done: 0 })
  const ground = await readRunGround(folders, run)
  if (!ground.ok) return ground
  const { input } = ground.value
  const known = new Set(input.city.activities.map(({ id }) => id))
  const strange = requests.filter(({ activity }) => !known.has(activity))
  if (strange.length > 0) return { ok: false, issues: strange.map(({ activity }) => stranger(activity)) }
  const solver = await loadHighs()
  onProgress({ stage: 'solve', done: 0 })
  const found = explainConflict(explainedProblem(input), requests, solver)
  return { ok: true, result: { ...(found && { conflict: found }) }, issues: [] }
}

/** 研修計画: which cross-trainings take most of the coming quarter's expected shortage away. */
export const crossTraining = async (
  request: JobRequests['training'],
  folders: Folders,
  onProgress: OnProgress,
): Promise<JobOutcome> => {
  onProgress({ stage: 'read', done: 0 })
  const folder = await readCityFolder(folders.city)
  if (!folder.ok) return folder
  const { city, staff } = folder.value
  const parts = await readParts(folders.store)
  const history = historyOf(parts, city)
  const trained = await readTraining(folders.store)
  if (!trained || trained.forecast.origin !== originOf(history))
    return {
      ok: false,
      issues: [{ code: 'noTraining', severity: 'error', at: { file: folders.store }, values: {} }],
    }
  const { holidays } = contextOf(parts)
  const solver = await loadHighs()
  const ground = { city, staff, history, holidays, forecast: trained.forecast, seed: SEED }
  const result = planTraining(request, ground, solver, (done, of) =>
    onProgress({ stage: 'solve', done: done / of }),
  )
  return result.ok ? { ok: true, result: result.value, issues: result.issues } : result
}
