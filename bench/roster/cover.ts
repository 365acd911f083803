import { planCover, planGreedily, planReplan, withCertificate } from '../../src/core/plan-cover.ts'
import type { PersonDay, RosterProblem } from '../../src/core/roster/types.ts'
import type { Solver } from '../../src/core/solver.ts'
import { atMost, type BenchRow } from '../row.ts'

/** Absences that are looked at: worked days, evenly spread, and so many of them for the slower question. */
const LISTED = 40
const REPLANNED = 6
const MOVES = 8

const NO_HOLIDAYS = { names: new Map(), lastYear: 2100 }

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2
  )
}

/** Processor seconds of a question, and its answer. */
const timed = <T>(ask: () => T): { readonly seconds: number; readonly answer: T } => {
  const before = process.cpuUsage()
  const answer = ask()
  const { user, system } = process.cpuUsage(before)
  return { seconds: (user + system) / 1e6, answer }
}

const every = <T>(values: readonly T[], count: number): T[] => {
  const step = Math.max(1, Math.floor(values.length / count))
  return values.filter((_, i) => i % step === 0).slice(0, count)
}

const told = (name: string, value: number, unit: string, peer: number | null = null): BenchRow => ({
  ...{ name, value, unit, peer, target: null, aim: null, holds: true },
})

/**
 * What a sudden absence takes: the ranked substitutes without simulation, warm, and the rest of the week re-planned, beside
 * what one best move after the other saves. `days` are a solved roster of the problem.
 */
export const coverRows = (
  { city, staff, requirement, dates }: RosterProblem,
  days: readonly PersonDay[],
  solver: Solver,
): BenchRow[] => {
  const input = withCertificate({ city, staff, holidays: NO_HOLIDAYS, requirement, dates, days })
  const worked = days.filter(({ shift }) => shift)
  const absences = every(worked, LISTED).map(({ person, date }) => ({ person, date }))
  for (const absence of absences.slice(0, 2)) planCover(input, absence)
  const lists = absences.map((absence) => timed(() => planCover(input, absence)).seconds)
  const curves = every(worked, REPLANNED).map(({ person, date }) => {
    const ask = (most: number) => planReplan(input, { person, date }, { most }, solver)
    const { seconds, answer } = timed(() => ask(MOVES))
    if (!answer.ok) throw new Error(answer.issues.map(({ code }) => code).join())
    const greedy = planGreedily(input, { person, date }, MOVES).at(-1)?.totalYen ?? 0
    return { seconds, saved: -(answer.value.points.at(-1)?.yen ?? 0), greedy: -greedy }
  })
  const of = (value: (one: (typeof curves)[number]) => number) => curves.map(value)
  return [
    atMost('substitute list, median', median(lists), 's', 1, 0.3),
    atMost(`substitute list, worst of ${lists.length}`, Math.max(...lists), 's', 1, 0.3),
    told(`re-planned week, ${MOVES} moves: core-seconds, median`, median(of((o) => o.seconds)), 's'),
    told(`re-planned week, ${MOVES} moves: core-seconds, worst`, Math.max(...of((o) => o.seconds)), 's'),
    told(
      `re-planned week, ${MOVES} moves: saved, median (peer: best move after best move)`,
      median(of((o) => o.saved)),
      'yen',
      median(of((o) => o.greedy)),
    ),
  ]
}
