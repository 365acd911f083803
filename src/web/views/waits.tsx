import type { Report } from '../../core/report/types.ts'
import type { SimulatedQueue } from '../../core/simulation/types.ts'
import { floor as words } from '../../core/words/page-floor.ts'
import { slotsOn, waitChart, waitingChart, withinChart } from '../charts/waits.ts'
import { ChartView } from '../parts/chart-view.tsx'
import { DayChoices, QueueChoices } from '../parts/choices.tsx'
import { Panel, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { chosenDate, chosenQueue, type Queue } from '../selection.ts'
import { choose, linkTo, text } from '../state.ts'
import { learn } from '../text.ts'
import { Backlog } from './backlog.tsx'
import { Occupancy } from './occupancy.tsx'
import { Ranged, RangedShare, WaitsTable } from './waits-table.tsx'

learn(words)

/** 待ち時間: how the rostered week went when it was played many times. */
export function WaitsView({ report }: { report: Report }) {
  const { t, number } = text.value
  const queue = chosenQueue(report)
  const simulated = report.simulation.queues.find((one) => one.queue === queue?.id)
  if (!queue || !simulated) return <p class="empty">{t('page.nothing')}</p>
  if (!simulated.days) return <p class="empty">{t('page.waits.older')}</p>
  return (
    <>
      <Panel
        title={t('page.waits.title')}
        note={t('page.waits.note', { replications: number(report.simulation.replications) })}
        class="long"
      >
        <WaitsTable report={report} chosen={queue.id} />
        <Trust report={report} />
      </Panel>
      <div class="toolbar">
        <QueueChoices report={report} />
        <DayChoices report={report} />
      </div>
      <Day report={report} queue={queue} simulated={simulated} />
      <Days queue={queue} simulated={simulated} />
      <Occupancy report={report} />
      <Backlog report={report} />
    </>
  )
}

/** How far the simulation is to be trusted, a click away from why. */
function Trust({ report }: { report: Report }) {
  const { t, number } = text.value
  const queues = report.calibration?.queues ?? []
  if (queues.length === 0) return null
  const good = queues.filter(({ verdict }) => verdict === 'reproduces').length
  return (
    <p class="note">
      {t('page.reproduction.verdict', { good: number(good), of: number(queues.length) })}{' '}
      <a href={linkTo({ view: 'reproduction' })}>{t('page.view.reproduction')}</a>
    </p>
  )
}

interface Props {
  readonly report: Report
  readonly queue: Queue
  readonly simulated: SimulatedQueue
}

/** One queue through one day: waits, number waiting and share within target, one above the other. */
function Day({ report, queue, simulated }: Props) {
  const { t, name, longDay } = text.value
  const date = chosenDate(report)
  const slots = slotsOn(simulated, date)
  const what = { queue: name(queue.name), day: longDay(date) }
  return (
    <Panel title={t('page.waits.day', what)} note={t('page.waits.dayNote')} class="split stack">
      <div>
        <ChartView
          figure={waitChart(slots, report, text.value)}
          label={t('page.waits.dayLabel', what)}
          height={230}
        />
        <ChartView
          figure={waitingChart(slots, report, text.value)}
          label={t('page.waits.waitingLabel', what)}
          height={150}
        />
        <ChartView
          figure={withinChart(slots, queue.targetShare, report, text.value)}
          label={t('page.waits.withinLabel', what)}
          height={140}
        />
      </div>
      <Slots report={report} queue={queue} simulated={simulated} />
    </Panel>
  )
}

function Slots({ report, queue, simulated }: Props) {
  const { t, number, percent, wait, time } = text.value
  return (
    <Table
      caption={t('page.view.waits')}
      rows={slotsOn(simulated, chosenDate(report))}
      height={590}
      empty={t('page.closedDay')}
      columns={({ head, num }) => [
        head(t('page.time'), (row) => `${time(row.slot * report.slotMinutes)}–`),
        num(t('page.arrivals'), (row) => number(row.arrivals, 1)),
        num(t('page.meanWait'), (row) => <Ranged value={row.meanWaitSeconds} as={wait} />),
        num('50\u00a0%', (row) => wait(row.wait50Seconds), t('page.wait50')),
        num('90\u00a0%', (row) => wait(row.wait90Seconds), t('page.wait90')),
        num('95\u00a0%', (row) => wait(row.wait95Seconds), t('page.wait95')),
        num(t('page.waits.waiting'), (row) => (
          <Ranged value={row.waiting} as={(value) => number(value, 1)} />
        )),
        num(t('page.within'), (row) => (
          <Signed fit={row.withinTarget.mean < queue.targetShare ? 'short' : 'fit'}>
            {percent(row.withinTarget.mean, 0)}
          </Signed>
        )),
      ]}
    />
  )
}

/** One queue day by day, and over the week. */
function Days({ queue, simulated }: Omit<Props, 'report'>) {
  const { t, name, number, wait, day } = text.value
  const title = t('page.waits.days', { queue: name(queue.name) })
  const rows = [...simulated.days, { ...simulated, date: undefined }]
  return (
    <Panel title={title} note={t('page.waits.daysNote')}>
      <Table
        caption={title}
        rows={rows}
        tone={(row) => (row.date ? undefined : 'total')}
        columns={({ head, num }) => [
          head(t('page.day'), ({ date }) =>
            date ? (
              <button type="button" class="plain" onClick={() => choose({ date })}>
                {day(date)}
              </button>
            ) : (
              t('page.totals.week')
            ),
          ),
          num(t('page.arrivals'), (row) => <Ranged value={row.arrivals} as={number} />),
          num(t('page.meanWait'), (row) => <Ranged value={row.meanWaitSeconds} as={wait} />),
          num(t('page.wait50'), (row) => <Ranged value={row.wait50Seconds} as={wait} />),
          num(t('page.wait90'), (row) => <Ranged value={row.wait90Seconds} as={wait} />),
          num(t('page.wait95'), (row) => <Ranged value={row.wait95Seconds} as={wait} />),
          num(t('page.maxWait'), (row) => <Ranged value={row.maxWaitSeconds} as={wait} />),
          num(t('page.within'), (row) => (
            <Signed fit={row.withinTarget.mean < queue.targetShare ? 'short' : 'fit'}>
              <RangedShare value={row.withinTarget} />
            </Signed>
          )),
          num(t('page.abandoned'), (row) => <RangedShare value={row.abandonedShare} />),
        ]}
      />
    </Panel>
  )
}
