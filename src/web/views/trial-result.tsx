import type { PublicCity } from '../../core/report/types.ts'
import type { Estimate } from '../../core/simulation/types.ts'
import type { Trial, TrialFigures } from '../../core/trial/types.ts'
import { trialChart } from '../charts/compare.ts'
import { ChartView } from '../parts/chart-view.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { isKey } from '../text.ts'
import { Ranged, RangedShare } from './waits.tsx'

interface Row {
  readonly key: string
  readonly label: string
  readonly of: (figures: TrialFigures) => Estimate | number
  readonly as: (value: number) => string
  readonly difference: (value: number) => string
  /** Whether more is worse. */
  readonly cost: boolean
}

/** Today's figures beside the trial's. */
export function TrialResult({ trial, city }: { trial: Trial; city: PublicCity }) {
  const { t } = text.value
  const queueName = (id: string) => nameIn(city.queues, id)
  return (
    <>
      <Panel title={t('page.trial.result')} note={t('page.trial.resultNote')}>
        <Comparison trial={trial} />
      </Panel>
      <Panel title={t('page.trial.byQueue')} class="split even">
        <ChartView
          figure={trialChart(trial, queueName, text.value)}
          label={t('page.trial.chartLabel')}
          height={280}
        />
        <QueueTable trial={trial} queueName={queueName} />
      </Panel>
      {trial.assumptions.length === 0 ? null : (
        <Panel title={t('page.trial.assumptions')}>
          <ul class="assumptions">
            {trial.assumptions.map(({ key, values }) => (
              <li key={key}>{isKey(key) ? t(key, values) : key}</li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

const meanOf = (value: Estimate | number) => (typeof value === 'number' ? value : value.mean)

function Comparison({ trial }: { trial: Trial }) {
  const { t, number, percent, wait, signed } = text.value
  const seconds = (value: number) => `${signed(value / 60, 1)} ${t('page.unit.min')}`
  const points = (value: number) => `${signed(value * 100, 1)} ${t('page.unit.points')}`
  const one = (value: number) => number(value, 1)
  const rows: Row[] = [
    {
      key: 'headcount',
      label: t('page.trial.headcount'),
      of: (f) => f.headcount,
      as: (v) => t('page.unit.people', { n: number(v) }),
      difference: (v) => signed(v),
      cost: false,
    },
    {
      key: 'meanWait',
      label: t('page.meanWait'),
      of: (f) => f.meanWaitSeconds,
      as: wait,
      difference: seconds,
      cost: true,
    },
    {
      key: 'wait90',
      label: t('page.wait90'),
      of: (f) => f.wait90Seconds,
      as: wait,
      difference: seconds,
      cost: true,
    },
    {
      key: 'within',
      label: t('page.within'),
      of: (f) => f.withinTarget,
      as: percent,
      difference: points,
      cost: false,
    },
    {
      key: 'abandoned',
      label: t('page.abandoned'),
      of: (f) => f.abandonedShare,
      as: percent,
      difference: points,
      cost: true,
    },
    {
      key: 'shortage',
      label: t('page.trial.shortage'),
      of: (f) => f.shortageHours,
      as: one,
      difference: (v) => signed(v, 1),
      cost: true,
    },
    {
      key: 'below',
      label: t('page.trial.daysBelow', { days: trial.base.openDays }),
      of: (f) => f.daysBelowTarget,
      as: one,
      difference: (v) => signed(v, 1),
      cost: true,
    },
  ]
  const value = (figures: TrialFigures, row: Row) => {
    const found = row.of(figures)
    return typeof found === 'number' ? row.as(found) : <Ranged value={found} as={row.as} />
  }
  const change = (row: Row) => meanOf(row.of(trial.trial)) - meanOf(row.of(trial.base))
  return (
    <Table
      caption={t('page.trial.result')}
      rows={rows}
      columns={({ head, col, num }) => [
        head(t('page.trial.figure'), (row) => row.label),
        num(t('page.trial.base'), (row) => value(trial.base, row)),
        num(t('page.trial.trial'), (row) => value(trial.trial, row)),
        num(t('page.trial.change'), (row) => {
          const by = change(row)
          const worse = row.key !== 'headcount' && (row.cost ? by > 0 : by < 0)
          return <span class={worse ? 'signed short' : ''}>{row.difference(by)}</span>
        }),
        col(t('page.trial.sure'), (row) => <Sure base={row.of(trial.base)} trial={row.of(trial.trial)} />),
      ]}
    />
  )
}

/** Whether the two intervals lie apart: only then is the change more than chance. */
function Sure({ base, trial }: { base: Estimate | number; trial: Estimate | number }) {
  const { t } = text.value
  if (typeof base === 'number' || typeof trial === 'number') return <>－</>
  const apart = base.high < trial.low || trial.high < base.low
  return <>{t(apart ? 'page.trial.clear' : 'page.trial.unclear')}</>
}

function QueueTable({ trial, queueName }: { trial: Trial; queueName: (id: string) => string }) {
  const { t, wait } = text.value
  return (
    <Table
      caption={t('page.trial.byQueue')}
      rows={trial.queues}
      columns={({ head, num }) => [
        head(t('page.queue'), (row) => queueName(row.queue)),
        num(`${t('page.meanWait')} ${t('page.trial.base')}`, (row) => <Ranged value={row.base} as={wait} />),
        num(`${t('page.meanWait')} ${t('page.trial.trial')}`, (row) => (
          <Ranged value={row.trial} as={wait} />
        )),
        num(`${t('page.within')} ${t('page.trial.base')}`, (row) => <RangedShare value={row.baseWithin} />),
        num(`${t('page.within')} ${t('page.trial.trial')}`, (row) => <RangedShare value={row.trialWithin} />),
      ]}
    />
  )
}
