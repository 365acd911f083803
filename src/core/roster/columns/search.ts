import type { Solver } from '../../solver.ts'
import { seeded } from '../../units/random.ts'
import { roundedUp } from './bound.ts'
import { choose } from './choose.ts'
import { dive } from './dive.ts'
import { generate, peopled, type Relaxed } from './generate.ts'
import { improve } from './improve.ts'
import { costOf } from './plans.ts'
import { respond } from './respond.ts'
import type { Column, Family, Limits, Solution } from './types.ts'
import { type Work, workOf } from './work.ts'

/** Share of the work that the relaxation may take. */
const RELAXATION = 0.5
/** More columns than this are too many for a mixed-integer model that must hold them all. */
const ALL = 12_000
/** Nodes of the model that holds every column that could help. */
const NODES = 3000
/** Sweeps of best plans one after the other, before anything is relaxed. */
const SWEEPS = 3
const TINY = 1e-6

/** Plans by everybody's best answer to the others', a few times round. */
const answers = (family: Family, work: Work): Column[] => {
  const crewOf = family.crews.flatMap((people, crew) => Array<number>(people).fill(crew))
  const order = [...crewOf.keys()]
  let plans: readonly (Column | undefined)[] = crewOf.map(() => undefined)
  const met: Column[] = []
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    plans = respond(family, plans, crewOf, order, work)
    met.push(...plans.filter((plan) => plan !== undefined))
  }
  return met
}

/**
 * Every column that a roster cheaper than `cost` can hold: with another one the bound's own prices already cost as
 * much. Undefined when they are too many.
 */
const allThatHelp = (family: Family, { prices, bound }: Relaxed, cost: number): Column[] | undefined => {
  if (family.within === undefined) return undefined
  const { priced } = family.price(prices, peopled(family), 1)
  const slack = cost - family.step - bound + TINY
  const found: Column[] = []
  for (const { crew, least } of priced) {
    const columns = family.within(prices, crew, least + slack, ALL - found.length)
    if (columns === undefined) return undefined
    found.push(...columns)
  }
  return found
}

/** Plans for everybody, near the best there is, with a proven bound; undefined when somebody has no lawful plan. */
export const search = (
  family: Family,
  solver: Solver,
  limits: Limits,
  trace: (text: string) => void = () => {},
): Solution | undefined => {
  const work = workOf(solver, limits)
  const until = { reserve: limits.work * (1 - RELAXATION), hopeless: Number.POSITIVE_INFINITY }
  const relaxed = generate(family, answers(family, work), family.startPrices, until, work)
  if (relaxed === undefined) return undefined
  let bound = roundedUp(relaxed.bound, family.step)
  trace(`relaxed ${relaxed.point.objective} bound ${bound} cols ${relaxed.columns.length} left ${work.left()}`)
  const dived = dive(family, relaxed, work)
  let best = dived.plans
  let cost = costOf(family, best)
  trace(`dive ${cost} left ${work.left()}`)
  /** Looks for something better among all columns that could be part of it; what is not found is not there. */
  const prove = () => {
    const all = allThatHelp(family, relaxed, cost)
    trace(`all ${all?.length}`)
    if (all === undefined) return
    const proof = choose(family, all, best, NODES, work)
    best = proof.plans
    cost = costOf(family, best)
    bound = Math.max(bound, Math.min(cost, roundedUp(proof.bound, family.step)))
    trace(`proof ${cost} ${bound} left ${work.left()}`)
  }
  const isEnough = (plans: readonly Column[], now: number, freed: number) => {
    best = plans
    cost = now
    trace(`better ${cost} with ${freed} left ${work.left()}`)
    work.report({ phase: 'improve', cost, bound })
    if (cost > bound + TINY) prove()
    return cost <= bound + TINY
  }
  if (!isEnough(best, cost, 0))
    best = improve(family, best, dived.columns, relaxed.prices, work, seeded(limits.seed ?? 'roster'), isEnough)
  work.report({ phase: 'done', cost, bound })
  return { columns: best, cost, bound }
}
