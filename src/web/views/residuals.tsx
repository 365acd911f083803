import type { BacktestDetail } from '../../core/forecast/types.ts'
import { Lean } from '../parts/lean.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { text } from '../state.ts'

/** What came against what was expected, by weekday and by type of event. */
export function Residuals({ detail }: { detail: BacktestDetail }) {
  const { t, name, number, weekday } = text.value
  const rows = [
    ...detail.weekdays.map((row) => ({ ...row, title: weekday(row.weekday) })),
    ...detail.events.map((row) => ({ ...row, title: name(row.name) })),
  ]
  const most = Math.max(...rows.map(({ share }) => Math.abs(share)))
  return (
    <Panel title={t('page.backtest.residuals')} note={t('page.backtest.residualsNote')} class="long">
      <Table
        caption={t('page.backtest.residuals')}
        rows={rows}
        tone={(row) => ('type' in row ? 'of-event' : undefined)}
        columns={({ head, col, num }) => [
          head(t('page.backtest.when'), (row) => row.title),
          num(t('page.backtest.days'), (row) => number(row.days)),
          num(t('page.forecast.mean'), (row) => number(row.expected)),
          num(t('page.forecast.actual'), (row) => number(row.actual)),
          col(t('page.backtest.residual'), (row) => <Lean share={row.share} most={most} />),
        ]}
      />
    </Panel>
  )
}
