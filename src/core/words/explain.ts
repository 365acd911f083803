import type { Entry } from './entry.ts'

/** Why a roster is as it is: sentences of the page, the papers and the terminal. */
export const area = {
  'issue.explainPerson': {
    ja: '「{found}」という従事者は名簿にいません。IDを指定してください。',
    en: 'no staff member has the id “{found}”. Give an id of the staff file.',
  },
  'issue.explainDate': {
    ja: '{found} はこの勤務表にありません。{from} ~ {to} の日にしてください。',
    en: '{found} is not in this roster, which runs from {from} to {to}. Give a date inside it.',
  },
  'issue.explainWhat': {
    ja: '「{found}」は読めません。{expected} の形で指定してください。',
    en: '“{found}” is not understood. Write it as {expected}.',
  },
  'issue.explainRule': {
    ja: '規則「{found}」の値段は出せません。出せるもの: {known}',
    en: 'the rule “{found}” has no price here. Rules with one: {known}',
  },
  'issue.explainNoWish': {
    ja: '{person} は {date} に希望を出していません。',
    en: '{person} has no wish on {date}.',
  },
  'issue.explainNoRoster': {
    ja: 'これがなくても勤務表を作れないため、値段を出せません。--conflict で矛盾を確かめてください。',
    en: 'no roster exists even without it, so it has no price. See --conflict.',
  },
  'issue.explainActivity': {
    ja: '業務「{found}」はありません。あるもの: {known}',
    en: 'there is no activity “{found}”. Those there are: {known}',
  },
  'explain.shortages': { ja: '不足の理由と対処', en: 'Shortages: why, and what would fill them' },
  'explain.none': { ja: '不足はありません。', en: 'Nothing is short.' },
  'explain.shortage': {
    ja: '{date} {time} {activity}: {people}人不足({hours})',
    en: '{date} {time} {activity}: {people} short ({hours})',
  },
  'explain.cause.notWorthIt': {
    ja: 'もう1人入れて減る損失は {saves}、入れる費用は {costs}',
    en: 'one more person would save {saves} and cost {costs}',
  },
  'explain.cause.seats': { ja: '席が足りない', en: 'not enough seats' },
  'explain.cause.onLeave': { ja: '休暇: {names}', en: 'on leave: {names}' },
  'explain.cause.hoursUsed': {
    ja: '週の時間を使い切った: {names}',
    en: 'hours of the week used up: {names}',
  },
  'explain.cause.daysUsed': {
    ja: '週の勤務日数を使い切った: {names}',
    en: 'days of the week used up: {names}',
  },
  'explain.cause.rest': {
    ja: '前後の勤務との間隔が足りない: {names}',
    en: 'too short a rest to the day before or after: {names}',
  },
  'explain.cause.onBreak': { ja: '休憩中: {names}', en: 'on break: {names}' },
  'explain.cause.busy': { ja: 'ほかの業務: {names}', en: 'at other work: {names}' },
  'explain.cause.wish': { ja: '希望を尊重: {names}', en: 'a wish granted: {names}' },
  'explain.cause.notOnShift': { ja: 'この時間は勤務の外: {names}', en: 'not on shift then: {names}' },
  'explain.cause.noShift': {
    ja: '働けるシフトが届かない: {names}',
    en: 'no shift of the contract reaches it: {names}',
  },
  'explain.cause.employer': { ja: '自社の人がいないチーム: {names}', en: 'another employer’s team: {names}' },
  'explain.cause.scope': { ja: '変更の範囲の外: {names}', en: 'outside the range of the contract: {names}' },
  'explain.cause.training': { ja: '研修の期限切れ: {names}', en: 'training lapsed: {names}' },
  'explain.cause.hired': { ja: '入社前: {names}', en: 'not hired yet: {names}' },
  'explain.cause.skill': { ja: '担当できない: {names}', en: 'have not learnt it: {names}' },
  'explain.cause.there': { ja: 'すでにいる: {names}', en: 'there already: {names}' },
  'explain.repairs': { ja: '対処', en: 'What would fill it' },
  'explain.noRepair': {
    ja: '一つの変更で埋まる対処は見つかりません。',
    en: 'no single change was found that would fill it.',
  },
  'explain.repair': {
    ja: '{what}: 勤務表の費用 {yen}、不足 {hours} 減{terms}',
    en: '{what}: {yen} on the roster, {hours} less shortage{terms}',
  },
  'explain.repair.move': { ja: '業務を入れ替える', en: 'move people between activities' },
  'explain.repair.overtime': { ja: '{names}さんの時間外1時間', en: 'one hour of overtime by {names}' },
  'explain.repair.shift': { ja: '{names}さんを別のシフトに', en: 'another shift for {names}' },
  'explain.repair.comeIn': { ja: '{names}さんが休みの日に出勤', en: '{names} comes in on a day off' },
  'explain.repair.wish': { ja: '{names}さんに希望をあきらめてもらう', en: '{names} gives up a wish' },
  'explain.repair.train': { ja: '{names}さんが覚える', en: '{names} learns it' },
  'explain.repair.lend': {
    ja: '{team}の{names}さんを変更の範囲の外へ',
    en: '{names} of {team} is lent outside the range of the contract',
  },
  'explain.repair.fewerSeats': {
    ja: '{activity}の最低人数を1人減らす',
    en: 'one fewer as the minimum at {activity}',
  },
  'explain.consent': { ja: '公表後は本人の同意', en: 'consent once published' },
  'explain.move': { ja: '{name}: {from}→{to} {time}', en: '{name}: {from} → {to} {time}' },
  'explain.moveNew': { ja: '{name}: {to} {time}', en: '{name}: {to} {time}' },
  'explain.shadows': { ja: 'もう1人いれば', en: 'One more person' },
  'explain.shadow': {
    ja: '{date} {time}に{activity}の担当がもう1人({span})いれば、{hours}の不足が消え、損失が {yen} 減る(賃金 {wage})',
    en: '{date} {time}: one more person at {activity} ({span}) would take away {hours} of shortage and save {yen} (wages {wage})',
  },
  'explain.shadowYen': {
    ja: '{date} {time}に{activity}の担当がもう1人({span})いれば、損失が {yen} 減る(賃金 {wage})',
    en: '{date} {time}: one more person at {activity} ({span}) would save {yen} (wages {wage})',
  },
  'explain.shadowMeaning': {
    ja: '「もう1人」はその業務だけを担当し、そのシフトの間ずっといる人。勤務時間は動かさず、全員が最善の業務に就くとして日ごとに計算。',
    en: '“One more” can do that activity alone and is there for the whole shift. Hours are held, and everybody goes where it is best, date by date.',
  },
  'explain.cell.off': {
    ja: '{name}さんは {date} {time} に勤務がありません。',
    en: '{name} is not at work on {date} at {time}.',
  },
  'explain.cell.leave': { ja: '{name}さんは {date} は休暇です。', en: '{name} is on leave on {date}.' },
  'explain.cell.break': {
    ja: '{name}さんは {date} {time} は休憩中です。',
    en: '{name} is on break on {date} at {time}.',
  },
  'explain.cell.work': {
    ja: '{name}さんは {date} {time} {activity}',
    en: '{name}, {date} {time}: {activity}',
  },
  'explain.cell.people': {
    ja: '必要 {required}人、配置 {placed}人',
    en: '{required} needed, {placed} there',
  },
  'explain.cell.without': {
    ja: '{time} にいないと費用 {yen}、ほかの人が埋めれば {filled}',
    en: 'nobody instead at {time}: {yen}; with others filling in as is best: {filled}',
  },
  'explain.cell.others': { ja: 'ほかにできる人', en: 'Who else could' },
  'explain.cell.cannot': { ja: 'できない人', en: 'Who cannot' },
  'explain.cell.could': { ja: '{name}: {yen}({now}{terms})', en: '{name}: {yen} ({now}{terms})' },
  'explain.cell.busy': { ja: '今は{activity}', en: 'now at {activity}' },
  'explain.cell.onBreak': { ja: '休憩中', en: 'on break' },
  'explain.cell.notOnShift': { ja: '勤務の外', en: 'not on shift' },
  'explain.cell.wish': { ja: '希望あり', en: 'has a wish' },
  'explain.conflict.none': {
    ja: '矛盾はありません。すべてを守る勤務表が作れます。',
    en: 'nothing contradicts: a roster can keep it all.',
  },
  'explain.conflict.title': {
    ja: '次の {count} つは同時に守れません{smallest}:',
    en: 'these {count} cannot be kept together{smallest}:',
  },
  'explain.conflict.smallest': {
    ja: '(これより小さい組はありません)',
    en: ' (no smaller set contradicts itself)',
  },
  'explain.conflict.request': {
    ja: '{date} {time} {activity}に {people}人',
    en: '{people} at {activity}, {date} {time}',
  },
  'explain.conflict.locked': {
    ja: '{person}さん {date} の固定したセル',
    en: '{person}: the locked cell of {date}',
  },
  'explain.conflict.leave': { ja: '{person}さん {date} の休暇', en: '{person}: leave on {date}' },
  'explain.conflict.contractHours': {
    ja: '{person}さんの契約時間 週{hours}',
    en: '{person}: {hours} of contract hours a week',
  },
  'explain.conflict.weeklyLimit': {
    ja: '{person}さんの週の上限 {hours}',
    en: '{person}: at most {hours} a week',
  },
  'explain.conflict.overtimeAgreement': {
    ja: '36協定がないため週{hours}まで',
    en: 'no overtime agreement: at most {hours} a week',
  },
  'explain.conflict.workingDays': {
    ja: '{person}さんの勤務は週5日まで',
    en: '{person}: at most five days a week',
  },
  'explain.conflict.limit': {
    ja: '{person}さんの時間外などの残り {left}',
    en: '{person}: {left} left of overtime or of a frame',
  },
  'explain.conflict.rest': {
    ja: '{person}さんの勤務間隔11時間',
    en: '{person}: eleven hours between shifts',
  },
  'explain.conflict.skill': {
    ja: '{activity}は覚えた人だけ',
    en: '{activity}: only those who have learnt it',
  },
  'explain.conflict.scope': {
    ja: '{activity}は変更の範囲に入る人だけ',
    en: '{activity}: only those whose contract reaches it',
  },
  'explain.conflict.seats': { ja: '{activity}の席数', en: '{activity}: the seats there are' },
  'explain.conflict.shifts': { ja: '{person}さんが働けるシフト', en: '{person}: the shifts of the contract' },
  'explain.conflict.repair': { ja: '→ やめれば成り立つ', en: '→ possible without it' },
  'explain.conflict.repairYen': {
    ja: '→ やめれば成り立つ(費用 {yen})',
    en: '→ possible without it ({yen})',
  },
  'explain.price.wish': { ja: '{person}さん {date} の希望', en: '{person}: the wish of {date}' },
  'explain.price.leave': {
    ja: '{person}さん {date} の休暇(休暇中の賃金は別)',
    en: '{person}: leave on {date}, its own wages aside',
  },
  'explain.price.asked': { ja: '(承認する前)', en: ' (before it is approved)' },
  'explain.price.rule': { ja: '規則「{rule}」', en: 'the rule “{rule}”' },
  'explain.price': {
    ja: '{what}の値段: 約 {yen}(緩和どうしの差)。最適な勤務表どうしの差は {lower} ~ {upper} の間(両方の費用と下限から)',
    en: '{what} costs about {yen} (difference of the relaxations); between the best rosters it is from {lower} to {upper} (cost and bound of both)',
  },
  'explain.price.endless': {
    ja: '{what}を守ると勤務表が作れません。',
    en: 'with {what} no roster is possible.',
  },
  'cli.explain.step': { ja: '解き直して調べています', en: 'Solving again to find out' },
  'cli.explain.summary': {
    ja: '不足の理由と対処、矛盾する希望、規則や休暇の値段、なぜこの人がここかを調べる',
    en: 'why there are shortages and what would fill them, contradictions, prices of rules and leave, why somebody is where',
  },
  'cli.explain.run': {
    ja: '実行フォルダー(roster.json と requirement.json)',
    en: 'folder of a run, with roster.json and requirement.json',
  },
  'cli.explain.why': {
    ja: '人@日@時刻(S012@2023-10-02@10:30)',
    en: 'person@date@time (S012@2023-10-02@10:30)',
  },
  'cli.explain.price': {
    ja: 'wish:人@日、leave:人@日、rule:規則 のどれか',
    en: 'wish:person@date, leave:person@date or rule:id',
  },
  'cli.explain.conflict': {
    ja: '同時に守れない最小の組を調べる',
    en: 'look for the smallest set that cannot be kept together',
  },
  'cli.explain.problem': { ja: '勤務表の問題 JSON(--run の代わり)', en: 'problem file, instead of --run' },
  'cli.explain.request': {
    ja: '業務@日@時刻-時刻=人数(certificate-desk@2023-10-02@10:00-11:00=4)',
    en: 'activity@date@from-to=people (certificate-desk@2023-10-02@10:00-11:00=4)',
  },
  'cli.explain.prices': {
    ja: '矛盾を解く方法ごとの費用も計算する',
    en: 'also solve for what each way out of a contradiction costs',
  },
} as const satisfies Record<string, Entry>
