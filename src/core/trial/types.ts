import type { TeamId } from '../city/types.ts'
import type { Estimate } from '../simulation/types.ts'
import type { LocalDate } from '../units/time.ts'

/** 試算: n people fewer in team T from date D on, looked at over some weeks of anonymous capacity. */
export interface TrialRequest {
  readonly team: TeamId
  readonly fewer: number
  readonly from: LocalDate
  readonly weeks: number
}

export interface TrialFigures {
  readonly headcount: number
  readonly meanWaitSeconds: Estimate
  readonly wait90Seconds: Estimate
  readonly withinTarget: Estimate
  readonly abandonedShare: Estimate
  /** Person-hours missing against the requirement over the horizon. */
  readonly shortageHours: number
  /** Open days of the horizon below target. */
  readonly daysBelowTarget: Estimate
  readonly openDays: number
}

/** Today's figures beside the trial's, on the same simulated weeks. No person, no roster. */
export interface Trial {
  readonly request: TrialRequest
  readonly base: TrialFigures
  readonly trial: TrialFigures
  readonly queues: readonly {
    readonly queue: string
    readonly base: Estimate
    readonly trial: Estimate
    readonly baseWithin: Estimate
    readonly trialWithin: Estimate
  }[]
  /** What the figures rest on: keys of the dictionary with the values of their blanks. */
  readonly assumptions: readonly {
    readonly key: string
    readonly values: Readonly<Record<string, string | number>>
  }[]
}
