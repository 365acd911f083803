import type { LocalDate } from '../units/time.ts'
import type { Interval } from './types.ts'

const bySlot = (a: Interval, b: Interval): number =>
  a.slot - b.slot || (a.queue < b.queue ? -1 : +(a.queue > b.queue))

const sum = (a: Interval, b: Interval): Interval => ({
  date: a.date,
  slot: a.slot,
  queue: a.queue,
  arrivals: a.arrivals === null || b.arrivals === null ? null : a.arrivals + b.arrivals,
  abandoned: a.abandoned + b.abandoned,
  handled: a.handled + b.handled,
  handlingSeconds: a.handlingSeconds + b.handlingSeconds,
  handlingSecondsSquared: a.handlingSecondsSquared + b.handlingSecondsSquared,
  waited: a.waited + b.waited,
  waitSeconds: a.waitSeconds + b.waitSeconds,
  maxWaitSeconds: Math.max(a.maxWaitSeconds, b.maxWaitSeconds),
})

/** Intervals sorted by date, slot and queue, parts of the same slot added up. */
export const mergeIntervals = (parts: Iterable<Interval>): Interval[] => {
  const days = new Map<LocalDate, Interval[]>()
  for (const part of parts) {
    const day = days.get(part.date)
    if (day) day.push(part)
    else days.set(part.date, [part])
  }
  const merged: Interval[] = []
  for (const date of [...days.keys()].sort())
    for (const part of days.get(date)!.sort(bySlot)) {
      const last = merged.at(-1)
      if (last && last.date === date && bySlot(last, part) === 0) merged[merged.length - 1] = sum(last, part)
      else merged.push(part)
    }
  return merged
}
