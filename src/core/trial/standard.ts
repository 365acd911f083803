import { teamHours } from '../calendar/team-hours.ts'
import type { Holidays } from '../calendar/types.ts'
import type { Activity, City, TeamId } from '../city/types.ts'
import type { OutboundRequirement, Requirement, SlotRequirement } from '../requirement/types.ts'
import type { Capacity } from '../simulation/types.ts'
import type { LocalDate, Slot, Span } from '../units/time.ts'

/** Share of a team that is there on an open day: about 20 days of leave in 241 open days, and some illness. */
export const PRESENCE = 0.9
/** A full day, its break included, and the break. */
export const DAY_MINUTES = 525
export const BREAK_MINUTES = 60
/** Breaks start an hour apart in so many groups. */
export const BREAK_GROUPS = 3

/** What a team of a size would put where, and what it would leave undone. No person stands behind a number. */
export interface StandardCapacity {
  readonly capacity: readonly Capacity[]
  /** Person-hours missing against the requirement. */
  readonly shortageHours: number
  readonly openDays: number
}

/** Whole people present on the n-th open day: the parts of a person are spread over the days. */
export const presentOn = (headcount: number, day: number): number =>
  Math.floor(headcount * PRESENCE * (day + 1) + 1e-9) - Math.floor(headcount * PRESENCE * day + 1e-9)

/** The working stretches of one of the people of a day; on a long day every other one comes late. */
const workOf = (index: number, open: Span, slotMinutes: number): Span[] => {
  const length = Math.min(DAY_MINUTES, open.endMinute - open.startMinute)
  const startMinute = index % 2 === 0 ? open.startMinute : open.endMinute - length
  const endMinute = startMinute + length
  if (length <= BREAK_MINUTES * BREAK_GROUPS) return [{ startMinute, endMinute }]
  const middle = startMinute + (length - BREAK_MINUTES) / 2
  const group = Math.floor(index / 2) % BREAK_GROUPS
  const away = Math.floor(middle / slotMinutes) * slotMinutes + (group - 1) * BREAK_MINUTES
  return [
    { startMinute, endMinute: away },
    { startMinute: away + BREAK_MINUTES, endMinute },
  ]
}

/** The open part of a slot. */
const openPart = (slot: Slot, open: Span, slotMinutes: number): Span => ({
  startMinute: Math.max(open.startMinute, slot * slotMinutes),
  endMinute: Math.min(open.endMinute, (slot + 1) * slotMinutes),
})

const covers = (work: readonly Span[], part: Span): boolean =>
  work.some((span) => span.startMinute <= part.startMinute && part.endMinute <= span.endMinute)

/** Where the next person of a slot is worth most: below a minimum first, then by the loss avoided. */
const nextDesk = (
  slots: readonly SlotRequirement[],
  placed: readonly number[],
  belowMinimumYen: number,
): number => {
  let best = -1
  let bestYen = Number.NEGATIVE_INFINITY
  slots.forEach((slot, i) => {
    const people = placed[i]!
    if (people >= slot.people) return
    const saved = slot.curve[people]!.lossYen - slot.curve[people + 1]!.lossYen
    const yen = saved + (people < slot.minimum ? belowMinimumYen : 0)
    if (yen > bestYen) [best, bestYen] = [i, yen]
  })
  return best
}

/** Splits the people of a slot over its windows and phones; who is left over goes to other work. */
const splitPeople = (slots: readonly SlotRequirement[], people: number, belowMinimumYen: number) => {
  const placed = slots.map(() => 0)
  let left = people
  for (; left > 0; left--) {
    const desk = nextDesk(slots, placed, belowMinimumYen)
    if (desk < 0) break
    placed[desk]!++
  }
  return { placed, left }
}

