import type { PersonId, TeamId } from '../city/types.ts'
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
