import type { Entry } from './entry.ts'

/** The page's words of 概要, 必要人数, 配置表 and 不足. */
export const plan = {
  'page.summary.lead': {
    ja: 'この週は {arrivals} 件の来庁・入電を見込み、{people} 人・{hours} 時間の勤務を配置しました。',
    en: '{arrivals} visits and calls are expected this week; {people} people are rostered for {hours} hours.',
  },
  'page.summary.arrivalsNote': { ja: '週合計の見込み', en: 'expected over the week' },
  'page.summary.people': { ja: '勤務する従事者', en: 'Rostered staff' },
  'page.summary.hours': { ja: '実働 {hours} 時間', en: '{hours} hours worked' },
  'page.summary.fillNote': { ja: '必要のうち配置できた割合', en: 'share of the requirement covered' },
  'page.summary.surplus': { ja: '余剰 {hours} 人時', en: 'surplus {hours} h' },
  'page.summary.warnings': { ja: '注意 {n} 件 / 全 {rules} 規則', en: 'warnings: {n}, rules: {rules}' },
  'page.summary.below': { ja: '目標未達 {n} / {of} 窓口・電話', en: '{n} of {of} below target' },
  'page.summary.teams': { ja: 'チーム別のまとめ', en: 'Team by team' },
  'page.summary.teamsNote': {
    ja: '窓口・電話の開庁時間について。誤差は過去の検証期間のもの',
    en: 'Windows and phones during opening hours; errors are from the back-test',
  },
  'page.summary.peak': { ja: '最大必要', en: 'Peak need' },
  'page.summary.requiredHours': { ja: '必要(人時)', en: 'Required (h)' },
  'page.summary.placedHours': { ja: '配置(人時)', en: 'Placed (h)' },

  'page.weekMap': { ja: '週の見取り図', en: 'The week at a glance' },

  'page.lookFirst': { ja: '最初に見るところ', en: 'Look here first' },
  'page.lookFirst.shortages': { ja: '影響の大きい不足', en: 'Dearest shortages' },
  'page.lookFirst.waits': { ja: '目標から遠い待ち時間', en: 'Waits furthest from target' },

  'page.cost': { ja: '費用と、最良との差', en: 'Cost, and how close to the best' },
  'page.cost.gap': { ja: '証明された最良との差(最大)', en: 'Proven gap to the best, at most' },
  'page.cost.proof': {
    ja: '費用の合計は {total}。どんな配置表でも {bound} を下回れないことが計算で証明されているので、これより良くできる余地は最大でも {gap} です。',
    en: 'The total cost is {total}. No roster can cost less than {bound}; that is proven, so at most {gap} could still be gained.',
  },
  'page.cost.unproven': {
    ja: '費用の合計は {total}。手で変更した配置表なので、最適との差は証明していません。',
    en: 'The total cost is {total}. The roster was changed by hand: no distance to the best possible one is claimed.',
  },
  'page.cost.proofOptimal': {
    ja: '費用の合計は {total}。これより良い配置表がないことが計算で証明されています。',
    en: 'The total cost is {total}. It is proven that no better roster exists.',
  },
  'page.cost.work': {
    ja: '計算量: 反復 {iterations} 回、分枝 {nodes} 個',
    en: 'Work done: {iterations} iterations, {nodes} nodes',
  },
  'page.cost.part': { ja: '内訳', en: 'Part' },
  'page.cost.amount': { ja: '金額', en: 'Amount' },
  'page.cost.share': { ja: '割合', en: 'Share' },
  'page.cost.total': { ja: '合計', en: 'Total' },
  'page.cost.wage': { ja: '賃金(所定内)', en: 'Wages, contracted hours' },
  'page.cost.overtime': { ja: '時間外(割増 25 %)', en: 'Overtime, at 1.25 times' },
  'page.cost.waiting': { ja: '目標時間に遅れる来庁・入電', en: 'Late arrivals' },
  'page.cost.belowMinimum': { ja: '最低人数割れ', en: 'Below minimum' },
  'page.cost.leadership': { ja: 'リーダー不在', en: 'No leader' },
  'page.cost.backOffice': { ja: '後処理の遅れ', en: 'Late back office' },
  'page.cost.outbound': { ja: '架電の未実施', en: 'Missed outbound' },
  'page.cost.wish': { ja: '希望の不採用', en: 'Refused wishes' },
  'page.cost.support': { ja: '応援', en: 'Support' },
  'page.cost.unfair': { ja: '公平な分担を超える負担', en: 'Burdens beyond fair shares' },
  'page.cost.changed': { ja: '公表からの変更', en: 'Changes to the published roster' },

  'page.requirement.heat': { ja: '{day}の必要と配置', en: 'Required and placed on {day}' },
  'page.requirement.heatNote': {
    ja: '数字は 配置/必要(人)。枠を選ぶと下に詳しく出ます(矢印キーでも移動)',
    en: 'Numbers are placed/required. Choose a slot for its details below; arrow keys move',
  },
  'page.requirement.cell': {
    ja: '{activity} {time} 配置{placed}人 必要{required}人 {state}',
    en: '{activity} {time}: placed {placed}, required {required}, {state}',
  },
  'page.requirement.day': { ja: '{activity}: 1日の必要と配置', en: '{activity}: through the day' },
  'page.requirement.dayLabel': {
    ja: '{activity}の{day}の必要人数(線)と配置人数(棒)。',
    en: 'Required (line) and placed people (bars) at {activity} on {day}.',
  },
  'page.requirement.curve': { ja: '{time} に何人いればどうなるか', en: 'What n people would mean at {time}' },
  'page.requirement.curveNote': {
    ja: '{activity}、予測の幅を織り込んだ見込み',
    en: '{activity}, over the forecast’s whole range',
  },
  'page.requirement.curveLabel': {
    ja: '人数ごとの目標時間内の割合と平均待ち。必要{required}人、配置{placed}人。',
    en: 'Share within target and mean wait by people: {required} required, {placed} placed.',
  },
  'page.requirement.slotNote': {
    ja: 'この枠の見込み {arrivals} 件、最低人数 {minimum}人、判定は「{state}」。',
    en: '{arrivals} arrivals expected in this slot; minimum {minimum}; judged “{state}”.',
  },

  'page.next.more': {
    ja: '{weekday}曜 {time} {activity}: {placed}人、{next}人目で待ち {from} → {to}',
    en: '{weekday} {time} {activity}: {placed} people; with {next} the wait goes from {from} to {to}',
  },
  'page.next.full': {
    ja: '{weekday}曜 {time} {activity}: {placed}人(席数いっぱい)、待ち {from}',
    en: '{weekday} {time} {activity}: {placed} people, as many as there are seats; wait {from}',
  },
  'page.next.table': { ja: '1人増やすと・減らすと', en: 'One more, one fewer' },
  'page.next.change': { ja: '人数', en: 'Change' },
  'page.next.moreRow': { ja: '1人増({n}人)', en: 'one more ({n})' },
  'page.next.fewerRow': { ja: '1人減({n}人)', en: 'one fewer ({n})' },
  'page.next.target.window': {
    ja: '目標({queue}): {wait}以内に呼ばれた人 ÷ 来た人全員(途中で帰った人も含む)≧ {share}',
    en: 'Target ({queue}): called within {wait} ÷ all who came, those who left included, ≥ {share}',
  },
  'page.next.target.phone': {
    ja: '目標({queue}): {wait}以内に応答した件数 ÷ 着信件数(放棄呼も含む)≧ {share}',
    en: 'Target ({queue}): answered within {wait} ÷ all calls, abandoned ones included, ≥ {share}',
  },
  'page.next.asa.window': {
    ja: '目標({queue}): 待った時間の合計 ÷ 来た人全員(平均待ち)≦ {wait}',
    en: 'Target ({queue}): all waiting time ÷ all who came (mean wait) ≤ {wait}',
  },
  'page.next.asa.phone': {
    ja: '目標({queue}): 待った時間の合計 ÷ 着信件数(平均応答時間、ASA)≦ {wait}',
    en: 'Target ({queue}): all waiting time ÷ all calls (average speed of answer) ≤ {wait}',
  },
  'page.next.answer.window': {
    ja: '目標({queue}): 応対した人 ÷ 来た人全員 ≧ {share}',
    en: 'Target ({queue}): served ÷ all who came ≥ {share}',
  },
  'page.next.answer.phone': {
    ja: '目標({queue}): 応答した件数 ÷ 着信件数(応答率)≧ {share}',
    en: 'Target ({queue}): answered ÷ all calls (answer rate) ≥ {share}',
  },
  'page.next.fewest': {
    ja: '必要 = 目標をすべて満たす最も少ない人数(最低人数以上)',
    en: 'Required: the fewest people that keep every target, and the minimum',
  },

  'page.rounds': { ja: '必要人数と模擬のつき合わせ', en: 'Requirement checked by simulation' },
  'page.rounds.note': {
    ja: '机上で目標を満たす配置を模擬し、届かない時間帯の必要を上げて作り直した経過',
    en: 'Where the simulation missed what the requirement promised, the need was raised and the roster made again',
  },
  'page.rounds.label': {
    ja: '作り直しの回ごとの、費用の増加と模擬での損失。',
    en: 'By round: added cost and loss in the simulation.',
  },
  'page.rounds.round': { ja: '回', en: 'Round' },
  'page.rounds.nth': { ja: '{n}回目', en: 'round {n}' },
  'page.rounds.kept': { ja: '採用', en: 'kept' },
  'page.rounds.cost': { ja: '費用(待ち・遅れを除く)', en: 'Cost but waits and late work' },
  'page.rounds.more': { ja: '費用の増加(1回目から)', en: 'added cost (from round 1)' },
  'page.rounds.loss': { ja: '模擬での損失', en: 'Simulated loss' },
  'page.rounds.missed': { ja: '届かない目標', en: 'Missed' },
  'page.rounds.where': { ja: 'どこで(模擬 / 机上 / 目標)', en: 'Where (simulated / on paper / target)' },
  'page.rounds.miss': {
    ja: '{simulated} / {promised} / {target}',
    en: '{simulated} / {promised} / {target}',
  },
  'page.rounds.others': { ja: 'ほか {n} 件', en: 'and {n} more' },
  'page.rounds.corrected': { ja: '上げた枠', en: 'Slots raised' },

  'page.roster.shown': { ja: '表示', en: 'Show' },
  'page.roster.week': { ja: '週間', en: 'Week' },
  'page.roster.allTeams': { ja: '全チーム', en: 'All teams' },
  'page.roster.weekTitle': { ja: '週間の配置表', en: 'Roster of the week' },
  'page.roster.dayTitle': { ja: '{day}の配置', en: 'Staff on {day}' },
  'page.roster.off': { ja: '休', en: 'off' },
  'page.roster.total': { ja: '実働計', en: 'Hours' },

  'page.role.manager': { ja: '業務管理者', en: 'Manager' },
  'page.role.deputy': { ja: '業務副管理者', en: 'Deputy manager' },
  'page.role.leader': { ja: 'チームリーダー', en: 'Team leader' },
  'page.role.subLeader': { ja: 'サブリーダー', en: 'Sub-leader' },

  'page.roleShort.manager': { ja: '管', en: 'M' },
  'page.roleShort.deputy': { ja: '副', en: 'D' },
  'page.roleShort.leader': { ja: 'L', en: 'L' },
  'page.roleShort.subLeader': { ja: 'SL', en: 'SL' },

  'page.kind.window': { ja: '窓口', en: 'Window' },
  'page.kind.phone': { ja: '電話', en: 'Phone' },
  'page.kind.backOffice': { ja: '後処理', en: 'Back office' },
  'page.kind.outbound': { ja: '架電', en: 'Outbound' },

  'page.letter.window': { ja: '窓', en: 'W' },
  'page.letter.phone': { ja: '電', en: 'P' },
  'page.letter.backOffice': { ja: '処', en: 'B' },
  'page.letter.outbound': { ja: '架', en: 'O' },
  'page.letter.break': { ja: '休', en: '–' },

  'page.absence.paid': { ja: '有休', en: 'paid leave' },
  'page.absence.morning': { ja: '午前休', en: 'a.m. off' },
  'page.absence.afternoon': { ja: '午後休', en: 'p.m. off' },
  'page.absence.special': { ja: '特別休', en: 'special leave' },
  'page.absence.absent': { ja: '欠勤', en: 'absent' },
  'page.absence.training': { ja: '研修', en: 'training' },
  'page.absenceShort.paid': { ja: '有', en: 'PL' },
  'page.absenceShort.morning': { ja: '前', en: 'am' },
  'page.absenceShort.afternoon': { ja: '後', en: 'pm' },
  'page.absenceShort.special': { ja: '特', en: 'SL' },
  'page.absenceShort.absent': { ja: '欠', en: 'ab' },
  'page.absenceShort.training': { ja: '研', en: 'T' },

  'page.shortages.title': {
    ja: '不足 {hours} 人時({rows} 件)',
    en: '{hours} person-hours short ({rows} stretches)',
  },
  'page.shortages.note': {
    ja: '「あと1人の価値」は、その時間帯に1人増えたとき減る見込み損失',
    en: '“+1 is worth”: the expected loss that one more person there would save',
  },
  'page.shortages.none': { ja: '不足はありません。', en: 'Nobody is missing anywhere.' },
  'page.shortages.whatToDo': { ja: '打てる手', en: 'What would help' },

  'page.reason.everyoneBusy': { ja: '担当できる人が全員ほかの業務中', en: 'Everyone able is busy elsewhere' },
  'page.reason.everyoneBusyDo': { ja: '後処理を別の時間へ移す', en: 'Move back-office work to another hour' },
  'page.reason.fewSkilled': { ja: '担当できる人が少ない', en: 'Too few hold the skill' },
  'page.reason.fewSkilledDo': { ja: '研修で担当者を増やす', en: 'Train one more person' },
  'page.reason.onLeave': { ja: '担当できる人が休暇中', en: 'Skilled people are on leave' },
  'page.reason.onLeaveDo': { ja: '他チームの応援を頼む', en: 'Ask another team for support' },
  'page.reason.hoursUsed': { ja: '週の勤務時間の上限', en: 'Weekly hours are used up' },
  'page.reason.hoursUsedDo': { ja: '短時間勤務者の日を移す', en: 'Move a short-hours day' },
  'page.reason.notWorthIt': { ja: '増やす費用が効果を上回る', en: 'One more costs more than it saves' },
  'page.reason.notWorthItDo': { ja: 'このままでよい', en: 'Leave it as it is' },

  'page.work.backOffice': { ja: '後処理業務', en: 'Back office' },
  'page.work.backOfficeNote': { ja: '期限までに入れられた時間', en: 'Hours placed before the deadline' },
  'page.work.outbound': { ja: '架電', en: 'Outbound calls' },
  'page.work.outboundNote': { ja: '計画と配置(オペレーター時間)', en: 'Planned and placed operator-hours' },
  'page.work.task': { ja: '業務', en: 'Task' },
  'page.work.due': { ja: '期限', en: 'Due' },
  'page.work.wanted': { ja: '必要(時間)', en: 'Wanted (h)' },
  'page.work.placed': { ja: '配置(時間)', en: 'Placed (h)' },
  'page.work.left': { ja: '残り(時間)', en: 'Left (h)' },
  'page.work.none': { ja: 'この週の予定はありません。', en: 'Nothing planned this week.' },
} as const satisfies Record<string, Entry>
