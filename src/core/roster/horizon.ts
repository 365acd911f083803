import type { TeamId } from '../city/types.ts'
import type { LocalDate, Slot, Span } from '../units/time.ts'
import type { OpenSpan, RosterProblem } from './types.ts'

/** The working part of one slot. */
export interface Stint extends Span {
  readonly slot: Slot
}

/** Whether a stretch holds another one whole. */
export const holds = (outer: Span, inner: Span): boolean =>
  outer.startMinute <= inner.startMinute && inner.endMinute <= outer.endMinute

/** The common part of two stretches, or undefined where there is none. */
export const overlap = (a: Span, b: Span): Span | undefined => {
  const startMinute = Math.max(a.startMinute, b.startMinute)
  const endMinute = Math.min(a.endMinute, b.endMinute)
  return startMinute < endMinute ? { startMinute, endMinute } : undefined
}

export const minutesOf = (span: Span): number => span.endMinute - span.startMinute

/** Minutes of a slot. */
export const slotSpan = (slot: Slot, slotMinutes: number): Span => ({
  startMinute: slot * slotMinutes,
  endMinute: (slot + 1) * slotMinutes,
})

/** Cuts a stretch at the borders of the slots. */
export const stintsOf = (span: Span, slotMinutes: number): Stint[] => {
  const stints: Stint[] = []
  for (let slot = Math.floor(span.startMinute / slotMinutes); slot * slotMinutes < span.endMinute; slot++)
    stints.push({ slot, ...overlap(span, slotSpan(slot, slotMinutes))! })
  return stints
}

/** When the teams are open, asked by team, date and slot. */
export interface Opening {
  /** Slots in which a team is open on a date, ascending. */
  slots(team: TeamId, date: LocalDate): readonly Slot[]
  /** The open minutes of a slot from first to last; the whole slot where the team is closed. */
  needed(team: TeamId, date: LocalDate, slot: Slot): Span
}

/** Reads the opening of all teams once. A team may have several spans on a date. */
export const openingOf = (open: readonly OpenSpan[], slotMinutes: number): Opening => {
  const spans = new Map<string, Map<Slot, Span>>()
  for (const span of open) {
    const key = `${span.date} ${span.team}`
    const slots = spans.get(key) ?? new Map<Slot, Span>()
    spans.set(key, slots)
    for (const { slot, startMinute, endMinute } of stintsOf(span, slotMinutes)) {
      const before = slots.get(slot)
      slots.set(slot, {
        startMinute: Math.min(startMinute, before?.startMinute ?? startMinute),
        endMinute: Math.max(endMinute, before?.endMinute ?? endMinute),
      })
    }
  }
  return {
    slots: (team, date) => [...(spans.get(`${date} ${team}`)?.keys() ?? [])].sort((a, b) => a - b),
    needed: (team, date, slot) => spans.get(`${date} ${team}`)?.get(slot) ?? slotSpan(slot, slotMinutes),
  }
}

/** When the whole site is open on a date, a stretch a slot: from the first to the last open minute of any team in it. */
export const siteOpenOn = (
  { city, siteOpen }: RosterProblem,
  opening: Opening,
  date: LocalDate,
): (Span & { readonly date: LocalDate })[] => {
  if (siteOpen) return siteOpen.filter((span) => span.date === date)
  const site = new Map<Slot, Span>()
  for (const team of city.teams)
    for (const slot of opening.slots(team.id, date)) {
      const span = opening.needed(team.id, date, slot)
      const before = site.get(slot)
      site.set(slot, {
        startMinute: Math.min(span.startMinute, before?.startMinute ?? span.startMinute),
        endMinute: Math.max(span.endMinute, before?.endMinute ?? span.endMinute),
      })
    }
  return [...site].sort(([a], [b]) => a - b).map(([, span]) => ({ ...span, date }))
}
