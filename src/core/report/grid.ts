import type { ActivityId, TeamId } from '../city/types.ts'
import type { PersonDay } from '../roster/types.ts'
import type { LocalDate, Slot, Span } from '../units/time.ts'
import type { Language } from '../words/say.ts'
import { overlapMinutes, slotSpan } from './load.ts'
import type { Report } from './types.ts'

/** What a person does for most of a slot; absent when not at work. */
export type GridCell = ActivityId | 'break' | undefined

/** A team's day as it hangs on the wall: a row a person, a column a slot. */
export interface DayGrid {
  readonly date: LocalDate
  readonly slots: readonly Slot[]
  readonly rows: readonly { readonly day: PersonDay; readonly cells: readonly GridCell[] }[]
}

/** Slots of a date from the first opening or shift to the last closing or shift. */
const slotsOf = (report: Report, date: LocalDate, days: readonly PersonDay[]): Slot[] => {
  const spans: Span[] = [
    ...report.open.filter((span) => span.date === date),
    ...days.flatMap((day) => (day.shift ? [day.shift] : [])),
  ]
  if (!spans.length) return []
  const first = Math.floor(Math.min(...spans.map((span) => span.startMinute)) / report.slotMinutes)
  const end = Math.ceil(Math.max(...spans.map((span) => span.endMinute)) / report.slotMinutes)
  return Array.from({ length: end - first }, (_, index) => first + index)
}

const cellOf = (day: PersonDay, slot: Span): GridCell => {
  const minutes = new Map<Exclude<GridCell, undefined>, number>()
  const add = (what: Exclude<GridCell, undefined>, span: Span) =>
    minutes.set(what, (minutes.get(what) ?? 0) + overlapMinutes(span, slot))
  for (const block of day.blocks) add(block.activity, block)
  for (const span of [...day.breaks, ...(day.shortBreaks ?? [])]) add('break', span)
  let best: GridCell
  let most = 0
  for (const [what, length] of minutes)
    if (length > most) {
      best = what
      most = length
    }
  return best
}

/** The day of everyone on a date, or of one team, in the order of the report's people. */
export const gridOf = (report: Report, date: LocalDate, team?: TeamId): DayGrid => {
  const teamOf = new Map(report.people.map((person) => [person.id, person.team]))
  const days = report.roster.filter((day) => day.date === date)
  const slots = slotsOf(report, date, days)
  return {
    date,
    slots,
    rows: days
      .filter((day) => team === undefined || teamOf.get(day.person) === team)
      .map((day) => ({
        day,
        cells: slots.map((slot) => cellOf(day, slotSpan(slot, report.slotMinutes))),
      })),
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const TAKEN = { ja: ['休', '・', '　'], en: [' ', '-'] } as const

/** One character per activity, all different, taken from its name where one is free: the letters on the wall. */
export const activityMarks = (report: Report, language: Language): ReadonlyMap<ActivityId, string> => {
  const used = new Set<string>(TAKEN[language])
  const marks = new Map<ActivityId, string>()
  for (const { id, name } of report.activities) {
    const wish = language === 'ja' ? [...name.ja] : [...name.en.replace(/[^A-Za-z]/g, '').toUpperCase()]
    const mark = [...wish, ...LETTERS].find((letter) => !used.has(letter)) ?? id
    used.add(mark)
    marks.set(id, mark)
  }
  return marks
}
