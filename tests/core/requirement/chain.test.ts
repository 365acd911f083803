import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { birthDeathChain, type Stretch } from '../../../src/core/requirement/chain.ts'
import { steadyState } from '../../../src/core/requirement/erlang.ts'
import { gammaNodes } from '../../../src/core/requirement/rate.ts'

const pass = (stretch: Stretch, states: number, present = 0) => {
  const start = new Float64Array(states)
  start[present] = 1
  const average = new Float64Array(states)
  const end = new Float64Array(states)
  birthDeathChain(states).pass(stretch, start, average, end)
  return { average, end }
}

const mean = (law: Float64Array): number => law.reduce((sum, p, j) => sum + p * j, 0)

const stretch: Stretch = {
  seconds: 1800,
  arrivalRate: 1 / 120,
  servers: 3,
  serviceRate: 1 / 300,
  leavingRate: 0,
}

describe('people present over time', () => {
  test('after a long time the law is that of the long run', () => {
    const { end } = pass({ ...stretch, seconds: 1e9 }, 120)
    const state = steadyState({ arrivalsPerHour: 30, handlingSeconds: 300 }, 3, 60)
    const waiting = end.reduce((sum, p, j) => sum + p * Math.max(0, j - 3), 0)
    expect(state.kind === 'stable' && waiting).toBeCloseTo(state.kind === 'stable' ? state.meanQueue : 0, 6)
  })

  test('with nobody there the line grows by the arrivals', () => {
    const { average, end } = pass({ ...stretch, servers: 0 }, 200)
    expect(mean(end)).toBeCloseTo(15, 9)
    expect(mean(average)).toBeGreaterThan(7)
    expect(mean(average)).toBeLessThan(9)
  })

  test('three times too much work leaves a line of what could not be done', () => {
    const { end } = pass({ ...stretch, arrivalRate: 1 / 20, servers: 5 }, 400, 5)
    expect(mean(end)).toBeCloseTo(5 + 90 - 30, 0)
  })

  test('shares stay shares for any rates', () => {
    const rate = fc.double({ min: 0, max: 5, noNaN: true })
    fc.assert(
      fc.property(
        rate,
        fc.nat(8),
        rate,
        rate,
        fc.nat(39),
        (arrivalRate, servers, serviceRate, leavingRate, present) => {
          const { average, end } = pass(
            { seconds: 1800, arrivalRate, servers, serviceRate, leavingRate },
            40,
            present,
          )
          for (const law of [average, end]) {
            expect(law.every((p) => p >= 0)).toBe(true)
            expect(law.reduce((a, b) => a + b)).toBeCloseTo(1, 9)
          }
        },
      ),
    )
  })

  test('one more person never leaves more people in line', () => {
    fc.assert(
      fc.property(
        fc.nat(6),
        fc.double({ min: 0, max: 0.05, noNaN: true }),
        fc.nat(30),
        (servers, arrivalRate, present) => {
          const few = pass({ ...stretch, arrivalRate, servers }, 80, present)
          const more = pass({ ...stretch, arrivalRate, servers: servers + 1 }, 80, present)
          expect(mean(more.end)).toBeLessThanOrEqual(mean(few.end) + 1e-9)
        },
      ),
    )
  })
})

describe('points of a gamma factor', () => {
  test.each([0.05, 0.2, 0.5, 1, 1.5])('cv %d: the first moments are exact', (cv) => {
    const nodes = gammaNodes(cv, 5)
    const moment = (power: number) =>
      nodes.reduce((sum, { factor, weight }) => sum + weight * factor ** power, 0)
    expect(moment(0)).toBeCloseTo(1, 12)
    expect(moment(1)).toBeCloseTo(1, 12)
    expect(moment(2)).toBeCloseTo(1 + cv * cv, 10)
    expect(moment(3) / ((1 + cv * cv) * (1 + 2 * cv * cv))).toBeCloseTo(1, 10)
    expect(nodes.every(({ factor }) => factor >= 0)).toBe(true)
  })

  test('a certain rate is one point', () => {
    expect(gammaNodes(0, 5)).toEqual([{ factor: 1, weight: 1 }])
  })
})
