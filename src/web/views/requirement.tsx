import type { Report, ReportLoad } from '../../core/report/types.ts'
import { curveChart, loadChart } from '../charts/load.ts'
import { fitOf } from '../fit.ts'
import { ChartView } from '../parts/chart-view.tsx'
import { DayChoices } from '../parts/choices.tsx'
import { FitLegend, Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { chosenActivity, chosenDate, loadOf, nameIn } from '../selection.ts'
import { place, text } from '../state.ts'
import { Heat } from './heat.tsx'
import { NextPerson, Targets, waitOf } from './next-person.tsx'
import { Rounds } from './rounds.tsx'

/** 必要人数: required against placed people, and what one more or fewer would mean. */
export function RequirementView({ report }: { report: Report }) {
  const { t, name, longDay, span } = text.value
  const activity = chosenActivity(report)
  const date = chosenDate(report)
  if (!activity) return <p class="empty">{t('page.nothing')}</p>
  const load = loadOf(report, activity.id, date)
  const slot = load?.slots.find((one) => one.slot === place.value.slot) ?? busiest(load)
  const title = name(activity.name)
  return (
    <>
      <div class="toolbar">
        <DayChoices report={report} />
        <FitLegend />
      </div>
      <Panel title={t('page.requirement.heat', { day: longDay(date) })} note={t('page.requirement.heatNote')}>
        <Heat report={report} date={date} chosen={{ activity: activity.id, slot: slot?.slot }} />
      </Panel>
      <div class="columns">
        <Panel title={t('page.requirement.day', { activity: title })} note={longDay(date)}>
          <ChartView
            figure={loadChart(load, report, text.value)}
            label={t('page.requirement.dayLabel', { activity: title, day: longDay(date) })}
            height={380}
          />
          <Targets report={report} activity={activity} />
        </Panel>
        {slot ? (
          <Panel
            title={t('page.requirement.curve', {
              time: span({ startMinute: slot.startMinute, endMinute: slot.startMinute + report.slotMinutes }),
            })}
            note={t('page.requirement.curveNote', { activity: title })}
          >
            <NextPerson activity={activity} date={date} slot={slot} />
            <Curve report={report} slot={slot} />
          </Panel>
        ) : null}
      </div>
      <Rounds report={report} />
    </>
  )
}

type LoadSlot = ReportLoad['slots'][number]

/** Where the most is missing; without a shortage, where the most comes. */
const busiest = (load: ReportLoad | undefined): LoadSlot | undefined =>
  load?.slots.toSorted(
    (a, b) => b.required - b.placed - (a.required - a.placed) || b.arrivals - a.arrivals,
  )[0]

function Curve({ report, slot }: { report: Report; slot: LoadSlot }) {
  const { t, number, percent, yen } = text.value
  return (
    <>
      <ChartView
        figure={curveChart(slot.curve, slot.placed, text.value)}
        label={t('page.requirement.curveLabel', { required: slot.required, placed: slot.placed })}
        height={170}
      />
      <Table
        caption={t('page.axis.ifPeople')}
        rows={slot.curve}
        tone={(row) => (row.people === slot.placed ? 'champion' : undefined)}
        columns={({ head, num }) => [
          head(t('page.axis.people'), (row) => (
            <>
              {t('page.unit.people', { n: row.people })}{' '}
              {row.people === slot.placed ? <span class="label">{t('page.placed')}</span> : null}{' '}
              {row.people === slot.required ? <span class="label plain">{t('page.required')}</span> : null}
            </>
          )),
          num(t('page.within'), (row) => (
            <>
              {percent(row.serviceLevel)}
              {row.queues?.map(({ queue, serviceLevel }) => (
                <small class="under" key={queue}>
                  {nameIn(report.queues, queue)} {percent(serviceLevel, 0)}
                </small>
              ))}
            </>
          )),
          num(t('page.meanWait'), waitOf),
          num(t('page.abandoned'), (row) => percent(row.abandonedShare)),
          num(t('page.loss'), (row) => yen(row.lossYen)),
        ]}
      />
      <p class="note">
        {t('page.requirement.slotNote', {
          arrivals: number(slot.arrivals, 1),
          minimum: slot.minimum,
          state: t(`page.fit.${fitOf(slot)}`),
        })}
      </p>
    </>
  )
}
