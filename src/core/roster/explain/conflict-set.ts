import type { Solver } from '../../solver.ts'
import { draft } from '../linear.ts'
import { solveRoster } from '../solve.ts'
import type { RosterProblem } from '../types.ts'
import { elementsOf } from './elements.ts'
import { cents, type ExplainTools } from './ground.ts'
import { type Possible, possibleIn } from './possible.ts'
import type { ConflictElement, ConflictRepair, ConflictSet, RosterRequest } from './types.ts'

/** Sets that are asked about at most while a smaller contradiction is looked for. */
const MOST_ASKED = 400
/** Yen for each person that a request misses: more than any roster costs. */
const UNMET = 1e8

/** Whether elements can be kept together. */
type IsPossible = (elements: readonly ConflictElement[]) => boolean

/**
 * A contradiction of which no part can be left out, found by halving (QuickXplain, Junker 2004); those named first are kept
 * rather than named. `hard` is never in doubt.
 */
export const minimalConflict = (
  elements: readonly ConflictElement[],
  isPossible: IsPossible,
): ConflictElement[] => {
  const search = (
    background: readonly ConflictElement[],
    isNew: boolean,
    left: readonly ConflictElement[],
  ): ConflictElement[] => {
    if (isNew && !isPossible(background)) return []
    if (left.length <= 1) return [...left]
    const half = Math.floor(left.length / 2)
    const [first, second] = [left.slice(0, half), left.slice(half)]
    const inSecond = search([...background, ...first], first.length > 0, second)
    const inFirst = search([...background, ...inSecond], inSecond.length > 0, first)
    return [...inFirst, ...inSecond]
  }
  return elements.length === 0 || isPossible(elements) ? [] : search([], false, elements)
}

/** The fewest elements that meet each of some sets, by a whole-number programme. */
const hittingSet = (sets: readonly (readonly number[])[], size: number, solver: Solver): number[] => {
  const linear = draft()
  for (let i = 0; i < size; i++) linear.column(1, 0, 1, 'whole')
  for (const set of sets)
    linear.row(
      1,
      Number.POSITIVE_INFINITY,
      set.map((index) => [index, 1]),
    )
  const outcome = solver.solve(linear.model(), { gap: 0 })
  if (outcome.status !== 'optimal' && outcome.status !== 'feasible') return []
  return [...outcome.point.keys()].filter((index) => outcome.point[index]! > 0.5)
}

/**
 * The smallest contradiction: it has to hold something of everything whose removal makes the rest possible, so the fewest
 * elements that do are tried until they contradict each other (Ignatiev et al. 2015). Stops at the work limit with the best known.
 */
const smallestConflict = (
  elements: readonly ConflictElement[],
  known: readonly ConflictElement[],
  possible: Possible,
  isPossible: IsPossible,
  solver: Solver,
): { readonly found: readonly ConflictElement[]; readonly smallest: boolean } => {
  const removals: number[][] = []
  const of = (indices: readonly number[]) => indices.map((index) => elements[index]!)
  /** Adds what can be kept beside a possible set; what cannot is the removal. */
  const removalFrom = (start: readonly number[]): number[] => {
    const inside = new Set(start)
    const grow = (left: readonly number[]): void => {
      if (left.length === 0) return
      if (isPossible(of([...inside, ...left]))) {
        for (const index of left) inside.add(index)
        return
      }
      if (left.length === 1) return
      const half = Math.ceil(left.length / 2)
      grow(left.slice(0, half))
      grow(left.slice(half))
    }
    grow([...elements.keys()].filter((index) => !inside.has(index)))
    return [...elements.keys()].filter((index) => !inside.has(index))
  }
  while (possible.asked < MOST_ASKED) {
    const candidate = hittingSet(removals, elements.length, solver)
    if (candidate.length >= known.length) return { found: known, smallest: true }
    if (!isPossible(of(candidate))) return { found: of(candidate), smallest: true }
    removals.push(removalFrom(candidate))
  }
  return { found: known, smallest: false }
}

/** The problem with a request as a desk that is terribly expensive to leave. */
const withRequest = (problem: RosterProblem, request: RosterRequest): RosterProblem => {
  const { slotMinutes } = problem.city
  const first = Math.floor(request.startMinute / slotMinutes)
  const slots = [...problem.requirement.slots]
  for (let slot = first; slot * slotMinutes < request.endMinute; slot++) {
    const index = slots.findIndex(
      (entry) => entry.activity === request.activity && entry.date === request.date && entry.slot === slot,
    )
    const entry = slots[index] ?? {
      date: request.date,
      slot,
      activity: request.activity,
      arrivals: 0,
      offeredErlangs: 0,
      people: request.people,
      minimum: 0,
      curve: [],
    }
    const length = Math.max(entry.curve.length, request.people + 1)
    const curve = Array.from({ length }, (_, people) => {
      const known = entry.curve[Math.min(people, entry.curve.length - 1)]
      const { serviceLevel = 1, meanWaitSeconds = 0, abandonedShare = 0, lossYen = 0 } = known ?? {}
      const unmet = UNMET * Math.max(0, request.people - people)
      return { people, serviceLevel, meanWaitSeconds, abandonedShare, lossYen: lossYen + unmet }
    })
    const changed = { ...entry, people: Math.max(entry.people, request.people), curve }
    if (index < 0) slots.push(changed)
    else slots[index] = changed
  }
  return { ...problem, requirement: { ...problem.requirement, slots } }
}

