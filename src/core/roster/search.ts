import type { Relaxation, Solver } from '../solver.ts'
import { boundOf } from './linear.ts'
import type { Choice, RosterModel } from './model.ts'
import type { SolveLimits, SolveProgress } from './types.ts'

/** A value this close to a whole number is one. */
const WHOLE = 1e-6
/** Share of the open person-days that a round of the dive settles at least. */
const SETTLED_A_ROUND = 0.25
/** Work on a sub-model; it is small, and its root settles nearly all. */
const ENOUGH = { nodes: 50, iterations: 150_000 }
/** Gap at which a sub-model is left: finer than the one asked for, because it is one of several. */
const FINER = 0.1

/** The best week found: who works when, and the bound that every roster obeys. */
export interface Week {
  readonly point: Float64Array
  readonly objective: number
  readonly bound: number
  readonly iterations: number
  readonly nodes: number
}

interface Settled {
  readonly column: number
  readonly share: number
}

const gapOf = (objective: number, bound: number): number =>
  Math.max(0, objective - bound) / Math.max(1, Math.abs(objective))

/** What a person's day leans to in a fractional point: a pattern, or staying off (column −1). */
const leaning = (point: Float64Array, choices: readonly Choice[]): Settled => {
  let best = { column: -1, share: 1 - choices.reduce((sum, choice) => sum + point[choice.column]!, 0) }
  for (const { column } of choices) if (point[column]! > best.share) best = { column, share: point[column]! }
  return best
}

/**
 * Rounds the relaxation: settles the clearest person-days, solves again, and so on until all are settled.
 * Undefined where this runs into a wall.
 */
const dive = (relaxation: Relaxation, model: RosterModel, start: Float64Array): Float64Array | undefined => {
  let open = [...Map.groupBy(model.choices, (choice) => `${choice.worker} ${choice.day}`).values()]
  let point = start
  while (open.length > 0) {
    const leanings = open.map((choices) => ({ choices, ...leaning(point, choices) }))
    const whole = leanings.filter(({ share }) => share >= 1 - WHOLE)
    const unclear = leanings.filter(({ share }) => share < 1 - WHOLE).sort((a, b) => b.share - a.share)
    const settled = [...whole, ...unclear.slice(0, Math.ceil(unclear.length * SETTLED_A_ROUND))]
    const bounds = settled.flatMap(({ choices, column }) =>
      choices.map((choice) => ({ column: choice.column, value: choice.column === column ? 1 : 0 })),
    )
    const values = bounds.map(({ value }) => value)
    relaxation.setBounds(
      bounds.map(({ column }) => column),
      values,
      values,
    )
    const outcome = relaxation.solve()
    if (outcome.status !== 'optimal') return undefined
    point = outcome.point
    const done = new Set(settled.map(({ choices }) => choices))
    open = open.filter((choices) => !done.has(choices))
  }
  return point
}

/** The same model with some person-days held, and people flowing freely: only who works when, and breaks, stay whole. */
const held = (model: RosterModel, value: (choice: Choice) => 0 | 1 | undefined) => {
  const { linear } = model
  const columnLower = Float64Array.from(linear.columnLower)
  const columnUpper = Float64Array.from(linear.columnUpper)
  const integer = new Uint8Array(linear.cost.length)
  for (const { pauses } of model.turns) for (const { column } of pauses.flat()) integer[column] = 1
  for (const choice of model.choices) {
    integer[choice.column] = 1
    const fixed = value(choice)
    if (fixed === undefined) continue
    columnLower[choice.column] = fixed
    columnUpper[choice.column] = fixed
  }
  return { ...linear, columnLower, columnUpper, integer }
}

const isOn = (point: Float64Array, choice: Choice): boolean => point[choice.column]! > 0.5

/**
 * Searches the week: relaxation, dive, the patterns that either of them used together, then one date after the
 * other with all its patterns while the rest is held. Stops at the gap asked for. Undefined where no roster exists.
 */
export const searchWeek = (
  model: RosterModel,
  solver: Solver,
  limits: SolveLimits,
  onProgress: (progress: SolveProgress) => void,
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

  let best: Week | undefined
  let { iterations } = relaxed
  let nodes = 0
  const improve = (phase: string, fixed: (choice: Choice) => 0 | 1 | undefined, gap: number): void => {
    const outcome = solver.solve(held(model, fixed), {
      gap: gap * FINER,
      ...ENOUGH,
      ...(limits.nodes === undefined ? {} : { nodes: limits.nodes }),
      ...(limits.seconds === undefined ? {} : { seconds: limits.seconds }),
      ...(best ? { start: best.point } : {}),
    })
    if (outcome.status !== 'optimal' && outcome.status !== 'feasible') return
    iterations += outcome.iterations
    nodes += outcome.nodes
    if (!best || outcome.objective < best.objective)
      best = { point: outcome.point, objective: outcome.objective, bound, iterations, nodes }
    onProgress({
      phase,
      incumbentYen: best.objective,
      boundYen: bound,
      gap: gapOf(best.objective, bound),
    })
  }

  const used = (choice: Choice) =>
    relaxed.point[choice.column]! > WHOLE || (rounded !== undefined && isOn(rounded, choice))
  improve('support', (choice) => (used(choice) ? undefined : 0), limits.gap)
  if (!best) improve('whole', () => undefined, limits.gap)
  const days = [...new Set(model.choices.map((choice) => choice.day))]
  for (const day of days) {
    if (!best || gapOf(best.objective, bound) <= limits.gap) break
    const { point } = best
    const outside = (choice: Choice) => (choice.day === day ? undefined : isOn(point, choice) ? 1 : 0)
    improve('day', outside, limits.gap)
  }
  return best && { ...best, iterations, nodes }
}
