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

/** Place of an entry in a lower triangle. */
export const entry = (i: number, j: number): number =>
  i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i

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
  private readonly state: Float64Array
  private readonly covariance: Float64Array
  private readonly gain: Float64Array
  private readonly size: number
  private readonly pace: Pace
  private readonly habit: Float64Array
  private met = 2
  private last = Number.NaN
  private surprise = 0
  private noise = NOISE_START
  private noiseWeight = NOISE_TRUST
  private noiseSum = NOISE_TRUST * NOISE_START

  /** `priors` are standard deviations by effect; `start` is the log of a plausible daily total. */
  constructor(priors: readonly number[], pace: Pace, start: number) {
    const n = priors.length
    this.size = n
    this.pace = pace
    this.state = new Float64Array(n)
    this.covariance = new Float64Array((n * (n + 1)) / 2)
    this.gain = new Float64Array(n)
    this.habit = new Float64Array(n)
    priors.forEach((sd, i) => {
      const variance = i === LEVEL ? 1 : i === SWING ? 0 : (sd * pace.reach) ** 2
      this.covariance[entry(i, i)] = variance
      this.habit[i] = i <= SWING ? 0 : (variance * pace.habit) / 365
    })
    this.state[LEVEL] = start
  }

  /** Local-level steady state: a gain of `level` needs a drift of noise · level² / (1 − level). */
  private get drift(): number {
    const excess = Math.max(0, this.surprise ** 2 / SURPRISE_VARIANCE - SURPRISE_PATIENCE)
    return ((this.noise * this.pace.level ** 2) / (1 - this.pace.level)) * (1 + this.pace.alarm * excess)
  }

  private evolve(days: number): void {
    const { covariance: P, pace } = this
    moved(this.view(), days, this.met)
    if (pace.habit > 0) for (let i = 2; i < this.size; i++) P[entry(i, i)]! += this.habit[i]! * days
  }

  /** From here on the level may be anything near what it was: it has been said to move. */
  unsettle(): void {
    this.covariance[entry(LEVEL, LEVEL)]! += UNSETTLED ** 2
  }

  /** Learns from a day. Days come in order. */
  update(row: Row, { day, total, exposure }: DayTotal): void {
    if (!Number.isNaN(this.last)) this.evolve(Math.min(LONGEST_SILENCE, day - this.last))
    this.last = day
    this.met = Math.max(this.met, (row.at.at(-1) ?? 0) + 1)
    if (total === null || !(exposure > 0)) return
    const { covariance, met, gain, state, noise } = this
    const { seen, spread, poisson, u } = absorb({ state, covariance, noise }, gain, met, row, total, exposure)
    this.surprise += SURPRISE_GAIN * (Math.max(-3, Math.min(3, u)) - this.surprise)
    this.learnNoise(seen, spread, poisson)
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
    const { pace, last, state, covariance, noise, drift } = this
    return { pace, last, state, covariance, noise, drift }
  }
}

/** Takes a known total into a state in place: its surprise `u` in standard deviations, and what that is made of. */
const absorb = (
  { state, covariance: P, noise: usual }: Pick<FilterState, 'state' | 'covariance' | 'noise'>,
  gain: Float64Array,
  met: number,
  row: Row,
  total: number,
  exposure: number,
) => {
  gain.fill(0, 0, met)
  let centre = Math.log(exposure)
  let spread = 0
  for (let k = 0; k < row.at.length; k++) {
    const i = row.at[k]!
    const value = row.value[k]!
    centre += state[i]! * value
    const base = entry(i, 0)
    for (let j = 0; j <= i; j++) gain[j]! += P[base + j]! * value
    for (let j = i + 1, below = base + 2 * i + 1; j < met; below += ++j) gain[j]! += P[below]! * value
  }
  for (let k = 0; k < row.at.length; k++) spread += gain[row.at[k]!]! * row.value[k]!
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
  for (let i = 0; i < met; i++) {
    const g = gain[i]!
    if (g === 0) continue
    state[i]! += g * step
    const scaled = g / denominator
    const base = entry(i, 0)
    for (let j = 0; j <= i; j++) P[base + j]! -= scaled * gain[j]!
  }
  return { seen, spread, poisson, u }
}

/** Level and swing of a state, in place, some days later. */
const moved = (
  { state, covariance: P, noise, drift, pace }: Omit<FilterState, 'last'>,
  days: number,
  met: number,
): void => {
  P[entry(LEVEL, LEVEL)]! += drift * days
  const keep = pace.recall ** days
  state[SWING]! *= keep
  for (let j = 0; j < met; j++) P[entry(SWING, j)]! *= j === SWING ? keep * keep : keep
  P[entry(SWING, SWING)]! += noise * pace.swing ** 2 * (1 - keep * keep)
}

/** What a filter knows once part of a day under way has been counted; the filter itself is left as it is. */
export const afterPart = (
  filter: FilterState,
  row: Row,
  { day, total, exposure }: DayTotal & { readonly total: number },
): FilterState => {
  const next = { ...filter, last: day, state: filter.state.slice(), covariance: filter.covariance.slice() }
  const size = next.state.length
  moved(next, Math.max(0, day - filter.last), size)
  absorb(next, new Float64Array(size), size, row, total, exposure)
  return next
}

/** Log of the expected total of a usual day with these effects. */
export const expectedLog = ({ state, pace, last }: FilterState, row: Row, day: number): number => {
  let sum = 0
  for (let k = 0; k < row.at.length; k++) {
    const i = row.at[k]!
    sum += state[i]! * row.value[k]! * (i === SWING ? pace.recall ** (day - last) : 1)
  }
  return sum
}

/** Variance of that expectation: what is not known of the effects, and how far level and swing may move until then. */
export const expectedSpread = (filter: FilterState, row: Row, day: number): number => {
  const { covariance, pace, noise, drift } = filter
  const lead = day - filter.last
  const fade = pace.recall ** lead
  let sum = drift * lead + noise * pace.swing ** 2 * (1 - fade * fade)
  for (let a = 0; a < row.at.length; a++) {
    const i = row.at[a]!
    const left = row.value[a]! * (i === SWING ? fade : 1)
    for (let b = 0; b < row.at.length; b++) {
      const j = row.at[b]!
      sum += left * covariance[entry(i, j)]! * row.value[b]! * (j === SWING ? fade : 1)
    }
  }
  return sum
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
