import type { Solver } from '../solver.ts'
import { assignDay, type Shift } from './assign.ts'
import { contradictions, weekConflicts } from './conflict.ts'
import { costOf, outboundSlots, placementOf, wishesOf, workDone } from './cost.ts'
import { fairSharesOf } from './fairness.ts'
import { type Opening, openingOf } from './horizon.ts'
import { lockedConflicts } from './locked-conflicts.ts'
import { modelOf, type RosterModel, type Turn } from './model.ts'
import { placed } from './pattern.ts'
import { changedDays } from './published.ts'
import { searchWeek, type Week } from './search.ts'
import { shortagesOf } from './shortage.ts'
import type {
  Block,
  FairShare,
  PersonDay,
  Roster,
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

/**
 * Makes the roster of a problem: who works when, with breaks, and who does what in every slot. The losses, wages and
 * house prices of `City.prices` weigh one thing against another; law, contract, skills and leave are never weighed.
 * The bound holds for every roster of the problem, so the gap is proven. Same problem, same bytes.
 */
export const solveRoster = (
  problem: RosterProblem,
  solver: Solver,
  { limits = {}, onProgress = () => {} }: SolveRosterOptions = {},
): RosterOutcome => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  const conflicts = [...contradictions(problem), ...lockedConflicts(problem, opening)]
  if (conflicts.length > 0) return { kind: 'infeasible', conflicts }
  const workers = workersOf(problem, opening)
  const model = modelOf(problem, opening, workers)
  const allLimits = { ...DEFAULT_LIMITS, ...limits }
  const week = searchWeek(model, solver, allLimits, onProgress)
  if (!week)
    return {
      kind: 'infeasible',
      conflicts: weekConflicts(problem, workers, feasibleAlone(problem, opening, solver)),
    }
  const shifts = shiftsOf(problem, model, workers, week)
  const workedDays = shifts.filter((onDay) => onDay.length > 0).length
  const spareYen = (ASSIGN_SHARE * allLimits.gap * Math.abs(week.objective)) / Math.max(1, workedDays)
  const { seconds } = allLimits
  const assignLimits = { spareYen, ...(seconds === undefined ? {} : { seconds }) }
  let { iterations, nodes } = week
  const blocks = shifts.map((onDay, day) => {
    onProgress({ phase: 'assign', incumbentYen: week.objective, boundYen: week.bound })
    const planned = plannedHours(model, week, day)
    const assignment = assignDay(problem, opening, day, onDay, planned, solver, assignLimits)
    iterations += assignment.iterations
    nodes += assignment.nodes
    return assignment.blocks
  })
  const days = personDays(problem, workers, shifts, blocks)
  const roster = rosterOf(problem, opening, workers, days, proofOf(week.bound, { iterations, nodes }))
  onProgress({
    phase: 'done',
    incumbentYen: roster.cost.totalYen,
    boundYen: roster.proof.boundYen,
    gap: roster.proof.gap,
  })
  return { kind: 'roster', roster }
}
