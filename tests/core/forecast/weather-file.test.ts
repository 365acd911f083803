import { expect, test } from 'vitest'
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
