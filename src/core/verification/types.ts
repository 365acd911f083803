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
  readonly unit: 'minutes' | 'days' | 'people' | 'count'
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

/** What the 36協定 allows, and the hours of overtime before the roster that its limits count. */
export interface OvertimeRecord {
  /** 特別条項: months above the monthly limit are allowed, within those of 36条5項. */
  readonly specialClause: boolean
  /** First month of the agreement's year, `YYYY-MM`. */
  readonly yearFrom: string
  /** Per person the months before, and the month of the roster up to its first date. */
  readonly people: readonly { readonly person: PersonId; readonly months: readonly MonthHours[] }[]
}

/** A month of variable working time (32条の2) of one person: its dates, both included, and what was worked in it before. */
export interface VariableFrame {
  readonly person: PersonId
  readonly from: LocalDate
  readonly to: LocalDate
  readonly workedMinutes: number
}

/** A roster as its days alone, with what it is judged against. */
export interface CheckInput {
  readonly days: readonly PersonDay[]
  readonly staff: Staff
  readonly city: City
  readonly dates: readonly LocalDate[]
  readonly open: readonly OpenSpan[]
  readonly requirement?: Requirement
  readonly overtime?: OvertimeRecord
  readonly frames?: readonly VariableFrame[]
}
