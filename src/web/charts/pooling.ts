import { desksAsOne, type PooledSlot } from '../pooling.ts'
import type { Text } from '../text.ts'
import { COLOUR, type Figure, options } from './look.ts'

/** People through a day, with desks apart and as one, as steps. */
export function poolingChart(slots: readonly PooledSlot[], slotMinutes: number, text: Text): Figure {
  const step = { type: 'line' as const, stepped: 'middle' as const, pointRadius: 0 }
  return {
    type: 'bar',
    data: {
      labels: slots.map(({ slot }) => text.time(slot * slotMinutes)),
      datasets: [
        {
          ...step,
          label: text.t('page.pooling.apart'),
          data: slots.map(({ apart }) => desksAsOne(apart).people),
          borderColor: COLOUR.late,
          backgroundColor: COLOUR.late,
          borderWidth: 2,
          borderDash: [5, 3],
          order: 1,
        },
        {
          ...step,
          label: text.t('page.pooling.together'),
          data: slots.map(({ together }) => together.people),
          borderColor: COLOUR.indigo,
          backgroundColor: COLOUR.indigo,
          borderWidth: 2.5,
          order: 2,
        },
        {
          type: 'bar',
          label: text.t('page.arrivals'),
          data: slots.map(({ together }) => together.arrivals),
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
      { title: text.t('page.axis.people'), whole: true, atLeast: 3 },
      { title: text.t('page.axis.perSlot', { minutes: slotMinutes }) },
    ),
  }
}
