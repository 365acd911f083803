import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  erlangB,
  erlangC,
  fewestServers,
  offeredErlangs,
  type QueueFigures,
  spreadFactor,
  steadyState,
} from '../../../src/core/requirement/erlang.ts'

const figures = (...args: Parameters<typeof steadyState>): QueueFigures => {
  const state = steadyState(...args)
  if (state.kind === 'unstable') throw new Error('expected a stable queue')
  return state
}

describe('Erlang B', () => {
  test.each([
    [1, 1, 1 / 2],
    [2, 1, 1 / 5],
    [3, 2, 4 / 19],
    [5, 4, 128 / 643],
  ])('%i servers at %d erlangs, from the exact fraction', (servers, erlangs, expected) => {
    expect(erlangB(servers, erlangs)).toBeCloseTo(expected, 14)
  })

  test('200 servers at 180 erlangs do not overflow', () => {
    expect(erlangB(200, 180)).toBeCloseTo(0.010324995204982297, 14)
  })
})

describe('Erlang C', () => {
  test.each([
    [2, 1, 1 / 3],
    [3, 2, 4 / 9],
    [5, 4, 128 / 231],
  ])('%i servers at %d erlangs, from the exact fraction', (servers, erlangs, expected) => {
    expect(erlangC(servers, erlangs)).toBeCloseTo(expected, 14)
  })

  test('25 servers at 20 erlangs wait in 20.9 % of cases, not in the 26.1 % of a well-known slip', () => {
    expect(erlangC(25, 20)).toBeCloseTo(0.2091028265988366, 14)
  })

  test('full load has no answer, an empty desk waits for nobody', () => {
    expect(erlangC(3, 3)).toBeUndefined()
    expect(erlangC(0, 0)).toBe(0)
  })

  /** Arrivals an hour, handling and asked wait in seconds, target, people, and what the table prints. */
  test.each([
    [10, 300, 20, 0.8, 3, 0.95005, 7.991, 0.7732],
    [30, 240, 20, 0.8, 4, 0.85279, 20.87, 0.5911],
    [24, 360, 600, 0.8, 4, 0.98006, 64.585, 0.7619],
    [80, 300, 20, 0.8, 10, 0.86021, 15.712, 0.7319],
    [24, 420, 900, 0.9, 4, 0.96724, 150.029, 0.4289],
  ])(
    '%d/h of %d s within %d s for %d: %i people',
    (arrivalsPerHour, handlingSeconds, within, share, people, level, wait, one) => {
      const load = { arrivalsPerHour, handlingSeconds }
      expect(fewestServers(load, { share, withinSeconds: within })).toBe(people)
      expect(figures(load, people, within).withinShare).toBeCloseTo(level, 5)
      expect(figures(load, people, within).meanWaitSeconds).toBeCloseTo(wait, 3)
      expect(figures(load, people - 1, within).withinShare).toBeCloseTo(one, 4)
    },
  )

  test('10 an hour of 300 s: 0.8333 erlangs, 27.78 % occupied', () => {
    const load = { arrivalsPerHour: 10, handlingSeconds: 300 }
    expect(offeredErlangs(load)).toBeCloseTo(0.8333, 4)
    expect(figures(load, 3, 20).occupancy).toBeCloseTo(0.2778, 4)
    expect(figures({ arrivalsPerHour: 30, handlingSeconds: 240 }, 4, 20).waitShare).toBeCloseTo(0.173913, 6)
  })
})

describe('two desks apart and together', () => {
  const target = { share: 0.9, withinSeconds: 600 }
  const desk = (arrivalsPerHour: number) => ({ arrivalsPerHour, handlingSeconds: 360 })

  test('apart they need 3 + 3', () => {
    expect(figures(desk(14), 2, 600).withinShare).toBeCloseTo(0.7879, 4)
    expect(figures(desk(14), 2, 600).meanWaitSeconds).toBeCloseTo(345.9, 1)
    expect(figures(desk(14), 3, 600).withinShare).toBeCloseTo(0.9859, 4)
    expect(fewestServers(desk(14), target)).toBe(3)
  })

  test('together they need 4', () => {
    expect(figures(desk(28), 3, 600).withinShare).toBeCloseTo(0.3718, 4)
    expect(figures(desk(28), 4, 600).withinShare).toBeCloseTo(0.942, 4)
    expect(figures(desk(28), 4, 600).meanWaitSeconds).toBeCloseTo(128.6, 1)
    expect(figures(desk(28), 5, 600).withinShare).toBeCloseTo(0.9952, 4)
    expect(fewestServers(desk(28), target)).toBe(4)
  })
})

/** The same chain by adding up states one by one, as nobody should compute it. */
const byStates = (lambda: number, mu: number, theta: number, servers: number) => {
  const weights = [1]
  for (let j = 1; j < 2000; j++) {
    const down = Math.min(j, servers) * mu + Math.max(0, j - servers) * theta
    weights.push((weights[j - 1]! * lambda) / down)
  }
  const total = weights.reduce((a, b) => a + b)
  const waiting = weights.reduce((sum, w, j) => sum + w * Math.max(0, j - servers), 0) / total
  return { waitShare: weights.slice(servers).reduce((a, b) => a + b) / total, waiting }
}

