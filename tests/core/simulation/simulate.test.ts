import { describe, expect, test } from 'vitest'
import type { City } from '../../../src/core/city/types.ts'
import { dutiesFrom } from '../../../src/core/simulation/duties.ts'
import { batchesOf, simulateBatch, simulateWeek } from '../../../src/core/simulation/simulate.ts'
import { summarise } from '../../../src/core/simulation/summary.ts'
import { addTally, emptyTally } from '../../../src/core/simulation/tally.ts'
import type { Capacity } from '../../../src/core/simulation/types.ts'
import { weekPlan } from '../../../src/core/simulation/week.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { sampleCity } from '../../fixtures/city.ts'
import { sampleForecast, sampleHolidays } from '../../fixtures/forecast.ts'

const city = sampleCity()
const forecast = sampleForecast(city)

const people = (count: number, date: LocalDate = '2023-10-02', at: City = city): Capacity[] =>
  at.activities
    .filter(({ kind }) => kind === 'window' || kind === 'phone')
    .map(({ id }) => ({
      date,
      activity: id,
      steps:
        count === 0
          ? []
          : [
              { minute: 510, people: count },
              { minute: 1035, people: 0 },
            ],
    }))

const simulate = (capacity: readonly Capacity[], replications = 40, seed = 'test', at: City = city) =>
  simulateWeek(forecast, dutiesFrom(capacity, at), at, sampleHolidays, { replications, seed })

describe('a simulated day', () => {
  test('brings the arrivals of the forecast', () => {
    const day = simulate(people(3), 400).queues.find((it) => it.queue === 'tax')!
    const expected = forecast.queues.find((it) => it.queue === 'tax')!.days[0]!.mean
    const half = (day.arrivals.high - day.arrivals.low) / 2
    expect(Math.abs(day.arrivals.mean - expected)).toBeLessThan(2 * half)
    expect(day.slots).toHaveLength(18)
    expect(day.slots.reduce((sum, it) => sum + it.arrivals, 0)).toBeCloseTo(day.arrivals.mean, 9)
  })

  test('the same seed gives the same bytes, another seed another week', () => {
    const once = JSON.stringify(simulate(people(2)))
    expect(JSON.stringify(simulate(people(2)))).toBe(once)
    expect(JSON.stringify(simulate(people(2), 40, 'other'))).not.toBe(once)
  })

  test('more people meet the same customers and make them wait less', () => {
    const few = simulate(people(2))
    const more = simulate(people(3))
    more.queues.forEach((queue, i) => {
      expect(queue.arrivals).toEqual(few.queues[i]!.arrivals)
      expect(queue.meanWaitSeconds.mean).toBeLessThan(few.queues[i]!.meanWaitSeconds.mean)
      expect(queue.withinTarget.mean).toBeGreaterThanOrEqual(few.queues[i]!.withinTarget.mean)
      expect(queue.occupancy.mean).toBeLessThan(few.queues[i]!.occupancy.mean)
    })
  })

  test('batches run apart and added in order give the same bytes as one run', () => {
    const plan = weekPlan(forecast, dutiesFrom(people(2), city), city, sampleHolidays)
    const parts = batchesOf(60)
      .toReversed()
      .map(({ first, count }) => ({ first, tally: simulateBatch(plan, 'test', first, count) }))
      .sort((a, b) => a.first - b.first)
    const total = emptyTally(plan)
    for (const { tally } of parts) addTally(total, tally)
    expect(JSON.stringify(summarise(plan, total, 'test'))).toBe(JSON.stringify(simulate(people(2), 60)))
  })

  test('progress counts every replication', () => {
    const seen: number[] = []
    simulateWeek(forecast, dutiesFrom(people(2), city), city, sampleHolidays, {
      replications: 60,
      seed: 'test',
      onProgress: (done, total) => seen.push(done / total),
    })
    expect(seen.at(-1)).toBe(1)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })

  test('nobody at the windows: nobody is served, and every figure is a number', () => {
    const empty = simulate(people(0), 10)
    for (const queue of empty.queues) {
      expect(queue.abandonedShare.mean).toBe(1)
      expect(queue.withinTarget.mean).toBe(0)
      expect(queue.occupancy.mean).toBe(0)
    }
    expect(JSON.stringify(empty)).not.toContain('null')
  })

  test('those inside at closing time are served, by overtime', () => {
    const short = simulate(people(1), 40)
    const enough = simulate(people(6), 40)
    const calls = ['shuno', 'saikoku']
    for (const { team, minutes } of short.overtimeMinutes.filter((it) => !calls.includes(it.team))) {
      expect(minutes.mean).toBeGreaterThan(
        enough.overtimeMinutes.find((it) => it.team === team)!.minutes.mean,
      )
    }
    const windows = short.queues.filter((it) => !it.queue.endsWith('Phone'))
    expect(windows.every((it) => it.abandonedShare.mean === 0)).toBe(true)
  })

  test('callers give up, visitors do not', () => {
    const { queues } = simulate(people(1))
    for (const { queue, abandonedShare } of queues)
      expect(abandonedShare.mean > 0).toBe(queue.endsWith('Phone'))
  })

  test('a closed day and a day served by the city have no customers', () => {
    expect(simulate(people(3, '2023-10-07')).queues.every((it) => it.arrivals.mean === 0)).toBe(true)
    const own = { ...city, openings: city.openings.map((it) => ({ ...it, servedBy: 'city' as const })) }
    expect(simulate(people(3), 5, 'test', own).queues.every((it) => it.arrivals.mean === 0)).toBe(true)
  })

  test('a team takes its queues together: its days below target count a day once', () => {
    const week = simulate(people(1), 40)
    const team = week.teams.find((it) => it.team === 'annai')!
    const own = week.queues.filter((it) => ['guide', 'apply'].includes(it.queue))
    expect(team.arrivals.mean).toBeCloseTo(own[0]!.arrivals.mean + own[1]!.arrivals.mean, 9)
    expect(team.daysBelowTarget.mean).toBeLessThanOrEqual(1)
    expect(team.daysBelowTarget.mean).toBeGreaterThanOrEqual(
      Math.max(...own.map((it) => it.daysBelowTarget.mean)),
    )
  })

  test('every interval holds its mean; one replication has no width', () => {
    for (const queue of simulate(people(2)).queues)
      for (const it of [queue.meanWaitSeconds, queue.withinTarget, queue.abandonedShare, queue.arrivals]) {
        expect(it.low).toBeLessThanOrEqual(it.mean)
        expect(it.high).toBeGreaterThanOrEqual(it.mean)
      }
    const once = simulate(people(2), 1).queues[0]!
    expect(once.arrivals.low).toBe(once.arrivals.high)
  })

  test('a hundred times the replications shrink the interval about ten times', () => {
    const width = (replications: number) => {
      const { low, high } = simulate(people(2), replications).queues[0]!.arrivals
      return high - low
    }
    expect(width(20) / width(2000)).toBeGreaterThan(5)
    expect(width(20) / width(2000)).toBeLessThan(20)
  })
})
