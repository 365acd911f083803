import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { City, Journey } from '../../../src/core/city/types.ts'
import type { SlotDemand } from '../../../src/core/simulation/draw.ts'
import { dutiesFrom } from '../../../src/core/simulation/duties.ts'
import { journeyIssues } from '../../../src/core/simulation/journey-issues.ts'
import { directSlots } from '../../../src/core/simulation/journeys.ts'
import { simulateWeek } from '../../../src/core/simulation/simulate.ts'
import { sampleCity } from '../../fixtures/city.ts'
import { sampleForecast, sampleHolidays } from '../../fixtures/forecast.ts'

const slots = (means: readonly number[], handlingSeconds = 600): SlotDemand[] =>
  means.map((mean, i) => ({
    start: 30_600 + 1800 * i,
    seconds: 1800,
    mean,
    slotCv: 0,
    handlingSeconds,
    handlingCv: 0.5,
  }))

const means = (rows: readonly SlotDemand[]) => rows.map(({ mean }) => mean)
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

describe('who comes by themselves', () => {
  test('are the forecast less those expected from other desks, when they are expected', () => {
    const [source, target] = directSlots([
      { slots: slots([10, 0, 0]), ways: [{ to: 1, share: 0.3, walkSeconds: 300 }] },
      { slots: slots([5, 5, 5]), ways: [] },
    ])
    expect(means(source!)).toEqual([10, 0, 0])
    // They leave evenly from 900 s after opening to 900 s after the end of the slot.
    expect(means(target!)[0]).toBeCloseTo(3.5, 9)
    expect(means(target!)[1]).toBeCloseTo(3.5, 9)
    expect(means(target!)[2]).toBeCloseTo(5, 9)
  })

  test('who is under way at closing time counts in the last slot', () => {
    const [, target] = directSlots([
      { slots: slots([0, 0, 10]), ways: [{ to: 1, share: 0.3, walkSeconds: 300 }] },
      { slots: slots([5, 5, 5]), ways: [] },
    ])
    expect(means(target!)).toEqual([5, 5, 2])
  })

  test('without journeys nothing changes', () => {
    const before = slots([1, 2, 3])
    expect(directSlots([{ slots: before, ways: [] }])[0]).toBe(before)
  })

  test('any journeys: never fewer than nobody, and the day’s total stays that of the forecast where it can', () => {
    const rates = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 })
    const share = fc.integer({ min: 0, max: 100 }).map((it) => it / 100)
    fc.assert(
      fc.property(rates, rates, share, fc.integer({ min: 0, max: 9000 }), (from, to, part, walkSeconds) => {
        const [, target] = directSlots([
          { slots: slots(from), ways: [{ to: 1, share: part, walkSeconds }] },
          { slots: slots(to), ways: [] },
        ])
        const direct = means(target!)
        for (const mean of direct) expect(mean).toBeGreaterThanOrEqual(0)
        expect(sum(direct)).toBeCloseTo(Math.max(0, sum(to) - part * sum(from)), 6)
      }),
    )
  })
})

describe('a simulated day with journeys', () => {
  const plain = sampleCity()
  const forecast = sampleForecast(plain)
  const journeys: readonly Journey[] = [
    { from: 'apply', to: 'insurance', share: 0.3, walkSeconds: 120 },
    { from: 'insurance', to: 'payment', share: 0.4, walkSeconds: 60 },
  ]
  const city: City = { ...plain, journeys }
  const people = (count: number) =>
    dutiesFrom(
      city.activities
        .filter(({ kind }) => kind === 'window' || kind === 'phone')
        .map(({ id }) => ({
          date: '2023-10-02' as const,
          activity: id,
          steps: [
            { minute: 510, people: count },
            { minute: 1035, people: 0 },
          ],
        })),
      city,
    )
  const simulate = (count: number, at: City, replications = 300) =>
    simulateWeek(forecast, people(count), at, sampleHolidays, { replications, seed: 'ways' })
  const queueOf = (week: ReturnType<typeof simulate>, id: string) =>
    week.queues.find(({ queue }) => queue === id)!

  test('has the arrivals of the forecast at each desk, and the share that comes from another', () => {
    const without = simulate(4, plain)
    const with_ = simulate(4, city)
    for (const { queue, arrivals } of with_.queues) {
      const before = queueOf(without, queue).arrivals
      const width = arrivals.high - arrivals.low + before.high - before.low
      expect(Math.abs(arrivals.mean - before.mean)).toBeLessThan(width)
    }
    expect(queueOf(with_, 'insurance').onwardShare).toBeCloseTo(0.3, 1)
    expect(queueOf(with_, 'payment').onwardShare).toBeCloseTo(0.4, 1)
    expect(queueOf(with_, 'apply').onwardShare).toBe(0)
  })

  test('that would bring more than the forecast has is warned about', () => {
    const of = (share: number) =>
      journeyIssues(forecast, { ...plain, journeys: [{ ...journeys[0]!, share }] }, ['2023-10-02'], 'f.json')
    expect(of(0.9)).toEqual([])
    const many = {
      ...plain,
      journeys: ['apply', 'tax', 'guide'].map((from) => ({ ...journeys[0]!, from, share: 0.5 })),
    }
    expect(journeyIssues(forecast, many, ['2023-10-02', '2023-10-08'], 'f.json')).toMatchObject([
      { code: 'journeysOutweigh', severity: 'warning', values: { queue: 'insurance', date: '2023-10-02' } },
    ])
  })

  test('meets the same visitors whoever is there', () => {
    const [few, more] = [simulate(2, city, 40), simulate(5, city, 40)]
    few.queues.forEach(({ arrivals }, q) => {
      expect(more.queues[q]!.arrivals).toEqual(arrivals)
    })
  })

  test('ends where journeys go in a circle, which a city file may not hold', () => {
    const circle: City = {
      ...plain,
      journeys: [
        { from: 'tax', to: 'payment', share: 0.5, walkSeconds: 0 },
        { from: 'payment', to: 'tax', share: 0.5, walkSeconds: 0 },
      ],
    }
    expect(queueOf(simulate(4, circle, 3), 'tax').arrivals.mean).toBeGreaterThan(0)
  })
})
