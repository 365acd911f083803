import type { LocalDate } from '../units/time.ts'
import { lawArticle, named, row } from './row.ts'
import type { Rule } from './types.ts'

const years = (column: string, ...days: readonly number[]) =>
  Object.fromEntries(days.map((count, year) => [`${column}Year${year}`, count]))

/** Days of paid leave granted at each 基準日 (39条2項・3項, 施行規則24条の3), by the days a week of the contract. */
const leaveTable: Rule['parameters'] = {
  fullMinutes: 1800,
  ...years('full', 10, 11, 12, 14, 16, 18, 20),
  ...years('days4', 7, 8, 9, 10, 12, 13, 15),
  ...years('days3', 5, 6, 6, 8, 9, 10, 11),
  ...years('days2', 3, 4, 4, 5, 6, 6, 7),
  ...years('days1', 1, 2, 2, 2, 3, 3, 3),
}

const insurance = named(
  '健康保険法3条1項9号・厚生年金保険法12条5号',
  'Health Insurance Act, art. 3(1)(ix); Employees’ Pension Insurance Act, art. 12(v)',
)

/** 東京都最低賃金, yen an hour from a date on. */
const tokyoWages: readonly (readonly [from: LocalDate, yen: number, to?: LocalDate])[] = [
  ['2018-10-01', 985, '2019-09-30'],
  ['2019-10-01', 1013, '2021-09-30'],
  ['2021-10-01', 1041, '2022-09-30'],
  ['2022-10-01', 1072, '2023-09-30'],
  ['2023-10-01', 1113, '2024-09-30'],
  ['2024-10-01', 1163, '2025-10-02'],
  ['2025-10-03', 1226],
]

