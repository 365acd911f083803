import type { Entry } from './entry.ts'

/** Words of explanations, shocks, totals and back-tests. */
export const area = {
  'forecast.weekday0': { ja: '日曜', en: 'Sunday' },
  'forecast.weekday1': { ja: '月曜', en: 'Monday' },
  'forecast.weekday2': { ja: '火曜', en: 'Tuesday' },
  'forecast.weekday3': { ja: '水曜', en: 'Wednesday' },
  'forecast.weekday4': { ja: '木曜', en: 'Thursday' },
  'forecast.weekday5': { ja: '金曜', en: 'Friday' },
  'forecast.weekday6': { ja: '土曜', en: 'Saturday' },
  'forecast.monthStart': { ja: '月初', en: 'start of the month' },
  'forecast.monthMiddle': { ja: '月の中ごろ', en: 'middle of the month' },
  'forecast.monthEnd': { ja: '月末', en: 'end of the month' },
  'forecast.season': { ja: '{month}月の季節', en: 'season (month {month})' },
  'forecast.fiscal': { ja: '年度替わり', en: 'turn of the fiscal year' },
  'forecast.newYear': { ja: '年末年始', en: 'turn of the year' },
  'forecast.obon': { ja: 'お盆', en: 'Obon week' },
  'forecast.afterRest': { ja: '{days}連休明け', en: 'after {days} days closed' },
  'forecast.afterHoliday': { ja: '休日の翌日', en: 'day after a holiday' },
  'forecast.secondAfterRest': {
    ja: '{days}連休明け2日目',
    en: 'second day after {days} days closed',
  },
  'forecast.beforeRest': { ja: '{days}連休前', en: 'before {days} days closed' },
  'forecast.bridge': { ja: '休みの谷間', en: 'between days closed' },
  'forecast.openHoliday': { ja: '祝日の開庁', en: 'open on a holiday' },
  'forecast.rain': { ja: '雨', en: 'rain' },
  'forecast.noRain': { ja: '雨なし', en: 'no rain' },
  'forecast.snow': { ja: '雪', en: 'snow' },
  'forecast.noSnow': { ja: '雪なし', en: 'no snow' },
  'forecast.temperature': { ja: '最高気温 {degrees} ℃', en: 'high of {degrees} °C' },
  'forecast.recent': { ja: '最近の水準', en: 'recent level' },
  'forecast.hours': { ja: '開庁時間と時間帯の形', en: 'opening hours and shape of the day' },
  'forecast.baselines': { ja: '直近の同曜日の実績', en: 'latest same weekdays' },
  'forecast.shock.levelShiftMore': {
    ja: 'この日から {percent} % 多い状態が続いています。制度・窓口・周知の変更がなかったか確かめてください。',
    en: 'from this day on {percent} % more came than before. Was something changed for good: rules, counters, notices?',
  },
  'forecast.shock.levelShiftFewer': {
    ja: 'この日から {percent} % 少ない状態が続いています。制度・窓口・オンライン化の変更がなかったか確かめてください。',
    en: 'from this day on {percent} % fewer came than before. Was something changed for good: rules, counters, online service?',
  },
  'forecast.shock.outage': {
    ja: '見込みより {percent} % 少なく、記録のない時間があります。記録装置の停止ではありませんか。',
    en: '{percent} % fewer than expected, with hours without a record. Was the recorder down?',
  },
  'forecast.shock.closure': {
    ja: '開庁日なのに1件もありません。臨時閉庁か記録の欠落ではありませんか。',
    en: 'nobody at all on an open day. Was the counter closed, or is the record lost?',
  },
  'forecast.shock.oddMore': {
    ja: '{days} 開庁日の間、見込みより {percent} % 多く来ています。行事の登録漏れではありませんか。',
    en: '{percent} % more than expected for {days} open days. Is an event missing from the events file?',
  },
  'forecast.shock.oddFewer': {
    ja: '{days} 開庁日の間、見込みより {percent} % 少なくなっています。悪天候・障害・記録漏れがなかったか確かめてください。',
    en: '{percent} % fewer than expected for {days} open days. Was there a storm, a failure, a gap in the record?',
  },
} as const satisfies Record<string, Entry>
