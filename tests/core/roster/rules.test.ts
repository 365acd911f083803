import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datesBetween } from '../../../src/core/calendar/date.ts'
import { addedBurdens, burdensBy, burdensOf } from '../../../src/core/roster/burdens.ts'
import { conflictIssues } from '../../../src/core/roster/conflict.ts'
import { costOf } from '../../../src/core/roster/cost.ts'
import { fairSharesOf } from '../../../src/core/roster/fairness.ts'
import { openingOf } from '../../../src/core/roster/horizon.ts'
import { modelOf } from '../../../src/core/roster/model.ts'
import { solveRoster } from '../../../src/core/roster/solve.ts'
import type { PersonDay, Roster, RosterProblem } from '../../../src/core/roster/types.ts'
import { workersOf } from '../../../src/core/roster/worker.ts'
import { issueText } from '../../../src/core/words/issue-text.ts'
import { loadHighs } from '../../../src/engines/highs.ts'
import { cheapest } from './brute.ts'
import { activity, MONDAY, PRICES, person, shift, slot, type TinyParts, tiny } from './tiny.ts'

const highs = await loadHighs()
const TUESDAY = '2023-10-03'

const optimum = (problem: RosterProblem): number => {
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  const outcome = highs.solve(modelOf(problem, opening, workersOf(problem, opening)).linear, { gap: 0 })
  if (outcome.status !== 'optimal') throw new Error(outcome.status)
  return outcome.objective
}

const rosterOf = (problem: RosterProblem): Roster => {
  const outcome = solveRoster(problem, highs, { limits: { gap: 0 } })
  if (outcome.kind !== 'roster') throw new Error(JSON.stringify(outcome))
  return outcome.roster
}

const off = (id: string, date = MONDAY): PersonDay => ({ person: id, date, breaks: [], blocks: [] })

const on = (
  id: string,
  code: string,
  blocks: readonly (readonly [number, number, string])[],
  date = MONDAY,
) => ({
  person: id,
  date,
  shift: { code, startMinute: blocks[0]![0], endMinute: blocks.at(-1)![1] },
  breaks: [],
  blocks: blocks.map(([startMinute, endMinute, id2]) => ({ activity: id2, startMinute, endMinute })),
})

const saves = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 2 })
  .map((list) => list.map((n) => n * 150).sort((a, b) => b - a))

/** Days that a hand may set for p0: off, at the desk, at the post, or first one and then the other. */
const byHand = fc.constantFrom<PersonDay>(
  off('p0'),
  on('p0', 'm', [[540, 720, 'desk']]),
  on('p0', 'l', [[600, 780, 'post']]),
  on('p0', 'm', [
    [540, 630, 'post'],
    [630, 720, 'desk'],
  ]),
)

const problems = fc
  .record({
    demand: fc.array(saves, { minLength: 4, maxLength: 4 }),
    hours: fc.integer({ min: 0, max: 4 }),
    leads: fc.boolean(),
    locked: byHand,
    published: byHand,
    changedDay: fc.constantFrom(0, 700),
    unfairShare: fc.constantFrom(0, 900),
    early: fc.integer({ min: 0, max: 3 }),
    refused: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ demand, hours, leads, locked, published, changedDay, unfairShare, early, refused }) => ({
    ...tiny({
      people: [
        person('p0', ['desk', 'post'], { role: leads ? 'leader' : 'staff', weeklyMinutes: 600 }),
        person('p1', ['desk', 'post'], { weeklyMinutes: 300 }),
        person('p2', ['desk'], { weeklyMinutes: 0 }),
      ],
      shifts: [shift('m', 540, 720), shift('l', 600, 780), shift('s', 660, 720)],
      slots: demand.map((list, i) => slot(MONDAY, 9 + i, 'desk', list, { offeredErlangs: (i * 7) % 4 })),
      work: [{ task: 'post', activity: 'post', from: MONDAY, due: MONDAY, hours: hours / 2 }],
      wishes: [
        { person: 'p1', date: MONDAY, wants: 'off', weight: 1 },
        { person: 'p2', date: MONDAY, wants: 'l', weight: 1 },
      ],
      city: { prices: { ...PRICES, changedDay, unfairShare } },
    }),
    published: [published, on('p1', 'm', [[540, 720, 'desk']])],
    carried: [
      { person: 'p0', counts: { early } },
      { person: 'p1', counts: { refused, peak: 1 } },
    ],
    hand: locked,
  }))

