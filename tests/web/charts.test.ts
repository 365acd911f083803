import { describe, expect, test } from 'vitest'
import { area } from '../../src/core/words/page.ts'
import { testedInReport } from '../../src/web/backtest.ts'
import { accuracyChart, trialChart } from '../../src/web/charts/bars.ts'
import { band, dailyChart, marksOf, slotChart } from '../../src/web/charts/forecast.ts'
import { curveChart, loadChart } from '../../src/web/charts/load.ts'
import { COLOUR, type Figure } from '../../src/web/charts/look.ts'
import { slotsOn, waitChart, waitingChart, withinChart } from '../../src/web/charts/waits.ts'
import { learn, textIn } from '../../src/web/text.ts'
import { sampleTrial } from '../e2e/answers.ts'
import { sampleReport } from '../fixtures/report.ts'

learn(area)

const report = sampleReport()
const ja = textIn('ja')
const en = textIn('en')
const forecast = report.forecast.find((one) => one.queue === 'certificate')!
const tested = testedInReport(report.forecast)
const MONDAY = '2023-10-02'

const dataset = (figure: Figure, label: string) => {
  const found = figure.data.datasets.find((one) => one.label === label)
  if (!found) throw new Error(`no dataset ${label} in ${figure.data.datasets.map((one) => one.label)}`)
  return found
}

describe('band', () => {
  const levels = [0.025, 0.1, 0.5, 0.9, 0.975]
  test('is the pair of quantiles around the share', () => {
    expect(band(levels, [1, 2, 3, 4, 5], 0.8)).toEqual([2, 4])
    expect(band(levels, [1, 2, 3, 4, 5], 0.95)).toEqual([1, 5])
  })
  test('is absent when a level is', () => {
    expect(band(levels, [1, 2, 3, 4, 5], 0.5)).toBeUndefined()
  })
})

describe('daily chart', () => {
  const figure = dailyChart(report, forecast, ja)
  const place = figure.data.labels!.indexOf('10/2(月)')

  test('runs day by day from the first known day to the last foretold', () => {
    const first = forecast.history[0]!.date
    expect(figure.data.labels![0]).toBe(ja.day(first))
    expect(figure.data.labels!.at(-1)).toBe(ja.day(forecast.days.at(-1)!.date))
    for (const one of figure.data.datasets) expect(one.data).toHaveLength(figure.data.labels!.length)
  })

  test('shows the past as it was, unknown days empty', () => {
    const past = dataset(figure, '実績').data
    expect(past.filter((value) => value !== null)).toEqual(
      forecast.history.flatMap((day) => (day.total === null ? [] : [day.total])),
    )
    const unknown = forecast.history.find((day) => day.total === null)
    if (unknown) expect(past[figure.data.labels!.indexOf(ja.day(unknown.date))]).toBeNull()
  })

  test('shows a day ahead with its mean inside the 80 % range inside the 95 % range', () => {
    const day = forecast.days.find((one) => one.date === MONDAY)
    expect(dataset(figure, '見込み').data[place]).toBe(day!.mean)
    const [low80, high80] = dataset(figure, '予測の幅(80\u00a0%)').data[place] as [number, number]
    const [low95, high95] = dataset(figure, '予測の幅(95\u00a0%)').data[place] as [number, number]
    expect([low95, low80, high80, high95]).toEqual([low95, low80, high80, high95].sort((a, b) => a - b))
    expect([low80, high80]).toEqual([day!.quantiles[1], day!.quantiles[5]])
    expect([low95, high95]).toEqual([day!.quantiles[0], day!.quantiles[6]])
  })

  test('tints days with an event or a holiday, and only those', () => {
    const tint = dataset(figure, '行事・祝日').data
    expect(tint[place]).toBe(1)
    expect(tint[figure.data.labels!.indexOf('9/18(月)')]).toBe(1)
    expect(tint[figure.data.labels!.indexOf('10/3(火)')]).toBeNull()
  })

  test('speaks the other language', () => {
    expect(dailyChart(report, forecast, en).data.datasets.map((one) => one.label)).toEqual([
      'Expected',
      '80\u00a0% range',
      '95\u00a0% range',
      'Actual',
      'Event, holiday',
    ])
  })
})

test('marks of a date name its holiday and its events in the language asked for', () => {
  expect(marksOf(report, en, MONDAY)).toEqual(['Insurance tax instalment 3 due'])
  expect(marksOf(report, ja, '2023-09-18')).toEqual(['敬老の日', '督促状発送'])
  expect(marksOf(report, ja, '2023-10-03')).toEqual([])
})

test('slot chart has one point a slot, labelled by its start, and none on a closed day', () => {
  const figure = slotChart(report, forecast, MONDAY, en)
  const slots = forecast.days.find((one) => one.date === MONDAY)!.slots
  expect(figure.data.labels!.slice(0, 2)).toEqual(['8:30', '9:00'])
  expect(dataset(figure, 'Expected').data).toEqual(slots.map((slot) => slot.mean))
  expect(slotChart(report, forecast, '2023-10-07', en).data.labels).toEqual([])
})

