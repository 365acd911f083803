import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/core/calendar/date.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { check } from '../../src/core/verification/check.ts'
import { rules as inForce, proposed } from '../../src/core/verification/rules.ts'
import type { CheckInput, Rule } from '../../src/core/verification/types.ts'
import { daysBefore, framePairs, stretched, withFrame, workedOn } from './cases-frames.ts'
import { hourPairs } from './cases-hours.ts'
import { peoplePairs } from './cases-people.ts'
import { placePairs } from './cases-places.ts'
import type { RulePair } from './pair.ts'
import {
  dayOf,
  eachDay,
  longer,
  monday,
  saturday,
  week,
  withCity,
  withDay,
  withLeave,
  withPerson,
  working,
} from './valid-week.ts'

type Pair = readonly [allows: CheckInput, forbids: CheckInput]

/** All rows, those that are only proposed as if they had been law for long. */
const rules = [...inForce, ...proposed.map((rule) => ({ ...rule, from: '2000-01-01' as const }))]

const longMonday = (minutes: number, input = week): CheckInput =>
  eachDay('clerk', (day, index) => (index === 0 ? longer(minutes)(day) : day), input)

/** The clerk's overtime by month; Monday adds an hour to October. */
const overtime = (
  months: readonly (readonly [month: string, minutes: number])[],
  specialClause: boolean,
  frames: CheckInput['frames'] = [],
): CheckInput => ({
  ...longMonday(75),
  frames: frames!,
  overtime: {
    specialClause,
    yearFrom: '2023-04',
    people: [
      {
        person: 'clerk',
        months: months.map(([month, overtimeMinutes]) => ({ month, overtimeMinutes, holidayMinutes: 0 })),
      },
    ],
  },
})

const frames = withFrame({}).frames!
const five = ['2023-05', '2023-06', '2023-07', '2023-08', '2023-09'].map((month) => [month, 2760] as const)

const clerkOn = (...line: Parameters<typeof dayOf>[2]) => working('clerk', monday, line)
const resting = (end: string, until: string) =>
  clerkOn(['papers', '08:30', '12:00'], ['rest', '12:00', end], ['papers', end, until])
const only = (...people: readonly string[]): CheckInput =>
  withCity(
    { staggeredBreakAgreement: false },
    { ...week, days: week.days.filter(({ person }) => people.includes(person)) },
  )
const evening = (clock: string) =>
  clerkOn(['certificates', '12:15', '16:00'], ['rest', '16:00', '17:00'], ['certificates', '17:00', clock])
const early = (clock: string) => clerkOn(['papers', clock, '09:00'])
const young = { bornOn: '2008-01-01' } as const
const morning = (clock: string) =>
  withLeave([{ person: 'clerk', date: monday, kind: 'afternoon' }], clerkOn(['papers', '08:30', clock]))
const busy = withFrame({ busy: [{ from: '2023-09-01', to: '2023-10-31' }] })

/** Long weeks so many weeks earlier, and this one. */
const longWeeks = (
  weeks: readonly number[],
  thisWeek: CheckInput,
  from: LocalDate = '2023-04-01',
): CheckInput => ({
  ...thisWeek,
  frames: withFrame({ from }).frames!,
  earlier: weeks.flatMap((count) =>
    week.days
      .filter(({ person, shift }) => person === 'clerk' && shift)
      .map((day) => longer(112)({ ...day, date: addDays(day.date, -7 * count) })),
  ),
})

/** Five long days and a Saturday of somebody of 15, in variable hours. */
const youngWeek = (saturdayEnd: string): CheckInput =>
  withPerson(
    'clerk',
    young,
    withDay(
      dayOf('clerk', saturday, [['papers', '08:00', saturdayEnd]]),
      withFrame({ system: 'month' }, stretched(15)),
    ),
  )

