import type { LinearModel } from '../solver.ts'
import { coverage, type HoursDone, outboundHours, seats, workByDeadline } from './demand.ts'
import { fairShares } from './fairness.ts'
import { type Choice, type Flow, flowKey, type Ground, QUARTER_PREMIUM, type Turn, WHOLE } from './ground.ts'
import type { Opening } from './horizon.ts'
import { type Draft, draft } from './linear.ts'
import { lockedPlaces } from './locked.ts'
import { DAY_LIMIT, type Pattern } from './pattern.ts'
import { publishedDays } from './published.ts'
import { leaderPresent, managerPresent, oneActivityAtATime, turnsOf } from './turns.ts'
import type { RosterProblem } from './types.ts'
import { oneShiftADay, restBetweenDays, weeklyHours } from './weeks.ts'
import { withinLimits } from './within-limits.ts'
import type { Worker } from './worker.ts'

export type { Choice, Flow, Turn } from './ground.ts'

export interface RosterModel {
  readonly linear: LinearModel
  readonly choices: readonly Choice[]
  readonly turns: readonly Turn[]
  readonly flows: readonly Flow[]
  readonly hours: readonly HoursDone[]
}

/** Yen that a day worked by a pattern costs by itself: wage, daily overtime, the wishes it refuses. */
const priceOf = (problem: RosterProblem, worker: Worker, day: number, pattern: Pattern): number => {
  const { wagePerHour, refusedWish } = problem.city.prices
  const over = Math.max(0, pattern.minutes - DAY_LIMIT)
  const wage = ((pattern.minutes + QUARTER_PREMIUM * over) / 60) * wagePerHour
  const wishes = worker.days[day]!.wishes.reduce((sum, wish) => {
    if (wish.wants === 'off') return sum + wish.weight
    return wish.wants === pattern.code ? sum - wish.weight : sum
  }, 0)
  return wage + refusedWish * wishes
}

/** A wish for a shift counts as refused until that shift is chosen. */
const refusedUntilChosen = ({ problem, linear }: Pick<Ground, 'problem' | 'linear'>): void => {
  const dates = new Set(problem.dates)
  for (const wish of problem.staff.wishes)
    if (wish.wants !== 'off' && dates.has(wish.date))
      linear.constant(problem.city.prices.refusedWish * wish.weight)
}

const choose = (problem: RosterProblem, workers: readonly Worker[], linear: Draft): Choice[] =>
  workers.flatMap((worker, index) =>
    worker.days.flatMap(({ patterns, locked }, day) =>
      patterns.map((pattern) => ({
        worker: index,
        day,
        pattern,
        column: linear.column(priceOf(problem, worker, day, pattern), locked ? 1 : 0, 1, WHOLE),
      })),
    ),
  )

/** Writes the roster problem as a mixed-integer model. `models/roster.md` says it in words. */
export const modelOf = (
  problem: RosterProblem,
  opening: Opening,
  workers: readonly Worker[],
): RosterModel => {
  const linear = draft()
  const choices = choose(problem, workers, linear)
  const onDay = problem.dates.map((_, day) => choices.filter((choice) => choice.day === day))
  const turns = turnsOf(linear, workers, onDay)
  const ground: Ground = { problem, opening, workers, linear, choices, onDay, turns, flows: [] }
  refusedUntilChosen(ground)
  oneShiftADay(ground)
  weeklyHours(ground)
  restBetweenDays(ground)
  withinLimits(ground)
  publishedDays(ground)
  fairShares(ground)
  oneActivityAtATime(ground)
  lockedPlaces(ground)
  const flowsAt = Map.groupBy(ground.flows, ({ day, stint, activity }) =>
    flowKey(day, stint.slot, activity.id),
  )
  coverage(ground, flowsAt)
  seats(ground, flowsAt)
  const hours = workByDeadline(ground)
  outboundHours(ground, flowsAt, problem.city.slotMinutes)
  leaderPresent(ground)
  managerPresent(ground)
  return { linear: linear.model(), choices, turns, flows: ground.flows, hours }
}
