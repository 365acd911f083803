import type { Activity, TeamId } from '../../city/types.ts'
import type { Solver } from '../../solver.ts'
import type { LocalDate, Slot, Span } from '../../units/time.ts'
import type { Breach, RuleId } from '../../verification/types.ts'
import { costOf } from '../cost.ts'
import { isWholeDay, mayWorkOvertime } from '../pattern.ts'
import type { PersonDay, RosterProblem } from '../types.ts'
import type { Worker } from '../worker.ts'
import { cents, type ExplainGround, meets, piecesOf, replaced, shortHours, spanKey } from './ground.ts'
import { type PieceQuestion, solvePiece } from './piece.ts'
import { isFree } from './standing.ts'
import type { Repair, RepairKind } from './types.ts'
import { emptyDay, type Way, type Ways, workOf } from './ways.ts'

/** Neighbouring short slots of an activity that a repair is looked for. */
export interface Short extends Span {
  readonly activity: Activity
  readonly date: LocalDate
  readonly slots: readonly Slot[]
}

/** Part of the price of a minimum not reached at which a repair fills a missing person: no other minimum goes for it. */
const FILLED = 0.8
/** One hour of overtime. */
const OVERTIME = 60
/** Minutes around a shortage in which people may go to other work, so that stretches stay an hour long. */
const AROUND = 60

/** Breaches that a repair of a kind brings by its nature: what has to be set aside for it. */
const SET_ASIDE: Readonly<Partial<Record<RepairKind, readonly RuleId[]>>> = {
  overtime: ['shiftPattern'],
  train: ['skill'],
  lend: ['scope', 'employer'],
}

/** What stands behind a kind: overtime rests on the agreement, the others on what has to change. */
const ruleOf = (
  { tools }: ExplainGround,
  kind: RepairKind,
  found: readonly Breach[],
): Pick<Repair, 'rule'> => {
  const id =
    kind === 'overtime' ? 'overtimeAgreement' : kind === 'fewerSeats' ? 'belowMinimum' : found[0]?.rule
  return id === undefined ? {} : { rule: tools.rule(id) }
}

const isPart = (whole: Breach, part: Breach): boolean =>
  whole.rule === part.rule &&
  whole.person === part.person &&
  whole.team === part.team &&
  whole.activity === part.activity &&
  whole.date === part.date &&
  (whole.startMinute ?? 0) <= (part.startMinute ?? 0) &&
  (part.endMinute ?? 0) <= (whole.endMinute ?? 0) &&
  Math.abs(part.found - part.allowed) <= Math.abs(whole.found - whole.allowed)

/** What the checker tells of a roster with some days in place that it did not tell before. */
export const broughtBy = ({ tools }: ExplainGround, days: readonly PersonDay[]): Breach[] =>
  tools
    .judge(days)
    .breaches.filter((breach) => !tools.certificate.breaches.some((known) => isPart(known, breach)))

const movesOf = (ground: ExplainGround, days: readonly PersonDay[]): Repair['moves'] => {
  const { slotMinutes } = ground.problem.city
  return days.flatMap((day) => {
    const before = new Map(
      piecesOf(ground.day(day.person, day.date)?.blocks ?? [], slotMinutes).map((piece) => [
        spanKey(piece),
        piece.activity,
      ]),
    )
    const list: Repair['moves'][number][] = []
    for (const piece of piecesOf(day.blocks, slotMinutes)) {
      const from = before.get(spanKey(piece))
      if (from === piece.activity) continue
      const last = list.at(-1)
      if (last?.to === piece.activity && last.from === from && last.endMinute === piece.startMinute)
        list[list.length - 1] = { ...last, endMinute: piece.endMinute }
      else
        list.push({
          person: day.person,
          ...(from !== undefined && { from }),
          to: piece.activity,
          startMinute: piece.startMinute,
          endMinute: piece.endMinute,
        })
    }
    return list
  })
}