/** Pairs that touch what the pair of their rule does not: each by the parameter it touches. */
const more: Readonly<Record<string, Pair>> = {
  'breaks aboveMinutes': [clerkOn(['papers', '08:30', '14:30']), clerkOn(['papers', '08:30', '14:31'])],
  'breaks breakMinutes': [resting('12:45', '17:15'), resting('12:44', '17:14')],
  'breaks longBreakMinutes': [resting('13:00', '17:31'), resting('12:59', '17:30')],
  'commonBreak breaks': [only('clerk'), only('clerk', 'deskSecond')],
  'monthlyOvertime framedMinutes': [
    overtime([['2023-10', 2520]], false, frames),
    overtime([['2023-10', 2521]], false, frames),
  ],
  'yearlyOvertime framedMinutes': [
    overtime([['2023-09', 19_200]], false, frames),
    overtime([['2023-09', 19_201]], false, frames),
  ],
  'yearlyOvertime specialMinutes': [
    overtime([['2023-09', 43_140]], true),
    overtime([['2023-09', 43_141]], true),
  ],
  'specialMonths minutes': [
    overtime([['2023-04', 2700], ...five, ['2023-10', 2641]], true),
    overtime([['2023-04', 2701], ...five, ['2023-10', 2641]], true),
  ],
  'specialMonths framedMinutes': [
    overtime([['2023-04', 2520], ...five, ['2023-10', 2641]], true, frames),
    overtime([['2023-04', 2521], ...five, ['2023-10', 2641]], true, frames),
  ],
  'averageTotal minutes': [
    overtime(
      [
        ['2023-09', 4800],
        ['2023-10', 4740],
      ],
      true,
    ),
    overtime(
      [
        ['2023-09', 4801],
        ['2023-10', 4740],
      ],
      true,
    ),
  ],
  'interval minutes': [evening('21:30'), evening('21:31')],
  'intervalDuty minutes': [evening('21:30'), evening('21:31')],
  'leave afternoonStart': [morning('13:00'), morning('13:01')],
  'minorNight years': [
    withPerson('clerk', { bornOn: '2005-10-03' }, evening('22:01')),
    withPerson('clerk', { bornOn: '2005-10-04' }, evening('22:01')),
  ],
  'minorNight nightTo': [
    withPerson('clerk', young, early('05:00')),
    withPerson('clerk', young, early('04:59')),
  ],
  'noNight nightTo': [
    withPerson('clerk', { noNight: true }, early('05:00')),
    withPerson('clerk', { noNight: true }, early('04:59')),
  ],
  'noOvertime dailyMinutes': [
    withPerson('clerk', { noOvertime: true, weeklyMinutes: 2400 }, longMonday(15)),
    withPerson('clerk', { noOvertime: true, weeklyMinutes: 2400 }, longMonday(16)),
  ],
  'yearLongWeeks minutes': [longWeeks([3, 2, 1], stretched(111)), longWeeks([3, 2, 1], stretched(111, 1))],
  'yearLongWeekStarts minutes': [
    longWeeks([6, 4, 2], stretched(111), '2023-08-01'),
    longWeeks([6, 4, 2], stretched(111, 1), '2023-08-01'),
  ],
  'minorFrame weeklyMinutes': [youngWeek('16:00'), youngWeek('16:01')],
  'minorFrame years': [
    withPerson('clerk', { bornOn: '2005-10-03' }, withFrame({ system: 'month' }, longMonday(16))),
    withPerson('clerk', { bornOn: '2005-10-04' }, withFrame({ system: 'month' }, longMonday(16))),
  ],
  'skill level': [
    withPerson('clerk', { skills: { certificates: 1, papers: 1 } }),
    withPerson('clerk', { skills: { certificates: 0, papers: 1 } }),
  ],
  'yearDaysInRow busyDays': [workedOn(daysBefore(7), busy), workedOn(daysBefore(8), busy)],
}

/**
 * Parameters that nothing a unit away can be read off: what a limit is counted by, shares, and the tables of paid leave
 * and wages by date, which `earlier.test.ts` and `rules.test.ts` go through row by row.
 */
const COUNTED_BY = [
  'contractHours daysPerWeek',
  'fiveDays fromDays',
  'fiveDaysAhead fromDays',
  'fiveDaysAhead laterDays',
  'fiveDaysAhead laterMonths',
  'fiveDaysAhead months',
  'insuredFromThird months',
  'threeQuarters share',
  'unstaffed people',
  'yearDays year',
]
const TABLE = /(Year\d|fullMinutes)$/

const pairs: Readonly<Record<string, RulePair>> = {
  ...hourPairs,
  ...framePairs,
  ...peoplePairs,
  ...placePairs,
  intervalDuty: hourPairs.interval!,
}

const pairOf = (name: string, id: string): Pair => more[name] ?? [pairs[id]!.allows, pairs[id]!.forbids]

/** Breaches of a rule, with one of its parameters some units off. */
const broken = (input: CheckInput, rule: Rule, parameter: string, by = 0): number => {
  const parameters = { ...rule.parameters, [parameter]: rule.parameters[parameter]! + by }
  const others = rules.map((one) => (one === rule ? { ...rule, parameters } : one))
  return check(input, others).breaches.filter((breach) => breach.rule === rule.id).length
}

const limits = rules.flatMap((rule) =>
  Object.keys(rule.parameters)
    .map((parameter) => ({ rule, parameter, name: `${rule.id} ${parameter}` }))
    .filter(({ name }) => !COUNTED_BY.includes(name) && !TABLE.test(name)),
)
/** Of a rule with several rows that which is in force in the week of the pairs. */
const names = [...new Set(limits.map(({ name }) => name))]

describe('at the exact boundary', () => {
  test.each(names)('%s: kept to the unit, broken by the next, and a unit of the row turns either', (name) => {
    const rows = limits.filter((limit) => limit.name === name)
    const isPinned = rows.some(({ rule, parameter }) => {
      const [allows, forbids] = pairOf(name, rule.id)
      const kept = broken(allows, rule, parameter) === 0
      const breaches = broken(forbids, rule, parameter)
      const stricter = [-1, 1].some((by) => broken(allows, rule, parameter, by) > 0)
      const looser = [-1, 1].some((by) => broken(forbids, rule, parameter, by) < breaches)
      return kept && stricter && looser
    })
    expect(isPinned).toBe(true)
  })

  test('what is listed as no limit is a parameter of a row, and so is every pair', () => {
    const known = rules.flatMap(({ id, parameters }) => Object.keys(parameters).map((it) => `${id} ${it}`))
    expect(known).toEqual(expect.arrayContaining([...COUNTED_BY, ...Object.keys(more)]))
  })
})
