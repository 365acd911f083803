import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayNumber, weekday } from '../../../src/core/calendar/date.ts'
import { backtestSeries } from '../../../src/core/forecast/backtest.ts'
import { accuracyTable, modelCard } from '../../../src/core/forecast/card.ts'
import { explained } from '../../../src/core/forecast/explain.ts'
import { modelsOf } from '../../../src/core/forecast/known.ts'
import { type ForecastModel, forecastDays, knowledgeOf, train } from '../../../src/core/forecast/model.ts'
import type { NetworkTrainer } from '../../../src/core/forecast/network.ts'
import type { Networks } from '../../../src/core/forecast/network-member.ts'
import { networksOf } from '../../../src/core/forecast/networks.ts'
import type { DemandSeries } from '../../../src/core/forecast/types.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { loadNetworkTrainer } from '../../../src/engines/network.ts'
import { made, plain, until } from './made.ts'

const FROM: LocalDate = '2021-10-04'
const ORIGIN: LocalDate = '2023-07-03'
const EARLIER = addDays(ORIGIN, -168)
const SPAN = { from: EARLIER, to: ORIGIN }
const WEEK = ORIGIN

/** Mondays in the first ten days of a month bring 80 % more: a Monday and a place in the month, together. */
const isRush = (date: LocalDate): boolean => weekday(date) === 1 && +date.slice(8) <= 10
const rush = (date: LocalDate): number => (isRush(date) ? 1.8 : 1)

const queue = (id: string, level: number): DemandSeries => ({
  ...made({ from: FROM, days: 650, seed: id, level, dayCv: 0.05, effect: rush, daily: true }),
  id,
})
const week = (from: LocalDate) =>
  Array.from({ length: 5 }, (_, i) => ({ date: addDays(from, i), firstSlot: 0, slots: 1 }))
const known = (series: DemandSeries, networks: Networks) =>
  knowledgeOf(series, plain, [EARLIER, ORIGIN], { portfolio: 'all', networks })

let trainer: NetworkTrainer
let series: DemandSeries[]
let networks: Networks
let model: ForecastModel

beforeAll(async () => {
  trainer = (await loadNetworkTrainer())!
  series = [queue('one', 80), queue('two', 200)]
  networks = networksOf(trainer, series, plain, SPAN)!
  model = train(until(series[0]!, ORIGIN), plain, ORIGIN, { portfolio: 'all', networks })
}, 60_000)