describe('load chart', () => {
  const load = report.load.find((one) => one.activity === 'mynumber' && one.date === MONDAY)!
  const figure = loadChart(load, report, ja)

  test('sets required, minimum and placed people side by side', () => {
    expect(dataset(figure, '必要').data).toEqual(load.slots.map((slot) => slot.required))
    expect(dataset(figure, '最低人数').data).toEqual(load.slots.map((slot) => slot.minimum))
    expect(dataset(figure, '配置').data).toEqual(load.slots.map((slot) => slot.placed))
  })

  test('colours each slot by how it stands', () => {
    const short = load.slots.findIndex((slot) => slot.placed < slot.required)
    const fit = load.slots.findIndex((slot) => slot.placed === slot.required)
    const colours = dataset(figure, '配置').backgroundColor as string[]
    expect(colours[short]).toBe(COLOUR.short)
    expect(colours[fit]).toBe(COLOUR.fit)
  })

  test('is empty without a day', () => {
    expect(loadChart(undefined, report, ja).data.labels).toEqual([])
  })
})

describe('curve chart', () => {
  const point = { abandonedShare: 0, lossYen: 0 }
  const curve = [
    // What an endless wait becomes on its way through JSON.
    { ...point, people: 0, serviceLevel: 0, meanWaitSeconds: null as unknown as number },
    { ...point, people: 1, serviceLevel: 0.5, meanWaitSeconds: 240 },
    { ...point, people: 2, serviceLevel: 0.96, meanWaitSeconds: 30 },
  ]
  const figure = curveChart(curve, 1, en)

  test('has a bar in percent and a wait in minutes for each number of people', () => {
    expect(figure.data.labels).toEqual(['0', '1', '2'])
    expect(dataset(figure, 'Within target').data).toEqual([0, 50, 96])
    expect(dataset(figure, 'Mean wait').data).toEqual([null, 4, 0.5])
  })

  test('marks the number that is placed', () => {
    expect(dataset(figure, 'Within target').backgroundColor).toEqual([
      COLOUR.band80,
      COLOUR.indigo,
      COLOUR.band80,
    ])
  })
})

describe('the charts of a simulated day', () => {
  const [queue] = report.simulation.queues
  const slots = slotsOn(queue, MONDAY)

  test('hold the chosen day alone', () => {
    expect(slots.map(({ date }) => date)).toEqual(slots.map(() => MONDAY))
    expect(slots.length).toBeGreaterThan(10)
    expect(slotsOn(undefined, MONDAY)).toEqual([])
  })

  test('stack the waits of half, of 90 % and of 95 % in minutes, the mean with its interval on top', () => {
    const figure = waitChart(slots, report, ja)
    const at = (label: string) => dataset(figure, label).data[3]
    const { meanWaitSeconds: mean, wait50Seconds, wait90Seconds, wait95Seconds } = slots[3]!
    expect(at('半数の人まで')).toEqual([0, wait50Seconds / 60])
    expect(at('90 %の人まで')).toEqual([wait50Seconds / 60, wait90Seconds / 60])
    expect(at('95 %の人まで')).toEqual([wait90Seconds / 60, wait95Seconds / 60])
    expect(at('平均待ち')).toBe(mean.mean / 60)
    expect(at('平均の 95 %区間')).toEqual([mean.low / 60, mean.high / 60])
  })

  test('set the number waiting on the arrivals', () => {
    const figure = waitingChart(slots, report, en)
    expect(dataset(figure, 'Waiting').data).toEqual(slots.map(({ waiting }) => waiting.mean))
    expect(dataset(figure, 'Arrivals').data).toEqual(slots.map(({ arrivals }) => arrivals))
  })

  test('colour the slots below target', () => {
    const target = slots[5]!.withinTarget.mean
    const colours = dataset(withinChart(slots, target, report, en), 'Within target').backgroundColor
    expect(colours).toEqual(
      slots.map(({ withinTarget }) => (withinTarget.mean < target ? COLOUR.short : COLOUR.fit)),
    )
    expect(new Set(colours as string[]).size).toBe(2)
  })
})

test('trial chart sets the mean wait of today beside the trial', () => {
  const figure = trialChart(sampleTrial, (id) => `${id} desk at noon`, en)
  expect(figure.data.labels).toEqual([['insurance ', 'desk at ', 'noon']])
  expect(dataset(figure, 'today').data).toEqual([264 / 60])
  expect(dataset(figure, 'trial').data).toEqual([455 / 60])
})

test('accuracy chart writes every queue under its bars, long names in lines', () => {
  const long = { ja: '年金・後期高齢者医療', en: 'Pension and late-elderly insurance' }
  const [first, ...rest] = report.queues
  const { data, options } = accuracyChart(
    { ...report, queues: [{ ...first!, name: long }, ...rest] },
    tested,
    en,
  )
  expect(data.labels).toHaveLength(report.forecast.length)
  expect(data.labels![0]).toEqual(['Pension ', 'and late-', 'elderly ', 'insurance'])
  expect(options?.scales?.x?.ticks).toMatchObject({ autoSkip: false })
})

test('accuracy chart sets each chosen model beside the best of its baselines', () => {
  const figure = accuracyChart(report, tested, en)
  const best = report.forecast.map((queue) =>
    Math.min(
      ...queue.baselines.filter((row) => row.model !== queue.model).map((row) => row.accuracy.wape * 100),
    ),
  )
  expect(dataset(figure, 'chosen').data).toEqual(report.forecast.map((queue) => queue.accuracy.wape * 100))
  expect(dataset(figure, 'best baseline').data).toEqual(best)
})
