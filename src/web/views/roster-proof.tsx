import type { Report } from '../../core/report/types.ts'
import { daysIn, publishedOtherwise } from '../edits.ts'
import { Panel } from '../parts/panel.tsx'
import { linkTo, text } from '../state.ts'

/** How good the roster is, in plain words: its gap, what is short, what the law says, wishes, and what changed. */
export function Proof({ report }: { report: Report }) {
  const { t, percent, number, yen } = text.value
  const { proof, cost, summary, published } = report
  const changed = published ? daysIn(report).filter((day) => publishedOtherwise(report, day)).length : 0
  return (
    <Panel title={t('page.proof')} class="unprinted">
      <ul class="plain-words">
        <li>
          {t(`page.proof.${proof.status === 'unproven' ? 'unproven' : proof.gap > 0 ? 'gap' : 'best'}`, {
            gap: percent(proof.gap, 2),
            total: yen(cost.totalYen),
            bound: yen(proof.boundYen),
            most: yen(cost.totalYen - proof.boundYen),
          })}
        </li>
        <li>
          {t('page.proof.fill', {
            fill: percent(summary.fillRate),
            hours: number(summary.shortageHours, 1),
          })}{' '}
          <a href={linkTo({ view: 'shortages' })}>{t('page.proof.shortages')}</a>
        </li>
        <li>
          {t('page.proof.law', { breaches: summary.breaches, warnings: summary.warnings })}{' '}
          <a href={linkTo({ view: 'law' })}>{t('page.proof.articles')}</a>
        </li>
        <li>{t('page.proof.wishes', { asked: summary.wishesAsked, granted: summary.wishesGranted })}</li>
        {published ? <li>{t('page.hand.changedCells', { n: changed })}</li> : null}
      </ul>
    </Panel>
  )
}
