import type { Random } from '../units/random.ts'
import type { DeskDay } from './observe.ts'

/** How many people are at a desk, as a distribution over days. */
export interface Staffing {
  /** Mean people by slot of the day, on a day of usual demand. */
  readonly people: Float64Array
  /** A day with `d` times the usual demand has `d` to this power times the people. */
  readonly followsDemand: number
  /** Standard deviation of a whole day, in people. */
  readonly dayDeviation: number
}

/** The luck of one day's staffing: of the day, and of each slot. */
export interface StaffingLuck {
  readonly day: number
  readonly slots: Float64Array
}

export const drawLuck = (slots: number, random: Random): StaffingLuck => ({
  day: random.normal(),
  slots: Float64Array.from({ length: slots }, () => random.uniform()),
})

/**
 * Whole people in each open slot of a day: a part of a person is there or not by the luck of the slot. Somebody is
 * always there while the desk is open.
 */
export const peopleOn = (
  day: DeskDay,
  demand: number,
  staffing: Staffing,
  luck: StaffingLuck,
): Int32Array => {
  const factor = demand ** staffing.followsDemand
  return Int32Array.from(day.starts, (_, i) => {
    const mean = staffing.people[day.firstSlot + i]! * factor + staffing.dayDeviation * luck.day
    return Math.max(1, Math.floor(mean + luck.slots[i]!))
  })
}

/** People in each slot of the day, averaged over days and draws of luck. */
export const meanPeople = (
  days: readonly DeskDay[],
  demand: readonly number[],
  staffing: Staffing,
  luck: readonly (readonly StaffingLuck[])[],
): Float64Array => {
  const sum = new Float64Array(staffing.people.length)
  const times = new Float64Array(staffing.people.length)
  days.forEach((day, d) => {
    for (const one of luck[d]!)
      peopleOn(day, demand[d]!, staffing, one).forEach((people, i) => {
        sum[day.firstSlot + i]! += people
        times[day.firstSlot + i]!++
      })
  })
  return sum.map((people, slot) => people / Math.max(1, times[slot]!))
}
