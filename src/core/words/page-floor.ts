import type { Entry } from './entry.ts'

/** The page's words of 待ち時間: what the simulated week tells. */
export const floor = {
  'page.waits.title': { ja: '窓口・電話ごとの待ち時間', en: 'Waits, queue by queue' },
  'page.waits.note': {
    ja: 'この配置で1週間を {replications} 回模擬した平均。小さい字は平均の 95 %区間',
    en: 'Mean of {replications} simulated weeks with this roster; small figures are the 95 % interval of the mean',
  },
  'page.waits.bar': { ja: '目標との比較({from}–100 %)', en: 'Against target ({from}–100 %)' },
  'page.waits.barLabel': {
    ja: '目標時間内 {share}、目標 {target}',
    en: '{share} within target, {target} wanted',
  },
  'page.waits.day': { ja: '{queue}: {day}の待ち時間', en: '{queue}: waits on {day}' },
  'page.waits.dayLabel': {
    ja: '{queue}の{day}の平均待ちと90 %の人の待ち、来庁・入電。',
    en: 'Mean and 90 % waits of {queue} on {day} with arrivals.',
  },
  'page.waits.overtime': { ja: '閉庁後に残る対応', en: 'Work past closing' },
  'page.waits.overtimeNote': {
    ja: '閉庁時に待っている人を終えるまで',
    en: 'Until those still waiting at closing are served',
  },
} as const satisfies Record<string, Entry>
