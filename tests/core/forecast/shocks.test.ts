import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/core/calendar/date.ts'
import { forecastDays, train } from '../../../src/core/forecast/model.ts'
import { confirmed, decided, shocksOf } from '../../../src/core/forecast/shocks.ts'
import type { DemandContext, DemandSeries, Shock } from '../../../src/core/forecast/types.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { type Made, made, openDays, plain, rateOf } from './made.ts'

const usual: Made = { from: '2021-10-04', days: 640, seed: 'shocks', level: 150 }
const MONDAY: LocalDate = '2023-03-06'
const TUESDAY: LocalDate = '2023-03-07'

const without = (series: DemandSeries, gone: (date: LocalDate, slot: number) => boolean): DemandSeries => ({
  ...series,
  days: series.days.map((day) => ({
    ...day,
    counts: day.counts.map((count, i) => (gone(day.date, i) ? 0 : count)),
  })),
})
const kinds = (shocks: readonly Shock[]) => shocks.map(({ kind, from, to }) => ({ kind, from, to }))
const weekAfter = (series: DemandSeries, context: DemandContext, origin: LocalDate): number => {
  const model = train({ ...series, days: series.days.filter(({ date }) => date < origin) }, context, origin)
  const days = forecastDays(model, context, openDays(origin, 7))
  return days.reduce((sum, { mean }) => sum + mean, 0)
}
const trueWeek = (recipe: Made, origin: LocalDate): number =>
  openDays(origin, 7).reduce((sum, { date }) => sum + rateOf(recipe, date), 0)

describe('shocks in a history', () => {
  test('none in an ordinary one, whatever its dice', () => {
    const found = ['1', '2', '3', '4', '5'].flatMap((seed) => shocksOf(made({ ...usual, seed }), plain))
    expect(found.length).toBeLessThanOrEqual(1)
    expect(found.filter(({ kind }) => kind !== 'odd')).toEqual([])
  })

  test.each([1.5, 0.6])('a level times %f is proposed with its first day and size', (factor) => {
    const shifted = made({ ...usual, effect: (date) => (date >= MONDAY ? factor : 1) })
    const found = shocksOf(shifted, plain)
    expect(found.map(({ kind }) => kind)).toEqual(['levelShift'])
    const [shift] = found
    expect(Math.abs(Date.parse(shift!.from) - Date.parse(MONDAY)) / 86_400_000).toBeLessThanOrEqual(3)
    expect(Math.abs(shift!.size - (factor - 1))).toBeLessThan(0.15)
    expect(shift!.reason.ja).toContain(factor > 1 ? '多い' : '少ない')
  })

  test('a day without anyone is a closure, an afternoon without a record an outage', () => {
    const shut = without(made(usual), (date) => date === TUESDAY)
    expect(kinds(shocksOf(shut, plain))).toEqual([{ kind: 'closure', from: TUESDAY, to: TUESDAY }])
    const down = without(made(usual), (date, slot) => date === TUESDAY && slot >= 3)
    expect(kinds(shocksOf(down, plain))).toEqual([{ kind: 'outage', from: TUESDAY, to: TUESDAY }])
  })

  test('three days of twice as many are one odd stretch', () => {
    const days = [MONDAY, TUESDAY, '2023-03-08']
    const crowd = made({ ...usual, effect: (date) => (days.includes(date) ? 2.2 : 1) })
    const found = shocksOf(crowd, plain)
    expect(kinds(found)).toEqual([{ kind: 'odd', from: MONDAY, to: '2023-03-08' }])
    expect(found[0]!.size).toBeGreaterThan(0.8)
    expect(found[0]!.reason.en).toContain('more than expected for 3 open days')
  })

  test('a surge that every spring has is no shift', () => {
    const spring = made({
      ...usual,
      days: 1000,
      effect: (date) => (date.slice(5) >= '03-20' && date.slice(5) <= '04-20' ? 1.6 : 1),
    })
    expect(shocksOf(spring, plain).filter(({ kind }) => kind === 'levelShift')).toEqual([])
  })

  test('a month of history is too little to judge', () => {
    const series = made(usual)
    expect(shocksOf({ ...series, days: series.days.slice(0, 30) }, plain)).toEqual([])
    expect(shocksOf({ ...series, days: [] }, plain)).toEqual([])
  })
})

describe('the forecaster', () => {
  test('has a real shift of the level within ten open days, sooner when it is confirmed', () => {
    const recipe: Made = { ...usual, effect: (date) => (date >= MONDAY ? 1.5 : 1) }
    const series = made(recipe)
    const error = (context: DemandContext, days: number) => {
      const origin = addDays(MONDAY, days)
      return weekAfter(series, context, origin) / trueWeek(recipe, origin) - 1
    }
    expect(Math.abs(error(plain, 14))).toBeLessThan(0.12)
    const told = {
      ...plain,
      shifts: [{ date: MONDAY, queues: [], reason: { ja: '窓口増設', en: 'more counters' } }],
    }
    expect(Math.abs(error(told, 4))).toBeLessThan(0.1)
    expect(Math.abs(error(told, 4))).toBeLessThan(Math.abs(error(plain, 4)))
  })

  test('ignores an outage of one day, and altogether when it is confirmed', () => {
    const series = made(usual)
    const down = without(series, (date, slot) => date === TUESDAY && slot >= 3)
    const origin = addDays(TUESDAY, 1)
    const undisturbed = weekAfter(series, plain, origin)
    expect(Math.abs(weekAfter(down, plain, origin) / undisturbed - 1)).toBeLessThan(0.06)
    const outage = shocksOf(down, plain).map((shock): Shock => ({ ...shock, decision: 'confirmed' }))
    const { excluded } = confirmed(outage)
    const context = { ...plain, excluded: [...excluded] }
    expect(Math.abs(weekAfter(down, context, origin) / undisturbed - 1)).toBeLessThan(0.02)
  })
})

describe('decisions', () => {
  const shock = (id: string, kind: Shock['kind'], decision: Shock['decision']): Shock => ({
    id,
    kind,
    queue: 'made',
    from: MONDAY,
    to: TUESDAY,
    size: -0.5,
    reason: { ja: '停止', en: 'down' },
    decision,
  })
  test('stay with the stretch they were made about, and outlive it', () => {
    const list = decided(
      [shock('a', 'outage', 'proposed'), shock('b', 'odd', 'proposed')],
      [shock('b', 'odd', 'refused'), shock('gone', 'outage', 'confirmed')],
    )
    expect(list.map(({ id, decision }) => [id, decision])).toEqual([
      ['a', 'proposed'],
      ['b', 'refused'],
      ['gone', 'confirmed'],
    ])
  })
  test('only confirmed ones reach the forecaster: stretches to leave out, days with a new level', () => {
    const { excluded, shifts } = confirmed([
      shock('a', 'outage', 'confirmed'),
      shock('b', 'odd', 'refused'),
      shock('c', 'levelShift', 'confirmed'),
      shock('d', 'levelShift', 'proposed'),
    ])
    expect(excluded).toEqual([
      { from: MONDAY, to: TUESDAY, queues: ['made'], reason: { ja: '停止', en: 'down' } },
    ])
    expect(shifts).toEqual([{ date: MONDAY, queues: ['made'], reason: { ja: '停止', en: 'down' } }])
  })
})
