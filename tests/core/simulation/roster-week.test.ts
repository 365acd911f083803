import { describe, expect, test } from 'vitest'
import type { City } from '../../../src/core/city/types.ts'
import type { Requirement } from '../../../src/core/requirement/types.ts'
import { compareBatch, compareWeeks, comparisonOf } from '../../../src/core/simulation/compare.ts'
import { dutiesOf } from '../../../src/core/simulation/duties.ts'
import { replayOf, replaysOf } from '../../../src/core/simulation/replay.ts'
import { simulateWeek } from '../../../src/core/simulation/simulate.ts'
import { weekPlan } from '../../../src/core/simulation/week.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { sampleCity, sampleStaff } from '../../fixtures/city.ts'
import { plainRoster } from '../../fixtures/duties.ts'
import { sampleForecast, sampleHolidays } from '../../fixtures/forecast.ts'

const staff = sampleStaff()
const plain = sampleCity()
/** Everyone steps in for everyone of the own team; reminder calls fill the gaps of the arrears phone. */
const helpful: City = {
  ...plain,
  activities: plain.activities.map((it) =>
    it.kind === 'window' || it.kind === 'phone' ? { ...it, callsHelpAt: 2 } : it,
  ),
  outbound: plain.outbound.map((it) => ({ ...it, gapCallSeconds: 120 })),
  journeys: [{ from: 'apply', to: 'insurance', share: 0.2, walkSeconds: 60 }],
}
const dates: LocalDate[] = ['2023-10-02', '2023-10-03']
const forecast = sampleForecast(plain)
/** Closing at 17:15 cuts the slot from 17:00 on. */
const LAST_SLOT = 34
const requirement: Requirement = {
  slotMinutes: 30,
  slots: [],
  work: dates.map((date) => ({ task: 'mail', activity: 'annaiWork', from: date, due: date, hours: 14 })),
  outbound: [],
}

const dutiesIn = (city: City, fewer = 0) =>
  dutiesOf(plainRoster(city, staff, dates, fewer), city, dates, staff)
const simulate = (city: City, fewer = 0) =>
  simulateWeek(forecast, dutiesIn(city, fewer), city, sampleHolidays, {
    replications: 60,
    seed: 'week',
    requirement,
  })

const [alone, together] = [simulate(plain), simulate(helpful)]
const of = <T extends object, K extends keyof T>(rows: readonly T[], key: K, id: T[K]): T =>
  rows.find((row) => row[key] === id)!

