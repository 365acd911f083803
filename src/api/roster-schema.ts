import { z } from 'zod'
import type { Explanations, RuleRef, Standing } from '../core/roster/explain/types.ts'
import type { PersonDay } from '../core/roster/types.ts'
import type { Breach } from '../core/verification/types.ts'
import { localDate, name, of } from './schemas.ts'

const count = z.int().nonnegative()
const span = { startMinute: z.number(), endMinute: z.number() }
const absences = z.enum(['paid', 'morning', 'afternoon', 'special', 'absent', 'training'])

export const list = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).readonly()
export const severity = z.enum(['breach', 'warning'])

/** One person's day, as sent. */
export const personDay = of<PersonDay>()(
  z.object({
    person: z.string(),
    date: localDate,
    shift: z.object({ ...span, code: z.string() }).exactOptional(),
    breaks: list(z.object(span)),
    shortBreaks: list(z.object(span)).exactOptional(),
    blocks: list(z.object({ ...span, activity: z.string() })),
    absence: absences.exactOptional(),
  }),
)

/** What a rule finds, as sent. */
export const breach = of<Breach>()(
  z.object({
    rule: z.string(),
    severity,
    person: z.string().exactOptional(),
    team: z.string().exactOptional(),
    activity: z.string().exactOptional(),
    date: localDate.exactOptional(),
    startMinute: z.number().exactOptional(),
    endMinute: z.number().exactOptional(),
    found: z.number(),
    allowed: z.number(),
    unit: z.enum(['minutes', 'days', 'people', 'count', 'yen']),
  }),
)

/** A rule by its id, with article and title where the reader shall see them. */
export const rule = of<RuleRef>()(
  z.object({ rule: z.string(), article: name.exactOptional(), title: name.exactOptional() }),
)

const standings = [
  'hired',
  'training',
  'skill',
  'scope',
  'employer',
  'onLeave',
  'noShift',
  'hoursUsed',
  'daysUsed',
  'rest',
  'wish',
  'notOnShift',
  'onBreak',
  'busy',
  'there',
] as const

/** How somebody stands to a piece of work: the fields, for the objects that say more of the person. */
export const standingFields = {
  person: z.string(),
  kind: z.enum(standings),
  rule: rule.exactOptional(),
  at: z.string().exactOptional(),
  leave: absences.exactOptional(),
}

const standing = of<Standing>()(z.object(standingFields))

const repair = z.object({
  kind: z.enum(['move', 'overtime', 'shift', 'comeIn', 'wish', 'train', 'lend', 'fewerSeats']),
  persons: list(z.string()),
  days: list(personDay),
  moves: list(z.object({ ...span, person: z.string(), from: z.string().exactOptional(), to: z.string() })),
  yen: z.number(),
  wageYen: z.number(),
  removedHours: z.number(),
  needsConsent: z.boolean(),
  rule: rule.exactOptional(),
  team: z.string().exactOptional(),
  activity: z.string().exactOptional(),
  warnings: list(breach),
})

/** Shortages with their reasons and repairs, and what one more person would save, as sent. */
export const explanations = of<Explanations>()(
  z.object({
    shortages: list(
      z.object({
        ...span,
        activity: z.string(),
        date: localDate,
        slots: list(count),
        missingHours: z.number(),
        mostMissing: z.number(),
        nextPersonYen: z.number(),
        causes: list(
          z.object({
            kind: z.enum([...standings, 'notWorthIt', 'seats']),
            people: list(standing),
            rule: rule.exactOptional(),
            savesYen: z.number().exactOptional(),
            costsYen: z.number().exactOptional(),
          }),
        ),
        repairs: list(repair),
      }),
    ),
    shadowPrices: list(
      z.object({
        ...span,
        activity: z.string(),
        date: localDate,
        peakMinute: z.number(),
        removedHours: z.number(),
        yen: z.number(),
        wageYen: z.number(),
      }),
    ),
  }),
)
