import type { ActivityId, QueueId } from '../city/types.ts'
import type { Estimate } from '../simulation/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'

/** Does the simulator reproduce the waits of days that have been? Staffing is fitted on one stretch and judged on a later one. */
export interface Calibration {
  /** Days whose waits the staffing was fitted to. */
  readonly fitted: { readonly from: LocalDate; readonly to: LocalDate; readonly days: number }
  /** Later days that it was not fitted to. */
  readonly judged: { readonly from: LocalDate; readonly to: LocalDate; readonly days: number }
  readonly staffing: readonly FittedStaffing[]
  readonly queues: readonly CalibratedQueue[]
}

/** People that explain the waits of an activity, by slot of an open day. */
export interface FittedStaffing {
  readonly activity: ActivityId
  readonly slots: readonly {
    readonly slot: Slot
    /** Mean over the fitted days; a part of a person is someone there on some of the days. */
    readonly people: number
    /** Fewest people that the service times themselves need. */
    readonly least: number
  }[]
  /** How staffing follows demand: a day with 10 % more arrivals has about this times 10 % more people. */
  readonly followsDemand: number
  /** Standard deviation in people of a whole day from that, for someone ill or someone more. */
  readonly dayDeviation: number
}

/**
 * Observed waits beside simulated ones, for the arrivals that really came. The interval of a simulated figure is where
 * the observed one lies 95 times in 100 when the simulator is right: it holds the luck of the days and of the fit.
 */
export interface CalibratedQueue {
  readonly queue: QueueId
  readonly observedMeanWaitSeconds: number
  readonly simulatedMeanWaitSeconds: Estimate
  readonly observedMaxWaitSeconds: number
  readonly simulatedMaxWaitSeconds: Estimate
  readonly slots: readonly {
    readonly slot: Slot
    readonly arrivals: number
    readonly observedMeanWaitSeconds: number
    readonly simulatedMeanWaitSeconds: Estimate
  }[]
  readonly days: readonly {
    readonly date: LocalDate
    readonly arrivals: number
    readonly observedMeanWaitSeconds: number
    /** Mean, and the band that holds 80 % of the simulated days. */
    readonly simulatedMeanWaitSeconds: number
    readonly low80: number
    readonly high80: number
  }[]
  /** Share of the judged days inside their band: near 0.8 where the simulator is to be trusted. */
  readonly insideBand: number
  readonly verdict: CalibrationVerdict
}

/**
 * `tooShort` and `tooLong` say how simulated waits are beside observed ones on usual days; `daysDiffer`: usual days are
 * right, but fewer days lie inside their band than chance explains, or single days move the mean out of its range.
 */
export type CalibrationVerdict = 'reproduces' | 'tooShort' | 'tooLong' | 'daysDiffer' | 'tooFewDays'
