import type { Report } from '../../core/report/types.ts'
import { Lean } from '../parts/lean.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'

/** What in the history does not look like demand, with the reason and what was decided about it. */
export function Shocks({ report }: { report: Report }) {
  const { t, name, longDay } = text.value
  const { shocks = [] } = report
  if (shocks.length === 0) return null
  return (
    <Panel title={t('page.shocks')} note={t('page.shocks.note')}>
      <Table
        caption={t('page.shocks')}
        rows={shocks}
        columns={({ head, col, prose }) => [
          head(t('page.queue'), (row) => (
            <>
              {nameIn(report.queues, row.queue)}
              <small class="under">{row.id}</small>
            </>
          )),
          col(t('page.day'), (row) => [...new Set([row.from, row.to])].map(longDay).join('–')),
          col(t('page.backtest.residual'), (row) => <Lean share={row.size} most={1} />),
          prose(t('page.reason'), (row) => name(row.reason)),
          col(t('page.shocks.decision'), (row) => t(`page.shocks.${row.decision}`)),
        ]}
      />
    </Panel>
  )
}
