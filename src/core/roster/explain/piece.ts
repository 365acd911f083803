import type { Activity, PersonId } from '../../city/types.ts'
import type { Solver } from '../../solver.ts'
import type { LocalDate, Slot, Span } from '../../units/time.ts'
import { placementOf } from '../cost.ts'
import { minutesOf, type Stint, stintsOf } from '../horizon.ts'
import { type Draft, draft, type Term } from '../linear.ts'
import { DAY_LIMIT } from '../pattern.ts'
import type { Block, PersonDay } from '../types.ts'
import type { Worker } from '../worker.ts'
import { isUseful, type Place, writeDesks } from './desks.ts'
import { type ExplainGround, isLeader, joined, meets, piecesOf, spanKey } from './ground.ts'
import { paidMinutes, workOf } from './ways.ts'

/** What is asked of a date of which all but a piece is held. */
export interface PieceQuestion {
  readonly date: LocalDate
  /** Who is there may go to other work in this stretch, to what `may` says: all of the own activities where it is absent. */
  readonly span: Span
  readonly may?: (worker: Worker) => readonly Activity[]
  /** Other ways to work the date; at most one person takes one. */
  readonly offers?: readonly PersonDay[]
  /** True: somebody has to take one of them. */
  readonly mustTake?: boolean
  /** Activities that people may be put on besides their own; at most one person is. */
  readonly learnt?: (worker: Worker) => readonly Activity[]
  /** Yen for each person short of the requirement in a slot, so that a shortage goes first. */
  readonly missingYen?: (activity: string, slot: Slot) => number
  /** Whose minimum is one lower. */
  readonly lowered?: string
  /** Somebody has to be at an activity through a stretch, or must not. */
  readonly there?: { readonly person: PersonId; readonly activity: string; readonly span: Span }
  readonly away?: { readonly person: PersonId; readonly activity: string; readonly span: Span }
}

/** Small prices that choose among equals: stay where you are, in stretches of an hour. Leaders stay rather. */
const CALM = { moved: 8, leaderMoved: 30, change: 15, shortStretch: 60, nothingToDo: 2000 }
/** A stretch at one activity is an hour or longer wherever the losses allow it. */
const SHORTEST_STRETCH = 60
/** The piece is small; its root settles nearly all. */
const ENOUGH = { nodes: 30, iterations: 20_000, absoluteGap: 20 }

interface Cell {
  readonly stint: Stint
  /** What is done then as it is; absent where nobody is there. */
  readonly now?: string
  readonly terms: Term[]
  readonly columns: Map<string, number>
}

interface Variant {
  readonly day: PersonDay
  readonly column: number
  readonly keys: readonly string[]
}

interface Part {
  readonly worker: Worker
  readonly before: PersonDay | undefined
  readonly variants: readonly Variant[]
  readonly cells: ReadonlyMap<string, Cell>
}

const stintsOfDay = (day: PersonDay, slotMinutes: number): Stint[] =>
  day.shift ? workOf(day.shift, day).flatMap((span) => stintsOf(span, slotMinutes)) : []

/** Wages of a day with its premium above eight hours, and the wishes it refuses. */
const priceOf = ({ problem }: ExplainGround, worker: Worker, day: PersonDay): number => {
  const { wagePerHour, refusedWish } = problem.city.prices
  const minutes = paidMinutes(day)
  const wage = ((minutes + 0.25 * Math.max(0, minutes - DAY_LIMIT)) / 60) * wagePerHour
  const wishes = worker.days[problem.dates.indexOf(day.date)]?.wishes ?? []
  const refused = wishes.filter(({ wants }) =>
    wants === 'off' ? day.shift !== undefined : wants !== day.shift?.code,
  )
  return wage + refusedWish * refused.reduce((sum, { weight }) => sum + weight, 0)
}

const workedBy = (day: PersonDay, slotMinutes: number): ReadonlyMap<string, string> =>
  new Map(piecesOf(day.blocks, slotMinutes).map((piece) => [spanKey(piece), piece.activity]))

