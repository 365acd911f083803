import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Desk } from '../../../src/core/simulation/floor.ts'
import { floorWith, played, type VisitLike, type WorkerLike } from './floor.ts'

const CLOSE = 6000

const desks = fc.array(
  fc.record({
    callsHelpAt: fc.constantFrom(1, 2, 3, Number.POSITIVE_INFINITY),
    seats: fc.integer({ min: 1, max: 3 }),
    closeTime: fc.constant(CLOSE),
    lines: fc.constant(2),
  }),
  { minLength: 2, maxLength: 2 },
)

/** Two or three blocks with holes of every length, none among them. */
const worker: fc.Arbitrary<WorkerLike> = fc
  .record({
    lengths: fc.array(fc.integer({ min: 50, max: 2500 }), { minLength: 2, maxLength: 3 }),
    holes: fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 3, maxLength: 3 }),
    places: fc.array(fc.constantFrom(-1, 0, 1), { minLength: 3, maxLength: 3 }),
    helps: fc.subarray([0, 1]),
    closes: fc.subarray([0, 1]),
  })
  .map(({ lengths, holes, places, helps, closes }) => {
    let at = 0
    const blocks = lengths.map((length, i) => {
      const start = at + holes[i]!
      at = start + length
      return [start, at, places[i]!] as const
    })
    return { blocks, helps, closes, homeTime: at }
  })

const visits: fc.Arbitrary<VisitLike[]> = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: CLOSE }),
      takes: fc.integer({ min: 0, max: 900 }),
      desk: fc.nat(1),
      line: fc.nat(1),
      patience: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 0, max: 2000 })),
      goesOn: fc.boolean(),
      walk: fc.integer({ min: 0, max: 300 }),
    }),
    { maxLength: 40 },
  )
  .map((rows) => {
    const direct = rows.toSorted((a, b) => a.at - b.at)
    const onward = direct.flatMap(({ goesOn, walk, desk, takes }, after) =>
      goesOn ? [{ after, walk, desk: 1 - desk, takes }] : [],
    )
    return [...direct, ...onward]
  })

const any = fc.tuple(desks, fc.array(worker, { maxLength: 4 }), visits)

interface Served {
  readonly visit: number
  readonly desk: number
  readonly line: number
  readonly worker: number
  readonly arrival: number
  readonly start: number
  readonly end: number
}

const servedOf = (all: readonly VisitLike[], day: ReturnType<typeof played>): Served[] =>
  all
    .map(({ desk = 0, line = 0, takes }, visit) => {
      const arrival = day.arrival[visit]!
      const start = arrival + day.wait[visit]!
      return { visit, desk, line, worker: day.worker[visit]!, arrival, start, end: start + takes }
    })
    .filter(({ visit, arrival }) => arrival >= 0 && day.gone[visit] === 0)
    .sort((a, b) => a.start - b.start || a.end - b.end)

/** Whether the worker may be at the desk at a time: placed there, stepping in, or staying after closing. */
const mayServe = (
  { blocks, helps, closes }: WorkerLike,
  desk: number,
  time: number,
  desks: readonly Partial<Desk>[],
) =>
  blocks.some(
    ([start, end, place]) =>
      start <= time && time <= end && (place === desk || (place < 0 && helps!.includes(desk))),
  ) ||
  (time >= desks[desk]!.closeTime! && closes!.includes(desk))

describe('on any floor', () => {
  test('everyone who came is served or has left, and goes on only when served', () => {
    fc.assert(
      fc.property(any, ([desks, workers, all]) => {
        const day = played(floorWith(desks, workers), all)
        const served = new Map(servedOf(all, day).map((it) => [it.visit, it]))
        all.forEach(({ after, walk = 0, patience = Number.POSITIVE_INFINITY }, i) => {
          if (after !== undefined) {
            const before = served.get(after)
            expect(day.arrival[i]).toBe(before ? before.end + walk : -1)
            if (!before) return
          }
          expect(day.worker[i]! >= 0).toBe(served.has(i))
          if (served.has(i)) expect(day.wait[i]).toBeLessThan(patience)
          else expect(day.wait[i]).toBeLessThanOrEqual(patience)
        })
      }),
      { numRuns: 300 },
    )
  })

  test('nobody serves two at once, nor where they may not be', () => {
    fc.assert(
      fc.property(any, ([desks, workers, all]) => {
        const served = servedOf(all, played(floorWith(desks, workers), all))
        for (const [w, own] of Map.groupBy(served, (it) => it.worker)) {
          own.slice(1).forEach(({ start }, i) => {
            expect(start).toBeGreaterThanOrEqual(own[i]!.end)
          })
          for (const { desk, start } of own) expect(mayServe(workers[w]!, desk, start, desks)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('within a line nobody is served before who came earlier', () => {
    fc.assert(
      fc.property(any, ([desks, workers, all]) => {
        const served = servedOf(all, played(floorWith(desks, workers), all))
        for (const own of Map.groupBy(served, ({ desk, line }) => `${desk} ${line}`).values())
          own.slice(1).forEach(({ start, arrival }, i) => {
            if (start > own[i]!.start) expect(arrival).toBeGreaterThanOrEqual(own[i]!.arrival)
          })
      }),
      { numRuns: 300 },
    )
  })

  test('time with visitors is booked once: to the desk, to other work, to overtime or to a break', () => {
    fc.assert(
      fc.property(any, ([desks, workers, all]) => {
        const day = played(floorWith(desks, workers), all)
        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
        const total = sum(servedOf(all, day).map(({ start, end }) => end - start))
        expect(sum(day.deskBusy)).toBeCloseTo(sum(day.workerBusy), 6)
        expect(sum(day.deskBusy) + sum(day.helped)).toBeLessThanOrEqual(total + 1e-6)
        expect(sum(day.helped)).toBeLessThanOrEqual(sum(day.yielded) + 1e-6)
        expect(sum(day.overtime)).toBeLessThanOrEqual(total + 1e-6)
        workers.forEach(({ blocks }, w) => {
          const placed = sum(blocks.map(([start, end, place]) => (place >= 0 ? end - start : 0)))
          expect(day.workerBusy[w]).toBeLessThanOrEqual(placed + 1e-6)
        })
      }),
      { numRuns: 300 },
    )
  })
})
