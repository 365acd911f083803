import { clock, mondayOf } from './calendar/date.ts'
import { teamHours } from './calendar/team-hours.ts'
import type { Holidays } from './calendar/types.ts'
import type { City, Person, QueueId, Staff } from './city/types.ts'
import { newBreaches, verdictOf } from './cover/breaches.ts'
import { coverOf } from './cover/cover.ts'
import { withDays } from './cover/price.ts'
import { type ReplanStep, replanOf } from './cover/replan.ts'
import { absenceIssues, absentDay, editIssues } from './cover/request.ts'
import { restCurve } from './cover/rest/curve.ts'
import type { RestGround } from './cover/rest/floor.ts'
import { type Swap, type SwapVerdict, swapIssues, swappedDays } from './cover/swap.ts'
import type {
  Absence,
  CoverGround,
  CoverList,
  CoverRow,
  CoverTools,
  CoverWait,
  DeskEffect,
  EditVerdict,
  ReplanCurve,
} from './cover/types.ts'
import type { Forecast } from './forecast/types.ts'
import type { Requirement } from './requirement/types.ts'
import { costOf, placementOf, workDone } from './roster/cost.ts'
import { openingOf, siteOpenOn, slotSpan, stintsOf } from './roster/horizon.ts'
import { marginals, neededAt } from './roster/need.ts'
import { placementsBy } from './roster/pattern.ts'
import type { PersonDay, RosterProblem } from './roster/types.ts'
import { compareWeeks } from './simulation/compare.ts'
import { dutiesOf } from './simulation/duties.ts'
import { simulateBatch } from './simulation/simulate.ts'
import { summarise } from './simulation/summary.ts'
import type { Duty, SimulationOptions } from './simulation/types.ts'
import { type WeekPlan, weekPlan } from './simulation/week.ts'
import type { Solver } from './solver.ts'
import type { Issue, Result } from './units/issue.ts'
import type { LocalDate } from './units/time.ts'
import { check, recheck } from './verification/check.ts'
import type { Certificate, Earlier } from './verification/types.ts'

/** A published roster, and what it was made from. */
export interface CoverInput {
  readonly city: City
  readonly staff: Staff
  readonly holidays: Holidays
  readonly requirement: Requirement
  readonly dates: readonly LocalDate[]
  readonly days: readonly PersonDay[]
  readonly earlier?: Earlier
  /** What the checker says of the roster, where that is known already. */
  readonly certificate?: Certificate
}

/** Substitutes for an absence, and the roster without the absent person that they are put into. */
export interface CoverPlan {
  readonly list: CoverList
  readonly staff: Staff
  readonly days: readonly PersonDay[]
}

/** Paid minutes before overtime, of a day and of a week (労働基準法32条), and what overtime costs. */
const REGULAR = { day: 480, week: 2400 }
const OVERTIME = 1.25

const paidMinutes = ({ shift, breaks }: PersonDay): number =>
  shift
    ? shift.endMinute -
      shift.startMinute -
      breaks.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0)
    : 0

/** Minutes of a date that lie above the 40 hours of their weeks. */
const weeklyOvertime = (days: readonly PersonDay[], date: LocalDate): number => {
  const others = new Map<string, number>()
  const own: PersonDay[] = []
  for (const day of days) {
    if (!day.shift) continue
    if (day.date === date) own.push(day)
    else if (mondayOf(day.date) === mondayOf(date))
      others.set(day.person, (others.get(day.person) ?? 0) + Math.min(REGULAR.day, paidMinutes(day)))
  }
  const over = (minutes: number) => Math.max(0, minutes - REGULAR.week)
  return own.reduce((sum, day) => {
    const rest = others.get(day.person) ?? 0
    return sum + over(rest + Math.min(REGULAR.day, paidMinutes(day))) - over(rest)
  }, 0)
}

/** What is weighed when somebody steps in: not how fair the weeks are, nor that days change at all. */
const weighed = (problem: RosterProblem): RosterProblem => {
  const { unfairShare: _, changedDay: __, ...prices } = problem.city.prices
  return { ...problem, city: { ...problem.city, prices } }
}

