import { Worker } from 'node:worker_threads'
import { partsOf } from '../core/roster/parts.ts'
import { joinedRoster, partProgress, plainConflicts, tellEnd } from '../core/roster/solve.ts'
import type { RosterOutcome, RosterProblem, SolveLimits, SolveProgress } from '../core/roster/types.ts'

/** What every thread knows. `cancel` holds one number: not 0 once the search shall end. */
export interface RosterOrder {
  readonly limits: Partial<SolveLimits>
  readonly cancel: SharedArrayBuffer
}

export interface PartOrder {
  readonly index: number
  readonly part: RosterProblem
}

export type PartMessage =
  | { readonly index: number; readonly progress: SolveProgress }
  | { readonly index: number; readonly outcome: RosterOutcome }

export interface ThreadOptions {
  readonly limits?: Partial<SolveLimits>
  readonly onProgress?: (progress: SolveProgress) => void
  /** Aborted: the best roster so far is finished and given. */
  readonly signal?: AbortSignal
  /** Threads at most; parts of the floor that have nothing to do with one another are solved side by side. */
  readonly threads?: number
}

const THREADS = 2

/** Hands the parts to threads as they become free, the largest first. Outcomes in the order of the parts. */
const solveParts = (
  parts: readonly RosterProblem[],
  order: RosterOrder,
  threads: number,
  tell: (part: number, progress: SolveProgress) => void,
): Promise<RosterOutcome[]> =>
  new Promise((resolve, reject) => {
    const outcomes: RosterOutcome[] = []
    const size = (index: number): number => parts[index]!.staff.people.length
    const waiting = [...parts.keys()].sort((a, b) => size(a) - size(b) || b - a)
    const workers = Array.from(
      { length: Math.min(threads, parts.length) },
      () => new Worker(new URL('./roster-worker.ts', import.meta.url), { workerData: order }),
    )
    const end = async (finish: () => void): Promise<void> => {
      await Promise.all(workers.map((worker) => worker.terminate()))
      finish()
    }
    let left = parts.length
    for (const worker of workers) {
      const give = (): void => {
        const index = waiting.pop()
        if (index !== undefined) worker.postMessage({ index, part: parts[index]! } satisfies PartOrder)
      }
      worker.on('message', (message: PartMessage) => {
        if ('progress' in message) {
          if (message.progress.phase !== 'done') tell(message.index, message.progress)
          return
        }
        outcomes[message.index] = message.outcome
        if (--left === 0) void end(() => resolve(outcomes))
        else give()
      })
      worker.on('error', (error) => void end(() => reject(error)))
      give()
    }
  })

/**
 * A roster made on threads of its own, so that this one stays free to show progress and to end the search: the same
 * roster as `solveRoster` makes.
 */
export const rosterOnThreads = async (
  problem: RosterProblem,
  { limits = {}, onProgress = () => {}, signal, threads = THREADS }: ThreadOptions = {},
): Promise<RosterOutcome> => {
  const conflicts = plainConflicts(problem)
  if (conflicts.length > 0) return { kind: 'infeasible', conflicts }
  const cancel = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const flag = new Int32Array(cancel)
  const raise = (): void => void Atomics.store(flag, 0, 1)
  if (signal?.aborted) raise()
  signal?.addEventListener('abort', raise, { once: true })
  const parts = partsOf(problem)
  const tell = partProgress(parts.length, onProgress)
  const outcomes = await solveParts(parts, { limits, cancel }, threads, tell)
  signal?.removeEventListener('abort', raise)
  const outcome = joinedRoster(problem, outcomes)
  tellEnd(outcome, onProgress)
  return outcome
}
