import { addDays, daysBetween, mondayOf } from '../calendar/date.ts'
import type { LocalDate } from '../units/time.ts'
import { breach, type Check, type Facts, grouped, type WorkDay, workMinutes } from './facts.ts'
import { monthsLater } from './months.ts'
import { frameMinutes } from './overtime.ts'
import { lengthOf } from './spans.ts'
import type { Breach, Rule, VariableFrame } from './types.ts'

/** The frame over which someone's hours of a date are averaged. */
export const frameOf = (facts: Facts, person: string, date: LocalDate): VariableFrame | undefined =>
  facts.input.frames?.find((frame) => frame.person === person && frame.from <= date && date <= frame.to)

/** Variable hours of more than three months (32条の4), to which stricter limits apply. */
export const isLongYear = ({ system, from, to }: VariableFrame): boolean =>
  system === 'year' && monthsLater(from, 3) <= to

const systemOf = ({ system }: VariableFrame) => system ?? 'month'

/** Frames of one system that the roster has a date in, each with all days known to be worked in it, in order. */
const framesOf = (facts: Facts, system: VariableFrame['system']) =>
  (facts.input.frames ?? [])
    .filter(
      (frame) =>
        systemOf(frame) === system &&
        facts.people.has(frame.person) &&
        facts.dates.some((date) => frame.from <= date && date <= frame.to),
    )
    .map((frame) => ({
      frame,
      days: [...facts.before, ...facts.workDays]
        .filter(({ person, date }) => person.id === frame.person && frame.from <= date && date <= frame.to)
        .sort((a, b) => (a.date < b.date ? -1 : 1)),
    }))

const over = (
  rule: Rule,
  of: Pick<Breach, 'person' | 'date'>,
  found: number,
  allowed: number,
  unit: Breach['unit'] = 'minutes',
): Breach[] => (found > allowed ? [breach(rule, { ...of, found, allowed, unit })] : [])

const daysOf = ({ from, to }: Pick<VariableFrame, 'from' | 'to'>) => daysBetween(from, to) + 1

/** Hours of a frame: what was worked before and what is rostered, against 40 hours × days ÷ 7. */
const averaged =
  (system: VariableFrame['system']): Check =>
  (rule, facts) =>
    framesOf(facts, system).flatMap(({ frame, days }) =>
      over(
        rule,
        { person: frame.person, date: frame.from },
        frame.workedMinutes + workMinutes(days),
        frameMinutes(daysOf(frame), rule.parameters.weeklyMinutes),
      ),
    )

export const variableFrame: Check = averaged('month')
export const yearFrame: Check = averaged('year')

/** A day of variable hours of a year. */
export const yearDay: Check = (rule, facts) =>
  facts.workDays.flatMap(({ person, date, work }) =>
    frameOf(facts, person.id, date)?.system === 'year'
      ? over(rule, { person: person.id, date }, lengthOf(work), rule.parameters.minutes!)
      : [],
  )

/** A week (Monday to Sunday) of variable hours of a year. */
export const yearWeek: Check = (rule, facts) =>
  facts.weeks.flatMap((week) => {
    const { person, date } = week[0]!
    return frameOf(facts, person.id, date)?.system === 'year'
      ? over(rule, { person: person.id, date }, workMinutes(week), rule.parameters.minutes!)
      : []
  })

/** Mondays of the weeks above a length in a frame of more than three months. */
const longWeeks = (facts: Facts, minutes: number) =>
  framesOf(facts, 'year')
    .filter(({ frame }) => isLongYear(frame))
    .map(({ frame, days }) => ({
      frame,
      mondays: grouped(days, ({ date }) => mondayOf(date))
        .filter((week) => workMinutes(week) > minutes)
        .map((week) => mondayOf(week[0]!.date)),
    }))

/** Mondays of the weeks that are judged. */
const mondaysJudged = (facts: Facts) => new Set(facts.dates.map(mondayOf))

/** Long weeks in a row, up to each week that is judged. */
export const yearLongWeeks: Check = (rule, facts) => {
  const judged = mondaysJudged(facts)
  return longWeeks(facts, rule.parameters.minutes!).flatMap(({ frame, mondays }) =>
    runs(mondays, 7)
      .filter((run) => judged.has(run.at(-1)!))
      .flatMap((run) =>
        over(rule, { person: frame.person, date: run.at(-1)! }, run.length, rule.parameters.weeks!, 'count'),
      ),
  )
}

/** The stretch of whole months since the start of a frame that holds a date, its end excluded. */
const part = ({ from }: VariableFrame, months: number, date: LocalDate) => {
  let count = 0
  while (monthsLater(from, count + months) <= date) count += months
  return { from: monthsLater(from, count), end: monthsLater(from, count + months) }
}

