import { addDays, datesBetween } from './calendar/date.ts'
import { teamHours } from './calendar/team-hours.ts'
import type { Holidays } from './calendar/types.ts'
import type { City, Person, Staff } from './city/types.ts'
import type { Forecast } from './forecast/types.ts'
import type { History } from './interval/types.ts'
import { slotSpan } from './report/load.ts'
import { requirementOf } from './requirement/requirement.ts'
import type { Requirement } from './requirement/types.ts'
import { shortHourYen, teachableWeek } from './roster/teachable.ts'
import type { RosterProblem } from './roster/types.ts'
import type { Solver } from './solver.ts'
import { candidatesOf } from './training/candidates.ts'
import { BUSY, demandFactor, QUIET, staffOf, standIns, weekAt, weeksAhead } from './training/quarter.ts'
import { trainingIssues } from './training/request.ts'
import { type Level, type TrainingGround, trainingPlan } from './training/training.ts'
import type { TrainingPlan, TrainingRequest } from './training/types.ts'
import { PRESENCE } from './trial/standard.ts'
import type { Result } from './units/issue.ts'
import { seeded } from './units/random.ts'
import type { LocalDate } from './units/time.ts'

/** What a training plan rests on. Without a history it knows of no back-office work. */
export interface TrainingInput {
  readonly city: City
  readonly staff: Staff
  readonly history: History | undefined
  readonly holidays: Holidays
  readonly forecast: Forecast
  /** Of the leave that nobody knows of yet. */
  readonly seed: string
}

/** Weeks that are looked at, each at three levels of demand. */
const WEEKS_LOOKED_AT = 5
/** Days of work in a week. */
const WORKING_DAYS = 5

/** Person-hours that windows and phones require. */
const requiredHours = ({ slots, slotMinutes }: Requirement): number =>
  slots.reduce((sum, { people, slot }) => {
    const { startMinute, endMinute } = slotSpan(slot, slotMinutes)
    return sum + (people * (endMinute - startMinute)) / 60
  }, 0)

/** Hours of one of a person's days. */
const dayHoursOf = ({ weeklyMinutes, maxWeeklyMinutes }: Person): number =>
  (weeklyMinutes || maxWeeklyMinutes) / 60 / WORKING_DAYS

/** The roster problem of a week at a level of demand, with the leave that is to be expected. */
const problemsOf = ({ city, staff, history, holidays, forecast, seed }: TrainingInput) => {
  const factor: Record<Level, (monday: LocalDate) => number> = {
    expected: () => 1,
    quiet: (monday) => demandFactor(forecast, monday, QUIET),
    busy: (monday) => demandFactor(forecast, monday, BUSY),
  }
  const dice = seeded(seed)
  return (monday: LocalDate, level: Level): RosterProblem => {
    const dates = datesBetween(monday, addDays(monday, 6))
    const open = teamHours(city, holidays, dates)
    const demand = weekAt(forecast, monday, factor[level](monday))
    return {
      city,
      staff: staffOf(staff, monday, open, 1 - PRESENCE, dice),
      requirement: requirementOf(demand, history, city, holidays, dates),
      dates,
      open,
    }
  }
}

/**
 * 研修計画: which cross-trainings take most of the coming quarter's expected shortage away per hour of training. The same
 * input and seed give the same plan. Check the forecast with `requirementIssues` first.
 */
export const planTraining = (
  request: TrainingRequest,
  input: TrainingInput,
  solver: Solver,
  onProgress: (done: number, of: number) => void = () => {},
): Result<TrainingPlan> => {
  const { city, staff, forecast } = input
  const issues = trainingIssues(request, city, staff, forecast)
  if (issues.length > 0) return { ok: false, issues }
  const problemOf = problemsOf(input)
  const mondays = weeksAhead(forecast, request.from, request.weeks)
  const expected = new Map(mondays.map((monday) => [monday, problemOf(monday, 'expected')]))
  const weeks = standIns(
    mondays.map((from) => ({ from, hours: requiredHours(expected.get(from)!.requirement) })),
    WEEKS_LOOKED_AT,
    request.weeks,
  )
  const people = new Map(staff.people.map((person) => [person.id, person]))
  const ground: TrainingGround = {
    candidates: candidatesOf(city, staff, request),
    weeks,
    open: (monday, level, trainings) => {
      const problem = level === 'expected' ? expected.get(monday)! : problemOf(monday, level)
      return teachableWeek(problem, solver, trainings)
    },
    dayHours: (person) => dayHoursOf(people.get(person)!),
    shortHourYen: shortHourYen(city),
    assumptions: [
      {
        key: 'training.assume.weeks',
        values: { weeks: request.weeks, forecast: mondays.length, looked: weeks.length },
      },
      { key: 'training.assume.demand', values: { quiet: QUIET * 100, busy: BUSY * 100 } },
      { key: 'training.assume.leave', values: { percent: Math.round((1 - PRESENCE) * 100) } },
      { key: 'training.assume.relaxed', values: {} },
      { key: 'training.assume.learnt', values: {} },
    ],
  }
  const outcome = trainingPlan(request, ground, onProgress)
  if (outcome.kind === 'plan') return { ok: true, value: outcome.plan, issues: [] }
  const at = { file: 'training', column: 'from' }
  return {
    ok: false,
    issues: [{ code: 'trainingNoRoster', severity: 'error', at, values: { week: outcome.week } }],
  }
}
