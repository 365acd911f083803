import { mondayOf } from '../calendar/date.ts'
import type { Activity, Person } from '../city/types.ts'
import type { OutboundRequirement, WorkRequirement } from '../requirement/types.ts'
import type { LocalDate, Slot, Span } from '../units/time.ts'
import { fairSharesOf, unfairBurdens } from './fairness.ts'
import { holds, minutesOf, openingOf, siteOpenOn, stintsOf } from './horizon.ts'
import { changedDays } from './published.ts'
import type { PersonDay, RosterCost, RosterProblem } from './types.ts'

/** Paid minutes before overtime, of a day and of a week (労働基準法32条). */
const REGULAR = { day: 480, week: 2400 }
const OVERTIME_RATE = 1.25

/** Which hours of a task a roster does, by task in the order of the requirement. */
export interface WorkDone {
  readonly task: WorkRequirement
  readonly hours: number
}

/** People of a roster, asked by date and stretch of the day. */
export interface Placement {
  /** People whose one block on the activity holds the whole stretch. */
  people(activity: string, date: LocalDate, span: Span): number
  /** Whether somebody of these works through the whole stretch. */
  anyone(who: (person: Person) => boolean, date: LocalDate, span: Span): boolean
  /** Hours on an activity on a date; in no slot more people count than it has seats. */
  hours(activity: Activity, date: LocalDate): number
}

/** Where a shift is worked: the stretches between its breaks and short breaks. */
const workOf = ({ shift, breaks, shortBreaks = [] }: PersonDay): Span[] => {
  if (!shift) return []
  const work: Span[] = []
  let { startMinute } = shift
  for (const pause of [...breaks, ...shortBreaks].sort((a, b) => a.startMinute - b.startMinute)) {
    work.push({ startMinute, endMinute: pause.startMinute })
    startMinute = pause.endMinute
  }
  work.push({ startMinute, endMinute: shift.endMinute })
  return work
}

/** Paid minutes: short breaks are paid. */
const workedMinutes = ({ shift, breaks }: PersonDay): number =>
  shift ? minutesOf(shift) - breaks.reduce((sum, pause) => sum + minutesOf(pause), 0) : 0

/** Lays a roster out for questions about who is where. */
export const placementOf = (problem: RosterProblem, days: readonly PersonDay[]): Placement => {
  const people = new Map(problem.staff.people.map((person) => [person.id, person]))
  const onDate = Map.groupBy(days, (day) => day.date)
  const blocksAt = Map.groupBy(
    days.flatMap((day) => day.blocks.map((block) => ({ ...block, date: day.date }))),
    (block) => `${block.activity} ${block.date}`,
  )
  const slotMinutes = problem.city.slotMinutes
  return {
    people: (activity, date, span) =>
      (blocksAt.get(`${activity} ${date}`) ?? []).filter((block) => holds(block, span)).length,
    anyone: (who, date, span) =>
      (onDate.get(date) ?? []).some(
        (day) => who(people.get(day.person)!) && workOf(day).some((part) => holds(part, span)),
      ),
    hours(activity, date) {
      const bySlot = new Map<Slot, number[]>()
      for (const block of blocksAt.get(`${activity.id} ${date}`) ?? [])
        for (const stint of stintsOf(block, slotMinutes))
          bySlot.set(stint.slot, [...(bySlot.get(stint.slot) ?? []), minutesOf(stint)])
      let minutes = 0
      for (const parts of bySlot.values())
        for (const part of parts.sort((a, b) => b - a).slice(0, activity.seats)) minutes += part
      return minutes / 60
    },
  }
}

/**
 * Gives the hours placed on each date to the tasks that can use them, the earliest deadline first: no other
 * way leaves fewer hours undone (Glover 1967, maximum matching in a convex bipartite graph).
 */
export const workDone = (problem: RosterProblem, placement: Placement): WorkDone[] => {
  const activities = new Map(problem.city.activities.map((activity) => [activity.id, activity]))
  const left = problem.requirement.work.map((task) => task.hours)
  const order = [...problem.requirement.work.entries()].sort(([i, a], [j, b]) =>
    a.due < b.due ? -1 : a.due > b.due ? 1 : i - j,
  )
  for (const date of problem.dates) {
    const free = new Map<string, number>()
    for (const [index, task] of order) {
      const activity = activities.get(task.activity)
      if (!activity || date < task.from || date > task.due) continue
      const hours = free.get(activity.id) ?? placement.hours(activity, date)
      const used = Math.min(hours, left[index]!)
      left[index]! -= used
      free.set(activity.id, hours - used)
    }
  }
  return problem.requirement.work.map((task, index) => ({ task, hours: task.hours - left[index]! }))
}

/** Slots of an outbound span with their people, hours and worth. */
export const outboundSlots = (
  problem: RosterProblem,
  placement: Placement,
  calls: OutboundRequirement,
): { readonly people: number; readonly hours: number; readonly worth: number }[] => {
  const first = Math.floor(calls.startMinute / problem.city.slotMinutes)
  const room = problem.city.activities.find((activity) => activity.id === calls.activity)?.seats ?? 0
  const seats = Math.min(room, calls.seats)
  return stintsOf(calls, problem.city.slotMinutes).map((stint) => ({
    people: Math.min(seats, placement.people(calls.activity, calls.date, stint)),
    hours: minutesOf(stint) / 60,
    worth: calls.worth?.[stint.slot - first] ?? 1,
  }))
}

