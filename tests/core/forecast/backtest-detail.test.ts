import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, weekday } from '../../../src/core/calendar/date.ts'
import type { CityEvent } from '../../../src/core/calendar/types.ts'
import { backtest, backtestSeries } from '../../../src/core/forecast/backtest.ts'
import { dayKinds } from '../../../src/core/forecast/backtest-detail.ts'
import { type BacktestDetail, type DemandContext, LEADS } from '../../../src/core/forecast/types.ts'
import { seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { made, plain } from './made.ts'

const mailings: LocalDate[] = ['2022-03-08', '2022-09-13', '2023-03-07', '2023-08-08']
const events: CityEvent[] = mailings.map((date, i) => ({
  from: date,
  to: date,
  type: 'mailing',
  queues: [],
  name: { ja: `通知${i}`, en: `Notice ${i}` },
}))
const context: DemandContext = {
  ...plain,
  events,
  holidays: { names: new Map([['2023-08-11', '山の日']]), lastYear: 2024 },
}
const series = made({
  from: '2022-01-03',
  days: 620,
  seed: 'detail',
  effect: (date) => (date === '2023-08-08' ? 3 : mailings.includes(date) ? 1.1 : 1),
  isClosed: (date) => date === '2023-08-11',
})
let detail: BacktestDetail
let rows: ReturnType<typeof backtest>['rows']

beforeAll(() => {
  const tested = backtest([series], context, { weeks: 12, horizonDays: 14 })
  detail = tested.details![0]!
  rows = tested.rows
})

describe('the detail of a back-test', () => {
  test('each lead is judged over the same number of days, kinds of day together, for every model', () => {
    const slots = series.days[0]!.counts.length
    const days = ({ from, to }: { from: number; to: number }) => Math.min(to, 14) - from + 1
    for (const { model } of rows)
      for (const lead of LEADS) {
        const own = detail.leads.filter((row) => row.model === model && row.lead.from === lead.from)
        const cases = own.reduce((sum, row) => sum + row.accuracy.cases, 0)
        // Four of each weekday for each day ahead, but for the closed Friday.
        expect(cases).toBeLessThanOrEqual(20 * slots * days(lead))
        expect(cases).toBeGreaterThanOrEqual(20 * slots * days(lead) - slots * Math.ceil(days(lead) / 3))
      }
    expect(new Set(detail.leads.map(({ lead }) => lead.from))).toEqual(new Set([1, 2, 4, 8]))
    expect(new Set(detail.leads.map(({ days }) => days))).toEqual(new Set(['event', 'ordinary']))
  })

  test('an event that drew more people than ever before shows as a positive residual under its name', () => {
    const [mailing] = detail.events
    expect(mailing).toMatchObject({ type: 'mailing', name: { ja: '通知3' } })
    expect(mailing!.share).toBeGreaterThan(0.2)
    expect(mailing!.actual / mailing!.expected - 1).toBeCloseTo(mailing!.share, 10)
  })

  test('each date is there once, with the forecast made last and its place in the band', () => {
    const dates = detail.dates.map(({ date }) => date)
    expect(dates).toEqual([...new Set(dates)].sort())
    const actual = new Map(series.days.map((day) => [day.date, day.counts.reduce((a, b) => a! + b!, 0)]))
    for (const day of detail.dates) {
      expect(day.actual).toBe(actual.get(day.date))
      expect(day.place === 'inside').toBe(day.low80 <= day.actual && day.actual <= day.high80)
      expect(day.place.endsWith('95')).toBe(day.actual < day.low95 || day.actual > day.high95)
    }
    expect(detail.dates.slice(0, -5).every(({ lead }) => lead <= 7)).toBe(true)
    expect(detail.dates.find(({ date }) => date === '2023-08-08')!.place).toBe('above95')
  })

  test('calibration counts every date once and residuals by weekday add up', () => {
    expect(detail.calibration).toHaveLength(10)
    expect(detail.calibration.reduce((a, b) => a + b, 0)).toBe(detail.dates.length)
    expect(detail.weekdays.map((row) => row.weekday)).toEqual([1, 2, 3, 4, 5])
    for (const row of detail.weekdays)
      expect(row.days).toBe(detail.dates.filter(({ date }) => weekday(date) === row.weekday).length)
  })
})

test('leads are compared on all weekdays alike: where only the weekday matters, no lead is better', () => {
  // Nobody can know what a Monday will bring, other days are always the same.
  const dice = seeded('mondays')
  const wild = made({
    from: '2022-01-03',
    days: 620,
    seed: 'calm',
    dayCv: 0,
    level: 2000,
    daily: true,
    effect: (date) => (weekday(date) === 1 ? 0.4 + 1.2 * dice.fork(date).uniform() : 1),
  })
  const [found] = backtest([wild], plain, { weeks: 24 }).details!
  const errors = LEADS.slice(0, 3).map(
    ({ from }) =>
      found!.leads.find((row) => row.model === 'countRegression' && row.lead.from === from)!.accuracy.wape,
  )
  expect(Math.max(...errors) / Math.min(...errors)).toBeLessThan(1.6)
  const mondays = found!.dates.filter(({ lead }) => lead === 1)
  const wape = mondays.reduce((sum, one) => sum + Math.abs(one.actual - one.mean), 0)
  const all = mondays.reduce((sum, { actual }) => sum + actual, 0)
  // From Mondays alone one day ahead would have looked the worst by far.
  expect(wape / all).toBeGreaterThan(2 * Math.max(...errors))
})

test('leads are left out where nobody asks for them', () => {
  const { detail: bare, rows: own } = backtestSeries(series, context, { weeks: 4 })
  expect(bare!.leads).toEqual([])
  expect(own).toEqual(backtest([series], context, { weeks: 4, byLead: false }).rows)
})

describe('kinds of day', () => {
  const kindOf = dayKinds(series, context.holidays, events)
  test.each<[LocalDate, string]>([
    ['2023-08-07', 'event'],
    ['2023-08-08', 'event'],
    ['2023-08-10', 'event'],
    ['2023-08-14', 'event'],
    ['2023-08-16', 'ordinary'],
    ['2023-07-05', 'ordinary'],
  ])('%s is %s', (date, kind) => {
    expect(kindOf(date)).toBe(kind)
  })
  test('a day far from every event is ordinary', () => {
    expect(kindOf(addDays('2023-08-08', -20))).toBe('ordinary')
  })
})
