import type { Slot, Span } from '../../units/time.ts'
import { holds, minutesOf, overlap, slotSpan } from '../horizon.ts'
import type { Draft, Term } from '../linear.ts'
import { marginals, outboundOf, seatsOf, serves } from '../need.ts'
import type { Block } from '../types.ts'
import type { ExplainGround } from './ground.ts'

/** Column of people at an activity in the working part of one slot, of use there or not. */
export interface Place extends Span {
  readonly activity: string
  readonly slot: Slot
  readonly column: number
}

/** What the desks of one date are asked. */
export interface DeskQuestion {
  readonly day: number
  readonly places: readonly Place[]
  /** Work of those who are held. */
  readonly held: readonly Block[]
  /** People through a stretch as it is: below the minimum of them nobody goes away. */
  readonly now: (activity: string, need: Span) => number
  /** Back-office hours that the date needs, by activity. */
  readonly hours: ReadonlyMap<string, number>
  /** Yen for each person short of the requirement in a slot, besides what waiting costs. */
  readonly missingYen: (activity: string, slot: Slot) => number
  /** Whose minimum is one lower. */
  readonly lowered?: string
}

/** Nobody leaves a counter without anybody, or below its minimum, for whatever gain; yen a person and slot. */
const UNSTAFFED = 100_000
const FREE = Number.NEGATIVE_INFINITY
const MANY = Number.POSITIVE_INFINITY

const ones = (places: readonly Place[], value = 1): Term[] => places.map(({ column }) => [column, value])

/** Windows and phones: what the n-th person saves, and what a missing one costs. */
const counters = (
  { problem, opening, activities }: ExplainGround,
  { day, held, now, missingYen, lowered }: DeskQuestion,
  linear: Draft,
  at: ReadonlyMap<string, readonly Place[]>,
): void => {
  const date = problem.dates[day]!
  for (const entry of problem.requirement.slots) {
    const activity = activities.get(entry.activity)
    if (entry.date !== date || !activity) continue
    const need = opening.needed(activity.team, date, entry.slot)
    const here = (at.get(`${activity.id} ${entry.slot}`) ?? []).filter((place) => holds(place, need))
    if (here.length === 0) continue
    const there = held.filter((block) => block.activity === activity.id && holds(block, need)).length
    const minimum = Math.max(0, entry.minimum - (lowered === activity.id ? 1 : 0))
    const saved = marginals({ ...entry, minimum }, problem.city.prices.belowMinimumPerSlot)
    const nth = saved.map((yen): Term => [linear.column(-yen, 0, 1, 'real'), 1])
    linear.row(FREE, there, [...nth, ...ones(here, -1)])
    const least = Math.min(now(activity.id, need), Math.max(1, minimum))
    if (least > there)
      linear.row(least - there, MANY, [[linear.column(UNSTAFFED, 0, MANY, 'real'), 1], ...ones(here)])
    const price = missingYen(activity.id, entry.slot)
    if (price > 0)
      linear.row(entry.people - there, MANY, [[linear.column(price, 0, MANY, 'real'), 1], ...ones(here)])
  }
}

/** At no minute more people than seats. What is there already may stay. */
const seats = (
  { problem, activities }: ExplainGround,
  { day, held }: DeskQuestion,
  linear: Draft,
  at: ReadonlyMap<string, readonly Place[]>,
): void => {
  for (const here of at.values()) {
    const { activity: id } = here[0]!
    const activity = activities.get(id)!
    const most = seatsOf(activity, outboundOf(problem, id, day))
    const isOn = (span: Span, minute: number) => span.startMinute <= minute && minute < span.endMinute
    for (const minute of new Set(here.map(({ startMinute }) => startMinute))) {
      const there = held.filter((block) => block.activity === id && isOn(block, minute)).length
      const together = here.filter((place) => isOn(place, minute))
      if (together.length > most - there) linear.row(FREE, Math.max(0, most - there), ones(together))
    }
  }
}

/** Hours that back office and outbound owe, the least of outbound seats. */
const slack = (
  { problem }: ExplainGround,
  { day, places, held, hours }: DeskQuestion,
  linear: Draft,
  at: ReadonlyMap<string, readonly Place[]>,
): void => {
  const { slotMinutes, prices } = problem.city
  const inSlot = (id: string, slot: Slot) =>
    held.filter((block) => block.activity === id && overlap(block, slotSpan(slot, slotMinutes)) !== undefined)
  for (const [id, needed] of hours) {
    const own = places.filter((place) => place.activity === id)
    const done = held
      .filter((block) => block.activity === id)
      .reduce((sum, block) => sum + minutesOf(block), 0)
    const left = needed - done / 60
    if (own.length === 0 || left <= 0) continue
    const late = linear.column(prices.backOfficeHourLate, 0, left, 'real')
    linear.row(left, MANY, [[late, 1], ...own.map((place): Term => [place.column, minutesOf(place) / 60])])
  }
  for (const calls of problem.requirement.outbound) {
    if (calls.date !== problem.dates[day]) continue
    const first = Math.floor(calls.startMinute / slotMinutes)
    const terms: Term[] = [[linear.column(prices.outboundHourMissed, 0, calls.hours, 'real'), 1]]
    let before = 0
    for (let slot = first; slot * slotMinutes < calls.endMinute; slot++) {
      const need = overlap(slotSpan(slot, slotMinutes), calls)!
      const here = (at.get(`${calls.activity} ${slot}`) ?? []).filter((place) => holds(place, need))
      const there = inSlot(calls.activity, slot).filter((block) => holds(block, need)).length
      const worth = (minutesOf(need) / 60) * (calls.worth?.[slot - first] ?? 1)
      before += there * worth
      terms.push(...ones(here, worth))
      if (here.length === 0) continue
      const below = linear.column(prices.belowMinimumPerSlot, 0, calls.minimumSeats, 'real')
      linear.row(calls.minimumSeats - there, MANY, [[below, 1], ...ones(here)])
    }
    if (terms.length > 1) linear.row(calls.hours - before, MANY, terms)
  }
}

/** Writes what the desks of a date are worth with people at their places. */
export const writeDesks = (ground: ExplainGround, question: DeskQuestion, linear: Draft): void => {
  const at = Map.groupBy(question.places, ({ activity, slot }) => `${activity} ${slot}`)
  counters(ground, question, linear, at)
  seats(ground, question, linear, at)
  slack(ground, question, linear, at)
}

/** Whether somebody at an activity for a stretch of a slot is of use. */
export const isUseful = (
  ground: ExplainGround,
  id: string,
  day: number,
  stint: Span & { slot: Slot },
): boolean => serves(ground.needed, ground.activities.get(id)!, day, stint)
