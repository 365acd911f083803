import { daysBetween } from '../calendar/date.ts'
import type { QueueId } from '../city/types.ts'
import type { History, Interval } from '../interval/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'
import { NO_SEASON, type Season, SeasonTally, seasonOn } from './handling-season.ts'
import type { DayForecast } from './types.ts'

/** Days in which an old handling time loses half its weight. */
const HALF_LIFE_DAYS = 90
/** Handled arrivals' worth of the queue's own mean behind each slot's mean. */
const SLOT_TRUST = 60
/** Handled arrivals' worth of "as variable as an exponential" behind the queue's variation. */
const SPREAD_TRUST = 20
/** What a desk takes when nothing at all is known of it. */
const UNKNOWN = { meanSeconds: 300, cv: 1 }

/** Handling time of a queue: mean and coefficient of variation by slot of the day, in a month without a season. */
export interface HandlingProfile {
  readonly queue: QueueId
  readonly meanSeconds: number
  readonly cv: number
  readonly slots: Readonly<Record<Slot, { readonly meanSeconds: number; readonly cv: number }>>
  readonly season: Season
}

interface Sums {
  count: number
  seconds: number
  squares: number
}

/** Adds an interval with its times divided by what its month does to them. */
const add = (
  sums: Sums,
  { handled, handlingSeconds, handlingSecondsSquared }: Interval,
  weight: number,
  season: number,
): void => {
  sums.count += weight * handled
  sums.seconds += (weight * handlingSeconds) / season
  sums.squares += (weight * handlingSecondsSquared) / season ** 2
}

const seasonsOf = (intervals: readonly Interval[]): Map<QueueId, Season> => {
  const tallies = new Map<QueueId, SeasonTally>()
  for (const { queue, date, handled, handlingSeconds } of intervals) {
    const tally = tallies.get(queue) ?? new SeasonTally()
    tallies.set(queue, tally)
    tally.add(date, handled, handlingSeconds)
  }
  return new Map([...tallies].map(([queue, tally]) => [queue, tally.season()]))
}

/**
 * Handling times of every queue before an origin, from the sums of its intervals: recent days count more, a slot with
 * few arrivals leans on the whole queue (empirical-Bayes shrinkage), and from three years on the season is told apart.
 */
export const handlingProfiles = (history: History, origin: LocalDate): Map<QueueId, HandlingProfile> => {
  const byQueue = new Map<QueueId, { whole: Sums; slots: Map<Slot, Sums> }>()
  const past = history.intervals.filter(({ date, handled }) => date < origin && handled > 0)
  const seasons = seasonsOf(past)
  for (const interval of past) {
    const weight = 0.5 ** (daysBetween(interval.date, origin) / HALF_LIFE_DAYS)
    const season = seasonOn(seasons.get(interval.queue)!, interval.date)
    let queue = byQueue.get(interval.queue)
    if (!queue) {
      queue = { whole: { count: 0, seconds: 0, squares: 0 }, slots: new Map() }
      byQueue.set(interval.queue, queue)
    }
    let slot = queue.slots.get(interval.slot)
    if (!slot) {
      slot = { count: 0, seconds: 0, squares: 0 }
      queue.slots.set(interval.slot, slot)
    }
    add(queue.whole, interval, weight, season)
    add(slot, interval, weight, season)
  }
  return new Map(
    [...byQueue].map(([queue, { whole, slots }]) => {
      const meanSeconds = whole.seconds / whole.count
      const variance = Math.max(0, whole.squares / whole.count - meanSeconds ** 2)
      const spread =
        (whole.count * (variance / meanSeconds ** 2) + SPREAD_TRUST) / (whole.count + SPREAD_TRUST)
      const cv = Math.sqrt(spread)
      const bySlot = [...slots]
        .sort((a, b) => a[0] - b[0])
        .map(([slot, sums]) => {
          const mean = (sums.seconds + SLOT_TRUST * meanSeconds) / (sums.count + SLOT_TRUST)
          const own =
            sums.count > 0
              ? Math.max(0, sums.squares / sums.count - (sums.seconds / sums.count) ** 2) / mean ** 2
              : 0
          const slotSpread = (sums.count * own + SLOT_TRUST * spread) / (sums.count + SLOT_TRUST)
          return [slot, { meanSeconds: mean, cv: Math.sqrt(slotSpread) }] as const
        })
      return [
        queue,
        { queue, meanSeconds, cv, slots: Object.fromEntries(bySlot), season: seasons.get(queue)! },
      ]
    }),
  )
}

/** Forecast days with the handling time of each slot beside its arrivals. */
export const withHandling = (
  days: readonly DayForecast[],
  profile: HandlingProfile | undefined,
): DayForecast[] =>
  days.map((day) => {
    const season = seasonOn(profile?.season ?? NO_SEASON, day.date)
    return {
      ...day,
      slots: day.slots.map((slot) => {
        const { meanSeconds, cv } = profile?.slots[slot.slot] ?? profile ?? UNKNOWN
        return { ...slot, handling: { meanSeconds: meanSeconds * season, cv } }
      }),
    }
  })
