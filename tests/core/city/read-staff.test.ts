import { describe, expect, test } from 'vitest'
import { readLeave, readStaff, readWishes } from '../../../src/core/city/read.ts'
import { city } from './sample.ts'

const header =
  '職員ID,表示名,所属チーム,雇用主,雇用区分,契約週時間,週上限,入社日,基準日,生年月日,役割,スキル,変更の範囲,制約,研修有効期限'
const line = (change: Readonly<Record<number, string>> = {}) =>
  [
    'P1',
    '髙﨑 國男',
    '窓口チーム',
    'A社',
    'フルタイム',
    '38:45',
    '42:00',
    '2020-04-01',
    '',
    '',
    'スタッフ',
    '証明交付:2:2021-04-01',
    '',
    '',
    '',
  ]
    .map((cell, index) => change[index] ?? cell)
    .join(',')

const one = (change: Readonly<Record<number, string>> = {}, head = header) => {
  const result = readStaff(`${head}\n${line(change)}\n`, 'staff.csv', city)
  expect(result.issues).toEqual([])
  return result.ok ? result.value[0]! : undefined
}

describe('a line of the staff file', () => {
  test('gives a person; the own team is always in the scope; names keep their characters', () => {
    expect(one()).toEqual({
      id: 'P1',
      name: '髙﨑 國男',
      team: 'desk',
      employer: 'A社',
      contract: 'fullTime',
      role: 'staff',
      weeklyMinutes: 2325,
      maxWeeklyMinutes: 2520,
      skills: { certificates: 2 },
      skillSince: { certificates: '2021-04-01' },
      scope: ['desk'],
      shifts: [],
      noOvertime: false,
      hiredOn: '2020-04-01',
    })
  })

  test('tells since when paid leave is granted, and what the person asked for', () => {
    expect(one({ 8: '令和2年10月1日', 13: '深夜不可;時間外制限' })).toMatchObject({
      leaveBaseOn: '2020-10-01',
      noNight: true,
      limitedOvertime: true,
      noOvertime: false,
    })
  })

  test.each([
    ['38:45', 2325],
    ['38.75', 2325],
    ['３８：４５', 2325],
    ['20', 1200],
    ['0:01', 1],
  ])('hours %s are %i minutes', (hours, minutes) => {
    expect(one({ 5: hours })!.weeklyMinutes).toBe(minutes)
  })

  test.each(['令和2年4月1日', 'R2.4.1', '2020/4/1', '２０２０年４月１日'])('%s is a date', (date) => {
    expect(one({ 7: date })!.hiredOn).toBe('2020-04-01')
  })

  test('teams and activities by id or by name in either language', () => {
    expect(one({ 2: 'desk', 11: 'certificates:1', 12: 'calls' })).toMatchObject({
      team: 'desk',
      skills: { certificates: 1 },
      skillSince: {},
      scope: ['desk', 'calls'],
    })
  })

  test('all teams, limits and full-width signs', () => {
    expect(
      one({ 11: '証明交付：３；郵送証明：１', 12: '全チーム', 13: '残業不可;シフト=日/短' }),
    ).toMatchObject({
      skills: { certificates: 3, papers: 1 },
      scope: ['desk', 'calls'],
      noOvertime: true,
      shifts: ['日', '短'],
    })
  })

  test('headings by other names, in any order, with tabs', () => {
    const columns = [
      '役職',
      '氏名',
      'ＩＤ',
      'チーム',
      '雇用会社',
      '契約区分',
      '週時間',
      '週上限時間',
      '採用日',
      '担当可能業務',
    ]
    const cells = ['TL', '山田', 'Ｐ７', '電話チーム', 'B社', 'パート', '20', '25', 'H31.4.1', '入電:1']
    const result = readStaff(`${columns.join('\t')}\n${cells.join('\t')}`, 'f', city)
    expect(result.ok && result.value[0]).toMatchObject({
      id: 'P7',
      role: 'leader',
      contract: 'partTime',
      employer: 'B社',
      hiredOn: '2019-04-01',
      skills: { phone: 1 },
    })
  })
})

describe('leave and wishes', () => {
  const people = [one()!]

  test('leave by its usual words', () => {
    const kinds = ['有休', '半前', '午後半休', '特', '欠勤', '研']
    const rows = kinds.map((kind, index) => `P1,2023-10-0${index + 2},${kind}`)
    const result = readLeave(`社員ID,日付,勤怠区分\n${rows.join('\n')}`, 'leave.csv', people)
    expect(result.ok && result.value.map(({ kind }) => kind)).toEqual([
      'paid',
      'morning',
      'afternoon',
      'special',
      'absent',
      'training',
    ])
  })

  test('wishes for a day off or a shift; a weight left out is 1', () => {
    const text = '職員ID,日付,希望,重み\nP1,令和5年10月2日,休,3\nP1,2023/10/3,短,\n'
    expect(readWishes(text, 'wishes.csv', people, city)).toEqual({
      ok: true,
      issues: [],
      value: [
        { person: 'P1', date: '2023-10-02', wants: 'off', weight: 3 },
        { person: 'P1', date: '2023-10-03', wants: '短', weight: 1 },
      ],
    })
  })

  test('a file with a header alone says that nobody is on leave', () => {
    expect(readLeave('職員ID,日付,勤怠区分\n', 'leave.csv', people)).toEqual({
      ok: true,
      value: [],
      issues: [],
    })
  })
})
