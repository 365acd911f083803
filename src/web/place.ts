import type { LocalDate, Slot } from '../core/units/time.ts'
import type { Language } from '../core/words/entry.ts'

/** The views by whom they are for, in the order of the menu. */
export const GROUPS = [
  {
    name: 'contractor',
    views: [
      'summary',
      'forecast',
      'requirement',
      'roster',
      'shortages',
      'cover',
      'law',
      'waits',
      'replay',
      'training',
    ],
  },
  { name: 'city', views: ['trial', 'pooling'] },
  { name: 'analyst', views: ['models', 'reproduction'] },
] as const

type Group = (typeof GROUPS)[number]
export type View = Group['views'][number]
/** The city's views never ask for a report: it holds names. */
export type CityView = Extract<Group, { name: 'city' }>['views'][number]
export type ReportView = Exclude<View, CityView>

export const VIEWS: readonly View[] = GROUPS.flatMap(({ views }) => views)

export const isCityView = (view: View): view is CityView =>
  GROUPS.some(({ name, views }) => name === 'city' && views.some((one) => one === view))

/** What a colleague needs to see the same screen. It lives in the address, after the `#`. */
export interface Place {
  readonly view: View
  readonly lang: Language
  readonly run?: string
  readonly date?: LocalDate
  readonly queue?: string
  readonly activity?: string
  readonly team?: string
  readonly person?: string
  readonly slot?: Slot
  /** The roster shows its whole horizon unless it is asked for one week or one day. */
  readonly scale?: 'week' | 'day'
}

/** The place an address (`#roster?date=2023-10-02&lang=en`) speaks of. */
export function placeOf(hash: string, fallback: Language): Place {
  const [name, query] = hash.replace(/^#\/?/, '').split('?')
  const asked = new URLSearchParams(query)
  const given = Object.fromEntries(
    ['run', 'date', 'queue', 'activity', 'team', 'person'].flatMap((key) =>
      asked.get(key) ? [[key, asked.get(key)]] : [],
    ),
  )
  const lang = asked.get('lang')
  const slot = asked.get('slot')
  const scale = asked.get('scale')
  return {
    ...given,
    ...(slot !== null && /^\d+$/.test(slot) ? { slot: +slot } : {}),
    ...(scale === 'week' || scale === 'day' ? { scale } : {}),
    view: VIEWS.find((view) => view === name) ?? 'summary',
    lang: lang === 'ja' || lang === 'en' ? lang : fallback,
  }
}

/** The address of a place. */
export function hashOf({ view, ...rest }: Place): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(rest)) if (value !== undefined) query.set(key, String(value))
  return `#${view}?${query}`
}
