import type { Report } from '../../core/report/types.ts'
import type { Estimate, SimulatedQueue } from '../../core/simulation/types.ts'
import { waitChart } from '../charts/waits.ts'
import { ChartView } from '../parts/chart-view.tsx'
import { DayChoices, QueueChoices } from '../parts/choices.tsx'
import { IntervalBar } from '../parts/interval-bar.tsx'
import { Headline, Panel, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { chosenDate, chosenQueue, nameIn } from '../selection.ts'
import { choose, text } from '../state.ts'

/** 待ち時間: how the rostered week went when it was played many times. */
export function WaitsView({ report }: { report: Report }) {
  const { t, name, number, longDay } = text.value
  const queue = chosenQueue(report)
  const date = chosenDate(report)
  const simulated = report.simulation.queues.find((one) => one.queue === queue?.id)
  if (!queue) return <p class="empty">{t('page.waits.none')}</p>
  const title = name(queue.name)
  return (
    <>
      <Panel
        title={t('page.waits.title')}
        note={t('page.waits.note', { replications: number(report.simulation.replications) })}
      >
        <Queues report={report} chosen={queue.id} />
      </Panel>
      <div class="toolbar">
        <QueueChoices report={report} />
        <DayChoices report={report} />
      </div>
      <Panel title={t('page.waits.day', { queue: title, day: longDay(date) })} class="split">
        <ChartView
          figure={waitChart(simulated, date, report, text.value)}
          label={t('page.waits.dayLabel', { queue: title, day: longDay(date) })}
          height={440}
        />
        <Slots report={report} simulated={simulated} />
      </Panel>
      <Overtime report={report} />
    </>
  )
}

interface RangedProps {
  readonly value: Estimate
  readonly as: (value: number) => string
  /** How the lower end is written, where the upper end's unit serves both. */
  readonly from?: (value: number) => string
}

/** A mean with its interval in small beneath. */
export function Ranged({ value, as, from = as }: RangedProps) {
  return (
    <>
      {as(value.mean)}
      <small class="under">
        {from(value.low)}–{as(value.high)}
      </small>
    </>
  )
}

/** A share with its interval, in percent. */
export function RangedShare({ value }: { value: Estimate }) {
  const { number, percent } = text.value
  return <Ranged value={value} as={percent} from={(low) => number(low * 100, 1)} />
}

function Queues({ report, chosen }: { report: Report; chosen: string }) {
  const { t, name, number, percent, wait } = text.value
  const lowest = Math.min(
    ...report.simulation.queues.map((row) => row.withinTarget.low),
    ...report.queues.map((queue) => queue.targetShare),
  )
  const floor = Math.max(0, Math.floor(lowest * 10 - 1) / 10)
  const queueOf = (row: SimulatedQueue) => report.queues.find((queue) => queue.id === row.queue)
  return (
    <Table
      caption={t('page.waits.title')}
      rows={report.simulation.queues}
      tone={(row) => (row.queue === chosen ? 'champion' : undefined)}
      columns={({ head, col, num }) => [
        head(t('page.queue'), (row) => {
          const queue = queueOf(row)
          return (
            <button type="button" class="plain" onClick={() => choose({ queue: row.queue })}>
              {queue ? name(queue.name) : row.queue}
            </button>
          )
        }),
        num(t('page.arrivals'), (row) => <Ranged value={row.arrivals} as={number} />),
        num(t('page.meanWait'), (row) => <Ranged value={row.meanWaitSeconds} as={wait} />),
        num(t('page.wait90'), (row) => <Ranged value={row.wait90Seconds} as={wait} />),
        num(t('page.maxWait'), (row) => <Ranged value={row.maxWaitSeconds} as={wait} />),
        col(t('page.targetTitle'), (row) => {
          const queue = queueOf(row)
          return queue
            ? t('page.targetWithin', {
                share: number(queue.targetShare * 100),
                wait: wait(queue.targetSeconds),
              })
            : '－'
        }),
        num(t('page.within'), (row) => {
          const target = queueOf(row)?.targetShare ?? 0
          return (
            <Signed fit={row.withinTarget.mean < target ? 'short' : 'fit'}>
              <RangedShare value={row.withinTarget} />
            </Signed>
          )
        }),
        col(t('page.waits.bar', { from: number(floor * 100) }), (row) => (
          <IntervalBar
            value={row.withinTarget}
            from={floor}
            target={queueOf(row)?.targetShare ?? 0}
            label={t('page.waits.barLabel', {
              share: percent(row.withinTarget.mean),
              target: percent(queueOf(row)?.targetShare ?? 0, 0),
            })}
          />
        )),
        num(t('page.abandoned'), (row) => <RangedShare value={row.abandonedShare} />),
        num(t('page.occupancy'), (row) => <RangedShare value={row.occupancy} />),
        num(t('page.daysBelow'), (row) => (
          <Ranged value={row.daysBelowTarget} as={(value) => number(value, 1)} />
        )),
      ]}
    />
  )
}

function Slots({ report, simulated }: { report: Report; simulated: SimulatedQueue | undefined }) {
  const { t, number, wait, time } = text.value
  const date = chosenDate(report)
  return (
    <Table
      caption={t('page.waits.slots')}
      rows={simulated?.slots.filter((slot) => slot.date === date) ?? []}
      height={470}
      empty={t('page.closedDay')}
      columns={({ head, num }) => [
        head(t('page.time'), (row) => `${time(row.slot * report.slotMinutes)}–`),
        num(t('page.arrivals'), (row) => number(row.arrivals, 1)),
        num(t('page.meanWait'), (row) => wait(row.meanWaitSeconds)),
        num(t('page.wait90'), (row) => wait(row.wait90Seconds)),
      ]}
    />
  )
}

function Overtime({ report }: { report: Report }) {
  const { t, number } = text.value
  return (
    <Panel title={t('page.waits.overtime')} note={t('page.waits.overtimeNote')}>
      <dl class="headlines plain">
        {report.simulation.overtimeMinutes.map(({ team, minutes }) => (
          <Headline
            key={team}
            label={nameIn(report.teams, team)}
            value={number(minutes.mean)}
            unit={t('page.unit.minutesAWeek')}
            note={`${number(minutes.low)}–${number(minutes.high)}`}
          />
        ))}
      </dl>
    </Panel>
  )
}