describe('against every roster there is', () => {
  test('changes of the published roster and fair shares weigh as the cost says', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(optimum(problem)).toBeCloseTo(cheapest(problem), 4)
      }),
      { numRuns: 25, seed: 11 },
    )
  }, 120_000)

  test('with a locked day the optimum is the cheapest roster that has it', () => {
    fc.assert(
      fc.property(problems, ({ hand, ...free }) => {
        const problem = { ...free, locked: [hand] }
        const best = cheapest(problem)
        expect(optimum(problem)).toBeCloseTo(best, 4)
        const { days, cost, proof } = rosterOf(problem)
        expect(days.find((day) => day.person === 'p0')).toEqual(hand)
        expect(proof.boundYen).toBeLessThanOrEqual(best + 0.01)
        expect(cost.totalYen).toBeGreaterThanOrEqual(best - 0.01)
      }),
      { numRuns: 25, seed: 12 },
    )
  }, 120_000)
})

test('the others fill in around locked people, never beside them on a seat that is taken', () => {
  const both = on('p1', 'm', [
    [540, 600, 'post'],
    [600, 660, 'desk'],
    [660, 720, 'post'],
  ])
  const problem = tiny({
    activities: [activity('desk', 'window', 'a', 1), activity('post', 'backOffice', 'a', 1)],
    shifts: [shift('m', 540, 720)],
    slots: [9, 10, 11].map((index) => slot(MONDAY, index, 'desk', [9000])),
    work: [{ task: 'post', activity: 'post', from: MONDAY, due: MONDAY, hours: 3 }],
  })
  const { days, cost } = rosterOf({ ...problem, locked: [both] })
  expect(days[0]).toEqual(both)
  expect(days[1]!.blocks.map((block) => block.activity)).toEqual(['desk', 'post', 'desk'])
  expect(cost.waitingYen + cost.backOfficeYen).toBe(0)
})

describe('the published roster', () => {
  const parts: TinyParts = {
    slots: [9, 10, 11, 12].map((index) => slot(MONDAY, index, 'desk', [3000, 2000])),
  }
  const published = [on('p1', 'l', [[600, 780, 'desk']]), off('p2')]
  const priced = (changedDay: number) =>
    rosterOf({ ...tiny({ ...parts, city: { prices: { ...PRICES, changedDay } } }), published })

  test('comes back at a high price, and without one the optimum is the free one', () => {
    const kept = priced(1e6)
    expect(kept.days.map(({ shift: own }) => own?.code)).toEqual(['l', undefined])
    expect(kept.changed).toEqual([])
    expect(kept.cost.changedYen).toBe(0)
    const free = priced(0)
    expect(free.cost.totalYen).toBe(rosterOf(tiny(parts)).cost.totalYen)
    expect(free.changed!.length).toBeGreaterThan(0)
  })

  test('each change is listed with the hours it had and has, and whether it was agreed', () => {
    const problem = {
      ...tiny({
        slots: [9, 10, 11].map((index) => slot(MONDAY, index, 'desk', [3000])),
        leave: [{ person: 'p1', date: MONDAY, kind: 'paid' }],
      }),
      published,
      before: { consents: [{ person: 'p2', date: MONDAY, agreedOn: MONDAY }] },
    }
    expect(rosterOf(problem).changed).toEqual([
      { person: 'p1', date: MONDAY, was: { code: 'l', startMinute: 600, endMinute: 780 }, agreed: true },
      { person: 'p2', date: MONDAY, is: { code: 'm', startMinute: 540, endMinute: 720 }, agreed: true },
    ])
    expect(rosterOf({ ...problem, before: {} }).changed!.map(({ agreed }) => agreed)).toEqual([true, false])
  })

  test('another desk at the same hours is no change', () => {
    const problem = { ...tiny({ city: { prices: { ...PRICES, changedDay: 500 } } }), published }
    const days = [on('p1', 'l', [[600, 780, 'post']]), off('p2')]
    expect(costOf(problem, days).changedYen).toBe(0)
    expect(costOf(problem, [on('p1', 'm', [[540, 720, 'post']]), off('p2')]).changedYen).toBe(500)
  })
})

