import { describe, expect, test } from 'vitest'
import { ruleOn } from '../../../src/core/plan-explain.ts'
import { cellText, conflictText, explanationsText, priceText } from '../../../src/core/report/explain-text.ts'
import type {
  CellExplanation,
  ConflictSet,
  Explanations,
  Price,
} from '../../../src/core/roster/explain/types.ts'

const rule = ruleOn('2023-10-02')
const names = {
  people: [
    { id: 'p1', name: '佐伯', team: 'a' },
    { id: 'p2', name: '大谷', team: 'a' },
  ],
  teams: [{ id: 'a', name: { ja: '総合窓口', en: 'Front counter' } }],
  activities: [
    { id: 'desk', name: { ja: '証明交付', en: 'Certificates' } },
    { id: 'post', name: { ja: '郵送処理', en: 'Mail' } },
  ],
}

const explanations: Explanations = {
  shortages: [
    {
      activity: 'desk',
      date: '2023-10-02',
      startMinute: 600,
      endMinute: 720,
      slots: [20, 21, 22, 23],
      missingHours: 2,
      mostMissing: 1,
      nextPersonYen: 950,
      causes: [
        { kind: 'notWorthIt', people: [], savesYen: 950, costsYen: 1800 },
        { kind: 'onLeave', people: [{ person: 'p2', kind: 'onLeave', leave: 'paid' }], rule: rule('leave') },
        { kind: 'busy', people: [{ person: 'p1', kind: 'busy', at: 'post' }] },
      ],
      repairs: [
        {
          kind: 'overtime',
          persons: ['p1'],
          days: [],
          moves: [{ person: 'p1', to: 'desk', startMinute: 660, endMinute: 720 }],
          yen: 850,
          wageYen: 1875,
          removedHours: 1,
          needsConsent: true,
          rule: rule('overtimeAgreement'),
          warnings: [],
        },
      ],
    },
  ],
  shadowPrices: [
    {
      activity: 'desk',
      date: '2023-10-02',
      startMinute: 540,
      endMinute: 900,
      peakMinute: 600,
      removedHours: 2.4,
      yen: 5226,
      wageYen: 7875,
    },
  ],
}

test('a shortage: why, with names, prices and articles, and what would fill it', () => {
  const ja = explanationsText(explanations, names, 'ja')
  expect(ja).toContain('10/2(月) 10:00–12:00 証明交付: 1人不足(2.0 人時)')
  expect(ja).toContain('もう1人入れて減る損失は 950円、入れる費用は 1,800円')
  expect(ja).toContain('休暇: 大谷(労働基準法39条5項)')
  expect(ja).toContain('ほかの業務: 佐伯(郵送処理)')
  expect(ja).toContain(
    '佐伯さんの時間外1時間: 勤務表の費用 +850円、不足 1.0 人時 減(公表後は本人の同意、労働基準法36条1項)',
  )
  expect(ja).toContain('10/2(月) 10:00に証明交付の担当がもう1人(9:00–15:00)いれば、2.4 人時の不足が消え')
  const en = explanationsText(explanations, names, 'en')
  expect(en).toContain('one more person would save ¥950 and cost ¥1,800')
  expect(en).toContain('on leave: 大谷 (Labour Standards Act, art. 39(5))')
  expect(en).toContain('one hour of overtime by 佐伯: +¥850 on the roster')
  expect(explanationsText({ shortages: [], shadowPrices: [] }, names, 'en')).toContain('Nothing is short.')
})

test('a contradiction: each part with its article, and what giving it up costs', () => {
  const conflict: ConflictSet = {
    smallest: true,
    elements: [
      { kind: 'leave', rule: rule('leave'), person: 'p2', date: '2023-10-02' },
      { kind: 'weeklyLimit', rule: rule('contractLimit'), person: 'p1', minutes: 1575 },
      {
        kind: 'request',
        rule: rule('request'),
        request: { activity: 'desk', date: '2023-10-02', startMinute: 600, endMinute: 660, people: 4 },
        activity: 'desk',
      },
    ],
    repairs: [{ element: 0, yen: 3600 }, { element: 2 }],
  }
  expect(conflictText(conflict, names, 'ja').split('\n')).toEqual([
    '次の 3 つは同時に守れません(これより小さい組はありません):',
    '  1. 大谷さん 10/2(月) の休暇(労働基準法39条5項) → やめれば成り立つ(費用 +3,600円)',
    '  2. 佐伯さんの週の上限 26:15(労働契約)',
    '  3. 10/2(月) 10:00–11:00 証明交付に 4人 → やめれば成り立つ',
    '',
  ])
  expect(conflictText({ ...conflict, smallest: false }, names, 'en')).toContain(
    'these 3 cannot be kept together:',
  )
  expect(conflictText(undefined, names, 'en')).toContain('nothing contradicts')
})

describe('a cell', () => {
  const cell: CellExplanation = {
    request: { person: 'p1', date: '2023-10-02', minute: 630 },
    state: 'work',
    block: { activity: 'desk', startMinute: 540, endMinute: 720 },
    span: { startMinute: 600, endMinute: 660 },
    withoutYen: 3000,
    elsewhereYen: 152,
    required: 2,
    placed: 2,
    others: [{ person: 'p2', kind: 'busy', at: 'post', yen: 152, needsConsent: false }],
  }
  test('what is done, what would be without, and who else could', () => {
    expect(cellText(cell, names, 'ja').split('\n')).toEqual([
      '佐伯さんは 10/2(月) 9:00–12:00 証明交付',
      '必要 2人、配置 2人',
      '10:00–11:00 にいないと費用 +3,000円、ほかの人が埋めれば +152円',
      'ほかにできる人',
      '  大谷: +152円(今は郵送処理)',
      '',
    ])
  })
  test('whoever cannot, with the rule', () => {
    const others = [{ person: 'p2', kind: 'skill' as const, rule: rule('skill'), needsConsent: false }]
    expect(cellText({ ...cell, others }, names, 'en')).toContain(
      'have not learnt it: 大谷 (service contract)',
    )
  })
  test('off, on leave, on break', () => {
    const { request } = cell
    for (const state of ['off', 'leave', 'break'] as const)
      expect(cellText({ request, state, others: [] }, names, 'ja')).toContain('佐伯さん')
  })
})

test('a price with its band', () => {
  const price: Price = {
    request: { kind: 'leave', person: 'p2', date: '2023-10-02' },
    standing: 'asked',
    estimateYen: 2400,
    lowerYen: -120,
    upperYen: 5100,
  }
  expect(priceText(price, names, undefined, 'ja')).toContain(
    '大谷さん 10/2(月) の休暇(休暇中の賃金は別)(承認する前)の値段: 約 2,400円',
  )
  expect(priceText(price, names, undefined, 'ja')).toContain('▲120円 ~ 5,100円')
  const endless = { ...price, estimateYen: Infinity, lowerYen: Infinity, upperYen: Infinity }
  expect(priceText(endless, names, undefined, 'en')).toContain('no roster is possible')
  const ofRule: Price = { ...price, request: { kind: 'rule', rule: 'contractHours' }, standing: 'kept' }
  expect(priceText(ofRule, names, rule('contractHours').title, 'en')).toContain(
    'the rule “The contracted hours of the week are given” costs about ¥2,400',
  )
})
