import { describe, expect, test } from 'vitest'
import { addDays, datesBetween } from '../../../src/core/calendar/date.ts'
import type { Person } from '../../../src/core/city/types.ts'
import { solveRoster } from '../../../src/core/roster/solve.ts'
import type { PersonDay, Roster, RosterProblem } from '../../../src/core/roster/types.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { check } from '../../../src/core/verification/check.ts'
import type { Earlier, MonthHours, VariableFrame } from '../../../src/core/verification/types.ts'
import { loadHighs } from '../../../src/engines/highs.ts'
import { activity, MONDAY, PRICES, person, shift, slot, type TinyParts, tiny } from './tiny.ts'

const highs = await loadHighs()
const WEEK = datesBetween(MONDAY, '2023-10-06')

/** A shift of so many paid minutes from 9:00 on, with an hour of break above six hours. */
const long = (code: string, minutes: number, start = 540) =>
  minutes > 360
    ? shift(code, start, start + minutes + 60, 60, [start + 120, start + 180])
    : shift(code, start, start + minutes)

/** A desk at which one person more is always worth more than any wage, open from morning to night. */
const busy = (parts: TinyParts & { readonly one?: Partial<Person> } = {}): RosterProblem => {
  const dates = parts.dates ?? WEEK
  return tiny({
    slotMinutes: 30,
    dates,
    people: [person('p', ['desk'], { weeklyMinutes: 0, maxWeeklyMinutes: 4200, ...parts.one })],
    activities: [activity('desk', 'window', 'a', 1)],
    slots: dates.flatMap((date) =>
      Array.from({ length: 48 }, (_, index) => slot(date, index, 'desk', [20_000])),
    ),
    openFrom: 0,
    openTo: 1440,
    ...parts,
    city: { overtimeAgreement: true, prices: { ...PRICES, noLeaderPerSlot: 0 }, ...parts.city },
  })
}

const rosterOf = (problem: RosterProblem): Roster => {
  const outcome = solveRoster(problem, highs, { limits: { gap: 0 } })
  if (outcome.kind !== 'roster') throw new Error(JSON.stringify(outcome))
  const { city, staff, dates, open, before } = problem
  const { breaches } = check({ city, staff, dates, open, ...before, days: outcome.roster.days })
  const own = new Set(['unstaffed', 'leaderPresent', 'managerPresent', 'openingHours'])
  expect(breaches.filter(({ severity, rule }) => severity === 'breach' && !own.has(rule))).toEqual([])
  return outcome.roster
}

const minutesOf = (roster: Roster): number =>
  roster.days.reduce(
    (sum, { shift: own, breaks }) =>
      sum +
      (own ? own.endMinute - own.startMinute : 0) -
      breaks.reduce((b, { startMinute, endMinute }) => b + endMinute - startMinute, 0),
    0,
  )

const minutes = (problem: RosterProblem, before?: Earlier): number =>
  minutesOf(rosterOf(before ? { ...problem, before } : problem))

const daysWorked = (problem: RosterProblem): number =>
  rosterOf(problem).days.filter((day) => day.shift).length

const past = (date: LocalDate, startMinute: number, endMinute: number): PersonDay => ({
  person: 'p',
  date,
  shift: { code: 'd', startMinute, endMinute },
  breaks: [{ startMinute: startMinute + 120, endMinute: startMinute + 180 }],
  blocks: [
    { activity: 'desk', startMinute, endMinute: startMinute + 120 },
    { activity: 'desk', startMinute: startMinute + 180, endMinute },
  ],
})

const off = (date: LocalDate): PersonDay => ({ person: 'p', date, breaks: [], blocks: [] })

describe('the day before the horizon', () => {
  const problem = (start: number) => busy({ dates: [MONDAY], shifts: [long('d', 300, start)] })
  const sunday = { earlier: [past('2023-10-01', 780, 1320)] }

  test('leaves eleven hours of rest, to the minute', () => {
    expect(minutes(problem(540), sunday)).toBe(300)
    expect(minutes(problem(539), sunday)).toBe(0)
  })
})

test('rest is asked between dates that follow each other, not between those that stand side by side', () => {
  const shifts = [
    { ...long('late', 300, 1080), weekdays: [1] },
    { ...long('early', 300, 400), weekdays: [2, 3] },
  ]
  expect(daysWorked(busy({ dates: [MONDAY, '2023-10-03'], shifts }))).toBe(1)
  expect(daysWorked(busy({ dates: [MONDAY, '2023-10-04'], shifts }))).toBe(2)
})

