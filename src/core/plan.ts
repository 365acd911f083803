import { addDays, datesBetween } from './calendar/date.ts'
import { openingOn, openSlots } from './calendar/opening.ts'
import { teamHours } from './calendar/team-hours.ts'
import type { Holidays } from './calendar/types.ts'
import { type CalibrationInput, calibrate } from './calibration/calibrate.ts'
import type { Calibration } from './calibration/types.ts'
import type { City, Queue, QueueId, Staff } from './city/types.ts'
import { backtest } from './forecast/backtest.ts'
import { type CityProfile, profileDates, profileFor, scaleOf, withPrior } from './forecast/city-profile.ts'
import { explained } from './forecast/explain.ts'
import { handlingProfiles, withHandling } from './forecast/handling.ts'
import { dayCorrelation, totalsOf, unitsOf } from './forecast/hierarchy.ts'
import { type ForecastModel, forecastDays, train } from './forecast/model.ts'
import {
  type Backtest,
  type BacktestDetail,
  type DemandContext,
  type DemandSeries,
  type Forecast,
  type ModelName,
  type OpenDay,
  QUANTILE_LEVELS,
  type QueueForecast,
} from './forecast/types.ts'
import { demandSeries } from './interval/series.ts'
import type { History } from './interval/types.ts'
import { loadOf } from './report/load.ts'
import type { ClosingRound, ReportLoad } from './report/types.ts'
import { corrected, keptRound } from './requirement/closing.ts'
import { missedTargets, type Placed, simulatedLoss } from './requirement/promise.ts'
import { requirementOf } from './requirement/requirement.ts'
import type { Requirement } from './requirement/types.ts'
import { solveRoster } from './roster/solve.ts'
import type { OpenSpan, Roster, RosterConflict, RosterProblem, SolveProgress } from './roster/types.ts'
import { compareWeeks } from './simulation/compare.ts'
import { dutiesFrom, dutiesOf } from './simulation/duties.ts'
import { replaysOf } from './simulation/replay.ts'
import { serveDesk } from './simulation/serve.ts'
import { simulateWeek } from './simulation/simulate.ts'
import type { Replay, SimulatedWeek } from './simulation/types.ts'
import { weekPlan } from './simulation/week.ts'
import type { Solver } from './solver.ts'
import type { World } from './trial/levers.ts'
import { type TrialCase, trialOf } from './trial/trial.ts'
import type { Trial, TrialRequest } from './trial/types.ts'
import type { Result } from './units/issue.ts'
import { seeded } from './units/random.ts'
import type { LocalDate, Name } from './units/time.ts'
import { check } from './verification/check.ts'
import type { Certificate } from './verification/types.ts'

/** Days ahead of the history that are forecast: next week's roster, and room for a trial of some weeks. */
export const HORIZON_DAYS = 63
/** Own days before which a model that rests on a profile has proven nothing. */
const FEW_OWN_DAYS = 40
/** Days ahead that weights and bands are tuned for, however long the horizon. */
const LONGEST_TUNED = 28

/** Times a rostered week is played. */
export const REPLICATIONS = 400

/** Everything known before anything is computed. */
export interface Known {
  readonly city: City
  readonly history: History
  readonly context: DemandContext
}

/** Models of all queues, how well each would have done, and what the champions expect. */
export interface Training {
  readonly backtest: Backtest
  readonly models: readonly ForecastModel[]
  readonly forecast: Forecast
}

/** The date after the last one the logs speak of. */
export const originOf = (history: History): LocalDate | undefined => {
  const last = history.intervals.at(-1)?.date
  return last && addDays(last, 1)
}

/** Open days of a queue ahead, as its opening hours say. */
const openDays = (city: City, holidays: Holidays, queue: Queue, dates: readonly LocalDate[]): OpenDay[] =>
  dates.flatMap((date) => {
    const hours = openingOn(city, holidays, queue.opening, date)
    if (!hours) return []
    const { firstSlot, openShare } = openSlots(hours, city.slotMinutes)
    return [{ date, firstSlot, slots: openShare.length, openShare }]
  })

/** What was known at a date: weather is observed before it and unknown from it on. */
const knownAt = (context: DemandContext, origin: LocalDate): DemandContext => ({
  ...context,
  weather: context.weather.filter(({ date }) => date < origin),
})

