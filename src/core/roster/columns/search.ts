import type { Solver } from '../../solver.ts'
import { seeded } from '../../units/random.ts'
import { ascend } from './ascend.ts'
import { boundOf, roundedUp } from './bound.ts'
import { choose } from './choose.ts'
import { dive } from './dive.ts'
import { generate, peopled, type Relaxed } from './generate.ts'
import { improve } from './improve.ts'
import { costOf } from './plans.ts'
import { respond } from './respond.ts'
import { shuffle } from './shuffle.ts'
import type { Column, Family, Limits, Solution } from './types.ts'
import { type Work, workOf } from './work.ts'

/** Share of the work that the relaxation may take. */
const RELAXATION = 0.25
/** More columns than this are too many for a mixed-integer model that must hold them all. */
const ALL = 12_000
/** Nodes of the model that holds every column that could help. */
const NODES = 1000
/** Sweeps of best plans one after the other, before anything is relaxed. */
const SWEEPS = 3
const TINY = 1e-6
/** Share of the work left that goes into a family's own steps; best answers in turn have the rest. */
const ANNEALED = 0.9
/** From `some` rows on a master serves for the bound and a first roster only; from `many` on it is too slow for that. */
const ROWS = { some: 500, many: 1000 }
/** Rows × people up to which a dive there ends in time. */
const DIVES = 15_000
/** Share of the work left for turns after a dive there. */
const TURNS = 0.3

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
 * Every column that a roster of at most `cost` can hold: with another one the bound's own prices already cost more.
 * Undefined when they are too many.
 */
const allWithin = (family: Family, { prices, bound }: Relaxed, cost: number): Column[] | undefined => {
  if (family.within === undefined) return undefined
  const { priced } = family.price(prices, peopled(family), 1)
  const slack = cost - bound + TINY
  const found: Column[] = []
  for (const { crew, least } of priced) {
    const columns = family.within(prices, crew, least + slack, ALL - found.length)
    if (columns === undefined) return undefined
    found.push(...columns)
  }
  return found
}

interface Found {
  readonly plans: readonly Column[]
  readonly cost: number
  readonly bound: number
}

/** By linear programs: relax, dive, then part by part, with a proof wherever few columns can still help. */
const byMaster = (family: Family, work: Work, { seed, ...limits }: Limits): Found | undefined => {
  const until = { reserve: limits.work * (1 - RELAXATION), hopeless: Number.POSITIVE_INFINITY }
  const relaxed = generate(family, answers(family, work), family.startPrices, until, work)
  if (relaxed === undefined) return undefined
  let bound = roundedUp(relaxed.bound, family.step)
  const dived = dive(family, relaxed, 0, work)
  let plans = dived.plans
  let cost = costOf(family, plans)
  /** Step by step up from the bound: is there a roster of that cost? What the columns for it do not hold is not there. */
  const prove = () => {
    while (family.step > 0 && bound < cost - TINY && !work.isOver()) {
      const all = allWithin(family, relaxed, bound)
      if (all === undefined) return
      const proof = choose(family, all, plans, NODES, work)
      plans = proof.plans
      cost = costOf(family, plans)
      if (proof.bound <= bound + TINY) return
      bound = Math.min(cost, bound + family.step)
    }
  }
  const isEnough = (better: readonly Column[]) => {
    plans = better
    cost = costOf(family, plans)
    work.report({ phase: 'improve', cost, bound })
    return cost <= bound + TINY
  }
  if (cost > bound + TINY) prove()
  if (!isEnough(plans)) {
    const random = seeded(seed ?? 'roster')
    plans = improve(family, plans, dived.columns, relaxed.prices, work, random, isEnough)
    cost = costOf(family, plans)
  }
  return { plans, cost, bound }
}

/** A bound for a family of many rows: at the crowd's prices, by a master that has few enough rows, or by moving prices. */
const wideBound = (
  family: Family,
  known: readonly Column[],
  cost: number,
  reserve: number,
  work: Work,
): Relaxed | number => {
  const crowd = family.crowd?.(work.solver, work.left() - reserve)
  if (crowd !== undefined) {
    const { priced, effort } = family.price(crowd.prices, peopled(family), 1)
    work.spend(crowd.effort + effort)
    return boundOf(family, crowd.prices, priced)
  }
  if (family.losses.length <= ROWS.many) {
    const until = { reserve, hopeless: Number.POSITIVE_INFINITY }
    return generate(family, known, family.startPrices, until, work) ?? Number.NEGATIVE_INFINITY
  }
  const none = { prices: family.startPrices, bound: Number.NEGATIVE_INFINITY }
  return ascend(family, none, cost, reserve, work).bound
}

/** For more rows than a simplex is quick on: a bound, then plans by exact answers in turn or the family's own steps. */
const byAnswers = (family: Family, work: Work, { seed, ...limits }: Limits): Found | undefined => {
  const met = answers(family, work)
  const people = family.crews.reduce((sum, count) => sum + count, 0)
  if (met.length < people * SWEEPS) return undefined
  let plans: readonly Column[] = met.slice(-people)
  const relaxed = wideBound(family, met, costOf(family, plans), limits.work * (1 - RELAXATION), work)
  const bound = roundedUp(typeof relaxed === 'number' ? relaxed : relaxed.bound, family.step)
  const better = (others: readonly Column[] | undefined) => {
    if (others !== undefined && costOf(family, others) < costOf(family, plans)) plans = others
  }
  if (typeof relaxed !== 'number' && family.losses.length * people <= DIVES)
    better(dive(family, relaxed, limits.work * TURNS, work).plans)
  const random = seeded(seed ?? 'roster')
  const isEnough = (cost: number) => {
    work.report({ phase: 'improve', cost, bound })
    return cost <= bound + TINY
  }
  const { spend, isOver } = work
  better(family.anneal?.(plans, random, work.left() * ANNEALED, { spend, isOver, isEnough }))
  if (!isEnough(costOf(family, plans)))
    plans = shuffle(family, plans, work, random, (_, cost) => isEnough(cost))
  return { plans, cost: costOf(family, plans), bound }
}

/**
 * Plans for everybody, near the best there is, with a proven bound; undefined when somebody has no lawful plan.
 * Called off, it gives the best so far.
 */
export const search = (family: Family, solver: Solver, limits: Limits): Solution | undefined => {
  const work = workOf(solver, limits)
  const found = (family.losses.length > ROWS.some ? byAnswers : byMaster)(family, work, limits)
  if (found === undefined) return undefined
  const { plans, cost, bound } = found
  work.report({ phase: 'done', cost, bound })
  return { columns: plans, cost, bound }
}
