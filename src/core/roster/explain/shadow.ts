import { weekday } from '../../calendar/date.ts'
import type { Activity, ActivityId } from '../../city/types.ts'
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
  /** Person-hours missing at a point. */
  short(point: Float64Array): number
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
  writeDesks(ground, { day, places, held, hours: ground.hoursNeeded(date), missingYen }, linear)
  const at = Map.groupBy(places, ({ activity, slot }) => `${activity} ${slot}`)
  const short = (point: Float64Array): number =>
    entries.reduce((sum, entry) => {
      const activity = activities.get(entry.activity)
      if (!activity) return sum
      const need = opening.needed(activity.team, date, entry.slot)
      const people = (at.get(`${activity.id} ${entry.slot}`) ?? [])
        .filter((place) => holds(place, need))
        .reduce((n, { column }) => n + point[column]!, 0)
      return sum + (Math.max(0, entry.people - people) * minutesOf(need)) / 60
    }, 0)
  return { relaxation: solver.relax(linear.model()), extra, short }
}

interface Candidate extends Span {
  readonly activity: ActivityId
  readonly columns: readonly number[]
  readonly wageYen: number
  /** No more than this is saved: the sum of what each slot alone would save. */
  readonly mostYen: number
  readonly peakMinute: number
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
      const peak = inside.reduce((best, slot) => (worth(slot.column) > worth(best.column) ? slot : best))
      const wageYen = ((endMinute - startMinute - breakMinutes) / 60) * problem.city.prices.wagePerHour
      return [
        {
          activity,
          startMinute,
          endMinute,
          columns: inside.map(({ column }) => column),
          wageYen: cents(wageYen),
          mostYen,
          peakMinute: peak.need.startMinute,
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
    const shortBefore = flow.short(base.point)
    const worth = (column: number) => Math.max(0, -(base.reducedCosts?.[column] ?? 0))
    const byActivity = Map.groupBy(candidatesOn(ground, date, flow, worth), ({ activity }) => activity)
    for (const candidates of byActivity.values()) {
      let best: ShadowPrice | undefined
      for (const candidate of candidates.sort((a, b) => b.mostYen - b.wageYen - a.mostYen + a.wageYen)) {
        if (best && candidate.mostYen - candidate.wageYen <= net(best)) break
        const price = priceOf(flow, base.objective, shortBefore, date, candidate)
        if (price && (!best || net(price) > net(best))) best = price
      }
      if (best) prices.push(best)
    }
  }
  flow.relaxation.close()
  return prices
}

const priceOf = (
  { relaxation, short }: Flow,
  objective: number,
  shortBefore: number,
  date: LocalDate,
  { activity, startMinute, endMinute, columns, wageYen, peakMinute }: Candidate,
): ShadowPrice | undefined => {
  const all = (value: number) => columns.map(() => value)
  relaxation.setBounds(columns, all(0), all(1))
  const outcome = relaxation.solve()
  relaxation.setBounds(columns, all(0), all(0))
  if (outcome.status !== 'optimal') return undefined
  return {
    activity,
    date,
    startMinute,
    endMinute,
    peakMinute,
    removedHours: Math.round((shortBefore - short(outcome.point)) * 10) / 10,
    yen: cents(objective - outcome.objective),
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
