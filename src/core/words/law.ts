import type { Entry } from './say.ts'

export const area = {
  'law.weeklyHours': {
    ja: '{person}さん {date} の週: 勤務 {foundHours}(週 {allowedHours} を超えた分は時間外)',
    en: '{person}, week of {date}: {foundHours} of work (above {allowedHours} is overtime)',
  },
  'law.dailyHours': {
    ja: '{person}さん {date}: 勤務 {foundHours}(1日 {allowedHours} を超えた分は時間外)',
    en: '{person}, {date}: {foundHours} of work (above {allowedHours} is overtime)',
  },
  'law.variableFrame': {
    ja: '{person}さん {date} からの変形期間: 勤務 {foundHours}(上限 {allowedHours})',
    en: '{person}, period from {date}: {foundHours} of work ({allowedHours} at most)',
  },
  'law.breaks': {
    ja: '{person}さん {date}: 休憩 {found} 分(必要 {allowed} 分以上、勤務の途中に)',
    en: '{person}, {date}: {found} min of break ({allowed} min or more needed, inside the work)',
  },
  'law.commonBreak': {
    ja: '{date}: 休憩が {found} 通りに分かれています(労使協定がなければ一斉に)',
    en: '{date}: {found} different breaks (all at once unless agreed otherwise)',
  },
  'law.weeklyRest': {
    ja: '{person}さん {date} の週: 休日 {found} 日(必要 {allowed} 日以上)',
    en: '{person}, week of {date}: {found} rest days ({allowed} or more needed)',
  },
  'law.overtimeAgreement': {
    ja: '{person}さん {date}: 36協定がないのに時間外 {foundHours}',
    en: '{person}, {date}: {foundHours} of overtime without an agreement',
  },
  'law.monthlyOvertime': {
    ja: '{person}さん {date} まで: 月の時間外 {foundHours}(上限 {allowedHours})',
    en: '{person}, up to {date}: {foundHours} of overtime in the month ({allowedHours} at most)',
  },
  'law.yearlyOvertime': {
    ja: '{person}さん {date} まで: 年の時間外 {foundHours}(上限 {allowedHours})',
    en: '{person}, up to {date}: {foundHours} of overtime in the year ({allowedHours} at most)',
  },
  'law.specialMonths': {
    ja: '{person}さん {date} まで: 月45時間超が年 {found} か月(上限 {allowed} か月)',
    en: '{person}, up to {date}: {found} months of the year above 45 hours ({allowed} at most)',
  },
  'law.monthTotal': {
    ja: '{person}さん {date} まで: 月の時間外と休日労働 {foundHours}(上限 {allowedHours}、100時間未満)',
    en: '{person}, up to {date}: {foundHours} of overtime and holiday work in the month ({allowedHours} at most, below 100 hours)',
  },
  'law.averageTotal': {
    ja: '{person}さん {date} まで: 2〜6か月の平均 {foundHours}(上限 {allowedHours})',
    en: '{person}, up to {date}: {foundHours} on average over 2–6 months ({allowedHours} at most)',
  },
  'law.interval': {
    ja: '{person}さん {date}: 前の勤務から {foundHours}(目安 {allowedHours} 以上)',
    en: '{person}, {date}: {foundHours} after the work before ({allowedHours} or more advised)',
  },
  'law.leave': {
    ja: '{person}さん {date}: 承認した休暇に勤務 {foundHours}',
    en: '{person}, {date}: {foundHours} of work in approved leave',
  },
  'law.minorOvertime': {
    ja: '{person}さん {date}: 18歳未満の時間外 {foundHours}',
    en: '{person}, {date}: {foundHours} of overtime below 18',
  },
  'law.minorNight': {
    ja: '{person}さん {date}: 18歳未満の深夜勤務 {foundHours}',
    en: '{person}, {date}: {foundHours} of night work below 18',
  },
  'law.minorFrame': {
    ja: '{person}さん {date}: 18歳未満の変形労働時間制で勤務 {foundHours}(上限 {allowedHours})',
    en: '{person}, {date}: {foundHours} of work in variable hours below 18 ({allowedHours} at most)',
  },
  'law.schoolAge': {
    ja: '{person}さん {date}: 義務教育を終える年齢の前の勤務 {foundHours}',
    en: '{person}, {date}: {foundHours} of work before the end of compulsory schooling',
  },
  'law.noNight': {
    ja: '{person}さん {date}: 深夜不可なのに22時から5時までの勤務 {foundHours}',
    en: '{person}, {date}: {foundHours} of night work for someone exempt from it',
  },
  'law.limitedMonth': {
    ja: '{person}さん {date} まで: 時間外制限なのに月の時間外 {foundHours}(上限 {allowedHours})',
    en: '{person}, up to {date}: {foundHours} of overtime in the month for someone who asked for less ({allowedHours} at most)',
  },
  'law.limitedYear': {
    ja: '{person}さん {date} まで: 時間外制限なのに年の時間外 {foundHours}(上限 {allowedHours})',
    en: '{person}, up to {date}: {foundHours} of overtime in the year for someone who asked for less ({allowedHours} at most)',
  },
  'law.scope': {
    ja: '{person}さん {date} {time} {activity}: 配置できるチームの範囲の外',
    en: '{person}, {date} {time} {activity}: a team outside the range of the contract',
  },
  'law.noOvertime': {
    ja: '{person}さん {date}: 残業不可なのに勤務 {foundHours}(上限 {allowedHours})',
    en: '{person}, {date}: {foundHours} of work for someone exempt from overtime ({allowedHours} at most)',
  },
  'law.employer': {
    ja: '{person}さん {date} {time} {activity}: 自社の人がいないチームでの勤務',
    en: '{person}, {date} {time} {activity}: a team in which the own employer has nobody',
  },
  'law.contractLimit': {
    ja: '{person}さん {date} の週: 勤務 {foundHours}(週上限 {allowedHours})',
    en: '{person}, week of {date}: {foundHours} of work (weekly limit {allowedHours})',
  },
  'law.contractHours': {
    ja: '{person}さん {date} の週: 勤務と休暇で {foundHours}(契約 {allowedHours})',
    en: '{person}, week of {date}: {foundHours} of work and leave (contract {allowedHours})',
  },
  'law.hired': {
    ja: '{person}さん {date}: 入社日より前の勤務',
    en: '{person}, {date}: work before the date of hire',
  },
  'law.skill': {
    ja: '{person}さん {date} {time} {activity}: 担当できるスキルがありません',
    en: '{person}, {date} {time} {activity}: has not learnt this activity',
  },
  'law.training': {
    ja: '{person}さん {date} {time} {activity}: 研修の有効期限が切れています',
    en: '{person}, {date} {time} {activity}: the training has lapsed',
  },
  'law.unstaffed': {
    ja: '{date} {time} {activity}: 無人です({allowed} 人以上必要)',
    en: '{date} {time} {activity}: nobody there ({allowed} or more needed)',
  },
  'law.belowMinimum': {
    ja: '{date} {time} {activity}: {found} 人(最低 {allowed} 人)',
    en: '{date} {time} {activity}: {found} people (minimum {allowed})',
  },
  'law.leaderPresent': {
    ja: '{date} {time} {team}: リーダーもサブリーダーもいません',
    en: '{date} {time} {team}: neither leader nor sub-leader in the house',
  },
  'law.leaderOnDuty': {
    ja: '{date} {time} {team}: リーダーとサブリーダーが休憩か応援に出ています',
    en: '{date} {time} {team}: all leaders on break or helping elsewhere',
  },
  'law.managerPresent': {
    ja: '{date} {time}: 業務管理者も副管理者もいません',
    en: '{date} {time}: neither the manager nor the deputy in the house',
  },
  'law.openingHours': {
    ja: '{person}さん {date} {time} {activity}: 開いていない時間の勤務 {found} 分',
    en: '{person}, {date} {time} {activity}: {found} min while it is closed',
  },
  'law.seats': {
    ja: '{date} {time} {activity}: {found} 人(席は {allowed})',
    en: '{date} {time} {activity}: {found} people ({allowed} seats)',
  },
  'law.outboundSpan': {
    ja: '{person}さん {date} {time} {activity}: 架電の時間帯の外に {found} 分',
    en: '{person}, {date} {time} {activity}: {found} min outside the hours of outbound calls',
  },
  'law.outboundMinimum': {
    ja: '{date} {time} {activity}: 架電 {found} 席(最低 {allowed} 席)',
    en: '{date} {time} {activity}: {found} outbound seats (minimum {allowed})',
  },
  'law.soundTimes': {
    ja: '{person}さん {date}: 時刻の誤り {found} か所',
    en: '{person}, {date}: {found} times make no sense',
  },
  'law.knownPerson': {
    ja: '{person} {date}: 名簿にいない人か、対象外の日です',
    en: '{person}, {date}: not on the staff list, or not a date of this roster',
  },
  'law.knownActivity': {
    ja: '{person}さん {date}: 契約にない業務が {found} 件',
    en: '{person}, {date}: {found} activities that are not in the contract',
  },
  'law.everyPerson': {
    ja: '{person}さん {date}: 勤務表にありません',
    en: '{person}, {date}: missing from the roster',
  },
  'law.doubleBooked': {
    ja: '{person}さん {date}: 二重に入っています({found})',
    en: '{person}, {date}: booked twice ({found})',
  },
  'law.wholeShift': {
    ja: '{person}さん {date}: 勤務のうち {found} 分に業務も休憩もありません',
    en: '{person}, {date}: {found} min of the shift with neither activity nor break',
  },
  'law.insideShift': {
    ja: '{person}さん {date}: 勤務時間の外に業務か休憩が {found} 分',
    en: '{person}, {date}: {found} min of activity or break outside the shift',
  },
  'law.shiftPattern': {
    ja: '{person}さん {date}: シフト表にない勤務です',
    en: '{person}, {date}: not a shift of the shift table',
  },
  'law.personShift': {
    ja: '{person}さん {date}: 本人が働けないシフトです',
    en: '{person}, {date}: a shift this person may not work',
  },
  'law.shiftBreak': {
    ja: '{person}さん {date}: 休憩がシフト表と違います',
    en: '{person}, {date}: the break is not as the shift table says',
  },
  'law.shortBreaks': {
    ja: '{person}さん {date}: 小休憩がシフト表と {found} か所違います',
    en: '{person}, {date}: {found} short breaks are not as the shift table says',
  },
  'law.minimumStretch': {
    ja: '{person}さん {date} {time}: {activity}が続けて {found} 分(最短 {allowed} 分)',
    en: '{person}, {date} {time}: {found} min of {activity} at a stretch ({allowed} min at least)',
  },
  'law.maximumStretch': {
    ja: '{person}さん {date} {time}: {activity}が続けて {found} 分(上限 {allowed} 分)',
    en: '{person}, {date} {time}: {found} min of {activity} at a stretch ({allowed} min at most)',
  },
  'law.leaveShown': {
    ja: '{person}さん {date}: 勤務表の休暇が承認と違います',
    en: '{person}, {date}: the leave shown is not the leave approved',
  },
  'law.yearFrame': {
    ja: '{person}さん {date} からの1年変形の期間: 勤務 {foundHours}(上限 {allowedHours})',
    en: '{person}, variable hours of a year from {date}: {foundHours} of work ({allowedHours} at most)',
  },
  'law.yearDay': {
    ja: '{person}さん {date}: 1年変形の勤務 {foundHours}(1日 {allowedHours} まで)',
    en: '{person}, {date}: {foundHours} in variable hours of a year ({allowedHours} a day at most)',
  },
  'law.yearWeek': {
    ja: '{person}さん {date} の週: 1年変形の勤務 {foundHours}(週 {allowedHours} まで)',
    en: '{person}, week of {date}: {foundHours} in variable hours of a year ({allowedHours} a week at most)',
  },
  'law.yearLongWeeks': {
    ja: '{person}さん {date} の週まで: 48時間を超える週が続けて {found} 週({allowed} 週まで)',
    en: '{person}, up to the week of {date}: {found} weeks in a row above 48 hours ({allowed} at most)',
  },
  'law.yearLongWeekStarts': {
    ja: '{person}さん {date} の週まで: 48時間を超える週が3か月に {found} 週({allowed} 週まで)',
    en: '{person}, up to the week of {date}: {found} weeks above 48 hours in three months ({allowed} at most)',
  },
  'law.yearDays': {
    ja: '{person}さん {date} からの1年変形の期間: 勤務 {found} 日(上限 {allowed} 日)',
    en: '{person}, variable hours of a year from {date}: {found} days of work ({allowed} at most)',
  },
  'law.yearDaysInRow': {
    ja: '{person}さん {date} まで: 連続勤務 {found} 日(1年変形は {allowed} 日まで)',
    en: '{person}, up to {date}: {found} days in a row ({allowed} at most in variable hours of a year)',
  },
  'law.flexPeriod': {
    ja: '{person}さん {date} からのフレックス: 清算期間 {found} 日(3か月 = {allowed} 日まで)',
    en: '{person}, flexitime from {date}: settled over {found} days (three months, {allowed} days, at most)',
  },
  'law.flexMonth': {
    ja: '{person}さん {date} からの1か月: フレックスの勤務 {foundHours}(週平均50時間 = {allowedHours} を超えた分は時間外)',
    en: '{person}, month from {date}: {foundHours} in flexitime (above {allowedHours}, 50 a week, is overtime)',
  },
  'law.flexStart': {
    ja: '{person}さん {date}: フレックスの人に勤務時間が決められています',
    en: '{person}, {date}: a start and an end are set for someone in flexitime',
  },
  'law.leaveGrant': {
    ja: '{person}さん {date} まで: 有休 {found} 日(付与と繰越で {allowed} 日)',
    en: '{person}, up to {date}: {found} days of paid leave ({allowed} granted and carried over)',
  },
  'law.partTimeLeaveGrant': {
    ja: '{person}さん {date} まで: 有休 {found} 日(比例付与と繰越で {allowed} 日)',
    en: '{person}, up to {date}: {found} days of paid leave ({allowed} granted in proportion and carried over)',
  },
  'law.fiveDays': {
    ja: '{person}さん {date} で1年: 有休の取得 {found} 日(必要 {allowed} 日)',
    en: '{person}, year ends on {date}: {found} days of paid leave taken ({allowed} needed)',
  },
  'law.fiveDaysAhead': {
    ja: '{person}さん {date} まで: 有休の取得 {found} 日(この時点の目安 {allowed} 日、1年で5日が義務)',
    en: '{person}, up to {date}: {found} days of paid leave taken ({allowed} by now advised; five a year are a duty)',
  },
  'law.twentyHours': {
    ja: '{person}さん {date} の週: 契約は週20時間未満、勤務 {foundHours}(2か月続くと社会保険)',
    en: '{person}, week of {date}: {foundHours} of work under a contract below 20 hours (two months of it: insured)',
  },
  'law.insuredFromThird': {
    ja: '{person}さん {date}: 週平均20時間以上が {found} か月続きました。続く見込みなら今月から社会保険の対象です',
    en: '{person}, {date}: {found} months in a row at 20 hours a week or more; insured from the third if it goes on',
  },
  'law.threeQuarters': {
    ja: '{person}さん {date} の週: 勤務 {foundHours}(常勤の4分の3に届かない {allowedHours} まで)',
    en: '{person}, week of {date}: {foundHours} of work (up to {allowedHours}, below three quarters of a full-timer)',
  },
  'law.employmentInsurance': {
    ja: '{person}さん {date} の週: 契約は週10時間未満、勤務 {foundHours}(雇用保険の確認を)',
    en: '{person}, week of {date}: {foundHours} of work under a contract below 10 hours (check employment insurance)',
  },
  'law.minimumWage': {
    ja: '{date}: 計画の時給 {found} 円(東京都の最低賃金 {allowed} 円)',
    en: '{date}: the plan’s wage is {found} yen an hour (minimum wage of Tokyo {allowed})',
  },
  'law.consent': {
    ja: '{person}さん {date}: 公表した勤務時間から {found} 分の変更に本人の同意がありません',
    en: '{person}, {date}: {found} min differ from the published hours without consent',
  },
  'law.daysInRow': {
    ja: '{person}さん {date} まで: 連続勤務 {found} 日({allowed} 日まで)',
    en: '{person}, up to {date}: {found} days in a row ({allowed} at most)',
  },
  'law.intervalDuty': {
    ja: '{person}さん {date}: 前の勤務から {foundHours}({allowedHours} 以上)',
    en: '{person}, {date}: {foundHours} after the work before ({allowedHours} or more)',
  },
} as const satisfies Record<string, Entry>
