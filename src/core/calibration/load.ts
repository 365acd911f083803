import type { Slot } from '../units/time.ts'
import type { Desk, DeskDay } from './observe.ts'

/** Points of a slot at which its arrivals are thought to come, to spread their handling over time. */
const POINTS = 12

/** Mean arrivals of each slot of the day over the days on which it was open. */
export const usualArrivals = (days: readonly DeskDay[], slots: number): Float64Array => {
  const sum = new Float64Array(slots)
  const open = new Float64Array(slots)
  for (const day of days)
    for (let i = 0; i < day.starts.length; i++) {
      open[day.firstSlot + i]!++
      for (const { arrivals } of day.queues) sum[day.firstSlot + i]! += arrivals[i]!
    }
  return sum.map((value, slot) => value / Math.max(1, open[slot]!))
}

/** Arrivals of a day as a multiple of what its slots usually have. */
export const relativeDemand = (day: DeskDay, usual: Float64Array): number => {
  let came = 0
  let expected = 0
  for (let i = 0; i < day.starts.length; i++) {
    expected += usual[day.firstSlot + i]!
    for (const { arrivals } of day.queues) came += arrivals[i]!
  }
  return expected > 0 ? Math.max(0.1, came / expected) : 1
}

/** Adds the handling of one arrival that is called at `called` to the slots it lies in. */
const spread = (busy: Float64Array, called: number, seconds: number, slotSeconds: number, share: number) => {
  for (let at = called, left = seconds; left > 0; ) {
    const slot: Slot = Math.floor(at / slotSeconds)
    const here = Math.min(left, (slot + 1) * slotSeconds - at)
    if (slot >= busy.length) return
    busy[slot]! += share * here
    at += here
    left -= here
  }
}

/**
 * People busy in each slot of an open day, on average: the handling of who arrived, laid where it fell after the
 * observed wait. No fewer can have been there.
 */
export const busyPeople = (desk: Desk, slotMinutes: number): Float64Array => {
  const slots = Math.ceil(1440 / slotMinutes)
  const busy = new Float64Array(slots)
  const open = new Float64Array(slots)
  for (const day of desk.days)
    for (let i = 0; i < day.starts.length; i++) {
      const slot = day.firstSlot + i
      open[slot]! += day.seconds[i]!
      for (const { queue, arrivals, gone, waited, waitSeconds } of day.queues) {
        const wait = waited[i]! > 0 ? waitSeconds[i]! / waited[i]! : 0
        const { meanSeconds } = desk.handling[queue]![slot]!
        const share = (arrivals[i]! - gone[i]!) / POINTS
        for (let point = 0; point < POINTS; point++) {
          const called = day.starts[i]! + (day.seconds[i]! * (point + 0.5)) / POINTS + wait
          spread(busy, called, meanSeconds, 60 * slotMinutes, share)
        }
      }
    }
  return busy.map((seconds, slot) => (open[slot]! > 0 ? seconds / open[slot]! : 0))
}
