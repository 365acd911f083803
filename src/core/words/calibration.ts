import type { Entry } from './entry.ts'

export const area = {
  'issue.calibrationNoDays': {
    ja: '期間 {from} ~ {to} は2日以上になりません。あてはめる前半と確かめる後半に分けられるよう、--from を --to より前の日にしてください(8週間が目安です)。',
    en: 'the stretch {from} to {to} is shorter than two days. It is split into a half to fit and a half to judge: give --from a date well before --to (eight weeks is usual).',
  },
  'issue.calibrationNoWaits': {
    ja: '{from} ~ {to} には、待ち時間を比べられる窓口・電話がありません。発券記録に発券時刻と呼出時刻、通話記録に CONNECT があるか、期間が記録のある日かを確かめてください。',
    en: 'between {from} and {to} no window or phone has waits to compare. Check that ticket logs have the times of issue and call, phone logs CONNECT events, and that the logs cover these dates.',
  },
  'issue.calibrationFewDays': {
    ja: '比べられる日が {days} 日しかありません。判定には前半・後半とも {needed} 日以上が要ります。期間を長くしてください。',
    en: 'only {days} days can be compared. A verdict needs {needed} or more in either half: give a longer stretch.',
  },
  'issue.calibrationOutage': {
    ja: '「{activity}」の {date} は記録機が止まっていた時間があるため、この日を除いて比べました。',
    en: '{date} is left out for “{activity}”: its recorder was down for part of that day.',
  },
  'issue.calibrationNotOpen': {
    ja: '「{queue}」はこの期間の前半か後半に開いていないか、1件も来ていません。比べる対象から外しました。',
    en: '“{queue}” was not open in one half of the stretch, or nobody came; it is not compared.',
  },
  'issue.calibrationQueueWaits': {
    ja: '「{queue}」は待ち時間の記録がないため比べられません。発券記録の呼出時刻、通話記録の CONNECT を確かめてください。',
    en: '“{queue}” has no waits on record and cannot be compared. Check the times of call in its ticket log, or the CONNECT events of its phone log.',
  },
  'issue.calibrationZeroWaits': {
    ja: '「{queue}」の待ち時間はすべて 0 秒です。発券と呼出に同じ時刻が記録されていないか確かめてください。比べる対象から外しました。',
    en: 'every wait of “{queue}” is 0 s: check whether issue and call are recorded with the same time. It is not compared.',
  },
  'issue.calibrationQueueHandling': {
    ja: '「{queue}」は処理時間の記録がないため、その窓口の人数を求められません。応対の開始・終了時刻を確かめてください。',
    en: '“{queue}” has no handling times on record, so the people at its desk cannot be found. Check its times of start and end.',
  },
  'cli.calibrate.summary': {
    ja: '待ち時間の記録から実際の人数を求め、シミュレーションが過去の待ちを再現するか確かめる',
    en: 'find from logged waits what staffing was, and check that the simulator reproduces them',
  },
  'cli.calibrate.from': {
    ja: '比べる期間の最初の日(省略時は --to までの8週間)',
    en: 'first date of the stretch (default: eight weeks up to --to)',
  },
  'cli.calibrate.to': {
    ja: '比べる期間の最後の日(省略時は記録の最終日)',
    en: 'last date of the stretch (default: the last day on record)',
  },
  'cli.calibrate.out': {
    ja: '結果を書き出す JSON ファイル',
    en: 'file to write the result to, as JSON',
  },
  'cli.calibrate.working': { ja: '人数のあてはめ {done}/{of}', en: 'Fitting staffing {done}/{of}' },
  'cli.calibrate.title': {
    ja: '人数は {fitted}({fittedDays} 日)の待ち時間から求め、{judged}({judgedDays} 日)で確かめました。',
    en: 'Staffing found from the waits of {fitted} ({fittedDays} days), judged on {judged} ({judgedDays} days).',
  },
  'cli.calibrate.queue': { ja: '窓口・電話', en: 'queue' },
  'cli.calibrate.observed': { ja: '実際の平均待ち', en: 'observed mean wait' },
  'cli.calibrate.simulated': { ja: '模擬(95 %の範囲)', en: 'simulated (95 % range)' },
  'cli.calibrate.observedMax': { ja: '実際の最大', en: 'observed maximum' },
  'cli.calibrate.simulatedMax': { ja: '模擬の最大', en: 'simulated maximum' },
  'cli.calibrate.inside': { ja: '幅に入った日', en: 'days in band' },
  'cli.calibrate.verdict': { ja: '判定', en: 'verdict' },
  'cli.calibrate.bandNote': {
    ja: '日ごとの幅は、模擬が正しければ 80 %の日が入ります。',
    en: 'A day’s band holds 80 % of days when the simulator is right.',
  },
  'cli.calibrate.staffing': {
    ja: '求めた人数(枠ごとの平均、{from} から {minutes} 分きざみ)',
    en: 'Staffing found (mean people by slot, from {from} every {minutes} min)',
  },
  'cli.calibrate.peak': { ja: '最多 {people} 人({time})', en: 'most {people} at {time}' },
} as const satisfies Record<string, Entry>
