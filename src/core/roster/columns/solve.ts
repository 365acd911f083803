import type { Solver } from '../../solver.ts'
import { activityFamily, crewsOf } from './activity.ts'
import type { ActivityProblem, ColumnProblem, SequenceProblem } from './problem.ts'
import { search } from './search.ts'
import { sequenceFamily } from './sequence.ts'
import type { Column, Family, Limits } from './types.ts'

/** A named shift worked on a day (0 first). */
export interface PlannedShift {
  readonly person: string
  readonly day: number
  readonly shift: string
}

/** A shift of activities; minutes count from 0:00 of the first day. */
export interface PlannedBlocks {
  readonly person: string
  readonly blocks: readonly {
    readonly activity: string
    readonly startMinute: number
    readonly endMinute: number
  }[]
}

/** What a plan costs and what is proved: no plan costs less than `bound`. */
interface Proof {
  readonly cost: number
  readonly bound: number
  readonly status: 'optimal' | 'feasible'
}

export type Plan = Proof &
  (
    | { readonly kind: 'sequence'; readonly shifts: readonly PlannedShift[] }
    | {
        readonly kind: 'activity'
        readonly shifts: readonly PlannedBlocks[]
        /** People missing below minimums, summed over slots: 0 unless no plan that has all of them was found. */
        readonly missing: number
      }
  )

export type PlanOutcome =
  | { readonly kind: 'plan'; readonly plan: Plan }
  /** These people's hours and rules exclude each other. */
  | { readonly kind: 'infeasible'; readonly persons: readonly string[] }

/** Work that takes about a minute of one core. */
export const ENOUGH_WORK = 2.1e10

const HALF = 0.5

const namedShifts = ({ people, shifts }: SequenceProblem, columns: readonly Column[]): PlannedShift[] =>
  columns.flatMap(({ crew, plan }) =>
    [...plan].flatMap((shift, day) =>
      shift < 0 ? [] : [{ person: people[crew]!.id, day, shift: shifts[shift]!.id }],
    ),
  )

const blocksOf = (problem: ActivityProblem, columns: readonly Column[]): PlannedBlocks[] => {
  const { people, slotMinutes, startMinute, activities } = problem
  const members = crewsOf(problem).map((places) => [...places])
  const planned = columns.flatMap(({ crew, plan }) => {
    const person = people[members[crew]!.shift()!]!.id
    const shifts: PlannedBlocks['blocks'][number][][] = []
    for (let k = 0; k < plan.length; k += 3) {
      const start = startMinute + plan[k]! * slotMinutes
      const block = {
        activity: activities[plan[k + 2]!]!,
        startMinute: start,
        endMinute: start + plan[k + 1]! * slotMinutes,
      }
      const last = shifts.at(-1)
      if (last?.at(-1)?.endMinute === start) last.push(block)
      else shifts.push([block])
    }
    return shifts.map((blocks) => ({ person, blocks }))
  })
  const place = new Map(people.map(({ id }, i) => [id, i]))
  return planned.sort((a, b) => place.get(a.person)! - place.get(b.person)!)
}

const missingIn = (
  { need }: ActivityProblem,
  family: Family,
  slots: number,
  activities: readonly string[],
  columns: readonly Column[],
): number => {
  const cover = new Int32Array(family.losses.length)
  for (const { rows } of columns) for (const row of rows) cover[row]!++
  return need.reduce(
    (sum, { activity, slot, minimum }) =>
      sum + Math.max(0, minimum - cover[activities.indexOf(activity) * slots + slot]!),
    0,
  )
}

/** People for whom no plan is lawful, whatever the others do. */
const withoutPlan = (problem: ColumnProblem, family: Family): string[] => {
  const { priced } = family.price(family.startPrices, [...family.crews.keys()], 1)
  const crews = priced.filter(({ least }) => least === Number.POSITIVE_INFINITY).map(({ crew }) => crew)
  const places = problem.kind === 'sequence' ? crews : crews.flatMap((crew) => crewsOf(problem)[crew]!)
  return places.map((place) => problem.people[place]!.id)
}

/**
 * Plans a problem of named shifts or of activities by columns of whole-horizon plans, with a proven bound. The same
 * problem, limits and seed give the same plan on every machine; the solver is used where rows are few.
 */
export const solveColumns = (
  problem: ColumnProblem,
  solver: Solver,
  limits: Partial<Limits> = {},
): PlanOutcome => {
  const family = problem.kind === 'sequence' ? sequenceFamily(problem) : activityFamily(problem)
  const persons = withoutPlan(problem, family)
  const solution = persons.length > 0 ? undefined : search(family, solver, { work: ENOUGH_WORK, ...limits })
  if (solution === undefined) return { kind: 'infeasible', persons }
  const { columns, cost, bound } = solution
  const proof: Proof = { cost, bound, status: cost - bound < HALF * family.step ? 'optimal' : 'feasible' }
  if (problem.kind === 'sequence')
    return { kind: 'plan', plan: { kind: 'sequence', ...proof, shifts: namedShifts(problem, columns) } }
  const slots = family.losses.length / problem.activities.length
  const missing = missingIn(problem, family, slots, problem.activities, columns)
  return {
    kind: 'plan',
    plan: { kind: 'activity', ...proof, missing, shifts: blocksOf(problem, columns) },
  }
}
