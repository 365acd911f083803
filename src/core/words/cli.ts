import type { Entry } from './say.ts'

export const area = {
  'cli.usage': {
    ja: '繁閑: 窓口と電話の混み具合を予測し、それに合う勤務表を作ります。\n\n使い方: npm run hankan -- <コマンド> [オプション]',
    en: 'Hankan forecasts how busy each window and phone will be and builds the roster that fits.\n\nUsage: npm run hankan -- <command> [options]',
  },
  'cli.usageWord': { ja: '使い方:', en: 'Usage:' },
  'cli.exampleWord': { ja: '例:', en: 'Example:' },
  'cli.helpHint': {
    ja: '各コマンドの説明: npm run hankan -- <コマンド> --help',
    en: 'About one command: npm run hankan -- <command> --help',
  },
  'cli.jsonOption': { ja: '結果を JSON で出力します', en: 'print the result as JSON' },
  'cli.languageOption': { ja: 'ja または en', en: 'ja or en' },
  'cli.unknownCommand': {
    ja: '「{name}」というコマンドはありません。npm run hankan -- --help で一覧を見られます。',
    en: 'There is no command “{name}”. See the list with npm run hankan -- --help.',
  },
  'cli.wrongOption': {
    ja: 'オプションの書き方が違います({complaint})。npm run hankan -- {name} --help を見てください。',
    en: 'An option is not written as expected ({complaint}). See npm run hankan -- {name} --help.',
  },
  'cli.bug': {
    ja: 'プログラムの不具合で止まりました: {message}\n保存済みのデータは変わっていません。入力ファイルとこの文を開発元へ知らせてください。',
    en: 'The program stopped because of a fault of its own: {message}\nNothing stored has changed. Please report this line together with the input files.',
  },
  'cli.verify.summary': {
    ja: '勤務表を法令・契約・勤務表の決まりに照らして確かめます',
    en: 'checks a roster against the law, the contract and the house rules',
  },
  'cli.verify.roster': {
    ja: '勤務表の JSON(roster コマンドの出力)',
    en: 'the roster as JSON, as the roster command writes it',
  },
  'cli.verify.city': {
    ja: 'city.json・staff.csv・leave.csv・wishes.csv のあるフォルダー',
    en: 'folder with city.json, staff.csv, leave.csv and wishes.csv',
  },
  'cli.verify.holidays': {
    ja: '内閣府の祝日ファイル',
    en: 'the Cabinet Office’s file of public holidays',
  },
  'cli.verify.good': {
    ja: '{people} 人 × {days} 日、規則 {rules} 件: 違反 0 件・注意 {warnings} 件',
    en: '{people} people × {days} dates, {rules} rules: 0 breaches, {warnings} warnings',
  },
  'cli.verify.bad': {
    ja: '{people} 人 × {days} 日、規則 {rules} 件: 違反 {breaches} 件・注意 {warnings} 件',
    en: '{people} people × {days} dates, {rules} rules: {breaches} breaches, {warnings} warnings',
  },
  'cli.verify.breach': {
    ja: '違反',
    en: 'breach',
  },
  'cli.verify.warning': {
    ja: '注意',
    en: 'warning',
  },

  'cli.forecast.title': { ja: '{origin} からの予測({days} 日)', en: 'Forecast from {origin} ({days} days)' },
  'cli.forecast.head': {
    ja: '日付(曜日)        予測   80 %の幅        95 %の幅',
    en: 'date                mean   80 % band       95 % band',
  },
  'cli.forecast.written': { ja: '{rows} 行を {file} に書きました。', en: 'Wrote {rows} rows to {file}.' },
  'cli.forecast.working': { ja: '予測中 {done}/{of}', en: 'Forecasting {done}/{of}' },
  'cli.forecast.noOpenDay': { ja: 'この期間に開庁日はありません。', en: 'No open day in this horizon.' },
  'cli.backtest.working': { ja: '検証中 {done}/{of}', en: 'Back-testing {done}/{of}' },
  'cli.backtest.head': {
    ja: 'キュー × モデル',
    en: 'queue × model',
  },
  'cli.backtest.note': {
    ja: '* 採用モデル(ピンボール損失が最小)。検証期間 {from}~{to}、{weeks} 週。',
    en: '* champion (least pinball loss). Weeks judged: {weeks}, {from} to {to}.',
  },
  'cli.train.working': { ja: '学習中 {done}/{of}', en: 'Training {done}/{of}' },
  'cli.train.done': {
    ja: '{queues} キューのモデルを {folder} に保存しました。',
    en: 'Saved models of {queues} queues to {folder}.',
  },
  'cli.step.generate': { ja: 'サンプル市の記録を作成', en: 'Generating the sample city’s logs' },
  'cli.step.ingest': { ja: '記録の取込', en: 'Importing logs' },
  'cli.step.read': { ja: '読込', en: 'Reading' },
  'cli.step.backtest': { ja: '予測モデルの学習と検証', en: 'Training and back-testing' },
  'cli.step.forecast': { ja: '需要予測', en: 'Forecasting' },
  'cli.step.require': { ja: '必要人数の計算', en: 'Computing the requirement' },
  'cli.step.solve': { ja: '勤務表の作成', en: 'Building the roster' },
  'cli.step.verify': { ja: '法令・規則の確認', en: 'Checking law and rules' },
  'cli.step.simulate': { ja: '1週間の模擬実行', en: 'Simulating the week' },
  'cli.step.write': { ja: '書出し', en: 'Writing' },
  'cli.gapSoFar': { ja: '(最適との差 {percent} % 以内)', en: '(within {percent} % of the optimum)' },
  'cli.runWritten': {
    ja: '結果を {folder} に書き出しました。',
    en: 'The run is in {folder}.',
  },
  'cli.startHelp': {
    ja: 'npm start              サンプル市(けやき市・合成データ)の来週の勤務表を作り、画面を http://localhost:8080 で開きます\nnpm start -- --once    作るだけで終わります\nPORT=9000 npm start    別の番号で開きます\n--language ja|en       表示の言語',
    en: 'npm start              rosters the sample city’s (Keyaki City, synthetic data) next week and serves http://localhost:8080\nnpm start -- --once    does the job and stops\nPORT=9000 npm start    serves elsewhere\n--language ja|en       language of the output',
  },
  'cli.wrongStartOption': {
    ja: 'オプションの書き方が違います({complaint})。npm start -- --help を見てください。',
    en: 'An option is not written as expected ({complaint}). See npm start -- --help.',
  },

  'cli.serving': {
    ja: '{url} で開けます(この機器の中だけ)。Ctrl-C で終わります。',
    en: 'Serving {url}, on this machine only. Stop with Ctrl-C.',
  },
  'cli.serve.summary': {
    ja: '作った勤務表を画面と API で見せる(番号は環境変数 PORT、既定は 8080)',
    en: 'serve the page and the API (the port is the variable PORT, 8080 by default)',
  },
  'cli.serve.city': { ja: '市のフォルダー', en: 'folder of the city' },
  'cli.serve.store': { ja: '取り込んだ記録のフォルダー', en: 'folder of the imported logs' },
  'cli.serve.runs': { ja: '実行結果のフォルダー', en: 'folder of the runs' },
  'cli.report.summary': {
    ja: '実行結果を xlsx・CSV・要約として書き出す',
    en: 'write a run as xlsx, CSV and summary',
  },
  'cli.report.run': {
    ja: '実行結果のフォルダー(省略すると最後のもの)',
    en: 'folder of the run (the latest by default)',
  },
  'cli.report.out': {
    ja: '書き出す先のフォルダー(省略すると実行結果の中)',
    en: 'folder to write to (the run itself by default)',
  },
  'cli.report.written': { ja: '書き出したファイル:\n  {files}', en: 'Written:\n  {files}' },
  'cli.ingest.summary': {
    ja: '記録・気象・祝日・行事のファイルを取り込む(種類・文字コードは中身から判別)',
    en: 'read logs, weather, holidays and events into the store (kind and encoding are told from the content)',
  },
  'cli.ingest.city': {
    ja: '市のフォルダー(省略するとサンプル市)',
    en: 'folder of the city (the sample city by default)',
  },
  'cli.ingest.store': {
    ja: '取り込んだ記録のフォルダー(省略すると data/store)',
    en: 'folder of the imported logs (data/store by default)',
  },
  'cli.ingest.replace': {
    ja: '取込済みの日をこのファイルで差し替える',
    en: 'take dates that are stored already from these files instead',
  },
  'cli.ingest.skipRejected': {
    ja: '読めない行だけを除いて取り込む',
    en: 'leave out rows that cannot be read and store the rest',
  },
  'cli.ingest.progress': {
    ja: '取込 {number}/{files} {file} {percent} %',
    en: 'Reading {number}/{files} {file} {percent} %',
  },
  'cli.ingest.stored': { ja: '取り込みました。', en: 'Stored.' },
  'cli.ingest.notStored': { ja: '保存済みのデータは変わっていません。', en: 'Nothing stored has changed.' },
  'cli.ingest.known': { ja: '取込済み', en: 'known already' },
  'cli.ingest.file': { ja: 'ファイル', en: 'file' },
  'cli.ingest.kind': { ja: '種類', en: 'kind' },
  'cli.ingest.encoding': { ja: '文字コード', en: 'encoding' },
  'cli.ingest.period': { ja: '期間', en: 'period' },
  'cli.ingest.read': { ja: '読んだ行', en: 'read' },
  'cli.ingest.kept': { ja: '取込', en: 'kept' },
  'cli.ingest.rejected': { ja: '除外', en: 'rejected' },
  'cli.ingest.recalls': { ja: '再呼出', en: 'recalls' },
  'cli.ingest.untimed': { ja: '処理時間なし', en: 'untimed' },
  'cli.ingest.gaps': { ja: '欠測', en: 'gaps' },
  'cli.kind.tickets': { ja: '発券', en: 'tickets' },
  'cli.kind.intervals': { ja: '時間帯別', en: 'intervals' },
  'cli.kind.calls': { ja: '入電', en: 'calls' },
  'cli.kind.weather': { ja: '気象', en: 'weather' },
  'cli.kind.holidays': { ja: '祝日', en: 'holidays' },
  'cli.kind.events': { ja: '行事', en: 'events' },
  'cli.kind.outbound': { ja: '架電', en: 'outbound' },
  'cli.kind.work': { ja: '後処理', en: 'back office' },
  'cli.quality.summary': {
    ja: '取り込んだ記録の受領票、窓口ごとのそろい具合、欠測を見る',
    en: 'show receipts, coverage of each queue and outages of the stored logs',
  },
  'cli.quality.intervals': {
    ja: '時間帯別の集計をこの CSV に書き出す',
    en: 'write the history by slot to this CSV',
  },
  'cli.quality.queue': { ja: '窓口・電話', en: 'queue' },
  'cli.quality.period': { ja: '期間', en: 'period' },
  'cli.quality.openDays': { ja: '開庁日', en: 'open days' },
  'cli.quality.emptyDays': { ja: '来庁0の日', en: 'empty days' },
  'cli.quality.gaps': { ja: '欠測', en: 'gaps' },
  'cli.quality.arrivals': { ja: '来庁・入電', en: 'arrivals' },
  'cli.quality.timed': { ja: '処理時間あり', en: 'timed' },
  'cli.quality.waited': { ja: '待ち時間あり', en: 'wait known' },
  'cli.quality.gap': {
    ja: '欠測: {queue} {date} {from}–{to}(およそ {expected} 件来ていたはず)',
    en: 'gap: {queue} {date} {from}–{to} (about {expected} arrivals expected)',
  },
  'cli.quality.context': {
    ja: '祝日は {lastYear} 年まで、気象は {days} 日分({from}～{to})',
    en: 'Holidays up to {lastYear}; weather of {days} days ({from} to {to})',
  },

  'cli.ground.forecast': {
    ja: '予測の JSON(実行結果の forecast.json)',
    en: 'the forecast as JSON, forecast.json of a run',
  },
  'cli.ground.city': { ja: 'city.json のあるフォルダー', en: 'folder with city.json' },
  'cli.ground.store': {
    ja: '取り込んだ記録のフォルダー(後処理業務と架電の時間を見積もります。省略すると後処理業務は入りません)',
    en: 'folder of the imported logs, for back-office and outbound hours (without it there is no back-office work)',
  },
  'cli.require.summary': {
    ja: '予測から、コマごとの必要人数と、もう1人の値打ちを求めます',
    en: 'turns a forecast into the people each slot needs and what one more is worth',
  },
  'cli.require.from': {
    ja: '最初の日付(省略すると予測の最初の月曜日)',
    en: 'first date (by default the first Monday of the forecast)',
  },
  'cli.require.days': { ja: '日数(省略すると 7)', en: 'number of days (7 by default)' },
  'cli.require.out': {
    ja: '書き出すファイル(.csv なら表、それ以外は JSON)',
    en: 'file to write: a table for .csv, else JSON',
  },
  'cli.require.date': { ja: '日付', en: 'date' },
  'cli.require.activity': { ja: '業務', en: 'activity' },
  'cli.require.arrivals': { ja: '件数', en: 'arrivals' },
  'cli.require.peak': { ja: '最多', en: 'peak' },
  'cli.require.at': { ja: '時刻', en: 'at' },
  'cli.require.hours': { ja: '必要人時', en: 'person-hours' },
  'cli.require.other': {
    ja: '後処理業務 {work}、架電 {outbound}',
    en: 'Back office {work}, outbound {outbound}',
  },
  'cli.simulate.summary': {
    ja: '勤務表の1週間を何度も模擬し、待ち時間と時間内の割合を区間つきで示します',
    en: 'plays a rostered week many times: waits and service levels with their intervals',
  },
  'cli.simulate.replications': { ja: '繰り返し回数(省略すると 1000)', en: 'replications (1000 by default)' },
  'cli.simulate.seed': {
    ja: '乱数の種(同じ種なら同じ結果)',
    en: 'seed of the dice: the same seed, the same result',
  },
  'cli.simulate.out': {
    ja: '書き出すファイル(.csv ならコマごとの表、それ以外は JSON)',
    en: 'file to write: a table by slot for .csv, else JSON',
  },
  'cli.simulate.working': { ja: '模擬実行中 {done}/{of}', en: 'Simulating {done}/{of}' },
  'cli.simulate.title': {
    ja: '模擬した1週間({replications} 回、種 {seed})。( ) は平均の 95 %区間',
    en: 'The simulated week ({replications} replications, seed {seed}); in brackets the 95 % interval of the mean',
  },
  'cli.simulate.queue': { ja: 'キュー', en: 'queue' },
  'cli.simulate.arrivals': { ja: '件数', en: 'arrivals' },
  'cli.simulate.wait': { ja: '平均待ち', en: 'mean wait' },
  'cli.simulate.wait90': { ja: '90 %点の待ち', en: '90 % wait' },
  'cli.simulate.within': { ja: '目標時間内の割合', en: 'within target' },
  'cli.simulate.gone': { ja: '放棄率', en: 'abandoned' },
  'cli.simulate.daysBelow': { ja: '目標未達の日数', en: 'days below target' },
  'cli.simulate.overtime': {
    ja: '閉庁後の残業(分/週): {teams}',
    en: 'Overtime after closing (min a week): {teams}',
  },
  'cli.trial.summary': {
    ja: 'チームの人数を減らしたときの待ち時間と不足を試算します(個人も勤務表も使いません)',
    en: 'tries what fewer people in a team would mean, from head-counts alone (no person, no roster)',
  },
  'cli.trial.team': { ja: 'チームの ID', en: 'id of the team' },
  'cli.trial.fewer': { ja: '減らす人数', en: 'people fewer' },
  'cli.trial.from': {
    ja: '開始日(省略すると予測の最初の月曜日)',
    en: 'start (by default the first Monday of the forecast)',
  },
  'cli.trial.weeks': { ja: '週数(省略すると 4)', en: 'number of weeks (4 by default)' },
  'cli.trial.out': { ja: '書き出すファイル(JSON)', en: 'file to write, as JSON' },
  'cli.trial.title': {
    ja: '試算: {team} を {fewer} 人減らした場合({dates})',
    en: 'Trial: {fewer} fewer in {team} ({dates})',
  },
  'cli.trial.base': { ja: '今', en: 'today' },
  'cli.trial.trial': { ja: '試算', en: 'trial' },
  'cli.trial.headcount': { ja: '人数', en: 'head-count' },
  'cli.trial.shortage': { ja: '不足(人時)', en: 'shortage (person-hours)' },
  'cli.trial.daysBelow': { ja: '目標未達の日数({days} 日中)', en: 'days below target (of {days})' },
  'cli.trial.assumptions': { ja: '前提条件', en: 'Assumptions' },
} as const satisfies Record<string, Entry>
