import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCity, readHolidays, readLeave, readStaff, readWishes } from '../../src/core/city/read.ts'
import { issueText } from '../../src/core/words/issue-text.ts'
import { city } from '../core/city/sample.ts'

/** The sample city as text, with one value written anew; `undefined` takes it out. */
const withValue = (path: string, value: unknown): string => {
  const document = JSON.parse(JSON.stringify(city)) as Record<string, unknown>
  const keys = path.match(/[^.[\]]+/g)!
  const parent = keys.slice(0, -1).reduce((node, key) => node[key] as Record<string, unknown>, document)
  parent[keys.at(-1)!] = value
  return JSON.stringify(document)
}

const named = { ja: '名', en: 'name' }

/** Field written anew; its value; the code and the field of the one issue; what the message must hold. */
const catalogue: readonly (readonly [string, unknown, string, string, string])[] = [
  ['slotMinutes', 7, 'choiceExpected', 'slotMinutes', '30'],
  ['synthetic', 'はい', 'flagExpected', 'synthetic', 'はい'],
  ['name', '小市', 'objectExpected', 'name', '小市'],
  ['name.en', '', 'textExpected', 'name.en', '文字'],
  ['teams', {}, 'listExpected', 'teams', '[ ]'],
  ['teams[0].headcount', 2.5, 'wholeExpected', 'teams[0].headcount', '2.5'],
  ['teams[0].headcount', -1, 'wholeExpected', 'teams[0].headcount', '-1'],
  ['teams[0].headcount', null, 'wholeExpected', 'teams[0].headcount', 'null'],
  ['teams[0].department', 'nowhere', 'unknownReference', 'teams[0].department', 'citizens'],
  ['teams[0].branch', 'station', 'unknownReference', 'teams[0].branch', 'station'],
  ['branches', [{ id: 'main' }], 'missingField', 'branches[0].name', 'name'],
  [
    'branches',
    [
      { id: 'main', name: named },
      { id: 'main', name: named },
    ],
    'duplicateId',
    'branches[1].id',
    'main',
  ],
  ['queues[1].id', 'certificates', 'duplicateId', 'queues[1].id', 'certificates'],
  ['activities[0].team', 'nowhere', 'unknownReference', 'activities[0].team', 'desk, calls'],
  ['activities[0].kind', 'counter', 'choiceExpected', 'activities[0].kind', 'window'],
  [
    'activities[0].minimum[0].from',
    '2023-02-29',
    'dateExpected',
    'activities[0].minimum[0].from',
    '2023-02-29',
  ],
  ['activities[0].minimum[0].to', '2020-03-31', 'datesReversed', 'activities[0].minimum[0].to', '2020-03-31'],
  ['queues[1].activity', 'fax', 'unknownReference', 'queues[1].activity', 'fax'],
  ['queues[1].opening', 'night', 'unknownReference', 'queues[1].opening', 'phones'],
  ['queues[0].targets', [], 'noTarget', 'queues[0].targets', 'certificates'],
  ['queues[0].targets[0].share', 90, 'numberExpected', 'queues[0].targets[0].share', '1 以下'],
  ['queues[1].aliases[0]', '証明書', 'aliasTwice', 'queues[1].aliases[0]', '証明書'],
  ['openings[0].closeMinute', 510, 'timesReversed', 'openings[0]', '510'],
  ['openings[0].to', '2020-03-31', 'datesReversed', 'openings[0].to', '2020-04-01'],
  ['openings[0].weekdays[0]', 7, 'wholeExpected', 'openings[0].weekdays[0]', '6'],
  ['closures[0].yearly.to', '02-30', 'monthDayExpected', 'closures[0].yearly.to', '12-29'],
  ['backOffice[0].activity', 'x', 'unknownReference', 'backOffice[0].activity', 'x'],
  ['outbound[0].span.endMinute', 540, 'timesReversed', 'outbound[0].span', '540'],
  ['shifts[1].code', '日', 'duplicateId', 'shifts[1].code', '日'],
  ['shifts[0].breakWindow', undefined, 'missingField', 'shifts[0].breakWindow', 'breakWindow'],
  [
    'shifts[0].shortBreaks',
    [{ minutes: 10, window: { startMinute: 900, endMinute: 909 } }],
    'shortBreakOutsideShift',
    'shifts[0].shortBreaks[0].window',
    '10 分',
  ],
  [
    'shifts[0].shortBreaks',
    [{ minutes: 10, window: { startMinute: 780, endMinute: 900 } }],
    'shortBreaksMeet',
    'shifts[0].shortBreaks[0].window',
    '日',
  ],
  [
    'shifts[0].shortBreaks',
    [
      { minutes: 10, window: { startMinute: 900, endMinute: 930 } },
      { minutes: 10, window: { startMinute: 920, endMinute: 950 } },
    ],
    'shortBreaksMeet',
    'shifts[0].shortBreaks[1].window',
    '日',
  ],
  [
    'shifts[0].shortBreaks',
    [
      { minutes: 10, window: { startMinute: 900, endMinute: 915 } },
      { minutes: 10, window: { startMinute: 915, endMinute: 930 } },
    ],
    'shortBreakNoPlace',
    'shifts[0].shortBreaks[1].window',
    '10 分',
  ],
  [
    'activities[0]',
    { ...city.activities[0], minimumStretchMinutes: 90, maximumStretchMinutes: 60 },
    'stretchesReversed',
    'activities[0].maximumStretchMinutes',
    '60',
  ],
  ['activities[0].minimumStretchMinutes', 0, 'wholeExpected', 'activities[0].minimumStretchMinutes', '0'],
  ['prices.changedDay', -1, 'numberExpected', 'prices.changedDay', '-1'],
  ['prices.unfairShare', '高い', 'numberExpected', 'prices.unfairShare', '高い'],
  ['shifts[0].breakWindow.endMinute', 1000, 'breakOutsideShift', 'shifts[0].breakWindow', '日'],
  ['prices.wagePerHour', '1500', 'numberExpected', 'prices.wagePerHour', '1500'],
  ['overtimeAgreement', undefined, 'missingField', 'overtimeAgreement', 'overtimeAgreement'],
]

