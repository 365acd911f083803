import { daysBetween } from '../calendar/date.ts'
import type { QueueId } from '../city/types.ts'
import type { History, Interval } from '../interval/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'
import type { DayForecast } from './types.ts'

/** Days in which an old handling time loses half its weight. */
const HALF_LIFE_DAYS = 90
/** Handled arrivals' worth of the queue's own mean behind each slot's mean. */
const SLOT_TRUST = 60
/** Handled arrivals' worth of "as variable as an exponential" behind the queue's variation. */
const SPREAD_TRUST = 20
/** What a desk takes when nothing at all is known of it. */
const UNKNOWN_SECONDS = 300

/** Handling time of a queue: mean and coefficient of variation by slot of the day. */
export interface HandlingProfile {
  readonly queue: QueueId
  readonly meanSeconds: number
  readonly cv: number
  readonly slots: Readonly<Record<Slot, { readonly meanSeconds: number; readonly cv: number }>>
}

interface Sums {
  count: number
  seconds: number
  squares: number
}

const add = (
  sums: Sums,
  { handled, handlingSeconds, handlingSecondsSquared }: Interval,
  weight: number,
): void => {
  sums.count += weight * handled
  sums.seconds += weight * handlingSeconds
  sums.squares += weight * handlingSecondsSquared
}

/**
 * Handling times of every queue before an origin, from the sums of its intervals: recent days count more, and a slot
 * with few arrivals leans on the whole queue (empirical-Bayes shrinkage).
 */
export const handlingProfiles = (history: History, origin: LocalDate): Map<QueueId, HandlingProfile> => {
  const byQueue = new Map<QueueId, { whole: Sums; slots: Map<Slot, Sums> }>()
  for (const interval of history.intervals) {
    const age = daysBetween(interval.date, origin)
    if (age <= 0 || interval.handled <= 0) continue
    const weight = 0.5 ** (age / HALF_LIFE_DAYS)
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
    add(queue.whole, interval, weight)
    add(slot, interval, weight)
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
      return [queue, { queue, meanSeconds, cv, slots: Object.fromEntries(bySlot) }]
    }),
  )
}

/** Forecast days with the handling time of each slot beside its arrivals. */
export const withHandling = (
  days: readonly DayForecast[],
  profile: HandlingProfile | undefined,
): DayForecast[] =>
  days.map((day) => ({
    ...day,
    slots: day.slots.map((slot) => ({
      ...slot,
      handling: profile?.slots[slot.slot] ?? {
        meanSeconds: profile?.meanSeconds ?? UNKNOWN_SECONDS,
        cv: profile?.cv ?? 1,
      },
    })),
  }))
