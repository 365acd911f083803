import { computed, effect, signal } from '@preact/signals'
import type { Report } from '../core/report/types.ts'
import type { LocalDate, Slot } from '../core/units/time.ts'
import type { Language } from '../core/words/entry.ts'
import { ask, type Problem } from './api.ts'
import { textIn } from './text.ts'

export const VIEWS = [
  'summary',
  'forecast',
  'requirement',
  'roster',
  'shortages',
  'law',
  'waits',
  'trial',
  'models',
] as const
export type View = (typeof VIEWS)[number]

/** What a colleague needs to see the same screen. It lives in the address, after the `#`. */
export interface Place {
  readonly view: View
  readonly lang: Language
  readonly run?: string
  readonly date?: LocalDate
  readonly queue?: string
  readonly activity?: string
  readonly team?: string
  readonly slot?: Slot
  /** The roster shows the week unless it is asked for one day. */
  readonly scale?: 'day'
}

const LANGUAGE_KEY = 'hankan.lang'

/** The place an address (`#roster?date=2023-10-02&lang=en`) speaks of. */
export function placeOf(hash: string, fallback: Language): Place {
  const [name, query] = hash.replace(/^#\/?/, '').split('?')
  const asked = new URLSearchParams(query)
  const given = Object.fromEntries(
    ['run', 'date', 'queue', 'activity', 'team'].flatMap((key) =>
      asked.get(key) ? [[key, asked.get(key)]] : [],
    ),
  )
  const lang = asked.get('lang')
  const slot = asked.get('slot')
  return {
    ...given,
    ...(slot !== null && /^\d+$/.test(slot) ? { slot: +slot } : {}),
    ...(asked.get('scale') === 'day' ? { scale: 'day' as const } : {}),
    view: VIEWS.find((view) => view === name) ?? 'summary',
    lang: lang === 'ja' || lang === 'en' ? lang : fallback,
  }
}

/** The address of a place. */
export function hashOf({ view, ...rest }: Place): string {
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  )
  return `#${view}?${query}`
}

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

/** The report on screen. It holds names: the city's view (試算) never asks for it. */
export const report = signal<Loaded<Report>>({ status: 'loading' })
const wanted = computed(() => (place.value.view === 'trial' ? undefined : (place.value.run ?? 'latest')))
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
  effect(() => {
    if (wanted.value) void loadReport(wanted.value)
  })
}
