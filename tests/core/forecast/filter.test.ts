import { describe, expect, test } from 'vitest'
import type { Row } from '../../../src/core/forecast/design.ts'
import { CountFilter, expectedLog, expectedSpread, posteriorMode } from '../../../src/core/forecast/filter.ts'
import { seeded } from '../../../src/core/units/random.ts'

const STILL = { level: 0, alarm: 0, swing: 0, recall: 0.5, habit: 0, reach: 1 }
const BRISK = { level: 0.1, alarm: 4, swing: 0.7, recall: 0.85, habit: 0, reach: 1 }

const row = (...pairs: readonly (readonly [number, number])[]): Row => ({
  at: Int32Array.from([0, 1, ...pairs.map(([at]) => at)]),
  value: Float64Array.from([1, 1, ...pairs.map(([, value]) => value)]),
})

/** Solves A x = b by Cholesky: an oracle of its own. */
const solve = (a: readonly (readonly number[])[], b: readonly number[]): number[] => {
  const n = b.length
  const l = a.map((line) => line.map(() => 0))
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i]![j]!
      for (let k = 0; k < j; k++) sum -= l[i]![k]! * l[j]![k]!
      l[i]![j] = i === j ? Math.sqrt(sum) : sum / l[j]![j]!
    }
  const y: number[] = []
  for (let i = 0; i < n; i++)
    y.push((b[i]! - y.reduce((sum, value, k) => sum + l[i]![k]! * value, 0)) / l[i]![i]!)
  const x = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    let sum = y[i]!
    for (let k = i + 1; k < n; k++) sum -= l[k]![i]! * x[k]!
    x[i] = sum / l[i]![i]!
  }
  return x
}

describe('one count', () => {
  test('the posterior mode satisfies its own equation', () => {
    for (const [total, centre, spread, noise] of [
      [12, 2, 0.2, 0],
      [0, 3, 0.5, 0.1],
      [500, 4, 1, 0.02],
    ] as const) {
      const eta = posteriorMode(total, centre, spread, noise)
      const mean = Math.exp(eta)
      expect((total - mean) / (1 + noise * mean) - (eta - centre) / spread).toBeCloseTo(0, 6)
    }
  })

  test('what is known for sure does not move', () => {
    expect(posteriorMode(1000, 2, 0, 0.1)).toBe(2)
  })
})

