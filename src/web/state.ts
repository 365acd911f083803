import { computed, effect, signal } from '@preact/signals'
import type { PublicCity, Report } from '../core/report/types.ts'
import type { Language } from '../core/words/entry.ts'
import { ask, type Problem } from './api.ts'
import { hashOf, isCityView, type Place, placeOf } from './place.ts'
import { textIn } from './text.ts'

const LANGUAGE_KEY = 'hankan.lang'

const remembered = (): Language => (localStorage.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'ja')

export const place = signal<Place>(placeOf(location.hash, remembered()))
export const text = computed(() => textIn(place.value.lang))

/** What changes about a place; an explicit `undefined` takes something back. */
type Change = { readonly [K in keyof Place]?: Place[K] | undefined }

const changed = (change: Change): Place => {
  const kept = Object.entries({ ...place.value, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as unknown as Place
}

/** Where a link leads: the same place but for what changes. */
export const linkTo = (change: Change): string => hashOf(changed(change))

/** Changes the place without a new entry in the browser's history. */
export function choose(change: Change): void {
  place.value = changed(change)
  history.replaceState(null, '', hashOf(place.value))
}

export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly problem: Problem }

/** The report on screen. It holds names: the city's views (試算, 集約効果) never ask for it. */
export const report = signal<Loaded<Report>>({ status: 'loading' })
const wanted = computed(() => (isCityView(place.value.view) ? undefined : (place.value.run ?? 'latest')))
let asked: string | undefined

/** Fetches the report of a run, unless it is the one already asked for. */
export async function loadReport(run: string, again = false): Promise<void> {
  if (asked === run && !again) return
  asked = run
  report.value = { status: 'loading' }
  const reply = await ask<Report>('GET', `/api/runs/${encodeURIComponent(run)}/report`)
  if (asked !== run) return
  report.value = reply.ok
    ? { status: 'ready', value: reply.value }
    : { status: 'failed', problem: reply.problem }
}

export const city = signal<Loaded<PublicCity>>({ status: 'loading' })

/** Fetches what is public about the city. */
async function loadCity(): Promise<void> {
  const reply = await ask<PublicCity>('GET', '/api/city')
  city.value = reply.ok
    ? { status: 'ready', value: reply.value }
    : { status: 'failed', problem: reply.problem }
}

/** Keeps address, language and report in step with one another from now on. */
export function openPage(): void {
  addEventListener('hashchange', () => {
    place.value = placeOf(location.hash, remembered())
  })
  effect(() => {
    const { lang } = place.value
    document.documentElement.lang = lang
    localStorage.setItem(LANGUAGE_KEY, lang)
  })
  void loadCity()
  effect(() => {
    if (wanted.value) void loadReport(wanted.value)
  })
}
