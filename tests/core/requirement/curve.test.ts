import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convexMinorant } from '../../../src/core/requirement/convex.ts'
import { curvesOfDay, type SlotLoad } from '../../../src/core/requirement/curve.ts'
import { steadyState } from '../../../src/core/requirement/erlang.ts'
import { sampleCity } from '../../fixtures/city.ts'

const { prices } = sampleCity()

const slot = (changes: Partial<SlotLoad> = {}): SlotLoad => ({
  seconds: 1800,
  arrivals: 12,
  slotCv: 0.1,
  handlingSeconds: 360,
  handlingCv: 1,
  leavingRate: 0,
  goals: [{ share: 0.9, withinSeconds: 900, weight: 1 }],
  minimum: 0,
  ...changes,
})

const day = (one: SlotLoad, length = 17): SlotLoad[] => Array.from({ length }, () => one)

const isConvexAndFalling = (values: readonly number[]): boolean =>
  values.every(
    (value, n) =>
      value >= 0 &&
      Number.isFinite(value) &&
      (n === 0 || value <= values[n - 1]! + 1e-7) &&
      (n < 2 || values[n - 2]! - 2 * values[n - 1]! + value >= -1e-6 * Math.max(1, values[0]!)),
  )

const slots = fc
  .record({
    seconds: fc.constantFrom(900, 1800),
    arrivals: fc.double({ min: 0, max: 40, noNaN: true }),
    slotCv: fc.double({ min: 0, max: 0.6, noNaN: true }),
    handlingSeconds: fc.double({ min: 20, max: 1800, noNaN: true }),
    handlingCv: fc.double({ min: 0, max: 1.5, noNaN: true }),
    leavingRate: fc.constantFrom(0, 1 / 60, 1 / 300),
    minimum: fc.nat(4),
  })
  .map((changes) => slot(changes))