describe('burdens and fair shares', () => {
  const shifts = [shift('e', 480, 660), shift('m', 540, 720), shift('m2', 540, 720), shift('l', 600, 780)]
  const problem = tiny({
    dates: [MONDAY, '2023-10-06'],
    shifts,
    people: [
      person('p1', ['desk'], { weeklyMinutes: 1200 }),
      person('p2', ['desk'], { weeklyMinutes: 600 }),
      person('far', ['desk'], { weeklyMinutes: 600, team: 'b' }),
    ],
    slots: [
      slot(MONDAY, 9, 'desk', [100], { offeredErlangs: 2 }),
      slot(MONDAY, 11, 'desk', [100], { offeredErlangs: 2.5 }),
    ],
    wishes: [{ person: 'p1', date: MONDAY, wants: 'off', weight: 1 }],
    city: { prices: { ...PRICES, unfairShare: 100 } },
  })

  test('are what a shift is besides work', () => {
    const of = burdensBy(problem)
    expect(of('a', MONDAY, shifts[0]!)).toEqual(['early'])
    expect(of('a', MONDAY, shifts[1]!)).toEqual(['peak'])
    expect(of('a', MONDAY, shifts[3]!)).toEqual(['late', 'peak'])
    expect(of('b', '2023-10-06', shifts[1]!)).toEqual(['friday'])
  })

  test('a start that most shifts have is no early one', () => {
    const of = burdensBy({ ...problem, city: { ...problem.city, shifts: shifts.slice(1) } })
    expect(of('a', MONDAY, shifts[1]!)).toEqual(['peak'])
  })

  test('are counted over rosters, refused wishes too', () => {
    const days = [on('p1', 'e', [[480, 660, 'desk']]), off('p2')]
    const counts = burdensOf(problem, days)
    expect(counts[0]).toEqual({ person: 'p1', counts: { early: 1, refused: 1 } })
    expect(addedBurdens([counts, counts])[0]).toEqual({ person: 'p1', counts: { early: 2, refused: 2 } })
  })

  test('are shared by contract hours within the team, and what is above the share has its price', () => {
    const carried = [{ person: 'p2', counts: { early: 2 } }]
    const days = [on('p1', 'e', [[480, 660, 'desk']]), off('p2')]
    const shares = fairSharesOf({ ...problem, carried }, days).filter(({ burden }) => burden === 'early')
    expect(shares).toEqual([
      { person: 'p1', burden: 'early', carried: 0, rostered: 1, share: 2 },
      { person: 'p2', burden: 'early', carried: 2, rostered: 0, share: 1 },
    ])
    const refused = (1 - 2 / 3) * 100
    expect(costOf({ ...problem, carried }, days).unfairYen).toBeCloseTo(100 + refused, 1)
  })

  test('whoever carried less before takes the late shift', () => {
    const late = (carried: RosterProblem['carried']) => {
      const roster = rosterOf({
        ...tiny({
          people: ['p1', 'p2'].map((id) =>
            person(id, ['desk'], { weeklyMinutes: 600, maxWeeklyMinutes: 900 }),
          ),
          shifts: shifts.slice(0, 4),
          slots: [slot(MONDAY, 12, 'desk', [9000]), slot(MONDAY, 9, 'desk', [9000])],
          city: { prices: { ...PRICES, unfairShare: 300 } },
        }),
        carried: carried!,
      })
      return roster.days.find((day) => day.shift?.code === 'l')!.person
    }
    expect(late([{ person: 'p1', counts: { late: 3 } }])).toBe('p2')
    expect(late([{ person: 'p2', counts: { late: 3 } }])).toBe('p1')
  })
})

