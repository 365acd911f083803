import type { ActivityId, City, Person, PersonId, QueueId, Staff } from '../city/types.ts'
import type { Requirement } from '../requirement/types.ts'
import type { Block, PersonDay, RosterCost } from '../roster/types.ts'
import type { Estimate } from '../simulation/types.ts'
import type { LocalDate, MinuteOfDay, Name, Slot, Span } from '../units/time.ts'
import type { Breach, Certificate, Consent, RuleId } from '../verification/types.ts'

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
  readonly shortBreaks?: readonly Span[]
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
  /** Who agreed to other hours than published. */
  readonly consents?: readonly Consent[]
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
  /** Its hours are not those published, and the person has not agreed yet. */
  readonly needsConsent: boolean
  /** When the person agreed, where hours change and they did. */
  readonly agreedOn?: LocalDate
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

/** What an edit of some person-days comes to, before anybody is told. */
export interface EditVerdict {
  /** Against the roster as it is: below 0 it saves. */
  readonly yen: number
  /** What the checker finds that it did not find before: with a breach the edit cannot be. */
  readonly breaches: readonly Breach[]
  /** What it found before and no longer does. */
  readonly mended: readonly Breach[]
  /** Days at other hours than published, to which nobody has agreed yet. */
  readonly consents: readonly ConsentNeeded[]
}

/** Somebody has to agree to other hours on a date. */
export interface ConsentNeeded {
  readonly person: PersonId
  readonly date: LocalDate
}

/** One person-day of a re-planned roster that is not as it hangs on the wall. */
export interface ReplanMove {
  readonly person: PersonId
  readonly date: LocalDate
  /** `takeOver`: other work within the published hours, the lighter kind. */
  readonly way: CoverWay
  readonly day: PersonDay
  /** Where they go, and when. */
  readonly takes: readonly Block[]
  /** Its hours are not those published, and the person has not agreed yet. */
  readonly needsConsent: boolean
  /** When the person agreed, where hours change and they did. */
  readonly agreedOn?: LocalDate
}

/** The best found with so many moves at most. */
export interface ReplanPoint {
  /** Person-days that may differ. */
  readonly budget: number
  readonly moves: readonly ReplanMove[]
  /** Moves at other hours than published, and moves to other work only. */
  readonly hourMoves: number
  readonly workMoves: number
  /** Against changing nothing: 0 or below. */
  readonly yen: number
  /** Proven: with so many moves nothing below this can be reached. */
  readonly boundYen?: number
  /** On the lower convex hull of the curve: each further move up to here saves less than the one before. */
  readonly isCorner: boolean
}

/** The rest of a roster after an absence: cost against moves. */
export interface ReplanCurve {
  readonly absence: Absence
  /** What the absence costs where nothing is changed. */
  readonly nothingYen: number
  /** By budget, ascending, from 0; without those that save no more than one before. */
  readonly points: readonly ReplanPoint[]
}
