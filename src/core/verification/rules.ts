import type { LocalDate, Name } from '../units/time.ts'
import type { Rule, RuleId } from './types.ts'

const named = (ja: string, en: string): Name => ({ ja, en })

const lawArticle = (number: string, en: string): Name =>
  named(`労働基準法${number}`, `Labour Standards Act, ${en}`)
const contract = named('業務委託契約', 'service contract')
const house = named('勤務表の決まり', 'house rule of rosters')
const employment = named('労働契約', 'labour contract')

/** When the rows were last compared with their sources. */
const checkedOn: LocalDate = '2026-11-21'
/** Rules of the contract and the house have held since before any data. */
const always: LocalDate = '2000-01-01'

const row = (
  id: RuleId,
  severity: Rule['severity'],
  article: Name,
  title: Name,
  from: LocalDate,
  parameters: Rule['parameters'] = {},
  to?: LocalDate,
): Rule => ({ id, severity, article, title, from, ...(to && { to }), parameters, checkedOn })

const law: readonly Rule[] = [
  row(
    'weeklyHours',
    'warning',
    lawArticle('32条1項', 'art. 32(1)'),
    named('週40時間を超えると時間外労働', 'More than 40 hours a week is overtime'),
    '1997-04-01',
    { minutes: 2400 },
  ),
  row(
    'dailyHours',
    'warning',
    lawArticle('32条2項', 'art. 32(2)'),
    named('1日8時間を超えると時間外労働', 'More than 8 hours a day is overtime'),
    '1988-04-01',
    { minutes: 480 },
  ),
  row(
    'variableFrame',
    'breach',
    lawArticle('32条の2', 'art. 32-2'),
    named(
      '1か月単位の変形労働時間制は平均して週40時間以内',
      'Monthly variable hours average 40 a week at most',
    ),
    '1997-04-01',
    { weeklyMinutes: 2400 },
  ),
  row(
    'breaks',
    'breach',
    lawArticle('34条1項', 'art. 34(1)'),
    named(
      '6時間を超える勤務に45分、8時間を超える勤務に60分の休憩',
      'A break of 45 min above 6 hours, 60 min above 8',
    ),
    '1947-09-01',
    { aboveMinutes: 360, breakMinutes: 45, longAboveMinutes: 480, longBreakMinutes: 60 },
  ),
  row(
    'commonBreak',
    'warning',
    lawArticle('34条2項', 'art. 34(2)'),
    named('交代の休憩には一斉休憩除外の労使協定', 'Staggered breaks need an agreement'),
    '1999-04-01',
    { breaks: 1 },
  ),
  row(
    'weeklyRest',
    'breach',
    lawArticle('35条1項', 'art. 35(1)'),
    named('毎週少なくとも1回の休日', 'At least one rest day a week'),
    '1947-09-01',
    { days: 1 },
  ),
  row(
    'overtimeAgreement',
    'breach',
    lawArticle('36条1項', 'art. 36(1)'),
    named('時間外労働には届け出た36協定', 'Overtime needs a filed agreement'),
    '1947-09-01',
  ),
  row(
    'monthlyOvertime',
    'breach',
    lawArticle('36条4項', 'art. 36(4)'),
    named(
      '時間外労働は月45時間まで(特別条項なし)',
      'Overtime up to 45 hours a month without a special clause',
    ),
    '2019-04-01',
    { minutes: 2700 },
  ),
  row(
    'yearlyOvertime',
    'breach',
    lawArticle('36条4項・5項', 'art. 36(4), (5)'),
    named(
      '時間外労働は年360時間(特別条項で720時間)まで',
      'Overtime up to 360 hours a year, 720 with a special clause',
    ),
    '2019-04-01',
    { minutes: 21_600, specialMinutes: 43_200 },
  ),
  row(
    'specialMonths',
    'breach',
    lawArticle('36条5項', 'art. 36(5)'),
    named('月45時間を超えるのは年6か月まで', 'At most six months a year above 45 hours'),
    '2019-04-01',
    { minutes: 2700, months: 6 },
  ),
  row(
    'monthTotal',
    'breach',
    lawArticle('36条6項2号', 'art. 36(6)(ii)'),
    named('時間外と休日労働の合計は月100時間未満', 'Overtime with holiday work below 100 hours a month'),
    '2019-04-01',
    { below: 6000 },
  ),
  row(
    'averageTotal',
    'breach',
    lawArticle('36条6項3号', 'art. 36(6)(iii)'),
    named(
      '時間外と休日労働の2〜6か月平均は80時間以内',
      'Overtime with holiday work averages 80 hours at most over 2–6 months',
    ),
    '2019-04-01',
    { minutes: 4800 },
  ),
  row(
    'interval',
    'warning',
    named('労働時間等設定改善法2条', 'Working Hours Arrangement Improvement Act, art. 2'),
    named(
      '終業から始業まで11時間(努力義務、時間は目安)',
      '11 hours between two days of work (a duty of effort; the figure is a guide)',
    ),
    '2019-04-01',
    { minutes: 660 },
  ),
  row(
    'leave',
    'breach',
    lawArticle('39条5項', 'art. 39(5)'),
    named('承認した休暇に勤務させない', 'No work in approved leave'),
    '1947-09-01',
    { morningEnd: 720, afternoonStart: 780 },
  ),
  row(
    'minorOvertime',
    'breach',
    lawArticle('60条1項', 'art. 60(1)'),
    named('18歳未満は時間外労働をしない', 'No overtime below 18'),
    '1947-09-01',
    { years: 18 },
  ),
  row(
    'minorNight',
    'breach',
    lawArticle('61条1項', 'art. 61(1)'),
    named('18歳未満は22時から5時まで働かない', 'No work from 22:00 to 5:00 below 18'),
    '1947-09-01',
    { years: 18, nightFrom: 1320, nightTo: 300 },
  ),
  row(
    'scope',
    'breach',
    employment,
    named('配置は労働契約で決めたチームの範囲で', 'Only teams within the contract’s range'),
    always,
    {},
    '2024-03-31',
  ),
  row(
    'scope',
    'breach',
    lawArticle('15条1項・施行規則5条1項1号の3', 'art. 15(1); Ordinance art. 5(1)(i-3)'),
    named('配置は明示した「変更の範囲」の中で', 'Only teams within the stated range of change'),
    '2024-04-01',
  ),
  row(
    'noOvertime',
    'breach',
    named(
      '育児・介護休業法16条の8 ほか本人の制約',
      'Child and Family Care Leave Act, art. 16-8, and personal limits',
    ),
    named('残業不可の人は契約時間まで', 'People exempt from overtime work their contracted hours at most'),
    '2010-06-30',
    { dailyMinutes: 480 },
  ),
  row(
    'employer',
    'breach',
    named('労働者派遣法・昭和61年告示37号', 'Worker Dispatch Act; Notice 37 of 1986'),
    named('他社だけのチームで働かない(指揮命令)', 'No work in a team of other employers alone'),
    '1986-07-01',
  ),
]

