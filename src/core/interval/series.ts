import { datesBetween } from '../calendar/date.ts'
import { openingOn, openMinutesIn, openSlots } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { City, QueueId } from '../city/types.ts'
import type { DemandDay, DemandSeries } from '../forecast/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { Gap, History, Interval } from './types.ts'

/** What of a gap lies inside opening hours. */
const sharedHours = (
  gap: Pick<Gap, 'startMinute' | 'endMinute'>,
  hours: { readonly openMinute: number; readonly closeMinute: number },
) => ({
  openMinute: Math.max(gap.startMinute, hours.openMinute),
  closeMinute: Math.min(gap.endMinute, hours.closeMinute),
})

/**
 * One queue's history as a demand series: each open date from the first to the last on record, 0 where nobody came
 * and null where the recorder was down. Arrivals just before opening or after closing count in the nearest open slot;
 * those of a closed date in none. Slots served by the city's own staff are part of it.
 */
export const demandSeries = (
  history: History,
  city: City,
  holidays: Holidays,
  queue: QueueId,
): DemandSeries => {
  const { slotMinutes } = history
  const opening = city.queues.find(({ id }) => id === queue)!.opening
  const byDate = new Map<LocalDate, Interval[]>()
  for (const interval of history.intervals) {
    if (interval.queue !== queue) continue
    const day = byDate.get(interval.date)
    if (day) day.push(interval)
    else byDate.set(interval.date, [interval])
  }
  const down = new Map<LocalDate, Gap[]>()
  for (const gap of history.gaps)
    if (gap.queue === queue) down.set(gap.date, [...(down.get(gap.date) ?? []), gap])

  const dates = [...byDate.keys()].sort()
  const first = dates[0]
  const days = first === undefined ? [] : datesBetween(first, dates.at(-1)!)
  return {
    id: queue,
    slotMinutes,
    days: days.flatMap((date): DemandDay[] => {
      const hours = openingOn(city, holidays, opening, date)
      if (!hours) return []
      const { firstSlot, openShare } = openSlots(hours, slotMinutes)
      const lastSlot = firstSlot + openShare.length - 1
      const counts: (number | null)[] = openShare.map(() => 0)
      for (const { slot, arrivals } of byDate.get(date) ?? []) {
        const at = Math.min(lastSlot, Math.max(firstSlot, slot)) - firstSlot
        const sofar = counts[at]
        counts[at] = arrivals === null || sofar == null ? null : sofar + arrivals
      }
      for (const gap of down.get(date) ?? [])
        for (const index of counts.keys())
          if (openMinutesIn(sharedHours(gap, hours), firstSlot + index, slotMinutes) > 0) counts[index] = null
      return [{ date, firstSlot, counts, ...(openShare.every((share) => share === 1) ? {} : { openShare }) }]
    }),
  }
}
