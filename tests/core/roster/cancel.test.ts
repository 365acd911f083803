import { describe, expect, test } from 'vitest'
import { solveRoster } from '../../../src/core/roster/solve.ts'
import type { Roster, SolveProgress } from '../../../src/core/roster/types.ts'
import { check } from '../../../src/core/verification/check.ts'
import { loadHighs } from '../../../src/engines/highs.ts'
import { teamDays } from './team.ts'

const highs = await loadHighs()
const problem = teamDays('insurance', '2023-10-06', 1, 1.4)
const GAP = 1e-6
/** Naming who stands where costs a little of what the week promised. */
const NAMED = 1.001

const solved = (isCancelled: (steps: readonly SolveProgress[]) => boolean) => {
  const steps: SolveProgress[] = []
  const outcome = solveRoster(problem, highs, {
    limits: { gap: GAP },
    onProgress: (step) => steps.push(step),
    isCancelled: () => isCancelled(steps),
  })
  if (outcome.kind !== 'roster') throw new Error(JSON.stringify(outcome))
  return { roster: outcome.roster, steps }
}

const incumbents = (steps: readonly SolveProgress[]): number[] =>
  steps.flatMap(({ phase, incumbentYen }) =>
    incumbentYen === undefined || phase === 'assign' || phase === 'done' ? [] : [incumbentYen],
  )

/** Rules that somebody’s days break; what is left open at a desk has its price. */
const breaches = ({ days }: Roster) => {
  const { city, staff, dates, open, requirement } = problem
  return check({ days, staff, city, dates, open, requirement }).breaches.filter(
    ({ severity, person }) => severity === 'breach' && person !== undefined,
  )
}

describe('cancelling', () => {
  const whole = solved(() => false)
  const told = incumbents(whole.steps)

  test('incumbents only get better, and the bound never passes them', () => {
    expect(told.length).toBeGreaterThan(1)
    expect(told.at(-1)!).toBeLessThan(told[0]!)
    for (const [i, yen] of told.entries()) {
      if (i > 0) expect(yen).toBeLessThanOrEqual(told[i - 1]! + 1e-6)
      expect(yen).toBeGreaterThanOrEqual(whole.roster.proof.boundYen - 0.01)
    }
  })

  test.each([1, 2])('after %i incumbents keeps the best so far, lawful and with an honest gap', (count) => {
    const ended = solved((steps) => incumbents(steps).length >= count)
    const best = Math.min(...incumbents(ended.steps))
    const { cost, proof } = ended.roster
    expect(incumbents(ended.steps).slice(0, count)).toEqual(told.slice(0, count))
    expect(cost.totalYen).toBeLessThanOrEqual(best * NAMED)
    expect(cost.totalYen).toBeGreaterThanOrEqual(whole.roster.proof.boundYen - 0.01)
    expect(proof.boundYen).toBe(whole.roster.proof.boundYen)
    expect(proof.gap).toBeCloseTo((cost.totalYen - proof.boundYen) / cost.totalYen, 9)
    expect(breaches(ended.roster)).toEqual([])
  })

  test('the same point of the search gives the same bytes', () => {
    const first = solved((steps) => incumbents(steps).length >= 1)
    const second = solved((steps) => incumbents(steps).length >= 1)
    expect(JSON.stringify(second.roster)).toBe(JSON.stringify(first.roster))
  })

  test('nobody cancels what is done already: the same bytes', () => {
    const late = solved((steps) => steps.some(({ phase }) => phase === 'done'))
    expect(JSON.stringify(late.roster)).toBe(JSON.stringify(whole.roster))
  })
})
