import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activityCsv, forecastCsv, loadCsv, rosterCsv } from '../../../src/core/report/csv.ts'
import { summaryText } from '../../../src/core/report/text.ts'
import { displayWidth, textTable } from '../../../src/core/report/width.ts'
import { sampleReport } from '../../fixtures/report.ts'
import { readCsv } from './read-csv.ts'

const report = sampleReport()

describe('roster.csv', () => {
  const rows = readCsv(rosterCsv(report, 'ja'))

  test('starts with a byte order mark and ends its lines as RFC 4180 asks', () => {
    const text = rosterCsv(report, 'ja')
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('has a row a person and day, with breaks, hours and blocks', () => {
    expect(rows).toHaveLength(1 + 46 * 5)
    const first = Object.fromEntries(rows[0]!.map((head, i) => [head, rows[1]![i]]))
    expect(first).toMatchObject({
      従事者ID: 'P001',
      日付: '2023-10-02',
      シフト: '日',
      始業: '08:30',
      終業: '17:15',
      休憩: '11:00-12:00',
      実働時間: '7.75',
    })
    expect(first.業務).toContain('13:00-16:00 窓口案内')
  })

  test('tells absence in words', () => {
    expect(rows.some((row) => row.includes('年休'))).toBe(true)
    expect(rosterCsv(report, 'en')).toContain('Leave')
  })

  test('keeps any name as it is, and lets none run as a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
        const [person, ...rest] = report.people
        const renamed = { ...report, people: [{ ...person!, name }, ...rest] }
        const read = readCsv(rosterCsv(renamed, 'ja'))[1]![1]!
        expect(read === name || (read === `'${name}` && /^[=+\-@\t\r]/.test(name))).toBe(true)
        expect(read).not.toMatch(/^[=+\-@]/)
      }),
      { numRuns: 50 },
    )
  })
})

test('activity.csv has a column a slot and the activity that fills it', () => {
  const rows = readCsv(activityCsv(report, 'en'))
  expect(rows[0]!.slice(0, 6)).toEqual(['Person ID', 'Name', 'Team', 'Date', '08:30', '09:00'])
  expect(rows).toHaveLength(1 + 46 * 5)
  expect(rows[1]!.at(rows[0]!.indexOf('11:00'))).toBe('Break')
  expect(rows.every((row) => row.length === rows[0]!.length)).toBe(true)
})

test('forecast.csv is for programs: fixed headings, one row a queue and slot', () => {
  const rows = readCsv(forecastCsv(report))
  expect(rows[0]).toEqual([
    ...['date', 'interval_start', 'interval_min', 'queue', 'mean'],
    ...['q0.025', 'q0.1', 'q0.25', 'q0.5', 'q0.75', 'q0.9', 'q0.975'],
  ])
  const slots = report.forecast.flatMap(({ days }) => days.flatMap((day) => day.slots))
  expect(rows).toHaveLength(1 + slots.length)
  expect(rows[1]!.slice(0, 4)).toEqual(['2023-09-29', '08:30', '30', 'guide'])
  expect(+rows[1]![4]!).toBeCloseTo(slots[0]!.mean, 3)
})

test('load.csv tells the difference of every window and phone', () => {
  const [head, ...rows] = readCsv(loadCsv(report, 'ja'))
  const at = (row: readonly string[], name: string) => +row[head!.indexOf(name)]!
  expect(rows.every((row) => at(row, '過不足') === at(row, '配置人数') - at(row, '必要人数'))).toBe(true)
  const missing = rows.filter((row) => at(row, '過不足') < 0)
  expect(missing).toHaveLength(report.shortages.length)
})

describe('widths on a terminal', () => {
  test.each([
    ['abc', 3],
    ['窓口', 4],
    ['ｱｲ', 2],
    ['１２', 4],
    ['(人時)', 6],
    ['髙﨑𠮷', 6],
    ['が', 2],
    ['か\u3099', 2],
    ['▲3', 2],
    ['', 0],
  ])('%s takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })

  test('columns of a table end at the same place', () => {
    const cell = fc.constantFrom('a', '窓口', '10:00', '証明・マイナンバー', '')
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
        const marked = rows.map((row) => [...row, '|'])
        expect(new Set(textTable(marked).map(displayWidth)).size).toBe(1)
      }),
    )
  })
})

describe('the summary on the terminal', () => {
  test('has a row a team and its whole, aligned, and says that the data are made up', () => {
    for (const language of ['ja', 'en'] as const) {
      const lines = summaryText(report, language).split('\n')
      expect(lines[0]).toContain(language === 'ja' ? '合成データ' : 'Synthetic data')
      const table = lines.slice(2, 2 + 6 + 4)
      expect(new Set(table.map(displayWidth)).size).toBe(1)
      for (const team of report.teams) expect(lines.join('\n')).toContain(team.name[language])
      expect(lines.join('\n')).not.toMatch(/\{\w+\}|undefined|NaN/)
    }
  })

  test('gives the proven gap, law, wishes and the worst shortage in words', () => {
    const text = summaryText(report, 'ja')
    expect(text).toContain('最適な計画との差は最大 0.4 %')
    expect(text).toMatch(/違反 0件、警告 1件/)
    expect(text).toContain('希望は 2件中 2件')
    expect(text).toMatch(/いちばん大きいのは .+: 必要 \d人に配置 \d人/)
  })

  test('tells how often the roster was made, where once was not enough', () => {
    const missed = [
      { queue: 'tax', date: '2023-10-02', target: 0.9, promised: 0.92, simulated: 0.8 },
    ] as const
    const first = { round: 1, costYen: 1, simulatedLossYen: 2, missed, corrections: [], kept: false }
    const second = { ...first, round: 2, missed: [], kept: true }
    const told = summaryText({ ...report, rounds: [first, second] }, 'ja')
    expect(told).toContain('模擬で目標を外した 1 件の必要人数を直して 2 回作り、2 回目を採用(残る未達 0 件)')
    expect(summaryText({ ...report, rounds: [{ ...first, kept: true }] }, 'ja')).not.toContain('回目を採用')
  })

  test('claims no distance to the best plan of a roster changed by hand', () => {
    const text = summaryText({ ...report, proof: { ...report.proof, status: 'unproven' } }, 'en')
    expect(text).toContain('Changed by hand')
    expect(text).not.toContain('lower bound')
  })

  test('says nothing of shortages and truth where there are none', () => {
    const text = summaryText(
      { ...report, shortages: [], forecast: report.forecast.map(({ truthWape: _, ...row }) => row) },
      'en',
    )
    expect(text).not.toMatch(/Short of|true rates/)
  })
})
