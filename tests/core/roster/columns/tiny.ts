import type { ActivityProblem, SequenceProblem } from '../../../../src/core/roster/columns/problem.ts'
import { seeded } from '../../../../src/core/units/random.ts'

/** A small roster of early and late shifts over so many days, made up from a seed. */
export const tinySequence = (seed: number, days = 7, people = 3): SequenceProblem => {
  const random = seeded(`sequence/${seed}`)
  const whole = (least: number, most: number) => least + Math.floor(random.uniform() * (most - least + 1))
  const shifts = [
    { id: 'E', minutes: 480, notBefore: [] },
    { id: 'L', minutes: 600, notBefore: ['E'] },
  ]
  const pick = () => shifts[whole(0, 1)]!.id
  return {
    kind: 'sequence',
    days,
    shifts,
    people: Array.from({ length: people }, (_, i) => ({
      id: `P${i}`,
      minMinutes: 480 * whole(1, 2),
      maxMinutes: 480 * whole(4, 5),
      maxShifts: { E: whole(2, 7), L: whole(1, 3) },
      minConsecutive: whole(1, 2),
      maxConsecutive: whole(2, 4),
      minConsecutiveOff: whole(1, 2),
      maxWeekends: whole(0, 1),
      daysOff: [whole(0, days - 1)],
    })),
    wishes: Array.from({ length: people }, (_, i) => ({
      person: `P${i}`,
      day: whole(0, days - 1),
      shift: pick(),
      wants: random.uniform() < 0.5 ? ('on' as const) : ('off' as const),
      weight: whole(1, 3),
    })),
    need: Array.from({ length: days }, (_, day) => day).flatMap((day) =>
      shifts.map(({ id }) => ({ day, shift: id, people: whole(0, 2), under: 20, over: 1 })),
    ),
  }
}

/** Two days in slots of two hours with two activities, made up from a seed. */
export const tinyActivity = (seed: number, people = 2): ActivityProblem => {
  const random = seeded(`activity/${seed}`)
  const slots = 24
  return {
    kind: 'activity',
    days: 2,
    slotMinutes: 120,
    startMinute: 360,
    activities: ['till', 'shelf'],
    starts: [
      { fromMinute: 0, toMinute: 0 },
      { fromMinute: 480, toMinute: 840 },
    ],
    minShiftMinutes: 480,
    maxShiftMinutes: 720,
    minBlockMinutes: 240,
    restMinutes: 720,
    maxConsecutive: 2,
    people: Array.from({ length: people }, (_, i) => ({
      id: `P${i}`,
      minMinutes: i === 0 ? 480 : 960,
      maxMinutes: 1200,
    })),
    need: Array.from({ length: slots }, (_, slot) => slot).flatMap((slot) =>
      ['till', 'shelf'].map((activity) => {
        const minimum = activity === 'till' && slot >= 2 && slot <= 3 ? 1 : 0
        return { activity, slot, minimum, maximum: minimum + (random.uniform() < 0.4 ? 1 : 0) }
      }),
    ),
  }
}
