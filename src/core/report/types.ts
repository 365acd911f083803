import type { Calibration } from '../calibration/types.ts'
import type { ActivityId, BranchId, PersonId, QueueId, Role, TeamId } from '../city/types.ts'
import type {
  Accuracy,
  BacktestDetail,
  BacktestRow,
  DayForecast,
  RokuyoGain,
  Shock,
  TotalForecast,
  WeatherGain,
} from '../forecast/types.ts'
import type { StaffingPoint } from '../requirement/types.ts'
import type { Explanations } from '../roster/explain/types.ts'
import type { FairShare, OpenSpan, PersonDay, RosterCost, RosterProof, Shortage } from '../roster/types.ts'
import type { Replay, SimulatedWeek } from '../simulation/types.ts'
import type { LocalDate, MinuteOfDay, Name, Slot } from '../units/time.ts'
import type { Certificate } from '../verification/types.ts'

/**
 * Everything the page, the paper and the files show of one run. Contractor side: it holds names.
 * Finished tables and series: whoever draws it computes nothing but layout.
 */
export interface Report {
  readonly run: string
  readonly city: Name
  /** True: every view says 合成データ. */
  readonly synthetic: boolean
  readonly origin: LocalDate
  readonly dates: readonly LocalDate[]
  readonly slotMinutes: number
  readonly teams: readonly { readonly id: TeamId; readonly name: Name; readonly department: Name }[]
  /** Where the city lists them. */
  readonly branches?: readonly { readonly id: BranchId; readonly name: Name }[]
  readonly activities: readonly {
    readonly id: ActivityId
    readonly name: Name
    readonly team: TeamId
    readonly kind: 'window' | 'phone' | 'backOffice' | 'outbound'
  }[]
  readonly queues: readonly {
    readonly id: QueueId
    readonly name: Name
    readonly activity: ActivityId
    readonly team: TeamId
    readonly channel: 'window' | 'phone'
    readonly targetShare: number
    readonly targetSeconds: number
    /** Where the target also asks for a mean wait or a share answered. */
    readonly targetAsaSeconds?: number
    readonly targetAnswerShare?: number
  }[]
  /** When each team's counters and phones are open for contractor staff. */
  readonly open: readonly OpenSpan[]
  readonly shifts: readonly {
    readonly code: string
    readonly name: Name
    readonly startMinute: MinuteOfDay
    readonly endMinute: MinuteOfDay
  }[]
  readonly holidays: readonly { readonly date: LocalDate; readonly name: string }[]
  readonly events: readonly { readonly from: LocalDate; readonly to: LocalDate; readonly name: Name }[]
  readonly summary: ReportSummary
  readonly forecast: readonly ReportForecast[]
  /** Teams, departments, branches and the city in this order, by slot and day to the end of the week, and by week. */
  readonly totals?: readonly TotalForecast[]
  /** What in the history does not look like demand. */
  readonly shocks?: readonly Shock[]
  readonly load: readonly ReportLoad[]
  readonly people: readonly {
    readonly id: PersonId
    readonly name: string
    readonly team: TeamId
    readonly role: Role
  }[]
  readonly roster: readonly PersonDay[]
  /** 固定: days that were set by hand and kept. */
  readonly locked?: readonly PersonDay[]
  /** The roster that hung on the wall when this one was made. */
  readonly published?: readonly PersonDay[]
  /** Burdens beside fair shares, where fairness was weighed. */
  readonly fairness?: readonly FairShare[]
  readonly cost: RosterCost
  readonly proof: RosterProof
  readonly shortages: readonly Shortage[]
  /** Why each shortage is, what would fill it, and what one more person would save. */
  readonly explanations?: Explanations
  readonly work: readonly {
    readonly task: Name
    readonly due: LocalDate
    readonly hours: number
    readonly placedHours: number
  }[]
  readonly outbound: readonly {
    readonly task: Name
    readonly date: LocalDate
    readonly hours: number
    readonly placedHours: number
  }[]
  readonly certificate: Certificate
  readonly simulation: SimulatedWeek
  /** Back-office and outbound tasks that the simulation speaks of. */
  readonly tasks?: readonly { readonly id: string; readonly name: Name }[]
  /** What weather and 六曜 are worth to the forecast, queue by queue, where that was measured. */
  readonly weather?: readonly WeatherGain[]
  readonly rokuyo?: readonly RokuyoGain[]
  /** One simulated day of each open date, told visit by visit. */
  readonly replays?: readonly Replay[]
  /** Requirement → roster → simulation, until the simulation keeps what the requirement promised. */
  readonly rounds?: readonly ClosingRound[]
  /** Do simulated waits resemble those of the last weeks? Absent without waits in the logs. */
  readonly calibration?: Calibration
  readonly receipts: readonly ReportReceipt[]
}

