import type { Holidays } from '../calendar/types.ts'
import type { City } from '../city/types.ts'
import type { Forecast } from '../forecast/types.ts'
import { type Random, seeded } from '../units/random.ts'
import { addRun, clearWeek, countDay, type WeekRun, weekRun } from './count.ts'
import type { Times } from './floor.ts'
import { type Play, playerOf } from './play.ts'
import { summarise } from './summary.ts'
import { addTally, emptyTally, type Tally } from './tally.ts'
import type { Duty, SimulatedWeek, SimulationOptions } from './types.ts'
import { drawVisits, type VisitRoom, visitRoom } from './visits.ts'
import { type WeekPlan, weekPlan } from './week.ts'

/** Replications that are summed up apart; their sums are added in order, however many threads there are. */
export const BATCH = 25

/** What replications of a plan are played on, one after another. */
export interface Stage {
  readonly room: VisitRoom
  readonly players: readonly { readonly play: Play; readonly times: Times }[]
  readonly run: WeekRun
}

export const stageOf = (plan: WeekPlan): Stage => ({
  room: visitRoom(),
  players: plan.days.map(({ floor }) => playerOf(floor)),
  run: weekRun(plan),
})

export const dice = (seed: string, replication: number): Random => seeded(`${seed}/week ${replication}`)

/** Draws and plays one day. */
export const playDay = (plan: WeekPlan, day: number, random: Random, { room, players }: Stage): void => {
  const { date, queues, floor } = plan.days[day]!
  drawVisits(queues, random, room)
  const gaps = floor.desks.some(({ gapCalls }) => gapCalls) ? random.fork(`gap/${date}`) : undefined
  players[day]!.play(room.visits, room.fates, gaps && (() => -Math.log(1 - gaps.uniform())))
}

/** Plays one week; what it came to is then in the stage's run, and the waits of its slots in the tally. */
export const playWeek = (plan: WeekPlan, random: Random, stage: Stage, tally: Tally): void => {
  clearWeek(stage.run)
  for (let day = 0; day < plan.days.length; day++) {
    playDay(plan, day, random, stage)
    countDay(plan, day, stage.room, stage.players[day]!.times, stage.run, tally)
  }
}

/** Runs replications `first … first + count − 1` of a plan. What they are depends on the seed alone. */
export const simulateBatch = (plan: WeekPlan, seed: string, first: number, count: number): Tally => {
  const tally = emptyTally(plan)
  const stage = stageOf(plan)
  for (let r = first; r < first + count; r++) {
    playWeek(plan, dice(seed, r), stage, tally)
    addRun(plan, stage.run, tally)
  }
  return tally
}

/** Batches of a number of replications, in order. */
export const batchesOf = (replications: number): { readonly first: number; readonly count: number }[] =>
  Array.from({ length: Math.ceil(replications / BATCH) }, (_, i) => ({
    first: i * BATCH,
    count: Math.min(BATCH, replications - i * BATCH),
  }))

/**
 * Simulates the dates and teams that the duties speak of many times: arrivals with the forecast's uncertainty between
 * and within days, journeys from desk to desk, handling times, callers who give up, colleagues who step in, people who
 * finish the visit in hand, and closing time after which everyone inside is served. The same seed brings the same
 * customers whoever is there to serve.
 */
export const simulateWeek = (
  forecast: Forecast,
  duties: readonly Duty[],
  city: City,
  holidays: Holidays,
  { replications, seed, requirement, onProgress }: SimulationOptions,
): SimulatedWeek => {
  const plan = weekPlan(forecast, duties, city, holidays, requirement)
  const total = emptyTally(plan)
  for (const { first, count } of batchesOf(replications)) {
    addTally(total, simulateBatch(plan, seed, first, count))
    onProgress?.(first + count, replications)
  }
  return summarise(plan, total, seed)
}
