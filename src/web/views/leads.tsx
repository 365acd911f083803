import { useSignal } from '@preact/signals'
import type { Accuracy } from '../../core/forecast/types.ts'
import type { Report } from '../../core/report/types.ts'
import { accuracyAt, bestOf, leadColumns, MEASURES, type Measure, type Tested } from '../backtest.ts'
import { Choices } from '../parts/choices.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { ModelTitle } from './leaderboard.tsx'

interface Props {
  readonly report: Report
  readonly tested: readonly Tested[]
  readonly chosen: Tested
}

/** Every model of one queue, or of all, by days ahead and kind of day, in one measure. The best of a queue stands out. */
export function Leads({ report, tested, chosen }: Props) {
  const { t } = text.value
  const measure = useSignal<Measure>('wape')
  const isAll = useSignal(false)
  const shown = isAll.value ? tested : [chosen]
  const columns = leadColumns(shown)
  const rows = shown.flatMap((own) => {
    const scores = own.rows.map((row) => ({
      ...row,
      scores: [row.accuracy, ...columns.map((column) => accuracyAt(own, row.model, column))],
    }))
    const best = [0, ...columns.keys()].map((_, at) =>
      bestOf(
        scores.map((row) => row.scores[at]),
        measure.value,
      ),
    )
    return scores.map((row, index) => ({ ...row, best, isFirst: index === 0 }))
  })
  const score = (row: (typeof rows)[number], at: number) => {
    const accuracy = row.scores[at]
    if (!accuracy) return '－'
    const shown = valueText(accuracy, measure.value)
    return accuracy[measure.value] === row.best[at] ? <strong>{shown}</strong> : shown
  }
  return (
    <Panel title={t('page.backtest.leads')} note={t('page.backtest.leadsNote')}>
      <div class="toolbar">
        <Choices
          label={t('page.backtest.measure')}
          options={MEASURES.map((value) => ({ value, text: t(`page.model.${value}`) }))}
          chosen={measure.value}
          onChoose={(value) => {
            measure.value = value
          }}
        />
        <Choices
          label={t('page.queue')}
          options={[
            { value: false, text: nameIn(report.queues, chosen.queue) },
            { value: true, text: t('page.backtest.all') },
          ]}
          chosen={isAll.value}
          onChoose={(value) => {
            isAll.value = value
          }}
        />
      </div>
      <Table
        caption={t('page.backtest.leads')}
        rows={rows}
        tone={(row) => (row.champion ? 'champion' : undefined)}
        columns={({ head, col, num }) => [
          head(t('page.queue'), (row) => (row.isFirst ? nameIn(report.queues, row.queue) : '')),
          col(t('page.model'), (row) => <ModelTitle row={row} />),
          num(t('page.backtest.allDays'), (row) => score(row, 0)),
          ...columns.map(({ lead, days }, at) =>
            num(
              <>
                {t('page.backtest.ahead', { n: [...new Set([lead.from, lead.to])].join('–') })}
                <small class="under">{t(`page.backtest.${days}`)}</small>
              </>,
              (row) => score(row, at + 1),
            ),
          ),
        ]}
      />
    </Panel>
  )
}

function valueText(accuracy: Accuracy, measure: Measure): string {
  const { number, percent, signed } = text.value
  const value = accuracy[measure]
  if (measure === 'cases') return number(value)
  if (measure === 'bias') return `${signed(value * 100, 1)}\u00a0%`
  if (measure === 'mase') return number(value, 2)
  return measure === 'pinball' ? number(value, 3) : percent(value)
}
