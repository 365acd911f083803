import { describe, expect, test } from 'vitest'
import { readWeatherFile } from '../../../src/core/forecast/weather-file.ts'

test('reads dates and elements by Japanese and English names, lines before the heading left out', () => {
  const ja = readWeatherFile(
    '予報: 気象台\n\n年月日,最高気温(℃),降水量の合計(mm)\n2023/10/3,24,\n2023/10/2,27.5,12\n',
    'w.csv',
  )
  expect(ja).toEqual({
    ok: true,
    issues: [],
    value: [
      { date: '2023-10-02', maxTemperatureC: 27.5, rainMm: 12 },
      { date: '2023-10-03', maxTemperatureC: 24 },
    ],
  })
  const en = readWeatherFile('date,rain,snow,mean_temp\n2024-02-05,3,8,0.5\n', 'w.csv')
  expect(en.ok && en.value).toEqual([{ date: '2024-02-05', rainMm: 3, snowfallCm: 8, meanTemperatureC: 0.5 }])
})

test.each([
  ['date,wind\n2024-02-05,3\n', 'weatherFileHead'],
  ['', 'weatherFileHead'],
  ['date,rain\n2024-02-30,3\n', 'weatherFileValue'],
  ['date,rain\n2024-02-05,lots\n', 'weatherFileValue'],
  ['date,rain\n2024-02-05,-1\n', 'weatherFileValue'],
  ['date,max_temp\n2024-02-05,240\n', 'weatherFileValue'],
])('%j is told', (text, code) => {
  const read = readWeatherFile(text, 'w.csv')
  expect(read.ok).toBe(false)
  expect(read.issues).toMatchObject([{ code, severity: 'error', at: { file: 'w.csv' } }])
})

describe('forecasts that say when they were issued', () => {
  const archive = (rows: string, isArchive = true) =>
    readWeatherFile(`発表日,対象日,最高気温,降水量\n${rows}`, 'w.csv', { isArchive })

  test('are read with both dates, in any order of columns', () => {
    const read = archive('2023/10/1,2023/10/3,24,5\n2023-10-01,2023-10-02,27.5,\n')
    expect(read).toEqual({
      ok: true,
      issues: [],
      value: [
        { issued: '2023-10-01', date: '2023-10-02', maxTemperatureC: 27.5 },
        { issued: '2023-10-01', date: '2023-10-03', maxTemperatureC: 24, rainMm: 5 },
      ],
    })
    const turned = readWeatherFile('rain,target,issued\n3,2023-10-03,2023-10-01\n', 'w.csv')
    expect(turned.ok && turned.value).toEqual([{ issued: '2023-10-01', date: '2023-10-03', rainMm: 3 }])
  })

  test('the day itself is the last on which it can be forecast', () => {
    expect(archive('2023-10-03,2023-10-03,24,5\n').ok).toBe(true)
    const late = archive('2023-10-04,2023-10-03,24,5\n')
    expect(late).toMatchObject({
      ok: false,
      issues: [{ code: 'weatherFileLate', severity: 'error', at: { line: 2, column: '発表日' } }],
    })
  })

  test('one date is forecast once an issue', () => {
    const twice = archive('2023-10-01,2023-10-03,24,5\n2023-10-01,2023-10-03,25,5\n')
    expect(twice).toMatchObject({
      ok: false,
      issues: [{ code: 'weatherFileTwice', at: { line: 3 }, values: { earlier: 2 } }],
    })
    expect(archive('2023-10-01,2023-10-03,24,5\n2023-10-02,2023-10-03,25,5\n').ok).toBe(true)
  })

  test('an archive without a date of issue is refused, a plain forecast is not', () => {
    const plain = 'date,rain\n2023-10-03,5\n'
    expect(readWeatherFile(plain, 'w.csv', { isArchive: true }).issues).toMatchObject([
      { code: 'weatherFileIssued', severity: 'error', values: { found: 'date,rain' } },
    ])
    expect(readWeatherFile(plain, 'w.csv')).toMatchObject({ ok: true, issues: [] })
  })

  test('columns that are not used and days without an issue are told, and the rest is read', () => {
    const odd = readWeatherFile('発表日,対象日,最高気湿,降水量\n2023-10-01,2023-10-03,24,5\n', 'w.csv')
    expect(odd).toMatchObject({
      ok: true,
      issues: [{ code: 'weatherFileColumns', severity: 'warning', values: { columns: '最高気湿' } }],
      value: [{ rainMm: 5 }],
    })
    const holes = archive('2023-10-01,2023-10-03,24,5\n2023-10-04,2023-10-06,24,5\n')
    expect(holes).toMatchObject({
      ok: true,
      issues: [{ code: 'weatherFileGaps', severity: 'warning', values: { days: 2, after: '2023-10-01' } }],
    })
  })
})
