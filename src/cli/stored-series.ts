import { readHolidays } from '../core/city/read.ts'
import type { City } from '../core/city/types.ts'
import type { DemandContext, DemandSeries, Shock } from '../core/forecast/types.ts'
import { demandSeries } from '../core/interval/series.ts'
import type { History } from '../core/interval/types.ts'
import type { Issue, Result } from '../core/units/issue.ts'
import { readChoices } from '../store/choices.ts'
import { readCityFile, readWith } from '../store/city-folder.ts'
import { readDecisions } from '../store/decisions.ts'
import { contextOf, historyOf, readParts } from '../store/history.ts'
import { holidaysFile, sampleFolders } from './folders.ts'
import { type Options, optionText } from './forecast-ground.ts'

/** Fewest days of history that can be back-tested. */
const LEAST_DAYS = 28

export interface StoredSeries {
  readonly city: City
  readonly series: readonly DemandSeries[]
  readonly context: DemandContext
  readonly history: History
}

export interface StoredOptions {
  /** What counts as decided about shocks; by default what the store remembers. */
  readonly decisions?: readonly Shock[]
  /** Fewest open days of a queue; those with fewer are left out and told. */
  readonly leastDays?: number
  /** Queues with little history or none are kept, for a profile will stand in; so do the shipped holidays. */
  readonly hasProfile?: boolean
}

/** Demand series of a store: of all queues, or of those named by `--queues`. */
export const readStoredSeries = async (
  options: Options,
  { decisions, leastDays = LEAST_DAYS, hasProfile = false }: StoredOptions = {},
): Promise<Result<StoredSeries>> => {
  const city = await readCityFile(optionText(options, 'city') ?? sampleFolders.city)
  if (!city.ok) return city
  const store = optionText(options, 'store') ?? sampleFolders.store
  const parts = await readParts(store)
  if (parts.length === 0 && !hasProfile)
    return { ok: false, issues: [{ code: 'noHistory', severity: 'error', at: { file: store }, values: {} }] }
  const issues: Issue[] = []
  const known = city.value.queues.map(({ id }) => id)
  const wanted = optionText(options, 'queues')?.split(',') ?? known
  for (const found of wanted)
    if (!known.includes(found))
      issues.push({
        code: 'noQueueHistory',
        severity: 'error',
        at: { file: store },
        values: { found, known: known.join(', ') },
      })
  if (issues.length > 0) return { ok: false, issues }
  const history = historyOf(parts, city.value)
  const choices = await readChoices(store)
  const remembered = contextOf(parts, decisions ?? (await readDecisions(store)), choices)
  const isBare = hasProfile && remembered.holidays.lastYear === 0
  const holidays = isBare ? await readWith(holidaysFile, readHolidays) : undefined
  const context = {
    ...remembered,
    ...(holidays?.ok ? { holidays: holidays.value } : {}),
    ...(options.rokuyo === true ? { rokuyo: true } : {}),
  }
  const series = wanted
    .map((queue) => demandSeries(history, city.value, context.holidays, queue))
    .filter(({ id, days }) => {
      if (days.length >= leastDays || hasProfile) return true
      issues.push({
        code: 'notEnoughHistory',
        severity: 'warning',
        at: { file: store },
        values: { queue: id, days: days.length },
      })
      return false
    })
  return { ok: true, value: { city: city.value, series, context, history }, issues }
}