const agreed: readonly Rule[] = [
  row(
    'contractLimit',
    'breach',
    employment,
    named('週の上限時間まで', 'Up to the person’s weekly limit'),
    always,
  ),
  row(
    'contractHours',
    'warning',
    employment,
    named('契約した週の時間を満たす', 'The contracted hours of the week are given'),
    always,
    { daysPerWeek: 5 },
  ),
  row('hired', 'breach', employment, named('入社日から勤務', 'No work before the date of hire'), always),
  row(
    'skill',
    'breach',
    contract,
    named('担当できる業務だけ', 'Only activities the person has learnt'),
    always,
    { level: 1 },
  ),
  row(
    'training',
    'breach',
    named(
      '個人情報保護法66条2項・契約の研修条件',
      'Personal Information Protection Act, art. 66(2); training terms of the contract',
    ),
    named('研修の有効期限内だけ個人情報を扱う', 'Personal data only with valid training'),
    always,
  ),
  row(
    'unstaffed',
    'breach',
    contract,
    named('開いている窓口・電話を無人にしない', 'No open counter or phone without anybody'),
    always,
    { people: 1 },
  ),
  row(
    'belowMinimum',
    'warning',
    contract,
    named('最低人数を置く', 'At least the minimum number of people'),
    always,
  ),
  row(
    'leaderPresent',
    'breach',
    contract,
    named('開庁中はリーダーかサブリーダーが在席', 'A leader or sub-leader in the house while open'),
    always,
    { people: 1 },
  ),
  row(
    'leaderOnDuty',
    'warning',
    contract,
    named(
      'リーダーとサブリーダーが同時に休憩・応援に出ない',
      'Not all leaders on break or helping elsewhere at once',
    ),
    always,
    { people: 1 },
  ),
  row(
    'managerPresent',
    'breach',
    contract,
    named('開庁中は業務管理者か副管理者が在席', 'The manager or the deputy in the house while open'),
    always,
    { people: 1 },
  ),
  row(
    'openingHours',
    'breach',
    contract,
    named(
      '窓口・電話は開いている時間だけ(前後30分の準備を含む)',
      'Counters and phones in their hours, with 30 min to prepare and close',
    ),
    always,
    { preparationMinutes: 30 },
  ),
  row('seats', 'breach', contract, named('席数まで', 'No more people than seats'), always),
  row(
    'outboundSpan',
    'breach',
    contract,
    named('架電は決めた時間帯だけ', 'Outbound calls within their hours'),
    always,
  ),
  row(
    'outboundMinimum',
    'warning',
    contract,
    named('架電の最低席数', 'The minimum of outbound seats'),
    always,
  ),
]

const record: readonly Rule[] = [
  row('soundTimes', 'breach', house, named('時刻が正しい', 'Times make sense'), always),
  row(
    'knownPerson',
    'breach',
    house,
    named('名簿の人と対象の日だけ', 'Only people of the list on dates of the roster'),
    always,
  ),
  row(
    'knownActivity',
    'breach',
    contract,
    named(
      '契約にある業務だけ(公権力の行使は対象外)',
      'Only activities of the contract; no use of public authority',
    ),
    always,
  ),
  row('everyPerson', 'breach', house, named('全員の全日がある', 'Every person has every date'), always),
  row(
    'doubleBooked',
    'breach',
    house,
    named('同じ時刻に2つのことをしない', 'Nobody in two places at once'),
    always,
  ),
  row(
    'wholeShift',
    'breach',
    house,
    named('勤務のすべての時間に業務か休憩がある', 'Every minute of a shift is an activity or a break'),
    always,
  ),
  row(
    'insideShift',
    'breach',
    house,
    named('業務と休憩は勤務時間の中', 'Activities and breaks within the shift'),
    always,
  ),
  row('shiftPattern', 'breach', house, named('シフト表にある勤務', 'Shifts of the shift table'), always),
  row('personShift', 'breach', employment, named('本人が働けるシフト', 'Shifts the person may work'), always),
  row(
    'shiftBreak',
    'breach',
    house,
    named('休憩はシフト表の長さと時間帯', 'Breaks as the shift table says'),
    always,
  ),
  row(
    'leaveShown',
    'breach',
    house,
    named('承認した休暇が勤務表に表示される', 'The roster shows approved leave, and no other'),
    always,
  ),
]

/** Every rule a roster is judged by, as data with effective dates. A rule whose parameters changed has a row for each time. */
export const rules: readonly Rule[] = [...law, ...agreed, ...record]
