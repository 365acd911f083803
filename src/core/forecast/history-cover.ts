import type { QueueId } from '../city/types.ts'
import type { Interval } from '../interval/types.ts'
import type { Issue } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'

/** Days below which a queue's figures are for reference only. */
const FEW_DAYS = 21

/** Warnings of queues that know too few days before an origin, or none, for a forecast to be more than a reference. */
export const historyIssues = (
  queues: readonly QueueId[],
  intervals: readonly Interval[],
  origin: LocalDate,
  file: string,
): Issue[] => {
  const dates = new Map(queues.map((queue) => [queue, new Set<LocalDate>()]))
  for (const { queue, date, arrivals } of intervals)
    if (arrivals !== null && date < origin) dates.get(queue)?.add(date)
  return [...dates].flatMap(([queue, { size: days }]): Issue[] => {
    if (days >= FEW_DAYS) return []
    const code = days === 0 ? 'queueNoHistory' : 'queueFewDays'
    return [{ code, severity: 'warning', at: { file }, values: { queue, days } }]
  })
}
