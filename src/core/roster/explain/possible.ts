import { addDays, mondayOf } from '../../calendar/date.ts'
import type { Activity, City, Person, PersonId } from '../../city/types.ts'
import type { Solver } from '../../solver.ts'
import type { LocalDate, Slot, Span } from '../../units/time.ts'
import { contradictions } from '../conflict.ts'
import { holds, type Opening, openingOf, slotSpan, stintsOf } from '../horizon.ts'
import { weightIn } from '../limits.ts'
import { type Draft, draft, type Term } from '../linear.ts'
import { lockedConflicts } from '../locked-conflicts.ts'
import { placementsBy } from '../pattern.ts'
import { REST_MINUTES } from '../rest.ts'
import type { PersonDay, RosterProblem } from '../types.ts'
import { type Worker, workersOf } from '../worker.ts'
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
/** A week without any limit of a contract, minutes. */
const WHOLE_WEEK = 10_080
const FREE = Number.NEGATIVE_INFINITY

interface Choice {
  readonly day: PersonDay
  readonly column: number
  readonly locked: boolean
}

interface Need extends Span {
  readonly slot: Slot
  readonly request: RosterRequest
  readonly activity: Activity
}

/** A person as the kept elements leave them, and whether what is locked of them agrees with it. */
interface Own {
  readonly problem: RosterProblem
  readonly worker: Worker
  readonly isSound: boolean
}

const known = (city: City, id: string): Activity | undefined =>
  city.activities.find((activity) => activity.id === id)

/** Slots of the requests with the minutes through which somebody has to be there. */
const needsOf = (city: City, opening: Opening, requests: readonly RosterRequest[]): Need[] =>
  requests.flatMap((request) => {
    const activity = known(city, request.activity)
    if (!activity) return []
    return stintsOf(request, city.slotMinutes).map(({ slot }) => {
      const isCounter = activity.kind === 'window' || activity.kind === 'phone'
      const { startMinute, endMinute } = isCounter
        ? opening.needed(activity.team, request.date, slot)
        : slotSpan(slot, city.slotMinutes)
      return { startMinute, endMinute, slot, request, activity }
    })
  })

