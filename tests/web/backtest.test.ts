import { describe, expect, test } from 'vitest'
import { area } from '../../src/core/words/page.ts'
import {
  accuracyAt,
  bestOf,
  coverageOf,
  datesOf,
  honestRange,
  leadColumns,
  monthsOf,
  PLACES,
  tenthsOf,
  testedAnew,
  testedInReport,
} from '../../src/web/backtest.ts'
import { inWords, stepsOf } from '../../src/web/explanation.ts'
import { learn, textIn } from '../../src/web/text.ts'
import { sampleReport, sampleReportInput } from '../fixtures/report.ts'

learn(area)

const report = sampleReport()
const tested = testedInReport(report.forecast)
const tax = tested.find((one) => one.queue === 'tax')!

describe('a tested queue', () => {
  test('has its chosen model first and its rivals by error', () => {
    expect(tax.rows.map((row) => row.champion)).toEqual([true, false, false])
    const [, ...rivals] = tax.rows.map((row) => row.accuracy.wape)
    expect(rivals).toEqual(rivals.toSorted((a, b) => a - b))
  })

  test('is the same from a report and from the back-test behind it', () => {
    expect(testedAnew(sampleReportInput().backtest)).toEqual(tested)
  })

  test('keeps the weight of each member', () => {
    expect(tax.rows.map((row) => row.weight)).toEqual([0.82, 0.13, 0.05])
  })

  test('has no detail in an older run', () => {
    const older = report.forecast.map(({ detail: _, ...forecast }) => forecast)
    expect(testedInReport(older).map(({ detail }) => detail)).toEqual(report.forecast.map(() => undefined))
    expect([leadColumns(testedInReport(older)), monthsOf(testedInReport(older))]).toEqual([[], []])
  })
})

describe('leads', () => {
  const columns = leadColumns(tested)

  test('come nearest first, ordinary days before event days', () => {
    expect(columns.map(({ lead, days }) => `${lead.from}–${lead.to} ${days}`)).toEqual([
      '1–1 ordinary',
      '1–1 event',
      '2–3 ordinary',
      '2–3 event',
      '4–7 ordinary',
      '4–7 event',
    ])
  })

  test('hold the accuracy of their own lead, kind of day and model', () => {
    const row = tax.detail!.leads.find(
      (one) => one.model === 'fourWeekMean' && one.lead.from === 2 && one.days === 'event',
    )!
    expect(accuracyAt(tax, 'fourWeekMean', columns[3]!)).toBe(row.accuracy)
    expect(accuracyAt(tax, 'combination', columns[3]!)).toBeUndefined()
  })

  test('are best where nearest to the ideal of the measure', () => {
    const { accuracy } = tax.rows[0]!
    const of = (change: Partial<typeof accuracy>) => ({ ...accuracy, ...change })
    expect(bestOf([of({ wape: 0.3 }), undefined, of({ wape: 0.2 })], 'wape')).toBe(0.2)
    expect(bestOf([of({ bias: -0.01 }), of({ bias: 0.02 })], 'bias')).toBe(-0.01)
    expect(bestOf([of({ coverage80: 0.95 }), of({ coverage80: 0.74 })], 'coverage80')).toBe(0.74)
    expect(bestOf([undefined], 'wape')).toBeUndefined()
  })
})

describe('calibration', () => {
  test('of equal tenths is right throughout', () => {
    const honest = new Array(10).fill(20)
    expect(tenthsOf(honest).map(({ fit }) => fit)).toEqual(honest.map(() => 'fit'))
    const coverage = coverageOf(honest)
    expect(coverage.map(({ fit }) => fit)).toEqual(['fit', 'fit', 'fit', 'fit'])
    for (const { nominal, observed } of coverage) expect(observed).toBeCloseTo(nominal)
  })

  test('shows bands too narrow, and too wide', () => {
    const fits = (calibration: readonly number[]) => coverageOf(calibration).map(({ fit }) => fit)
    expect(fits([60, 10, 5, 5, 5, 5, 5, 5, 10, 60])).toEqual(['short', 'short', 'short', 'short'])
    expect(fits([0, 5, 10, 30, 60, 60, 30, 10, 5, 0]).at(-1)).toBe('surplus')
    expect(tenthsOf([60, 10, 5, 5, 5, 5, 5, 5, 10, 60]).map(({ fit }) => fit)).toEqual([
      'surplus',
      'fit',
      ...new Array(6).fill('short'),
      'fit',
      'surplus',
    ])
  })

  test('says nothing without days', () => {
    expect(coverageOf(new Array(10).fill(0)).map(({ observed }) => observed)).toEqual([0, 0, 0, 0])
  })

  test('leaves chance its room: 100 days, a tenth each', () => {
    const [low, high] = honestRange(100, 0.1)
    expect([low, high].map((value) => value.toFixed(2))).toEqual(['4.12', '15.88'])
    expect(honestRange(5, 0.1)[0]).toBe(0)
  })
})

test('the calendar has every month and date once, in order', () => {
  expect(monthsOf(tested)).toEqual(['2023-07', '2023-08', '2023-09'])
  const september = tax.detail!.dates.map(({ date }) => date).filter((date) => date.startsWith('2023-09'))
  expect(datesOf(tested, '2023-09')).toEqual(september)
})

test('every place of the calendar has a sign of its own', () => {
  const signs = Object.values(PLACES).map(({ sign }) => sign)
  expect(new Set(signs).size).toBe(5)
})

describe('an explanation', () => {
  const day = report.forecast[0]!.days.find((one) => one.date === '2023-10-02')!
  const explanation = day.explanation!

  test('walks from the usual day to the mean without a gap', () => {
    const steps = stepsOf(explanation)
    expect(steps[0]!.from).toBe(explanation.base)
    expect(steps.at(-1)!.to).toBeCloseTo(day.mean, 9)
    for (const [index, step] of steps.entries()) {
      if (index > 0) expect(step.from).toBe(steps[index - 1]!.to)
      expect(step.to / step.from - 1).toBeCloseTo(step.share, 9)
    }
  })

  test('is told in words, small parts left out', () => {
    const faint = {
      group: 'month',
      name: { ja: '月初', en: 'month start' },
      log: 0.001,
      share: 0.001,
    } as const
    const told = { ...explanation, parts: [...explanation.parts, faint] }
    expect(inWords(told, textIn('ja'))).toBe(
      '月曜 +18\u00a0%、国保税第3期納期限 +9\u00a0%、雨 −6\u00a0%、最近の増え方 +2\u00a0%',
    )
    expect(inWords(told, textIn('en'))).toBe(
      'Monday +18\u00a0%, Insurance tax instalment 3 due +9\u00a0%, rain −6\u00a0%, recent level +2\u00a0%',
    )
  })
})
