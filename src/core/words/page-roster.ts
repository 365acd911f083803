import type { Entry } from './entry.ts'

/** The page's words of the roster in a manager's hands: one cell, what is kept, the month, fair shares. */
export const roster = {
  'page.roster.month': { ja: '月間', en: 'Month' },
  'page.roster.weekOf': { ja: '{day}の週', en: 'Week of {day}' },
  'page.roster.monthTitle': {
    ja: '{from} – {to}の配置表',
    en: 'Roster from {from} to {to}',
  },
  'page.roster.daysWorked': { ja: '日数', en: 'Days' },
  'page.roster.holiday': { ja: '祝', en: 'H' },
  'page.roster.shortBreak': { ja: '小休憩', en: 'Short break' },

  'page.cell.locked': { ja: '固定', en: 'locked' },
  'page.cell.edited': { ja: '手直し', en: 'changed by hand' },
  'page.cell.editedShort': { ja: '手', en: 'E' },
  'page.cell.changed': { ja: '公表から変更', en: 'differs from the published roster' },
  'page.cell.changedShort': { ja: '変', en: 'C' },
  'page.cell.was': { ja: '公表では {was}', en: 'published: {was}' },
  'page.cell.keys': {
    ja: '枠を選ぶと、固定・変更・理由の確認ができます(矢印キーで移動、Shift+矢印で前後のシフトへ、L で固定。日の表示では棒を左右に引いて動かせます)',
    en: 'Choose a cell to lock it, change it or ask why. Arrow keys move, Shift and an arrow goes to the next shift, L locks; in a day the bars can be dragged',
  },
  'page.cell.label': { ja: '{name} {day} {shift}', en: '{name}, {day}: {shift}' },
  'page.cell.title': { ja: '{name}さん {day}', en: '{name}, {day}' },
  'page.cell.lock': { ja: '固定する', en: 'Lock' },
  'page.cell.unlock': { ja: '固定を外す', en: 'Unlock' },
  'page.cell.back': { ja: '元に戻す', en: 'Undo the change' },
  'page.cell.change': { ja: '勤務を変える', en: 'Change the shift' },
  'page.cell.earlier': { ja: '早いシフト', en: 'An earlier one' },
  'page.cell.later': { ja: '遅いシフト', en: 'A later one' },
  'page.cell.off': { ja: '休みにする', en: 'Day off' },
  'page.cell.checking': { ja: '確かめています', en: 'Checking' },
  'page.cell.lawful': { ja: '新しい違反はありません', en: 'No new breach' },
  'page.cell.breaks': { ja: '規則に反します({n}件)', en: 'Breaks rules ({n})' },
  'page.cell.more': { ja: '費用は {yen} 増えます', en: 'costs {yen} more' },
  'page.cell.less': { ja: '費用は {yen} 減ります', en: 'saves {yen}' },
  'page.cell.same': { ja: '費用は変わりません', en: 'costs the same' },
  'page.cell.consents': { ja: '本人の同意が要ります: {who}', en: 'Consent needed: {who}' },
  'page.cell.price': { ja: 'この休暇にかかる費用を調べる', en: 'What does this leave cost?' },
  'page.cell.priced': {
    ja: 'この休暇で費用は約 {yen} 変わります(確かな幅 {lower} – {upper})。承認済みの休暇は動かしません。',
    en: 'This leave changes the cost by about {yen} (for certain between {lower} and {upper}). It stays as approved.',
  },
  'page.cell.why': { ja: 'なぜこの人がここ?', en: 'Why is this person here?' },

  'page.hand.kept': {
    ja: '固定 {locked} 枠(うち手直し {edited} 枠)',
    en: '{locked} cells locked, {edited} of them changed by hand',
  },
  'page.hand.none': { ja: '固定した枠はありません', en: 'No cell is locked' },
  'page.hand.again': { ja: '再作成(固定を残す)', en: 'Build again, locked cells kept' },
  'page.hand.clear': { ja: 'すべて外す', en: 'Unlock all' },
  'page.hand.apply': { ja: '手直しだけで新しい版にする', en: 'Make a new version with these changes' },
  'page.hand.reason': { ja: '理由: 配置表の手直し', en: 'Reason: changes by hand' },
  'page.hand.changedCells': {
    ja: '公表の配置表から変わった枠 {n}',
    en: '{n} cells differ from the published roster',
  },

  'page.proof': { ja: 'この配置表の良さ', en: 'How good this roster is' },
  'page.proof.gap': {
    ja: '費用は {total}。どんな配置表でも {bound} より安くはできないと証明されています。改善の余地は最大でも {most}({gap})です。',
    en: 'It costs {total}. No roster can cost less than {bound}, which is proven: at most {most} ({gap}) could still be gained.',
  },
  'page.proof.unproven': {
    ja: '費用は {total}。手で変更した配置表なので、最適との差は証明していません。',
    en: 'It costs {total}. It was changed by hand: no distance to the best possible roster is claimed.',
  },
  'page.proof.best': {
    ja: '費用は {total}。これより安い配置表がないことが証明されています。',
    en: 'It costs {total}, and it is proven that none costs less.',
  },
  'page.proof.fill': {
    ja: '必要な人数の {fill} を満たし、不足は {hours} 人時です。',
    en: '{fill} of the requirement is met; {hours} person-hours are short.',
  },
  'page.proof.shortages': { ja: '理由と打てる手', en: 'Why, and what would help' },
  'page.proof.law': {
    ja: '法令・契約の違反 {breaches} 件、注意 {warnings} 件。',
    en: 'Breaches of law and contract: {breaches}; warnings: {warnings}.',
  },
  'page.proof.articles': { ja: '条文ごとの確認', en: 'Rule by rule' },
  'page.proof.wishes': {
    ja: '希望 {asked} 件のうち {granted} 件を反映しました。',
    en: '{granted} of {asked} wishes are granted.',
  },

  'page.fair': { ja: '公平性', en: 'Fairness' },
  'page.fair.note': {
    ja: '負担の回数(これまで + この期間)。縦線が公平な分担。評価には使いません',
    en: 'Burdens, carried and rostered; the line is a fair share. Not for appraisal',
  },
  'page.fair.none': {
    ja: 'この計算では負担の分担を量っていません。「自動作成」で作り直すと表示されます。',
    en: 'This run did not weigh fair shares. Build the roster again to see them.',
  },
  'page.fair.count': { ja: '{count} 回(公平な分担 {share})', en: '{count} (fair share {share})' },
  'page.fair.early': { ja: '早番', en: 'Early' },
  'page.fair.late': { ja: '遅番', en: 'Late' },
  'page.fair.friday': { ja: '金曜', en: 'Fridays' },
  'page.fair.peak': { ja: '混雑時', en: 'Peak slots' },
  'page.fair.refused': { ja: '希望の不採用', en: 'Refused wishes' },
  'page.fair.furthest': { ja: '分担から最も離れた人', en: 'Furthest above the share' },
  'page.fair.over': { ja: '{name} +{n}', en: '{name} +{n}' },
} as const satisfies Record<string, Entry>
