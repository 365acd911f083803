import type { Report } from '../../core/report/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { dayState, shortSpans } from '../fit.ts'
import { FitLegend, Numbered, Panel, SIGN, Signed } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { type Activity, isImmediate, nameIn } from '../selection.ts'
import { linkTo, text } from '../state.ts'

/** The week at a glance: each window and phone on each day, a click away from its slots. */
export function WeekMap({ report }: { report: Report }) {
  const { t, name, day } = text.value
  return (
    <Panel title={t('page.weekMap')} note={<FitLegend />}>
      <div class="table">
        <table class="heat week">
          <caption class="spoken">{t('page.weekMap')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('page.activity')}</th>
              {report.dates.map((date) => (
                <th scope="col" key={date}>
                  {day(date)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.activities.filter(isImmediate).map((activity) => (
              <tr key={activity.id}>
                <th scope="row">
                  <Numbered report={report} team={activity.team} name={name(activity.name)} />
                </th>
                {report.dates.map((date) => (
                  <DayCell key={date} report={report} activity={activity} date={date} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function DayCell({ report, activity, date }: { report: Report; activity: Activity; date: LocalDate }) {
  const { t, name, number, day } = text.value
  const { fit, slots } = dayState(report, activity.id, date)
  const hours = number((slots * report.slotMinutes) / 60, 1)
  if (fit === 'closed') return <td class="closed">{SIGN.closed}</td>
  return (
    <td class={fit}>
      <a
        href={linkTo({ view: 'requirement', activity: activity.id, date })}
        aria-label={`${name(activity.name)} ${day(date)} ${t(`page.fit.${fit}`)} ${fit === 'fit' ? '' : `${hours} ${t('page.unit.personHours')}`}`}
      >
        <span class="sign">{SIGN[fit]}</span>
        {fit === 'fit' ? '' : hours}
      </a>
    </td>
  )
}

const FEW = 5

/** What a manager should look at before anything else: the dearest shortages and the queues furthest below target. */
export function LookFirst({ report }: { report: Report }) {
  const { t, name, percent, yen, wait, day, span } = text.value
  const dearest = shortSpans(report)
    .toSorted((a, b) => b.nextPersonYen - a.nextPersonYen || b.missingHours - a.missingHours)
    .slice(0, FEW)
  const waits = report.simulation.queues
    .flatMap((simulated) => {
      const queue = report.queues.find((one) => one.id === simulated.queue)
      return queue ? [{ simulated, queue, distance: simulated.withinTarget.mean - queue.targetShare }] : []
    })
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, FEW)
  return (
    <Panel title={t('page.lookFirst')}>
      <h3>{t('page.lookFirst.shortages')}</h3>
      <Table
        caption={t('page.lookFirst.shortages')}
        rows={dearest}
        empty={t('page.shortages.none')}
        columns={({ head, num }) => [
          head(t('page.activity'), (row) => (
            <>
              <a
                href={linkTo({ view: 'requirement', activity: row.activity, date: row.date, slot: row.slot })}
              >
                {nameIn(report.activities, row.activity)}
              </a>
              <small class="under">
                {day(row.date)} {span(row)}
              </small>
            </>
          )),
          num(t('page.shortage'), (row) => (
            <Signed fit="short">{t('page.unit.people', { n: row.required - row.placed })}</Signed>
          )),
          num(t('page.nextPerson'), (row) => yen(row.nextPersonYen)),
        ]}
      />
      <h3>{t('page.lookFirst.waits')}</h3>
      <Table
        caption={t('page.lookFirst.waits')}
        rows={waits}
        columns={({ head, num }) => [
          head(t('page.queue'), ({ queue }) => (
            <>
              <a href={linkTo({ view: 'waits', queue: queue.id })}>{name(queue.name)}</a>
              <small class="under">
                {t('page.targetWithin', {
                  share: percent(queue.targetShare, 0),
                  wait: wait(queue.targetSeconds),
                })}
              </small>
            </>
          )),
          num(t('page.wait90'), ({ simulated }) => wait(simulated.wait90Seconds.mean)),
          num(t('page.within'), ({ simulated, distance }) => (
            <Signed fit={distance < 0 ? 'short' : 'fit'}>{percent(simulated.withinTarget.mean)}</Signed>
          )),
        ]}
      />
    </Panel>
  )
}
