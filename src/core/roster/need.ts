import type { Activity } from '../city/types.ts'
import type { OutboundRequirement, SlotRequirement } from '../requirement/types.ts'
import type { Slot, Span } from '../units/time.ts'
import { holds, type Opening, overlap, type Stint, slotSpan } from './horizon.ts'
import type { RosterProblem } from './types.ts'

/** The minutes of a slot through which somebody has to be there to count; undefined where nobody is asked for. */
export type Needed = (activity: Activity, day: number, slot: Slot) => Span | undefined

/** Outbound work of an activity by date. */
export const outboundOf = (
  problem: RosterProblem,
  activity: string,
  day: number,
): OutboundRequirement | undefined =>
  problem.requirement.outbound.find(
    (entry) => entry.activity === activity && entry.date === problem.dates[day],
  )

/** Seats of an activity; outbound work may have fewer than the room has. */
export const seatsOf = (activity: Activity, calls: OutboundRequirement | undefined): number =>
  Math.min(activity.seats, calls?.seats ?? activity.seats)

export const neededAt = (problem: RosterProblem, opening: Opening): Needed => {
  const wanted = new Set(
    problem.requirement.slots.map((entry) => `${entry.date} ${entry.slot} ${entry.activity}`),
  )
  return (activity, day, slot) => {
    const date = problem.dates[day]!
    if (activity.kind === 'outbound') {
      const calls = outboundOf(problem, activity.id, day)
      return calls && overlap(slotSpan(slot, problem.city.slotMinutes), calls)
    }
    return wanted.has(`${date} ${slot} ${activity.id}`)
      ? opening.needed(activity.team, date, slot)
      : undefined
  }
}

/** Whether somebody who works a stint can be of use to an activity in it. Back office can be done at any time. */
export const serves = (needed: Needed, activity: Activity, day: number, stint: Stint): boolean => {
  if (activity.kind === 'backOffice') return true
  const need = needed(activity, day, stint.slot)
  return need !== undefined && holds(stint, need)
}

/** Yen that the n-th person saves, for n from 1: waiting, and the minimum while it is not reached. Falling. */
export const marginals = (entry: SlotRequirement, belowMinimum: number): number[] => {
  const saved: number[] = []
  for (let n = 1; n < entry.curve.length; n++)
    saved.push(
      entry.curve[n - 1]!.lossYen - entry.curve[n]!.lossYen + (n <= entry.minimum ? belowMinimum : 0),
    )
  return pooled(saved)
}

/** Averages neighbours that rise until the list falls: the convex envelope of the losses. */
const pooled = (values: readonly number[]): number[] => {
  const blocks: { mean: number; size: number }[] = []
  for (const value of values) {
    let block = { mean: value, size: 1 }
    for (let last = blocks.at(-1); last && last.mean < block.mean; last = blocks.at(-1)) {
      blocks.pop()
      const size = last.size + block.size
      block = { mean: (last.mean * last.size + block.mean * block.size) / size, size }
    }
    blocks.push(block)
  }
  return blocks.flatMap(({ mean, size }) => Array<number>(size).fill(mean))
}
