import { inForce } from '../calendar/opening.ts'
import type { ActivityId, City, QueueId } from '../city/types.ts'
import type { ClosingRound } from '../report/types.ts'
import type { SimulatedQueue, SimulatedSlot, SimulatedWeek } from '../simulation/types.ts'
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

/** Service level of one queue; that of the desk where it serves no other. */
const levelOf = ({ serviceLevel, queues }: StaffingPoint, queue: QueueId): number =>
  queues?.find((it) => it.queue === queue)?.serviceLevel ?? serviceLevel

/** Share that a roster's people promise on paper over a queue's day; undefined where nobody is expected. */
const promisedShare = (
  { queue, slots }: SimulatedQueue,
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
    within += it.arrivals * levelOf(pointAt(entry, placed(activity, date, it.slot)), queue)
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

const OVERTIME_RATE = 1.25

/** Yen that a simulated week costs in late and lost arrivals, work that missed its deadline, and overtime at closing. */
export const simulatedLoss = (week: SimulatedWeek, { work }: Requirement, { prices }: City): number => {
  const sum = <T>(items: readonly T[], yen: (item: T) => number): number =>
    items.reduce((total, item) => total + yen(item), 0)
  const hoursOf = (task: string) => sum(work, (it) => (it.task === task ? it.hours : 0))
  return (
    sum(
      week.queues,
      ({ arrivals, withinTarget, abandonedShare }) =>
        arrivals.mean *
        (prices.latePerArrival * (1 - withinTarget.mean) + prices.abandonedPerCall * abandonedShare.mean),
    ) +
    sum(
      week.work ?? [],
      ({ task, lateShare }) => prices.backOfficeHourLate * lateShare.mean * hoursOf(task),
    ) +
    sum(week.overtimeMinutes, ({ minutes }) => (OVERTIME_RATE * prices.wagePerHour * minutes.mean) / 60)
  )
}

/** People, not whole, that give a service level on a rising list of those of 0, 1, 2 … people. */
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

/** A queue that missed its target, with its simulated share in those slots of the date in which its queue grew. */
interface Found {
  readonly queue: QueueId
  readonly target: number
  readonly shares: ReadonlyMap<Slot, number>
}

/**
 * Of slots in a row below the target those up to the worst. After it a queue is worked off that would not be there had
 * there been enough people before.
 */
const growing = (slots: readonly SimulatedSlot[], target: number): Found['shares'] => {
  const grown = new Map<Slot, number>()
  let row: SimulatedSlot[] = []
  for (const it of [...slots, undefined]) {
    if (it && it.withinTarget.mean < target) {
      row.push(it)
      continue
    }
    const worst = Math.min(...row.map(({ withinTarget }) => withinTarget.mean))
    const last = row.findIndex(({ withinTarget }) => withinTarget.mean === worst)
    for (const { slot, withinTarget } of row.slice(0, last + 1)) grown.set(slot, withinTarget.mean)
    row = []
  }
  return grown
}

const foundOf = (week: SimulatedWeek, { queue, date, target }: Miss): Found => {
  const slots = week.queues
    .find((it) => it.queue === queue)!
    .slots.filter((it) => it.date === date && it.arrivals > 0)
    .sort((a, b) => a.slot - b.slot)
  return { queue, target, shares: growing(slots, target) }
}

/** People by which the paper is too hopeful of a queue in a slot; 0 where it has nothing to answer for. */
const shiftFor = ({ curve, slot }: SlotRequirement, people: number, { queue, shares }: Found): number => {
  const simulated = shares.get(slot)
  if (simulated === undefined) return 0
  const levels = curve.map((it) => levelOf(it, queue))
  return Math.min(people, curve.length - 1) - peopleFor(levels, simulated)
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
  const enough = curve.findIndex((it) => missed.every(({ queue, target }) => levelOf(it, queue) >= target))
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
