import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stormy } from '../../data/keyaki/days.ts'
import { SEED } from '../../data/keyaki/generate.ts'
import { readInputs } from '../../data/keyaki/inputs.ts'
import { trueRates } from '../../data/keyaki/rates.ts'
import { addDays, weekday } from '../../src/core/calendar/date.ts'
import { seeded } from '../../src/core/units/random.ts'
import type { LocalDate } from '../../src/core/units/time.ts'

const inputs = readInputs(join(import.meta.dirname, '../../data'))
const days = trueRates(inputs, seeded(SEED).fork('rates'))

const slots = (queue: string, date: LocalDate): Float64Array | undefined =>
  days.find(({ day }) => day.date === date)?.queues.find((of) => of.queue.id === queue)?.perSlot

const total = (queue: string, date: LocalDate): number =>
  slots(queue, date)?.reduce((sum, rate) => sum + rate, 0) ?? 0

const mean = (queue: string, dates: readonly LocalDate[]): number =>
  dates.reduce((sum, date) => sum + total(queue, date), 0) / dates.length

/** Open weekdays of a span. */
const open = (from: LocalDate, to: LocalDate): LocalDate[] =>
  days.filter(({ day }) => day.date >= from && day.date <= to && day.weekday !== 6).map(({ day }) => day.date)

describe('the true rates of Keyaki', () => {
  it('make up some 800,000 visits in the years of the logs', () => {
    let visits = 0
    for (const { day, queues } of days) {
      if (day.date > '2023-09-28') continue
      for (const { queue, perSlot } of queues)
        if (queue.channel === 'window') visits += perSlot.reduce((sum, rate) => sum + rate, 0)
    }
    expect(visits).toBeGreaterThan(800_000)
    expect(visits).toBeLessThan(900_000)
  })

  it('are highest on Mondays, and earlier in the day than on Fridays', () => {
    const quiet = open('2022-10-11', '2023-02-10')
    const of = (day: number) => quiet.filter((date) => weekday(date) === day)
    expect(mean('certificate', of(1))).toBeGreaterThan(1.1 * mean('certificate', of(4)))
    const morning = (date: LocalDate) =>
      slots('certificate', date)!
        .slice(17, 24)
        .reduce((a, b) => a + b) / total('certificate', date)
    expect(morning('2022-11-14')).toBeGreaterThan(morning('2022-11-18') + 0.05)
  })

  it('put the first open day of April far above its busy season', () => {
    for (const year of [2018, 2019, 2021, 2022, 2023]) {
      const season = open(`${year}-03-15` as LocalDate, `${year}-04-14` as LocalDate)
      const first = season.find((date) => date.slice(5) >= '04-01')!
      expect(total('transfer', first) / mean('transfer', season), first).toBeGreaterThan(1.5)
    }
  })

  it('let Friday’s mail ring the phones in the afternoon and most on Monday and Tuesday', () => {
    const friday: LocalDate = '2023-06-09'
    const week = [3, 4, 5, 6, 7].map((n) => total('payment-call', addDays(friday, n)))
    const before = total('payment-call', addDays(friday, -4))
    expect(week[0]).toBeGreaterThan(1.8 * before)
    expect(Math.min(week[0]!, week[1]!)).toBeGreaterThan(Math.max(...week.slice(2)))
    const share = (date: LocalDate) =>
      slots('payment-call', date)!
        .slice(26)
        .reduce((a, b) => a + b) / total('payment-call', date)
    expect(share(friday)).toBeGreaterThan(share(addDays(friday, -7)) + 0.05)
  })

  it('fall at the counters in a storm, more than on the phone', () => {
    const storms = open('2018-05-01', '2023-09-20').filter(
      (date) => stormy(inputs.weather.get(date)) && date.slice(0, 4) !== '2020',
    )
    expect(storms.length).toBeGreaterThan(5)
    const besides = (queue: string, date: LocalDate) => {
      const near = [-14, -7, 7, 14].map((n) => addDays(date, n)).filter((other) => total(queue, other) > 0)
      return total(queue, date) / mean(queue, near)
    }
    const drop = (queue: string) =>
      storms.reduce((sum, date) => sum + besides(queue, date), 0) / storms.length
    expect(drop('guidance')).toBeLessThan(0.8)
    expect(drop('callback')).toBeGreaterThan(drop('guidance') + 0.15)
  })

  it('halve at the counters in the spring of 2020 and come back', () => {
    const may = (year: number) =>
      mean('certificate', open(`${year}-05-11` as LocalDate, `${year}-05-22` as LocalDate))
    expect(may(2020)).toBeLessThan(0.65 * may(2019))
    expect(mean('certificate', open('2020-06-15', '2020-07-10'))).toBeGreaterThan(1.5 * may(2020))
    expect(mean('callback', open('2020-05-11', '2020-05-22'))).toBeLessThan(
      0.4 * mean('callback', open('2019-05-13', '2019-05-24')),
    )
  })
})

describe('opening hours', () => {
  it('end at 17:00 for the tax counters from October 2021', () => {
    expect(slots('payment', '2021-09-30')![34]).toBeGreaterThan(0)
    expect(slots('payment', '2021-10-01')![34]).toBe(0)
    expect(slots('certificate', '2021-10-01')![34]).toBeGreaterThan(0)
  })

  it('have Wednesday evenings instead of Saturday mornings from April 2022', () => {
    expect(total('certificate', '2022-03-26')).toBeGreaterThan(0)
    expect(slots('certificate', '2022-04-02')).toBeUndefined()
    expect(slots('certificate', '2022-03-30')![37]).toBe(0)
    expect(slots('certificate', '2022-04-06')![37]).toBeGreaterThan(0)
    expect(slots('payment', '2022-04-06')![37]).toBe(0)
    expect(slots('certificate', '2022-04-07')![37]).toBe(0)
  })

  it('know holidays, the year end, the typhoon and the closed counter of 2020', () => {
    for (const date of ['2019-05-01', '2023-09-18', '2020-12-29', '2021-01-03', '2019-10-12'] as const)
      expect(slots('guidance', date), date).toBeUndefined()
    expect(slots('guidance', '2020-04-20')).toBeDefined()
    expect(slots('mynumber', '2020-04-20')).toBeUndefined()
    expect(slots('payment', '2020-04-20')![17]).toBe(0)
    expect(slots('payment-call', '2020-04-20')![17]).toBeGreaterThan(0)
  })
})
