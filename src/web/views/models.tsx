import type { Backtest, BacktestRow } from '../../core/forecast/types.ts'
import type { Report, ReportForecast } from '../../core/report/types.ts'
import { accuracyChart } from '../charts/bars.ts'
import { useJob } from '../job.ts'
import { ChartView } from '../parts/chart-view.tsx'
import { JobPanel } from '../parts/notice.tsx'
import { Panel, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { isKey } from '../text.ts'

/** 予測モデル: how the chosen models did against the naive baselines, and where the data came from. */
export function ModelsView({ report }: { report: Report }) {
  const { t } = text.value
  const job = useJob<Backtest>('/api/retrain')
  const state = job.state.value
  return (
    <>
      <Panel title={t('page.model.overview')} note={t('page.model.overviewNote')}>
        <ChartView
          figure={accuracyChart(report, text.value)}
          label={t('page.model.overviewLabel')}
          height={240}
        />
      </Panel>
      <Panel title={t('page.model.retrain')} note={t('page.model.retrainNote')}>
        <JobPanel job={job} start={t('page.model.retrainStart')} onStart={() => job.start({})} />
        {state.status === 'done' ? (
          <>
            <h3>
              {t('page.model.retrained', {
                origins: state.result.origins.length,
                days: state.result.horizonDays,
              })}
            </h3>
            <Leaderboard report={report} queues={[]} rows={state.result.rows} />
          </>
        ) : null}
      </Panel>
      <Panel title={t('page.model.leaderboard')} note={t('page.model.leaderboardNote')}>
        <Leaderboard report={report} queues={report.forecast} />
      </Panel>
      <Receipts report={report} />
    </>
  )
}

function Receipts({ report }: { report: Report }) {
  const { t, number } = text.value
  const slashed = (date: string | undefined) => date?.replaceAll('-', '/') ?? '－'
  return (
    <Panel title={t('page.receipts')} note={t('page.receipts.note')}>
      <Table
        caption={t('page.receipts')}
        rows={report.receipts}
        empty={t('page.receipts.none')}
        columns={({ head, col, num }) => [
          head(t('page.receipts.file'), (row) => row.file),
          col(t('page.receipts.kind'), (row) => kindText(row.kind)),
          num(t('page.receipts.read'), (row) => number(row.read)),
          num(t('page.receipts.kept'), (row) => number(row.kept)),
          num(t('page.receipts.rejected'), (row) =>
            row.rejected > 0 ? <Signed fit="surplus">{number(row.rejected)}</Signed> : number(0),
          ),
          num(t('page.receipts.gaps'), (row) => number(row.gaps)),
          col(t('page.receipts.from'), (row) => slashed(row.from)),
          col(t('page.receipts.to'), (row) => slashed(row.to)),
        ]}
      />
    </Panel>
  )
}

const kindText = (kind: string): string => {
  const key = `page.receipts.kind.${kind}`
  return isKey(key) ? text.value.t(key) : kind
}

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
