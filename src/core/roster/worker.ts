import { mondayOf, weekday } from '../calendar/date.ts'
import type { Activity, Leave, Person, TeamId, Wish } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { Opening } from './horizon.ts'
import { isWholeDay, mayWorkOvertime, type Pattern, patternsBy, WEEK_LIMIT } from './pattern.ts'
import type { RosterProblem } from './types.ts'

/** Days of work in a week (Monday to Sunday), so that two are free; the law asks for one (労働基準法35条). */
export const WORKING_DAYS = 5
/** Hours between two shifts; the law names no number, eleven is the usual one (労働時間等設定改善法2条). */
export const REST_MINUTES = 660

/** One person's date: what can be worked and what is wished. */
export interface WorkerDay {
  readonly date: LocalDate
  /** Activities the person may be put on: learnt, and inside the scope. */
  readonly activities: readonly Activity[]
  readonly leave?: Leave['kind']
  readonly patterns: readonly Pattern[]
  readonly wishes: readonly Wish[]
}

/** Bounds of one week (Monday to Sunday, or the part of it inside the horizon). */
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

/** Totals of paid minutes that some choice of at most `mostDays` days reaches. */
const reachable = (days: readonly WorkerDay[], mostDays: number): number[] => {
  let totals = new Set(['0 0'])
  for (const day of days) {
    const next = new Set(totals)
    const lengths = new Set(day.patterns.map((pattern) => pattern.minutes))
    for (const entry of totals) {
      const [count, sum] = entry.split(' ').map(Number) as [number, number]
      if (count < mostDays) for (const minutes of lengths) next.add(`${count + 1} ${sum + minutes}`)
    }
    totals = next
  }
  return [...totals].map((entry) => Number(entry.split(' ')[1]))
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

const isWeekday = (date: LocalDate): boolean => weekday(date) >= 1 && weekday(date) <= 5

/** Weekly maximum: the contract's own, 40 hours without an agreement, the contracted hours for those without overtime. */
const mostMinutes = (problem: RosterProblem, person: Person): number => {
  if (mayWorkOvertime(problem.city, person)) return person.maxWeeklyMinutes
  const contracted = person.noOvertime ? person.weeklyMinutes : WEEK_LIMIT
  return Math.min(person.maxWeeklyMinutes, contracted, WEEK_LIMIT)
}

const weekOf = (
  problem: RosterProblem,
  person: Person,
  indices: readonly number[],
  days: readonly WorkerDay[],
  credits: readonly number[],
): WorkerWeek => {
  const here = indices.map((index) => days[index]!)
  const leaveDays = here.filter((day) => isWholeDay(day.leave)).length
  const mostDays = Math.max(0, WORKING_DAYS - leaveDays)
  const most = mostMinutes(problem, person)
  const share = Math.min(1, here.filter((day) => isWeekday(day.date)).length / WORKING_DAYS)
  const owed = person.weeklyMinutes * share - indices.reduce((sum, index) => sum + credits[index]!, 0)
  const ceiling = Math.min(most, owed)
  const best = reachable(here, mostDays).reduce((b, sum) => (sum <= ceiling && sum > b ? sum : b), 0)
  const wished = here
    .filter((day) => day.wishes.some((wish) => wish.wants === 'off'))
    .reduce((sum, day) => sum + longest(day.patterns), 0)
  return { days: indices, least: Math.max(0, best - wished), most, mostDays }
}

/** Reads what each person can do on each date. The order of people and dates is the problem's. */
export const workersOf = (problem: RosterProblem, opening: Opening): Worker[] => {
  const patterns = patternsBy(problem.city)
  const activities = activitiesOn(problem)
  const leaves = new Map(problem.staff.leave.map((leave) => [`${leave.person} ${leave.date}`, leave.kind]))
  const wishes = Map.groupBy(problem.staff.wishes, (wish) => `${wish.person} ${wish.date}`)
  return problem.staff.people.map((person) => {
    /** What could be worked were there no leave. */
    const whole = (date: LocalDate): readonly Pattern[] => {
      const teams = [person.team, ...activities(person, date).map((activity) => activity.team)]
      return teams.some((team) => opening.slots(team, date).length > 0)
        ? patterns(person, date, undefined)
        : []
    }
    const days = problem.dates.map((date): WorkerDay => {
      const key = `${person.id} ${date}`
      const leave = leaves.get(key)
      const known = activities(person, date)
      const works = known.length > 0 && available(person, date) && whole(date).length > 0
      return {
        date,
        activities: known,
        ...(leave === undefined ? {} : { leave }),
        patterns: works ? patterns(person, date, leave) : [],
        wishes: wishes.get(key) ?? [],
      }
    })
    const credits = days.map((day) => credit(day.leave, whole(day.date)))
    const weeks = weeksOf(problem.dates).map((indices) => weekOf(problem, person, indices, days, credits))
    return { person, days, weeks }
  })
}
