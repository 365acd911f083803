import { z } from 'zod'
import type { SwapVerdict } from '../core/cover/swap.ts'
import type {
  Absence,
  CoverList,
  CoverMove,
  CoverRow,
  CoverWait,
  DeskEffect,
  EditVerdict,
  Refusal,
  ReplanCurve,
  ReplanMove,
} from '../core/cover/types.ts'
import { breach, list, personDay } from './report-schema.ts'
import { estimate, localDate, name, of } from './schemas.ts'

const count = z.int().nonnegative()
const block = z.object({ startMinute: z.number(), endMinute: z.number(), activity: z.string() })
const way = z.enum(['takeOver', 'changeHours', 'comeIn'])

const absence = of<Absence>()(
  z.object({ person: z.string(), date: localDate, fromMinute: z.number().exactOptional() }),
)

const move = of<CoverMove>()(
  z.object({
    person: z.string(),
    way,
    day: personDay,
    takes: list(block),
    leaves: list(block),
    level: z.number(),
    needsConsent: z.boolean(),
    agreedOn: localDate.exactOptional(),
    breakKept: z.boolean(),
    weekMinutes: z.number(),
    wallMinutes: z.number(),
  }),
)

const desk = of<DeskEffect>()(
  z.object({
    activity: z.string(),
    hours: z.number(),
    shortBefore: z.number(),
    shortAfter: z.number(),
    lossYen: z.number(),
  }),
)

const wait = of<CoverWait>()(
  z.object({
    queue: z.string(),
    rostered: z.number(),
    nothing: z.number(),
    covered: z.number(),
    difference: estimate,
    withinNothing: z.number(),
    withinCovered: z.number(),
  }),
)

const row = of<CoverRow>()(
  z.object({
    moves: list(move),
    yen: z.number(),
    wageYen: z.number(),
    workYen: z.number(),
    coveredHours: z.number(),
    desks: list(desk),
    warnings: list(breach),
    left: list(breach),
    waits: list(wait).exactOptional(),
  }),
)

const refusal = of<Refusal>()(
  z.object({
    person: z.string(),
    reason: z.enum([
      'onLeave',
      'skill',
      'scope',
      'employer',
      'training',
      'hired',
      'notThere',
      'noShift',
      'ownWorkWorthMore',
      'wouldBreak',
    ]),
    rule: z.string().exactOptional(),
    article: name.exactOptional(),
    breach: breach.exactOptional(),
    yen: z.number().exactOptional(),
  }),
)

/** Ranked substitutes, as sent. */
export const coverList = of<CoverList>()(
  z.object({
    absence,
    holes: list(block),
    holeHours: z.number(),
    nothing: z.object({ yen: z.number(), desks: list(desk), breaches: list(breach) }),
    rows: list(row),
    refusals: list(refusal),
    wayOut: refusal.exactOptional(),
  }),
)

const verdict = {
  yen: z.number(),
  breaches: list(breach),
  mended: list(breach),
  consents: list(z.object({ person: z.string(), date: localDate })),
}

/** What edited cells come to, as sent. */
export const editVerdict = of<EditVerdict>()(z.object(verdict))

/** What an exchange comes to, as sent. */
export const swapVerdict = of<SwapVerdict>()(
  z.object({
    ...verdict,
    swap: z.object({ persons: z.tuple([z.string(), z.string()]).readonly(), dates: list(localDate) }),
    days: list(personDay),
  }),
)

const replanMove = of<ReplanMove>()(
  z.object({
    person: z.string(),
    date: localDate,
    way,
    day: personDay,
    takes: list(block),
    needsConsent: z.boolean(),
    agreedOn: localDate.exactOptional(),
  }),
)

/** Cost against moves, as sent. */
export const replanCurve = of<ReplanCurve>()(
  z.object({
    absence,
    nothingYen: z.number(),
    points: list(
      z.object({
        budget: count,
        moves: list(replanMove),
        hourMoves: count,
        workMoves: count,
        yen: z.number(),
        boundYen: z.number().exactOptional(),
        isCorner: z.boolean(),
      }),
    ),
  }),
)