describe('a horizon that begins inside a week', () => {
  const dates = datesBetween('2023-10-05', '2023-10-06')
  const monday = datesBetween(MONDAY, '2023-10-04')
  const shifts = [8, 4, 1].map((hours) => long(`h${hours}`, hours * 60))
  const earlier = monday.map((date) => past(date, 540, 1080))

  test('has the hours and days of the week that are left: 40:00 is reached, and not passed', () => {
    const problem = busy({ dates, shifts, city: { overtimeAgreement: false } })
    expect(minutes(problem, { earlier })).toBe(2400 - 1440)
    expect(minutes(busy({ dates, shifts, one: { maxWeeklyMinutes: 1980 } }), { earlier })).toBe(540)
  })

  test('has two days off a week, those before it counted', () => {
    const five = datesBetween('2023-09-30', '2023-10-01')
    const days = datesBetween('2023-09-25', '2023-09-29')
    const weekend = busy({
      dates: five,
      shifts: [{ ...shifts[0]!, weekdays: [0, 6] }],
    })
    expect(daysWorked(weekend)).toBe(2)
    expect(daysWorked({ ...weekend, before: { earlier: days.map((date) => past(date, 540, 1080)) } })).toBe(0)
  })

  test('owes what the days before left open of the contract', () => {
    const owed = (earlierDays: readonly PersonDay[]) => {
      const problem = busy({ dates, shifts, slots: [], one: { weeklyMinutes: 2160 } })
      return minutes({ ...problem, before: { earlier: earlierDays } })
    }
    expect(owed(earlier)).toBe(2160 - 1440)
    expect(owed([past(MONDAY, 540, 1080), off('2023-10-03')])).toBe(960)
  })
})

describe('overtime left', () => {
  const shifts = [long('ten', 600), long('nine', 540), long('eight', 480), long('half', 510)]
  const record = (months: readonly MonthHours[], specialClause = false): Earlier => ({
    overtime: { specialClause, yearFrom: '2023-04', people: [{ person: 'p', months }] },
  })
  const month = (name: string, overtimeMinutes: number, holidayMinutes = 0): MonthHours => ({
    month: name,
    overtimeMinutes,
    holidayMinutes,
  })
  const over = (before: Earlier, one: Partial<Person> = {}) =>
    Math.max(0, minutes(busy({ shifts, one }), before) - 2400)

  test('five days of ten hours where nothing was before', () => {
    expect(over({})).toBe(600)
  })

  test('45 hours a month are reached and not passed', () => {
    expect(over(record([month('2023-10', 2700 - 150)]))).toBe(150)
    expect(over(record([month('2023-10', 2700)]))).toBe(0)
    expect(over(record([month('2023-10', 2700)], true))).toBe(600)
  })

  test('360 hours a year, 720 with a special clause', () => {
    const months = ['2023-04', '2023-05', '2023-06', '2023-07', '2023-08', '2023-09']
    const hours = (each: number) => months.map((name) => month(name, each))
    expect(over(record([...hours(2700), month('2023-10', 0), month('2023-03', 2700)]))).toBe(600)
    const full = [month('2023-04', 21_600 - 90), month('2023-10', 0)]
    expect(over(record(full))).toBe(90)
    expect(over(record([month('2023-04', 43_200 - 120)], true))).toBe(120)
  })

  test('below 100 hours a month with work on rest days', () => {
    expect(over(record([month('2023-10', 0, 5999 - 120)], true))).toBe(120)
    expect(over(record([month('2023-10', 0, 5999)], true))).toBe(0)
  })

  test('80 hours on average over two to six months', () => {
    expect(over(record([month('2023-09', 5900), month('2023-10', 9600 - 5900 - 180)], true))).toBe(180)
  })

  test('a seventh month above 45 hours is not begun', () => {
    const months = ['2023-04', '2023-05', '2023-06', '2023-07', '2023-08', '2023-09'].map((name) =>
      month(name, 2760),
    )
    expect(over(record([...months, month('2023-10', 2610)], true))).toBe(90)
    expect(over(record([...months.slice(1), month('2023-10', 2610)], true))).toBe(600)
  })

  test('24 hours a month and 150 a year for those who asked for less', () => {
    const limited = { limitedOvertime: true }
    expect(over(record([month('2023-10', 1440 - 210)]), limited)).toBe(210)
    expect(over(record([month('2023-05', 9000 - 240)]), limited)).toBe(240)
    expect(over(record([month('2023-05', 9000 - 240)]))).toBe(600)
  })

  test('each month of a horizon has its own', () => {
    const dates = datesBetween('2023-09-25', '2023-10-06')
    const hours = (months: readonly MonthHours[]) =>
      minutes(busy({ dates, shifts }), record(months)) - 10 * 480
    expect(hours([])).toBe(10 * 120)
    expect(hours([month('2023-09', 2700 - 60), month('2023-10', 2700 - 120)])).toBe(180)
    expect(hours([month('2023-09', 2700), month('2023-10', 0)])).toBe(600)
  })

  test('days before the horizon in the same month count', () => {
    const earlier = datesBetween('2023-09-25', '2023-09-29').map((date) => past(date, 540, 1260))
    const problem = busy({
      dates: datesBetween('2023-09-30', '2023-09-30'),
      shifts: [{ ...shifts[0]!, weekdays: [6] }],
    })
    const before = record([month('2023-09', 2700 - 5 * 180)])
    expect(minutes({ ...problem, before: { ...before, earlier } })).toBe(0)
  })
})

