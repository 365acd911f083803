import type { Report } from '../../core/report/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import type { LocalDate, Span } from '../../core/units/time.ts'
import { shiftAt } from '../edit-day.ts'
import { fitOf } from '../fit.ts'
import { SIGN } from '../parts/panel.tsx'
import { loadOf, type Mark, teamNumber } from '../selection.ts'
import { choose, text } from '../state.ts'
import { changeShift } from './roster-grid.tsx'

type Team = Report['teams'][number]

/** Where a stretch lies in the frame, as CSS. */
export const lie = (span: Span, frame: Span) => {
  const length = frame.endMinute - frame.startMinute
  return {
    left: `${((span.startMinute - frame.startMinute) / length) * 100}%`,
    width: `${((span.endMinute - span.startMinute) / length) * 100}%`,
  }
}

/** A day's picture dragged sideways goes to the shift that begins nearest. The keyboard has Shift and the arrow keys for it. */
const dragged = (report: Report, day: PersonDay, frame: Span) => ({
  onPointerDown: (event: PointerEvent) => {
    const track = event.currentTarget as HTMLElement
    const perMinute = track.clientWidth / (frame.endMinute - frame.startMinute)
    const minutes = (at: PointerEvent) =>
      Math.round((at.clientX - event.clientX) / perMinute / report.slotMinutes) * report.slotMinutes
    const show = (at: PointerEvent) => {
      track.style.setProperty('--moved', `${minutes(at) * perMinute}px`)
    }
    const drop = (at: PointerEvent) => {
      track.removeEventListener('pointermove', show)
      track.style.removeProperty('--moved')
      if (at.type === 'pointercancel' || minutes(at) === 0) return
      choose({ person: day.person, date: day.date })
      changeShift(report, day, day.shift && shiftAt(report, day.shift, day.shift.startMinute + minutes(at)))
    }
    if (event.button !== 0 || event.pointerType === 'touch') return
    track.setPointerCapture(event.pointerId)
    track.addEventListener('pointermove', show)
    for (const end of ['pointerup', 'pointercancel'] as const)
      track.addEventListener(end, drop, { once: true })
  },
})

interface WorkProps {
  readonly report: Report
  readonly marks: ReadonlyMap<string, Mark>
  readonly day: PersonDay
  readonly team: Team
  readonly frame: Span
}

/** One person's day: blocks and breaks where they lie in the frame. */
export function Work({ day, team, frame, report, marks }: WorkProps) {
  const { t, name, span } = text.value
  const absence = day.absence ? t(`page.absence.${day.absence}`) : undefined
  if (!day.shift) return <div class="track off">{absence ?? t('page.roster.off')}</div>
  return (
    <div class="track person" {...dragged(report, day, frame)}>
      {absence ? <span class="absence">{absence}</span> : null}
      {day.blocks.map((block) => {
        const mark = marks.get(block.activity)
        const support = mark !== undefined && mark.activity.team !== team.id
        const title = mark
          ? `${name(mark.activity.name)} ${span(block)}${support ? ` ${t('page.support')}` : ''}`
          : ''
        return (
          <span
            key={block.startMinute}
            class={`block ${mark?.activity.kind ?? ''} ${support ? 'support' : ''}`}
            style={lie(block, frame)}
            title={title}
          >
            {support ? teamNumber(report, mark.activity.team) : ''}
            {mark?.letter}
            <i>{block.endMinute - block.startMinute >= 90 && mark ? name(mark.activity.name) : ''}</i>
            <span class="spoken">{title}</span>
          </span>
        )
      })}
      {day.breaks.map((rest) => (
        <span
          key={rest.startMinute}
          class="block break"
          style={lie(rest, frame)}
          title={`${t('page.break')} ${span(rest)}`}
        >
          {t('page.letter.break')}
        </span>
      ))}
      {day.shortBreaks?.map((rest) => (
        <span
          key={rest.startMinute}
          class="block break short-break"
          style={lie(rest, frame)}
          title={`${t('page.roster.shortBreak')} ${span(rest)}`}
        >
          <span class="spoken">{`${t('page.roster.shortBreak')} ${span(rest)}`}</span>
        </span>
      ))}
    </div>
  )
}

/** How an activity stands through the day. */
export function Coverage({
  report,
  activity,
  date,
  frame,
}: {
  report: Report
  activity: string
  date: LocalDate
  frame: Span
}) {
  return (
    <div class="track">
      {loadOf(report, activity, date)?.slots.map((slot) => {
        const fit = fitOf(slot)
        const span = { startMinute: slot.startMinute, endMinute: slot.startMinute + report.slotMinutes }
        return (
          <span
            key={slot.slot}
            class={`state ${fit}`}
            style={lie(span, frame)}
            title={`${slot.placed}/${slot.required}`}
          >
            {SIGN[fit]}
            <i>
              {slot.placed}/{slot.required}
            </i>
          </span>
        )
      })}
    </div>
  )
}
