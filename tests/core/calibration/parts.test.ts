import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diceOf } from '../../../src/core/calibration/dice.ts'
import { judgeQueue } from '../../../src/core/calibration/judge.ts'
import { busyPeople, relativeDemand, usualArrivals } from '../../../src/core/calibration/load.ts'
import type { FeltWaits } from '../../../src/core/calibration/moments.ts'
import type { Desk, DeskDay } from '../../../src/core/calibration/observe.ts'
import { drawDays, playDays } from '../../../src/core/calibration/play.ts'
import type { ReplayedQueue } from '../../../src/core/calibration/replay.ts'
import { leanOnRule } from '../../../src/core/calibration/rule.ts'
import { meanPeople, peopleOn } from '../../../src/core/calibration/staffing.ts'
import { serveDesk } from '../../../src/core/simulation/serve.ts'
import { seeded } from '../../../src/core/units/random.ts'
import { cityOf } from './made.ts'

const city = cityOf('insurance-desk')

/** A day of two half hours from 9:00 at the desk of two queues. */
const dayOf = (
  arrivals: readonly (readonly number[])[],
  gone: readonly (readonly number[])[] = [],
): DeskDay => ({
  date: '2023-05-10',
  firstSlot: 18,
  starts: [9 * 3600, 9.5 * 3600],
  seconds: [1800, 1800],
  queues: arrivals.map((counts, queue) => ({
    queue,
    arrivals: Float64Array.from(counts),
    gone: Float64Array.from(gone[queue] ?? counts.map(() => 0)),
    waited: Float64Array.from(counts),
    waitSeconds: new Float64Array(counts.length),
    maxWaitSeconds: 0,
  })),
})

const deskOf = (days: readonly DeskDay[], meanSeconds = 600, cv = 0): Desk => ({
  activity: city.activities[0]!,
  queues: city.queues,
  days,
  handling: city.queues.map(() => Array.from({ length: 48 }, () => ({ meanSeconds, cv }))),
  callSeconds: city.queues.map(() => 0),
  outages: [],
})

const STEADY = { people: new Float64Array(48).fill(2), followsDemand: 0, dayDeviation: 0 }

describe('days drawn for the simulator', () => {
  const counts = fc.array(fc.array(fc.nat(12), { minLength: 2, maxLength: 2 }), {
    minLength: 2,
    maxLength: 2,
  })

  test('have the arrivals that really came, within their slots and in order', () => {
    fc.assert(
      fc.property(counts, fc.string(), (arrivals, seed) => {
        const day = dayOf(arrivals)
        const draws = drawDays(deskOf([day]), day, diceOf(seed, 3))
        const found = new Map<number, number>()
        for (let i = 0; i < draws.count; i++) {
          const cell = draws.cell[i]!
          found.set(cell, (found.get(cell) ?? 0) + 1)
          if (i > 0) expect(draws.arrival[i]).toBeGreaterThanOrEqual(draws.arrival[i - 1]!)
          const second = draws.arrival[i]! - 3 * 86_400 * Math.floor(cell / 4)
          expect(Math.floor((second - day.starts[0]!) / 1800)).toBe(cell % 2)
        }
        for (let draw = 0; draw < 3; draw++)
          arrivals.forEach((slots, q) => {
            slots.forEach((count, slot) => {
              expect(found.get((draw * 2 + q) * 2 + slot) ?? 0).toBe(count)
            })
          })
      }),
    )
  })

  test('who left a window takes no time', () => {
    const day = dayOf(
      [
        [5, 0],
        [0, 0],
      ],
      [
        [2, 0],
        [0, 0],
      ],
    )
    const { service } = drawDays(deskOf([day]), day, diceOf('gone', 1))
    expect([...service].sort()).toEqual([0, 0, 600, 600, 600])
  })

  test('one draw does not feel the one before', () => {
    const day = dayOf([
      [12, 12],
      [12, 12],
    ])
    const desk = deskOf([day], 900)
    const alone = playDays(serveDesk, desk, day, 1, drawDays(desk, day, [seeded('b')]), STEADY)
    const second = playDays(serveDesk, desk, day, 1, drawDays(desk, day, [seeded('a'), seeded('b')]), STEADY)
    second.waitSeconds.subarray(4).forEach((seconds, cell) => {
      expect(seconds).toBeCloseTo(alone.waitSeconds[cell]!, 3)
    })
  })
})

describe('people at a desk', () => {
  const day = dayOf([[3, 3]])
  const luck = { day: 0, slots: Float64Array.of(0.2, 0.7) }

  test('a part of a person is there by luck', () => {
    const staffing = { ...STEADY, people: new Float64Array(48).fill(2.5) }
    expect([...peopleOn(day, 1, staffing, luck)]).toEqual([2, 3])
  })

  test('busy days have more, days with bad luck fewer, and somebody is always there', () => {
    expect([...peopleOn(day, 2, { ...STEADY, followsDemand: 1 }, luck)]).toEqual([4, 4])
    expect([...peopleOn(day, 1, { ...STEADY, dayDeviation: 1 }, { ...luck, day: -1 })]).toEqual([1, 1])
    expect([...peopleOn(day, 1, { ...STEADY, dayDeviation: 9 }, { ...luck, day: -1 })]).toEqual([1, 1])
  })

  test('the mean over luck is the people of the slot', () => {
    const staffing = { ...STEADY, people: new Float64Array(48).fill(2.3) }
    const random = seeded('mean')
    const many = Array.from({ length: 4000 }, () => ({
      day: 0,
      slots: Float64Array.of(random.uniform(), random.uniform()),
    }))
    expect(meanPeople([day], [1], staffing, [many])[18]).toBeCloseTo(2.3, 1)
  })
})

