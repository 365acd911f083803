import { dayNumber } from '../../src/core/calendar/date.ts'
import { type OpeningHours, openingOn } from '../../src/core/calendar/opening.ts'
import type { CityEvent } from '../../src/core/calendar/types.ts'
import type { Queue } from '../../src/core/city/types.ts'
import type { Random } from '../../src/core/units/random.ts'
import type { LocalDate, Slot } from '../../src/core/units/time.ts'
import { type Day, FIRST, LAST_TRUTH, openDays } from './days.ts'
import {
  BEFORE_DEADLINE,
  CALLBACKS_IN_2020,
  COUNTERS_IN_2020,
  DEMAND,
  LAGS,
  MY_NUMBER,
  PHONES_IN_2020,
  SEASONS,
} from './demand.ts'
import { along, monthEffect, weatherEffect, weekdayEffect, yearEffect } from './effects.ts'
import type { Inputs } from './inputs.ts'
import { dayProfile } from './profiles.ts'

/** Expected arrivals of a queue on an open day: `perSlot` has 48 entries, 0 where closed. */
export interface TrueDay {
  readonly queue: Queue
  readonly hours: OpeningHours
  readonly perSlot: Float64Array
}

/** Mail posted in the day is felt from 13:00. */
const AFTERNOON: Slot = 26
/** The evening session takes some visits from the day; the lost Saturdays come on Mondays. */
const WITH_EVENING = 0.985
const AFTER_SATURDAYS = 1.03

/** A slow walk of a queue's level: monthly steps of 1.2 %, pulled back to 1, straight lines between. */
const slowLevel = (random: Random): ((date: LocalDate) => number) => {
  const first = dayNumber(FIRST)
  const steps = [0]
  const months = Math.ceil((dayNumber(LAST_TRUTH) - first) / 30) + 2
  while (steps.length < months) steps.push(0.97 * steps[steps.length - 1]! + 0.012 * random.normal())
  return (date) => {
    const position = (dayNumber(date) - first) / 30
    const step = Math.floor(position)
    const share = position - step
    return Math.exp(steps[step]! * (1 - share) + steps[step + 1]! * share)
  }
}

interface Uplift {
  readonly allDay: number
  readonly afternoon: number
}

/** What the calendar of events adds to a queue on each open day, each event with a strength of its own. */
const eventUplift = (days: readonly Day[], events: readonly CityEvent[], queue: string, random: Random) => {
  const uplift = new Map<number, Uplift>()
  const add = (index: number, allDay: number, afternoon: number) => {
    const so = uplift.get(index) ?? { allDay: 0, afternoon: 0 }
    uplift.set(index, { allDay: so.allDay + allDay, afternoon: so.afternoon + afternoon })
  }
  const working = days.filter((day) => day.weekday !== 6)
  for (const event of events) {
    const start = working.find((day) => day.date >= event.from)
    if (!start) continue
    const strength = Math.exp(0.12 * random.fork(`${event.type}/${event.from}`).normal())
    const lag = LAGS[event.type]
    lag?.uplift[queue]?.forEach((share, open) => {
      const half = lag.mailed && open === 0
      add(start.openIndex + open, half ? 0 : share * strength, half ? share * strength : 0)
    })
    if (event.type === 'deadline') {
      BEFORE_DEADLINE[queue]?.forEach((share, i) => {
        add(start.openIndex - 2 + i, share * strength, 0)
      })
    }
    const season = SEASONS[event.type]?.[queue]
    if (!season) continue
    const within = working.filter((day) => day.date >= event.from && day.date <= event.to)
    within.forEach((day, i) => {
      const share = (i / Math.max(1, within.length - 1)) ** 2
      add(day.openIndex, (season[0] + (season[1] - season[0]) * share) * strength, 0)
    })
  }
  return (day: Day): Uplift => uplift.get(day.openIndex) ?? { allDay: 0, afternoon: 0 }
}

const yearsOf2020 = (queue: string, date: LocalDate): number => {
  if (queue === 'callback') return along(CALLBACKS_IN_2020, date)
  if (queue === 'payment-call') return along(PHONES_IN_2020, date)
  const factor = along(COUNTERS_IN_2020, date)
  // Nobody can put off a move as easily as a certificate.
  return queue === 'transfer' ? Math.sqrt(factor) : factor
}

/**
 * The true rates of the city: for each open day the expected arrivals by queue and slot, before the day's luck.
 * Deterministic in the inputs and the dice.
 */
export const trueRates = (inputs: Inputs, random: Random): { day: Day; queues: TrueDay[] }[] => {
  const { city, holidays, events } = inputs
  const days = openDays(inputs)
  const perQueue = city.queues.map((queue) => ({
    queue,
    demand: DEMAND[queue.id]!,
    level: slowLevel(random.fork(`level/${queue.id}`)),
    uplift: eventUplift(days, events, queue.id, random.fork(`event/${queue.id}`)),
  }))
  return days.flatMap((day) => {
    const queues = perQueue.flatMap(({ queue, demand, level, uplift }): TrueDay[] => {
      const hours = openingOn(city, holidays, queue.opening, day.date)
      if (!hours) return []
      const evening = hours.closeMinute > 1080
      const saturdaysGone = day.date >= '2022-04-01' && demand.saturday > 0
      const years = (dayNumber(day.date) - dayNumber('2023-04-01')) / 365.25
      const total =
        demand.daily *
        Math.exp(demand.trend * years) *
        level(day.date) *
        weekdayEffect(demand, day) *
        monthEffect(demand, day) *
        yearEffect(demand, day) *
        weatherEffect(demand, day) *
        yearsOf2020(queue.id, day.date) *
        (queue.id === 'mynumber' ? along(MY_NUMBER, day.date) : 1) *
        (evening ? WITH_EVENING : 1) *
        (saturdaysGone && day.weekday === 1 ? AFTER_SATURDAYS : 1)
      const { allDay, afternoon } = day.weekday === 6 ? { allDay: 0, afternoon: 0 } : uplift(day)
      const profile = dayProfile(demand.shape, day, hours, demand.evening)
      const perSlot = profile.map(
        (share, slot) => total * share * (1 + allDay + (slot >= AFTERNOON ? afternoon : 0)),
      )
      return [{ queue, hours, perSlot }]
    })
    return queues.length > 0 ? [{ day, queues }] : []
  })
}