/** Cost of the date, and of the back-office work of the whole roster; what else there is on other dates stays as it is. */
const costOn = (problem: RosterProblem, date: LocalDate): CoverTools['cost'] => {
  const { city, requirement } = problem
  const { prices } = city
  const onDate = <T extends { readonly date: LocalDate }>(rows: readonly T[]) =>
    rows.filter((row) => row.date === date)
  const today = {
    ...problem,
    dates: [date],
    requirement: {
      ...requirement,
      slots: onDate(requirement.slots),
      outbound: onDate(requirement.outbound),
      work: [],
    },
  }
  const slack = new Set(city.activities.filter(({ kind }) => kind === 'backOffice').map(({ id }) => id))
  const late = (days: readonly PersonDay[]): number => {
    const atWork = days.flatMap((day): PersonDay[] => {
      const blocks = day.blocks.filter(({ activity }) => slack.has(activity))
      return blocks.length > 0 ? [{ ...day, blocks }] : []
    })
    const done = workDone(problem, placementOf(problem, atWork))
    return done.reduce((sum, { task, hours }) => sum + task.hours - hours, 0)
  }
  return (days) => {
    const cost = costOf(today, onDate(days))
    const overtime = (weeklyOvertime(days, date) / 60) * prices.wagePerHour
    const backOfficeYen = prices.backOfficeHourLate * late(days)
    return {
      ...cost,
      wageYen: cost.wageYen - overtime,
      overtimeYen: cost.overtimeYen + overtime * OVERTIME,
      backOfficeYen,
      totalYen: cost.totalYen + overtime * (OVERTIME - 1) + backOfficeYen,
    }
  }
}

/** Judges each set of days once. */
const judgedOnce = (judge: CoverTools['judge']): CoverTools['judge'] => {
  const known = new Map<string, Certificate>()
  return (edits) => {
    const key = JSON.stringify(edits)
    const certificate = known.get(key) ?? judge(edits)
    known.set(key, certificate)
    return certificate
  }
}

const toolsOf = (problem: RosterProblem, date: LocalDate, judge: CoverTools['judge']): CoverTools => {
  const { city } = problem
  const needed = neededAt(problem, openingOf(problem.open, city.slotMinutes))
  const activities = new Map(city.activities.map((activity) => [activity.id, activity]))
  const day = problem.dates.indexOf(date)
  const patterns = placementsBy(city)
  return {
    stints: (span) => stintsOf(span, city.slotMinutes),
    needed: (id, slot) => {
      const activity = activities.get(id)
      if (!activity) return undefined
      return activity.kind === 'backOffice' ? slotSpan(slot, city.slotMinutes) : needed(activity, day, slot)
    },
    patterns: (person: Person) => patterns(person, date, undefined),
    cost: costOn(problem, date),
    judge,
  }
}

/** A roster on the morning of an absence, judged as it hung on the wall and as it is now. */
export const morningOf = (input: CoverInput, absence?: Absence) => {
  const { city, staff: people, holidays, requirement, dates, days: rostered, earlier } = input
  const open = teamHours(city, holidays, dates)
  const own = absence && rostered.find((day) => day.person === absence.person && day.date === absence.date)
  const gone = absence && own && absentDay(own, absence, city)
  const staff: Staff =
    !gone || gone.day.shift
      ? people
      : { ...people, leave: [...people.leave, { person: own.person, date: own.date, kind: 'absent' }] }
  const whole = { ...earlier, city, staff: people, dates, open, requirement, days: rostered }
  const before = input.certificate ?? check(whole)
  const edits = gone ? [gone.day] : []
  const judged = { input: { ...whole, staff, published: rostered }, certificate: before }
  const absent = gone ? recheck(judged, edits) : judged
  return {
    before,
    certificate: absent.certificate,
    staff,
    days: withDays(rostered, edits),
    holes: gone?.holes ?? [],
    problem: weighed({ city, staff, requirement, dates, open }),
    judge: judgedOnce((more) => recheck(absent, more).certificate),
  }
}

