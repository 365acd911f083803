import { weekday } from '../../calendar/date.ts'
import type { Activity, ActivityId } from '../../city/types.ts'
import type { SlotRequirement } from '../../requirement/types.ts'
import type { Relaxation, Solver } from '../../solver.ts'
import type { LocalDate, Span } from '../../units/time.ts'
import { holds, minutesOf, type Stint } from '../horizon.ts'
import { draft, type Term } from '../linear.ts'
import type { Block } from '../types.ts'
import { isUseful, type Place, writeDesks } from './desks.ts'
import { cents, type ExplainGround, piecesOf, spanKey } from './ground.ts'
import type { ShadowPrice } from './types.ts'

/** So little for each person missing in a slot that it only chooses among equals, yen. */
const TIE = 0.01

/** One date with everybody's hours held and everybody free to do what is best, as a linear programme kept open. */
interface Flow {
  readonly relaxation: Relaxation
  /** Columns of one more person at an activity, by slot; shut until asked. */
  readonly extra: ReadonlyMap<ActivityId, readonly { readonly need: Span; readonly column: number }[]>
  /** What a point means in each slot: people short and their hours, and what waiting and minimums cost. */
  slots(point: Float64Array): readonly Told[]
}

interface Told {
  readonly startMinute: number
  readonly missing: number
  readonly missingHours: number
  readonly lossYen: number
}

const sumOf = (slots: readonly Told[], value: (slot: Told) => number): number =>
  slots.reduce((sum, slot) => sum + value(slot), 0)

/** Loss of a slot with so many people, between whole numbers along the line. */
const lossAt = ({ curve, minimum }: SlotRequirement, people: number, belowMinimum: number): number => {
  const last = Math.max(0, curve.length - 1)
  const at = Math.min(people, last)
  const lower = curve[Math.floor(at)]?.lossYen ?? 0
  const upper = curve[Math.min(last, Math.floor(at) + 1)]?.lossYen ?? lower
  return lower + (upper - lower) * (at - Math.floor(at)) + belowMinimum * Math.max(0, minimum - people)
}

const flowOf = (ground: ExplainGround, date: LocalDate, solver: Solver): Flow => {
  const { problem, activities, opening, workers } = ground
  const day = problem.dates.indexOf(date)
  const linear = draft()
  const places: Place[] = []
  const groups = new Map<
    string,
    { activities: readonly Activity[]; team: string; stint: Stint; people: number }
  >()
  const held: Block[] = []
  for (const worker of workers.values()) {
    const own = ground.day(worker.person.id, date)
    if (worker.days[day]?.locked) {
      held.push(...(own?.blocks ?? []))
      continue
    }
    const known = worker.days[day]?.activities ?? []
    for (const stint of piecesOf(own?.blocks ?? [], problem.city.slotMinutes)) {
      const key = `${worker.person.team} ${known.map(({ id }) => id).join(' ')} ${spanKey(stint)}`
      const group = groups.get(key)
      if (group) group.people++
      else groups.set(key, { activities: known, team: worker.person.team, stint, people: 1 })
    }
  }
  for (const { activities: known, team, stint, people } of groups.values()) {
    const terms: Term[] = []
    for (const activity of known) {
      if (!isUseful(ground, activity.id, day, stint)) continue
      const price = activity.team === team ? 0 : problem.city.prices.supportPerSlot
      const column = linear.column(price, 0, people, 'real')
      places.push({ ...stint, activity: activity.id, column })
      terms.push([column, 1])
    }
    linear.row(Number.NEGATIVE_INFINITY, people, terms)
  }
  const entries = problem.requirement.slots.filter((entry) => entry.date === date)
  const extra = new Map<ActivityId, { need: Span; column: number }[]>()
  for (const entry of entries) {
    const activity = activities.get(entry.activity)
    if (!activity) continue
    const need = opening.needed(activity.team, date, entry.slot)
    const column = linear.column(0, 0, 0, 'real')
    places.push({ ...need, slot: entry.slot, activity: activity.id, column })
    extra.set(activity.id, [...(extra.get(activity.id) ?? []), { need, column }])
  }
  const missingYen = () => TIE
  writeDesks(ground, { now: () => 0, day, places, held, hours: ground.hoursNeeded(date), missingYen }, linear)
  const at = Map.groupBy(places, ({ activity, slot }) => `${activity} ${slot}`)
  const slots = (point: Float64Array): Told[] =>
    entries.flatMap((entry) => {
      const activity = activities.get(entry.activity)
      if (!activity) return []
      const need = opening.needed(activity.team, date, entry.slot)
      const here = (at.get(`${activity.id} ${entry.slot}`) ?? []).filter((place) => holds(place, need))
      const there = held.filter((block) => block.activity === activity.id && holds(block, need)).length
      const people = here.reduce((sum, { column }) => sum + point[column]!, there)
      const missing = Math.max(0, entry.people - people)
      return [
        {
          startMinute: need.startMinute,
          missing,
          missingHours: (missing * minutesOf(need)) / 60,
          lossYen: lossAt(entry, people, problem.city.prices.belowMinimumPerSlot),
        },
      ]
    })
  return { relaxation: solver.relax(linear.model()), extra, slots }
}

