import type { DayFacts } from './follower.ts'

/** Days that are looked back at from the last known one. */
export const LOOK_BACK = 400

/** What is kept of a day that is over: what was known of it beforehand, and the log of a usual day's total. */
export type Seen = Pick<DayFacts, 'day' | 'weekday' | 'isHoliday' | 'effect'> & { readonly log: number }

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * What a learner looks at of a later day when the first `known` days are over, and the log total the day would have at
 * the level of the last four weeks.
 */
export const lookedAt = (
  seen: readonly Seen[],
  known: number,
  facts: DayFacts,
): { readonly features: readonly number[]; readonly offset: number } => {
  const latest = seen[known - 1]!
  const week: number[] = []
  const month: number[] = []
  const year: number[] = []
  const yearAgo: number[] = []
  const same: number[] = []
  for (let k = known - 1; k >= 0 && latest.day - seen[k]!.day <= LOOK_BACK; k--) {
    const { day, log, effect, weekday, isHoliday } = seen[k]!
    const age = latest.day - day
    const level = log - effect
    if (age < 7) week.push(level)
    if (age < 28) month.push(level)
    year.push(level)
    if (weekday === facts.weekday && !isHoliday && same.length < 4) same.push(log)
    if (Math.abs(facts.day - day - 364) <= 4) yearAgo.push(level)
  }
  const level = mean(month)
  const over = (logs: readonly number[]): number => (logs.length > 0 ? mean(logs) - level : 0)
  return {
    features: [
      facts.day - latest.day,
      facts.weekday,
      facts.monthStart,
      facts.monthEnd,
      facts.monthDay,
      facts.yearDay,
      facts.fiscal,
      facts.isHoliday ? 1 : 0,
      facts.restBefore,
      facts.restAfter,
      facts.effect,
      latest.log - latest.effect - level,
      over(week),
      over(year),
      over(yearAgo),
      over(same.slice(0, 1)),
      over(same),
    ],
    offset: level + facts.effect,
  }
}
