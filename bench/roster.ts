import { openingOf } from '../src/core/roster/horizon.ts'
import { modelOf } from '../src/core/roster/model.ts'
import { solveRoster } from '../src/core/roster/solve.ts'
import type { Roster, RosterProblem } from '../src/core/roster/types.ts'
import { workersOf } from '../src/core/roster/worker.ts'
import type { Solver } from '../src/core/solver.ts'
import { check } from '../src/core/verification/check.ts'
import { loadHighs } from '../src/engines/highs.ts'
import { keyakiWeek } from '../tests/core/roster/week.ts'
import { editedCells } from './roster/edited-cell.ts'
import type { BenchRow } from './row.ts'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]
/** The peer is slow: it is shown on one week, with the time that our solve of that week took. */
const PEER_SEED = 1

interface Solved {
  /** Seconds of processor time, all threads: what one free core needs at most. */
  readonly seconds: number
  /** Time on the clock: what the peer is given. */
  readonly clockSeconds: number
  /** Share of the whole cost, wages included. */
  readonly gap: number
  /** Share of what a roster can move: everything but the wages. */
  readonly movableGap: number
  readonly breaches: number
  readonly text: string
}

const solved = (problem: RosterProblem, solver: Solver): Solved => {
  const start = performance.now()
  const before = process.cpuUsage()
  const outcome = solveRoster(problem, solver)
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1e6
  const clockSeconds = (performance.now() - start) / 1000
  if (outcome.kind !== 'roster') throw new Error(JSON.stringify(outcome.conflicts))
  const { cost, proof, days } = outcome.roster
  const { city, staff, dates, open, requirement } = problem
  const { breaches } = check({ days, staff, city, dates, open, requirement })
  return {
    seconds,
    clockSeconds,
    gap: proof.gap,
    movableGap: (cost.totalYen - proof.boundYen) / Math.max(1, cost.totalYen - cost.wageYen),
    breaches: breaches.filter(({ severity }) => severity === 'breach').length,
    text: JSON.stringify(outcome.roster),
  }
}

/** The same model handed to HiGHS as it is, for as many seconds; 1 where it finds no roster in that time. */
const straight = (problem: RosterProblem, solver: Solver, seconds: number): number => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  const { linear } = modelOf(problem, opening, workersOf(problem, opening))
  const outcome = solver.solve(linear, { seconds, gap: 0 })
  if (outcome.status !== 'optimal' && outcome.status !== 'feasible') return 1
  return (outcome.objective - outcome.bound) / Math.abs(outcome.objective)
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const atMost = (
  name: string,
  value: number,
  unit: string,
  target: number | null,
  aim: number | null,
  peer: number | null = null,
): BenchRow => ({ name, value, unit, peer, target, aim, holds: target === null || value <= target })

const week = (
  name: string,
  people: number,
  targets: {
    readonly gap: number
    readonly aimGap: number
    readonly seconds: number
    readonly aimSeconds: number
  },
  solver: Solver,
): BenchRow[] => {
  const problems = SEEDS.map((seed) => keyakiWeek({ seed, people }))
  const all = problems.map((problem) => solved(problem, solver))
  const first = SEEDS.indexOf(PEER_SEED)
  const peer = straight(problems[first]!, solver, all[first]!.clockSeconds) * 100
  const again = solved(problems[first]!, solver)
  const of = (value: (one: Solved) => number) => all.map(value)
  return [
    atMost(
      `${name}: proven gap, median of 8`,
      median(of((o) => o.gap)) * 100,
      '%',
      targets.gap,
      targets.aimGap,
    ),
    atMost(`${name}: proven gap, worst of 8`, Math.max(...of((o) => o.gap)) * 100, '%', 2, targets.gap),
    atMost(
      `${name}: gap of seed ${PEER_SEED} (peer: HiGHS alone, same time)`,
      all[first]!.gap * 100,
      '%',
      null,
      null,
      peer,
    ),
    atMost(`${name}: gap without wages, median`, median(of((o) => o.movableGap)) * 100, '%', null, null),
    atMost(
      `${name}: core-seconds, median`,
      median(of((o) => o.seconds)),
      's',
      targets.seconds,
      targets.aimSeconds,
    ),
    atMost(`${name}: core-seconds, worst`, Math.max(...of((o) => o.seconds)), 's', 60, targets.seconds),
    atMost(
      `${name}: breaches of the law, all seeds`,
      of((o) => o.breaches).reduce((a, b) => a + b, 0),
      'count',
      0,
      0,
    ),
    atMost(
      `${name}: solves that differ when repeated`,
      again.text === all[first]!.text ? 0 : 1,
      'count',
      0,
      0,
    ),
  ]
}

/** Checks of one edited cell of a solved week. */
const edited = (solver: Solver): BenchRow[] => {
  const problem = keyakiWeek({ seed: PEER_SEED, people: 60 })
  const { days } = JSON.parse(solved(problem, solver).text) as Roster
  const { milliseconds, different } = editedCells(problem, days)
  return [
    atMost('check of one edited cell, median', median(milliseconds), 'ms', 50, 10),
    atMost('check of one edited cell, worst', Math.max(...milliseconds), 'ms', null, null),
    atMost('edits judged otherwise than by a whole check', different, 'count', 0, 0),
  ]
}

/** Weeks of the sample city under made-up demand, one solve at a time on one core. */
export const run = async (): Promise<BenchRow[]> => {
  const solver = await loadHighs()
  return [
    ...week('46 × 6 × 1 week', 46, { gap: 2, aimGap: 0.5, seconds: 60, aimSeconds: 15 }, solver),
    ...week('60 × 6 × 1 week', 60, { gap: 0.5, aimGap: 0.3, seconds: 20, aimSeconds: 10 }, solver),
    ...edited(solver),
  ]
}
