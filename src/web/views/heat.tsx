import type { Report } from '../../core/report/types.ts'
import type { LocalDate, Slot } from '../../core/units/time.ts'
import { fitOf } from '../fit.ts'
import { Numbered, SIGN } from '../parts/panel.tsx'
import { type Activity, isImmediate, loadOf } from '../selection.ts'
import { choose, text } from '../state.ts'

interface Props {
  readonly report: Report
  readonly date: LocalDate
  readonly chosen: { readonly activity: string; readonly slot: Slot | undefined }
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
}

/** All slots any activity of the day has. */
export const slotsOfDay = (report: Report, date: LocalDate): Slot[] => {
  const slots = report.load
    .filter((load) => load.date === date)
    .flatMap((load) => load.slots.map((one) => one.slot))
  return [...new Set(slots)].sort((a, b) => a - b)
}

/** Placed and required people of a day, activity by activity: sign and colour, one cell a slot. Arrow keys move. */
export function Heat({ report, date, chosen }: Props) {
  const { t, name, time, longDay } = text.value
  const slots = slotsOfDay(report, date)
  const immediate = report.activities.filter(isImmediate)
  const others = report.activities.filter((activity) => !isImmediate(activity))
  const move = (event: KeyboardEvent) => {
    const [down, right] = MOVES[event.key] ?? []
    if (down === undefined || right === undefined) return
    event.preventDefault()
    const activity = immediate[immediate.findIndex((one) => one.id === chosen.activity) + down]?.id
    const slot = chosen.slot === undefined ? slots[0] : slots[slots.indexOf(chosen.slot) + right]
    const table = event.currentTarget as HTMLElement
    const cell = table.querySelector<HTMLElement>(`[data-cell="${activity}/${slot}"]`)
    if (!cell) return
    choose({ activity, slot })
    cell.focus()
  }
  return (
    <div class="table">
      <table class="heat" onKeyDown={move}>
        <caption class="spoken">{t('page.requirement.heat', { day: longDay(date) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('page.activity')}</th>
            {slots.map((slot) => (
              <th scope="col" key={slot}>
                {(slot * report.slotMinutes) % 60 === 0 ? time(slot * report.slotMinutes) : ''}
                <span class="spoken">{time(slot * report.slotMinutes)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {immediate.map((activity) => (
            <tr key={activity.id}>
              <th scope="row">
                <Numbered report={report} team={activity.team} name={name(activity.name)} />
              </th>
              {slots.map((slot) => (
                <Cell
                  key={slot}
                  report={report}
                  activity={activity}
                  date={date}
                  slot={slot}
                  chosen={chosen}
                />
              ))}
            </tr>
          ))}
          {others.map((activity) => (
            <tr key={activity.id} class="quiet">
              <th scope="row">
                <Numbered report={report} team={activity.team} name={name(activity.name)} />
              </th>
              {slots.map((slot) => (
                <td key={slot}>
                  {loadOf(report, activity.id, date)?.slots.find((one) => one.slot === slot)?.placed || ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps extends Props {
  readonly activity: Activity
  readonly slot: Slot
}

function Cell({ report, activity, date, slot, chosen }: CellProps) {
  const { t, name, time } = text.value
  const found = loadOf(report, activity.id, date)?.slots.find((one) => one.slot === slot)
  const fit = fitOf(found)
  if (!found || fit === 'closed') return <td class="closed">{SIGN.closed}</td>
  const isChosen = activity.id === chosen.activity && slot === chosen.slot
  return (
    <td class={fit}>
      <button
        type="button"
        data-cell={`${activity.id}/${slot}`}
        tabIndex={isChosen ? 0 : -1}
        aria-pressed={isChosen}
        aria-label={t('page.requirement.cell', {
          activity: name(activity.name),
          time: time(found.startMinute),
          placed: found.placed,
          required: found.required,
          state: t(`page.fit.${fit}`),
        })}
        onClick={() => choose({ activity: activity.id, slot })}
      >
        <span class="sign">{SIGN[fit]}</span>
        {found.placed}/{found.required}
      </button>
    </td>
  )
}
