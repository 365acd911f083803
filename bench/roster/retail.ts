import type { ActivityProblem } from '../../src/core/roster/columns/problem.ts'
import { sectionsOf } from './sections.ts'

const DAY = 1440
const SLOT = 15
/** The instances' horizon starts at 06:00. */
const START = 6 * 60

const minuteOf = (clock: string): number => {
  const [hours, minutes] = clock.split(':').map(Number)
  return hours! * 60 + minutes!
}

/** An instance of Qu & Curtois's multi-activity set; the rules common to all of them are written here. */
export const readRetail = (text: string): ActivityProblem => {
  const sections = sectionsOf(text)
  const rows = (name: string) => sections.get(name) ?? []
  const tasks = Number(rows('TASKS')[0]![0])
  return {
    kind: 'activity',
    days: Number(rows('HORIZON')[0]![0]),
    slotMinutes: SLOT,
    startMinute: START,
    activities: Array.from({ length: tasks }, (_, i) => String(i + 1)),
    starts: [
      { fromMinute: 0, toMinute: 0 },
      { fromMinute: 6 * 60, toMinute: 10 * 60 },
      { fromMinute: 14 * 60, toMinute: 18 * 60 },
      { fromMinute: 20 * 60, toMinute: 23 * 60 + 45 },
    ],
    minShiftMinutes: 6 * 60,
    maxShiftMinutes: 10 * 60,
    minBlockMinutes: 60,
    restMinutes: 14 * 60,
    maxConsecutive: 5,
    people: rows('STAFF').map(([id, min, max]) => ({
      id: id!,
      minMinutes: Number(min),
      maxMinutes: Number(max),
    })),
    need: rows('COVER').map(([day, time, activity, minimum, maximum]) => ({
      activity: activity!,
      slot: ((Number(day) - 1) * DAY + minuteOf(time!.split('-')[0]!) - START) / SLOT,
      minimum: Number(minimum),
      maximum: Number(maximum),
    })),
  }
}