/** Whether a day is worked at other hours than the roster has it. */
export const hasOtherHours = (ground: ExplainGround, day: PersonDay): boolean => {
  const before = ground.day(day.person, day.date)
  return (
    before?.shift?.startMinute !== day.shift?.startMinute || before?.shift?.endMinute !== day.shift?.endMinute
  )
}

/** The problem with an activity's minimum one lower on a date, and what it asks where it asks for no more than that. */
const withLowered = (problem: RosterProblem, id: string, date: LocalDate): RosterProblem => ({
  ...problem,
  requirement: {
    ...problem.requirement,
    slots: problem.requirement.slots.map((entry) =>
      entry.activity === id && entry.date === date
        ? {
            ...entry,
            minimum: Math.max(0, entry.minimum - 1),
            people: entry.people > entry.minimum ? entry.people : Math.max(0, entry.people - 1),
          }
        : entry,
    ),
  },
})

/** A repair priced as a whole roster and judged; undefined where it does not help or breaks what it must not. */
const repairOf = (
  ground: ExplainGround,
  kind: RepairKind,
  days: readonly PersonDay[],
  more: Pick<Repair, 'team' | 'activity'> = {},
): Repair | undefined => {
  const after = replaced(ground.days, days)
  const problem = more.activity ? withLowered(ground.problem, more.activity, days[0]!.date) : ground.problem
  const removedHours = shortHours(ground, ground.days) - shortHours({ ...ground, problem }, after)
  if (removedHours <= 0) return undefined
  const found = broughtBy(ground, days)
  const aside = SET_ASIDE[kind] ?? []
  const breaches = found.filter(({ severity }) => severity === 'breach')
  if (breaches.some(({ rule }) => !aside.includes(rule))) return undefined
  const cost = costOf(problem, after)
  const asked = days.filter((day) => hasOtherHours(ground, day)).map(({ person }) => person)
  const untaught = breaches.flatMap(({ person }) => person ?? [])
  const isWish = cost.wishYen > ground.cost.wishYen
  return {
    kind: isWish && (kind === 'comeIn' || kind === 'shift') ? 'wish' : kind,
    persons: [...new Set([...asked, ...untaught])],
    days,
    moves: movesOf(ground, days),
    yen: cents(cost.totalYen - ground.cost.totalYen),
    wageYen: cents(cost.wageYen + cost.overtimeYen - ground.cost.wageYen - ground.cost.overtimeYen),
    removedHours: Math.round(removedHours * 100) / 100,
    needsConsent: asked.length > 0,
    ...ruleOf(ground, kind, breaches),
    ...more,
    warnings: found.filter(({ severity }) => severity === 'warning'),
  }
}

/** Whom a shortage concerns: who can do it, and who can do what those do now. */
export interface Circle {
  readonly first: ReadonlySet<string>
  readonly may: (worker: Worker) => readonly Activity[]
}

export const circleOf = (ground: ExplainGround, { activity, date, ...span }: Short): Circle => {
  const index = ground.problem.dates.indexOf(date)
  const able = (worker: Worker, one: Activity) => worker.days[index]?.activities.includes(one) === true
  const workers = [...ground.workers.values()]
  const first = new Set(workers.filter((worker) => able(worker, activity)).map(({ person }) => person.id))
  const theirs = new Set(
    [...first].flatMap((id) =>
      (ground.day(id, date)?.blocks ?? [])
        .filter((block) => meets(block, span))
        .map((block) => block.activity),
    ),
  )
  theirs.delete(activity.id)
  const left = [...theirs].flatMap((id) => ground.activities.get(id) ?? [])
  return {
    first,
    may: (worker) => [activity, ...left].filter((one) => able(worker, one)),
  }
}

