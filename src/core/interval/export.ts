import { clock } from '../calendar/date.ts'
import { csvCell } from '../units/csv.ts'
import type { History } from './types.ts'

const HEADINGS =
  'date,interval_start,interval_min,queue,offered,handled,abandoned,aht_sec,asa_sec,max_wait_sec,waited,aht_sq_sum'

const mean = (sum: number, count: number): string => (count > 0 ? String(sum / count) : '')

/**
 * The history as a plain interval file: a row a date, slot and queue, means in seconds. `waited` and `aht_sq_sum`
 * (arrivals behind the mean wait; sum of squared handling times) let it be read back without loss.
 */
export const intervalCsv = ({ intervals, slotMinutes }: History): string =>
  [
    HEADINGS,
    ...intervals
      .filter(({ arrivals }) => arrivals !== null)
      .map((i) =>
        [
          i.date,
          clock(i.slot * slotMinutes),
          slotMinutes,
          csvCell(i.queue),
          i.arrivals,
          i.handled,
          i.abandoned,
          mean(i.handlingSeconds, i.handled),
          mean(i.waitSeconds, i.waited),
          i.maxWaitSeconds,
          i.waited,
          i.handled > 0 ? i.handlingSecondsSquared : '',
        ].join(','),
      ),
    '',
  ].join('\n')
