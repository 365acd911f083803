import type { Random } from '../units/random.ts'

/** Arrivals of one slot as a distribution: Poisson given the rate `mean · D · S`. Times in seconds of the day. */
export interface SlotDemand {
  readonly start: number
  readonly seconds: number
  readonly mean: number
  readonly slotCv: number
  /** Handling times are lognormal with this mean and coefficient of variation. */
  readonly handlingSeconds: number
  readonly handlingCv: number
}

/** One queue on one date: those who come by themselves. */
export interface QueueDemand {
  readonly dayCv: number
  readonly slots: readonly SlotDemand[]
  /** Mean of exponential patience; absent: nobody leaves. */
  readonly patienceSeconds?: number
}

/** Customers of one queue and day, by arrival. Arrays grow as needed and are used again. */
export interface Drawn {
  count: number
  arrival: Float64Array
  service: Float64Array
  patience: Float64Array
}

export const drawn = (room = 256): Drawn => ({
  count: 0,
  arrival: new Float64Array(room),
  service: new Float64Array(room),
  patience: new Float64Array(room),
})

const grown = (array: Float64Array, room: number): Float64Array => {
  if (array.length >= room) return array
  const larger = new Float64Array(2 * room)
  larger.set(array)
  return larger
}

/** Makes room for `count` customers. */
export const makeRoom = (into: Drawn, count: number): void => {
  into.arrival = grown(into.arrival, count)
  into.service = grown(into.service, count)
  into.patience = grown(into.patience, count)
}

/** A gamma factor of mean 1. */
const factor = (random: Random, cv: number): number => (cv > 0 ? random.gamma(1 / (cv * cv), cv * cv) : 1)

const sortFrom = (times: Float64Array, first: number, end: number): void => {
  for (let i = first + 1; i < end; i++) {
    const time = times[i]!
    let place = i
    for (; place > first && times[place - 1]! > time; place--) times[place] = times[place - 1]!
    times[place] = time
  }
}

/**
 * Draws one day of a queue. Counts, times, handling and patience come from streams of their own, so that the k-th
 * customer of a day is the same person whoever is there to serve.
 */
export const drawDay = (demand: QueueDemand, random: Random, into: Drawn): void => {
  const rates = random.fork('rate')
  const times = random.fork('time')
  const handling = random.fork('handling')
  const day = factor(rates, demand.dayCv)
  into.count = 0
  for (const slot of demand.slots) {
    const own = factor(rates, slot.slotCv)
    const first = into.count
    into.count += times.poisson(slot.mean * day * own)
    makeRoom(into, into.count)
    const variance = Math.log1p(slot.handlingCv * slot.handlingCv)
    const spread = Math.sqrt(variance)
    const centre = Math.log(slot.handlingSeconds) - variance / 2
    for (let i = first; i < into.count; i++) {
      into.arrival[i] = slot.start + slot.seconds * times.uniform()
      into.service[i] = spread > 0 ? Math.exp(centre + spread * handling.normal()) : slot.handlingSeconds
    }
    sortFrom(into.arrival, first, into.count)
  }
  if (demand.patienceSeconds === undefined) {
    into.patience.fill(Number.POSITIVE_INFINITY, 0, into.count)
    return
  }
  const leaving = random.fork('patience')
  for (let i = 0; i < into.count; i++)
    into.patience[i] = -demand.patienceSeconds * Math.log(1 - leaving.uniform())
}
