import type { ClosingRound } from '../../core/report/types.ts'
import type { Text } from '../text.ts'
import { COLOUR, type Figure, options } from './look.ts'

/** What each round's roster costs more than the first one's, beside what its week loses in the simulation. */
export function roundsChart(rounds: readonly ClosingRound[], text: Text): Figure {
  const first = rounds[0]?.costYen ?? 0
  const bar = { type: 'bar' as const, categoryPercentage: 0.6, barPercentage: 0.9, maxBarThickness: 46 }
  return {
    type: 'bar',
    data: {
      labels: rounds.map(({ round }) => text.t('page.rounds.nth', { n: round })),
      datasets: [
        {
          ...bar,
          label: text.t('page.rounds.more'),
          data: rounds.map(({ costYen }) => costYen - first),
          backgroundColor: COLOUR.past,
        },
        {
          ...bar,
          label: text.t('page.rounds.loss'),
          data: rounds.map(({ simulatedLossYen }) => simulatedLossYen),
          backgroundColor: COLOUR.late,
        },
      ],
    },
    options: options({}, { title: text.t('page.axis.yen'), atLeast: 1000 }),
  }
}
