import type { Solver } from '../../solver.ts'
import { openingOf } from '../horizon.ts'
import { boundOf } from '../linear.ts'
import { modelOf } from '../model.ts'
import { WEEK_LIMIT } from '../pattern.ts'
import { solveRoster } from '../solve.ts'
import type { RosterOutcome, RosterProblem, SolveLimits } from '../types.ts'
import { workersOf } from '../worker.ts'
import { cents } from './ground.ts'
import type { Price, PriceRequest } from './types.ts'

/**
 * Rules of the model that can be priced: those whose absence is another problem of the same kind. Without `contractHours` those
 * exempt from overtime keep theirs.
 */
export const PRICED_RULES: readonly string[] = [
  'overtimeAgreement',
  'contractHours',
  'contractLimit',
  'personShift',
  'scope',
  'noOvertime',
  'belowMinimum',
  'leaderPresent',
]

/** Of these the absence leaves every roster lawful and makes none dearer. */
const LIFTED: readonly string[] = ['contractHours', 'belowMinimum', 'leaderPresent']
/** A week without any limit of a contract, minutes. */
const WHOLE_WEEK = 10_080

const everybody = (
  problem: RosterProblem,
  change: (
    person: RosterProblem['staff']['people'][number],
  ) => Partial<RosterProblem['staff']['people'][number]>,
): RosterProblem => ({
  ...problem,
  staff: {
    ...problem.staff,
    people: problem.staff.people.map((person) => ({ ...person, ...change(person) })),
  },
})

const withoutRule = (problem: RosterProblem, rule: string): RosterProblem | undefined => {
  const { city, requirement } = problem
  switch (rule) {
    case 'overtimeAgreement':
      return { ...problem, city: { ...city, overtimeAgreement: true } }
    case 'contractHours':
      return everybody(problem, ({ noOvertime, weeklyMinutes }) => ({
        weeklyMinutes: noOvertime ? weeklyMinutes : 0,
      }))
    case 'contractLimit':
      return everybody(problem, ({ maxWeeklyMinutes }) => ({
        maxWeeklyMinutes: Math.max(maxWeeklyMinutes, city.overtimeAgreement ? WHOLE_WEEK : WEEK_LIMIT),
      }))
    case 'personShift':
      return everybody(problem, () => ({ shifts: [] }))
    case 'scope':
      return everybody(problem, () => ({ scope: city.teams.map(({ id }) => id) }))
    case 'noOvertime':
      return everybody(problem, () => ({ noOvertime: false }))
    case 'belowMinimum':
      return {
        ...problem,
        requirement: {
          ...requirement,
          slots: requirement.slots.map((entry) => ({ ...entry, minimum: 0 })),
          outbound: requirement.outbound.map((calls) => ({ ...calls, minimumSeats: 0 })),
        },
      }
    case 'leaderPresent':
      return { ...problem, city: { ...city, prices: { ...city.prices, noLeaderPerSlot: 0 } } }
    default:
      return undefined
  }
}

/** The problem with the thing asked about and without it; undefined where the problem knows no such thing. */
export const twoWorlds = (
  problem: RosterProblem,
  request: PriceRequest,
):
  | { readonly standing: Price['standing']; readonly kept: RosterProblem; readonly free: RosterProblem }
  | undefined => {
  const { staff, dates } = problem
  if (request.kind === 'rule') {
    const free = withoutRule(problem, request.rule)
    return free && { standing: 'kept', kept: problem, free }
  }
  const { person, date } = request
  if (!dates.includes(date) || !staff.people.some(({ id }) => id === person)) return undefined
  const isHere = (one: { readonly person: string; readonly date: string }) =>
    one.person === person && one.date === date
  if (request.kind === 'wish') {
    if (!staff.wishes.some(isHere)) return undefined
    const wishes = staff.wishes.filter((wish) => !isHere(wish))
    return { standing: 'kept', kept: problem, free: { ...problem, staff: { ...staff, wishes } } }
  }
  const leave = staff.leave.filter((one) => !isHere(one))
  const free = { ...problem, staff: { ...staff, leave } }
  return leave.length < staff.leave.length
    ? { standing: 'kept', kept: problem, free }
    : {
        standing: 'asked',
        kept: { ...problem, staff: { ...staff, leave: [...staff.leave, { person, date, kind: 'paid' }] } },
        free: problem,
      }
}

/** The relaxation's optimum, proven by its row prices. */
const relaxed = (problem: RosterProblem, solver: Solver): number => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  const { linear } = modelOf(problem, opening, workersOf(problem, opening))
  const relaxation = solver.relax(linear)
  const outcome = relaxation.solve()
  relaxation.close()
  if (outcome.status !== 'optimal') return Number.POSITIVE_INFINITY
  return outcome.duals ? boundOf(linear, outcome.duals) : outcome.bound
}

/** What a world costs at most and at least. */
interface Band {
  readonly cost: number
  readonly bound: number
}

const bandOf = (outcome: RosterOutcome): Band | undefined =>
  outcome.kind === 'roster'
    ? { cost: outcome.roster.cost.totalYen, bound: outcome.roster.proof.boundYen }
    : undefined

/**
 * What keeping a wish, a leave or a rule costs over the whole horizon: the best roster with it less the best without. Both are solved
 * anew; the true difference lies between `lowerYen` and `upperYen`, from the cost and the bound of each. A rule
 * that is only lifted never makes a roster dearer, which sharpens both. Undefined where the problem knows no such thing; infinite where nothing is possible with it.
 */
export const priceOf = (
  problem: RosterProblem,
  request: PriceRequest,
  solver: Solver,
  limits: Partial<SolveLimits> = {},
): Price | undefined => {
  const worlds = twoWorlds(problem, request)
  if (!worlds) return undefined
  const kept = bandOf(solveRoster(worlds.kept, solver, { limits }))
  const free = bandOf(solveRoster(worlds.free, solver, { limits }))
  if (!free) return undefined
  const endless = Number.POSITIVE_INFINITY
  if (!kept)
    return { request, standing: worlds.standing, estimateYen: endless, lowerYen: endless, upperYen: endless }
  const estimate = relaxed(worlds.kept, solver) - relaxed(worlds.free, solver)
  const isLifted = request.kind === 'rule' && LIFTED.includes(request.rule)
  const freeCost = isLifted ? Math.min(free.cost, kept.cost) : free.cost
  const lower = kept.bound - freeCost
  return {
    request,
    standing: worlds.standing,
    estimateYen: cents(estimate),
    lowerYen: cents(isLifted ? Math.max(0, lower) : lower),
    upperYen: cents(kept.cost - free.bound),
  }
}
