import type { Entry } from './entry.ts'

/** What can be wrong with the city, its people, their leave and wishes. */
export const area = {
  'issue.notJson': {
    ja: 'JSON として読めません。かぎかっこ・コンマの書き忘れがないか確認してください。',
    en: 'is not JSON. Check for missing quotes or commas.',
  },
  'issue.missingField': {
    ja: '「{field}」がありません。書き足してください。',
    en: '“{field}” is missing. Add it.',
  },
  'issue.unknownField': {
    ja: '「{field}」という項目はありません。つづりを確認してください(読み飛ばしました)。',
    en: 'there is no field “{field}”. Check its spelling (it was skipped).',
  },
  'issue.objectExpected': {
    ja: '{ } で囲まれたまとまりが必要ですが「{found}」でした。',
    en: 'expected an object in { }, found “{found}”.',
  },
  'issue.listExpected': {
    ja: '[ ] で囲まれた一覧が必要ですが「{found}」でした。',
    en: 'expected a list in [ ], found “{found}”.',
  },
  'issue.textExpected': {
    ja: '文字が必要ですが「{found}」でした。',
    en: 'expected a text that is not empty, found “{found}”.',
  },
  'issue.numberExpected': {
    ja: '{least} 以上 {most} 以下の数が必要ですが「{found}」でした。',
    en: 'expected a number from {least} to {most}, found “{found}”.',
  },
  'issue.wholeExpected': {
    ja: '{least} 以上 {most} 以下の整数が必要ですが「{found}」でした。',
    en: 'expected a whole number from {least} to {most}, found “{found}”.',
  },
  'issue.flagExpected': {
    ja: 'true か false が必要ですが「{found}」でした。',
    en: 'expected true or false, found “{found}”.',
  },
  'issue.dateExpected': {
    ja: '実在する日付(例 2023-10-02)が必要ですが「{found}」でした。',
    en: 'expected an existing date such as 2023-10-02, found “{found}”.',
  },
  'issue.monthDayExpected': {
    ja: '月日(例 12-29)が必要ですが「{found}」でした。',
    en: 'expected a month and day such as 12-29, found “{found}”.',
  },
  'issue.choiceExpected': {
    ja: '「{found}」は使えません。次のどれかにしてください: {choices}',
    en: '“{found}” is not one of these: {choices}',
  },
  'issue.duplicateId': {
    ja: '「{id}」が2回あります。どちらかを別の名にするか消してください。',
    en: '“{id}” is there twice. Rename or remove one of them.',
  },
  'issue.unknownReference': {
    ja: '「{id}」はどこにも定義されていません。定義済み: {known}',
    en: '“{id}” is not defined anywhere. Defined: {known}',
  },
  'issue.timesReversed': {
    ja: '終わり({end} 分)が始まり({start} 分)より後ではありません。時刻は 0:00 からの分で書きます。',
    en: 'the end (minute {end}) is not after the start (minute {start}). Times are minutes since 0:00.',
  },
  'issue.datesReversed': {
    ja: '終わりの日 {to} が始まりの日 {from} より前です。入れ違いか打ち間違いを直してください。',
    en: 'the last date {to} is before the first date {from}. Correct the mistyped or swapped dates.',
  },
  'issue.aliasTwice': {
    ja: '別名「{alias}」は「{other}」でも使われています。ログの行がどちらのものか決められないので、片方から消してください。',
    en: 'the alias “{alias}” also belongs to “{other}”, so a log line could mean either. Remove one.',
  },
  'issue.journeyShares': {
    ja: '「{from}」から次の窓口へ進む割合の合計が {found} % です。一人が進む先は一つなので、合計を 100 % 以下にしてください。',
    en: 'the shares that go on from “{from}” add up to {found} %. Each visitor goes on to one desk at most: lower them to 100 % or less.',
  },
  'issue.journeyCircle': {
    ja: '来庁者の流れが元の窓口に戻っています（{way}）。戻らない流れにしてください。',
    en: 'the journey leads back to where it began ({way}). Take out one of its steps.',
  },
  'issue.shortBreakOutsideShift': {
    ja: 'シフト「{code}」の小休憩({minutes} 分)が、書かれた時間帯か勤務の途中に収まりません。時間帯を見直してください。',
    en: 'a short break of {minutes} min of shift “{code}” does not fit into its span inside the work. Change the span.',
  },
  'issue.shortBreaksMeet': {
    ja: 'シフト「{code}」の小休憩の時間帯が、休憩か別の小休憩の時間帯と重なります。重ならないように分けてください。',
    en: 'the span of a short break of shift “{code}” overlaps that of the break or of another short break. Keep them apart.',
  },
  'issue.shortBreakNoPlace': {
    ja: 'シフト「{code}」の小休憩({minutes} 分)は、スロットの境目({slotMinutes} 分ごと)に置くと休憩か別の小休憩と同じスロットにかかります。時間帯を離すか広げてください。',
    en: 'a short break of {minutes} min of shift “{code}” has no place at the border of a slot (every {slotMinutes} min) without sharing a slot with another break. Move its span away or widen it.',
  },
  'issue.stretchesReversed': {
    ja: '連続対応の上限({most} 分)が最短の続き({least} 分)より短いです。どちらかを直してください。',
    en: 'the longest stretch ({most} min) is shorter than the least ({least} min). Correct one of them.',
  },
  'issue.breakOutsideShift': {
    ja: 'シフト「{code}」の休憩は勤務の途中に収まりません。休憩の始まりの範囲を見直してください。',
    en: 'the break of shift “{code}” does not fit inside the work. Change the span in which it may start.',
  },
  'issue.noTarget': {
    ja: '窓口「{id}」に目標(待ち時間と割合)がありません。少なくとも 1 つ書いてください。',
    en: 'queue “{id}” has no service target. Give it at least one.',
  },
  'issue.personTwice': {
    ja: 'スタッフ {id}({name})は {earlier} 行目にもいます。1人1行にしてください。',
    en: 'person {id} ({name}) is also in line {earlier}. Keep one line a person.',
  },
  'issue.unknownPerson': {
    ja: '「{found}」というスタッフは名簿にいません。名簿の職員IDを確認してください。',
    en: 'nobody on the staff list has the id “{found}”. Check the id.',
  },
  'issue.unknownTeam': {
    ja: '「{found}」というチームはありません。ありえるチーム: {known}',
    en: 'there is no team “{found}”. Teams: {known}',
  },
  'issue.unknownActivity': {
    ja: '「{found}」という業務はありません。ありえる業務: {known}',
    en: 'there is no activity “{found}”. Activities: {known}',
  },
  'issue.unknownShift': {
    ja: '「{found}」というシフトはありません。使えるもの: {known}',
    en: 'there is no shift “{found}”. Use one of: {known}',
  },
  'issue.unknownChoice': {
    ja: '「{found}」は使えません。次のどれかにしてください: {choices}',
    en: '“{found}” is not one of these: {choices}',
  },
  'issue.unknownLimit': {
    ja: '制約「{found}」の意味が分かりません。「残業不可」「深夜不可」「時間外制限」または「勤務=日・早」のように書いてください。',
    en: 'the limit “{found}” is not understood. Write 残業不可 (no overtime), 深夜不可 (no night work), 時間外制限 (limited overtime) or 勤務=日・早 (shifts).',
  },
  'issue.badSkillLevel': {
    ja: 'スキル「{found}」は「業務:習熟1–3:取得日」の形で書いてください(例 証明交付:2:2022-10-01)。',
    en: 'write the skill “{found}” as activity:level 1–3:date, e.g. 証明交付:2:2022-10-01.',
  },
  'issue.skillTwice': {
    ja: 'スキル「{found}」が2回書かれています。片方を消してください。',
    en: 'the skill “{found}” is written twice. Remove one.',
  },
  'issue.badHours': {
    ja: '「{found}」は週の時間として読めません。38:45 または 38.75 のように、0 より大きく 168 以下で書いてください。',
    en: '“{found}” is no length of a week’s work. Write it like 38:45 or 38.75, above 0 and up to 168.',
  },
  'issue.limitBelowContract': {
    ja: '週上限 {found} が契約週時間 {contract} より短くなっています。',
    en: 'the weekly limit {found} is below the contracted {contract}.',
  },
  'issue.bornAfterHired': {
    ja: '生年月日 {found} が入社日 {hired} より前ではありません。',
    en: 'the date of birth {found} is not before the date of hire {hired}.',
  },
  'issue.noSkills': {
    ja: '{name}({id})に担当できる業務がありません。どこにも配置されません。',
    en: '{name} ({id}) can do no activity and will be placed nowhere.',
  },
  'issue.sameDayTwice': {
    ja: '{id} の {date} は {earlier} 行目にもあります。1人1日1行にしてください。',
    en: '{date} of {id} is also in line {earlier}. Keep one line a person and date.',
  },
  'issue.badWeight': {
    ja: '重み「{found}」は 1(できれば)・2・3(重要)のどれかにしてください。',
    en: 'the weight “{found}” must be 1 (nice to have), 2 or 3 (important).',
  },
  'issue.mondayExpected': {
    ja: '週の月曜日の日付(例 2023-10-02)が必要ですが「{found}」でした。',
    en: 'expected the date of a Monday such as 2023-10-02, found “{found}”.',
  },
  'issue.notHolidays': {
    ja: '内閣府の「国民の祝日・休日」のファイル(syukujitsu.csv)として読めません。内閣府のサイトからダウンロードしたままのファイルを指定してください。',
    en: 'is not the Cabinet Office’s file of public holidays. Name syukujitsu.csv as downloaded from the Cabinet Office.',
  },
  'issue.leavePressure': {
    ja: '{date} の{team}: 休暇が {onLeave} 人で、{activity}に出られるのは {left} 人です(最低 {minimum} 人、休憩の交代に {needed} 人)。休暇の日をずらすか、応援を頼んでください。休暇の人: {names}',
    en: '{teamEn} on {date}: with {onLeave} on leave, {left} can work at {activityEn} (minimum {minimum}; {needed} with breaks covered). Move a leave or ask another team for support. On leave: {names}',
  },
  'issue.leaderPressure': {
    ja: '{date} の{team}: リーダーとサブリーダーが全員休暇です。どちらかの日をずらしてください。休暇の人: {names}',
    en: '{teamEn} on {date}: every leader and sub-leader is on leave. Move one of them. On leave: {names}',
  },
  'issue.managerPressure': {
    ja: '{date}: 業務管理者と副管理者が全員休暇です。どちらかの日をずらしてください。休暇の人: {names}',
    en: '{date}: the manager and the deputy are all on leave. Move one of them. On leave: {names}',
  },
} as const satisfies Record<string, Entry>
