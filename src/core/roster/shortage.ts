import type { Activity } from '../city/types.ts'
import type { SlotRequirement } from '../requirement/types.ts'
import type { Span } from '../units/time.ts'
import { type Placement, placementOf } from './cost.ts'
import { holds, minutesOf, type Opening } from './horizon.ts'
import { canCover, type Pattern, patternsBy } from './pattern.ts'
import type { PersonDay, RosterProblem, Shortage, ShortageReason } from './types.ts'
import type { Worker } from './worker.ts'

/** Yen that one more person at a slot would save. */
const nextPersonYen = (entry: SlotRequirement, people: number, belowMinimum: number): number => {
  const now = entry.curve[people]
  const then = entry.curve[people + 1]
  const waiting = now && then ? now.lossYen - then.lossYen : 0
  return Math.round((waiting + (people < entry.minimum ? belowMinimum : 0)) * 100) / 100
}

const covers = (patterns: readonly Pattern[], need: Span): boolean =>
  patterns.some((pattern) => canCover(pattern, need))

/** Why nobody else is there: looked for from the staff list down to this roster. */
const reasonOf = (
  problem: RosterProblem,
  workers: readonly Worker[],
  days: ReadonlyMap<string, PersonDay>,
  patterns: ReturnType<typeof patternsBy>,
  at: { entry: SlotRequirement; activity: Activity; need: Span; day: number; worth: number },
): ShortageReason => {
  const { entry, activity, need, day, worth } = at
  const able = workers.filter(
    (worker) =>
      worker.days[day]!.activities.includes(activity) &&
      covers(patterns(worker.person, entry.date, undefined), need),
  )
  if (able.length < entry.people) return 'fewSkilled'
  const free = able.filter((worker) => covers(worker.days[day]!.patterns, need))
  const onLeave = able.filter(({ days: own }) => own[day]!.leave !== undefined)
  if (free.length < entry.people && onLeave.length > 0) return 'onLeave'
  const wage = (problem.city.prices.wagePerHour * minutesOf(need)) / 60
  if (worth < wage) return 'notWorthIt'
  const onShift = free.filter(({ person }) => {
    const shift = days.get(`${person.id} ${entry.date}`)?.shift
    return shift !== undefined && holds(shift, need)
  })
  return onShift.length < entry.people ? 'hoursUsed' : 'everyoneBusy'
}

/** Slots of windows and phones with fewer people than the requirement asks, each with its reason. */
export const shortagesOf = (
  problem: RosterProblem,
  opening: Opening,
  workers: readonly Worker[],
  days: readonly PersonDay[],
): Shortage[] => {
  const placement: Placement = placementOf(problem, days)
  const activities = new Map(problem.city.activities.map((activity) => [activity.id, activity]))
  const byPerson = new Map(days.map((day) => [`${day.person} ${day.date}`, day]))
  const patterns = patternsBy(problem.city)
  return problem.requirement.slots.flatMap((entry) => {
    const activity = activities.get(entry.activity)
    const day = problem.dates.indexOf(entry.date)
    if (!activity || day < 0) return []
    const need = opening.needed(activity.team, entry.date, entry.slot)
    const placed = placement.people(activity.id, entry.date, need)
    if (placed >= entry.people) return []
    const worth = nextPersonYen(entry, placed, problem.city.prices.belowMinimumPerSlot)
    const at = { entry, activity, need, day, worth }
    return [
      {
        date: entry.date,
        slot: entry.slot,
        activity: activity.id,
        required: entry.people,
        placed,
        reason: reasonOf(problem, workers, byPerson, patterns, at),
        nextPersonYen: worth,
      },
    ]
  })
}
