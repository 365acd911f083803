import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command as backtest } from '../../src/cli/backtest.ts'
import { command as forecast } from '../../src/cli/forecast.ts'
import { command as train } from '../../src/cli/train.ts'
import { addDays, clock } from '../../src/core/calendar/date.ts'
import { type ForecastModel, forecastDays } from '../../src/core/forecast/model.ts'
import type { Backtest, Forecast } from '../../src/core/forecast/types.ts'
import { readForecast } from '../../src/core/requirement/read-forecast.ts'
import { seeded } from '../../src/core/units/random.ts'
import type { LocalDate } from '../../src/core/units/time.ts'
import { readCityFile } from '../../src/store/city-folder.ts'
import { readContext } from '../../src/store/history.ts'
import { ingest } from '../../src/store/ingest.ts'
import { readTraining } from '../../src/store/training.ts'
import { plain, weekdaysFrom } from '../core/forecast/made.ts'

let folder: string
let store: string
const terminal = { language: 'en', progress: () => {} } as const

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-train-'))
  store = join(folder, 'store')
  await ingestTickets(store, '2023-04-03', 140, 20)
})
afterAll(() => rm(folder, { recursive: true }))

/** A store with tickets of one queue, some more than `least` on every weekday from a date on. */
const ingestTickets = async (into: string, from: LocalDate, days: number, least: number): Promise<void> => {
  const random = seeded('tickets')
  const rows = weekdaysFrom(from, days).flatMap((date) =>
    Array.from({ length: least + random.poisson(10) }, (_, i) => {
      const minute = 520 + Math.floor(random.uniform() * 500)
      return `${date},${i + 1},証明,${clock(minute)}:00,${clock(minute + 1)}:00,${clock(minute + 1)}:10,${clock(minute + 6)}:00,1,完了`
    }),
  )
  const file = `${into}.csv`
  await writeFile(
    file,
    `発券日,発券番号,業務区分,発券時刻,呼出時刻,応対開始時刻,終了時刻,窓口番号,結果\n${rows.join('\n')}\n`,
  )
  const city = await readCityFile('data/keyaki')
  if (!city.ok) throw new Error('no sample city')
  await ingest([file], { city: city.value, store: into, today: '2023-10-01' })
}

test('the back-test ranks every model of a queue and marks one champion', async () => {
  const result = await backtest.run({ store, queues: 'certificate', weeks: '4' }, [], terminal)
  const { rows, origins } = result.json as { rows: { model: string; champion: boolean }[]; origins: string[] }
  expect(result.issues).toEqual([])
  expect(origins).toHaveLength(4)
  expect(rows.map(({ model }) => model)).toEqual([
    'combination',
    'countRegression',
    'fourWeekMean',
    'seasonalNaive',
  ])
  expect(rows.filter(({ champion }) => champion)).toHaveLength(1)
  expect(result.text).toContain('seasonal naive')
})

test('the back-test shows where and when it was wrong, and writes everything to a file', async () => {
  const out = join(folder, 'backtest.json')
  const result = await backtest.run(
    { store, queues: 'certificate', weeks: '4', horizon: '14', detail: true, ablation: 'weather', out },
    [],
    terminal,
  )
  const { details, weather } = JSON.parse(await readFile(out, 'utf8')) as Backtest
  expect(details).toHaveLength(1)
  expect(details![0]!.leads.map(({ lead }) => lead.to)).toContain(28)
  expect(weather).toEqual([])
  expect(result.text).toContain('days ahead')
  expect(result.text).toContain('Monday')
  expect(result.text).toContain('There is no weather on record.')
})

