import { addDays } from '../../src/core/calendar/date.ts'
import type { City } from '../../src/core/city/types.ts'
import { daysAhead } from '../../src/core/forecast/ahead.ts'
import { weeklyOrigins } from '../../src/core/forecast/backtest.ts'
import { MODELS } from '../../src/core/forecast/known.ts'
import { knowledgeOf } from '../../src/core/forecast/model.ts'
import { emptyTally, tallyDay } from '../../src/core/forecast/score.ts'
import {
  type DemandContext,
  type DemandSeries,
  type ModelName,
  QUANTILE_LEVELS,
} from '../../src/core/forecast/types.ts'
import { demandSeries } from '../../src/core/interval/series.ts'
import { readCityFile } from '../../src/store/city-folder.ts'
import { contextOf, historyOf, readParts } from '../../src/store/history.ts'
import { readTruth } from '../../src/store/truth.ts'
import type { BenchRow } from '../row.ts'

const FOLDER = 'data/keyaki'
const WEEKS = 12

export interface CitySeries {
  readonly city: City
  readonly series: readonly DemandSeries[]
  readonly context: DemandContext
}

/** The sample city's series as they are in a store; undefined where the store is empty. */
export const citySeries = async (store: string): Promise<CitySeries | undefined> => {
  const city = await readCityFile(FOLDER)
  const parts = await readParts(store)
  if (!city.ok || parts.length === 0) return undefined
  const history = historyOf(parts, city.value)
  const context = contextOf(parts)
  const series = city.value.queues.map(({ id }) => demandSeries(history, city.value, context.holidays, id))
  return { city: city.value, series, context }
}

interface Sums {
  readonly tallies: ReadonlyMap<ModelName, ReturnType<typeof emptyTally>>
  readonly off: Map<ModelName, number>
  truth: number
}

const teamOf = (city: City, queue: string): string => {
  const activity = city.queues.find(({ id }) => id === queue)!.activity
  return city.activities.find(({ id }) => id === activity)!.team
}

const round = (value: number): number => Math.round(value * 100) / 100

/** Each team over the last 12 weeks: against both baselines in WAPE and pinball loss, and against the true rates. */
export const judgeCity = async ({ city, series, context }: CitySeries): Promise<BenchRow[]> => {
  const last = series
    .map(({ days }) => days.at(-1)!.date)
    .sort()
    .at(-1)!
  const origins = weeklyOrigins(addDays(last, 3), WEEKS)
  const truth = await readTruth(FOLDER, origins[0]!, last)
  const rates = new Map(truth?.map(({ queue, date, slot, mean }) => [`${queue}/${date}/${slot}`, mean]))
  const teams = new Map<string, Sums>(
    city.teams.map(({ id }) => [
      id,
      { tallies: new Map(MODELS.map((model) => [model, emptyTally()])), off: new Map(), truth: 0 },
    ]),
  )
  let spent = 0
  for (const one of series) {
    const sums = teams.get(teamOf(city, one.id))!
    const start = performance.now()
    const knowledge = knowledgeOf(one, context, origins)
    spent += performance.now() - start
    for (const known of knowledge) {
      const days = one.days.filter(({ date }) => known.origin <= date && date < addDays(known.origin, 7))
      const then = { ...context, weather: context.weather.filter(({ date }) => date < known.origin) }
      const open = days.map(({ counts, ...day }) => ({ ...day, slots: counts.length }))
      daysAhead(known, then, open, MODELS, QUANTILE_LEVELS).forEach((forecasts, m) => {
        const model = MODELS[m]!
        forecasts.forEach((forecast, i) => {
          tallyDay(sums.tallies.get(model)!, forecast, days[i]!, QUANTILE_LEVELS)
          for (const { slot, mean } of forecast.slots) {
            const rate = rates.get(`${one.id}/${forecast.date}/${slot}`)
            if (rate === undefined) continue
            sums.off.set(model, (sums.off.get(model) ?? 0) + Math.abs(mean - rate))
            if (m === 0) sums.truth += rate
          }
        })
      })
    }
  }
  const rows = city.teams.flatMap(({ id, name }): BenchRow[] => {
    const { tallies, off, truth: all } = teams.get(id)!
    const figure = (label: string, unit: string, of: (model: ModelName) => number): BenchRow => {
      const value = round(of('combination'))
      const peer = round(Math.min(of('seasonalNaive'), of('fourWeekMean')))
      return { name: `${name.en}: ${label}`, value, unit, peer, target: peer, aim: null, holds: value < peer }
    }
    const tally = (model: ModelName) => tallies.get(model)!
    return [
      figure('WAPE', '%', (model) => (100 * tally(model).absolute) / tally(model).actual),
      figure('weighted quantile loss', '%', (model) => (200 * tally(model).pinball) / tally(model).actual),
      ...(all > 0
        ? [figure('WAPE against the true rates', '%', (model) => (100 * (off.get(model) ?? 0)) / all)]
        : []),
    ]
  })
  const seconds = round(spent / 1000)
  return [
    ...rows,
    {
      name: 'sample city: training all queues once, with what all past weeks would have been told',
      value: seconds,
      unit: 's',
      peer: null,
      target: 30,
      aim: null,
      holds: seconds <= 30,
    },
  ]
}
