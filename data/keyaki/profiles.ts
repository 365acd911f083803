import { minuteOf } from '../../src/core/calendar/date.ts'
import type { OpeningHours } from '../../src/core/calendar/opening.ts'
import type { Slot } from '../../src/core/units/time.ts'
import type { Day } from './days.ts'

export const SLOT_MINUTES = 30
const FIRST_SLOT = 17
const LUNCH = 25

/** Hour-of-day shapes: weights of the slots from 8:30; the last one, to 17:15, is half a slot long. */
const SHAPES = {
  /** Errands done in passing: late morning and early afternoon. */
  errand: [4.4, 5.9, 7.3, 8.2, 8.4, 7.2, 6.3, 5.0, 4.6, 5.7, 6.3, 6.5, 6.1, 5.5, 4.9, 4.2, 3.4, 1.1],
  /** Long business: people come early, and not just before closing. */
  business: [5.2, 7.0, 8.2, 8.6, 8.1, 6.8, 5.7, 4.4, 4.4, 6.4, 7.1, 6.9, 6.0, 5.1, 4.2, 3.2, 2.1, 0.6],
  /** Paying in the lunch break and on the way home. */
  payment: [4.6, 5.6, 6.5, 6.9, 6.6, 6.0, 6.1, 7.4, 7.0, 5.9, 5.7, 5.7, 5.4, 5.3, 5.2, 5.2, 4.9, 2.0],
  /** Calls: a wall at opening, a hole at noon, a second wave. */
  phone: [7.4, 9.3, 9.6, 8.6, 7.5, 6.4, 5.1, 3.6, 3.8, 6.6, 7.0, 6.4, 5.8, 5.2, 4.7, 4.1, 3.5, 1.2],
  /** Calling back after work hours of the morning, at lunch and late. */
  callback: [0, 5.0, 5.6, 6.0, 6.2, 6.3, 6.6, 8.4, 8.0, 6.2, 5.9, 5.9, 5.9, 6.1, 6.5, 7.0, 7.4, 0],
} as const satisfies Record<string, readonly number[]>

export type Shape = keyof typeof SHAPES

/** Saturday mornings from 8:30, and Wednesday evenings from 17:15 (the first quarter, then slots of 30 min). */
const SATURDAY = [9, 14, 17, 18, 17, 14, 11]
const EVENING = [14, 32, 31, 23]
const EVENING_START = minuteOf('17:15')!

/** How a weekday pulls its arrivals forward (+) or back (−) over the day. */
const TILT = [0, 0.17, 0.05, 0, -0.02, -0.12, 0]

/** Extra weight of single stretches: Monday's queue at the door, Friday's last errands, Tuesday and Thursday lunch. */
const bump = (weekday: number, slot: Slot): number => {
  if (weekday === 1 && slot <= 19) return 1.14
  if (weekday === 5 && slot >= 30) return 1.16
  if ((weekday === 2 || weekday === 4) && (slot === 24 || slot === 25)) return 1.1
  return 1
}

/** Heat moves errands into the morning, early rain into the afternoon is too fine for daily figures. */
const heatTilt = (day: Day): number => ((day.weather?.maxTemperatureC ?? 20) >= 33 ? 0.13 : 0)

const weightsOf = (shape: Shape, day: Day): number[] => {
  const tilt = (TILT[day.weekday] ?? 0) + (shape === 'phone' || shape === 'callback' ? 0 : heatTilt(day))
  return SHAPES[shape].map((weight, i) => {
    const slot = FIRST_SLOT + i
    return weight * Math.exp((-tilt * (slot - LUNCH)) / 9) * bump(day.weekday, slot)
  })
}

/** Part of a slot that is open, between 0 and 1. */
export const openShare = (hours: OpeningHours, slot: Slot): number => {
  const start = slot * SLOT_MINUTES
  const minutes = Math.min(start + SLOT_MINUTES, hours.closeMinute) - Math.max(start, hours.openMinute)
  return Math.max(0, minutes) / SLOT_MINUTES
}

/** Of the visits that a shortened day no longer allows, this share comes within the hours that are left. */
const MOVED = 0.6

/**
 * Shares of a usual day's total by slot (48 entries). A usual day sums to 1; a shortened day to less; an evening
 * session adds `evening`. A Saturday's mornings sum to 1.
 */
export const dayProfile = (shape: Shape, day: Day, hours: OpeningHours, evening: number): Float64Array => {
  const shares = new Float64Array(48)
  if (day.weekday === 6) {
    const sum = SATURDAY.reduce((a, b) => a + b)
    SATURDAY.forEach((weight, i) => {
      shares[FIRST_SLOT + i] = weight / sum
    })
    return shares
  }
  const weights = weightsOf(shape, day)
  const sum = weights.reduce((a, b) => a + b)
  const usual = { ...hours, openMinute: minuteOf('8:30')!, closeMinute: EVENING_START }
  let lost = 0
  weights.forEach((weight, i) => {
    const slot = FIRST_SLOT + i
    const kept = Math.min(1, openShare(hours, slot) / openShare(usual, slot))
    shares[slot] = (weight / sum) * kept
    lost += (weight / sum) * (1 - kept)
  })
  for (let slot = 0; slot < 48; slot++) shares[slot]! *= 1 + (MOVED * lost) / (1 - lost)
  if (hours.closeMinute > EVENING_START) {
    EVENING.forEach((weight, i) => {
      shares[FIRST_SLOT + 17 + i]! += (evening * weight) / 100
    })
  }
  return shares
}
