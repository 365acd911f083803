import type { LocalDate } from '../units/time.ts'
import { employment, named, row } from './row.ts'
import type { Rule } from './types.ts'

const contract = named('業務委託契約', 'service contract')
const house = named('勤務表の決まり', 'house rule of rosters')

/** Rules of the contract and the house have held since before any data. */
const always: LocalDate = '2000-01-01'

/** Rules of the labour contract and of the contract with the city. */
export const agreed: readonly Rule[] = [
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

/** What makes a roster a roster. */
export const record: readonly Rule[] = [
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
    'shortBreaks',
    'breach',
    house,
    named('小休憩はシフト表の長さと時間帯', 'Short breaks as the shift table says'),
    always,
  ),
  row(
    'minimumStretch',
    'warning',
    house,
    named(
      '業務ごとの最短の続き(休憩・終業・受付終了で切れるのはよい)',
      'The least stretch of an activity, unless a break, the end of the shift or closing cuts it',
    ),
    always,
  ),
  row(
    'maximumStretch',
    'warning',
    house,
    named('連続対応の上限', 'The longest stretch of an activity without a break or other work'),
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
