import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { ask, type Problem } from './api.ts'

/** Long work that the service does while the page asks after it. */
interface Job<T> {
  readonly id: string
  readonly status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly progress?: { readonly phase: string; readonly share?: number; readonly gap?: number }
  readonly result?: T
  readonly problem?: Problem
}

export type JobState<T> =
  | { readonly status: 'idle' }
  | {
      readonly status: 'running'
      readonly phase: string
      readonly share?: number | undefined
      readonly gap?: number | undefined
    }
  | { readonly status: 'done'; readonly result: T }
  | { readonly status: 'failed'; readonly problem: Problem }
  | { readonly status: 'cancelled' }

export interface JobHandle<T> {
  readonly state: Signal<JobState<T>>
  start(body: unknown): void
  /** Ends a search with the best it has found. */
  settle(): void
  cancel(): void
}

const PAUSE_MS = 500

/** A job of one kind: started by a POST to `path`, asked after until it ends, cancelled by a DELETE. */
export function useJob<T>(path: string, onDone?: (result: T) => void): JobHandle<T> {
  const state = useSignal<JobState<T>>({ status: 'idle' })
  const current = useRef<string>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const follow = (job: Job<T>) => {
    current.current = job.id
    if (job.status === 'done') {
      state.value = { status: 'done', result: job.result as T }
      onDone?.(job.result as T)
    } else if (job.status === 'cancelled') state.value = { status: 'cancelled' }
    else if (job.status === 'failed')
      state.value = { status: 'failed', problem: job.problem ?? { status: 500, title: job.id } }
    else {
      state.value = { status: 'running', phase: '', ...job.progress }
      timer.current = setTimeout(() => void poll(job.id), PAUSE_MS)
    }
  }
  const take = (reply: Awaited<ReturnType<typeof ask<Job<T>>>>) => {
    if (reply.ok) follow(reply.value)
    else state.value = { status: 'failed', problem: reply.problem }
  }
  const poll = async (id: string) => take(await ask<Job<T>>('GET', `/api/jobs/${id}`))
  return {
    state,
    start: (body) => {
      state.value = { status: 'running', phase: '' }
      void ask<Job<T>>('POST', path, body).then(take)
    },
    settle: () => {
      if (current.current) void ask('POST', `/api/jobs/${current.current}/settle`)
    },
    cancel: () => {
      clearTimeout(timer.current)
      const id = current.current
      if (!id) return
      void ask('DELETE', `/api/jobs/${id}`).then(() => {
        state.value = { status: 'cancelled' }
      })
    },
  }
}
