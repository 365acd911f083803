import { Covariance, entry, varianceOf } from './covariance.ts'
import type { Row } from './design.ts'

/** How fast a dynamic count regression follows its series. */
export interface Pace {
  /** Share of a surprise that the level keeps for good, per day, once it has settled (0 – 1). */
  readonly level: number
  /** How much faster the level may move after a run of surprises of one sign. */
  readonly alarm: number
  /** Standard deviation of the passing swing, as a share of the noise; 0 for none. */
  readonly swing: number
  /** What is left of a swing a day later. */
  readonly recall: number
  /** Growth of the variance of calendar effects a year, as a share of their prior variance: how fast habits change. */
  readonly habit: number
  /** Scale of all priors but the level's. */
  readonly reach: number
}

/** Observed total of a day: `null` is unknown. `exposure` is the share of a usual day that could be seen. */
export interface DayTotal {
  readonly day: number
  readonly total: number | null
  readonly exposure: number
}

/** What a filter knows after its last day. */
export interface FilterState {
  readonly pace: Pace
  /** Number of the last day learned. */
  readonly last: number
  readonly state: Float64Array
  /** Lower triangle, row-wise: row i has i + 1 entries. */
  readonly covariance: Float64Array
  /** Variance of a day's rate around its expectation, on the log scale. */
  readonly noise: number
  /** Variance that the level gains in a day. */
  readonly drift: number
}

/** Places of the level and of the passing swing in every state. */
export const LEVEL = 0
export const SWING = 1

/** Surprise (in standard deviations) beyond which a day is taken for an accident and counts less. */
const OUTLIER = 2.5
/** Days whose surprises make the noise estimate, its start, and how many days that start counts for. */
const NOISE_MEMORY = 80
const NOISE_START = 0.03
const NOISE_TRUST = 6
/** Weight of the latest day in the mean surprise that raises the alarm, its variance when all is well, and the size it may have. */
const SURPRISE_GAIN = 0.3
const SURPRISE_VARIANCE = SURPRISE_GAIN / (2 - SURPRISE_GAIN)
const SURPRISE_PATIENCE = 3
/** Standard deviation of a level that is said to have moved, on the log scale. */
const UNSETTLED = 0.4
/** After longer silence the level is as unknown as after this many days. */
const LONGEST_SILENCE = 60

/**
 * Count regression whose level moves: gamma-Poisson counts with log-linear effects, fitted day by day by the
 * Laplace-approximated Kalman filter (West, Harrison & Migon 1985; Durbin & Koopman 2012, ch. 10). The prior of each
 * effect is its ridge penalty, so after any day the state is the penalised fit of everything seen before.
 * Effects are numbered in the order in which days first have them: the work of a day grows with those met so far.
 */
export class CountFilter {
  readonly pace: Pace
  readonly state: Float64Array
  /** Number of the last day learned. */
  last = Number.NaN
  /** Variance of a day's rate around its expectation, on the log scale. */
  noise = NOISE_START
  private readonly covariance: Covariance
  private readonly gain: Float64Array
  private readonly habit: Float64Array
  private met = 2
  private surprise = 0
  private noiseWeight = NOISE_TRUST
  private noiseSum = NOISE_TRUST * NOISE_START

  /** `priors` are standard deviations by effect; `start` is the log of a plausible daily total. */
  constructor(priors: readonly number[], pace: Pace, start: number) {
    const n = priors.length
    const variances = new Float64Array((n * (n + 1)) / 2)
    this.pace = pace
    this.state = new Float64Array(n)
    this.gain = new Float64Array(n)
    this.habit = new Float64Array(n)
    priors.forEach((sd, i) => {
      const variance = i === LEVEL ? 1 : i === SWING ? 0 : (sd * pace.reach) ** 2
      variances[entry(i, i)] = variance
      this.habit[i] = i <= SWING ? 0 : (variance * pace.habit) / 365
    })
    this.state[LEVEL] = start
    this.covariance = new Covariance(variances, n)
  }

