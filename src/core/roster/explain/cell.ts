import type { Activity } from '../../city/types.ts'
import type { Solver } from '../../solver.ts'
import type { Span } from '../../units/time.ts'
import { costOf, placementOf } from '../cost.ts'
import { holds } from '../horizon.ts'
import type { Block, PersonDay } from '../types.ts'
import type { Worker } from '../worker.ts'
import { cents, type ExplainGround, meets, replaced } from './ground.ts'
import { type PieceQuestion, solvePiece } from './piece.ts'
import { broughtBy, circleOf, hasOtherHours } from './repair.ts'
import { isFree, standingOf } from './standing.ts'
import type { Alternative, CellExplanation, CellRequest, Standing, StandingKind } from './types.ts'
import { emptyDay, type Ways } from './ways.ts'

/** Minutes of a block that one question is about. */
const STRETCH = 60
/** Those who could be put there, if something is changed for it. */
const POSSIBLE: readonly StandingKind[] = ['busy', 'onBreak', 'notOnShift', 'wish']
/** Nearer ones first among those who could not. */
const FAR: readonly StandingKind[] = [
  'there',
  'busy',
  'notOnShift',
  'wish',
  'onBreak',
  'rest',
  'daysUsed',
  'hoursUsed',
  'noShift',
  'onLeave',
  'employer',
  'scope',
  'training',
  'hired',
  'skill',
]

/** The hour of a block that holds a minute, at the borders of slots. */
const stretchOf = (block: Block, minute: number, slotMinutes: number): Span => {
  const slot = Math.floor(minute / slotMinutes) * slotMinutes
  const startMinute = Math.max(block.startMinute, Math.min(slot, block.endMinute - STRETCH))
  return { startMinute, endMinute: Math.min(block.endMinute, startMinute + STRETCH) }
}

/** A day with a stretch of it left empty. */
const emptied = (day: PersonDay, span: Span): PersonDay => ({
  ...day,
  blocks: day.blocks.flatMap((block) =>
    meets(block, span)
      ? [
          { ...block, endMinute: Math.min(block.endMinute, span.startMinute) },
          { ...block, startMinute: Math.max(block.startMinute, span.endMinute) },
        ].filter(({ startMinute, endMinute }) => startMinute < endMinute)
      : [block],
  ),
})

const yenOf = ({ problem, days, cost }: ExplainGround, edits: readonly PersonDay[]): number =>
  cents(costOf(problem, replaced(days, edits)).totalYen - cost.totalYen)

const holdsThere = (edits: readonly PersonDay[], person: string, activity: string, span: Span): boolean =>
  edits.some(
    (day) =>
      day.person === person && day.blocks.some((block) => block.activity === activity && holds(block, span)),
  )

/** What exchanging somebody for another comes to, or the standing alone where nothing lawful does it. */
const exchanged = (
  ground: ExplainGround,
  ways: Ways,
  standing: Standing,
  worker: Worker,
  question: PieceQuestion,
  activity: Activity,
  solver: Solver,
): Alternative => {
  const { person } = worker
  const refused: Alternative = { ...standing, needsConsent: false }
  if (!POSSIBLE.includes(standing.kind)) return refused
  const { date, span } = question
  const day = ground.day(person.id, date)
  const needsWay = standing.kind !== 'busy'
  const offers = needsWay
    ? ways(person, date)
        .filter((way) => isFree(ground, worker, date, way))
        .map((way) => emptyDay(person, date, way, day))
    : []
  const there = { person: person.id, activity: activity.id, span }
  const edits = solvePiece(
    ground,
    { ...question, there, ...(needsWay && { offers, mustTake: true }) },
    solver,
  )
  if (!edits || !holdsThere(edits, person.id, activity.id, span)) return refused
  const breach = broughtBy(ground, edits).find(({ severity }) => severity === 'breach')
  if (breach) return { ...refused, rule: ground.tools.rule(breach.rule) }
  const needsConsent = edits.some((edit) => hasOtherHours(ground, edit))
  return { ...standing, yen: yenOf(ground, edits), days: edits, needsConsent }
}

/** Cheapest first, then those nearest to being able. */
const inOrder = (a: Alternative, b: Alternative): number => {
  if (a.yen !== undefined && b.yen !== undefined) return a.yen - b.yen
  if (a.yen !== undefined || b.yen !== undefined) return a.yen !== undefined ? -1 : 1
  return FAR.indexOf(a.kind) - FAR.indexOf(b.kind)
}

const stateOf = (day: PersonDay | undefined, minute: number): 'work' | 'break' | 'off' | 'leave' => {
  if (!day?.shift || minute < day.shift.startMinute || minute >= day.shift.endMinute)
    return day?.absence !== undefined && !day.shift ? 'leave' : 'off'
  return day.blocks.some((block) => block.startMinute <= minute && minute < block.endMinute)
    ? 'work'
    : 'break'
}

/**
 * なぜこの人がここ？ What a person does at a minute of a date, what would be without, and who else could. All costs are of the
 * date solved again around that hour of the block, all else held, and every exchange is judged by the checker.
 */
export const explainCell = (
  ground: ExplainGround,
  ways: Ways,
  request: CellRequest,
  solver: Solver,
): CellExplanation => {
  const { person, date, minute } = request
  const { problem, opening } = ground
  const day = ground.day(person, date)
  const state = stateOf(day, minute)
  const block = day?.blocks.find((one) => one.startMinute <= minute && minute < one.endMinute)
  const activity = block && ground.activities.get(block.activity)
  if (!day || !block || !activity) return { request, state, others: [] }
  const { slotMinutes } = problem.city
  const span = stretchOf(block, minute, slotMinutes)
  const circle = circleOf(ground, { activity, date, slots: [], ...span })
  const index = problem.dates.indexOf(date)
  const question: PieceQuestion = {
    date,
    span,
    may: (worker) =>
      worker.person.id === person ? (worker.days[index]?.activities ?? []) : circle.may(worker),
    away: { person, activity: activity.id, span },
  }
  const elsewhere = solvePiece(ground, question, solver)
  const slot = Math.floor(minute / slotMinutes)
  const entry = problem.requirement.slots.find(
    (one) => one.activity === activity.id && one.date === date && one.slot === slot,
  )
  const need = opening.needed(activity.team, date, slot)
  const others = [...ground.workers.values()]
    .filter((worker) => worker.person.id !== person)
    .map((worker) => {
      const standing = standingOf(ground, ways, worker, activity, date, span)
      return exchanged(ground, ways, standing, worker, question, activity, solver)
    })
    .sort(inOrder)
  return {
    request,
    state,
    block,
    span,
    withoutYen: yenOf(ground, [emptied(day, span)]),
    ...(elsewhere && { elsewhereYen: yenOf(ground, elsewhere) }),
    ...(entry && {
      required: entry.people,
      placed: placementOf(problem, ground.days).people(activity.id, date, need),
    }),
    others,
  }
}
