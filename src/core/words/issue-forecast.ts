import type { Entry } from './entry.ts'

/** What can be wrong with a series, a history, a weather file or a profile. */
export const area = {
  'issue.holidaysEnd': {
    ja: '祝日の一覧は {lastYear} 年までです。{date} を含む期間には新しい syukujitsu.csv を読み込んでください。',
    en: 'the list of public holidays ends with {lastYear}. Read a newer syukujitsu.csv for a period with {date}.',
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
  'issue.noQueueHistory': {
    ja: '「{found}」というキューの記録がありません。あるもの: {known}',
    en: 'there is no history of a queue “{found}”. Queues: {known}',
  },
  'issue.notEnoughHistory': {
    ja: '「{queue}」の記録は {days} 日分で、検証には足りません(最低 28 日)。',
    en: '“{queue}” has {days} days of history, too few for a back-test (at least 28 days).',
  },
  'issue.queueNoHistory': {
    ja: '「{queue}」の記録が1日もないので、来る人はほとんどいないものとして予測しました(人数は最低人数だけになります)。記録を取り込むか、他市の概況を使ってください(forecast --profile)。',
    en: 'there is no history of “{queue}”: it is forecast as if hardly anybody came, and staffed at its minimum only. Import its logs, or use another city’s profile (forecast --profile).',
  },
  'issue.queueFewDays': {
    ja: '「{queue}」の記録は {days} 日分しかありません。幅は広く、曜日や季節の違いはほとんど見込めません(参考値)。',
    en: 'only {days} days of “{queue}” are known: bands are wide, weekdays and seasons hardly known (for reference).',
  },
  'issue.queueAbsurd': {
    ja: '「{queue}」の {date} {time} の件数 {arrivals} は、ほかとかけ離れているので欠測として扱いました。正しい件数に直したファイルを取り込み直してください(ingest --replace)。',
    en: '{arrivals} arrivals of “{queue}” on {date} at {time} are out of all proportion and were taken as unknown. Import a file with the right count (ingest --replace).',
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
  'issue.weatherFileIssued': {
    ja: '発表日の列が見つかりません(「{found}」)。検証では、いつ発表された予報かが要ります。発表日,対象日,最高気温,降水量 のような列にしてください。',
    en: 'no column says when a forecast was issued (“{found}”), and a back-test must know. Use columns like issued,date,max_temp,rain.',
  },
  'issue.weatherFileLate': {
    ja: '発表日 {issued} が対象日 {date} より後です。後から分かった気象は予報ではありません。入れ違いを直すか、行を消してください。',
    en: 'issued on {issued}, after the day it is for ({date}): that is no forecast. Correct swapped dates or remove the row.',
  },
  'issue.weatherFileTwice': {
    ja: '{issued} 発表の {date} の予報は {earlier} 行目にもあります。1日に1つ(最後の発表)だけを残してください。',
    en: 'the forecast of {issued} for {date} is also in line {earlier}. Keep one a day, the last issued.',
  },
  'issue.weatherFileColumns': {
    ja: '使わない列があります: {columns}。最高気温・平均気温・最低気温・降水量・降雪量のつもりなら見出しを直してください。',
    en: 'has columns that are not used: {columns}. If they are max_temp, mean_temp, min_temp, rain or snow, correct the headings.',
  },
  'issue.weatherFileGaps': {
    ja: '発表のない日が {days} 日あります(最初は {after} の翌日)。その間は前の予報か平年値を使います。',
    en: 'nothing was issued on {days} days in between (the first after {after}); an older forecast or the climate of the date stands in there.',
  },
  'issue.explainDate': {
    ja: '{date} は予測の範囲({from}~{to})の開庁日ではありません。--explain にはこの範囲の開庁日を書いてください。',
    en: '{date} is no open day of the forecast ({from} to {to}). Give --explain an open day of that span.',
  },
  'issue.profileShape': {
    ja: '「{queue}」の shape は曜日ごとに同じ数ずつ 7 で割り切れるはずですが、{found} 個です。hankan train --profile で書き出したファイルをそのまま使ってください。',
    en: 'the shape of “{queue}” should be as many shares for each of seven weekdays and has {found}. Use the file as hankan train --profile wrote it.',
  },
  'issue.networkShort': {
    ja: 'ニューラルネットワークは試していません。全キュー合わせて {needed} 例(1キューだけなら約1年半分)の履歴が必要です。ほかのモデルで検証しました。',
    en: 'the neural network was not tried: it takes {needed} cases of history over all queues (about a year and a half of a single queue). The other models were.',
  },
  'issue.networkMissing': {
    ja: 'ニューラルネットワークは試していません。TensorFlow.js が入っていません。npm ci で入ります。ほかのモデルで検証しました。',
    en: 'the neural network was not tried: TensorFlow.js is not installed. npm ci installs it. The other models were.',
  },
} as const satisfies Record<string, Entry>
