import { addDays, mondayOf } from '../../calendar/date.ts'
import type { Activity, City, Person, PersonId } from '../../city/types.ts'
import type { Solver } from '../../solver.ts'
import type { LocalDate, Slot, Span } from '../../units/time.ts'
import { holds, type Opening, openingOf, slotSpan, stintsOf } from '../horizon.ts'
import { type Draft, draft, type Term } from '../linear.ts'
import { isWholeDay, placementsBy, WEEK_LIMIT } from '../pattern.ts'
import type { PersonDay, RosterProblem } from '../types.ts'
import { REST_MINUTES, type Worker, workersOf } from '../worker.ts'
import { type Kept, keptOf } from './elements.ts'
import { spanKey } from './ground.ts'
import type { ConflictElement, RosterRequest } from './types.ts'
import { emptyDay, paidMinutes, workOf } from './ways.ts'

/** Whether people can keep all of some elements at once. */
export interface Possible {
  /** Of all people whom the requests concern, or of some alone. */
  isPossible(elements: readonly ConflictElement[], people?: readonly PersonId[]): boolean
  /** Times it was asked. */
  readonly asked: number
}

/** Days of work in a week when two free days are not asked for: the law wants one (労働基準法35条). */
const LAWFUL_DAYS = 6
const FREE = Number.NEGATIVE_INFINITY

interface Choice {
  readonly person: Person
  readonly day: PersonDay
  readonly column: number
  readonly locked: boolean
}

interface Need extends Span {
  readonly slot: Slot
  readonly request: RosterRequest
  readonly activity: Activity
}

/** Slots of the requests with the minutes through which somebody has to be there. */
const needsOf = (city: City, opening: Opening, requests: readonly RosterRequest[]): Need[] =>
  requests.flatMap((request) => {
    const activity = city.activities.find(({ id }) => id === request.activity)
    if (!activity) return []
    return stintsOf(request, city.slotMinutes).map(({ slot }) => {
      const open = opening.needed(activity.team, request.date, slot)
      const whole = slotSpan(slot, city.slotMinutes)
      const need = activity.kind === 'window' || activity.kind === 'phone' ? open : whole
      return { startMinute: need.startMinute, endMinute: need.endMinute, slot, request, activity }
    })
  })

/** The most minutes of a week that those limits which are kept leave. */
const mostOf = (city: City, person: Person, kept: Kept): number => {
  const contract = kept.has('weeklyLimit', { person: person.id })
    ? Math.min(person.maxWeeklyMinutes, person.noOvertime ? person.weeklyMinutes : Number.POSITIVE_INFINITY)
    : Number.POSITIVE_INFINITY
  const law = city.overtimeAgreement || !kept.has('overtimeAgreement') ? Number.POSITIVE_INFINITY : WEEK_LIMIT
  return Math.min(contract, law)
}

const restOf = (linear: Draft, choices: readonly Choice[]): void => {
  const byDate = Map.groupBy(choices, ({ day }) => day.date)
  for (const [date, today] of byDate) {
    const before = byDate.get(addDays(date, -1)) ?? []
    for (const start of new Set(today.flatMap(({ day }) => day.shift?.startMinute ?? []))) {
      const late = before.filter(({ day }) => start + 1440 - (day.shift?.endMinute ?? 0) < REST_MINUTES)
      if (late.length === 0) continue
      const early = today.filter(({ day }) => (day.shift?.startMinute ?? start + 1) <= start)
      linear.row(
        FREE,
        1,
        [...late, ...early].map(({ column }) => [column, 1]),
      )
    }
  }
}

/** Whether a person may be put on an activity, as far as skills and scopes are kept. */
const isAble = (
  problem: RosterProblem,
  person: Person,
  activity: Activity,
  date: LocalDate,
  kept: Kept,
): boolean => {
  const { id, team } = activity
  const knows = (person.skills[id] ?? 0) > 0 && (person.skillSince?.[id] ?? date) <= date
  if (!knows && kept.has('skill', { activity: id })) return false
  if (team === person.team || !kept.has('scope', { activity: id })) return true
  return (
    person.scope.includes(team) &&
    problem.staff.people.some((other) => other.team === team && other.employer === person.employer)
  )
}

