import { describe, expect, test } from 'vitest'
import type { City } from '../../../src/core/city/types.ts'
import { requirementOf } from '../../../src/core/requirement/requirement.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { sampleCity } from '../../fixtures/city.ts'
import { sampleForecast, sampleHolidays } from '../../fixtures/forecast.ts'

const city = sampleCity()

const slotsOf = (activity: string, date: LocalDate, at: City = city) =>
  requirementOf(sampleForecast(at), undefined, at, sampleHolidays, [date]).slots.filter(
    (it) => it.activity === activity,
  )

describe('the slots of a requirement', () => {
  test('cover the opening hours, cut slots included', () => {
    const monday = slotsOf('tax', '2023-10-02')
    expect(monday.map((it) => it.slot)).toEqual(Array.from({ length: 18 }, (_, i) => 17 + i))
    expect(monday.at(-1)!.arrivals).toBeCloseTo(3, 9)
    expect(monday.at(-1)!.offeredErlangs).toBeCloseTo((3 * 420) / 900, 9)
  })

  test('run into the evening where the counters do', () => {
    expect(slotsOf('certificate', '2023-10-04').at(-1)!.slot).toBe(37)
    expect(slotsOf('tax', '2023-10-04').at(-1)!.slot).toBe(34)
  })

  test.each(['2023-10-07', '2023-10-08', '2023-10-09'] as const)('are none on %s', (date) => {
    expect(requirementOf(sampleForecast(city), undefined, city, sampleHolidays, [date]).slots).toEqual([])
  })

  test('are none where the city serves by itself', () => {
    const own = { ...city, openings: city.openings.map((it) => ({ ...it, servedBy: 'city' as const })) }
    expect(slotsOf('tax', '2023-10-02', own)).toEqual([])
  })

  test('ask for the minimum in force and never for more than the seats', () => {
    const quiet = requirementOf(sampleForecast(city, undefined, 0.01), undefined, city, sampleHolidays, [
      '2023-10-02',
    ])
    expect(quiet.slots.filter((it) => it.activity === 'payment').every((it) => it.people === 3)).toBe(true)
    const rush = requirementOf(sampleForecast(city, undefined, 20), undefined, city, sampleHolidays, [
      '2023-10-02',
    ])
    expect(rush.slots.filter((it) => it.activity === 'payment').every((it) => it.people === 4)).toBe(true)
    for (const it of rush.slots)
      expect(it.curve).toHaveLength(city.activities.find((a) => a.id === it.activity)!.seats + 1)
  })

  test('a desk without a queue of its own stands at its minimum while its team is open', () => {
    const noQueue = { ...city, queues: city.queues.filter((it) => it.id !== 'guide') }
    const slots = slotsOf('guide', '2023-10-04', noQueue)
    expect(slots).toHaveLength(21)
    expect(slots.every((it) => it.people === 2 && it.arrivals === 0)).toBe(true)
  })
})

describe('a pooled desk', () => {
  const pooled: City = {
    ...city,
    activities: city.activities.map((it) => (it.id === 'apply' ? { ...it, seats: 8 } : it)),
    queues: city.queues.map((it) => (it.id === 'guide' ? { ...it, activity: 'apply' } : it)),
  }

  test('adds arrivals and keeps the mean handling', () => {
    const [first] = slotsOf('apply', '2023-10-02', pooled)
    expect(first!.arrivals).toBeCloseTo(14.4, 9)
    expect(first!.offeredErlangs).toBeCloseTo((14.4 * 420) / 1800, 9)
  })

  test('says what each of its queues meets, and a desk of one queue says it once', () => {
    const [first] = slotsOf('apply', '2023-10-02', pooled)
    const { serviceLevel, queues } = first!.curve[3]!
    expect(queues!.map(({ queue }) => queue)).toEqual(['guide', 'apply'])
    expect((queues![0]!.serviceLevel + queues![1]!.serviceLevel) / 2).toBeCloseTo(serviceLevel, 9)
    expect(slotsOf('tax', '2023-10-02')[0]!.curve[3]).not.toHaveProperty('queues')
  })

  test('needs fewer people than two desks apart', () => {
    const noMinimum = { ...pooled, activities: pooled.activities.map((it) => ({ ...it, minimum: [] })) }
    const apart = { ...city, activities: city.activities.map((it) => ({ ...it, minimum: [], seats: 8 })) }
    const total = (at: City, ...desks: string[]) =>
      desks.flatMap((desk) => slotsOf(desk, '2023-10-02', at)).reduce((sum, it) => sum + it.people, 0)
    expect(total(noMinimum, 'apply')).toBeLessThan(total(apart, 'apply', 'guide'))
  })
})

test('the same input gives the same requirement', () => {
  const once = () => requirementOf(sampleForecast(city), undefined, city, sampleHolidays, ['2023-10-02'])
  expect(JSON.stringify(once())).toBe(JSON.stringify(once()))
})
