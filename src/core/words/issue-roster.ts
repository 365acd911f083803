import type { Entry } from './entry.ts'

/** What can be wrong with a requirement, a roster or a trial. */
export const area = {
  'issue.brokenRules': {
    ja: '勤務表に違反が {breaches} 件あります。一覧のとおり直してください。',
    en: 'the roster breaks {breaches} rules. Correct it as listed.',
  },
  'issue.weekOutsideForecast': {
    ja: '{week} からの週は予測の範囲({from}〜{to})にありません。範囲内の月曜日を指定するか、新しい記録を取り込んで再学習してください。',
    en: 'the week of {week} is outside the forecast ({from} to {to}). Ask for a Monday inside it, or import newer logs and retrain.',
  },
  'issue.rosterConflict': {
    ja: '「{rule}」を守れる勤務表がありません(対象: {persons} / {dates})。休暇・契約時間・勤務できるシフトのどれかを見直してください。',
    en: 'no roster can keep “{rule}” (concerns {persons} on {dates}). Review leave, contract hours or allowed shifts.',
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
  'issue.noMeanWait': {
    ja: '「{queue}」の平均待ち時間の目標は 0 秒より長くなければなりませんが「{found}」秒でした。待ちなしは何人いても約束できません。',
    en: 'the mean wait that “{queue}” promises must be longer than 0 s; found “{found}” s. No number of people can promise no wait at all.',
  },
  'issue.journeysOutweigh': {
    ja: '「{queue}」の {date} は、他の窓口から来る人の見込み({found} 人)が予測の合計({mean} 人)を超えています。模擬では予測より多くなります。来庁者の流れの割合を下げるか、予測を確かめてください。',
    en: 'on {date} more visitors are expected at “{queue}” from other desks ({found}) than the forecast has in all ({mean}), so that the simulation has more than the forecast. Lower the shares of the journeys, or look at the forecast.',
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
    ja: '減らす人数は {least} 以上 {most} 以下の整数でなければなりませんが「{found}」でした(今は {headcount} 人)。',
    en: 'the number of people fewer must be a whole number from {least} to {most}; found “{found}” ({headcount} people today).',
  },
  'issue.unknownPooledQueue': {
    ja: '「{found}」という窓口・電話はありません。ありえるもの: {known}',
    en: 'there is no queue “{found}”. Queues: {known}',
  },
  'issue.queueTwice': {
    ja: '「{found}」が2回書かれています。1回だけにしてください。',
    en: '“{found}” is named twice. Name it once.',
  },
  'issue.nothingToPool': {
    ja: '集約を比べるには窓口が2つ以上必要ですが {found} つでした。',
    en: 'pooling compares two desks or more; found {found}.',
  },
  'issue.tooManyToPool': {
    ja: '一度に比べられる窓口は {most} までですが {found} ありました。',
    en: 'at most {most} desks can be pooled at once; found {found}.',
  },
  'issue.badPoolingRate': {
    ja: '1時間の件数は 0 より大きく {most} 以下の数でなければなりませんが「{found}」でした。',
    en: 'arrivals an hour must be above 0 and at most {most}; found “{found}”.',
  },
  'issue.badPoolingTime': {
    ja: '1件の処理時間(分)は 0 より大きく {most} 以下でなければなりませんが「{found}」でした。',
    en: 'the handling time in minutes must be above 0 and at most {most}; found “{found}”.',
  },
  'issue.badPoolingWithin': {
    ja: '目標の待ち時間(分)は 0 以上 {most} 以下でなければなりませんが「{found}」でした。',
    en: 'the wait of the target in minutes must be from 0 to {most}; found “{found}”.',
  },
  'issue.badPoolingShare': {
    ja: '目標の割合は 0 より大きく 1 より小さい数でなければなりませんが「{found}」でした。100 % は約束できません。',
    en: 'the share of the target must lie between 0 and 1; found “{found}”. Nobody can promise 100 %.',
  },
  'issue.trialHours': {
    ja: '受付時間は始まりが終わりより前で、0〜1440 分の間でなければなりませんが {from}〜{to} 分でした。',
    en: 'opening hours must begin before they end, within 0–1440 minutes of the day; found {from}–{to}.',
  },
  'issue.trialMerge': {
    ja: '集約する窓口はこのチームの窓口・電話を2つ以上、1回ずつ挙げてください。ありえるもの: {choices}。見つかったもの: {found}',
    en: 'name two or more windows or phones of this team to merge, each once. Choices: {choices}. Found: {found}',
  },
  'issue.leversExpected': {
    ja: '人数以外の変更は {most} 個までの一覧で、種類(kind)は hours・merge・divert・handling・backOffice のどれかと、その種類の項目だけを書いてください。見つかったもの: {found}',
    en: 'what else is changed must be a list of at most {most}, each with a kind (hours, merge, divert, handling or backOffice) and the fields of that kind only. Found: {found}',
  },
  'issue.trialWeeks': {
    ja: '期間は 1 週以上の整数でなければなりませんが「{found}」でした。',
    en: 'the number of weeks must be a whole number of at least 1; found “{found}”.',
  },
  'issue.trialOutsideForecast': {
    ja: '{from} から {to} までの試算には予測が足りません。予測があるのは {first} から {last} までです。開始日か週数を変えてください。',
    en: 'the forecast does not cover a trial from {from} to {to}: it runs from {first} to {last}. Change the start or the number of weeks.',
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
  'issue.conflict.together': { ja: '{ja}', en: '{en}' },
  'issue.conflict.noPlan': {
    ja: '{persons}: 時間の下限・上限、連続勤務、休みの条件を同時に守れる勤務がありません。どれかを緩めてください。',
    en: '{persons}: no plan keeps the hours, the runs of work and the days off together. Loosen one of them.',
  },
  'issue.lockedOutside': {
    ja: '固定した日「{found}」が対象の期間({from}〜{to})にありません。日付を直すか、固定から外してください。',
    en: 'the locked date “{found}” is not in the horizon ({from} to {to}). Correct it or leave it out.',
  },
  'issue.earlierInside': {
    ja: 'それまでの勤務の日付「{found}」が、対象の初日 {first} より前ではありません。',
    en: 'the date “{found}” of an earlier day is not before the first date of the horizon, {first}.',
  },
  'issue.monthExpected': {
    ja: '「{found}」は年月ではありません。2023-10 のように書いてください。',
    en: '“{found}” is no month. Write it like 2023-10.',
  },
  'issue.earlierTwice': {
    ja: '{person} の {date} が {earlier} にもあります。どちらか一方にしてください。',
    en: '{person} on {date} is also in {earlier}. Keep one of the two.',
  },
  'issue.notEarlier': {
    ja: '勤務表の初日 {first} 以降の {days} 日分は、それまでの勤務としては数えません。勤務表より前のファイルか確かめてください。',
    en: '{days} person-days on or after {first}, the first date of the roster, are not counted as earlier ones. Check that this file is from before the roster.',
  },
  'issue.recordTwice': {
    ja: '36協定の記録(overtime)が {earlier} にもあります。1つのファイルにまとめてください。',
    en: 'there is a record of overtime in {earlier} too. Put both into one file.',
  },
  'issue.recordOfStranger': {
    ja: '「{person}」の記録がありますが、staff.csv にいません。職員IDを確かめてください。',
    en: 'there is a record of “{person}”, who is not in staff.csv. Check the person’s ID.',
  },
  'issue.framesOverlap': {
    ja: '{person} の変形・フレックスの期間が重なるか、終わりが初めより前です({from}〜{to})。期間を直してください。',
    en: 'periods of variable hours of {person} overlap, or one ends before it begins ({from} to {to}). Correct the dates.',
  },
} as const satisfies Record<string, Entry>
