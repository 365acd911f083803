import { inForce } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { Activity, City } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import { curvesOfDay } from './curve.ts'
import { deskDay, type ForecastIndex } from './streams.ts'
import type { SlotRequirement } from './types.ts'

/** What the open slots of an immediate activity need on a date. A desk without queues is open while its team is. */
export const slotsOfActivity = (
  activity: Activity,
  city: City,
  holidays: Holidays,
  date: LocalDate,
  forecast: ForecastIndex,
): SlotRequirement[] => {
  const own = city.queues.filter((queue) => queue.activity === activity.id)
  const teamDesks = new Set(city.activities.filter((it) => it.team === activity.team).map((it) => it.id))
  const team = city.queues.filter((queue) => teamDesks.has(queue.activity))
  const minimum = activity.minimum.find((it) => inForce(it, date))?.people ?? 0
  const use = { queues: own, hoursOf: own.length > 0 ? own : team, minimum }
  const { dayCv, slots } = deskDay(use, city, holidays, date, forecast)
  const curves = curvesOfDay(
    slots.map(({ load }) => load),
    dayCv,
    activity.seats,
    city.prices,
  )
  return slots.map(({ slot, load }, i) => ({
    date,
    slot,
    activity: activity.id,
    arrivals: load.arrivals,
    offeredErlangs: (load.arrivals * load.handlingSeconds) / load.seconds,
    people: curves[i]!.people,
    minimum: Math.min(minimum, activity.seats),
    curve: curves[i]!.curve,
  }))
}
