import type { Entry } from './entry.ts'

/** The page's words of 法令確認. */
export const law = {
  'page.law.breaches': { ja: '法令違反', en: 'Breaches' },
  'page.law.seal': { ja: '適', en: 'OK' },
  'page.law.sealBroken': { ja: '否', en: 'NO' },
  'page.law.clean': {
    ja: '法令違反はありません(全 {rules} 規則)',
    en: 'No breach of any of the {rules} rules',
  },
  'page.law.broken': {
    ja: '法令違反が {n} 件あります(全 {rules} 規則)',
    en: '{n} breaches of the {rules} rules',
  },
  'page.law.note': {
    ja: '配置表を作った計算とは別のプログラムが、でき上がった配置表だけを見て点検しました。注意 {warnings} 件。',
    en: 'A program that shares nothing with the one that built the roster checked the finished roster alone. {warnings} warnings.',
  },
  'page.law.rules': { ja: '点検した規則', en: 'Rules checked' },
  'page.law.rulesNote': {
    ja: '根拠の条文と、値を原典と照らした日',
    en: 'With their articles, and when their values were last compared with the source',
  },
  'page.law.found': { ja: '見つかった違反・注意', en: 'Breaches and warnings found' },
  'page.law.nothing': { ja: '違反も注意もありません。', en: 'No breach and no warning.' },
  'page.law.result': { ja: '結果', en: 'Result' },
  'page.law.kept': { ja: '適合', en: 'kept' },
  'page.law.rule': { ja: '規則', en: 'Rule' },
  'page.law.article': { ja: '根拠', en: 'Article' },
  'page.law.severity': { ja: '区分', en: 'Kind' },
  'page.law.inForce': { ja: '施行', en: 'In force' },
  'page.law.checkedOn': { ja: '照合日', en: 'Compared on' },
  'page.law.whom': { ja: '対象', en: 'Who' },
  'page.law.when': { ja: '日時', en: 'When' },
  'page.law.foundValue': { ja: '実際', en: 'Found' },
  'page.law.allowed': { ja: '基準', en: 'Allowed' },
  'page.law.force': { ja: '反すると', en: 'If broken' },

  'page.severity.breach': { ja: '違反', en: 'breach' },
  'page.severity.warning': { ja: '注意', en: 'warning' },
} as const satisfies Record<string, Entry>