/** Hours of calling that fit into what the windows leave, within each task's span, seats and wanted hours. */
const addCalls = (
  calls: readonly OutboundRequirement[],
  called: number[],
  part: Span,
  left: number,
): number => {
  const hours = hoursOf(part)
  let people = left
  let placed = 0
  calls.forEach((task, i) => {
    if (part.startMinute < task.startMinute || part.endMinute > task.endMinute) return
    const seats = Math.min(people, task.seats)
    const wanted = Math.min(seats * hours, task.hours - called[i]!)
    people -= seats
    called[i]! += wanted
    placed += wanted
  })
  return placed
}

const hoursOf = (part: Span): number => (part.endMinute - part.startMinute) / 60

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** One day of the team: levels at its windows and phones, hours they lack, and hours left for other work. */
const standardDay = (
  date: LocalDate,
  /** When the team is there. */
  open: Span,
  people: number,
  desks: readonly Activity[],
  requirement: Requirement,
  city: City,
) => {
  const { slotMinutes, prices } = city
  const crew = Array.from({ length: people }, (_, i) => workOf(i, open, slotMinutes))
  const levels = desks.map(() => [] as { minute: number; people: number }[])
  const slots = requirement.slots.filter((it) => it.date === date)
  const calls = requirement.outbound.filter((it) => it.date === date)
  const called = calls.map(() => 0)
  let missing = 0
  let spare = 0
  const first = Math.floor(open.startMinute / slotMinutes)
  for (let slot = first; slot * slotMinutes < open.endMinute; slot++) {
    const part = openPart(slot, open, slotMinutes)
    const here = slots.filter((it) => it.slot === slot)
    const present = crew.filter((work) => covers(work, part)).length
    const { placed, left } = splitPeople(here, present, prices.belowMinimumPerSlot)
    desks.forEach(({ id }, d) => {
      const at = here.findIndex((it) => it.activity === id)
      levels[d]!.push({ minute: part.startMinute, people: placed[at] ?? 0 })
    })
    missing += sum(here.map((it, i) => it.people - placed[i]!)) * hoursOf(part)
    spare += left * hoursOf(part) - addCalls(calls, called, part, left)
  }
  missing += sum(calls.map((it, i) => it.hours - called[i]!))
  const capacity = desks.map(({ id }, d) => ({
    date,
    activity: id,
    steps: [...levels[d]!, { minute: open.endMinute, people: 0 }],
  }))
  return { capacity, missing, spare }
}

/**
 * The standard days of a team by its head-count alone: who is present, staggered breaks, windows and phones first up
 * to their requirement, then outbound calls up to their hours, then back office.
 */
export const standardCapacity = (
  team: TeamId,
  headcount: number,
  city: City,
  holidays: Holidays,
  requirement: Requirement,
  dates: readonly LocalDate[],
  /** The city whose hours people work. */
  worked: City = city,
): StandardCapacity => {
  const activities = city.activities.filter((it) => it.team === team)
  const desks = activities.filter(({ kind }) => kind === 'window' || kind === 'phone')
  const own = new Set(activities.map(({ id }) => id))
  const ofTeam = {
    ...requirement,
    slots: requirement.slots.filter((it) => own.has(it.activity)),
    outbound: requirement.outbound.filter((it) => own.has(it.activity)),
  }
  const hours = teamHours(worked, holidays, dates).filter((it) => it.team === team)
  const openDates = dates.filter((date) => hours.some((it) => it.date === date))
  const days = openDates.map((date, n) => {
    const spans = hours.filter((it) => it.date === date)
    const open = { startMinute: spans[0]!.startMinute, endMinute: spans.at(-1)!.endMinute }
    return standardDay(date, open, presentOn(headcount, n), desks, ofTeam, city)
  })
  const work = sum(requirement.work.filter((it) => own.has(it.activity)).map((it) => it.hours))
  const spare = sum(days.map((day) => day.spare))
  return {
    capacity: days.flatMap((day) => day.capacity),
    shortageHours: sum(days.map((day) => day.missing)) + Math.max(0, work - spare),
    openDays: openDates.length,
  }
}
