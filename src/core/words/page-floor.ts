import type { Entry } from './entry.ts'

/** The page's words of 待ち時間 and 一日の流れ: what the simulated week tells. */
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
  'page.waits.onward': { ja: '他窓口から {share}', en: '{share} onward' },
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

  'page.replay.none': {
    ja: 'この計算には一日の流れがありません。「自動作成」を押すと作られます。',
    en: 'This run holds no replay. Press “Build roster” to make one.',
  },
  'page.replay.title': { ja: '{day}の一日(模擬)', en: '{day}, simulated' },
  'page.replay.note': {
    ja: '{of} 回の模擬のうち、待ちが中ほどだった {n} 回目の日',
    en: 'Run {n} of {of}: a day neither among the best nor among the worst',
  },
  'page.replay.keys': {
    ja: '窓口ごとの一日。矢印キーで来庁・入電を1件ずつたどれます。',
    en: 'The day desk by desk. Arrow keys go from visit to visit.',
  },
  'page.replay.point': {
    ja: '棒に触れるか、表を選んで矢印キーを押すと、1件ごとの待ちと応対がここに出ます。',
    en: 'Point at a bar, or focus the chart and press the arrow keys: the visit is told here.',
  },
  'page.replay.desk': { ja: '窓口・電話と従事者', en: 'Desk and staff' },
  'page.replay.figures': {
    ja: '{visits} 件、平均待ち {mean}、最長 {longest}',
    en: '{visits} visits, mean wait {mean}, longest {longest}',
  },
  'page.replay.longCount': { ja: '目標より長い待ち {n} 件', en: '{n} waited beyond target' },
  'page.replay.lostCount': { ja: '応対前に切れた・帰った {n} 件', en: '{n} left unserved' },
  'page.replay.worker': { ja: '{n}人目', en: 'worker {n}' },
  'page.replay.waiting': { ja: '待ち人数(最大 {most})', en: 'Waiting (most {most})' },
  'page.replay.waitingLabel': {
    ja: '{desk}で待っている人数の一日の動き。最大 {most}人。',
    en: 'Number waiting at {desk} through the day, {most} at most.',
  },
  'page.replay.window': { ja: '窓口での応対', en: 'served at a window' },
  'page.replay.phone': { ja: '電話の応対', en: 'call' },
  'page.replay.onward': { ja: '他の窓口から来た人', en: 'from another desk' },
  'page.replay.help': { ja: '他の業務から手伝い', en: 'colleague stepping in' },
  'page.replay.late': { ja: '目標より長く待った', en: 'waited beyond target' },
  'page.replay.post': { ja: '担当の時間', en: 'time on the desk' },
  'page.replay.lost': { ja: '応対前に切れた・帰った', en: 'left unserved' },
  'page.replay.arrived': { ja: '{time} 来庁・入電', en: 'came {time}' },
  'page.replay.waited': { ja: '待ち {wait}', en: 'waited {wait}' },
  'page.replay.served': { ja: '応対 {from}–{to}({time})', en: 'served {from}–{to} ({time})' },
  'page.replay.table': { ja: 'この日の {n} 件を表で見る', en: 'All {n} visits as a table' },
  'page.replay.arrival': { ja: '来庁・入電', en: 'Came' },
  'page.replay.wait': { ja: '待ち', en: 'Waited' },
  'page.replay.start': { ja: '応対開始', en: 'From' },
  'page.replay.end': { ja: '終了', en: 'Until' },
  'page.replay.remark': { ja: '備考', en: 'Remark' },
} as const satisfies Record<string, Entry>
