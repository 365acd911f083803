import type { Entry } from './say.ts'

export const area = {
  'issue.error': { ja: '[誤り]', en: '[error]' },
  'issue.warning': { ja: '[注意]', en: '[warning]' },
  'issue.atLine': { ja: '{line} 行目', en: 'line {line}' },
  'issue.atColumn': { ja: '「{column}」', en: '“{column}”' },
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
  'issue.breakOutsideShift': {
    ja: 'シフト「{code}」の休憩は勤務の途中に収まりません。休憩の始まりの範囲を見直してください。',
    en: 'the break of shift “{code}” does not fit inside the work. Change the span in which it may start.',
  },
  'issue.noTarget': {
    ja: '窓口「{id}」に目標(待ち時間と割合)がありません。少なくとも 1 つ書いてください。',
    en: 'queue “{id}” has no service target. Give it at least one.',
  },
  'issue.emptyFile': {
    ja: '中身がありません。見出しの行とデータを入れて、もう一度読み込んでください。',
    en: 'is empty. Fill in a header line and data, then read it again.',
  },
  'issue.noRows': {
    ja: '見出しだけでデータの行がありません。',
    en: 'has a header line but no data.',
  },
  'issue.unreadableCharacters': {
    ja: '読めない文字があります。文字コードを UTF-8 か Shift_JIS(CP932)にして保存し直してください。',
    en: 'holds characters that cannot be read. Save it again as UTF-8 or Shift_JIS (CP932).',
  },
  'issue.missingColumn': {
    ja: '「{column}」の列がありません。列を加えるか、見出しを次のどれかに直してください: {names}。見つかった見出し: {found}',
    en: 'there is no column “{column}”. Add it, or give it one of these headings: {names}. Headings found: {found}',
  },
  'issue.openQuote': {
    ja: '引用符 " が閉じていません。この行は読めませんでした。',
    en: 'a quote " is never closed. This line could not be read.',
  },
  'issue.tooManyCells': {
    ja: '列が {found} 個ありますが、見出しは {expected} 個です。コンマの入った値は " " で囲んでください。',
    en: 'has {found} cells under {expected} headings. Put a value with a comma into " ".',
  },
  'issue.emptyCell': {
    ja: '空欄です。値を入れてください。',
    en: 'is empty. Fill it in.',
  },
  'issue.noSuchDate': {
    ja: '「{found}」という日付はありません。2023-10-02、2023/10/2、令和5年10月2日 のように書いてください。',
    en: '“{found}” is no date. Write it like 2023-10-02, 2023/10/2 or 令和5年10月2日.',
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
    ja: '制約「{found}」の意味が分かりません。「残業不可」または「勤務=日・早」のように書いてください。',
    en: 'the limit “{found}” is not understood. Write 残業不可 or 勤務=日・早.',
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
  'issue.noSuchFile': {
    ja: 'ファイルがありません。場所と名前を確認してください。',
    en: 'there is no such file. Check its folder and name.',
  },
  'issue.workbook': {
    ja: 'Excel のブックです。Excel で開き、「名前を付けて保存」で CSV を選んで保存したファイルを指定してください。',
    en: 'is an Excel workbook. Open it in Excel, save it as CSV and name that file.',
  },
  'issue.noSuchPlace': {
    ja: 'この場所はありません。フォルダーを先に作るか、場所を直してください。',
    en: 'there is no such place. Make the folder first, or correct the path.',
  },
  'issue.notFolder': {
    ja: 'フォルダーが必要な場所にファイルがあります。フォルダーを指定してください。',
    en: 'a file stands where a folder is needed. Name a folder.',
  },
  'issue.isFolder': {
    ja: 'ファイルではなくフォルダーです。中のファイルを指定してください。',
    en: 'is a folder, not a file. Name a file in it.',
  },
  'issue.noPermission': {
    ja: '読み書きする権限がありません。権限を確認するか、別の場所を指定してください。',
    en: 'may not be read or written. Check the permissions, or name another place.',
  },
  'issue.diskFull': {
    ja: 'ディスクに空きがありません。空きを作ってからやり直してください。',
    en: 'does not fit: the disk is full. Make room and try again.',
  },
  'issue.missingOption': {
    ja: 'オプション --{option} が必要です。',
    en: 'the option --{option} is needed.',
  },
  'issue.notHolidays': {
    ja: '内閣府の「国民の祝日・休日」のファイル(syukujitsu.csv)として読めません。内閣府のサイトからダウンロードしたままのファイルを指定してください。',
    en: 'is not the Cabinet Office’s file of public holidays. Name syukujitsu.csv as downloaded from the Cabinet Office.',
  },
  'issue.holidaysEnd': {
    ja: '祝日の一覧は {lastYear} 年までです。{date} を含む期間には新しい syukujitsu.csv を読み込んでください。',
    en: 'the list of public holidays ends with {lastYear}. Read a newer syukujitsu.csv for a period with {date}.',
  },
  'issue.brokenRules': {
    ja: '勤務表に違反が {breaches} 件あります。一覧のとおり直してください。',
    en: 'the roster breaks {breaches} rules. Correct it as listed.',
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

  'issue.seriesHeader': {
    ja: '1行目に見出し start,count[,…] が必要ですが「{found}」でした。',
    en: 'the first line must be the heading start,count[,…], found “{found}”.',
  },
  'issue.seriesColumnsGuessed': {
    ja: '見出しに start と count がないので、「{start}」を日時、「{count}」を件数として読みました。',
    en: 'there are no columns start and count: “{start}” was read as the start and “{count}” as the count.',
  },
  'issue.seriesColumnsIgnored': {
    ja: '数でない列は使いません: {columns}',
    en: 'columns that are not numbers are not used: {columns}',
  },
  'issue.seriesStart': {
    ja: '「{found}」は日時として読めません。2020-01-06 または 2020-01-06 09:30 のように、その土地の時刻で書いてください。',
    en: '“{found}” is no date or time. Write local time, like 2020-01-06 or 2020-01-06 09:30.',
  },
  'issue.seriesNoTime': {
    ja: '「{found}」に時刻がありません。{minutes}分ごとの系列には 09:30 のような時刻が必要です。日ごとの系列なら --interval day としてください。',
    en: '“{found}” has no time of day, which a series of {minutes} minutes needs. For a daily series use --interval day.',
  },
  'issue.seriesCount': {
    ja: '件数「{found}」は 0 以上の数にしてください。分からないときは空欄にします。',
    en: 'the count “{found}” must be a number of 0 or more. Leave it empty where it is unknown.',
  },
  'issue.seriesTooMany': {
    ja: '件数「{found}」は大きすぎます(1つの時間帯で {most} まで)。正しい件数に直すか、分からないときは空欄にしてください。',
    en: 'the count “{found}” is too large (at most {most} in a slot). Correct it, or leave it empty where it is unknown.',
  },
  'issue.seriesCovariate': {
    ja: '「{found}」など {cells} か所は使える数ではないので、値を不明として扱いました。数に直すか空欄にしてください。',
    en: '{cells} cells such as “{found}” are no usable numbers and were taken as unknown. Correct them or leave them empty.',
  },
  'issue.seriesCovariateAhead': {
    ja: '予測する日のうち {days} 日({first} から)に値がないので、過去の平均で代えました。分かっている値があれば、件数を空欄にした行で書き足してください。',
    en: '{days} of the days ahead (from {first}) have no value; the mean of the past stood in. Where it is known, add rows with it and an empty count.',
  },
  'issue.seriesMistypedYear': {
    ja: '「{found}」は今日({today})より1年以上先なのに件数があります。年の書き間違いを直してください。先の日の行なら件数を空欄にします。',
    en: '“{found}” is more than a year after today ({today}) and has a count. Correct the year; leave the count of a day ahead empty.',
  },
  'issue.seriesFuture': {
    ja: '今日({today})より後の日付の件数が {rows} 行あります(最初は {found})。そのまま過去の件数として使いました。日付が正しいか確かめ、先の日の行なら件数を空欄にしてください。',
    en: '{rows} counts are dated after today ({today}), the first {found}. They were used as history. Check the dates; leave the counts of days ahead empty.',
  },
  'issue.seriesSameStart': {
    ja: '{found} は {earlier} 行目にもあります。1つの時間帯は1行にしてください。',
    en: '{found} is also in line {earlier}. Keep one line a slot.',
  },
  'issue.seriesFraction': {
    ja: '件数に小数(例 {found})があります。そのまま使いますが、幅は整数の件数として計算します。',
    en: 'there are fractional counts such as {found}. They are used as they are; bands are those of whole counts.',
  },
  'issue.seriesAbsurd': {
    ja: '件数 {found} は他の値とかけ離れているので、欠測として扱いました。正しい値なら空欄でなく近い値に直してください。',
    en: 'the count {found} is out of all proportion to the others and was taken as unknown. Correct it if it is a slip.',
  },
  'issue.seriesEmptyDays': {
    ja: '件数がすべて 0 の日が {days} 日あります({first}~{last})。閉庁または欠測とみなし、学習に使いません。',
    en: '{days} days have no counts but 0 ({first} to {last}). They are taken as closed or not recorded and teach nothing.',
  },
  'issue.seriesNothingKnown': {
    ja: '件数の分かる行が1つもありません。予測には過去の件数が必要です。',
    en: 'no row has a count. A forecast needs counts of the past.',
  },
  'issue.seriesNoHistory': {
    ja: '起点 {origin} より前({gap}日のずれを除く)に件数がありません。系列は {first} から {last} までです。',
    en: 'there are no counts before the origin {origin} less {gap} days. The series runs from {first} to {last}.',
  },
  'issue.seriesFewDays': {
    ja: '起点 {origin} より前の日数が {days} 日しかありません。幅は広く、曜日の違いは見込めません(参考値)。',
    en: 'only {days} days are known before the origin {origin}: bands are wide and weekdays hardly known (for reference).',
  },
  'issue.seriesEventsHeader': {
    ja: '行事のファイルには見出し date,type,name が必要ですが「{found}」でした。',
    en: 'an events file needs the heading date,type,name, found “{found}”.',
  },
  'issue.seriesNoType': {
    ja: '種別がありません。祝日は holiday、ほかは名前を付けてください(例 mailing)。',
    en: 'there is no type. Use holiday for a public holiday, a word of your own for anything else (e.g. mailing).',
  },
  'issue.optionValue': {
    ja: '--{option} の値「{found}」が使えません。例: {expected}',
    en: 'the value “{found}” of --{option} cannot be used. Example: {expected}',
  },
  'issue.noQueueHistory': {
    ja: '「{found}」というキューの記録がありません。あるもの: {known}',
    en: 'there is no history of a queue “{found}”. Queues: {known}',
  },
  'issue.notEnoughHistory': {
    ja: '「{queue}」の記録は {days} 日分で、検証には足りません(最低 28 日)。',
    en: '“{queue}” has {days} days of history, too few for a back-test (at least 28 days).',
  },
  'issue.noSuchTime': {
    ja: '「{found}」という時刻はありません。08:31:05 または 8:31 のように書いてください。',
    en: '“{found}” is no time of day. Write it like 08:31:05 or 8:31.',
  },
  'issue.noSuchSpan': {
    ja: '「{found}」は時間帯として読めません。9:00～9:30、9時台、09:00 のように書いてください。',
    en: '“{found}” is no span of the day. Write it like 9:00-9:30, 9時台 or 09:00.',
  },
  'issue.noSuchCount': {
    ja: '「{found}」は 0 以上の数として読めません。数字だけにしてください。',
    en: '“{found}” is no number of at least 0. Write digits only.',
  },
  'issue.noSuchMeasurement': {
    ja: '「{found}」は観測値として読めません。気象庁からダウンロードしたままのファイルを読み込んでください。',
    en: '“{found}” is no measured value. Read the file as it was downloaded from the weather agency.',
  },
  'issue.tooFewCells': {
    ja: '列が {found} 個しかありません({expected} 個以上必要)。行が途中で切れていないか確認してください。',
    en: 'has only {found} cells where at least {expected} are needed. Check whether the line was cut off.',
  },
  'issue.lineTooLong': {
    ja: '行が長すぎます(1 MB 超)。改行が失われていないか、CSV として保存されているか確認してください。',
    en: 'is longer than 1 MB. Check that line ends were not lost and that the file is a CSV.',
  },
  'issue.endBeforeStart': {
    ja: '終わり {end} が始まり {start} より前です。時刻の入れ違いか、発券機の時計を確認して直してください。',
    en: 'the end {end} is before the start {start}. Check for swapped times or the clock of the machine, and correct it.',
  },
  'issue.dateOutOfRange': {
    ja: '日付 {found} はログの日付としてありえません({from}～{to} のはず)。年の打ち間違いを確認してください。',
    en: 'the date {found} cannot be in a log (expected {from} to {to}). Check for a mistyped year.',
  },
  'issue.yearLeap': {
    ja: '日付 {found} がほかの行({other} など)から1年以上離れています。年の打ち間違いか、別の年のログが混ざっていないか確認してください。',
    en: 'the date {found} is more than a year from the other rows ({other}). Check for a mistyped year or a log of another year in the same file.',
  },
  'issue.otherYear': {
    ja: '{from}～{to} のログですが、ほかのログは {storedFrom}～{storedTo} です。別の年のファイルでないか確認してください。正しければ、間の年のログを先に(または一緒に)読み込んでください。',
    en: 'covers {from} to {to}, while the other logs cover {storedFrom} to {storedTo}. Check that it is not a file of another year. If it is right, read the years between first, or together with it.',
  },
  'issue.unknownQueue': {
    ja: '「{found}」という窓口・電話は登録されていません({rows} 行)。city.json の queues に加えるか、別名(aliases)に書き足してください。登録済み: {known}',
    en: '“{found}” is no queue of the city (rows: {rows}). Add it to the queues of city.json or to the aliases of one. Known: {known}',
  },
  'issue.unknownTask': {
    ja: '「{found}」という業務は登録されていません({rows} 行)。city.json の backOffice か outbound に加えるか、別名に書き足してください。登録済み: {known}',
    en: '“{found}” is no task of the city (rows: {rows}). Add it to backOffice or outbound of city.json or to the aliases of one. Known: {known}',
  },
  'issue.moreRejected': {
    ja: 'このほかにも読めない行が {rows} 行あります(先頭の 1,000 件まで表示)。',
    en: '{rows} more rows could not be read (the first 1,000 are listed).',
  },
  'issue.emptyLog': {
    ja: 'データの行がありません。機器からの書き出しが終わっているか、期間の指定を確認してください。',
    en: 'holds no data rows. Check that the export from the machine finished and which period was chosen.',
  },
  'issue.unknownFile': {
    ja: '何のファイルか分かりません(1行目: {found})。読めるのは、発券ログ、時間帯別の集計、Asterisk の queue_log、気象庁の CSV、祝日(syukujitsu.csv)、行事、架電、後処理件数です。ファイルの選び間違いや、見出しの行の抜けがないか確認してください。',
    en: 'is of no known kind (first line: {found}). Known are ticket logs, interval reports, Asterisk queue_log, the weather agency’s CSV, public holidays (syukujitsu.csv), events, outbound calls and back-office counts. Check that it is the right file and that its heading line is there.',
  },
  'issue.monthlyCounts': {
    ja: '月別の件数しかありません。曜日や時間帯の混み具合が分からないため、予測には使えません。日別・時間帯別の書き出しを読み込んでください。',
    en: 'gives monthly counts only. They say nothing of weekdays and hours and cannot be forecast from. Read an export by date and time.',
  },
  'issue.noQueueLogLine': {
    ja: 'queue_log の行(時刻|呼ID|キュー|内線|イベント|…)として読めません。別の記録が混ざっていないか、行が途中で切れていないか確認してください。',
    en: 'is no line of a queue_log (epoch|call id|queue|member|EVENT|…). Check that no other log was mixed in and that the line is whole.',
  },
  'issue.truncatedGzip': {
    ja: '圧縮ファイルが途中で切れています({rows} 行まで読めました)。コピーや転送をやり直してください。',
    en: 'is a compressed file that breaks off (rows read: {rows}). Copy or transfer it again.',
  },
  'issue.brokenGzip': {
    ja: '圧縮ファイルが壊れています。元のファイルからもう一度コピーしてください。',
    en: 'is a damaged compressed file. Copy it again from its origin.',
  },
  'issue.alreadyStored': {
    ja: '{from}～{to} の {days} 日分は「{other}」から取込済みです。二重に数えないよう中止しました。差し替えるなら --replace を付けてください。',
    en: 'dates from {from} to {to} (number: {days}) were already read from “{other}”; nothing was counted twice. To take them from this file instead, use --replace.',
  },
  'issue.sameFile': {
    ja: '「{other}」と同じ内容で取込済みです。二重には数えません。',
    en: 'has the same content as “{other}”, which is stored. It is not counted again.',
  },
  'issue.slotLength': {
    ja: 'この保存先は {found} 分刻みですが、city.json は {expected} 分刻みです。刻みを戻すか、別の保存先(--store)を指定してください。',
    en: 'this store keeps slots of {found} minutes, city.json asks for {expected}. Change it back or give another --store.',
  },
  'issue.noWeatherHeader': {
    ja: '気象庁の CSV の見出し(年月日・品質情報など)が見つかりません。ダウンロードしたままのファイルを読み込んでください。',
    en: 'lacks the headings of the weather agency’s CSV (年月日, 品質情報 …). Read the file as it was downloaded.',
  },
  'issue.unknownWeatherColumns': {
    ja: '知らない項目があります: {found}。気象庁の「過去の気象データ・ダウンロード」の項目だけを選んでダウンロードし直してください。',
    en: 'has unknown elements: {found}. Download it again with elements of the agency’s past-weather page only.',
  },
  'issue.noWeatherElement': {
    ja: '使える項目(気温、降水量、日照時間、降雪など)がありません。これらを選んでダウンロードし直してください。',
    en: 'has none of the elements in use (temperature, precipitation, sunshine, snowfall …). Download it again with them.',
  },
  'issue.severalStations': {
    ja: '観測所が複数あります({found})。最初の「{used}」だけを使いました。',
    en: 'holds several stations ({found}). Only the first, {used}, was used.',
  },
  'issue.partialDay': {
    ja: '24 時間そろっていない日が {rows} 日あり、日の値を作りませんでした(最初は {found})。',
    en: '{rows} dates lack hours and got no daily figures (the first is {found}).',
  },
  'issue.eraEnded': {
    ja: '「{found}」のように改元後も前の元号で書かれた日付が {rows} 行あります。西暦に直して取り込みました。',
    en: '{rows} rows write a date in an era that had ended, such as “{found}”. They were read as the Western date.',
  },
  'issue.spanSplit': {
    ja: '1 コマより長い時間帯が {rows} 行あり、開庁時間に応じて分けました(推計)。',
    en: '{rows} rows span more than one slot and were split by open minutes (an estimate).',
  },
  'issue.callTimesMissing': {
    ja: '待ち時間か通話時間の書かれていない行が {rows} 行あります。',
    en: '{rows} rows lack the waiting or talking time.',
  },
  'issue.noHistory': {
    ja: '取り込んだ記録がありません。先に npm run hankan -- ingest で発券記録か通話記録を取り込んでください。',
    en: 'nothing has been imported yet. Import ticket or call logs first with npm run hankan -- ingest.',
  },
  'issue.noTraining': {
    ja: '取り込んだ記録に合う予測がまだありません。先に学習してください(画面の「再学習」、または POST /api/retrain)。',
    en: 'there is no forecast for the imported logs yet. Train first (“Retrain” on the page, or POST /api/retrain).',
  },
  'issue.weekOutsideForecast': {
    ja: '{week} からの週は予測の範囲({from}〜{to})にありません。範囲内の月曜日を指定するか、新しい記録を取り込んで再学習してください。',
    en: 'the week of {week} is outside the forecast ({from} to {to}). Ask for a Monday inside it, or import newer logs and retrain.',
  },
  'issue.rosterConflict': {
    ja: '「{rule}」を守れる勤務表がありません(対象: {persons} / {dates})。休暇・契約時間・勤務できるシフトのどれかを見直してください。',
    en: 'no roster can keep “{rule}” (concerns {persons} on {dates}). Review leave, contract hours or allowed shifts.',
  },
  'issue.rowsRefused': {
    ja: '上の {issues} 件があるため、何も取り込んでいません。直して読み込み直すか、--skip-rejected を付けてその行だけを除いて取り込んでください。',
    en: 'nothing was stored because of the faults above ({issues}). Correct them and read again, or leave those rows out with --skip-rejected.',
  },
  'issue.queueWithoutForecast': {
    ja: '「{queue}」の予測が {date} にありません。予測をやり直すか、期間を予測のある日に変えてください。',
    en: 'there is no forecast of “{queue}” on {date}. Run the forecast again, or choose dates that it covers.',
  },
  'issue.forecastOfUnknownQueue': {
    ja: '予測に「{queue}」がありますが、市の設定にありません。city.json の queues に加えるか、予測から外してください。',
    en: 'the forecast speaks of “{queue}”, which the city does not know. Add it to queues in city.json, or leave it out of the forecast.',
  },
  'issue.badRate': {
    ja: '「{queue}」の {date} コマ {slot} の件数は 0 以上の数でなければなりませんが「{found}」でした。',
    en: 'arrivals of “{queue}” on {date}, slot {slot}, must be 0 or more; found “{found}”.',
  },
  'issue.badSpread': {
    ja: '「{queue}」の {date} のばらつき(変動係数)は 0 以上 {most} 以下でなければなりませんが「{found}」でした。',
    en: 'the spread (coefficient of variation) of “{queue}” on {date} must be from 0 to {most}; found “{found}”.',
  },
  'issue.noHandlingTime': {
    ja: '「{queue}」の {date} コマ {slot} に処理時間がありません。処理時間つきの予測を使ってください。',
    en: '“{queue}” has no handling time on {date}, slot {slot}. Use a forecast with handling times.',
  },
  'issue.badHandlingTime': {
    ja: '「{queue}」の {date} コマ {slot} の平均処理時間は 0 秒より長く、開いている時間({most} 秒)以内でなければなりませんが「{found}」秒でした。',
    en: 'the mean handling time of “{queue}” on {date}, slot {slot}, must be longer than 0 s and no longer than the opening hours ({most} s); found “{found}” s.',
  },
  'issue.certainTarget': {
    ja: '「{queue}」の目標は {found} % です。0 % より大きく 100 % より小さい目標にしてください。100 % は何人いても約束できません。',
    en: 'the target of “{queue}” is {found} %. Choose one above 0 % and below 100 %: no number of people can promise 100 %.',
  },
  'issue.noPatience': {
    ja: '「{queue}」の待てる時間(平均)は 0 秒より長くなければなりませんが「{found}」秒でした。切る人がいないなら項目ごと省いてください。',
    en: 'the mean patience of “{queue}” must be longer than 0 s; found “{found}” s. Leave the field out where nobody hangs up.',
  },
  'issue.neverOpen': {
    ja: '「{queue}」は {from} から {to} まで一日も開きません。必要人数はありません。',
    en: '“{queue}” does not open on any day from {from} to {to}: nobody is needed there.',
  },
  'issue.noSeats': {
    ja: '「{activity}」の席が 0 です。窓口が開くので 1 以上にしてください。',
    en: '“{activity}” has no seats but its queue opens. Give it at least 1.',
  },
  'issue.noTeamLeft': {
    ja: '減らす人数は 1 以上 {most} 以下の整数でなければなりませんが「{found}」でした(今は {headcount} 人)。',
    en: 'the number of people fewer must be a whole number from 1 to {most}; found “{found}” ({headcount} people today).',
  },
  'issue.trialWeeks': {
    ja: '期間は 1 週以上の整数でなければなりませんが「{found}」でした。',
    en: 'the number of weeks must be a whole number of at least 1; found “{found}”.',
  },
  'issue.trialOutsideForecast': {
    ja: '{from} から {to} までの試算には予測が足りません。予測があるのは {first} から {last} までです。開始日か週数を変えてください。',
    en: 'the forecast does not cover a trial from {from} to {to}: it runs from {first} to {last}. Change the start or the number of weeks.',
  },

  'issue.notReport': {
    ja: '実行結果の report.json として読めません。同じ版の繁閑で作り直してください。',
    en: 'is not the report.json of a run. Make the run again with this version.',
  },
  'issue.noRunYet': {
    ja: '実行結果がまだありません。npm start で作るか、--run でフォルダーを指定してください。',
    en: 'there is no run yet. Make one with npm start, or name its folder with --run.',
  },
  'issue.wrongPort': {
    ja: '0 から 65535 までの番号が必要ですが「{found}」でした。例: PORT=9000 npm start',
    en: 'expected a number from 0 to 65535, found “{found}”. Example: PORT=9000 npm start',
  },
  'issue.portTaken': {
    ja: '{port} 番は使えません。ほかのプログラムが使っているか、許可がありません。別の番号で起動してください。例: PORT=9000 npm start',
    en: 'port {port} cannot be used: another program has it, or it is not allowed. Start on another one: PORT=9000 npm start',
  },
  'issue.noFileGiven': {
    ja: '取り込むファイルを指定してください。',
    en: 'name the files to read.',
  },
  'issue.emptyStore': {
    ja: 'まだ何も取り込まれていません。npm run hankan -- ingest でログを取り込んでください。',
    en: 'holds nothing yet. Read logs with npm run hankan -- ingest.',
  },
  'issue.problemTooLarge': {
    ja: '{found} 件は多すぎます(上限 {most})。期間か対象を分けてください。',
    en: '{found} are too many (at most {most}). Split the dates or the people.',
  },
  'issue.noDates': {
    ja: '対象の日付が1日もありません。1日以上を昇順で書いてください。',
    en: 'there is no date. Write at least one, in order.',
  },
  'issue.datesNotAscending': {
    ja: '日付「{found}」が前の日付より後ではありません。重なりなく昇順に並べてください。',
    en: 'the date “{found}” does not come after the one before it. Order the dates, each once.',
  },
  'issue.slotsDiffer': {
    ja: '時間枠が {found} 分ですが、市の設定は {expected} 分です。どちらかに合わせてください。',
    en: 'slots of {found} min, but the city has {expected}. Make them the same.',
  },
  'issue.curveNotCounted': {
    ja: '曲線は 0 人、1 人、2 人…の順に1点ずつ必要です。',
    en: 'the curve needs one point for 0, 1, 2 … people, in this order.',
  },
  'issue.conflict.contractAboveMaximum': {
    ja: '{persons}: 契約の週時間が週の上限を超えています({from}〜{to})。契約時間か上限を直してください。',
    en: '{persons}: the contracted week is longer than the weekly maximum ({from} to {to}). Correct one of them.',
  },
  'issue.conflict.contractAboveLaw': {
    ja: '{persons}: 契約の週時間が 40 時間を超えますが、36協定がないか、残業不可の人です(労働基準法32条・36条、{from}〜{to})。契約時間か協定・制約を直してください。',
    en: '{persons}: the contracted week exceeds 40 hours without an overtime agreement, or for someone exempt from overtime (Labour Standards Act, art. 32, 36; {from} to {to}). Correct the hours, the agreement or the exemption.',
  },
  'issue.conflict.noShift': {
    ja: '{persons}: 勤務できるシフトがどれもシフト表にありません({from}〜{to})。本人のシフトかシフト表を直してください。',
    en: '{persons}: none of the allowed shifts is in the shift table ({from} to {to}). Correct the shifts or the table.',
  },
  'issue.conflict.contractHours': {
    ja: '{persons}: 契約時間・週の上限・休日・11時間の勤務間隔を同時に守れる週がありません({from}〜{to})。休暇、契約時間、勤務できるシフトのどれかを見直してください。',
    en: '{persons}: no week keeps the contracted hours, the weekly maximum, the days off and 11 hours of rest together ({from} to {to}). Review leave, hours or allowed shifts.',
  },
  'issue.conflict.noPlan': {
    ja: '{persons}: 時間の下限・上限、連続勤務、休みの条件を同時に守れる勤務がありません。どれかを緩めてください。',
    en: '{persons}: no plan keeps the hours, the runs of work and the days off together. Loosen one of them.',
  },
  'issue.unknownShock': {
    ja: '「{found}」という候補はありません。hankan quality --shocks に出る ID を、そのまま書いてください。',
    en: 'there is no proposal “{found}”. Give an id as hankan quality --shocks lists it.',
  },
  'issue.weatherFileHead': {
    ja: '気象の列が見つかりません(「{found}」)。1列目を 年月日 とし、最高気温・平均気温・降水量・降雪量のどれかの列を置いてください。',
    en: 'no weather columns were found (“{found}”). Put date in the first column and any of max_temp, mean_temp, rain, snow beside it.',
  },
  'issue.weatherFileValue': {
    ja: '「{found}」は {column} として読めません。日付は 2023-10-02、気温は ℃、降水量は mm、降雪量は cm の数で書き、分からない日は空欄にしてください。',
    en: '“{found}” is no {column}. Write dates as 2023-10-02 and numbers in °C, mm of rain, cm of snow; leave unknown cells empty.',
  },
  'issue.explainDate': {
    ja: '{date} は予測の範囲({from}~{to})の開庁日ではありません。--explain にはこの範囲の開庁日を書いてください。',
    en: '{date} is no open day of the forecast ({from} to {to}). Give --explain an open day of that span.',
  },
  'issue.profileShape': {
    ja: '「{queue}」の shape は曜日ごとに同じ数ずつ 7 で割り切れるはずですが、{found} 個です。hankan train --profile で書き出したファイルをそのまま使ってください。',
    en: 'the shape of “{queue}” should be as many shares for each of seven weekdays and has {found}. Use the file as hankan train --profile wrote it.',
  },
} as const satisfies Record<string, Entry>