describe('what n people are worth in a slot', () => {
  test('the priced loss is convex and falls, every figure is finite, for any day', () => {
    fc.assert(
      fc.property(
        fc.array(slots, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.nat(8),
        (loads, dayCv, seats) => {
          for (const { people, curve } of curvesOfDay(loads, dayCv, seats, prices)) {
            expect(curve.map((it) => it.people)).toEqual(Array.from({ length: seats + 1 }, (_, n) => n))
            expect(isConvexAndFalling(curve.map((it) => it.lossYen))).toBe(true)
            expect(people).toBeLessThanOrEqual(seats)
            for (const [n, it] of curve.entries()) {
              for (const share of [it.serviceLevel, it.abandonedShare]) {
                expect(share).toBeGreaterThanOrEqual(0)
                expect(share).toBeLessThanOrEqual(1 + 1e-9)
              }
              expect(Number.isFinite(it.meanWaitSeconds)).toBe(true)
              if (n === 0) continue
              expect(it.serviceLevel).toBeGreaterThanOrEqual(curve[n - 1]!.serviceLevel - 1e-6)
              expect(it.meanWaitSeconds).toBeLessThanOrEqual(curve[n - 1]!.meanWaitSeconds + 1e-6)
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)

  test('the required people are the fewest that meet the target', () => {
    for (const { people, curve } of curvesOfDay(day(slot()), 0.15, 6, prices)) {
      expect(curve[people]!.serviceLevel).toBeGreaterThanOrEqual(0.9)
      expect(curve[people - 1]!.serviceLevel).toBeLessThan(0.9)
    }
  })

  test('a certain, steady, long day ends at the figures of the long run', () => {
    const load = slot({ slotCv: 0, minimum: 4 })
    const last = curvesOfDay(day(load, 40), 0, 6, prices).at(-1)!
    const state = steadyState({ arrivalsPerHour: 24, handlingSeconds: 360 }, last.people, 900)
    if (state.kind === 'unstable') throw new Error('expected a stable queue')
    expect(last.curve[last.people]!.serviceLevel).toBeCloseTo(state.withinShare, 3)
    expect(last.curve[last.people]!.meanWaitSeconds).toBeCloseTo(state.meanWaitSeconds, 0)
  })

  test('the first slot of a day is easier: it starts empty', () => {
    const [first, second] = curvesOfDay(day(slot()), 0.1, 6, prices)
    expect(first!.curve[3]!.meanWaitSeconds).toBeLessThan(second!.curve[3]!.meanWaitSeconds)
  })

  test('uncertainty costs: a wilder forecast asks for as many people or more and loses more', () => {
    const [sure] = curvesOfDay([slot({ slotCv: 0 })], 0, 6, prices)
    const [wild] = curvesOfDay([slot({ slotCv: 0.3 })], 0.4, 6, prices)
    expect(wild!.people).toBeGreaterThanOrEqual(sure!.people)
    expect(wild!.curve[3]!.lossYen).toBeGreaterThan(sure!.curve[3]!.lossYen)
  })

  test('a load far above the seats keeps a finite price that each person lowers', () => {
    const [slow] = curvesOfDay([slot({ arrivals: 60 })], 0.1, 4, prices)
    expect(slow!.people).toBe(4)
    const losses = slow!.curve.map((it) => it.lossYen)
    for (let n = 1; n <= 4; n++) expect(losses[n]! / losses[n - 1]!).toBeLessThan(1)
    expect(slow!.curve[4]!.meanWaitSeconds).toBeGreaterThan(900)
  })

  test('nobody comes: nobody is needed but the minimum', () => {
    const [idle, watched] = curvesOfDay(
      [slot({ arrivals: 0 }), slot({ arrivals: 0, minimum: 2 })],
      0.1,
      4,
      prices,
    )
    expect(idle!.people).toBe(0)
    expect(watched!.people).toBe(2)
    expect(idle!.curve.every((it) => it.lossYen === 0 && it.serviceLevel === 1)).toBe(true)
  })

  test('of several promises the strictest decides', () => {
    const both = slot({
      goals: [
        { share: 0.9, withinSeconds: 900, weight: 0.5 },
        { share: 0.9, withinSeconds: 60, weight: 0.5 },
      ],
    })
    const [easy] = curvesOfDay([slot()], 0.1, 8, prices)
    const [strict] = curvesOfDay([both], 0.1, 8, prices)
    expect(strict!.people).toBeGreaterThan(easy!.people)
  })

  test('a mean wait that is promised asks for more people than a share alone, until it is kept', () => {
    const goal = { share: 0.5, withinSeconds: 900, weight: 1 }
    const [share] = curvesOfDay([slot({ goals: [goal] })], 0.1, 8, prices)
    const [asa] = curvesOfDay([slot({ goals: [{ ...goal, asaSeconds: 30 }] })], 0.1, 8, prices)
    expect(asa!.people).toBeGreaterThan(share!.people)
    expect(asa!.curve[asa!.people]!.meanWaitSeconds).toBeLessThanOrEqual(30)
    expect(asa!.curve[asa!.people - 1]!.meanWaitSeconds).toBeGreaterThan(30)
    const [lax] = curvesOfDay([slot({ goals: [{ ...goal, asaSeconds: 36_000 }] })], 0.1, 8, prices)
    expect(lax!.people).toBe(share!.people)
  })

  test('an answer rate that is promised asks for more people, until it is kept', () => {
    const call = { share: 0.3, withinSeconds: 30, weight: 1 }
    const of = (goals: SlotLoad['goals']) =>
      curvesOfDay([slot({ leavingRate: 1 / 120, goals })], 0.1, 8, prices)[0]!
    const answered = of([{ ...call, answerShare: 0.95 }])
    expect(answered.people).toBeGreaterThan(of([call]).people)
    expect(answered.curve[answered.people]!.abandonedShare).toBeLessThanOrEqual(0.05)
    expect(answered.curve[answered.people - 1]!.abandonedShare).toBeGreaterThan(0.05)
  })

  test('callers who give up are priced as late and as lost', () => {
    const call = slot({ leavingRate: 1 / 120, goals: [{ share: 0.8, withinSeconds: 30, weight: 1 }] })
    const [curve] = curvesOfDay([call], 0, 4, { ...prices, latePerArrival: 100, abandonedPerCall: 1000 })
    expect(curve!.curve[0]!.abandonedShare).toBeCloseTo(1, 9)
    expect(curve!.curve[0]!.lossYen).toBeGreaterThanOrEqual(12 * 1100 - 1e-6)
  })
})

describe('the convex function below', () => {
  const values = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 12 })

  test('is convex, nowhere above, and touches both ends', () => {
    fc.assert(
      fc.property(values, (all) => {
        const below = convexMinorant(all)
        expect(below).toHaveLength(all.length)
        below.forEach((value, i) => {
          expect(value).toBeLessThanOrEqual(all[i]! + 1e-9)
          if (i > 1) expect(below[i - 2]! - 2 * below[i - 1]! + value).toBeGreaterThanOrEqual(-1e-9)
        })
        expect(below[0]).toBe(all[0])
        expect(below.at(-1)).toBe(all.at(-1))
      }),
    )
  })

  test('leaves a convex function as it is and bridges a hump', () => {
    expect(convexMinorant([9, 4, 1, 0])).toEqual([9, 4, 1, 0])
    expect(convexMinorant([9, 9, 3, 0])).toEqual([9, 6, 3, 0])
  })
})
