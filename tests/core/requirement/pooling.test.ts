import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Forecast } from '../../../src/core/forecast/types.ts'
import {
  poolingIssues,
  poolingOf,
  ratesIssues,
  steadyPooling,
} from '../../../src/core/requirement/pooling.ts'
import type { RatesRequest } from '../../../src/core/requirement/types.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { sampleCity } from '../../fixtures/city.ts'
import { sampleForecast, sampleHolidays } from '../../fixtures/forecast.ts'

const city = sampleCity()
const forecast = sampleForecast(city)

const pooled = (
  queues: readonly string[],
  dates: readonly LocalDate[] = ['2023-10-02'],
  of: Forecast = forecast,
) => {
  const result = poolingOf({ queues, dates }, of, city, sampleHolidays)
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.value
}

const desks: RatesRequest = {
  ratesPerHour: [14, 14],
  handlingSeconds: 360,
  share: 0.9,
  withinSeconds: 600,
}

describe('steady desks', () => {
  test('two desks of 14 an hour and 6 min need six people apart and four together', () => {
    const { apart, together, apartPeople, togetherPeople } = steadyPooling(desks)
    expect([apartPeople, togetherPeople]).toEqual([6, 4])
    const shown = ({ choices }: typeof together) =>
      choices.map((it) =>
        it.kind === 'unstable'
          ? it.kind
          : `${it.people}: ${(100 * it.serviceLevel).toFixed(2)} % ${it.meanWaitSeconds.toFixed(1)} s`,
      )
    expect(shown(apart[0]!).slice(0, 2)).toEqual(['2: 78.79 % 345.9 s', '3: 98.59 % 45.5 s'])
    expect(shown(together).map((it) => it.split(' % ')[0])).toEqual(['3: 37.18', '4: 94.20', '5: 99.52'])
    expect(shown(together)[1]).toContain('128.6 s')
  })

  test('too few people are unstable and never a number that is none', () => {
    const { together } = steadyPooling({ ...desks, ratesPerHour: [25, 25], share: 0.1 })
    expect(together.choices[0]).toEqual({ kind: 'unstable', people: together.people - 1 })
    expect(JSON.stringify(together)).not.toContain('null')
  })

  test('together never needs more people than apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 60, noNaN: true }), { minLength: 2, maxLength: 4 }),
        fc.double({ min: 20, max: 1800, noNaN: true }),
        fc.double({ min: 0.05, max: 0.99, noNaN: true }),
        fc.double({ min: 0, max: 1800, noNaN: true }),
        (ratesPerHour, handlingSeconds, share, withinSeconds) => {
          const { apartPeople, togetherPeople } = steadyPooling({
            ratesPerHour,
            handlingSeconds,
            share,
            withinSeconds,
          })
          expect(togetherPeople).toBeLessThanOrEqual(apartPeople)
        },
      ),
    )
  })

  test.each([
    [{ ratesPerHour: [14] }, 'nothingToPool'],
    [{ ratesPerHour: Array.from({ length: 51 }, () => 1) }, 'tooManyToPool'],
    [{ ratesPerHour: [14, 0] }, 'badPoolingRate'],
    [{ ratesPerHour: [14, Number.NaN] }, 'badPoolingRate'],
    [{ ratesPerHour: [14, -1] }, 'badPoolingRate'],
    [{ handlingSeconds: 0 }, 'badPoolingTime'],
    [{ handlingSeconds: 90_000 }, 'badPoolingTime'],
    [{ withinSeconds: -1 }, 'badPoolingWithin'],
    [{ share: 1 }, 'badPoolingShare'],
    [{ share: 0 }, 'badPoolingShare'],
  ] as const)('%o is refused as %s', (changes, code) => {
    expect(ratesIssues({ ...desks, ...changes }).map((it) => it.code)).toEqual([code])
    expect(ratesIssues(desks)).toEqual([])
  })
})

describe('queues of the forecast', () => {
  const both = pooled(['tax', 'payment'])

  test('every slot has each desk apart and all together', () => {
    expect(both.slots).toHaveLength(18)
    for (const { apart, together } of both.slots) {
      expect(apart).toHaveLength(2)
      expect(together.arrivals).toBeCloseTo(apart[0]!.arrivals + apart[1]!.arrivals, 9)
      for (const it of [...apart, together]) expect(it.serviceLevel).toBeGreaterThanOrEqual(0.9)
    }
  })

  test('one desk needs fewer people, and hours and peaks are those of the slots', () => {
    expect(both.togetherHours).toBeLessThan(both.apartHours)
    expect(both.togetherPeak).toBe(Math.max(...both.slots.map(({ together }) => together.people)))
    const hours = both.slots.reduce(
      (sum, { together }) => sum + (together.people * together.openMinutes) / 60,
      0,
    )
    expect(both.togetherHours).toBeCloseTo(hours, 9)
  })

  test('days that rise and fall as one leave less to gain', () => {
    const wide = {
      ...forecast,
      queues: forecast.queues.map((it) => ({ ...it, days: it.days.map((day) => ({ ...day, dayCv: 0.5 })) })),
    }
    const as = (between: number) => ({
      ...wide,
      correlation: {
        queues: ['tax', 'payment'],
        between: [
          [1, between],
          [between, 1],
        ],
      },
    })
    const hours = (of: Forecast) => pooled(['tax', 'payment'], ['2023-10-02'], of).togetherHours
    expect(hours(as(1))).toBeGreaterThan(hours(as(0)))
    expect(hours(wide)).toBe(hours(as(0.2)))
  })

  test('the stricter target holds for the one line', () => {
    const strict = {
      ...city,
      queues: city.queues.map((it) =>
        it.id === 'tax' ? { ...it, targets: [{ ...it.targets[0]!, share: 0.98 }] } : it,
      ),
    }
    const request = { queues: ['tax', 'payment'], dates: ['2023-10-02'] as const }
    const result = poolingOf(request, forecast, strict, sampleHolidays)
    expect(result.ok && result.value.slots.every(({ together }) => together.serviceLevel >= 0.98)).toBe(true)
  })

  test('a desk that closes earlier has nobody while the other is open', () => {
    const evening = pooled(['tax', 'certificate'], ['2023-10-04'])
    expect(evening.slots.at(-1)!.apart[0]).toMatchObject({ people: 0, openMinutes: 0 })
    expect(evening.slots.at(-1)!.together.people).toBeGreaterThan(0)
  })

  test('a closed day has no slots', () => {
    expect(pooled(['tax', 'payment'], ['2023-10-07'])).toMatchObject({
      slots: [],
      apartHours: 0,
      togetherPeak: 0,
    })
  })

  test.each([
    [['tax'], 'nothingToPool'],
    [['tax', 'tax'], 'queueTwice'],
    [['tax', 'koban'], 'unknownPooledQueue'],
  ] as const)('%o is refused as %s', (queues, code) => {
    expect(poolingIssues({ queues }, city).map((it) => it.code)).toEqual([code])
    expect(poolingOf({ queues, dates: [] }, forecast, city, sampleHolidays).ok).toBe(false)
  })

  test('a date without a forecast is refused', () => {
    const request = { queues: ['tax', 'payment'], dates: ['2023-11-06'] as const }
    const result = poolingOf(request, forecast, city, sampleHolidays)
    expect(result.issues.map((it) => it.code)).toEqual(['queueWithoutForecast', 'queueWithoutForecast'])
  })
})
