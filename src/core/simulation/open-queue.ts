import { openingOn, openMinutesIn } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { ActivityId, City, Queue } from '../city/types.ts'
import type { DayForecast, Forecast } from '../forecast/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { QueueDemand } from './draw.ts'
import type { Way } from './journeys.ts'
import type { Cell } from './week.ts'

interface Hours {
  readonly openMinute: number
  readonly closeMinute: number
}

/** A queue that the contractor serves on a date and the forecast knows of. */
export interface OpenQueue {
  readonly queue: Queue
  /** Index among the queues of the week. */
  readonly index: number
  readonly hours: Hours
  readonly demand: QueueDemand
}

const demandOf = (day: DayForecast, hours: Hours, slotMinutes: number, queue: Queue): QueueDemand => ({
  dayCv: day.dayCv,
  slots: day.slots.flatMap(({ slot, mean, slotCv, handling }) => {
    const seconds = openMinutesIn(hours, slot, slotMinutes) * 60
    if (seconds === 0) return []
    if (!handling) throw new Error(`the forecast of queue ${queue.id} has no handling time`)
    const start = Math.max(slot * slotMinutes, hours.openMinute) * 60
    return [{ start, seconds, mean, slotCv, handlingSeconds: handling.meanSeconds, handlingCv: handling.cv }]
  }),
  ...(queue.patienceSeconds !== undefined && { patienceSeconds: queue.patienceSeconds }),
})

/** The queues that are open on each date. */
export const openQueuesIn = (
  queues: readonly Queue[],
  forecast: Forecast,
  city: City,
  holidays: Holidays,
): ((date: LocalDate) => OpenQueue[]) => {
  const days = new Map(
    forecast.queues.flatMap((it) => it.days.map((day) => [`${it.queue} ${day.date}`, day] as const)),
  )
  return (date) =>
    queues.flatMap((queue, index) => {
      const hours = openingOn(city, holidays, queue.opening, date)
      const day = days.get(`${queue.id} ${date}`)
      if (hours?.servedBy !== 'contractor' || !day) return []
      return [{ queue, index, hours, demand: demandOf(day, hours, city.slotMinutes, queue) }]
    })
}

/** Where visitors of each open queue go on to, among the open queues. */
export const waysOf = (open: readonly OpenQueue[], city: City): Way[][] =>
  open.map(({ queue }) =>
    (city.journeys ?? []).flatMap(({ from, to, share, walkSeconds }) => {
      const target = open.findIndex((it) => it.queue.id === to)
      const isOn = from === queue.id && target >= 0 && open[target]!.demand.slots.length > 0
      return isOn ? [{ to: target, share, walkSeconds }] : []
    }),
  )

/** The slots that a queue is open in. */
export const cellsOf = (queue: number, hours: Hours, date: LocalDate, slotMinutes: number): Cell[] => {
  const first = Math.floor(hours.openMinute / slotMinutes)
  const last = Math.ceil(hours.closeMinute / slotMinutes) - 1
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const slot = first + i
    const start = Math.max(hours.openMinute, slot * slotMinutes) * 60
    return { queue, date, slot, start, end: start + openMinutesIn(hours, slot, slotMinutes) * 60 }
  })
}

/** Priorities at a desk as lines, the highest first. */
export const linesAt = (open: readonly OpenQueue[], activity: ActivityId): number[] =>
  [
    ...new Set(
      open.filter(({ queue }) => queue.activity === activity).map(({ queue }) => queue.priority ?? 0),
    ),
  ].sort((a, b) => b - a)
