import type { PublicCity } from '../../core/report/types.ts'
import type { Estimate } from '../../core/simulation/types.ts'
import type { Trial, TrialFigures } from '../../core/trial/types.ts'
import { trialChart } from '../charts/bars.ts'
import { leverText } from '../levers.ts'
import { ChartView } from '../parts/chart-view.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { isKey } from '../text.ts'
import { Ranged, RangedShare } from './waits-table.tsx'

interface Row {
  readonly label: string
  readonly of: (figures: TrialFigures) => Estimate | number
  readonly as: (value: number) => string
  readonly change: (value: number) => string
  /** Which way is worse: up, down, or neither. */
  readonly worse: 1 | -1 | 0
}

/** Today's figures beside the trial's. */
export function TrialResult({ trial, city }: { trial: Trial; city: PublicCity }) {
  const { t } = text.value
  const queueName = (id: string) => nameIn(city.queues, id)
  return (
    <>
      <Panel title={t('page.trial.result')} note={t('page.trial.resultNote')}>
        {trial.request.levers?.length ? (
          <p class="lead">
            {trial.request.levers.map((lever) => leverText(lever, city, text.value)).join(' / ')}
          </p>
        ) : null}
        <Comparison trial={trial} />
      </Panel>
      <Panel title={t('page.trial.byQueue')} class="split trial-queues">
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

const minutesText = (seconds: number): string =>
  `${text.value.signed(seconds / 60, 1)} ${text.value.t('page.unit.min')}`
const pointsText = (share: number): string =>
  `${text.value.signed(share * 100, 1)} ${text.value.t('page.unit.points')}`

function Comparison({ trial }: { trial: Trial }) {
  const { t, number, percent, wait, signed } = text.value
  const one = (value: number) => number(value, 1)
  const more = (value: number) => signed(value, 1)
  const people = (value: number) => t('page.unit.people', { n: number(value) })
  const row = (
    label: string,
    of: Row['of'],
    as: Row['as'],
    change: Row['change'],
    worse: Row['worse'],
  ): Row => ({
    label,
    of,
    as,
    change,
    worse,
  })
  const rows: Row[] = [
    row(
      t('page.trial.headcount'),
      (f) => f.headcount,
      people,
      (value) => signed(value),
      0,
    ),
    row(t('page.meanWait'), (f) => f.meanWaitSeconds, wait, minutesText, 1),
    row(t('page.wait90'), (f) => f.wait90Seconds, wait, minutesText, 1),
    row(t('page.within'), (f) => f.withinTarget, percent, pointsText, -1),
    row(t('page.abandoned'), (f) => f.abandonedShare, percent, pointsText, 1),
    row(t('page.shortageHours'), (f) => f.shortageHours, one, more, 1),
    row(t('page.trial.daysBelow', { days: trial.base.openDays }), (f) => f.daysBelowTarget, one, more, 1),
    ...(trial.base.peakPeople === undefined
      ? []
      : [
          row(
            t('page.trial.peak'),
            (f) => f.peakPeople ?? 0,
            people,
            (value) => signed(value),
            0,
          ),
          row(t('page.trial.required'), (f) => f.requiredHours ?? 0, one, more, 0),
          row(t('page.trial.work'), (f) => f.workHours ?? 0, one, more, 0),
        ]),
  ]
  const value = (figures: TrialFigures, row: Row) => {
    const found = row.of(figures)
    if (typeof found === 'number') return row.as(found)
    return row.as === percent ? <RangedShare value={found} /> : <Ranged value={found} as={row.as} />
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
          const isWorse = by * row.worse > 0 && isApart(row.of(trial.base), row.of(trial.trial)) !== false
          return <span class={isWorse ? 'signed short' : ''}>{row.change(by)}</span>
        }),
        col(t('page.trial.sure'), (row) => <Sure base={row.of(trial.base)} trial={row.of(trial.trial)} />),
      ]}
    />
  )
}

/** Whether the two intervals lie apart: only then is the change more than chance. Undefined where nothing is estimated. */
const isApart = (base: Estimate | number, trial: Estimate | number): boolean | undefined =>
  typeof base === 'number' || typeof trial === 'number'
    ? undefined
    : base.high < trial.low || trial.high < base.low

function Sure({ base, trial }: { base: Estimate | number; trial: Estimate | number }) {
  const { t } = text.value
  const apart = isApart(base, trial)
  if (apart === undefined) return <span>－</span>
  return <span>{t(apart ? 'page.trial.clear' : 'page.trial.unclear')}</span>
}

function QueueTable({ trial, queueName }: { trial: Trial; queueName: (id: string) => string }) {
  const { t, wait, percent } = text.value
  const isPaired = trial.queues.some(({ waitDifference }) => waitDifference)
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
        ...(isPaired
          ? [
              num(t('page.trial.difference'), ({ waitDifference }) => (
                <Difference value={waitDifference} worse={1} as={minutesText} />
              )),
            ]
          : []),
        num(`${t('page.within')} ${t('page.trial.base')}`, (row) => percent(row.baseWithin.mean)),
        num(`${t('page.within')} ${t('page.trial.trial')}`, (row) => percent(row.trialWithin.mean)),
        ...(isPaired
          ? [
              num(t('page.trial.difference'), ({ withinDifference }) => (
                <Difference value={withinDifference} worse={-1} as={pointsText} />
              )),
            ]
          : []),
      ]}
    />
  )
}

interface DifferenceProps {
  readonly value: Estimate | undefined
  readonly worse: 1 | -1
  readonly as: (value: number) => string
}

/** A difference of the same weeks with its interval; signed where it is more than chance. */
function Difference({ value, worse, as }: DifferenceProps) {
  const { t } = text.value
  if (!value) return <span>－</span>
  const { mean, low, high } = value
  const isSure = low > 0 || high < 0
  return (
    <>
      <span class={isSure && mean * worse > 0 ? 'signed short' : ''}>
        {isSure ? (mean * worse > 0 ? '▼ ' : '○ ') : ''}
        {as(mean)}
      </span>
      <small class="under">{isSure ? `${as(low)} – ${as(high)}` : t('page.trial.unclear')}</small>
    </>
  )
}
