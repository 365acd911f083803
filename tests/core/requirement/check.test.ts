import { describe, expect, test } from 'vitest'
import { datesBetween } from '../../../src/core/calendar/date.ts'
import type { City, Queue } from '../../../src/core/city/types.ts'
import type { DayForecast, Forecast, SlotForecast } from '../../../src/core/forecast/types.ts'
import { requirementIssues } from '../../../src/core/requirement/check.ts'
import { isKey } from '../../../src/core/words/say.ts'
import { sampleCity } from '../../fixtures/city.ts'
import { sampleForecast, sampleHolidays } from '../../fixtures/forecast.ts'

const city = sampleCity()
const dates = datesBetween('2023-10-02', '2023-10-08')
const forecast = sampleForecast(city)

const codes = (given: Forecast, at: City = city, on = dates): string[] => {
  const issues = requirementIssues(given, at, sampleHolidays, on)
  expect(issues.every(({ code }) => isKey(`issue.${code}`))).toBe(true)
  return [...new Set(issues.map(({ code }) => code))]
}

const withDay = (change: (day: DayForecast) => DayForecast): Forecast => ({
  ...forecast,
  queues: forecast.queues.map((it) =>
    it.queue === 'tax'
      ? { ...it, days: it.days.map((day) => (day.date === '2023-10-03' ? change(day) : day)) }
      : it,
  ),
})

const withSlot = (change: Partial<SlotForecast>): Forecast =>
  withDay((day) => ({ ...day, slots: day.slots.map((slot, i) => (i === 3 ? { ...slot, ...change } : slot)) }))

const withQueue = (change: Partial<Queue>): City => ({
  ...city,
  queues: city.queues.map((it) => (it.id === 'taxPhone' ? { ...it, ...change } : it)),
})

describe('a forecast that can be worked with', () => {
  test('raises nothing', () => {
    expect(codes(forecast)).toEqual([])
  })

  test('may promise a mean wait and an answer rate besides', () => {
    const target = {
      from: '2018-04-01',
      share: 0.8,
      withinSeconds: 20,
      asaSeconds: 30,
      answerShare: 0.9,
    } as const
    expect(codes(forecast, withQueue({ targets: [target] }))).toEqual([])
  })

  test('may have slots in which nobody comes', () => {
    expect(codes(withSlot({ mean: 0 }))).toEqual([])
  })
})

describe('refused', () => {
  test.each([
    ['a negative rate', withSlot({ mean: -1 }), 'badRate'],
    ['a rate that is no number', withSlot({ mean: Number.NaN }), 'badRate'],
    ['handling of no time', withSlot({ handling: { meanSeconds: 0, cv: 1 } }), 'badHandlingTime'],
    [
      'handling longer than the day',
      withSlot({ handling: { meanSeconds: 40_000, cv: 1 } }),
      'badHandlingTime',
    ],
    ['a spread below nothing', withSlot({ slotCv: -0.1 }), 'badSpread'],
    ['a spread beyond reason', withSlot({ handling: { meanSeconds: 300, cv: 9 } }), 'badSpread'],
    ['a spread of the day beyond reason', withDay((day) => ({ ...day, dayCv: 7 })), 'badSpread'],
  ])('%s', (_, given, code) => {
    expect(codes(given)).toEqual([code])
  })

  test('a slot without handling time, with its place', () => {
    const bare = withDay((day) => ({
      ...day,
      slots: day.slots.map(({ handling: _, ...slot }, i) =>
        i === 0 ? slot : { ...slot, handling: { meanSeconds: 300, cv: 1 } },
      ),
    }))
    expect(requirementIssues(bare, city, sampleHolidays, dates)).toEqual([
      {
        code: 'noHandlingTime',
        severity: 'error',
        at: { file: 'forecast.json' },
        values: { queue: 'tax', date: '2023-10-03', slot: 17 },
      },
    ])
  })

  test('an open day that nobody forecast', () => {
    expect(codes(sampleForecast(city, ['2023-10-02']))).toEqual(['queueWithoutForecast'])
  })

  test.each([
    [
      'a target of 100 %',
      { targets: [{ from: '2018-04-01', share: 1, withinSeconds: 20 }] },
      'certainTarget',
    ],
    [
      'a target of nothing',
      { targets: [{ from: '2018-04-01', share: 0, withinSeconds: 20 }] },
      'certainTarget',
    ],
    [
      'an answer rate of 100 %',
      { targets: [{ from: '2018-04-01', share: 0.8, withinSeconds: 20, answerShare: 1 }] },
      'certainTarget',
    ],
    [
      'a mean wait of nothing',
      { targets: [{ from: '2018-04-01', share: 0.8, withinSeconds: 20, asaSeconds: 0 }] },
      'noMeanWait',
    ],
    ['patience of no time', { patienceSeconds: 0 }, 'noPatience'],
  ] as const)('%s', (_, change, code) => {
    expect(codes(forecast, withQueue(change))).toEqual([code])
  })

  test('a queue whose desk has no seats', () => {
    const none = {
      ...city,
      activities: city.activities.map((it) => (it.id === 'tax' ? { ...it, seats: 0 } : it)),
    }
    expect(codes(forecast, none)).toEqual(['noSeats'])
  })
})

describe('noted', () => {
  test('a queue that never opens', () => {
    const issues = requirementIssues(forecast, city, sampleHolidays, ['2023-10-07', '2023-10-08'])
    expect(issues).toHaveLength(city.queues.length)
    expect(issues.every(({ code, severity }) => code === 'neverOpen' && severity === 'warning')).toBe(true)
  })

  test('a forecast of a queue nobody knows', () => {
    const more = {
      ...forecast,
      queues: [...forecast.queues, { queue: 'koban', model: 'countRegression', days: [] } as const],
    }
    expect(codes(more)).toEqual(['forecastOfUnknownQueue'])
  })
})
