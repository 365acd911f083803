import type { ActivityId, City } from '../city/types.ts'
import type { Requirement } from '../requirement/types.ts'
import type { Block, OpenSpan, PersonDay } from '../roster/types.ts'
import type { LocalDate, Slot, Span } from '../units/time.ts'
import type { ReportLoad } from './types.ts'

/** What `loadOf` looks at. */
export interface LoadInput {
  readonly city: City
  readonly dates: readonly LocalDate[]
  readonly open: readonly OpenSpan[]
  readonly requirement: Requirement
  readonly days: readonly PersonDay[]
}

const common = (a: Span, b: Span): Span => ({
  startMinute: Math.max(a.startMinute, b.startMinute),
  endMinute: Math.min(a.endMinute, b.endMinute),
})

/** Minutes two spans have in common. */
export const overlapMinutes = (a: Span, b: Span): number => {
  const { startMinute, endMinute } = common(a, b)
  return Math.max(0, endMinute - startMinute)
}

/** The span a slot covers. */
export const slotSpan = (slot: Slot, slotMinutes: number): Span => ({
  startMinute: slot * slotMinutes,
  endMinute: (slot + 1) * slotMinutes,
})

/** Minutes of a span during which any of `open` is open; the spans of `open` do not overlap. */
export const openMinutes = (span: Span, open: readonly Span[]): number =>
  open.reduce((sum, stretch) => sum + overlapMinutes(span, stretch), 0)

/** Fewest people at work at any moment of the open part of a slot. */
const fewest = (slot: Span, open: readonly Span[], work: readonly Span[]): number => {
  const parts = open.map((span) => common(slot, span)).filter((part) => part.endMinute > part.startMinute)
  const moments = parts.flatMap((part) => [
    part.startMinute,
    ...work
      .map((block) => block.endMinute)
      .filter((minute) => part.startMinute < minute && minute < part.endMinute),
  ])
  const present = moments.map(
    (minute) => work.filter((block) => block.startMinute <= minute && minute < block.endMinute).length,
  )
  return present.length ? Math.min(...present) : 0
}

const slotsOf = (open: readonly Span[], slotMinutes: number): Slot[] => {
  const slots = new Set<Slot>()
  for (const span of open)
    for (let slot = Math.floor(span.startMinute / slotMinutes); slot * slotMinutes < span.endMinute; slot++)
      slots.add(slot)
  return [...slots].sort((a, b) => a - b)
}

/**
 * Required against placed people of every activity, date and slot. A window or phone has the slots of its
 * requirement; other work has the open slots of its team and requires nobody.
 */
export const loadOf = ({ city, dates, open, requirement, days }: LoadInput): ReportLoad[] => {
  const { slotMinutes } = requirement
  const key = (activity: ActivityId, date: LocalDate) => `${activity}/${date}`
  const required = Map.groupBy(requirement.slots, (row) => key(row.activity, row.date))
  const blocks = new Map<string, Block[]>()
  for (const day of days)
    for (const block of day.blocks) {
      const at = key(block.activity, day.date)
      const list = blocks.get(at)
      if (list) list.push(block)
      else blocks.set(at, [block])
    }

  return city.activities.flatMap((activity) =>
    dates.flatMap((date) => {
      const spans = open.filter((span) => span.team === activity.team && span.date === date)
      const rows = (required.get(key(activity.id, date)) ?? []).toSorted((a, b) => a.slot - b.slot)
      const immediate = activity.kind === 'window' || activity.kind === 'phone'
      const work = blocks.get(key(activity.id, date)) ?? []
      const slots = immediate
        ? rows.map((row) => ({
            slot: row.slot,
            required: row.people,
            minimum: row.minimum,
            arrivals: row.arrivals,
            curve: row.curve,
          }))
        : slotsOf(spans, slotMinutes).map((slot) => ({
            slot,
            required: 0,
            minimum: 0,
            arrivals: 0,
            curve: [],
          }))
      if (!slots.length) return []
      return [
        {
          activity: activity.id,
          date,
          slots: slots.map((row) => {
            const span = slotSpan(row.slot, slotMinutes)
            return { ...row, startMinute: span.startMinute, placed: fewest(span, spans, work) }
          }),
        },
      ]
    }),
  )
}
