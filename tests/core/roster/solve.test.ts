import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costOf } from '../../../src/core/roster/cost.ts'
import { openingOf } from '../../../src/core/roster/horizon.ts'
import { modelOf } from '../../../src/core/roster/model.ts'
import { solveRoster } from '../../../src/core/roster/solve.ts'
import type { Roster, RosterProblem } from '../../../src/core/roster/types.ts'
import { workersOf } from '../../../src/core/roster/worker.ts'
import type { Solver } from '../../../src/core/solver.ts'
import { seeded } from '../../../src/core/units/random.ts'
import { check } from '../../../src/core/verification/check.ts'
import { loadHighs } from '../../../src/engines/highs.ts'
import { secondOpinion } from '../../conformance/javascript-lp-solver.ts'
import { cheapest } from './brute.ts'
import { activity, MONDAY, PRICES, person, shift, slot, tiny } from './tiny.ts'
import { keyakiWeek } from './week.ts'

const highs = await loadHighs()

const linearOf = (problem: RosterProblem) => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  return modelOf(problem, opening, workersOf(problem, opening)).linear
}

const optimum = (problem: RosterProblem, solver: Solver = highs, relax = false): number => {
  const outcome = solver.solve(linearOf(problem), { gap: 0, relax })
  if (outcome.status !== 'optimal') throw new Error(outcome.status)
  return outcome.objective
}

const rosterOf = (problem: RosterProblem): Roster => {
  const outcome = solveRoster(problem, highs)
  if (outcome.kind !== 'roster') throw new Error(JSON.stringify(outcome))
  return outcome.roster
}

const saves = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 3 })
  .map((list) => list.map((n) => n * 150).sort((a, b) => b - a))

/** Tiny weeks: a desk with a demand an hour, some back office, two people of one or two skills, maybe support. */
const problems = fc
  .record({
    demand: fc.array(saves, { minLength: 4, maxLength: 4 }),
    minimum: fc.integer({ min: 0, max: 2 }),
    hours: fc.integer({ min: 0, max: 5 }),
    skills: fc.array(fc.constantFrom(['desk'], ['post'], ['desk', 'post']), { minLength: 2, maxLength: 2 }),
    teams: fc.array(fc.constantFrom('a', 'b'), { minLength: 2, maxLength: 2 }),
    leads: fc.boolean(),
    owed: fc.constantFrom(0, 180),
  })
  .map(({ demand, minimum, hours, skills, teams, leads, owed }) =>
    tiny({
      people: skills.map((own, i) =>
        person(`p${i}`, own, {
          team: i === 0 ? 'a' : teams[i]!,
          role: leads && i === 0 ? 'leader' : 'staff',
          weeklyMinutes: i === 1 ? owed * 5 : 0,
        }),
      ),
      slots: demand.map((list, i) => slot(MONDAY, 9 + i, 'desk', list, { minimum })),
      work: [{ task: 'post', activity: 'post', from: MONDAY, due: MONDAY, hours: hours / 2 }],
    }),
  )

describe('against every roster there is', () => {
  test('the model’s optimum is the cheapest roster, and the answer lies within its proof', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const best = cheapest(problem)
        expect(optimum(problem)).toBeCloseTo(best, 4)
        const { cost, proof } = rosterOf(problem)
        expect(proof.boundYen).toBeLessThanOrEqual(best + 0.01)
        expect(cost.totalYen).toBeGreaterThanOrEqual(best - 0.01)
        expect(proof.gap).toBeCloseTo((cost.totalYen - proof.boundYen) / Math.max(1, cost.totalYen), 9)
      }),
      { numRuns: 25, seed: 1 },
    )
  }, 120_000)

  test('breaks and short breaks fall where every roster tried puts them, two people in turn', () => {
    const rested = (code: string, start: number) => ({
      ...shift(code, start, start + 300, 60, [start + 120, start + 240]),
      shortBreaks: [{ minutes: 30, window: { startMinute: start + 30, endMinute: start + 120 } }],
    })
    fc.assert(
      fc.property(fc.array(saves, { minLength: 6, maxLength: 6 }), fc.boolean(), (demand, leads) => {
        const problem = tiny({
          shifts: [rested('m', 540), rested('l', 600)],
          people: [person('p0', ['desk'], { role: leads ? 'leader' : 'staff' }), person('p1', ['desk'])],
          slots: demand.map((list, i) => slot(MONDAY, 9 + i, 'desk', list)),
          openTo: 900,
        })
        const best = cheapest(problem)
        expect(optimum(problem)).toBeCloseTo(best, 4)
        const { proof, days } = rosterOf(problem)
        expect(proof.boundYen).toBeLessThanOrEqual(best + 0.01)
        for (const { shift: worked, breaks, shortBreaks } of days)
          if (worked) expect([breaks.length, shortBreaks?.length]).toEqual([1, 1])
      }),
      { numRuns: 15, seed: 6 },
    )
  }, 120_000)

  test('outbound hours, overtime, wishes and two days are weighed as the cost says', () => {
    const dates = [MONDAY, '2023-10-03'] as const
    const problem = tiny({
      dates,
      activities: [activity('desk', 'window'), activity('call', 'outbound')],
      shifts: [shift('m', 540, 660), shift('long', 540, 1080)],
      people: [person('p1', ['desk', 'call'], { noOvertime: false })],
      city: { overtimeAgreement: true },
      openTo: 1080,
      slotMinutes: 180,
      slots: dates.map((date) => slot(date, 4, 'desk', [3000])),
      outbound: dates.map((date) => ({
        task: 'call',
        activity: 'call',
        date,
        startMinute: 540,
        endMinute: 1080,
        seats: 1,
        minimumSeats: 0,
        hours: 9,
        worth: [0.4, 0.8, 1.8],
      })),
      wishes: [{ person: 'p1', date: MONDAY, wants: 'm', weight: 2 }],
    })
    expect(optimum(problem)).toBeCloseTo(cheapest(problem), 4)
  })
})