describe('variable hours', () => {
  const shifts = [long('ten', 600), long('one', 60)]
  const frame = (more: Partial<VariableFrame>): Earlier => ({
    frames: [{ person: 'p', from: '2023-10-01', to: '2023-10-31', workedMinutes: 0, ...more }],
  })
  const most = (workedMinutes: number, more: Partial<VariableFrame> = {}) =>
    minutes(busy({ shifts, city: { overtimeAgreement: false } }), frame({ workedMinutes, ...more }))

  test('ten hours a day without overtime, up to 177:08 in 31 days', () => {
    expect(most(0)).toBe(3000)
    expect(most(10_628 - 2460)).toBe(2460)
    expect(most(10_628 - 2459)).toBe(2400)
  })

  test('of a year: 52 hours a week are not passed, nor its days', () => {
    const year = { system: 'year', from: '2023-10-01', to: '2023-12-31' } as const
    expect(most(0, year)).toBeLessThanOrEqual(3120)
    const days = busy({ shifts })
    const twelve = frame({ ...year, to: '2024-09-30', workedDays: 278 })
    expect(daysWorked({ ...days, before: twelve })).toBe(2)
  })

  test('of a year: six days in a row, days before the horizon counted', () => {
    const earlier = datesBetween('2023-09-27', '2023-10-01').map((date) => past(date, 540, 1080))
    const before = {
      ...frame({ system: 'year', from: '2023-04-01', to: '2024-03-31' }),
      earlier,
    }
    const roster = rosterOf({ ...busy({ shifts }), before })
    expect(roster.days.map((day) => day.shift !== undefined).slice(0, 2)).not.toEqual([true, true])
  })
})

describe('people whom the law protects', () => {
  const evening = { dates: [MONDAY], shifts: [long('e', 300, 1020), long('n', 300, 1021)] }

  test('no night from 22:00 on for those who asked, nor below 18', () => {
    const ends = (one: Partial<Person>) => rosterOf(busy({ ...evening, one })).days[0]!.shift!.endMinute
    expect(ends({ noNight: true })).toBe(1320)
    expect(ends({ bornOn: '2006-01-01' })).toBe(1320)
    const only = { ...evening, shifts: [evening.shifts[1]!] }
    expect(daysWorked(busy({ ...only, one: { noNight: true } }))).toBe(0)
    expect(daysWorked(busy(only))).toBe(1)
  })

  test('no overtime below 18, to the day before the birthday', () => {
    const shifts = [long('nine', 540), long('eight', 480)]
    const hours = (bornOn: LocalDate) => minutes(busy({ dates: [MONDAY], shifts, one: { bornOn } }))
    expect(hours('2005-10-03')).toBe(540)
    expect(hours('2005-10-04')).toBe(480)
    expect(minutes(busy({ shifts, one: { bornOn: '2006-01-01' } }))).toBe(2400)
  })

  test('variable hours below 18: eight a day', () => {
    const shifts = [long('nine', 540), long('eight', 480)]
    const before = {
      frames: [{ person: 'p', from: '2023-10-01', to: '2023-10-31', workedMinutes: 0 }] as const,
    }
    expect(minutes({ ...busy({ dates: [MONDAY], shifts, one: { bornOn: '2006-01-01' } }), before })).toBe(480)
    expect(minutes({ ...busy({ dates: [MONDAY], shifts }), before })).toBe(540)
  })

  test('nobody works before school ends', () => {
    const days = (bornOn: LocalDate) =>
      daysWorked(busy({ dates: [MONDAY], shifts: [long('d', 300)], one: { bornOn } }))
    expect(days('2008-04-01')).toBe(1)
    expect(days('2008-04-02')).toBe(0)
  })
})

test('the fiscal year and a new era begin inside a horizon', () => {
  const dates = datesBetween('2019-04-26', '2019-05-06')
  const shifts = [long('d', 465)]
  expect(daysWorked(busy({ dates, shifts, one: { hiredOn: '2018-04-01' } }))).toBe(7)
  const march = datesBetween('2024-03-28', '2024-04-03')
  expect(daysWorked(busy({ dates: march, shifts, one: { trainingValidTo: addDays('2024-04-01', 0) } }))).toBe(
    3,
  )
})
