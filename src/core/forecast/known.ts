import { dateOf } from '../calendar/date.ts'
import type { LocalDate } from '../units/time.ts'
import { bandFactor } from './bands.ts'
import type { Covariate } from './design.ts'
import type { FilterState } from './filter.ts'
import { EXTRA_MEMBERS, type Followed } from './follower.ts'
import { mixingWeights } from './mixing.ts'
import type { ProfileState } from './profile.ts'
import { MEMBERS, type Snapshot, type Track } from './track.ts'
import type { ModelName, Portfolio } from './types.ts'

/** Models a series can be forecast by: the mixture of all members, and each member alone. */
export const MODELS: readonly ModelName[] = ['combination', ...MEMBERS]

/** The network comes last: it is there only where one was taught. */
const EVERY_MEMBER: readonly ModelName[] = [...MEMBERS, ...EXTRA_MEMBERS, 'neuralNetwork']

/** Members behind weights or logs, in their order. */
export const membersOf = ({ length }: { readonly length: number }): readonly ModelName[] =>
  EVERY_MEMBER.slice(0, length)

/** Models of a portfolio, with the network where one was taught. */
export const modelsOf = (portfolio: Portfolio = 'usual', withNetwork = false): readonly ModelName[] =>
  portfolio === 'all' ? ['combination', ...EVERY_MEMBER.slice(0, withNetwork ? undefined : -1)] : MODELS

/** Weeks in which a past surprise loses half its say: in the weights, in the width of the bands, in the choice of a champion. */
const WEIGHT_WEEKS = 16
const BAND_WEEKS = 4
const CHOICE_WEEKS = 26
/** Days between history and origin in which the restlessness of the last weeks loses half of what it says. */
const FORGETTING_DAYS = 7
/** Older surprises than this many half-lives are not looked at. */
const HALF_LIVES = 5
/** Days behind the end of history in which past surprises count at all, and in which the width of the bands is learned. */
export const SURPRISE_DAYS = 7 * HALF_LIVES * CHOICE_WEEKS
export const BAND_DAYS = 7 * HALF_LIVES * BAND_WEEKS
/** Weights before anything is known: the regression leads, the baselines must earn theirs. */
const PRIOR = [0.9, 0.06, 0.04]
/** What a member that is tried on request takes of the regression's weight to start with. */
const EXTRA_PRIOR = 0.1
const RIDGE = 0.5
/** A single past surprise counts at most this much (log scale) in the weights. */
const WORST = 1
/** Variance of a baseline's day before its past says better. */
export const NAIVE_VARIANCE = 0.02

const YEAR = 364

/** A day of the recent past, as the baselines repeat it. */
export interface RecentDay {
  readonly date: LocalDate
  readonly usual: number
  readonly firstSlot: number
  readonly counts: readonly (number | null)[]
}

/** All that is known of a series at an origin, ready to forecast from. */
export interface Knowledge {
  readonly id: string
  readonly slotMinutes: number
  /** First date that was not history, the gap not counted. */
  readonly origin: LocalDate
  readonly gapDays: number
  readonly horizonDays: number
  readonly champion: ModelName
  readonly effects: readonly string[]
  readonly filter: FilterState
  readonly weights: readonly number[]
  /** Factor on the variance of each model that makes its past bands honest. */
  readonly bands: Readonly<Partial<Record<ModelName, number>>>
  readonly profile: ProfileState
  /** What members that were tried on request know. */
  readonly followed: readonly Followed[]
  readonly covariates: readonly Covariate[]
  /** Open dates of the last months, for the calendar. */
  readonly openDates: readonly LocalDate[]
  /** Latest same weekdays for the baselines: `recent[weekday]`, oldest first. */
  readonly recent: readonly (readonly RecentDay[])[]
  /** Days of the last year and what a usual day's total would have been, for explanations and profiles. */
  readonly pastYear: readonly { readonly date: LocalDate; readonly usual: number }[]
}

