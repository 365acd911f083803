import type { Relaxation, Solver } from '../solver.ts'
import { boundOf, costAt } from './linear.ts'
import type { Choice, RosterModel } from './model.ts'
import { allOf, oneOf, settle, WHOLE } from './settle.ts'
import type { SolveLimits, SolveProgress } from './types.ts'

/** Shares of the open person-days, and of the open breaks, that a round of the dive settles at least. */
const SETTLED_A_ROUND = { days: 0.25, breaks: 0.05 }
/** Work on a sub-model; its root settles nearly all. Most of it is spent only while there is no roster at all. */
const ENOUGH = { nodes: 50, iterations: 150_000, betterIterations: 30_000 }
/** Gap at which a sub-model is left, in parts of the one asked for. */
const FINER = 0.1
/** Gap at which the search is left, likewise: the assignment adds its own, and costs less than another model. */
const LEFT = 0.5

/** The best week found: who works when, and the bound that every roster obeys. */
export interface Week {
  readonly point: Float64Array
  readonly objective: number
  readonly bound: number
  readonly iterations: number
  readonly nodes: number
}

const gapOf = (objective: number, bound: number): number =>
  Math.max(0, objective - bound) / Math.max(1, Math.abs(objective))

/** Rounds the relaxation, first who works when, then the breaks. Undefined where this runs into a wall. */
const dive = (relaxation: Relaxation, model: RosterModel, start: Float64Array): Float64Array | undefined => {
  const days = Map.groupBy(model.choices, (choice) => `${choice.worker} ${choice.day}`)
  const dayColumns = [...days.values()].map((choices) => choices.map(({ column }) => column))
  const worked = settle(relaxation, model.linear, start, dayColumns, oneOf, SETTLED_A_ROUND.days)
  const breaks = model.turns.flatMap(({ pauses }) =>
    pauses.map((columns) => columns.map(({ column }) => column)),
  )
  return worked && settle(relaxation, model.linear, worked, breaks, allOf, SETTLED_A_ROUND.breaks)
}

/** What is held while the rest is searched: values of choices, and the days whose breaks stay as a point has them. */
interface Held {
  value(choice: Choice): 0 | 1 | undefined
  readonly breaks?: { readonly point: Float64Array; isHeld(day: number): boolean }
}

/** The same model with some person-days held, and people flowing freely: only who works when, and breaks, stay whole. */
const held = (model: RosterModel, { value, breaks }: Held) => {
  const { linear } = model
  const columnLower = Float64Array.from(linear.columnLower)
  const columnUpper = Float64Array.from(linear.columnUpper)
  const integer = new Uint8Array(linear.cost.length)
  const hold = (column: number, fixed: number): void => {
    columnLower[column] = fixed
    columnUpper[column] = fixed
  }
  for (const { day, pauses } of model.turns)
    for (const { column } of pauses.flat()) {
      integer[column] = 1
      if (breaks?.isHeld(day)) hold(column, Math.round(breaks.point[column]!))
    }
  for (const choice of model.choices) {
    integer[choice.column] = 1
    const fixed = value(choice)
    if (fixed !== undefined) hold(choice.column, fixed)
  }
  return { ...linear, columnLower, columnUpper, integer }
}

const isOn = (point: Float64Array, choice: Choice): boolean => point[choice.column]! > 0.5

export interface SearchOptions {
  readonly limits: SolveLimits
  readonly onProgress: (progress: SolveProgress) => void
  /** Once true, the best so far is given; the search goes on until there is one. */
  readonly isCancelled: () => boolean
}

/**
 * Searches the week: relaxation, dive, the patterns that either of them used together, then one date after the
 * other with all its patterns while the rest is held. Stops at the gap asked for. Undefined where no roster exists.
 */
export const searchWeek = (
  model: RosterModel,
  solver: Solver,
  { limits, onProgress, isCancelled }: SearchOptions,
): Week | undefined => {
  const relaxation = solver.relax(model.linear)
  onProgress({ phase: 'relax' })
  const relaxed = relaxation.solve()
  if (relaxed.status !== 'optimal') {
    relaxation.close()
    if (relaxed.status === 'infeasible') return undefined
    throw new Error(`The relaxation of a roster ended as ${relaxed.status}`)
  }
  const bound = relaxed.duals ? boundOf(model.linear, relaxed.duals) : relaxed.bound
  onProgress({ phase: 'dive', boundYen: bound })
  const rounded = dive(relaxation, model, relaxed.point)
  relaxation.close()

  let { iterations } = relaxed
  let nodes = 0
  let best: Week | undefined
  const take = (phase: string, point: Float64Array, objective: number): void => {
    if (!best || objective < best.objective) best = { point, objective, bound, iterations, nodes }
    onProgress({ phase, incumbentYen: best.objective, boundYen: bound, gap: gapOf(best.objective, bound) })
  }
  const isWithin = (gap: number): boolean => best !== undefined && gapOf(best.objective, bound) <= gap
  const improve = (phase: string, rest: Held): void => {
    const outcome = solver.solve(held(model, rest), {
      gap: limits.gap * FINER,
      nodes: ENOUGH.nodes,
      iterations: best ? ENOUGH.betterIterations : ENOUGH.iterations,
      ...(limits.nodes === undefined ? {} : { nodes: limits.nodes }),
      ...(limits.seconds === undefined ? {} : { seconds: limits.seconds }),
      ...(best ? { start: best.point } : {}),
      isCancelled: () => best !== undefined && isCancelled(),
    })
    if (outcome.status !== 'optimal' && outcome.status !== 'feasible') return
    iterations += outcome.iterations
    nodes += outcome.nodes
    take(phase, outcome.point, outcome.objective)
  }

  if (rounded) take('dive', rounded, costAt(model.linear, rounded))
  const isEnough = (gap: number): boolean => isWithin(gap) || (best !== undefined && isCancelled())
  if (isEnough(limits.gap * LEFT)) return best
  const used = (choice: Choice) =>
    relaxed.point[choice.column]! > WHOLE || (rounded !== undefined && isOn(rounded, choice))
  /** Frees some days, by all patterns or by those used, and holds the others. */
  const around = (phase: string, days: readonly number[], onlyUsed: boolean): void => {
    const { point } = best!
    const isFree = new Set(days)
    improve(phase, {
      value: (choice) => {
        if (!isFree.has(choice.day)) return isOn(point, choice) ? 1 : 0
        return onlyUsed && !used(choice) ? 0 : undefined
      },
      breaks: { point, isHeld: (day) => !isFree.has(day) },
    })
  }
  const days = [...new Set(model.choices.map((choice) => choice.day))]
  const weeks = [...Map.groupBy(days, (day) => Math.floor(day / 7)).values()]
  if (best && weeks.length > 1)
    for (const week of weeks) if (!isEnough(limits.gap * LEFT)) around('week', week, true)
  if (!isEnough(limits.gap * (weeks.length > 1 ? 1 : LEFT)))
    improve('support', { value: (choice) => (used(choice) ? undefined : 0) })
  if (!best) improve('whole', { value: () => undefined })
  for (const day of days) if (best && !isEnough(limits.gap)) around('day', [day], false)
  return best && { ...best, iterations, nodes }
}
