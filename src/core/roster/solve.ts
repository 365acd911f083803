import type { Solver } from '../solver.ts'
import { assignDay } from './assign.ts'
import type { Shift } from './assign-ground.ts'
import { contradictions, weekConflicts } from './conflict.ts'
import { costOf, outboundSlots, placementOf, wishesOf, workDone } from './cost.ts'
import { fairSharesOf } from './fairness.ts'
import { type Opening, openingOf } from './horizon.ts'
import { lockedConflicts } from './locked-conflicts.ts'
import { modelOf, type RosterModel, type Turn } from './model.ts'
import { partsOf } from './parts.ts'
import { placed } from './pattern.ts'
import { changedDays } from './published.ts'
import { searchWeek, type Week } from './search.ts'
import { shortagesOf } from './shortage.ts'
import type {
  Block,
  FairShare,
  PersonDay,
  Roster,
  RosterConflict,
  RosterOutcome,
  RosterProblem,
  RosterProof,
  SolveLimits,
  SolveProgress,
} from './types.ts'
import { type Worker, workersOf } from './worker.ts'

/** Good enough: two yen in a thousand. */
const DEFAULT_LIMITS: SolveLimits = { gap: 0.002 }
/** Part of the gap asked for that the assignment of all dates together may use. */
const ASSIGN_SHARE = 0.2

export interface SolveRosterOptions {
  readonly limits?: Partial<SolveLimits>
  readonly onProgress?: (progress: SolveProgress) => void
  /** Asked between the steps of the search: once true, the best roster so far is finished and given, with its gap. */
  readonly isCancelled?: () => boolean
}

interface Work {
  readonly iterations: number
  readonly nodes: number
}

/** Gives the breaks of a turn to its people, the earliest of each kind to the first of the list. */
const placedTurn = ({ pattern, choices, pauses }: Turn, point: Float64Array, slotMinutes: number) => {
  const on = choices.filter(({ column }) => point[column]! > 0.5)
  const starts = pauses.map((columns) =>
    columns.flatMap(({ startMinute, column }) => Array<number>(Math.round(point[column]!)).fill(startMinute)),
  )
  return on.map(({ worker }, i) => ({
    worker,
    placed: placed(
      pattern,
      starts.map((list) => list[i]!),
      slotMinutes,
    ),
  }))
}

/** Who works each date, in the order of the staff list. */
const shiftsOf = (
  { dates, city }: RosterProblem,
  { turns }: RosterModel,
  workers: readonly Worker[],
  { point }: Week,
): Shift[][] =>
  dates.map((_, day) =>
    turns
      .filter((turn) => turn.day === day)
      .flatMap((turn) => placedTurn(turn, point, city.slotMinutes))
      .sort((a, b) => a.worker - b.worker)
      .map(({ worker, placed: pattern }) => ({ worker: workers[worker]!, pattern })),
  )

/** Back-office hours of each date as the week's plan has them. */
const plannedHours = (model: RosterModel, week: Week, day: number): Map<string, number> =>
  new Map(
    model.hours
      .filter((entry) => entry.day === day)
      .map(({ activity, columns }) => [
        activity,
        columns.reduce((sum, column) => sum + week.point[column]!, 0),
      ]),
  )

const personDays = (
  problem: RosterProblem,
  workers: readonly Worker[],
  shifts: readonly (readonly Shift[])[],
  blocks: readonly (readonly (readonly Block[])[])[],
): PersonDay[] =>
  problem.dates.flatMap((date, day) => {
    const index = new Map(shifts[day]!.map(({ worker }, i) => [worker, i]))
    return workers.map((worker): PersonDay => {
      const i = index.get(worker)
      const { leave, locked } = worker.days[day]!
      if (locked) return locked
      const absence = leave === undefined ? {} : { absence: leave }
      if (i === undefined) return { person: worker.person.id, date, breaks: [], blocks: [], ...absence }
      const { code, startMinute, endMinute, breaks, shortBreaks } = shifts[day]![i]!.pattern
      return {
        person: worker.person.id,
        date,
        shift: { code, startMinute, endMinute },
        breaks,
        ...(shortBreaks.length > 0 && { shortBreaks }),
        blocks: blocks[day]![i]!,
        ...absence,
      }
    })
  })

