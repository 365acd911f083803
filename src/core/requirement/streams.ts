import { inForce, openingOn, openMinutesIn } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { City, Queue, ServiceTarget } from '../city/types.ts'
import type { DayForecast, Forecast } from '../forecast/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'
import type { Goal, SlotLoad } from './curve.ts'

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

/** How the day factors of two queues go together, 0 apart to 1 as one. */
export type Between = (a: Queue, b: Queue) => number

const apart: Between = () => 0

/** Squared spread of the day's factor of a sum of streams. */
const dayVariance = (streams: readonly Stream[], arrivals: number, between: Between): number =>
  arrivals > 0
    ? sum(streams, (a) =>
        sum(
          streams,
          (b) => (a === b ? 1 : between(a.queue, b.queue)) * a.arrivals * a.dayCv * b.arrivals * b.dayCv,
        ),
      ) / square(arrivals)
    : 0

const goalsOf = (streams: readonly Stream[], arrivals: number): Goal[] => {
  const goals = streams.map(({ queue, target, arrivals: own }) => ({
    queue: queue.id,
    share: target?.share ?? 0,
    withinSeconds: target?.withinSeconds ?? 0,
    ...(target?.asaSeconds !== undefined && { asaSeconds: target.asaSeconds }),
    ...(target?.answerShare !== undefined && { answerShare: target.answerShare }),
    weight: arrivals > 0 ? own / arrivals : 1 / streams.length,
  }))
  return goals.length > 0 ? goals : [{ share: 0, withinSeconds: 0, weight: 1 }]
}

/** Several queues at one desk as one stream: sums of arrivals, a mix of handling times, each with its own target. */
const poolStreams = (
  streams: readonly Stream[],
  minimum: number,
  openMinutes: number,
  between: Between,
): SlotLoad => {
  const arrivals = sum(streams, (it) => it.arrivals)
  const mean = (value: (stream: Stream) => number): number =>
    arrivals > 0 ? sum(streams, (it) => it.arrivals * value(it)) / arrivals : 0
  const handlingSeconds = mean((it) => it.handlingSeconds) || 1
  const handlingSquared = mean((it) => square(it.handlingSeconds) * (1 + square(it.handlingCv)))
  const ofDay = dayVariance(streams, arrivals, between)
  const ofSlots = sum(streams, (it) => square(it.arrivals) * (1 + square(it.dayCv)) * square(it.slotCv))
  const relative = ofDay + (arrivals > 0 ? ofSlots / square(arrivals) : 0)
  return {
    seconds: openMinutes * 60,
    arrivals,
    slotCv: Math.sqrt(Math.max(0, (1 + relative) / (1 + ofDay) - 1)),
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

/** A desk over one day: what meets it in each open slot, and the spread of the day's own factor. */
export interface DeskDay {
  readonly dayCv: number
  readonly slots: readonly { readonly slot: Slot; readonly load: SlotLoad }[]
}

/** Which queues a desk serves, when it is open, and how many people are there at least. */
export interface DeskUse {
  readonly queues: readonly Queue[]
  /** Queues whose hours the desk keeps; absent: its own. */
  readonly hoursOf?: readonly Queue[]
  readonly minimum: number
  /** Absent: the days of different queues have nothing to do with one another. */
  readonly between?: Between
}

/** What meets the queues of one desk on a date, in one line. No slots where the contractor does not open it. */
export const deskDay = (
  { queues, hoursOf = queues, minimum, between = apart }: DeskUse,
  city: City,
  holidays: Holidays,
  date: LocalDate,
  forecast: ForecastIndex,
): DeskDay => {
  const open = openHours(hoursOf, city, holidays, date)
  const { slotMinutes } = city
  const slots = Array.from({ length: Math.ceil(1440 / slotMinutes) }, (_, slot) => {
    const streams = open
      .map(({ queue, hours }) =>
        streamOf(queue, openMinutesIn(hours, slot, slotMinutes), slot, date, forecast),
      )
      .filter((stream) => stream.openMinutes > 0)
    const openMinutes = Math.max(0, ...streams.map((stream) => stream.openMinutes))
    const served = queues.length > 0 ? streams : []
    return { slot, openMinutes, streams: served, load: poolStreams(served, minimum, openMinutes, between) }
  }).filter(({ openMinutes }) => openMinutes > 0)

  const all = slots.flatMap(({ streams }) => streams)
  const ofDay = queues.flatMap((queue) => {
    const mine = all.filter((stream) => stream.queue.id === queue.id)
    return mine[0] ? [{ ...mine[0], arrivals: sum(mine, (it) => it.arrivals) }] : []
  })
  const arrivals = sum(all, (it) => it.arrivals)
  return {
    dayCv: Math.sqrt(dayVariance(ofDay, arrivals, between)),
    slots: slots.map(({ slot, load }) => ({ slot, load })),
  }
}
