import { Worker } from 'node:worker_threads'
import type { Absence } from '../core/cover/types.ts'
import type { PriceRequest, RosterRequest } from '../core/roster/explain/types.ts'
import type { PersonDay } from '../core/roster/types.ts'
import type { TrainingRequest } from '../core/training/types.ts'
import type { TrialRequest } from '../core/trial/types.ts'
import type { Issue } from '../core/units/issue.ts'
import type { LocalDate } from '../core/units/time.ts'
import type { Consent } from '../core/verification/types.ts'

/** Where a job finds its inputs and leaves its run. */
export interface Folders {
  /** `city.json`, `staff.csv`, `leave.csv`, `wishes.csv`. */
  readonly city: string
  readonly store: string
  readonly runs: string
}

/** What can be asked for, by kind. */
export interface JobRequests {
  /** Back-test, choose and fit the models of all queues. */
  readonly retrain: { readonly seed?: string }
  /** A roster for the week that starts on this Monday, or for so many weeks from it on. */
  readonly roster: {
    readonly week: LocalDate
    readonly weeks?: number
    readonly seed?: string
    /** 固定: person-days kept as they are. */
    readonly locked?: readonly PersonDay[]
    /** The run that hangs on the wall: few person-days may differ from it. */
    readonly published?: string
  }
  readonly trial: TrialRequest
  /** Substitutes with the waits of the day, simulated for the first rows. */
  readonly coverWaits: OfAbsence & { readonly rows: number }
  /** The rest of a roster with few changes: cost against up to so many moves. */
  readonly replan: OfAbsence & { readonly moves: number; readonly keepHours: boolean }
  /** A new version of a run with these person-days in it. */
  readonly apply: {
    readonly run: string
    readonly days: readonly PersonDay[]
    readonly absence?: Absence
    readonly consents: readonly Consent[]
  }
  /** What a wish, a leave or a rule costs. */
  readonly price: { readonly run: string; readonly asked: PriceRequest }
  /** The smallest contradiction of a run's week with what the manager asks for. */
  readonly conflict: { readonly run: string; readonly requests: readonly RosterRequest[] }
  readonly training: TrainingRequest
}

interface OfAbsence {
  readonly run: string
  readonly absence: Absence
  readonly consents: readonly Consent[]
}

export type JobKind = keyof JobRequests

export type JobStage =
  | 'read'
  | 'backtest'
  | 'forecast'
  | 'require'
  | 'solve'
  | 'verify'
  | 'simulate'
  | 'write'

/** How far a job is. `done` is the share of its stage that is over, 0 to 1. */
export interface JobProgress {
  readonly stage: JobStage
  readonly done: number
  /** Of a solve: the proven gap so far, with the cost of the best roster and the bound of all. */
  readonly gap?: number
  readonly incumbentYen?: number
  readonly boundYen?: number
}

export type JobOutcome =
  | { readonly ok: true; readonly result: unknown; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** What the worker sends back. */
export type JobMessage = { readonly progress: JobProgress } | { readonly outcome: JobOutcome }

/** What a worker starts with: its order, and one number that turns from 0 to 1 when the best so far is enough. */
export interface JobStart {
  readonly order: JobOrder
  readonly enough: Int32Array
}

/** What is asked for: a request of a kind, and the folders to do it in. */
export type JobOrder = {
  [Kind in JobKind]: { readonly kind: Kind; readonly request: JobRequests[Kind]; readonly folders: Folders }
}[JobKind]

/**
 * Runs one job on a thread of its own, because a solve blocks its thread. Aborting the signal ends the thread at
 * once and rejects with the signal's reason; what the job had not finished writing is never seen. Aborting `enough`
 * lets a search end with the best it has.
 */
export const runJob = (
  order: JobOrder,
  onProgress: (progress: JobProgress) => void,
  signal?: AbortSignal,
  enough?: AbortSignal,
): Promise<JobOutcome> =>
  new Promise((resolve, reject) => {
    const told = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    const workerData: JobStart = { order, enough: told }
    const worker = new Worker(new URL('./job-worker.ts', import.meta.url), { workerData })
    const tell = () => void Atomics.store(told, 0, 1)
    enough?.addEventListener('abort', tell, { once: true })
    if (enough?.aborted) tell()
    const abort = () => {
      void worker.terminate()
      reject(signal?.reason)
    }
    const settle = (finish: () => void) => {
      signal?.removeEventListener('abort', abort)
      enough?.removeEventListener('abort', tell)
      void worker.terminate()
      finish()
    }
    signal?.addEventListener('abort', abort, { once: true })
    worker.on('message', (message: JobMessage) => {
      if ('progress' in message) onProgress(message.progress)
      else settle(() => resolve(message.outcome))
    })
    worker.on('error', (error) => settle(() => reject(error)))
    worker.on('exit', (code) => settle(() => reject(new Error(`the worker ended with code ${code}`))))
    if (signal?.aborted) abort()
  })
