import { ratioEstimate, SUMS } from './estimate.ts'
import {
  CELL,
  cellQuantile,
  OUTBOUND,
  PERSON,
  placesOf,
  SERVICE,
  type Tally,
  WEEK,
  WORK,
  WORK_DAY,
} from './tally.ts'
import type {
  Estimate,
  Service,
  SimulatedOutbound,
  SimulatedPerson,
  SimulatedSlot,
  SimulatedWeek,
  SimulatedWork,
} from './types.ts'
import type { WeekPlan } from './week.ts'

/** The week as figures with their intervals. */
export const summarise = (plan: WeekPlan, tally: Tally, seed: string): SimulatedWeek => {
  const { replications, sums } = tally
  const places = placesOf(plan)
  const estimate = (figure: number, most = Number.MAX_VALUE, nothing = 0): Estimate =>
    ratioEstimate(sums, figure, replications, most, nothing)

  const service = (first: number): Service => {
    const of = (figure: (typeof SERVICE)[number], most?: number, nothing?: number) =>
      estimate(first + SERVICE.indexOf(figure), most, nothing)
    return {
      arrivals: of('arrivals'),
      meanWaitSeconds: of('meanWait'),
      wait50Seconds: of('wait50'),
      wait90Seconds: of('wait90'),
      wait95Seconds: of('wait95'),
      maxWaitSeconds: of('maxWait'),
      withinTarget: of('within', 1, 1),
      abandonedShare: of('gone', 1),
    }
  }
  const week = (first: number) => ({
    ...service(first),
    occupancy: estimate(first + WEEK.indexOf('occupancy'), 1),
    daysBelowTarget: estimate(first + WEEK.indexOf('daysBelow')),
  })
  const slot = ({ date, slot }: WeekPlan['cells'][number], cell: number): SimulatedSlot => {
    const first = places.cells + cell * CELL.length
    const of = (figure: (typeof CELL)[number], most?: number, nothing?: number) =>
      estimate(first + CELL.indexOf(figure), most, nothing)
    return {
      date,
      slot,
      arrivals: replications > 0 ? sums[first * SUMS + 1]! / replications : 0,
      meanWaitSeconds: of('meanWait'),
      wait50Seconds: cellQuantile(tally, cell, 0.5),
      wait90Seconds: cellQuantile(tally, cell, 0.9),
      wait95Seconds: cellQuantile(tally, cell, 0.95),
      withinTarget: of('within', 1, 1),
      abandonedShare: of('gone', 1).mean,
      waiting: of('waiting'),
    }
  }
  const mine = <T, R>(
    rows: readonly (T & { readonly queue: number })[],
    queue: number,
    as: (row: T, i: number) => R,
  ) => rows.flatMap((row, i) => (row.queue === queue ? [as(row, i)] : []))

  const person = (id: string, p: number): SimulatedPerson => {
    const first = places.people + p * PERSON.length
    return { person: id, occupancy: estimate(first, 1), helpMinutes: estimate(first + 1) }
  }
  const work = ({ id }: { readonly id: string }, t: number): SimulatedWork => {
    const first = places.work + t * WORK.length
    return {
      task: id,
      days: plan.days.map(({ date }, d) => {
        const at = places.workDays + (t * plan.days.length + d) * WORK_DAY.length
        return { date, backlogHours: estimate(at), oldestDays: estimate(at + 1) }
      }),
      yieldedHours: estimate(first),
      lateShare: estimate(first + 1, 1),
    }
  }
  const outbound = (
    { id, work: kind, share }: WeekPlan['work']['outbound'][number],
    t: number,
  ): SimulatedOutbound => {
    const first = places.outbound + t * OUTBOUND.length
    const seconds = plan.days.reduce((sum, day) => sum + day.workSeconds[kind]!, 0)
    return {
      task: id,
      placedHours: (seconds * share) / 3600,
      yieldedHours: estimate(first),
      gapHours: estimate(first + 1),
    }
  }

  return {
    replications,
    seed,
    queues: plan.queues.map((queue, q) => {
      const first = places.queues + q * WEEK.length
      return {
        queue,
        ...week(first),
        onwardShare: estimate(first + WEEK.indexOf('onward'), 1).mean,
        days: mine(plan.queueDays, q, ({ date }, d) => ({
          date,
          ...service(places.days + d * SERVICE.length),
        })),
        slots: mine(plan.cells, q, slot),
      }
    }),
    teams: plan.teams.map((team, t) => ({ team, ...week(places.teams + t * WEEK.length) })),
    ...(plan.people.length > 0 && { people: plan.people.map(person) }),
    ...(plan.work.tasks.length > 0 && { work: plan.work.tasks.map(work) }),
    ...(plan.work.outbound.length > 0 && { outbound: plan.work.outbound.map(outbound) }),
    overtimeMinutes: plan.teams.map((team, t) => ({ team, minutes: estimate(places.overtime + t) })),
  }
}
