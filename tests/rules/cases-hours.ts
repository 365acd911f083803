import type { CheckInput, MonthHours } from '../../src/core/verification/types.ts'
import type { RulePair } from './pair.ts'
import {
  at,
  dayOf,
  eachDay,
  longer,
  monday,
  saturday,
  tuesday,
  week,
  withCity,
  withDay,
  withLeave,
  without,
  withPerson,
  working,
} from './valid-week.ts'

const extended = (minutes: number, input = week): CheckInput =>
  eachDay('clerk', (day, index) => (index === 0 ? longer(minutes)(day) : day), input)

/** Overtime of the clerk before the week; Monday adds 60 minutes. */
const after = (
  months: readonly (readonly [string, number, number?])[],
  specialClause = false,
): CheckInput => ({
  ...extended(75),
  overtime: {
    specialClause,
    yearFrom: '2023-04',
    people: [
      {
        person: 'clerk',
        months: months.map(
          ([month, overtimeMinutes, holidayMinutes = 0]): MonthHours => ({
            month,
            overtimeMinutes,
            holidayMinutes,
          }),
        ),
      },
    ],
  },
})

const framed = (workedMinutes: number, input = week): CheckInput => ({
  ...input,
  frames: [{ person: 'clerk', from: '2023-10-01', to: '2023-10-31', workedMinutes }],
})

const hours = (...list: readonly number[]) =>
  list.map((hour, index) => [`2023-0${5 + index}`, hour * 60] as const)

const until = (clock: string) =>
  working('clerk', monday, [
    ['certificates', '12:15', '16:00'],
    ['rest', '16:00', '17:00'],
    ['certificates', '17:00', clock],
  ])

const afternoonFrom = (clock: string) =>
  withLeave(
    [{ person: 'clerk', date: monday, kind: 'morning' }],
    working('clerk', monday, [['certificates', clock, '17:15']]),
  )

const weekendDay = (date: typeof saturday, input: CheckInput) =>
  withDay(dayOf('clerk', date, [['papers', '09:00', '12:00']]), input)

const fullWeek = weekendDay(saturday, week)

