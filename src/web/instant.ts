import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { ask } from './api.ts'
import type { Loaded } from './state.ts'

export type Asked<T> = Loaded<T> | { readonly status: 'idle' }

/** Asks the service whenever what is asked changes; only the last answer counts. Undefined: nothing is asked. */
export function useAnswer<T>(path: string, body: unknown): Signal<Asked<T>> {
  const state = useSignal<Asked<T>>({ status: 'idle' })
  const key = body === undefined ? undefined : JSON.stringify(body)
  useEffect(() => {
    if (key === undefined) {
      state.value = { status: 'idle' }
      return
    }
    let gone = false
    state.value = { status: 'loading' }
    void ask<T>('POST', path, body).then((reply) => {
      if (gone) return
      state.value = reply.ok
        ? { status: 'ready', value: reply.value }
        : { status: 'failed', problem: reply.problem }
    })
    return () => {
      gone = true
    }
  }, [path, key])
  return state
}

/** Where answers of one run are asked for. */
export const runPath = (run: string, what: string): string => `/api/runs/${encodeURIComponent(run)}/${what}`
