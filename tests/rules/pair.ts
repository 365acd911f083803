import type { CheckInput } from '../../src/core/verification/types.ts'

/** What shows the meaning of a rule: a roster just inside it, one just outside it, and what is then found. */
export interface RulePair {
  readonly allows: CheckInput
  readonly forbids: CheckInput
  readonly found: number
  readonly allowed: number
}
