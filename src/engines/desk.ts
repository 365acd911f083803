import { Worker } from 'node:worker_threads'
import type { Swap, SwapVerdict } from '../core/cover/swap.ts'
import type { Absence, CoverList, EditVerdict } from '../core/cover/types.ts'
import type { CellExplanation, CellRequest } from '../core/roster/explain/types.ts'
import type { PersonDay } from '../core/roster/types.ts'
import type { Result } from '../core/units/issue.ts'
import type { Consent } from '../core/verification/types.ts'
import type { Folders } from './job.ts'

interface OfRun {
  readonly run: string
  /** Who has agreed to other hours than published. */
  readonly consents: readonly Consent[]
}

/** What can be asked of a roster that hangs on the wall, by kind. */
export interface DeskRequests {
  /** Who could stand in. */
  readonly cover: OfRun & { readonly absence: Absence }
  readonly swap: OfRun & { readonly swap: Swap }
  /** What some person-days would come to in place of those there are. */
  readonly cells: OfRun & { readonly days: readonly PersonDay[] }
  /** なぜこの人がここ? */
  readonly why: OfRun & { readonly cell: CellRequest }
  /** Reads the run, so that the next question is answered at once. */
  readonly open: OfRun
}

export interface DeskAnswers {
  readonly cover: CoverList
  readonly swap: SwapVerdict
  readonly cells: EditVerdict
  readonly why: CellExplanation
  readonly open: undefined
}

export type DeskKind = keyof DeskRequests

/** One question with its number, as the thread is sent it. */
export type DeskOrder = {
  [Kind in DeskKind]: { readonly id: number; readonly kind: Kind; readonly request: DeskRequests[Kind] }
}[DeskKind]

export interface DeskReply {
  readonly id: number
  readonly result: Result<DeskAnswers[DeskKind]>
}

/** Answers that cannot wait behind a job. */
export interface Desk {
  ask<Kind extends DeskKind>(kind: Kind, request: DeskRequests[Kind]): Promise<Result<DeskAnswers[Kind]>>
  close(): void
}

interface Waiting {
  readonly resolve: (result: Result<never>) => void
  readonly reject: (error: unknown) => void
}

/**
 * A thread that keeps the last runs in memory and answers one question after another, each within a second; a solve on
 * another thread does not hold it up. It starts with the first question and keeps no program alive. After a fault the
 * next question starts a new one.
 */
export const openDesk = (folders: Folders): Desk => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let asked = 0

  const failed = (error: unknown) => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const start = (): Worker => {
    const thread = new Worker(new URL('./desk-worker.ts', import.meta.url), { workerData: folders })
    thread.on('message', ({ id, result }: DeskReply) => {
      waiting.get(id)?.resolve(result as Result<never>)
      waiting.delete(id)
      if (waiting.size === 0) thread.unref()
    })
    thread.on('error', failed)
    return thread
  }
  return {
    ask(kind, request) {
      worker ??= start()
      worker.ref()
      const id = ++asked
      const answer = new Promise<Result<never>>((resolve, reject) => {
        waiting.set(id, { resolve, reject })
      })
      worker.postMessage({ id, kind, request })
      return answer
    },
    close() {
      const thread = worker
      failed(new Error('the desk is closed'))
      void thread?.terminate()
    },
  }
}
