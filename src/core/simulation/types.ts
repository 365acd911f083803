import type { ActivityId, PersonId, QueueId, TeamId } from '../city/types.ts'
import type { Requirement } from '../requirement/types.ts'
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

/**
 * One worker on one date: where and when, and where else in need. A trial's duties carry no person. A duty without
 * blocks says that its team's desks are looked at on its date, whoever is there.
 */
export interface Duty {
  readonly date: LocalDate
  readonly team: TeamId
  readonly person?: PersonId
  /** Ascending, apart from one another; breaks are the holes between them. */
  readonly blocks: readonly {
    readonly activity: ActivityId
    readonly startMinute: MinuteOfDay
    readonly endMinute: MinuteOfDay
  }[]
  /** Windows and phones this worker may step in at, and outbound work that fills gaps at a phone. */
  readonly canServe: readonly ActivityId[]
}

/** What arrivals met with, over a week, a day or a slot. Waits in seconds. */
export interface Service {
  readonly arrivals: Estimate
  readonly meanWaitSeconds: Estimate
  readonly wait50Seconds: Estimate
  readonly wait90Seconds: Estimate
  readonly wait95Seconds: Estimate
  readonly maxWaitSeconds: Estimate
  /** Share of arrivals served within the target's wait. */
  readonly withinTarget: Estimate
  readonly abandonedShare: Estimate
}

export interface SimulatedSlot {
  readonly date: LocalDate
  readonly slot: Slot
  /** Mean over replications. */
  readonly arrivals: number
  /** Who arrived in the slot, over all replications. */
  readonly meanWaitSeconds: Estimate
  readonly wait50Seconds: number
  readonly wait90Seconds: number
  readonly wait95Seconds: number
  readonly withinTarget: Estimate
  readonly abandonedShare: number
  /** Number waiting, averaged over the slot's time. */
  readonly waiting: Estimate
}

export interface SimulatedQueue extends Service {
  readonly queue: QueueId
  readonly occupancy: Estimate
  /** Days of the horizon whose share is below target. */
  readonly daysBelowTarget: Estimate
  /** Visits that came from another desk, of all arrivals. */
  readonly onwardShare: number
  readonly days: readonly (Service & { readonly date: LocalDate })[]
  readonly slots: readonly SimulatedSlot[]
}

/** The queues of one team taken together: shares and waits over all their arrivals. */
export interface SimulatedTeam extends Service {
  readonly team: TeamId
  /** Time with a visitor or caller, of the time at windows and phones. */
  readonly occupancy: Estimate
  /** Days on which at least one queue of the team is below its target. */
  readonly daysBelowTarget: Estimate
}

/** One worker's week. Contractor side only. */
export interface SimulatedPerson {
  readonly person: PersonId
  /** Time with a visitor or caller, of the time at windows and phones. */
  readonly occupancy: Estimate
  /** Minutes a week taken from back-office or outbound work to step in. */
  readonly helpMinutes: Estimate
}

/** Back-office work of a task over the week: hours come in, hours get done, visitors take some away. */
export interface SimulatedWork {
  readonly task: string
  /** Hours not done at the end of each date, and how many days the oldest of them has waited. */
  readonly days: readonly {
    readonly date: LocalDate
    readonly backlogHours: Estimate
    readonly oldestDays: Estimate
  }[]
  /** Hours given up to windows and phones over the week. */
  readonly yieldedHours: Estimate
  /** Share of the hours that missed their deadline. */
  readonly lateShare: Estimate
}

/** Outbound hours of the week as placed, given up to incoming calls, and won in the gaps between them. */
export interface SimulatedOutbound {
  readonly task: string
  readonly placedHours: number
  readonly yieldedHours: Estimate
  readonly gapHours: Estimate
}

export interface SimulatedWeek {
  readonly replications: number
  readonly seed: string
  readonly queues: readonly SimulatedQueue[]
  readonly teams: readonly SimulatedTeam[]
  /** Absent for capacity without persons. */
  readonly people?: readonly SimulatedPerson[]
  readonly work?: readonly SimulatedWork[]
  readonly outbound?: readonly SimulatedOutbound[]
  /** Minutes worked past closing, per team and week. */
  readonly overtimeMinutes: readonly { readonly team: TeamId; readonly minutes: Estimate }[]
}

/** One simulated day told from beginning to end: a week of the many that is neither the best nor the worst. */
export interface Replay {
  readonly date: LocalDate
  /** Which of the replications this is. */
  readonly replication: number
  readonly visits: readonly {
    readonly queue: QueueId
    /** Seconds of the day. `start` is absent for who left; `end` is then when they left. */
    readonly arrival: number
    readonly start?: number
    readonly end: number
    /** Index of the duty of the date that served. */
    readonly duty?: number
    /** True for who came from another desk. */
    readonly onward: boolean
  }[]
  readonly duties: readonly Duty[]
}

/**
 * Two weeks of the same customers: the second less the first, queue by queue. Pairs share their luck, so that the
 * intervals are narrower than those of either week.
 */
export interface Comparison {
  readonly replications: number
  readonly seed: string
  readonly queues: readonly {
    readonly queue: QueueId
    readonly meanWaitSeconds: Estimate
    readonly withinTarget: Estimate
  }[]
}

/** How a week is simulated. The same seed gives the same weeks whatever the capacity: two rosters compare like with like. */
export interface SimulationOptions {
  readonly replications: number
  readonly seed: string
  /** Tells what back-office work comes in; absent: its backlog is not told. */
  readonly requirement?: Requirement
  readonly onProgress?: (done: number, total: number) => void
}
