import type { Report } from '../../core/report/types.ts'
import type { SimulatedQueue, SimulatedSlot } from '../../core/simulation/types.ts'
import type { LocalDate } from '../../core/units/time.ts'
import type { Text } from '../text.ts'
import { COLOUR, type Figure, options } from './look.ts'

/** The slots of a queue on one date. */
export const slotsOn = (queue: SimulatedQueue | undefined, date: LocalDate): readonly SimulatedSlot[] =>
  queue?.slots.filter((slot) => slot.date === date) ?? []

const labelsOf = (slots: readonly SimulatedSlot[], report: Report, text: Text) =>
  slots.map((slot) => text.time(slot.slot * report.slotMinutes))

const line = (colour: string) => ({
  type: 'line' as const,
  borderColor: colour,
  backgroundColor: colour,
  borderWidth: 2,
  pointRadius: 2.5,
})

const whisker = { type: 'bar' as const, grouped: false, categoryPercentage: 1, barPercentage: 0.14 }
const wide = { type: 'bar' as const, grouped: false, categoryPercentage: 1, barPercentage: 0.86 }

/** Simulated waits through one day: how long half, 90 % and 95 % of arrivals wait at most, and the mean with its interval. */
export function waitChart(slots: readonly SimulatedSlot[], report: Report, text: Text): Figure {
  const minutes = (from: number, to: number): [number, number] => [from / 60, to / 60]
  return {
    type: 'bar',
    data: {
      labels: labelsOf(slots, report, text),
      datasets: [
        {
          ...line(COLOUR.late),
          label: text.t('page.meanWait'),
          data: slots.map((slot) => slot.meanWaitSeconds.mean / 60),
          order: 1,
        },
        {
          ...whisker,
          label: text.t('page.waits.interval'),
          data: slots.map(({ meanWaitSeconds: mean }) => minutes(mean.low, mean.high)),
          backgroundColor: COLOUR.late,
          order: 2,
        },
        {
          ...wide,
          label: text.t('page.waits.half'),
          data: slots.map((slot) => minutes(0, slot.wait50Seconds)),
          backgroundColor: COLOUR.indigo,
          order: 3,
        },
        {
          ...wide,
          label: text.t('page.waits.upTo90'),
          data: slots.map((slot) => minutes(slot.wait50Seconds, slot.wait90Seconds)),
          backgroundColor: COLOUR.band80,
          order: 4,
        },
        {
          ...wide,
          label: text.t('page.waits.upTo95'),
          data: slots.map((slot) => minutes(slot.wait90Seconds, slot.wait95Seconds)),
          backgroundColor: COLOUR.band95,
          order: 5,
        },
      ],
    },
    options: options({}, { title: text.t('page.axis.waitMinutes'), atLeast: 5 }, undefined, 'aligned'),
  }
}

/** How many wait, averaged over each slot, with its interval, on how many arrive. */
export function waitingChart(slots: readonly SimulatedSlot[], report: Report, text: Text): Figure {
  return {
    type: 'bar',
    data: {
      labels: labelsOf(slots, report, text),
      datasets: [
        {
          ...line(COLOUR.late),
          stepped: 'middle',
          label: text.t('page.waits.waiting'),
          data: slots.map((slot) => slot.waiting.mean),
          pointRadius: 0,
          order: 1,
        },
        {
          ...whisker,
          label: text.t('page.waits.interval'),
          data: slots.map(({ waiting }): [number, number] => [waiting.low, waiting.high]),
          backgroundColor: COLOUR.late,
          order: 2,
        },
        {
          ...wide,
          label: text.t('page.arrivals'),
          data: slots.map((slot) => slot.arrivals),
          yAxisID: 'y2',
          backgroundColor: COLOUR.closed,
          order: 3,
        },
      ],
    },
    options: options(
      {},
      { title: text.t('page.axis.people'), atLeast: 2 },
      { title: text.t('page.axis.perSlot', { minutes: report.slotMinutes }) },
      'aligned',
    ),
  }
}

/** Share of each slot's arrivals within the target's wait, against the target. */
export function withinChart(
  slots: readonly SimulatedSlot[],
  targetShare: number,
  report: Report,
  text: Text,
): Figure {
  const lowest = Math.min(targetShare, ...slots.map((slot) => slot.withinTarget.low))
  const below = (slot: SimulatedSlot) => slot.withinTarget.mean < targetShare
  return {
    type: 'bar',
    data: {
      labels: labelsOf(slots, report, text),
      datasets: [
        {
          ...line(COLOUR.ink),
          label: text.t('page.waits.target', { share: text.percent(targetShare, 0) }),
          data: slots.map(() => targetShare * 100),
          borderDash: [5, 3],
          borderWidth: 1.5,
          pointRadius: 0,
          order: 1,
        },
        {
          ...whisker,
          label: text.t('page.waits.interval'),
          data: slots.map(({ withinTarget: share }): [number, number] => [share.low * 100, share.high * 100]),
          backgroundColor: COLOUR.ink,
          order: 2,
        },
        {
          ...wide,
          label: text.t('page.within'),
          data: slots.map((slot) => slot.withinTarget.mean * 100),
          backgroundColor: slots.map((slot) => (below(slot) ? COLOUR.short : COLOUR.fit)),
          order: 3,
        },
      ],
    },
    options: options(
      {},
      { title: '%', max: 100, least: Math.max(0, Math.floor(lowest * 10 - 1) * 10) },
      undefined,
      'aligned',
    ),
  }
}
