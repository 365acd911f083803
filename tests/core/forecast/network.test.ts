import { beforeAll, describe, expect, test } from 'vitest'
import {
  fitNetwork,
  type NetworkCase,
  type NetworkTrainer,
  networkLog,
} from '../../../src/core/forecast/network.ts'
import { seeded } from '../../../src/core/units/random.ts'
import { loadNetworkTrainer } from '../../../src/engines/network.ts'

let trainer: NetworkTrainer
beforeAll(async () => {
  trainer = (await loadNetworkTrainer())!
})

/** More by 0.6 (log scale) only where both features are up: what no sum of single effects can say. */
const truth = (a: number, b: number): number => (a > 0 && b > 0 ? 0.6 : 0)

const cases = (noise: number): NetworkCase[] => {
  const random = seeded('cases')
  return Array.from({ length: 900 }, (_, i) => {
    const [a, b] = [random.normal(), random.normal()]
    return {
      features: [a, b, random.normal(), 7],
      ratio: Math.exp(truth(a, b) + noise * random.normal()),
      weight: 1 + (i % 3),
      isHeldOut: i % 6 === 0,
    }
  })
}

describe('a network', () => {
  test('learns what depends on two things together', () => {
    const network = fitNetwork(trainer, cases(0.1), seeded('a'))
    for (const [a, b] of [
      [-1, -1],
      [-1, 1],
      [1, -1],
      [1, 1],
    ] as const)
      expect(Math.abs(networkLog(network, [a, b, 0, 7]) - truth(a, b))).toBeLessThan(0.15)
  })

  test('the same dice give the same bytes, other dice others', () => {
    const bytesOf = (seed: string): string =>
      JSON.stringify(fitNetwork(trainer, cases(0.1).slice(0, 200), seeded(seed)))
    expect(bytesOf('a')).toBe(bytesOf('a'))
    expect(bytesOf('b')).not.toBe(bytesOf('a'))
  })

  test('where nothing is to be learned it says exactly nothing', () => {
    const flat = cases(0).map((one) => ({ ...one, ratio: 1 }))
    expect(networkLog(fitNetwork(trainer, flat, seeded('a')), [1, 1, 0, 7])).toBe(0)
  })

  test('goes on from an earlier one: never worse than it on the cases held out', () => {
    const all = cases(0.1)
    const loss = (network: ReturnType<typeof fitNetwork>): number =>
      all
        .filter(({ isHeldOut }) => isHeldOut)
        .reduce((sum, { features, ratio, weight }) => {
          const log = networkLog(network, features)
          return sum + weight * (Math.exp(log) - ratio * log)
        }, 0)
    const earlier = fitNetwork(trainer, all, seeded('a'))
    const later = fitNetwork(trainer, all, seeded('b'), earlier)
    expect(loss(later)).toBeLessThanOrEqual(loss(earlier))
    expect(later.centre).toBe(earlier.centre)
  })

  test('a wild input is held within bounds, and one value for all cases is no reason for NaN', () => {
    const network = fitNetwork(trainer, cases(0.1).slice(0, 300), seeded('a'))
    expect(networkLog(network, [1e12, -1e12, 0, 8])).toBe(networkLog(network, [1e6, -1e6, 0, 8]))
    expect(Number.isFinite(networkLog(network, [1e12, 1e12, 1e12, 1e12]))).toBe(true)
  })
})
