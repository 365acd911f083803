import type { ActivityId, QueueId, TeamId } from '../city/types.ts'
import type { LocalDate, MinuteOfDay, Slot } from '../units/time.ts'

/** An estimate with its 95 % confidence interval over replications. */
export interface Estimate {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** People at one activity over one date, as a step function. No names: a head-count is all it needs. */
export interface Capacity {
  readonly date: LocalDate
  readonly activity: ActivityId
  /** Ascending: from `minute` on there are `people`; nobody before the first step. Empty: nobody all day. */
  readonly steps: readonly { readonly minute: MinuteOfDay; readonly people: number }[]
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

/** The queues of one team taken together: shares and waits over all their arrivals. */
export interface SimulatedTeam {
  readonly team: TeamId
  readonly arrivals: Estimate
  readonly meanWaitSeconds: Estimate
  readonly wait90Seconds: Estimate
  readonly withinTarget: Estimate
  readonly abandonedShare: Estimate
  /** Days on which at least one queue of the team is below its target. */
  readonly daysBelowTarget: Estimate
}

export interface SimulatedWeek {
  readonly replications: number
  readonly seed: string
  readonly queues: readonly SimulatedQueue[]
  readonly teams: readonly SimulatedTeam[]
  /** Minutes worked past closing, per team and week. */
  readonly overtimeMinutes: readonly { readonly team: TeamId; readonly minutes: Estimate }[]
}

/** How a week is simulated. The same seed gives the same weeks whatever the capacity: two rosters compare like with like. */
export interface SimulationOptions {
  readonly replications: number
  readonly seed: string
  readonly onProgress?: (done: number, total: number) => void
}
