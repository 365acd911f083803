import { beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../../src/core/calendar/date.ts'
import { daysAhead } from '../../../src/core/forecast/ahead.ts'
import { backtest } from '../../../src/core/forecast/backtest.ts'
import {
  type DayCorrelation,
  dayCorrelation,
  totalsOf,
  unitsOf,
} from '../../../src/core/forecast/hierarchy.ts'
import { forecastDays, knowledgeOf, train } from '../../../src/core/forecast/model.ts'
import {
  type DemandSeries,
  type Forecast,
  QUANTILE_LEVELS,
  type TotalForecast,
} from '../../../src/core/forecast/types.ts'
import { forecastFrom } from '../../../src/core/plan.ts'
import { seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { sampleCity } from '../../fixtures/city.ts'
import { sampleForecast } from '../../fixtures/forecast.ts'
import { made, openDays, plain } from './made.ts'

const DAYS = 500
const FROM: LocalDate = '2022-01-03'
const dice = seeded('shared day')
/** What all queues of the hall share on a day. */
const shared = new Map(
  Array.from({ length: DAYS }, (_, i) => [addDays(FROM, i), dice.gamma(100, 0.01)] as const),
)
const names = ['a', 'b', 'c', 'd']
const series: DemandSeries[] = names.map((id, i) => ({
  ...made({
    from: FROM,
    days: DAYS,
    seed: `hall ${id}`,
    level: 80 + 60 * i,
    dayCv: 0.04,
    effect: (date) => shared.get(date)!,
  }),
  id,
}))
const units = [
  { unit: 'queue', id: 'a', queues: ['a'] },
  { unit: 'team', id: 'ab', queues: ['a', 'b'] },
  { unit: 'city', id: 'all', queues: names },
] as const

const forecastAt = (origin: LocalDate): Forecast => ({
  origin,
  slotMinutes: 30,
  levels: QUANTILE_LEVELS,
  queues: series.map((one) => {
    const model = train(one, plain, origin)
    return {
      queue: one.id,
      model: 'countRegression',
      days: forecastDays(model, plain, openDays(origin, 14), { model: 'countRegression' }),
    }
  }),
})
let correlation: DayCorrelation
let forecast: Forecast
let totals: TotalForecast[]

beforeAll(() => {
  const before = series.map((one) => ({ ...one, days: one.days.filter(({ date }) => date < '2023-03-06') }))
  correlation = dayCorrelation(backtest(before, plain, { weeks: 16 }).details!)
  forecast = forecastAt('2023-03-06')
  totals = totalsOf(forecast, units, correlation)
})

const of = (id: string): TotalForecast => totals.find((total) => total.id === id)!

describe('totals', () => {
  test('means add up exactly from slots to days, weeks, teams and the city', () => {
    const byQueue = (queue: string) => forecast.queues.find((row) => row.queue === queue)!.days
    for (const total of totals) {
      for (const { date, mean } of total.days) {
        const slots = total.queues
          .flatMap((queue) => byQueue(queue).filter((day) => day.date === date))
          .flatMap((day) => day.slots)
        expect(mean).toBeCloseTo(
          slots.reduce((sum, slot) => sum + slot.mean, 0),
          8,
        )
      }
      for (const { from, to, mean } of total.weeks) {
        const days = total.days.filter(({ date }) => from <= date && date <= to)
        expect(mean).toBeCloseTo(
          days.reduce((sum, day) => sum + day.mean, 0),
          8,
        )
      }
    }
    expect(of('all').weeks).toHaveLength(2)
  })

  test('slots of a sum add up to its day, and to those of its queues', () => {
    const ownSlots = (queue: string, date: LocalDate) =>
      forecast.queues.find((row) => row.queue === queue)!.days.find((day) => day.date === date)!.slots
    for (const total of [of('ab'), of('all')])
      for (const { date, mean, slots } of total.days) {
        expect(slots!.reduce((sum, slot) => sum + slot.mean, 0)).toBeCloseTo(mean, 8)
        for (const slot of slots!) {
          const own = total.queues.flatMap((queue) =>
            ownSlots(queue, date).filter((one) => one.slot === slot.slot),
          )
          expect(own).toHaveLength(total.queues.length)
          expect(slot.mean).toBeCloseTo(
            own.reduce((sum, one) => sum + one.mean, 0),
            8,
          )
          expect([...slot.quantiles].sort((a, b) => a - b)).toEqual(slot.quantiles)
          const width = (quantiles: readonly number[]) => quantiles[5]! - quantiles[1]!
          expect(width(slot.quantiles)).toBeLessThan(own.reduce((sum, one) => sum + width(one.quantiles), 0))
          for (const one of own) expect(width(slot.quantiles)).toBeGreaterThan(width(one.quantiles))
        }
      }
    expect(of('a').days[0]!.slots).toBeUndefined()
  })

  test('bands of weeks ascend as well', () => {
    for (const { weeks } of totals)
      for (const { quantiles } of weeks) expect([...quantiles].sort((a, b) => a - b)).toEqual(quantiles)
  })

  test('a slot that only one queue has open keeps its own band', () => {
    const [a, b] = forecast.queues
    const late = { ...b!, days: b!.days.map((day) => ({ ...day, slots: day.slots.slice(3) })) }
    const [pair] = totalsOf({ ...forecast, queues: [a!, late] }, [units[1]], correlation)
    const [first] = a!.days
    expect(pair!.days[0]!.slots).toHaveLength(first!.slots.length)
    const { slot, mean, quantiles } = first!.slots[0]!
    expect(pair!.days[0]!.slots![0]).toEqual({ slot, mean, quantiles })
    expect(pair!.days[0]!.slots![3]!.mean).toBeGreaterThan(first!.slots[3]!.mean)
  })

  test('a queue alone keeps the bands of its own forecast', () => {
    of('a').days.forEach(({ quantiles }, i) => {
      expect(quantiles).toEqual(forecast.queues[0]!.days[i]!.quantiles)
    })
  })

  test('bands ascend, are narrower than the sum of bands and wider than if queues had nothing in common', () => {
    const width = (quantiles: readonly number[]): number => quantiles[5]! - quantiles[1]!
    const apart = totalsOf(forecast, units, {
      ...correlation,
      between: names.map((_, i) => names.map((_, j) => +(i === j))),
    })
    of('all').days.forEach(({ quantiles }, i) => {
      expect([...quantiles].sort((a, b) => a - b)).toEqual(quantiles)
      const sum = forecast.queues.reduce((all, { days }) => all + width(days[i]!.quantiles), 0)
      expect(width(quantiles)).toBeLessThan(sum)
      expect(width(quantiles)).toBeGreaterThan(1.2 * width(apart[2]!.days[i]!.quantiles))
    })
  })

  test('the correlation planted in the data is found', () => {
    const pairs = correlation.between.flatMap((row, i) => row.filter((_, j) => j > i))
    const mean = pairs.reduce((a, b) => a + b, 0) / pairs.length
    expect(mean).toBeGreaterThan(0.4)
    expect(Math.max(...pairs)).toBeLessThanOrEqual(0.95)
  })

  test('the 80 % band of the hall holds about 80 % of days and weeks that were not seen', () => {
    const actual = new Map<string, number>()
    for (const one of series)
      for (const { date, counts } of one.days)
        actual.set(date, (actual.get(date) ?? 0) + counts.reduce<number>((a, b) => a + b!, 0))
    const origins = Array.from({ length: 30 }, (_, i) => addDays('2022-10-17', 7 * i))
    const known = series.map((one) => knowledgeOf(one, plain, origins))
    const [inside, insideWeeks] = [[], []] as [boolean[], boolean[]]
    origins.forEach((origin, o) => {
      const queues = known.map((one, q): Forecast['queues'][number] => {
        const days = daysAhead(one[o]!, plain, openDays(origin, 7), ['countRegression'], QUANTILE_LEVELS)[0]!
        return { queue: names[q]!, model: 'countRegression', days }
      })
      const hall = totalsOf({ ...forecast, origin, queues }, units, correlation)[2]!
      const holds = (quantiles: readonly number[], came: number) =>
        quantiles[1]! <= came && came <= quantiles[5]!
      for (const { date, quantiles } of hall.days) inside.push(holds(quantiles, actual.get(date)!))
      const week = hall.days.reduce((sum, { date }) => sum + actual.get(date)!, 0)
      insideWeeks.push(holds(hall.weeks[0]!.quantiles, week))
    })
    const share = (list: readonly boolean[]) => list.filter(Boolean).length / list.length
    expect(inside).toHaveLength(150)
    expect(share(inside)).toBeGreaterThan(0.7)
    expect(share(inside)).toBeLessThan(0.9)
    expect(share(insideWeeks)).toBeGreaterThan(0.6)
  })
})

test('without a back-test queues are taken to have something in common', () => {
  const none = dayCorrelation([])
  expect(none).toEqual({ queues: [], between: [], acrossDays: [] })
  const hall = totalsOf(forecast, units, none)[2]!
  expect(hall.days[0]!.quantiles[5]!).toBeGreaterThan(hall.days[0]!.mean)
})

test('units of a city: every queue once at each level', () => {
  const city = sampleCity()
  const all = unitsOf(city)
  for (const level of ['queue', 'team', 'department', 'city'] as const) {
    const queues = all.filter(({ unit }) => unit === level).flatMap(({ queues }) => queues)
    expect(queues.sort()).toEqual(city.queues.map(({ id }) => id).sort())
  }
})

test('a forecast of the store takes the correlation that was measured, where one was', () => {
  const city = sampleCity()
  const hall = series.slice(0, 2).map((one, i) => ({ ...one, id: ['certificate', 'mynumber'][i]! }))
  const origin: LocalDate = '2023-03-06'
  const tested = backtest(
    hall.map((one) => ({ ...one, days: one.days.filter(({ date }) => date < origin) })),
    plain,
    { weeks: 16, byLead: false },
  )
  const input = { city, series: hall, context: plain, origin, horizonDays: 7 }
  const [usual, measured] = [forecastFrom(input), forecastFrom({ ...input, details: tested.details! })]
  expect(measured.correlation!.between[0]![1]!).toBeGreaterThan(0.3)
  expect(usual.correlation).toBeUndefined()
  expect(measured.queues).toEqual(usual.queues)
  const bandOf = ({ totals }: Forecast): number => {
    const { quantiles } = totals!.find(({ unit, id }) => unit === 'team' && id === 'shomei')!.days[0]!
    return quantiles[5]! - quantiles[1]!
  }
  expect(bandOf(measured)).toBeGreaterThan(1.03 * bandOf(usual))
})

describe('branches', () => {
  const branches = [
    { id: 'main', name: { ja: '本庁', en: 'Main hall' } },
    { id: 'station', name: { ja: '駅前出張所', en: 'Station branch' } },
    { id: 'empty', name: { ja: '準備中', en: 'Not open yet' } },
  ]
  const city = sampleCity()
  const twoSites = {
    ...city,
    branches,
    teams: city.teams.map((team) => (team.id === 'shomei' ? { ...team, branch: 'station' } : team)),
  }
  const siteOf = (id: string) => unitsOf(twoSites).find((unit) => unit.unit === 'branch' && unit.id === id)

  test('a city that lists none has none', () => {
    expect(unitsOf(city).some(({ unit }) => unit === 'branch')).toBe(false)
  })

  test('a team sits where it says, else in the first branch; a branch without a queue is left out', () => {
    expect(siteOf('station')!.queues).toEqual(['certificate', 'mynumber'])
    expect([...siteOf('main')!.queues, ...siteOf('station')!.queues].sort()).toEqual(
      city.queues.map(({ id }) => id).sort(),
    )
    expect(siteOf('empty')).toBeUndefined()
  })

  test('branches add up to the city, by slot, day and week', () => {
    const all = totalsOf(sampleForecast(twoSites), unitsOf(twoSites), dayCorrelation([]))
    const [whole] = all.filter(({ unit }) => unit === 'city')
    const sites = all.filter(({ unit }) => unit === 'branch')
    expect(sites).toHaveLength(2)
    const sum = (means: readonly number[]) => means.reduce((a, b) => a + b, 0)
    whole!.days.forEach(({ date, mean, slots }) => {
      const days = sites.map((site) => site.days.find((day) => day.date === date)!)
      expect(sum(days.map((day) => day.mean))).toBeCloseTo(mean, 8)
      for (const slot of slots!)
        expect(
          sum(days.flatMap((day) => day.slots!.filter((one) => one.slot === slot.slot).map((s) => s.mean))),
        ).toBeCloseTo(slot.mean, 8)
    })
    whole!.weeks.forEach(({ mean }, i) => {
      expect(sum(sites.map((site) => site.weeks[i]!.mean))).toBeCloseTo(mean, 8)
    })
  })
})