describe('past weather forecasts', () => {
  const run = async (text: string) => {
    const file = join(folder, 'issued.csv')
    await writeFile(file, text)
    const options = { store: rainy, queues: 'certificate', weeks: '6', 'weather-forecasts': file }
    return backtest.run({ ...options, ablation: 'weather' }, [], terminal)
  }
  let rainy: string
  beforeAll(async () => {
    rainy = join(folder, 'rainy')
    await cp(store, rainy, { recursive: true })
    const days = Array.from({ length: 210 }, (_, i) => addDays('2023-04-01', i))
    const file = join(folder, 'weather.csv')
    const rows = days.map((date, i) => `${date.replaceAll('-', '/')},${20 + (i % 7)}.0,8,1,${i % 3}.0,0,8,1`)
    await writeFile(
      file,
      [
        'ダウンロードした時刻：2023/11/01 10:20:49',
        '',
        ',東京,東京,東京,東京,東京,東京,東京',
        '年月日,最高気温(℃),最高気温(℃),最高気温(℃),降水量の合計(mm),降水量の合計(mm),降水量の合計(mm),降水量の合計(mm)',
        ',,品質情報,均質番号,,現象なし情報,品質情報,均質番号',
        ...rows,
        '',
      ].join('\r\n'),
    )
    const city = await readCityFile('data/keyaki')
    if (!city.ok) throw new Error('no sample city')
    const read = await ingest([file], { city: city.value, store: rainy, today: '2023-11-01' })
    if (read.issues.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(read.issues))
  })

  test('are what each origin knows of the weather, and the table says so', async () => {
    const { json, text, issues } = await run('issued,date,max_temp,rain\n2023-07-01,2023-07-03,28,40\n')
    expect(issues).toEqual([])
    expect((json as Backtest).weather).toHaveLength(1)
    expect(text).toContain('Known then: the forecasts issued by then')
    const none = await backtest.run(
      { store: rainy, queues: 'certificate', weeks: '6', ablation: 'weather' },
      [],
      terminal,
    )
    expect(none.text).toContain('Known then: the climate of the date')
  })

  test('without a date of issue are refused', async () => {
    const { issues } = await run('date,max_temp,rain\n2023-07-03,28,40\n')
    expect(issues).toMatchObject([{ code: 'weatherFileIssued', severity: 'error' }])
  })

  test('with days left out are used and told of', async () => {
    const { issues } = await run(
      'issued,date,rain,wind\n2023-07-01,2023-07-03,40,3\n2023-07-05,2023-07-06,40,3\n',
    )
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['weatherFileColumns', 'warning'],
      ['weatherFileGaps', 'warning'],
    ])
  })
})

test('a measured gain is kept beside the training where that is asked for', async () => {
  const own = join(folder, 'kept')
  await cp(store, own, { recursive: true })
  const asked = { store: own, queues: 'certificate', weeks: '4', keep: true }
  const bare = await backtest.run({ ...asked, ablation: 'rokuyo' }, [], terminal)
  expect(bare.issues).toMatchObject([{ code: 'noTraining', severity: 'error' }])
  const training = { backtest: { origins: [], rows: [], horizonDays: 7 }, models: [], forecast: {} }
  await writeFile(join(own, 'training.json'), JSON.stringify(training))
  const unmeasured = await backtest.run(asked, [], terminal)
  expect(unmeasured.issues).toMatchObject([{ code: 'missingOption', values: { option: 'ablation' } }])
  const { json, text } = await backtest.run({ ...asked, ablation: 'rokuyo' }, [], terminal)
  expect(text).toContain('kept')
  const { rokuyo } = json as Backtest
  expect(rokuyo).toHaveLength(1)
  expect(await readTraining(own)).toEqual({ ...training, backtest: { ...training.backtest, rokuyo } })
})

test('an ablation that is not known is told', async () => {
  const { issues } = await backtest.run({ store, ablation: 'moon' }, [], terminal)
  expect(issues).toMatchObject([
    { code: 'optionValue', values: { found: 'moon', expected: 'weather, rokuyo' } },
  ])
})

test('training leaves a model that forecasts and a card that names its data, twice the same', async () => {
  const read = async (out: string) => {
    const { issues } = await train.run({ store, queues: 'certificate', weeks: '4', out }, [], terminal)
    expect(issues).toEqual([])
    return [
      await readFile(join(out, 'certificate.json'), 'utf8'),
      await readFile(join(out, 'card.md'), 'utf8'),
    ] as const
  }
  const [model, card] = await read(join(folder, 'first'))
  expect(await read(join(folder, 'second'))).toEqual([model, card])
  const saved = JSON.parse(model) as { dataHash: string; model: ForecastModel }
  expect(card).toContain(saved.dataHash)
  const [day] = forecastDays(saved.model, plain, [{ date: saved.model.origin, firstSlot: 17, slots: 18 }])
  expect(day!.mean).toBeGreaterThan(10)
})

