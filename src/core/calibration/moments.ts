import type { Desk, DeskDay } from './observe.ts'
import { type Draws, type PlayedDays, playDays, type ServeDesk } from './play.ts'
import type { Staffing } from './staffing.ts'

/** Felt waits, means over who waited: of each slot of the day, and of each day. */
export interface FeltWaits {
  readonly slots: Float64Array
  /** Who waited, by slot; 0 where nobody's wait is known. */
  readonly weights: Float64Array
  /** Scatter of the days around a slot's mean, as the variance of that mean. */
  readonly variances: Float64Array
  /** NaN where nobody's wait is known. */
  readonly days: Float64Array
}

/** Felt waits of played days, and those of each draw of a day; none where nobody's wait is known. */
export interface SimulatedWaits extends FeltWaits {
  readonly dayDraws: readonly (readonly number[])[]
}

/** Who waited and how long, of a queue of the day and an open slot. */
type SumsOf = (queue: number, slot: number) => readonly [waited: number, waitSeconds: number]

/** Gathers days of one desk into felt waits. */
interface Gatherer {
  /** Adds a day and gives its own mean; undefined where nobody's wait is known. */
  add(day: DeskDay, sumsOf: SumsOf): number | undefined
  slots(): Pick<FeltWaits, 'slots' | 'weights' | 'variances'>
}

/** Waits are felt as the root of their length in handling times: long waits count, but do not decide alone. */
const gatherer = (slots: number, scale: number): Gatherer => {
  const sum = new Float64Array(slots)
  const weights = new Float64Array(slots)
  const squares = new Float64Array(slots)
  const squaredWeights = new Float64Array(slots)
  return {
    add(day, sumsOf) {
      let total = 0
      let weight = 0
      for (let i = 0; i < day.starts.length; i++) {
        let waited = 0
        let waitSeconds = 0
        for (let q = 0; q < day.queues.length; q++) {
          const [count, seconds] = sumsOf(q, i)
          waited += count
          waitSeconds += seconds
        }
        if (waited === 0) continue
        const felt = Math.sqrt(waitSeconds / waited / scale)
        const slot = day.firstSlot + i
        sum[slot]! += waited * felt
        weights[slot]! += waited
        squares[slot]! += waited * felt * felt
        squaredWeights[slot]! += waited * waited
        total += waited * felt
        weight += waited
      }
      return weight > 0 ? total / weight : undefined
    },
    slots() {
      const means = sum.map((value, slot) => value / Math.max(1, weights[slot]!))
      return {
        slots: means,
        weights,
        variances: means.map((mean, slot) => {
          const weight = Math.max(1, weights[slot]!)
          return (Math.max(0, squares[slot]! / weight - mean * mean) * squaredWeights[slot]!) / weight ** 2
        }),
      }
    },
  }
}

const observedSums =
  (day: DeskDay): SumsOf =>
  (queue, slot) => [day.queues[queue]!.waited[slot]!, day.queues[queue]!.waitSeconds[slot]!]

const playedSums =
  (day: DeskDay, played: PlayedDays, draw: number): SumsOf =>
  (queue, slot) => {
    const cell = (draw * day.queues.length + queue) * day.starts.length + slot
    return [played.waited[cell]!, played.waitSeconds[cell]!]
  }

/** Mean handling time of a desk: the unit in which waits are felt. */
const handlingScale = (desk: Desk): number => {
  const means = desk.handling.map((bySlot) => bySlot[0]!.meanSeconds)
  return Math.max(1, means.reduce((a, b) => a + b, 0) / means.length)
}

/** Felt waits of the logs. */
export const observedWaits = (desk: Desk, slots: number): FeltWaits => {
  const gather = gatherer(slots, handlingScale(desk))
  const days = Float64Array.from(desk.days, (day) => gather.add(day, observedSums(day)) ?? Number.NaN)
  return { ...gather.slots(), days }
}

/** Felt waits of days played with a staffing. */
export const simulatedWaits = (
  desk: Desk,
  draws: readonly Draws[],
  demand: readonly number[],
  staffing: Staffing,
  serve: ServeDesk,
): SimulatedWaits => {
  const gather = gatherer(staffing.people.length, handlingScale(desk))
  const dayDraws = desk.days.map((day, d) => {
    const played = playDays(serve, desk, day, demand[d]!, draws[d]!, staffing)
    return draws[d]!.luck.flatMap((_, draw) => gather.add(day, playedSums(day, played, draw)) ?? [])
  })
  const days = Float64Array.from(dayDraws, (waits) =>
    waits.length === 0 ? Number.NaN : waits.reduce((a, b) => a + b) / waits.length,
  )
  return { ...gather.slots(), days, dayDraws }
}