describe('locked days that break a rule', () => {
  const conflicts = (
    locked: readonly PersonDay[],
    parts: TinyParts = {},
    more: Partial<RosterProblem> = {},
  ) => {
    const outcome = solveRoster({ ...tiny(parts), locked, ...more }, highs)
    if (outcome.kind === 'roster') return []
    for (const issue of conflictIssues(outcome.conflicts, 'problem.json'))
      for (const language of ['ja', 'en'] as const)
        expect(issueText(issue, language)).toMatch(/^[^{}]*(固定した勤務|the locked days)[^{}]*$/)
    return outcome.conflicts.map(({ rule }) => rule)
  }
  const morning = on('p1', 'm', [[540, 720, 'desk']])

  test('none where they keep all', () => {
    expect(conflicts([morning])).toEqual([])
    expect(conflicts([off('p1')])).toEqual([])
  })

  test('leave, hire, training, skill, range and employer', () => {
    const leave = (kind: 'paid' | 'morning' | 'afternoon') => ({
      leave: [{ person: 'p1', date: MONDAY, kind }],
    })
    expect(conflicts([morning], leave('paid'))).toEqual(['locked.leave'])
    expect(conflicts([morning], leave('morning'))).toEqual(['locked.leave'])
    expect(conflicts([morning], leave('afternoon'))).toEqual([])
    const alone = (more: Parameters<typeof person>[2]) => ({ people: [person('p1', ['desk'], more)] })
    expect(conflicts([morning], alone({ hiredOn: TUESDAY }))).toEqual(['locked.hired'])
    expect(conflicts([morning], alone({ trainingValidTo: '2023-10-01' }))).toEqual(['locked.training'])
    expect(conflicts([on('p1', 'm', [[540, 720, 'post']])], alone({}))).toEqual(['locked.skill'])
    expect(conflicts([morning], alone({ team: 'b', scope: ['b'] }))).toEqual(['locked.scope'])
    expect(conflicts([morning], alone({ team: 'b' }))).toEqual(['locked.employer'])
  })

  test('breaks, hours of the day and nights, each at its boundary', () => {
    const long = (minutes: number) => on('p1', 'm', [[540, 540 + minutes, 'post']])
    expect(conflicts([long(360)])).toEqual([])
    expect(conflicts([long(361)])).toEqual(['locked.breaks'])
    const nine = {
      ...on('p1', 'm', [[480, 720, 'post']]),
      shift: { code: 'm', startMinute: 480, endMinute: 1020 },
    }
    const rested = (end: number): PersonDay => ({
      ...nine,
      shift: { ...nine.shift, endMinute: end },
      breaks: [{ startMinute: 720, endMinute: 780 }],
      blocks: [...nine.blocks, { activity: 'post', startMinute: 780, endMinute: end }],
    })
    expect(conflicts([rested(1020)])).toEqual([])
    expect(conflicts([rested(1021)])).toEqual(['locked.overtimeAgreement'])
    const alone = (more: Parameters<typeof person>[2]) => ({ people: [person('p1', ['post'], more)] })
    const evening = (end: number) => on('p1', 'm', [[1200, end, 'post']])
    expect(conflicts([evening(1320)], alone({ noNight: true }))).toEqual([])
    expect(conflicts([evening(1321)], alone({ noNight: true }))).toEqual(['locked.noNight'])
    expect(conflicts([evening(1321)], alone({ bornOn: '2006-01-01' }))).toEqual(['locked.minorNight'])
  })

  test('rest between two of them, and after the day before the horizon', () => {
    const two = (start: number) => [
      on('p1', 'm', [[1200, 1380, 'post']]),
      on('p1', 'm', [[start, start + 180, 'post']], TUESDAY),
    ]
    const parts = { dates: [MONDAY, TUESDAY] as const }
    expect(conflicts(two(600), parts)).toEqual([])
    expect(conflicts(two(599), parts)).toEqual(['locked.interval'])
    const earlier = (end: number) => ({
      before: { earlier: [on('p1', 'm', [[1200, end, 'post']], '2023-10-01')] },
    })
    expect(conflicts([morning], {}, earlier(1320))).toEqual([])
    expect(conflicts([morning], {}, earlier(1321))).toEqual(['locked.interval'])
  })

  test('hours of the week, its rest day, and seats', () => {
    const dates = datesBetween(MONDAY, '2023-10-08')
    const days = dates.map((date) => on('p1', 'm', [[540, 720, 'post']], date))
    const one = (most: number) => ({ dates, people: [person('p1', ['post'], { maxWeeklyMinutes: most })] })
    expect(conflicts(days.slice(0, 6), one(1080))).toEqual([])
    expect(conflicts(days.slice(0, 6), one(1079))).toEqual(['locked.contractLimit'])
    expect(conflicts(days, one(2400))).toEqual(['locked.weeklyRest'])
    const single = { activities: [activity('desk', 'window', 'a', 1), activity('post', 'backOffice')] }
    const both = ['p1', 'p2'].map((id) => on(id, 'm', [[540, 720, 'desk']]))
    expect(conflicts(both)).toEqual([])
    expect(conflicts(both, single)).toEqual(['locked.seats'])
  })

  test('people, dates and activities there are not', () => {
    for (const stray of [
      { ...morning, person: 'nobody' },
      { ...morning, date: TUESDAY } as const,
      on('p1', 'm', [[540, 720, 'fly']]),
    ])
      expect(conflicts([stray])).toEqual(['locked.unknown'])
  })

  test('a shift that its parts do not fill', () => {
    const hole = { ...morning, blocks: [{ activity: 'desk', startMinute: 540, endMinute: 700 }] }
    expect(conflicts([hole])).toEqual(['locked.wholeShift'])
  })
})