export const hourPairs: Readonly<Record<string, RulePair>> = {
  weeklyHours: {
    allows: eachDay('clerk', longer(15)),
    forbids: extended(1, eachDay('clerk', longer(15))),
    found: 2401,
    allowed: 2400,
  },
  dailyHours: { allows: extended(15), forbids: extended(16), found: 481, allowed: 480 },
  variableFrame: {
    allows: framed(10_628 - 2325),
    forbids: framed(10_629 - 2325),
    found: 10_629,
    allowed: 10_628,
  },
  breaks: {
    allows: working('clerk', monday, [
      ['certificates', '08:30', '12:00'],
      ['rest', '12:00', '12:45'],
      ['certificates', '12:45', '17:15'],
    ]),
    forbids: working('clerk', monday, [
      ['certificates', '08:30', '12:00'],
      ['rest', '12:00', '12:45'],
      ['certificates', '12:45', '17:16'],
    ]),
    found: 45,
    allowed: 60,
  },
  commonBreak: {
    allows: withCity(
      { staggeredBreakAgreement: false },
      { ...week, days: week.days.filter(({ person }) => person === 'clerk') },
    ),
    forbids: withCity({ staggeredBreakAgreement: false }),
    found: 3,
    allowed: 1,
  },
  weeklyRest: { allows: fullWeek, forbids: weekendDay('2023-10-08', fullWeek), found: 0, allowed: 1 },
  overtimeAgreement: {
    allows: withCity({ overtimeAgreement: false }, extended(15)),
    forbids: withCity({ overtimeAgreement: false }, extended(16)),
    found: 1,
    allowed: 0,
  },
  monthlyOvertime: {
    allows: after([['2023-10', 2640]]),
    forbids: after([['2023-10', 2641]]),
    found: 2701,
    allowed: 2700,
  },
  yearlyOvertime: {
    allows: after([
      ['2023-03', 9000],
      ['2023-09', 21_540],
    ]),
    forbids: after([
      ['2023-03', 9000],
      ['2023-09', 21_541],
    ]),
    found: 21_601,
    allowed: 21_600,
  },
  specialMonths: {
    allows: after([...hours(46, 46, 46, 46, 46), ['2023-10', 2641]], true),
    forbids: after([['2023-04', 2701], ...hours(46, 46, 46, 46, 46), ['2023-10', 2641]], true),
    found: 7,
    allowed: 6,
  },
  monthTotal: {
    allows: after([['2023-10', 5439, 500]], true),
    forbids: after([['2023-10', 5440, 500]], true),
    found: 6000,
    allowed: 5999,
  },
  averageTotal: {
    allows: after([...hours(99, 61, 80, 80, 80), ['2023-10', 4740]], true),
    forbids: after([...hours(99, 62, 80, 80, 80), ['2023-10', 4740]], true),
    found: 4810,
    allowed: 4800,
  },
  interval: { allows: until('21:30'), forbids: until('22:00'), found: 630, allowed: 660 },
  leave: { allows: afternoonFrom('12:00'), forbids: afternoonFrom('11:59'), found: 1, allowed: 0 },
  minorOvertime: {
    allows: withPerson('clerk', { bornOn: '2005-10-03' }, extended(16)),
    forbids: withPerson('clerk', { bornOn: '2005-10-04' }, extended(16)),
    found: 1,
    allowed: 0,
  },
  minorNight: {
    allows: withPerson('clerk', { bornOn: '2008-01-01' }, until('22:00')),
    forbids: withPerson('clerk', { bornOn: '2008-01-01' }, until('22:01')),
    found: 1,
    allowed: 0,
  },
  minorFrame: {
    allows: withPerson('clerk', { bornOn: '2008-01-01' }, framed(0, extended(15))),
    forbids: withPerson('clerk', { bornOn: '2008-01-01' }, framed(0, extended(16))),
    found: 481,
    allowed: 480,
  },
  schoolAge: {
    allows: withPerson('clerk', { bornOn: '2008-04-01' }),
    forbids: withPerson('clerk', { bornOn: '2008-04-02' }),
    found: 465,
    allowed: 0,
  },
  noNight: {
    allows: withPerson('clerk', { noNight: true }, until('22:00')),
    forbids: withPerson('clerk', { noNight: true }, until('22:01')),
    found: 1,
    allowed: 0,
  },
  limitedMonth: {
    allows: withPerson('clerk', { limitedOvertime: true }, after([['2023-10', 1380]])),
    forbids: withPerson('clerk', { limitedOvertime: true }, after([['2023-10', 1381]])),
    found: 1441,
    allowed: 1440,
  },
  limitedYear: {
    allows: withPerson('clerk', { limitedOvertime: true }, after([['2023-09', 8940]])),
    forbids: withPerson('clerk', { limitedOvertime: true }, after([['2023-09', 8941]])),
    found: 9001,
    allowed: 9000,
  },
  noOvertime: {
    allows: withPerson('clerk', { noOvertime: true }),
    forbids: withPerson('clerk', { noOvertime: true }, extended(1)),
    found: 2326,
    allowed: 2325,
  },
  contractLimit: {
    allows: eachDay('clerk', longer(39)),
    forbids: extended(1, eachDay('clerk', longer(39))),
    found: 2521,
    allowed: 2520,
  },
  contractHours: {
    allows: withLeave([{ person: 'clerk', date: monday, kind: 'paid' }], without('clerk', monday)),
    forbids: without('clerk', monday),
    found: 1860,
    allowed: 2325,
  },
  hired: {
    allows: withPerson('clerk', { hiredOn: monday }),
    forbids: withPerson('clerk', { hiredOn: tuesday }),
    found: at('07:45'),
    allowed: 0,
  },
}
