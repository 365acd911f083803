import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dateOf, weekday } from '../../src/core/calendar/date.ts'
import { readSeries } from '../../src/core/forecast/series-file.ts'
import { forecastSeries } from '../../src/core/forecast/series-forecast.ts'
import type { DayForecast, DemandSeries } from '../../src/core/forecast/types.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { expectTold, hankan } from '../cli/hankan.ts'
import { plain } from '../core/forecast/made.ts'

const LEVELS = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]
const TODAY = dateOf(Math.floor(Date.now() / 86_400_000))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-series-'))
})
afterAll(() => rm(folder, { recursive: true }))

const written = async (lines: readonly string[], heading = 'start,count'): Promise<string> => {
  const file = join(folder, 'calls.csv')
  await writeFile(file, `${[heading, ...lines].join('\n')}\n`)
  return file
}

/** Lines of the weekdays from a date on. */
const daily = (
  n: number,
  count: (i: number) => number | string,
  from: LocalDate = '2020-01-06',
): string[] => {
  const dates: LocalDate[] = []
  for (let date = from; dates.length < n; date = addDays(date, 1))
    if (weekday(date) % 6 !== 0) dates.push(date)
  return dates.map((date, i) => `${date},${count(i)}`)
}

const expectSound = (days: readonly DayForecast[]): void => {
  for (const { mean, quantiles, dayCv, slots } of days) {
    for (const part of [{ mean, quantiles }, ...slots]) {
      expect(Number.isFinite(part.mean) && part.mean >= 0).toBe(true)
      expect(part.quantiles.every((quantile) => Number.isFinite(quantile) && quantile >= 0)).toBe(true)
      expect([...part.quantiles].sort((a, b) => a - b)).toEqual(part.quantiles)
    }
    expect(Number.isFinite(dayCv)).toBe(true)
    expect(slots.reduce((sum, slot) => sum + slot.mean, 0)).toBeCloseTo(mean, 6 - Math.log10(1 + mean))
  }
}

/** What the command answers, with the codes of what it noted. */
const forecastOf = async (file: string, ...options: string[]) => {
  const { code, out } = await hankan(['forecast', '--series', file, ...options, '--json'])
  const answer = JSON.parse(out) as {
    readonly forecasts: readonly { readonly days: readonly DayForecast[] }[]
    readonly issues: readonly { readonly code: string }[]
  }
  const days = answer.forecasts.flatMap((one) => one.days)
  expectSound(days)
  return { code, days, notes: answer.issues.map((issue) => issue.code) }
}

describe('odd but possible series are forecast, with a note where something had to be assumed', () => {
  test('nothing but zeros: few, and never fewer than none', async () => {
    const { code, days, notes } = await forecastOf(await written(daily(60, () => 0)))
    expect([code, notes]).toEqual([0, []])
    expect(days).toHaveLength(5)
    for (const { mean } of days) expect(mean).toBeLessThan(1)
  })

  test('one value throughout: that value', async () => {
    const { days } = await forecastOf(await written(daily(60, () => 17)))
    for (const { mean } of days) expect(mean).toBeCloseTo(17, 0)
  })

  test.each([
    [1, 1],
    [5, 5],
  ])('%i days of history: a forecast that says how little it rests on', async (known, expected) => {
    const { code, days, notes } = await forecastOf(await written(daily(known, (i) => 10 + i)))
    expect([code, notes]).toEqual([0, ['seriesFewDays']])
    expect(days).toHaveLength(expected)
  })

  test('years of silence: what came after them counts', async () => {
    const lines = [...daily(20, (i) => 10 + (i % 5)), ...daily(40, (i) => 300 + (i % 5), '2023-01-09')]
    const { days } = await forecastOf(await written(lines))
    for (const { mean } of days) expect(mean).toBeGreaterThan(200)
  })

  test('fractions: used, and said', async () => {
    const { days, notes } = await forecastOf(await written(daily(60, (i) => 4.5 + (i % 2))))
    expect(notes).toEqual(['seriesFraction'])
    for (const { mean } of days) expect(Math.abs(mean - 5)).toBeLessThan(1.5)
  })

  test.each([
    ['among dozens', (i: number) => (i === 58 ? 1_000_000 : 20 + (i % 5)), 30],
    ['among zeros', (i: number) => (i === 30 ? 1_000_000 : 0), 1],
  ])('a million in one slot %s: taken as unknown, and said', async (_, count, most) => {
    const { days, notes } = await forecastOf(await written(daily(60, count)))
    expect(notes).toEqual(['seriesAbsurd'])
    for (const { mean } of days) expect(mean).toBeLessThan(most)
  })

  test('hundreds of millions one day and few the next: an answer, in good time', async () => {
    const { days } = await forecastOf(await written(daily(60, (i) => (i % 2 ? 900_000_000 : 300_000))))
    expect(days).toHaveLength(5)
  })

  test('a regressor without values ahead: its mean stands in, and that is said', async () => {
    const lines = daily(60, (i) => `${100 + 10 * (i % 7)},${i % 7}`)
    const file = await written(lines, 'start,count,temp')
    const bare = await forecastOf(file)
    expect(bare.notes).toEqual(['seriesCovariateAhead'])
    const ahead = daily(5, () => ',3', '2020-03-30')
    const whole = await forecastOf(await written([...lines, ...ahead], 'start,count,temp'))
    expect(whole.notes).toEqual([])
    expect(whole.days.map(({ date }) => date)).toEqual(bare.days.map(({ date }) => date))
    const text = await hankan(['forecast', '--series', await written(lines, 'start,count,temp')], 'en')
    expect(text.err).toContain('“temp”')
    expect(text.err).toContain('mean of the past')
  })

  test('a regressor with a cell that is no number: unknown there, and said where', async () => {
    const lines = daily(60, (i) => `20,${i === 5 ? 'NaN' : i % 7}`)
    const file = await written(lines, 'start,count,temp')
    expect((await forecastOf(file)).notes).toEqual(['seriesCovariate', 'seriesCovariateAhead'])
    const { err } = await hankan(['forecast', '--series', file], 'en')
    expect(err).toContain('line 7 “temp”')
  })

  test('counts dated after today: used, and asked about', async () => {
    const from = addDays(TODAY, -40)
    const { notes } = await forecastOf(await written(daily(60, () => 20, from)))
    expect(notes).toEqual(['seriesFuture'])
    const { notes: past } = await forecastOf(await written(daily(20, () => 20, addDays(TODAY, -60))))
    expect(past).not.toContain('seriesFuture')
  })
})