/** Log expectation of a model from those of the members; of a member that was not tried, the combination's. */
export const modelLog = (model: ModelName, weights: readonly number[], logs: readonly number[]): number => {
  const own = logs[EVERY_MEMBER.indexOf(model)]
  if (own !== undefined) return own
  let sum = 0
  for (let i = 0; i < logs.length; i++) sum += weights[i]! * logs[i]!
  return sum
}

export const isNaive = (model: ModelName): boolean => model === 'fourWeekMean' || model === 'seasonalNaive'

/** A past day: what came, as a usual day's total and its log, and the say it has by its age. */
interface PastDay {
  readonly day: number
  readonly total: number
  readonly log: number
  readonly poisson: number
  /** 0 where it is too old to count in the weights, or in the bands. */
  readonly inWeights: number
  readonly inBands: number
  readonly inChoice: number
}

/** A past day as one of the days before it foretold it. */
interface Outcome {
  readonly of: PastDay
  readonly toldOn: number
  readonly logs: readonly number[]
  readonly variance: number
}

const sayOf = (ageDays: number, weeks: number): number =>
  ageDays <= 7 * HALF_LIVES * weeks ? 0.5 ** (ageDays / (7 * weeks)) : 0

const pastDay = (day: number, ageDays: number, usual: number, exposure: number): PastDay => {
  const seen = usual * exposure
  const total = (seen + 0.5) / exposure
  return {
    day,
    total,
    log: Math.log(total),
    poisson: 1 / Math.max(1, seen),
    inWeights: sayOf(ageDays, WEIGHT_WEEKS),
    inBands: sayOf(ageDays, BAND_WEEKS),
    inChoice: sayOf(ageDays, CHOICE_WEEKS),
  }
}

/** All that was foretold of the days behind the end of history. */
const outcomesOf = ({ told, numbers, usual, exposures }: Track, end: number): Outcome[] => {
  const past = numbers.map((day, i): PastDay | undefined => {
    const total = usual[i]
    const age = end - day
    if (age <= 0 || age > SURPRISE_DAYS || total === null || total === undefined) return undefined
    return pastDay(day, age, total, exposures[i]!)
  })
  const outcomes: Outcome[] = []
  for (const { source, target, logs, variance } of told) {
    const of = past[target]
    if (of) outcomes.push({ of, toldOn: numbers[source]!, logs, variance })
  }
  return outcomes
}

/** What a snapshot knows, with the weights and bands that its past surprises teach. */
export const knowledgeAt = (
  track: Track,
  snapshot: Snapshot,
  gapDays: number,
  horizonDays: number,
): Knowledge => {
  const { series, days, numbers, usual } = track
  const end = snapshot.origin - gapDays
  const outcomes = outcomesOf(track, end)
  const weights = weightsOf(outcomes, snapshot.followed.length)
  return {
    id: series.id,
    slotMinutes: series.slotMinutes,
    origin: dateOf(snapshot.origin),
    gapDays,
    horizonDays,
    champion: championOf(outcomes, weights),
    effects: track.effects,
    // Without a day of history nothing was ever learned, up to the last day that could have been.
    filter: Number.isNaN(snapshot.filter.last) ? { ...snapshot.filter, last: end - 1 } : snapshot.filter,
    weights,
    bands: bandsOf(outcomes, weights, 0.5 ** (gapDays / FORGETTING_DAYS)),
    profile: snapshot.profile,
    followed: snapshot.followed,
    covariates: track.covariates,
    openDates: days.filter((_, i) => numbers[i]! < end && numbers[i]! >= end - 150).map(({ date }) => date),
    recent: snapshot.recent.map((places) =>
      places.map((place) => {
        const { date, firstSlot, counts } = days[place]!
        return { date, usual: usual[place]!, firstSlot, counts }
      }),
    ),
    pastYear: days.flatMap(({ date }, i) => {
      const total = usual[i]
      const isPast = numbers[i]! < end && numbers[i]! >= end - YEAR
      return isPast && total !== null && total !== undefined ? [{ date, usual: total }] : []
    }),
  }
}

