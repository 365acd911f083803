import type { Activity } from '../city/types.ts'
import type { Stint } from './horizon.ts'
import type { Draft } from './linear.ts'
import type { Placed } from './pattern.ts'
import type { RosterProblem } from './types.ts'
import type { Worker } from './worker.ts'

/** House prices of a calm day, yen: small against any loss, so that they only choose among equals. */
export const CALM = { change: 10, shortStretch: 60, leaderAway: 200, nothingToDo: 2000 }

/** Who works a date, and by which pattern with its breaks placed. */
export interface Shift {
  readonly worker: Worker
  readonly pattern: Placed
}

/** Column of "this shift's stint is spent on this activity". */
export interface Place {
  readonly shift: number
  /** Index of the shift's stint; −1 where a locked day has its own. */
  readonly stint: number
  readonly span: Stint
  readonly activity: Activity
  /** Whether it counts for the slot; if not, the person only prepares or waits there. */
  readonly serves: boolean
  readonly column: number
}

/** What the constraints of a date are written over. */
export interface Ground {
  readonly problem: RosterProblem
  readonly day: number
  readonly shifts: readonly Shift[]
  readonly linear: Draft
  readonly places: Place[]
}

export const FREE = Number.NEGATIVE_INFINITY
export const MANY = Number.POSITIVE_INFINITY