describe('what must not matter, and what must', () => {
  test('both engines relax small weeks to the same value', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(optimum(problem, highs, true)).toBeCloseTo(optimum(problem, secondOpinion, true), 3)
      }),
      { numRuns: 15, seed: 2 },
    )
  }, 120_000)

  test('one more person never makes the best roster dearer', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const people = [...problem.staff.people, person('extra', ['desk', 'post'])]
        const more = { ...problem, staff: { ...problem.staff, people } }
        expect(optimum(more)).toBeLessThanOrEqual(optimum(problem) + 1e-4)
      }),
      { numRuns: 25, seed: 3 },
    )
  })

  test('other names and another order of people change nothing in the best cost', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const people = [...problem.staff.people].reverse().map((one, i) => ({ ...one, id: `other${i}` }))
        const renamed = { ...problem, staff: { ...problem.staff, people } }
        expect(optimum(renamed)).toBeCloseTo(optimum(problem), 4)
      }),
      { numRuns: 25, seed: 4 },
    )
  })

  test('twice the demand for twice the staff relaxes to twice the cost', () => {
    const slots = [900, 2400, 1200, 600].map((yen, i) => slot(MONDAY, 9 + i, 'desk', [yen * 2, yen, yen / 3]))
    const unled = 8 * PRICES.noLeaderPerSlot
    const one = tiny({ slots })
    const two = tiny({
      activities: [activity('desk', 'window', 'a', 6), activity('post', 'backOffice', 'a', 6)],
      people: ['p1', 'p2', 'p3', 'p4'].map((id) => person(id, ['desk', 'post'])),
      slots: slots.map(({ curve }, i) => {
        const steps = curve.slice(1).map(({ lossYen }, n) => curve[n]!.lossYen - lossYen)
        return slot(
          MONDAY,
          9 + i,
          'desk',
          steps.flatMap((yen) => [yen, yen]),
        )
      }),
    })
    expect(optimum(two, highs, true) - unled).toBeCloseTo(2 * (optimum(one, highs, true) - unled), 4)
  })

  test('a roster with a person sent home costs something else', () => {
    const problem = tiny({
      slots: [9, 10, 11, 12].map((index) => slot(MONDAY, index, 'desk', [6000, 5000])),
    })
    const roster = rosterOf(problem)
    expect(costOf(problem, roster.days)).toEqual(roster.cost)
    const broken = roster.days.map((day, i) =>
      i === 0 ? { person: day.person, date: day.date, breaks: [], blocks: [] } : day,
    )
    expect(costOf(problem, broken).totalYen).toBeGreaterThan(roster.cost.totalYen)
  })
})

describe('a week of Keyaki City', () => {
  const problem = keyakiWeek({ seed: 3, scale: 1.1 })
  const roster = rosterOf(problem)

  test('is proven within half a percent, at the cost that its days have', () => {
    expect(roster.proof.gap).toBeLessThanOrEqual(0.005)
    expect(roster.proof.boundYen).toBeLessThanOrEqual(roster.cost.totalYen)
    expect(costOf(problem, roster.days)).toEqual(roster.cost)
  })

  test('breaks no rule of the independent checker', () => {
    const { city, staff, dates, open, requirement } = problem
    const { breaches } = check({ days: roster.days, staff, city, dates, open, requirement })
    expect(breaches.filter(({ severity }) => severity === 'breach')).toEqual([])
  })

  test('leaves approved leave alone and shows it', () => {
    expect(problem.staff.leave.length).toBeGreaterThan(0)
    for (const leave of problem.staff.leave) {
      const day = roster.days.find((one) => one.person === leave.person && one.date === leave.date)!
      expect(day.absence).toBe(leave.kind)
      if (leave.kind === 'afternoon') expect(day.shift?.endMinute ?? 0).toBeLessThanOrEqual(720)
      else if (leave.kind === 'morning') expect(day.shift?.startMinute ?? 1440).toBeGreaterThanOrEqual(780)
      else expect(day.shift).toBeUndefined()
    }
  })

  test('changes desks seldom: most stretches last an hour or more', () => {
    const blocks = roster.days.flatMap((day) => day.blocks)
    const shifts = roster.days.filter((day) => day.shift).length
    expect(blocks.length / shifts).toBeLessThan(4)
    const long = blocks.filter((block) => block.endMinute - block.startMinute >= 60)
    expect(long.length / blocks.length).toBeGreaterThan(0.8)
  })

  test('names every shortage with the worth of the next person', () => {
    const random = seeded(9)
    for (const entry of problem.requirement.slots) {
      if (random.uniform() > 0.1) continue
      const short = roster.shortages.find(
        (one) => one.date === entry.date && one.slot === entry.slot && one.activity === entry.activity,
      )
      if (!short) continue
      expect(short.placed).toBeLessThan(short.required)
      expect(short.required).toBe(entry.people)
      expect(short.nextPersonYen).toBeGreaterThanOrEqual(0)
    }
    expect(roster.shortages.length).toBeGreaterThan(0)
  })
})

test('the same problem gives the same bytes', () => {
  const problem = keyakiWeek({ seed: 5, to: '2023-10-03' })
  const phases: string[] = []
  const first = solveRoster(problem, highs, { onProgress: ({ phase }) => phases.push(phase) })
  expect(JSON.stringify(solveRoster(problem, highs))).toBe(JSON.stringify(first))
  expect(phases).toContain('relax')
  expect(phases.at(-1)).toBe('done')
})