/** Weights to start with: those of the usual members, with a share of the regression's for each of the others. */
const priorOf = (extras: number): number[] => [
  PRIOR[0]! - extras * EXTRA_PRIOR,
  ...PRIOR.slice(1),
  ...new Array<number>(extras).fill(EXTRA_PRIOR),
]

/** Places of the usual members and of every choice of the others: none of them first. */
const choices = (extras: number): number[][] =>
  Array.from({ length: 2 ** extras }, (_, code) => [
    ...PRIOR.keys(),
    ...Array.from({ length: extras }, (_, i) => PRIOR.length + i).filter((_, i) => ((code >> i) & 1) === 1),
  ])

/** Members that have to be asked for get weight where past errors were least with them; the others get none at all. */
const weightsOf = (outcomes: readonly Outcome[], extras: number): number[] => {
  const n = PRIOR.length + extras
  const products = new Float64Array(n * n)
  const errors = new Float64Array(n)
  let sum = 0
  for (const { logs, of } of outcomes) {
    const weight = of.inWeights
    if (weight === 0) continue
    sum += weight
    for (let i = 0; i < n; i++) {
      errors[i] = Math.max(-WORST, Math.min(WORST, logs[i]! - of.log))
      for (let j = 0; j <= i; j++) products[i * n + j]! += weight * errors[i]! * errors[j]!
    }
  }
  const product = (i: number, j: number): number => products[Math.max(i, j) * n + Math.min(i, j)]!
  const spread = (weights: readonly number[], places: readonly number[]): number[] =>
    Array.from({ length: n }, (_, i) => weights[places.indexOf(i)] ?? 0)
  const [usual = [], ...more] = choices(extras)
  if (sum === 0) return spread(PRIOR, usual)
  const mixed = (places: readonly number[]) => {
    const means = places.map((i) => places.map((j) => product(i, j) / sum))
    const weights = mixingWeights(means, priorOf(places.length - PRIOR.length), RIDGE)
    const loss = weights.reduce(
      (all, left, i) => all + weights.reduce((one, right, j) => one + left * means[i]![j]! * right, 0),
      0,
    )
    return { loss, weights: spread(weights, places) }
  }
  return more.map(mixed).reduce((best, one) => (one.loss < best.loss ? one : best), mixed(usual)).weights
}

const bandsOf = (
  outcomes: readonly Outcome[],
  weights: readonly number[],
  say: number,
): Knowledge['bands'] => {
  const recent = outcomes.filter(({ of }) => of.inBands > 0)
  const factor = (model: ModelName): number =>
    bandFactor(
      recent.map(({ of, toldOn, logs, variance }) => ({
        day: of.day,
        toldOn,
        log: of.log - modelLog(model, weights, logs),
        variance: isNaive(model) ? NAIVE_VARIANCE : variance,
        poisson: of.poisson,
        weight: of.inBands,
      })),
      say,
    )
  return Object.fromEntries(
    ['combination' as const, ...membersOf(weights)].map((model) => [model, factor(model)]),
  )
}

/** The model whose day totals were nearest in the past half year. */
const championOf = (outcomes: readonly Outcome[], weights: readonly number[]): ModelName => {
  const models: readonly ModelName[] = ['combination', ...membersOf(weights)]
  const losses = new Float64Array(models.length)
  for (const { logs, of } of outcomes) {
    const { inChoice, total } = of
    let mixed = 0
    for (let i = 0; i < logs.length; i++) {
      mixed += weights[i]! * logs[i]!
      losses[i + 1]! += inChoice * Math.abs(Math.exp(logs[i]!) - total)
    }
    losses[0]! += inChoice * Math.abs(Math.exp(mixed) - total)
  }
  return models[losses.indexOf(Math.min(...losses))]!
}
