import { weekday } from '../calendar/date.ts'
import type { City, PersonId, TeamId } from '../city/types.ts'
import type { LocalDate, Span } from '../units/time.ts'
import { holds, slotSpan } from './horizon.ts'
import type { Burden, CarriedBurdens, PersonDay, RosterProblem } from './types.ts'

/** In the order in which they are told. */
export const BURDENS: readonly Burden[] = ['early', 'late', 'friday', 'peak', 'refused']

const FRIDAY = 5
/** A start or end that more shifts of the date than this share is the usual one, and no burden. */
const SELDOM = 1 / 3

/** The first (last) minute of the date’s shifts, where few of them have it. */
const extreme = (minutes: readonly number[], pick: (...values: number[]) => number): number | undefined => {
  const found = pick(...minutes)
  return minutes.filter((minute) => minute === found).length <= minutes.length * SELDOM ? found : undefined
}

const edges = (city: City, date: LocalDate) => {
  const shifts = city.shifts.filter(({ weekdays }) => weekdays.includes(weekday(date)))
  return {
    first: extreme(
      shifts.map(({ startMinute }) => startMinute),
      Math.min,
    ),
    last: extreme(
      shifts.map(({ endMinute }) => endMinute),
      Math.max,
    ),
  }
}

/** Each team’s slot of the highest offered load of each date, the first of equal ones, as a stretch. */
const peaks = ({ city, requirement }: BurdenGround): ReadonlyMap<string, Span> => {
  const team = new Map(city.activities.map((activity) => [activity.id, activity.team]))
  const load = new Map<string, Map<number, number>>()
  for (const { date, slot, activity, offeredErlangs } of requirement.slots) {
    const key = `${team.get(activity)} ${date}`
    const slots = load.get(key) ?? new Map<number, number>()
    slots.set(slot, (slots.get(slot) ?? 0) + offeredErlangs)
    load.set(key, slots)
  }
  return new Map(
    [...load].map(([key, slots]) => {
      const [peak] = [...slots].sort(([a, x], [b, y]) => y - x || a - b)[0]!
      return [key, slotSpan(peak, city.slotMinutes)]
    }),
  )
}

export type BurdenGround = Pick<RosterProblem, 'city' | 'requirement'>

/**
 * What a shift on a date is besides work: `early` and `late` where it begins first or ends last of the city’s shifts on that
 * weekday and at most a third of them do; `friday`; `peak` where it holds the slot of the team’s highest load.
 */
export const burdensBy = (ground: BurdenGround) => {
  const known = new Map<LocalDate, ReturnType<typeof edges>>()
  const peak = peaks(ground)
  return (team: TeamId, date: LocalDate, shift: Span): Burden[] => {
    const { first, last } = known.get(date) ?? edges(ground.city, date)
    known.set(date, { first, last })
    const top = peak.get(`${team} ${date}`)
    const carried: Record<Exclude<Burden, 'refused'>, boolean> = {
      early: shift.startMinute === first,
      late: shift.endMinute === last,
      friday: weekday(date) === FRIDAY,
      peak: top !== undefined && holds(shift, top),
    }
    return BURDENS.filter((burden) => burden !== 'refused' && carried[burden])
  }
}

/** Burdens of each person in the days of a roster: what an earlier roster adds to the rolling history. */
export const burdensOf = (
  problem: Pick<RosterProblem, 'city' | 'staff' | 'requirement'>,
  days: readonly PersonDay[],
): CarriedBurdens[] => {
  const of = burdensBy(problem)
  const counts = new Map<PersonId, Map<Burden, number>>()
  const add = (person: PersonId, burden: Burden) => {
    const own = counts.get(person) ?? new Map<Burden, number>()
    counts.set(person, own.set(burden, (own.get(burden) ?? 0) + 1))
  }
  const team = new Map(problem.staff.people.map(({ id, team: own }) => [id, own]))
  for (const { person, date, shift } of days)
    if (shift) for (const burden of of(team.get(person) ?? '', date, shift)) add(person, burden)
  const at = new Map(days.map((day) => [`${day.person} ${day.date}`, day]))
  for (const { person, date, wants } of problem.staff.wishes) {
    const day = at.get(`${person} ${date}`)
    if (day && (day.shift?.code ?? 'off') !== wants) add(person, 'refused')
  }
  return problem.staff.people.map(({ id }) => ({
    person: id,
    counts: Object.fromEntries(counts.get(id) ?? []),
  }))
}

/** Burdens of several rosters together. */
export const addedBurdens = (lists: readonly (readonly CarriedBurdens[])[]): CarriedBurdens[] => {
  const total = new Map<PersonId, Partial<Record<Burden, number>>>()
  for (const { person, counts } of lists.flat()) {
    const own = total.get(person) ?? {}
    for (const burden of BURDENS) if (counts[burden]) own[burden] = (own[burden] ?? 0) + counts[burden]
    total.set(person, own)
  }
  return [...total].map(([person, counts]) => ({ person, counts }))
}
