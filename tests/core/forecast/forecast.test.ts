import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, weekday } from '../../../src/core/calendar/date.ts'
import type { CityEvent, DayWeather } from '../../../src/core/calendar/types.ts'
import { backtest, backtestSeries, weeklyOrigins } from '../../../src/core/forecast/backtest.ts'
import { modelCard } from '../../../src/core/forecast/card.ts'
import { type ForecastModel, forecastDays, openDaysAhead, train } from '../../../src/core/forecast/model.ts'
import { type DayForecast, type DemandSeries, QUANTILE_LEVELS } from '../../../src/core/forecast/types.ts'
import { seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { FIRST_SLOT, type Made, made, openDays, plain, rateOf, SHAPE, until } from './made.ts'

const ORIGIN: LocalDate = '2023-07-03'
const recipe: Made = { from: '2022-01-03', days: 620, seed: 'usual' }
let whole: DemandSeries
let model: ForecastModel
let week: DayForecast[]

beforeAll(() => {
  whole = made(recipe)
  model = train(until(whole, ORIGIN), plain, ORIGIN)
  week = forecastDays(model, plain, openDays(ORIGIN, 7))
})

const totals = (days: readonly DayForecast[]): number[] => days.map(({ mean }) => mean)

describe('a forecast', () => {
  test('comes near the true rates of every weekday', () => {
    for (const { date, mean } of week) expect(Math.abs(mean / rateOf(recipe, date) - 1)).toBeLessThan(0.1)
  })

  test('a day is the sum of its slots; its band is narrower than the slots’ bands together', () => {
    for (const day of week) {
      expect(day.slots.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(day.mean, 8)
      const width = (quantiles: readonly number[]) => quantiles[5]! - quantiles[1]!
      const slots = day.slots.reduce((sum, { quantiles }) => sum + width(quantiles), 0)
      expect(width(day.quantiles)).toBeLessThan(slots)
      expect(day.slots.map(({ slot }) => slot)).toEqual(SHAPE.map((_, i) => FIRST_SLOT + i))
    }
  })

  test('quantiles ascend and are never negative', () => {
    for (const { quantiles, slots } of week)
      for (const one of [quantiles, ...slots.map((slot) => slot.quantiles)]) {
        expect(one).toHaveLength(QUANTILE_LEVELS.length)
        expect([...one].sort((a, b) => a - b)).toEqual(one)
        expect(one[0]!).toBeGreaterThanOrEqual(0)
      }
  })

  test('the same data give the same model, byte for byte, and a saved model forecasts alike', () => {
    const again = train(until(whole, ORIGIN), plain, ORIGIN)
    expect(JSON.stringify(again)).toBe(JSON.stringify(model))
    const reread = JSON.parse(JSON.stringify(model)) as ForecastModel
    expect(forecastDays(reread, plain, openDays(ORIGIN, 7))).toEqual(week)
  })

  test('a poisoned future changes nothing', () => {
    const poisoned = {
      ...whole,
      days: whole.days.map((day) =>
        day.date < ORIGIN ? day : { ...day, counts: day.counts.map(() => 1e6) },
      ),
    }
    expect(JSON.stringify(train(poisoned, plain, ORIGIN))).toBe(JSON.stringify(model))
  })

  test('with a gap the days before the origin are not known either', () => {
    const known = train(whole, plain, ORIGIN, { gapDays: 28 })
    const cut = train(until(whole, '2023-06-05'), plain, ORIGIN, { gapDays: 28 })
    expect(JSON.stringify(known)).toBe(JSON.stringify(cut))
    const later = forecastDays(known, plain, openDays(ORIGIN, 7))
    later.forEach(({ dayCv }, i) => {
      expect(dayCv).toBeGreaterThan(week[i]!.dayCv)
    })
  })

  test('ten times the series, ten times the forecast', () => {
    const tenfold = {
      ...whole,
      days: whole.days.map((day) => ({ ...day, counts: day.counts.map((count) => count! * 10) })),
    }
    const large = forecastDays(train(until(tenfold, ORIGIN), plain, ORIGIN), plain, openDays(ORIGIN, 7))
    totals(large).forEach((mean, i) => {
      expect(mean / week[i]!.mean / 10).toBeCloseTo(1, 1)
    })
  })

  test('closing in the middle of a slot leaves the part of it that is open', () => {
    const [monday] = openDays(ORIGIN, 1)
    const openShare = SHAPE.map((_, i) => (i === 9 ? 0.5 : 1))
    const [cut] = forecastDays(model, plain, [{ ...monday!, openShare }])
    expect(cut!.slots[9]!.mean).toBeCloseTo(week[0]!.slots[9]!.mean / 2, 6)
    expect(cut!.slots[8]!.mean).toBeCloseTo(week[0]!.slots[8]!.mean, 6)
  })
})

describe('what moves demand', () => {
  const mailings: CityEvent[] = [
    '2022-02-07',
    '2022-05-09',
    '2022-08-01',
    '2022-10-03',
    '2023-02-06',
    '2023-05-08',
    '2023-07-04',
  ].map((date) => ({
    from: date as LocalDate,
    to: date as LocalDate,
    type: 'mailing',
    queues: [],
    name: { ja: '発送', en: 'Mailing' },
  }))
  const effect = (date: LocalDate) =>
    mailings.some(({ from }) => date >= from && date <= addDays(from, 2)) ? 1.8 : 1

  test('an event planted in the past is expected again where it is announced', () => {
    const series = made({ ...recipe, effect })
    const context = { ...plain, events: mailings }
    const days = forecastDays(train(until(series, ORIGIN), context, ORIGIN), context, openDays(ORIGIN, 7))
    const ratio = days.map(({ date, mean }) => mean / rateOf(recipe, date))
    expect(ratio[0]!).toBeLessThan(1.15)
    expect(ratio[1]!).toBeGreaterThan(1.45)
    expect(ratio[1]!).toBeLessThan(2.1)
    expect(ratio[2]!).toBeGreaterThan(1.45)
  })

  test('an event of another queue is none of ours', () => {
    const context = { ...plain, events: mailings.map((event) => ({ ...event, queues: ['other'] })) }
    expect(JSON.stringify(train(until(whole, ORIGIN), context, ORIGIN))).toBe(JSON.stringify(model))
  })

  test('the Tuesday after a closed Monday is busier when it always was', () => {
    const closed = [
      '2022-02-07',
      '2022-05-02',
      '2022-07-18',
      '2022-10-10',
      '2023-01-09',
      '2023-05-01',
    ] as LocalDate[]
    const names = new Map([...closed, '2023-07-03' as LocalDate].map((date) => [date, '休日']))
    const context = { ...plain, holidays: { names, lastYear: 2024 } }
    const busier = (date: LocalDate) => (closed.includes(addDays(date, -1)) ? 1.6 : 1)
    const series = made({ ...recipe, effect: busier, isClosed: (date) => closed.includes(date) })
    const trained = train(until(series, ORIGIN), context, ORIGIN)
    const [tuesday, wednesday] = forecastDays(trained, context, openDays('2023-07-04', 2))
    expect(tuesday!.mean / rateOf(recipe, '2023-07-04')).toBeGreaterThan(1.25)
    expect(wednesday!.mean / rateOf(recipe, '2023-07-05')).toBeLessThan(1.2)
  })

  const rainy = (date: LocalDate) => seeded('rain').fork(date).uniform() < 0.3
  const weather: DayWeather[] = Array.from({ length: 560 }, (_, i) => {
    const date = addDays('2022-01-03', i)
    return { date, maxTemperatureC: 20, minTemperatureC: 10, rainMm: rainy(date) ? 20 : 0 }
  })

  test('rain is learned; ahead of time, weather that is not known makes the band wider', () => {
    const series = made({ ...recipe, effect: (date) => (rainy(date) ? 0.7 : 1) })
    const known = { ...plain, weather: weather.filter(({ date }) => date < ORIGIN) }
    const trained = train(until(series, ORIGIN), known, ORIGIN)
    const [monday] = openDays(ORIGIN, 1)
    const ahead = (rainMm?: number) =>
      forecastDays(
        trained,
        rainMm === undefined
          ? known
          : {
              ...known,
              weather: [...known.weather, { date: ORIGIN, maxTemperatureC: 20, minTemperatureC: 10, rainMm }],
            },
        [monday!],
      )[0]!
    expect(ahead(20).mean / ahead(0).mean).toBeLessThan(0.82)
    expect(ahead().mean).toBeGreaterThan(ahead(20).mean)
    expect(ahead().mean).toBeLessThan(ahead(0).mean)
    expect(ahead().dayCv).toBeGreaterThan(ahead(0).dayCv)
  })

  test('an excluded period teaches nothing', () => {
    const period = {
      from: '2023-05-01',
      to: '2023-06-16',
      queues: [],
      reason: { ja: '休業', en: 'Closure' },
    } as const
    const inside = (date: LocalDate) => period.from <= date && date <= period.to
    const hit = made({ ...recipe, effect: (date) => (inside(date) ? 0.2 : 1) })
    const context = { ...plain, excluded: [period] }
    const days = forecastDays(train(until(hit, ORIGIN), context, ORIGIN), context, openDays(ORIGIN, 7))
    for (const { date, mean } of days) expect(Math.abs(mean / rateOf(recipe, date) - 1)).toBeLessThan(0.2)
  })

  test('slots that were not recorded are no slots without people', () => {
    const holed = {
      ...whole,
      days: whole.days.map((day, i) =>
        i % 3 === 0 ? { ...day, counts: day.counts.map((count, slot) => (slot > 5 ? null : count)) } : day,
      ),
    }
    const days = forecastDays(train(until(holed, ORIGIN), plain, ORIGIN), plain, openDays(ORIGIN, 7))
    for (const { date, mean } of days) expect(Math.abs(mean / rateOf(recipe, date) - 1)).toBeLessThan(0.12)
  })
})

describe('series with little to learn from', () => {
  const finite = (days: readonly DayForecast[]) => {
    expect(days.length).toBeGreaterThan(0)
    for (const { mean, dayCv, quantiles, slots } of days)
      for (const value of [
        mean,
        dayCv,
        ...quantiles,
        ...slots.flatMap((slot) => [slot.mean, slot.slotCv, ...slot.quantiles]),
      ])
        expect(Number.isFinite(value)).toBe(true)
  }
  const like = (counts: (i: number) => readonly (number | null)[], days: number): DemandSeries => ({
    id: 'little',
    slotMinutes: 30,
    days: openDays(addDays(ORIGIN, -days), days).map(({ date, firstSlot }, i) => ({
      date,
      firstSlot,
      counts: counts(i),
    })),
  })

  test.each([
    ['only zeros', like(() => SHAPE.map(() => 0), 100)],
    ['one value', like(() => SHAPE.map(() => 7), 100)],
    ['a single week', like((i) => SHAPE.map((share) => Math.round(share * 100) + (i % 2)), 7)],
    ['a single day', like(() => SHAPE.map(() => 3), 3)],
    [
      'a million in one slot',
      like((i) => SHAPE.map((share, slot) => (i === 50 && slot === 3 ? 1e6 : share * 100)), 100),
    ],
    ['fractions', like((i) => SHAPE.map((share) => share * 12.5 + (i % 3) / 7), 100)],
    ['nothing known', like(() => SHAPE.map(() => null), 40)],
  ])('%s: a forecast with numbers in it', (_, series) => {
    finite(forecastDays(train(series, plain, ORIGIN), plain, openDays(ORIGIN, 7)))
  })

  test('one wild slot does not carry the level away', () => {
    const wild = like((i) => SHAPE.map((share, slot) => (i === 50 && slot === 3 ? 1e4 : share * 100)), 200)
    const days = forecastDays(train(wild, plain, ORIGIN), plain, openDays(ORIGIN, 7))
    for (const { mean } of days) expect(mean).toBeLessThan(160)
  })

  test('huge gaps are bridged', () => {
    const holed = {
      ...whole,
      days: whole.days.filter(({ date }) => date < '2022-06-01' || date > '2023-05-01'),
    }
    const days = forecastDays(train(until(holed, ORIGIN), plain, ORIGIN), plain, openDays(ORIGIN, 7))
    for (const { date, mean } of days) expect(Math.abs(mean / rateOf(recipe, date) - 1)).toBeLessThan(0.25)
  })
})

describe('the back-test', () => {
  test('beats both baselines, and its bands hold what they promise, on data whose truth is known', () => {
    const season = (date: LocalDate) => 1 + 0.25 * Math.sin((2 * Math.PI * +date.slice(5, 7)) / 12)
    const series = made({ ...recipe, days: 700, effect: season, seed: 'season' })
    const { rows, origins } = backtestSeries(series, plain, { weeks: 26 })
    const of = (name: string) => rows.find((row) => row.model === name)!.accuracy
    expect(origins).toHaveLength(26)
    for (const naive of ['seasonalNaive', 'fourWeekMean']) {
      expect(of('combination').wape).toBeLessThan(of(naive).wape)
      expect(of('combination').pinball).toBeLessThan(of(naive).pinball)
    }
    expect(of('combination').coverage80).toBeGreaterThan(0.75)
    expect(of('combination').coverage80).toBeLessThan(0.86)
    expect(of('combination').coverage95).toBeGreaterThan(0.92)
    expect(Math.abs(of('combination').bias)).toBeLessThan(0.03)
    expect(rows.filter(({ champion }) => champion)).toHaveLength(1)
  })

  test('origins are Mondays of the last complete weeks', () => {
    expect(weeklyOrigins('2023-10-01', 2)).toEqual(['2023-09-11', '2023-09-18'])
    expect(weekday(weeklyOrigins('2023-10-02', 1)[0]!)).toBe(1)
  })

  test('several queues are told apart, and progress is reported', () => {
    const seen: number[] = []
    const short = { ...whole, days: whole.days.slice(0, 60) }
    const result = backtest([short, { ...short, id: 'second' }], plain, {
      weeks: 2,
      onProgress: (done) => seen.push(done),
    })
    expect(new Set(result.rows.map(({ queue }) => queue))).toEqual(new Set(['made', 'second']))
    expect(seen).toEqual([0, 1, 2])
  })

  test('too short a history is not judged', () => {
    expect(backtestSeries({ ...whole, days: whole.days.slice(0, 8) }, plain).rows).toEqual([])
    expect(backtestSeries({ ...whole, days: [] }, plain).rows).toEqual([])
  })

  test('the card tells data, exclusions and figures', () => {
    const { rows } = backtestSeries(whole, plain, { weeks: 2 })
    const excluded = [
      { from: '2022-04-01', to: '2022-04-03', queues: [], reason: { ja: '休業', en: 'Closure' } },
    ] as const
    const card = modelCard(
      { model, series: whole, context: { ...plain, excluded }, dataHash: 'abc123', rows, weeks: 2 },
      'en',
    )
    for (const text of [
      'abc123',
      '2022-04-01 – 2022-04-03 (Closure)',
      'seasonal naive',
      '2022-01-03 – 2023-06-30',
    ])
      expect(card).toContain(text)
    expect(card).not.toContain('rokuyo')
  })

  test('the card leaves out what does not concern the queue, and says what cannot be judged', () => {
    const reason = { ja: '休業', en: 'Closure' }
    const name = { ja: '発送', en: 'Mailing' }
    const context = {
      ...plain,
      rokuyo: true,
      excluded: [{ from: '2019-04-01', to: '2019-04-03', queues: [], reason }],
      events: [
        { from: '2022-05-10', to: '2022-05-10', type: 'ours', queues: ['made'], name },
        { from: '2022-05-10', to: '2022-05-10', type: 'theirs', queues: ['other'], name },
      ],
    } as const
    const card = modelCard({ model, series: whole, context, dataHash: 'abc', rows: [], weeks: 2 }, 'en')
    for (const told of [
      '| event types | ours |',
      '| excluded periods | – |',
      '| rokuyo | used |',
      'too short',
    ])
      expect(card).toContain(told)
  })
})

test('days ahead open as the last weeks did, holidays left out', () => {
  const context = {
    ...plain,
    holidays: { names: new Map<LocalDate, string>([['2023-07-17', '海の日']]), lastYear: 2023 },
  }
  const days = openDaysAhead(until(whole, ORIGIN), context, ORIGIN, '2023-07-15', 7)
  expect(days.map(({ date }) => date)).toEqual(['2023-07-18', '2023-07-19', '2023-07-20', '2023-07-21'])
  expect(days[0]).toMatchObject({ firstSlot: FIRST_SLOT, slots: SHAPE.length })
})
