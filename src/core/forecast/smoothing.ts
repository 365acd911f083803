import type { DayFacts, Follower, FollowerOptions } from './follower.ts'

/** Shares of a surprise that level and trend keep. All ways run side by side. */
const WAYS = [0.05, 0.15, 0.3, 0.5, 0.8].flatMap((level) =>
  [0, 0.1, 0.3].map((share) => ({ level, trend: share * level })),
)
/** What is left of a trend a day later. */
const DAMPING = 0.95
/** Days in which a past error loses half its say in the choice of a way, and the most one error counts (log scale). */
const CHOICE_DAYS = 60
const WORST = 0.7
/** A surprise beyond this (log scale) is learned as this. */
const FAR = 1
const LONGEST_SILENCE = 60

export interface SmoothingState {
  readonly member: 'exponentialSmoothing'
  /** Number of the last day learned; null before the first. */
  readonly last: number | null
  readonly levels: readonly number[]
  readonly trends: readonly number[]
  /** Fading sums of absolute errors. */
  readonly losses: readonly number[]
}

const ahead = (level: number, trend: number, days: number): number =>
  level + (trend * DAMPING * (1 - DAMPING ** days)) / (1 - DAMPING)

export const tellSmoothing = (
  { last, levels, trends, losses }: SmoothingState,
  { day, effect }: DayFacts,
): number | undefined => {
  if (last === null) return undefined
  const best = losses.indexOf(Math.min(...losses))
  return effect + ahead(levels[best]!, trends[best]!, day - last)
}

/**
 * Exponential smoothing of the level with a damped trend (Gardner & McKenzie 1985), on totals freed of calendar, events
 * and weather. Of several paces the one that foretold the past best at the usual lead speaks. Open holidays teach nothing.
 */
export class Smoothing implements Follower {
  private readonly lead: number
  private now: SmoothingState = {
    member: 'exponentialSmoothing',
    last: null,
    levels: WAYS.map(() => 0),
    trends: WAYS.map(() => 0),
    losses: WAYS.map(() => 0),
  }
  private past: SmoothingState[] = []

  constructor({ gapDays, horizonDays }: FollowerOptions) {
    this.lead = gapDays + Math.ceil(horizonDays / 2)
  }

  learn({ day, effect, isHoliday }: DayFacts, log: number): void {
    const value = log - effect
    const { now } = this
    if (now.last === null) {
      this.now = { ...now, last: day, levels: WAYS.map(() => value) }
      return
    }
    if (isHoliday) return
    while (this.past.length > 1 && this.past[1]!.last! <= day - this.lead) this.past.shift()
    const then = this.past[0]
    const isJudged = then !== undefined && then.last! <= day - this.lead
    const keep = 0.5 ** (1 / CHOICE_DAYS)
    const days = Math.min(LONGEST_SILENCE, day - now.last)
    const levels: number[] = []
    const trends: number[] = []
    const losses: number[] = []
    WAYS.forEach((way, i) => {
      const foreseen = ahead(now.levels[i]!, now.trends[i]!, days)
      const surprise = Math.max(-FAR, Math.min(FAR, value - foreseen))
      levels.push(foreseen + way.level * surprise)
      trends.push(now.trends[i]! * DAMPING ** days + way.trend * surprise)
      const error = isJudged ? Math.abs(value - ahead(then.levels[i]!, then.trends[i]!, day - then.last!)) : 0
      losses.push(now.losses[i]! * keep + Math.min(WORST, error))
    })
    this.now = { ...now, last: day, levels, trends, losses }
    this.past.push(this.now)
  }

  tell(facts: DayFacts): number | undefined {
    return tellSmoothing(this.now, facts)
  }

  state(): SmoothingState {
    return this.now
  }
}
