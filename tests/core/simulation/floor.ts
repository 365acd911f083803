import type { Desk, Floor, Worker } from '../../../src/core/simulation/floor.ts'
import { playerOf } from '../../../src/core/simulation/play.ts'

export type Player = typeof playerOf

/** Desk numbers stand for desks, −1 for the only kind of other work. */
type Block = readonly [start: number, end: number, place: number]

export interface WorkerLike extends Partial<Omit<Worker, 'starts' | 'ends' | 'places'>> {
  readonly blocks: readonly Block[]
}

export interface VisitLike {
  readonly at?: number
  readonly takes: number
  readonly desk?: number
  readonly line?: number
  readonly patience?: number
  /** The visit that this one follows, and the seconds on the way. */
  readonly after?: number
  readonly walk?: number
}

const NEVER = Number.POSITIVE_INFINITY

export const floorWith = (desks: readonly Partial<Desk>[], workers: readonly WorkerLike[]): Floor => ({
  desks: desks.map((desk) => ({ callsHelpAt: NEVER, seats: 9, closeTime: NEVER, lines: 1, ...desk })),
  workers: workers.map(({ blocks, ...rest }) => ({
    starts: Float64Array.from(blocks, ([start]) => start),
    ends: Float64Array.from(blocks, ([, end]) => end),
    places: Int32Array.from(blocks, ([, , place]) => place),
    helps: [],
    closes: [],
    makesGapCalls: false,
    homeTime: NEVER,
    ...rest,
  })),
  works: 1,
})

/** Plays visits, those who come by themselves first. */
export const played = (
  floor: Floor,
  visits: readonly VisitLike[],
  player: Player = playerOf,
  spread?: () => number,
) => {
  const count = visits.length
  const fates = { wait: new Float64Array(count), gone: new Uint8Array(count), worker: new Int32Array(count) }
  const { play, times } = player(floor)
  const day = {
    count,
    direct: visits.filter(({ after }) => after === undefined).length,
    arrival: Float64Array.from(visits, ({ at }) => at ?? -1),
    service: Float64Array.from(visits, ({ takes }) => takes),
    patience: Float64Array.from(visits, ({ patience }) => patience ?? NEVER),
    desk: Uint16Array.from(visits, ({ desk }) => desk ?? 0),
    line: Uint16Array.from(visits, ({ line }) => line ?? 0),
    next: Int32Array.from(visits, (_, i) => visits.findIndex(({ after }) => after === i)),
    walk: Float64Array.from(visits, ({ walk }) => walk ?? 0),
  }
  play(day, fates, spread)
  const told = Object.fromEntries(Object.entries(times).map(([key, sums]) => [key, [...sums]]))
  return {
    arrival: [...day.arrival],
    wait: [...fates.wait],
    gone: [...fates.gone],
    worker: [...fates.worker],
    ...(told as Record<keyof typeof times, number[]>),
  }
}
