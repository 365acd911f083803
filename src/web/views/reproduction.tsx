import type { CalibratedQueue, Calibration, CalibrationVerdict } from '../../core/calibration/types.ts'
import type { Report } from '../../core/report/types.ts'
import { dayWaitChart, slotWaitChart, staffingChart } from '../charts/reproduction.ts'
import type { Fit } from '../fit.ts'
import { ChartView } from '../parts/chart-view.tsx'
import { Choices } from '../parts/choices.tsx'
import { Panel, SIGN, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { nameIn } from '../selection.ts'
import { choose, place, text } from '../state.ts'
import { Ranged } from './waits-table.tsx'

/** How each verdict is signed and coloured. */
const VERDICTS: Readonly<Record<CalibrationVerdict, Fit>> = {
  reproduces: 'fit',
  tooShort: 'short',
  tooLong: 'short',
  daysDiffer: 'surplus',
  tooFewDays: 'closed',
}

/** 再現性: whether the simulation reproduces the waits of days that have been, before it is trusted with days to come. */
export function ReproductionView({ report }: { report: Report }) {
  const { calibration } = report
  const [first] = calibration?.queues ?? []
  if (!calibration || !first) return <p class="empty">{text.value.t('page.reproduction.none')}</p>
  const chosen = calibration.queues.find(({ queue }) => queue === place.value.queue) ?? first
  return (
    <>
      <Verdict calibration={calibration} />
      <Queues report={report} calibration={calibration} chosen={chosen.queue} />
      <div class="toolbar">
        <Choices
          label={text.value.t('page.queue')}
          options={calibration.queues.map(({ queue }) => ({
            value: queue,
            text: nameIn(report.queues, queue),
          }))}
          chosen={chosen.queue}
          onChoose={(queue) => choose({ queue })}
        />
      </div>
      <BySlot report={report} chosen={chosen} />
      <ByDay report={report} chosen={chosen} />
      <Staffing report={report} calibration={calibration} chosen={chosen} />
    </>
  )
}

function Verdict({ calibration }: { calibration: Calibration }) {
  const { t, number, longDay } = text.value
  const { fitted, judged, queues } = calibration
  const good = queues.filter(({ verdict }) => verdict === 'reproduces').length
  const worst = (['short', 'surplus'] as const).find((fit) =>
    queues.some(({ verdict }) => VERDICTS[verdict] === fit),
  )
  return (
    <div class={`certificate ${worst ?? 'fit'}`}>
      <span class="seal" aria-hidden="true">
        {SIGN[worst ?? 'fit']}
      </span>
      <div>
        <p class="verdict">
          {t('page.reproduction.verdict', { good: number(good), of: number(queues.length) })}
        </p>
        <p>
          {t('page.reproduction.periods', {
            fittedFrom: longDay(fitted.from),
            fittedTo: longDay(fitted.to),
            fittedDays: number(fitted.days),
            judgedFrom: longDay(judged.from),
            judgedTo: longDay(judged.to),
            judgedDays: number(judged.days),
          })}
        </p>
      </div>
    </div>
  )
}

interface QueuesProps {
  readonly report: Report
  readonly calibration: Calibration
  readonly chosen: string
}

function Queues({ report, calibration, chosen }: QueuesProps) {
  const { t, wait, percent } = text.value
  return (
    <Panel title={t('page.reproduction.queues')} note={t('page.reproduction.queuesNote')}>
      <Table
        caption={t('page.reproduction.queues')}
        rows={calibration.queues}
        tone={(row) => (row.queue === chosen ? 'champion' : undefined)}
        columns={({ head, col, num }) => [
          head(t('page.queue'), (row) => (
            <button type="button" class="plain" onClick={() => choose({ queue: row.queue })}>
              {nameIn(report.queues, row.queue)}
            </button>
          )),
          col(t('page.reproduction.result'), (row) => (
            <Signed fit={VERDICTS[row.verdict]}>{t(`page.reproduction.${row.verdict}`)}</Signed>
          )),
          num(t('page.reproduction.observedMean'), (row) => wait(row.observedMeanWaitSeconds)),
          num(t('page.reproduction.simulatedMean'), (row) => (
            <Ranged value={row.simulatedMeanWaitSeconds} as={wait} />
          )),
          num(t('page.reproduction.observedMax'), (row) => wait(row.observedMaxWaitSeconds)),
          num(t('page.reproduction.simulatedMax'), (row) => (
            <Ranged value={row.simulatedMaxWaitSeconds} as={wait} />
          )),
          num(t('page.reproduction.inside'), (row) => percent(row.insideBand, 0)),
        ]}
      />
    </Panel>
  )
}

interface ChosenProps {
  readonly report: Report
  readonly chosen: CalibratedQueue
}

function BySlot({ report, chosen }: ChosenProps) {
  const { t, wait, number, time } = text.value
  const queue = nameIn(report.queues, chosen.queue)
  const title = t('page.reproduction.bySlot', { queue })
  return (
    <Panel title={title} note={t('page.reproduction.bySlotNote')} class="split">
      <ChartView
        figure={slotWaitChart(chosen, report.slotMinutes, text.value)}
        label={t('page.reproduction.bySlotLabel', { queue })}
        height={300}
      />
      <Table
        caption={title}
        rows={chosen.slots}
        height={340}
        columns={({ head, num }) => [
          head(t('page.time'), (row) => `${time(row.slot * report.slotMinutes)}–`),
          num(t('page.arrivals'), (row) => number(row.arrivals)),
          num(t('page.reproduction.observed'), (row) => wait(row.observedMeanWaitSeconds)),
          num(t('page.reproduction.simulated'), (row) => (
            <Ranged value={row.simulatedMeanWaitSeconds} as={wait} />
          )),
        ]}
      />
    </Panel>
  )
}

type Day = CalibratedQueue['days'][number]

/** Which way a day lies outside its band, by a sign. */
const signOf = ({ observedMeanWaitSeconds: wait, low80, high80 }: Day): string =>
  wait > high80 ? '↑' : wait < low80 ? '↓' : '○'

function ByDay({ report, chosen }: ChosenProps) {
  const { t, wait, number, day } = text.value
  const queue = nameIn(report.queues, chosen.queue)
  const title = t('page.reproduction.byDay', { queue })
  return (
    <Panel title={title} note={t('page.reproduction.byDayNote')} class="split">
      <ChartView
        figure={dayWaitChart(chosen, text.value)}
        label={t('page.reproduction.byDayLabel', { queue })}
        height={300}
      />
      <Table
        caption={title}
        rows={chosen.days}
        height={340}
        columns={({ head, num }) => [
          head(t('page.day'), (row) => day(row.date)),
          num(t('page.arrivals'), (row) => number(row.arrivals)),
          num(t('page.reproduction.observed'), (row) => (
            <>
              {signOf(row)} {wait(row.observedMeanWaitSeconds)}
            </>
          )),
          num(t('page.reproduction.simulated'), (row) => wait(row.simulatedMeanWaitSeconds)),
          num(t('page.reproduction.band'), (row) => `${wait(row.low80)}–${wait(row.high80)}`),
        ]}
      />
    </Panel>
  )
}

function Staffing({ report, calibration, chosen }: ChosenProps & { readonly calibration: Calibration }) {
  const { t, number, percent, time } = text.value
  const activity = report.queues.find(({ id }) => id === chosen.queue)?.activity ?? ''
  const fitted = calibration.staffing.find((one) => one.activity === activity)
  if (!fitted) return null
  const desk = nameIn(report.activities, activity)
  const title = t('page.reproduction.staffing', { desk })
  return (
    <Panel title={title} note={t('page.reproduction.staffingNote')} class="split">
      <div>
        <ChartView
          figure={staffingChart(fitted, report.slotMinutes, text.value)}
          label={t('page.reproduction.staffingLabel', { desk })}
          height={240}
        />
        <p class="note">
          {t('page.reproduction.rule', {
            by: percent(fitted.followsDemand * 0.1, 1),
            deviation: number(fitted.dayDeviation, 1),
          })}
        </p>
      </div>
      <Table
        caption={title}
        rows={fitted.slots}
        height={300}
        columns={({ head, num }) => [
          head(t('page.time'), (row) => `${time(row.slot * report.slotMinutes)}–`),
          num(t('page.reproduction.people'), (row) => number(row.people, 1)),
          num(t('page.reproduction.least'), (row) => number(row.least, 1)),
        ]}
      />
    </Panel>
  )
}
