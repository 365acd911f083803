import { addDays } from '../src/core/calendar/date.ts'
import { daysAhead } from '../src/core/forecast/ahead.ts'
import { membersOf, modelsOf } from '../src/core/forecast/known.ts'
import { knowledgeOf } from '../src/core/forecast/model.ts'
import { emptyTally, type Tally, tallyDay } from '../src/core/forecast/score.ts'
import type { ModelName, Portfolio } from '../src/core/forecast/types.ts'
import { benchData } from './data.ts'
import { type BenchSeries, benchSeries } from './forecast/series.ts'
import type { BenchRow } from './row.ts'

const LEVELS = [0.1, 0.25, 0.5, 0.75, 0.9]
/** Weeks that are judged under protocol P1, and the weeks before them that show whether those were lucky. */
const JUDGED = 12
const EARLIER = 52
/** Days of history before the first origin. */
const LEAST_HISTORY = 70

export interface Tallies {
  readonly judged: Tally
  readonly earlier: Tally
}

/** Every model of a portfolio over the judged weeks and the year before them, from one pass over the series. */
export const judgeWeeks = ({ series, context, end }: BenchSeries, portfolio: Portfolio) => {
  const models = modelsOf(portfolio)
  const first = addDays(series.days[0]!.date, LEAST_HISTORY)
  const origins = Array.from({ length: JUDGED + EARLIER }, (_, i) =>
    addDays(end, 7 * (i - JUDGED - EARLIER)),
  ).filter((origin) => origin >= first)
  const tallies = new Map<ModelName, Tallies>(
    models.map((model) => [model, { judged: emptyTally(), earlier: emptyTally() }]),
  )
  const start = performance.now()
  const knowledge = knowledgeOf(series, context, origins, { portfolio })
  const seconds = (performance.now() - start) / 1000
  for (const known of knowledge) {
    const days = series.days.filter(({ date }) => known.origin <= date && date < addDays(known.origin, 7))
    const open = days.map(({ counts, ...day }) => ({ ...day, slots: counts.length }))
    const span = known.origin >= addDays(end, -7 * JUDGED) ? 'judged' : 'earlier'
    daysAhead(known, context, open, models, LEVELS).forEach((forecasts, m) => {
      forecasts.forEach((forecast, i) => {
        tallyDay(tallies.get(models[m]!)![span], forecast, days[i]!, LEVELS)
      })
    })
  }
  return { tallies, seconds, weights: knowledge.at(-1)!.weights }
}

const hundredth = (value: number): number => Math.round(value * 100) / 100
const percent = (part: number, whole: number): number => (whole > 0 ? hundredth((100 * part) / whole) : 0)
const wape = ({ absolute, actual }: Tally): number => percent(absolute, actual)
const inside = ({ inside80, cases }: Tally): number => percent(inside80, cases)

/** What every member earns: its error and weight, what all of them together gain and cost, and the bands of a longer time. */
export const run = async (): Promise<BenchRow[]> => {
  const folder = benchData()
  if (folder === undefined) return []
  return benchSeries(folder).flatMap((bench): BenchRow[] => {
    const usual = judgeWeeks(bench, 'usual')
    const all = judgeWeeks(bench, 'all')
    const row = (label: string, value: number, unit: string, peer: number | null): BenchRow => ({
      name: `${bench.name}: ${label}`,
      value,
      unit,
      peer,
      target: null,
      aim: null,
      holds: true,
    })
    const now = usual.tallies.get('combination')!
    const then = all.tallies.get('combination')!
    return [
      row(
        'inside the 80 % band, 12 weeks (beside: the 52 before)',
        inside(now.judged),
        '%',
        inside(now.earlier),
      ),
      row(
        'WAPE of the usual members, 12 weeks (beside: the 52 before)',
        wape(now.judged),
        '%',
        wape(now.earlier),
      ),
      row(
        'WAPE of all members, 12 weeks (beside: the 52 before)',
        wape(then.judged),
        '%',
        wape(then.earlier),
      ),
      ...membersOf(all.weights).map((member, i) => {
        const { judged, earlier } = all.tallies.get(member)!
        const weight = all.weights[i]!.toFixed(2)
        return row(`${member} alone, weight ${weight}, WAPE`, wape(judged), '%', wape(earlier))
      }),
      row(
        'training with all members (beside: with the usual ones)',
        hundredth(all.seconds),
        's',
        hundredth(usual.seconds),
      ),
    ]
  })
}
