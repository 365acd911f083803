import type { LocalDate } from '../units/time.ts'

/** Months on either side of a month that make the level it is held against: a year, its ends counting half. */
const HALF_YEAR = 6
/** Fewest years in which a month must have been seen. */
const LEAST_YEARS = 2

/** A factor for each month of the year, January first; their mean is 1. */
export type Season = readonly number[]

export const NO_SEASON: Season = Array.from({ length: 12 }, () => 1)

/** Months since year 0. */
const monthOf = (date: LocalDate): number => 12 * +date.slice(0, 4) + +date.slice(5, 7) - 1

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** A month's mean over that of the year around it; undefined without a whole year around it. */
const ratioAt = (means: ReadonlyMap<number, number>, month: number): number | undefined => {
  let level = 0
  for (let k = -HALF_YEAR; k <= HALF_YEAR; k++) {
    const value = means.get(month + k)
    if (value === undefined) return undefined
    level += (value * (Math.abs(k) === HALF_YEAR ? 0.5 : 1)) / (2 * HALF_YEAR)
  }
  return means.get(month)! / level
}

/** Gathers handling times by month and tells how they go with the time of the year. */
export class SeasonTally {
  private readonly sums = new Map<number, { count: number; seconds: number }>()

  add(date: LocalDate, handled: number, seconds: number): void {
    const month = monthOf(date)
    const sum = this.sums.get(month) ?? { count: 0, seconds: 0 }
    sum.count += handled
    sum.seconds += seconds
    this.sums.set(month, sum)
  }

  /**
   * Months against the year around them (classical decomposition), shrunk by as much as months of the same name differ
   * from year to year (one-way random effects): no season is claimed that chance explains.
   */
  season(): Season {
    const means = new Map([...this.sums].map(([month, { count, seconds }]) => [month, seconds / count]))
    const ratios: number[][] = Array.from({ length: 12 }, () => [])
    for (const month of means.keys()) {
      const ratio = ratioAt(means, month)
      if (ratio !== undefined) ratios[month % 12]!.push(ratio)
    }
    if (ratios.some((own) => own.length < LEAST_YEARS)) return NO_SEASON
    const own = ratios.map(mean)
    const years = ratios.reduce((sum, { length }) => sum + length, 0)
    const chance =
      ratios.flatMap((list, m) => list.map((ratio) => (ratio - own[m]!) ** 2)).reduce((a, b) => a + b, 0) /
      (years - 12)
    const between = own.reduce((sum, ratio) => sum + (ratio - mean(own)) ** 2, 0) / 11
    const real = Math.max(0, between - chance / (years / 12))
    const shrunk = own.map((ratio, m) => {
      const trust = real > 0 ? real / (real + chance / ratios[m]!.length) : 0
      return 1 + trust * (ratio - 1)
    })
    return shrunk.map((factor) => factor / mean(shrunk))
  }
}

/** What a date's month does to handling times. */
export const seasonOn = (season: Season, date: LocalDate): number => season[monthOf(date) % 12]!
