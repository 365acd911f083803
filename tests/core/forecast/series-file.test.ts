import { describe, expect, test } from 'vitest'
import { readSeries, readSeriesEvents, startText } from '../../../src/core/forecast/series-file.ts'
import { forecastSeries } from '../../../src/core/forecast/series-forecast.ts'
import { issueText } from '../../../src/core/words/issue-text.ts'
import { made, plain } from './made.ts'

const codes = (text: string, minutes = 30) => {
  const result = readSeries(text, 'calls.csv', minutes)
  for (const issue of result.issues) expect(issueText(issue, 'ja')).not.toMatch(/\{\w+\}/)
  return result.issues.map(({ code, at }) => [code, at.line, at.column])
}
const days = (text: string, minutes = 30) => {
  const result = readSeries(text, 'calls.csv', minutes)
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.value.days
}

describe('a series file', () => {
  test('slots, an unknown count, and a row that is absent because the counter is closed', () => {
    const read = days('start,count\n2020-01-06 09:00,4\n2020-01-06 09:30,\n2020-01-06 10:30,6\n')
    expect(read).toEqual([
      { date: '2020-01-06', firstSlot: 18, counts: [4, null, null, 6], openShare: [1, 1, 0, 1] },
    ])
  })

  test('finer rows add up, rows may come in any order, Windows line ends and other date signs are read', () => {
    const read = days('start,count\r\n2020/1/6 9:45,2\r\n2020-01-06T09:30:00,3\r\n2020-01-05 09:30,1\r\n')
    expect(read.map(({ date, counts }) => [date, counts])).toEqual([
      ['2020-01-05', [1]],
      ['2020-01-06', [5]],
    ])
  })

  test('a daily series with covariates; columns of words are told and left out', () => {
    const text = 'date,calls,dow,temp\n2020-01-06,20,月,3.5\n2020-01-07,31,火,\n'
    const result = readSeries(text, 'calls.csv', 1440)
    expect(result.ok && result.value.covariates).toEqual(['temp'])
    expect(result.ok && result.value.days[0]!.covariates).toEqual([3.5])
    expect(result.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['seriesColumnsGuessed', 'warning'],
      ['seriesColumnsIgnored', 'warning'],
    ])
  })

  test.each([
    ['', [['emptyFile', undefined, undefined]]],
    ['start,count\n', [['emptyFile', undefined, undefined]]],
    ['2020-01-06 09:00,4\n2020-01-06 09:30,5\n', [['seriesHeader', 1, undefined]]],
    ['start,count\n2020-02-30 09:00,4\n', [['seriesStart', 2, 'start']]],
    ['start,count\n2020-01-06 25:00,4\n', [['seriesStart', 2, 'start']]],
    ['start,count\n2020-01-06 09:00Z,4\n', [['seriesStart', 2, 'start']]],
    ['start,count\n2020-01-06,4\n', [['seriesNoTime', 2, 'start']]],
    ['start,count\n2020-01-06 09:00,-4\n', [['seriesCount', 2, 'count']]],
    ['start,count\n2020-01-06 09:00,NaN\n', [['seriesCount', 2, 'count']]],
    ['start,count\n2020-01-06 09:00,many\n', [['seriesCount', 2, 'count']]],
    ['start,count\n2020-01-06 09:00,4\n2020-01-06 09:00,5\n', [['seriesSameStart', 3, 'start']]],
    ['start,count\n2020-01-06 09:00,\n', [['seriesNothingKnown', undefined, undefined]]],
    ['start,count\n2020-01-06 09:00,1.5\n', [['seriesFraction', 2, 'count']]],
  ])('%j', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })

  test('every wrong line is listed, not only the first', () => {
    expect(codes('start,count\nx,1\n2020-01-06 09:00,y\n')).toHaveLength(2)
  })

  test('a million among dozens is taken as unknown and said', () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `2020-01-${String(1 + (i % 30)).padStart(2, '0')} ${i < 30 ? '09' : '10'}:00,${20 + (i % 5)}`,
    )
    rows[7] = '2020-01-08 09:00,1000000'
    const result = readSeries(`start,count\n${rows.join('\n')}\n`, 'calls.csv', 60)
    expect(result.issues.map(({ code }) => code)).toContain('seriesAbsurd')
    expect(result.ok && result.value.days[7]!.counts).toEqual([null, 22])
  })

  test('days of nothing are closed in a busy series and nothing special in a quiet one', () => {
    const busy = Array.from(
      { length: 30 },
      (_, i) => `2020-01-${String(i + 1).padStart(2, '0')},${i % 7 < 5 ? 120 + i : 0}`,
    )
    const quiet = busy.map((row) => row.replace(/,1\d\d/, ',1'))
    expect(days(`start,count\n${busy.join('\n')}`, 1440)).toHaveLength(22)
    expect(codes(`start,count\n${busy.join('\n')}`, 1440)).toEqual([
      ['seriesEmptyDays', undefined, undefined],
    ])
    expect(days(`start,count\n${quiet.join('\n')}`, 1440)).toHaveLength(30)
  })
})

