import { daysBetween, mondayOf } from '../calendar/date.ts'
import type { Person } from '../city/types.ts'
import type { LocalDate, Span } from '../units/time.ts'
import { type Past, pastOf } from './before.ts'
import { minutesOf, type Opening, overlap, stintsOf } from './horizon.ts'
import { brokenBy } from './law.ts'
import { weightIn } from './limits.ts'
import { outboundOf, seatsOf } from './need.ts'
import { breakNeeded, DAY_LIMIT, isWholeDay, mayWorkOvertime, WEEK_LIMIT } from './pattern.ts'
import { REST_MINUTES } from './rest.ts'
import type { PersonDay, RosterConflict, RosterProblem } from './types.ts'
import { type Worker, workersOf } from './worker.ts'

/** A locked day with a shift, beside all that is known of its person and date. */
interface LockedDay {
  readonly worker: Worker
  readonly day: number
  readonly date: LocalDate
  readonly locked: PersonDay
  readonly shift: Span
  readonly minutes: number
}

type Found = { readonly rule: string; readonly person: string; readonly dates: readonly LocalDate[] }

const NOON = 720
const AFTERNOON = 780

/** Minutes of a half day of leave. */
const leaveSpan = (kind: Worker['days'][number]['leave']): Span => ({
  startMinute: kind === 'afternoon' ? AFTERNOON : 0,
  endMinute: kind === 'morning' ? NOON : 2880,
})

const tiles = ({ breaks, shortBreaks = [], blocks }: PersonDay, shift: Span): boolean => {
  const parts = [...breaks, ...shortBreaks, ...blocks].sort((a, b) => a.startMinute - b.startMinute)
  const end = parts.reduce(
    (at, part) => (part.startMinute === at && part.endMinute > at ? part.endMinute : Number.NaN),
    shift.startMinute,
  )
  return end === shift.endMinute
}

/** Why a person may not do what the blocks of a locked day say. */
const placeRules = (problem: RosterProblem, { worker, date, day, locked }: LockedDay): string[] => {
  const { person, days } = worker
  const may = new Set(days[day]!.activities.map(({ id }) => id))
  return locked.blocks.flatMap(({ activity }) => {
    if (may.has(activity)) return []
    const learnt = (person.skills[activity] ?? 0) > 0 && (person.skillSince?.[activity] ?? date) <= date
    if (!learnt) return ['skill']
    const team = problem.city.activities.find(({ id }) => id === activity)?.team ?? ''
    return [person.scope.includes(team) ? 'employer' : 'scope']
  })
}

const dayRules = (problem: RosterProblem, past: Past, own: LockedDay): string[] => {
  const { worker, date, day, locked, shift, minutes } = own
  const { person, days } = worker
  const { leave } = days[day]!
  const isFramed = past.frame(person.id, date) !== undefined
  const pause = locked.breaks.reduce((sum, span) => sum + minutesOf(span), 0)
  const [pattern] = days[day]!.patterns
  const rules = [
    !tiles(locked, shift) && 'wholeShift',
    leave !== undefined && (isWholeDay(leave) || overlap(shift, leaveSpan(leave))) && 'leave',
    date < person.hiredOn && 'hired',
    person.trainingValidTo !== undefined && person.trainingValidTo < date && 'training',
    pause < breakNeeded(minutes) && 'breaks',
    minutes > DAY_LIMIT && person.noOvertime && 'noOvertime',
    minutes > DAY_LIMIT && !isFramed && !problem.city.overtimeAgreement && 'overtimeAgreement',
    ...placeRules(problem, own),
    ...(pattern ? brokenBy(past)(person, date, pattern) : []),
  ]
  return rules.filter((rule) => typeof rule === 'string')
}

/** Which rule sets the most of a week. */
const weekRule = (problem: RosterProblem, person: Person, minutes: number): string => {
  if (person.noOvertime && minutes > person.weeklyMinutes) return 'noOvertime'
  if (minutes > person.maxWeeklyMinutes) return 'contractLimit'
  return minutes > WEEK_LIMIT && !mayWorkOvertime(problem.city, person) ? 'overtimeAgreement' : 'weeklyLimit'
}

