import { type BoostCase, type BoostedTrees, type BoostSettings, boost, boosted } from './boosted-trees.ts'
import type { DayFacts, Follower, FollowerOptions } from './follower.ts'
import { LOOK_BACK, lookedAt, type Seen } from './looked-at.ts'

const SETTINGS: BoostSettings = { rounds: 60, rate: 0.08, ridge: 10, least: 15 }
/** Days between fits, days seen before the first, and days in which a case loses half its weight. */
const REFIT_DAYS = 28
const LEAST_DAYS = 120
const HALF_LIFE = 900
/** Days seen before a day makes a case, and the two leads it is looked at from (steps through the horizon). */
const WARM_DAYS = 30
const STEPS = [3, 5]

export interface BoostingState {
  readonly member: 'gradientBoosting'
  readonly trees: BoostedTrees | null
  /** Days of the last year and a bit, oldest first. */
  readonly seen: readonly Seen[]
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

export const tellBoosting = ({ trees, seen }: BoostingState, facts: DayFacts): number | undefined => {
  if (trees === null || seen.length === 0) return undefined
  const { features, offset } = lookedAt(seen, seen.length, facts)
  return offset + boosted(trees, features)
}

/** Gradient boosting on daily totals: it corrects the level of the last four weeks, fitted anew every four weeks. */
export class Boosting implements Follower {
  private readonly options: FollowerOptions
  private readonly seen: Seen[] = []
  private readonly cases: { readonly day: number; readonly log: number; readonly one: BoostCase }[] = []
  private trees: BoostedTrees | null = null
  private fitted = Number.NEGATIVE_INFINITY

  constructor(options: FollowerOptions) {
    this.options = options
  }

  learn(facts: DayFacts, log: number): void {
    const { gapDays, horizonDays } = this.options
    const { day, weekday, isHoliday, effect } = facts
    for (const step of STEPS) {
      const lead = gapDays + 1 + ((day * step) % horizonDays)
      let known = this.seen.length
      while (known > 0 && this.seen[known - 1]!.day > day - lead) known--
      if (known < WARM_DAYS) continue
      const { features, offset } = lookedAt(this.seen, known, facts)
      this.cases.push({ day, log, one: { features, offset, count: 0, weight: 1 } })
    }
    this.seen.push({ day, weekday, isHoliday, effect, log })
    if (day < this.options.from || this.seen.length < LEAST_DAYS || day - this.fitted < REFIT_DAYS) return
    this.fitted = day
    const usual = mean(this.cases.map(({ one }) => one.offset))
    this.trees = boost(
      this.cases.map(({ day: then, log: total, one }) => ({
        features: one.features,
        offset: one.offset - usual,
        count: Math.exp(total - usual),
        weight: 0.5 ** ((day - then) / HALF_LIFE),
      })),
      SETTINGS,
    )
  }

  tell(facts: DayFacts): number | undefined {
    return tellBoosting({ member: 'gradientBoosting', trees: this.trees, seen: this.seen }, facts)
  }

  state(): BoostingState {
    return { member: 'gradientBoosting', trees: this.trees, seen: this.seen.slice(-LOOK_BACK) }
  }
}