/**
 * Back-tests every model on every queue, fits the champions on the whole history and forecasts the weeks after it.
 * Undefined where there is no history.
 */
export const trainCity = (
  { city, history, context }: Known,
  onProgress: (done: number, of: number) => void = () => {},
): Training | undefined => {
  const origin = originOf(history)
  if (origin === undefined) return undefined
  const known = knownAt(context, origin)
  const series = city.queues.map((queue) => demandSeries(history, city, known.holidays, queue.id))
  const tested = backtest(series, known, { onProgress })
  const handling = handlingProfiles(history, origin)
  const dates = datesBetween(origin, addDays(origin, HORIZON_DAYS - 1))
  const models = series.map((one) => train(one, known, origin))
  const queues = city.queues.map((queue, i) => {
    const model = championOf(tested, queue.id) ?? models[i]!.champion
    const open = openDays(city, known.holidays, queue, dates)
    const days = explained(models[i]!, known, open, forecastDays(models[i]!, known, open, { model }), {
      model,
    })
    return { queue: queue.id, model, days: withHandling(days, handling.get(queue.id)) }
  })
  const forecast: Forecast = { origin, slotMinutes: city.slotMinutes, levels: QUANTILE_LEVELS, queues }
  return { backtest: tested, models, forecast: summed(forecast, city, tested.details) }
}

/** A forecast with its sums, and how its queues go together. */
const summed = (forecast: Forecast, city: City, details: readonly BacktestDetail[] = []): Forecast => {
  const correlation = dayCorrelation(details)
  const known = new Set(forecast.queues.map(({ queue }) => queue))
  const units = unitsOf(city).filter((unit) => unit.queues.every((id) => known.has(id)))
  const { queues, between } = correlation
  return {
    ...forecast,
    totals: totalsOf(forecast, units, correlation),
    ...(queues.length > 0 ? { correlation: { queues, between } } : {}),
  }
}

/** What a forecast from any origin rests on. */
export interface ForecastInput {
  readonly city: City
  readonly series: readonly DemandSeries[]
  readonly context: DemandContext
  readonly origin: LocalDate
  readonly horizonDays: number
  /** What handling times are forecast from. Absent: they are left out. */
  readonly history?: History
  /** What a back-test from before the origin got wrong: how the queues go together. */
  readonly details?: readonly BacktestDetail[]
  /** Own days of the queues that rest on a profile. */
  readonly reference?: { readonly source: Name; readonly ownDays: ReadonlyMap<QueueId, number> }
}

/**
 * Series that start with a history made from another city's profile, where their own is short. The dice of that
 * history are always the same.
 */
export const profiled = (
  { city, series, context, origin }: Omit<ForecastInput, 'horizonDays' | 'reference'>,
  profile: CityProfile,
  inhabitants?: number,
): Pick<Required<ForecastInput>, 'series' | 'context' | 'reference'> => {
  const ownDays = new Map<QueueId, number>()
  let known = context
  const longer = series.map((one) => {
    const like = profileFor(profile, city, one.id)
    const queue = city.queues.find(({ id }) => id === one.id)
    if (!like || !queue) return one
    const dates = profileDates(one.days[0]?.date ?? origin)
    const prior = {
      like,
      scale: scaleOf(profile, like, city, one.id, inhabitants),
      open: openDays(city, context.holidays, queue, dates),
    }
    const result = withPrior(one, known, prior, origin, seeded('profile'))
    known = result.context
    if (result.series !== one) ownDays.set(one.id, one.days.filter(({ date }) => date < origin).length)
    return result.series
  })
  return { series: longer, context: known, reference: { source: profile.source, ownDays } }
}

/** A model of days that never were: its past says nothing of how wide its bands should be, or of the baselines. */
const unproven = (model: ForecastModel): ForecastModel => ({
  ...model,
  champion: 'countRegression',
  bands: { ...model.bands, countRegression: 1 },
})

/**
 * Forecasts of queues from an origin, explained and added up. Weather of the context from the origin on counts as a
 * forecast that was known; what came at or after the origin is not looked at.
 */
