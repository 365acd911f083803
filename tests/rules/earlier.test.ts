import { describe, expect, test } from 'vitest'
import type { Person } from '../../src/core/city/types.ts'
import { check } from '../../src/core/verification/check.ts'
import type { CheckInput, Consent, LeaveRecord, VariableFrame } from '../../src/core/verification/types.ts'
import { daysBefore, stretched, withFrame, workedOn } from './cases-frames.ts'
import { leaveAfter, months } from './cases-people.ts'
import { dayOf, dayOff, eachDay, longer, monday, week, withDay, withPerson, working } from './valid-week.ts'

const broken = (input: CheckInput, rule: string) =>
  check(input).breaches.filter((breach) => breach.rule === rule)

describe('days before the roster', () => {
  const sunday = '2023-10-01'
  const midweek: CheckInput = { ...week, dates: week.dates.slice(2), days: week.days.slice() }
  const fromWednesday = (input: CheckInput): CheckInput => ({
    ...input,
    days: input.days.filter(({ date }) => date >= '2023-10-04'),
  })

  test('rest since the evening before its first day', () => {
    const late = (end: string): CheckInput => ({
      ...working('clerk', monday, [
        ['certificates', '08:30', '13:00'],
        ['rest', '13:00', '14:00'],
        ['certificates', '14:00', '17:15'],
      ]),
      earlier: [dayOf('clerk', sunday, [['papers', '19:00', end]])],
    })
    expect(broken(late('21:30'), 'interval')).toEqual([])
    expect(broken(late('21:31'), 'interval')).toMatchObject([{ found: 659, date: monday }])
  })

  test('a week begun before it counts whole, and only what is rostered is blamed', () => {
    const before = week.days.filter(({ person, date }) => person === 'clerk' && date < '2023-10-04')
    const input = fromWednesday({ ...midweek, earlier: before })
    expect(broken(longerDays(input, 25), 'weeklyHours')).toEqual([])
    expect(broken(longerDays(input, 26), 'weeklyHours')).toMatchObject([{ person: 'clerk', found: 2403 }])
    const early = before.map(longer(60))
    expect(broken({ ...input, earlier: early }, 'dailyHours')).toEqual([])
  })

  test('seven days of one week without rest are found across its beginning', () => {
    const saturdays = week.days.map((day) =>
      day.person === 'clerk' && day.date >= '2023-10-07'
        ? dayOf('clerk', day.date, [['papers', '09:00', '12:00']])
        : day,
    )
    const input = fromWednesday({ ...midweek, days: saturdays })
    const before = week.days.filter(({ person, date }) => person === 'clerk' && date < '2023-10-04')
    expect(broken(input, 'weeklyRest')).toEqual([])
    expect(broken({ ...input, earlier: before }, 'weeklyRest')).toMatchObject([{ date: monday, found: 0 }])
    expect(broken({ ...input, earlier: before.slice(1) }, 'weeklyRest')).toEqual([])
  })

  test('overtime of the month so far is counted from them', () => {
    const record = { specialClause: false, yearFrom: '2023-04', people: [] }
    const hours = (minutes: number): CheckInput => ({
      ...stretched(0, 16),
      earlier: [dayOf('clerk', sunday, [['papers', '00:00', '24:00']], '日', lasting(minutes))].map(
        (day) => ({
          ...day,
          blocks: [{ activity: 'papers', ...lasting(minutes) }],
        }),
      ),
      overtime: { ...record, people: [{ person: 'clerk', months: [october(1740)] }] },
    })
    expect(broken(hours(480 + 959), 'monthlyOvertime')).toEqual([])
    expect(broken(hours(480 + 960), 'monthlyOvertime')).toMatchObject([{ found: 2701, allowed: 2700 }])
  })

  test('a day on or after the first of the roster is no earlier day', () => {
    const twice = { ...week, earlier: week.days }
    expect(check(twice).breaches).toEqual([])
  })
})

const lasting = (minutes: number) => ({ startMinute: 0, endMinute: minutes })
const october = (overtimeMinutes: number) => ({ month: '2023-10', overtimeMinutes, holidayMinutes: 0 })

/** The clerk's days of a roster, each some minutes longer. */
const longerDays = (input: CheckInput, minutes: number): CheckInput =>
  eachDay('clerk', longer(minutes), input)

