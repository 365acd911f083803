import { inForce } from '../../src/core/calendar/opening.ts'
import type { Activity } from '../../src/core/city/types.ts'
import type { Random } from '../../src/core/units/random.ts'
import type { LocalDate, MinuteOfDay } from '../../src/core/units/time.ts'
import { DEMAND } from './demand.ts'
import { openShare, SLOT_MINUTES } from './profiles.ts'
import type { TrueDay } from './rates.ts'

const SLOT_SECONDS = SLOT_MINUTES * 60

/** One arrival with what it will need. Seconds since midnight. */
export interface Arrival {
  readonly queue: string
  readonly at: number
  readonly handlingSeconds: number
  /** Leaves when still waiting after this long. */
  readonly patienceSeconds: number
}

/** What became of an arrival: the start of its service and who served it, or neither when it had left. */
export interface Served extends Arrival {
  readonly start: number
  readonly server: number
  readonly left: boolean
}

/** A factor of mean 1 with the given coefficient of variation. */
const gammaFactor = (random: Random, cv: number): number => random.gamma(1 / cv ** 2, cv ** 2)

const lognormal = (random: Random, mean: number, cv: number): number => {
  const variance = Math.log(1 + cv ** 2)
  return mean * Math.exp(Math.sqrt(variance) * random.normal() - variance / 2)
}

/** Forms filled in by the machine, from 2022-04 on, shorten a change of address by a tenth. */
const handlingFactor = (queue: string, date: LocalDate): number =>
  queue === 'transfer' && date >= '2022-04-01' ? 0.9 : 1

/** Coefficient of variation of the luck of a single slot. */
const SLOT_CV = 0.06

/** Draws the arrivals of a queue's day: Poisson around the true rate times the luck of the day and of the slot. */
export const drawArrivals = (
  { queue, hours, perSlot }: TrueDay,
  date: LocalDate,
  cityLuck: number,
  random: Random,
): Arrival[] => {
  const demand = DEMAND[queue.id]!
  const { meanSeconds, cv } = demand.handling
  const mean = meanSeconds * handlingFactor(queue.id, date)
  const patience = queue.patienceSeconds ?? 4500
  const luck = cityLuck * gammaFactor(random, demand.dayCv)
  const arrivals: Arrival[] = []
  perSlot.forEach((rate, slot) => {
    if (rate === 0) return
    const count = random.poisson(rate * luck * gammaFactor(random, SLOT_CV))
    const start = Math.max(slot * SLOT_SECONDS, hours.openMinute * 60)
    const seconds = openShare(hours, slot) * SLOT_SECONDS
    for (let i = 0; i < count; i++) {
      arrivals.push({
        queue: queue.id,
        at: Math.floor(start + random.uniform() * seconds),
        handlingSeconds: Math.round(Math.min(7200, Math.max(20, lognormal(random, mean, cv)))),
        patienceSeconds: Math.round(-Math.log(1 - random.uniform()) * patience) + 5,
      })
    }
  })
  return arrivals.sort((a, b) => a.at - b.at)
}

/**
 * People at an activity by slot, as a sensible manager would have placed them: for the expected load with some room,
 * one fewer at lunch, now and then someone ill, city staff beside them on the worst days.
 */
export const placePeople = (
  activity: Activity,
  queues: readonly TrueDay[],
  date: LocalDate,
  random: Random,
): number[] => {
  const minimum = activity.minimum.find((row) => inForce(row, date))?.people ?? 1
  const absent = random.uniform() < 0.06 ? 1 : 0
  return Array.from({ length: 48 }, (_, slot) => {
    let erlangs = 0
    for (const { queue, hours, perSlot } of queues) {
      const share = openShare(hours, slot)
      if (share > 0)
        erlangs += (perSlot[slot]! * DEMAND[queue.id]!.handling.meanSeconds) / (share * SLOT_SECONDS)
    }
    if (erlangs === 0) return 0
    const wanted = Math.ceil(erlangs * 1.15 + (activity.kind === 'phone' ? 0.7 : 0.4))
    const lunch = slot >= 23 && slot <= 26 && wanted > 2 ? 1 : 0
    return Math.max(minimum, Math.min(activity.seats + 2, wanted) - lunch - absent)
  })
}

/** Seconds a server loses on a number that nobody answers to. */
const NO_SHOW_SECONDS = 40

/** First come, first served by `people[slot]` servers; whoever is there at closing stays until the last is served. */
export const serve = (
  arrivals: readonly Arrival[],
  people: readonly number[],
  closeMinute: MinuteOfDay,
  calls: boolean,
): Served[] => {
  const lastSlot = Math.ceil(closeMinute / SLOT_MINUTES) - 1
  const free = new Float64Array(Math.max(...people))
  const onDuty = (server: number, time: number): number => {
    let slot = Math.floor(time / SLOT_SECONDS)
    if (slot > lastSlot || people[slot]! > server) return time
    while (slot <= lastSlot && people[slot]! <= server) slot++
    return slot > lastSlot && people[lastSlot]! <= server ? Number.POSITIVE_INFINITY : slot * SLOT_SECONDS
  }
  return arrivals.map((arrival) => {
    let start = Number.POSITIVE_INFINITY
    let server = 0
    for (let i = 0; i < free.length; i++) {
      const from = onDuty(i, Math.max(arrival.at, free[i]!))
      if (from < start) {
        start = from
        server = i
      }
    }
    const left = start - arrival.at > arrival.patienceSeconds
    if (!left) free[server] = start + arrival.handlingSeconds
    else if (!calls) free[server] = start + NO_SHOW_SECONDS
    return { ...arrival, start, server, left }
  })
}
