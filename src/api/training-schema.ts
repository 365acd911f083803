import { z } from 'zod'
import type { TrainingPlan } from '../core/training/types.ts'
import { list } from './report-schema.ts'
import { estimate, localDate, of } from './schemas.ts'

const count = z.int().nonnegative()
const training = { person: z.string(), activity: z.string(), hours: z.number() }
const worth = { shortageHours: estimate, yen: estimate }
const cost = z.object({ days: z.number(), shortageHours: z.number(), yen: z.number() })

/** 研修計画, as sent. */
export const trainingPlan = of<TrainingPlan>()(
  z.object({
    request: z.object({
      from: localDate,
      weeks: z.number(),
      budgetHours: z.number(),
      people: list(z.string()).exactOptional(),
      activities: list(z.string()).exactOptional(),
    }),
    weeks: list(z.object({ from: localDate, weight: z.number(), shortageHours: estimate })),
    before: z.object(worth),
    rows: list(
      z.object({
        ...training,
        ...worth,
        shortagePerHour: z.number(),
        yenPerHour: z.number(),
        cost,
      }),
    ),
    candidates: z.object({ allowed: count, computed: count }),
    leftOutYen: z.number(),
    set: z.object({
      ...worth,
      trainings: list(z.object(training)),
      hours: z.number(),
      cost,
      method: z.enum(['all', 'greedy']),
      mostYen: z.number(),
    }),
    curve: list(z.object({ ...worth, added: z.object(training).exactOptional(), trainingHours: z.number() })),
    assumptions: list(
      z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
    ),
  }),
)
