import type { Entry } from './entry.ts'

/** A locked day that breaks a rule: whose, when, which, and what to do. */
const broken = (ja: string, en: string): Entry => ({
  ja: `{persons}: 固定した勤務({from}〜{to})が「${ja}」に反します。固定を外すか、その日の勤務を直してください。`,
  en: `{persons}: the locked days ({from} to {to}) break “${en}”. Unlock or correct them.`,
})

/** Rules that locked days (固定) can break. */
export const area = {
  'issue.conflict.locked.unknown': broken(
    '名簿の人・期間の日・契約の業務だけ(勤務表の決まり)',
    'people of the list, dates of the horizon and activities of the contract (house rule of rosters)',
  ),
  'issue.conflict.locked.leave': broken(
    '承認した休暇(労働基準法39条5項)',
    'approved leave (Labour Standards Act, art. 39(5))',
  ),
  'issue.conflict.locked.hired': broken(
    '入社日より前の勤務(労働契約)',
    'no work before the date of hire (employment contract)',
  ),
  'issue.conflict.locked.training': broken(
    '研修の有効期限(個人情報保護法66条2項)',
    'valid training (Personal Information Protection Act, art. 66(2))',
  ),
  'issue.conflict.locked.skill': broken(
    '担当できる業務(業務委託契約)',
    'only activities that were learnt (service contract)',
  ),
  'issue.conflict.locked.scope': broken(
    '変更の範囲(労働基準法15条1項・施行規則5条)',
    'the stated range of teams (Labour Standards Act, art. 15(1); Ordinance art. 5)',
  ),
  'issue.conflict.locked.employer': broken(
    '他社だけのチームでの勤務(労働者派遣法・昭和61年告示37号)',
    'no work in a team of other employers alone (Worker Dispatch Act; Notice 37 of 1986)',
  ),
  'issue.conflict.locked.breaks': broken(
    '休憩45分・60分(労働基準法34条1項)',
    'breaks of 45 and 60 min (Labour Standards Act, art. 34(1))',
  ),
  'issue.conflict.locked.overtimeAgreement': broken(
    '36協定のない時間外労働(労働基準法36条1項)',
    'no overtime without an agreement (Labour Standards Act, art. 36(1))',
  ),
  'issue.conflict.locked.noOvertime': broken(
    '残業不可(育児・介護休業法16条の8ほか)',
    'exemption from overtime (Child and Family Care Leave Act, art. 16-8, and personal limits)',
  ),
  'issue.conflict.locked.minorOvertime': broken(
    '18歳未満の時間外労働(労働基準法60条1項)',
    'no overtime below 18 (Labour Standards Act, art. 60(1))',
  ),
  'issue.conflict.locked.minorNight': broken(
    '18歳未満の深夜業(労働基準法61条1項)',
    'no night work below 18 (Labour Standards Act, art. 61(1))',
  ),
  'issue.conflict.locked.noNight': broken(
    '深夜不可(労働基準法66条3項・育児・介護休業法19条)',
    'exemption from night work (Labour Standards Act, art. 66(3); Child and Family Care Leave Act, art. 19)',
  ),
  'issue.conflict.locked.schoolAge': broken(
    '15歳の年度末までの就労(労働基準法56条1項)',
    'no work before school ends (Labour Standards Act, art. 56(1))',
  ),
  'issue.conflict.locked.interval': broken(
    '終業から始業まで11時間(労働時間等設定改善法2条)',
    '11 hours between two days of work (Working Hours Arrangement Improvement Act, art. 2)',
  ),
  'issue.conflict.locked.contractLimit': broken(
    '週の上限時間(労働契約)',
    'the weekly limit (employment contract)',
  ),
  'issue.conflict.locked.weeklyLimit': broken(
    '週に残っている時間(労働契約・健康保険法3条1項9号)',
    'the hours left of the week (employment contract; Health Insurance Act, art. 3(1)(ix))',
  ),
  'issue.conflict.locked.weeklyRest': broken(
    '毎週1回の休日(労働基準法35条1項)',
    'a rest day a week (Labour Standards Act, art. 35(1))',
  ),
  'issue.conflict.locked.variableFrame': broken(
    '1か月単位の変形労働時間制の枠(労働基準法32条の2)',
    'the hours of the monthly frame (Labour Standards Act, art. 32-2)',
  ),
  'issue.conflict.locked.yearFrame': broken(
    '1年単位の変形労働時間制の枠(労働基準法32条の4)',
    'the hours of the yearly frame (Labour Standards Act, art. 32-4)',
  ),
  'issue.conflict.locked.yearDay': broken(
    '1年単位の変形制は1日10時間(施行規則12条の4)',
    '10 hours a day in the yearly frame (Ordinance art. 12-4)',
  ),
  'issue.conflict.locked.yearDays': broken(
    '1年単位の変形制は年280日(施行規則12条の4)',
    '280 days a year in the yearly frame (Ordinance art. 12-4)',
  ),
  'issue.conflict.locked.yearDaysInRow': broken(
    '1年単位の変形制は連続6日(施行規則12条の4)',
    'six days in a row in the yearly frame (Ordinance art. 12-4)',
  ),
  'issue.conflict.locked.monthlyOvertime': broken(
    '時間外労働は月45時間(労働基準法36条4項)',
    '45 hours of overtime a month (Labour Standards Act, art. 36(4))',
  ),
  'issue.conflict.locked.yearlyOvertime': broken(
    '時間外労働は年360・720時間(労働基準法36条4項・5項)',
    '360 or 720 hours of overtime a year (Labour Standards Act, art. 36(4), (5))',
  ),
  'issue.conflict.locked.specialMonths': broken(
    '月45時間超は年6か月(労働基準法36条5項)',
    'six months a year above 45 hours (Labour Standards Act, art. 36(5))',
  ),
  'issue.conflict.locked.monthTotal': broken(
    '時間外と休日労働は月100時間未満(労働基準法36条6項2号)',
    'below 100 hours of overtime with holiday work a month (Labour Standards Act, art. 36(6)(ii))',
  ),
  'issue.conflict.locked.averageTotal': broken(
    '時間外と休日労働の平均80時間(労働基準法36条6項3号)',
    '80 hours of overtime with holiday work on average (Labour Standards Act, art. 36(6)(iii))',
  ),
  'issue.conflict.locked.limitedMonth': broken(
    '時間外制限の月24時間(育児・介護休業法17条)',
    '24 hours of overtime a month for those who asked for less (Child and Family Care Leave Act, art. 17)',
  ),
  'issue.conflict.locked.limitedYear': broken(
    '時間外制限の年150時間(育児・介護休業法17条)',
    '150 hours of overtime a year for those who asked for less (Child and Family Care Leave Act, art. 17)',
  ),
  'issue.conflict.locked.seats': broken('席数(業務委託契約)', 'the number of seats (service contract)'),
  'issue.conflict.locked.wholeShift': broken(
    '勤務の時間が業務と休憩で埋まること(勤務表の決まり)',
    'a shift filled by activities and breaks (house rule of rosters)',
  ),
} as const satisfies Record<string, Entry>
