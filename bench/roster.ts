import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { openingOf } from '../src/core/roster/horizon.ts'
import { modelOf } from '../src/core/roster/model.ts'
import { solveRoster } from '../src/core/roster/solve.ts'
import type { Roster, RosterProblem } from '../src/core/roster/types.ts'
import { workersOf } from '../src/core/roster/worker.ts'
import type { LinearModel, Solver } from '../src/core/solver.ts'
import { loadHighs } from '../src/engines/highs.ts'
import { keyakiWeek, type WeekOptions } from '../tests/core/roster/week.ts'
import { breachesIn } from './roster/breaches.ts'
import { coverRows } from './roster/cover.ts'
import { runCpSatLinear } from './roster/cp-sat.ts'
import { editedCells } from './roster/edited-cell.ts'
import type { SiteFigures } from './roster/site-once.ts'
import type { BenchRow } from './row.ts'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]
/** The peers are shown on one problem of each line, with the time that our solve of it took. */
const PEER_SEED = 1
/** People of the cost curve, by minutes of a slot. */
const CURVE = { 30: [46, 60, 90, 120, 170], 15: [46, 60, 90] } as const

/** One line of the table: a kind of problem and what is asked of its solves. */
interface Line {
  readonly name: string
  readonly options: Omit<WeekOptions, 'seed'>
  readonly gap: number
  readonly aimGap: number
  readonly seconds: number
  readonly aimSeconds: number
}

const LINES: readonly Line[] = [
  {
    name: '46 × 6 × 1 week',
    options: { people: 46 },
    gap: 2,
    aimGap: 0.5,
    seconds: 60,
    aimSeconds: 15,
  },
  {
    name: '60 × 6 × 1 week',
    options: { people: 60 },
    gap: 0.5,
    aimGap: 0.3,
    seconds: 20,
    aimSeconds: 10,
  },
  {
    name: '60 × 6 × 1 week, 15 min, lunch and two short breaks',
    options: { people: 60, slotMinutes: 15, shortBreaks: true },
    gap: 1,
    aimGap: 0.5,
    seconds: 60,
    aimSeconds: 30,
  },
  {
    name: '46 × 6 × 5 weeks',
    options: { people: 46, to: '2023-11-05' },
    gap: 1,
    aimGap: 0.5,
    seconds: 120,
    aimSeconds: 60,
  },
  {
    name: '170 × 7 × 1 week',
    options: { people: 170, split: 'insurance' },
    gap: 0.5,
    aimGap: 0.1,
    seconds: 60,
    aimSeconds: 25,
  },
]

interface Solved {
  /** Seconds of processor time, all threads: what one free core needs at most. */
  readonly seconds: number
  /** Time on the clock: what the peers are given. */
  readonly clockSeconds: number
  /** Share of the whole cost, wages included. */
  readonly gap: number
  /** Share of what a roster can move: everything but the wages. */
  readonly movableGap: number
  readonly boundYen: number
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
  const { cost, proof } = outcome.roster
  return {
    seconds,
    clockSeconds,
    gap: proof.gap,
    movableGap: (cost.totalYen - proof.boundYen) / Math.max(1, cost.totalYen - cost.wageYen),
    boundYen: proof.boundYen,
    breaches: breachesIn(problem, outcome.roster.days),
    text: JSON.stringify(outcome.roster),
  }
}

const linearOf = (problem: RosterProblem): LinearModel => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  return modelOf(problem, opening, workersOf(problem, opening)).linear
}

/** How far the same model handed to HiGHS as it is ends above our bound; 1 where it finds no roster in that time. */
const highsAlone = (problem: RosterProblem, solver: Solver, { clockSeconds, boundYen }: Solved): number => {
  const outcome = solver.solve(linearOf(problem), { seconds: clockSeconds, gap: 0 })
  if (outcome.status !== 'optimal' && outcome.status !== 'feasible') return 1
  return (outcome.objective - boundYen) / Math.abs(outcome.objective)
}

