import type { QueueId, TeamId } from '../city/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'

/** An estimate with its 95 % confidence interval over replications. */
export interface Estimate {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** Servers by slot at one activity of one date, and the queues they serve. No names: a head-count is all it needs. */
export interface Capacity {
  readonly date: LocalDate
  readonly activity: string
  /** People by slot index of the day. */
  readonly people: ReadonlyMap<Slot, number>
}

export interface SimulatedQueue {
  readonly queue: QueueId
  readonly arrivals: Estimate
  readonly meanWaitSeconds: Estimate
  readonly wait90Seconds: Estimate
  readonly maxWaitSeconds: Estimate
  /** Share served within the target's wait. */
  readonly withinTarget: Estimate
  readonly abandonedShare: Estimate
  readonly occupancy: Estimate
  /** Days of the horizon whose share is below target. */
  readonly daysBelowTarget: Estimate
  /** Per date and slot: mean arrivals, mean wait and its 90 % point. */
  readonly slots: readonly {
    readonly date: LocalDate
    readonly slot: Slot
    readonly arrivals: number
    readonly meanWaitSeconds: number
    readonly wait90Seconds: number
  }[]
}

export interface SimulatedWeek {
  readonly replications: number
  readonly seed: string
  readonly queues: readonly SimulatedQueue[]
  /** Minutes worked past closing, per team and week. */
  readonly overtimeMinutes: readonly { readonly team: TeamId; readonly minutes: Estimate }[]
}
