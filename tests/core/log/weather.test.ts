import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DayWeather } from '../../../src/core/calendar/types.ts'
import { dataFolder } from '../../fixtures/keyaki.ts'
import { codes, readBytes, readText } from './read-bytes.ts'
import tidy from './tidy.json' with { type: 'json' }

const raw = (...path: readonly string[]) =>
  readBytes(readFileSync(join(dataFolder, ...path)), { encoding: 'cp932' })

const HOURLY = `ダウンロードした時刻：2026/08/20 10:20:49

,東京,東京,東京,東京,東京,東京,東京,東京,東京,東京,東京,東京
年月日時,降水量(mm),降水量(mm),降水量(mm),降水量(mm),気温(℃),気温(℃),気温(℃),風速(m/s),風速(m/s),風速(m/s),風速(m/s),風速(m/s)
,,,,,,,,,,風向,風向,
,,現象なし情報,品質情報,均質番号,,品質情報,均質番号,,品質情報,,品質情報,均質番号
`
const hour = (at: string, rain = '0,1,8,1', temperature = '20,8,1') =>
  `${at},${rain},${temperature},3.9,8,北北西,8,1\n`
const hours = (of: (hour: number) => string) =>
  Array.from({ length: 24 }, (_, i) =>
    i < 23 ? of(i + 1).replace('@', `2024/2/5 ${i + 1}:00:00`) : of(24).replace('@', '2024/2/6 0:00:00'),
  ).join('')

describe('weather of the Japan Meteorological Agency', () => {
  test('raw downloads agree with a tidy table that others made from them', () => {
    const sums = readdirSync(join(dataFolder, 'weather')).map((file) => {
      const { weather, rows, issues, rowIssues } = raw('weather', file)
      expect([...issues, ...rowIssues]).toEqual([])
      expect(rows.rejected).toBe(0)
      const elements = Object.keys(tidy.files[0]!.sums) as (keyof DayWeather)[]
      const values = (element: keyof DayWeather) =>
        weather.flatMap((day) => (day[element] === undefined ? [] : [Number(day[element])]))
      const missing = elements.filter((element) => values(element).length < weather.length)
      return {
        file,
        days: weather.length,
        missing: Object.fromEntries(
          missing.map((element) => [element, weather.length - values(element).length]),
        ),
        sums: Object.fromEntries(
          elements.map((element) => [
            element,
            Math.round(values(element).reduce((a, b) => a + b, 0) * 10) / 10,
          ]),
        ),
      }
    })
    expect(sums).toEqual(tidy.files)
  })

  test('single days of the tidy table, days with a missing figure among them', () => {
    const days = new Map(
      readdirSync(join(dataFolder, 'weather')).flatMap((file) =>
        raw('weather', file).weather.map((day) => [day.date as string, day] as const),
      ),
    )
    for (const day of tidy.days) expect(days.get(day.date)).toEqual(day)
  })

  test('hours make a day; 0:00 belongs to the day before', () => {
    const read = readText(HOURLY + hours((h) => hour('@', `${h % 2}.5,0,8,1`, `${h},8,1`)))
    expect(codes(read)).toEqual([])
    expect(read.weather).toEqual([
      {
        date: '2024-02-05',
        rainMm: 24,
        meanTemperatureC: 12.5,
        minTemperatureC: 1,
        maxTemperatureC: 24,
        meanWindMs: 3.9,
      },
    ])
  })

  test('an hour missing leaves the day’s figure out; hours of other days make none', () => {
    const read = readText(
      HOURLY + hours((h) => hour('@', '0,1,8,1', h === 9 ? ',1,1' : '20,8,1')) + hour('2024/7/1 13:00:00'),
    )
    expect(read.weather).toEqual([{ date: '2024-02-05', rainMm: 0, meanWindMs: 3.9 }])
    expect(read.issues).toMatchObject([{ code: 'partialDay', values: { found: '2024-07-01' } }])
  })

  test('one element has one heading line less, and dates may stand in columns of their own', () => {
    const one = `ダウンロードした時刻：2026/08/20 10:20:49\n\n,府中,府中,府中\n年月日,平均気温(℃),平均気温(℃),平均気温(℃)\n,,品質情報,均質番号\n2024/2/5,3.5,8,1\n2024/2/6,,1,1\n2024/2/7,4.5,4,1\n2024/2/8,9,2,1\n`
    expect(readText(one).weather).toEqual([
      { date: '2024-02-05', meanTemperatureC: 3.5 },
      { date: '2024-02-06' },
      { date: '2024-02-07', meanTemperatureC: 4.5 },
      { date: '2024-02-08' },
    ])
    const apart = `ダウンロードした時刻：2026/08/20 10:20:49\n\n,,,府中,府中\n年,月,日,最高気温(℃),最高気温(℃)\n,,,,品質情報\n2024,2,5,-3.5,8\n`
    expect(readText(apart).weather).toEqual([{ date: '2024-02-05', maxTemperatureC: -3.5 }])
  })

  test('only the first of several stations is used, and that is said', () => {
    const text = `ダウンロードした時刻：2026/08/20 10:20:49\n\n,府中,府中,東京,東京\n年月日,最高気温(℃),最高気温(℃),最高気温(℃),最高気温(℃)\n,,品質情報,,品質情報\n2024/2/5,3.5,8,4.5,8\n`
    const read = readText(text)
    expect(read.weather).toEqual([{ date: '2024-02-05', maxTemperatureC: 3.5 }])
    expect(read.issues).toMatchObject([{ code: 'severalStations', values: { used: '府中' } }])
  })

  test('unknown and useless elements, wrong dates and values are told', () => {
    const file = (element: string, row: string) =>
      readText(
        `ダウンロードした時刻：2026/08/20 10:20:49\n\n,府中,府中\n年月日,${element},${element}\n,,品質情報\n${row}\n`,
      )
    expect(file('花粉量(個)', '2024/2/5,3,8').issues).toMatchObject([
      { code: 'unknownWeatherColumns', values: { found: '花粉量' } },
    ])
    expect(file('平均現地気圧(hPa)', '2024/2/5,1000,8').issues).toMatchObject([{ code: 'noWeatherElement' }])
    expect(file('平均気温(℃)', '2024/2/30,3,8').rowIssues).toMatchObject([
      { code: 'noSuchDate', at: { line: 6 } },
    ])
    expect(file('平均気温(℃)', '2024/2/5,寒い,8').rowIssues).toMatchObject([
      { code: 'noSuchMeasurement', at: { column: '平均気温(℃)' } },
    ])
    expect(file('平均気温(℃)', '2024/2/5,3').rowIssues).toMatchObject([{ code: 'tooFewCells' }])
    expect(codes(readText('ダウンロードした時刻：2026/08/20 10:20:49\n\nなにか\n'))).toEqual([
      'noWeatherHeader',
    ])
  })
})

describe('public holidays', () => {
  test('the Cabinet Office’s file agrees with a tidy copy', () => {
    const read = raw('calendar', 'syukujitsu.csv')
    expect(codes(read)).toEqual([])
    expect(read.holidays).toHaveLength(tidy.holidays.count)
    const text = read.holidays.map(([date, name]) => `${date},${name}\n`).join('')
    expect(createHash('sha256').update(text).digest('hex')).toBe(tidy.holidays.sha256)
    expect(new Map(read.holidays).get('2026-09-22')).toBe('休日')
    expect(new Map(read.holidays).get('2026-09-23')).toBe('秋分の日')
  })
})