describe('--members', () => {
  const own = { queues: 'certificate', weeks: '3' }

  test('all tries every member in the back-test, and the usual ones are those without it', async () => {
    const names = async (options: Record<string, string>) => {
      const { json, issues } = await backtest.run({ store, ...own, ...options }, [], terminal)
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
      return (json as Backtest).rows.map(({ model }) => model)
    }
    const usual = await names({})
    expect(await names({ members: 'usual' })).toEqual(usual)
    expect(await names({ members: 'all' })).toEqual(
      expect.arrayContaining([...usual, 'exponentialSmoothing', 'gradientBoosting']),
    )
  })

  test('all is trained, weighed and told on the card', async () => {
    const out = join(folder, 'every')
    await train.run({ store, ...own, members: 'all', out }, [], terminal)
    const { model } = JSON.parse(await readFile(join(out, 'certificate.json'), 'utf8')) as {
      model: ForecastModel
    }
    expect(model.weights.length).toBeGreaterThan(3)
    expect(model.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9)
    expect(await readFile(join(out, 'card.md'), 'utf8')).toContain('gradient boosting')
  })

  test('all says so where history is too short for a network', async () => {
    const { json, issues } = await backtest.run({ store, ...own, members: 'all' }, [], terminal)
    expect(issues).toMatchObject([{ code: 'networkShort', severity: 'warning' }])
    expect((json as Backtest).rows.map(({ model }) => model)).not.toContain('neuralNetwork')
  })

  test('all teaches a network where history is long enough, and its figures stand among the others', async () => {
    const long = join(folder, 'long')
    await ingestTickets(long, '2021-08-02', 740, 2)
    const out = join(folder, 'taught')
    const asked = { store: long, ...own, members: 'all' }
    const { json, text, issues } = await backtest.run(asked, [], terminal)
    expect(issues).toEqual([])
    const network = (json as Backtest).rows.find(({ model }) => model === 'neuralNetwork')!
    expect(network.accuracy.wape).toBeLessThan(1.5)
    expect(network.weight).toBeGreaterThanOrEqual(0)
    expect(text).toContain('neural network')
    await train.run({ ...asked, out }, [], terminal)
    expect(await readFile(join(out, 'card.md'), 'utf8')).toContain('| layers of the neural network |')
  })

  test('another word is refused', async () => {
    for (const command of [backtest, train]) {
      const { issues } = await command.run({ store, members: 'best', out: join(folder, 'no') }, [], terminal)
      expect(issues).toMatchObject([{ code: 'optionValue', severity: 'error', values: { found: 'best' } }])
    }
  })
})

test('六曜 chosen at training hold for every later forecast, until training goes without them', async () => {
  const own = join(folder, 'rokuyo')
  await cp(store, own, { recursive: true })
  const choose = async (options: { readonly rokuyo?: boolean }) => {
    const asked = { store: own, queues: 'certificate', weeks: '4', out: join(folder, 'chosen'), ...options }
    return (await train.run(asked, [], terminal)).text
  }
  const days = async (options: { readonly rokuyo?: boolean } = {}) => {
    const { json } = await forecast.run({ store: own, queues: 'certificate', ...options }, [], terminal)
    return (json as Forecast).queues[0]!.days
  }
  const retrained = async () => (await readContext(own)).rokuyo ?? false
  const [plain, used] = [await days(), await days({ rokuyo: true })]
  expect(used).not.toEqual(plain)
  expect(await choose({ rokuyo: true })).toContain('Later forecasts use rokuyo')
  expect(await days()).toEqual(used)
  expect(await retrained()).toBe(true)
  expect(await choose({ rokuyo: true })).not.toContain('Later forecasts')
  expect(await choose({})).toContain('no longer')
  expect(await days()).toEqual(plain)
  expect(await retrained()).toBe(false)
})

