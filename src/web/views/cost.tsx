import type { Report } from '../../core/report/types.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { text } from '../state.ts'

const PARTS = [
  'wage',
  'overtime',
  'waiting',
  'belowMinimum',
  'leadership',
  'backOffice',
  'outbound',
  'wish',
  'support',
  'unfair',
  'changed',
] as const

/** The roster's price in its parts, and what is proven about how much better any roster could be. */
export function Cost({ report }: { report: Report }) {
  const { t, number, percent, yen } = text.value
  const { cost, proof } = report
  const rows = PARTS.flatMap((part) => {
    const yen = cost[`${part}Yen`]
    return yen === undefined ? [] : [{ part, yen }]
  })
  return (
    <Panel title={t('page.cost')} class="split">
      <Table
        caption={t('page.cost')}
        rows={[...rows, { part: 'total' as const, yen: cost.totalYen }]}
        tone={(row) => (row.part === 'total' ? 'total' : row.yen === 0 ? 'nothing' : undefined)}
        columns={({ head, num }) => [
          head(t('page.cost.part'), (row) => t(`page.cost.${row.part}`)),
          num(t('page.cost.amount'), (row) => yen(row.yen)),
          num(t('page.cost.share'), (row) => (cost.totalYen > 0 ? percent(row.yen / cost.totalYen) : '－')),
        ]}
      />
      <div class="proof">
        {proof.status === 'unproven' ? (
          <p>{t('page.cost.unproven', { total: yen(cost.totalYen) })}</p>
        ) : (
          <>
            <p class="gap">
              {t('page.cost.gap')}
              <strong>{percent(proof.gap, 2)}</strong>
            </p>
            <p>
              {t(proof.gap > 0 ? 'page.cost.proof' : 'page.cost.proofOptimal', {
                total: yen(cost.totalYen),
                bound: yen(proof.boundYen),
                gap: percent(proof.gap, 2),
              })}
            </p>
            <p>
              <small>
                {t('page.cost.work', { iterations: number(proof.iterations), nodes: number(proof.nodes) })}
              </small>
            </p>
          </>
        )}
      </div>
    </Panel>
  )
}