/** Law of paid leave, social insurance, wages and consent. */
export const people: readonly Rule[] = [
  row(
    'leaveGrant',
    'warning',
    lawArticle('39条1項・2項', 'art. 39(1), (2)'),
    named('年次有給休暇は付与日数と繰越の範囲', 'Paid leave within what was granted and carried over'),
    '2001-04-01',
    leaveTable,
  ),
  row(
    'partTimeLeaveGrant',
    'warning',
    lawArticle('39条3項・施行規則24条の3', 'art. 39(3); Ordinance art. 24-3'),
    named(
      '週30時間未満・週4日以下の人の年次有給休暇は比例付与の範囲',
      'Paid leave in proportion below 30 hours a week on at most four days',
    ),
    '2001-04-01',
    leaveTable,
  ),
  row(
    'fiveDays',
    'breach',
    lawArticle('39条7項', 'art. 39(7)'),
    named(
      '10日以上付与された人は1年以内に5日取得',
      'Five days of leave within the year, where ten or more are granted',
    ),
    '2019-04-01',
    { ...leaveTable, fromDays: 10, days: 5 },
  ),
  row(
    'fiveDaysAhead',
    'warning',
    lawArticle('39条7項', 'art. 39(7)'),
    named(
      '年5日の取得: 6か月で3日、9か月で5日が目安',
      'Five days of leave a year: three after half a year, five after nine months (a guide)',
    ),
    '2019-04-01',
    { ...leaveTable, fromDays: 10, months: 6, days: 3, laterMonths: 9, laterDays: 5 },
  ),
  row(
    'twentyHours',
    'warning',
    insurance,
    named(
      '契約が週20時間未満の人の実勤務も週20時間未満に',
      'Below 20 hours a week where the contract is below them',
    ),
    '2016-10-01',
    { minutes: 1200 },
  ),
  row(
    'insuredFromThird',
    'warning',
    insurance,
    named(
      '実勤務が2か月続けて週20時間以上なら3か月目から社会保険',
      'Two months in a row at 20 hours a week: insured from the third',
    ),
    '2016-10-01',
    { minutes: 1200, months: 2 },
  ),
  row(
    'threeQuarters',
    'warning',
    named(
      '健康保険法3条1項9号・厚生年金保険法12条5号(4分の3基準)',
      'Health Insurance Act, art. 3(1)(ix); Pension Insurance Act, art. 12(v): three quarters',
    ),
    named(
      'パートタイムの週は常勤の4分の3未満(契約がそうなら)',
      'Part-timers below three quarters of a full-timer’s week, where their contract is',
    ),
    '2016-10-01',
    { share: 0.75 },
  ),
  row(
    'employmentInsurance',
    'warning',
    named('雇用保険法6条1号', 'Employment Insurance Act, art. 6(i)'),
    named(
      '契約が週10時間未満の人の実勤務も週10時間未満に',
      'Below 10 hours a week where the contract is below them',
    ),
    '2028-10-01',
    { minutes: 600 },
  ),
  ...tokyoWages.map(([from, yenPerHour, to]) =>
    row(
      'minimumWage',
      'warning',
      named('最低賃金法4条1項(東京都)', 'Minimum Wage Act, art. 4(1) (Tokyo)'),
      named('時給は最低賃金以上', 'At least the minimum wage'),
      from,
      { yenPerHour },
      to,
    ),
  ),
  row(
    'minorFrame',
    'breach',
    lawArticle('60条3項2号', 'art. 60(3)(ii)'),
    named(
      '18歳未満の変形労働時間制は1日8時間・週48時間まで',
      'Variable hours below 18: 8 hours a day and 48 a week at most',
    ),
    '1994-04-01',
    { years: 18, dailyMinutes: 480, weeklyMinutes: 2880 },
  ),
  row(
    'schoolAge',
    'breach',
    lawArticle('56条1項', 'art. 56(1)'),
    named(
      '満15歳になった後の3月31日までは働かせない',
      'No work up to the March 31 after the fifteenth year of age',
    ),
    '2000-04-01',
    { years: 15 },
  ),
  row(
    'noNight',
    'breach',
    named(
      '労働基準法66条3項・育児・介護休業法19条',
      'Labour Standards Act, art. 66(3); Child and Family Care Leave Act, art. 19',
    ),
    named(
      '深夜不可の人は22時から5時まで働かない',
      'People exempt from night work do none from 22:00 to 5:00',
    ),
    '1999-04-01',
    { nightFrom: 1320, nightTo: 300 },
  ),
  row(
    'limitedMonth',
    'breach',
    named('育児・介護休業法17条', 'Child and Family Care Leave Act, art. 17'),
    named('時間外制限の人は月24時間まで', 'Overtime up to 24 hours a month for those who asked for less'),
    '2002-04-01',
    { minutes: 1440 },
  ),
  row(
    'limitedYear',
    'breach',
    named('育児・介護休業法17条', 'Child and Family Care Leave Act, art. 17'),
    named('時間外制限の人は年150時間まで', 'Overtime up to 150 hours a year for those who asked for less'),
    '2002-04-01',
    { minutes: 9000 },
  ),
  row(
    'consent',
    'breach',
    named(
      '労働契約法8条・シフト制の留意事項(令和4年1月)',
      'Labour Contracts Act, art. 8; notice on shift work of January 2022',
    ),
    named('公表した勤務時間の変更には本人の同意', 'Changing published hours takes the person’s consent'),
    '2008-03-01',
  ),
]

/** Of the report of January 2025 on reforming the act; no bill has been laid. */
const reported: LocalDate = '2025-01-08'

/** Reform that is not law. */
export const reform: readonly Rule[] = [
  row(
    'daysInRow',
    'breach',
    named('労働基準関係法制研究会報告書(未施行)', 'report on labour standards legislation (not in force)'),
    named('14日以上の連続勤務の禁止', 'No 14 days of work in a row'),
    reported,
    { days: 13 },
  ),
  row(
    'intervalDuty',
    'breach',
    named('労働基準関係法制研究会報告書(未施行)', 'report on labour standards legislation (not in force)'),
    named('勤務間インターバル11時間の義務化', 'A duty of 11 hours between two days of work'),
    reported,
    { minutes: 660 },
  ),
]