test('short breaks with a place of their own are read', () => {
  const breaks = [
    { minutes: 15, window: { startMinute: 570, endMinute: 660 } },
    { minutes: 15, window: { startMinute: 930, endMinute: 990 } },
  ]
  expect(readCity(withValue('shifts[0].shortBreaks', breaks), 'city.json').ok).toBe(true)
})

describe('a city that cannot be read', () => {
  test('the sample is read whole', () => {
    expect(readCity(JSON.stringify(city), 'city.json')).toEqual({ ok: true, value: city, issues: [] })
  })

  test.each(catalogue)('%s = %j', (path, value, code, column, told) => {
    const result = readCity(withValue(path, value), 'city.json')
    expect(result.ok).toBe(false)
    expect(result.issues).toHaveLength(1)
    expect(result.issues[0]).toMatchObject({ code, severity: 'error', at: { file: 'city.json', column } })
    expect(issueText(result.issues[0]!, 'ja')).toContain(told)
    for (const language of ['ja', 'en'] as const)
      expect(issueText(result.issues[0]!, language)).not.toMatch(/[{](\w+)[}]|undefined|NaN/)
  })

  test('a field nobody knows is warned about, for it may be a typing mistake', () => {
    const result = readCity(withValue('queues[1].patienceSecond', 90), 'city.json')
    expect(result.ok).toBe(true)
    expect(result.issues).toMatchObject([{ code: 'unknownField', severity: 'warning' }])
  })

  test('every fault is listed, not the first alone', () => {
    const broken = { ...city, departments: [{ id: '', name: named }], slotMinutes: 1, extra: 1 }
    expect(readCity(JSON.stringify(broken), 'c').issues.map(({ code }) => code)).toEqual([
      'unknownField',
      'choiceExpected',
      'textExpected',
    ])
  })

  test.each(['', '{', 'city', '{"id":NaN}'])('%j is no JSON', (text) => {
    expect(readCity(text, 'c').issues).toMatchObject([{ code: 'notJson', at: { file: 'c' } }])
  })

  test('no text makes a reader throw', () => {
    const cell = fc.string({
      unit: fc.constantFrom('職', ',', '"', '\n', '1', 'ID', '日', '\t', '：', ';', '-'),
    })
    const header = fc.constantFrom('職員ID,日付,勤怠区分\n', '職員ID,日付,希望,重み\n', '')
    fc.assert(
      fc.property(header, cell, (head, text) => {
        const results = [
          readStaff(text, 'f', city),
          readLeave(head + text, 'f', []),
          readWishes(head + text, 'f', [], city),
          readHolidays(text, 'f'),
          readCity(text, 'f'),
        ]
        for (const { ok, issues } of results)
          if (!ok) expect(issues.some(({ severity }) => severity === 'error')).toBe(true)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readCity(JSON.stringify(value), 'f').ok).toBe(false)
      }),
    )
  })
})

describe('public holidays', () => {
  test('are read as the Cabinet Office writes them', () => {
    const text = '国民の祝日・休日月日,国民の祝日・休日名称\r\n2026/9/21,敬老の日\r\n2026/9/22,休日\r\n'
    const result = readHolidays(text, 'syukujitsu.csv')
    expect(result.ok && [...result.value.names]).toEqual([
      ['2026-09-21', '敬老の日'],
      ['2026-09-22', '休日'],
    ])
    expect(result.ok && result.value.lastYear).toBe(2026)
  })

  test('a list without holidays is refused', () => {
    const result = readHolidays('国民の祝日・休日月日,国民の祝日・休日名称\r\n', 'h.csv')
    expect(result.issues.map(({ code }) => code)).toEqual(['notHolidays'])
    expect(
      readHolidays('国民の祝日・休日月日,国民の祝日・休日名称\n2026/13/1,休日', 'h.csv').issues[0],
    ).toMatchObject({
      code: 'noSuchDate',
      at: { line: 2 },
    })
  })
})
