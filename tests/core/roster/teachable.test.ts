import { describe, expect, test } from 'vitest'
import { datesBetween } from '../../../src/core/calendar/date.ts'
import { openingOf } from '../../../src/core/roster/horizon.ts'
import { modelOf } from '../../../src/core/roster/model.ts'
import { teachableWeek } from '../../../src/core/roster/teachable.ts'
import type { RosterProblem } from '../../../src/core/roster/types.ts'
import { workersOf } from '../../../src/core/roster/worker.ts'
import type { Solver } from '../../../src/core/solver.ts'
import type { Skill } from '../../../src/core/training/types.ts'
import { loadHighs } from '../../../src/engines/highs.ts'
import { secondOpinion } from '../../conformance/javascript-lp-solver.ts'
import { activity, MONDAY, person, slot, tiny } from './tiny.ts'
import { keyakiWeek } from './week.ts'

const solver = await loadHighs()

/** The same people with the skills they were given, and the relaxation made from nothing. */
const rebuilt = (problem: RosterProblem, skills: readonly Skill[]): number => {
  const people = problem.staff.people.map((one) => ({
    ...one,
    skills: {
      ...one.skills,
      ...Object.fromEntries(skills.filter((it) => it.person === one.id).map((it) => [it.activity, 1])),
    },
  }))
  const taught = { ...problem, staff: { ...problem.staff, people } }
  const opening = openingOf(taught.open, taught.city.slotMinutes)
  const outcome = solver.solve(modelOf(taught, opening, workersOf(taught, opening)).linear, { relax: true })
  if (outcome.status !== 'optimal') throw new Error(outcome.status)
  return outcome.objective
}

const week = (problem: RosterProblem, skills: readonly Skill[]) => teachableWeek(problem, solver, skills)!

/** Two desks of one team, one person at each; both desks are needed through the day. */
const twoDesks = (more: Partial<Parameters<typeof tiny>[0]> = {}): RosterProblem =>
  tiny({
    activities: [activity('left', 'window'), activity('right', 'window')],
    people: [person('p1', ['left'], { weeklyMinutes: 0 }), person('p2', ['left'], { weeklyMinutes: 0 })],
    slots: [9, 10, 11].flatMap((at) => [
      slot(MONDAY, at, 'left', [9000, 0]),
      slot(MONDAY, at, 'right', [9000, 0]),
    ]),
    ...more,
  })