/** A person's ways of the date and the stretches in which there is something to decide. */
const partOf = (
  ground: ExplainGround,
  question: PieceQuestion,
  worker: Worker,
  linear: Draft,
): Part | undefined => {
  const { slotMinutes } = ground.problem.city
  const before = ground.day(worker.person.id, question.date)
  const isLocked = worker.days[ground.problem.dates.indexOf(question.date)]?.locked !== undefined
  if (isLocked && question.away?.person !== worker.person.id) return undefined
  const offers = (question.offers ?? []).filter(({ person }) => person === worker.person.id)
  const own = before?.shift ? piecesOf(before.blocks, slotMinutes) : []
  const isMovable =
    question.may === undefined ||
    question.may(worker).length > 0 ||
    (question.learnt?.(worker).length ?? 0) > 0 ||
    question.there?.person === worker.person.id
  const open = offers.length > 0 ? own : isMovable ? own.filter((stint) => meets(stint, question.span)) : []
  if (open.length === 0 && offers.length === 0) return undefined
  const now: ReadonlyMap<string, string> = before ? workedBy(before, slotMinutes) : new Map()
  const basePrice = before ? priceOf(ground, worker, before) : 0
  const cells = new Map<string, Cell>()
  const variants: Variant[] = []
  const add = (day: PersonDay, stints: readonly Stint[], price: number): void => {
    const column = linear.column(price, 0, 1, 'whole')
    const keys = stints.map((stint) => {
      const key = spanKey(stint)
      const known = now.get(key)
      if (!cells.has(key))
        cells.set(key, {
          stint: { slot: stint.slot, startMinute: stint.startMinute, endMinute: stint.endMinute },
          ...(known !== undefined && { now: known }),
          terms: [],
          columns: new Map(),
        })
      cells.get(key)!.terms.push([column, -1])
      return key
    })
    variants.push({ day, column, keys })
  }
  if (before?.shift || offers.length > 0)
    add(before ?? { person: worker.person.id, date: question.date, breaks: [], blocks: [] }, open, 0)
  for (const offer of offers)
    add(offer, stintsOfDay(offer, slotMinutes), priceOf(ground, worker, offer) - basePrice)
  linear.row(
    1,
    1,
    variants.map(({ column }) => [column, 1]),
  )
  return { worker, before, variants, cells }
}

/** Every stretch that is worked is spent on one activity; changes and short stretches cost a little. */
const spend = (
  ground: ExplainGround,
  question: PieceQuestion,
  part: Part,
  linear: Draft,
  places: Place[],
  newcomers: Term[],
): void => {
  const { problem } = ground
  const day = problem.dates.indexOf(question.date)
  const { worker, cells } = part
  const { person } = worker
  const learnt = question.learnt?.(worker) ?? []
  const known = worker.days[day]?.activities ?? []
  const may = question.may?.(worker) ?? known
  const optionsOf = ({ stint, now }: Cell): readonly Activity[] => {
    if (now === undefined) return known
    const stay = ground.activities.get(now)
    if (!meets(stint, question.span)) return stay ? [stay] : []
    return [...new Set([...(stay ? [stay] : []), ...may])]
  }
  const isIn = (limit: PieceQuestion['there'], id: string, stint: Stint) =>
    limit?.person === person.id && limit.activity === id && meets(limit.span, stint)
  const learns = learnt.length > 0 ? linear.column(0, 0, 1, 'whole') : undefined
  if (learns !== undefined) newcomers.push([learns, 1])
  for (const cell of cells.values()) {
    const { stint, now } = cell
    const terms = [...cell.terms]
    for (const activity of new Set([...optionsOf(cell), ...(meets(stint, question.span) ? learnt : [])])) {
      const stays = now === activity.id
      const useful = isUseful(ground, activity.id, day, stint)
      const isNew = now === undefined
      if ((!useful && !stays && !isNew) || isIn(question.away, activity.id, stint)) continue
      const support = activity.team === person.team ? 0 : problem.city.prices.supportPerSlot
      const moved = stays || now === undefined ? 0 : isLeader(person) ? CALM.leaderMoved : CALM.moved
      const forced = isIn(question.there, activity.id, stint) ? 1 : 0
      const column = linear.column(support + moved, forced, 1, 'whole')
      cell.columns.set(activity.id, column)
      terms.push([column, 1])
      places.push({ ...stint, activity: activity.id, column })
      if (learns !== undefined && learnt.includes(activity))
        linear.row(Number.NEGATIVE_INFINITY, 0, [
          [column, 1],
          [learns, -1],
        ])
    }
    terms.push([linear.column(CALM.nothingToDo, 0, 1, 'whole'), 1])
    linear.row(0, 0, terms)
  }
  calm(ground, part, linear)
}

const calm = ({ problem }: ExplainGround, { before, cells }: Part, linear: Draft): void => {
  const list = [...cells.values()].sort((a, b) => a.stint.startMinute - b.stint.startMinute)
  const outside = before ? piecesOf(before.blocks, problem.city.slotMinutes) : []
  for (const [i, { stint, columns }] of list.entries()) {
    const touching = (cell: Cell | undefined, end: boolean) =>
      cell && (end ? cell.stint.startMinute === stint.endMinute : cell.stint.endMinute === stint.startMinute)
        ? cell
        : undefined
    const last = touching(list[i - 1], false)
    const next = touching(list[i + 1], true)
    const fixed = (minute: (span: Span) => number, at: number) =>
      outside.find((piece) => minute(piece) === at && !cells.has(spanKey(piece)))?.activity
    const lastNow = last ? undefined : fixed(({ endMinute }) => endMinute, stint.startMinute)
    const nextNow = next ? undefined : fixed(({ startMinute }) => startMinute, stint.endMinute)
    for (const [id, column] of columns) {
      const around: Term[] = [last, next].flatMap((cell) => {
        const other = cell?.columns.get(id)
        return other === undefined ? [] : [[other, -1] as const]
      })
      const held = (lastNow === id ? 1 : 0) + (nextNow === id ? 1 : 0)
      if (minutesOf(stint) < SHORTEST_STRETCH)
        linear.row(Number.NEGATIVE_INFINITY, held, [
          [column, 1],
          ...around,
          [linear.column(CALM.shortStretch, 0, 1, 'real'), -1],
        ])
      if (last || lastNow !== undefined) {
        const other = last?.columns.get(id)
        linear.row(Number.NEGATIVE_INFINITY, lastNow === id ? 1 : 0, [
          [column, 1],
          ...(other === undefined ? [] : [[other, -1] as const]),
          [linear.column(CALM.change, 0, 1, 'real'), -1],
        ])
      }
    }
  }
}

