import { addDays, weekday } from '../calendar/date.ts'
import type { Holidays } from '../calendar/types.ts'
import type { City, OutboundTask } from '../city/types.ts'
import type { History, OutboundCount } from '../interval/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { OutboundRequirement } from './types.ts'
import { opensOn } from './work.ts'

/** Attempts of a broader group that weigh as much as the own ones: few calls say little. */
const PRIOR_ATTEMPTS = 200
/** How far back contact rates count. */
const RATE_DAYS = 364

const contactRate = (counts: readonly OutboundCount[], prior: number): number => {
  const attempts = counts.reduce((sum, it) => sum + it.attempts, 0)
  const contacts = counts.reduce((sum, it) => sum + it.contacts, 0)
  return (contacts + PRIOR_ATTEMPTS * prior) / (attempts + PRIOR_ATTEMPTS)
}

/**
 * Worth of an hour by slot of the task's span on a weekday, mean 1: the contact rate of the slot and weekday, drawn
 * towards the slot's over all days and that towards the task's. Undefined where nothing was called yet.
 */
export const worthOfSlots = (
  task: OutboundTask,
  counts: readonly OutboundCount[],
  slotMinutes: number,
  day: number,
): readonly number[] | undefined => {
  const attempts = counts.reduce((sum, it) => sum + it.attempts, 0)
  const contacts = counts.reduce((sum, it) => sum + it.contacts, 0)
  if (attempts === 0 || contacts === 0) return undefined
  const first = Math.floor(task.span.startMinute / slotMinutes)
  const length = Math.ceil(task.span.endMinute / slotMinutes) - first
  const rates = Array.from({ length }, (_, i) => {
    const ofSlot = counts.filter((it) => it.slot === first + i)
    const own = ofSlot.filter((it) => weekday(it.date) === day)
    return contactRate(own, contactRate(ofSlot, contacts / attempts))
  })
  const mean = rates.reduce((a, b) => a + b) / length
  return rates.map((rate) => rate / mean)
}

/** Wanted operator-hours of each open date. */
export const outboundRequirements = (
  history: History | undefined,
  city: City,
  holidays: Holidays,
  dates: readonly LocalDate[],
): OutboundRequirement[] =>
  city.outbound.flatMap((task) => {
    const all = history?.outbound.filter((it) => it.task === task.id) ?? []
    const latest = all.at(-1)?.date
    const counts = latest === undefined ? [] : all.filter((it) => it.date > addDays(latest, -RATE_DAYS))
    return dates.filter(opensOn(city, holidays, task.activity)).map((date) => {
      const worth = worthOfSlots(task, counts, city.slotMinutes, weekday(date))
      return {
        task: task.id,
        activity: task.activity,
        date,
        ...task.span,
        seats: task.seats,
        minimumSeats: task.minimumSeats,
        hours: task.hoursPerDay,
        ...(worth && { worth }),
      }
    })
  })