/** Long weeks that begin in the same three months of a frame. */
export const yearLongWeekStarts: Check = (rule, facts) => {
  const judged = mondaysJudged(facts)
  return longWeeks(facts, rule.parameters.minutes!).flatMap(({ frame, mondays }) => {
    const inside = mondays.filter((monday) => frame.from <= monday)
    return grouped(inside, (monday) => part(frame, 3, monday).from)
      .filter((quarter) => quarter.some((monday) => judged.has(monday)))
      .flatMap((quarter) =>
        over(
          rule,
          { person: frame.person, date: quarter.at(-1)! },
          quarter.length,
          rule.parameters.weeks!,
          'count',
        ),
      )
  })
}

/** Days of work in a frame of more than three months: 280 a year, floored. */
export const yearDays: Check = (rule, facts) =>
  framesOf(facts, 'year')
    .filter(({ frame }) => isLongYear(frame))
    .flatMap(({ frame, days }) => {
      const { days: most, year } = rule.parameters
      const allowed = Math.floor((most! * Math.min(year!, daysOf(frame))) / year!)
      const found = (frame.workedDays ?? 0) + datesOf(days).length
      return over(rule, { person: frame.person, date: frame.from }, found, allowed, 'days')
    })

const datesOf = (days: readonly WorkDay[]): LocalDate[] => [...new Set(days.map(({ date }) => date))]

/** Dates, ascending, in stretches in which each is `step` days after the one before. */
const runs = (dates: readonly LocalDate[], step: number): LocalDate[][] => {
  const found: LocalDate[][] = []
  for (const date of dates) {
    const last = found.at(-1)
    if (last && addDays(last.at(-1)!, step) === date) last.push(date)
    else found.push([date])
  }
  return found
}

const tooLong = (rule: Rule, facts: Facts, person: string, dates: readonly LocalDate[], most: number) =>
  runs(dates, 1)
    .filter((run) => run.some(facts.isJudged))
    .flatMap((run) => over(rule, { person, date: run.at(-1)! }, run.length, most, 'days'))

/** Days in a row in variable hours of a year; in the busy part (特定期間) a rest day a week is enough. */
export const yearDaysInRow: Check = (rule, facts) =>
  framesOf(facts, 'year').flatMap(({ frame, days }) => {
    const isBusy = (date: LocalDate) => (frame.busy ?? []).some(({ from, to }) => from <= date && date <= to)
    const { days: most, busyDays } = rule.parameters
    const dates = datesOf(days)
    return [
      ...tooLong(
        rule,
        facts,
        frame.person,
        dates.filter((date) => !isBusy(date)),
        most!,
      ),
      ...tooLong(rule, facts, frame.person, dates.filter(isBusy), busyDays!),
    ]
  })

/** Days in a row of anyone, days before the roster counted. */
export const daysInRow: Check = (rule, facts) =>
  grouped([...facts.before, ...facts.workDays], ({ person }) => person.id).flatMap((days) =>
    tooLong(rule, facts, days[0]!.person.id, datesOf(days).sort(), rule.parameters.days!),
  )

/** A period of flexitime that is too long. */
export const flexPeriod: Check = (rule, facts) =>
  framesOf(facts, 'flex').flatMap(({ frame }) =>
    over(
      rule,
      { person: frame.person, date: frame.from },
      daysOf(frame),
      daysBetween(frame.from, monthsLater(frame.from, rule.parameters.months!)),
      'days',
    ),
  )

/** Each month of flexitime settled over more than one: 50 hours a week on average. Counts the days that are known. */
export const flexMonth: Check = (rule, facts) =>
  framesOf(facts, 'flex')
    .filter(({ frame }) => monthsLater(frame.from, 1) <= frame.to)
    .flatMap(({ frame, days }) =>
      grouped(days, ({ date }) => part(frame, 1, date).from)
        .filter((month) => month.some(({ date }) => facts.isJudged(date)))
        .flatMap((month) => {
          const { from, end } = part(frame, 1, month[0]!.date)
          const to = end <= frame.to ? addDays(end, -1) : frame.to
          return over(
            rule,
            { person: frame.person, date: from },
            workMinutes(month),
            frameMinutes(daysOf({ from, to }), rule.parameters.weeklyMinutes),
          )
        }),
    )

/** A start and an end set for someone who decides on both. */
export const flexStart: Check = (rule, facts) =>
  facts.workDays.flatMap(({ person, date, day }) =>
    day.shift && frameOf(facts, person.id, date)?.system === 'flex'
      ? over(rule, { person: person.id, date }, 1, 0, 'count')
      : [],
  )
