import type { Activity } from '../city/types.ts'
import type { LinearModel, Solver } from '../solver.ts'
import type { Slot } from '../units/time.ts'
import { CALM, FREE, type Ground, MANY, type Place, type Shift } from './assign-ground.ts'
import { minutesOf, type Opening, overlap, type Stint, slotSpan, stintsOf } from './horizon.ts'
import { costAt, draft, type Term } from './linear.ts'
import { marginals, type Needed, neededAt, outboundOf, seatsOf, serves } from './need.ts'
import { oneOf, settle, WHOLE } from './settle.ts'
import { calm, stretchesEnd } from './stretches.ts'
import type { Block, RosterProblem } from './types.ts'

/** Work after which a date's assignment is left; what it leaves is in the roster's own gap. */
const ENOUGH = { nodes: 20, iterations: 2000 }
/** Share of the open stints that a round of the dive settles at least. */
const SETTLED_A_ROUND = 0.1
/** People may be at a counter so many minutes before it opens and after it closes. */
const PREPARATION = 30

export interface AssignLimits {
  readonly spareYen: number
  readonly seconds?: number
  /** Once true, the first assignment found will do. */
  readonly isCancelled?: () => boolean
}

interface DayModel {
  readonly linear: LinearModel
  readonly places: readonly Place[]
  blocks(point: Float64Array): (readonly Block[])[]
}

/** What a date came to. */
export interface Assignment {
  /** Blocks of each shift, in the order given. */
  readonly blocks: readonly (readonly Block[])[]
  readonly iterations: number
  readonly nodes: number
}

/** Whether a counter opens soon after a stint or has closed shortly before it. */
const nearOpening = (
  needed: Needed,
  activity: Activity,
  day: number,
  stint: Stint,
  slotMinutes: number,
): boolean => {
  if (activity.kind !== 'window' && activity.kind !== 'phone') return false
  const reach = Math.ceil(PREPARATION / slotMinutes)
  for (let slot = stint.slot - reach; slot <= stint.slot + reach; slot++) {
    const open = needed(activity, day, slot)
    if (!open) continue
    if (
      stint.startMinute >= open.startMinute - PREPARATION &&
      stint.endMinute <= open.endMinute + PREPARATION
    )
      return true
  }
  return false
}

/** Every stint of a shift is spent on exactly one activity, or has nothing to do. */
const oneActivityAtATime = (ground: Ground, needed: Needed): void => {
  const { problem, day, shifts, linear, places } = ground
  const { slotMinutes, prices } = problem.city
  for (const [shift, { worker, pattern }] of shifts.entries()) {
    if (worker.days[day]!.locked) continue
    for (const [index, stint] of pattern.stints.entries()) {
      const terms: Term[] = [[linear.column(CALM.nothingToDo, 0, 1, 'whole'), 1]]
      for (const activity of worker.days[day]!.activities) {
        const useful = serves(needed, activity, day, stint)
        if (!useful && !nearOpening(needed, activity, day, stint, slotMinutes)) continue
        const price = activity.team === worker.person.team ? 0 : prices.supportPerSlot
        const column = linear.column(price, 0, 1, 'whole')
        places.push({ shift, stint: index, span: stint, activity, serves: useful, column })
        terms.push([column, 1])
      }
      linear.row(1, 1, terms)
    }
  }
}

/** Whoever is locked stays where the blocks say. */
const lockedPlaces = ({ problem, day, shifts, linear, places }: Ground, needed: Needed): void => {
  const activities = new Map(problem.city.activities.map((activity) => [activity.id, activity]))
  for (const [shift, { worker }] of shifts.entries())
    for (const block of worker.days[day]!.locked?.blocks ?? []) {
      const activity = activities.get(block.activity)
      if (!activity) continue
      for (const span of stintsOf(block, problem.city.slotMinutes)) {
        const column = linear.column(0, 1, 1, 'whole')
        places.push({ shift, stint: -1, span, activity, serves: serves(needed, activity, day, span), column })
      }
    }
}

const placesAt = ({ places }: Ground): Map<string, Place[]> =>
  Map.groupBy(places, ({ activity, span }) => `${activity.id} ${span.slot}`)

const ones = (places: readonly Place[], value = 1): Term[] => places.map((place) => [place.column, value])

const lockedAmong = (places: readonly Place[]): number => places.filter(({ stint }) => stint < 0).length