/** Blocks of the variant taken; a stretch with nothing to do goes on with its neighbour's work. */
const dayOf = (part: Part, variant: Variant, point: Float64Array, slotMinutes: number): PersonDay => {
  const chosen = new Map<string, string | undefined>()
  for (const key of variant.keys)
    chosen.set(key, [...part.cells.get(key)!.columns].find(([, column]) => point[column]! > 0.5)?.[0])
  const isNew = variant.day !== part.before
  const stints: (Span & { readonly activity?: string })[] = isNew
    ? stintsOfDay(variant.day, slotMinutes)
    : piecesOf(variant.day.blocks, slotMinutes)
  const list = stints.map((stint) => {
    const key = spanKey(stint)
    return { ...stint, activity: chosen.has(key) ? chosen.get(key) : stint.activity }
  })
  const some = list.find(({ activity }) => activity !== undefined)?.activity
  const blocks: Block[] = []
  for (const { startMinute, endMinute, activity } of list) {
    const id = activity ?? blocks.at(-1)?.activity ?? some
    if (id !== undefined) blocks.push({ activity: id, startMinute, endMinute })
  }
  return { ...variant.day, blocks: joined(blocks) }
}

const isSame = (a: PersonDay, b: PersonDay | undefined): boolean =>
  a.shift?.startMinute === b?.shift?.startMinute &&
  a.shift?.endMinute === b?.shift?.endMinute &&
  JSON.stringify(a.breaks) === JSON.stringify(b?.breaks ?? []) &&
  JSON.stringify(a.blocks) === JSON.stringify(joined(b?.blocks ?? []))

/**
 * Solves a piece of one date again, all else held, locked days too: who is there may change work within a stretch, at most one person works the
 * date otherwise or at what was not allowed. The person-days that differ; undefined where nothing can be done.
 */
export const solvePiece = (
  ground: ExplainGround,
  question: PieceQuestion,
  solver: Solver,
): readonly PersonDay[] | undefined => {
  const { problem } = ground
  const { slotMinutes } = problem.city
  const linear = draft()
  const places: Place[] = []
  const newcomers: Term[] = []
  const parts = [...ground.workers.values()].flatMap(
    (worker) => partOf(ground, question, worker, linear) ?? [],
  )
  for (const part of parts) spend(ground, question, part, linear, places, newcomers)
  if (places.length === 0) return undefined
  if (newcomers.length > 0) linear.row(0, 1, newcomers)
  const taken = parts.flatMap(({ variants, before }) =>
    variants.flatMap(({ day, column }): Term[] =>
      day === before || (before === undefined && !day.shift) ? [] : [[column, 1]],
    ),
  )
  if (taken.length > 0) linear.row(question.mustTake ? 1 : 0, 1, taken)
  const decided = new Map(parts.map((part) => [part.worker.person.id, part.cells]))
  const held = ground.days
    .filter(({ date }) => date === question.date)
    .flatMap(({ person, blocks }) => {
      const cells = decided.get(person)
      return cells ? piecesOf(blocks, slotMinutes).filter((piece) => !cells.has(spanKey(piece))) : blocks
    })
  const placement = placementOf(problem, ground.days)
  writeDesks(
    ground,
    {
      now: (activity, need) => placement.people(activity, question.date, need),
      day: problem.dates.indexOf(question.date),
      places,
      held,
      hours: ground.hoursNeeded(question.date),
      missingYen: question.missingYen ?? (() => 0),
      ...(question.lowered !== undefined && { lowered: question.lowered }),
    },
    linear,
  )
  const outcome = solver.solve(linear.model(), ENOUGH)
  if (outcome.status !== 'optimal' && outcome.status !== 'feasible') return undefined
  return parts.flatMap((part) => {
    const variant = part.variants.find(({ column }) => outcome.point[column]! > 0.5)
    if (!variant) return []
    const day = dayOf(part, variant, outcome.point, slotMinutes)
    return isSame(day, part.before) ? [] : [day]
  })
}
