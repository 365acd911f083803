import { moveDays } from './days.ts'
import { diceOf } from './dice.ts'
import { busyPeople, relativeDemand, usualArrivals } from './load.ts'
import { observedWaits, type SimulatedWaits, simulatedWaits } from './moments.ts'
import type { Desk } from './observe.ts'
import { drawDays, type ServeDesk } from './play.ts'
import { leanOnRule } from './rule.ts'
import { meanPeople, type Staffing } from './staffing.ts'

/** Times each day is played at every step of the fit, always with the same luck. */
const DRAWS = 6
/** Steps with each slot by itself, then with all slots together; of either the second half is averaged. */
const SLOT_STEPS = 24
const LEVEL_STEPS = 12
/** Steps after which the gain has halved. */
const COOLING = 8
/** No estimate moves further than this in one step, in people. */
const LONGEST_STEP = 0.6
/** The slope of waits is taken between this many people fewer and more. */
const PROBE = 0.5
/** City staff that may stand in beside the seats of an activity on the worst days. */
const BESIDE = 2

/** Staffing of a desk with what it was fitted to. By slot of the day. */
export interface Fit {
  readonly staffing: Staffing
  /** People there, on average over the fitted days. */
  readonly people: Float64Array
  /** People busy, on average over the fitted days. */
  readonly least: Float64Array
  /** Usual arrivals: what the demand of a day is measured against. */
  readonly usual: Float64Array
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

const meanStaffing = (staffings: readonly Staffing[]): Staffing => {
  const mean = (of: (staffing: Staffing) => number) =>
    staffings.reduce((sum, staffing) => sum + of(staffing), 0) / staffings.length
  return {
    people: staffings[0]!.people.map((_, slot) => mean(({ people }) => people[slot]!)),
    followsDemand: mean((staffing) => staffing.followsDemand),
    dayDeviation: mean((staffing) => staffing.dayDeviation),
  }
}

/** Stochastic approximation with a falling gain; the mean of its later steps. */
const approach = (
  start: Staffing,
  steps: number,
  play: (staffing: Staffing) => SimulatedWaits,
  move: (staffing: Staffing, simulated: SimulatedWaits, gain: number) => Staffing,
): Staffing => {
  const later: Staffing[] = []
  let staffing = start
  for (let step = 0; step < steps; step++) {
    staffing = move(staffing, play(staffing), COOLING / (COOLING + step))
    if (step >= steps / 2) later.push(staffing)
  }
  return meanStaffing(later)
}

/**
 * Fits the staffing of a desk by simulated moments: people of each slot until the simulated waits of its arrivals are
 * the observed ones, how staffing follows demand until busy days wait no longer or shorter than simulated, the
 * deviation of days until they scatter as observed. Then slots lean on what all slots tell, and the level is found
 * again. The luck is the same at every step (Robbins and Monro 1951; averaged as Polyak and Juditsky 1992), so that
 * the same logs give the same staffing.
 */
export const fitStaffing = (desk: Desk, slotMinutes: number, serve: ServeDesk): Fit => {
  const slots = Math.ceil(1440 / slotMinutes)
  const { days, activity } = desk
  const least = busyPeople(desk, slotMinutes)
  const usual = usualArrivals(days, slots)
  const demand = days.map((day) => relativeDemand(day, usual))
  const observed = observedWaits(desk, slots)
  const draws = days.map((day) => drawDays(desk, day, diceOf(`fitted/${activity.id}/${day.date}`, DRAWS)))
  const play = (staffing: Staffing) => simulatedWaits(desk, draws, demand, staffing, serve)
  const isKnown = (slot: number) => observed.weights[slot]! > 0
  const within = (people: Float64Array) =>
    people.map((value, slot) => clamp(value, least[slot]!, activity.seats + BESIDE))

  const free = approach(
    {
      people: within(least.map((busy) => (busy > 0 ? busy + Math.sqrt(busy) : 0))),
      followsDemand: 0.5,
      dayDeviation: 0.2,
    },
    SLOT_STEPS,
    play,
    (staffing, simulated, gain) => {
      const people = staffing.people.map((value, slot) => {
        const excess = isKnown(slot) ? simulated.slots[slot]! - observed.slots[slot]! : 0
        return value + gain * clamp(excess, -LONGEST_STEP, LONGEST_STEP)
      })
      return moveDays({ ...staffing, people: within(people) }, demand, observed, simulated, gain)
    },
  )

  const fewer = play({ ...free, people: free.people.map((value) => value - PROBE) })
  const more = play({ ...free, people: free.people.map((value) => value + PROBE) })
  const slopes = fewer.slots.map((wait, slot) => (wait - more.slots[slot]!) / (2 * PROBE))
  const rule = leanOnRule(free.people, least, observed, slopes)
  const total = observed.weights.reduce((a, b) => a + b, 0)
  const overAll = (values: Float64Array) =>
    values.reduce((sum, value, slot) => sum + value * observed.weights[slot]!, 0) / Math.max(1, total)
  const slope = Math.max(0.02, overAll(slopes))

  const staffing = approach(
    { ...free, people: within(rule.people), followsDemand: rule.power },
    LEVEL_STEPS,
    play,
    (before, simulated, gain) => {
      const excess = overAll(simulated.slots) - overAll(observed.slots)
      const move = gain * clamp((0.7 * excess) / slope, -LONGEST_STEP, LONGEST_STEP)
      const people = within(before.people.map((value, slot) => (isKnown(slot) ? value + move : value)))
      const prior = { power: rule.power, slope: slope * overAll(people) }
      return moveDays({ ...before, people }, demand, observed, simulated, gain, prior)
    },
  )
  return {
    staffing,
    people: meanPeople(
      days,
      demand,
      staffing,
      draws.map(({ luck }) => luck),
    ),
    least,
    usual,
  }
}
