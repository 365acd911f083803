import { addDays, fiscalYear, localDate, mondayOf } from '../calendar/date.ts'
import type { Person } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import { breach, type Check, type Facts, grouped, type WorkDay, workMinutes } from './facts.ts'
import { frameOf } from './frames.ts'
import { type OvertimeDay, overtimeDays } from './overtime.ts'
import { common, lengthOf } from './spans.ts'
import type { Rule } from './types.ts'

/** Work beyond a week's limit, for people whose hours are not averaged over a frame. */
export const weeklyHours: Check = (rule, facts) =>
  facts.weeks.flatMap((week) => {
    const { person, date } = week[0]!
    const found = workMinutes(week)
    const allowed = rule.parameters.minutes!
    return found > allowed && !frameOf(facts, person.id, date)
      ? breach(rule, { person: person.id, date, found, allowed, unit: 'minutes' })
      : []
  })

export const dailyHours: Check = (rule, facts) =>
  facts.workDays.flatMap(({ person, date, work }) => {
    const found = lengthOf(work)
    const allowed = rule.parameters.minutes!
    return found > allowed && !frameOf(facts, person.id, date)
      ? breach(rule, { person: person.id, date, found, allowed, unit: 'minutes' })
      : []
  })

const overtimeOf = (facts: Facts, whose: (day: OvertimeDay) => boolean) =>
  overtimeDays(facts).filter((row) => facts.isJudged(row.day.date) && row.overtimeMinutes > 0 && whose(row))

/** Overtime without a filed 36協定. */
export const overtimeAgreement: Check = (rule, facts) =>
  facts.input.city.overtimeAgreement
    ? []
    : overtimeOf(facts, ({ day }) => !frameOf(facts, day.person.id, day.date)).map(
        ({ day, overtimeMinutes }) =>
          breach(rule, {
            person: day.person.id,
            date: day.date,
            found: overtimeMinutes,
            allowed: 0,
            unit: 'minutes',
          }),
      )

/** Most hours a week that the person's contract allows. */
export const contractLimit: Check = (rule, facts) =>
  facts.weeks.flatMap((week) => {
    const { person, date } = week[0]!
    const found = workMinutes(week)
    return found > person.maxWeeklyMinutes
      ? breach(rule, { person: person.id, date, found, allowed: person.maxWeeklyMinutes, unit: 'minutes' })
      : []
  })

/** Work beyond the contracted week, or beyond 8 hours a day, of someone exempt from overtime. */
export const noOvertime: Check = (rule, facts) =>
  facts.weeks.flatMap((week) => {
    const { person, date } = week[0]!
    if (!person.noOvertime) return []
    const over = (day: LocalDate, found: number, allowed: number) =>
      found > allowed ? [breach(rule, { person: person.id, date: day, found, allowed, unit: 'minutes' })] : []
    return [
      ...over(date, workMinutes(week), person.weeklyMinutes),
      ...week
        .filter((day) => facts.isJudged(day.date))
        .flatMap((day) => over(day.date, lengthOf(day.work), rule.parameters.dailyMinutes!)),
    ]
  })

/** Hours that a date gives: its work, and for leave a day's share of the contract. Half a day with work is a whole one. */
const givenOn = (facts: Facts, person: Person, date: LocalDate, share: number): number => {
  const worked = workMinutes(facts.workDays.filter((day) => day.person === person && day.date === date))
  const kind = facts.leaveOf(person.id, date)?.kind
  if (kind === undefined || facts.teamOpen(person.team, date).length === 0) return worked
  const isHalf = kind === 'morning' || kind === 'afternoon'
  return Math.max(worked, isHalf && worked === 0 ? share / 2 : share)
}

/** Fewer hours than contracted in a week, leave counted as worked and closed days taken off. */
export const contractHours: Check = (rule, facts) =>
  [...facts.people.values()].flatMap((person) =>
    grouped(facts.dates, mondayOf).flatMap((dates) => {
      const days = rule.parameters.daysPerWeek!
      const share = person.weeklyMinutes / days
      const open = dates.filter(
        (date) => person.hiredOn <= date && facts.teamOpen(person.team, date).length > 0,
      )
      const allowed = Math.floor(share * Math.min(open.length, days))
      const found = Math.ceil(dates.reduce((sum, date) => sum + givenOn(facts, person, date, share), 0))
      return found < allowed
        ? breach(rule, { person: person.id, date: dates[0]!, found, allowed, unit: 'minutes' })
        : []
    }),
  )

