import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datesBetween } from '../../../src/core/calendar/date.ts'
import { openingOf } from '../../../src/core/roster/horizon.ts'
import { modelOf } from '../../../src/core/roster/model.ts'
import type { RosterProblem } from '../../../src/core/roster/types.ts'
import { workersOf } from '../../../src/core/roster/worker.ts'
import type { LocalDate } from '../../../src/core/units/time.ts'
import { loadHighs } from '../../../src/engines/highs.ts'
import { teamDays } from './team.ts'
import { activity, MONDAY, PRICES, person, slot, tiny } from './tiny.ts'

const highs = await loadHighs()

const optimum = (problem: RosterProblem, relax = false): number => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  const { linear } = modelOf(problem, opening, workersOf(problem, opening))
  const outcome = highs.solve(linear, { gap: 0, relax })
  if (outcome.status !== 'optimal') throw new Error(outcome.status)
  return outcome.objective
}

/** Every date of a problem under another one; the horizon stays in order. */
const moved = (problem: RosterProblem, to: (date: LocalDate) => LocalDate): RosterProblem => {
  const dated = <T extends { readonly date: LocalDate }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, date: to(row.date) }))
  const { staff, requirement } = problem
  return {
    ...problem,
    open: dated(problem.open),
    staff: { ...staff, leave: dated(staff.leave), wishes: dated(staff.wishes) },
    requirement: { ...requirement, slots: dated(requirement.slots), outbound: dated(requirement.outbound) },
  }
}

const swapped =
  (a: LocalDate, b: LocalDate) =>
  (date: LocalDate): LocalDate =>
    date === a ? b : date === b ? a : date

const saves = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 2 })
  .map((list) => list.map((n) => n * 150).sort((a, b) => b - a))

const DATES = datesBetween(MONDAY, '2023-10-04')

