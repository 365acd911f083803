import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_WAIT_SECONDS, waitProfile } from '../../../src/core/requirement/wait.ts'

const desk = { serviceRate: 1 / 60, leavingRate: 0, spread: 1, withinSeconds: 90, longest: 40 }

/** Share of waits below t and survivors of their own patience, by the density of two stages in a row. */
const twoStages = (first: number, second: number, own: number, t: number): number => {
  const steps = 20_000
  let sum = 0
  for (let i = 0; i < steps; i++) {
    const v = ((i + 0.5) * t) / steps
    const density = ((first * second) / (second - first)) * (Math.exp(-first * v) - Math.exp(-second * v))
    sum += density * Math.exp(-own * v) * (t / steps)
  }
  return sum
}

describe('waits by the number of departures needed', () => {
  test('the first in line waits for one exponential', () => {
    const { within, waitSeconds } = waitProfile(desk)
    expect(within[0]).toBe(1)
    expect(waitSeconds[0]).toBe(0)
    expect(within[1]).toBeCloseTo(1 - Math.exp(-1.5), 14)
    expect(within[2]).toBeCloseTo(1 - Math.exp(-1.5) * 2.5, 14)
    expect(waitSeconds[3]).toBeCloseTo(180, 12)
  })

  test('with patience the line ahead thins: two stages at c and c + θ against own patience', () => {
    const leavingRate = 1 / 100
    const { within, abandons, waitSeconds } = waitProfile({ ...desk, leavingRate })
    const [first, second] = [1 / 60, 1 / 60 + leavingRate]
    expect(within[2]).toBeCloseTo(twoStages(first, second, leavingRate, 90), 8)
    const served = (first / (first + leavingRate)) * (second / (second + leavingRate))
    expect(abandons[2]).toBeCloseTo(1 - served, 14)
    expect(waitSeconds[2]).toBeCloseTo((1 - served) * 100, 10)
  })

  test('where nobody serves nobody is served, and the wait still is a number', () => {
    const none = waitProfile({ ...desk, serviceRate: 0 })
    expect(none.within[1]).toBe(0)
    expect(none.waitSeconds[1]).toBe(LONGEST_WAIT_SECONDS)
    const calls = waitProfile({ ...desk, serviceRate: 0, leavingRate: 1 / 120 })
    expect(calls.abandons[5]).toBe(1)
    expect(calls.waitSeconds[5]).toBeCloseTo(120, 12)
  })

  test('a longer line is never better, whatever the rates', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 0.1, noNaN: true }),
        fc.double({ min: 0.5, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 3600, noNaN: true }),
        (serviceRate, leavingRate, spread, withinSeconds) => {
          const p = waitProfile({ serviceRate, leavingRate, spread, withinSeconds, longest: 60 })
          for (let k = 1; k <= 60; k++) {
            expect(p.within[k]).toBeLessThanOrEqual(p.within[k - 1]! + 1e-12)
            expect(p.waitSeconds[k]).toBeGreaterThanOrEqual(p.waitSeconds[k - 1]! - 1e-9)
            expect(p.within[k]).toBeGreaterThanOrEqual(0)
            expect(Number.isFinite(p.waitSeconds[k])).toBe(true)
          }
        },
      ),
    )
  })

  test('a wait asked about that is hundreds of handlings long does not underflow', () => {
    const { within } = waitProfile({ ...desk, serviceRate: 1, withinSeconds: 900, longest: 1000 })
    expect(within[500]).toBeCloseTo(1, 12)
    expect(within[900]).toBeGreaterThan(0.45)
    expect(within[900]).toBeLessThan(0.55)
    expect(within[1000]).toBeLessThan(0.001)
  })
})
