import { addDays, dateOf, dayNumber, weekday } from '../calendar/date.ts'
import type { LocalDate } from '../units/time.ts'
import { countQuantiles } from './count-distribution.ts'
import { dayCalendar } from './day-calendar.ts'
import { designOf, type Row } from './design.ts'
import { expectedLog, expectedSpread, type FilterState } from './filter.ts'
import { bandFactor, mixingWeights, type Surprise } from './mixing.ts'
import type { ProfileState } from './profile.ts'
import { covariateScales, kindOf, MEMBERS, PACES, type Snapshot, type Track, trackOf } from './track.ts'
import {
  type DayForecast,
  type DemandContext,
  type DemandSeries,
  type ModelName,
  type OpenDay,
  QUANTILE_LEVELS,
  type SlotForecast,
} from './types.ts'
import { WEATHER_COLUMNS, weatherSpread } from './weather-effects.ts'

/** Models a queue can be forecast by: the mixture of all members, the regression alone, the two naive baselines. */
export const MODELS = ['combination', 'countRegression', 'fourWeekMean', 'seasonalNaive'] as const

/** Weeks in which a past surprise loses half its say in the weights and in the width of the bands. */
const WEIGHT_WEEKS = 16
const BAND_WEEKS = 14
/** Weights before anything is known: the two regressions lead, the baselines must earn theirs. */
const PRIOR = [0.45, 0.45, 0.05, 0.05]
const RIDGE = 0.5
/** A single past surprise counts at most this much (log scale) in the weights. */
const WORST = 1

/** A filter as it can be written to a file: only effects that days have had, lower triangle of the covariance. */
export interface SavedFilter {
  readonly pace: (typeof PACES)[number]
  readonly last: number
  readonly noise: number
  readonly drift: number
  readonly state: readonly number[]
  readonly covariance: readonly number[]
}

/** A trained model of one series: plain data, the same after a trip through JSON. */
export interface ForecastModel {
  readonly id: string
  readonly slotMinutes: number
  /** First date that was not history. */
  readonly origin: LocalDate
  readonly gapDays: number
  readonly horizonDays: number
  readonly champion: ModelName
  readonly effects: readonly string[]
  readonly filters: readonly SavedFilter[]
  readonly weights: readonly number[]
  /** Factor on the variance of each model that makes its past bands honest. */
  readonly bands: Readonly<Record<string, number>>
  readonly profile: ProfileState
  readonly covariates: readonly { readonly name: string; readonly centre: number; readonly scale: number }[]
  /** Open dates of the last months, for the calendar. */
  readonly openDates: readonly LocalDate[]
  /** Latest same weekdays for the baselines: `recent[weekday]`, oldest first. */
  readonly recent: readonly (readonly RecentDay[])[]
}

export interface RecentDay {
  readonly date: LocalDate
  readonly usual: number
  readonly firstSlot: number
  readonly counts: readonly (number | null)[]
}

export interface TrainOptions {
  readonly gapDays?: number
  /** Days ahead that the weights and bands are tuned for. */
  readonly horizonDays?: number
}

/** The model of a series at an origin: everything before it (less the gap) is history. */
export const train = (
  series: DemandSeries,
  context: DemandContext,
  origin: LocalDate,
  options: TrainOptions = {},
): ForecastModel => modelsAt(series, context, [origin], options)[0]!

/** Models at several origins (ascending) from one pass over the series. */
export const modelsAt = (
  series: DemandSeries,
  context: DemandContext,
  origins: readonly LocalDate[],
  { gapDays = 0, horizonDays = 7 }: TrainOptions = {},
): ForecastModel[] => {
  const track = trackOf(series, context, { origins: origins.map(dayNumber), gapDays, horizonDays })
  return track.snapshots.map((snapshot) => modelOf(track, snapshot, gapDays, horizonDays))
}

