import type { Report } from '../core/report/types.ts'
import type { Shortage } from '../core/roster/types.ts'
import type { LocalDate, Span } from '../core/units/time.ts'

export type Fit = 'short' | 'surplus' | 'fit' | 'closed'

/** How a slot stands: 不足, 余剰 or 適正. An absent slot is 閉庁. */
export const fitOf = (slot: { readonly required: number; readonly placed: number } | undefined): Fit => {
  if (!slot || (slot.required === 0 && slot.placed === 0)) return 'closed'
  if (slot.placed < slot.required) return 'short'
  return slot.placed > slot.required ? 'surplus' : 'fit'
}

interface DayState {
  readonly fit: Fit
  /** Person-slots short, or over when nothing is short. */
  readonly slots: number
}

/** How a day stands at an activity: any shortage outweighs a surplus elsewhere in the day. */
export function dayState(report: Report, activity: string, date: LocalDate): DayState {
  const slots = report.load.find((load) => load.activity === activity && load.date === date)?.slots ?? []
  const required = slots.reduce((sum, slot) => sum + slot.required, 0)
  if (required === 0) return { fit: 'closed', slots: 0 }
  const short = slots.reduce((sum, slot) => sum + Math.max(0, slot.required - slot.placed), 0)
  if (short > 0) return { fit: 'short', slots: short }
  const over = slots.reduce((sum, slot) => sum + Math.max(0, slot.placed - slot.required), 0)
  return over > 0 ? { fit: 'surplus', slots: over } : { fit: 'fit', slots: 0 }
}

/** Slots on end that are short in the same way, as one row. */
export interface ShortSpan extends Shortage, Span {
  /** Slots in the row. `nextPersonYen` is the sum over them. */
  readonly slots: number
  readonly missingHours: number
}

/** Joins shortages of neighbouring slots that share activity, head-counts and reason. */
export function shortSpans(report: Report): ShortSpan[] {
  const minutes = report.slotMinutes
  const sorted = report.shortages.toSorted(
    (a, b) => a.date.localeCompare(b.date) || a.activity.localeCompare(b.activity) || a.slot - b.slot,
  )
  const spans: ShortSpan[] = []
  for (const row of sorted) {
    const missing = ((row.required - row.placed) * minutes) / 60
    const before = spans.at(-1)
    if (
      before?.date === row.date &&
      before.activity === row.activity &&
      before.slot + before.slots === row.slot &&
      before.required === row.required &&
      before.placed === row.placed &&
      before.reason === row.reason
    ) {
      spans[spans.length - 1] = {
        ...before,
        slots: before.slots + 1,
        endMinute: before.endMinute + minutes,
        missingHours: before.missingHours + missing,
        nextPersonYen: before.nextPersonYen + row.nextPersonYen,
      }
    } else {
      spans.push({
        ...row,
        slots: 1,
        startMinute: row.slot * minutes,
        endMinute: (row.slot + 1) * minutes,
        missingHours: missing,
      })
    }
  }
  return spans
}
