import { describe, expect, test } from 'vitest'
import type { City, Queue } from '../../../src/core/city/types.ts'
import type { Forecast, SlotForecast } from '../../../src/core/forecast/types.ts'
import { requirementIssues } from '../../../src/core/requirement/check.ts'
import { dutiesOf } from '../../../src/core/simulation/duties.ts'
import { simulateWeek } from '../../../src/core/simulation/simulate.ts'
import type { Duty, SimulatedWeek } from '../../../src/core/simulation/types.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { sampleCity, sampleStaff } from '../../fixtures/city.ts'
import { plainRoster } from '../../fixtures/duties.ts'
import { sampleForecast, sampleHolidays } from '../../fixtures/forecast.ts'

const city = sampleCity()
const staff = sampleStaff()
const dates: LocalDate[] = ['2023-10-02']
const forecast = sampleForecast(city, dates)
const duties = dutiesOf(plainRoster(city, staff, dates), city, dates, staff)

const withSlots = (changes: Partial<SlotForecast>): Forecast => ({
  ...forecast,
  queues: forecast.queues.map((queue) => ({
    ...queue,
    days: queue.days.map((day) => ({ ...day, slots: day.slots.map((slot) => ({ ...slot, ...changes })) })),
  })),
})

const withQueues = (changes: Partial<Queue>): City => ({
  ...city,
  queues: city.queues.map((queue) => ({ ...queue, ...changes })),
})

/** Every figure of a week that ended is a number. */
const isSound = (week: SimulatedWeek): boolean => !/null|NaN|Infinity/.test(JSON.stringify(week))

const simulate = (at: City = city, of: Forecast = forecast, by: readonly Duty[] = duties) =>
  simulateWeek(of, by, at, sampleHolidays, { replications: 3, seed: 'bad' })

const codes = (at: City, of: Forecast) =>
  new Set(requirementIssues(of, at, sampleHolidays, dates).map(({ code }) => code))

describe('what makes no sense is told before, and the simulator ends all the same', () => {
  test.each([
    ['a negative rate', city, withSlots({ mean: -1 }), 'badRate'],
    ['no handling time', city, withSlots({ handling: { meanSeconds: 0, cv: 0.5 } }), 'badHandlingTime'],
    [
      'handling longer than the day',
      city,
      withSlots({ handling: { meanSeconds: 90_000, cv: 0.5 } }),
      'badHandlingTime',
    ],
    ['no patience', withQueues({ patienceSeconds: 0 }), forecast, 'noPatience'],
    [
      'a target of 100 %',
      withQueues({ targets: [{ from: '2018-04-01', share: 1, withinSeconds: 900 }] }),
      forecast,
      'certainTarget',
    ],
    ['a queue that never opens', withQueues({ opening: 'never' }), forecast, 'neverOpen'],
    [
      'no seats',
      { ...city, activities: city.activities.map((it) => ({ ...it, seats: 0 })) },
      forecast,
      'noSeats',
    ],
  ] as const)('%s', (_, at, of, code) => {
    expect(codes(at, of)).toContain(code)
    expect(isSound(simulate(at, of))).toBe(true)
  })
})

describe('what may be is played', () => {
  test('no arrivals at all', () => {
    const week = simulate(city, withSlots({ mean: 0 }))
    expect(codes(city, withSlots({ mean: 0 }))).toEqual(new Set())
    expect(isSound(week)).toBe(true)
    expect(
      week.queues.every(({ arrivals, withinTarget }) => arrivals.mean === 0 && withinTarget.mean === 1),
    ).toBe(true)
  })

  test('nobody at work', () => {
    const week = simulate(city, forecast, dutiesOf([], city, dates, staff))
    expect(isSound(week)).toBe(true)
    expect(week.queues.every(({ abandonedShare }) => abandonedShare.mean === 1)).toBe(true)
  })

  test('skills nobody has: nobody steps in', () => {
    const unskilled = { ...staff, people: staff.people.map((person) => ({ ...person, skills: {} })) }
    const eager = { ...city, activities: city.activities.map((it) => ({ ...it, callsHelpAt: 1 })) }
    const own = dutiesOf(plainRoster(city, unskilled, dates), eager, dates, unskilled)
    const week = simulate(eager, forecast, own)
    expect(isSound(week)).toBe(true)
    const others = plainRoster(city, staff, dates).filter(({ blocks }) =>
      blocks.every(
        ({ activity }) => city.activities.find(({ id }) => id === activity)!.kind === 'backOffice',
      ),
    )
    for (const { person } of others)
      expect(week.people!.find((it) => it.person === person)!.helpMinutes.mean).toBe(0)
  })

  test('blocks that overlap, run backwards, lie at unknown places or past midnight', () => {
    const blocks = [
      { activity: 'guide', startMinute: 700, endMinute: 600 },
      { activity: 'guide', startMinute: 540, endMinute: 800 },
      { activity: 'apply', startMinute: 560, endMinute: 700 },
      { activity: 'moon', startMinute: 500, endMinute: 900 },
      { activity: 'guide', startMinute: 1000, endMinute: 3000 },
    ]
    const strange: Duty[] = [{ date: '2023-10-02', team: 'annai', person: 'X', blocks, canServe: ['guide'] }]
    const week = simulate(city, forecast, strange)
    expect(isSound(week)).toBe(true)
    expect(week.queues.map(({ queue }) => queue)).toEqual(['guide', 'apply'])
  })

  test('no duties: a week of nothing', () => {
    const week = simulate(city, forecast, [])
    expect(week.queues).toEqual([])
    expect(isSound(week)).toBe(true)
  })

  test('far too many visitors for one person', () => {
    const one = duties.filter(({ team }) => team === 'kazei').slice(0, 1)
    const week = simulate(city, sampleForecast(city, dates, 20), one)
    expect(isSound(week)).toBe(true)
    expect(week.overtimeMinutes[0]!.minutes.mean).toBeGreaterThan(1000)
  })
})