describe('an events file', () => {
  test('holidays apart; following days of one type and name are one event', () => {
    const read = readSeriesEvents(
      'date,type,name\n2020-01-13,holiday,成人の日\n2020-03-02,school,spring\n2020-03-03,school,spring\n2020-03-05,school,spring\n',
      'events.csv',
    )
    expect(read.ok && [...read.value.holidays.names]).toEqual([['2020-01-13', '成人の日']])
    expect(read.ok && read.value.events.map(({ from, to, type }) => [from, to, type])).toEqual([
      ['2020-03-02', '2020-03-03', 'school'],
      ['2020-03-05', '2020-03-05', 'school'],
    ])
  })

  test.each([
    ['day,kind\n2020-01-13,holiday\n', 'seriesEventsHeader'],
    ['date,type,name\n13.1.,holiday,x\n', 'seriesStart'],
    ['date,type,name\n2020-01-13,,x\n', 'seriesNoType'],
  ])('%j', (text, code) => {
    expect(readSeriesEvents(text, 'events.csv').issues.map((issue) => issue.code)).toEqual([code])
  })
})

describe('a series forecast', () => {
  const series = made({ from: '2019-06-03', days: 230, seed: 'file' })
  const options = { horizonDays: 7, gapDays: 0, levels: [0.1, 0.5, 0.9] }

  test('answers for the slots that the history shows, and for days the file lists ahead', () => {
    const history = { ...series, days: series.days.filter(({ date }) => date < '2020-01-06') }
    const saturday = { date: '2020-01-11', firstSlot: 20, counts: [null, null] } as const
    const answer = forecastSeries(
      { ...history, days: [...history.days, saturday] },
      plain,
      '2020-01-06',
      options,
    )
    expect(answer.map(({ date, slots }) => [date, slots.length])).toEqual([
      ['2020-01-06', 10],
      ['2020-01-07', 10],
      ['2020-01-08', 10],
      ['2020-01-09', 10],
      ['2020-01-10', 10],
      ['2020-01-11', 2],
    ])
  })

  test('counts at and after the origin less the gap are never looked at', () => {
    const poisoned = {
      ...series,
      days: series.days.map((day) =>
        day.date < '2019-12-09' ? day : { ...day, counts: day.counts.map(() => 9999) },
      ),
    }
    const gap = { ...options, gapDays: 28 }
    expect(forecastSeries(poisoned, plain, '2020-01-06', gap)).toEqual(
      forecastSeries(series, plain, '2020-01-06', gap),
    )
  })

  test('a cut file gives the same forecast of the days both know', () => {
    const cut = { ...series, days: series.days.filter(({ date }) => date < '2020-01-06') }
    expect(forecastSeries(cut, plain, '2020-01-06', options)).toEqual(
      forecastSeries(series, plain, '2020-01-06', options),
    )
  })

  test('starts are written as the file writes them', () => {
    expect(startText('2020-01-06', 19, 30)).toBe('2020-01-06 09:30')
    expect(startText('2020-01-06', 0, 1440)).toBe('2020-01-06')
  })
})
