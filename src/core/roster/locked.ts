import type { Ground } from './ground.ts'
import { minutesOf, stintsOf } from './horizon.ts'
import { neededAt, serves } from './need.ts'
import type { Pattern, Pause } from './pattern.ts'
import type { PersonDay, RosterProblem } from './types.ts'

/** 固定: person-days set by hand, by person and date. */
export const lockedDays = ({ locked = [] }: RosterProblem): ReadonlyMap<string, PersonDay> =>
  new Map(locked.map((day) => [`${day.person} ${day.date}`, day]))

/** Breaks as they stand; those that touch the same slot as one, since all that is asked of them is who is away. */
const settledPauses = ({ breaks, shortBreaks = [] }: PersonDay, slotMinutes: number): Pause[] => {
  const slotOf = (minute: number) => Math.floor(minute / slotMinutes)
  const spans: { startMinute: number; endMinute: number }[] = []
  for (const { startMinute, endMinute } of [...breaks, ...shortBreaks].sort(
    (a, b) => a.startMinute - b.startMinute,
  )) {
    const last = spans.at(-1)
    if (last && slotOf(last.endMinute - 1) === slotOf(startMinute)) last.endMinute = endMinute
    else spans.push({ startMinute, endMinute })
  }
  return spans.map((span) => ({ minutes: minutesOf(span), paid: false, starts: [span.startMinute] }))
}

/** The one way to work a locked day; none on a day off. */
export const lockedPatterns = (day: PersonDay, slotMinutes: number): Pattern[] => {
  if (!day.shift) return []
  const { code, startMinute, endMinute } = day.shift
  const minutes = minutesOf(day.shift) - day.breaks.reduce((sum, pause) => sum + minutesOf(pause), 0)
  return [{ code, startMinute, endMinute, minutes, pauses: settledPauses(day, slotMinutes) }]
}

/** People of locked days stand where their blocks say: flows that cannot move, as many as a curve can count. */
export const lockedPlaces = ({ problem, opening, workers, linear, flows }: Ground): void => {
  const { city, requirement, dates } = problem
  const needed = neededAt(problem, opening)
  const activities = new Map(city.activities.map((activity) => [activity.id, activity]))
  const room = new Map(
    requirement.slots.map(({ date, slot, activity, curve }) => [
      `${date} ${slot} ${activity}`,
      curve.length - 1,
    ]),
  )
  for (const { person, days } of workers)
    for (const [day, { locked }] of days.entries())
      for (const block of locked?.blocks ?? []) {
        const activity = activities.get(block.activity)
        if (!activity) continue
        const price = activity.team === person.team ? 0 : city.prices.supportPerSlot
        for (const stint of stintsOf(block, city.slotMinutes)) {
          linear.constant(price)
          const key = `${dates[day]} ${stint.slot} ${activity.id}`
          const left = room.get(key) ?? activity.seats
          if (!serves(needed, activity, day, stint) || left <= 0) continue
          room.set(key, left - 1)
          flows.push({ day, stint, activity, column: linear.column(0, 1, 1, 'whole') })
        }
      }
}
