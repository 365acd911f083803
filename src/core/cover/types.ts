import type { ActivityId, City, Person, PersonId, QueueId, Staff } from '../city/types.ts'
import type { Requirement } from '../requirement/types.ts'
import type { Block, PersonDay, RosterCost } from '../roster/types.ts'
import type { Estimate } from '../simulation/types.ts'
import type { LocalDate, MinuteOfDay, Name, Slot, Span } from '../units/time.ts'
import type { Breach, Certificate, RuleId } from '../verification/types.ts'

/** 突発欠員: who does not come on a date, or leaves at a time of it. */
export interface Absence {
  readonly person: PersonId
  readonly date: LocalDate
  /** Absent: the whole day. */
  readonly fromMinute?: MinuteOfDay
}

/** The working part of one slot. */
export interface Stint extends Span {
  readonly slot: Slot
}

/** A shift of the contract with its breaks placed. */
export interface CoverPattern extends Span {
  readonly code: string
  readonly breaks: readonly Span[]
  readonly stints: readonly Stint[]
}

/** What other stages know, asked by this one. Everything is of the date of the absence. */
export interface CoverTools {
  /** Cuts a stretch at the borders of the slots. */
  stints(span: Span): readonly Stint[]
  /** Minutes of a slot through which somebody has to be there to count; undefined where nobody is asked for. */
  needed(activity: ActivityId, slot: Slot): Span | undefined
  /** Every way in which the shifts of the contract let a person work. */
  patterns(person: Person): readonly CoverPattern[]
  /** Cost of a roster of these days. */
  cost(days: readonly PersonDay[]): RosterCost
  /** The independent checker's word on the roster with these person-days put in place. */
  judge(edits: readonly PersonDay[]): Certificate
}

/** A roster on the morning of an absence: the absent person is no longer in it. */
export interface CoverGround {
  readonly city: City
  readonly staff: Staff
  readonly requirement: Requirement
  readonly absence: Absence
  readonly days: readonly PersonDay[]
  /** Work that the absent person would have done and that cannot wait. */
  readonly holes: readonly Block[]
  readonly certificate: Certificate
  readonly tools: CoverTools
}

/** Leave other work for it, work other hours than published, or come in on a day off. The last two need consent. */
export type CoverWay = 'takeOver' | 'changeHours' | 'comeIn'

/** One person's part in covering. */
export interface CoverMove {
  readonly person: PersonId
  readonly way: CoverWay
  /** The day as it would be worked. */
  readonly day: PersonDay
  /** What is taken over, and what was to be done at the same time. */
  readonly takes: readonly Block[]
  readonly leaves: readonly Block[]
  /** Lowest skill level at the work taken over. */
  readonly level: number
  readonly needsConsent: boolean
  /** The break is where the published roster has it. */
  readonly breakKept: boolean
  /** Minutes of the week, and what is left of them up to 20 hours for whom contracts lie below, else to 40 or the contract's most. */
  readonly weekMinutes: number
  readonly wallMinutes: number
}

/** What a row changes at one activity. */
export interface DeskEffect {
  readonly activity: ActivityId
  /** Person-hours more, or fewer. */
  readonly hours: number
  /** Person-hours short of the requirement with nobody instead, and with this row. */
  readonly shortBefore: number
  readonly shortAfter: number
  /** Change of the expected loss of a window or phone. */
  readonly lossYen: number
}

/** Waits of one queue on the day, in seconds: as rostered, with nobody instead, and with a row. */
export interface CoverWait {
  readonly queue: QueueId
  readonly rostered: number
  readonly nothing: number
  readonly covered: number
  /** With the row less without it, on the same customers. */
  readonly difference: Estimate
  readonly withinNothing: number
  readonly withinCovered: number
}

/** One or two people who could cover. `yen` is against doing nothing: below 0 it saves. */
export interface CoverRow {
  readonly moves: readonly CoverMove[]
  readonly yen: number
  readonly wageYen: number
  /** Work that can wait and then would not be done: back office and outbound calls. */
  readonly workYen: number
  readonly coveredHours: number
  readonly desks: readonly DeskEffect[]
  /** Warnings of the checker that doing nothing would not bring. A row never brings a breach. */
  readonly warnings: readonly Breach[]
  /** Breaches that the absence brings and this row leaves. */
  readonly left: readonly Breach[]
  readonly waits?: readonly CoverWait[]
}

/** Why somebody is not in the list. */
export type RefusalReason =
  | 'onLeave'
  | 'skill'
  | 'scope'
  | 'employer'
  | 'training'
  | 'hired'
  | 'notThere'
  | 'noShift'
  | 'ownWorkWorthMore'
  | 'wouldBreak'

export interface Refusal {
  readonly person: PersonId
  readonly reason: RefusalReason
  /** Where a rule speaks against it. */
  readonly rule?: RuleId
  readonly article?: Name
  readonly breach?: Breach
  /** What it would save or cost were there no such rule. */
  readonly yen?: number
}

export interface CoverList {
  readonly absence: Absence
  readonly holes: readonly Block[]
  readonly holeHours: number
  /** Doing nothing: what the absence costs against the roster, what it leaves short, which breaches it brings. */
  readonly nothing: {
    readonly yen: number
    readonly desks: readonly DeskEffect[]
    readonly breaches: readonly Breach[]
  }
  /** Cheapest first. Doing nothing stands before the first row that does not save. */
  readonly rows: readonly CoverRow[]
  readonly refusals: readonly Refusal[]
  /** Where no row saves: the refusal that a rule alone stands against and that would save most. */
  readonly wayOut?: Refusal
}
