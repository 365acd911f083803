import type { Entry } from './entry.ts'

/** The page's words of 試算 and まとめ効果. */
export const city = {
  'page.trial.ask': { ja: '人数を減らしたらどうなるか', en: 'What if there were fewer?' },
  'page.trial.firewall': {
    ja: '氏名・配置表は使わず、チームの人数だけで計算します。結果は配置表に反映されません。',
    en: 'Uses head-counts only, no names and no roster. Nothing here changes a roster.',
  },
  'page.trial.fewer': { ja: '減らす人数', en: 'Fewer by' },
  'page.trial.from': { ja: '開始日', en: 'From' },
  'page.trial.weeks': { ja: '期間', en: 'For' },
  'page.trial.start': { ja: '試算する', en: 'Run the trial' },
  'page.trial.sentence': {
    ja: '{team}を{from}から{weeks}週間、{fewer}人減らして{left}人にした場合を、今の人数と比べます。',
    en: 'Compares today with {team} at {left} people, {fewer} fewer, for {weeks} weeks from {from}.',
  },
  'page.trial.empty': {
    ja: '条件を決めて「試算する」を押すと、ここに比較が出ます。',
    en: 'Set the conditions and run the trial: the comparison appears here.',
  },
  'page.trial.result': { ja: '今と試算の比較', en: 'Today beside the trial' },
  'page.trial.resultNote': {
    ja: '同じ来庁・入電を両方に与えた模擬の平均。小さい字は 95 %区間',
    en: 'Both face the same simulated arrivals; small figures are the 95 % interval',
  },
  'page.trial.figure': { ja: '指標', en: 'Figure' },
  'page.trial.base': { ja: '今', en: 'today' },
  'page.trial.trial': { ja: '試算', en: 'trial' },
  'page.trial.change': { ja: '差', en: 'Change' },
  'page.trial.sure': { ja: '確かさ', en: 'How sure' },
  'page.trial.clear': { ja: '差がある', en: 'a real change' },
  'page.trial.unclear': { ja: '差ははっきりしない', en: 'could be chance' },
  'page.trial.headcount': { ja: '人数', en: 'Head-count' },
  'page.trial.daysBelow': { ja: '目標未達の日数({days}日中)', en: 'Days below target (of {days})' },
  'page.trial.byQueue': { ja: '窓口・電話ごと', en: 'Queue by queue' },
  'page.trial.chartLabel': {
    ja: '窓口・電話ごとの平均待ち、今と試算。',
    en: 'Mean wait by queue, today and in the trial.',
  },
  'page.trial.assumptions': { ja: '前提条件', en: 'Assumptions' },
  'page.trial.assume.anonymous': {
    ja: '人数だけで計算し、個人・勤務表は使いません。実際の配置は受託者が決めます。',
    en: 'Head-counts only: no person and no roster. Who works where is for the contractor to decide.',
  },
  'page.trial.assume.presence': {
    ja: '開庁日に出勤しているのは人数の {percent} %(有休・病欠など)。端数は日ごとに振り分け、1日は必ず整数の人数です。',
    en: '{percent} % of the head-count is present on an open day (leave, illness). Fractions are spread over the days; a day has whole people.',
  },
  'page.trial.assume.day': {
    ja: '1日 {hours} の勤務で休憩 {minutes} 分を {groups} 組に分けて取ります。開庁時間がそれより長い日は半数が遅く出ます。',
    en: 'Days of {hours} with a break of {minutes} min, taken in {groups} groups. On longer days every other person comes late.',
  },
  'page.trial.assume.order': {
    ja: '窓口と電話に必要人数まで先に置き、残りを電話催告、後処理業務の順に回します。',
    en: 'Windows and phones come first, up to their requirement; who is left calls out, then works in the back office.',
  },
  'page.trial.assume.skills': {
    ja: 'チームの全員が自チームの全業務を担当でき、他チームからの応援はありません。',
    en: 'Everyone can do all work of the own team; nobody helps from another team.',
  },
  'page.trial.assume.demand': {
    ja: '来庁・入電の件数と処理時間は予測のとおりで、人数によって変わりません。',
    en: 'Arrivals and handling times follow the forecast and do not change with the number of people.',
  },
  'page.trial.assume.replications': {
    ja: '今と試算で同じ来庁者・同じ入電を {replications} 回ずつ模擬し、目標を下回る日は、チームの窓口・電話のどれかがその日の目標に届かない日です。',
    en: 'The same customers were simulated {replications} times for today and for the trial. A day below target is one on which some queue of the team misses its own.',
  },

  'page.pooling.ask': { ja: 'どの窓口・電話をまとめるか', en: 'Which desks to pool?' },
  'page.pooling.askNote': {
    ja: '件数と処理時間の予測だけで計算します。氏名・配置表は使いません。',
    en: 'Uses the forecast of arrivals and handling times only: no names and no roster.',
  },
  'page.pooling.start': { ja: '計算する', en: 'Work it out' },
  'page.pooling.two': { ja: '2つ以上選んでください。', en: 'Choose two or more.' },
  'page.pooling.closed': {
    ja: 'この期間は、選んだ窓口・電話がどれも閉まっています。',
    en: 'None of the chosen desks is open on these days.',
  },
  'page.pooling.hours': { ja: '必要な人時', en: 'Person-hours' },
  'page.pooling.saved': { ja: 'まとめると減る人時', en: 'Saved by pooling' },
  'page.pooling.peak': { ja: '同時に必要な最大人数', en: 'Most at once' },
  'page.pooling.fromTo': { ja: '別々 → まとめて', en: 'apart → together' },
  'page.pooling.apart': { ja: '別々', en: 'Apart' },
  'page.pooling.together': { ja: 'まとめて', en: 'Together' },
  'page.pooling.was': { ja: '別々 {value}', en: 'apart {value}' },
  'page.pooling.day': { ja: '{day}の必要人数', en: 'People needed on {day}' },
  'page.pooling.label': {
    ja: '{day}の時間帯ごとの必要人数。窓口を別々に置くときと、まとめるとき。',
    en: 'People needed on {day} slot by slot, with desks apart and together.',
  },
  'page.pooling.days': { ja: '日ごとのまとめ', en: 'Day by day' },
  'page.pooling.apartHours': { ja: '別々(人時)', en: 'Apart (h)' },
  'page.pooling.togetherHours': { ja: 'まとめて(人時)', en: 'Together (h)' },
  'page.pooling.savedHours': { ja: '減る人時', en: 'Saved (h)' },
  'page.pooling.rates': { ja: '数字を入れて確かめる', en: 'Try numbers of your own' },
  'page.pooling.ratesNote': {
    ja: '一定の割合で来る場合(M/M/n)。例: 1時間14件の窓口2つ、1件6分',
    en: 'Steady arrivals (M/M/n). For example two desks with 14 an hour and 6 minutes each',
  },
  'page.pooling.perHour': { ja: '1時間の件数(窓口ごとに)', en: 'Arrivals an hour, desk by desk' },
  'page.pooling.perHourHint': {
    ja: '2つ以上の数を「,」で区切って入れてください(例: 14, 14)',
    en: 'Two or more numbers, separated by commas (such as 14, 14)',
  },
  'page.pooling.within': { ja: '待ち時間の目標', en: 'Wait at most' },
  'page.pooling.share': { ja: '目標の割合', en: 'Share within it' },
  'page.pooling.sentence': {
    ja: '窓口{desks}つを別々に置くと {apart}人、まとめると {together}人。',
    en: '{desks} desks need {apart} people apart and {together} together.',
  },
  'page.pooling.nth': { ja: '窓口{n}', en: 'Desk {n}' },
  'page.pooling.perHourEach': { ja: '件/時', en: 'Per hour' },
  'page.pooling.erlangs': { ja: '呼量(アーラン)', en: 'Erlangs' },
} as const satisfies Record<string, Entry>
