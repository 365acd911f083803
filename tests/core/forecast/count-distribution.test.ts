import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countQuantiles,
  logGamma,
  logProbability,
  normalQuantile,
} from '../../../src/core/forecast/count-distribution.ts'

const cdf = (k: number, mean: number, cv: number): number => {
  let sum = 0
  for (let i = 0; i <= k; i++) sum += Math.exp(logProbability(i, mean, cv))
  return sum
}

describe('special functions', () => {
  test.each([
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [1, 0],
    [5, Math.log(24)],
    [0.1, 2.252712651734206],
    [100, 359.1342053695754],
    [1e6, 12815504.569147611],
  ])('ln Γ(%d)', (x, expected) => {
    expect(logGamma(x)).toBeCloseTo(expected, Math.abs(expected) > 1e5 ? 6 : 11)
  })

  test.each([
    [0.975, 1.959963984540054],
    [0.9, 1.2815515655446004],
    [0.5, 0],
    [0.001, -3.090232306167813],
  ])('normal quantile %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 7)
  })
})

describe('counts with a gamma rate', () => {
  test('with no variation it is Poisson: P(10 | 10) = 0.12511', () => {
    expect(Math.exp(logProbability(10, 10, 0))).toBeCloseTo(0.12511003572113372, 10)
  })

  test('with cv 1 it is geometric', () => {
    const mean = 4
    for (const k of [0, 1, 7]) expect(Math.exp(logProbability(k, mean, 1))).toBeCloseTo(0.2 * 0.8 ** k, 12)
  })

  test('mean and variance are m and m + m²cv²', () => {
    let mean = 0
    let square = 0
    for (let k = 0; k < 400; k++) {
      const p = Math.exp(logProbability(k, 12, 0.5))
      mean += k * p
      square += k * k * p
    }
    expect(mean).toBeCloseTo(12, 8)
    expect(square - mean * mean).toBeCloseTo(12 + 144 * 0.25, 6)
  })

  test('quantiles of a Poisson count of 10 lie where the printed table says', () => {
    // F(6) = 0.1301, F(5) = 0.0671, F(13) = 0.8645, F(14) = 0.9165
    const [low, high] = countQuantiles([0.1, 0.9], 10, 0)
    expect(low).toBeCloseTo(5.5 + (0.1 - 0.0671) / (0.1301 - 0.0671), 2)
    expect(high).toBeCloseTo(13.5 + (0.9 - 0.8645) / (0.9165 - 0.8645), 2)
  })

  test('the expansion for many counts meets the sum where one takes over from the other', () => {
    const cv = 0.1
    const levels = [0.025, 0.1, 0.5, 0.9, 0.975]
    const summed = countQuantiles(levels, 3900, cv)
    const expanded = countQuantiles(levels, 4010, cv)
    summed.forEach((value, i) => {
      expect(expanded[i]! / value).toBeCloseTo(4010 / 3900, 2)
      expect(cdf(Math.floor(value), 3900, cv)).toBeCloseTo(levels[i]!, 2)
    })
  })

  test('never negative, never falling, whatever the mean and variation', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5e4, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (mean, cv) => {
          const quantiles = countQuantiles([0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975], mean, cv)
          quantiles.forEach((value, i) => {
            expect(Number.isFinite(value)).toBe(true)
            expect(value).toBeGreaterThanOrEqual(i === 0 ? 0 : quantiles[i - 1]!)
          })
        },
      ),
      { numRuns: 200 },
    )
  })

  test('nothing is expected of nothing', () => {
    expect(countQuantiles([0.1, 0.9], 0, 0.3)).toEqual([0, 0])
  })
})
