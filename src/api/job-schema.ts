import { z } from 'zod'
import type { JobKind } from '../engines/job.ts'
import { coverList, replanCurve } from './cover-schema.ts'
import { conflictSet, price } from './explain-schema.ts'
import { backtest, issue, problem, rosterMade, trial } from './schemas.ts'
import { trainingPlan } from './training-schema.ts'

/** A job's result by its kind, as it leaves the house. */
export const RESULTS = {
  roster: rosterMade,
  trial,
  retrain: backtest,
  coverWaits: coverList,
  replan: replanCurve,
  apply: rosterMade,
  price,
  conflict: z.object({ conflict: conflictSet.exactOptional() }),
  training: trainingPlan,
} as const satisfies Record<JobKind, z.ZodType>

const kinds = Object.keys(RESULTS) as JobKind[]

export const job = z.object({
  id: z.string(),
  kind: z.enum(kinds),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  ahead: z.int().nonnegative().optional(),
  progress: z
    .object({
      phase: z.string(),
      share: z.number(),
      gap: z.number().optional(),
      incumbentYen: z.number().optional(),
      boundYen: z.number().optional(),
    })
    .optional(),
  result: z.union(Object.values(RESULTS)).optional(),
  problem: problem.optional(),
  issues: z.array(issue).optional(),
})
