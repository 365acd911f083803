import { describe, expect, test } from 'vitest'
import { dayNumber } from '../../../src/core/calendar/date.ts'
import { bandFactor } from '../../../src/core/forecast/bands.ts'
import { dayCalendar } from '../../../src/core/forecast/day-calendar.ts'
import { eventEffects } from '../../../src/core/forecast/event-effects.ts'
import { calendarDay } from '../../../src/core/forecast/family.ts'
import { mixingWeights } from '../../../src/core/forecast/mixing.ts'
import { Profile } from '../../../src/core/forecast/profile.ts'
import {
  accuracyOf,
  emptyTally,
  pinballLoss,
  tallyDay,
  weeklyChange,
} from '../../../src/core/forecast/score.ts'
import { seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { SHAPE, weekdaysFrom } from './made.ts'

describe('the calendar of a series', () => {
  // 2023: Monday 7/17 is a holiday (海の日) and closed; 4/3 is the first working day of the fiscal year.
  const holidays = { names: new Map<LocalDate, string>([['2023-07-17', '海の日']]), lastYear: 2024 }
  const open = weekdaysFrom('2023-03-01', 150).filter((date) => date !== '2023-07-17')
  const calendar = dayCalendar(open.map(dayNumber), dayNumber(open.at(-1)!), holidays)
  const at = (date: LocalDate) => dayNumber(date)

  test('a Tuesday after a closed Monday follows an extra rest, a usual Monday does not', () => {
    expect(calendar.extraRestBefore(at('2023-07-18'))).toBe(1)
    expect(calendar.extraRestBefore(at('2023-07-24'))).toBe(0)
    expect(calendar.extraRestAfter(at('2023-07-14'))).toBe(1)
    expect(calendar.extraRestAfter(at('2023-07-13'))).toBe(0)
  })

  test('working days of month and fiscal year', () => {
    expect(calendar.fromMonthStart(at('2023-07-03'))).toBe(0)
    expect(calendar.fromMonthStart(at('2023-07-05'))).toBe(2)
    expect(calendar.fromMonthEnd(at('2023-06-30'))).toBe(0)
    expect(calendar.fromFiscalYear(at('2023-04-03'))).toBe(0)
    expect(calendar.fromFiscalYear(at('2023-03-31'))).toBe(-1)
    expect(calendar.workingDaysBetween(at('2023-07-14'), at('2023-07-19'))).toBe(2)
  })

  test('beyond the history weekdays repeat, holidays stay closed', () => {
    const later = dayCalendar(open.map(dayNumber), dayNumber(open.at(-1)!), {
      names: new Map<LocalDate, string>([...holidays.names, ['2023-09-18', '敬老の日']]),
      lastYear: 2024,
    })
    expect(later.isOpen(at('2023-09-15'))).toBe(true)
    expect(later.isOpen(at('2023-09-16'))).toBe(false)
    expect(later.isOpen(at('2023-09-18'))).toBe(false)
  })

  test('Saturdays that are no longer opened are not expected again', () => {
    const days = [
      ...weekdaysFrom('2022-01-03', 200),
      '2022-01-08',
      '2022-01-15',
      '2022-01-22',
    ].sort() as LocalDate[]
    const changed = dayCalendar(days.map(dayNumber), dayNumber(days.at(-1)!), holidays)
    expect(changed.isOpen(dayNumber(days.at(-1)!) + 2)).toBe(changed.isOpen(dayNumber('2022-07-23')))
    expect(changed.isOpen(dayNumber('2022-07-30'))).toBe(false)
  })

  test('an event is counted in working days: a Friday mailing is a day old on Monday', () => {
    const family = eventEffects(calendar, [
      {
        from: '2023-06-09',
        to: '2023-06-09',
        type: 'mailing',
        queues: [],
        name: { ja: '発送', en: 'Mailing' },
      },
    ])
    const on = (date: LocalDate) => {
      const found: string[] = []
      family.add(calendarDay(dayNumber(date)), (place) => found.push(family.effects[place]!.name))
      return found
    }
    expect(on('2023-06-09')).toEqual(['during mailing', 'since mailing 0'])
    expect(on('2023-06-12')).toEqual(['since mailing 1'])
    expect(on('2023-05-12')).toEqual([])
  })
})

describe('the profile of a day', () => {
  const days = (count: number, shape: readonly number[]) =>
    Array.from({ length: count }, (_, i) => {
      const random = seeded('profile').fork(String(i))
      return {
        weekday: 1 + (i % 5),
        firstSlot: 2,
        counts: shape.map((share) => random.poisson(200 * share)),
        kind: '',
      }
    })

  test('finds the shares of the slots', () => {
    const profile = new Profile(12)
    for (const day of days(200, SHAPE)) profile.see(day)
    const { mass, slots } = profile.state()
    SHAPE.forEach((share, i) => {
      expect(Math.abs(mass[1 * slots + 2 + i]! - share)).toBeLessThan(0.012)
    })
  })

  test('a day whose afternoon was not recorded was seen in part', () => {
    const profile = new Profile(12)
    for (const day of days(100, SHAPE)) profile.see(day)
    const [last] = days(1, SHAPE)
    const morning = { ...last!, counts: last!.counts.map((count, i) => (i < 5 ? count : null)) }
    expect(profile.see(morning)).toBeCloseTo(0.58, 1)
    expect(profile.see({ ...morning, counts: morning.counts.map(() => null) })).toBe(0)
  })

  test('Poisson slots have hardly any variation of their own, restless ones have', () => {
    const still = new Profile(12)
    const restless = new Profile(12)
    for (const [i, day] of days(300, SHAPE).entries()) {
      still.see(day)
      const random = seeded('restless').fork(String(i))
      restless.see({
        ...day,
        counts: SHAPE.map((share) => random.poisson(200 * share * random.gamma(6, 1 / 6))),
      })
    }
    expect(still.state().slotCv[5]!).toBeLessThan(0.1)
    expect(restless.state().slotCv[5]!).toBeGreaterThan(0.25)
    expect(restless.state().slotCv[5]!).toBeLessThan(0.55)
  })
})

describe('mixing', () => {
  test('weights add up to 1 and go to the member without errors', () => {
    const weights = mixingWeights(
      [
        [0.0001, 0],
        [0, 1],
      ],
      [0.5, 0.5],
      0.01,
    )
    expect(weights[0]! + weights[1]!).toBeCloseTo(1, 12)
    expect(weights[0]!).toBeGreaterThan(0.95)
  })

  test('errors that cancel are shared', () => {
    const weights = mixingWeights(
      [
        [1, -1],
        [-1, 1],
      ],
      [0.9, 0.1],
      0.001,
    )
    expect(weights[0]!).toBeCloseTo(0.5, 1)
  })

  test('without errors nothing is known: the prior stays', () => {
    expect(
      mixingWeights(
        [
          [0, 0],
          [0, 0],
        ],
        [0.7, 0.3],
        0.5,
      ),
    ).toEqual([0.7, 0.3])
  })

  const surprises = (sd: number) =>
    Array.from({ length: 3000 }, (_, i) => ({
      log: sd * seeded('band').fork(String(i)).normal(),
      variance: 0.01,
      poisson: 0,
      weight: 1,
      day: i,
      toldOn: i - 1,
    }))

  test('bands that were right are left alone, bands that were too narrow are widened', () => {
    expect(bandFactor(surprises(0.1))).toBeCloseTo(1, 1)
    expect(bandFactor(surprises(0.2))).toBeGreaterThan(3.5)
    expect(bandFactor([])).toBe(1)
  })

  test('bands widen within two weeks of unrest and are narrow again four weeks after it', () => {
    const history = (days: number) =>
      surprises(0.1)
        .slice(0, days)
        .map((one) => ({ ...one, log: one.log * (one.day >= 400 && one.day < 414 ? 3 : 1) }))
        .map((one) => ({ ...one, weight: 0.5 ** ((days - one.day) / 28) }))
    const [calm, restless, after] = [400, 414, 442].map((days) => bandFactor(history(days)))
    expect(restless!).toBeGreaterThan(2.2 * calm!)
    expect(after!).toBeLessThan(0.6 * restless!)
  })

  test('what the last weeks were like says nothing of days far ahead', () => {
    const restless = surprises(0.1)
      .slice(0, 214)
      .map((one) => ({ ...one, log: one.log * (one.day >= 200 ? 3 : 1) }))
    expect(bandFactor(restless, 0)).toBeLessThan(0.75 * bandFactor(restless, 1))
  })
})

describe('scores', () => {
  const score = (forecast: readonly number[], actual: readonly number[]) => {
    const tally = emptyTally()
    tallyDay(
      tally,
      {
        date: '2023-04-03',
        dayCv: 0,
        mean: 0,
        quantiles: [],
        slots: forecast.map((mean, slot) => ({ slot, mean, slotCv: 0, quantiles: [mean - 10, mean + 10] })),
      },
      { date: '2023-04-03', firstSlot: 0, counts: actual },
      [0.1, 0.9],
    )
    return accuracyOf(tally, 5)
  }

  test('forecast 100, 80, 120 against 110, 70, 115: WAPE 8.47 %, bias +1.69 %', () => {
    const { wape, bias, mase, coverage80 } = score([100, 80, 120], [110, 70, 115])
    expect(wape).toBeCloseTo(0.0847, 4)
    expect(bias).toBeCloseTo(0.0169, 4)
    expect(mase).toBeCloseTo(25 / 3 / 5, 10)
    expect(coverage80).toBe(1)
  })

  test('a count outside its band is counted as outside', () => {
    expect(score([100], [120]).coverage80).toBe(0)
  })

  test('pinball loss is dear on the side the level warns of', () => {
    expect(pinballLoss(0.9, 10, 20)).toBeCloseTo(9)
    expect(pinballLoss(0.9, 20, 10)).toBeCloseTo(1)
  })

  test('the scale of MASE is the mean change from week to week, unknown slots left out', () => {
    const series = {
      id: 's',
      slotMinutes: 1440,
      days: [
        { date: '2023-04-03' as LocalDate, firstSlot: 0, counts: [10] },
        { date: '2023-04-10' as LocalDate, firstSlot: 0, counts: [16] },
        { date: '2023-04-17' as LocalDate, firstSlot: 0, counts: [null] },
        { date: '2023-04-24' as LocalDate, firstSlot: 0, counts: [99] },
      ],
    }
    expect(weeklyChange(series, '2023-05-01')).toBe(6)
  })
})
