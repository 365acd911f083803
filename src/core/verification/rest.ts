import { addDays, daysBetween, mondayOf } from '../calendar/date.ts'
import { breach, type Check, grouped, type WorkDay } from './facts.ts'
import { common, lengthOf } from './spans.ts'

const endsOf = ({ work }: WorkDay) => ({
  startMinute: work[0]?.startMinute ?? 0,
  endMinute: work.at(-1)?.endMinute ?? 0,
})

/** Break minutes that lie inside the work: what stands before its first or after its last minute is no break. */
const breakMinutes = (day: WorkDay): number => lengthOf(common(day.rest, [endsOf(day)]))

/** Enough break for the length of the work. */
export const breaks: Check = (rule, facts) =>
  facts.workDays.flatMap((day) => {
    const { aboveMinutes, breakMinutes: short, longAboveMinutes, longBreakMinutes } = rule.parameters
    const worked = lengthOf(day.work)
    const allowed = worked > longAboveMinutes! ? longBreakMinutes! : worked > aboveMinutes! ? short! : 0
    const found = breakMinutes(day)
    return found < allowed
      ? breach(rule, { person: day.person.id, date: day.date, found, allowed, unit: 'minutes' })
      : []
  })

/** Everyone's break at once, unless an agreement excepts the workplace. Counts the different breaks of a date. */
export const commonBreak: Check = (rule, facts) =>
  facts.input.city.staggeredBreakAgreement
    ? []
    : grouped(facts.workDays, ({ date }) => date).flatMap((days) => {
        const kinds = new Set(
          days.flatMap(({ rest }) => rest.map(({ startMinute, endMinute }) => `${startMinute}-${endMinute}`)),
        )
        return kinds.size > rule.parameters.breaks!
          ? breach(rule, {
              date: days[0]!.date,
              found: kinds.size,
              allowed: rule.parameters.breaks!,
              unit: 'count',
            })
          : []
      })

/** A rest day in every whole week (Monday to Sunday) of the roster, its days before the roster counted where they are known. */
export const weeklyRest: Check = (rule, facts) => {
  const last = facts.dates.at(-1)!
  return facts.weeks.flatMap((week) => {
    const monday = mondayOf(week[0]!.date)
    if (monday < facts.knownFrom || addDays(monday, 6) > last) return []
    const rested = 7 - new Set(week.filter(({ work }) => work.length > 0).map(({ date }) => date)).size
    const allowed = rule.parameters.days!
    return rested < allowed
      ? breach(rule, { person: week[0]!.person.id, date: monday, found: rested, allowed, unit: 'days' })
      : []
  })
}

/** Rest between the end of one day's work and the start of the next. */
export const interval: Check = (rule, facts) =>
  grouped([...facts.before, ...facts.workDays], ({ person }) => person.id).flatMap((days) => {
    const inOrder = days
      .filter(({ work }) => work.length > 0)
      .sort((a, b) => daysBetween(b.date, a.date) || endsOf(a).startMinute - endsOf(b).startMinute)
    return inOrder.slice(1).flatMap((day, index) => {
      const before = inOrder[index]!
      const found =
        daysBetween(before.date, day.date) * 1440 + endsOf(day).startMinute - endsOf(before).endMinute
      const allowed = rule.parameters.minutes!
      return found < allowed && before.date !== day.date && facts.isJudged(day.date)
        ? breach(rule, { person: day.person.id, date: day.date, found, allowed, unit: 'minutes' })
        : []
    })
  })