/** Three days of a desk, back office for any of them, somebody on leave, a wish. */
const threeDays = fc
  .record({
    demand: fc.array(fc.array(saves, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
    hours: fc.integer({ min: 0, max: 6 }),
    owed: fc.constantFrom(0, 360, 900),
    away: fc.constantFrom(...DATES),
    wished: fc.constantFrom(...DATES),
    second: fc.constantFrom(['desk'], ['post'], ['desk', 'post']),
  })
  .map(({ demand, hours, owed, away, wished, second }) =>
    tiny({
      dates: DATES,
      people: [person('p1', ['desk', 'post'], { weeklyMinutes: owed }), person('p2', second)],
      leave: [{ person: 'p1', date: away, kind: 'paid' }],
      wishes: [{ person: 'p2', date: wished, wants: 'off', weight: 1 }],
      slots: demand.flatMap((day, d) => day.map((list, i) => slot(DATES[d]!, 9 + i, 'desk', list))),
      work: [{ task: 'post', activity: 'post', from: DATES[0]!, due: DATES[2]!, hours }],
    }),
  )

describe('days that the calendar does not tell apart', () => {
  test('may change places: the best cost is the same', () => {
    fc.assert(
      fc.property(threeDays, fc.nat(2), fc.nat(2), (problem, a, b) => {
        const other = moved(problem, swapped(DATES[a]!, DATES[b]!))
        expect(optimum(other)).toBeCloseTo(optimum(problem), 4)
      }),
      { numRuns: 20, seed: 11 },
    )
  })

  test('also in a week of a team of the sample city', () => {
    const week = teamDays('guidance', '2023-10-08', 5, 1.3)
    const problem = { ...week, requirement: { ...week.requirement, work: [] } }
    const same = swapped('2023-10-03', '2023-10-05')
    expect(optimum(moved(problem, same), true)).toBeCloseTo(optimum(problem, true), 2)
    const late = swapped('2023-10-04', '2023-10-05')
    expect(Math.abs(optimum(moved(problem, late), true) - optimum(problem, true))).toBeGreaterThan(1)
  })
})

describe('people of a week of the sample city', () => {
  const week = teamDays('taxation', '2023-10-08', 6, 1.5)
  const withPeople = (people: RosterProblem['staff']['people']): RosterProblem => ({
    ...week,
    staff: { ...week.staff, people },
  })
  const { people } = week.staff

  test('may have other names and stand in another order', () => {
    const renamed = (id: string) => `other-${id}`
    const other: RosterProblem = {
      ...week,
      staff: {
        people: [...people].reverse().map((one) => ({ ...one, id: renamed(one.id) })),
        leave: week.staff.leave.map((row) => ({ ...row, person: renamed(row.person) })),
        wishes: week.staff.wishes.map((row) => ({ ...row, person: renamed(row.person) })),
      },
    }
    expect(optimum(other, true)).toBeCloseTo(optimum(week, true), 2)
  })

  test.each(people.map(({ id }) => id))('one more like %s, who need not come, costs nothing more', (id) => {
    const extra = { ...people.find((one) => one.id === id)!, id: 'extra', weeklyMinutes: 0 }
    expect(optimum(withPeople([...people, extra]), true)).toBeLessThanOrEqual(optimum(week, true) + 1e-3)
  })

  test('one fewer never costs less, their own owed hours and shares of the burdens aside', () => {
    const free = people.map((one) => ({ ...one, weeklyMinutes: 0 }))
    const prices = { ...week.city.prices, unfairShare: 0 }
    const of = (some: typeof free) => optimum({ ...withPeople(some), city: { ...week.city, prices } }, true)
    const all = of(free)
    for (const { id } of free)
      expect(of(free.filter((one) => one.id !== id))).toBeGreaterThanOrEqual(all - 1e-3)
  })

  test('a skill more never makes the best roster dearer', () => {
    const base = optimum(week, true)
    for (const one of people) {
      const skilled = people.map((it) =>
        it === one ? { ...it, skills: { ...it.skills, 'taxation-desk': 3, 'taxation-papers': 3 } } : it,
      )
      expect(optimum(withPeople(skilled), true)).toBeLessThanOrEqual(base + 1e-3)
    }
  })
})

describe('twice as much of everything', () => {
  const days = fc.record({
    demand: fc.array(saves, { minLength: 4, maxLength: 4 }),
    minimum: fc.integer({ min: 0, max: 2 }),
    hours: fc.integer({ min: 0, max: 5 }),
    skills: fc.array(fc.constantFrom(['desk'], ['post'], ['desk', 'post']), { minLength: 2, maxLength: 3 }),
  })
  const made = (
    { demand, minimum, hours, skills }: typeof days extends fc.Arbitrary<infer T> ? T : never,
    times: 1 | 2,
  ): RosterProblem =>
    tiny({
      activities: [
        activity('desk', 'window', 'a', 3 * times),
        activity('post', 'backOffice', 'a', 3 * times),
      ],
      city: { prices: { ...PRICES, noLeaderPerSlot: 0 } },
      people: Array.from({ length: times }, (_, copy) =>
        skills.map((own, i) => person(`p${i}-${copy}`, own)),
      ).flat(),
      slots: demand.map((list, i) =>
        slot(
          MONDAY,
          9 + i,
          'desk',
          list.flatMap((yen) => Array<number>(times).fill(yen)),
          { minimum: Math.min(minimum, list.length) * times },
        ),
      ),
      work: [{ task: 'post', activity: 'post', from: MONDAY, due: MONDAY, hours: (hours / 2) * times }],
    })

  test('relaxes to twice the cost, and its best roster costs no more than twice', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [one, two] = [made(day, 1), made(day, 2)]
        expect(optimum(two, true)).toBeCloseTo(2 * optimum(one, true), 3)
        expect(optimum(two)).toBeLessThanOrEqual(2 * optimum(one) + 1e-3)
      }),
      { numRuns: 25, seed: 12 },
    )
  })
})