describe('the count filter', () => {
  test('with a level that stays it agrees with the penalised regression fitted at once', () => {
    const random = seeded('batch')
    const truth = [3.2, 0.5, -0.4, 0.2]
    const priors = [1, 0, 0.5, 0.5, 0.5]
    const rows = Array.from({ length: 250 }, (_, i) =>
      row([2, i % 3 === 0 ? 1 : 0], [3, i % 5 === 0 ? 1 : 0], [4, Math.sin(i / 9)]),
    )
    const counts = rows.map((r) => {
      const eta = truth[0]! + truth[1]! * r.value[2]! + truth[2]! * r.value[3]! + truth[3]! * r.value[4]!
      return random.poisson(Math.exp(eta) * random.gamma(100, 0.01))
    })
    const filter = new CountFilter(priors, STILL, 3)
    rows.forEach((r, day) => {
      filter.update(r, { day, total: counts[day]!, exposure: 1 })
    })
    const { state, noise } = filter.view()

    let beta = [3, 0, 0, 0]
    const design = rows.map((r) => [1, r.value[2]!, r.value[3]!, r.value[4]!])
    const penalty = [1, 4, 4, 4]
    for (let round = 0; round < 30; round++) {
      const a = penalty.map((p, i) => penalty.map((_, j) => (i === j ? p : 0)))
      const b = penalty.map((p, i) => p * (i === 0 ? 3 : 0))
      design.forEach((x, day) => {
        const eta = x.reduce((sum, value, i) => sum + value * beta[i]!, 0)
        const mean = Math.exp(eta)
        const weight = mean / (1 + noise * mean)
        const working = eta + (counts[day]! - mean) / mean
        for (let i = 0; i < 4; i++) {
          b[i]! += weight * x[i]! * working
          for (let j = 0; j < 4; j++) a[i]![j]! += weight * x[i]! * x[j]!
        }
      })
      beta = solve(a, b)
    }
    ;[state[0]!, state[2]!, state[3]!, state[4]!].forEach((value, i) => {
      expect(value).toBeCloseTo(beta[i]!, 1)
      expect(Math.abs(value - truth[i]!)).toBeLessThan(0.1)
    })
  })

  const run = (totals: readonly (number | null)[]) => {
    const filter = new CountFilter([1, 0], BRISK, Math.log(100))
    totals.forEach((total, day) => {
      filter.update(row(), { day, total, exposure: 1 })
    })
    return Math.exp(expectedLog(filter.view(), row(), totals.length))
  }
  const steady = (days: number, mean: number, label: string) =>
    Array.from({ length: days }, (_, i) => seeded(label).fork(String(i)).poisson(mean))

  test('a real shift of level is followed within two weeks', () => {
    const after = run([...steady(120, 100, 'a'), ...steady(10, 200, 'b')])
    expect(after).toBeGreaterThan(170)
  })

  test('one day of outage hardly moves it', () => {
    const usual = steady(120, 100, 'a')
    expect(Math.abs(run([...usual, 0, ...steady(2, 100, 'c')]) - 100)).toBeLessThan(12)
  })

  test('after a run of surprises the days ahead are less sure, but the alarm does not go on for ever', () => {
    const pace = { ...BRISK, swing: 0 }
    const filter = new CountFilter([1, 0], pace, Math.log(100))
    ;[...steady(120, 100, 'a'), ...steady(3, 220, 'b')].forEach((total, day) => {
      filter.update(row(), { day, total, exposure: 1 })
    })
    const known = filter.view()
    const gained = (days: number) =>
      expectedSpread(known, row(), known.last + days) - expectedSpread(known, row(), known.last + days - 1)
    const calm = (known.noise * pace.level ** 2) / (1 - pace.level)
    expect(gained(1)).toBeCloseTo(known.drift, 9)
    expect(gained(1)).toBeGreaterThan(5 * calm)
    expect(gained(2)).toBeLessThan(gained(1))
    expect(gained(28)).toBeCloseTo(calm, 9)
  })

  test('an unknown day teaches nothing but that time passes', () => {
    const usual = steady(60, 100, 'a')
    const filter = (gap: readonly null[]) => {
      const one = new CountFilter([1, 0], BRISK, Math.log(100))
      ;[...usual, ...gap].forEach((total, day) => {
        one.update(row(), { day, total, exposure: 1 })
      })
      return one.view()
    }
    const known = filter([])
    const silent = filter([null, null, null])
    expect(silent.state[0]).toBe(known.state[0])
    expect(expectedSpread(silent, row(), silent.last + 1)).toBeGreaterThan(
      expectedSpread(known, row(), known.last + 1),
    )
  })

  test('half a day seen is half a day expected', () => {
    const totals = steady(80, 100, 'a')
    const whole = new CountFilter([1, 0], BRISK, Math.log(100))
    const half = new CountFilter([1, 0], BRISK, Math.log(100))
    totals.forEach((total, day) => {
      whole.update(row(), { day, total: total * 2, exposure: 1 })
      half.update(row(), { day, total, exposure: 0.5 })
    })
    expect(expectedLog(half.view(), row(), 80)).toBeCloseTo(expectedLog(whole.view(), row(), 80), 1)
  })

  test('what is further ahead is less sure', () => {
    const filter = new CountFilter([1, 0], BRISK, Math.log(100))
    steady(60, 100, 'a').forEach((total, day) => {
      filter.update(row(), { day, total, exposure: 1 })
    })
    const spreads = [1, 7, 28].map((lead) => expectedSpread(filter.view(), row(), filter.view().last + lead))
    expect(spreads[1]!).toBeGreaterThan(spreads[0]!)
    expect(spreads[2]!).toBeGreaterThan(spreads[1]!)
  })
})
