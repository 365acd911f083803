import type { Report } from '../../core/report/types.ts'
import type { Scored, Tested } from '../backtest.ts'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { isKey } from '../text.ts'

export function ModelTitle({ row }: { row: Scored }) {
  const { t } = text.value
  const key = `page.model.${row.model}`
  return (
    <>
      {isKey(key) ? t(key) : row.model}{' '}
      {row.champion ? <span class="label">{t('page.model.champion')}</span> : null}
    </>
  )
}

/** Models against the naive baselines over the same back-test, queue by queue. */
export function Leaderboard({ report, tested }: { report: Report; tested: readonly Tested[] }) {
  const { t, number, percent, signed } = text.value
  const rows = tested.flatMap((own) => own.rows)
  const isFirst = (index: number) => index === 0 || rows[index - 1]?.queue !== rows[index]?.queue
  return (
    <Table
      caption={t('page.model.leaderboard')}
      rows={rows}
      tone={(row) => (row.champion ? 'champion' : undefined)}
      columns={({ head, col, num }) => [
        head(t('page.queue'), (row, index) => (isFirst(index) ? nameIn(report.queues, row.queue) : '')),
        col(t('page.model'), (row) => <ModelTitle row={row} />),
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
        ...(rows.some((row) => row.weight !== undefined)
          ? [num(t('page.model.weight'), weightText, t('page.model.weightHint'))]
          : []),
      ]}
    />
  )
}

const weightText = ({ weight }: Scored): string =>
  weight === undefined ? '－' : text.value.percent(weight, 0)
