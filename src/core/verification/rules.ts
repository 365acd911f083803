import { agreed, record } from './rules-contract.ts'
import { frames } from './rules-frames.ts'
import { law } from './rules-law.ts'
import { people, reform } from './rules-people.ts'
import type { Rule } from './types.ts'

/** Every rule a roster is judged by, as data with effective dates. A rule whose parameters changed has a row for each time. */
export const rules: readonly Rule[] = [...law, ...frames, ...people, ...agreed, ...record]

/** Rows that are not law: `check` takes them when asked what would be if they were. */
export const proposed: readonly Rule[] = reform