/** An hour more at the end of a shift or before its start, next to the shortage or inside it. */
const overtimeOffers = (ground: ExplainGround, circle: Circle, { date, ...span }: Short): PersonDay[] =>
  [...ground.workers.values()].flatMap((worker) => {
    const { person } = worker
    if (circle.may(worker).length === 0) return []
    const day = ground.day(person.id, date)
    if (!day?.shift || day.absence || !mayWorkOvertime(ground.problem.city, person)) return []
    const { code, startMinute, endMinute } = day.shift
    const longer = [
      { code, startMinute, endMinute: endMinute + OVERTIME },
      { code, startMinute: startMinute - OVERTIME, endMinute },
    ].filter(
      (shift) => shift.startMinute >= 0 && meets(shift, span) && !coversAsMuch(day.shift!, shift, span),
    )
    return longer.map((shift) => ({ ...day, shift }))
  })

const common = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.endMinute, b.endMinute) - Math.max(a.startMinute, b.startMinute))

const coversAsMuch = (before: Span, after: Span, span: Span): boolean =>
  common(before, span) >= common(after, span)

/** Of placements of the breaks one that leaves most of the shortage free, then the break nearest to where it is. */
const bestPlaced = (placements: readonly Way[], span: Span, day: PersonDay | undefined): Way => {
  const now = day?.breaks[0]?.startMinute ?? (span.startMinute + span.endMinute) / 2
  const missed = ({ breaks }: Way) => breaks.reduce((sum, pause) => sum + common(pause, span), 0)
  const moved = ({ breaks }: Way) => Math.abs((breaks[0]?.startMinute ?? now) - now)
  return placements.reduce((best, way) =>
    missed(way) < missed(best) || (missed(way) === missed(best) && moved(way) < moved(best)) ? way : best,
  )
}

/** Other shifts of the contract that reach the shortage: for those at work, and for those off. */
const shiftOffers = (
  ground: ExplainGround,
  ways: Ways,
  circle: Circle,
  { date, ...span }: Short,
  isAtWork: boolean,
): PersonDay[] =>
  [...ground.workers.values()].flatMap((worker): PersonDay[] => {
    const { person } = worker
    if (!circle.first.has(person.id)) return []
    const day = ground.day(person.id, date)
    const index = ground.problem.dates.indexOf(date)
    if ((day?.shift !== undefined) !== isAtWork || isWholeDay(worker.days[index]?.leave)) return []
    if ((worker.days[index]?.patterns.length ?? 0) === 0) return []
    const free = ways(person, date)
      .filter((way) => workOf(way, way).some((part) => meets(part, span)))
      .filter((way) => way.code !== day?.shift?.code && isFree(ground, worker, date, way))
    return [...Map.groupBy(free, ({ code }) => code).values()].map((placements) =>
      emptyDay(person, date, bestPlaced(placements, span, day), day),
    )
  })

/** Somebody takes one of some offers; the cheapest, and the cheapest by another person. */
const offered = (
  ground: ExplainGround,
  kind: RepairKind,
  question: PieceQuestion,
  offers: readonly PersonDay[],
  solver: Solver,
  most: number,
): Repair[] => {
  const repairs: Repair[] = []
  let left = offers
  for (let tries = 0; tries < most + 1 && repairs.length < most && left.length > 0; tries++) {
    const days = solvePiece(ground, { ...question, offers: left, mustTake: true }, solver)
    const taker = days?.find((day) => left.some((o) => o.person === day.person) && hasOtherHours(ground, day))
    if (!days || !taker) break
    const repair = repairOf(ground, kind, days)
    if (repair) repairs.push(repair)
    left = left.filter(({ person }) => person !== taker.person)
  }
  return repairs
}

/** One person learns the activity, or is lent by a team outside the 変更の範囲. */
const learners = (
  ground: ExplainGround,
  kind: 'train' | 'lend',
  question: PieceQuestion,
  { activity, date }: Short,
  solver: Solver,
): Repair[] => {
  const index = ground.problem.dates.indexOf(date)
  const learnt = ({ person, days }: Worker): readonly Activity[] => {
    if (days[index]?.activities.includes(activity) || (days[index]?.activities.length ?? 0) === 0) return []
    const knows = (person.skills[activity.id] ?? 0) > 0
    return knows === (kind === 'lend') && (kind === 'lend' || mayBeTaught(ground, person, activity.team))
      ? [activity]
      : []
  }
  const days = solvePiece(ground, { ...question, learnt }, solver)
  if (!days || days.length === 0) return []
  const repair = repairOf(ground, kind, days)
  const lender = repair?.persons[0]
  if (!repair || lender === undefined) return []
  const team = ground.workers.get(lender)?.person.team
  return [kind === 'lend' && team !== undefined ? { ...repair, team } : repair]
}

