import type { BacktestRow } from '../../core/forecast/types.ts'
import type { Report, ReportForecast } from '../../core/report/types.ts'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { isKey } from '../text.ts'
import { Table } from './table.tsx'

type Scored = Omit<BacktestRow, 'model'> & { readonly model: string }

/** The chosen model first, then its rivals, best first. */
export const rowsOf = (forecast: ReportForecast): Scored[] => [
  { queue: forecast.queue, model: forecast.model, accuracy: forecast.accuracy, champion: true },
  ...forecast.baselines
    .filter((row) => row.model !== forecast.model)
    .toSorted((a, b) => a.accuracy.wape - b.accuracy.wape),
]

export const modelName = (model: string): string => {
  const key = `page.model.${model}`
  return isKey(key) ? text.value.t(key) : model
}

interface Props {
  readonly report: Report
  readonly queues: readonly ReportForecast[]
  /** Rows of a newer back-test than the report's. */
  readonly rows?: readonly Scored[]
}

/** Models against the naive baselines over the same back-test, queue by queue. */
export function Leaderboard({ report, queues, rows = queues.flatMap(rowsOf) }: Props) {
  const { t, number, percent, signed } = text.value
  const isFirst = (index: number) => index === 0 || rows[index - 1]?.queue !== rows[index]?.queue
  return (
    <Table
      caption={t('page.model.leaderboard')}
      rows={rows}
      tone={(row) => (row.champion ? 'champion' : undefined)}
      columns={({ head, col, num }) => [
        head(t('page.queue'), (row, index) => (isFirst(index) ? nameIn(report.queues, row.queue) : '')),
        col(t('page.model'), (row) => (
          <>
            {modelName(row.model)}{' '}
            {row.champion ? <span class="label">{t('page.model.champion')}</span> : null}
          </>
        )),
        num(t('page.model.wape'), (row) => percent(row.accuracy.wape), t('page.model.wapeHint')),
        num(
          t('page.model.bias'),
          (row) => `${signed(row.accuracy.bias * 100, 1)} %`,
          t('page.model.biasHint'),
        ),
        num(t('page.model.mase'), (row) => number(row.accuracy.mase, 2), t('page.model.maseHint')),
        num(t('page.model.pinball'), (row) => number(row.accuracy.pinball, 3), t('page.model.pinballHint')),
        num(t('page.model.coverage80'), (row) => percent(row.accuracy.coverage80)),
        num(t('page.model.coverage95'), (row) => percent(row.accuracy.coverage95)),
      ]}
    />
  )
}
