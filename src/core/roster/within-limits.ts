import type { Ground } from './ground.ts'
import { weightIn } from './limits.ts'
import type { Term } from './linear.ts'

/** Nobody works more of a month, a year or a frame than the law leaves after what was before the horizon. */
export const withinLimits = ({ workers, linear, choices }: Ground): void => {
  const byWorker = Map.groupBy(choices, (choice) => choice.worker)
  for (const [index, { limits }] of workers.entries())
    for (const limit of limits) {
      const days = new Set(limit.days)
      const terms = (byWorker.get(index) ?? [])
        .filter(({ day }) => days.has(day))
        .map(({ column, pattern }): Term => [column, weightIn(limit, pattern.minutes)])
        .filter(([, weight]) => weight > 0)
      const most = Math.max(0, limit.most)
      const longest = terms.reduce((top, [, weight]) => Math.max(top, weight), 0)
      if (terms.length > 0 && longest * days.size > most) linear.row(Number.NEGATIVE_INFINITY, most, terms)
    }
}