/** The problem without one element; undefined where a roster cannot be made without it at all. */
const without = (problem: RosterProblem, element: ConflictElement): RosterProblem | undefined => {
  const { city, staff } = problem
  const { person, date } = element
  const people = (change: Partial<RosterProblem['staff']['people'][number]>) => ({
    ...problem,
    staff: {
      ...staff,
      people: staff.people.map((one) => (one.id === person ? { ...one, ...change } : one)),
    },
  })
  switch (element.kind) {
    case 'request':
      return problem
    case 'leave': {
      const leave = staff.leave.filter((one) => one.person !== person || one.date !== date)
      return { ...problem, staff: { ...staff, leave } }
    }
    case 'locked':
      return {
        ...problem,
        locked: (problem.locked ?? []).filter((one) => one.person !== person || one.date !== date),
      }
    case 'contractHours':
      return staff.people.some(({ id, noOvertime }) => id === person && noOvertime)
        ? undefined
        : people({ weeklyMinutes: 0 })
    case 'weeklyLimit':
      return people({ maxWeeklyMinutes: 10_080, noOvertime: false })
    case 'overtimeAgreement':
      return { ...problem, city: { ...city, overtimeAgreement: true } }
    case 'shifts':
      return people({ shifts: [] })
    default:
      return undefined
  }
}

const costWith = (
  problem: RosterProblem,
  requests: readonly RosterRequest[],
  solver: Solver,
): number | undefined => {
  const asked = requests.reduce(withRequest, problem)
  const outcome = solveRoster(asked, solver)
  if (outcome.kind !== 'roster' || outcome.roster.cost.totalYen >= UNMET) return undefined
  return outcome.roster.cost.totalYen
}

const repairsOf = (
  problem: RosterProblem,
  requests: readonly RosterRequest[],
  all: readonly ConflictElement[],
  found: readonly ConflictElement[],
  isPossible: IsPossible,
  solver: Solver,
  isPriced: boolean,
): ConflictRepair[] => {
  const helping = [...found.keys()].filter((index) =>
    isPossible(all.filter((element) => element !== found[index])),
  )
  if (!isPriced) return helping.map((element) => ({ element }))
  const freed = found.reduce((left, element) => without(left, element) ?? left, problem)
  const base = costWith(problem, [], solver) ?? costWith(freed, [], solver)
  return helping
    .map((index): ConflictRepair => {
      const element = found[index]!
      const left = requests.filter((request) => request !== element.request)
      const changed = without(problem, element)
      const cost = changed && costWith(changed, left, solver)
      if (cost === undefined || base === undefined) return { element: index }
      return { element: index, yen: cents(cost - base) }
    })
    .sort((a, b) => (a.yen ?? Number.POSITIVE_INFINITY) - (b.yen ?? Number.POSITIVE_INFINITY))
}

export interface ConflictQuestion {
  /** What the manager asks for beside the problem. */
  readonly requests?: readonly RosterRequest[]
  /** True: what each way out costs is solved for; that takes a roster each. */
  readonly prices?: boolean
  readonly rule: ExplainTools['rule']
}

/**
 * The smallest set of requirements that cannot be kept together, across people, and what giving up one of them alone would do.
 * Undefined where all can be kept.
 */
export const conflictSet = (
  problem: RosterProblem,
  { requests = [], prices = false, rule }: ConflictQuestion,
  solver: Solver,
): ConflictSet | undefined => {
  const possible = possibleIn(problem, solver)
  const all = elementsOf(problem, requests, rule)
  const ofPerson = (id: string) =>
    all.filter(({ person, kind }) => person === id || kind === 'overtimeAgreement')
  const alone = problem.staff.people.find(({ id }) => !possible.isPossible(ofPerson(id), [id]))
  const people = alone && [alone.id]
  const isPossible: IsPossible = (elements) => possible.isPossible(elements, people)
  const elements = alone ? ofPerson(alone.id) : all
  if (!alone && isPossible(elements)) return undefined
  const orders = [elements, elements.toReversed()]
  const minimal = orders
    .map((order) => minimalConflict(order, isPossible))
    .reduce((best, found) => (found.length < best.length ? found : best))
  const { found, smallest } = smallestConflict(elements, minimal, possible, isPossible, solver)
  const sorted = elements.filter((element) => found.includes(element))
  const repairs = repairsOf(problem, requests, elements, sorted, isPossible, solver, prices)
  return { elements: sorted, smallest, repairs }
}
