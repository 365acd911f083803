import type { ActivityId, City, PersonId, Staff, TeamId } from '../city/types.ts'
import type { Requirement } from '../requirement/types.ts'
import type { OpenSpan, PersonDay } from '../roster/types.ts'
import type { Effective, LocalDate, Name } from '../units/time.ts'

export type RuleId = string

/** A rule as a row of data: the law, the contract or the house. */
export interface Rule extends Effective {
  readonly id: RuleId
  /** `労働基準法34条1項`, or the contract or house rule it comes from. */
  readonly article: Name
  readonly title: Name
  readonly severity: 'breach' | 'warning'
  /** What it is read off: one person's days, all who work on one date, or what the employer pays. */
  readonly scope: 'person' | 'workplace' | 'employer'
  readonly parameters: Readonly<Record<string, number>>
  /** When the parameters were last compared with the source. */
  readonly checkedOn: LocalDate
}

/** One rule broken by one person, team or slot, and by how much. */
export interface Breach {
  readonly rule: RuleId
  readonly severity: 'breach' | 'warning'
  readonly person?: PersonId
  readonly team?: TeamId
  readonly activity?: ActivityId
  readonly date?: LocalDate
  readonly startMinute?: number
  readonly endMinute?: number
  /** What was found and what the rule allows, in `unit`. */
  readonly found: number
  readonly allowed: number
  readonly unit: 'minutes' | 'days' | 'people' | 'count' | 'yen'
}

/** An empty list of breaches is the only good answer. */
export interface Certificate {
  readonly rules: readonly Rule[]
  readonly breaches: readonly Breach[]
}

/** Overtime and work on statutory rest days of one calendar month, `YYYY-MM`, in minutes. */
export interface MonthHours {
  readonly month: string
  readonly overtimeMinutes: number
  readonly holidayMinutes: number
}

/**
 * What the 36協定 allows, and the hours of overtime that its limits count: those before the earliest of the earlier
 * days, or before the roster where there are none.
 */
export interface OvertimeRecord {
  /** 特別条項: months above the monthly limit are allowed, within those of 36条5項. */
  readonly specialClause: boolean
  /** First month of the agreement's year, `YYYY-MM`. */
  readonly yearFrom: string
  readonly people: readonly { readonly person: PersonId; readonly months: readonly MonthHours[] }[]
}

/**
 * A stretch over which one person's hours are averaged, both dates included, with what was worked in it before the
 * earliest day known otherwise: variable hours of up to a month (32条の2) or a year (32条の4), or flexitime (32条の3).
 */
export interface VariableFrame {
  readonly person: PersonId
  /** Absent: `month`. */
  readonly system?: 'month' | 'year' | 'flex'
  readonly from: LocalDate
  readonly to: LocalDate
  readonly workedMinutes: number
  readonly workedDays?: number
  /** 特定期間 of a year: the agreement calls it busy, and a rest day a week is enough. */
  readonly busy?: readonly { readonly from: LocalDate; readonly to: LocalDate }[]
}

/** Paid leave of one person in the running year of its 基準日, before the earliest day known otherwise. */
export interface LeaveRecord {
  readonly person: PersonId
  readonly takenDays: number
  /** Days left over from the year before. Absent: all that could be. */
  readonly carriedDays?: number
}

/** Someone agreed, on a day, to a change of published working hours. */
export interface Consent {
  readonly person: PersonId
  readonly date: LocalDate
  readonly agreedOn: LocalDate
}

/** What was before the roster: days as they were worked, and what is only counted. */
export interface Earlier {
  /** From some date on up to the roster: whoever has no line for a date was off. */
  readonly earlier?: readonly PersonDay[]
  readonly overtime?: OvertimeRecord
  readonly frames?: readonly VariableFrame[]
  readonly leaveTaken?: readonly LeaveRecord[]
  readonly consents?: readonly Consent[]
}

/** A roster as its days alone, with what it is judged against. */
export interface CheckInput extends Earlier {
  readonly days: readonly PersonDay[]
  readonly staff: Staff
  readonly city: City
  readonly dates: readonly LocalDate[]
  readonly open: readonly OpenSpan[]
  readonly requirement?: Requirement
  /** The roster that hangs on the wall: who works at other hours than it says has agreed. */
  readonly published?: readonly PersonDay[]
}