const hundredth = (value: number): number => Math.round(value * 100) / 100

const roundedShares = (problem: RosterProblem, days: readonly PersonDay[]): FairShare[] =>
  fairSharesOf(problem, days).map((row) => ({ ...row, share: hundredth(row.share) }))

/** A roster with all that is told of it, from its days alone. */
export const rosterOf = (
  problem: RosterProblem,
  opening: Opening,
  workers: readonly Worker[],
  days: readonly PersonDay[],
  proof: (cost: number) => RosterProof,
): Roster => {
  const cost = costOf(problem, days)
  const placement = placementOf(problem, days)
  const wishes = wishesOf(problem, days)
  return {
    dates: problem.dates,
    slotMinutes: problem.city.slotMinutes,
    days,
    cost,
    proof: proof(cost.totalYen),
    shortages: shortagesOf(problem, opening, workers, days),
    work: workDone(problem, placement).map(({ task, hours }) => ({
      task: task.task,
      due: task.due,
      hours: hundredth(task.hours),
      placedHours: hundredth(hours),
    })),
    outbound: problem.requirement.outbound
      .filter((calls) => problem.dates.includes(calls.date))
      .map((calls) => ({
        task: calls.task,
        date: calls.date,
        hours: hundredth(calls.hours),
        placedHours: hundredth(
          outboundSlots(problem, placement, calls).reduce((sum, slot) => sum + slot.people * slot.hours, 0),
        ),
      })),
    wishes: { asked: wishes.length, granted: wishes.filter(({ granted }) => granted).length },
    ...(problem.city.prices.unfairShare !== undefined && { fairness: roundedShares(problem, days) }),
    ...(problem.published && { changed: changedDays(problem, days) }),
  }
}

/** Rounded down, so that the rounding never claims more than was proven. */
const proofOf =
  (bound: number, work: Work) =>
  (cost: number): RosterProof => {
    const boundYen = Math.min(cost, Math.floor(bound * 100) / 100)
    const gap = (cost - boundYen) / Math.max(1, Math.abs(cost))
    return { status: gap === 0 ? 'optimal' : 'feasible', boundYen, gap, ...work }
  }

/** Whether a person's own rules leave any week at all. */
const feasibleAlone = (problem: RosterProblem, opening: Opening, solver: Solver) => (worker: Worker) => {
  const alone = {
    ...problem,
    requirement: { ...problem.requirement, slots: [], work: [], outbound: [] },
  }
  const { linear } = modelOf(alone, opening, [worker])
  return solver.solve(linear, { gap: 1 }).status !== 'infeasible'
}

type Options = Required<Omit<SolveRosterOptions, 'limits'>> & { readonly limits: SolveLimits }

/** The roster of a problem that is all one part. */
const solvePart = (problem: RosterProblem, solver: Solver, options: Options): RosterOutcome => {
  const { limits, onProgress, isCancelled } = options
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  const workers = workersOf(problem, opening)
  const model = modelOf(problem, opening, workers)
  const week = searchWeek(model, solver, options)
  if (!week)
    return {
      kind: 'infeasible',
      conflicts: weekConflicts(problem, workers, feasibleAlone(problem, opening, solver)),
    }
  const shifts = shiftsOf(problem, model, workers, week)
  const workedDays = shifts.filter((onDay) => onDay.length > 0).length
  const spareYen = (ASSIGN_SHARE * limits.gap * Math.abs(week.objective)) / Math.max(1, workedDays)
  const { seconds } = limits
  const assignLimits = { spareYen, ...(seconds === undefined ? {} : { seconds }), isCancelled }
  const gap = Math.max(0, week.objective - week.bound) / Math.max(1, Math.abs(week.objective))
  let { iterations, nodes } = week
  const blocks = shifts.map((onDay, day) => {
    onProgress({ phase: 'assign', incumbentYen: week.objective, boundYen: week.bound, gap })
    const planned = plannedHours(model, week, day)
    const assignment = assignDay(problem, opening, day, onDay, planned, solver, assignLimits)
    iterations += assignment.iterations
    nodes += assignment.nodes
    return assignment.blocks
  })
  const days = personDays(problem, workers, shifts, blocks)
  const roster = rosterOf(problem, opening, workers, days, proofOf(week.bound, { iterations, nodes }))
  return { kind: 'roster', roster }
}

