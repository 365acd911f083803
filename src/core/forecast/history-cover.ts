import { clock } from '../calendar/date.ts'
import type { QueueId } from '../city/types.ts'
import type { History } from '../interval/types.ts'
import type { Issue } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'

/** Days below which a queue's figures are for reference only. */
const FEW_DAYS = 21

/** Warnings of counts that no desk can have seen. */
export const absurdIssues = ({ absurd = [], slotMinutes }: Known, file: string): Issue[] =>
  absurd.map(({ queue, date, slot, arrivals }) => ({
    code: 'queueAbsurd',
    severity: 'warning',
    at: { file },
    values: { queue, date, time: clock(slot * slotMinutes), arrivals },
  }))

type Known = Pick<History, 'intervals' | 'absurd' | 'slotMinutes'>

/**
 * Warnings of what a forecast from an origin should not be trusted for: queues with too few days before it, or none,
 * and counts that were taken as unknown.
 */
export const historyIssues = (
  queues: readonly QueueId[],
  history: Known,
  origin: LocalDate,
  file: string,
): Issue[] => {
  const dates = new Map(queues.map((queue) => [queue, new Set<LocalDate>()]))
  for (const { queue, date, arrivals } of history.intervals)
    if (arrivals !== null && date < origin) dates.get(queue)?.add(date)
  const few = [...dates].flatMap(([queue, { size: days }]): Issue[] => {
    if (days >= FEW_DAYS) return []
    const code = days === 0 ? 'queueNoHistory' : 'queueFewDays'
    return [{ code, severity: 'warning', at: { file }, values: { queue, days } }]
  })
  return [...few, ...absurdIssues(history, file)]
}
