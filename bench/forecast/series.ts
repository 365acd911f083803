import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DemandContext, DemandDay, DemandSeries } from '../../src/core/forecast/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'

/** A public series with the window that is judged: the 12 weeks before `end`. Figures of peers and aims are in percent. */
export interface BenchSeries {
  readonly name: string
  readonly series: DemandSeries
  readonly context: DemandContext
  /** The Monday after the last judged week. */
  readonly end: LocalDate
  /** Best published peer. */
  readonly peerWape: number
  readonly peerWql: number
  readonly target: {
    readonly wape?: number
    readonly wql?: number
    readonly coverage: readonly [number, number]
  }
  readonly aim: { readonly wape?: number; readonly wql?: number }
  /** Best peer with 28 days between history and week. */
  readonly gapPeerWape?: number
}

type Timed = readonly [date: string, time: string, count: number]

/** Federal and bank holidays inside the two American series. */
const AMERICAN: Readonly<Record<string, readonly string[]>> = {
  'New Year': ['2016-01-01', '2017-01-02', '2018-01-01'],
  'Martin Luther King': ['2016-01-18', '2017-01-16', '2018-01-15'],
  Presidents: ['2016-02-15', '2017-02-20', '2018-02-19'],
  Memorial: ['2003-05-26', '2016-05-30', '2017-05-29', '2018-05-28'],
  Independence: ['2003-07-04', '2016-07-04', '2017-07-04', '2018-07-04'],
  Labor: ['2003-09-01', '2016-09-05', '2017-09-04', '2018-09-03'],
  Columbus: ['2003-10-13', '2016-10-10', '2017-10-09', '2018-10-08'],
  Veterans: ['2016-11-11', '2017-11-10', '2018-11-12'],
  Thanksgiving: ['2016-11-24', '2017-11-23', '2018-11-22'],
  Christmas: ['2016-12-26', '2017-12-25', '2018-12-25'],
}

const contextOf = (holidays: readonly (readonly [string, string])[]): DemandContext => ({
  holidays: { names: new Map(holidays as readonly (readonly [LocalDate, string])[]), lastYear: 2026 },
  events: [],
  weather: [],
  excluded: [],
})

const daily = (id: string, rows: readonly (readonly [string, number])[]): DemandSeries => ({
  id,
  slotMinutes: 1440,
  days: rows.map(([date, count]) => ({ date: date as LocalDate, firstSlot: 0, counts: [count] })),
})

const slotted = (id: string, slotMinutes: number, rows: readonly Timed[]): DemandSeries => {
  const days = new Map<string, Map<number, number>>()
  for (const [date, time, count] of rows) {
    const slot = Math.floor((+time.slice(0, 2) * 60 + +time.slice(3, 5)) / slotMinutes)
    let day = days.get(date)
    if (!day) {
      day = new Map()
      days.set(date, day)
    }
    day.set(slot, (day.get(slot) ?? 0) + count)
  }
  return {
    id,
    slotMinutes,
    days: [...days].map(([date, slots]): DemandDay => {
      const firstSlot = Math.min(...slots.keys())
      const size = Math.max(...slots.keys()) - firstSlot + 1
      return {
        date: date as LocalDate,
        firstSlot,
        counts: Array.from({ length: size }, (_, i) => slots.get(firstSlot + i) ?? null),
      }
    }),
  }
}

/** The series of protocol P1, from the folder of outside data. */
export const benchSeries = (folder: string): BenchSeries[] => {
  const cells = (file: string): string[][] =>
    readFileSync(join(folder, 'data', file), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
  const timed = (file: string): Timed[] =>
    cells(file).map(([start = '', count]) => [start.slice(0, 10), start.slice(11), Number(count)])
  const japanese = contextOf(cells('holidays_jp_cao/data.csv').map(([date, name]) => [date!, name!]))
  const american = contextOf(
    Object.entries(AMERICAN).flatMap(([name, dates]) => dates.map((date) => [date, name] as const)),
  )
  const british = contextOf(
    cells('ed_arrivals_uk_hourly/events.csv')
      .filter(([, type]) => type === 'bank_holiday')
      .map(([date, , name]) => [date!, name!.trim()]),
  )
  const bank = timed('bank_calls_us_5min/data.csv').filter(([, time]) => time !== '21:00')
  const airregi = daily(
    'airregi',
    cells('airregi_calls_jp_daily/data.csv')
      .filter(([, calls, , closed]) => closed === '0' && Number(calls) > 0)
      .map(([date, calls]) => [date!, Number(calls)]),
  )
  const nyc = daily(
    'nyc311',
    cells('nyc311_daily/data.csv').map(([date, count]) => [date!, Number(count)]),
  )
  const emergency = slotted('emergency', 60, timed('ed_arrivals_uk_hourly/data.csv'))
  const usual = [76, 84] as const
  return [
    {
      name: 'bank calls 15 min',
      series: slotted('bank15', 15, bank),
      context: american,
      end: '2003-10-27',
      peerWape: 5.89,
      peerWql: 4.27,
      target: { wape: 5.7, coverage: usual },
      aim: { wape: 5.3 },
    },
    {
      name: 'bank calls 30 min',
      series: slotted('bank30', 30, bank),
      context: american,
      end: '2003-10-27',
      peerWape: 5.29,
      peerWql: 3.88,
      target: { wape: 5.1, coverage: usual },
      aim: { wape: 4.8 },
      gapPeerWape: 5.7,
    },
    {
      name: 'airregi Jan–Mar 2020',
      series: airregi,
      context: japanese,
      end: '2020-03-30',
      peerWape: 16.7,
      peerWql: 12.85,
      target: { wape: 16.5, coverage: usual },
      aim: { wape: 15.5 },
      gapPeerWape: 36.2,
    },
    {
      name: 'airregi surge',
      series: airregi,
      context: japanese,
      end: '2019-10-28',
      peerWape: 26.2,
      peerWql: 20.57,
      target: { wape: 26, coverage: [70, 90] },
      aim: { wape: 23 },
    },
    {
      name: 'nyc311',
      series: nyc,
      context: american,
      end: '2018-11-12',
      peerWape: 6.5,
      peerWql: 4.79,
      target: { wape: 6.5, coverage: usual },
      aim: { wape: 6.2 },
      gapPeerWape: 6.8,
    },
    {
      name: 'UK emergency department',
      series: emergency,
      context: british,
      end: '2019-02-25',
      peerWape: 21.6,
      peerWql: 14.99,
      target: { wql: 14.8, coverage: usual },
      aim: { wql: 14.6 },
    },
  ]
}
