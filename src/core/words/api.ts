import type { Entry } from './say.ts'

/** What the service says of itself and of requests it cannot meet. */
export const area = {
  'api.title': { ja: '繁閑 API', en: 'Hankan API' },
  'api.description': {
    ja: '窓口と電話の需要予測、勤務表、試算。この機器の中だけで待ち受け、外へは通信しません。',
    en: 'Forecasts, rosters and trials for windows and phones. Listens on this machine only and calls nobody.',
  },

  'api.problem.badRequest': { ja: '要求を読めません', en: 'The request cannot be read' },
  'api.problem.badRequest.detail': {
    ja: '本文は JSON で、UTF-8 で送ってください。',
    en: 'Send the body as JSON in UTF-8.',
  },
  'api.problem.wrongHost': { ja: 'この名前では応答しません', en: 'Not served under this name' },
  'api.problem.wrongHost.detail': {
    ja: '「{host}」ではなく localhost か 127.0.0.1 で開いてください。',
    en: 'Open localhost or 127.0.0.1 instead of “{host}”.',
  },
  'api.problem.notFound': { ja: '見つかりません', en: 'Not found' },
  'api.problem.notFound.detail': {
    ja: '{path} はありません。使える番地は GET /api/openapi.json にあります。',
    en: 'There is no {path}. GET /api/openapi.json lists the addresses there are.',
  },
  'api.problem.noRun': { ja: '勤務表がまだありません', en: 'There is no roster yet' },
  'api.problem.noRun.detail': {
    ja: '「{run}」という実行結果はありません。POST /api/rosters で作れます。',
    en: 'There is no run “{run}”. POST /api/rosters makes one.',
  },
  'api.problem.noFile': { ja: 'ファイルがありません', en: 'No such file' },
  'api.problem.noFile.detail': {
    ja: '実行結果「{run}」に「{name}」というファイルはありません。',
    en: 'Run “{run}” has no file “{name}”.',
  },
  'api.problem.noShock': { ja: '変わった動きが見つかりません', en: 'No such stretch' },
  'api.problem.noShock.detail': {
    ja: '「{shock}」という候補はありません。GET /api/shocks で一覧を確かめてください。',
    en: 'There is no stretch “{shock}”. GET /api/shocks lists them.',
  },
  'api.problem.noJob': { ja: '処理が見つかりません', en: 'No such job' },
  'api.problem.noJob.detail': {
    ja: '「{job}」という処理はありません。古い処理は一覧から消えます。もう一度依頼してください。',
    en: 'There is no job “{job}”. Old jobs are forgotten; ask again.',
  },
  'api.problem.noTraining': { ja: '需要予測がまだありません', en: 'There is no forecast yet' },
  'api.problem.noTraining.detail': {
    ja: '先に学習してください。POST /api/retrain で始められます。',
    en: 'Train first: POST /api/retrain starts it.',
  },
  'api.problem.wrongMethod': { ja: 'この操作はできません', en: 'Method not allowed' },
  'api.problem.wrongMethod.detail': {
    ja: '{path} で使えるのは {allowed} です。',
    en: '{path} allows {allowed}.',
  },
  'api.problem.tooLarge': { ja: '要求が大きすぎます', en: 'The request is too large' },
  'api.problem.tooLarge.detail': {
    ja: '本文は {limit} バイトまでです。',
    en: 'The body may have up to {limit} bytes.',
  },
  'api.problem.notJson': { ja: 'この形式は受け付けません', en: 'Unsupported format' },
  'api.problem.notJson.detail': {
    ja: 'Content-Type: application/json を付けて JSON で送ってください。',
    en: 'Send JSON with Content-Type: application/json.',
  },
  'api.problem.wrongInput': { ja: '入力に誤りがあります', en: 'The input is not as expected' },
  'api.problem.wrongInput.detail': {
    ja: '{count}か所を直して、もう一度送ってください。',
    en: 'Correct these and send it again: {count}.',
  },
  'api.problem.tooManyJobs': { ja: '処理が混み合っています', en: 'Too many jobs are waiting' },
  'api.problem.tooManyJobs.detail': {
    ja: '{limit}件が順番待ちです。どれかが終わってから依頼してください。',
    en: '{limit} jobs are waiting. Ask again when one of them has ended.',
  },
  'api.problem.fault': {
    ja: 'プログラムの不具合で止まりました',
    en: 'The program stopped at a fault of its own',
  },
  'api.problem.fault.detail': {
    ja: '保存済みのデータは変わっていません。操作と時刻を開発元へ知らせてください。',
    en: 'Nothing stored has changed. Please report what was asked and when.',
  },

  'api.health': {
    ja: '動いているかどうかと、待っている処理の数',
    en: 'Whether it runs, and how many jobs wait',
  },
  'api.openapi': { ja: 'この文書', en: 'This document' },
  'api.city': {
    ja: '市・チーム・窓口の公開情報(個人の情報は含まない)',
    en: 'What anyone may know of the city, its teams and queues; no person',
  },
  'api.runs': { ja: '実行結果の一覧(新しい順)', en: 'The runs, newest week first' },
  'api.report': {
    ja: '1回の実行結果のすべて。run に latest と書くと最後の実行結果',
    en: 'Everything of one run; the run “latest” is the one written last',
  },
  'api.file': {
    ja: '実行結果のファイル(roster.xlsx、roster.csv、roster.json、forecast.csv など)',
    en: 'A file of a run: roster.xlsx, roster.csv, roster.json, forecast.csv and others',
  },
  'api.roster': { ja: '1週間の勤務表を作る', en: 'Make the roster of a week' },
  'api.cover': {
    ja: '欠員対応: 来られない人の代わりに入れる人を順に(待たずに答える)',
    en: 'Cover: who could stand in for somebody who does not come, ranked; answered at once',
  },
  'api.coverWaits': {
    ja: '欠員対応の一覧に、上位の案の待ち時間の試算を添える',
    en: 'The list of substitutes with simulated waits for its first rows',
  },
  'api.replan': {
    ja: '欠員の後、残りの日を少ない変更で組み直す(変更の数と費用)',
    en: 'The days left after an absence with few changes: cost against moves',
  },
  'api.why': {
    ja: 'なぜこの人がここか。ほかに誰ができて、代えるといくら変わるか(待たずに答える)',
    en: 'Why somebody is where they are, who else could be, and what that would cost; answered at once',
  },
  'api.price': { ja: '希望・休暇・規則の費用', en: 'What a wish, a leave or a rule costs' },
  'api.conflict': {
    ja: '管理者の希望と両立しない条件の最小の組',
    en: 'The smallest set of conditions that cannot all be kept with what the manager asks for',
  },
  'api.training': {
    ja: '研修計画: 次の四半期の不足を最も減らす研修',
    en: 'Training plan: which cross-trainings take most of the coming quarter’s shortage away',
  },
  'api.swap': { ja: '二人の勤務を交代できるか', en: 'Whether two people may exchange days' },
  'api.checkCell': {
    ja: '勤務表の一部を書き換えたら、どの規則に反し、いくら変わるか',
    en: 'What edited person-days would break, mend and cost',
  },
  'api.apply': {
    ja: '変更した日を当てはめた新しい版の勤務表を作る(元の版は残る)',
    en: 'A new version of a roster with changed person-days; the old one stays',
  },
  'api.trial': {
    ja: '試算: あるチームの人数を減らした場合を、名前のない人数だけで比べる',
    en: 'Trial: a team with fewer people, compared on anonymous capacity',
  },
  'api.pooling': {
    ja: '集約: いくつかの窓口を別々に置いた場合と1か所にまとめた場合の必要人数と待ち時間',
    en: 'Pooling: people and waits of several desks apart and as one',
  },
  'api.poolingRates': {
    ja: '集約: 1時間の件数と処理時間から、別々の場合と1か所の場合を比べる',
    en: 'Pooling: desks apart and as one, from arrivals an hour and a handling time',
  },
  'api.shocks': {
    ja: '記録の中の変わった動き(水準の変化・記録漏れ・閉庁など)の一覧と判断',
    en: 'Unusual stretches in the records (level shifts, outages, closures) with what was decided',
  },
  'api.decideShock': {
    ja: '変わった動きを確定・却下する、または候補に戻す。次の再学習から予測に効く',
    en: 'Confirm, refuse or reopen an unusual stretch; heeded from the next training on',
  },
  'api.retrain': {
    ja: '予測モデルを学習し直し、基準予測と比べる',
    en: 'Train the forecasting models again and compare them with the baselines',
  },
  'api.job': { ja: '処理の状態と結果', en: 'A job: its state and result' },
  'api.settleJob': {
    ja: '勤務表の作成を、そこまでの最良の案で終える',
    en: 'End the building of a roster with the best found so far',
  },
  'api.cancelJob': { ja: '処理を取りやめる', en: 'Cancel a job' },
  'api.wait': {
    ja: '終わるまで最大この秒数(0〜60)待ってから答える',
    en: 'Hold the answer until the job has ended, at most this many seconds (0–60)',
  },
  'api.answer.done': { ja: '終わった処理', en: 'The job, ended' },
  'api.answer.accepted': {
    ja: '受け付けた処理(まだ終わっていない)',
    en: 'The job, accepted and not yet ended',
  },
  'api.answer.problem': { ja: '問題の説明(RFC 9457)', en: 'What is wrong (RFC 9457)' },
  'api.answer.unchanged': { ja: '前回から変わっていない', en: 'Unchanged since it was last fetched' },
  'api.answer.ok': { ja: '求めたもの', en: 'What was asked for' },
} as const satisfies Record<string, Entry>
