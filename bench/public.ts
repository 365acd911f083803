import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ColumnProblem } from '../src/core/roster/columns/problem.ts'
import { type Plan, solveColumns } from '../src/core/roster/columns/solve.ts'
import type { Solver } from '../src/core/solver.ts'
import { loadHighs } from '../src/engines/highs.ts'
import { benchData } from './data.ts'
import { checkNrp, type Verdict } from './roster/check-nrp.ts'
import { checkRetail } from './roster/check-retail.ts'
import { type CpSat, runCpSat } from './roster/cp-sat.ts'
import { readNrp } from './roster/nrp.ts'
import { readRetail } from './roster/retail.ts'
import { runTimefold } from './roster/timefold.ts'
import type { BenchRow } from './row.ts'

interface Figures {
  readonly cost: number
  readonly bound: number
  /** Of processor time. */
  readonly seconds: number
  /** On the clock: what the peers are given. */
  readonly clockSeconds: number
  readonly verdict: Verdict
}

/** What is known of an instance, and what is asked. */
interface Known {
  readonly best: number | null
  readonly target: number | null
}

/** A family of public instances: how it is read and judged, and how many core-seconds a case may take. */
interface PublicFamily {
  readonly name: 'nrp' | 'retail'
  readonly seconds: number
  read(text: string): ColumnProblem
  judge(text: string, plan: Plan, problem: ColumnProblem): Verdict
  /** What Timefold's answer costs; null where it broke a rule, undefined where it does not run. */
  timefold?(text: string, file: string, seconds: number): number | null | undefined
  /** Knowledge by instance, from the folder's own table. */
  known(folder: string): (instance: string) => Known
}

const table = (folder: string, file: string): string[][] =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))

const nrp: PublicFamily = {
  name: 'nrp',
  seconds: 120,
  read: readNrp,
  judge(text, plan, problem) {
    if (plan.kind !== 'sequence' || problem.kind !== 'sequence') return { faults: ['no roster'], cost: 0 }
    const grid = new Map(problem.people.map(({ id }) => [id, Array<string>(problem.days).fill('-')]))
    for (const { person, day, shift } of plan.shifts) grid.get(person)![day] = shift
    return checkNrp(text, grid)
  },
  timefold(text, file, seconds) {
    const grid = runTimefold(file, seconds)
    if (grid === undefined) return undefined
    const { faults, cost } = checkNrp(text, grid)
    return faults.length === 0 ? cost : null
  },
  known(folder) {
    const best = new Map(table(folder, 'best_known.csv').map((fields) => [fields[0]!, Number(fields[4])]))
    /** Share above the best known that each case may have. */
    const allowed = (instance: string) =>
      ['Instance1', 'Instance2'].includes(instance) ? 0 : instance === 'Instance3' ? 0.01 : undefined
    return (instance) => {
      const value = best.get(instance) ?? null
      const share = allowed(instance)
      return {
        best: value,
        target: value === null || share === undefined ? null : Math.floor(value * (1 + share)),
      }
    }
  },
}

/** Costs found elsewhere for cases of the multi-activity set. */
const RETAIL_KNOWN: Readonly<Record<string, number>> = { '1_7_10_1': 383, '10_7_20_3': 193 }

const retail: PublicFamily = {
  name: 'retail',
  seconds: 60,
  read: readRetail,
  judge: (text, plan) =>
    plan.kind === 'activity' ? checkRetail(text, plan.shifts) : { faults: ['no plan'], cost: 0 },
  known: () => (instance) => ({
    best: RETAIL_KNOWN[instance] ?? null,
    target: RETAIL_KNOWN[instance] ?? null,
  }),
}

const solved = (family: PublicFamily, text: string, solver: Solver): Figures => {
  const start = performance.now()
  const before = process.cpuUsage()
  const spent = () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
  const problem = family.read(text)
  const outcome = solveColumns(problem, solver, {
    work: WORK_A_SECOND * family.seconds,
    isCancelled: () => spent() > family.seconds,
  })
  const seconds = spent()
  const clockSeconds = (performance.now() - start) / 1000
  if (outcome.kind === 'infeasible') throw new Error(`no plan for ${outcome.persons.join(', ')}`)
  const { plan } = outcome
  const verdict = family.judge(text, plan, problem)
  return { cost: plan.cost, bound: plan.bound, seconds, clockSeconds, verdict }
}

