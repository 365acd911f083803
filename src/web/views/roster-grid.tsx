import type { ComponentChildren } from 'preact'
import type { Report } from '../../core/report/types.ts'
import type { PersonDay } from '../../core/roster/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import { movedDay, nextShift } from '../edit-day.ts'
import { cellOf, daysIn, putDay, toggleLock } from '../edits.ts'
import { hoursText } from '../parts/marks.tsx'
import { choose, place, text } from '../state.ts'

export type Team = Report['teams'][number]

/** Days of the roster by person and date; a date without a row is a day off. */
export const daysByCell = (report: Report) => {
  const byCell = new Map(daysIn(report).map((day) => [cellOf(day), day]))
  return (person: string, date: LocalDate): PersonDay =>
    byCell.get(cellOf({ person, date })) ?? { person, date, breaks: [], blocks: [] }
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
}

/** Arrow keys go from cell to cell; with Shift they go to the next earlier or later shift. L locks a cell, Escape lets go of it. */
export const cellKeys =
  (report: Report, people: readonly string[], dates: readonly LocalDate[]) =>
  (event: KeyboardEvent): void => {
    const { person, date } = place.value
    const [down, right] = STEPS[event.key] ?? []
    if (event.key === 'Escape') choose({ person: undefined })
    if (!person || !date) return
    if (event.key.toLowerCase() === 'l') toggleLock(report, cellOf({ person, date }))
    if (down === undefined || right === undefined) return
    event.preventDefault()
    if (event.shiftKey) {
      const day = daysByCell(report)(person, date)
      changeShift(report, day, day.shift && nextShift(report, day.shift, right))
      return
    }
    const next = {
      person: people[people.indexOf(person) + down],
      date: dates[dates.indexOf(date) + right],
    }
    if (!next.person || !next.date) return
    choose(next)
    const table = event.currentTarget as HTMLElement
    table.querySelector<HTMLElement>(`[data-cell="${next.person}/${next.date}"]`)?.focus()
  }

/** Puts a day at other hours into the manager's hand. */
export const changeShift = (report: Report, day: PersonDay, shift: PersonDay['shift']): void => {
  const { shift: now } = day
  const same = now && shift && now.startMinute === shift.startMinute && now.endMinute === shift.endMinute
  if (shift && !same) putDay(report, movedDay(report, day, shift))
}

interface Props {
  readonly name: string
  readonly day: PersonDay
  /** Whether the tab key stops here while no cell is chosen. */
  readonly first: boolean
  readonly children: ComponentChildren
}

/** One person's day as a button that opens it. */
export function CellButton({ name, day, first, children }: Props) {
  const { t, day: dayText } = text.value
  const { person, date } = place.value
  const chosen = person === day.person && date === day.date
  return (
    <button
      type="button"
      class="cell"
      data-cell={cellOf(day)}
      tabIndex={chosen || (!person && first) ? 0 : -1}
      aria-pressed={chosen}
      aria-label={t('page.cell.label', { name, day: dayText(day.date), shift: hoursText(day) })}
      onClick={() => choose(chosen ? { person: undefined } : { person: day.person, date: day.date })}
    >
      {children}
    </button>
  )
}
