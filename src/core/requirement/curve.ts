import type { Prices, QueueId } from '../city/types.ts'
import { birthDeathChain, type Chain } from './chain.ts'
import { convexMinorant } from './convex.ts'
import { spreadFactor } from './erlang.ts'
import { gammaNodes, type RateNode } from './rate.ts'
import type { StaffingPoint } from './types.ts'
import { waitProfile } from './wait.ts'

/** One queue's part in a slot: its share of the arrivals and what was promised to them. */
export interface Goal {
  readonly queue?: QueueId
  readonly share: number
  readonly withinSeconds: number
  /** Of the desk as a whole: the mean wait is at most this, and at least this share is served at all. */
  readonly asaSeconds?: number
  readonly answerShare?: number
  /** Part of the slot's arrivals; the weights of a slot sum to 1. */
  readonly weight: number
}

/** What meets a desk in one slot, as a distribution: the rate is `arrivals · D · S` with gamma factors of mean 1. */
export interface SlotLoad {
  /** Open seconds of the slot. */
  readonly seconds: number
  readonly arrivals: number
  readonly slotCv: number
  readonly handlingSeconds: number
  readonly handlingCv: number
  /** Each waiting caller gives up at this rate per second. */
  readonly leavingRate: number
  readonly goals: readonly Goal[]
  readonly minimum: number
}

/** What n = 0, 1, 2 … people mean in a slot, and how many of them the goals ask for. */
export interface SlotCurve {
  readonly people: number
  readonly curve: readonly StaffingPoint[]
}

/** Gauss points of the day's and of the slot's own factor. */
const DAY_POINTS = 3
const SLOT_POINTS = 2

/** One person left waiting too long delays at most so many who come later. */
const MOST_DELAYED = 4

/** Expected counts of a slot with some number of people, over the rate distribution. */
interface Outcome {
  readonly arrivals: number
  /** Arrivals served within the time of each goal, were all of them judged by it. */
  readonly within: readonly number[]
  readonly waitSeconds: number
  readonly abandoned: number
  /** Law of the number present at the end, by point of the day's factor. */
  readonly ends: readonly Float64Array[]
}

/** The desk between two slots: the points of the day's factor and the number present at each of them. */
interface Desk {
  readonly chain: Chain
  readonly states: number
  readonly dayNodes: readonly RateNode[]
  readonly starts: readonly Float64Array[]
}

/**
 * Waits against those of exponential handling. Below full load the spread of handling counts in full; above it the
 * queue grows by the clock and its waits depend on the mean alone.
 */
const spreadAtLoad = (spread: number, utilisation: number): number =>
  !(utilisation > 1) ? spread : 1 + (spread - 1) / utilisation ** 2

const addScaled = (sum: Float64Array, values: Float64Array, factor: number): void => {
  for (let i = 0; i < sum.length; i++) sum[i]! += factor * values[i]!
}

/** Mean over a law of the number present of a value known by the departures needed first. */
const meanOver = (law: Float64Array, byDepartures: Float64Array, servers: number): number => {
  let sum = 0
  for (let present = 0; present < law.length; present++)
    sum += law[present]! * byDepartures[present < servers ? 0 : present - servers + 1]!
  return sum
}

const staffed = (slot: SlotLoad, ownNodes: readonly RateNode[], servers: number, desk: Desk): Outcome => {
  const { chain, states, dayNodes } = desk
  const { seconds, leavingRate } = slot
  const serviceRate = 1 / slot.handlingSeconds
  const average = new Float64Array(states)
  const end = new Float64Array(states)
  const met = new Float64Array(states)
  const ends = dayNodes.map(() => new Float64Array(states))
  for (const [d, day] of dayNodes.entries()) {
    for (const own of ownNodes) {
      const arrivals = slot.arrivals * day.factor * own.factor
      const stretch = { seconds, arrivalRate: arrivals / seconds, servers, serviceRate, leavingRate }
      chain.pass(stretch, desk.starts[d]!, average, end)
      addScaled(ends[d]!, end, own.weight)
      addScaled(met, average, day.weight * own.weight * arrivals)
    }
  }
  const utilisation = slot.arrivals / seconds / (servers * serviceRate)
  const spread = spreadAtLoad(spreadFactor(slot.handlingCv), utilisation)
  const busy = { serviceRate: servers * serviceRate, leavingRate, spread, longest: states }
  const profiles = slot.goals.map(({ withinSeconds }) => waitProfile({ ...busy, withinSeconds }))
  const count = (profile: Float64Array): number => meanOver(met, profile, servers)
  return {
    arrivals: met.reduce((sum, value) => sum + value, 0),
    within: profiles.map((profile) => count(profile.within)),
    waitSeconds: count(profiles[0]!.waitSeconds),
    abandoned: count(profiles[0]!.abandons),
    ends,
  }
}

const servedInTime = (slot: SlotLoad, outcome: Outcome): number =>
  slot.goals.reduce((sum, goal, g) => sum + goal.weight * outcome.within[g]!, 0)

const keepsGoals = ({ goals }: SlotLoad, { arrivals, within, waitSeconds, abandoned }: Outcome): boolean =>
  goals.every(
    ({ share, asaSeconds, answerShare }, g) =>
      within[g]! >= share * arrivals &&
      (asaSeconds === undefined || waitSeconds <= asaSeconds * arrivals) &&
      (answerShare === undefined || abandoned <= (1 - answerShare) * arrivals),
  )

