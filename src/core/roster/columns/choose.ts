import { wholeModel } from './master.ts'
import { costOf } from './plans.ts'
import type { Column, Family } from './types.ts'
import type { Work } from './work.ts'

/** Simplex iterations a node of a mixed-integer model is worth; past `nodes` of them it is left. */
const ITERATIONS_A_NODE = 500
/** Share of a step within which two costs are the same. */
const SAME = 0.99

/** The best choice among given columns by the mixed-integer model, never worse than what is known; its bound holds for these columns only. */
export const choose = (
  family: Family,
  columns: readonly Column[],
  known: readonly Column[],
  nodes: number,
  work: Work,
): { readonly plans: readonly Column[]; readonly bound: number } => {
  const { losses, crews, step } = family
  const all = [...new Set([...columns, ...known])]
  const { model, first } = wholeModel(losses, crews, all)
  const outcome = work.solver.solve(model, {
    gap: 0,
    absoluteGap: SAME * step,
    nodes,
    iterations: nodes * ITERATIONS_A_NODE,
  })
  if ('iterations' in outcome) work.solved(outcome.iterations, losses.length)
  const bound = 'bound' in outcome && outcome.bound !== undefined ? outcome.bound : Number.NEGATIVE_INFINITY
  if (outcome.status !== 'optimal' && outcome.status !== 'feasible') return { plans: known, bound }
  const { point } = outcome
  const plans = all.flatMap((column, j) => Array<Column>(Math.round(point[first + j]!)).fill(column))
  return { plans: costOf(family, plans) < costOf(family, known) ? plans : known, bound }
}
