import { addDays } from '../calendar/date.ts'
import type { Leave, Person } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import { breach, type Check, type Facts } from './facts.ts'
import { monthsLater } from './months.ts'
import type { Breach, Rule } from './types.ts'

const FULL_WEEK_DAYS = 5

/** The first day of paid leave: the staff list's 基準日, or else half a year after the hire. */
const baseOf = ({ leaveBaseOn, hiredOn }: Person): LocalDate => leaveBaseOn ?? monthsLater(hiredOn, 6)

/** A year of paid leave: how many came before it, its first day and the first of the next. */
interface LeaveYear {
  readonly number: number
  readonly from: LocalDate
  readonly next: LocalDate
}

const leaveYear = (person: Person, date: LocalDate): LeaveYear | undefined => {
  const base = baseOf(person)
  if (date < base) return undefined
  let number = 0
  while (monthsLater(base, 12 * (number + 1)) <= date) number++
  return { number, from: monthsLater(base, 12 * number), next: monthsLater(base, 12 * (number + 1)) }
}

/** Days a week of a contract: its hours in the shortest of the shifts the person may work, five at most. */
const daysPerWeek = (facts: Facts, person: Person): number => {
  const lengths = facts.input.city.shifts
    .filter(({ code }) => person.shifts.length === 0 || person.shifts.includes(code))
    .map(({ startMinute, endMinute, breakMinutes }) => endMinute - startMinute - breakMinutes)
  return Math.min(FULL_WEEK_DAYS, Math.ceil(person.weeklyMinutes / Math.min(...lengths)) || FULL_WEEK_DAYS)
}

/** Leave in proportion (39条3項): below 30 hours a week on at most four days. */
const isProportional = ({ parameters }: Rule, facts: Facts, person: Person): boolean =>
  person.weeklyMinutes < parameters.fullMinutes! && daysPerWeek(facts, person) < FULL_WEEK_DAYS

/** Days granted at the start of the n-th year, from the table in the parameters. */
const granted = (rule: Rule, facts: Facts, person: Person, number: number): number => {
  if (number < 0) return 0
  const column = isProportional(rule, facts, person) ? `days${daysPerWeek(facts, person)}` : 'full'
  return rule.parameters[`${column}Year${Math.min(number, 6)}`]!
}

const lengthOf = (kind: Leave['kind'] | undefined): number =>
  kind === 'paid' ? 1 : kind === 'morning' || kind === 'afternoon' ? 0.5 : 0

/** Days of paid leave in a year up to a date, or undefined where its beginning is not known. */
const taken = (facts: Facts, person: Person, from: LocalDate, until: LocalDate): number | undefined => {
  const record = facts.input.leaveTaken?.find((row) => row.person === person.id)
  if (!record && from < facts.knownFrom) return undefined
  const within = ({ person: whose, date }: { readonly person: string; readonly date: LocalDate }) =>
    whose === person.id && from <= date && date <= until
  const before = (facts.input.earlier ?? [])
    .filter((day) => within(day) && day.date < facts.dates[0]!)
    .reduce((sum, { absence }) => sum + lengthOf(absence), 0)
  const now = facts.input.staff.leave
    .filter((row) => within(row) && facts.dates[0]! <= row.date)
    .reduce((sum, { kind }) => sum + lengthOf(kind), 0)
  return (from <= facts.knownFrom ? (record?.takenDays ?? 0) : 0) + before + now
}

const days = (rule: Rule, person: Person, date: LocalDate, found: number, allowed: number): Breach =>
  breach(rule, { person: person.id, date, found, allowed, unit: 'days' })

/** More paid leave than was granted this year and is left of the year before (115条: two years). */
const beyondGrant =
  (proportional: boolean): Check =>
  (rule, facts) =>
    [...facts.people.values()].flatMap((person) => {
      const last = facts.dates.at(-1)!
      const year = leaveYear(person, last)
      if (isProportional(rule, facts, person) !== proportional) return []
      const found = year && taken(facts, person, year.from, last)
      if (found === undefined) return []
      const record = facts.input.leaveTaken?.find((row) => row.person === person.id)
      const carried =
        (year!.from <= facts.knownFrom ? record?.carriedDays : undefined) ??
        granted(rule, facts, person, year!.number - 1)
      const allowed = granted(rule, facts, person, year!.number) + carried
      return found > allowed ? days(rule, person, last, found, allowed) : []
    })

export const leaveGrant: Check = beyondGrant(false)
export const partTimeLeaveGrant: Check = beyondGrant(true)

/** People who must take five days of the year that holds a date, with what they took of it up to then. */
const bound = (rule: Rule, facts: Facts, date: LocalDate) =>
  [...facts.people.values()].flatMap((person) => {
    const year = leaveYear(person, date)
    if (!year || year.from < rule.from) return []
    if (granted(rule, facts, person, year.number) < rule.parameters.fromDays!) return []
    const found = taken(facts, person, year.from, date)
    return found === undefined ? [] : { person, year, found }
  })

/** A year of leave that ends within the roster with fewer than five days taken. */
export const fiveDays: Check = (rule, facts) =>
  facts.dates.flatMap((date) =>
    bound(rule, facts, date)
      .filter(({ year, found }) => addDays(year.next, -1) === date && found < rule.parameters.days!)
      .map(({ person, found }) => days(rule, person, date, found, rule.parameters.days!)),
  )

/** Half a year gone with fewer than three days taken, or nine months with fewer than five. */
export const fiveDaysAhead: Check = (rule, facts) => {
  const date = facts.dates.at(-1)!
  const { months, days: few, laterMonths, laterDays } = rule.parameters
  return bound(rule, facts, date).flatMap(({ person, year, found }) => {
    const passed = (count: number) => monthsLater(year.from, count) <= date
    const allowed = passed(laterMonths!) ? laterDays! : passed(months!) ? few! : 0
    return found < allowed ? days(rule, person, date, found, allowed) : []
  })
}
