import type { Holidays } from '../calendar/types.ts'
import type { City } from '../city/types.ts'
import type { Forecast } from '../forecast/types.ts'
import type { LocalDate } from '../units/time.ts'
import { dice, playDay, type Stage, stageOf } from './simulate.ts'
import type { Duty, Replay } from './types.ts'
import { type WeekPlan, weekPlan } from './week.ts'

/** Replications that a replay is chosen from: the first so many, however many are simulated. */
const CHOICE = 101

const meanWait = ({ room: { visits, fates } }: Stage): number => {
  let came = 0
  let wait = 0
  for (let i = 0; i < visits.count; i++) {
    if (visits.arrival[i]! < 0) continue
    came++
    wait += fates.wait[i]!
  }
  return came > 0 ? wait / came : 0
}

/** Times are told to a tenth of a second. */
const tenth = (seconds: number): number => Math.round(seconds * 10) / 10

const told = (plan: WeekPlan, day: number, { room: { visits, fates } }: Stage): Replay['visits'] => {
  const { queues } = plan.days[day]!
  const rows: Replay['visits'][number][] = []
  for (let i = 0; i < visits.count; i++) {
    const arrival = visits.arrival[i]!
    if (arrival < 0) continue
    const begun = arrival + fates.wait[i]!
    const served = fates.gone[i] === 0
    rows.push({
      queue: plan.queues[queues[visits.queue[i]!]!.queue]!,
      arrival: tenth(arrival),
      ...(served && { start: tenth(begun), duty: fates.worker[i]! }),
      end: tenth(served ? begun + visits.service[i]! : begun),
      onward: i >= visits.direct,
    })
  }
  return rows.sort((a, b) => a.arrival - b.arrival)
}

/**
 * One simulated day of a date, told visit by visit: of the first replications the one with the median mean wait over
 * all the day's visits. Undefined for a date on which nothing is open.
 */
export const replayOf = (plan: WeekPlan, seed: string, date: LocalDate): Replay | undefined => {
  const day = plan.days.findIndex((it) => it.date === date)
  if (day < 0 || plan.days[day]!.queues.length === 0) return undefined
  const stage = stageOf(plan)
  const play = (replication: number) => playDay(plan, day, dice(seed, replication), stage)
  const waits = Array.from({ length: CHOICE }, (_, replication) => {
    play(replication)
    return { replication, wait: meanWait(stage) }
  })
  const { replication } = waits.sort((a, b) => a.wait - b.wait || a.replication - b.replication)[
    (CHOICE - 1) / 2
  ]!
  play(replication)
  return { date, replication, visits: told(plan, day, stage), duties: plan.days[day]!.duties }
}

/** Replays of every open date that the duties speak of, from the weeks that `simulateWeek` plays with this seed. */
export const replaysOf = (
  forecast: Forecast,
  duties: readonly Duty[],
  city: City,
  holidays: Holidays,
  seed: string,
): Replay[] => {
  const plan = weekPlan(forecast, duties, city, holidays)
  return plan.days.flatMap(({ date }) => replayOf(plan, seed, date) ?? [])
}
