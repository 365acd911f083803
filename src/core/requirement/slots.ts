import { inForce, openingOn, openMinutesIn } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { Activity, City, Queue, ServiceTarget } from '../city/types.ts'
import type { DayForecast, Forecast } from '../forecast/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'
import { curvesOfDay, type Goal, type SlotLoad } from './curve.ts'
import type { SlotRequirement } from './types.ts'

/** A queue's part in one slot of a pooled desk. */
interface Stream {
  readonly queue: Queue
  readonly target: ServiceTarget | undefined
  readonly openMinutes: number
  readonly arrivals: number
  readonly dayCv: number
  readonly slotCv: number
  readonly handlingSeconds: number
  readonly handlingCv: number
}

/** Forecast days by queue and date. */
export type ForecastIndex = ReadonlyMap<string, DayForecast>

const keyOf = (queue: string, date: LocalDate): string => `${queue} ${date}`

export const indexForecast = (forecast: Forecast): ForecastIndex =>
  new Map(
    forecast.queues.flatMap(({ queue, days }) => days.map((day) => [keyOf(queue, day.date), day] as const)),
  )

const NOTHING = { mean: 0, slotCv: 0, handling: { meanSeconds: 0, cv: 0 } }

const streamOf = (
  queue: Queue,
  openMinutes: number,
  slot: Slot,
  date: LocalDate,
  forecast: ForecastIndex,
): Stream => {
  const day = forecast.get(keyOf(queue.id, date))
  const { mean, slotCv, handling } = day?.slots.find((it) => it.slot === slot) ?? NOTHING
  if (!handling) throw new Error(`the forecast of queue ${queue.id} has no handling time`)
  return {
    queue,
    target: queue.targets.find((it) => inForce(it, date)),
    openMinutes,
    arrivals: mean,
    dayCv: day?.dayCv ?? 0,
    slotCv,
    handlingSeconds: handling.meanSeconds,
    handlingCv: handling.cv,
  }
}

const square = (x: number): number => x * x

const sum = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((total, item) => total + value(item), 0)

/** Squared spread of the day's factor of a sum of independent streams. */
const dayVariance = (streams: readonly Stream[], arrivals: number): number =>
  arrivals > 0 ? sum(streams, (it) => square(it.arrivals * it.dayCv)) / square(arrivals) : 0

const goalsOf = (streams: readonly Stream[], arrivals: number): Goal[] => {
  const goals = streams.map(({ target, arrivals: own }) => ({
    share: target?.share ?? 0,
    withinSeconds: target?.withinSeconds ?? 0,
    weight: arrivals > 0 ? own / arrivals : 1 / streams.length,
  }))
  return goals.length > 0 ? goals : [{ share: 0, withinSeconds: 0, weight: 1 }]
}

/** Several queues at one desk as one stream: sums of arrivals, a mix of handling times, each with its own target. */
const poolStreams = (streams: readonly Stream[], minimum: number, openMinutes: number): SlotLoad => {
  const arrivals = sum(streams, (it) => it.arrivals)
  const mean = (value: (stream: Stream) => number): number =>
    arrivals > 0 ? sum(streams, (it) => it.arrivals * value(it)) / arrivals : 0
  const handlingSeconds = mean((it) => it.handlingSeconds) || 1
  const handlingSquared = mean((it) => square(it.handlingSeconds) * (1 + square(it.handlingCv)))
  const variance = sum(
    streams,
    (it) => square(it.arrivals) * ((1 + square(it.dayCv)) * (1 + square(it.slotCv)) - 1),
  )
  const relative = arrivals > 0 ? variance / square(arrivals) : 0
  return {
    seconds: openMinutes * 60,
    arrivals,
    slotCv: Math.sqrt(Math.max(0, (1 + relative) / (1 + dayVariance(streams, arrivals)) - 1)),
    handlingSeconds,
    handlingCv: Math.sqrt(Math.max(0, handlingSquared / square(handlingSeconds) - 1)),
    leavingRate: mean(({ queue }) => (queue.patienceSeconds ? 1 / queue.patienceSeconds : 0)),
    goals: goalsOf(streams, arrivals),
    minimum,
  }
}

/** Opening hours on a date, of the queues given, as far as the contractor serves them. */
const openHours = (queues: readonly Queue[], city: City, holidays: Holidays, date: LocalDate) =>
  queues.flatMap((queue) => {
    const hours = openingOn(city, holidays, queue.opening, date)
    return hours?.servedBy === 'contractor' ? [{ queue, hours }] : []
  })

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
  const open = openHours(own.length > 0 ? own : team, city, holidays, date)
  const minimum = activity.minimum.find((it) => inForce(it, date))?.people ?? 0
  const { slotMinutes } = city

  const slots = Array.from({ length: Math.ceil(1440 / slotMinutes) }, (_, slot) => {
    const streams = open
      .map(({ queue, hours }) =>
        streamOf(queue, openMinutesIn(hours, slot, slotMinutes), slot, date, forecast),
      )
      .filter((stream) => stream.openMinutes > 0)
    const openMinutes = Math.max(0, ...streams.map((stream) => stream.openMinutes))
    const served = own.length > 0 ? streams : []
    return { slot, openMinutes, streams: served, load: poolStreams(served, minimum, openMinutes) }
  }).filter(({ openMinutes }) => openMinutes > 0)

  const all = slots.flatMap(({ streams }) => streams)
  const dayTotals = own.flatMap((queue) => {
    const mine = all.filter((stream) => stream.queue.id === queue.id)
    return mine[0] ? [{ ...mine[0], arrivals: sum(mine, (it) => it.arrivals) }] : []
  })
  const dayCv = Math.sqrt(
    dayVariance(
      dayTotals,
      sum(all, (it) => it.arrivals),
    ),
  )
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
