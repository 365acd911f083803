import { addDays } from '../../calendar/date.ts'
import type { Activity, Person } from '../../city/types.ts'
import type { LocalDate, Span } from '../../units/time.ts'
import { holds } from '../horizon.ts'
import { isWholeDay, mayWorkOvertime, WEEK_LIMIT } from '../pattern.ts'
import { REST_MINUTES, type Worker } from '../worker.ts'
import { type ExplainGround, meets } from './ground.ts'
import type { RuleRef, Standing, StandingKind } from './types.ts'
import { paidMinutes, type Way, type Ways, workOf } from './ways.ts'

/** What speaks against a person at an activity on a date, whatever the time. */
const objectionTo = (
  { problem }: ExplainGround,
  person: Person,
  { id, team }: Activity,
  date: LocalDate,
): StandingKind | undefined => {
  if (date < person.hiredOn) return 'hired'
  if (person.trainingValidTo !== undefined && person.trainingValidTo < date) return 'training'
  if ((person.skills[id] ?? 0) < 1 || (person.skillSince?.[id] ?? date) > date) return 'skill'
  if (team === person.team) return undefined
  if (!person.scope.includes(team)) return 'scope'
  const hasOwn = problem.staff.people.some(
    (other) => other.team === team && other.employer === person.employer,
  )
  return hasOwn ? undefined : 'employer'
}

/** The rule that a week's limit comes from: no agreement, an exemption, or the contract. */
const hoursRule = ({ problem, tools }: ExplainGround, person: Person): RuleRef => {
  if (mayWorkOvertime(problem.city, person)) return tools.rule('contractLimit')
  if (person.noOvertime && person.weeklyMinutes < WEEK_LIMIT) return tools.rule('noOvertime')
  return person.maxWeeklyMinutes < WEEK_LIMIT
    ? tools.rule('contractLimit')
    : tools.rule(problem.city.overtimeAgreement ? 'noOvertime' : 'overtimeAgreement')
}

/** The week with a way put in place of what is there: which limit it would pass. */
const weekLimit = (
  ground: ExplainGround,
  { person, weeks }: Worker,
  date: LocalDate,
  way: Way,
): 'hoursUsed' | 'daysUsed' | undefined => {
  const { dates } = ground.problem
  const week = weeks.find(({ days }) => days.some((index) => dates[index] === date))
  if (!week) return undefined
  const others = week.days.flatMap((index) =>
    dates[index] === date ? [] : (ground.day(person.id, dates[index]!) ?? []),
  )
  const worked = others.filter(({ shift }) => shift)
  if (worked.length + 1 > week.mostDays) return 'daysUsed'
  const minutes = worked.reduce((sum, day) => sum + paidMinutes(day), 0)
  return minutes + way.minutes > week.most ? 'hoursUsed' : undefined
}

const hasRest = (ground: ExplainGround, person: Person, date: LocalDate, way: Way): boolean => {
  const before = ground.day(person.id, addDays(date, -1))?.shift
  const after = ground.day(person.id, addDays(date, 1))?.shift
  return (
    (!before || way.startMinute + 1440 - before.endMinute >= REST_MINUTES) &&
    (!after || after.startMinute + 1440 - way.endMinute >= REST_MINUTES)
  )
}

/** Why a person is not at an activity through a stretch of a date, and what rule says so. */
export const standingOf = (
  ground: ExplainGround,
  ways: Ways,
  worker: Worker,
  activity: Activity,
  date: LocalDate,
  span: Span,
): Standing => {
  const { problem, tools } = ground
  const { person } = worker
  const index = problem.dates.indexOf(date)
  const told = (kind: StandingKind, rule?: RuleRef, more: Partial<Standing> = {}): Standing => ({
    person: person.id,
    kind,
    ...(rule && { rule }),
    ...more,
  })
  const objection = objectionTo(ground, person, activity, date)
  if (objection) return told(objection, tools.rule(objection))
  const day = ground.day(person.id, date)
  const leave = worker.days[index]?.leave ?? day?.absence
  const possible = ways(person, date)
  const reaching = possible.filter((way) => workOf(way, way).some((part) => holds(part, span)))
  if (leave !== undefined && (isWholeDay(leave) || reaching.length === 0))
    return told('onLeave', tools.rule('leave'), { leave })
  if (day?.shift && meets(day.shift, span)) {
    const block = day.blocks.find((one) => meets(one, span))
    const work = workOf(day.shift, day)
    if (day.blocks.some((one) => one.activity === activity.id && holds(one, span)))
      return told('there', undefined, { at: activity.id })
    if (block && work.some((part) => holds(part, span)))
      return told('busy', undefined, { at: block.activity })
    if (holds(day.shift, span)) return told('onBreak', tools.rule('breaks'))
  }
  if (reaching.length === 0)
    return told('noShift', tools.rule(person.shifts.length > 0 ? 'personShift' : 'shiftPattern'))
  const limits = reaching.map((way) => weekLimit(ground, worker, date, way))
  if (!limits.includes(undefined))
    return limits.includes('hoursUsed')
      ? told('hoursUsed', hoursRule(ground, person))
      : told('daysUsed', tools.rule('workingDays'))
  const free = reaching.filter((_, i) => limits[i] === undefined)
  if (!free.some((way) => hasRest(ground, person, date, way))) return told('rest', tools.rule('interval'))
  const wishes = worker.days[index]?.wishes ?? []
  const isWished = wishes.some(({ wants }) => (wants === 'off' ? !day?.shift : wants === day?.shift?.code))
  return told(isWished ? 'wish' : 'notOnShift')
}

/** Whether a way keeps the week's limits and the rest before and after. */
export const isFree = (ground: ExplainGround, worker: Worker, date: LocalDate, way: Way): boolean =>
  weekLimit(ground, worker, date, way) === undefined && hasRest(ground, worker.person, date, way)