describe('variable hours of a year', () => {
  test('half a year allows half of 280 days, floored; three months have no limit', () => {
    const half = { from: '2023-10-01', to: '2024-03-31' } as const
    expect(broken(withFrame({ ...half, workedDays: 135 }), 'yearDays')).toEqual([])
    expect(broken(withFrame({ ...half, workedDays: 136 }), 'yearDays')).toMatchObject([{ allowed: 140 }])
    const quarter = { from: '2023-10-01', to: '2023-12-31' } as const
    expect(broken(withFrame({ ...quarter, workedDays: 200 }), 'yearDays')).toEqual([])
    const longer = { ...quarter, to: '2024-01-01' } as const
    expect(broken(withFrame({ ...longer, workedDays: 67 }), 'yearDays')).toMatchObject([
      { found: 72, allowed: 71 },
    ])
  })

  test('in the busy part twelve days in a row are allowed, and no more', () => {
    const busy = (from: string): Partial<VariableFrame> => ({
      busy: [{ from: from as '2023-09-01', to: '2023-10-31' }],
    })
    expect(broken(withFrame(busy('2023-09-01'), workedOn(daysBefore(7))), 'yearDaysInRow')).toEqual([])
    expect(broken(withFrame(busy('2023-09-01'), workedOn(daysBefore(8))), 'yearDaysInRow')).toMatchObject([
      { found: 13, allowed: 12 },
    ])
  })

  test('42 hours of overtime a month, 320 a year', () => {
    const record = (month: string, minutes: number, frame: Partial<VariableFrame> = {}): CheckInput => ({
      ...withFrame(frame),
      overtime: {
        specialClause: false,
        yearFrom: '2023-04',
        people: [{ person: 'clerk', months: [{ month, overtimeMinutes: minutes, holidayMinutes: 0 }] }],
      },
    })
    expect(broken(record('2023-10', 2520), 'monthlyOvertime')).toEqual([])
    expect(broken(record('2023-10', 2521), 'monthlyOvertime')).toMatchObject([{ allowed: 2520 }])
    expect(broken(record('2023-10', 2521, { to: '2023-06-30' }), 'monthlyOvertime')).toEqual([])
    expect(broken(record('2023-09', 19_200), 'yearlyOvertime')).toEqual([])
    expect(broken(record('2023-09', 19_201), 'yearlyOvertime')).toMatchObject([{ allowed: 19_200 }])
  })
})

describe('below 18 in variable hours', () => {
  const young = (system: 'month' | 'flex', saturday: string) =>
    withPerson(
      'clerk',
      { bornOn: '2008-01-01' },
      withDay(
        dayOf('clerk', '2023-10-07', [['papers', '08:00', saturday]]),
        withFrame({ system }, stretched(15)),
      ),
    )

  test('48 hours a week are allowed, overtime or not; a minute more is not', () => {
    expect(broken(young('month', '16:00'), 'minorFrame')).toEqual([])
    expect(broken(young('month', '16:00'), 'minorOvertime')).toEqual([])
    expect(broken(young('month', '16:01'), 'minorFrame')).toMatchObject([
      { found: 2881, allowed: 2880 },
      { found: 481, allowed: 480 },
    ])
  })

  test('flexitime is none for them: 40 hours', () => {
    expect(broken(young('flex', '16:00'), 'minorFrame')).toEqual([])
    expect(broken(young('flex', '16:00'), 'minorOvertime')).toMatchObject([{ found: 480 }])
  })
})

describe('social insurance', () => {
  test('two whole months in a row at 20 hours a week, neither of them a minute less', () => {
    expect(broken(months(5315, 5143), 'insuredFromThird')).toHaveLength(1)
    expect(broken(months(5314, 5143), 'insuredFromThird')).toEqual([])
    expect(broken(months(0, 9000), 'insuredFromThird')).toEqual([])
  })

  test('who is insured by contract is not warned about', () => {
    const insured = withPerson('clerk', { weeklyMinutes: 1200 }, months(5315, 5143))
    expect(broken(insured, 'insuredFromThird')).toEqual([])
    expect(broken(insured, 'twentyHours')).toEqual([])
  })

  test('a month of which the first day is not known says nothing', () => {
    const input = months(5315, 5143)
    const late = input
      .earlier!.filter(({ date }) => date > '2023-08-01')
      .concat(dayOff('clerk', '2023-08-02'))
    const long = late.map((day) => (day.shift ? longer(60)(day) : day))
    expect(broken({ ...input, earlier: long }, 'insuredFromThird')).toEqual([])
  })
})

