import type { Entry } from './entry.ts'

/** Of 研修計画: the command, what its figures rest on, and what can be wrong with a request. */
export const area = {
  'cli.training.summary': {
    ja: '研修計画: 誰が何を覚えると、次の四半期の不足が研修1時間あたり最も減るか',
    en: 'training plan: who should learn what, for the most shortage removed per training hour in the coming quarter',
  },
  'cli.training.from': {
    ja: '四半期の初めの月曜(省略時は予測の最初の月曜)',
    en: 'the Monday the quarter begins (default: first Monday of the forecast)',
  },
  'cli.training.weeks': { ja: '週数(省略時 13)', en: 'weeks (default 13)' },
  'cli.training.budget': {
    ja: '使える研修時間の合計(省略時 72)',
    en: 'training hours there are in all (default 72)',
  },
  'cli.training.person': {
    ja: '研修を受けられる従事者のID(カンマ区切り。省略時は全員)',
    en: 'ids of who may be trained, with commas (default: everybody)',
  },
  'cli.training.activity': {
    ja: '覚える業務のID(カンマ区切り。省略時はすべて)',
    en: 'ids of what may be learnt, with commas (default: everything)',
  },
  'cli.training.rows': { ja: '表に出す行数(省略時 10)', en: 'rows of the table (default 10)' },
  'cli.training.seed': {
    ja: 'まだ届いていない休暇を引くための種(省略時 1)',
    en: 'seed of the leave nobody knows of yet (default 1)',
  },
  'cli.training.out': { ja: '計画を JSON で保存するファイル', en: 'file for the plan as JSON' },
  'cli.training.working': { ja: '研修計画 {done}/{of} 週', en: 'training plan, week {done}/{of}' },
  'cli.training.title': {
    ja: '{from} から {weeks} 週: 今の体制で見込まれる不足は {hours}(幅 {low}–{high})です。',
    en: '{weeks} weeks from {from}: expected shortage as people are today is {hours} ({low}–{high}).',
  },
  'cli.training.h': { ja: '{hours} 時間', en: '{hours} h' },
  'cli.training.who': { ja: '従事者', en: 'who' },
  'cli.training.what': { ja: '覚える業務', en: 'learns' },
  'cli.training.hours': { ja: '研修', en: 'training' },
  'cli.training.spared': { ja: '減る不足(人時)', en: 'shortage removed (h)' },
  'cli.training.perHour': { ja: '研修1時間あたり', en: 'per training hour' },
  'cli.training.yen': { ja: '減る費用', en: 'saved' },
  'cli.training.cost': { ja: '研修中の費用', en: 'cost while training' },
  'cli.training.set': {
    ja: '研修 {budget}以内で最もよい組み合わせ({hours}):',
    en: 'Best set within {budget} of training ({hours} used):',
  },
  'cli.training.setNone': {
    ja: '研修 {budget}以内に、不足を減らすものはありません。',
    en: 'No training within {budget} removes any shortage.',
  },
  'cli.training.step': {
    ja: '  {name}さん: {activity} → 累計 {trainingHours}、不足 {hours}(幅 {low}–{high})',
    en: '  {name}: {activity} → {trainingHours} in all, shortage {hours} ({low}–{high})',
  },
  'cli.training.setWorth': {
    ja: '合わせて不足が {hours}、費用が {yen} 減ります。研修中の {days} 日で不足が {costHours}、費用が {costYen} 増えます。',
    en: 'Together {hours} of shortage and {yen} less; the {days} days of training cost {costHours} of shortage and {costYen}.',
  },
  'cli.training.most': {
    ja: 'この研修時間では、どの組み合わせでも減る費用は {yen} を超えません(証明済み)。',
    en: 'No set within these hours saves more than {yen} (proved).',
  },
  'cli.training.byYen': {
    ja: '費用で見ると、最も得なのは {name}さんの{activity}です(研修1時間あたり {yen})。ただし不足は {hours} 人時です。',
    en: 'By cost alone {name} learning {activity} saves most ({yen} per training hour), but shortage changes by {hours} h.',
  },
  'cli.training.looked': {
    ja: '許される研修 {allowed} 件のうち見込みのある {computed} 件を計算しました。残りはどれも、減る費用が {yen} 以下です(証明済み)。',
    en: '{computed} promising ones of {allowed} allowed trainings were computed; none of the others saves more than {yen} (proved).',
  },
  'training.assume.weeks': {
    ja: '{weeks} 週のうち予測のある {forecast} 週から、必要人数の似た週を代表する {looked} 週を計算し、残りの週も同じ割合で混むとみなします。',
    en: '{looked} weeks, standing for weeks of like requirement among the {forecast} that are forecast, are taken for all {weeks} weeks.',
  },
  'training.assume.demand': {
    ja: '幅は、どの週も予測の {quiet} % 分位ほど空く場合から {busy} % 分位ほど混む場合までです。',
    en: 'The band runs from every week as quiet as the {quiet} % quantile of its forecast to every week as busy as the {busy} % quantile.',
  },
  'training.assume.leave': {
    ja: '休暇の届けがまだない週は、全員が {percent} % の日に休むものとして日を引いています。',
    en: 'In weeks without known leave everybody is away on {percent} % of the days, drawn by dice.',
  },
  'training.assume.relaxed': {
    ja: '比べているのは端数を許した勤務表(緩和問題)の最小費用です。実際の勤務表では、ごく小さな差は見えないことがあります。',
    en: 'What is compared are rosters in fractions of people (relaxations): a very small difference may not show in a real roster.',
  },
  'training.assume.learnt': {
    ja: '四半期の初めから習熟 1 で担当できるものとします。教える側の時間は含みません。',
    en: 'Skills are there at level 1 from the first day of the quarter. The time of who teaches is not counted.',
  },
  'issue.trainingBudget': {
    ja: '研修時間は 0 より大きく {most} 時間までですが「{found}」でした。例: 72',
    en: 'expected training hours above 0 and up to {most}, found “{found}”. Example: 72',
  },
  'issue.trainingWeeks': {
    ja: '週数は 1 から {most} までの整数ですが「{found}」でした。四半期なら 13 です。',
    en: 'expected a whole number of weeks from 1 to {most}, found “{found}”. A quarter has 13.',
  },
  'issue.trainingMonday': {
    ja: '{found} は月曜ではありません。初めの日は月曜にしてください。',
    en: '{found} is not a Monday. Begin on a Monday.',
  },
  'issue.trainingOutsideForecast': {
    ja: '{found} の週は予測にありません。予測は {origin} からです。予測のある月曜にするか、予測を作り直してください。',
    en: 'the week of {found} is not forecast; the forecast begins on {origin}. Give a Monday inside it, or forecast anew.',
  },
  'issue.trainingNoRoster': {
    ja: '{week} の週は勤務表を作れないため、研修の効果を比べられません。roster コマンドで理由を確かめてください。',
    en: 'the week of {week} has no roster, so trainings cannot be compared. See why with the command roster.',
  },
  'issue.trainingNobody': {
    ja: '変更の範囲・雇用主・研修有効期限の中で、新しく覚えられる業務が誰にもありません。--person や --activity を広げてください。',
    en: 'nobody can learn anything new within scope, employer and valid training. Widen --person or --activity.',
  },
} as const satisfies Record<string, Entry>
