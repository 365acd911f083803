import { addDays } from '../../src/core/calendar/date.ts'
import { daysAhead } from '../../src/core/forecast/ahead.ts'
import { MODELS } from '../../src/core/forecast/known.ts'
import { knowledgeOf } from '../../src/core/forecast/model.ts'
import { accuracyOf, emptyTally, type Tally, tallyDay } from '../../src/core/forecast/score.ts'
import type { Accuracy, ModelName } from '../../src/core/forecast/types.ts'
import type { BenchSeries } from './series.ts'

export const LEVELS = [0.1, 0.25, 0.5, 0.75, 0.9]
export const WEEKS = 12

/** Accuracy of a model under protocol P1; `wql` is 200 × mean pinball ÷ mean count. */
export interface Judged {
  readonly accuracy: Accuracy
  readonly wql: number
}

/**
 * Protocol P1: Mondays of 12 weeks, each forecast from what was known before it less the gap. Each origin is a training
 * of its own on a series cut there, so nothing later can leak in. Also the mean processor seconds of a training and the
 * forecast of a week by the combination, all threads together: what a user would wait for, as it is measured of the peers.
 */
export const judge = (
  bench: BenchSeries,
  gapDays = 0,
): { models: Map<ModelName, Judged>; seconds: number } => {
  const { series, context, end } = bench
  const tallies = new Map<ModelName, Tally>(MODELS.map((model) => [model, emptyTally()]))
  let spent = 0
  for (let week = WEEKS; week >= 1; week--) {
    const origin = addDays(end, -7 * week)
    const before = addDays(origin, -gapDays)
    const days = series.days.filter(({ date }) => origin <= date && date < addDays(origin, 7))
    const history = { ...series, days: series.days.filter(({ date }) => date < before) }
    const open = days.map(({ date, firstSlot, counts }) => ({ date, firstSlot, slots: counts.length }))
    const start = process.cpuUsage()
    const [known] = knowledgeOf(history, context, [origin], { gapDays })
    const ours = daysAhead(known!, context, open, MODELS.slice(0, 1), LEVELS)
    const { user, system } = process.cpuUsage(start)
    spent += user + system
    const forecasts = [...ours, ...daysAhead(known!, context, open, MODELS.slice(1), LEVELS)]
    MODELS.forEach((model, m) => {
      days.forEach((day, i) => {
        tallyDay(tallies.get(model)!, forecasts[m]![i]!, day, LEVELS)
      })
    })
  }
  const models = new Map(
    [...tallies].map(([model, tally]) => [
      model,
      { accuracy: accuracyOf(tally, 1), wql: (200 * tally.pinball) / tally.actual },
    ]),
  )
  return { models, seconds: spent / WEEKS / 1e6 }
}
