import { signal } from '@preact/signals'
import type { PublicCity } from '../core/report/types.ts'
import { ask } from './api.ts'
import type { Loaded } from './state.ts'

export const city = signal<Loaded<PublicCity>>({ status: 'loading' })

/** Fetches what is public about the city. */
export async function loadCity(): Promise<void> {
  const reply = await ask<PublicCity>('GET', '/api/city')
  city.value = reply.ok
    ? { status: 'ready', value: reply.value }
    : { status: 'failed', problem: reply.problem }
}
