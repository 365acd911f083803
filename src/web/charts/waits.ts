import type { Report } from '../../core/report/types.ts'
import type { SimulatedQueue } from '../../core/simulation/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import type { Text } from '../text.ts'
import { COLOUR, type Figure, options } from './look.ts'

/** Simulated waits over one day: arrivals as bars, mean wait and its 90 % point as lines. */
export function waitChart(
  queue: SimulatedQueue | undefined,
  date: LocalDate,
  report: Report,
  text: Text,
): Figure {
  const slots = queue?.slots.filter((slot) => slot.date === date) ?? []
  const line = { type: 'line' as const, pointRadius: 2.5, borderWidth: 2, yAxisID: 'y' }
  return {
    type: 'bar',
    data: {
      labels: slots.map((slot) => text.time(slot.slot * report.slotMinutes)),
      datasets: [
        {
          ...line,
          label: text.t('page.wait90'),
          data: slots.map((slot) => slot.wait90Seconds / 60),
          borderColor: COLOUR.late,
          backgroundColor: COLOUR.late,
          borderDash: [5, 3],
          pointStyle: 'triangle',
          order: 1,
        },
        {
          ...line,
          label: text.t('page.meanWait'),
          data: slots.map((slot) => slot.meanWaitSeconds / 60),
          borderColor: COLOUR.indigo,
          backgroundColor: COLOUR.indigo,
          order: 2,
        },
        {
          type: 'bar',
          label: text.t('page.arrivals'),
          data: slots.map((slot) => slot.arrivals),
          yAxisID: 'y2',
          backgroundColor: COLOUR.closed,
          categoryPercentage: 1,
          barPercentage: 0.9,
          order: 3,
        },
      ],
    },
    options: options(
      {},
      { title: text.t('page.axis.waitMinutes'), atLeast: 5 },
      { title: text.t('page.axis.perSlot', { minutes: report.slotMinutes }) },
    ),
  }
}
