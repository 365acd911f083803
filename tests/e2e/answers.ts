import { datesBetween } from '../../src/core/calendar/date.ts'
import type { Backtest } from '../../src/core/forecast/types.ts'
import type { PublicCity, Report } from '../../src/core/report/types.ts'
import { poolingOf } from '../../src/core/requirement/pooling.ts'
import type { Pooling } from '../../src/core/requirement/types.ts'
import type { Estimate } from '../../src/core/simulation/types.ts'
import type { Trial, TrialFigures } from '../../src/core/trial/types.ts'
import { sampleCity } from '../fixtures/city.ts'
import { sampleForecast, sampleHolidays } from '../fixtures/forecast.ts'

const about = (mean: number, spread: number): Estimate => ({ mean, low: mean - spread, high: mean + spread })

const figures = (headcount: number, wait: number, within: number, shortage: number): TrialFigures => ({
  headcount,
  meanWaitSeconds: about(wait, 12),
  wait90Seconds: about(wait * 2.6, 30),
  withinTarget: about(within, 0.012),
  abandonedShare: about(0.021, 0.004),
  shortageHours: shortage,
  daysBelowTarget: about((1 - within) * 40, 0.8),
  openDays: 20,
  peakPeople: 5,
  requiredHours: 712,
  workHours: 164.5,
})

/** A trial of one person fewer. */
export const sampleTrial: Trial = {
  request: {
    team: 'hoken',
    fewer: 1,
    from: '2023-10-02',
    weeks: 4,
    levers: [{ kind: 'handling', queue: 'insurance', change: -0.2 }],
  },
  base: figures(8, 264, 0.925, 12.5),
  trial: figures(7, 455, 0.817, 41),
  queues: [
    {
      queue: 'insurance',
      base: about(264, 12),
      trial: about(455, 20),
      baseWithin: about(0.925, 0.012),
      trialWithin: about(0.817, 0.015),
      waitDifference: about(191, 9),
      withinDifference: about(-0.108, 0.008),
    },
  ],
  assumptions: [
    { key: 'page.trial.assume.anonymous', values: {} },
    { key: 'page.trial.assume.replications', values: { replications: 200 } },
  ],
}

/** What anyone may know of the report's city. */
export const publicCity = (report: Report): PublicCity => ({
  name: report.city,
  synthetic: report.synthetic,
  teams: report.teams.map((team) => ({
    ...team,
    headcount: report.people.filter((person) => person.team === team.id).length,
  })),
  queues: report.queues.map(({ id, name, team }) => ({ id, name, team })),
  desks: report.activities
    .filter(({ kind }) => kind === 'window' || kind === 'phone')
    .map(({ id, name, team }) => ({ id, name, team })),
  tasks: report.activities
    .filter(({ kind }) => kind === 'backOffice')
    .map(({ id, name, team }) => ({ id, name, team, minutesPerUnit: 8 })),
  slotMinutes: report.slotMinutes,
  from: '2023-10-02',
  to: '2024-03-31',
})

/** A back-test that agrees with the report's. */
export const sampleBacktest = (report: Report): Backtest => ({
  origins: ['2023-07-07', '2023-08-04', '2023-09-01'],
  horizonDays: 28,
  rows: report.forecast.flatMap(({ queue, accuracy, weight = 1, baselines }) => [
    { queue, model: 'countRegression', accuracy, champion: true, weight },
    ...baselines,
  ]),
  details: report.forecast.flatMap(({ detail }) => detail ?? []),
})

/** What pooling answers for queues of the sample city over the report's week. */
export const samplePooling = (queues: readonly string[]): Pooling => {
  const city = sampleCity()
  const dates = datesBetween('2023-10-02', '2023-10-06')
  const pooled = poolingOf({ queues, dates }, sampleForecast(city), city, sampleHolidays)
  if (!pooled.ok) throw new Error(JSON.stringify(pooled.issues))
  return pooled.value
}
