import type { City, OpeningId } from '../city/types.ts'
import type { Effective, LocalDate, MinuteOfDay, Slot } from '../units/time.ts'
import { weekday } from './date.ts'
import type { Holidays } from './types.ts'

/** Opening hours of one date. */
export interface OpeningHours {
  readonly openMinute: MinuteOfDay
  readonly closeMinute: MinuteOfDay
  readonly servedBy: 'contractor' | 'city'
}

/** Whether a dated row is in force on a date. */
export const inForce = (row: Effective, date: LocalDate): boolean =>
  row.from <= date && (row.to === undefined || date <= row.to)

const closedYearly = (date: LocalDate, from: string, to: string): boolean => {
  const monthDay = date.slice(5)
  return from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to
}

/** Whether the city hall is closed on a date: public holiday, year end, or a closure of its own (地方自治法4条の2). */
export const isClosed = (city: City, holidays: Holidays, date: LocalDate): boolean =>
  holidays.names.has(date) ||
  city.closures.some(
    (closure) =>
      inForce(closure, date) &&
      (!closure.yearly || closedYearly(date, closure.yearly.from, closure.yearly.to)),
  )

/**
 * Opening hours of a group of counters on a date, or undefined when it is closed. Where several rows are in
 * force (a day session and an evening session) the result runs from the first opening to the last closing.
 */
export const openingOn = (
  city: City,
  holidays: Holidays,
  opening: OpeningId,
  date: LocalDate,
): OpeningHours | undefined => {
  if (isClosed(city, holidays, date)) return undefined
  const day = weekday(date)
  const rows = city.openings.filter(
    (row) => row.opening === opening && inForce(row, date) && row.weekdays.includes(day),
  )
  const [first] = rows
  if (!first) return undefined
  return {
    openMinute: Math.min(...rows.map((row) => row.openMinute)),
    closeMinute: Math.max(...rows.map((row) => row.closeMinute)),
    servedBy: rows.some((row) => row.servedBy === 'contractor') ? 'contractor' : 'city',
  }
}

/** Minutes of a slot that lie inside opening hours. */
export const openMinutesIn = (
  hours: Pick<OpeningHours, 'openMinute' | 'closeMinute'>,
  slot: Slot,
  slotMinutes: number,
): number =>
  Math.max(
    0,
    Math.min(hours.closeMinute, (slot + 1) * slotMinutes) - Math.max(hours.openMinute, slot * slotMinutes),
  )

/** Opening hours laid on the slot grid: the first open slot, and the share of each slot from there on that is open. */
export const openSlots = (
  { openMinute, closeMinute }: OpeningHours,
  slotMinutes: number,
): { readonly firstSlot: Slot; readonly openShare: readonly number[] } => {
  const firstSlot = Math.floor(openMinute / slotMinutes)
  const openShare = Array.from({ length: Math.ceil(closeMinute / slotMinutes) - firstSlot }, (_, i) => {
    const start = (firstSlot + i) * slotMinutes
    return (Math.min(closeMinute, start + slotMinutes) - Math.max(openMinute, start)) / slotMinutes
  })
  return { firstSlot, openShare }
}
