import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { City } from '../../../src/core/city/types.ts'
import { corrected, keptRound, shiftedCurve } from '../../../src/core/requirement/closing.ts'
import { missedTargets, type Placed, simulatedLoss } from '../../../src/core/requirement/promise.ts'
import type { Requirement, StaffingPoint } from '../../../src/core/requirement/types.ts'
import type { Estimate, SimulatedWeek } from '../../../src/core/simulation/types.ts'
import { sampleCity } from '../../fixtures/city.ts'

const city = sampleCity()
const DATE = '2023-10-02'
const SLOTS = [20, 21, 22] as const

const levels = [0, 0.6, 0.95, 0.99]
const curve: StaffingPoint[] = levels.map((serviceLevel, people) => ({
  people,
  serviceLevel,
  meanWaitSeconds: 2000 / (1 + people) ** 2,
  abandonedShare: 0.1 / (1 + people),
  lossYen: [9000, 3600, 450, 90][people]!,
}))

/** The tax window over three slots: two people keep the target of 90 %. */
const requirement: Requirement = {
  slotMinutes: 30,
  slots: SLOTS.map((slot) => ({
    date: DATE,
    slot,
    activity: 'tax',
    arrivals: 10,
    offeredErlangs: 1.2,
    people: 2,
    minimum: 1,
    curve,
  })),
  work: [],
  outbound: [],
}

const sure = (mean: number): Estimate => ({ mean, low: mean, high: mean })
const none = sure(0)

/** A simulated week of the tax window with a share within target in each slot. */
const week = (shares: readonly number[], half = 0, queue = 'tax'): SimulatedWeek => {
  const mean = shares.reduce((sum, it) => sum + it, 0) / shares.length
  const service = {
    arrivals: sure(30),
    meanWaitSeconds: none,
    wait50Seconds: none,
    wait90Seconds: none,
    wait95Seconds: none,
    maxWaitSeconds: none,
    withinTarget: { mean, low: mean - half, high: mean + half },
    abandonedShare: none,
  }
  return {
    replications: 400,
    seed: '1',
    teams: [],
    overtimeMinutes: [],
    queues: [
      {
        queue,
        ...service,
        occupancy: none,
        daysBelowTarget: none,
        onwardShare: 0,
        days: [{ date: DATE, ...service }],
        slots: SLOTS.map((slot, i) => ({
          date: DATE,
          slot,
          arrivals: 10,
          meanWaitSeconds: none,
          wait50Seconds: 0,
          wait90Seconds: 0,
          wait95Seconds: 0,
          withinTarget: sure(shares[i]!),
          abandonedShare: 0,
          waiting: none,
        })),
      },
    ],
  }
}

const always =
  (people: number): Placed =>
  () =>
    people

const correct = (shares: readonly number[], placed: Placed = always(2), of: City = city) => {
  const simulated = week(shares)
  const missed = missedTargets(requirement, placed, simulated, of)
  return { missed, ...corrected(requirement, placed, simulated, of, missed) }
}

describe('a target is missed', () => {
  test('where the people keep it on paper and not in the simulation', () => {
    expect(missedTargets(requirement, always(2), week([0.95, 0.7, 0.8]), city)).toEqual([
      {
        queue: 'tax',
        date: DATE,
        target: 0.9,
        promised: expect.closeTo(0.95),
        simulated: expect.closeTo(2.45 / 3),
      },
    ])
  })

  test('not where it is kept, nor where the interval still reaches it', () => {
    expect(missedTargets(requirement, always(2), week([0.95, 0.9, 0.85]), city)).toEqual([])
    expect(missedTargets(requirement, always(2), week([0.9, 0.88, 0.88], 0.02), city)).toEqual([])
    expect(missedTargets(requirement, always(2), week([0.9, 0.88, 0.88], 0.01), city)).toHaveLength(1)
  })

  test('not where the roster was short on purpose', () => {
    expect(missedTargets(requirement, always(1), week([0.6, 0.5, 0.5]), city)).toEqual([])
  })

  test('not of a queue that nothing was required for', () => {
    expect(missedTargets(requirement, always(2), week([0, 0, 0], 0, 'payment'), city)).toEqual([])
    expect(missedTargets(requirement, always(2), week([0, 0, 0], 0, 'gone'), city)).toEqual([])
  })
})

