import type { Report, ReportLoad } from '../../core/report/types.ts'
import type { StaffingPoint } from '../../core/requirement/types.ts'
import { fitOf } from '../fit.ts'
import type { Text } from '../text.ts'
import { COLOUR, type Figure, options } from './look.ts'

/** Required against placed people of one activity and day, slot by slot. */
export function loadChart(load: ReportLoad | undefined, report: Report, text: Text): Figure {
  const slots = load?.slots ?? []
  const step = { type: 'line' as const, stepped: 'middle' as const, pointRadius: 0 }
  return {
    type: 'bar',
    data: {
      labels: slots.map((slot) => text.time(slot.slot * report.slotMinutes)),
      datasets: [
        {
          ...step,
          label: text.t('page.required'),
          data: slots.map((slot) => slot.required),
          borderColor: COLOUR.ink,
          backgroundColor: COLOUR.ink,
          borderWidth: 2.5,
          order: 1,
        },
        {
          ...step,
          label: text.t('page.minimum'),
          data: slots.map((slot) => slot.minimum),
          borderColor: COLOUR.soft,
          backgroundColor: COLOUR.soft,
          borderWidth: 1.5,
          borderDash: [3, 3],
          order: 2,
        },
        {
          type: 'bar',
          label: text.t('page.placed'),
          data: slots.map((slot) => slot.placed),
          backgroundColor: slots.map((slot) => COLOUR[fitOf(slot)]),
          categoryPercentage: 1,
          barPercentage: 0.92,
          order: 3,
        },
      ],
    },
    options: options({}, { title: text.t('page.axis.people'), whole: true, atLeast: 3 }),
  }
}

/** What n people would mean in a slot: share within target as bars, mean wait as a line. */
export function curveChart(curve: readonly StaffingPoint[], placed: number, text: Text): Figure {
  const waits = curve.map((point) =>
    Number.isFinite(point.meanWaitSeconds) ? point.meanWaitSeconds / 60 : null,
  )
  return {
    type: 'bar',
    data: {
      labels: curve.map((point) => text.t('page.unit.people', { n: point.people })),
      datasets: [
        {
          type: 'line',
          label: text.t('page.meanWait'),
          data: waits,
          yAxisID: 'y2',
          borderColor: COLOUR.late,
          backgroundColor: COLOUR.late,
          borderWidth: 2,
          pointRadius: 3,
          order: 1,
        },
        {
          type: 'bar',
          label: text.t('page.within'),
          data: curve.map((point) => point.serviceLevel * 100),
          backgroundColor: curve.map((point) => (point.people === placed ? COLOUR.indigo : COLOUR.band80)),
          order: 2,
        },
      ],
    },
    options: options(
      { title: text.t('page.axis.ifPeople') },
      { title: '%', max: 100 },
      // Far too few people mean waits without end; an hour is as far as the axis need go.
      {
        title: text.t('page.axis.minutes'),
        ...(waits.some((wait) => wait !== null && wait > 60) ? { max: 60 } : {}),
      },
    ),
  }
}