const modelOf = (track: Track, snapshot: Snapshot, gapDays: number, horizonDays: number): ForecastModel => {
  const { series, days, numbers, usual, exposures } = track
  const end = snapshot.origin - gapDays
  const past: { logs: Float64Array; actual: number; age: number; variance: number; poisson: number }[] = []
  for (const { target, logs, variance } of track.told) {
    const actual = usual[target]
    const age = end - numbers[target]!
    if (age <= 0 || age > 7 * 150 || actual === null || actual === undefined) continue
    const seen = actual * exposures[target]!
    past.push({
      logs,
      actual: Math.log((seen + 0.5) / exposures[target]!),
      age,
      variance,
      poisson: 1 / Math.max(1, seen),
    })
  }
  const weights = weightsOf(past)
  const of: Record<string, (logs: Float64Array) => number> = {
    combination: (logs) => weights.reduce((sum, weight, i) => sum + weight * logs[i]!, 0),
    countRegression: (logs) => logs[0]!,
    fourWeekMean: (logs) => logs[PACES.length]!,
    seasonalNaive: (logs) => logs[PACES.length + 1]!,
  }
  const bands: Record<string, number> = {}
  const loss: Record<string, number> = {}
  for (const name of MODELS) {
    const naive = name === 'fourWeekMean' || name === 'seasonalNaive'
    loss[name] = 0
    const surprises: Surprise[] = past.map(({ logs, actual, age, variance, poisson }) => {
      const log = actual - of[name]!(logs)
      loss[name]! += 0.5 ** (age / (7 * 26)) * Math.abs(Math.exp(of[name]!(logs)) - Math.exp(actual))
      return { log, variance: naive ? 0.02 : variance, poisson, weight: 0.5 ** (age / (7 * BAND_WEEKS)) }
    })
    bands[name] = bandFactor(surprises)
  }
  const champion = MODELS.reduce((best, name) => (loss[name]! < loss[best]! ? name : best))
  const met = 1 + snapshot.filters.reduce((most, filter) => Math.max(most, lastMet(filter)), 1)
  return {
    id: series.id,
    slotMinutes: series.slotMinutes,
    origin: dateOf(snapshot.origin),
    gapDays,
    horizonDays,
    champion,
    effects: track.effectNames.slice(0, met),
    filters: snapshot.filters.map((filter) => savedFilter(filter, met)),
    weights,
    bands,
    profile: snapshot.profile,
    covariates: covariateScales(series, days),
    openDates: days.filter((_, i) => numbers[i]! < end && numbers[i]! >= end - 150).map(({ date }) => date),
    recent: snapshot.recent.map((places) =>
      places.map((place) => {
        const { date, firstSlot, counts } = days[place]!
        return { date, usual: usual[place]!, firstSlot, counts }
      }),
    ),
  }
}

const weightsOf = (past: readonly { logs: Float64Array; actual: number; age: number }[]): number[] => {
  const n = MEMBERS.length
  const errors = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  let sum = 0
  const error = new Float64Array(n)
  for (const { logs, actual, age } of past) {
    const weight = 0.5 ** (age / (7 * WEIGHT_WEEKS))
    if (weight < 0.01) continue
    sum += weight
    for (let i = 0; i < n; i++) error[i] = Math.max(-WORST, Math.min(WORST, logs[i]! - actual))
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) errors[i]![j]! += weight * error[i]! * error[j]!
  }
  if (sum === 0) return [...PRIOR]
  return mixingWeights(
    errors.map((row) => row.map((value) => value / sum)),
    PRIOR,
    RIDGE,
  )
}

/** Last effect that has been met: the ones after it have no covariance with the level and no estimate. */
const lastMet = ({ state, covariance }: FilterState): number => {
  const n = state.length
  let last = 1
  for (let i = 2; i < n; i++) if (state[i] !== 0 || covariance[i] !== 0) last = i
  return last
}

const savedFilter = (
  { pace, last, noise, drift, state, covariance }: FilterState,
  met: number,
): SavedFilter => {
  const lower: number[] = []
  for (let i = 0; i < met; i++) for (let j = 0; j <= i; j++) lower.push(covariance[i * state.length + j]!)
  return { pace, last, noise, drift, state: Array.from(state.subarray(0, met)), covariance: lower }
}

/** A saved filter with room for effects it has never met: those have expectation 0 and their prior variance. */
const openedFilter = (saved: SavedFilter, priors: readonly number[], met: number): FilterState => {
  const n = priors.length
  const state = new Float64Array(n)
  state.set(saved.state)
  const covariance = new Float64Array(n * n)
  let k = 0
  for (let i = 0; i < met; i++)
    for (let j = 0; j <= i; j++) {
      covariance[i * n + j] = saved.covariance[k]!
      covariance[j * n + i] = saved.covariance[k]!
      k++
    }
  for (let i = met; i < n; i++) covariance[i * n + i] = (priors[i]! * saved.pace.reach) ** 2
  return { pace: saved.pace, last: saved.last, noise: saved.noise, drift: saved.drift, state, covariance }
}

