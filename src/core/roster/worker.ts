import { addDays, daysBetween, mondayOf, weekday } from '../calendar/date.ts'
import type { Activity, Leave, Person, TeamId, Wish } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { VariableFrame } from '../verification/types.ts'
import { type Past, pastOf, weekBefore } from './before.ts'
import type { Opening } from './horizon.ts'
import { isMinor, lawOn } from './law.ts'
import { isLongYear, type Limit, limitsOf } from './limits.ts'
import { lockedDays, lockedPatterns } from './locked.ts'
import { isWholeDay, mayWorkOvertime, type Pattern, patternsBy, WEEK_LIMIT } from './pattern.ts'
import { REST_MINUTES } from './rest.ts'
import type { PersonDay, RosterProblem } from './types.ts'

export { REST_MINUTES } from './rest.ts'

/** Days of work in a week (Monday to Sunday), so that two are free; the law asks for one (労働基準法35条). */
export const WORKING_DAYS = 5
/** 週20時間の壁: from here on a week is one of the insured (健康保険法3条1項9号). */
const INSURED_MINUTES = 1200
/** A week of a year's variable hours, and the week above which only few may lie (施行規則12条の4). */
const YEAR_WEEK = 3120
const LONG_WEEK = 2880

/** One person's date: what can be worked and what is wished. */
export interface WorkerDay {
  readonly date: LocalDate
  /** Activities the person may be put on: learnt, and inside the scope. */
  readonly activities: readonly Activity[]
  readonly leave?: Leave['kind']
  readonly patterns: readonly Pattern[]
  readonly wishes: readonly Wish[]
  /** 固定: set by hand. Its pattern, if it has a shift, is the only one. */
  readonly locked?: PersonDay
}

/** Bounds of one week (Monday to Sunday, or the part inside the horizon) with what was worked in it before taken off. */
export interface WorkerWeek {
  /** Indices into the horizon's dates. */
  readonly days: readonly number[]
  readonly least: number
  readonly most: number
  readonly mostDays: number
}

/** A person as the roster sees one: what, when and how much. */
export interface Worker {
  readonly person: Person
  readonly days: readonly WorkerDay[]
  readonly weeks: readonly WorkerWeek[]
  /** What the law leaves of longer stretches: months, the agreement's year, frames. */
  readonly limits: readonly Limit[]
}

/** Whether somebody of a person's own employer belongs to a team: another employer may not direct them (昭和61年告示37号). */
const sameEmployer = (problem: RosterProblem, person: Person, team: TeamId): boolean =>
  problem.staff.people.some((other) => other.team === team && other.employer === person.employer)

/** Activities inside a person's skills and 変更の範囲 (労働基準法15条・則5条) on a date, in the city's order. */
export const activitiesOn =
  (problem: RosterProblem) =>
  (person: Person, date: LocalDate): readonly Activity[] =>
    problem.city.activities.filter(
      ({ id, team }) =>
        (person.skills[id] ?? 0) > 0 &&
        (person.skillSince?.[id] ?? date) <= date &&
        (team === person.team || (person.scope.includes(team) && sameEmployer(problem, person, team))),
    )

const available = (person: Person, date: LocalDate): boolean =>
  person.hiredOn <= date && (person.trainingValidTo === undefined || date <= person.trainingValidTo)

