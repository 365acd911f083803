import type { Entry } from './entry.ts'

/** What can be wrong with a log. */
export const area = {
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
  'issue.rowTwice': {
    ja: 'まったく同じ行が {rows} 行、二重に書かれています。1回だけ数えました。',
    en: '{rows} rows stand there twice, cell by cell. Each was counted once.',
  },
  'issue.spanSplit': {
    ja: '1 コマより長い時間帯が {rows} 行あり、開庁時間に応じて分けました(推計)。',
    en: '{rows} rows span more than one slot and were split by open minutes (an estimate).',
  },
  'issue.callTimesMissing': {
    ja: '待ち時間か通話時間の書かれていない行が {rows} 行あります。',
    en: '{rows} rows lack the waiting or talking time.',
  },
  'issue.rowsRefused': {
    ja: '上の {issues} 件があるため、何も取り込んでいません。直して読み込み直すか、--skip-rejected を付けてその行だけを除いて取り込んでください。',
    en: 'nothing was stored because of the faults above ({issues}). Correct them and read again, or leave those rows out with --skip-rejected.',
  },
} as const satisfies Record<string, Entry>
