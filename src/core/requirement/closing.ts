import { inForce } from '../calendar/opening.ts'
import type { ActivityId, City } from '../city/types.ts'
import type { ClosingRound } from '../report/types.ts'
import type { SimulatedQueue, SimulatedWeek } from '../simulation/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'
import type { Requirement, SlotRequirement, StaffingPoint } from './types.ts'

export type Miss = ClosingRound['missed'][number]
export type Correction = ClosingRound['corrections'][number]

/** People that a roster has at an activity throughout the open part of a slot. */
export type Placed = (activity: ActivityId, date: LocalDate, slot: Slot) => number

/** One person more in a slot and round at most: part of a wait comes from the slots before and goes with them. */
const MOST_SHIFT = 1

const keyOf = (activity: ActivityId, date: LocalDate, slot: Slot): string => `${activity} ${date} ${slot}`

const slotsByKey = ({ slots }: Requirement): ReadonlyMap<string, SlotRequirement> =>
  new Map(slots.map((it) => [keyOf(it.activity, it.date, it.slot), it]))

const pointAt = ({ curve }: SlotRequirement, people: number): StaffingPoint =>
  curve[Math.min(people, curve.length - 1)]!

/** Share that a roster's people promise on paper over a queue's day; undefined where nobody is expected. */
const promisedShare = (
  { slots }: SimulatedQueue,
  activity: ActivityId,
  date: LocalDate,
  required: ReadonlyMap<string, SlotRequirement>,
  placed: Placed,
): number | undefined => {
  let [arrivals, within] = [0, 0]
  for (const it of slots) {
    const entry = it.date === date ? required.get(keyOf(activity, date, it.slot)) : undefined
    if (!entry) continue
    arrivals += it.arrivals
    within += it.arrivals * pointAt(entry, placed(activity, date, it.slot)).serviceLevel
  }
  return arrivals > 0 ? within / arrivals : undefined
}

/**
 * Queues and dates on which the people of a roster keep the target on paper and miss it in the simulation, its 95 %
 * interval lying below. Where a roster is short on purpose the paper promises nothing, and nothing is missed.
 */
export const missedTargets = (
  requirement: Requirement,
  placed: Placed,
  week: SimulatedWeek,
  city: City,
): Miss[] => {
  const required = slotsByKey(requirement)
  return week.queues.flatMap((simulated): Miss[] => {
    const queue = city.queues.find(({ id }) => id === simulated.queue)
    if (!queue) return []
    return simulated.days.flatMap(({ date, withinTarget }) => {
      const target = queue.targets.find((it) => inForce(it, date))?.share
      if (target === undefined || withinTarget.high >= target) return []
      const promised = promisedShare(simulated, queue.activity, date, required, placed)
      if (promised === undefined || promised < target) return []
      return [{ queue: queue.id, date, target, promised, simulated: withinTarget.mean }]
    })
  })
}

/** Yen that late and lost arrivals cost in a simulated week. */
export const simulatedLoss = ({ queues }: SimulatedWeek, { prices }: City): number =>
  queues.reduce(
    (sum, { arrivals, withinTarget, abandonedShare }) =>
      sum +
      arrivals.mean *
        (prices.latePerArrival * (1 - withinTarget.mean) + prices.abandonedPerCall * abandonedShare.mean),
    0,
  )

/** Fewest people, not whole, that give a service level on paper. */
const peopleFor = (curve: readonly StaffingPoint[], serviceLevel: number): number => {
  const enough = curve.findIndex((it) => it.serviceLevel > serviceLevel)
  if (enough < 0) return curve.length - 1
  if (enough === 0) return 0
  const [below, above] = [curve[enough - 1]!.serviceLevel, curve[enough]!.serviceLevel]
  return enough - 1 + (serviceLevel - below) / (above - below)
}

/**
 * A curve on which n people are worth what n − by were worth. Straight between people and on below nobody, so that
 * losses stay convex and falling, and nowhere lower.
 */
export const shiftedCurve = (curve: readonly StaffingPoint[], by: number): StaffingPoint[] =>
  curve.map(({ people }) => {
    const at = people - by
    const left = curve[Math.min(Math.max(0, Math.floor(at)), Math.max(0, curve.length - 2))]!
    const right = curve[left.people + 1] ?? left
    const line = (value: (point: StaffingPoint) => number, part: number) =>
      value(left) + part * (value(right) - value(left))
    const part = at - left.people
    const inside = Math.max(0, part)
    return {
      people,
      serviceLevel: line((it) => it.serviceLevel, inside),
      meanWaitSeconds: line((it) => it.meanWaitSeconds, inside),
      abandonedShare: line((it) => it.abandonedShare, inside),
      lossYen: line((it) => it.lossYen, part),
    }
  })

/** Simulated share within target by slot, over those queues of a desk that missed theirs. */
const simulatedShares = (
  week: SimulatedWeek,
  missed: readonly string[],
  date: LocalDate,
): ReadonlyMap<Slot, number> => {
  const sums = new Map<Slot, { arrivals: number; within: number }>()
  for (const { queue, slots } of week.queues) {
    if (!missed.includes(queue)) continue
    for (const { slot, arrivals, withinTarget } of slots.filter((it) => it.date === date)) {
      const sum = sums.get(slot) ?? { arrivals: 0, within: 0 }
      sums.set(slot, sum)
      sum.arrivals += arrivals
      sum.within += arrivals * withinTarget.mean
    }
  }
  return new Map(
    [...sums].flatMap(([slot, { arrivals, within }]) => (arrivals > 0 ? [[slot, within / arrivals]] : [])),
  )
}

/** A slot's requirement as the simulation finds it. Undefined where it found no worse than was asked. */
const correctedSlot = (
  entry: SlotRequirement,
  people: number,
  simulated: number,
  target: number,
): SlotRequirement | undefined => {
  if (people < entry.people || simulated >= target) return undefined
  const { curve } = entry
  const by = Math.min(MOST_SHIFT, Math.min(people, curve.length - 1) - peopleFor(curve, simulated))
  if (!(by > 0)) return undefined
  const shifted = shiftedCurve(curve, by)
  const enough = shifted.findIndex((it) => it.serviceLevel >= target)
  const asked = Math.max(entry.people, enough < 0 ? curve.length - 1 : enough)
  return asked > entry.people ? { ...entry, people: asked, curve: shifted } : undefined
}

/**
 * The requirement with those slots raised in which the missed targets were missed: where n people were as good in the
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
  const shares = new Map(
    [...desks].map(([desk, rows]) => {
      const queues = rows.map(({ queue }) => queue)
      const target = Math.max(...rows.map((row) => row.target))
      return [desk, { target, slots: simulatedShares(week, queues, rows[0]!.date) }] as const
    }),
  )
  const corrections: Correction[] = []
  const slots = requirement.slots.map((entry) => {
    const { activity, date, slot, people } = entry
    const desk = shares.get(`${activity} ${date}`)
    const simulated = desk?.slots.get(slot)
    if (!desk || simulated === undefined) return entry
    const raised = correctedSlot(entry, placed(activity, date, slot), simulated, desk.target)
    if (!raised) return entry
    corrections.push({ activity, date, slot, people, corrected: raised.people })
    return raised
  })
  return { requirement: { ...requirement, slots }, corrections }
}