/** The same, seen from one of its dates by the search for substitutes. */
const groundsOf = (input: CoverInput, absence: Absence) => {
  const { before, certificate, staff, days, holes, problem, judge } = morningOf(input, absence)
  const groundOn = (on: LocalDate): CoverGround => ({
    city: input.city,
    staff,
    requirement: input.requirement,
    absence: on === absence.date ? absence : { person: absence.person, date: on },
    days,
    holes: on === absence.date ? holes : [],
    certificate,
    ...(input.earlier?.consents && { consents: input.earlier.consents }),
    tools: toolsOf(problem, on, judge),
  })
  return { before, groundOn, problem }
}

/** What is wrong with an absence. */
export const planIssues = ({ staff, dates, days }: CoverInput, absence: Absence): Issue[] =>
  absenceIssues(absence, staff, dates, days, clock)

/** 欠員対応: who could stand in for somebody who does not come, ranked, priced and judged. */
export const planCover = (input: CoverInput, absence: Absence): Result<CoverPlan> => {
  const issues = planIssues(input, absence)
  if (issues.length > 0) return { ok: false, issues }
  const { before, groundOn } = groundsOf(input, absence)
  const ground = groundOn(absence.date)
  const list = coverOf(ground, {
    days: input.days,
    cost: ground.tools.cost(input.days),
    breaches: newBreaches(before, ground.certificate).filter(({ person }) => person !== absence.person),
  })
  return { ok: true, value: { list, staff: ground.staff, days: ground.days }, issues: [] }
}

/** Open stretches of teams and of the site in which somebody who leads them has to be at work. */
const ledIn = (problem: RosterProblem): RestGround['led'] => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  return (date) => [
    ...problem.city.teams.flatMap(({ id }) =>
      opening.slots(id, date).map((slot) => ({ team: id, span: opening.needed(id, date, slot) })),
    ),
    ...siteOpenOn(problem, opening, date).map((span) => ({ span })),
  ]
}

/** The same by one best move after the other, work within published hours only: what the curve does not fall behind. */
export const planGreedily = (input: CoverInput, absence: Absence, most: number): ReplanStep[] =>
  replanOf(aheadOf(input, absence, groundsOf(input, absence).groundOn), most)

/** The dates that may still change. */
const aheadOf = (
  { dates }: CoverInput,
  absence: Absence,
  groundOn: (date: LocalDate) => CoverGround,
): CoverGround[] => dates.filter((date) => date >= absence.date).map(groundOn)

export interface ReplanOptions {
  /** Person-days that may differ at most. */
  readonly most: number
  /** Only other work within published hours: nobody has to be asked. */
  readonly keepHours?: boolean
}

/** The rest of the roster after an absence with few changes: cost against moves. */
export const planReplan = (
  input: CoverInput,
  absence: Absence,
  { most, keepHours = false }: ReplanOptions,
  solver: Solver,
): Result<ReplanCurve> => {
  const issues = planIssues(input, absence)
  if (issues.length > 0) return { ok: false, issues }
  const { groundOn, problem } = groundsOf(input, absence)
  const grounds = aheadOf(input, absence, groundOn)
  const rest: RestGround = {
    grounds,
    saved: (entry) => marginals(entry, input.city.prices.belowMinimumPerSlot),
    led: ledIn(problem),
    cost: (days) => costOf(problem, days).totalYen,
  }
  const nothingYen = Math.round((rest.cost(grounds[0]!.days) - rest.cost(input.days)) * 100) / 100
  const points = restCurve(rest, { most, keepHours, greedy: replanOf(grounds, most) }, solver)
  return { ok: true, value: { absence, nothingYen, points }, issues: [] }
}

/** The roster with a row of the list put into it. */
export const withRow = ({ days }: CoverPlan, { moves }: CoverRow): PersonDay[] =>
  withDays(
    days,
    moves.map(({ day }) => day),
  )

const meanWaits = (week: WeekPlan, { replications, seed }: SimulationOptions): Map<QueueId, number> => {
  const tally = simulateBatch(week, seed, 0, replications)
  return new Map(summarise(week, tally, seed).queues.map((it) => [it.queue, it.meanWaitSeconds.mean]))
}

/** The roster as it hangs on the wall, judged. */
const judgedOf = ({ city, staff, holidays, requirement, dates, days, earlier, certificate }: CoverInput) => {
  const problem = { city, staff, requirement, dates, open: teamHours(city, holidays, dates) }
  const input = { ...earlier, ...problem, days, published: days }
  return { problem, judged: { input, certificate: certificate ?? check(input) } }
}

