import type { ActivityId } from '../city/types.ts'
import { type Flow, flowKey, type Ground, REAL } from './ground.ts'
import { minutesOf, overlap, slotSpan } from './horizon.ts'
import type { Term } from './linear.ts'
import { marginals, outboundOf, seatsOf } from './need.ts'

/** Columns of hours done by activity and day, for the tasks that may use them. */
export interface HoursDone {
  readonly activity: ActivityId
  readonly day: number
  readonly columns: number[]
}

/** People at an immediate activity save what its curve says, the n-th no more than the one before. */
export const coverage = ({ problem, linear }: Ground, flowsAt: ReadonlyMap<string, Flow[]>): void => {
  const dayOf = new Map(problem.dates.map((date, day) => [date, day]))
  const { belowMinimumPerSlot } = problem.city.prices
  for (const entry of problem.requirement.slots) {
    const day = dayOf.get(entry.date)
    if (day === undefined) continue
    linear.constant((entry.curve[0]?.lossYen ?? 0) + belowMinimumPerSlot * entry.minimum)
    const terms: Term[] = (flowsAt.get(flowKey(day, entry.slot, entry.activity)) ?? []).map((flow) => [
      flow.column,
      -1,
    ])
    if (terms.length === 0) continue
    const saved = marginals(entry, belowMinimumPerSlot)
    for (let n = 0; n < saved.length; ) {
      let end = n + 1
      while (end < saved.length && saved[end] === saved[n]) end++
      terms.push([linear.column(-saved[n]!, 0, end - n, REAL), 1])
      n = end
    }
    linear.row(0, 0, terms)
  }
}

/** No more people on back office or outbound than there are places; a counter's curve ends at its seats. */
export const seats = ({ problem, linear }: Ground, flowsAt: ReadonlyMap<string, Flow[]>): void => {
  for (const flows of flowsAt.values()) {
    const { activity, day } = flows[0]!
    if (activity.kind !== 'backOffice' && activity.kind !== 'outbound') continue
    linear.row(
      Number.NEGATIVE_INFINITY,
      seatsOf(activity, outboundOf(problem, activity.id, day)),
      flows.map((flow) => [flow.column, 1]),
    )
  }
}

/** Back-office hours are done between arrival and deadline; what is left undone is late. */
export const workByDeadline = ({ problem, linear, flows }: Ground): HoursDone[] => {
  const hoursDone: HoursDone[] = []
  const byActivity = Map.groupBy(flows, (flow) => flow.activity.id)
  for (const [activity, tasks] of Map.groupBy(problem.requirement.work, (task) => task.activity)) {
    const done: Term[][] = problem.dates.map(() => [])
    for (const { from, due, hours } of tasks) {
      const late = linear.column(problem.city.prices.backOfficeHourLate, 0, hours, REAL)
      const parts: Term[] = [[late, 1]]
      for (const [day, date] of problem.dates.entries()) {
        if (date < from || date > due) continue
        const part = linear.column(0, 0, hours, REAL)
        parts.push([part, 1])
        done[day]!.push([part, 1])
      }
      linear.row(hours, Number.POSITIVE_INFINITY, parts)
    }
    for (const [day, parts] of done.entries()) {
      if (parts.length === 0) continue
      const placed = (byActivity.get(activity) ?? []).filter((flow) => flow.day === day)
      hoursDone.push({ activity, day, columns: parts.map(([column]) => column) })
      linear.row(Number.NEGATIVE_INFINITY, 0, [
        ...parts,
        ...placed.map((flow): Term => [flow.column, -minutesOf(flow.stint) / 60]),
      ])
    }
  }
  return hoursDone
}

/** Outbound hours, weighed by the worth of their slot, reach what is wanted; a least number of seats is taken. */
export const outboundHours = (
  { problem, linear }: Ground,
  flowsAt: ReadonlyMap<string, Flow[]>,
  slotMinutes: number,
): void => {
  const { outboundHourMissed, belowMinimumPerSlot } = problem.city.prices
  for (const calls of problem.requirement.outbound) {
    const day = problem.dates.indexOf(calls.date)
    if (day < 0) continue
    const missed = linear.column(outboundHourMissed, 0, calls.hours, REAL)
    const terms: Term[] = [[missed, 1]]
    const first = Math.floor(calls.startMinute / slotMinutes)
    for (let slot = first; slot * slotMinutes < calls.endMinute; slot++) {
      const flows = flowsAt.get(flowKey(day, slot, calls.activity)) ?? []
      const hours = minutesOf(overlap(slotSpan(slot, slotMinutes), calls)!) / 60
      const worth = calls.worth?.[slot - first] ?? 1
      for (const flow of flows) terms.push([flow.column, hours * worth])
      const below = linear.column(belowMinimumPerSlot, 0, calls.minimumSeats, REAL)
      linear.row(calls.minimumSeats, Number.POSITIVE_INFINITY, [
        [below, 1],
        ...flows.map((flow): Term => [flow.column, 1]),
      ])
    }
    linear.row(calls.hours, Number.POSITIVE_INFINITY, terms)
  }
}
