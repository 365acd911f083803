import type { Entry } from './entry.ts'

/** The page's words of 需要予測. */
export const forecast = {
  'page.forecast.mean': { ja: '見込み', en: 'Expected' },
  'page.forecast.actual': { ja: '実績', en: 'Actual' },
  'page.forecast.event': { ja: '行事・祝日', en: 'Event, holiday' },
  'page.forecast.daily': { ja: '{queue}: 1日ごとの件数', en: '{queue}: day by day' },
  'page.forecast.dailyNote': {
    ja: '灰色は実績、青は予測とその幅',
    en: 'Grey is the past, blue the forecast and its range',
  },
  'page.forecast.dailyLabel': {
    ja: '{queue}の1日ごとの件数。実績と、予測の見込みと幅。',
    en: 'Daily totals of {queue}: the past, and the forecast with its ranges.',
  },
  'page.forecast.slots': { ja: '{queue}: {day}の時間帯別', en: '{queue}: {day} by time' },
  'page.forecast.slotsLabel': {
    ja: '{queue}の{day}の時間帯別の見込みと幅。',
    en: 'Expected arrivals of {queue} on {day} by time, with ranges.',
  },

  'page.forecast.handlingHint': {
    ja: '1件の処理時間の見込み。小さい字は件ごとのばらつき(標準偏差)',
    en: 'Expected handling time of one case; small figures: standard deviation from case to case',
  },
  'page.accuracy': { ja: '予測の確かさ', en: 'How far to trust it' },
  'page.accuracy.note': {
    ja: '検証期間の {cases} 枠で基準予測と比較。80 %の幅に実績が入った割合 {coverage}',
    en: 'Against naive baselines over {cases} back-test slots; {coverage} of actuals fell inside the 80 % range',
  },
  'page.accuracy.truth': {
    ja: '合成データの真の到着率に対する誤差(WAPE): {wape}',
    en: 'Error (WAPE) against the true rates of the synthetic data: {wape}',
  },

  'page.totals': { ja: 'チーム・課・市の合計', en: 'Teams, departments and the city' },
  'page.totals.note': {
    ja: '合計の幅は、窓口ごとの幅の合計より狭くなります',
    en: 'A total’s range is narrower than the ranges of its queues added up',
  },
  'page.totals.week': { ja: '週計', en: 'Week' },

  'page.why': { ja: '{queue}: {day}がこの件数になる理由', en: '{queue}: why so many on {day}' },
  'page.why.note': {
    ja: 'ふだんの日から順に掛け合わせると見込みになります',
    en: 'A usual day, multiplied part by part, gives what is expected',
  },
  'page.why.words': {
    ja: 'ふだんの日 {base} 件 → {parts} → 見込み {mean} 件',
    en: 'A usual day {base} → {parts} → expected {mean}',
  },
  'page.why.base': { ja: 'ふだんの日', en: 'A usual day' },
  'page.why.part': { ja: '要因', en: 'Part' },
  'page.why.share': { ja: '増減率', en: 'Change' },
  'page.why.people': { ja: '件数', en: 'Arrivals' },
} as const satisfies Record<string, Entry>
