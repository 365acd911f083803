import type { ActivityId, City, PersonId, Staff, TeamId } from '../city/types.ts'
import type { Requirement } from '../requirement/types.ts'
import type { LocalDate, Slot, Span } from '../units/time.ts'
import type { Earlier } from '../verification/types.ts'

/** A stretch of one day that a team's or the site's rule speaks of: open for contractor staff. */
export interface OpenSpan extends Span {
  readonly date: LocalDate
  readonly team: TeamId
}

/** All that a roster is made from. */
export interface RosterProblem {
  readonly city: City
  readonly staff: Staff
  readonly requirement: Requirement
  /** Dates of the horizon, ascending (a week: seven). */
  readonly dates: readonly LocalDate[]
  readonly open: readonly OpenSpan[]
  /** When a manager or deputy has to be in the house. Absent: whenever a team is open. */
  readonly siteOpen?: readonly (Span & { readonly date: LocalDate })[]
  /** 固定: person-days set by hand, kept minute for minute. */
  readonly locked?: readonly PersonDay[]
  /** The roster that hangs on the wall: each person-day that differs costs `Prices.changedDay`. */
  readonly published?: readonly PersonDay[]
  /** What was before the horizon: rest, days in a row and limits count from there. */
  readonly before?: Earlier
  /** Burdens carried before the horizon, for fair shares. Whoever is not named carried none. */
  readonly carried?: readonly CarriedBurdens[]
}

/** What is shared out fairly: early and late shifts, Fridays, slots of the day's peak, refused wishes. */
export type Burden = 'early' | 'late' | 'friday' | 'peak' | 'refused'

/** How often one person carried each burden over the rolling history. */
export interface CarriedBurdens {
  readonly person: PersonId
  readonly counts: Readonly<Partial<Record<Burden, number>>>
}

/** One person's burdens, carried and rostered, beside a fair share of the team's. */
export interface FairShare {
  readonly person: PersonId
  readonly burden: Burden
  readonly carried: number
  readonly rostered: number
  readonly share: number
}

/** A person-day at other hours than the published roster says. */
export interface ChangedDay {
  readonly person: PersonId
  readonly date: LocalDate
  readonly was?: Span & { readonly code: string }
  readonly is?: Span & { readonly code: string }
  /** Whether the person agreed; leave that the person asked for needs no consent. */
  readonly agreed: boolean
}

/** One stretch of one activity in a person's day. */
export interface Block extends Span {
  readonly activity: ActivityId
}

/** One person's day. A day off has no shift. Blocks, breaks and short breaks tile the shift exactly, in order. */
export interface PersonDay {
  readonly person: PersonId
  readonly date: LocalDate
  readonly shift?: Span & { readonly code: string }
  readonly breaks: readonly Span[]
  /** 小休憩: paid. */
  readonly shortBreaks?: readonly Span[]
  readonly blocks: readonly Block[]
  readonly absence?: 'paid' | 'morning' | 'afternoon' | 'special' | 'absent' | 'training'
}

/** Why a slot is short. */
export type ShortageReason =
  /** Everyone who could is already on something worth more. */
  | 'everyoneBusy'
  /** Too few people hold the skill, leave included. */
  | 'fewSkilled'
  /** Skilled people are on leave. */
  | 'onLeave'
  /** Hours are used up. */
  | 'hoursUsed'
  /** Another person there is worth less than it costs. */
  | 'notWorthIt'

/** People missing at an activity in a slot against what the requirement asks. */
export interface Shortage {
  readonly date: LocalDate
  readonly slot: Slot
  readonly activity: ActivityId
  readonly required: number
  readonly placed: number
  readonly reason: ShortageReason
  /** Loss that one more person there would save, yen. */
  readonly nextPersonYen: number
}

/** Cost of a roster, split into its parts, yen. `totalYen` is their sum and the model's objective. */
export interface RosterCost {
  readonly totalYen: number
  readonly wageYen: number
  readonly overtimeYen: number
  readonly waitingYen: number
  readonly belowMinimumYen: number
  readonly leadershipYen: number
  readonly backOfficeYen: number
  readonly outboundYen: number
  readonly wishYen: number
  readonly supportYen: number
  /** Burdens beyond fair shares; present where they have a price. */
  readonly unfairYen?: number
  /** Person-days that differ from the published roster; present where they have a price. */
  readonly changedYen?: number
}

/** What the solver can promise. `gap` = (cost − bound) / |cost|. `unproven`: changed by hand, so nothing is claimed. */
export interface RosterProof {
  readonly status: 'optimal' | 'feasible' | 'unproven'
  readonly boundYen: number
  readonly gap: number
  /** Work done, in units that do not depend on the machine. */
  readonly iterations: number
  readonly nodes: number
}

export interface Roster {
  readonly dates: readonly LocalDate[]
  readonly slotMinutes: number
  readonly days: readonly PersonDay[]
  readonly cost: RosterCost
  readonly proof: RosterProof
  readonly shortages: readonly Shortage[]
  /** Back-office hours placed and left undone by task; outbound hours wanted and placed by date. */
  readonly work: readonly {
    readonly task: string
    readonly due: LocalDate
    readonly hours: number
    readonly placedHours: number
  }[]
  readonly outbound: readonly {
    readonly task: string
    readonly date: LocalDate
    readonly hours: number
    readonly placedHours: number
  }[]
  readonly wishes: { readonly asked: number; readonly granted: number }
  /** Where fairness is weighed. */
  readonly fairness?: readonly FairShare[]
  /** Where a published roster is given: the days at other hours. Those not agreed to need consent (労働契約法8条). */
  readonly changed?: readonly ChangedDay[]
}

/** A request that no roster can meet, in parts a manager can act on. */
export interface RosterConflict {
  readonly rule: string
  readonly persons: readonly PersonId[]
  readonly dates: readonly LocalDate[]
}

export type RosterOutcome =
  | { readonly kind: 'roster'; readonly roster: Roster }
  | { readonly kind: 'infeasible'; readonly conflicts: readonly RosterConflict[] }

/** When a solve may stop. */
export interface SolveLimits {
  /** Relative gap that is good enough. */
  readonly gap: number
  /** Nodes of each sub-model. */
  readonly nodes?: number
  /** Seconds of each sub-model, the last resort: a roster it cut short may differ on another machine. */
  readonly seconds?: number
}

/** Progress of a solve, for people who wait. */
export interface SolveProgress {
  readonly phase: string
  readonly incumbentYen?: number
  readonly boundYen?: number
  readonly gap?: number
}
