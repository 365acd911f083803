import type { Report } from '../../core/report/types.ts'
import type { Trial } from '../../core/trial/types.ts'
import type { Scored, Tested } from '../backtest.ts'
import type { Text } from '../text.ts'
import { COLOUR, type Figure, options } from './look.ts'

const bar = { type: 'bar' as const, categoryPercentage: 0.7, barPercentage: 0.9, maxBarThickness: 46 }

const LONG = 10

/** A name in lines of about ten characters, broken where it has a joint. */
const lines = (name: string): string[] => {
  const done: string[] = []
  for (const word of name.split(/(?<=[ ・-])/)) {
    const line = (done.at(-1) ?? '') + word
    if (line.length <= LONG) done.pop()
    done.push(line.length <= LONG ? line : word)
  }
  return done
}

/** Mean wait of each queue today and in the trial, with the bars' labels naming the queue. */
export function trialChart(trial: Trial, nameOf: (queue: string) => string, text: Text): Figure {
  const labels = trial.queues.map((row) => lines(nameOf(row.queue)))
  return {
    type: 'bar',
    data: {
      labels,
      datasets: [
        {
          ...bar,
          label: text.t('page.trial.base'),
          data: trial.queues.map((row) => row.base.mean / 60),
          backgroundColor: COLOUR.past,
        },
        {
          ...bar,
          label: text.t('page.trial.trial'),
          data: trial.queues.map((row) => row.trial.mean / 60),
          backgroundColor: COLOUR.late,
        },
      ],
    },
    options: options({ labels }, { title: text.t('page.axis.waitMinutes'), atLeast: 1 }),
  }
}

/** Whether a model is one of the naive baselines that any other has to beat. */
export const isNaive = (model: string): boolean => model === 'seasonalNaive' || model === 'fourWeekMean'

/** WAPE of the chosen model beside the best naive baseline, queue by queue. */
export function accuracyChart(report: Report, tested: readonly Tested[], text: Text): Figure {
  const nameOf = (id: string) => {
    const queue = report.queues.find((one) => one.id === id)
    return queue ? text.name(queue.name) : id
  }
  const wapes = (keeps: (row: Scored) => boolean) =>
    tested.map(({ rows }) => Math.min(...rows.filter(keeps).map((row) => row.accuracy.wape * 100)))
  const labels = tested.map(({ queue }) => lines(nameOf(queue)))
  return {
    type: 'bar',
    data: {
      labels,
      datasets: [
        {
          ...bar,
          label: text.t('page.model.champion'),
          data: wapes((row) => row.champion),
          backgroundColor: COLOUR.indigo,
        },
        {
          ...bar,
          label: text.t('page.model.bestBaseline'),
          data: wapes((row) => isNaive(row.model)),
          backgroundColor: COLOUR.past,
        },
      ],
    },
    options: options({ labels }, { title: 'WAPE %' }),
  }
}
