import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLeave, readStaff, readWishes } from '../../src/core/city/read.ts'
import type { Person } from '../../src/core/city/types.ts'
import { issueText } from '../../src/core/words/issue-text.ts'
import { readWith } from '../../src/store/city-folder.ts'
import { city } from '../core/city/sample.ts'

const folder = join(import.meta.dirname, 'people')

const read = (name: string, people: readonly Person[]) =>
  readWith<unknown>(join(folder, name), (text) => {
    if (name.startsWith('leave')) return readLeave(text, name, people)
    return name.startsWith('wish') ? readWishes(text, name, people, city) : readStaff(text, name, city)
  })

const staff = async (name = 'good.csv') => {
  const result = await readWith(join(folder, name), (text) => readStaff(text, name, city))
  return result.ok ? result.value : []
}

/** File; code, line and column of each issue; what the Japanese message must hold besides the place. */
const catalogue: readonly (readonly [string, readonly (readonly [string, number?, string?])[], string])[] = [
  ['person-twice.csv', [['personTwice', 4, '職員ID']], '2 行目'],
  ['unknown-team.csv', [['unknownTeam', 3, '所属チーム']], '窓口チーム、電話チーム'],
  ['unknown-activity.csv', [['unknownActivity', 3, 'スキル(業務:習熟1–3:取得日)']], '証明交付'],
  ['unknown-role.csv', [['unknownChoice', 3, '役割']], '業務管理者'],
  ['unknown-limit.csv', [['unknownLimit', 3, '制約']], '残業不可'],
  ['unknown-shift.csv', [['unknownShift', 3, '制約']], '日、短'],
  [
    'bad-hours.csv',
    [
      ['badHours', 2, '契約週時間'],
      ['badHours', 3, '週上限'],
    ],
    '38:75',
  ],
  ['limit-below-contract.csv', [['limitBelowContract', 3, '週上限']], '22:30'],
  ['era-date.csv', [['noSuchDate', 2, '入社日']], '令和2年2月30日'],
  ['era-before-era.csv', [['noSuchDate', 3, '入社日']], 'R0.4.1'],
  ['born-after-hired.csv', [['bornAfterHired', 2, '生年月日(任意)']], '2020-04-01'],
  ['skill-level.csv', [['badSkillLevel', 3, 'スキル(業務:習熟1–3:取得日)']], '習熟1–3'],
  ['skill-twice.csv', [['skillTwice', 3, 'スキル(業務:習熟1–3:取得日)']], '入電'],
  [
    'empty-cells.csv',
    [
      ['emptyCell', 3, '職員ID'],
      ['emptyCell', 3, '表示名'],
    ],
    '値を入れて',
  ],
  [
    'missing-columns.csv',
    [
      ['missingColumn', 1],
      ['missingColumn', 1],
    ],
    '所属チーム',
  ],
  ['too-many-cells.csv', [['tooManyCells', 2]], '16'],
  ['open-quote.csv', [['openQuote', 2]], '引用符'],
  ['only-header.csv', [['noRows']], '見出し'],
  ['empty.csv', [['emptyFile']], '中身'],
  ['euc-jp.csv', [['unreadableCharacters', 1]], 'Shift_JIS'],
  ['absent.csv', [['noSuchFile']], '場所'],
  ['leave-unknown-person.csv', [['unknownPerson', 3, '職員ID']], 'P9'],
  ['leave-same-day-twice.csv', [['sameDayTwice', 3, '日付']], '2 行目'],
  [
    'leave-date.csv',
    [
      ['noSuchDate', 2, '日付'],
      ['noSuchDate', 3, '日付'],
    ],
    '2023-02-29',
  ],
  ['leave-kind.csv', [['unknownChoice', 2, '勤怠区分']], '有休'],
  ['wish-shift.csv', [['unknownShift', 2, '希望']], '休、日、短'],
  ['wish-weight.csv', [['badWeight', 2, '重み']], '5'],
]

describe('people, leave and wishes that cannot be read', () => {
  test.each(catalogue)('%s', async (name, expected, told) => {
    const result = await read(name, await staff())
    expect(result.ok).toBe(false)
    expect(result.issues.map(({ code, at }) => [code, at.line, at.column])).toEqual(
      expected.map(([code, line, column]) => [code, line, column]),
    )
    const texts = result.issues.map((issue) => issueText(issue, 'ja'))
    expect(texts.join('\n')).toContain(told)
    expect(texts.join('\n')).toContain(name)
    for (const text of [...texts, ...result.issues.map((issue) => issueText(issue, 'en'))])
      expect(text).not.toMatch(/[{}]|undefined|NaN/)
  })

  test('someone without skills is read, and warned about', async () => {
    const result = await read('no-skills.csv', [])
    expect(result.ok).toBe(true)
    expect(result.issues.map(({ code, severity, at }) => [code, severity, at.line])).toEqual([
      ['noSkills', 'warning', 3],
    ])
  })

  test('the same people in CP932 and UTF-8 are the same people', async () => {
    expect(await staff('good-cp932.csv')).toEqual(await staff('good.csv'))
    expect(await staff()).toHaveLength(2)
  })
})
