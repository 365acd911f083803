import { describe, expect, test } from 'vitest'
import type { QueueDemand } from '../../src/core/simulation/draw.ts'
import { simulateBatch } from '../../src/core/simulation/simulate.ts'
import { summarise } from '../../src/core/simulation/summary.ts'
import type { WeekPlan } from '../../src/core/simulation/week.ts'

/** One endless day of slots of 1,800 s, long enough that its empty start does not show. */
const SLOTS = 2000

interface Stream {
  readonly perSlot: number
  readonly handlingSeconds: number
  readonly handlingCv: number
}

const demand = ({ perSlot, handlingSeconds, handlingCv }: Stream): QueueDemand => ({
  dayCv: 0,
  slots: Array.from({ length: SLOTS }, (_, i) => ({
    start: i * 1800,
    seconds: 1800,
    mean: perSlot,
    slotCv: 0,
    handlingSeconds,
    handlingCv,
  })),
})

const onePerson = (streams: readonly Stream[]): WeekPlan => ({
  slotMinutes: 30,
  queues: streams.map((_, q) => `q${q}`),
  teams: ['team'],
  teamOfQueue: streams.map(() => 0),
  people: [],
  deskSecondsOf: [],
  work: { tasks: [], batches: [], outbound: [], dates: [] },
  cells: streams.flatMap((_, queue) =>
    Array.from({ length: SLOTS }, (_, slot) => ({
      queue,
      date: '2023-10-02' as const,
      slot,
      start: slot * 1800,
      end: (slot + 1) * 1800,
    })),
  ),
  queueDays: streams.map((_, queue) => ({ queue, date: '2023-10-02' })),
  days: [
    {
      date: '2023-10-02',
      floor: {
        desks: [
          { callsHelpAt: Number.POSITIVE_INFINITY, seats: 1, closeTime: Number.POSITIVE_INFINITY, lines: 1 },
        ],
        workers: [
          {
            starts: Float64Array.of(0),
            ends: Float64Array.of(Number.POSITIVE_INFINITY),
            places: Int32Array.of(0),
            helps: [],
            closes: [],
            makesGapCalls: false,
            homeTime: Number.POSITIVE_INFINITY,
          },
        ],
        works: 0,
      },
      duties: [{ date: '2023-10-02', team: 'team', blocks: [], canServe: [] }],
      teamOf: [0],
      personOf: [-1],
      deskSeconds: [SLOTS * 1800],
      workerSeconds: [SLOTS * 1800],
      workSeconds: [],
      queues: streams.map((stream, queue) => ({
        queue,
        day: queue,
        label: `q${queue}`,
        desk: 0,
        line: 0,
        ways: [],
        demand: demand(stream),
        targetShare: 0.9,
        withinSeconds: 900,
        firstCell: queue * SLOTS,
        lastCell: (queue + 1) * SLOTS - 1,
        firstSlot: 0,
      })),
    },
  ],
})

/** Pollaczek–Khinchine for a mix of streams: W = Σ λᵢ E[Sᵢ²] / 2(1 − ρ). */
const meanWait = (streams: readonly Stream[]): number => {
  const load = streams.reduce((sum, it) => sum + (it.perSlot / 1800) * it.handlingSeconds, 0)
  const residual = streams.reduce(
    (sum, it) => sum + ((it.perSlot / 1800) * it.handlingSeconds ** 2 * (1 + it.handlingCv ** 2)) / 2,
    0,
  )
  return residual / (1 - load)
}

/** 99 % against the 95 % that the estimates carry, normal points. */
const WIDER = 2.576 / 1.96

describe('queues that share a desk, from the draw to the figures', () => {
  test.each([
    ['M/D/1', [{ perSlot: 3, handlingSeconds: 420, handlingCv: 0 }]],
    ['M/G/1', [{ perSlot: 4, handlingSeconds: 300, handlingCv: 0.8 }]],
    [
      'two classes',
      [
        { perSlot: 3, handlingSeconds: 240, handlingCv: 0.5 },
        { perSlot: 1, handlingSeconds: 420, handlingCv: 0.9 },
      ],
    ],
  ])('%s: both classes wait as Pollaczek and Khinchine say', (_, streams) => {
    const plan = onePerson(streams)
    const week = summarise(plan, simulateBatch(plan, 'pooled', 0, 100), 'pooled')
    const expected = meanWait(streams)
    for (const { meanWaitSeconds, arrivals, occupancy } of week.queues) {
      const half = ((meanWaitSeconds.high - meanWaitSeconds.low) / 2) * WIDER
      expect(half / expected).toBeLessThan(0.025)
      expect(Math.abs(meanWaitSeconds.mean - expected)).toBeLessThan(half)
      expect(arrivals.mean).toBeGreaterThan(SLOTS * 0.99)
      const load = streams.reduce((sum, it) => sum + (it.perSlot * it.handlingSeconds) / 1800, 0)
      expect(occupancy.mean).toBeCloseTo(load, 1)
    }
  })
})
