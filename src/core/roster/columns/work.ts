import type { Solver } from '../../solver.ts'
import type { Limits, Progress } from './types.ts'

/** What a simplex iteration costs in elementary steps, a row. */
const STEPS_A_ROW = 220

/** The work of a search, counted: what is spent, what is left, and whether somebody called it off. */
export interface Work {
  readonly solver: Solver
  spend(steps: number): void
  /** Counts a solve by its iterations. */
  solved(iterations: number, rows: number): void
  left(): number
  isOver(): boolean
  report(progress: Progress): void
}

export const workOf = (solver: Solver, { work, isCancelled, onProgress }: Limits): Work => {
  let spent = 0
  const spend = (steps: number) => {
    spent += steps
  }
  return {
    solver,
    spend,
    solved: (iterations, rows) => spend(iterations * rows * STEPS_A_ROW),
    left: () => Math.max(0, work - spent),
    isOver: () => spent >= work || isCancelled?.() === true,
    report: (progress) => onProgress?.(progress),
  }
}