describe('a week in which skills are given', () => {
  test('is the relaxation of the roster as long as nobody learns anything', () => {
    const problem = keyakiWeek({ seed: 2, to: '2023-10-02' })
    const skills = [
      { person: 'S015', activity: 'mynumber-desk' },
      { person: 'S017', activity: 'guidance-desk' },
    ]
    const one = week(problem, skills)
    const none = week(problem, [])
    expect(one.today.yen).toBeCloseTo(none.today.yen, 2)
    expect(one.today.shortageHours).toBeCloseTo(none.today.shortageHours, 4)
    const worth = none.today.yen - rebuilt(problem, [])
    expect(worth).toBeGreaterThanOrEqual(-0.01)
    expect(worth).toBeLessThan(0.01 * problem.city.prices.wagePerHour * (1 + none.today.shortageHours))
    one.close()
    none.close()
  })

  test('gives what a model made anew with the skill gives, and then forgets it', () => {
    const problem = twoDesks({
      city: { prices: { ...tiny().city.prices, wagePerHour: 0 } },
    })
    const skills = [
      { person: 'p1', activity: 'right' },
      { person: 'p2', activity: 'right' },
    ]
    const open = week(problem, skills)
    for (const set of [[], [skills[0]!], [skills[1]!], skills, []])
      expect(open.taught(set).yen).toBeCloseTo(rebuilt(problem, set), 4)
    open.close()
  })

  test('is the same week by both engines; one that gives no rates bounds nothing', () => {
    const problem = twoDesks()
    const skill = { person: 'p1', activity: 'right' }
    const [first, second] = [solver, secondOpinion].map((engine) => teachableWeek(problem, engine, [skill])!)
    for (const given of [[], [skill]]) {
      expect(first!.taught(given).yen).toBeCloseTo(second!.taught(given).yen, 3)
      expect(first!.taught(given).shortageHours).toBeCloseTo(second!.taught(given).shortageHours, 4)
    }
    expect(second!.mostYen(skill)).toBe(Number.POSITIVE_INFINITY)
    expect(first!.mostYen(skill)).toBeLessThan(1e6)
    first!.close()
    second!.close()
  })

  test('agrees with models made anew on people of the sample city', () => {
    const base = keyakiWeek({ seed: 3, to: '2023-10-02', scale: 1.3 })
    const people = base.staff.people.map((one) =>
      one.id === 'S009' ? one : { ...one, skills: { ...one.skills, 'mynumber-desk': 0 } },
    )
    const problem = {
      ...base,
      city: { ...base.city, prices: { ...base.city.prices, wagePerHour: 0 } },
      staff: { ...base.staff, people },
    }
    const skills = [
      { person: 'S015', activity: 'mynumber-desk' },
      { person: 'S017', activity: 'transfer-desk' },
      { person: 'S023', activity: 'guidance-desk' },
    ]
    const open = week(problem, skills)
    const sets = [...skills.map((skill) => [skill]), skills]
    for (const set of sets) expect(open.taught(set).yen).toBeCloseTo(rebuilt(problem, set), 2)
    expect(open.taught(skills).yen).toBeLessThan(open.today.yen)
    open.close()
  })

  test('no set saves more than the bounds of its skills together', () => {
    const problem = keyakiWeek({ seed: 4, to: '2023-10-02', scale: 1.4 })
    const skills = ['S015', 'S025', 'S028'].map((id) => ({ person: id, activity: 'mynumber-desk' }))
    const open = week(problem, skills)
    for (const set of [...skills.map((skill) => [skill]), skills]) {
      const taught = open.taught(set)
      const price = 0.01 * problem.city.prices.wagePerHour
      const saved = open.today.yen - taught.yen + price * (open.today.shortageHours - taught.shortageHours)
      const most = set.reduce((sum, skill) => sum + open.mostYen(skill), 0)
      expect(saved).toBeLessThanOrEqual(most + 0.01)
      expect(saved).toBeGreaterThanOrEqual(-0.01)
    }
    open.close()
  })

  test('counts the person-hours short of the requirement while the team is open', () => {
    const open = week(twoDesks(), [{ person: 'p2', activity: 'right' }])
    expect(open.today.shortageHours).toBeCloseTo(3, 6)
    expect(open.taught([{ person: 'p2', activity: 'right' }]).shortageHours).toBeCloseTo(0, 6)
    open.close()
    const half = twoDesks()
    const late = { ...half, open: [{ date: MONDAY, team: 'a', startMinute: 690, endMinute: 780 }] }
    const short = week(late, [])
    expect(short.today.shortageHours).toBeCloseTo(0.5, 6)
    short.close()
  })

  test('a skill that somebody has, or that no seat asks for, is worth nothing', () => {
    const problem = twoDesks({
      activities: [activity('left', 'window'), activity('right', 'window'), activity('idle', 'window')],
    })
    const open = week(problem, [
      { person: 'p1', activity: 'left' },
      { person: 'p1', activity: 'idle' },
    ])
    for (const name of ['left', 'idle']) {
      expect(open.mostYen({ person: 'p1', activity: name })).toBe(0)
      expect(open.taught([{ person: 'p1', activity: name }])).toEqual(open.today)
    }
    open.close()
  })

  test('a day away costs what nobody else can do; whoever is not there cannot be away', () => {
    const problem = twoDesks({
      people: [person('p1', ['left']), person('p2', ['right'])],
      dates: datesBetween(MONDAY, '2023-10-03'),
      leave: [{ person: 'p1', date: '2023-10-03', kind: 'paid' }],
    })
    const open = week(problem, [{ person: 'p1', activity: 'right' }])
    expect(open.away('p1', MONDAY)!.shortageHours).toBeCloseTo(open.today.shortageHours + 3, 6)
    expect(open.away('p1', '2023-10-03')).toBeUndefined()
    expect(open.taught([])).toEqual(open.today)
    open.close()
  })

  test('a week that has no roster is said to have none', () => {
    const none: Solver = {
      ...solver,
      relax: (model) => ({ ...solver.relax(model), solve: () => ({ status: 'infeasible' }) }),
    }
    expect(teachableWeek(twoDesks(), none, [])).toBeUndefined()
  })
})
