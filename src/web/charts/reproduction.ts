import type { CalibratedQueue, FittedStaffing } from '../../core/calibration/types.ts'
import type { Text } from '../text.ts'
import { COLOUR, type Figure, options } from './look.ts'

const wide = { type: 'bar' as const, grouped: false, categoryPercentage: 1, barPercentage: 0.8 }

const observed = (text: Text, seconds: readonly number[]) => ({
  type: 'line' as const,
  label: text.t('page.reproduction.observed'),
  data: seconds.map((value) => value / 60),
  showLine: false,
  borderColor: COLOUR.late,
  backgroundColor: COLOUR.late,
  pointRadius: 4,
  order: 1,
})

const simulated = (text: Text, seconds: readonly number[]) => ({
  type: 'line' as const,
  label: text.t('page.reproduction.simulated'),
  data: seconds.map((value) => value / 60),
  borderColor: COLOUR.indigo,
  backgroundColor: COLOUR.indigo,
  borderWidth: 2,
  pointRadius: 0,
  order: 2,
})

const minutes = (low: number, high: number): [number, number] => [low / 60, high / 60]

/** Observed waits by slot of the day on the interval that the simulation gives. */
export function slotWaitChart({ slots }: CalibratedQueue, slotMinutes: number, text: Text): Figure {
  return {
    type: 'bar',
    data: {
      labels: slots.map(({ slot }) => text.time(slot * slotMinutes)),
      datasets: [
        observed(
          text,
          slots.map((slot) => slot.observedMeanWaitSeconds),
        ),
        simulated(
          text,
          slots.map((slot) => slot.simulatedMeanWaitSeconds.mean),
        ),
        {
          ...wide,
          label: text.t('page.reproduction.interval'),
          data: slots.map(({ simulatedMeanWaitSeconds: wait }) => minutes(wait.low, wait.high)),
          backgroundColor: COLOUR.band80,
          order: 3,
        },
      ],
    },
    options: options({}, { title: text.t('page.axis.waitMinutes'), atLeast: 2 }),
  }
}

/** Observed waits by day on the band that holds 80 % of simulated days. */
export function dayWaitChart({ days }: CalibratedQueue, text: Text): Figure {
  const every = Math.ceil(days.length / 10)
  return {
    type: 'bar',
    data: {
      labels: days.map(({ date }) => text.day(date)),
      datasets: [
        observed(
          text,
          days.map((day) => day.observedMeanWaitSeconds),
        ),
        simulated(
          text,
          days.map((day) => day.simulatedMeanWaitSeconds),
        ),
        {
          ...wide,
          label: text.t('page.reproduction.band'),
          data: days.map((day) => minutes(day.low80, day.high80)),
          backgroundColor: COLOUR.band80,
          order: 3,
        },
      ],
    },
    options: options(
      { labels: days.map(({ date }, i) => (i % every === 0 ? text.day(date).split(/ (?=\d)/) : null)) },
      { title: text.t('page.axis.waitMinutes'), atLeast: 2 },
    ),
  }
}

/** People that explain the waits, as steps, above the fewest that service itself needs. */
export function staffingChart({ slots }: FittedStaffing, slotMinutes: number, text: Text): Figure {
  return {
    type: 'bar',
    data: {
      labels: slots.map(({ slot }) => text.time(slot * slotMinutes)),
      datasets: [
        {
          type: 'line',
          stepped: 'middle',
          label: text.t('page.reproduction.people'),
          data: slots.map(({ people }) => people),
          borderColor: COLOUR.ink,
          backgroundColor: COLOUR.ink,
          borderWidth: 2.5,
          pointRadius: 0,
          order: 1,
        },
        {
          ...wide,
          label: text.t('page.reproduction.least'),
          data: slots.map(({ least }) => least),
          backgroundColor: COLOUR.closed,
          order: 2,
        },
      ],
    },
    options: options({}, { title: text.t('page.axis.people'), atLeast: 3 }),
  }
}
