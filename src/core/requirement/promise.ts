import { inForce } from '../calendar/opening.ts'
import type { ActivityId, City, QueueId, ServiceTarget } from '../city/types.ts'
import type { ClosingRound } from '../report/types.ts'
import type { Service, SimulatedQueue, SimulatedSlot, SimulatedWeek } from '../simulation/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'
import type { Requirement, SlotRequirement, StaffingPoint } from './types.ts'

export type Miss = ClosingRound['missed'][number]

/** People that a roster has at an activity throughout the open part of a slot. */
export type Placed = (activity: ActivityId, date: LocalDate, slot: Slot) => number

/** Service level of one queue; that of the desk where it serves no other. */
export const levelOf = ({ serviceLevel, queues }: StaffingPoint, queue: QueueId): number =>
  queues?.find((it) => it.queue === queue)?.serviceLevel ?? serviceLevel

/** One of the things a target speaks of, so written that more is better. */
export interface Measure {
  /** Absent where the target says nothing of it. */
  readonly asked: (target: ServiceTarget) => number | undefined
  readonly onPaper: (point: StaffingPoint, queue: QueueId) => number
  readonly met: (slot: SimulatedSlot) => number
  readonly metOver: (day: Service) => number
  /** The better end of the interval of a day. */
  readonly atBest: (day: Service) => number
}

/** 1 where a measure is shown as it is, −1 where less of it is better. */
const SIGNS = { within: 1, asa: -1, answer: 1 } as const

const MEASURES: Readonly<Record<keyof typeof SIGNS, Measure>> = {
  within: {
    asked: ({ share }) => share,
    onPaper: levelOf,
    met: ({ withinTarget }) => withinTarget.mean,
    metOver: ({ withinTarget }) => withinTarget.mean,
    atBest: ({ withinTarget }) => withinTarget.high,
  },
  asa: {
    asked: ({ asaSeconds }) => asaSeconds && -asaSeconds,
    onPaper: ({ meanWaitSeconds }) => -meanWaitSeconds,
    met: ({ meanWaitSeconds }) => -meanWaitSeconds.mean,
    metOver: ({ meanWaitSeconds }) => -meanWaitSeconds.mean,
    atBest: ({ meanWaitSeconds }) => -meanWaitSeconds.low,
  },
  answer: {
    asked: ({ answerShare }) => answerShare,
    onPaper: ({ abandonedShare }) => 1 - abandonedShare,
    met: ({ abandonedShare }) => 1 - abandonedShare,
    metOver: ({ abandonedShare }) => 1 - abandonedShare.mean,
    atBest: ({ abandonedShare }) => 1 - abandonedShare.low,
  },
}

/** What a missed target speaks of, and how much of it was asked, more being better. */
export const measureOf = ({ measure, target }: Miss): { measure: Measure; asked: number } => {
  const kind = measure ?? 'within'
  return { measure: MEASURES[kind], asked: SIGNS[kind] * target }
}

const keyOf = (activity: ActivityId, date: LocalDate, slot: Slot): string => `${activity} ${date} ${slot}`

const pointAt = ({ curve }: SlotRequirement, people: number): StaffingPoint =>
  curve[Math.min(people, curve.length - 1)]!

/** What a roster's people promise on paper over a queue's day; undefined where nobody is expected. */
const promisedOver = (
  { queue, slots }: SimulatedQueue,
  date: LocalDate,
  measure: Measure,
  pointOf: (date: LocalDate, slot: Slot) => StaffingPoint | undefined,
): number | undefined => {
  let [arrivals, promised] = [0, 0]
  for (const it of slots) {
    const point = it.date === date ? pointOf(date, it.slot) : undefined
    if (!point) continue
    arrivals += it.arrivals
    promised += it.arrivals * measure.onPaper(point, queue)
  }
  return arrivals > 0 ? promised / arrivals : undefined
}

const KINDS = ['within', 'asa', 'answer'] as const

/**
 * Queues and dates on which the people of a roster keep a target on paper and miss it in the simulation, its whole 95 %
 * interval on the wrong side. Where a roster is short on purpose the paper promises nothing, and nothing is missed.
 */
export const missedTargets = (
  requirement: Requirement,
  placed: Placed,
  week: SimulatedWeek,
  city: City,
): Miss[] => {
  const required = new Map(requirement.slots.map((it) => [keyOf(it.activity, it.date, it.slot), it]))
  return week.queues.flatMap((simulated) => {
    const queue = city.queues.find(({ id }) => id === simulated.queue)
    if (!queue) return []
    const { id, activity, targets } = queue
    const pointOf = (date: LocalDate, slot: Slot) => {
      const entry = required.get(keyOf(activity, date, slot))
      return entry && pointAt(entry, placed(activity, date, slot))
    }
    return simulated.days.flatMap((day) => {
      const target = targets.find((it) => inForce(it, day.date))
      if (!target) return []
      return KINDS.flatMap((kind): Miss[] => {
        const measure = MEASURES[kind]
        const asked = measure.asked(target)
        if (asked === undefined || measure.atBest(day) >= asked) return []
        const promised = promisedOver(simulated, day.date, measure, pointOf)
        if (promised === undefined || promised < asked) return []
        const shown = (value: number) => SIGNS[kind] * value
        return [
          {
            queue: id,
            date: day.date,
            ...(kind !== 'within' && { measure: kind }),
            target: shown(asked),
            promised: shown(promised),
            simulated: shown(measure.metOver(day)),
          },
        ]
      })
    })
  })
}

const OVERTIME_RATE = 1.25

/** Yen that a simulated week costs in late and lost arrivals, work that missed its deadline, and overtime at closing. */
export const simulatedLoss = (week: SimulatedWeek, { work }: Requirement, { prices }: City): number => {
  const sum = <T>(items: readonly T[], yen: (item: T) => number): number =>
    items.reduce((total, item) => total + yen(item), 0)
  const hoursOf = (task: string) => sum(work, (it) => (it.task === task ? it.hours : 0))
  return (
    sum(
      week.queues,
      ({ arrivals, withinTarget, abandonedShare }) =>
        arrivals.mean *
        (prices.latePerArrival * (1 - withinTarget.mean) + prices.abandonedPerCall * abandonedShare.mean),
    ) +
    sum(
      week.work ?? [],
      ({ task, lateShare }) => prices.backOfficeHourLate * lateShare.mean * hoursOf(task),
    ) +
    sum(week.overtimeMinutes, ({ minutes }) => (OVERTIME_RATE * prices.wagePerHour * minutes.mean) / 60)
  )
}
