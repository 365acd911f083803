import { describe, expect, test } from 'vitest'
import { addDays, datesBetween, weekday } from '../../../src/core/calendar/date.ts'
import type { Holidays } from '../../../src/core/calendar/types.ts'
import { coverageOf } from '../../../src/core/interval/coverage.ts'
import { findGaps } from '../../../src/core/interval/gaps.ts'
import { demandSeries } from '../../../src/core/interval/series.ts'
import type { History, Interval } from '../../../src/core/interval/types.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { keyaki } from '../../fixtures/keyaki.ts'

const city = keyaki()
const HOLIDAYS: Holidays = { names: new Map([['2023-09-18', '敬老の日']]), lastYear: 2023 }

const at = (date: LocalDate, slot: number, queue: string, arrivals: number): Interval => ({
  date,
  slot,
  queue,
  arrivals,
  abandoned: 0,
  handled: arrivals,
  handlingSeconds: arrivals * 300,
  handlingSecondsSquared: arrivals * 90_000,
  waited: arrivals,
  waitSeconds: 0,
  maxWaitSeconds: 0,
})

const historyOf = (intervals: readonly Interval[]): History => ({
  slotMinutes: 30,
  intervals,
  work: [],
  outbound: [],
  gaps: findGaps(intervals, city, HOLIDAYS),
})

/** Twelve weeks of weekdays with the same arrivals in each slot of each queue, less what `out` takes out. */
const steady = (
  queues: readonly string[],
  perSlot: number,
  out: (date: LocalDate, slot: number, queue: string) => boolean = () => false,
): Interval[] =>
  datesBetween('2023-07-03', '2023-09-22')
    .filter((date) => weekday(date) % 6 !== 0 && !HOLIDAYS.names.has(date))
    .flatMap((date) =>
      Array.from({ length: 17 }, (_, i) => 17 + i).flatMap((slot) =>
        queues.flatMap((queue) => (out(date, slot, queue) ? [] : [at(date, slot, queue, perSlot)])),
      ),
    )

describe('a demand series', () => {
  test('has each open date from the first to the last, zeros where nobody came, shares of cut slots', () => {
    const history = historyOf([at('2023-09-15', 17, 'taxation', 3), at('2023-09-20', 20, 'taxation', 2)])
    const series = demandSeries(history, city, HOLIDAYS, 'taxation')
    expect(series).toMatchObject({ id: 'taxation', slotMinutes: 30 })
    expect(series.days.map(({ date }) => date)).toEqual(['2023-09-15', '2023-09-19', '2023-09-20'])
    expect(series.days[0]).toEqual({
      date: '2023-09-15',
      firstSlot: 17,
      counts: [3, ...new Array(16).fill(0)],
    })
    expect(series.days[1]!.counts).toEqual(new Array(17).fill(0))
    const evening = demandSeries(
      historyOf([at('2023-09-20', 34, 'certificate', 1)]),
      city,
      HOLIDAYS,
      'certificate',
    ).days[0]!
    expect(evening.counts).toHaveLength(21)
    expect(evening.openShare).toBeUndefined()
    const day = demandSeries(
      historyOf([at('2023-09-21', 34, 'certificate', 1)]),
      city,
      HOLIDAYS,
      'certificate',
    ).days[0]!
    expect(day.openShare).toEqual([...new Array(17).fill(1), 0.5])
  })

  test('those who come early or late count in the nearest open slot; a closed date counts for nothing', () => {
    const history = historyOf([
      at('2023-09-15', 16, 'taxation', 2),
      at('2023-09-15', 17, 'taxation', 3),
      at('2023-09-15', 35, 'taxation', 4),
      at('2023-09-18', 20, 'taxation', 9),
      at('2023-09-19', 17, 'taxation', 1),
    ])
    const { days } = demandSeries(history, city, HOLIDAYS, 'taxation')
    expect(days.map(({ date }) => date)).toEqual(['2023-09-15', '2023-09-19'])
    expect(days[0]!.counts.at(0)).toBe(5)
    expect(days[0]!.counts.at(-1)).toBe(4)
  })

  test('Saturdays belong to it while they were open, served by whomever', () => {
    const saturday = historyOf([
      at('2019-06-08', 17, 'certificate', 3),
      at('2022-06-11', 17, 'certificate', 3),
    ])
    const dates = demandSeries(saturday, city, HOLIDAYS, 'certificate').days.map(({ date }) => date)
    expect(dates).toContain('2019-06-08')
    expect(dates).not.toContain('2022-06-11')
  })

  test('a queue without a log has no days', () => {
    expect(demandSeries(historyOf([]), city, HOLIDAYS, 'pension').days).toEqual([])
  })
})

