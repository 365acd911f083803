import { randomUUID } from 'node:crypto'
import type { Issue } from '../core/units/issue.ts'
import type { JobKind, JobOutcome, JobProgress, JobRequests } from '../engines/job.ts'

/** Does one job to its end. Aborting `signal` stops it, aborting `enough` ends a search with the best so far; a rejection is a fault of the program. */
export type RunJob = <Kind extends JobKind>(
  kind: Kind,
  request: JobRequests[Kind],
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
  enough: AbortSignal,
) => Promise<JobOutcome>

/** Where a job stands. A field exists only where it means something. */
export type JobState =
  /** `ahead` jobs run before it. */
  | { readonly status: 'queued'; readonly ahead: number }
  | { readonly status: 'running'; readonly progress?: JobProgress }
  | { readonly status: 'done'; readonly result: unknown; readonly issues: readonly Issue[] }
  | { readonly status: 'failed'; readonly issues: readonly Issue[] }
  /** Stopped by a fault of the program. */
  | { readonly status: 'broken' }
  | { readonly status: 'cancelled' }

export interface Job {
  readonly id: string
  readonly kind: JobKind
  readonly state: JobState
}

/** Starts, watches and cancels jobs. */
export interface Jobs {
  /** A new job, or undefined when too many wait already. */
  start<Kind extends JobKind>(kind: Kind, request: JobRequests[Kind]): Job | undefined
  get(id: string): Job | undefined
  /** Stops a job that has not ended; an ended one stays as it is. */
  cancel(id: string): Job | undefined
  /** Lets a job end with the best it has found; one that has ended stays as it is. */
  settle(id: string): Job | undefined
  /** Resolves when the job has ended, or when the signal says not to wait on. */
  ended(id: string, signal: AbortSignal): Promise<void>
  /** Jobs that may wait at once. */
  readonly limit: number
  readonly counts: { readonly queued: number; readonly running: number }
  /** Cancels all that has not ended. */
  close(): void
}

export interface JobsOptions {
  readonly limit?: number
  /** Ended jobs that are remembered. */
  readonly remembered?: number
  readonly onFault?: (error: unknown) => void
}

/** Jobs that use the whole machine for long, and those that somebody waits for: one of each runs at a time. */
const LANES: Readonly<Record<JobKind, 'long' | 'short'>> = {
  roster: 'long',
  retrain: 'long',
  trial: 'long',
  training: 'long',
  conflict: 'short',
  price: 'short',
  coverWaits: 'short',
  replan: 'short',
  apply: 'short',
}

interface Entry {
  readonly id: string
  readonly kind: JobKind
  readonly work: (onProgress: (progress: JobProgress) => void) => Promise<JobOutcome>
  readonly stop: AbortController
  readonly enough: AbortController
  readonly end: PromiseWithResolvers<void>
  state: Exclude<JobState, { status: 'queued' }> | { readonly status: 'queued' }
}

const isOver = ({ state }: Entry): boolean => state.status !== 'queued' && state.status !== 'running'

/**
 * Jobs in memory, in the order they came: one long one at a time, because a solve uses the whole machine, and beside it
 * one of those that somebody waits for. A restart forgets them; what they made is in the runs.
 */
export const createJobs = (run: RunJob, options: JobsOptions = {}): Jobs => {
  const { limit = 20, remembered = 100, onFault } = options
  const entries = new Map<string, Entry>()
  const queue: Entry[] = []
  const running = new Map<string, Entry>()
  const laneOf = ({ kind }: Entry) => LANES[kind]

  const forget = () => {
    const over = [...entries.values()].filter(isOver)
    for (const entry of over.slice(0, Math.max(0, over.length - remembered))) entries.delete(entry.id)
  }
  const finish = (entry: Entry, state: Entry['state']) => {
    if (isOver(entry)) return
    entry.state = state
    entry.end.resolve()
    forget()
  }
  const next = async (): Promise<void> => {
    const at = queue.findIndex((one) => !running.has(laneOf(one)))
    const [entry] = at < 0 ? [] : queue.splice(at, 1)
    if (!entry) return
    running.set(laneOf(entry), entry)
    entry.state = { status: 'running' }
    try {
      const outcome = await entry.work((progress) => {
        if (entry.state.status === 'running') entry.state = { status: 'running', progress }
      })
      finish(
        entry,
        outcome.ok
          ? { status: 'done', result: outcome.result, issues: outcome.issues }
          : { status: 'failed', issues: outcome.issues },
      )
    } catch (error) {
      if (!entry.stop.signal.aborted) onFault?.(error)
      finish(entry, entry.stop.signal.aborted ? { status: 'cancelled' } : { status: 'broken' })
    }
    running.delete(laneOf(entry))
    void next()
  }
  const aheadOf = (entry: Entry): number => {
    const lane = queue.filter((one) => laneOf(one) === laneOf(entry))
    return lane.indexOf(entry) + (running.has(laneOf(entry)) ? 1 : 0)
  }
  const view = (entry: Entry): Job => ({
    id: entry.id,
    kind: entry.kind,
    state: entry.state.status === 'queued' ? { status: 'queued', ahead: aheadOf(entry) } : entry.state,
  })
  const cancel = (entry: Entry) => {
    if (isOver(entry)) return
    const at = queue.indexOf(entry)
    if (at >= 0) queue.splice(at, 1)
    finish(entry, { status: 'cancelled' })
    entry.stop.abort()
  }

  return {
    limit,
    start(kind, request) {
      if (queue.length >= limit) return undefined
      const [stop, enough] = [new AbortController(), new AbortController()]
      const entry: Entry = {
        id: randomUUID(),
        kind,
        work: (onProgress) => run(kind, request, onProgress, stop.signal, enough.signal),
        stop,
        enough,
        end: Promise.withResolvers<void>(),
        state: { status: 'queued' },
      }
      entries.set(entry.id, entry)
      queue.push(entry)
      void next()
      return view(entry)
    },
    get(id) {
      const entry = entries.get(id)
      return entry && view(entry)
    },
    cancel(id) {
      const entry = entries.get(id)
      if (entry) cancel(entry)
      return entry && view(entry)
    },
    settle(id) {
      const entry = entries.get(id)
      entry?.enough.abort()
      return entry && view(entry)
    },
    async ended(id, signal) {
      const entry = entries.get(id)
      if (!entry || isOver(entry) || signal.aborted) return
      const stopped = Promise.withResolvers<void>()
      const stop = () => stopped.resolve()
      signal.addEventListener('abort', stop, { once: true })
      await Promise.race([entry.end.promise, stopped.promise])
      signal.removeEventListener('abort', stop)
    },
    get counts() {
      return { queued: queue.length, running: running.size }
    },
    close() {
      for (const entry of entries.values()) cancel(entry)
    },
  }
}