describe('a correction', () => {
  test('asks for one person more in the slots that missed, and only there', () => {
    const { requirement: next, corrections } = correct([0.97, 0.85, 0.7])
    expect(corrections).toEqual([
      { activity: 'tax', date: DATE, slot: 21, people: 2, corrected: 3 },
      { activity: 'tax', date: DATE, slot: 22, people: 2, corrected: 3 },
    ])
    expect(next.slots.map(({ people }) => people)).toEqual([2, 3, 3])
    expect(next.slots[0]).toBe(requirement.slots[0])
  })

  test('makes the paper say what the simulation said of the people there were', () => {
    const { requirement: next } = correct([0.97, 0.85, 0.7])
    expect(next.slots[1]!.curve[2]!.serviceLevel).toBeCloseTo(0.85, 12)
    expect(next.slots[2]!.curve[2]!.serviceLevel).toBeCloseTo(0.7, 12)
  })

  test('ends with the worst slot of a row: after it a queue is worked off that will not be there', () => {
    const slots = (shares: readonly number[]) => correct(shares).corrections.map(({ slot }) => slot)
    expect(slots([0.6, 0.7, 0.85])).toEqual([20])
    expect(slots([0.85, 0.6, 0.7])).toEqual([20, 21])
    expect(slots([0.6, 0.95, 0.7])).toEqual([20, 22])
  })

  test('moves by one person at most', () => {
    const { requirement: next } = correct([0.95, 0.05, 0.95])
    expect(next.slots[1]!.curve[3]!.serviceLevel).toBeCloseTo(0.95, 12)
    expect(next.slots[1]!.curve[2]!.serviceLevel).toBeCloseTo(0.6, 12)
  })

  test('leaves alone what was short on purpose, and what has no seat left', () => {
    const short: Placed = (_, __, slot) => (slot === 21 ? 1 : 3)
    expect(missedTargets(requirement, short, week([0.9, 0.4, 0.9]), city)).toEqual([])
    const rich: Placed = (_, __, slot) => (slot === 21 ? 1 : 4)
    const base = {
      ...requirement,
      slots: requirement.slots.map((it) => ({ ...it, people: it.slot === 22 ? 3 : 2 })),
    }
    const simulated = week([0.8, 0.5, 0.8])
    const missed = [{ queue: 'tax', date: DATE, target: 0.9, promised: 0.95, simulated: 0.7 }] as const
    const { corrections } = corrected(base, rich, simulated, city, missed)
    expect(corrections.map(({ slot }) => slot)).toEqual([20])
  })

  test('leaves everything as it is where nothing was missed', () => {
    const { requirement: next, corrections } = correct([0.97, 0.95, 0.93])
    expect(corrections).toEqual([])
    expect(next.slots.every((slot, i) => slot === requirement.slots[i])).toBe(true)
  })

  test('looks at the queue that missed, not at the desk it shares', () => {
    const shared: City = {
      ...city,
      queues: city.queues.map((it) => (it.id === 'payment' ? { ...it, activity: 'tax' } : it)),
    }
    const both = curve.map((it) => ({
      ...it,
      serviceLevel: (it.serviceLevel + 1) / 2,
      queues: [
        { queue: 'tax', serviceLevel: it.serviceLevel },
        { queue: 'payment', serviceLevel: 1 },
      ],
    }))
    const at = { ...requirement, slots: requirement.slots.map((it) => ({ ...it, curve: both })) }
    const simulated = week([0.95, 0.8, 0.7])
    const missed = missedTargets(at, always(2), simulated, shared)
    expect(missed).toMatchObject([{ queue: 'tax', promised: expect.closeTo(0.95) }])
    const { requirement: next } = corrected(at, always(2), simulated, shared, missed)
    const levels = next.slots[2]!.curve[2]!.queues!
    expect(levels).toEqual([
      { queue: 'tax', serviceLevel: expect.closeTo(0.7) },
      { queue: 'payment', serviceLevel: 1 },
    ])
    expect(next.slots.map(({ people }) => people)).toEqual([2, 3, 3])
    expect(missedTargets(at, always(1), simulated, shared)).toEqual([])
  })

  test('keeps losses convex, falling and nowhere lower', () => {
    const losses = fc
      .array(fc.double({ min: 0, max: 5000, noNaN: true }), { minLength: 1, maxLength: 8 })
      .map((steps) => {
        const falls = steps.toSorted((a, b) => a - b)
        return [...falls.keys(), falls.length].map((n) =>
          falls.slice(0, falls.length - n).reduce((a, b) => a + b, 0),
        )
      })
    fc.assert(
      fc.property(losses, fc.double({ min: 0, max: 1, noNaN: true }), (lossYen, by) => {
        const before = lossYen.map((loss, n) => ({ ...curve[Math.min(n, 3)]!, people: n, lossYen: loss }))
        const after = shiftedCurve(before, by).map((it) => it.lossYen)
        after.forEach((loss, n) => {
          expect(loss).toBeGreaterThanOrEqual(lossYen[n]! - 1e-6)
          if (n > 0) expect(loss).toBeLessThanOrEqual(after[n - 1]! + 1e-6)
          if (n > 1) expect(after[n - 2]! - 2 * after[n - 1]! + loss).toBeGreaterThanOrEqual(-1e-6)
        })
      }),
    )
  })
})

