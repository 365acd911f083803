import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, mondayOf } from '../src/core/calendar/date.ts'
import { daysAhead } from '../src/core/forecast/ahead.ts'
import { membersOf, modelsOf } from '../src/core/forecast/known.ts'
import { knowledgeOf } from '../src/core/forecast/model.ts'
import type { Networks } from '../src/core/forecast/network-member.ts'
import { networksOf } from '../src/core/forecast/networks.ts'
import { emptyTally, type Tally, tallyDay } from '../src/core/forecast/score.ts'
import type { ModelName, Portfolio } from '../src/core/forecast/types.ts'
import type { LocalDate } from '../src/core/units/time.ts'
import { loadNetworkTrainer } from '../src/engines/network.ts'
import { benchData } from './data.ts'
import { citySeries } from './forecast/city.ts'
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

/** What of a bench series is judged here. */
export type MemberSeries = Pick<BenchSeries, 'series' | 'context' | 'end'>

/** Every model of a portfolio over the judged weeks and the year before them, from one pass over the series. */
export const judgeWeeks = (
  { series, context, end }: MemberSeries,
  portfolio: Portfolio,
  networks?: Networks,
) => {
  const models = modelsOf(portfolio, networks !== undefined)
  const first = addDays(series.days[0]!.date, LEAST_HISTORY)
  const origins = originsOf(end).filter((origin) => origin >= first)
  const tallies = new Map<ModelName, Tallies>(
    models.map((model) => [model, { judged: emptyTally(), earlier: emptyTally() }]),
  )
  const start = performance.now()
  const knowledge = knowledgeOf(series, context, origins, { portfolio, networks })
  const seconds = (performance.now() - start) / 1000
  for (const known of knowledge) {
    const days = series.days.filter(({ date }) => known.origin <= date && date < addDays(known.origin, 7))
    const then = { ...context, weather: context.weather.filter(({ date }) => date < known.origin) }
    const open = days.map(({ counts, ...day }) => ({ ...day, slots: counts.length }))
    const span = known.origin >= addDays(end, -7 * JUDGED) ? 'judged' : 'earlier'
    daysAhead(known, then, open, models, LEVELS).forEach((forecasts, m) => {
      forecasts.forEach((forecast, i) => {
        tallyDay(tallies.get(models[m]!)![span], forecast, days[i]!, LEVELS)
      })
    })
  }
  return { tallies, seconds, weights: knowledge.at(-1)!.weights }
}

const originsOf = (end: LocalDate): LocalDate[] =>
  Array.from({ length: JUDGED + EARLIER }, (_, i) => addDays(end, 7 * (i - JUDGED - EARLIER)))

/** A portfolio over several series: tallies and seconds add up, weights are the mean. */
const judgeAll = (group: readonly MemberSeries[], portfolio: Portfolio, networks?: Networks) => {
  const parts = group.map((one) => judgeWeeks(one, portfolio, networks))
  const tallies = new Map<ModelName, Tallies>(
    [...parts[0]!.tallies.keys()].map((model) => {
      const span = (name: keyof Tallies): Tally =>
        parts.reduce((sum, part) => added(sum, part.tallies.get(model)![name]), emptyTally())
      return [model, { judged: span('judged'), earlier: span('earlier') }]
    }),
  )
  return {
    tallies,
    seconds: parts.reduce((sum, part) => sum + part.seconds, 0),
    weights: parts[0]!.weights.map(
      (_, i) => parts.reduce((sum, { weights }) => sum + weights[i]!, 0) / parts.length,
    ),
    /** Series in which a member has any weight. */
    weighed: parts[0]!.weights.map((_, i) => parts.filter(({ weights }) => weights[i]! > 0).length),
  }
}

const added = (left: Tally, right: Tally): Tally =>
  Object.fromEntries(
    (Object.keys(left) as (keyof Tally)[]).map((key) => [key, left[key] + right[key]]),
  ) as unknown as Tally

const hundredth = (value: number): number => Math.round(value * 100) / 100
const percent = (part: number, whole: number): number => (whole > 0 ? hundredth((100 * part) / whole) : 0)
const wape = ({ absolute, actual }: Tally): number => percent(absolute, actual)
const inside = ({ inside80, cases }: Tally): number => percent(inside80, cases)

/** The queues of the sample city, whose networks learn from all of them at once. */
const sampleCity = async (): Promise<MemberSeries[]> => {
  const store = process.env.HANKAN_DATA ? join(process.env.HANKAN_DATA, 'store') : 'data/store'
  const sample = existsSync(store) ? await citySeries(store) : undefined
  if (sample === undefined) {
    process.stderr.write(`no sample city in ${store}: its figures are left out\n`)
    return []
  }
  const { series, context } = sample
  const last = series
    .map(({ days }) => days.at(-1)!.date)
    .sort()
    .at(-1)!
  const end = mondayOf(addDays(last, 3))
  return series.map((one) => ({ series: one, context, end }))
}

/** What every member earns: its error and weight, what all of them together gain and cost, and the bands of a longer time. */
export const run = async (): Promise<BenchRow[]> => {
  const trainer = await loadNetworkTrainer()
  const folder = benchData()
  const outside = folder === undefined ? [] : benchSeries(folder)
  const groups: { readonly name: string; readonly group: readonly MemberSeries[] }[] = [
    ...outside.map((one) => ({ name: one.name, group: [one] })),
    { name: 'sample city', group: await sampleCity() },
  ]
  return groups.flatMap(({ name, group }): BenchRow[] => {
    const [first] = group
    if (first === undefined) return []
    const usual = judgeAll(group, 'usual')
    const others = judgeAll(group, 'all')
    const span = { from: originsOf(first.end)[0]!, to: first.end }
    const start = performance.now()
    const networks =
      trainer &&
      networksOf(
        trainer,
        group.map(({ series }) => series),
        first.context,
        span,
      )
    const teaching = (performance.now() - start) / 1000
    const all = judgeAll(group, 'all', networks)
    const row = (label: string, value: number, unit: string, peer: number | null): BenchRow => ({
      name: `${name}: ${label}`,
      value,
      unit,
      peer,
      target: null,
      aim: null,
      holds: true,
    })
    const error = (label: string, { tallies }: typeof all): BenchRow => {
      const { judged, earlier } = tallies.get('combination')!
      return row(`WAPE of ${label}, 12 weeks (beside: the 52 before)`, wape(judged), '%', wape(earlier))
    }
    const now = usual.tallies.get('combination')!
    return [
      row(
        'inside the 80 % band, 12 weeks (beside: the 52 before)',
        inside(now.judged),
        '%',
        inside(now.earlier),
      ),
      error('the usual members', usual),
      error('all but the network', others),
      error('all members', all),
      ...membersOf(all.weights).map((member, i) => {
        const { judged, earlier } = all.tallies.get(member)!
        const weight = all.weights[i]! > 0 ? `weight ${all.weights[i]!.toFixed(2)}` : 'no weight'
        const where = group.length > 1 ? ` in ${all.weighed[i]} of ${group.length} queues` : ''
        return row(`${member} alone, ${weight}${where}, WAPE`, wape(judged), '%', wape(earlier))
      }),
      row(
        'training with all but the network (beside: with the usual members)',
        hundredth(others.seconds),
        's',
        hundredth(usual.seconds),
      ),
      row(
        networks ? 'teaching the network, beside that' : 'no network: too little history, known after',
        hundredth(teaching),
        's',
        null,
      ),
    ]
  })
}
