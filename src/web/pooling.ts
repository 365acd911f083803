import type { PooledDesk, Pooling } from '../core/requirement/types.ts'
import type { LocalDate } from '../core/units/time.ts'

/** Desks taken together: people of all, waits and shares over all their arrivals. */
export const desksAsOne = (desks: readonly PooledDesk[]) => {
  const arrivals = desks.reduce((sum, desk) => sum + desk.arrivals, 0)
  const mean = (of: (desk: PooledDesk) => number) =>
    arrivals > 0 ? desks.reduce((sum, desk) => sum + of(desk) * desk.arrivals, 0) / arrivals : 0
  return {
    arrivals,
    people: desks.reduce((sum, desk) => sum + desk.people, 0),
    hours: desks.reduce((sum, desk) => sum + (desk.people * desk.openMinutes) / 60, 0),
    serviceLevel: mean((desk) => desk.serviceLevel),
    meanWaitSeconds: mean((desk) => desk.meanWaitSeconds),
  }
}

export type PooledSlot = Pooling['slots'][number]

export const slotsOn = ({ slots }: Pooling, date: LocalDate): PooledSlot[] =>
  slots.filter((slot) => slot.date === date)

export const datesOf = ({ slots }: Pooling): LocalDate[] => [...new Set(slots.map(({ date }) => date))]

/** A day apart and together: person-hours, most people at once, waits. */
export const dayOf = (pooling: Pooling, date: LocalDate) => {
  const slots = slotsOn(pooling, date)
  const most = (of: (slot: PooledSlot) => number) => Math.max(0, ...slots.map(of))
  return {
    date,
    apart: desksAsOne(slots.flatMap(({ apart }) => apart)),
    together: desksAsOne(slots.map(({ together }) => together)),
    apartPeak: most(({ apart }) => desksAsOne(apart).people),
    togetherPeak: most(({ together }) => together.people),
  }
}
