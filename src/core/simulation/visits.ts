import type { Random } from '../units/random.ts'
import { type Drawn, drawDay, drawn, type QueueDemand, type SlotDemand } from './draw.ts'
import type { Fates, Visits } from './floor.ts'
import type { Way } from './journeys.ts'

/** A queue of a date: who comes, where they stand in line, and where they go on to. */
export interface Station {
  /** Name of its random streams. */
  readonly label: string
  readonly desk: number
  readonly line: number
  readonly demand: QueueDemand
  readonly ways: readonly Way[]
}

/** Visits of a day with the queue of each. Arrays grow as needed and are used again. */
export interface DayVisits extends Visits {
  queue: Uint16Array
}

/** Room for days of visits, their fates and the draws they come from. */
export interface VisitRoom {
  readonly parts: Drawn[]
  readonly visits: DayVisits
  readonly fates: Fates
}

const arraysFor = (room: number) => ({
  arrival: new Float64Array(room),
  service: new Float64Array(room),
  patience: new Float64Array(room),
  desk: new Uint16Array(room),
  line: new Uint16Array(room),
  next: new Int32Array(room),
  walk: new Float64Array(room),
  queue: new Uint16Array(room),
})

export const visitRoom = (): VisitRoom => ({
  parts: [],
  visits: { count: 0, direct: 0, ...arraysFor(0) },
  fates: { wait: new Float64Array(0), gone: new Uint8Array(0), worker: new Int32Array(0) },
})

const makeRoom = ({ visits, fates }: VisitRoom, count: number): void => {
  if (visits.arrival.length >= count) return
  Object.assign(visits, arraysFor(2 * count))
  fates.wait = new Float64Array(2 * count)
  fates.gone = new Uint8Array(2 * count)
  fates.worker = new Int32Array(2 * count)
}

/** The slot of a queue at a time, or the nearest to it. */
const slotAt = (slots: readonly SlotDemand[], time: number): SlotDemand | undefined =>
  slots.find(({ start, seconds }) => time < start + seconds) ?? slots.at(-1)

const lognormal = (mean: number, cv: number, normal: number): number => {
  const variance = Math.log1p(cv * cv)
  return mean * Math.exp(Math.sqrt(variance) * normal - variance / 2)
}

const chosen = (ways: readonly Way[], point: number): Way | undefined => {
  let left = point
  for (const way of ways) {
    if (left < way.share) return way
    left -= way.share
  }
  return undefined
}

/**
 * Draws the way a visitor goes after the first desk, with what each desk on it will take: all of it known on arrival,
 * by the handling times of that hour. No way is longer than there are queues.
 */
const drawWay = (visitor: number, stations: readonly Station[], visits: DayVisits, random: Random): void => {
  let at = visitor
  let queue = visits.queue[visitor]!
  for (let hops = 0; hops < stations.length && stations[queue]!.ways.length > 0; hops++) {
    const way = chosen(stations[queue]!.ways, random.uniform())
    if (!way) return
    const { demand, desk, line } = stations[way.to]!
    const next = visits.count++
    const slot = slotAt(demand.slots, visits.arrival[visitor]!)!
    visits.next[at] = next
    visits.next[next] = -1
    visits.arrival[next] = -1
    visits.queue[next] = way.to
    visits.desk[next] = desk
    visits.line[next] = line
    visits.walk[next] = way.walkSeconds
    visits.service[next] = lognormal(slot.handlingSeconds, slot.handlingCv, random.normal())
    visits.patience[next] =
      demand.patienceSeconds === undefined
        ? Number.POSITIVE_INFINITY
        : -demand.patienceSeconds * Math.log(1 - random.uniform())
    at = next
    queue = way.to
  }
}

/** Takes the queues' visitors together by arrival; of two who arrive together the earlier queue goes first. */
const merge = (stations: readonly Station[], { parts, visits }: VisitRoom): void => {
  const heads = new Int32Array(stations.length)
  for (let i = 0; i < visits.direct; i++) {
    let first = 0
    let earliest = Number.POSITIVE_INFINITY
    for (let p = 0; p < heads.length; p++) {
      const { count, arrival } = parts[p]!
      if (heads[p]! < count && arrival[heads[p]!]! < earliest) {
        first = p
        earliest = arrival[heads[p]!]!
      }
    }
    const { service, patience } = parts[first]!
    const head = heads[first]!++
    visits.arrival[i] = earliest
    visits.service[i] = service[head]!
    visits.patience[i] = patience[head]!
    visits.queue[i] = first
    visits.desk[i] = stations[first]!.desk
    visits.line[i] = stations[first]!.line
    visits.next[i] = -1
  }
}

/**
 * Draws who comes on a day, to every queue. Each queue has streams of its own for rates, times, handling, patience and
 * ways, so that its k-th visitor is the same person whoever is there to serve.
 */
export const drawVisits = (stations: readonly Station[], random: Random, room: VisitRoom): void => {
  const { parts, visits } = room
  while (parts.length < stations.length) parts.push(drawn())
  visits.direct = 0
  stations.forEach(({ label, demand }, s) => {
    drawDay(demand, random.fork(label), parts[s]!)
    visits.direct += parts[s]!.count
  })
  const hops = stations.some(({ ways }) => ways.length > 0) ? stations.length : 0
  makeRoom(room, visits.direct * (1 + hops))
  visits.count = visits.direct
  merge(stations, room)
  if (hops === 0) return
  const ways = stations.map(({ label, ways }) => (ways.length > 0 ? random.fork(`${label}/way`) : undefined))
  for (let i = 0; i < visits.direct; i++) {
    const stream = ways[visits.queue[i]!]
    if (stream) drawWay(i, stations, visits, stream)
  }
}
