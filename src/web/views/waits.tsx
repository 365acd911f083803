import type { Report } from '../../core/report/types.ts'
import type { SimulatedQueue } from '../../core/simulation/types.ts'
import { waitChart } from '../charts/bars.ts'
import { ChartView } from '../parts/chart-view.tsx'
import { DayChoices, QueueChoices } from '../parts/choices.tsx'
import { Headline, Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { chosenDate, chosenQueue, nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { WaitsTable } from './waits-table.tsx'

/** 待ち時間: how the rostered week went when it was played many times. */
export function WaitsView({ report }: { report: Report }) {
  const { t, name, number, longDay } = text.value
  const queue = chosenQueue(report)
  const date = chosenDate(report)
  const simulated = report.simulation.queues.find((one) => one.queue === queue?.id)
  if (!queue) return <p class="empty">{t('page.nothing')}</p>
  const title = name(queue.name)
  return (
    <>
      <Panel
        title={t('page.waits.title')}
        note={t('page.waits.note', { replications: number(report.simulation.replications) })}
      >
        <WaitsTable report={report} chosen={queue.id} />
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

function Slots({ report, simulated }: { report: Report; simulated: SimulatedQueue | undefined }) {
  const { t, number, wait, time } = text.value
  const date = chosenDate(report)
  return (
    <Table
      caption={t('page.view.waits')}
      rows={simulated?.slots.filter((slot) => slot.date === date) ?? []}
      height={500}
      empty={t('page.closedDay')}
      columns={({ head, num }) => [
        head(t('page.time'), (row) => `${time(row.slot * report.slotMinutes)}–`),
        num(t('page.arrivals'), (row) => number(row.arrivals, 1)),
        num(t('page.meanWait'), (row) => wait(row.meanWaitSeconds.mean)),
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
