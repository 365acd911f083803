import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, weekday } from '../../../src/core/calendar/date.ts'
import { backtestSeries } from '../../../src/core/forecast/backtest.ts'
import { type BoostCase, boost, boosted } from '../../../src/core/forecast/boosted-trees.ts'
import { Boosting, tellBoosting } from '../../../src/core/forecast/boosting.ts'
import { explained } from '../../../src/core/forecast/explain.ts'
import type { DayFacts } from '../../../src/core/forecast/follower.ts'
import { membersOf, modelLog, modelsOf } from '../../../src/core/forecast/known.ts'
import { type ForecastModel, forecastDays, knowledgeOf, train } from '../../../src/core/forecast/model.ts'
import { Smoothing, tellSmoothing } from '../../../src/core/forecast/smoothing.ts'
import type { DayForecast, DemandSeries } from '../../../src/core/forecast/types.ts'
import { seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { made, openDays, plain, until } from './made.ts'

const facts = (day: number, more: Partial<DayFacts> = {}): DayFacts => ({
  day,
  weekday: day % 7,
  isHoliday: false,
  restBefore: 0,
  restAfter: 0,
  monthStart: day % 21,
  monthEnd: 20 - (day % 21),
  fiscal: 40,
  monthDay: 1 + (day % 30),
  yearDay: day % 365,
  effect: 0,
  expected: 3,
  ...more,
})
const OPTIONS = { gapDays: 0, horizonDays: 7, from: 0 }

describe('exponential smoothing', () => {
  test('tells nothing before the first day, then what it saw', () => {
    const smoothing = new Smoothing(OPTIONS)
    expect(smoothing.tell(facts(0))).toBeUndefined()
    smoothing.learn(facts(0), 3)
    expect(smoothing.tell(facts(5))).toBeCloseTo(3, 12)
  })

  test('adds the effect of a day, and takes it away before it learns', () => {
    const smoothing = new Smoothing(OPTIONS)
    for (let day = 0; day < 40; day++) {
      const effect = day % 2 ? 0.5 : 0
      smoothing.learn(facts(day, { effect }), 4 + effect)
    }
    expect(smoothing.tell(facts(40, { effect: 0 }))).toBeCloseTo(4, 6)
    expect(smoothing.tell(facts(41, { effect: 0.5 }))).toBeCloseTo(4.5, 6)
  })

  test('goes on rising with a series that rises, but not for ever', () => {
    const smoothing = new Smoothing(OPTIONS)
    for (let day = 0; day < 120; day++) smoothing.learn(facts(day), 3 + 0.02 * day)
    const at = (day: number): number => smoothing.tell(facts(day))!
    expect(at(123)).toBeGreaterThan(at(120))
    expect(Math.abs(at(123) - (3 + 0.02 * 123))).toBeLessThan(0.05)
    expect(at(2000) - at(1000)).toBeLessThan(0.01)
  })

  test('chooses a fast pace for a level that jumps and stays, a slow one for a level that only shakes', () => {
    const random = seeded('paces')
    const jumping = new Smoothing(OPTIONS)
    const shaking = new Smoothing(OPTIONS)
    for (let day = 0; day < 400; day++) {
      jumping.learn(facts(day), Math.floor(day / 20) % 2)
      shaking.learn(facts(day), random.uniform() - 0.5)
    }
    jumping.learn(facts(400), 0.9)
    expect(Math.abs(jumping.tell(facts(401))! - 0.9)).toBeLessThan(0.3)
    expect(Math.abs(shaking.tell(facts(401))!)).toBeLessThan(0.15)
  })

  test('an open holiday teaches it nothing', () => {
    const smoothing = new Smoothing(OPTIONS)
    for (let day = 0; day < 30; day++) smoothing.learn(facts(day), 2)
    const before = smoothing.tell(facts(35))
    smoothing.learn(facts(30, { isHoliday: true }), -3)
    expect(smoothing.tell(facts(35))).toBe(before)
  })

  test('its state is plain and tells the same', () => {
    const smoothing = new Smoothing(OPTIONS)
    for (let day = 0; day < 50; day++) smoothing.learn(facts(day), 2 + Math.sin(day))
    const state = JSON.parse(JSON.stringify(smoothing.state()))
    expect(tellSmoothing(state, facts(53))).toBe(smoothing.tell(facts(53)))
  })
})

const SETTINGS = { rounds: 80, rate: 0.1, ridge: 1, least: 5 }

describe('boosted trees', () => {
  const random = seeded('trees')
  /** Factor 3 only where both features are high: what no sum of single effects can say. */
  const rate = (a: number, b: number): number => (a > 0.5 && b > 0.5 ? 12 : 4)
  const cases: BoostCase[] = Array.from({ length: 1500 }, () => {
    const [a, b] = [random.uniform(), random.uniform()]
    return { features: [a, b, random.uniform()], count: random.poisson(rate(a, b)), offset: 0, weight: 1 }
  })
  const trees = boost(cases, SETTINGS)

  test('find an interaction of two features in Poisson counts', () => {
    for (const [a, b] of [
      [0.2, 0.2],
      [0.2, 0.8],
      [0.8, 0.2],
      [0.8, 0.8],
    ] as const)
      expect(Math.abs(boosted(trees, [a, b, 0.5]) - Math.log(rate(a, b)))).toBeLessThan(0.2)
  })

  test('add to the offset: what it already says needs no tree', () => {
    const told = cases.map((one) => ({ ...one, offset: Math.log(rate(one.features[0]!, one.features[1]!)) }))
    const rest = boost(told, SETTINGS)
    expect(Math.abs(boosted(rest, [0.8, 0.8, 0.5]))).toBeLessThan(0.25)
    expect(boosted(trees, [0.8, 0.8, 0.5])).toBeGreaterThan(2)
  })

  test('cases without weight teach nothing', () => {
    const poisoned = cases.map((one) => ({ ...one, count: 1000, weight: 0 }))
    expect(boosted(boost([...cases, ...poisoned], SETTINGS), [0.2, 0.2, 0.5])).toBeLessThan(2)
  })

  test('one value of a feature, no case, no split: no tree says anything wrong', () => {
    expect(boosted(boost([], SETTINGS), [])).toBe(0)
    const same = Array.from({ length: 50 }, () => ({
      features: [7],
      count: 3,
      offset: Math.log(3),
      weight: 1,
    }))
    expect(boosted(boost(same, SETTINGS), [7])).toBeCloseTo(0, 9)
  })

  test('never split off fewer cases than a leaf needs', () => {
    const lone = Array.from({ length: 40 }, (_, i) => ({
      features: [i],
      count: i >= 37 ? 50 : 1,
      offset: 0,
      weight: 1,
    }))
    const leaves = boost(lone, { ...SETTINGS, least: 10 })
    expect(boosted(leaves, [39])).toBeCloseTo(boosted(leaves, [31]), 12)
  })

  test('the same cases give the same trees, plain enough for JSON', () => {
    expect(JSON.stringify(boost(cases, SETTINGS))).toBe(JSON.stringify(trees))
    expect(boosted(JSON.parse(JSON.stringify(trees)), [0.3, 0.6, 0.1])).toBe(boosted(trees, [0.3, 0.6, 0.1]))
  })
})

describe('gradient boosting as a member', () => {
  /** Day 5 of the month doubles, but only on weekday 1: the regression's effect knows nothing of it. */
  const logOf = (day: number): number => 3 + (day % 7 === 1 && day % 30 < 15 ? 0.7 : 0)
  const learned = (days: number): Boosting => {
    const boosting = new Boosting({ ...OPTIONS, from: days - 1 })
    for (let day = 0; day < days; day++) boosting.learn(facts(day), logOf(day))
    return boosting
  }

  test('says nothing before it has seen enough', () => {
    expect(learned(60).tell(facts(61))).toBeUndefined()
  })

  test('learns what depends on two things together', () => {
    const boosting = learned(900)
    for (let day = 900; day < 907; day++)
      expect(Math.abs(boosting.tell(facts(day))! - logOf(day))).toBeLessThan(0.25)
  })

  test('ten times the counts, ten times the forecast', () => {
    const small = learned(600)
    const large = new Boosting({ ...OPTIONS, from: 599 })
    for (let day = 0; day < 600; day++) large.learn(facts(day), logOf(day) + Math.log(10))
    expect(large.tell(facts(603))! - small.tell(facts(603))!).toBeCloseTo(Math.log(10), 4)
  })

  test('its state is plain and tells the same', () => {
    const boosting = learned(700)
    const state = JSON.parse(JSON.stringify(boosting.state()))
    expect(tellBoosting(state, facts(703))).toBe(boosting.tell(facts(703)))
  })
})

describe('a portfolio', () => {
  const ORIGIN: LocalDate = '2023-07-03'
  let series: DemandSeries
  let usual: ForecastModel
  let all: ForecastModel
  let week: DayForecast[]

  beforeAll(() => {
    series = made({ from: '2022-06-06', days: 420, seed: 'portfolio' })
    usual = train(until(series, ORIGIN), plain, ORIGIN)
    all = train(until(series, ORIGIN), plain, ORIGIN, { portfolio: 'all' })
    week = forecastDays(all, plain, openDays(ORIGIN, 7), { model: 'combination' })
  })

  test('the usual one asks nothing of the others, and is the same as if they did not exist', () => {
    expect(usual.followed).toEqual([])
    expect(membersOf(usual.weights)).toEqual(['countRegression', 'fourWeekMean', 'seasonalNaive'])
    expect(modelsOf()).toEqual(['combination', ...membersOf(usual.weights)])
  })

  test('all members have weights that add up to 1, and the regression is the same beside them', () => {
    expect(membersOf(all.weights)).toEqual(modelsOf('all').slice(1))
    expect(all.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
    for (const weight of all.weights) expect(weight).toBeGreaterThanOrEqual(0)
    expect(all.filter.state).toEqual(usual.filter.state)
  })

  test('a saved model with all members forecasts alike; each member by itself is near the truth', () => {
    const reread = JSON.parse(JSON.stringify(all)) as ForecastModel
    expect(forecastDays(reread, plain, openDays(ORIGIN, 7), { model: 'combination' })).toEqual(week)
    const rates = [130, 100, 90, 95, 110]
    for (const model of ['exponentialSmoothing', 'gradientBoosting'] as const)
      forecastDays(all, plain, openDays(ORIGIN, 7), { model }).forEach(({ mean, date }) => {
        expect(Math.abs(mean / rates[weekday(date) - 1]! - 1)).toBeLessThan(0.15)
      })
  })

  test('a member that was not tried speaks as the combination', () => {
    expect(modelLog('gradientBoosting', [0.5, 0.5, 0], [1, 3, 9])).toBe(2)
    expect(modelLog('gradientBoosting', [0, 0, 0, 0, 1], [1, 3, 9, 4, 7])).toBe(7)
  })

  test('parts of an explanation still multiply up to the forecast', () => {
    for (const day of explained(all, plain, openDays(ORIGIN, 7), week, { model: 'combination' })) {
      const { base, parts } = day.explanation!
      expect(base * Math.exp(parts.reduce((sum, { log }) => sum + log, 0))).toBeCloseTo(day.mean, 6)
    }
  })

  test('nothing at or after an origin reaches any member', () => {
    const origins = [addDays(ORIGIN, -28), addDays(ORIGIN, -14)]
    const poisoned = {
      ...series,
      days: series.days.map((day) =>
        day.date >= origins[1]! ? { ...day, counts: day.counts.map(() => 777) } : day,
      ),
    }
    const known = (from: DemandSeries) =>
      JSON.stringify(knowledgeOf(from, plain, origins, { portfolio: 'all' }))
    expect(known(poisoned)).toBe(known(series))
  })

  test('the back-test ranks all of them and says their weights; a usual one ranks the usual', () => {
    const { rows } = backtestSeries(series, plain, { weeks: 4, portfolio: 'all' })
    expect(rows.map(({ model }) => model)).toEqual(modelsOf('all'))
    expect(rows[0]!.weight).toBeUndefined()
    expect(rows.slice(1).reduce((sum, { weight }) => sum + weight!, 0)).toBeCloseTo(1, 9)
    expect(backtestSeries(series, plain, { weeks: 4 }).rows.map(({ model }) => model)).toEqual(modelsOf())
  })
})