/** The same of CP-SAT with two workers; null where it is not installed. */
const cpSatAlone = (problem: RosterProblem, { clockSeconds, boundYen }: Solved): number | null => {
  const outcome = runCpSatLinear(linearOf(problem), clockSeconds)
  if (!outcome) return null
  return outcome.cost === null ? 1 : (outcome.cost - boundYen) / Math.abs(outcome.cost)
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

const percent = (share: number | null): number | null => (share === null ? null : share * 100)

const lineRows = ({ name, options, ...asked }: Line, solver: Solver): BenchRow[] => {
  const problems = SEEDS.map((seed) => keyakiWeek({ seed, ...options }))
  const all = problems.map((problem) => solved(problem, solver))
  const first = SEEDS.indexOf(PEER_SEED)
  const [problem, one] = [problems[first]!, all[first]!]
  const again = solved(problem, solver)
  const of = (value: (one: Solved) => number) => all.map(value)
  const gaps = of((o) => o.gap * 100)
  const row = (what: string, ...rest: [number, string, number | null, number | null, (number | null)?]) =>
    atMost(`${name}: ${what}`, ...rest)
  return [
    row('proven gap, median of 8', median(gaps), '%', asked.gap, asked.aimGap),
    row('proven gap, worst of 8', Math.max(...gaps), '%', 2, asked.gap),
    row(
      `above the bound, seed ${PEER_SEED} (peer: HiGHS alone, same time)`,
      one.gap * 100,
      '%',
      null,
      null,
      percent(highsAlone(problem, solver, one)),
    ),
    row(
      `above the bound, seed ${PEER_SEED} (peer: CP-SAT, 2 workers, same time)`,
      one.gap * 100,
      '%',
      null,
      null,
      percent(cpSatAlone(problem, one)),
    ),
    row('gap without wages, median', median(of((o) => o.movableGap)) * 100, '%', null, null),
    row('core-seconds, median', median(of((o) => o.seconds)), 's', asked.seconds, asked.aimSeconds),
    row('core-seconds, worst', Math.max(...of((o) => o.seconds)), 's', 3 * asked.seconds, asked.seconds),
    row(
      'breaches of the law, all seeds',
      of((o) => o.breaches).reduce((a, b) => a + b, 0),
      'count',
      0,
      0,
    ),
    row('solves that differ when repeated', again.text === one.text ? 0 : 1, 'count', 0, 0),
  ]
}

/** A site of seven contractors in a process of its own, so that its memory is its own. */
const siteRows = (): BenchRow[] => {
  const script = join(import.meta.dirname, 'roster', 'site-once.ts')
  const once = (): SiteFigures => {
    const { status, stdout } = spawnSync(process.execPath, [script], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (status !== 0) throw new Error(`${script} ended with ${status}`)
    return JSON.parse(stdout) as SiteFigures
  }
  const figures = once()
  const name = `${figures.people} × ${figures.teams} × 1 week (${figures.parts} parts, two threads, one seed)`
  return [
    atMost(`${name}: proven gap`, figures.gap * 100, '%', 2, 1),
    atMost(`${name}: time on the clock`, figures.clockSeconds, 's', 600, 300),
    atMost(`${name}: core-seconds`, figures.seconds, 's', 1200, 600),
    atMost(`${name}: peak memory`, figures.megabytes, 'MB', 4096, 2048),
    atMost(`${name}: breaches of the law`, figures.breaches, 'count', 0, 0),
    atMost(
      `${name}: solves that differ when repeated`,
      once().digest === figures.digest ? 0 : 1,
      'count',
      0,
      0,
    ),
  ]
}

/** Slope of the logarithms: seconds grow with this power of the number of people. */
const exponentOf = (points: readonly (readonly [people: number, seconds: number])[]): number => {
  const logs = points.map(([people, seconds]) => [Math.log(people), Math.log(seconds)] as const)
  const mean = (index: 0 | 1) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const cross = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  return cross / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
}

/** Core-seconds against people and slots, one seed. */
const curveRows = (solver: Solver): BenchRow[] =>
  ([30, 15] as const).flatMap((slotMinutes) => {
    const points = CURVE[slotMinutes].map((people) => {
      const options = { people, slotMinutes, shortBreaks: slotMinutes === 15 }
      return [people, solved(keyakiWeek({ seed: PEER_SEED, ...options }), solver).seconds] as const
    })
    const seconds = points.map(([people, value]) => ({
      ...atMost(`cost curve, ${slotMinutes} min, ${people} people`, value, 's', null, null),
      detail: true,
    }))
    const growth = atMost(
      `cost curve, ${slotMinutes} min: seconds grow with this power of the people (${CURVE[slotMinutes].join(', ')})`,
      exponentOf(points),
      '',
      null,
      null,
    )
    return [...seconds, growth]
  })

/** Checks of one edited cell of a solved week, and what an absence from it takes. */
const edited = (solver: Solver): BenchRow[] => {
  const problem = keyakiWeek({ seed: PEER_SEED, people: 60 })
  const { days } = JSON.parse(solved(problem, solver).text) as Roster
  const { milliseconds, different } = editedCells(problem, days)
  return [
    atMost('check of one edited cell, median', median(milliseconds), 'ms', 50, 10),
    atMost('check of one edited cell, worst', Math.max(...milliseconds), 'ms', null, null),
    atMost('edits judged otherwise than by a whole check', different, 'count', 0, 0),
    ...coverRows(problem, days, solver),
  ]
}

/**
 * Weeks of the sample city under made-up demand, one solve at a time on one core unless a row says otherwise.
 * `HANKAN_BENCH_ONLY` names a part of a line's name: only such lines are run (`site`, `curve`, `edited` are the last ones).
 */
export const run = async (): Promise<BenchRow[]> => {
  const solver = await loadHighs()
  const only = process.env.HANKAN_BENCH_ONLY ?? ''
  const rest = { site: siteRows, curve: () => curveRows(solver), edited: () => edited(solver) }
  return [
    ...LINES.filter(({ name }) => name.includes(only)).flatMap((line) => lineRows(line, solver)),
    ...Object.entries(rest).flatMap(([name, rows]) => (name.includes(only) ? rows() : [])),
  ]
}
