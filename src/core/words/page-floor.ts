import type { Entry } from './entry.ts'

/** The page's words of 待ち時間: what the simulated week tells. */
export const floor = {
  'page.waits.title': { ja: '窓口・電話ごとの待ち時間', en: 'Waits, queue by queue' },
  'page.waits.note': {
    ja: 'この配置で1週間を {replications} 回模擬した平均。小さい字は平均の 95 %区間(ほかの値の区間は日ごとの表に)',
    en: 'Mean of {replications} simulated weeks with this roster; small figures: 95 % interval (of the others, by day below)',
  },
  'page.waits.bar': { ja: '目標との比較({from}–100 %)', en: 'Against target ({from}–100 %)' },
  'page.waits.barLabel': {
    ja: '目標時間内 {share}、目標 {target}',
    en: '{share} within target, {target} wanted',
  },
  'page.waits.older': {
    ja: 'この計算は前の版で作られました。「自動作成」を押すと、待ち時間が新しく計算されます。',
    en: 'This run was made by an earlier version. Press “Build roster” to reckon the waits anew.',
  },
  'page.waits.onward': { ja: '他窓口から {share}', en: '{share} from other desks' },
  'page.waits.interval': { ja: '平均の 95 %区間', en: '95 % interval' },
  'page.waits.half': { ja: '半数の人まで', en: 'half wait up to' },
  'page.waits.upTo90': { ja: '90 %の人まで', en: '90 % up to' },
  'page.waits.upTo95': { ja: '95 %の人まで', en: '95 % up to' },
  'page.waits.waiting': { ja: '待ち人数', en: 'Waiting' },
  'page.waits.target': { ja: '目標 {share}', en: 'target {share}' },
  'page.waits.day': { ja: '{queue}: {day}の待ち時間', en: '{queue}: waits on {day}' },
  'page.waits.dayNote': {
    ja: '上から、待ち時間の幅、待っている人数、目標時間内の割合',
    en: 'From above: range of waits, number waiting, share within target',
  },
  'page.waits.dayLabel': {
    ja: '{queue}の{day}の待ち時間。平均と、半数・90 %・95 %の人が待つ長さ。',
    en: 'Waits of {queue} on {day}: the mean, and how long half, 90 % and 95 % wait.',
  },
  'page.waits.waitingLabel': {
    ja: '{queue}の{day}に待っている人数と、来庁・入電。',
    en: 'Number waiting at {queue} on {day}, with arrivals.',
  },
  'page.waits.withinLabel': {
    ja: '{queue}の{day}の目標時間内の割合と目標。',
    en: 'Share within target at {queue} on {day}, and the target.',
  },
  'page.waits.days': { ja: '{queue}: 日ごと・週の待ち時間', en: '{queue}: by day and week' },
  'page.waits.daysNote': {
    ja: '小さい字は平均の 95 %区間。最長は1日(週)の中で最も長く待った人',
    en: 'Small figures: 95 % interval. Longest: whoever waited longest in the day (week)',
  },
  'page.waits.teams': { ja: 'チームの占有率と閉庁後の対応', en: 'How busy the teams are; work past closing' },
  'page.waits.occupancyNote': {
    ja: '占有率 = 応対の時間 ÷ 窓口・電話にいる時間',
    en: 'Occupancy: time with a visitor or caller ÷ time at windows and phones',
  },
  'page.waits.people': { ja: '従事者ごとの占有率', en: 'How busy each person is' },
  'page.waits.peopleNote': {
    ja: '負担の偏りを見るためのもの。評価には使いません',
    en: 'To see an uneven load; not for appraisal',
  },
  'page.waits.help': { ja: '窓口を手伝う時間(分/週)', en: 'Stepping in (min a week)' },
  'page.waits.overtime': { ja: '閉庁後(分/週)', en: 'Past closing (min a week)' },
  'page.waits.overtimeNote': {
    ja: '閉庁後: 閉庁時に待っている人を終えるまで。',
    en: 'Past closing: until those still waiting at closing are served.',
  },
  'page.waits.backlog': { ja: '後処理の残り', en: 'Back office left over' },
  'page.waits.backlogNote': {
    ja: '各日の終わりに残る時間と、いちばん古いものが待った日数',
    en: 'Hours left at the end of each day, and how long the oldest has waited',
  },
  'page.waits.oldest': { ja: '最長 {days}日', en: 'oldest {days} d' },
  'page.waits.yielded': { ja: '窓口へ譲った時間', en: 'Given to windows (h)' },
  'page.waits.late': { ja: '期限に遅れる割合', en: 'Share late' },
  'page.waits.outbound': { ja: '架電の時間の行方', en: 'What became of outbound hours' },
  'page.waits.outboundNote': {
    ja: '入電があれば受電を優先し、受電のすき間には架電をする(時間/週)',
    en: 'Incoming calls come first; calls out fill the gaps between them (hours a week)',
  },
  'page.waits.placedHours': { ja: '配置', en: 'Placed' },
  'page.waits.yieldedHours': { ja: '受電へ譲る', en: 'Given to incoming' },
  'page.waits.gapHours': { ja: 'すき間で増える', en: 'Won in gaps' },
  'page.waits.spoken': { ja: '架電できる時間', en: 'Hours of calling' },
} as const satisfies Record<string, Entry>