/** Locked days of one person that exclude each other: rest between them, hours and free days of a week, longer limits. */
const personRules = (
  problem: RosterProblem,
  past: Past,
  worker: Worker,
  own: readonly LockedDay[],
): Found[] => {
  const person = worker.person.id
  const found: Found[] = []
  for (const [i, { date, shift }] of own.entries()) {
    const before = own[i - 1]
    if (!before) continue
    const rest = daysBetween(before.date, date) * 1440 + shift.startMinute - before.shift.endMinute
    if (rest < REST_MINUTES) found.push({ rule: 'interval', person, dates: [before.date, date] })
  }
  for (const week of worker.weeks) {
    const here = own.filter(({ day }) => week.days.includes(day))
    if (here.length === 0) continue
    const dates = here.map(({ date }) => date)
    const minutes = here.reduce((sum, one) => sum + one.minutes, 0)
    const monday = mondayOf(dates[0]!)
    const earlier = past.days(person).filter(({ date }) => mondayOf(date) === monday)
    const whole = minutes + earlier.reduce((sum, day) => sum + day.minutes, 0)
    if (minutes > week.most) found.push({ rule: weekRule(problem, worker.person, whole), person, dates })
    if (dates.length + earlier.length >= 7) found.push({ rule: 'weeklyRest', person, dates })
  }
  for (const limit of worker.limits) {
    const here = own.filter(({ day }) => limit.days.includes(day))
    const total = here.reduce((sum, { minutes }) => sum + weightIn(limit, minutes), 0)
    if (total > Math.max(0, limit.most))
      found.push({ rule: limit.rule, person, dates: here.map(({ date }) => date) })
  }
  return found
}

/** More locked people on an activity than it has seats. */
const seatConflicts = (problem: RosterProblem, all: readonly LockedDay[]): RosterConflict[] => {
  const at = new Map<string, { span: Span; own: LockedDay }[]>()
  for (const own of all)
    for (const block of own.locked.blocks)
      for (const { slot, ...span } of stintsOf(block, problem.city.slotMinutes)) {
        const key = `${own.date} ${block.activity} ${slot}`
        at.set(key, [...(at.get(key) ?? []), { span, own }])
      }
  const conflicts = new Map<string, RosterConflict>()
  for (const [key, here] of at) {
    const [date, id] = key.split(' ') as [LocalDate, string]
    const activity = problem.city.activities.find((one) => one.id === id)
    if (!activity) continue
    const room = seatsOf(activity, outboundOf(problem, id, problem.dates.indexOf(date)))
    const together = here.filter(
      ({ span }) => here.filter((other) => overlap(span, other.span)).length > room,
    )
    if (together.length === 0) continue
    const persons = [...new Set(together.map(({ own }) => own.worker.person.id))]
    conflicts.set(`${date} ${id} ${persons}`, { rule: 'seats', persons, dates: [date] })
  }
  return [...conflicts.values()]
}

/** Locked days of nobody on the list, of no date of the horizon, or at no activity there is. */
const strangers = ({ locked = [], staff, dates, city }: RosterProblem): RosterConflict[] => {
  const people = new Set(staff.people.map(({ id }) => id))
  const activities = new Set(city.activities.map(({ id }) => id))
  return locked
    .filter(
      ({ person, date, blocks }) =>
        !people.has(person) ||
        !dates.includes(date) ||
        blocks.some(({ activity }) => !activities.has(activity)),
    )
    .map(({ person, date }) => ({ rule: 'locked.unknown', persons: [person], dates: [date] }))
}

/**
 * Locked days (固定) that break the law or a contract, alone or together, or after what was before the horizon. They are
 * never changed, so that no roster exists until they are. One conflict for each rule and person.
 */
export const lockedConflicts = (problem: RosterProblem, opening: Opening): RosterConflict[] => {
  if (!problem.locked?.length) return []
  const unknown = strangers(problem)
  if (unknown.length > 0) return unknown
  const past = pastOf(problem)
  const all: LockedDay[] = []
  const found: Found[] = []
  for (const worker of workersOf(problem, opening)) {
    const own = worker.days.flatMap(({ date, locked, patterns }, day): LockedDay[] =>
      locked?.shift
        ? [{ worker, day, date, locked, shift: locked.shift, minutes: patterns[0]?.minutes ?? 0 }]
        : [],
    )
    all.push(...own)
    for (const one of own)
      for (const rule of dayRules(problem, past, one))
        found.push({ rule, person: worker.person.id, dates: [one.date] })
    found.push(...personRules(problem, past, worker, own))
  }
  const byRule = Map.groupBy(found, ({ rule, person }) => `${rule} ${person}`)
  return [
    ...[...byRule.values()].map((rows) => ({
      rule: `locked.${rows[0]!.rule}`,
      persons: [rows[0]!.person],
      dates: [...new Set(rows.flatMap(({ dates }) => dates))].sort(),
    })),
    ...seatConflicts(problem, all).map((conflict) => ({ ...conflict, rule: `locked.${conflict.rule}` })),
  ]
}