/** Rosters of all parts of a problem, in their order, as the roster of the whole. Their bounds add up. */
export const joinedRoster = (problem: RosterProblem, parts: readonly RosterOutcome[]): RosterOutcome => {
  const conflicts = parts.flatMap((part) => (part.kind === 'infeasible' ? part.conflicts : []))
  if (conflicts.length > 0) return { kind: 'infeasible', conflicts }
  const rosters = parts.flatMap((part) => (part.kind === 'roster' ? part.roster : []))
  if (rosters.length === 1) return { kind: 'roster', roster: rosters[0]! }
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  const byPerson = Map.groupBy(
    rosters.flatMap(({ days }) => days),
    ({ person }) => person,
  )
  const people = problem.staff.people.map(({ id }) => byPerson.get(id)!)
  const days = problem.dates.flatMap((_, day) => people.map((own) => own[day]!))
  const total = (of: (proof: RosterProof) => number) => rosters.reduce((sum, { proof }) => sum + of(proof), 0)
  const work = { iterations: total((proof) => proof.iterations), nodes: total((proof) => proof.nodes) }
  const proof = proofOf(
    total(({ boundYen }) => boundYen),
    work,
  )
  return { kind: 'roster', roster: rosterOf(problem, opening, workersOf(problem, opening), days, proof) }
}

/** What the parts so far come to together; no gap while one of them has no roster yet. */
export const partProgress = (count: number, onProgress: (progress: SolveProgress) => void) => {
  const last: (SolveProgress | undefined)[] = Array.from({ length: count })
  return (part: number, progress: SolveProgress): void => {
    last[part] = { ...last[part], ...progress }
    const add = (of: (one: SolveProgress) => number | undefined): number | undefined =>
      last.reduce<number | undefined>((sum, one) => {
        const value = one && of(one)
        return sum === undefined || value === undefined ? undefined : sum + value
      }, 0)
    const incumbentYen = add((one) => one.incumbentYen)
    const boundYen = add((one) => one.boundYen)
    const gap =
      incumbentYen === undefined || boundYen === undefined
        ? undefined
        : Math.max(0, incumbentYen - boundYen) / Math.max(1, Math.abs(incumbentYen))
    onProgress({
      phase: progress.phase,
      ...(incumbentYen !== undefined && { incumbentYen }),
      ...(boundYen !== undefined && { boundYen }),
      ...(gap !== undefined && { gap }),
    })
  }
}

/** Says that the roster is finished, and how good it is. */
export const tellEnd = (outcome: RosterOutcome, onProgress: (progress: SolveProgress) => void): void => {
  if (outcome.kind === 'infeasible') return
  const { cost, proof } = outcome.roster
  onProgress({ phase: 'done', incumbentYen: cost.totalYen, boundYen: proof.boundYen, gap: proof.gap })
}

/** Requests that no roster can meet, seen before any search. */
export const plainConflicts = (problem: RosterProblem): RosterConflict[] => [
  ...contradictions(problem),
  ...lockedConflicts(problem, openingOf(problem.open, problem.city.slotMinutes)),
]

/**
 * Makes the roster of a problem: who works when, with breaks, and who does what in every slot. The losses, wages and
 * house prices of `City.prices` weigh one thing against another; law, contract, skills and leave are never weighed.
 * The bound holds for every roster of the problem, so the gap is proven. Parts of the floor that have nothing to do with
 * one another are solved by themselves. Same problem, same bytes.
 */
export const solveRoster = (
  problem: RosterProblem,
  solver: Solver,
  { limits = {}, onProgress = () => {}, isCancelled = () => false }: SolveRosterOptions = {},
): RosterOutcome => {
  const conflicts = plainConflicts(problem)
  if (conflicts.length > 0) return { kind: 'infeasible', conflicts }
  const parts = partsOf(problem)
  const tell = partProgress(parts.length, onProgress)
  const outcomes = parts.map((part, index) =>
    solvePart(part, solver, {
      limits: { ...DEFAULT_LIMITS, ...limits },
      onProgress: (progress) => tell(index, progress),
      isCancelled,
    }),
  )
  const outcome = joinedRoster(problem, outcomes)
  tellEnd(outcome, onProgress)
  return outcome
}
