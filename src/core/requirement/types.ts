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
  /** Each alone, in the order of `queues`, and all at one desk; by slot of the horizon. */
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

/** What a desk needs in a slot and what its visitors then meet. */
export interface PooledDesk {
  readonly arrivals: number
  readonly people: number
  readonly serviceLevel: number
  readonly meanWaitSeconds: number
}