/** The same, with what the checker says of it beside: many questions then need one check. */
export const withCertificate = (input: CoverInput): CoverInput => ({
  ...input,
  certificate: judgedOf(input).judged.certificate,
})

const verdictOn = (input: CoverInput, edits: readonly PersonDay[]): EditVerdict => {
  const { problem, judged } = judgedOf(input)
  const { certificate } = recheck(judged, edits)
  const yen = costOf(problem, withDays(input.days, edits)).totalYen - costOf(problem, input.days).totalYen
  return { yen: Math.round(yen * 100) / 100, ...verdictOf(judged.certificate, certificate) }
}

/** What some person-days would come to in place of those there are: rules broken and mended, consents, cost. */
export const planEdit = (input: CoverInput, edits: readonly PersonDay[]): Result<EditVerdict> => {
  const issues = editIssues(edits, input.staff, input.city, input.dates)
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: verdictOn(input, edits), issues: [] }
}

/** Whether two people may exchange days, and what it would cost. */
export const planSwap = (input: CoverInput, swap: Swap): Result<SwapVerdict> => {
  const { staff, dates, days } = input
  const issues = swapIssues(swap, staff, dates, days)
  if (issues.length > 0) return { ok: false, issues }
  const exchanged = swappedDays(swap, days)
  return { ok: true, value: { swap, ...verdictOn(input, exchanged), days: exchanged }, issues: [] }
}

/** How waits are simulated: the same customers for every row. */
export interface CoverWaits {
  readonly forecast: Forecast
  readonly replications: number
  readonly seed: string
  /** Rows from the top that are played. */
  readonly rows: number
}

/** Times the day of an absence is played. */
export const COVER_REPLICATIONS = 50

/** Teams at whose desks anything differs. */
const teamsOf = (city: City, desks: readonly DeskEffect[]): Set<string> => {
  const changed = new Set(desks.map(({ activity }) => activity))
  return new Set(city.activities.filter(({ id }) => changed.has(id)).map(({ team }) => team))
}

/**
 * The list with the waits of the day for its first rows: as rostered, with nobody instead, and with each row. Only teams
 * that any of these rows touches are played.
 */
export const withWaits = (
  { city, holidays, days: rostered }: CoverInput,
  plan: CoverPlan,
  { forecast, rows, ...options }: CoverWaits,
): CoverPlan => {
  const { absence, nothing, rows: all } = plan.list
  const shown = all.slice(0, rows)
  const teams = teamsOf(city, [...nothing.desks, ...shown.flatMap(({ desks }) => desks)])
  const teamAt = new Map(city.activities.map(({ id, team }) => [id, team]))
  const layOut = (days: readonly PersonDay[]) => {
    const duties = dutiesOf(days, city, [absence.date], plan.staff)
    const isPlayed = ({ team, blocks }: Duty) =>
      teams.has(team) || blocks.some(({ activity }) => teams.has(teamAt.get(activity) ?? ''))
    return weekPlan(forecast, duties.filter(isPlayed), city, holidays)
  }
  const without = layOut(plan.days)
  const full = meanWaits(layOut(rostered), options)
  const played = all.map((row, i): CoverRow => {
    if (i >= rows) return row
    const { first, second, difference } = compareWeeks(without, layOut(withRow(plan, row)), options)
    const touched = new Set([...row.desks, ...nothing.desks].map(({ activity }) => activity))
    const waits = difference.queues.flatMap(({ queue, meanWaitSeconds }, q): CoverWait[] => {
      const [before, after] = [first.queues[q]!, second.queues[q]!]
      const activity = city.queues.find(({ id }) => id === queue)?.activity ?? ''
      if (!touched.has(activity) || before.arrivals.mean === 0) return []
      return [
        {
          queue,
          rostered: full.get(queue) ?? before.meanWaitSeconds.mean,
          nothing: before.meanWaitSeconds.mean,
          covered: after.meanWaitSeconds.mean,
          difference: meanWaitSeconds,
          withinNothing: before.withinTarget.mean,
          withinCovered: after.withinTarget.mean,
        },
      ]
    })
    return { ...row, waits }
  })
  return { ...plan, list: { ...plan.list, rows: played } }
}
