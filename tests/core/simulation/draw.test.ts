import { describe, expect, test } from 'vitest'
import { drawDay, drawn, type QueueDemand } from '../../../src/core/simulation/draw.ts'
import { seeded } from '../../../src/core/units/random.ts'

const demand = (changes: Partial<QueueDemand> = {}): QueueDemand => ({
  dayCv: 0,
  slots: [30_600, 32_400].map((start) => ({
    start,
    seconds: 1800,
    mean: 10,
    slotCv: 0,
    handlingSeconds: 300,
    handlingCv: 0.7,
  })),
  ...changes,
})

const DAYS = 4000

/** Counts of the two slots over many days, with mean, variance and covariance. */
const counts = (one: QueueDemand) => {
  const into = drawn()
  const rows = Array.from({ length: DAYS }, (_, day) => {
    drawDay(one, seeded('draw').fork(`day ${day}`), into)
    const first = into.arrival.subarray(0, into.count).filter((at) => at < 32_400).length
    return [first, into.count - first] as const
  })
  const mean = (value: (row: readonly [number, number]) => number) =>
    rows.reduce((sum, row) => sum + value(row), 0) / DAYS
  const [a, b] = [mean((row) => row[0]), mean((row) => row[1])]
  return {
    mean: a,
    variance: mean((row) => (row[0] - a) ** 2),
    covariance: mean((row) => (row[0] - a) * (row[1] - b)),
  }
}

describe('customers drawn from a forecast', () => {
  test('a certain rate gives Poisson counts that know nothing of each other', () => {
    const { mean, variance, covariance } = counts(demand())
    expect(mean).toBeCloseTo(10, 0)
    expect(variance / 10).toBeGreaterThan(0.93)
    expect(variance / 10).toBeLessThan(1.07)
    expect(Math.abs(covariance)).toBeLessThan(0.6)
  })

  test('an uncertain day moves its slots together', () => {
    const { variance, covariance } = counts(demand({ dayCv: 0.3 }))
    expect(covariance / (100 * 0.09)).toBeGreaterThan(0.85)
    expect(covariance / (100 * 0.09)).toBeLessThan(1.15)
    expect(variance / (10 + 9)).toBeGreaterThan(0.9)
    expect(variance / (10 + 9)).toBeLessThan(1.1)
  })

  test('an uncertain slot moves alone', () => {
    const wild = demand()
    const { variance, covariance } = counts({
      ...wild,
      slots: wild.slots.map((slot) => ({ ...slot, slotCv: 0.3 })),
    })
    expect(variance / (10 + 9)).toBeGreaterThan(0.9)
    expect(variance / (10 + 9)).toBeLessThan(1.1)
    expect(Math.abs(covariance)).toBeLessThan(0.9)
  })

  test('arrivals lie in their slot, in order; handling has the mean and spread asked for', () => {
    const into = drawn(1)
    const times: number[] = []
    for (let day = 0; day < 500; day++) {
      drawDay(demand(), seeded('handling').fork(`${day}`), into)
      for (let i = 0; i < into.count; i++) {
        expect(into.arrival[i]).toBeGreaterThanOrEqual(30_600)
        expect(into.arrival[i]).toBeLessThan(34_200)
        if (i > 0) expect(into.arrival[i]).toBeGreaterThanOrEqual(into.arrival[i - 1]!)
        expect(into.patience[i]).toBe(Number.POSITIVE_INFINITY)
        times.push(into.service[i]!)
      }
    }
    const mean = times.reduce((a, b) => a + b) / times.length
    const variance = times.reduce((sum, x) => sum + (x - mean) ** 2, 0) / times.length
    expect(mean / 300).toBeGreaterThan(0.97)
    expect(mean / 300).toBeLessThan(1.03)
    expect(Math.sqrt(variance) / mean).toBeGreaterThan(0.64)
    expect(Math.sqrt(variance) / mean).toBeLessThan(0.76)
  })

  test('even handling is always the mean', () => {
    const into = drawn()
    const even = demand()
    drawDay({ ...even, slots: even.slots.map((it) => ({ ...it, handlingCv: 0 })) }, seeded(1), into)
    expect(new Set(into.service.subarray(0, into.count))).toEqual(new Set([300]))
  })

  test('patience has the mean asked for and changes nobody else', () => {
    const [with150, without] = [drawn(), drawn()]
    let sum = 0
    let count = 0
    for (let day = 0; day < 500; day++) {
      const random = seeded('patience').fork(`${day}`)
      drawDay(demand({ patienceSeconds: 150 }), random, with150)
      drawDay(demand(), random, without)
      expect(with150.arrival.subarray(0, with150.count)).toEqual(without.arrival.subarray(0, without.count))
      expect(with150.service.subarray(0, with150.count)).toEqual(without.service.subarray(0, without.count))
      for (let i = 0; i < with150.count; i++) sum += with150.patience[i]!
      count += with150.count
    }
    expect(sum / count / 150).toBeGreaterThan(0.96)
    expect(sum / count / 150).toBeLessThan(1.04)
  })
})