/** People at a window or phone save what its curve says. */
const coverage = ({ problem, day, linear }: Ground, at: ReadonlyMap<string, Place[]>): void => {
  for (const entry of problem.requirement.slots) {
    if (entry.date !== problem.dates[day]) continue
    const here = (at.get(`${entry.activity} ${entry.slot}`) ?? []).filter((place) => place.serves)
    const saved = marginals(entry, problem.city.prices.belowMinimumPerSlot)
    linear.constant(saved.reduce((sum, yen) => sum + yen, 0))
    const persons = saved.map((yen): Term => [linear.column(-yen, 0, 1, 'real'), 1])
    linear.row(Math.min(0, saved.length - lockedAmong(here)), 0, [...ones(here, -1), ...persons])
  }
}

/** No more people than seats in any slot, those who prepare included. */
const seats = ({ problem, day, linear }: Ground, at: ReadonlyMap<string, Place[]>): void => {
  for (const places of at.values()) {
    const { activity } = places[0]!
    const room = seatsOf(activity, outboundOf(problem, activity.id, day))
    linear.row(FREE, Math.max(room, lockedAmong(places)), ones(places))
  }
}

/** Back-office hours of the day reach what the week's plan gives to it. */
const hoursPlanned = (ground: Ground, planned: ReadonlyMap<string, number>): void => {
  const { problem, linear, places } = ground
  const byActivity = Map.groupBy(places, (place) => place.activity.id)
  for (const [activity, hours] of planned) {
    const late = linear.column(problem.city.prices.backOfficeHourLate, 0, hours, 'real')
    const done = (byActivity.get(activity) ?? []).map(
      (place): Term => [place.column, minutesOf(place.span) / 60],
    )
    linear.row(hours, MANY, [[late, 1], ...done])
  }
}

const outboundHours = ({ problem, day, linear }: Ground, at: ReadonlyMap<string, Place[]>): void => {
  const { prices, slotMinutes } = problem.city
  for (const calls of problem.requirement.outbound) {
    if (calls.date !== problem.dates[day]) continue
    const first = Math.floor(calls.startMinute / slotMinutes)
    const terms: Term[] = [[linear.column(prices.outboundHourMissed, 0, calls.hours, 'real'), 1]]
    for (let slot: Slot = first; slot * slotMinutes < calls.endMinute; slot++) {
      const here = at.get(`${calls.activity} ${slot}`) ?? []
      const hours = minutesOf(overlap(slotSpan(slot, slotMinutes), calls)!) / 60
      terms.push(...ones(here, hours * (calls.worth?.[slot - first] ?? 1)))
      const below = linear.column(prices.belowMinimumPerSlot, 0, calls.minimumSeats, 'real')
      linear.row(calls.minimumSeats, MANY, [[below, 1], ...ones(here)])
    }
    linear.row(calls.hours, MANY, terms)
  }
}

/** One of a team's leaders is on the team's own work, not on break or helping elsewhere. */
const leaderOnDuty = (ground: Ground, opening: Opening): void => {
  const { problem, day, shifts, linear, places } = ground
  const byTeam = Map.groupBy(
    places.filter(({ shift, activity }) => {
      const { team, role } = shifts[shift]!.worker.person
      return activity.team === team && (role === 'leader' || role === 'subLeader')
    }),
    (place) => place.activity.team,
  )
  for (const [team, own] of byTeam)
    for (const slot of opening.slots(team, problem.dates[day]!)) {
      const here = own.filter((place) => place.span.slot === slot)
      if (here.length > 0)
        linear.row(1, MANY, [[linear.column(CALM.leaderAway, 0, 1, 'real'), 1], ...ones(here)])
    }
}

/** What a stint with nothing to do is filled with: the neighbour's activity, unless that has a longest stretch. */
const filler = (
  shift: Shift,
  day: number,
  last: Block | undefined,
  chosen: readonly (string | undefined)[],
) => {
  const { activities } = shift.worker.days[day]!
  const neighbour = last?.activity ?? chosen.find((other) => other !== undefined) ?? activities[0]!.id
  const isLimited = activities.find(({ id }) => id === neighbour)?.maximumStretchMinutes !== undefined
  const other = activities.find(({ kind, id }) => kind === 'backOffice' && id !== neighbour)
  return isLimited && other ? other.id : neighbour
}

/** Stints in order as blocks; a stint with nothing to do goes on with its neighbour's activity. */
const blocksOf = (shift: Shift, day: number, chosen: readonly (string | undefined)[]): Block[] => {
  const blocks: Block[] = []
  for (const [index, { startMinute, endMinute }] of shift.pattern.stints.entries()) {
    const last = blocks.at(-1)
    const activity = chosen[index] ?? filler(shift, day, last, chosen)
    if (last?.activity === activity && last.endMinute === startMinute)
      blocks[blocks.length - 1] = { ...last, endMinute }
    else blocks.push({ activity, startMinute, endMinute })
  }
  return blocks
}

