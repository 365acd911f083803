import type { ActivityId, QueueId } from '../city/types.ts'
import type { LocalDate, MinuteOfDay, Slot } from '../units/time.ts'

/** What n people at an activity in a slot would mean, over the forecast distribution. */
export interface StaffingPoint {
  readonly people: number
  /** Share of arrivals served within the target's wait. */
  readonly serviceLevel: number
  readonly meanWaitSeconds: number
  readonly abandonedShare: number
  /** Expected priced loss of the slot in yen; convex and falling in `people`. */
  readonly lossYen: number
  /** Service level of each queue, each by its own target, where the desk serves several. */
  readonly queues?: readonly { readonly queue: QueueId; readonly serviceLevel: number }[]
}

/** What a slot of an immediate activity needs. */
export interface SlotRequirement {
  readonly date: LocalDate
  readonly slot: Slot
  readonly activity: ActivityId
  readonly arrivals: number
  readonly offeredErlangs: number
  /** Fewest people that meet the target (and the minimum). */
  readonly people: number
  /** Contract minimum in force. */
  readonly minimum: number
  /** `curve[n]` is the meaning of n people, n from 0 to the seats there are. */
  readonly curve: readonly StaffingPoint[]
}

/** Back-office work: hours that must be done between two dates (both included), anywhere in slack. */
export interface WorkRequirement {
  readonly task: string
  readonly activity: ActivityId
  readonly from: LocalDate
  readonly due: LocalDate
  readonly hours: number
}

/** Outbound operator-hours of a date. */
export interface OutboundRequirement {
  readonly task: string
  readonly activity: ActivityId
  readonly date: LocalDate
  readonly startMinute: MinuteOfDay
  readonly endMinute: MinuteOfDay
  readonly seats: number
  readonly minimumSeats: number
  readonly hours: number
  /** Relative worth of an hour by slot of the span (mean 1), from contact rates; absent: flat. */
  readonly worth?: readonly number[]
}

export interface Requirement {
  readonly slotMinutes: number
  readonly slots: readonly SlotRequirement[]
  readonly work: readonly WorkRequirement[]
  readonly outbound: readonly OutboundRequirement[]
}

/** People needed by several queues when each has its own desk and when one desk serves them all (相互支援・集約). */
export interface Pooling {
  readonly queues: readonly QueueId[]
  /** Each alone, in the order of `queues`, and all at one desk; by slot of the horizon in which one of them is open. */
  readonly slots: readonly {
    readonly date: LocalDate
    readonly slot: Slot
    readonly apart: readonly PooledDesk[]
    readonly together: PooledDesk
  }[]
  /** Person-hours over the horizon. */
  readonly apartHours: number
  readonly togetherHours: number
  /** Most people at once. */
  readonly apartPeak: number
  readonly togetherPeak: number
}

/** What a desk needs in a slot and what its visitors then meet. A closed desk has nobody. */
export interface PooledDesk {
  readonly arrivals: number
  /** Minutes of the slot in which the desk is open. */
  readonly openMinutes: number
  readonly people: number
  readonly serviceLevel: number
  readonly meanWaitSeconds: number
}

/** Desks of steady arrivals, for numbers that somebody has in mind. Times in seconds. */
export interface RatesRequest {
  /** Arrivals an hour at each desk. */
  readonly ratesPerHour: readonly number[]
  readonly handlingSeconds: number
  readonly share: number
  readonly withinSeconds: number
}

/** The same question of steady arrivals (M/M/n in the long run). */
export interface SteadyPooling {
  readonly request: RatesRequest
  readonly apart: readonly SteadyDesk[]
  readonly together: SteadyDesk
  readonly apartPeople: number
  readonly togetherPeople: number
}

export interface SteadyDesk {
  readonly ratePerHour: number
  readonly erlangs: number
  /** Fewest people that keep the target. */
  readonly people: number
  /** That number, one fewer and one more. */
  readonly choices: readonly (
    | {
        readonly kind: 'stable'
        readonly people: number
        readonly serviceLevel: number
        readonly meanWaitSeconds: number
      }
    /** 不安定: more comes in than so many can do. */
    | { readonly kind: 'unstable'; readonly people: number }
  )[]
}
