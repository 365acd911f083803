import { z } from 'zod'
import type { CellExplanation, ConflictSet, Price, RosterRequest } from '../core/roster/explain/types.ts'
import { list, personDay, rule, standingFields } from './roster-schema.ts'
import { localDate, of } from './schemas.ts'

const count = z.int().nonnegative()
const span = { startMinute: z.number(), endMinute: z.number() }

/** なぜこの人がここ, as sent. */
export const cellExplanation = of<CellExplanation>()(
  z.object({
    request: z.object({ person: z.string(), date: localDate, minute: z.number() }),
    block: z.object({ ...span, activity: z.string() }).exactOptional(),
    span: z.object(span).exactOptional(),
    state: z.enum(['work', 'break', 'off', 'leave']),
    withoutYen: z.number().exactOptional(),
    elsewhereYen: z.number().exactOptional(),
    required: count.exactOptional(),
    placed: count.exactOptional(),
    others: list(
      z.object({
        ...standingFields,
        yen: z.number().exactOptional(),
        days: list(personDay).exactOptional(),
        needsConsent: z.boolean(),
      }),
    ),
  }),
)

/** A hard wish of the manager, as asked and sent. */
export const rosterRequest = of<RosterRequest>()(
  z.strictObject({
    activity: z.string().min(1).max(64),
    date: localDate,
    startMinute: count.max(2880),
    endMinute: count.max(2880),
    people: count.max(999),
  }),
)

/** The smallest conflicting set, as sent. */
export const conflictSet = of<ConflictSet>()(
  z.object({
    elements: list(
      z.object({
        kind: z.enum([
          'request',
          'locked',
          'leave',
          'contractHours',
          'weeklyLimit',
          'overtimeAgreement',
          'workingDays',
          'limit',
          'rest',
          'skill',
          'scope',
          'seats',
          'shifts',
        ]),
        rule,
        person: z.string().exactOptional(),
        date: localDate.exactOptional(),
        activity: z.string().exactOptional(),
        request: rosterRequest.exactOptional(),
        minutes: z.number().exactOptional(),
        days: z.number().exactOptional(),
      }),
    ),
    smallest: z.boolean(),
    repairs: list(z.object({ element: count, yen: z.number().exactOptional() })),
  }),
)

/** What is priced, as asked and sent. */
export const priceRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wish'), person: z.string().max(64), date: localDate }),
  z.strictObject({ kind: z.literal('leave'), person: z.string().max(64), date: localDate }),
  z.strictObject({ kind: z.literal('rule'), rule: z.string().max(64) }),
])

/** What keeping something costs, as sent. */
export const price = of<Price>()(
  z.object({
    request: priceRequest,
    standing: z.enum(['kept', 'asked']),
    estimateYen: z.number(),
    lowerYen: z.number(),
    upperYen: z.number(),
  }),
)