test('whatever was placed and met: no curve is lower, nobody fewer, and what changed is told', () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
  const people = fc.array(fc.nat(5), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(shares, people, (met, placed) => {
      const at: Placed = (_, __, slot) => placed[slot - SLOTS[0]]!
      const simulated = week(met)
      const missed = missedTargets(requirement, at, simulated, city)
      const { requirement: next, corrections } = corrected(requirement, at, simulated, city, missed)
      const changed = next.slots.filter((slot, i) => slot !== requirement.slots[i])
      expect(corrections.map(({ slot }) => slot)).toEqual(changed.map(({ slot }) => slot))
      if (missed.length === 0) expect(corrections).toEqual([])
      for (const slot of changed) {
        const losses = slot.curve.map((it) => it.lossYen)
        expect(slot.people).toBeGreaterThan(2)
        expect(slot.people).toBeLessThan(slot.curve.length)
        losses.forEach((loss, n) => {
          expect(loss).toBeGreaterThanOrEqual(curve[n]!.lossYen - 1e-9)
          if (n > 1) expect(losses[n - 2]! - 2 * losses[n - 1]! + loss).toBeGreaterThanOrEqual(-1e-9)
        })
      }
    }),
  )
})

describe('a promised mean wait and answer rate', () => {
  const promising = (more: { readonly asaSeconds?: number; readonly answerShare?: number }): City => ({
    ...city,
    queues: city.queues.map((it) =>
      it.id === 'tax' ? { ...it, targets: [{ ...it.targets[0]!, share: 0.1, ...more }] } : it,
    ),
  })
  const playedWith = (waits: readonly number[], gone: readonly number[]): SimulatedWeek => {
    const simulated = week([0.95, 0.95, 0.95])
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length
    const day = { meanWaitSeconds: sure(mean(waits)), abandonedShare: sure(mean(gone)) }
    return {
      ...simulated,
      queues: simulated.queues.map((it) => ({
        ...it,
        days: it.days.map((one) => ({ ...one, ...day })),
        slots: it.slots.map((one, i) => ({
          ...one,
          meanWaitSeconds: sure(waits[i]!),
          abandonedShare: gone[i]!,
        })),
      })),
    }
  }

  test('are missed and corrected like a share, the wait in seconds', () => {
    const asked = promising({ asaSeconds: 250 })
    const simulated = playedWith([230, 260, 400], [0, 0, 0])
    const missed = missedTargets(requirement, always(2), simulated, asked)
    expect(missed).toEqual([
      {
        queue: 'tax',
        date: DATE,
        measure: 'asa',
        target: 250,
        promised: expect.closeTo(2000 / 9),
        simulated: expect.closeTo(890 / 3),
      },
    ])
    const { requirement: next, corrections } = corrected(requirement, always(2), simulated, asked, missed)
    expect(corrections.map(({ slot, corrected: people }) => [slot, people])).toEqual([
      [21, 3],
      [22, 3],
    ])
    expect(next.slots[2]!.curve[2]!.meanWaitSeconds).toBeCloseTo(400, 6)
    expect(missedTargets(requirement, always(2), playedWith([230, 230, 230], [0, 0, 0]), asked)).toEqual([])
    expect(missedTargets(requirement, always(1), simulated, asked)).toEqual([])
  })

  test('of calls answered', () => {
    const asked = promising({ answerShare: 0.96 })
    const simulated = playedWith([0, 0, 0], [0.03, 0.06, 0.045])
    const missed = missedTargets(requirement, always(2), simulated, asked)
    expect(missed).toMatchObject([
      {
        measure: 'answer',
        target: 0.96,
        promised: expect.closeTo(1 - 0.1 / 3),
        simulated: expect.closeTo(0.955),
      },
    ])
    const { corrections } = corrected(requirement, always(2), simulated, asked, missed)
    expect(corrections.map(({ slot }) => slot)).toEqual([21])
    expect(missedTargets(requirement, always(2), playedWith([0, 0, 0], [0, 0, 0]), asked)).toEqual([])
  })
})