/** Totals of paid minutes that some choice of at most `mostDays` days reaches, rest between them kept. */
const reachable = (days: readonly WorkerDay[], mostDays: number): number[] => {
  interface State {
    readonly count: number
    readonly sum: number
    /** When the day before ended, in minutes of this day. */
    readonly ended: number
  }
  const key = ({ count, sum, ended }: State) => `${count} ${sum} ${ended}`
  let states: State[] = [{ count: 0, sum: 0, ended: Number.NEGATIVE_INFINITY }]
  for (const [index, day] of days.entries()) {
    const follows = index > 0 && daysBetween(days[index - 1]!.date, day.date) === 1
    const shapes = new Map(day.patterns.map((p) => [`${p.minutes} ${p.startMinute} ${p.endMinute}`, p]))
    const isFixed = day.locked?.shift !== undefined
    const next = new Map<string, State>()
    for (const { count, sum, ended } of states) {
      const off = { count, sum, ended: Number.NEGATIVE_INFINITY }
      if (!isFixed) next.set(key(off), off)
      for (const { minutes, startMinute, endMinute } of shapes.values()) {
        if (!isFixed && (count >= mostDays || (follows && startMinute - ended < REST_MINUTES))) continue
        const on = { count: count + 1, sum: sum + minutes, ended: endMinute - 1440 }
        next.set(key(on), on)
      }
    }
    states = [...next.values()]
  }
  return [...new Set(states.map(({ sum }) => sum))]
}

const longest = (patterns: readonly Pattern[]): number =>
  patterns.reduce((most, pattern) => Math.max(most, pattern.minutes), 0)

/** Minutes that leave of a date stands for: the longest shift of the day, or half of it. */
const credit = (leave: Leave['kind'] | undefined, fullDay: readonly Pattern[]): number =>
  leave === undefined ? 0 : isWholeDay(leave) ? longest(fullDay) : longest(fullDay) / 2

/** Whole and part weeks of the horizon, as indices into its dates. */
export const weeksOf = (dates: readonly LocalDate[]): number[][] => {
  const weeks = new Map<LocalDate, number[]>()
  for (const [index, date] of dates.entries()) {
    const monday = mondayOf(date)
    weeks.set(monday, [...(weeks.get(monday) ?? []), index])
  }
  return [...weeks.values()]
}

/** Rest between a pattern and a locked day beside it. */
const restsAfter = (before: WorkerDay | undefined, { date }: WorkerDay, pattern: Pattern): boolean =>
  !before?.locked?.shift ||
  daysBetween(before.date, date) * 1440 + pattern.startMinute - before.locked.shift.endMinute >= REST_MINUTES

const restsBefore = (after: WorkerDay | undefined, { date }: WorkerDay, pattern: Pattern): boolean =>
  !after?.locked?.shift ||
  daysBetween(date, after.date) * 1440 + after.locked.shift.startMinute - pattern.endMinute >= REST_MINUTES

const isWeekday = (date: LocalDate): boolean => weekday(date) >= 1 && weekday(date) <= 5

/** Weekly maximum: the contract's own, what the law leaves of it, and the wall of 20 hours for a contract below it. */
const mostMinutes = (problem: RosterProblem, past: Past, person: Person, monday: LocalDate): number => {
  const frame = past.frame(person.id, monday) ?? past.frame(person.id, addDays(monday, 6))
  const isUninsured = person.contract === 'partTime' && person.weeklyMinutes < INSURED_MINUTES
  const own = Math.min(person.maxWeeklyMinutes, isUninsured ? INSURED_MINUTES - 1 : person.maxWeeklyMinutes)
  if (person.noOvertime) return Math.min(own, person.weeklyMinutes)
  if (frame && frame.system !== 'flex') return Math.min(own, framedWeek(person, frame, monday))
  if (mayWorkOvertime(problem.city, person) && !isMinor(person, monday)) return own
  return Math.min(own, WEEK_LIMIT)
}

/** Most minutes of a week of variable hours: none by law in a month's frame; a year's long weeks are not planned. */
const framedWeek = (person: Person, frame: VariableFrame, monday: LocalDate): number => {
  const minor = isMinor(person, monday) ? LONG_WEEK : Number.POSITIVE_INFINITY
  if (frame.system !== 'year') return minor
  return Math.min(minor, isLongYear(frame) ? LONG_WEEK : YEAR_WEEK)
}