describe('Erlang A', () => {
  test('14 servers, 10 erlangs, patience of 5 minutes, from an exact birth–death solution', () => {
    const load = { arrivalsPerHour: 200, handlingSeconds: 180, patienceSeconds: 300 }
    const state = figures(load, 14, 20)
    expect(state.waitShare).toBeCloseTo(0.1452601142963612, 13)
    expect(state.abandonedShare).toBeCloseTo(0.013983744122408938, 13)
    expect(state.meanWaitSeconds).toBeCloseTo(0.06991872061204468 * 60, 11)
    expect(state.occupancy).toBeCloseTo(0.7042973256268508, 13)
    expect(state.withinShare).toBeCloseTo(0.9167920918635469, 13)
  })

  test.each([
    [30, 240, 120, 2],
    [60, 240, 90, 3],
    [200, 200, 60, 4],
  ])(
    '%d/h of %d s, patience %d s, %i people agree with the sum over states',
    (perHour, handling, patience, servers) => {
      const state = figures(
        { arrivalsPerHour: perHour, handlingSeconds: handling, patienceSeconds: patience },
        servers,
        30,
      )
      const slow = byStates(perHour / 3600, 1 / handling, 1 / patience, servers)
      expect(state.waitShare).toBeCloseTo(slow.waitShare, 12)
      expect(state.meanQueue).toBeCloseTo(slow.waiting, 10)
      expect(state.meanWaitSeconds).toBeCloseTo((slow.waiting / perHour) * 3600, 8)
      expect(state.abandonedShare).toBeCloseTo((slow.waiting / patience / perHour) * 3600, 12)
    },
  )

  test('endless patience is Erlang C', () => {
    const load = { arrivalsPerHour: 30, handlingSeconds: 240 }
    const patient = figures(load, 4, 20)
    const nearly = figures({ ...load, patienceSeconds: 1e9 }, 4, 20)
    expect(nearly.withinShare).toBeCloseTo(patient.withinShare, 6)
    expect(nearly.meanWaitSeconds).toBeCloseTo(patient.meanWaitSeconds, 4)
  })

  test('with nobody there everyone hangs up', () => {
    const state = figures({ arrivalsPerHour: 30, handlingSeconds: 240, patienceSeconds: 60 }, 0, 20)
    expect(state.abandonedShare).toBeCloseTo(1, 12)
    expect(state.withinShare).toBe(0)
    expect(state.meanWaitSeconds).toBeCloseTo(60, 9)
  })
})

describe('any load', () => {
  const load = fc.record({
    arrivalsPerHour: fc.double({ min: 0, max: 2000, noNaN: true }),
    handlingSeconds: fc.oneof(fc.constant(0), fc.double({ min: 1, max: 7200, noNaN: true })),
    handlingCv: fc.double({ min: 0, max: 3, noNaN: true }),
  })
  const patience = fc.double({ min: 1, max: 3600, noNaN: true })
  const servers = fc.nat(60)
  const within = fc.double({ min: 0, max: 3600, noNaN: true })

  test('gives finite shares in 0 … 1, or the word unstable', () => {
    fc.assert(
      fc.property(load, fc.option(patience, { nil: undefined }), servers, within, (one, p, n, t) => {
        const state = steadyState({ ...one, ...(p !== undefined && { patienceSeconds: p }) }, n, t)
        if (state.kind === 'unstable') {
          expect(p).toBeUndefined()
          expect(state.erlangs).toBeGreaterThanOrEqual(n)
          return
        }
        for (const share of [state.waitShare, state.withinShare, state.abandonedShare]) {
          expect(share).toBeGreaterThanOrEqual(-1e-12)
          expect(share).toBeLessThanOrEqual(1 + 1e-12)
        }
        for (const value of [state.meanWaitSeconds, state.meanQueue, state.occupancy])
          expect(Number.isFinite(value) && value >= 0).toBe(true)
      }),
    )
  })

  test('one more person never makes anyone wait longer', () => {
    fc.assert(
      fc.property(load, patience, servers, within, (one, p, n, t) => {
        const few = figures({ ...one, patienceSeconds: p }, n, t)
        const more = figures({ ...one, patienceSeconds: p }, n + 1, t)
        expect(more.meanWaitSeconds).toBeLessThanOrEqual(few.meanWaitSeconds + 1e-9)
        expect(more.withinShare).toBeGreaterThanOrEqual(few.withinShare - 1e-9)
      }),
    )
  })

  test('more comes in than can be done: unstable, with both numbers', () => {
    expect(steadyState({ arrivalsPerHour: 40, handlingSeconds: 360 }, 4, 20)).toEqual({
      kind: 'unstable',
      erlangs: 4,
      servers: 4,
    })
    expect(
      fewestServers({ arrivalsPerHour: 40, handlingSeconds: 360 }, { share: 0.9, withinSeconds: 60 }, 4),
    ).toBeUndefined()
  })
})

test('even handling halves the wait of one server (Pollaczek–Khinchine)', () => {
  const load = { arrivalsPerHour: 6, handlingSeconds: 300 }
  expect(spreadFactor(0)).toBe(0.5)
  expect(figures({ ...load, handlingCv: 0 }, 1, 60).meanWaitSeconds).toBeCloseTo(150, 9)
  expect(figures({ ...load, handlingCv: 1 }, 1, 60).meanWaitSeconds).toBeCloseTo(300, 9)
  expect(figures({ ...load, handlingCv: 2 }, 1, 60).meanWaitSeconds).toBeCloseTo(750, 9)
})
