import type { Report } from '../../core/report/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import type { Fit } from '../charts/load.ts'
import { FitLegend, Panel, SIGN } from '../parts/panel.tsx'
import { type Activity, isImmediate, loadOf, teamNumber } from '../selection.ts'
import { linkTo, text } from '../state.ts'

interface DayState {
  readonly fit: Fit
  /** Person-slots short, or over when nothing is short. */
  readonly slots: number
}

/** How a day stands at an activity: any shortage outweighs a surplus elsewhere in the day. */
export function dayState(report: Report, activity: string, date: LocalDate): DayState {
  const slots = loadOf(report, activity, date)?.slots ?? []
  const required = slots.reduce((sum, slot) => sum + slot.required, 0)
  if (required === 0) return { fit: 'closed', slots: 0 }
  const short = slots.reduce((sum, slot) => sum + Math.max(0, slot.required - slot.placed), 0)
  if (short > 0) return { fit: 'short', slots: short }
  const over = slots.reduce((sum, slot) => sum + Math.max(0, slot.placed - slot.required), 0)
  return over > 0 ? { fit: 'surplus', slots: over } : { fit: 'fit', slots: 0 }
}

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
                  <span class="team-number">{teamNumber(report, activity.team)}</span> {name(activity.name)}
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
