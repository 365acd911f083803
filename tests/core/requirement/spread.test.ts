import { describe, expect, test } from 'vitest'
import { steadyState } from '../../../src/core/requirement/erlang.ts'
import { seeded } from '../../../src/core/units/random.ts'

const HANDLING = 300
const CUSTOMERS = 300_000

/** First come, first served by the recursion of Kiefer and Wolfowitz (1955): lognormal handling, Poisson arrivals. */
const longRun = (servers: number, utilisation: number, cv: number, withinSeconds: number) => {
  const random = seeded(`spread ${servers} ${utilisation} ${cv}`)
  const variance = Math.log1p(cv * cv)
  const between = HANDLING / (servers * utilisation)
  const free = new Float64Array(servers)
  let [now, waited, within] = [0, 0, 0]
  for (let i = 0; i < CUSTOMERS; i++) {
    now -= between * Math.log(1 - random.uniform())
    let first = 0
    for (let s = 1; s < servers; s++) if (free[s]! < free[first]!) first = s
    const wait = Math.max(0, free[first]! - now)
    const handling = HANDLING * Math.exp(Math.sqrt(variance) * random.normal() - variance / 2)
    free[first] = now + wait + handling
    waited += wait
    if (wait <= withinSeconds) within++
  }
  return { meanWaitSeconds: waited / CUSTOMERS, withinShare: within / CUSTOMERS }
}

const desk = (servers: number, utilisation: number, handlingCv: number) => {
  const arrivalsPerHour = (3600 * servers * utilisation) / HANDLING
  const state = steadyState({ arrivalsPerHour, handlingSeconds: HANDLING, handlingCv }, servers, 600)
  if (state.kind === 'unstable') throw new Error('expected a stable desk')
  return state
}

/** Desks of a city hall: 1–5 people, busy for 60–80 % of the time, handling from even to wild. */
describe('waits with the spread of handling, against a simulation of their own', () => {
  test.each(
    [1, 3, 5].flatMap((servers) =>
      [
        { cv: 0.3, wait: 0.12, share: 0.02 },
        { cv: 0.7, wait: 0.08, share: 0.02 },
        { cv: 1.3, wait: 0.18, share: 0.045 },
      ].map((bound) => ({ servers, ...bound })),
    ),
  )('$servers people, coefficient of variation $cv', ({ servers, cv, wait, share }) => {
    for (const utilisation of [0.6, 0.8]) {
      const simulated = longRun(servers, utilisation, cv, 600)
      const reckoned = desk(servers, utilisation, cv)
      expect(Math.abs(reckoned.meanWaitSeconds / simulated.meanWaitSeconds - 1)).toBeLessThan(wait)
      expect(Math.abs(reckoned.withinShare - simulated.withinShare)).toBeLessThan(share)
    }
  })

  test('waits that leave the spread out are far off', () => {
    const simulated = longRun(3, 0.8, 0.3, 600)
    expect(desk(3, 0.8, 1).meanWaitSeconds / simulated.meanWaitSeconds).toBeGreaterThan(1.5)
  })
})
