import type { Entry } from './entry.ts'

/** The page's words of explanations: why somebody is here, why nobody is there, what to do about it. */
export const explain = {
  'page.standing.hired': { ja: '入社前', en: 'not hired yet' },
  'page.standing.training': { ja: '研修の有効期限切れ', en: 'training has lapsed' },
  'page.standing.skill': { ja: '業務を習得していない', en: 'has not learnt it' },
  'page.standing.scope': { ja: '変更の範囲の外', en: 'outside the scope of assignment' },
  'page.standing.employer': { ja: '雇用主が違うチーム', en: 'another employer’s team' },
  'page.standing.onLeave': { ja: '休暇(動かしません)', en: 'on leave, never touched' },
  'page.standing.noShift': { ja: '働けるシフトがない', en: 'no shift reaches the time' },
  'page.standing.hoursUsed': { ja: '勤務時間の上限', en: 'hours are used up' },
  'page.standing.daysUsed': { ja: '勤務日数の上限', en: 'days are used up' },
  'page.standing.rest': { ja: '前後の日との休息が足りない', en: 'too short a rest' },
  'page.standing.wish': { ja: '休みなどの希望', en: 'wishes otherwise' },
  'page.standing.notOnShift': { ja: '勤務していない時間', en: 'not at work then' },
  'page.standing.onBreak': { ja: '休憩中', en: 'on break' },
  'page.standing.busy': { ja: 'ほかの業務中', en: 'at other work' },
  'page.standing.busyAt': { ja: '{activity}を担当中', en: 'at {activity}' },
  'page.standing.there': { ja: '同じ業務に配置済み', en: 'there already' },
  'page.cause.notWorthIt': {
    ja: '1人増やす費用({costs})が減る損失({saves})を上回る',
    en: 'one more costs {costs} and saves {saves}',
  },
  'page.cause.notWorthItPlain': { ja: '増やす費用が効果を上回る', en: 'one more costs more than it saves' },
  'page.cause.seats': { ja: '席数いっぱい', en: 'every seat is taken' },
  'page.cause.people': { ja: '{why} {n}人: {names}', en: '{why} ({n}): {names}' },
  'page.names.more': { ja: '{names}ほか{n}人', en: '{names} and {n} more' },

  'page.why.ask': { ja: '時間帯', en: 'At' },
  'page.why.block': { ja: '{span} {activity}', en: '{span} {activity}' },
  'page.why.asking': { ja: '調べています', en: 'Looking into it' },
  'page.why.work': {
    ja: '{span} {activity}: 必要 {required}人のところ、{name}さんを含めて {placed}人を配置しています。',
    en: '{span} {activity}: {required} required, {placed} placed, {name} among them.',
  },
  'page.why.without': {
    ja: '代わりを入れずに抜けると、費用は {yen} 増えます。',
    en: 'With nobody instead the roster would cost {yen} more.',
  },
  'page.why.elsewhere': {
    ja: 'ほかの人が最善の形で埋めても、{yen} 増えます。',
    en: 'If the others filled in as best they can, {yen} more.',
  },
  'page.why.elsewhereSame': {
    ja: 'ほかの人が埋めれば、費用は変わりません。',
    en: 'If the others filled in, it would cost the same.',
  },
  'page.why.elsewhereLess': {
    ja: 'ほかの人が埋めれば、{yen} 減る見込みです。',
    en: 'If the others filled in, {yen} would be saved.',
  },
  'page.why.break': { ja: 'この時間は休憩です。', en: 'This is a break.' },
  'page.why.off': { ja: 'この時間は勤務していません。', en: 'Not at work at this time.' },
  'page.why.leave': {
    ja: 'この日は休暇です(承認済みの休暇は動かしません)。',
    en: 'On leave, which is never touched.',
  },
  'page.why.could': { ja: '代われる人', en: 'Who else could' },
  'page.why.couldNot': { ja: '代われない人', en: 'Who cannot' },
  'page.why.nobody': { ja: '代われる人はいません。', en: 'Nobody else could.' },
  'page.why.now': { ja: '今は', en: 'Now' },
  'page.why.costs': { ja: '入れ替えると', en: 'Exchanging' },
  'page.why.consent': { ja: '本人の同意', en: 'Consent' },
  'page.why.needed': { ja: '要', en: 'needed' },
  'page.why.notNeeded': { ja: '不要', en: 'no' },
  'page.why.rule': { ja: '理由・規則', en: 'Reason, rule' },
} as const satisfies Record<string, Entry>