describe('paid leave', () => {
  const record = (change: Partial<LeaveRecord>, input: CheckInput): CheckInput => ({
    ...input,
    leaveTaken: [{ person: 'clerk', takenDays: 0, ...change }],
  })
  const paid = (dates: readonly string[]) =>
    dates.map((date) => ({ ...dayOff('clerk', date as typeof monday), absence: 'paid' as const }))

  test.each([
    ['2023-10-02', 10],
    ['2022-10-02', 21],
    ['2017-10-02', 38],
    ['2016-10-02', 40],
    ['2010-10-02', 40],
  ] as const)('first granted on %s: this year and the year before make %i days', (base, days) => {
    expect(broken(leaveAfter(days - 1, { leaveBaseOn: base }), 'leaveGrant')).toEqual([])
    expect(broken(leaveAfter(days - 0.5, { leaveBaseOn: base }), 'leaveGrant')).toMatchObject([
      { allowed: days },
    ])
  })

  test.each([
    [['短'], 270, 1],
    [['短'], 540, 3],
    [['短'], 810, 5],
    [['短'], 1080, 7],
  ] as const)('%s, %i minutes a week: %i days in the first year', (shifts, weeklyMinutes, days) => {
    const person: Partial<Person> = { shifts, weeklyMinutes, leaveBaseOn: '2023-10-02' }
    expect(broken(leaveAfter(days - 1, person), 'partTimeLeaveGrant')).toEqual([])
    expect(broken(leaveAfter(days, person), 'partTimeLeaveGrant')).toMatchObject([{ allowed: days }])
  })

  test('five short days, or 30 hours on four, are granted in full', () => {
    for (const weeklyMinutes of [1350, 1800]) {
      const person: Partial<Person> = { shifts: ['短'], weeklyMinutes, leaveBaseOn: '2023-10-02' }
      expect(broken(leaveAfter(9, person), 'leaveGrant')).toEqual([])
      expect(broken(leaveAfter(9.5, person), 'leaveGrant')).toMatchObject([{ allowed: 10 }])
    }
  })

  test('what is left of the year before counts where it is known', () => {
    expect(broken(record({ takenDays: 16, carriedDays: 3 }, leaveAfter(0)), 'leaveGrant')).toEqual([])
    expect(broken(record({ takenDays: 16, carriedDays: 2 }, leaveAfter(0)), 'leaveGrant')).toMatchObject([
      { found: 17, allowed: 16 },
    ])
  })

  test('nothing is said of a year whose beginning nobody knows', () => {
    const { leaveTaken, ...unknown } = leaveAfter(0, { leaveBaseOn: '2021-10-07' })
    expect(leaveTaken).toHaveLength(1)
    expect(broken(unknown, 'fiveDays')).toEqual([])
    const since = { ...unknown, earlier: paid(['2022-10-07', '2023-02-01', '2023-03-01']) }
    expect(broken(since, 'fiveDays')).toMatchObject([{ found: 4, allowed: 5, date: '2023-10-06' }])
    const enough = { ...unknown, earlier: paid(['2022-10-07', '2023-02-01', '2023-03-01', '2023-03-02']) }
    expect(broken(enough, 'fiveDays')).toEqual([])
  })

  test('half a year with two days, nine months with four; the day before nothing', () => {
    const ahead = (base: string, taken: number) =>
      broken(
        record({ takenDays: taken }, withPerson('clerk', { leaveBaseOn: base as typeof monday })),
        'fiveDaysAhead',
      ).map(({ found, allowed }) => [found, allowed])
    expect(ahead('2022-04-08', 2.5)).toEqual([[2.5, 3]])
    expect(ahead('2022-04-09', 0)).toEqual([])
    expect(ahead('2022-01-08', 4.5)).toEqual([[4.5, 5]])
    expect(ahead('2022-01-09', 3)).toEqual([])
  })

  test('those granted fewer than ten days need not take five', () => {
    const person: Partial<Person> = { shifts: ['短'], weeklyMinutes: 1080, leaveBaseOn: '2021-10-07' }
    expect(broken(leaveAfter(0, person), 'fiveDays')).toEqual([])
  })
})

describe('published hours', () => {
  const publish = (input: CheckInput, consents: readonly Consent[] = []) =>
    broken({ ...input, published: week.days, consents }, 'consent')

  test('another activity in the same hours needs no consent; a day off or a day on does', () => {
    expect(
      publish(
        working('clerk', monday, [
          ['papers', '08:30', '13:00'],
          ['rest', '13:00', '14:00'],
          ['papers', '14:00', '17:15'],
        ]),
      ),
    ).toEqual([])
    const off = {
      ...week,
      days: week.days.map((day) =>
        day.person === 'clerk' && day.date === monday ? dayOff('clerk', monday) : day,
      ),
    }
    expect(publish(off)).toMatchObject([{ found: 525, date: monday }])
    expect(publish(off, [{ person: 'clerk', date: '2023-10-03', agreedOn: monday }])).toHaveLength(1)
    expect(
      publish({ ...off, staff: { ...off.staff, leave: [{ person: 'clerk', date: monday, kind: 'paid' }] } }),
    ).toEqual([])
  })
})