  get drift(): number {
    const excess = Math.max(0, this.surprise ** 2 / SURPRISE_VARIANCE - SURPRISE_PATIENCE)
    return calmDrift(this) * (1 + this.pace.alarm * excess)
  }

  private evolve(days: number): void {
    const { covariance, habit } = this
    moved(this, covariance, days, this.met)
    if (this.pace.habit > 0)
      for (let i = SWING + 1; i < habit.length; i++) covariance.widen(i, habit[i]! * days)
  }

  /** From here on the level may be anything near what it was: it has been said to move. */
  unsettle(): void {
    this.covariance.widen(LEVEL, UNSETTLED ** 2)
  }

  /** Learns from a day. Days come in order. */
  update(row: Row, { day, total, exposure }: DayTotal): void {
    if (!Number.isNaN(this.last)) this.evolve(Math.min(LONGEST_SILENCE, day - this.last))
    this.last = day
    this.met = Math.max(this.met, (row.at.at(-1) ?? 0) + 1)
    if (total === null || !(exposure > 0)) return
    const { seen, spread, poisson, u } = absorb(
      this,
      this.covariance,
      this.gain,
      this.met,
      row,
      total,
      exposure,
    )
    this.surprise += SURPRISE_GAIN * (Math.max(-3, Math.min(3, u)) - this.surprise)
    this.learnNoise(seen, spread, poisson)
  }

  /** As `expectedSpread` of what is known now. */
  spread(row: Row, day: number): number {
    return spreadAhead(this, row, day, (faded) => this.covariance.of(faded))
  }

  private learnNoise(seen: number, spread: number, poisson: number): void {
    const keep = 1 - 1 / NOISE_MEMORY
    const capped = Math.min(seen * seen, OUTLIER ** 2 * (spread + this.noise + poisson))
    this.noiseWeight = this.noiseWeight * keep + 1
    this.noiseSum = this.noiseSum * keep + capped - spread - poisson
    this.noise = Math.max(2e-4, this.noiseSum / this.noiseWeight)
  }

  /** What is known now. The arrays are the filter's own: copy them to keep them past the next update. */
  view(): FilterState {
    const { pace, last, state, noise, drift } = this
    return { pace, last, state, covariance: this.covariance.settled(), noise, drift }
  }
}

/** Drift while no alarm is raised. Local-level steady state: a gain of `level` needs a drift of noise · level² / (1 − level). */
const calmDrift = ({ noise, pace }: Pick<FilterState, 'noise' | 'pace'>): number =>
  (noise * pace.level ** 2) / (1 - pace.level)

/** Variance the level gains in some days ahead: an alarm that was raised dies down as the mean surprise would without new ones. */
const driftAhead = (now: Pick<FilterState, 'noise' | 'pace' | 'drift'>, days: number): number => {
  const calm = calmDrift(now)
  const floor = calm * now.pace.alarm * (SURPRISE_PATIENCE - 1)
  const fade = (1 - SURPRISE_GAIN) ** 2
  let sum = calm * days
  let alarm = now.drift - calm
  for (let day = 0; day < days && alarm > 0; day++) {
    sum += alarm
    alarm = (alarm + floor) * fade - floor
  }
  return sum
}