const restRows = (linear: Draft, choices: readonly Choice[]): void => {
  const byDate = Map.groupBy(choices, ({ day }) => day.date)
  for (const [date, today] of byDate) {
    const before = byDate.get(addDays(date, -1)) ?? []
    for (const start of new Set(today.flatMap(({ day }) => day.shift?.startMinute ?? []))) {
      const late = before.filter(({ day }) => day.shift && start + 1440 - day.shift.endMinute < REST_MINUTES)
      if (late.length === 0) continue
      const early = today.filter(({ day }) => day.shift && day.shift.startMinute <= start)
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

/** A person as the kept elements leave them: limits, shifts and skills that are not kept are gone. */
const freed = (person: Person, kept: Kept, activities: readonly Activity[]): Person => {
  const { id } = person
  const isLimited = kept.has('weeklyLimit', { person: id })
  const learnt = activities.filter((activity) => !kept.has('skill', { activity: activity.id }))
  const reached = activities.filter((activity) => !kept.has('scope', { activity: activity.id }))
  return {
    ...person,
    ...(!isLimited && { maxWeeklyMinutes: WHOLE_WEEK, noOvertime: false, contract: 'fullTime' }),
    ...(!kept.has('shifts', { person: id }) && { shifts: [] }),
    skills: { ...Object.fromEntries(learnt.map((activity) => [activity.id, 1])), ...person.skills },
    scope: [...person.scope, ...reached.map(({ team }) => team)],
  }
}

/** Colleagues of whom one in each team is enough to say where a person’s own employer has people. */
const colleagues = ({ staff }: RosterProblem, { id, employer }: Person): Person[] =>
  [
    ...Map.groupBy(
      staff.people.filter((other) => other.id !== id && other.employer === employer),
      ({ team }) => team,
    ).values(),
  ].map(([first]) => first!)

/**
 * Asks, of a set of requirements, whether any roster keeps them all: who works which shift with which break, and who stands at the
 * requests. Minimums and losses are priced, so they are no part of it. Each set is asked once.
 */
export const possibleIn = (problem: RosterProblem, solver: Solver): Possible => {
  const { city, dates, staff } = problem
  const opening = openingOf(problem.open, city.slotMinutes)
  const answers = new Map<string, boolean>()
  const owns = new Map<string, Own>()
  let asked = 0

  const ownOf = (person: Person, kept: Kept, requested: readonly Activity[]): Own => {
    const { id } = person
    const isOwn = <T extends { readonly person: string }>(row: T) => row.person === id
    const leave = staff.leave.filter(
      ({ person: on, date }) =>
        on === id && (!dates.includes(date) || kept.has('leave', { person: id, date })),
    )
    const locked = (problem.locked ?? [])
      .filter(isOwn)
      .filter(({ date }) => kept.has('locked', { person: id, date }))
    const overtimeAgreement = city.overtimeAgreement || !kept.has('overtimeAgreement')
    const changed = freed(person, kept, requested)
    const hasRest = kept.has('rest', { person: id })
    const owes = kept.has('contractHours', { person: id })
    const hasLimit = kept.has('limit', { person: id })
    const key = JSON.stringify([changed, leave, locked, overtimeAgreement, hasRest, hasLimit, owes])
    const before = owns.get(key)
    if (before) return before
    const alone: RosterProblem = {
      ...problem,
      city: { ...city, overtimeAgreement },
      staff: { people: [changed, ...colleagues(problem, person)], leave, wishes: staff.wishes.filter(isOwn) },
      locked,
    }
    const worker = workersOf(alone, opening)[0]!
    const limited = new Set(hasLimit ? [] : worker.limits.map(({ rule }) => `locked.${rule}`))
    const broken = [
      ...contradictions(alone).filter(({ rule }) => rule === 'noShift' || owes),
      ...lockedConflicts(alone, opening).filter(
        ({ rule }) => (rule !== 'locked.interval' || hasRest) && !limited.has(rule),
      ),
    ].filter(({ persons }) => persons.includes(id))
    const own = { problem: alone, worker, isSound: broken.length === 0 }
    owns.set(key, own)
    return own
  }

  const choicesOf = (linear: Draft, { problem: alone, worker }: Own, kept: Kept, needs: readonly Need[]) => {
    const { person } = worker
    const placements = placementsBy(alone.city)
    return worker.days.flatMap(({ date, leave, locked, patterns }): Choice[] => {
      if (locked) {
        const column = linear.column(0, 1, 1, 'whole')
        return [{ day: locked, column, locked: true }]
      }
      const here = needs.filter(({ request }) => request.date === date)
      const codes = new Set(patterns.map(({ code }) => code))
      const isFree = !kept.has('rest', { person: person.id })
      const seen = new Set<string>()
      return placements(person, date, leave)
        .filter(({ code }) => isFree || codes.has(code))
        .flatMap((way): Choice[] => {
          const work = workOf(way, way)
          const covers = here.filter((need) => work.some((part) => holds(part, need))).map(spanKey)
          const key = `${way.code} ${covers.join()}`
          if (seen.has(key)) return []
          seen.add(key)
          const column = linear.column(0, 0, 1, 'whole')
          return [{ day: emptyDay(person, date, way), column, locked: false }]
        })
    })
  }

  const weekRows = (linear: Draft, { worker }: Own, choices: readonly Choice[], kept: Kept): void => {
    const { id } = worker.person
    for (const { days, least, most, mostDays } of worker.weeks) {
      const monday = mondayOf(dates[days[0]!]!)
      const week = choices.filter(({ day }) => day.shift && mondayOf(day.date) === monday)
      if (week.length === 0) continue
      linear.row(
        kept.has('contractHours', { person: id }) ? least : 0,
        most,
        week.map(({ day, column }) => [column, paidMinutes(day)]),
      )
      const isShort = kept.has('workingDays', { person: id })
      linear.row(
        FREE,
        isShort ? mostDays : Math.max(mostDays, LAWFUL_DAYS),
        week.map(({ column }) => [column, 1]),
      )
    }
  }

  /** What longer stretches leave: months, a year, frames. */
  const limitRows = (linear: Draft, { worker }: Own, choices: readonly Choice[]): void => {
    for (const limit of worker.limits) {
      const inside = new Set(limit.days.map((index) => dates[index]))
      const terms = choices
        .filter(({ day }) => day.shift && inside.has(day.date))
        .map(({ day, column }): Term => [column, weightIn(limit, paidMinutes(day))])
        .filter(([, weight]) => weight > 0)
      if (terms.length > 0) linear.row(FREE, Math.max(0, limit.most), terms)
    }
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
    const bySlot = Map.groupBy(needs, ({ request, slot }) => `${request.date} ${slot}`)
    for (const group of bySlot.values()) {
      const places: Term[] = []
      for (const need of group) {
        const { activity, request } = need
        const there = choices.filter(({ day, locked }) => {
          if (day.date !== request.date || !day.shift) return false
          return locked
            ? day.blocks.some((block) => block.activity === activity.id && holds(block, need))
            : workOf(day.shift, day).some((part) => holds(part, need))
        })
        if (there.length === 0 || !isAble(problem, person, activity, request.date, kept)) continue
        const column = linear.column(0, 0, 1, 'whole')
        linear.row(FREE, 0, [[column, 1], ...there.map((choice): Term => [choice.column, -1])])
        places.push([column, 1])
        at.set(need, [...(at.get(need) ?? []), [column, 1]])
      }
      if (places.length > 1) linear.row(FREE, 1, places)
    }
  }

  /** Whom a set is about: those who may stand at its requests. Whoever may not has been asked alone. */
  const concerned = (kept: Kept): readonly PersonId[] => {
    const wanted = kept.requests.flatMap(({ activity, date }) => {
      const one = known(city, activity)
      return one ? [{ activity: one, date }] : []
    })
    return staff.people
      .filter((person) => wanted.some(({ activity, date }) => isAble(problem, person, activity, date, kept)))
      .map(({ id }) => id)
  }

  const solve = (elements: readonly ConflictElement[], alone: readonly PersonId[] | undefined): boolean => {
    const kept = keptOf(elements)
    const people = new Set(alone ?? concerned(kept))
    const needs = needsOf(city, opening, kept.requests)
    const requested = [...new Set(needs.map(({ activity }) => activity))]
    const linear = draft()
    const at = new Map<Need, Term[]>()
    for (const person of staff.people) {
      if (!people.has(person.id)) continue
      const own = ownOf(person, kept, requested)
      if (!own.isSound) return false
      const choices = choicesOf(linear, own, kept, needs)
      for (const day of Map.groupBy(choices, ({ day: { date } }) => date).values())
        linear.row(
          FREE,
          1,
          day.map(({ column }) => [column, 1]),
        )
      weekRows(linear, own, choices, kept)
      if (kept.has('limit', { person: person.id })) limitRows(linear, own, choices)
      if (kept.has('rest', { person: person.id })) restRows(linear, choices)
      stand(linear, choices, needs, person, kept, at)
    }
    for (const need of needs) {
      const terms = at.get(need) ?? []
      const { people: wanted } = need.request
      if (wanted > need.activity.seats && kept.has('seats', { activity: need.activity.id })) return false
      if (terms.length < wanted) return false
      linear.row(wanted, Number.POSITIVE_INFINITY, terms)
    }
    if (linear.columns === 0) return true
    return solver.solve(linear.model(), { gap: 1 }).status !== 'infeasible'
  }

  return {
    isPossible(elements, people) {
      const key = `${people?.join() ?? ''}|${elements.map(elementKey).sort().join('|')}`
      const before = answers.get(key)
      if (before !== undefined) return before
      asked++
      const answer = solve(elements, people)
      answers.set(key, answer)
      return answer
    },
    get asked() {
      return asked
    },
  }
}

const elementKey = ({ kind, person, date, activity, request }: ConflictElement): string =>
  [kind, person, date, activity, request?.startMinute, request?.endMinute, request?.people].join(' ')