export const forecastFrom = (
  { city, series, context, origin, horizonDays, history, details = [], reference }: ForecastInput,
  onProgress: (done: number, of: number) => void = () => {},
): Forecast => {
  const dates = datesBetween(origin, addDays(origin, horizonDays - 1))
  const handling = history && handlingProfiles(history, origin)
  const queues = series.map((one, i): QueueForecast => {
    onProgress(i, series.length)
    const queue = city.queues.find(({ id }) => id === one.id)!
    const trained = train(one, context, origin, { horizonDays: Math.min(horizonDays, LONGEST_TUNED) })
    const open = openDays(city, context.holidays, queue, dates)
    const ownDays = reference?.ownDays.get(one.id)
    const model = ownDays !== undefined && ownDays < FEW_OWN_DAYS ? unproven(trained) : trained
    const name = model.champion
    const days = explained(model, context, open, forecastDays(model, context, open, { model: name }), {
      model: name,
    })
    return {
      queue: one.id,
      model: name,
      days: handling ? withHandling(days, handling.get(one.id)) : days,
      ...(ownDays === undefined ? {} : { reference: { source: reference!.source, ownDays } }),
    }
  })
  const forecast: Forecast = { origin, slotMinutes: city.slotMinutes, levels: QUANTILE_LEVELS, queues }
  return summed(forecast, city, details)
}

const championOf = (tested: Backtest, queue: string): ModelName | undefined =>
  tested.rows.find((row) => row.queue === queue && row.champion)?.model

/** What a rostered week rests on: with days that stay, the roster that hangs on the wall, and what was before, where there are. */
export interface WeekInput extends Pick<RosterProblem, 'locked' | 'published' | 'before' | 'carried'> {
  readonly city: City
  readonly staff: Staff
  readonly history: History
  readonly holidays: Holidays
  readonly forecast: Forecast
  /** The Monday of the first week. */
  readonly week: LocalDate
  /** Weeks in one roster, up to `MOST_WEEKS`. Absent: one. */
  readonly weeks?: number
  readonly seed: string
}

/** A month with its broken weeks. */
export const MOST_WEEKS = 5

/** A week made, judged by the independent checker, and played through. */
export interface WeekPlan {
  readonly dates: readonly LocalDate[]
  readonly open: readonly OpenSpan[]
  /** As corrected by the rounds before the one that was kept. */
  readonly requirement: Requirement
  readonly roster: Roster
  readonly certificate: Certificate
  readonly simulation: SimulatedWeek
  readonly rounds: readonly ClosingRound[]
  /** One middling day of each open date, for the page. */
  readonly replays: readonly Replay[]
}

export type WeekOutcome =
  | { readonly kind: 'planned'; readonly plan: WeekPlan }
  | {
      readonly kind: 'infeasible'
      readonly conflicts: readonly RosterConflict[]
      readonly problem: RosterProblem
    }

/** Where a week's plan has got to. */
export type WeekProgress =
  | { readonly stage: 'require' | 'verify' }
  | { readonly stage: 'solve'; readonly solve: SolveProgress }
  | { readonly stage: 'simulate'; readonly done: number; readonly of: number }

/** Rosters that are made of a week at most: the second has nearly all there is to win. */
const MOST_ROUNDS = 3

interface Played {
  readonly requirement: Requirement
  readonly roster: Roster
  readonly simulation: SimulatedWeek
  readonly round: Omit<ClosingRound, 'kept'>
  readonly unprovenYen: number
}

const cents = (yen: number): number => Math.round(yen * 100) / 100

/** People placed, as the report counts them. */
const placedIn = (load: readonly ReportLoad[]): Placed => {
  const placed = new Map(
    load.flatMap(({ activity, date, slots }) =>
      slots.map((it) => [`${activity} ${date} ${it.slot}`, it.placed] as const),
    ),
  )
  return (activity, date, slot) => placed.get(`${activity} ${date} ${slot}`) ?? 0
}

/**
 * Requirement, roster, simulated week; where the week misses what the requirement promised, once more with the
 * requirement corrected. The round that costs least, simulated waits included, is kept and checked against the law.
 * Once `isEnough`, the search ends with the best roster it has, and no further round begins.
 */