describe('load', () => {
  test('handling is laid where it fell: after the wait, over the slots it lasts', () => {
    const day = dayOf([[3, 0]])
    day.queues[0]!.waitSeconds[0] = 3 * 1800
    const busy = busyPeople(deskOf([day], 600), 30)
    expect(busy[18]).toBe(0)
    // 3 visits of 10 minutes begin evenly over the second slot: 1/6 of their time is after its end.
    expect(busy[19]! * 1800).toBeCloseTo(1800 - 3 * 100, -1)
  })

  test('a day is measured against what its own slots usually have', () => {
    const [quiet, busy] = [dayOf([[2, 4]]), dayOf([[6, 12]])]
    const usual = usualArrivals([quiet, busy], 48)
    expect([...usual.subarray(18, 20)]).toEqual([4, 8])
    expect(relativeDemand(quiet, usual)).toBeCloseTo(0.5)
    expect(relativeDemand(busy, usual)).toBeCloseTo(1.5)
  })
})

describe('slots lean on the line of all slots', () => {
  const least = Float64Array.from({ length: 10 }, (_, i) => 0.5 + i / 5)
  const people = least.map((busy, i) => 1 + 1.1 * busy + (i % 2 === 0 ? 0.5 : -0.5))
  const felt = (variance: number): FeltWaits => ({
    slots: new Float64Array(10),
    weights: new Float64Array(10).fill(5),
    variances: new Float64Array(10).fill(variance),
    days: new Float64Array(0),
  })
  const slopes = new Float64Array(10).fill(0.5)

  test('where their waits say little they take its people', () => {
    const lean = leanOnRule(people, least, felt(1), slopes).people
    lean.forEach((value, i) => {
      expect(value).toBeCloseTo(1 + 1.1 * least[i]!, 0)
    })
  })

  test('where their waits are sure they keep their own', () => {
    const lean = leanOnRule(people, least, felt(1e-9), slopes).people
    lean.forEach((value, i) => {
      expect(Math.abs(value - people[i]!)).toBeLessThan(0.05)
    })
  })

  test('the line says how staffing follows demand', () => {
    const rising = least.map((busy) => 2 * busy)
    expect(leanOnRule(rising, least, felt(0.01), slopes).power).toBeGreaterThan(0.9)
    expect(leanOnRule(new Float64Array(10).fill(2), least, felt(0.01), slopes).power).toBeLessThan(0.1)
  })
})

describe('the verdict', () => {
  /** Days whose observed wait stands at a given place among a hundred simulated ones. */
  const replayedAt = (places: readonly number[]): ReplayedQueue => {
    const ramp = () => Float64Array.from({ length: 100 }, (_, r) => r + 1)
    const sum = places.reduce((a, b) => a + b, 0)
    return {
      arrivals: Float64Array.of(places.length),
      observed: { waited: Float64Array.of(places.length), waitSeconds: Float64Array.of(sum) },
      observedMaxWaitSeconds: Math.max(...places),
      simulated: [
        {
          waited: new Float64Array(100).fill(places.length),
          waitSeconds: ramp().map((value) => places.length * (40 + value / 5)),
        },
      ],
      simulatedMaxWaitSeconds: ramp(),
      days: places.map((observedMeanWaitSeconds) => ({
        date: '2023-05-10',
        arrivals: 1,
        observedMeanWaitSeconds,
        simulatedMeanWaits: ramp(),
      })),
    }
  }
  const even = Array.from({ length: 20 }, (_, i) => 5 * i + 3)
  const verdict = (places: readonly number[], fittedDays = 20) =>
    judgeQueue('certificate', replayedAt(places), fittedDays)?.verdict

  test('days all over their distribution are reproduced, and 80 % lie in the band', () => {
    const row = judgeQueue('certificate', replayedAt(even), 20)!
    expect(row.verdict).toBe('reproduces')
    expect(row.insideBand).toBeCloseTo(0.8)
  })

  test('days that wait longer than simulated: too short; shorter: too long', () => {
    expect(verdict(even.map((place) => 50 + place / 2))).toBe('tooShort')
    expect(verdict(even.map((place) => place / 2))).toBe('tooLong')
  })

  test('days at both ends of their distribution differ', () => {
    expect(verdict(even.map((_, i) => (i % 2 === 0 ? 1 : 99)))).toBe('daysDiffer')
  })

  test('one day of a rush leaves usual days what they are, and is told', () => {
    expect(verdict([...even.slice(1), 2000])).toBe('daysDiffer')
  })

  test('few days, fitted or judged, give none', () => {
    expect(verdict(even.slice(0, 9))).toBe('tooFewDays')
    expect(verdict(even, 9)).toBe('tooFewDays')
  })

  test('fewer fitted days widen the range', () => {
    const range = (fittedDays: number) =>
      judgeQueue('certificate', replayedAt(even), fittedDays)!.simulatedMeanWaitSeconds
    expect(range(10).high).toBeGreaterThan(range(40).high)
    expect(range(10).mean).toBe(range(40).mean)
  })
})
