import type { City } from '../../../src/core/city/types.ts'
import { newBreaches } from '../../../src/core/cover/breaches.ts'
import { coverOf } from '../../../src/core/cover/cover.ts'
import { withDays } from '../../../src/core/cover/price.ts'
import { absentDay } from '../../../src/core/cover/request.ts'
import type { CoverList } from '../../../src/core/cover/types.ts'
import { costOf } from '../../../src/core/roster/cost.ts'
import { openingOf, slotSpan, stintsOf } from '../../../src/core/roster/horizon.ts'
import { neededAt } from '../../../src/core/roster/need.ts'
import { placementsBy } from '../../../src/core/roster/pattern.ts'
import type { Block, PersonDay, RosterProblem } from '../../../src/core/roster/types.ts'
import { check, recheck } from '../../../src/core/verification/check.ts'
import { activity, MONDAY, person, shift, slot, type TinyParts, tiny } from '../roster/tiny.ts'

export const SHIFTS = [shift('m', 540, 720), shift('l', 600, 780)]

/** A day of shift `m` or `l`, with its blocks as `[activity, from, to]` hours. */
export const day = (
  id: string,
  code: 'm' | 'l',
  blocks: readonly (readonly [string, number, number])[],
): PersonDay => {
  const { startMinute, endMinute } = SHIFTS.find((one) => one.code === code)!
  return {
    person: id,
    date: MONDAY,
    shift: { code, startMinute, endMinute },
    breaks: [],
    blocks: blocks.map(
      ([name, from, to]): Block => ({ activity: name, startMinute: from * 60, endMinute: to * 60 }),
    ),
  }
}

export const off = (id: string): PersonDay => ({ person: id, date: MONDAY, breaks: [], blocks: [] })

/** Desk slots from 9 to 13 in which the first person saves `yen`, the second next to nothing. */
export const deskSlots = (yen: number, name = 'desk') =>
  [9, 10, 11, 12].map((hour) => slot(MONDAY, hour, name, [yen, 1], { people: 1 }))

export const ACTIVITIES = [
  activity('desk', 'window'),
  activity('other', 'window', 'b'),
  activity('post', 'backOffice'),
]

const queue = (id: string): City['queues'][number] => ({
  id,
  name: { ja: id, en: id },
  activity: id,
  channel: 'window',
  opening: 'hall',
  aliases: [],
  targets: [],
})

/** Both counters are open from 9 to 13. */
const OPEN: Partial<City> = {
  queues: [queue('desk'), queue('other')],
  openings: [
    {
      opening: 'hall',
      weekdays: [1, 2, 3, 4, 5],
      openMinute: 540,
      closeMinute: 780,
      servedBy: 'contractor',
      from: '2000-01-01',
    },
  ],
}

/** `p1` is at the desk from 9 to 12 and does not come; the rest of the day is for each test to say. */
export const problemOf = (parts: TinyParts): RosterProblem => {
  const problem = tiny({
    activities: ACTIVITIES,
    shifts: SHIFTS,
    slots: deskSlots(5000),
    ...parts,
    city: OPEN,
  })
  const open = ['a', 'b'].map((team) => ({ date: MONDAY, team, startMinute: 540, endMinute: 780 }))
  return { ...problem, open }
}

export const absentee = person('p1', ['desk', 'post'])
export const desk9to12 = day('p1', 'm', [['desk', 9, 12]])

/** The list for `p1`'s absence from a roster of these days, with what it was made on. */
export const listOf = (
  problem: RosterProblem,
  days: readonly PersonDay[],
  fromMinute?: number,
): { readonly list: CoverList; readonly judge: (edits: readonly PersonDay[]) => number } => {
  const absence = { person: 'p1', date: MONDAY, ...(fromMinute !== undefined && { fromMinute }) }
  const { day: gone, holes } = absentDay(days.find((one) => one.person === 'p1')!, absence, problem.city)
  const staff = gone.shift
    ? problem.staff
    : {
        ...problem.staff,
        leave: [...problem.staff.leave, { person: 'p1', date: MONDAY, kind: 'absent' as const }],
      }
  const before = check({ ...problem, days })
  const base = recheck({ input: { ...problem, staff, days }, certificate: before }, [gone])
  const needed = neededAt(problem, openingOf(problem.open, problem.city.slotMinutes))
  const patterns = placementsBy(problem.city)
  const left = withDays(days, [gone])
  const list = coverOf(
    {
      city: problem.city,
      staff,
      requirement: problem.requirement,
      absence,
      days: left,
      holes,
      certificate: base.certificate,
      tools: {
        stints: (span) => stintsOf(span, problem.city.slotMinutes),
        needed: (id, at) => {
          const found = problem.city.activities.find((one) => one.id === id)!
          return found.kind === 'backOffice'
            ? slotSpan(at, problem.city.slotMinutes)
            : needed(found, problem.dates.indexOf(MONDAY), at)
        },
        patterns: (who) => patterns(who, MONDAY, undefined),
        cost: (roster) => costOf({ ...problem, staff }, roster),
        judge: (edits) => recheck(base, edits).certificate,
      },
    },
    {
      days,
      cost: costOf(problem, days),
      breaches: newBreaches(before, base.certificate).filter((one) => one.person !== 'p1'),
    },
  )
  /** Breaches of a whole new check that the roster without `p1` does not have. */
  const judge = (edits: readonly PersonDay[]) =>
    newBreaches(base.certificate, check({ ...problem, staff, days: withDays(left, edits) })).filter(
      ({ severity }) => severity === 'breach',
    ).length
  return { list, judge }
}
