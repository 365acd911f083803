import { weekday } from '../calendar/date.ts'
import type { PersonDay } from '../roster/types.ts'
import type { Span } from '../units/time.ts'
import { breach, type Check, type Facts, grouped, isSound } from './facts.ts'
import { common, headcount, lengthOf, minus, union } from './spans.ts'
import type { Breach, Rule } from './types.ts'

const LAST_MINUTE = 2880

const ofDay = (
  rule: Rule,
  { person, date }: PersonDay,
  found: number,
  allowed: number,
  unit: Breach['unit'],
) => breach(rule, { person, date, found, allowed, unit })

const perDay = (
  rule: Rule,
  facts: Facts,
  unit: Breach['unit'],
  count: (day: PersonDay) => number,
): Breach[] =>
  facts.input.days
    .filter(({ date }) => facts.dates.includes(date))
    .flatMap((day) => {
      const found = count(day)
      return found > 0 ? ofDay(rule, day, found, 0, unit) : []
    })

/** What fills a shift. */
const partsOf = ({ breaks, shortBreaks = [], blocks }: PersonDay): Span[] => [
  ...breaks,
  ...shortBreaks,
  ...blocks,
]

const spansOf = (day: PersonDay): Span[] => [...(day.shift ? [day.shift] : []), ...partsOf(day)]

/** Times that are whole minutes, in order, and within a day and the night after it. */
export const soundTimes: Check = (rule, facts) =>
  perDay(
    rule,
    facts,
    'count',
    (day) =>
      spansOf(day).filter(
        (span) =>
          !isSound(span) ||
          span.endMinute > LAST_MINUTE ||
          !Number.isInteger(span.startMinute) ||
          !Number.isInteger(span.endMinute),
      ).length,
  )

/** Only people of the staff list, on dates of the roster. */
export const knownPerson: Check = (rule, facts) =>
  facts.input.days
    .filter(({ person, date }) => !facts.people.has(person) || !facts.input.dates.includes(date))
    .map((day) => ofDay(rule, day, 1, 0, 'count'))

/** Only activities of the contract. What is not in it, the use of public authority first of all, is not done. */
export const knownActivity: Check = (rule, facts) =>
  perDay(
    rule,
    facts,
    'count',
    (day) => day.blocks.filter(({ activity }) => !facts.activities.has(activity)).length,
  )

/** Every person has a line for every date, days off too. */
export const everyPerson: Check = (rule, facts) => {
  const there = new Set(facts.input.days.map(({ person, date }) => `${person} ${date}`))
  return [...facts.people.keys()].flatMap((id) =>
    facts.dates
      .filter((date) => !there.has(`${id} ${date}`))
      .map((date) => breach(rule, { person: id, date, found: 0, allowed: 1, unit: 'count' })),
  )
}

/** Nobody in two places: two lines a day, two activities at once, or an activity in a break. */
export const doubleBooked: Check = (rule, facts) =>
  grouped(
    facts.input.days.filter(({ date }) => facts.dates.includes(date)),
    ({ person, date }) => `${person} ${date}`,
  ).flatMap((days) => {
    const spans = days.flatMap(partsOf).filter(isSound)
    const shifts = days.flatMap(({ shift }) => (shift && isSound(shift) ? [shift] : []))
    const twice = [...headcount(spans, spans), ...headcount(shifts, shifts)].filter(
      ({ people }) => people > 1,
    )
    const found = lengthOf(union(twice))
    if (found > 0) return ofDay(rule, days[0]!, found, 0, 'minutes')
    return days.length > 1 ? ofDay(rule, days[0]!, days.length, 1, 'count') : []
  })

/** Every minute of a shift is an activity or a break. */
export const wholeShift: Check = (rule, facts) =>
  perDay(rule, facts, 'minutes', (day) =>
    day.shift && isSound(day.shift) ? lengthOf(minus([day.shift], partsOf(day).filter(isSound))) : 0,
  )

/** No activity or break outside the shift, nor on a day off. */
export const insideShift: Check = (rule, facts) =>
  perDay(rule, facts, 'minutes', (day) =>
    lengthOf(minus(partsOf(day).filter(isSound), day.shift && isSound(day.shift) ? [day.shift] : [])),
  )

/** A shift of the table, on its weekday, at its times; on a half day off, a part of it. */
export const shiftPattern: Check = (rule, facts) =>
  perDay(rule, facts, 'count', ({ person, date, shift }) => {
    if (!shift) return 0
    const pattern = facts.input.city.shifts.find(({ code }) => code === shift.code)
    if (!pattern?.weekdays.includes(weekday(date))) return 1
    const half = isHalfDay(facts, person, date)
    const fits = half
      ? minus([shift], [pattern]).length === 0
      : shift.startMinute === pattern.startMinute && shift.endMinute === pattern.endMinute
    return fits ? 0 : 1
  })

const isHalfDay = (facts: Facts, person: string, date: PersonDay['date']): boolean => {
  const kind = facts.leaveOf(person, date)?.kind
  return kind === 'morning' || kind === 'afternoon'
}

/** A shift that the person may work. */
export const personShift: Check = (rule, facts) =>
  perDay(rule, facts, 'count', ({ person, shift }) => {
    const allowed = facts.people.get(person)?.shifts ?? []
    return shift && allowed.length > 0 && !allowed.includes(shift.code) ? 1 : 0
  })

/** The breaks of the shift table: as long as it says, begun when it says. Half days off are left to the law alone. */
export const shiftBreak: Check = (rule, facts) =>
  facts.input.days
    .filter(({ person, date }) => facts.dates.includes(date) && !isHalfDay(facts, person, date))
    .flatMap((day) => {
      const pattern = facts.input.city.shifts.find(({ code }) => code === day.shift?.code)
      if (!pattern) return []
      const breaks = day.breaks.filter(isSound)
      const found = lengthOf(breaks)
      if (found !== pattern.breakMinutes) return ofDay(rule, day, found, pattern.breakMinutes, 'minutes')
      const window = pattern.breakWindow
      const late = breaks.filter(
        ({ startMinute }) =>
          window && common([{ startMinute, endMinute: startMinute + 1 }], [upTo(window)]).length === 0,
      )
      return late.map((span) =>
        breach(rule, {
          person: day.person,
          date: day.date,
          ...pick(span),
          found: late.length,
          allowed: 0,
          unit: 'count',
        }),
      )
    })

/** 小休憩 as the shift table has them: as many, as long, each inside its span. Half days off have none. */
export const shortBreaks: Check = (rule, facts) =>
  perDay(rule, facts, 'count', ({ person, date, shift, shortBreaks: taken = [] }) => {
    const pattern = facts.input.city.shifts.find(({ code }) => code === shift?.code)
    if (!pattern || isHalfDay(facts, person, date)) return 0
    const wanted = [...(pattern.shortBreaks ?? [])].sort(
      (a, b) => a.window.startMinute - b.window.startMinute,
    )
    const inOrder = [...taken].sort((a, b) => a.startMinute - b.startMinute)
    const wrong = wanted.filter(({ minutes, window }, index) => {
      const found = inOrder[index]
      return !found || lengthOf([found]) !== minutes || minus([found], [window]).length > 0
    })
    return wrong.length + Math.max(0, inOrder.length - wanted.length)
  })

/** A span whose last minute counts as a start too. */
const upTo = ({ startMinute, endMinute }: Span): Span => ({ startMinute, endMinute: endMinute + 1 })

const pick = ({ startMinute, endMinute }: Span): Span => ({ startMinute, endMinute })