/** Takes a known total into a state in place: its surprise `u` in standard deviations, and what that is made of. */
const absorb = (
  { state, noise: usual }: Pick<FilterState, 'state' | 'noise'>,
  covariance: Covariance,
  gain: Float64Array,
  met: number,
  row: Row,
  total: number,
  exposure: number,
) => {
  covariance.times(row, met, gain)
  let centre = Math.log(exposure)
  let spread = 0
  for (let k = 0; k < row.at.length; k++) {
    const i = row.at[k]!
    const value = row.value[k]!
    centre += state[i]! * value
    spread += gain[i]! * value
  }
  const mean = Math.exp(centre)
  const poisson = 1 / Math.max(mean, 0.5)
  const seen = Math.log((total + 0.5) / (mean + 0.5))
  const u = seen / Math.sqrt(spread + usual + poisson)
  const doubt = Math.max(1, Math.abs(u) / OUTLIER) ** 2
  const noise = usual * doubt + (doubt - 1) * poisson
  const mode = posteriorMode(total, centre, spread, noise)
  const at = Math.exp(mode)
  const information = at / (1 + noise * at)
  const denominator = spread + 1 / Math.max(information, 1e-9)
  const step = (mode - centre) / Math.max(spread, 1e-12)
  for (let i = 0; i < met; i++) state[i]! += gain[i]! * step
  covariance.fall(gain, 1 / denominator, met)
  return { seen, spread, poisson, u }
}

/** Level and swing of a state, in place, some days later. */
const moved = (
  { state, noise, drift, pace }: Pick<FilterState, 'state' | 'noise' | 'drift' | 'pace'>,
  covariance: Covariance,
  days: number,
  met: number,
): void => {
  covariance.widen(LEVEL, drift * days)
  const keep = pace.recall ** days
  state[SWING]! *= keep
  covariance.scale(SWING, keep, met)
  covariance.widen(SWING, noise * pace.swing ** 2 * (1 - keep * keep))
}

/** What a filter knows once part of a day under way has been counted; the filter itself is left as it is. */
export const afterPart = (
  filter: FilterState,
  row: Row,
  { day, total, exposure }: DayTotal & { readonly total: number },
): FilterState => {
  const state = filter.state.slice()
  const size = state.length
  const covariance = new Covariance(filter.covariance.slice(), size)
  moved({ ...filter, state }, covariance, Math.max(0, day - filter.last), size)
  absorb({ ...filter, state }, covariance, new Float64Array(size), size, row, total, exposure)
  return { ...filter, last: day, state, covariance: covariance.settled() }
}

/** Log of the expected total of a usual day with these effects. */
export const expectedLog = (
  { state, pace, last }: Pick<FilterState, 'state' | 'pace' | 'last'>,
  row: Row,
  day: number,
): number => {
  const fade = pace.recall ** (day - last)
  let sum = 0
  for (let k = 0; k < row.at.length; k++) {
    const i = row.at[k]!
    sum += state[i]! * row.value[k]! * (i === SWING ? fade : 1)
  }
  return sum
}

/** Variance of that expectation: what is not known of the effects, and how far level and swing may move until then. */
export const expectedSpread = (filter: FilterState, row: Row, day: number): number =>
  spreadAhead(filter, row, day, (faded) => varianceOf(filter.covariance, faded))

const spreadAhead = (
  now: Pick<FilterState, 'pace' | 'noise' | 'drift' | 'last'>,
  { at, value }: Row,
  day: number,
  variance: (faded: Row) => number,
): number => {
  const { pace, noise, last } = now
  const lead = day - last
  const fade = pace.recall ** lead
  const faded = value.slice()
  const swing = at.indexOf(SWING)
  if (swing >= 0) faded[swing]! *= fade
  return driftAhead(now, lead) + noise * pace.swing ** 2 * (1 - fade * fade) + variance({ at, value: faded })
}

/** Mode of the log rate η of a gamma-Poisson count with η ~ N(centre, spread) and gamma variance `noise`, by Newton's method. */
export const posteriorMode = (total: number, centre: number, spread: number, noise: number): number => {
  if (spread < 1e-12) return centre
  let eta = centre
  for (let round = 0; round < 8; round++) {
    const mean = Math.exp(eta)
    const slope = (total - mean) / (1 + noise * mean) - (eta - centre) / spread
    const curve = (mean * (1 + noise * total)) / (1 + noise * mean) ** 2 + 1 / spread
    const step = Math.max(-1, Math.min(1, slope / curve))
    eta += step
    if (Math.abs(step) < 1e-9) break
  }
  return eta
}
