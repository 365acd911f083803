import type { ActivityId, Leave, PersonId, TeamId } from '../../city/types.ts'
import type { LocalDate, MinuteOfDay, Name, Slot, Span } from '../../units/time.ts'
import type { Breach, RuleId } from '../../verification/types.ts'
import type { Block, PersonDay } from '../types.ts'

/** A rule by its id, with the article and title of the checker's row where it has one. */
export interface RuleRef {
  readonly rule: RuleId
  readonly article?: Name
  readonly title?: Name
}

/** Why somebody is not at an activity at a time; those further down are nearer to being there. */
export type StandingKind =
  /** Not hired yet, training lapsed, not learnt, outside 変更の範囲, another employer's team. */
  | 'hired'
  | 'training'
  | 'skill'
  | 'scope'
  | 'employer'
  /** Approved leave. */
  | 'onLeave'
  /** No shift of the contract reaches the time. */
  | 'noShift'
  /** The week's hours or days would be passed. */
  | 'hoursUsed'
  | 'daysUsed'
  /** Too short a rest to the day before or after. */
  | 'rest'
  /** Wishes the day off, or another shift. */
  | 'wish'
  /** Off, or on another shift, and could be asked. */
  | 'notOnShift'
  /** On break. */
  | 'onBreak'
  /** At other work. */
  | 'busy'
  /** There. */
  | 'there'

/** One person seen from an activity, a date and a stretch of it. */
export interface Standing {
  readonly person: PersonId
  readonly kind: StandingKind
  /** The rule that stands against it. */
  readonly rule?: RuleRef
  /** What the person does instead, where at work. */
  readonly at?: ActivityId
  readonly leave?: Leave['kind']
}

/** Why a shortage is: people of one standing, or the price of one more person. */
export interface Cause {
  readonly kind: StandingKind | 'notWorthIt' | 'seats'
  readonly people: readonly Standing[]
  readonly rule?: RuleRef
  /** `notWorthIt`: what one more person would save there, and what the cheapest way costs, yen. */
  readonly savesYen?: number
  readonly costsYen?: number
}

/**
 * 対処: move people between activities, an hour of overtime, another shift, coming in on a day off, giving up a wish, learning the
 * activity, lending across the 変更の範囲, or a smaller minimum at another counter.
 */
export type RepairKind = 'move' | 'overtime' | 'shift' | 'comeIn' | 'wish' | 'train' | 'lend' | 'fewerSeats'

export interface Repair {
  readonly kind: RepairKind
  /** Who is asked; those who only go to other work are in `moves`. */
  readonly persons: readonly PersonId[]
  /** Person-days as they would be. */
  readonly days: readonly PersonDay[]
  /** Who goes where, and from what. `from` is absent for hours that were not worked. */
  readonly moves: readonly {
    readonly person: PersonId
    readonly from?: ActivityId
    readonly to: ActivityId
    readonly startMinute: MinuteOfDay
    readonly endMinute: MinuteOfDay
  }[]
  /** Change of the roster's cost: below 0 it saves. Learning itself is not in it. */
  readonly yen: number
  /** Part of it that is wages. */
  readonly wageYen: number
  /** Person-hours of shortage that it takes away from the whole roster. */
  readonly removedHours: number
  /** Somebody works other hours than rostered and has to agree once it is published. */
  readonly needsConsent: boolean
  /** What it rests on or has to be set aside for it: 36協定, 変更の範囲, a skill, a contract minimum. */
  readonly rule?: RuleRef
  /** Teams that lend, `lend` only; activity whose minimum is lowered, `fewerSeats` only. */
  readonly team?: TeamId
  readonly activity?: ActivityId
  /** Warnings of the checker that the roster does not have. No repair brings a breach other than of `rule`. */
  readonly warnings: readonly Breach[]
}

/** Neighbouring short slots of one activity and date. Causes are those of the slot that loses most. */
export interface ShortageExplanation extends Span {
  readonly activity: ActivityId
  readonly date: LocalDate
  readonly slots: readonly Slot[]
  /** Person-hours missing, most people missing at once. */
  readonly missingHours: number
  readonly mostMissing: number
  /** What one more person through all of it would save. */
  readonly nextPersonYen: number
  readonly causes: readonly Cause[]
  /** Cheapest first. */
  readonly repairs: readonly Repair[]
}

