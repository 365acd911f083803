import type { Report, ReportForecast } from '../../core/report/types.ts'
import { testedInReport } from '../backtest.ts'
import { bandText, dailyChart, marksOf, slotChart } from '../charts/forecast.ts'
import { bandLabel } from '../charts/look.ts'
import { ChartView } from '../parts/chart-view.tsx'
import { DayChoices, QueueChoices } from '../parts/choices.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { chosenDate, chosenQueue, nameIn } from '../selection.ts'
import { text } from '../state.ts'
import { WhySoMany } from './explanation.tsx'
import { Leaderboard } from './leaderboard.tsx'
import { Totals } from './totals.tsx'

/** 需要予測: what one queue brings, day by day and slot by slot, with bands and how far to trust them. */
export function ForecastView({ report }: { report: Report }) {
  const { t, name, number, percent } = text.value
  const queue = chosenQueue(report)
  const forecast = report.forecast.find((one) => one.queue === queue?.id)
  if (!queue || !forecast) return <p class="empty">{t('page.nothing')}</p>
  const title = name(queue.name)
  return (
    <>
      <div class="toolbar">
        <QueueChoices report={report} />
        <DayChoices report={report} />
      </div>
      <Panel
        title={t('page.forecast.daily', { queue: title })}
        note={t('page.forecast.dailyNote')}
        class="split wide"
      >
        <ChartView
          figure={dailyChart(report, forecast, text.value)}
          label={t('page.forecast.dailyLabel', { queue: title })}
          height={270}
        />
        <Days report={report} forecast={forecast} />
      </Panel>
      <WhySoMany report={report} days={forecast.days} title={title} />
      <Slots report={report} forecast={forecast} title={title} />
      <Panel
        title={t('page.accuracy')}
        note={t('page.accuracy.note', {
          coverage: percent(forecast.accuracy.coverage80),
          cases: number(forecast.accuracy.cases),
        })}
      >
        <Leaderboard report={report} tested={testedInReport([forecast])} />
        {forecast.truthWape === undefined ? null : (
          <p class="note">{t('page.accuracy.truth', { wape: percent(forecast.truthWape) })}</p>
        )}
      </Panel>
      <Totals report={report} />
    </>
  )
}

function Days({ report, forecast }: { report: Report; forecast: ReportForecast }) {
  const { t, number, day } = text.value
  return (
    <Table
      caption={t('page.forecast.daily', { queue: nameIn(report.queues, forecast.queue) })}
      rows={forecast.days}
      height={300}
      columns={({ head, num }) => [
        head(t('page.day'), (row) => (
          <>
            {day(row.date)}
            <small class="under">{marksOf(report, text.value, row.date).join(' / ')}</small>
          </>
        )),
        num(t('page.forecast.mean'), (row) => number(row.mean)),
        num(bandLabel(text.value, 0.8), (row) => bandText(text.value, forecast.levels, row.quantiles, 0.8)),
        num(bandLabel(text.value, 0.95), (row) => bandText(text.value, forecast.levels, row.quantiles, 0.95)),
      ]}
    />
  )
}

function Slots({ report, forecast, title }: { report: Report; forecast: ReportForecast; title: string }) {
  const { t, number, wait, longDay, time } = text.value
  const date = chosenDate(report)
  const slots = forecast.days.find((day) => day.date === date)?.slots ?? []
  return (
    <Panel title={t('page.forecast.slots', { queue: title, day: longDay(date) })} class="split">
      <ChartView
        figure={slotChart(report, forecast, date, text.value)}
        label={t('page.forecast.slotsLabel', { queue: title, day: longDay(date) })}
        height={440}
      />
      <Table
        caption={t('page.forecast.slots', { queue: title, day: longDay(date) })}
        rows={slots}
        height={500}
        empty={t('page.closedDay')}
        columns={({ head, num }) => [
          head(t('page.time'), (row) => `${time(row.slot * report.slotMinutes)}–`),
          num(t('page.forecast.mean'), (row) => number(row.mean, 1)),
          num(bandLabel(text.value, 0.8), (row) => bandText(text.value, forecast.levels, row.quantiles, 0.8)),
          num(bandLabel(text.value, 0.95), (row) =>
            bandText(text.value, forecast.levels, row.quantiles, 0.95),
          ),
          num(
            t('page.handling'),
            ({ handling }) =>
              handling ? (
                <>
                  {wait(handling.meanSeconds)}
                  <small class="under">±{wait(handling.meanSeconds * handling.cv)}</small>
                </>
              ) : (
                '－'
              ),
            t('page.forecast.handlingHint'),
          ),
        ]}
      />
    </Panel>
  )
}