test.each([
  [{ queues: 'nobody' }, 'noQueueHistory'],
  [{ store: 'nowhere' }, 'noHistory'],
  [{ weeks: 'many' }, 'optionValue'],
] as const)('%j is refused', async (options, code) => {
  for (const command of [backtest, train]) {
    const { issues } = await command.run({ store, out: join(folder, 'none'), ...options }, [], terminal)
    expect(issues.map((issue) => [issue.code, issue.severity])).toContainEqual([code, 'error'])
  }
})

describe('a forecast of the store', () => {
  const run = (options: Record<string, string>) =>
    forecast.run({ store, queues: 'certificate', ...options }, [], terminal)

  test('goes on after the history ends, with parts that multiply up to each day', async () => {
    const { json, text, issues } = await run({ horizon: '7d' })
    expect(issues.map(({ code }) => code)).toEqual(['holidaysEnd'])
    const { origin, queues, totals } = json as Forecast
    const { days } = queues[0]!
    expect(days[0]!.date >= origin).toBe(true)
    for (const { mean, explanation } of days)
      expect(explanation!.parts.reduce((all, { share }) => all * (1 + share), explanation!.base)).toBeCloseTo(
        mean,
      )
    expect(totals!.map(({ unit }) => unit)).toEqual(['queue'])
    expect(text).toContain('Certificates')
  })

  test('holds all that the requirement is made from: arrivals and handling times', async () => {
    const out = join(folder, 'ahead.json')
    await run({ horizon: '14d', out })
    const read = readForecast(await readFile(out, 'utf8'), out)
    expect(read).toMatchObject({ ok: true, issues: [] })
    const { queues } = JSON.parse(await readFile(out, 'utf8')) as Forecast
    for (const { slots } of queues[0]!.days)
      for (const { handling } of slots) expect(Math.abs(handling!.meanSeconds / 300 - 1)).toBeLessThan(0.2)
  })

  test('of two weeks, or of a queue without a day, is made and told to be for reference', async () => {
    const short = await run({ origins: '2023-04-17' })
    expect(short.issues).toMatchObject([
      { code: 'holidaysEnd' },
      { code: 'queueFewDays', severity: 'warning', values: { queue: 'certificate', days: 10 } },
    ])
    expect((short.json as Forecast).queues[0]!.days).toHaveLength(5)
    const { json, issues } = await run({ queues: 'certificate,mynumber' })
    expect(issues.at(-1)).toMatchObject({ code: 'queueNoHistory', values: { queue: 'mynumber' } })
    expect(JSON.stringify(json)).not.toContain('null')
    const models = join(folder, 'short')
    const trained = await train.run({ store, queues: 'certificate,mynumber', out: models }, [], terminal)
    expect(trained.issues).toMatchObject([
      { code: 'notEnoughHistory', severity: 'warning', values: { queue: 'mynumber' } },
    ])
  })

  test('says in words why a day is as it is, and uses the rain that was forecast', async () => {
    const file = join(folder, 'forecast.csv')
    await writeFile(file, 'date,rain\n2023-08-21,60\n')
    const { text } = await run({ explain: '2023-08-21', weather: file })
    expect(text).toMatch(/\d+ on a usual day, .*Monday|Monday/)
    const wrong = await run({ explain: '2024-08-21' })
    expect(wrong.issues.at(-1)).toMatchObject({ code: 'explainDate', severity: 'error' })
    const missing = await run({ weather: join(folder, 'none.csv') })
    expect(missing.issues.map(({ code }) => code)).toContain('noSuchFile')
  })

  test('a city without a log forecasts from the profile that another one’s training wrote', async () => {
    const file = join(folder, 'profile.json')
    const out = join(folder, 'models')
    await train.run({ store, queues: 'certificate', weeks: '4', out, profile: file }, [], terminal)
    const bare = { store: join(folder, 'nothing'), profile: file, queues: 'certificate' }
    const { json, text } = await forecast.run({ ...bare, origins: '2024-06-03' }, [], terminal)
    const [queue] = (json as Forecast).queues
    expect(queue!.reference).toMatchObject({ ownDays: 0 })
    expect(queue!.days[0]!.mean).toBeGreaterThan(10)
    expect(text).toContain('Reference values: Certificates')
    const undated = await forecast.run(bare, [], terminal)
    expect(undated.issues).toMatchObject([{ code: 'missingOption', values: { option: 'origins' } }])
  })
})
