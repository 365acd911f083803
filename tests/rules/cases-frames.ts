import { addDays } from '../../src/core/calendar/date.ts'
import type { PersonDay } from '../../src/core/roster/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import type { CheckInput, VariableFrame } from '../../src/core/verification/types.ts'
import type { RulePair } from './pair.ts'
import { dayOf, dayOff, eachDay, longer, week } from './valid-week.ts'

const year: VariableFrame = {
  person: 'clerk',
  system: 'year',
  from: '2023-04-01',
  to: '2024-03-31',
  workedMinutes: 0,
}

export const withFrame = (change: Partial<VariableFrame>, input = week): CheckInput => ({
  ...input,
  frames: [{ ...year, ...change }],
})

/** The clerk's week with some minutes more on each day, and on Monday alone. */
export const stretched = (daily: number, onMonday = 0, input = week): CheckInput =>
  eachDay('clerk', (day, index) => longer(daily + (index === 0 ? onMonday : 0))(day), input)

/** The clerk's five days of a week some weeks earlier, each some minutes longer. */
const weekBefore = (weeks: number, minutes: number): PersonDay[] =>
  week.days
    .filter(({ person, shift }) => person === 'clerk' && shift)
    .map((day) => longer(minutes)({ ...day, date: addDays(day.date, -7 * weeks) }))

const after = (weeks: readonly number[], minutes: number, input: CheckInput): CheckInput => ({
  ...input,
  earlier: weeks.flatMap((count) => weekBefore(count, minutes)),
})

/** The clerk at work on each of these dates before the week. */
export const workedOn = (dates: readonly LocalDate[], input = week): CheckInput => ({
  ...input,
  earlier: dates.map((date) => dayOf('clerk', date, [['papers', '09:00', '12:00']])),
})

/** The days just before the week. */
export const daysBefore = (count: number): LocalDate[] =>
  Array.from({ length: count }, (_, index) => addDays(week.dates[0]!, index - count))

const flex = (change: Partial<VariableFrame>, input = week) =>
  withFrame({ system: 'flex', from: '2023-10-01', to: '2023-12-31', ...change }, input)

const fiftyHours = (onMonday: number) =>
  after([4, 3, 2, 1], 135, flex({ from: '2023-08-03', to: '2023-11-02' }, stretched(0, onMonday)))

const long = stretched(112)

export const framePairs: Readonly<Record<string, RulePair>> = {
  yearFrame: {
    allows: withFrame({ workedMinutes: 125_485 - 2325 }),
    forbids: withFrame({ workedMinutes: 125_486 - 2325 }),
    found: 125_486,
    allowed: 125_485,
  },
  yearDay: {
    allows: withFrame({}, stretched(0, 135)),
    forbids: withFrame({}, stretched(0, 136)),
    found: 601,
    allowed: 600,
  },
  yearWeek: {
    allows: withFrame({}, stretched(159)),
    forbids: withFrame({}, stretched(159, 1)),
    found: 3121,
    allowed: 3120,
  },
  yearLongWeeks: {
    allows: after([2, 1], 112, withFrame({}, long)),
    forbids: after([3, 2, 1], 112, withFrame({}, long)),
    found: 4,
    allowed: 3,
  },
  yearLongWeekStarts: {
    allows: after([6, 4, 2], 112, withFrame({ from: '2023-09-01' }, long)),
    forbids: after([6, 4, 2], 112, withFrame({ from: '2023-08-01' }, long)),
    found: 4,
    allowed: 3,
  },
  yearDays: {
    allows: withFrame({ workedDays: 275 }),
    forbids: withFrame({ workedDays: 276 }),
    found: 281,
    allowed: 280,
  },
  yearDaysInRow: {
    allows: withFrame({}, workedOn(daysBefore(1))),
    forbids: withFrame({}, workedOn(daysBefore(2))),
    found: 7,
    allowed: 6,
  },
  flexPeriod: { allows: flex({}), forbids: flex({ to: '2024-01-01' }), found: 93, allowed: 92 },
  flexMonth: { allows: fiftyHours(392), forbids: fiftyHours(393), found: 12_858, allowed: 12_857 },
  flexStart: {
    allows: flex(
      {},
      eachDay('clerk', ({ person, date }) => dayOff(person, date)),
    ),
    forbids: flex({}),
    found: 1,
    allowed: 0,
  },
  daysInRow: {
    allows: workedOn(daysBefore(8)),
    forbids: workedOn(daysBefore(9)),
    found: 14,
    allowed: 13,
  },
}