describe('networks of all queues', () => {
  test('each speaks from its day on, twelve weeks apart, and knows whose turn it is', () => {
    const days = networks.dated.map(({ from }) => from)
    expect(networks.queues).toEqual(['one', 'two'])
    expect(days.length).toBeGreaterThan(2)
    expect(days.at(-1)).toBeLessThanOrEqual(dayNumber(ORIGIN))
    expect(days.slice(1).every((day, i) => day - days[i]! === 84)).toBe(true)
  })

  test('go on from the one before, and begin anew once there is half as much again to learn from', () => {
    const centres = networks.dated.map(({ network }) => JSON.stringify(network.centre))
    expect(new Set(centres).size).toBeGreaterThan(1)
    expect(new Set(centres).size).toBeLessThan(centres.length)
  })

  test('learn what depends on weekday and place in the month together, which the regression cannot say', () => {
    const { rows } = backtestSeries(until(series[0]!, ORIGIN), plain, {
      weeks: 8,
      portfolio: 'all',
      networks,
    })
    const wape = (name: string): number => rows.find((row) => row.model === name)!.accuracy.wape
    expect(wape('neuralNetwork')).toBeLessThan(0.9 * wape('countRegression'))
    expect(wape('combination')).toBeLessThan(wape('countRegression'))
    expect(rows.map((row) => row.model)).toEqual(modelsOf('all', true))
    expect(rows.at(-1)!.weight).toBeGreaterThan(0.1)
    expect(rows.slice(1).reduce((sum, { weight }) => sum + weight!, 0)).toBeCloseTo(1, 9)
  })

  test('taught again they are the same bytes, whatever comes at or after the origin', () => {
    const poisoned = (from: LocalDate) =>
      series.map((one) => ({
        ...one,
        days: one.days.map((day) => (day.date >= from ? { ...day, counts: [9999] } : day)),
      }))
    const late = poisoned(ORIGIN)
    expect(JSON.stringify(networksOf(trainer, late, plain, SPAN))).toBe(JSON.stringify(networks))
    const early = poisoned(EARLIER)
    const others = networksOf(trainer, early, plain, SPAN)!
    expect(JSON.stringify(others)).not.toBe(JSON.stringify(networks))
    expect(JSON.stringify(known(early[0]!, others)[0])).toBe(JSON.stringify(known(series[0]!, networks)[0]))
  })

  test('ten times the counts, ten times the forecast', () => {
    const ten = series.map((one) => ({
      ...one,
      days: one.days.map((day) => ({ ...day, counts: day.counts.map((count) => 10 * count!) })),
    }))
    const large = train(ten[0]!, plain, ORIGIN, {
      portfolio: 'all',
      networks: networksOf(trainer, ten, plain, SPAN),
    })
    const means = (of: ForecastModel): number[] =>
      forecastDays(of, plain, week(WEEK), { model: 'neuralNetwork' }).map(({ mean }) => mean)
    means(model).forEach((mean, i) => {
      expect(Math.abs(means(large)[i]! / mean / 10 - 1)).toBeLessThan(0.06)
    })
  })

  test('too little history teaches nothing', () => {
    const short = [until(series[0]!, addDays(FROM, 150))]
    const at = addDays(FROM, 150)
    expect(networksOf(trainer, short, plain, { from: addDays(at, -28), to: at })).toBeUndefined()
  })

  test('zeros, one value, silence and a million leave nothing but numbers', () => {
    const odd = (id: string, count: (i: number) => number | null): DemandSeries => ({
      ...series[0]!,
      id,
      days: until(series[0]!, ORIGIN)
        .days.slice(-230)
        .map((day, i) => ({ ...day, counts: [count(i)] })),
    })
    const all = [
      odd('zeros', () => 0),
      odd('same', () => 40),
      odd('silent', (i) => (i > 60 && i < 160 ? null : 20 + (i % 7))),
      odd('million', (i) => (i === 120 ? 1_000_000 : 30 + (i % 5))),
      { ...series[0]!, id: 'none', days: [] },
    ]
    const taught = networksOf(trainer, all, plain, { from: ORIGIN, to: ORIGIN })!
    const text = JSON.stringify(taught)
    expect(text).not.toContain('null')
    for (const [i, near] of [0, 40, 23, 32].entries())
      for (const { mean, quantiles } of forecastDays(
        train(all[i]!, plain, ORIGIN, { portfolio: 'all', networks: taught }),
        plain,
        week(WEEK),
        { model: 'neuralNetwork' },
      )) {
        expect(Math.abs(mean - near)).toBeLessThan(0.25 * near + 1)
        expect(quantiles.every((quantile) => quantile >= 0)).toBe(true)
      }
  }, 30_000)
})

describe('a model with a network', () => {
  test('forecasts alike once it has been saved; parts of its explanation multiply up', () => {
    const reread = JSON.parse(JSON.stringify(model)) as ForecastModel
    const days = forecastDays(model, plain, week(WEEK), { model: 'combination' })
    expect(forecastDays(reread, plain, week(WEEK), { model: 'combination' })).toEqual(days)
    for (const day of explained(model, plain, week(WEEK), days, { model: 'combination' })) {
      const { base, parts } = day.explanation!
      expect(base * Math.exp(parts.reduce((sum, { log }) => sum + log, 0))).toBeCloseTo(day.mean, 6)
    }
  })

  test('without networks there is none, and the rest is as if it did not exist', () => {
    const all = train(until(series[0]!, ORIGIN), plain, ORIGIN, { portfolio: 'all' })
    const usual = train(until(series[0]!, ORIGIN), plain, ORIGIN, { networks })
    expect(all.weights).toHaveLength(5)
    expect(usual.weights).toHaveLength(3)
    expect(usual.followed).toEqual([])
    expect(all.followed).toEqual(model.followed.slice(0, 2))
    expect(all.filter).toEqual(model.filter)
  })

  test('one that only misleads gets no weight at all, and card and table say so', () => {
    const wrong: Networks = {
      ...networks,
      dated: networks.dated.map(({ from, network }) => ({
        from,
        network: {
          ...network,
          layers: network.layers.map((layer, l) =>
            l === network.layers.length - 1 ? { ...layer, bias: [0.7] } : layer,
          ),
        },
      })),
    }
    const past = until(series[0]!, ORIGIN)
    const misled = train(past, plain, ORIGIN, { portfolio: 'all', networks: wrong })
    expect(misled.weights.at(-1)).toBe(0)
    const { rows } = backtestSeries(past, plain, { weeks: 2, portfolio: 'all', networks: wrong })
    expect(accuracyTable(rows, 'ja').at(-1)!.at(-1)).toBe('重みなし')
    const input = { series: past, context: plain, dataHash: '', weeks: 2 }
    const card = modelCard({ ...input, model: misled, rows }, 'ja')
    expect(card).toContain('ニューラルネットワーク 重みなし')
    expect(modelCard({ ...input, model, rows }, 'ja')).not.toContain('ニューラルネットワーク 重みなし')
    expect(card).toContain('→ 16 → 8 → 1')
  })
})