describe('what cannot be meant is refused with file, line, column and what to do', () => {
  const start = daily(30, () => 20)
  const line = start.length + 2

  test.each([
    ['negative', '-3', ['0 以上', '空欄'], ['0 or more', 'empty']],
    ['no number', 'nan', ['「nan」', '空欄'], ['“nan”', 'empty']],
    ['infinite', 'Infinity', ['「Infinity」'], ['“Infinity”']],
    ['words', 'many', ['「many」'], ['“many”']],
    ['beyond all people', '1e300', ['大きすぎ', '空欄'], ['too large', 'empty']],
  ])('a count that is %s', async (_, count, ja, en) => {
    const place = await written([...start, `2020-03-02,${count}`])
    await expectTold(['forecast', '--series', place], { place, line, column: 'count', ja, en })
  })

  test('a slot twice', async () => {
    const place = await written([...start, start[0]!])
    const [ja, en] = [
      ['2 行目', '1行'],
      ['line 2', 'one line a slot'],
    ]
    await expectTold(['forecast', '--series', place], { place, line, column: 'start', ja: ja!, en: en! })
  })

  test.each(['9999-12-31', addDays(TODAY, 400)])('a count of %s', async (date) => {
    const place = await written([...start, `${date},20`])
    const [ja, en] = [
      [date, '年'],
      [date, 'Correct the year'],
    ]
    await expectTold(['forecast', '--series', place], { place, line, column: 'start', ja: ja!, en: en! })
  })
})

describe('whatever the counts, a file that is read is forecast soundly', () => {
  const count = fc.oneof(
    { weight: 4, arbitrary: fc.nat(60) },
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1e9, noNaN: true }) },
    { weight: 1, arbitrary: fc.nat(1_000_000) },
  )
  const day = fc.record({ skip: fc.integer({ min: 1, max: 9 }), counts: fc.array(count, { maxLength: 4 }) })
  const leap = fc.constantFrom(0, 0, 0, 400, 9000)

  test('small series with gaps, by the half hour', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 25 }), leap, (days, silence) => {
        let date: LocalDate = '1990-01-01'
        const lines = days.flatMap(({ skip, counts }, i) => {
          date = addDays(date, skip + (i === 3 ? silence : 0))
          return counts.map((value, slot) => `${date} ${9 + slot}:00,${value}`)
        })
        const read = readSeries(`start,count\n${lines.join('\n')}\n`, 'calls.csv', 60)
        if (read.ok) expectSound(ahead(read.value))
        else expect(read.issues.some(({ severity }) => severity === 'error')).toBe(true)
      }),
      { numRuns: 50, seed: 5 },
    )
  })

  const value = fc.oneof(
    { weight: 1, arbitrary: fc.constant(Number.NaN) },
    { weight: 4, arbitrary: fc.double({ min: -1e12, max: 1e12, noNaN: true }) },
    { weight: 4, arbitrary: fc.integer({ min: -5, max: 40 }) },
    { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  )

  test('any regressors, known ahead or not', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 20, maxLength: 40 }), (values) => {
        const lines = daily(
          values.length,
          (i) => `${10 + (i % 5)},${Number.isNaN(values[i]) ? '' : values[i]}`,
        )
        const unknown = lines.slice(-3).map((line) => line.replace(/,\d+,/, ',,'))
        const read = readSeries(
          `start,count,x\n${[...lines.slice(0, -3), ...unknown].join('\n')}\n`,
          'calls.csv',
          1440,
        )
        expect(read.ok).toBe(true)
        if (read.ok) expectSound(ahead(read.value))
      }),
      { numRuns: 25, seed: 6 },
    )
  })

  const ahead = (series: DemandSeries): DayForecast[] => {
    const last = series.days.findLast(({ counts }) => counts.some((known) => known !== null))!.date
    const options = { horizonDays: 7, gapDays: 0, levels: LEVELS }
    return forecastSeries(series, plain, addDays(last, 1), options)
  }
})