describe('a rostered week', () => {
  test('is told of every person who works, from 0 to 100 %', () => {
    const working = new Set(dutiesIn(plain).flatMap(({ person }) => person ?? []))
    expect(new Set(alone.people!.map(({ person }) => person))).toEqual(working)
    for (const { occupancy, helpMinutes } of alone.people!) {
      expect(occupancy.mean).toBeGreaterThanOrEqual(0)
      expect(occupancy.mean).toBeLessThanOrEqual(1)
      expect(helpMinutes.mean).toBeGreaterThanOrEqual(0)
    }
  })

  test('in which colleagues step in has shorter waits, and pays with their other work', () => {
    for (const id of ['guide', 'certificate', 'taxPhone'])
      expect(of(together.queues, 'queue', id).meanWaitSeconds.mean).toBeLessThan(
        of(alone.queues, 'queue', id).meanWaitSeconds.mean,
      )
    const [without, with_] = [alone, together].map((week) => of(week.work!, 'task', 'mail'))
    expect(without!.yieldedHours.mean).toBeLessThan(with_!.yieldedHours.mean)
    expect(with_!.days.at(-1)!.backlogHours.mean).toBeGreaterThan(without!.days.at(-1)!.backlogHours.mean)
    expect(with_!.lateShare.mean).toBeGreaterThan(without!.lateShare.mean)
    const minutes = (week: typeof alone) => week.people!.reduce((sum, it) => sum + it.helpMinutes.mean, 0)
    expect(minutes(together)).toBeGreaterThan(minutes(alone) + 60)
  })

  test('tells outbound hours placed, given up and won in the gaps', () => {
    const [without, with_] = [alone, together].map(({ outbound }) => outbound![0]!)
    expect(without!.placedHours).toBe(with_!.placedHours)
    expect(without!.gapHours.mean).toBe(0)
    expect(with_!.gapHours.mean).toBeGreaterThan(0)
    expect(with_!.yieldedHours.mean).toBeGreaterThan(without!.yieldedHours.mean)
  })

  test('has days that add up to its weeks, and ordered waits', () => {
    for (const queue of together.queues) {
      const days = queue.days.reduce((sum, { arrivals }) => sum + arrivals.mean, 0)
      expect(days).toBeCloseTo(queue.arrivals.mean, 9)
      for (const it of [queue, ...queue.days]) {
        const points = [it.wait50Seconds, it.wait90Seconds, it.wait95Seconds, it.maxWaitSeconds].map(
          ({ mean }) => mean,
        )
        expect(points).toEqual(points.toSorted((a, b) => a - b))
      }
      for (const slot of queue.slots)
        expect(slot.wait50Seconds <= slot.wait90Seconds && slot.wait90Seconds <= slot.wait95Seconds).toBe(
          true,
        )
    }
  })

  test('has as many waiting as its arrivals and waits say (Little), but for those still waiting at closing time', () => {
    for (const queue of together.queues) {
      const seconds = queue.slots.reduce(
        (sum, { slot, waiting }) => sum + waiting.mean * (slot === LAST_SLOT ? 900 : 1800),
        0,
      )
      const waited = queue.arrivals.mean * queue.meanWaitSeconds.mean
      expect(seconds).toBeLessThanOrEqual(waited * 1.001)
      expect(seconds).toBeGreaterThan(waited * 0.9)
    }
  })

  test('is the same whatever the order of the duties’ blocks in the file', () => {
    const turned = dutiesIn(helpful).map((duty) => ({ ...duty, blocks: duty.blocks.toReversed() }))
    const week = simulateWeek(forecast, turned, helpful, sampleHolidays, {
      replications: 60,
      seed: 'week',
      requirement,
    })
    expect(week).toEqual(together)
  })

  test('without persons has no table of persons, without a requirement none of back-office work', () => {
    const nameless = dutiesIn(plain).map(({ person: _, ...duty }) => duty)
    const week = simulateWeek(forecast, nameless, plain, sampleHolidays, { replications: 2, seed: 'week' })
    expect(week).not.toHaveProperty('people')
    expect(week).not.toHaveProperty('work')
  })
})