const dayModel = (
  problem: RosterProblem,
  opening: Opening,
  day: number,
  shifts: readonly Shift[],
  planned: ReadonlyMap<string, number>,
): DayModel => {
  const linear = draft()
  const ground: Ground = { problem, day, shifts, linear, places: [] }
  oneActivityAtATime(ground, neededAt(problem, opening))
  lockedPlaces(ground, neededAt(problem, opening))
  calm(ground)
  stretchesEnd(ground)
  const at = placesAt(ground)
  coverage(ground, at)
  seats(ground, at)
  hoursPlanned(ground, planned)
  outboundHours(ground, at)
  leaderOnDuty(ground, opening)
  return {
    linear: linear.model(),
    places: ground.places,
    blocks(point) {
      const chosen = shifts.map(() => [] as (string | undefined)[])
      for (const place of ground.places)
        if (place.stint >= 0 && point[place.column]! > 0.5)
          chosen[place.shift]![place.stint] = place.activity.id
      return shifts.map(
        (shift, index) => shift.worker.days[day]!.locked?.blocks ?? blocksOf(shift, day, chosen[index]!),
      )
    },
  }
}

/**
 * The model with the places settled on which the relaxation and what was rounded from it agree: those that both fill and
 * those that both leave empty. Having nothing to do stays possible, so a way always exists.
 */
const settled = ({ linear, places }: DayModel, points: readonly Float64Array[]): LinearModel => {
  const columnLower = Float64Array.from(linear.columnLower)
  const columnUpper = Float64Array.from(linear.columnUpper)
  for (const { column } of places) {
    if (points.every((point) => point[column]! < WHOLE)) columnUpper[column] = 0
    else if (points.every((point) => point[column]! > 1 - WHOLE)) columnLower[column] = 1
  }
  return { ...linear, columnLower, columnUpper }
}

/** Rounds the relaxation of a date. The relaxed point, its value, and where there is one the rounded point. */
const roundedDay = (model: DayModel, solver: Solver) => {
  const relaxation = solver.relax(model.linear)
  const relaxed = relaxation.solve()
  if (relaxed.status !== 'optimal') throw new Error(`The relaxation of a date ended as ${relaxed.status}`)
  const open = model.places.filter(({ stint }) => stint >= 0)
  const stints = Map.groupBy(open, ({ shift, stint }) => `${shift} ${stint}`)
  const groups = [...stints.values()].map((places) => places.map(({ column }) => column))
  const rounded = settle(relaxation, model.linear, relaxed.point, groups, oneOf, SETTLED_A_ROUND)
  relaxation.close()
  return { relaxed, rounded }
}

/**
 * Who does what on one date, once it is settled who works when: the same losses as the week's model, and small
 * prices on changing desks, on stretches below an hour and on leaving a team without its leaders. `planned` are
 * the back-office hours that the week gives to the date, by activity; `spareYen` may be left on the table.
 */
export const assignDay = (
  problem: RosterProblem,
  opening: Opening,
  day: number,
  shifts: readonly Shift[],
  planned: ReadonlyMap<string, number>,
  solver: Solver,
  limits: AssignLimits,
): Assignment => {
  if (shifts.length === 0) return { blocks: [], iterations: 0, nodes: 0 }
  const model = dayModel(problem, opening, day, shifts, planned)
  const { relaxed, rounded } = roundedDay(model, solver)
  const { iterations } = relaxed
  const { spareYen: absoluteGap, seconds, isCancelled = () => false } = limits
  const roundedYen = rounded ? costAt(model.linear, rounded) : Number.POSITIVE_INFINITY
  if (rounded && (roundedYen <= relaxed.objective + absoluteGap || isCancelled()))
    return { blocks: model.blocks(rounded), iterations, nodes: 0 }
  const rest = settled(model, rounded ? [relaxed.point, rounded] : [relaxed.point])
  const first = solver.solve(rest, {
    ...ENOUGH,
    absoluteGap,
    ...(seconds === undefined ? {} : { seconds }),
    ...(rounded ? { start: rounded, isCancelled } : {}),
  })
  const outcome =
    rounded || first.status === 'optimal' || first.status === 'feasible'
      ? first
      : first.status === 'infeasible'
        ? solver.solve(model.linear, { ...ENOUGH, absoluteGap })
        : solver.solve(rest, { absoluteGap })
  const found = outcome.status === 'optimal' || outcome.status === 'feasible' ? outcome : undefined
  const point = found && found.objective < roundedYen ? found.point : rounded
  if (!point) throw new Error(`The assignment of a date ended as ${outcome.status}`)
  return {
    blocks: model.blocks(point),
    iterations: iterations + (found?.iterations ?? 0),
    nodes: found?.nodes ?? 0,
  }
}