const weekOf = (
  problem: RosterProblem,
  past: Past,
  person: Person,
  indices: readonly number[],
  days: readonly WorkerDay[],
  credit: (date: LocalDate) => number,
): WorkerWeek => {
  const here = indices.map((index) => days[index]!)
  const earlier = indices[0] === 0 ? weekBefore(past, here[0]!.date) : []
  const worked = past.days(person.id).filter(({ date }) => mondayOf(date) === mondayOf(here[0]!.date))
  const leaveDays = here.filter((day) => isWholeDay(day.leave)).length
  const free = WORKING_DAYS - leaveDays - worked.length
  const mostDays = Math.max(0, free, here.filter((day) => day.locked?.shift).length)
  const minutes = worked.reduce((sum, day) => sum + day.minutes, 0)
  const most = Math.max(0, mostMinutes(problem, past, person, mondayOf(here[0]!.date)) - minutes)
  const dates = [...earlier, ...here.map((day) => day.date)]
  const share = Math.min(1, dates.filter(isWeekday).length / WORKING_DAYS)
  const credits = dates.reduce((sum, date) => sum + credit(date), 0)
  const owed = person.weeklyMinutes * share - credits - (earlier.length > 0 ? minutes : 0)
  const ceiling = Math.min(most, owed)
  const totals = reachable(here, mostDays)
  const least = totals.reduce((best, sum) => (sum <= ceiling && sum > best ? sum : best), 0)
  return { days: indices, least, most, mostDays }
}

/** Reads what each person can do on each date. The order of people and dates is the problem's. */
export const workersOf = (problem: RosterProblem, opening: Opening): Worker[] => {
  const patterns = patternsBy(problem.city)
  const framed = patternsBy({ ...problem.city, overtimeAgreement: true })
  const past = pastOf(problem)
  const allows = lawOn(past)
  const locked = lockedDays(problem)
  const activities = activitiesOn(problem)
  const leaves = new Map(problem.staff.leave.map((leave) => [`${leave.person} ${leave.date}`, leave.kind]))
  const wishes = Map.groupBy(problem.staff.wishes, (wish) => `${wish.person} ${wish.date}`)
  return problem.staff.people.map((person) => {
    const all = (date: LocalDate, leave: Leave['kind'] | undefined): readonly Pattern[] =>
      past.frame(person.id, date) ? framed(person, date, leave) : patterns(person, date, leave)
    /** What could be worked were there no leave. */
    const whole = (date: LocalDate): readonly Pattern[] => {
      const teams = [person.team, ...activities(person, date).map((activity) => activity.team)]
      return teams.some((team) => opening.slots(team, date).length > 0) ? all(date, undefined) : []
    }
    const days = problem.dates.map((date): WorkerDay => {
      const key = `${person.id} ${date}`
      const leave = leaves.get(key)
      const known = activities(person, date)
      const works = known.length > 0 && available(person, date) && whole(date).length > 0
      const fixed = locked.get(key)
      const free = works ? all(date, leave).filter((pattern) => allows(person, date, pattern)) : []
      return {
        date,
        activities: known,
        ...(leave === undefined ? {} : { leave }),
        patterns: fixed ? lockedPatterns(fixed, problem.city.slotMinutes) : free,
        wishes: wishes.get(key) ?? [],
        ...(fixed && { locked: fixed }),
      }
    })
    const rested = days.map((day, index) => ({
      ...day,
      patterns: day.locked
        ? day.patterns
        : day.patterns.filter(
            (pattern) =>
              restsAfter(days[index - 1], day, pattern) && restsBefore(days[index + 1], day, pattern),
          ),
    }))
    const leaveOf = (date: LocalDate) => credit(leaves.get(`${person.id} ${date}`), whole(date))
    const weeks = weeksOf(problem.dates).map((indices) =>
      weekOf(problem, past, person, indices, rested, leaveOf),
    )
    const limits = limitsOf(problem.dates, past, person, problem.before?.overtime)
    return { person, days: rested, weeks, limits }
  })
}
