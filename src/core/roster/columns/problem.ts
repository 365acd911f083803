/** A named shift that takes one day. */
export interface NamedShift {
  readonly id: string
  readonly minutes: number
  /** Shifts that must not be worked the day after. */
  readonly notBefore: readonly string[]
}

export interface SequencePerson {
  readonly id: string
  /** Minutes of the whole horizon. */
  readonly minMinutes: number
  readonly maxMinutes: number
  /** The most of each shift in the horizon; without a mention as many as there are days. */
  readonly maxShifts: Readonly<Record<string, number>>
  readonly minConsecutive: number
  readonly maxConsecutive: number
  readonly minConsecutiveOff: number
  readonly maxWeekends: number
  readonly daysOff: readonly number[]
}

/** Named shifts by day: who works which shift on which day. Day 0 is a Monday. */
export interface SequenceProblem {
  readonly kind: 'sequence'
  readonly days: number
  readonly shifts: readonly NamedShift[]
  readonly people: readonly SequencePerson[]
  /** `weight` is paid when the wish is not granted. */
  readonly wishes: readonly {
    readonly person: string
    readonly day: number
    readonly shift: string
    readonly wants: 'on' | 'off'
    readonly weight: number
  }[]
  /** People wanted on a day's shift; each one missing costs `under`, each one too many `over`. */
  readonly need: readonly {
    readonly day: number
    readonly shift: string
    readonly people: number
    readonly under: number
    readonly over: number
  }[]
}

/** Shifts of free start and length, cut into blocks of activities, over one stretch of time. */
export interface ActivityProblem {
  readonly kind: 'activity'
  readonly days: number
  readonly slotMinutes: number
  /** The horizon is `days` × 24 hours from this minute of its first day on. */
  readonly startMinute: number
  readonly activities: readonly string[]
  /** Minutes of the day at which shifts may start, both ends included. */
  readonly starts: readonly { readonly fromMinute: number; readonly toMinute: number }[]
  readonly minShiftMinutes: number
  readonly maxShiftMinutes: number
  readonly minBlockMinutes: number
  /** From the end of a shift to the start of the next. */
  readonly restMinutes: number
  /** Calendar days in a row on which a shift starts. */
  readonly maxConsecutive: number
  readonly people: readonly {
    readonly id: string
    readonly minMinutes: number
    readonly maxMinutes: number
  }[]
  /** By activity and slot (0 first) of the horizon: never below `minimum`; n above `maximum` cost n². */
  readonly need: readonly {
    readonly activity: string
    readonly slot: number
    readonly minimum: number
    readonly maximum: number
  }[]
}

/** The problems that are solved by whole-horizon plans; a city's own roster has a model of its own. */
export type ColumnProblem = SequenceProblem | ActivityProblem
