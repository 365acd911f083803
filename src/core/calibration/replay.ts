import type { LocalDate } from '../units/time.ts'
import { diceOf } from './dice.ts'
import type { Fit } from './fit.ts'
import { relativeDemand } from './load.ts'
import type { Desk, DeskDay } from './observe.ts'
import { drawDays, playDays, type ServeDesk } from './play.ts'

/** Who waited and how long: one number, or one for each replication. */
export interface WaitSums {
  readonly waited: Float64Array
  readonly waitSeconds: Float64Array
}

/** A day of one queue: as the log has it, and its mean wait in each replication, ascending. */
export interface ReplayedDay {
  readonly date: LocalDate
  readonly arrivals: number
  readonly observedMeanWaitSeconds: number
  readonly simulatedMeanWaits: Float64Array
}

/** The days of one queue, beside themselves as simulated. */
export interface ReplayedQueue {
  /** By slot of the day. */
  readonly arrivals: Float64Array
  readonly observed: WaitSums
  observedMaxWaitSeconds: number
  /** By replication, for each slot of the day. */
  readonly simulated: readonly WaitSums[]
  readonly simulatedMaxWaitSeconds: Float64Array
  readonly days: ReplayedDay[]
}

const noWaits = (length: number): WaitSums => ({
  waited: new Float64Array(length),
  waitSeconds: new Float64Array(length),
})

const nothing = (slots: number, replications: number): ReplayedQueue => ({
  arrivals: new Float64Array(slots),
  observed: noWaits(slots),
  observedMaxWaitSeconds: 0,
  simulated: Array.from({ length: slots }, () => noWaits(replications)),
  simulatedMaxWaitSeconds: new Float64Array(replications),
  days: [],
})

export const sumOf = (values: Float64Array): number => values.reduce((a, b) => a + b, 0)

/** Adds what the log has of a day. */
const addObserved = (
  into: ReplayedQueue,
  day: DeskDay,
  q: number,
  simulatedMeanWaits: Float64Array,
): void => {
  const { arrivals, waited, waitSeconds, maxWaitSeconds } = day.queues[q]!
  for (let i = 0; i < arrivals.length; i++) {
    into.arrivals[day.firstSlot + i]! += arrivals[i]!
    into.observed.waited[day.firstSlot + i]! += waited[i]!
    into.observed.waitSeconds[day.firstSlot + i]! += waitSeconds[i]!
  }
  into.observedMaxWaitSeconds = Math.max(into.observedMaxWaitSeconds, maxWaitSeconds)
  into.days.push({
    date: day.date,
    arrivals: sumOf(arrivals),
    observedMeanWaitSeconds: sumOf(waitSeconds) / sumOf(waited),
    simulatedMeanWaits: simulatedMeanWaits.sort(),
  })
}

/**
 * Plays the days of a desk so many times on a fitted staffing. Days of a queue of which no wait is known are left out.
 */
export const replayDesk = (
  desk: Desk,
  { staffing, usual }: Fit,
  replications: number,
  serve: ServeDesk,
): readonly ReplayedQueue[] => {
  const queues = desk.queues.map(() => nothing(usual.length, replications))
  for (const day of desk.days) {
    const slots = day.starts.length
    const means = day.queues.map(() => new Float64Array(replications))
    const known = [...day.queues.entries()].filter(([, { waited }]) => waited.some((count) => count > 0))
    const draws = drawDays(desk, day, diceOf(`judged/${desk.activity.id}/${day.date}`, replications))
    const played = playDays(serve, desk, day, relativeDemand(day, usual), draws, staffing)
    for (let r = 0; r < replications; r++)
      for (const [q, { queue }] of known) {
        const into = queues[queue]!
        const row = r * day.queues.length + q
        let waited = 0
        let waitSeconds = 0
        for (let i = 0; i < slots; i++) {
          const cell = row * slots + i
          const slot = into.simulated[day.firstSlot + i]!
          slot.waited[r]! += played.waited[cell]!
          slot.waitSeconds[r]! += played.waitSeconds[cell]!
          waited += played.waited[cell]!
          waitSeconds += played.waitSeconds[cell]!
        }
        means[q]![r] = waitSeconds / Math.max(1, waited)
        into.simulatedMaxWaitSeconds[r] = Math.max(into.simulatedMaxWaitSeconds[r]!, played.longest[row]!)
      }
    for (const [q, { queue }] of known) addObserved(queues[queue]!, day, q, means[q]!)
  }
  return queues
}
