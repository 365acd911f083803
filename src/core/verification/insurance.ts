import { addDays, daysBetween } from '../calendar/date.ts'
import type { Person } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import { breach, type Check, type Facts, workMinutes } from './facts.ts'
import { monthEnd, monthOf } from './months.ts'

/** Weeks at or above a wall of people whose contract lies below it. */
const atWall = (facts: Facts, wallOf: (person: Person) => number | undefined) =>
  facts.weeks.flatMap((week) => {
    const { person, date } = week[0]!
    const wall = wallOf(person)
    const found = workMinutes(week)
    return wall !== undefined && person.weeklyMinutes < wall && found >= wall
      ? { person: person.id, date, found, allowed: Math.ceil(wall) - 1, unit: 'minutes' as const }
      : []
  })

/** A week of 20 hours or more under a contract below them. */
export const twentyHours: Check = (rule, facts) =>
  atWall(facts, () => rule.parameters.minutes!).map((row) => breach(rule, row))

/** The same for the employment insurance, whose wall falls to 10 hours. */
export const employmentInsurance: Check = twentyHours

/** A week of three quarters of the hours of the employer's full-timers under a contract below them. */
export const threeQuarters: Check = (rule, facts) => {
  const fullTime = (employer: string) =>
    facts.input.staff.people
      .filter((person) => person.contract === 'fullTime' && person.employer === employer)
      .map(({ weeklyMinutes }) => weeklyMinutes)
  return atWall(facts, (person) => {
    const hours = person.contract === 'partTime' ? fullTime(person.employer) : []
    return hours.length > 0 ? Math.max(...hours) * rule.parameters.share! : undefined
  }).map((row) => breach(rule, row))
}

/** The last whole months up to a date of which every day is known, the latest first, each by its two ends. */
const wholeMonths = (facts: Facts, count: number) => {
  const last = facts.dates.at(-1)!
  const months: { readonly from: LocalDate; readonly to: LocalDate }[] = []
  let to = monthEnd(last)
  if (to > last) to = addDays(`${monthOf(last)}-01` as LocalDate, -1)
  while (months.length < count && facts.knownFrom <= `${monthOf(to)}-01`) {
    const from = `${monthOf(to)}-01` as LocalDate
    months.push({ from, to })
    to = addDays(from, -1)
  }
  return months
}

/** The last two whole months at 20 hours a week or more on average, under a contract below them: insured from the third. */
export const insuredFromThird: Check = (rule, facts) => {
  const { minutes, months: count } = rule.parameters
  const months = wholeMonths(facts, count!)
  if (months.length < count!) return []
  const days = Map.groupBy([...facts.before, ...facts.workDays], ({ person }) => person.id)
  return [...facts.people.values()].flatMap((person) => {
    const many = months.filter(({ from, to }) => {
      const worked = (days.get(person.id) ?? []).filter(({ date }) => from <= date && date <= to)
      return workMinutes(worked) * 7 >= minutes! * (daysBetween(from, to) + 1)
    })
    return person.weeklyMinutes < minutes! && many.length === count
      ? breach(rule, {
          person: person.id,
          date: facts.dates.at(-1)!,
          found: many.length,
          allowed: count - 1,
          unit: 'count',
        })
      : []
  })
}

/** The wage that the plan reckons with, below the minimum. */
export const minimumWage: Check = (rule, facts) => {
  const found = facts.input.city.prices.wagePerHour
  const allowed = rule.parameters.yenPerHour!
  return found < allowed ? [breach(rule, { date: facts.dates[0]!, found, allowed, unit: 'yen' })] : []
}