/** What a day is expected to bring before it is split into slots. */
interface DayExpectation {
  readonly logs: Float64Array
  readonly variance: number
  readonly row: Row
}

/** The model made ready for days ahead. Between the first and the last planned date only these are open; others follow the usual week. */
export const forecaster = (model: ForecastModel, context: DemandContext, planned: readonly LocalDate[]) => {
  const numbers = planned.map(dayNumber)
  const last = dayNumber(model.origin) - model.gapDays - 1
  const announced = { from: numbers[0] ?? last, to: numbers.at(-1) ?? last, open: new Set(numbers) }
  const calendar = dayCalendar(model.openDates.map(dayNumber), last, context.holidays, announced)
  const design = designOf({
    calendar,
    holidays: context.holidays,
    events: context.events.filter(({ queues }) => queues.length === 0 || queues.includes(model.id)),
    weather: new Map(context.weather.map((one) => [dayNumber(one.date), one])),
    climateBefore: last + 1,
    covariates: model.covariates,
  })
  const names = new Map(model.effects.map((name, i) => [name, i]))
  const met = model.effects.length
  const priors = model.effects.map(() => 0)
  const order = design.effects.map(({ name, sd }) => names.get(name) ?? priors.push(sd) - 1)
  const filters = model.filters.map((saved) => openedFilter(saved, priors, met))
  const weatherPlaces =
    design.weatherAt < 0 ? [] : WEATHER_COLUMNS.map((_, i) => order[design.weatherAt + i]!)
  const weatherKnown = new Set(context.weather.map(({ date }) => date))
  const expectation = (open: OpenDay): DayExpectation => {
    const day = dayNumber(open.date)
    const unknown = weatherPlaces.length > 0 && !weatherKnown.has(open.date)
    const plain = design.row(day, open.covariates, unknown)
    const row = { at: plain.at.map((i) => order[i]!), value: plain.value }
    const logs = new Float64Array(MEMBERS.length)
    filters.forEach((filter, k) => {
      logs[k] = expectedLog(filter, row, day)
    })
    const recent = model.recent[weekday(open.date)]!
    logs[PACES.length] =
      recent.length > 0
        ? Math.log(recent.reduce((sum, { usual }) => sum + usual, 0) / recent.length + 0.1)
        : logs[0]!
    logs[PACES.length + 1] = recent.length > 0 ? Math.log(recent.at(-1)!.usual + 0.1) : logs[0]!
    const weather = unknown
      ? weatherSpread(filters[0]!.state, weatherPlaces, design.climate.covariance(day))
      : 0
    return { logs, row, variance: expectedSpread(filters[0]!, row, day) + filters[0]!.noise + weather }
  }
  return { calendar, design, filters, order, expectation }
}

export interface ForecastOptions {
  readonly model?: ModelName
  readonly levels?: readonly number[]
  /** Dates that are planned to be open, where they differ from those asked for. */
  readonly planned?: readonly LocalDate[]
}

/** Forecasts of open days ahead as distributions. Weather in `context` from the origin on counts as a forecast that was known. */
export const forecastDays = (
  model: ForecastModel,
  context: DemandContext,
  days: readonly OpenDay[],
  options: ForecastOptions = {},
): DayForecast[] => {
  const { model: name = model.champion, levels = QUANTILE_LEVELS } = options
  const { calendar, expectation } = forecaster(
    model,
    context,
    options.planned ?? days.map(({ date }) => date),
  )
  return days.map((open) => {
    const day = dayNumber(open.date)
    const kind = kindOf(calendar, day)
    const { logs, variance } = expectation(open)
    const naive = name === 'fourWeekMean' || name === 'seasonalNaive'
    const factor = model.bands[name] ?? 1
    const total = Math.exp(
      name === 'combination'
        ? model.weights.reduce((sum, weight, i) => sum + weight * logs[i]!, 0)
        : logs[name === 'countRegression' ? 0 : MEMBERS.indexOf(name as (typeof MEMBERS)[number])]!,
    )
    const shares = Array.from({ length: open.slots }, (_, i) => {
      const slot = open.firstSlot + i
      return massOf(model.profile, weekday(open.date), slot, kind) * (open.openShare?.[i] ?? 1)
    })
    const means = naive
      ? naiveMeans(model, open, shares, name === 'seasonalNaive' ? 1 : undefined)
      : shares.map((share) => total * share)
    const spread = (naive ? 0.02 : variance) * factor
    return dayForecast(open, means, spread, slotCvs(model, open, naive, means, name), levels)
  })
}