describe('outages of the recorder', () => {
  const DAY = '2023-08-16'
  const down = (queues: readonly string[]) => (date: LocalDate, slot: number, queue: string) =>
    date === DAY && slot >= 20 && slot < 26 && queues.includes(queue)

  test('an empty stretch where many were sure to come is a gap, and unknown in the series', () => {
    const history = historyOf(steady(['taxation'], 4, down(['taxation'])))
    expect(history.gaps).toEqual([
      { queue: 'taxation', date: DAY, startMinute: 600, endMinute: 780, expected: 24 },
    ])
    const day = demandSeries(history, city, HOLIDAYS, 'taxation').days.find(({ date }) => date === DAY)!
    expect(day.counts).toEqual([4, 4, 4, ...new Array(6).fill(null), ...new Array(8).fill(4)])
  })

  test('the same stretch where few come is none', () => {
    expect(historyOf(steady(['taxation'], 2, down(['taxation']))).gaps).toEqual([])
  })

  test('queues of one machine are judged together, those of another are left alone', () => {
    const queues = ['certificate', 'transfer', 'guidance', 'taxation']
    const citizens = ['certificate', 'transfer', 'guidance']
    const all = historyOf(steady(queues, 1, down(citizens)))
    expect(all.gaps.map(({ queue }) => queue).sort()).toEqual([...citizens].sort())
    const alone = historyOf(steady(queues, 1, down(['transfer'])))
    expect(alone.gaps).toEqual([])
  })

  test('a whole day without a row is a gap; a holiday, a weekend and a quiet day are none', () => {
    const lost = historyOf(steady(['payment'], 3, (date) => date === DAY))
    expect(lost.gaps).toEqual([
      { queue: 'payment', date: DAY, startMinute: 510, endMinute: 1020, expected: 51 },
    ])
    const quiet = steady(['payment'], 4).map((interval) =>
      interval.date === DAY ? { ...interval, arrivals: interval.slot % 8 === 0 ? 1 : 0 } : interval,
    )
    expect(historyOf(quiet).gaps).toEqual([])
    expect(historyOf(steady(['payment'], 3)).gaps).toEqual([])
  })
})

describe('coverage', () => {
  test('counts open days, empty days, gaps and how much is timed', () => {
    const intervals = steady(['payment'], 3, (date) => date === '2023-08-16').map((interval) =>
      interval.date === '2023-08-17' ? { ...interval, handled: 0 } : interval,
    )
    const [coverage, ...others] = coverageOf(historyOf(intervals), city, HOLIDAYS)
    expect(others).toEqual([])
    const openDays = datesBetween('2023-07-03', addDays('2023-09-22', 0)).filter(
      (date) => weekday(date) % 6 !== 0 && date !== '2023-09-18',
    ).length
    expect(coverage).toMatchObject({
      queue: 'payment',
      from: '2023-07-03',
      to: '2023-09-22',
      openDays,
      emptyDays: ['2023-08-16'],
      arrivals: (openDays - 1) * 51,
      waitedShare: 1,
    })
    expect(coverage!.gaps).toHaveLength(1)
    expect(coverage!.timedShare).toBeCloseTo((openDays - 2) / (openDays - 1), 10)
  })
})