/** Whether someone is under an age on a date. An age is reached on the day before the birthday (年齢計算ニ関スル法律). */
export const isUnder = (years: number, bornOn: LocalDate, date: LocalDate): boolean => {
  const year = +bornOn.slice(0, 4) + years
  const birthday = localDate(year, +bornOn.slice(5, 7), +bornOn.slice(8)) ?? (`${year}-03-01` as LocalDate)
  return date < addDays(birthday, -1)
}

const isMinor = ({ bornOn }: Person, date: LocalDate, years: number) =>
  bornOn !== undefined && isUnder(years, bornOn, date)

/** No overtime below 18, agreement or not. */
export const minorOvertime: Check = (rule, facts) =>
  overtimeOf(
    facts,
    ({ day }) =>
      isMinor(day.person, day.date, rule.parameters.years!) && !inVariableHours(facts, day.person, day.date),
  ).map(({ day, overtimeMinutes }) =>
    breach(rule, {
      person: day.person.id,
      date: day.date,
      found: overtimeMinutes,
      allowed: 0,
      unit: 'minutes',
    }),
  )

/** Work between two times of the night by the people whom a rule protects from it. */
const night =
  (isProtected: (person: Person, date: LocalDate, rule: Rule) => boolean): Check =>
  (rule, facts) =>
    facts.workDays.flatMap(({ person, date, work }) => {
      const { nightFrom, nightTo } = rule.parameters
      const hours = [
        { startMinute: 0, endMinute: nightTo! },
        { startMinute: nightFrom!, endMinute: 1440 + nightTo! },
        { startMinute: 1440 + nightFrom!, endMinute: 2880 },
      ]
      const found = lengthOf(common(work, hours))
      return found > 0 && isProtected(person, date, rule)
        ? breach(rule, { person: person.id, date, found, allowed: 0, unit: 'minutes' })
        : []
    })

/** No work from 22:00 to 5:00 below 18. */
export const minorNight: Check = night((person, date, rule) => isMinor(person, date, rule.parameters.years!))

/** No work from 22:00 to 5:00 for those who asked not to. */
export const noNight: Check = night((person) => person.noNight ?? false)

/** Variable hours below 18: no day above 8 hours, no week above 48. */
export const minorFrame: Check = (rule, facts) => {
  const { years, dailyMinutes, weeklyMinutes } = rule.parameters
  const isBound = ({ person, date }: WorkDay) =>
    isMinor(person, date, years!) && inVariableHours(facts, person, date)
  return facts.weeks.flatMap((week) => {
    const over = ({ person, date }: WorkDay, found: number, allowed: number) =>
      found > allowed ? [breach(rule, { person: person.id, date, found, allowed, unit: 'minutes' })] : []
    return [
      ...(week.some(isBound) ? over(week[0]!, workMinutes(week), weeklyMinutes!) : []),
      ...week
        .filter((day) => facts.isJudged(day.date) && isBound(day))
        .flatMap((day) => over(day, lengthOf(day.work), dailyMinutes!)),
    ]
  })
}

/** Flexitime (32条の3) does not apply to those below 18; variable hours may, within limits. */
const inVariableHours = (facts: Facts, person: Person, date: LocalDate): boolean => {
  const frame = frameOf(facts, person.id, date)
  return frame !== undefined && frame.system !== 'flex'
}

/** No work up to the March 31 after the age at which school ends is reached. */
export const schoolAge: Check = (rule, facts) =>
  facts.workDays.flatMap(({ person, date, work }) => {
    const schoolYear = `${fiscalYear(date)}-04-01` as LocalDate
    return isMinor(person, addDays(schoolYear, -1), rule.parameters.years!)
      ? breach(rule, { person: person.id, date, found: lengthOf(work), allowed: 0, unit: 'minutes' })
      : []
  })
