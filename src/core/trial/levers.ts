import { inForce, openingOn, openMinutesIn } from '../calendar/opening.ts'
import type { Holidays } from '../calendar/types.ts'
import type { Activity, City, OpeningRule, Queue, TeamId } from '../city/types.ts'
import type { DayForecast, Forecast, QueueForecast, SlotForecast } from '../forecast/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { Lever, Trial } from './types.ts'

/** A city and what is expected there. */
export interface World {
  readonly city: City
  readonly forecast: Forecast
}

const isDesk = ({ kind }: Activity): boolean => kind === 'window' || kind === 'phone'

/** Windows and phones of a team. */
export const desksOf = (city: City, team: TeamId): Activity[] =>
  city.activities.filter((it) => it.team === team && isDesk(it))

export const queuesOf = (city: City, team: TeamId): Queue[] => {
  const desks = new Set(desksOf(city, team).map(({ id }) => id))
  return city.queues.filter(({ activity }) => desks.has(activity))
}

const scaled = (slot: SlotForecast, factor: number): SlotForecast => ({ ...slot, mean: slot.mean * factor })

const withSlots = (day: DayForecast, slots: readonly SlotForecast[]): DayForecast => ({
  ...day,
  slots,
  mean: slots.reduce((sum, { mean }) => sum + mean, 0),
})

const withQueue = (
  { city, forecast }: World,
  queue: string,
  change: (day: DayForecast) => DayForecast,
): World => ({
  city,
  forecast: {
    ...forecast,
    queues: forecast.queues.map(
      (it): QueueForecast => (it.queue === queue ? { ...it, days: it.days.map(change) } : it),
    ),
  },
})

/** The day's arrivals within shorter hours: each slot keeps its weight by the part that stays open. */
const compressed =
  (before: City, after: City, holidays: Holidays, queue: Queue) =>
  (day: DayForecast): DayForecast => {
    const was = openingOn(before, holidays, queue.opening, day.date)
    const is = openingOn(after, holidays, after.queues.find(({ id }) => id === queue.id)!.opening, day.date)
    if (!was || !is) return withSlots(day, [])
    const minutes = (hours: typeof was, slot: number) => openMinutesIn(hours, slot, before.slotMinutes)
    const kept = day.slots
      .filter(({ slot }) => minutes(is, slot) > 0)
      .map((it) => scaled(it, minutes(is, it.slot) / Math.max(1, minutes(was, it.slot))))
    const inside = kept.reduce((sum, { mean }) => sum + mean, 0)
    const total = day.slots.reduce((sum, { mean }) => sum + mean, 0)
    return withSlots(
      day,
      kept.map((it) => scaled(it, inside > 0 ? total / inside : 0)),
    )
  }

const shortened = (
  lever: Lever & { kind: 'hours' },
  world: World,
  team: TeamId,
  holidays: Holidays,
): World => {
  const { city } = world
  const own = queuesOf(city, team)
  const ids = new Set(own.map(({ id }) => id))
  const idOf = (opening: string) => `${opening} ${team}`
  const cut = (rule: OpeningRule): OpeningRule => ({
    ...rule,
    opening: idOf(rule.opening),
    openMinute: Math.max(rule.openMinute, lever.openMinute),
    closeMinute: Math.min(rule.closeMinute, lever.closeMinute),
  })
  const openings = new Set(own.map(({ opening }) => opening))
  const rules = city.openings.filter(({ opening }) => openings.has(opening)).map(cut)
  const after: City = {
    ...city,
    queues: city.queues.map((it) => (ids.has(it.id) ? { ...it, opening: idOf(it.opening) } : it)),
    openings: [...city.openings, ...rules.filter((it) => it.openMinute < it.closeMinute)],
  }
  return own.reduce((so, queue) => withQueue(so, queue.id, compressed(city, after, holidays, queue)), {
    ...world,
    city: after,
  })
}

/** One desk with the queues and seats of several; of their minimums the largest holds. */
const merged = (
  { activities }: Lever & { kind: 'merge' },
  { city, forecast }: World,
  on: LocalDate,
): World => {
  const desks = city.activities.filter(({ id }) => activities.includes(id))
  const least = (desk: Activity) => desk.minimum.find((it) => inForce(it, on))?.people ?? 0
  const [first] = desks
  const one = {
    ...first!,
    seats: desks.reduce((sum, { seats }) => sum + seats, 0),
    minimum: desks.reduce((most, desk) => (least(desk) > least(most) ? desk : most)).minimum,
  }
  return {
    forecast,
    city: {
      ...city,
      activities: city.activities
        .filter(({ id }) => id === one.id || !activities.includes(id))
        .map((it) => (it.id === one.id ? one : it)),
      queues: city.queues.map((it) => (activities.includes(it.activity) ? { ...it, activity: one.id } : it)),
    },
  }
}

const pulled = (lever: Lever, world: World, team: TeamId, holidays: Holidays, from: LocalDate): World => {
  switch (lever.kind) {
    case 'hours':
      return shortened(lever, world, team, holidays)
    case 'merge':
      return merged(lever, world, from)
    case 'divert':
      return withQueue(world, lever.queue, (day) =>
        withSlots(
          day,
          day.slots.map((slot) => scaled(slot, 1 - lever.share)),
        ),
      )
    case 'handling':
      return withQueue(world, lever.queue, (day) => ({
        ...day,
        slots: day.slots.map(({ handling, ...slot }) => ({
          ...slot,
          ...(handling && {
            handling: { ...handling, meanSeconds: handling.meanSeconds * (1 + lever.change) },
          }),
        })),
      }))
    case 'backOffice':
      return {
        ...world,
        city: {
          ...world.city,
          backOffice: world.city.backOffice.map((it) =>
            it.id === lever.task
              ? { ...it, minutesPerUnit: Math.max(0, it.minutesPerUnit - lever.minutesPerUnit) }
              : it,
          ),
        },
      }
  }
}

/** The world in which the levers of a team are pulled, one after the other. */
export const withLevers = (
  levers: readonly Lever[],
  world: World,
  team: TeamId,
  holidays: Holidays,
  from: LocalDate,
): World => levers.reduce((so, lever) => pulled(lever, so, team, holidays, from), world)

/** What each lever takes for granted. */
export const leverAssumptions = (levers: readonly Lever[]): Trial['assumptions'] =>
  [...new Set(levers.map(({ kind }) => kind))].map((kind) => ({
    key: `page.trial.assume.${kind}`,
    values: {},
  }))