interface Candidate extends Span {
  readonly activity: ActivityId
  readonly columns: readonly number[]
  readonly wageYen: number
  /** No more than this is saved: the sum of what each slot alone would save. */
  readonly mostYen: number
}

/** Shifts of the date with what each could save at most. */
const candidatesOn = (
  { problem }: ExplainGround,
  date: LocalDate,
  { extra }: Flow,
  worth: (column: number) => number,
): Candidate[] => {
  const shifts = problem.city.shifts.filter(({ weekdays }) => weekdays.includes(weekday(date)))
  return [...extra].flatMap(([activity, slots]) =>
    shifts.flatMap(({ startMinute, endMinute, breakMinutes }): Candidate[] => {
      const inside = slots.filter(({ need }) => holds({ startMinute, endMinute }, need))
      const mostYen = inside.reduce((sum, { column }) => sum + worth(column), 0)
      if (mostYen <= 1) return []
      const wageYen = ((endMinute - startMinute - breakMinutes) / 60) * problem.city.prices.wagePerHour
      return [
        {
          activity,
          startMinute,
          endMinute,
          columns: inside.map(({ column }) => column),
          wageYen: cents(wageYen),
          mostYen,
        },
      ]
    }),
  )
}

const net = ({ yen, wageYen }: ShadowPrice): number => yen - wageYen

/** Of one activity and date the shift that gains most, by activity. */
const bestOn = (ground: ExplainGround, date: LocalDate, solver: Solver): ShadowPrice[] => {
  const flow = flowOf(ground, date, solver)
  const base = flow.relaxation.solve()
  const prices: ShadowPrice[] = []
  if (base.status === 'optimal') {
    const before: Before = { objective: base.objective, slots: flow.slots(base.point) }
    const worth = (column: number) => Math.max(0, -(base.reducedCosts?.[column] ?? 0))
    const byActivity = Map.groupBy(candidatesOn(ground, date, flow, worth), ({ activity }) => activity)
    for (const candidates of byActivity.values()) {
      let best: ShadowPrice | undefined
      for (const candidate of candidates.sort((a, b) => b.mostYen - b.wageYen - a.mostYen + a.wageYen)) {
        if (best && candidate.mostYen - candidate.wageYen <= net(best)) break
        const price = priceOf(flow, before, date, candidate)
        if (price && (!best || net(price) > net(best))) best = price
      }
      if (best) prices.push(best)
    }
  }
  flow.relaxation.close()
  return prices
}

interface Before {
  readonly objective: number
  readonly slots: readonly Told[]
}

/** When most is saved. */
const peakOf = (before: readonly Told[], after: readonly Told[], fallback: number): number => {
  const saved = new Map<number, number>()
  for (const [i, { startMinute, lossYen }] of before.entries())
    saved.set(startMinute, (saved.get(startMinute) ?? 0) + lossYen - after[i]!.lossYen)
  let [peak, most] = [fallback, 1]
  for (const [minute, yen] of saved) if (yen > most) [peak, most] = [minute, yen]
  return peak
}

const priceOf = (
  { relaxation, slots }: Flow,
  before: Before,
  date: LocalDate,
  { activity, startMinute, endMinute, columns, wageYen }: Candidate,
): ShadowPrice | undefined => {
  const all = (value: number) => columns.map(() => value)
  relaxation.setBounds(columns, all(0), all(1))
  const outcome = relaxation.solve()
  relaxation.setBounds(columns, all(0), all(0))
  if (outcome.status !== 'optimal') return undefined
  const after = slots(outcome.point)
  const tied = TIE * (sumOf(before.slots, ({ missing }) => missing) - sumOf(after, ({ missing }) => missing))
  const hours = sumOf(before.slots, (slot) => slot.missingHours) - sumOf(after, (slot) => slot.missingHours)
  return {
    activity,
    date,
    startMinute,
    endMinute,
    peakMinute: peakOf(before.slots, after, startMinute),
    removedHours: Math.round(hours * 10) / 10,
    yen: cents(before.objective - outcome.objective - tied),
    wageYen,
  }
}

/**
 * 潜在価格: what one more person at an activity for one shift of a date would save, the best first, one a date and activity. Who
 * works when is held, and everybody is free to do what is best, with that person and without: both are linear programmes of the date.
 * The person can do that activity alone and needs no break.
 */
export const shadowPrices = (ground: ExplainGround, solver: Solver, most = 10): ShadowPrice[] =>
  ground.problem.dates
    .filter((date) => ground.problem.requirement.slots.some((entry) => entry.date === date))
    .flatMap((date) => bestOn(ground, date, solver))
    .filter(({ yen }) => yen >= 1)
    .sort((a, b) => b.yen - a.yen || (a.date < b.date ? -1 : 1))
    .slice(0, most)