const requiredPeople = (slot: SlotLoad, outcomes: readonly Outcome[]): number => {
  const seats = outcomes.length - 1
  const enough = outcomes.findIndex((outcome) => keepsGoals(slot, outcome))
  return Math.min(seats, Math.max(slot.minimum, enough < 0 ? seats : enough))
}

/**
 * Arrivals of later slots that a queue left behind makes late: those left beyond what `people` serve in time, times
 * the arrivals that come while one of them is worked off.
 */
const delayedLater = (slot: SlotLoad, outcome: Outcome, people: number, desk: Desk): number => {
  const arrivalRate = slot.arrivals / slot.seconds
  const clearing = people / slot.handlingSeconds
  const patience = Math.max(0, ...slot.goals.map((goal) => goal.withinSeconds))
  const bearable = people + clearing * patience
  const spare = Math.max(clearing - arrivalRate + slot.leavingRate, arrivalRate / MOST_DELAYED)
  let left = 0
  for (const [d, day] of desk.dayNodes.entries())
    for (let j = Math.ceil(bearable); j < desk.states; j++)
      left += day.weight * (j - bearable) * outcome.ends[d]![j]!
  return spare > 0 ? (left * arrivalRate) / spare : 0
}

const point = (slot: SlotLoad, outcome: Outcome, people: number, lossYen: number): StaffingPoint => {
  const { arrivals } = outcome
  if (arrivals === 0) return { people, serviceLevel: 1, meanWaitSeconds: 0, abandonedShare: 0, lossYen }
  const queues = slot.goals.flatMap(({ queue }, g) =>
    queue === undefined ? [] : [{ queue, serviceLevel: outcome.within[g]! / arrivals }],
  )
  return {
    ...(queues.length > 1 && { queues }),
    people,
    serviceLevel: servedInTime(slot, outcome) / arrivals,
    meanWaitSeconds: outcome.waitSeconds / arrivals,
    abandonedShare: outcome.abandoned / arrivals,
    lossYen,
  }
}

const curveOfSlot = (slot: SlotLoad, seats: number, prices: Prices, desk: Desk) => {
  const ownNodes = gammaNodes(slot.slotCv, SLOT_POINTS)
  const outcomes = Array.from({ length: seats + 1 }, (_, n) => staffed(slot, ownNodes, n, desk))
  const people = requiredPeople(slot, outcomes)
  const losses = outcomes.map((outcome) => {
    const late = outcome.arrivals - servedInTime(slot, outcome) + delayedLater(slot, outcome, people, desk)
    return prices.latePerArrival * Math.max(0, late) + prices.abandonedPerCall * outcome.abandoned
  })
  for (let n = 1; n <= seats; n++) losses[n] = Math.min(losses[n]!, losses[n - 1]!)
  const convex = convexMinorant(losses)
  return {
    people,
    curve: outcomes.map((outcome, n) => point(slot, outcome, n, convex[n]!)),
    ends: outcomes[people]!.ends,
  }
}

/** Walks a desk through its day: each slot begins with what the slot before left behind. */
const passDay = <T>(
  slots: readonly SlotLoad[],
  dayCv: number,
  most: number,
  staff: (slot: SlotLoad, desk: Desk) => { readonly result: T; readonly ends: readonly Float64Array[] },
): T[] => {
  const busiest = Math.max(0, ...slots.map((slot) => slot.arrivals))
  const states = Math.min(400, most + 20 + Math.ceil(2 * busiest))
  const dayNodes = gammaNodes(dayCv, DAY_POINTS)
  const empty = new Float64Array(states)
  empty[0] = 1
  const chain = birthDeathChain(states)
  let starts: readonly Float64Array[] = dayNodes.map(() => empty)
  return slots.map((slot) => {
    const { result, ends } = staff(slot, { chain, states, dayNodes, starts })
    starts = ends
    return result
  })
}

/**
 * Curves of one desk over the open slots of a day, for 0 … `seats` people. The day starts empty and each slot begins
 * with what the slot before left behind when staffed as required; within a slot the people are taken to stay until
 * their queue is served, so that overload is a long wait and not an error. `lossYen` prices arrivals served late or
 * gone, those of later slots included that a queue left behind makes late; it is made convex from below.
 */
export const curvesOfDay = (
  slots: readonly SlotLoad[],
  dayCv: number,
  seats: number,
  prices: Prices,
): SlotCurve[] =>
  passDay(slots, dayCv, seats, (slot, desk) => {
    const { people, curve, ends } = curveOfSlot(slot, seats, prices, desk)
    return { result: { people, curve }, ends }
  })

/** The fewest people of each slot that keep every goal, `most` where none do, and what arrivals then meet; unpriced. */
export const fewestOfDay = (
  slots: readonly SlotLoad[],
  dayCv: number,
  most: number,
): Omit<StaffingPoint, 'lossYen'>[] =>
  passDay(slots, dayCv, most, (slot, desk) => {
    const ownNodes = gammaNodes(slot.slotCv, SLOT_POINTS)
    let people = Math.min(most, slot.minimum)
    let outcome = staffed(slot, ownNodes, people, desk)
    while (people < most && !keepsGoals(slot, outcome)) outcome = staffed(slot, ownNodes, ++people, desk)
    const { lossYen: _, ...result } = point(slot, outcome, people, 0)
    return { result, ends: outcome.ends }
  })
