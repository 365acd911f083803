import { inForce, openingOn, openMinutesIn } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { City, Queue, QueueId, TeamId } from '../city/types.ts'
import type { Forecast, SlotForecast } from '../forecast/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'
import type { QueueDemand } from './draw.ts'
import type { Desk } from './serve.ts'
import type { Capacity } from './types.ts'

/** One queue on one date at its desk. */
export interface QueueDay {
  /** Index among the queues of the week. */
  readonly queue: number
  /** Index among the open days of all queues. */
  readonly day: number
  /** Name of the random stream of this queue and date. */
  readonly label: string
  readonly demand: QueueDemand
  readonly targetShare: number
  readonly withinSeconds: number
  /** Cell of the first slot and how slots follow; a cell is a queue's slot of a date. */
  readonly firstCell: number
  readonly lastCell: number
  readonly firstSlot: Slot
}

/** One desk on one date with the people there are. */
export interface DeskDay {
  readonly team: number
  readonly date: LocalDate
  readonly desk: Desk
  /** Person-seconds there are. */
  readonly capacitySeconds: number
  readonly queues: readonly QueueDay[]
}

/** All that a simulated week needs, as plain data that a worker can be sent. */
export interface WeekPlan {
  readonly slotMinutes: number
  readonly queues: readonly QueueId[]
  readonly teams: readonly TeamId[]
  readonly teamOfQueue: readonly number[]
  readonly days: readonly DeskDay[]
  /** Open days of each queue. */
  readonly queueDays: readonly { readonly queue: number; readonly date: LocalDate }[]
  readonly cells: readonly {
    readonly queue: number
    readonly date: LocalDate
    readonly slot: Slot
    /** Open part, seconds of the day. */
    readonly start: number
    readonly end: number
  }[]
}

/**
 * People at a desk over a day. From closing time on those who were there last stay until everyone inside is served;
 * what they work after the last scheduled minute is overtime.
 */
const deskOf = (
  steps: Capacity['steps'],
  closeMinute: number,
): Desk & { readonly capacitySeconds: number } => {
  const before = steps.filter(({ minute }) => minute < closeMinute)
  const crew = before.findLast(({ people }) => people > 0)?.people ?? 0
  const closing = crew > 0 ? [{ minute: closeMinute, people: crew }] : []
  const changes = [...before, ...closing]
  const homeMinute = Math.max(closeMinute, steps.at(-1)?.minute ?? 0)
  const capacityMinutes = before.reduce(
    (sum, { minute, people }, i) => sum + people * ((before[i + 1]?.minute ?? closeMinute) - minute),
    0,
  )
  return {
    changes: Float64Array.from(changes, ({ minute }) => minute * 60),
    levels: Int32Array.from(changes, ({ people }) => people),
    homeTime: homeMinute * 60,
    capacitySeconds: capacityMinutes * 60,
  }
}

const targetOf = (queue: Queue, date: LocalDate) => {
  const target = queue.targets.find((it) => inForce(it, date))
  return { targetShare: target?.share ?? 0, withinSeconds: target?.withinSeconds ?? 0 }
}

const demandOf = (
  slots: readonly SlotForecast[],
  hours: { readonly openMinute: number; readonly closeMinute: number },
  slotMinutes: number,
  queue: Queue,
  dayCv: number,
): QueueDemand => ({
  dayCv,
  slots: slots.map(({ slot, mean, slotCv, handling }) => {
    if (!handling) throw new Error(`the forecast of queue ${queue.id} has no handling time`)
    return {
      start: Math.max(slot * slotMinutes, hours.openMinute) * 60,
      seconds: openMinutesIn(hours, slot, slotMinutes) * 60,
      mean,
      slotCv,
      handlingSeconds: handling.meanSeconds,
      handlingCv: handling.cv,
    }
  }),
  ...(queue.patienceSeconds !== undefined && { patienceSeconds: queue.patienceSeconds }),
})

/**
 * Lays out the week that the capacity speaks of: each activity and date of it, with the queues that the contractor
 * serves there. A queue that is closed, or served by the city, has no part in it.
 */
export const weekPlan = (
  forecast: Forecast,
  capacity: readonly Capacity[],
  city: City,
  holidays: Holidays,
): WeekPlan => {
  const activities = new Set(capacity.map((it) => it.activity))
  const queues = city.queues.filter((queue) => activities.has(queue.activity))
  const teamOf = new Map(city.activities.map((it) => [it.id, it.team]))
  const teams = city.teams
    .map((it) => it.id)
    .filter((id) => queues.some((queue) => teamOf.get(queue.activity) === id))
  const forecasts = new Map(forecast.queues.map((it) => [it.queue, it]))
  const cells: WeekPlan['cells'][number][] = []
  const queueDays: WeekPlan['queueDays'][number][] = []

  const days = capacity.flatMap(({ activity, date, steps }) => {
    let closeMinute = 0
    const open = queues.flatMap((queue, index): QueueDay[] => {
      if (queue.activity !== activity) return []
      const hours = openingOn(city, holidays, queue.opening, date)
      const day = forecasts.get(queue.id)?.days.find((it) => it.date === date)
      if (hours?.servedBy !== 'contractor' || !day) return []
      closeMinute = Math.max(closeMinute, hours.closeMinute)
      const slots = day.slots.filter(({ slot }) => openMinutesIn(hours, slot, city.slotMinutes) > 0)
      const firstSlot = Math.floor(hours.openMinute / city.slotMinutes)
      const lastSlot = Math.ceil(hours.closeMinute / city.slotMinutes) - 1
      const firstCell = cells.length
      for (let slot = firstSlot; slot <= lastSlot; slot++) {
        const start = Math.max(hours.openMinute, slot * city.slotMinutes) * 60
        cells.push({
          queue: index,
          date,
          slot,
          start,
          end: start + openMinutesIn(hours, slot, city.slotMinutes) * 60,
        })
      }
      queueDays.push({ queue: index, date })
      return [
        {
          queue: index,
          day: queueDays.length - 1,
          label: `${queue.id}/${date}`,
          demand: demandOf(slots, hours, city.slotMinutes, queue, day.dayCv),
          ...targetOf(queue, date),
          firstCell,
          lastCell: cells.length - 1,
          firstSlot,
        },
      ]
    })
    if (open.length === 0) return []
    const { capacitySeconds, ...desk } = deskOf(steps, closeMinute)
    const team = teams.indexOf(teamOf.get(activity)!)
    return [{ team, date, desk, capacitySeconds, queues: open }]
  })
  return {
    slotMinutes: city.slotMinutes,
    queues: queues.map((it) => it.id),
    teams,
    teamOfQueue: queues.map((queue) => teams.indexOf(teamOf.get(queue.activity)!)),
    days,
    queueDays,
    cells,
  }
}
