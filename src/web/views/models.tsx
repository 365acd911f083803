import type { Backtest } from '../../core/forecast/types.ts'
import type { Report } from '../../core/report/types.ts'
import { type Tested, testedAnew, testedInReport } from '../backtest.ts'
import { accuracyChart } from '../charts/bars.ts'
import { useJob } from '../job.ts'
import { ChartView } from '../parts/chart-view.tsx'
import { QueueChoices } from '../parts/choices.tsx'
import { JobPanel } from '../parts/notice.tsx'
import { Panel, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { chosenQueue } from '../selection.ts'
import { text } from '../state.ts'
import { isKey } from '../text.ts'
import { Ablation } from './ablation.tsx'
import { BandCalendar } from './band-calendar.tsx'
import { Calibration } from './calibration.tsx'
import { Leaderboard } from './leaderboard.tsx'
import { Leads } from './leads.tsx'
import { Residuals } from './residuals.tsx'
import { Shocks } from './shocks.tsx'

/** 予測モデル: how the chosen models did against the naive baselines, where they were wrong, and where the data came from. */
export function ModelsView({ report }: { report: Report }) {
  const { t } = text.value
  const job = useJob<Backtest>('/api/retrain')
  const state = job.state.value
  const fresh = state.status === 'done' ? state.result : undefined
  const tested = fresh ? testedAnew(fresh) : testedInReport(report.forecast)
  return (
    <>
      <Panel title={t('page.model.overview')} note={t('page.model.overviewNote')}>
        <ChartView
          figure={accuracyChart(report, tested, text.value)}
          label={t('page.model.overviewLabel')}
          height={250}
        />
      </Panel>
      <Panel title={t('page.model.retrain')} note={t('page.model.retrainNote')}>
        <JobPanel job={job} start={t('page.model.retrainStart')} onStart={() => job.start({})} />
        {state.status === 'done' ? (
          <h3>
            {t('page.model.retrained', {
              origins: state.result.origins.length,
              days: state.result.horizonDays,
            })}
          </h3>
        ) : null}
      </Panel>
      <Details report={report} tested={tested} />
      <Panel title={t('page.model.leaderboard')} note={t('page.model.leaderboardNote')}>
        <Leaderboard report={report} tested={tested} />
      </Panel>
      <Ablation
        report={report}
        weather={fresh?.weather ?? report.weather ?? []}
        rokuyo={fresh?.rokuyo ?? report.rokuyo ?? []}
      />
      <Shocks report={report} retrain={job} />
      <Receipts report={report} />
    </>
  )
}

/** Where and when the models were right and wrong. */
function Details({ report, tested }: { report: Report; tested: readonly Tested[] }) {
  const { t } = text.value
  const queue = chosenQueue(report)?.id
  const chosen = tested.find((one) => one.queue === queue)
  if (!tested.some(({ detail }) => detail)) return <p class="note">{t('page.backtest.absent')}</p>
  return (
    <>
      <div class="toolbar">
        <QueueChoices report={report} />
      </div>
      {chosen?.detail ? (
        <>
          <Leads report={report} tested={tested} chosen={chosen} />
          <div class="columns">
            <Calibration detail={chosen.detail} />
            <Residuals detail={chosen.detail} />
          </div>
        </>
      ) : null}
      <BandCalendar report={report} tested={tested} />
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
