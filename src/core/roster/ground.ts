import type { Activity, ActivityId } from '../city/types.ts'
import type { Slot } from '../units/time.ts'
import type { Opening, Stint } from './horizon.ts'
import type { Draft, Term } from './linear.ts'
import type { Pattern } from './pattern.ts'
import type { RosterProblem } from './types.ts'
import type { Worker } from './worker.ts'

/** Column of "this worker works this date by this pattern". */
export interface Choice {
  readonly worker: number
  readonly day: number
  readonly pattern: Pattern
  readonly column: number
}

/** Column of "so many people of one kind are on this activity in this stint". */
export interface Flow {
  readonly day: number
  readonly stint: Stint
  readonly activity: Activity
  readonly column: number
}

/**
 * People who may work one date by one pattern and count the same wherever they are counted: it is all one which of them
 * takes which break. `pauses[i]` are the columns of "so many of them begin pause i of the pattern at this minute".
 */
export interface Turn {
  readonly day: number
  readonly pattern: Pattern
  readonly choices: readonly Choice[]
  readonly pauses: readonly (readonly { readonly startMinute: number; readonly column: number }[])[]
}

/** What the constraints are written over. */
export interface Ground {
  readonly problem: RosterProblem
  readonly opening: Opening
  readonly workers: readonly Worker[]
  readonly linear: Draft
  readonly choices: readonly Choice[]
  /** Choices by date, for the rules that look at one date. */
  readonly onDay: readonly (readonly Choice[])[]
  readonly turns: readonly Turn[]
  readonly flows: Flow[]
}

export const WHOLE = 'whole'
export const REAL = 'real'
export const QUARTER_PREMIUM = 0.25

export const sum = (choices: readonly Choice[], value: (choice: Choice) => number = () => 1): Term[] =>
  choices.map((choice) => [choice.column, value(choice)])

export const flowKey = (day: number, slot: Slot, activity: ActivityId): string => `${day} ${slot} ${activity}`
