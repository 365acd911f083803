import { type Signal, useSignal } from '@preact/signals'
import { ask, type Problem } from './api.ts'

export type ReplyState<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'asked' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly problem: Problem }

/** A question that the service answers at once: posted to `path`; the answer to the last one asked is kept. */
export function useReply<T>(path: string): {
  readonly state: Signal<ReplyState<T>>
  post(body: unknown): void
} {
  const state = useSignal<ReplyState<T>>({ status: 'idle' })
  const asked = useSignal(0)
  return {
    state,
    post: (body) => {
      const mine = ++asked.value
      state.value = { status: 'asked' }
      void ask<T>('POST', path, body).then((reply) => {
        if (mine !== asked.value) return
        state.value = reply.ok
          ? { status: 'ready', value: reply.value }
          : { status: 'failed', problem: reply.problem }
      })
    },
  }
}
