import { join } from 'node:path'
import { readInputs } from '../../../data/keyaki/inputs.ts'
import { trueRates } from '../../../data/keyaki/rates.ts'
import { drawArrivals, placePeople, type Served, serve } from '../../../data/keyaki/visits.ts'
import type { Activity, City } from '../../../src/core/city/types.ts'
import type { History, Interval } from '../../../src/core/interval/types.ts'
import { seeded } from '../../../src/core/units/random.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'

const inputs = readInputs(join(import.meta.dirname, '..', '..', '..', 'data'))
const days = trueRates(inputs, seeded('calibration').fork('rates')).filter(
  ({ day }) => day.date >= '2022-10-01' && day.date <= '2023-02-28',
)

export const { holidays } = inputs

/** The sample city with some of its activities alone. */
export const cityOf = (...activities: readonly string[]): City => ({
  ...inputs.city,
  activities: inputs.city.activities.filter(({ id }) => activities.includes(id)),
  queues: inputs.city.queues.filter(({ activity }) => activities.includes(activity)),
})

/** People by slot of the day. */
type PlacedPeople = (activity: Activity, date: LocalDate, usual: readonly number[]) => readonly number[]

/** What a perfect recorder has of visits: windows tell the wait of everybody, phones of who was answered. */
const intervalsOf = (date: LocalDate, served: readonly Served[], isPhone: boolean): Interval[] => {
  const rows = new Map<string, Interval>()
  for (const { queue, at, start, handlingSeconds, left } of served) {
    const slot = Math.floor(at / 1800)
    const before = rows.get(`${queue}/${slot}`)
    const wait = isPhone && left ? 0 : start - at
    rows.set(`${queue}/${slot}`, {
      date,
      slot,
      queue,
      arrivals: (before?.arrivals ?? 0) + 1,
      abandoned: (before?.abandoned ?? 0) + (left ? 1 : 0),
      handled: (before?.handled ?? 0) + (left ? 0 : 1),
      handlingSeconds: (before?.handlingSeconds ?? 0) + (left ? 0 : handlingSeconds),
      handlingSecondsSquared: (before?.handlingSecondsSquared ?? 0) + (left ? 0 : handlingSeconds ** 2),
      waited: (before?.waited ?? 0) + (isPhone && left ? 0 : 1),
      waitSeconds: (before?.waitSeconds ?? 0) + wait,
      maxWaitSeconds: Math.max(before?.maxWaitSeconds ?? 0, wait),
    })
  }
  return [...rows.values()].sort((a, b) => a.slot - b.slot || (a.queue < b.queue ? -1 : 1))
}

export interface MadeLogs {
  readonly history: History
  /** Who was really there, by slot of the day, on each date of an activity: `activity/date`. */
  readonly people: ReadonlyMap<string, readonly number[]>
}

/** Logs of some weeks of the sample city, of which it is known who was there. */
export const madeLogs = (
  city: City,
  from: LocalDate,
  to: LocalDate,
  seed: string,
  place: PlacedPeople = (_, __, usual) => usual,
): MadeLogs => {
  const people = new Map<string, readonly number[]>()
  const intervals = days
    .filter(({ day }) => day.date >= from && day.date <= to)
    .flatMap(({ day: { date }, queues }) =>
      city.activities.flatMap((activity) => {
        const here = queues.filter(({ queue }) => queue.activity === activity.id)
        if (here.length === 0) return []
        const dice = seeded(`${seed}/${date}/${activity.id}`)
        const arrivals = here
          .flatMap((queue) => drawArrivals(queue, date, 1, dice))
          .sort((a, b) => a.at - b.at)
        const there = place(activity, date, placePeople(activity, here, date, dice))
        people.set(`${activity.id}/${date}`, there)
        const isPhone = activity.kind === 'phone'
        return intervalsOf(date, serve(arrivals, there, here[0]!.hours.closeMinute, isPhone), isPhone)
      }),
    )
  return { history: { slotMinutes: 30, intervals, work: [], outbound: [], gaps: [] }, people }
}