/** Peers are given the clock time of ours, but no less than this. */
const LEAST_SECONDS = 5

/** Counted work that one core does in a second, roughly; the seconds themselves only end what takes longer. */
const WORK_A_SECOND = 3.5e8

/** What the peers reached on a case in the same time; null where they found no lawful roster. */
interface Peers {
  readonly cpSat: CpSat | undefined
  readonly timefold: number | null | undefined
}

const rowsOf = (
  name: string,
  { cost, bound, seconds, verdict }: Figures,
  { best, target }: Known,
  limit: number,
  { cpSat, timefold }: Peers,
): BenchRow[] => {
  const row = (what: string, value: number, unit: string, rest: Partial<BenchRow> = {}): BenchRow => {
    const asked = rest.target ?? null
    return {
      name: `${name}: ${what}`,
      value,
      unit,
      peer: null,
      target: asked,
      aim: null,
      holds: asked === null || value <= asked,
      detail: true,
      ...rest,
    }
  }
  const claimed = verdict.cost === cost ? 0 : 1
  const gap = ((cost - bound) / Math.max(1, cost)) * 100
  const reached = [cpSat?.cost, timefold].filter((value) => typeof value === 'number')
  const peer = reached.length === 0 ? null : Math.min(...reached)
  const parts = [
    row('proven bound', bound, 'cost', { peer: cpSat?.bound ?? null, target: best === null ? null : best }),
    row('gap to our bound', gap, '%', { target: target === null ? 10 : null }),
    row(
      'faults found by the checker, and a cost that is not the claimed one',
      verdict.faults.length + claimed,
      'count',
      { target: 0 },
    ),
    row('core-seconds', seconds, 's', { target: limit * 1.1 }),
  ]
  const isReached = (target === null || verdict.cost <= target) && (peer === null || verdict.cost <= peer)
  return [
    row('cost', verdict.cost, 'cost', {
      name,
      peer,
      target: target ?? peer,
      aim: best,
      holds: isReached && parts.every(({ holds }) => holds),
      detail: false,
      beside: {
        bound,
        gap,
        seconds: Math.round(seconds),
        cpSat: cpSat?.cost ?? null,
        cpSatBound: cpSat?.bound ?? null,
        timefold: timefold ?? null,
        bestKnown: best,
      },
    }),
    ...parts,
  ]
}

/** The two public families, each case judged by a checker that knows the instance file alone. */
export const run = async (): Promise<BenchRow[]> => {
  const data = benchData()
  if (data === undefined) return []
  const solver = await loadHighs()
  const only = process.env.HANKAN_BENCH_ONLY?.split(',')
  const place = (name: string) => Number(name.match(/\d+/)?.[0] ?? 0)
  return [nrp, retail].flatMap((family) => {
    const folder = join(data, 'instances', family.name)
    const known = family.known(folder)
    return readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .map((file) => basename(file, '.txt'))
      .filter((instance) => only === undefined || only.includes(instance))
      .sort((a, b) => place(a) - place(b))
      .flatMap((instance) => {
        const file = join(folder, `${instance}.txt`)
        const text = readFileSync(file, 'utf8')
        const figures = solved(family, text, solver)
        process.stderr.write(
          `${instance}: ${figures.cost} ≥ ${figures.bound}, ${figures.seconds.toFixed(1)} s ${figures.verdict.faults.slice(0, 3).join('; ')}\n`,
        )
        const seconds = Math.max(LEAST_SECONDS, Math.ceil(figures.clockSeconds))
        const peers: Peers = {
          cpSat: runCpSat(family.name, file, seconds),
          timefold: family.timefold?.(text, file, seconds),
        }
        process.stderr.write(`  CP-SAT ${peers.cpSat?.cost}, Timefold ${peers.timefold}, ${seconds} s each\n`)
        return rowsOf(`${family.name} ${instance}`, figures, known(instance), family.seconds, peers)
      })
  })
}