export const planWeek = (
  { city, staff, history, holidays, forecast, week, weeks = 1, seed, ...days }: WeekInput,
  solver: Solver,
  onProgress: (progress: WeekProgress) => void = () => {},
  isEnough: () => boolean = () => false,
): WeekOutcome => {
  const dates = datesBetween(week, addDays(week, 7 * weeks - 1))
  const open = teamHours(city, holidays, dates)
  const playRoster = (requirement: Requirement, roster: Roster, round: number) => {
    const simulation = simulateWeek(forecast, dutiesOf(roster.days, city, dates, staff), city, holidays, {
      replications: REPLICATIONS,
      seed,
      requirement,
      onProgress: (done, of) => onProgress({ stage: 'simulate', done, of }),
    })
    const placed = placedIn(loadOf({ city, dates, open, requirement, days: roster.days }))
    const missed = missedTargets(requirement, placed, simulation, city)
    const next = corrected(requirement, placed, simulation, city, missed)
    const corrections = round < MOST_ROUNDS && !isEnough() ? next.corrections : []
    const { totalYen, waitingYen, backOfficeYen } = roster.cost
    const costYen = cents(totalYen - waitingYen - backOfficeYen)
    const simulatedLossYen = cents(simulatedLoss(simulation, requirement, city))
    const told = { round, costYen, simulatedLossYen, missed, corrections }
    const unprovenYen = totalYen - roster.proof.boundYen
    return { played: { requirement, roster, simulation, round: told, unprovenYen }, next: next.requirement }
  }

  onProgress({ stage: 'require' })
  let requirement = requirementOf(forecast, history, city, holidays, dates)
  const rounds: Played[] = []
  do {
    const problem = { city, staff, requirement, dates, open, ...days }
    const outcome = solveRoster(problem, solver, {
      onProgress: (solve) => onProgress({ stage: 'solve', solve }),
      isCancelled: isEnough,
    })
    if (outcome.kind === 'infeasible') return { ...outcome, problem }
    const { played, next } = playRoster(requirement, outcome.roster, rounds.length + 1)
    rounds.push(played)
    requirement = next
  } while (rounds.at(-1)!.round.corrections.length > 0)

  const best = rounds[keptRound(rounds.map(({ round, unprovenYen }) => ({ ...round, unprovenYen })))]!
  const { roster, simulation } = best
  onProgress({ stage: 'verify' })
  const certificate = check({
    ...days.before,
    days: roster.days,
    staff,
    city,
    dates,
    open,
    requirement: best.requirement,
  })
  return {
    kind: 'planned',
    plan: {
      dates,
      open,
      requirement: best.requirement,
      roster,
      certificate,
      simulation,
      rounds: rounds.map((one) => ({ ...one.round, kept: one === best })),
      replays: replaysOf(forecast, dutiesOf(roster.days, city, dates, staff), city, holidays, seed),
    },
  }
}

/** Times a trial's weeks are played. */
export const TRIAL_REPLICATIONS = 300

/** What a trial rests on: nothing of people. Without a history it knows of no back-office work. */
export interface TrialInput extends Pick<WeekInput, 'city' | 'holidays' | 'forecast' | 'seed'> {
  readonly history: History | undefined
}

/** A trial on anonymous capacity, by the same requirement and simulation as a roster's. */
export const planTrial = (
  request: TrialRequest,
  { city, history, holidays, forecast, seed }: TrialInput,
  onProgress: (done: number, of: number) => void = () => {},
): Result<Trial> => {
  const requirementFor = ({ city: team, forecast: expected }: World, dates: readonly LocalDate[]) =>
    requirementOf(expected, history, team, holidays, dates)
  const simulate = (base: TrialCase, trial: TrialCase) => {
    const layOut = ({ city: at, forecast: expected, capacity }: TrialCase) =>
      weekPlan(expected, dutiesFrom(capacity, at), at, holidays)
    const options = { replications: TRIAL_REPLICATIONS, seed, onProgress }
    const { first, second, difference } = compareWeeks(layOut(base), layOut(trial), options)
    return { base: first, trial: second, difference }
  }
  return trialOf(request, { city, holidays, forecast, require: requirementFor, simulate })
}

/** Does the simulator reproduce logged waits? Staffing fitted on the first half of a stretch, judged on the second. */
export const calibrateCity = (
  input: CalibrationInput,
  onProgress: (done: number, of: number) => void = () => {},
): Result<Calibration> => calibrate(input, serveDesk, onProgress)
