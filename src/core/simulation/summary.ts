import { ratioEstimate } from './estimate.ts'
import { cellQuantile, type Figure, figureAt, overtimeAt, type Tally } from './tally.ts'
import type { Estimate, SimulatedWeek } from './types.ts'
import type { WeekPlan } from './week.ts'

/** The week as figures with their intervals. */
export const summarise = (plan: WeekPlan, tally: Tally, seed: string): SimulatedWeek => {
  const { replications, sums } = tally
  const estimate = (kind: 'queue' | 'team', index: number) => {
    const of = (figure: Figure, most = Number.MAX_VALUE, nothing = 0): Estimate =>
      ratioEstimate(sums, figureAt(plan, kind, index, figure), replications, most, nothing)
    return {
      arrivals: of('arrivals'),
      meanWaitSeconds: of('meanWait'),
      wait90Seconds: of('wait90'),
      withinTarget: of('within', 1, 1),
      abandonedShare: of('gone', 1),
      daysBelowTarget: of('daysBelow'),
      maxWaitSeconds: of('maxWait'),
      occupancy: of('occupancy', 1),
    }
  }
  const slots = plan.cells.map(({ queue, date, slot }, cell) => ({
    queue,
    row: {
      date,
      slot,
      arrivals: replications > 0 ? tally.cellArrivals[cell]! / replications : 0,
      meanWaitSeconds: tally.cellWait[cell]! / Math.max(1, tally.cellArrivals[cell]!),
      wait90Seconds: cellQuantile(tally, cell, 0.9),
    },
  }))
  return {
    replications,
    seed,
    queues: plan.queues.map((queue, q) => ({
      queue,
      ...estimate('queue', q),
      slots: slots.filter((it) => it.queue === q).map(({ row }) => row),
    })),
    teams: plan.teams.map((team, t) => {
      const { maxWaitSeconds: _, occupancy: __, ...rest } = estimate('team', t)
      return { team, ...rest }
    }),
    overtimeMinutes: plan.teams.map((team, t) => ({
      team,
      minutes: ratioEstimate(sums, overtimeAt(plan, t), replications, Number.MAX_VALUE),
    })),
  }
}
