import type { City, QueueId } from '../city/types.ts'
import type { ClosingRound } from '../report/types.ts'
import type { SimulatedSlot, SimulatedWeek } from '../simulation/types.ts'
import type { Slot } from '../units/time.ts'
import { levelOf, type Measure, type Miss, measureOf, type Placed } from './promise.ts'
import type { Requirement, SlotRequirement, StaffingPoint } from './types.ts'

export type Correction = ClosingRound['corrections'][number]

/** One person more in a slot and round at most: part of a wait comes from the slots before and goes with them. */
const MOST_SHIFT = 1

/** People, not whole, that reach a level on a rising list of those of 0, 1, 2 … people. */
const peopleFor = (levels: readonly number[], level: number): number => {
  const enough = levels.findIndex((it) => it > level)
  if (enough < 0) return levels.length - 1
  if (enough === 0) return 0
  const [below, above] = [levels[enough - 1]!, levels[enough]!]
  return enough - 1 + (level - below) / (above - below)
}

/**
 * A curve on which n people are worth what n − by were worth. Straight between people and on below nobody, so that
 * losses stay convex and falling, and nowhere lower.
 */
export const shiftedCurve = (curve: readonly StaffingPoint[], by: number): StaffingPoint[] =>
  curve.map(({ people }) => {
    const left = curve[Math.min(Math.max(0, Math.floor(people - by)), Math.max(0, curve.length - 2))]!
    const right = curve[left.people + 1] ?? left
    const part = people - by - left.people
    const inside = Math.max(0, part)
    const line = (from: number, to: number, at: number) => from + at * (to - from)
    return {
      people,
      serviceLevel: line(left.serviceLevel, right.serviceLevel, inside),
      meanWaitSeconds: line(left.meanWaitSeconds, right.meanWaitSeconds, inside),
      abandonedShare: line(left.abandonedShare, right.abandonedShare, inside),
      lossYen: line(left.lossYen, right.lossYen, part),
      ...(left.queues && {
        queues: left.queues.map(({ queue, serviceLevel }) => ({
          queue,
          serviceLevel: line(serviceLevel, levelOf(right, queue), inside),
        })),
      }),
    }
  })

/** A missed target, with what was met in those slots of the date in which the queue grew. More is better. */
interface Found {
  readonly queue: QueueId
  readonly measure: Measure
  readonly asked: number
  readonly met: ReadonlyMap<Slot, number>
}

/**
 * Of slots in a row that miss what was asked those up to the worst. After it a queue is worked off that would not be
 * there had there been enough people before.
 */
const growing = (slots: readonly SimulatedSlot[], { met }: Measure, asked: number): Found['met'] => {
  const grown = new Map<Slot, number>()
  let row: { readonly slot: Slot; readonly level: number }[] = []
  for (const it of [...slots, undefined]) {
    if (it && met(it) < asked) {
      row.push({ slot: it.slot, level: met(it) })
      continue
    }
    const worst = Math.min(...row.map(({ level }) => level))
    const last = row.findIndex(({ level }) => level === worst)
    for (const { slot, level } of row.slice(0, last + 1)) grown.set(slot, level)
    row = []
  }
  return grown
}

const foundOf = (week: SimulatedWeek, miss: Miss): Found => {
  const { queue, date } = miss
  const { measure, asked } = measureOf(miss)
  const slots = week.queues
    .find((it) => it.queue === queue)!
    .slots.filter((it) => it.date === date && it.arrivals > 0)
    .sort((a, b) => a.slot - b.slot)
  return { queue, measure, asked, met: growing(slots, measure, asked) }
}

/** People by which the paper is too hopeful of a target in a slot; 0 where it has nothing to answer for. */
const shiftFor = ({ curve, slot }: SlotRequirement, people: number, found: Found): number => {
  const level = found.met.get(slot)
  if (level === undefined) return 0
  const levels = curve.map((it) => found.measure.onPaper(it, found.queue))
  return Math.min(people, curve.length - 1) - peopleFor(levels, level)
}

/** A slot's requirement as the simulation finds it, or undefined where it found no worse than was asked. */
const correctedSlot = (
  entry: SlotRequirement,
  people: number,
  missed: readonly Found[],
): SlotRequirement | undefined => {
  if (people < entry.people) return undefined
  const by = Math.min(MOST_SHIFT, Math.max(0, ...missed.map((found) => shiftFor(entry, people, found))))
  if (by === 0) return undefined
  const curve = shiftedCurve(entry.curve, by)
  const enough = curve.findIndex((it) =>
    missed.every(({ queue, measure, asked }) => measure.onPaper(it, queue) >= asked),
  )
  const asked = Math.max(entry.people, enough < 0 ? curve.length - 1 : enough)
  return asked > entry.people ? { ...entry, people: asked, curve } : undefined
}

/**
 * The requirement with those slots raised in which the missed targets began to be missed: where n people were as good in the
 * simulation as n − δ on paper, the curve moves by δ people, at most one a round. Slots that the roster left short on
 * purpose stay as they are.
 */
export const corrected = (
  requirement: Requirement,
  placed: Placed,
  week: SimulatedWeek,
  city: City,
  missed: readonly Miss[],
): { readonly requirement: Requirement; readonly corrections: readonly Correction[] } => {
  const activityOf = new Map(city.queues.map(({ id, activity }) => [id, activity]))
  const desks = Map.groupBy(missed, ({ queue, date }) => `${activityOf.get(queue)} ${date}`)
  const found = new Map([...desks].map(([desk, rows]) => [desk, rows.map((row) => foundOf(week, row))]))
  const corrections: Correction[] = []
  const slots = requirement.slots.map((entry) => {
    const { activity, date, slot, people } = entry
    const raised = correctedSlot(entry, placed(activity, date, slot), found.get(`${activity} ${date}`) ?? [])
    if (!raised) return entry
    corrections.push({ activity, date, slot, people, corrected: raised.people })
    return raised
  })
  return { requirement: { ...requirement, slots }, corrections }
}

/** A round as far as it is judged by. `unprovenYen`: what a better roster might still save. */
export type JudgedRound = Pick<ClosingRound, 'costYen' | 'simulatedLossYen' | 'missed'> & {
  readonly unprovenYen: number
}

/** The round that costs least; of those that a better proof might bring down to it, the one that misses fewest targets. */
export const keptRound = (rounds: readonly JudgedRound[]): number => {
  const yenOf = (round: JudgedRound): number => round.costYen + round.simulatedLossYen
  const cheapest = rounds.reduce((least, one) => (yenOf(one) < yenOf(least) ? one : least))
  const near = rounds.filter((one) => yenOf(one) <= yenOf(cheapest) + cheapest.unprovenYen)
  const best = near.reduce((kept, one) => {
    const fewer = kept.missed.length - one.missed.length
    return fewer > 0 || (fewer === 0 && yenOf(one) < yenOf(kept)) ? one : kept
  })
  return rounds.indexOf(best)
}
