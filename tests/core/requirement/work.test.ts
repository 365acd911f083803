import { describe, expect, test } from 'vitest'
import { addDays, datesBetween, weekday } from '../../../src/core/calendar/date.ts'
import type { History, OutboundCount, WorkCount } from '../../../src/core/interval/types.ts'
import { outboundRequirements, worthOfSlots } from '../../../src/core/requirement/outbound.ts'
import { expectedUnits, workRequirements } from '../../../src/core/requirement/work.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { sampleCity } from '../../fixtures/city.ts'
import { sampleHolidays } from '../../fixtures/forecast.ts'

const city = sampleCity()
const week = datesBetween('2023-10-02', '2023-10-08')
const isWeekday = (date: LocalDate) => weekday(date) % 6 !== 0

const counts = (from: LocalDate, to: LocalDate, units: (date: LocalDate) => number): WorkCount[] =>
  datesBetween(from, to)
    .filter(isWeekday)
    .map((date) => ({ date, task: 'mail', units: units(date) }))

const history = (work: readonly WorkCount[], outbound: readonly OutboundCount[] = []): History => ({
  slotMinutes: 30,
  intervals: [],
  work,
  outbound,
  gaps: [],
})

describe('units expected on a date', () => {
  test('are the mean of the same weekday over the latest weeks', () => {
    const expected = expectedUnits(
      counts('2023-07-01', '2023-09-28', (date) => (weekday(date) === 1 ? 50 : 20)),
    )
    expect(expected('2023-10-02')).toBe(50)
    expect(expected('2023-10-03')).toBe(20)
  })

  test('follow the season of earlier years', () => {
    const busy = (date: LocalDate) => (date.slice(5, 7) === '10' ? 40 : 20)
    const expected = expectedUnits(counts('2020-04-01', '2023-09-28', busy))
    expect(expected('2023-10-16')).toBeGreaterThan(32)
    expect(expected('2023-10-16')).toBeLessThanOrEqual(40)
  })

  test('are none without any history', () => {
    expect(expectedUnits([])('2023-10-02')).toBe(0)
  })
})

describe('back-office work of a week', () => {
  const steady = history(counts('2023-07-01', '2023-09-28', () => 30))

  test('is, in the long run, what comes in: 30 a day of 8 minutes make 20 hours', () => {
    const work = workRequirements(steady, city, sampleHolidays, week)
    expect(work.reduce((sum, it) => sum + it.hours, 0)).toBeCloseTo(20, 6)
  })

  test('lies in windows inside the week, backlog first', () => {
    const work = workRequirements(steady, city, sampleHolidays, week)
    for (const { from, due, hours, task, activity } of work) {
      expect(week).toContain(from)
      expect(week).toContain(due)
      expect(from <= due).toBe(true)
      expect(hours).toBeGreaterThan(0)
      expect([task, activity]).toEqual(['mail', 'annaiWork'])
    }
    expect(work[0]).toMatchObject({ from: '2023-10-02', due: '2023-10-02' })
  })

  test('a backlog of one known day falls due with the days it has left', () => {
    const late = history([{ date: '2023-09-28', task: 'mail', units: 60 }])
    const only = workRequirements(late, city, sampleHolidays, week).filter((it) => it.due === '2023-10-03')
    // Thursday's post may be done on Thu, Fri, Mon and Tue: half of the 8 hours is left.
    expect(only[0]).toMatchObject({ from: '2023-10-02', due: '2023-10-03' })
    expect(only[0]!.hours).toBeGreaterThanOrEqual(4)
  })

  test('is not due on a closed day', () => {
    const dates = datesBetween('2023-10-02', '2023-10-15')
    for (const { due, from } of workRequirements(steady, city, sampleHolidays, dates)) {
      expect(isWeekday(due) && due !== '2023-10-09').toBe(true)
      expect(isWeekday(from) && from !== '2023-10-09').toBe(true)
    }
  })

  test('is nothing for no dates and for no history', () => {
    expect(workRequirements(steady, city, sampleHolidays, [])).toEqual([])
    expect(workRequirements(history([]), city, sampleHolidays, week)).toEqual([])
  })
})

describe('outbound hours', () => {
  const [task] = city.outbound
  const calls = (contacts: (slot: number) => number): OutboundCount[] =>
    datesBetween('2023-07-01', '2023-09-28')
      .filter(isWeekday)
      .flatMap((date) =>
        Array.from({ length: 16 }, (_, i) => ({
          date,
          slot: 18 + i,
          task: 'reminder',
          attempts: 40,
          contacts: contacts(18 + i),
          promises: 0,
          operators: 4,
        })),
      )

  test('are asked for on open days only', () => {
    const found = outboundRequirements(
      undefined,
      city,
      sampleHolidays,
      datesBetween('2023-10-06', '2023-10-10'),
    )
    expect(found.map((it) => it.date)).toEqual(['2023-10-06', '2023-10-10'])
    expect(found[0]).toMatchObject({
      hours: 28,
      seats: 4,
      minimumSeats: 3,
      startMinute: 540,
      endMinute: 1020,
    })
    expect(found[0]).not.toHaveProperty('worth')
  })

  test('are worth more where more people answer, one on average', () => {
    const worth = worthOfSlots(
      task!,
      calls((slot) => (slot >= 32 ? 20 : 10)),
      30,
      1,
    )!
    expect(worth).toHaveLength(16)
    expect(worth.reduce((a, b) => a + b) / 16).toBeCloseTo(1, 12)
    expect(worth[15]! / worth[0]!).toBeGreaterThan(1.6)
    expect(worth[15]! / worth[0]!).toBeLessThan(2)
  })

  test('a few calls on one weekday say little', () => {
    const lucky: OutboundCount[] = [
      ...calls(() => 10),
      {
        date: addDays('2023-09-28', 1),
        slot: 20,
        task: 'reminder',
        attempts: 4,
        contacts: 4,
        promises: 0,
        operators: 1,
      },
    ]
    const worth = worthOfSlots(task!, lucky, 30, 5)!
    expect(worth[2]!).toBeLessThan(1.05)
  })

  test('without a contact there is nothing to tell', () => {
    expect(
      worthOfSlots(
        task!,
        calls(() => 0),
        30,
        1,
      ),
    ).toBeUndefined()
    expect(worthOfSlots(task!, [], 30, 1)).toBeUndefined()
  })
})