const wages = (problem: RosterProblem, days: readonly PersonDay[]) => {
  const weeks = new Map<string, number>()
  let regular = 0
  let overtime = 0
  for (const day of days) {
    const minutes = workedMinutes(day)
    const inDay = Math.min(minutes, REGULAR.day)
    overtime += minutes - inDay
    const week = `${day.person} ${mondayOf(day.date)}`
    weeks.set(week, (weeks.get(week) ?? 0) + inDay)
  }
  for (const minutes of weeks.values()) {
    regular += Math.min(minutes, REGULAR.week)
    overtime += Math.max(0, minutes - REGULAR.week)
  }
  const { wagePerHour } = problem.city.prices
  return {
    wageYen: (regular / 60) * wagePerHour,
    overtimeYen: (overtime / 60) * wagePerHour * OVERTIME_RATE,
  }
}

const waiting = (problem: RosterProblem, placement: Placement) => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  const team = new Map(problem.city.activities.map((activity) => [activity.id, activity.team]))
  const dates = new Set(problem.dates)
  let waitingYen = 0
  let below = 0
  for (const { date, slot, activity, curve, minimum } of problem.requirement.slots) {
    if (!dates.has(date)) continue
    const need = opening.needed(team.get(activity) ?? '', date, slot)
    const people = placement.people(activity, date, need)
    waitingYen += curve[Math.min(people, curve.length - 1)]?.lossYen ?? 0
    below += Math.max(0, minimum - Math.min(people, Math.max(0, curve.length - 1)))
  }
  return { waitingYen, below }
}

const outbound = (problem: RosterProblem, placement: Placement) => {
  let missed = 0
  let below = 0
  for (const calls of problem.requirement.outbound) {
    if (!problem.dates.includes(calls.date)) continue
    const slots = outboundSlots(problem, placement, calls)
    const hours = slots.reduce((sum, slot) => sum + slot.people * slot.hours * slot.worth, 0)
    missed += Math.max(0, calls.hours - hours)
    below += slots.reduce((sum, slot) => sum + Math.max(0, calls.minimumSeats - slot.people), 0)
  }
  return { missed, below }
}

const unled = (problem: RosterProblem, placement: Placement): number => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  let slots = 0
  for (const date of problem.dates) {
    for (const team of problem.city.teams)
      for (const slot of opening.slots(team.id, date)) {
        const leads = ({ team: own, role }: Person) =>
          own === team.id && (role === 'leader' || role === 'subLeader')
        if (!placement.anyone(leads, date, opening.needed(team.id, date, slot))) slots++
      }
    for (const need of siteOpenOn(problem, opening, date))
      if (!placement.anyone(({ role }) => role === 'manager' || role === 'deputy', date, need)) slots++
  }
  return slots
}

/** Wishes of the horizon with whether a roster grants them. */
export const wishesOf = (problem: RosterProblem, days: readonly PersonDay[]) => {
  const code = new Map(days.map((day) => [`${day.person} ${day.date}`, day.shift?.code]))
  const dates = new Set(problem.dates)
  return problem.staff.wishes
    .filter((wish) => dates.has(wish.date))
    .map((wish) => {
      const worked = code.get(`${wish.person} ${wish.date}`)
      return { wish, granted: wish.wants === 'off' ? worked === undefined : worked === wish.wants }
    })
}

const supportSlots = (problem: RosterProblem, days: readonly PersonDay[]): number => {
  const home = new Map(problem.staff.people.map((person) => [person.id, person.team]))
  const team = new Map(problem.city.activities.map((activity) => [activity.id, activity.team]))
  return days.reduce(
    (sum, day) =>
      sum +
      day.blocks
        .filter((block) => team.get(block.activity) !== home.get(day.person))
        .reduce((n, block) => n + stintsOf(block, problem.city.slotMinutes).length, 0),
    0,
  )
}

const cents = (yen: number): number => Math.round(yen * 100) / 100

/**
 * What a roster costs, in yen, from its days alone: nothing of the model that found it is looked at. Wages of
 * the hours worked, expected losses at windows and phones, work left undone, and the prices of the house rules.
 */
export const costOf = (problem: RosterProblem, days: readonly PersonDay[]): RosterCost => {
  const { prices } = problem.city
  const placement = placementOf(problem, days)
  const { wageYen, overtimeYen } = wages(problem, days)
  const desks = waiting(problem, placement)
  const calls = outbound(problem, placement)
  const late = workDone(problem, placement).reduce((sum, { task, hours }) => sum + task.hours - hours, 0)
  const refused = wishesOf(problem, days).reduce(
    (sum, { wish, granted }) => sum + (granted ? 0 : wish.weight),
    0,
  )
  const parts = {
    wageYen: cents(wageYen),
    overtimeYen: cents(overtimeYen),
    waitingYen: cents(desks.waitingYen),
    belowMinimumYen: cents(prices.belowMinimumPerSlot * (desks.below + calls.below)),
    leadershipYen: cents(prices.noLeaderPerSlot * unled(problem, placement)),
    backOfficeYen: cents(prices.backOfficeHourLate * late),
    outboundYen: cents(prices.outboundHourMissed * calls.missed),
    wishYen: cents(prices.refusedWish * refused),
    supportYen: cents(prices.supportPerSlot * supportSlots(problem, days)),
    ...(prices.unfairShare !== undefined && {
      unfairYen: cents(prices.unfairShare * unfairBurdens(fairSharesOf(problem, days))),
    }),
    ...(prices.changedDay !== undefined && {
      changedYen: cents(prices.changedDay * changedDays(problem, days).length),
    }),
  }
  return { totalYen: cents(Object.values(parts).reduce((sum, yen) => sum + yen, 0)), ...parts }
}