describe('a replay', () => {
  const plan = weekPlan(forecast, dutiesIn(helpful), helpful, sampleHolidays)
  const replay = replayOf(plan, 'week', '2023-10-02')!

  test('tells each visit from arrival to end, by someone who may serve there at that time', () => {
    expect(replay.visits.length).toBeGreaterThan(500)
    expect(replay.visits.map(({ arrival }) => arrival)).toEqual(
      replay.visits.map(({ arrival }) => arrival).toSorted((a, b) => a - b),
    )
    for (const { queue, arrival, start, end, duty } of replay.visits) {
      expect(start === undefined).toBe(duty === undefined)
      expect(start ?? end).toBeGreaterThanOrEqual(arrival)
      expect(end).toBeGreaterThanOrEqual(start ?? arrival)
      if (duty === undefined) continue
      const { activity } = helpful.queues.find(({ id }) => id === queue)!
      const { blocks, canServe } = replay.duties[duty]!
      expect(canServe.includes(activity) || blocks.some((block) => block.activity === activity)).toBe(true)
    }
    expect(replay.visits.some(({ onward }) => onward)).toBe(true)
  })

  test('nobody serves two at once', () => {
    const byDuty = Map.groupBy(
      replay.visits.filter(({ start }) => start !== undefined),
      ({ duty }) => duty,
    )
    for (const visits of byDuty.values()) {
      const inOrder = visits.toSorted((a, b) => a.start! - b.start!)
      inOrder.slice(1).forEach(({ start }, i) => {
        expect(start! + 0.11).toBeGreaterThan(inOrder[i]!.end)
      })
    }
  })

  test('is one of the weeks simulated, neither the best nor the worst, and the same every time', () => {
    expect(replayOf(plan, 'week', '2023-10-02')).toEqual(replay)
    expect(replayOf(plan, 'other', '2023-10-02')!.visits).not.toEqual(replay.visits)
    const waits = replay.visits.map(({ arrival, start, end }) => (start ?? end) - arrival)
    const mean = waits.reduce((a, b) => a + b) / waits.length
    const days = together.queues.flatMap(({ days: [monday] }) => monday!)
    const all = days.reduce((sum, it) => sum + it.arrivals.mean, 0)
    const expected = days.reduce((sum, it) => sum + it.arrivals.mean * it.meanWaitSeconds.mean, 0) / all
    expect(mean / expected).toBeGreaterThan(0.6)
    expect(mean / expected).toBeLessThan(1.4)
  })

  test('is told of open dates alone', () => {
    expect(replayOf(plan, 'week', '2023-10-08')).toBeUndefined()
    const week: LocalDate[] = ['2023-10-06', '2023-10-07']
    const duties = dutiesOf(plainRoster(plain, staff, week), plain, week, staff)
    expect(replaysOf(forecast, duties, plain, sampleHolidays, 'week').map(({ date }) => date)).toEqual([
      '2023-10-06',
    ])
  })
})

describe('two rosters on the same weeks', () => {
  const [first, second] = [0, 1].map((fewer) =>
    weekPlan(forecast, dutiesIn(helpful, fewer), helpful, sampleHolidays),
  )
  const seen: number[] = []
  const onProgress = (done: number) => seen.push(done)
  const pair = compareWeeks(first!, second!, { replications: 60, seed: 'week', onProgress })
  const comparison = pair.difference
  const [week, smaller] = [together, simulate(helpful, 1)]

  test('differ by the difference of their means', () => {
    comparison.queues.forEach(({ queue, meanWaitSeconds, withinTarget }, q) => {
      const [a, b] = [week.queues[q]!, smaller.queues[q]!]
      expect(queue).toBe(a.queue)
      expect(meanWaitSeconds.mean).toBeCloseTo(b.meanWaitSeconds.mean - a.meanWaitSeconds.mean, 6)
      expect(withinTarget.mean).toBeCloseTo(b.withinTarget.mean - a.withinTarget.mean, 9)
    })
  })

  test('by an interval narrower than that of weeks apart', () => {
    const width = ({ low, high }: { low: number; high: number }) => high - low
    const narrower = comparison.queues.filter(({ meanWaitSeconds }, q) => {
      const apart = Math.hypot(
        width(week.queues[q]!.meanWaitSeconds),
        width(smaller.queues[q]!.meanWaitSeconds),
      )
      return width(meanWaitSeconds) < 0.8 * apart
    })
    expect(narrower.length).toBeGreaterThanOrEqual(comparison.queues.length - 2)
  })

  test('are each told as if they were played alone', () => {
    expect(pair.first.queues).toEqual(week.queues)
    expect(pair.second.queues).toEqual(smaller.queues)
    expect(seen).toEqual([25, 50, 60])
  })

  test('a roster differs in nothing from itself', () => {
    const same = comparisonOf(first!, compareBatch(first!, first!, 'week', 0, 10), 'week')
    for (const { meanWaitSeconds, withinTarget } of same.queues)
      for (const { mean, low, high } of [meanWaitSeconds, withinTarget]) {
        expect(mean).toBe(0)
        expect(high - low).toBeLessThan(1e-3)
      }
  })
})
