import type { Entry } from './entry.ts'

export const area = {
  'issue.coverPerson': {
    ja: '「{found}」という従事者は staff.csv にいません。近いもの: {nearest}。IDか表示名を指定してください。',
    en: 'no staff member is called “{found}”. Nearest: {nearest}. Give an id or a name of the staff file.',
  },
  'issue.coverDate': {
    ja: '{found} はこの勤務表にありません。勤務表は {from} ~ {to} です。--date をその中の日にしてください。',
    en: '{found} is not in this roster, which runs from {from} to {to}. Give --date inside it.',
  },
  'issue.coverOff': {
    ja: '{name}さんは {date} に勤務の予定がないため、代わりは要りません(勤務日: {worked})。',
    en: '{name} is not rostered on {date}, so nobody has to stand in (working days: {worked}).',
  },
  'issue.coverFrom': {
    ja: '{found} は勤務時間({from}–{to})の後です。--from を勤務時間の中にするか、終日なら省いてください。',
    en: '{found} is after the shift ({from}–{to}). Give --from inside it, or leave it out for the whole day.',
  },
  'issue.coverNobody': {
    ja: '代わりに入ったほうがよい人はいません。何もしない場合の損失は {yen} です。{wayOut}',
    en: 'nobody can stand in at a gain. Doing nothing costs {yen}. {wayOut}',
  },
  'issue.coverNothingUrgent': {
    ja: '{name}さんのこの日の業務は後処理だけで、後日に回せます。窓口・電話の代わりは要りません。',
    en: 'that day {name} has back-office work only, which can wait; no window or phone needs a substitute.',
  },
  'issue.daysExpected': {
    ja: '「{found}」ではなく、person・date・breaks・blocks(勤務日なら shift も)を持つ日の一覧が必要です。時刻は0時からの分です。',
    en: 'expected a list of days with person, date, breaks, blocks and, where worked, shift, in minutes from 0:00; found “{found}”.',
  },
  'issue.consentsExpected': {
    ja: '「{found}」ではなく、person・date・agreedOn(同意した日)の一覧が必要です。',
    en: 'expected a list of person, date and agreedOn, the day of the consent; found “{found}”.',
  },
  'issue.absenceExpected': {
    ja: '「{found}」ではなく、person と date(早退なら fromMinute も)が必要です。',
    en: 'expected person and date, with fromMinute where somebody leaves early; found “{found}”.',
  },
  'issue.twoPeopleExpected': {
    ja: '「{found}」ではなく、交代する二人のIDが必要です。',
    en: 'expected the ids of two people; found “{found}”.',
  },
  'issue.priceExpected': {
    ja: '「{found}」ではなく、kind が wish か leave(person と date)か rule(rule)のものが必要です。',
    en: 'expected kind wish or leave with person and date, or kind rule with rule; found “{found}”.',
  },
  'issue.requestsExpected': {
    ja: '「{found}」ではなく、activity・date・startMinute・endMinute・people の一覧が必要です。',
    en: 'expected a list of activity, date, startMinute, endMinute and people; found “{found}”.',
  },
  'issue.rosterStranger': {
    ja: '「{id}」は今の city.json と staff.csv にありません。いまの名簿で勤務表を作り直してください。',
    en: '“{id}” is not in city.json and staff.csv as they are now. Make the roster again for the people there are.',
  },
  'issue.cellStranger': {
    ja: '「{id}」という従事者か業務はありません。名簿と業務の一覧のIDを使ってください。',
    en: 'there is no staff member or activity “{id}”. Use an id of the staff list or of the activities.',
  },
  'issue.cellDate': {
    ja: '{found} はこの勤務表({from} ~ {to})にありません。',
    en: '{found} is not in this roster, which runs from {from} to {to}.',
  },
  'issue.cellTwice': {
    ja: '{person} の {date} が2回あります。1日は1行にしてください。',
    en: 'the {date} of {person} stands there twice. Send each day once.',
  },
  'issue.applyBreaks': {
    ja: '規則「{rule}」に反するため当てはめられません({who} {date})。check-cell で内容を確かめてください。',
    en: 'this would break the rule “{rule}” and is not applied ({who} {date}). Ask check-cell what it says.',
  },
  'issue.applyConsent': {
    ja: '{name}さんの {date} は公表した勤務時間が変わります。本人の同意(consents)を添えてください。',
    en: 'the {date} of {name} would be at other hours than published. Send the person’s consent along.',
  },
  'issue.swapSame': {
    ja: '{name}さん自身とは交代できません。--with に別の人を指定してください。',
    en: '{name} cannot exchange days with themself. Give somebody else in --with.',
  },
  'issue.swapLeave': {
    ja: '{name}さんは {date} に休暇があるため、この日は交代できません(承認済みの休暇は動かしません)。',
    en: '{name} is on leave on {date}, which is never touched; that day cannot be exchanged.',
  },
  'issue.swapOff': {
    ja: '{date} は二人とも休みのため、交代するものがありません。',
    en: 'both are off on {date}: there is nothing to exchange.',
  },
  'issue.swapBreaks': {
    ja: 'この交代は規則に反するためできません({breaches} 件)。',
    en: 'this exchange would break rules ({breaches}).',
  },
  'cli.swap.summary': {
    ja: '二人の勤務の交代ができるか、その場で確かめる',
    en: 'check at once whether two people may exchange days',
  },
  'cli.swap.person': { ja: '交代する人のIDか表示名', en: 'id or name of one person' },
  'cli.swap.with': { ja: '交代する相手のIDか表示名', en: 'id or name of the other person' },
  'cli.swap.date': {
    ja: '交代する日(2日なら , で区切る)',
    en: 'date to exchange (two: separated by a comma)',
  },
  'cli.swap.out': {
    ja: '交代した勤務表を書き出す JSON ファイル',
    en: 'file for the exchanged roster, as JSON',
  },
  'cli.swap.good': {
    ja: '{one}さんと{other}さんは {dates} の勤務を交代できます(新しい違反なし)。今の勤務表との差 {yen}。',
    en: '{one} and {other} may exchange {dates} (no new breach); {yen} against the roster.',
  },
  'cli.swap.consents': {
    ja: '公表した勤務時間が変わるため、本人の同意が要ります: {days}',
    en: 'Hours differ from those published; to be agreed to first: {days}',
  },
  'cli.swap.bad': {
    ja: '{one}さんと{other}さんは {dates} の勤務を交代できません。',
    en: '{one} and {other} cannot exchange {dates}.',
  },
  'cli.cover.summary': {
    ja: '突然の欠勤に、代わりに入れる人を順に示す',
    en: 'rank who could stand in for a sudden absence',
  },
  'cli.cover.requirement': {
    ja: '必要人数の JSON(省略時は予測から求める)',
    en: 'requirement as JSON (default: made from the forecast)',
  },
  'cli.cover.date': { ja: '欠勤の日', en: 'date of the absence' },
  'cli.cover.person': { ja: '休む人のIDか表示名', en: 'id or name of who is absent' },
  'cli.cover.from': {
    ja: '早退なら、いなくなる時刻(例 10:00)',
    en: 'when they leave, if during the day (10:00)',
  },
  'cli.cover.all': {
    ja: '候補にならない人とその理由も示す',
    en: 'tell of everybody else why they are not listed',
  },
  'cli.cover.waits': {
    ja: '待ち時間を試算する候補の数(既定 3、0 でしない)',
    en: 'rows whose waits are simulated (default 3, 0 for none)',
  },
  'cli.cover.moves': {
    ja: '代わりを入れず、残りの日の業務を少しずつ入れ替える案の数(既定 0 = 示さない)',
    en: 'moves of a curve that changes work on the days left instead (default 0: none)',
  },
  'cli.replan.title': {
    ja: '残りの日の組み直し: 変更の数(1人1日で1)と、何もしない場合との差。○ は手間に見合う点',
    en: 'The days left made anew: number of changes (one person, one day each) and cost against doing nothing; ○ is worth the trouble',
  },
  'cli.replan.moves': { ja: '変更', en: 'changes' },
  'cli.replan.hours': { ja: 'うち勤務時間', en: 'of hours' },
  'cli.replan.work': { ja: 'うち業務のみ', en: 'of work only' },
  'cli.replan.yen': { ja: '何もしない場合との差', en: 'against doing nothing' },
  'cli.replan.each': { ja: '1つ当たり', en: 'each' },
  'cli.replan.corner': { ja: '見合う', en: 'worth it' },
  'cli.replan.point': { ja: '変更 {n}({yen}):', en: '{n} changes ({yen}):' },
  'cli.replan.detail': {
    ja: '{name} {date} {way}: {takes}({consent})',
    en: '{name}, {date}, {way}: {takes} ({consent})',
  },
  'cli.cover.agreed': { ja: '同意済み {date}', en: 'agreed on {date}' },
  'cli.cover.consentNeeded': { ja: '本人の同意が要ります', en: 'consent needed' },
  'cli.cover.consentNotNeeded': { ja: '同意は不要', en: 'no consent needed' },
  'cli.replan.none': {
    ja: '入れ替えて減る損失はありません。',
    en: 'No change of work would save anything.',
  },
  'cli.cover.apply': {
    ja: 'この順位の案を当てはめた勤務表を --out に書く',
    en: 'write the roster with the row of this rank to --out',
  },
  'cli.cover.out': {
    ja: '一覧(--apply があれば勤務表)を書き出す JSON ファイル',
    en: 'file for the list, or with --apply the roster, as JSON',
  },
  'cli.cover.title': { ja: '欠員対応 {date} {name}さん({when})', en: 'Cover for {name}, {date} ({when})' },
  'cli.cover.wholeDay': { ja: '終日', en: 'whole day' },
  'cli.cover.fromTime': { ja: '{time} から', en: 'from {time}' },
  'cli.cover.holes': { ja: '代わりが要る業務: {holes}(計 {hours})', en: 'To be covered: {holes} ({hours})' },
  'cli.cover.rank': { ja: '順位', en: 'rank' },
  'cli.cover.who': { ja: '案', en: 'who' },
  'cli.cover.how': { ja: '方法', en: 'how' },
  'cli.cover.covered': { ja: '引き継ぐ時間', en: 'hours taken over' },
  'cli.cover.yen': { ja: '何もしない場合との差', en: 'against doing nothing' },
  'cli.cover.consent': { ja: '本人の同意', en: 'consent' },
  'cli.cover.needed': { ja: '要', en: 'needed' },
  'cli.cover.given': { ja: '済', en: 'given' },
  'cli.cover.notNeeded': { ja: '不要', en: 'not needed' },
  'cli.cover.nothing': { ja: '何もしない', en: 'do nothing' },
  'cli.cover.way.takeOver': { ja: '勤務中に応援', en: 'leaves other work' },
  'cli.cover.way.changeHours': { ja: '勤務時間を変更({shift})', en: 'works other hours ({shift})' },
  'cli.cover.way.comeIn': { ja: '休みの日に出勤({shift})', en: 'comes in ({shift})' },
  'cli.cover.person.line': {
    ja: '{name}({team}、習熟度 {level})',
    en: '{name} ({team}, skill level {level})',
  },
  'cli.cover.takes': { ja: '入る業務: {takes}', en: 'takes over: {takes}' },
  'cli.cover.leaves': { ja: '抜ける業務: {leaves}', en: 'leaves: {leaves}' },
  'cli.cover.week': {
    ja: '今週の勤務 {hours}、{wall} まで残り {left}',
    en: 'this week {hours}, {left} left up to {wall}',
  },
  'cli.cover.weekOver': {
    ja: '今週の勤務 {hours}、{wall} を {over} 超える',
    en: 'this week {hours}, {over} above {wall}',
  },
  'cli.cover.breakKept': { ja: '休憩は予定どおり {time}', en: 'break as rostered, {time}' },
  'cli.cover.breakMoved': { ja: '休憩は {time}', en: 'break {time}' },
  'cli.cover.noBreak': { ja: '休憩なし(法定の休憩は不要)', en: 'no break (none is due)' },
  'cli.cover.desk': {
    ja: '{activity} の不足 {before} → {after}、待ちの損失 {yen}',
    en: '{activity}: short {before} → {after}, loss from waiting {yen}',
  },
  'cli.cover.deskWork': { ja: '{activity} {hours}', en: '{activity} {hours}' },
  'cli.cover.cost': {
    ja: '費用の内訳: 賃金 {wage}、後処理・架電の遅れ {work}',
    en: 'of which wages {wage}, late back-office and outbound work {work}',
  },
  'cli.cover.lawful': { ja: '法令・規則: 新しい違反なし', en: 'rules: no new breach' },
  'cli.cover.warning': { ja: '注意: {text}〔{article}〕', en: 'warning: {text} [{article}]' },
  'cli.cover.left': { ja: '残る違反: {text}〔{article}〕', en: 'breach that stays: {text} [{article}]' },
  'cli.cover.breach': { ja: '違反: {text}〔{article}〕', en: 'breach: {text} [{article}]' },
  'cli.cover.leftWarning': {
    ja: '残る注意: {text}〔{article}〕',
    en: 'warning that stays: {text} [{article}]',
  },
  'cli.cover.wait': {
    ja: '{queue} の平均待ち: 予定 {rostered}、代わりなし {nothing} → {covered}',
    en: '{queue} mean wait: rostered {rostered}, nobody instead {nothing} → {covered}',
  },
  'cli.cover.others': { ja: '候補にならない人', en: 'Not in the list' },
  'cli.cover.reason.onLeave': { ja: '休暇(承認済みは動かしません)', en: 'on leave, which is never touched' },
  'cli.cover.reason.skill': { ja: 'この業務を習得していない', en: 'has not learnt the work' },
  'cli.cover.reason.scope': { ja: '変更の範囲の外', en: 'outside the contract’s scope of assignment' },
  'cli.cover.reason.employer': { ja: '雇用主が違うチーム', en: 'the team is another employer’s' },
  'cli.cover.reason.training': { ja: '研修の有効期限切れ', en: 'training has lapsed' },
  'cli.cover.reason.hired': { ja: '入社前', en: 'not hired yet' },
  'cli.cover.reason.notThere': { ja: 'その時間に勤務していない', en: 'not at work at that time' },
  'cli.cover.reason.noShift': { ja: '働けるシフトがない', en: 'no shift to work' },
  'cli.cover.reason.ownWorkWorthMore': {
    ja: '今の業務を抜けるほうが損失が大きい',
    en: 'leaving their own work would cost more',
  },
  'cli.cover.reason.wouldBreak': { ja: '規則に反する: {text}', en: 'would break a rule: {text}' },
  'cli.cover.wayOutRule': {
    ja: 'いちばん近い手: {name}さん({yen})。ただし次の規則に反します: {text}〔{article}〕。',
    en: 'The nearest way: {name} ({yen}), were it not for this rule: {text} [{article}].',
  },
  'cli.cover.wayOutDesk': {
    ja: '損失が大きいのは {desks} です。ここを優先して、--all で一人ずつの理由を確かめてください。',
    en: 'Most is lost at {desks}. See to it first, and ask with --all why each person cannot.',
  },
  'cli.cover.written': { ja: '{file} に書きました。', en: 'Written to {file}.' },
  'cli.cover.applied': {
    ja: '順位 {rank} の案を当てはめた勤務表を {file} に書きました(新しい違反なし)。{names}さんへの連絡と、変更の記録をお願いします。',
    en: 'The roster with row {rank} is in {file} (no new breach). Tell {names}, and keep a record of the change.',
  },
  'cli.cover.leaveLine': {
    ja: 'verify で確かめるには、leave.csv に「{line}」を足してください。',
    en: 'For verify, add “{line}” to leave.csv.',
  },
} as const satisfies Record<string, Entry>