export interface ReportSummary {
  readonly arrivals: number
  readonly rosteredPeople: number
  readonly rosteredHours: number
  /** 充足率: Σ min(placed, required) ÷ Σ required. */
  readonly fillRate: number
  readonly shortageHours: number
  readonly surplusHours: number
  readonly breaches: number
  readonly warnings: number
  readonly wishesAsked: number
  readonly wishesGranted: number
  /** Arrivals-weighted simulated share within target, all queues. */
  readonly withinTarget: number
  readonly teams: readonly TeamSummary[]
}

/** One row of the summary table. Shares are fractions; a field without meaning for the team is absent. */
export interface TeamSummary {
  readonly team: TeamId
  /** Expected arrivals of the week. */
  readonly arrivals: number
  /** Most people required at once, over the team's windows and phones. */
  readonly peakPeople: number
  readonly requiredHours: number
  /** Hours placed at windows and phones during opening. */
  readonly placedHours: number
  readonly rosteredHours: number
  readonly shortageHours: number
  readonly fillRate: number
  /** Simulated share of arrivals served within target. */
  readonly withinTarget?: number
  /** Back-test error of the chosen models and of each baseline, weighted by arrivals. */
  readonly wape?: number
  readonly baselineWape: readonly { readonly model: string; readonly wape: number }[]
  readonly breaches: number
}

/** A queue's forecast with its recent past and how good the chosen model was. */
export interface ReportForecast {
  readonly queue: QueueId
  readonly model: string
  /** Daily totals of the last weeks before the origin; null where unknown. */
  readonly history: readonly { readonly date: LocalDate; readonly total: number | null }[]
  /** Open days from the origin to the end of the week. */
  readonly days: readonly DayForecast[]
  readonly levels: readonly number[]
  readonly accuracy: Accuracy
  /** Share of the chosen model in the combination; absent when the combination itself is chosen. */
  readonly weight?: number
  readonly baselines: readonly BacktestRow[]
  /** Synthetic data only: WAPE against the true rates. */
  readonly truthWape?: number
  /** Where and when the chosen model was right and wrong in the back-test. */
  readonly detail?: BacktestDetail
}

/** Required against placed people of an immediate activity, slot by slot; placed only for the others. */
export interface ReportLoad {
  readonly activity: ActivityId
  readonly date: LocalDate
  readonly slots: readonly {
    readonly slot: Slot
    readonly startMinute: MinuteOfDay
    readonly required: number
    readonly minimum: number
    /** Fewest people there at any moment of the open part of the slot. */
    readonly placed: number
    readonly arrivals: number
    readonly curve: readonly StaffingPoint[]
  }[]
}

export interface ReportReceipt {
  readonly file: string
  readonly kind: string
  readonly read: number
  readonly kept: number
  readonly rejected: number
  readonly from?: LocalDate
  readonly to?: LocalDate
  readonly gaps: number
}

/** What anyone may know of the city: no name of a person, no roster. */
export interface PublicCity {
  readonly name: Name
  readonly synthetic: boolean
  readonly teams: readonly {
    readonly id: TeamId
    readonly name: Name
    readonly department: Name
    readonly headcount: number
  }[]
  readonly queues: readonly { readonly id: QueueId; readonly name: Name; readonly team: TeamId }[]
  /** Windows and phones. */
  readonly desks: readonly { readonly id: ActivityId; readonly name: Name; readonly team: TeamId }[]
  /** Back-office work. */
  readonly tasks: readonly {
    readonly id: string
    readonly name: Name
    readonly team: TeamId
    readonly minutesPerUnit: number
  }[]
  readonly slotMinutes: number
  /** First and last date a trial may start on. */
  readonly from: LocalDate
  readonly to: LocalDate
}

/** One round of closing the loop: what the roster cost, which targets its simulation missed, and what was asked for next. */
export interface ClosingRound {
  readonly round: number
  /** What the roster costs without waiting and late work, which the simulation tells: the two add up to what rounds are compared by. */
  readonly costYen: number
  /** Simulated loss of late and lost arrivals, late work and overtime at closing over the week. */
  readonly simulatedLossYen: number
  /**
   * Share simulated over the day where the requirement promised the target and the simulation misses it. With a measure
   * it is a mean wait in seconds, or the share answered, instead of the share within time.
   */
  readonly missed: readonly {
    readonly queue: QueueId
    readonly date: LocalDate
    readonly measure?: 'asa' | 'answer'
    readonly target: number
    readonly promised: number
    readonly simulated: number
  }[]
  /** Slots whose requirement is corrected for the next round; empty in the last. */
  readonly corrections: readonly {
    readonly activity: ActivityId
    readonly date: LocalDate
    readonly slot: Slot
    readonly people: number
    readonly corrected: number
  }[]
  /** True for the round whose roster was kept. */
  readonly kept: boolean
}
