import type { Floor, Worker } from './floor.ts'
import { playerOf } from './play.ts'

/** Who comes to a desk on one day, in order of arrival. Times in seconds. */
export interface Customers {
  readonly count: number
  readonly arrival: Float64Array
  readonly service: Float64Array
  /** How long each is willing to wait; Infinity for who never leaves. */
  readonly patience: Float64Array
}

/** People at the desk: from `changes[i]` on there are `levels[i]`, and nobody before the first change. */
export interface Levels {
  readonly changes: Float64Array
  readonly levels: Int32Array
}

/** What became of each customer. */
export interface Waits {
  /** Seconds until served or gone. */
  readonly wait: Float64Array
  /** 1 for who left unserved. */
  readonly gone: Uint8Array
}

/** Each stretch for which there are at least so many people, as the day of one more worker. */
const workersOf = ({ changes, levels }: Levels): Worker[] => {
  const workers: Worker[] = []
  const open: number[] = []
  const close = (end: number): void => {
    workers.push({
      starts: Float64Array.of(open.pop()!),
      ends: Float64Array.of(end),
      places: Int32Array.of(0),
      helps: [],
      closes: [],
      makesGapCalls: false,
      homeTime: Number.POSITIVE_INFINITY,
    })
  }
  levels.forEach((level, i) => {
    while (open.length > level) close(changes[i]!)
    while (open.length < level) open.push(changes[i]!)
  })
  while (open.length > 0) close(Number.POSITIVE_INFINITY)
  return workers
}

/**
 * Serves a day at a single desk of which only the head-count is known, on the floor's own event loop. Who still waits
 * when nobody will come any more is turned away then.
 */
export const serveDesk = (
  customers: Customers,
  people: Levels,
  waits: Waits,
  player: typeof playerOf = playerOf,
): void => {
  const { count } = customers
  const floor: Floor = {
    desks: [
      { callsHelpAt: Number.POSITIVE_INFINITY, seats: 0, closeTime: Number.POSITIVE_INFINITY, lines: 1 },
    ],
    workers: workersOf(people),
    works: 0,
  }
  const visits = {
    ...customers,
    direct: count,
    desk: new Uint16Array(count),
    line: new Uint16Array(count),
    next: new Int32Array(count).fill(-1),
    walk: new Float64Array(0),
  }
  player(floor).play(visits, { ...waits, worker: new Int32Array(count) })
}
