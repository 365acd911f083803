import { breach, type Check, type Facts, grouped, type WorkDay } from './facts.ts'
import { frameOf, isLongYear } from './frames.ts'
import { monthOf } from './months.ts'
import { monthsWith, overtimeDays, worstAverage, yearUntil } from './overtime.ts'
import type { Breach, MonthHours, OvertimeRecord, Rule } from './types.ts'

interface PersonMonth {
  readonly last: WorkDay
  /** All months known up to this one, this one included and last. */
  readonly months: readonly MonthHours[]
  readonly month: MonthHours
}

/**
 * Each month of the horizon of each person with work in it, hours before the roster counted. Hours that are averaged
 * over a frame are no overtime here: what passes the frame is told by its own rule.
 */
const personMonths = (facts: Facts): PersonMonth[] => {
  const before = new Map(facts.input.overtime?.people.map(({ person, months }) => [person, months]))
  const ownOvertime = overtimeDays(facts).map((row) =>
    frameOf(facts, row.day.person.id, row.day.date) ? { ...row, overtimeMinutes: 0 } : row,
  )
  return grouped(ownOvertime, ({ day }) => day.person.id).flatMap((days) => {
    const all = monthsWith(before.get(days[0]!.day.person.id) ?? [], days)
    const rostered = days.filter(({ day }) => facts.isJudged(day.date))
    return grouped(rostered, ({ day }) => monthOf(day.date)).map((inMonth) => {
      const last = inMonth.at(-1)!.day
      const months = all.filter(({ month }) => month <= monthOf(last.date))
      return { last, months, month: months.at(-1)! }
    })
  })
}

const limit = (
  rule: Rule,
  facts: Facts,
  judge: (
    row: PersonMonth,
    record: OvertimeRecord | undefined,
  ) => Pick<Breach, 'found' | 'allowed'> | undefined,
  unit: Breach['unit'] = 'minutes',
): Breach[] =>
  personMonths(facts).flatMap((row) => {
    const over = judge(row, facts.input.overtime)
    return over ? breach(rule, { person: row.last.person.id, date: row.last.date, ...over, unit }) : []
  })

const above = (found: number, allowed: number) => (found > allowed ? { found, allowed } : undefined)

const overtimeSum = (months: readonly MonthHours[]) =>
  months.reduce((sum, { overtimeMinutes }) => sum + overtimeMinutes, 0)

/** The limit of someone in variable hours of more than three months is lower. */
const limitOf = ({ parameters }: Rule, facts: Facts, { last }: PersonMonth): number => {
  const frame = frameOf(facts, last.person.id, last.date)
  return frame && isLongYear(frame) ? parameters.framedMinutes! : parameters.minutes!
}

/** 45 hours a month (42 in long variable hours), unless a special clause lets some months pass it. */
export const monthlyOvertime: Check = (rule, facts) =>
  limit(rule, facts, (row, record) =>
    record?.specialClause ? undefined : above(row.month.overtimeMinutes, limitOf(rule, facts, row)),
  )

/** Someone who asked for less overtime: 24 hours a month. */
export const limitedMonth: Check = (rule, facts) =>
  limit(rule, facts, ({ last, month }) =>
    last.person.limitedOvertime ? above(month.overtimeMinutes, rule.parameters.minutes!) : undefined,
  )

/** Someone who asked for less overtime: 150 hours in the agreement's year. */
export const limitedYear: Check = (rule, facts) =>
  limit(rule, facts, ({ last, month, months }, record) =>
    record && last.person.limitedOvertime
      ? above(overtimeSum(yearUntil(months, record.yearFrom, month.month)), rule.parameters.minutes!)
      : undefined,
  )

/** 360 hours in the agreement's year (320 in long variable hours), 720 with a special clause. */
export const yearlyOvertime: Check = (rule, facts) =>
  limit(
    rule,
    facts,
    (row, record) =>
      record &&
      above(
        overtimeSum(yearUntil(row.months, record.yearFrom, row.month.month)),
        record.specialClause ? rule.parameters.specialMinutes! : limitOf(rule, facts, row),
      ),
  )

/** At most six months of the agreement's year above the monthly limit. */
export const specialMonths: Check = (rule, facts) =>
  limit(
    rule,
    facts,
    (row, record) => {
      const most = limitOf(rule, facts, row)
      if (!record || row.month.overtimeMinutes <= most) return undefined
      const many = yearUntil(row.months, record.yearFrom, row.month.month).filter(
        ({ overtimeMinutes }) => overtimeMinutes > most,
      )
      return above(many.length, rule.parameters.months!)
    },
    'count',
  )

/** Overtime with holiday work stays below 100 hours in a month: 100 hours are already too many. */
export const monthTotal: Check = (rule, facts) =>
  limit(rule, facts, ({ month }) =>
    above(month.overtimeMinutes + month.holidayMinutes, rule.parameters.below! - 1),
  )

/** Overtime with holiday work averages at most 80 hours over each of the last 2–6 months. */
export const averageTotal: Check = (rule, facts) =>
  limit(rule, facts, ({ month, months }) =>
    above(worstAverage(months, month.month)?.minutes ?? 0, rule.parameters.minutes!),
  )