/**
 * One more person who can do this activity and nothing else, there from `startMinute` to `endMinute` of the date; who works when is
 * held and everybody goes where it is best. Wages of the person are not in `yen`.
 */
export interface ShadowPrice extends Span {
  readonly activity: ActivityId
  readonly date: LocalDate
  /** The hour at which most is saved. */
  readonly peakMinute: MinuteOfDay
  /** Person-hours of shortage that go. */
  readonly removedHours: number
  readonly yen: number
  readonly wageYen: number
}

/** What a report tells of a roster's shortages. */
export interface Explanations {
  readonly shortages: readonly ShortageExplanation[]
  /** The best ten. */
  readonly shadowPrices: readonly ShadowPrice[]
}

/** A cell of the roster. */
export interface CellRequest {
  readonly person: PersonId
  readonly date: LocalDate
  readonly minute: MinuteOfDay
}

/** Somebody else in the same place: what exchanging costs, or which rule stands against it. */
export interface Alternative extends Standing {
  /** Cost of the date solved again with this person there and the other elsewhere, less the cost as it is. */
  readonly yen?: number
  readonly days?: readonly PersonDay[]
  readonly needsConsent: boolean
}

/** なぜこの人がここ？ */
export interface CellExplanation {
  readonly request: CellRequest
  /** What the person does then; absent on a break or off. */
  readonly block?: Block
  /** The hour of the block that the costs are of. */
  readonly span?: Span
  readonly state: 'work' | 'break' | 'off' | 'leave'
  /** `work`: cost if nobody were there instead, and if the others filled in as is best. */
  readonly withoutYen?: number
  readonly elsewhereYen?: number
  readonly required?: number
  readonly placed?: number
  /** Everybody else; those who can do it first, cheapest first. */
  readonly others: readonly Alternative[]
}

/** A hard wish of the manager: so many people at an activity through a stretch. */
export interface RosterRequest extends Span {
  readonly activity: ActivityId
  readonly date: LocalDate
  readonly people: number
}

/** One part of a contradiction. */
export interface ConflictElement {
  readonly kind:
    | 'request'
    | 'locked'
    | 'leave'
    | 'contractHours'
    | 'weeklyLimit'
    | 'overtimeAgreement'
    | 'workingDays'
    /** What a month, a year or a frame leaves: 36協定 and the like. */
    | 'limit'
    | 'rest'
    | 'skill'
    | 'scope'
    | 'seats'
    | 'shifts'
  readonly rule: RuleRef
  readonly person?: PersonId
  readonly date?: LocalDate
  readonly activity?: ActivityId
  readonly request?: RosterRequest
  /** Minutes asked or allowed, where the rule speaks of hours; days where of days. */
  readonly minutes?: number
  readonly days?: number
}

/** The smallest set of requirements that cannot all be kept; without any one of them they can. */
export interface ConflictSet {
  readonly elements: readonly ConflictElement[]
  /** No smaller set exists: proven, not only that no part can be left out. */
  readonly smallest: boolean
  /** Elements that help when they alone are given up, the cheapest first where prices were asked for. */
  readonly repairs: readonly ConflictRepair[]
}

export interface ConflictRepair {
  readonly element: number
  /**
   * Cost of the roster without the element, less the cost without any of the requests; where that is no roster either, less the cost
   * without all elements that can be given up.
   */
  readonly yen?: number
}

/** What is priced. */
export type PriceRequest =
  | { readonly kind: 'wish'; readonly person: PersonId; readonly date: LocalDate }
  | { readonly kind: 'leave'; readonly person: PersonId; readonly date: LocalDate }
  | { readonly kind: 'rule'; readonly rule: RuleId }

/** What keeping something costs over the horizon. Rosters cost the hours worked: wages of leave itself are not in it. */
export interface Price {
  readonly request: PriceRequest
  /** Already so (a leave that is approved, a wish, a rule), or asked before it is granted. */
  readonly standing: 'kept' | 'asked'
  /** Difference of the two relaxations. */
  readonly estimateYen: number
  /** The true difference of the two best rosters lies between: from cost and bound of both. */
  readonly lowerYen: number
  readonly upperYen: number
}
