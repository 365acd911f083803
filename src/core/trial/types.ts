import type { ActivityId, QueueId, TeamId } from '../city/types.ts'
import type { Estimate } from '../simulation/types.ts'
import type { LocalDate, MinuteOfDay } from '../units/time.ts'

/** Something other than the number of people that a trial changes. */
export type Lever =
  /** 受付時間の短縮: the team's windows and phones open no longer than this; who came outside comes within. */
  | { readonly kind: 'hours'; readonly openMinute: MinuteOfDay; readonly closeMinute: MinuteOfDay }
  /** 窓口の集約: desks of the team become one, with all their seats. */
  | { readonly kind: 'merge'; readonly activities: readonly ActivityId[] }
  /** 窓口ロボット・オンライン化: this share of a queue's arrivals no longer comes. */
  | { readonly kind: 'divert'; readonly queue: QueueId; readonly share: number }
  /** 書かない窓口など: a queue's handling time changes by this share, −0.2 is a fifth shorter. */
  | { readonly kind: 'handling'; readonly queue: QueueId; readonly change: number }
  /** RPA: each unit of a back-office task takes so many minutes fewer. */
  | { readonly kind: 'backOffice'; readonly task: string; readonly minutesPerUnit: number }

/**
 * 試算: n people fewer in team T from date D on, looked at over some weeks of anonymous capacity, and levers that are
 * pulled besides. With a lever nobody has to go: `fewer` may then be 0, or negative for people more.
 */
export interface TrialRequest {
  readonly team: TeamId
  readonly fewer: number
  readonly from: LocalDate
  readonly weeks: number
  readonly levers?: readonly Lever[]
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
  /** Whole people that windows and phones require, the most at once and as person-hours of the horizon. */
  readonly peakPeople?: number
  readonly requiredHours?: number
  /** Hours of back-office work of the horizon. */
  readonly workHours?: number
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
    /** Trial less today, pair by pair of the same weeks: narrower than the intervals of either. */
    readonly waitDifference?: Estimate
    readonly withinDifference?: Estimate
  }[]
  /** What the figures rest on: keys of the dictionary with the values of their blanks. */
  readonly assumptions: readonly {
    readonly key: string
    readonly values: Readonly<Record<string, string | number>>
  }[]
}