describe('the simulated loss', () => {
  const { prices } = city

  test('prices those served late and those who gave up', () => {
    const simulated = week([0.9, 0.9, 0.9])
    expect(simulatedLoss(simulated, requirement, city)).toBeCloseTo(30 * 0.1 * prices.latePerArrival, 9)
    const gone = {
      ...simulated,
      queues: simulated.queues.map((it) => ({ ...it, abandonedShare: sure(0.05) })),
    }
    expect(simulatedLoss(gone, requirement, city)).toBeCloseTo(
      30 * (0.1 * prices.latePerArrival + 0.05 * prices.abandonedPerCall),
      9,
    )
  })

  test('prices work that missed its deadline and overtime at closing', () => {
    const due = { task: 'returns', activity: 'kazeiWork', from: DATE, due: DATE, hours: 4 } as const
    const simulated: SimulatedWeek = {
      ...week([1, 1, 1]),
      work: [{ task: 'returns', days: [], yieldedHours: none, lateShare: sure(0.25) }],
      overtimeMinutes: [{ team: 'kazei', minutes: sure(30) }],
    }
    expect(simulatedLoss(simulated, { ...requirement, work: [due, due] }, city)).toBeCloseTo(
      2 * prices.backOfficeHourLate + 0.5 * 1.25 * prices.wagePerHour,
      9,
    )
  })
})

describe('the round that is kept', () => {
  const miss = { queue: 'tax', date: DATE, target: 0.9, promised: 0.95, simulated: 0.8 } as const
  const round = (yen: number, misses: number, unprovenYen = 100) => ({
    costYen: yen - 300,
    simulatedLossYen: 300,
    missed: Array.from({ length: misses }, () => miss),
    unprovenYen,
  })

  test('costs least', () => {
    expect(keptRound([round(5000, 0), round(4000, 2), round(4500, 1)])).toBe(1)
    expect(keptRound([round(4000, 0)])).toBe(0)
  })

  test('misses fewer where the cost is no different within its proof', () => {
    expect(keptRound([round(4000, 2), round(4080, 0), round(4090, 0)])).toBe(1)
    expect(keptRound([round(4000, 2), round(4200, 0)])).toBe(0)
    expect(keptRound([round(4000, 2, 300), round(4200, 0)])).toBe(1)
  })

  test('is the first of equals', () => {
    expect(keptRound([round(4000, 1), round(4000, 1)])).toBe(0)
  })
})
