import type { QueueId } from '../city/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'

/** What one queue saw in one slot. Sums, so that parts of different files add up. */
export interface Interval {
  readonly date: LocalDate
  readonly slot: Slot
  readonly queue: QueueId
  /** Tickets drawn or calls offered; null where the recorder was down. */
  readonly arrivals: number | null
  readonly abandoned: number
  /** Arrivals with a trusted handling time, the sum of those times and of their squares. */
  readonly handled: number
  readonly handlingSeconds: number
  readonly handlingSecondsSquared: number
  /** Arrivals with a trusted wait, the sum of the waits and the longest. */
  readonly waited: number
  readonly waitSeconds: number
  readonly maxWaitSeconds: number
}

/** Units of back-office work that came in on a date. */
export interface WorkCount {
  readonly date: LocalDate
  readonly task: string
  readonly units: number
}

/** Outbound results of a slot. */
export interface OutboundCount {
  readonly date: LocalDate
  readonly slot: Slot
  readonly task: string
  readonly attempts: number
  readonly contacts: number
  readonly promises: number
  readonly operators: number
}

/** All that was learned from the logs, sorted by date, slot, queue. */
export interface History {
  readonly slotMinutes: number
  readonly intervals: readonly Interval[]
  readonly work: readonly WorkCount[]
  readonly outbound: readonly OutboundCount[]
  /** Slots where the recorder seems to have been down: long runs without arrivals where some were sure to come. */
  readonly gaps: readonly Gap[]
  /** Counts out of all proportion to the others of their queue; their intervals count as unknown. */
  readonly absurd?: readonly AbsurdCount[]
}

export interface AbsurdCount {
  readonly queue: QueueId
  readonly date: LocalDate
  readonly slot: Slot
  readonly arrivals: number
}

export interface Gap {
  readonly queue: QueueId
  readonly date: LocalDate
  readonly startMinute: number
  readonly endMinute: number
  /** Arrivals that the same weekdays around would have had there. */
  readonly expected: number
}

/** Where a log reader puts what it read. Days are day numbers, queues are places in the city's list of queues. */
export interface Tally {
  /**
   * Adds to the slot of a second of the day. `arrivals` is 1, or 0 where a later row tells more of an arrival
   * that is counted; `abandoned` may then be −1. Waits and handling times are seconds, negative where not known.
   */
  visit(
    day: number,
    queue: number,
    second: number,
    arrivals: number,
    abandoned: number,
    waitSeconds: number,
    handlingSeconds: number,
  ): void
  /** Adds a whole slot as an interval report gives it. */
  slot(sums: Omit<Interval, 'date' | 'queue'> & { readonly day: number; readonly queue: number }): void
}