/** Learning makes sense where the person may be put: the own team or one of the 変更の範囲. */
const mayBeTaught = ({ problem }: ExplainGround, person: Worker['person'], team: TeamId): boolean =>
  team === person.team ||
  (person.scope.includes(team) &&
    problem.staff.people.some((other) => other.team === team && other.employer === person.employer))

/** A counter whose minimum is one lower frees somebody. */
const lowered = (ground: ExplainGround, question: PieceQuestion, short: Short, solver: Solver): Repair[] =>
  ground.problem.city.activities.flatMap((activity) => {
    const binds = ground.problem.requirement.slots.some(
      (entry) =>
        entry.activity === activity.id &&
        entry.date === short.date &&
        short.slots.includes(entry.slot) &&
        entry.minimum > 1,
    )
    if (!binds || activity.id === short.activity.id) return []
    const days = solvePiece(ground, { ...question, lowered: activity.id }, solver)
    if (!days || days.length === 0) return []
    return repairOf(ground, 'fewerSeats', days, { activity: activity.id }) ?? []
  })

/** How far repairs are looked for. */
export interface RepairLimits {
  /** People by whom each kind of other hours is offered. */
  readonly each: number
}

/**
 * What would fill a shortage, cheapest first. Each is the date solved again around the shortage with one thing relaxed and all else held,
 * then priced as a whole roster and judged by the checker: none breaks a rule but the one it names.
 */
export const repairsOf = (
  ground: ExplainGround,
  ways: Ways,
  short: Short,
  solver: Solver,
  { each }: RepairLimits,
): Repair[] => {
  const circle = circleOf(ground, short)
  const question: PieceQuestion = {
    date: short.date,
    may: circle.may,
    span: { startMinute: short.startMinute - AROUND, endMinute: short.endMinute + AROUND },
    missingYen: (activity, slot) =>
      activity === short.activity.id && short.slots.includes(slot)
        ? FILLED * ground.problem.city.prices.belowMinimumPerSlot
        : 0,
  }
  const moved = solvePiece(ground, question, solver) ?? []
  const move = moved.length > 0 ? repairOf(ground, 'move', moved) : undefined
  const all = [
    ...(move ? [move] : []),
    ...offered(ground, 'overtime', question, overtimeOffers(ground, circle, short), solver, each),
    ...offered(ground, 'shift', question, shiftOffers(ground, ways, circle, short, true), solver, each),
    ...offered(ground, 'comeIn', question, shiftOffers(ground, ways, circle, short, false), solver, each),
    ...learners(ground, 'train', question, short, solver),
    ...learners(ground, 'lend', question, short, solver),
    ...lowered(ground, question, short, solver),
  ]
  return all
    .filter((repair, i) => !all.some((other, j) => i !== j && isBetter(other, repair, j < i)))
    .sort((a, b) => a.yen - b.yen)
}

/** Whether a repair asks for less, costs no more and helps as much as another; of equals the first. */
const isBetter = (one: Repair, other: Repair, isFirst: boolean): boolean => {
  const burden = ({ needsConsent, rule }: Repair) => (needsConsent ? 1 : 0) + (rule ? 1 : 0)
  if (one.yen > other.yen || one.removedHours < other.removedHours || burden(one) > burden(other))
    return false
  const isSame =
    one.yen === other.yen && one.removedHours === other.removedHours && burden(one) === burden(other)
  return isSame
    ? isFirst && JSON.stringify(one.days) === JSON.stringify(other.days)
    : burden(one) < burden(other)
}
