import type { QueueId } from '../city/types.ts'
import { absurdAbove } from '../units/absurd.ts'
import type { AbsurdCount, Interval } from './types.ts'

/** Intervals with what no desk can have seen made unknown, and those counts. */
export const withoutAbsurd = (
  intervals: readonly Interval[],
): { readonly intervals: readonly Interval[]; readonly absurd: readonly AbsurdCount[] } => {
  const counts = new Map<QueueId, number[]>()
  for (const { queue, arrivals } of intervals) {
    if (arrivals === null) continue
    const own = counts.get(queue)
    if (own) own.push(arrivals)
    else counts.set(queue, [arrivals])
  }
  const limits = new Map([...counts].map(([queue, own]) => [queue, absurdAbove(own)]))
  const isAbsurd = ({ queue, arrivals }: Interval): boolean =>
    arrivals !== null && arrivals > limits.get(queue)!
  const absurd = intervals
    .filter(isAbsurd)
    .map(({ queue, date, slot, arrivals }) => ({ queue, date, slot, arrivals: arrivals! }))
  if (absurd.length === 0) return { intervals, absurd }
  return { intervals: intervals.map((one) => (isAbsurd(one) ? { ...one, arrivals: null } : one)), absurd }
}
