import type { Holidays } from '../calendar/types.ts'
import type { City, QueueId } from '../city/types.ts'
import type { LocalDate } from '../units/time.ts'
import { demandSeries } from './series.ts'
import type { Gap, History } from './types.ts'

/** How well the logs cover one queue. */
export interface Coverage {
  readonly queue: QueueId
  readonly from: LocalDate
  readonly to: LocalDate
  /** Open dates from the first to the last on record. */
  readonly openDays: number
  /** Open dates without one arrival: nobody came, or nothing was recorded. */
  readonly emptyDays: readonly LocalDate[]
  readonly gaps: readonly Gap[]
  readonly arrivals: number
  /** Share of the arrivals with a trusted handling time, and with a trusted wait. */
  readonly timedShare: number
  readonly waitedShare: number
}

/** How well the logs cover each queue that they speak of. */
export const coverageOf = (history: History, city: City, holidays: Holidays): Coverage[] =>
  city.queues.flatMap(({ id }): Coverage[] => {
    const days = demandSeries(history, city, holidays, id).days
    const first = days[0]
    if (!first) return []
    const intervals = history.intervals.filter(({ queue }) => queue === id)
    const sum = (of: (interval: (typeof intervals)[number]) => number): number =>
      intervals.reduce((total, interval) => total + of(interval), 0)
    const arrivals = sum((interval) => interval.arrivals ?? 0)
    const share = (part: number): number => (arrivals > 0 ? part / arrivals : 0)
    return [
      {
        queue: id,
        from: first.date,
        to: days.at(-1)!.date,
        openDays: days.length,
        emptyDays: days.filter(({ counts }) => counts.every((count) => !count)).map(({ date }) => date),
        gaps: history.gaps.filter(({ queue }) => queue === id),
        arrivals,
        timedShare: share(sum(({ handled }) => handled)),
        waitedShare: share(sum(({ waited }) => waited)),
      },
    ]
  })
