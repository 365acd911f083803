import { addDays } from '../../src/core/calendar/date.ts'
import type { Person } from '../../src/core/city/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import type { CheckInput } from '../../src/core/verification/types.ts'
import { stretched } from './cases-frames.ts'
import type { RulePair } from './pair.ts'
import {
  dayOf,
  eachDay,
  monday,
  week,
  weekFrom,
  withCity,
  withLeave,
  without,
  withPerson,
} from './valid-week.ts'

const worked = (date: LocalDate, minutes: number) =>
  dayOf('clerk', date, [['papers', '08:30', `${8 + Math.floor((minutes + 30) / 60)}:${minuteOf(minutes)}`]])

const minuteOf = (minutes: number) => String((minutes + 30) % 60).padStart(2, '0')

/** Monday off on paid leave, after some days of leave this year. */
export const leaveAfter = (takenDays: number, change: Partial<Person> = {}): CheckInput => ({
  ...withPerson(
    'clerk',
    change,
    withLeave([{ person: 'clerk', date: monday, kind: 'paid' }], without('clerk', monday)),
  ),
  leaveTaken: [{ person: 'clerk', takenDays }],
})

const fourDays: Partial<Person> = { weeklyMinutes: 1080, shifts: ['短'] }

/** Five days of equal length, with some minutes more on Monday, under a contract of fewer hours. */
export const contracted = (
  change: Partial<Person>,
  daily: number,
  onMonday: number,
  input = week,
): CheckInput =>
  withPerson(
    'clerk',
    change,
    eachDay('clerk', ({ date }, index) => worked(date, daily + (index === 0 ? onMonday : 0)), input),
  )

const month = (from: LocalDate, minutes: number) =>
  Array.from({ length: Math.ceil(minutes / 480) }, (_, index) =>
    worked(addDays(from, index), Math.min(480, minutes - 480 * index)),
  )

/** Two months of so many minutes before a week under 20 hours. */
export const months = (august: number, september: number): CheckInput => ({
  ...withPerson('clerk', { weeklyMinutes: 1170 }),
  earlier: [...month('2023-08-01', august), ...month('2023-09-01', september)],
})

const wage = (wagePerHour: number) => withCity({ prices: { ...week.city.prices, wagePerHour } })

const published = { ...stretched(0, 15), published: week.days }

export const peoplePairs: Readonly<Record<string, RulePair>> = {
  leaveGrant: { allows: leaveAfter(25), forbids: leaveAfter(25.5), found: 26.5, allowed: 26 },
  partTimeLeaveGrant: {
    allows: leaveAfter(18, fourDays),
    forbids: leaveAfter(18.5, fourDays),
    found: 19.5,
    allowed: 19,
  },
  fiveDays: {
    allows: leaveAfter(4, { leaveBaseOn: '2021-10-07' }),
    forbids: leaveAfter(3.5, { leaveBaseOn: '2021-10-07' }),
    found: 4.5,
    allowed: 5,
  },
  fiveDaysAhead: {
    allows: leaveAfter(2, { leaveBaseOn: '2022-04-08' }),
    forbids: leaveAfter(1.5, { leaveBaseOn: '2022-04-08' }),
    found: 2.5,
    allowed: 3,
  },
  twentyHours: {
    allows: contracted({ weeklyMinutes: 1170 }, 240, -1),
    forbids: contracted({ weeklyMinutes: 1170 }, 240, 0),
    found: 1200,
    allowed: 1199,
  },
  insuredFromThird: {
    allows: months(5315, 5142),
    forbids: months(5315, 5143),
    found: 2,
    allowed: 1,
  },
  threeQuarters: {
    allows: contracted({ weeklyMinutes: 1500, contract: 'partTime' }, 348, 3),
    forbids: contracted({ weeklyMinutes: 1500, contract: 'partTime' }, 348, 4),
    found: 1744,
    allowed: 1743,
  },
  employmentInsurance: {
    allows: contracted({ weeklyMinutes: 540 }, 120, -1, weekFrom('2028-10-02')),
    forbids: contracted({ weeklyMinutes: 540 }, 120, 0, weekFrom('2028-10-02')),
    found: 600,
    allowed: 599,
  },
  minimumWage: { allows: wage(1113), forbids: wage(1112), found: 1112, allowed: 1113 },
  consent: {
    allows: { ...published, consents: [{ person: 'clerk', date: monday, agreedOn: '2023-10-01' }] },
    forbids: published,
    found: 15,
    allowed: 0,
  },
}
