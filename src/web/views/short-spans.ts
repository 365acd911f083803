import type { Report } from '../../core/report/types.ts'
import type { Shortage } from '../../core/roster/types.ts'
import type { Span } from '../../core/units/time.ts'

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