/**
 * Asks, of a set of requirements, whether any roster keeps them all: who works which shift with which break, and who stands at the
 * requests. Minimums and losses are priced, so they are no part of it. Each set is asked once.
 */
export const possibleIn = (problem: RosterProblem, solver: Solver): Possible => {
  const { city, dates, staff } = problem
  const opening = openingOf(problem.open, city.slotMinutes)
  const known = new Map<string, boolean>()
  const workers = new Map<string, Worker>()
  let asked = 0

  /** A person's weeks with some leave and limits gone; wishes for days off lower what is owed, as in the roster. */
  const workerOf = (person: Person, kept: Kept): Worker => {
    const leave = staff.leave.filter(
      ({ person: id, date }) =>
        id === person.id && (!dates.includes(date) || kept.has('leave', { person: id, date })),
    )
    const most = mostOf(city, person, kept)
    const agreement = city.overtimeAgreement || !kept.has('overtimeAgreement')
    const shifts = kept.has('shifts', { person: person.id }) ? person.shifts : []
    const key = JSON.stringify([person.id, leave, most, agreement, shifts])
    const found = workers.get(key)
    if (found) return found
    const free = {
      ...person,
      shifts,
      maxWeeklyMinutes: Math.min(most, 10_080),
      noOvertime: person.noOvertime && most === person.weeklyMinutes,
    }
    const alone = {
      ...problem,
      city: { ...city, overtimeAgreement: agreement },
      staff: {
        people: [free, ...staff.people.filter(({ id }) => id !== person.id)],
        leave,
        wishes: staff.wishes.filter((wish) => wish.person === person.id),
      },
    }
    const worker = workersOf({ ...alone, staff: { ...alone.staff, people: [free] } }, opening)[0]!
    workers.set(key, worker)
    return worker
  }

  const choicesOf = (linear: Draft, worker: Worker, kept: Kept, needs: readonly Need[]): Choice[] => {
    const { person } = worker
    const own = staff.people.find(({ id }) => id === person.id)!
    const placements = placementsBy({
      ...city,
      overtimeAgreement: city.overtimeAgreement || !kept.has('overtimeAgreement'),
    })
    return dates.flatMap((date, index): Choice[] => {
      const day = worker.days[index]!
      const isLocked = kept.has('locked', { person: person.id, date })
      const fixed = isLocked
        ? problem.locked?.find((one) => one.person === person.id && one.date === date)
        : undefined
      if (fixed) return [locked(linear, own, fixed, day.leave, kept)]
      if (day.patterns.length === 0 && !isAvailable(own, date)) return []
      const here = needs.filter(({ request }) => request.date === date)
      const seen = new Set<string>()
      return placements(person, date, day.leave).flatMap((way): Choice[] => {
        const covers = here.filter((need) => workOf(way, way).some((part) => holds(part, need))).map(spanKey)
        const key = `${way.code} ${covers.join()}`
        if (seen.has(key)) return []
        seen.add(key)
        return [
          {
            person: own,
            day: emptyDay(person, date, way),
            column: linear.column(0, 0, 1, 'whole'),
            locked: false,
          },
        ]
      })
    })
  }

  const locked = (
    linear: Draft,
    person: Person,
    fixed: PersonDay,
    leave: Worker['days'][number]['leave'],
    kept: Kept,
  ): Choice => {
    const worksInLeave = fixed.shift !== undefined && isWholeDay(leave)
    const otherShift =
      fixed.shift !== undefined &&
      kept.has('shifts', { person: person.id }) &&
      !person.shifts.includes(fixed.shift.code)
    const upper = worksInLeave || otherShift ? 0 : 1
    const column = linear.column(0, 0, upper, 'whole')
    linear.row(1, 1, [[column, 1]])
    return { person, day: fixed, column, locked: true }
  }

  /** Whom a set is about: those who may stand at its requests. Whoever may not has been asked alone. */
  const concerned = (kept: Kept): readonly PersonId[] => {
    const wanted = kept.requests.flatMap(({ activity, date }) => {
      const known = city.activities.find(({ id }) => id === activity)
      return known ? [{ activity: known, date }] : []
    })
    return staff.people
      .filter((person) => wanted.some(({ activity, date }) => isAble(problem, person, activity, date, kept)))
      .map(({ id }) => id)
  }

  const solve = (elements: readonly ConflictElement[], alone: readonly PersonId[] | undefined): boolean => {
    const kept = keptOf(elements)
    const people = alone ?? concerned(kept)
    const linear = draft()
    const needs = needsOf(city, opening, kept.requests)
    const at = new Map<Need, Term[]>()
    for (const id of people) {
      const own = staff.people.find((person) => person.id === id)
      if (!own) continue
      const worker = workerOf(own, kept)
      const choices = choicesOf(linear, worker, kept, needs)
      for (const day of Map.groupBy(choices, ({ day: { date } }) => date).values())
        linear.row(
          FREE,
          1,
          day.map(({ column }) => [column, 1]),
        )
      const most = mostOf(city, own, kept)
      for (const week of Map.groupBy(choices, ({ day }) => mondayOf(day.date)).values()) {
        const bounds = worker.weeks.find(
          ({ days }) => mondayOf(dates[days[0]!]!) === mondayOf(week[0]!.day.date),
        )
        const least = kept.has('contractHours', { person: id }) ? (bounds?.least ?? 0) : 0
        const mostDays = kept.has('workingDays', { person: id })
          ? (bounds?.mostDays ?? LAWFUL_DAYS)
          : LAWFUL_DAYS
        const working = week.filter(({ day }) => day.shift)
        linear.row(
          least,
          most,
          working.map(({ day, column }) => [column, paidMinutes(day)]),
        )
        linear.row(
          FREE,
          mostDays,
          working.map(({ column }) => [column, 1]),
        )
      }
      if (kept.has('rest', { person: id })) restOf(linear, choices)
      stand(linear, choices, needs, own, kept, at)
    }
    for (const need of needs) {
      const terms = at.get(need) ?? []
      const { people } = need.request
      if (people > need.activity.seats && kept.has('seats', { activity: need.activity.id })) return false
      if (terms.length < people) return false
      linear.row(people, Number.POSITIVE_INFINITY, terms)
    }
    if (linear.columns === 0) return true
    return solver.solve(linear.model(), { gap: 1 }).status !== 'infeasible'
  }

  /** One place in a slot for whoever works through it; somebody locked stands where the lock says. */
  const stand = (
    linear: Draft,
    choices: readonly Choice[],
    needs: readonly Need[],
    person: Person,
    kept: Kept,
    at: Map<Need, Term[]>,
  ): void => {
    for (const group of Map.groupBy(needs, ({ request, slot }) => `${request.date} ${slot}`).values()) {
      const places: Term[] = []
      for (const need of group) {
        const there = choices.filter(({ day, locked: isLocked }) => {
          if (day.date !== need.request.date || !day.shift) return false
          return isLocked
            ? day.blocks.some((block) => block.activity === need.activity.id && holds(block, need))
            : workOf(day.shift, day).some((part) => holds(part, need))
        })
        if (there.length === 0 || !isAble(problem, person, need.activity, need.request.date, kept)) continue
        const column = linear.column(0, 0, 1, 'whole')
        linear.row(FREE, 0, [[column, 1], ...there.map((choice): Term => [choice.column, -1])])
        places.push([column, 1])
        at.set(need, [...(at.get(need) ?? []), [column, 1]])
      }
      if (places.length > 1) linear.row(FREE, 1, places)
    }
  }

  return {
    isPossible(elements, people) {
      const key = `${people?.join() ?? ''}|${elements.map(elementKey).sort().join('|')}`
      const found = known.get(key)
      if (found !== undefined) return found
      asked++
      const answer = solve(elements, people)
      known.set(key, answer)
      return answer
    },
    get asked() {
      return asked
    },
  }
}

const elementKey = ({ kind, person, date, activity, request }: ConflictElement): string =>
  [kind, person, date, activity, request?.startMinute, request?.endMinute, request?.people].join(' ')

const isAvailable = (person: Person, date: LocalDate): boolean =>
  person.hiredOn <= date && (person.trainingValidTo === undefined || date <= person.trainingValidTo)
