import type { Entry } from './entry.ts'

/** The page's words of スキル表・研修: which cross-training takes most shortage away. */
export const training = {
  'page.training.ask': {
    ja: '次の四半期に、誰が何を習得するとよいか',
    en: 'Who should learn what next quarter?',
  },
  'page.training.askNote': {
    ja: '変更の範囲・雇用主・研修の決まりの中で選びます。評価には使いません。',
    en: 'Within scope of assignment, employer and training gate. Not for appraisal.',
  },
  'page.training.from': { ja: '開始(月曜)', en: 'From (a Monday)' },
  'page.training.weeks': { ja: '期間', en: 'For' },
  'page.training.budget': { ja: '研修に使える時間', en: 'Hours of training' },
  'page.training.hoursUnit': { ja: '時間', en: 'h' },
  'page.training.start': { ja: '計算する', en: 'Work it out' },
  'page.training.empty': {
    ja: '条件を決めて「計算する」を押すと、研修の効果が順に出ます。',
    en: 'Set the conditions and press the button: trainings are ranked here.',
  },
  'page.training.before': { ja: '今のままの不足', en: 'Shortage as people are' },
  'page.training.band': { ja: '需要の幅 {low}–{high}', en: 'over demand {low}–{high}' },
  'page.training.removed': { ja: '研修で消える不足', en: 'Taken away by training' },
  'page.training.saved': { ja: '減る費用', en: 'Saves' },
  'page.training.used': { ja: '使う研修時間', en: 'Hours of training' },
  'page.training.trainings': { ja: '{n} 件の研修', en: '{n} trainings' },
  'page.training.chosen': { ja: '選定', en: 'chosen' },
  'page.training.setNote': {
    ja: '組み合わせると効果は足し算より小さくなります。どの組を選んでも減るのは {most} まで(証明済み)です。',
    en: 'Together they are worth less than their sum. No set saves more than {most}, which is proven.',
  },
  'page.training.greedy': { ja: '1件ずつ選びました。', en: 'Chosen one by one.' },
  'page.training.all': { ja: 'すべての組から選びました。', en: 'Best of all sets.' },
  'page.training.ranked': { ja: '研修の順位', en: 'Trainings, best first' },
  'page.training.rankedNote': {
    ja: '研修1時間あたりに消える不足。帯は需要の下位 10 %から上位 90 %まで',
    en: 'Shortage taken away by an hour of training; the band is demand from its 10 % to its 90 % level',
  },
  'page.training.learns': { ja: '習得する業務', en: 'Learns' },
  'page.training.hours': { ja: '研修時間', en: 'Training' },
  'page.training.perHour': { ja: '1時間あたり(人時)', en: 'Per hour (h)' },
  'page.training.shortage': { ja: '四半期に消える不足(人時)', en: 'Shortage taken away (h)' },
  'page.training.away': { ja: '研修中の不足(人時)', en: 'Short while away (h)' },
  'page.training.curve': { ja: '研修時間と残る不足', en: 'Shortage left by hours of training' },
  'page.training.curveNote': { ja: '上から1件ずつ加えたとき', en: 'One training after the other' },
  'page.training.nothing': { ja: '研修なし', en: 'no training' },
  'page.training.total': { ja: '研修時間の計', en: 'Hours in all' },
  'page.training.left': { ja: '残る不足(人時)', en: 'Shortage left (h)' },
  'page.training.added': { ja: '加えた研修', en: 'Added' },
  'page.training.one': { ja: '{name}さん → {activity}', en: '{name} → {activity}' },
  'page.training.candidates': {
    ja: '候補 {allowed} 件のうち {computed} 件を詳しく計算しました。省いた研修はどれも {yen} 以下です。',
    en: '{computed} of {allowed} trainings were worked out in full; none left out saves more than {yen}.',
  },
  'page.training.assumptions': { ja: '前提条件', en: 'Assumptions' },
  'page.training.useless': {
    ja: 'ほかに計算した {n} 件は不足を減らしません。',
    en: 'The other {n} that were worked out take no shortage away.',
  },
  'page.training.none': {
    ja: '不足を減らす研修はありません。',
    en: 'No training would take shortage away.',
  },
} as const satisfies Record<string, Entry>