const dayForecast = (
  open: OpenDay,
  means: readonly number[],
  spread: number,
  slotCv: readonly number[],
  levels: readonly number[],
): DayForecast => {
  const mean = means.reduce((a, b) => a + b, 0)
  const own = mean > 0 ? means.reduce((sum, m, i) => sum + (m * slotCv[i]!) ** 2, 0) / mean ** 2 : 0
  const dayCv = Math.sqrt(Math.max(0, spread - own))
  const slots = means.map((m, i): SlotForecast => {
    const cv = Math.sqrt((1 + dayCv ** 2) * (1 + slotCv[i]! ** 2) - 1)
    return { slot: open.firstSlot + i, mean: m, slotCv: slotCv[i]!, quantiles: countQuantiles(levels, m, cv) }
  })
  const quantiles = countQuantiles(levels, mean, Math.sqrt(Math.max(spread, own)))
  return { date: open.date, dayCv, mean, quantiles, slots }
}

const massOf = (profile: ProfileState, w: number, slot: number, kind: string): number => {
  if (profile.slots === 1) return 1
  const mass =
    slot < profile.slots
      ? profile.mass[w * profile.slots + slot]!
      : profile.mass[w * profile.slots + profile.slots - 1]!
  return mass * (profile.kinds[kind]?.[slot] ?? 1)
}

/** Mean of what the latest same weekdays had in each slot; the profile's share where none of them knows. */
const naiveMeans = (model: ForecastModel, open: OpenDay, shares: readonly number[], most = 4): number[] => {
  const recent = model.recent[weekday(open.date)]!.slice(-most)
  const usual = recent.reduce((sum, day) => sum + day.usual, 0) / Math.max(1, recent.length)
  return shares.map((share, i) => {
    const slot = open.firstSlot + i
    const known = recent.flatMap(({ firstSlot, counts }) => {
      const count = counts[slot - firstSlot]
      return count === null || count === undefined ? [] : [count]
    })
    return known.length > 0 ? known.reduce((a, b) => a + b, 0) / known.length : usual * share
  })
}

/** Own variation of the slots; a baseline adds the chance in the few counts it is made of. */
const slotCvs = (
  { profile, recent }: ForecastModel,
  open: OpenDay,
  naive: boolean,
  means: readonly number[],
  name: ModelName,
): number[] => {
  const behind = naive ? (name === 'seasonalNaive' ? 1 : Math.max(1, recent[weekday(open.date)]!.length)) : 0
  return means.map((mean, i) => {
    if (profile.slots === 1) return 0
    const own = profile.slotCv[Math.min(profile.slots - 1, open.firstSlot + i)]!
    return behind > 0 ? Math.sqrt(own ** 2 + 1 / (behind * Math.max(mean, 0.25))) : own
  })
}

/** Days the counter will be open after a model's history, as its last months show: same weekdays, same slots. */
export const openDaysAhead = (
  series: DemandSeries,
  context: DemandContext,
  origin: LocalDate,
  from: LocalDate,
  days: number,
): OpenDay[] => {
  const history = series.days.filter(({ date }) => date < origin)
  const calendar = dayCalendar(
    history.map(({ date }) => dayNumber(date)),
    dayNumber(origin) - 1,
    context.holidays,
  )
  const latest = new Map<string, (typeof history)[number]>()
  for (const day of history)
    latest.set(`${weekday(day.date)}${calendar.isHoliday(dayNumber(day.date)) ? 'h' : ''}`, day)
  return Array.from({ length: days }, (_, i) => addDays(from, i)).flatMap((date) => {
    const day = dayNumber(date)
    if (!calendar.isOpen(day)) return []
    const like =
      (calendar.isHoliday(day) ? latest.get(`${weekday(date)}h`) : undefined) ??
      latest.get(`${weekday(date)}`) ??
      history.at(-1)
    if (!like) return []
    const { firstSlot, counts, openShare } = like
    return [{ date, firstSlot, slots: counts.length, ...(openShare ? { openShare } : {}) }]
  })
}
