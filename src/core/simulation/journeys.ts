import type { SlotDemand } from './draw.ts'

/** Where visitors of a queue go on to on a date. */
export interface Way {
  /** Index among the queues of the date. */
  readonly to: number
  readonly share: number
  readonly walkSeconds: number
}

/** A queue of a date, as far as journeys go. */
interface Station {
  readonly slots: readonly SlotDemand[]
  readonly ways: readonly Way[]
}

/** Adds who leaves a slot of the source to the slots of the target they arrive in, as even a flow as they came. */
const addInflow = (into: Float64Array, slots: readonly SlotDemand[], from: SlotDemand, way: Way): void => {
  const shift = from.handlingSeconds + way.walkSeconds
  const [begin, end] = [from.start + shift, from.start + from.seconds + shift]
  slots.forEach(({ start, seconds }, i) => {
    const first = i === 0 ? Number.NEGATIVE_INFINITY : start
    const last = i === slots.length - 1 ? Number.POSITIVE_INFINITY : start + seconds
    const share = (Math.min(end, last) - Math.max(begin, first)) / (end - begin)
    if (share > 0) into[i]! += share * way.share * from.mean
  })
}

/**
 * Slots of each queue with the arrivals that come by themselves. The forecast holds those who come from other desks, so
 * that they are taken out: slot by slot where they are expected, after the mean handling time and the walk. Where more
 * are expected in a slot than the forecast has, its other slots give way; the day's total stays that of the forecast.
 */
export const directSlots = (stations: readonly Station[]): (readonly SlotDemand[])[] => {
  const inflows = stations.map(({ slots }) => new Float64Array(slots.length))
  for (const { slots, ways } of stations)
    for (const way of ways)
      for (const slot of slots) addInflow(inflows[way.to]!, stations[way.to]!.slots, slot, way)
  return stations.map(({ slots }, s) => {
    const inflow = inflows[s]!
    const left = slots.map(({ mean }, i) => Math.max(0, mean - inflow[i]!))
    const sum = left.reduce((a, b) => a + b, 0)
    const wanted = slots.reduce((total, { mean }, i) => total + mean - inflow[i]!, 0)
    const scale = sum > 0 ? Math.max(0, wanted) / sum : 0
    return inflow.every((it) => it === 0)
      ? slots
      : slots.map((slot, i) => ({ ...slot, mean: left[i]! * scale }))
  })
}
