import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newBreaches } from '../../../src/core/cover/breaches.ts'
import { corners, curveOf } from '../../../src/core/cover/curve.ts'
import { joined } from '../../../src/core/cover/day.ts'
import { withDays } from '../../../src/core/cover/price.ts'
import { absentDay } from '../../../src/core/cover/request.ts'
import { planGreedily, planReplan } from '../../../src/core/plan-cover.ts'
import { costOf } from '../../../src/core/roster/cost.ts'
import type { PersonDay } from '../../../src/core/roster/types.ts'
import { check, recheck } from '../../../src/core/verification/check.ts'
import { loadHighs } from '../../../src/engines/highs.ts'
import { MONDAY, person, slot } from '../roster/tiny.ts'
import { absentee, day, desk9to12, off, problemOf } from './made.ts'

const HOLIDAYS = { names: new Map(), lastYear: 2100 }
const ABSENCE = { person: 'p1', date: MONDAY } as const
const SKILLS = ['desk', 'other', 'post']
const solver = await loadHighs()

type Worths = readonly (readonly [number, number])[]

/** `p2` and `p3` at the other counter and the back office; what the first and second person of each hour save is given. */
const made = (desk: Worths, other: Worths, idle: readonly string[] = []) => {
  const slots = (name: string, worths: Worths) =>
    worths.map(([first, second], i) =>
      slot(MONDAY, 9 + i, name, [Math.max(first, second), Math.min(first, second)], { people: 1 }),
    )
  const problem = problemOf({
    people: [
      absentee,
      person('p2', SKILLS),
      person('p3', SKILLS),
      ...idle.map((id) => person(id, SKILLS)),
      person('q', ['other'], { team: 'b' }),
    ],
    slots: [...slots('desk', desk), ...slots('other', other)],
  })
  const days = [
    desk9to12,
    day('p2', 'm', [['other', 9, 12]]),
    day('p3', 'm', [['post', 9, 12]]),
    ...idle.map(off),
    off('q'),
  ]
  return { ...problem, holidays: HOLIDAYS, days }
}

type Made = ReturnType<typeof made>

const morning = (input: Made) => {
  const { day: gone } = absentDay(desk9to12, ABSENCE, input.city)
  const staff = {
    ...input.staff,
    leave: [...input.staff.leave, { ...ABSENCE, kind: 'absent' as const }],
  }
  const before = check({ ...input })
  const base = recheck({ input: { ...input, staff }, certificate: before }, [gone])
  return { problem: { ...input, staff }, days: withDays(input.days, [gone]), base }
}

const hours = [9, 10, 11]
const anyDay = (id: string): PersonDay[] =>
  hours
    .reduce<string[][]>((paths) => paths.flatMap((path) => SKILLS.map((to) => [...path, to])), [[]])
    .map((path) =>
      day(
        id,
        'm',
        path.map((to, i) => [to, 9 + i, 10 + i] as const),
      ),
    )
    .map((one) => ({ ...one, blocks: joined(one.blocks) }))

/** The least that any day of `p2` and `p3` costs, by the number of them that differ. */
const leastOf = (input: Made): number[] => {
  const { problem, days, base } = morning(input)
  const now = costOf(problem, days).totalYen
  const isSame = (edit: PersonDay) =>
    days.some(
      (one) => one.person === edit.person && JSON.stringify(one.blocks) === JSON.stringify(edit.blocks),
    )
  const least = [0, 0, 0]
  for (const second of anyDay('p2'))
    for (const third of anyDay('p3')) {
      const edits = [second, third].filter((edit) => !isSame(edit))
      const yen = costOf(problem, withDays(days, edits)).totalYen - now
      if (yen >= least[edits.length]!) continue
      const breaches = newBreaches(base.certificate, recheck(base, edits).certificate)
      if (breaches.every(({ severity }) => severity !== 'breach')) least[edits.length] = yen
    }
  return [0, Math.min(least[0]!, least[1]!), Math.min(...least)]
}

const curveFor = (input: Made, most: number, keepHours = true) => {
  const curve = planReplan(input, ABSENCE, { most, keepHours }, solver)
  if (!curve.ok) throw new Error(curve.issues.map(({ code }) => code).join())
  return curve.value.points
}

const yenAt = (points: ReturnType<typeof curveFor>, budget: number) =>
  points.findLast((point) => point.budget <= budget)!.yen

describe('the curve of a re-planned rest', () => {
  const worths = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), {
    minLength: 3,
    maxLength: 3,
  })
  const scaled = (rows: readonly (readonly [number, number])[]): Worths =>
    rows.map(([a, b]) => [a * 100, b * 100])

  test('is the best there is, but for the price of changing desks, on cases small enough to try everything', () => {
    fc.assert(
      fc.property(worths, worths, (desk, other) => {
        const input = made(scaled(desk), scaled(other))
        const least = leastOf(input)
        const points = curveFor(input, 2)
        for (const budget of [1, 2]) {
          const change = input.city.prices.supportPerSlot
          expect(yenAt(points, budget)).toBeGreaterThanOrEqual(least[budget]! - 0.01)
          expect(yenAt(points, budget)).toBeLessThanOrEqual(least[budget]! + budget * (2 * change + 1) + 0.01)
        }
        for (const { budget, boundYen } of points) expect(boundYen).toBeLessThanOrEqual(least[budget]! + 0.01)
      }),
      { numRuns: 12 },
    )
  }, 60_000)

  test('never rises, holds no more moves than asked for, and its corners are its lower hull', () => {
    fc.assert(
      fc.property(worths, worths, (desk, other) => {
        const points = curveFor(made(scaled(desk), scaled(other)), 3)
        expect(points[0]).toMatchObject({ budget: 0, yen: 0, moves: [] })
        for (const [i, point] of points.entries()) {
          expect(point.moves.length).toBeLessThanOrEqual(point.budget)
          expect(point.hourMoves + point.workMoves).toBe(point.moves.length)
          if (i > 0) expect(point.yen).toBeLessThan(points[i - 1]!.yen)
        }
        expect(points.map(({ isCorner }) => isCorner)).toEqual(corners(points))
      }),
      { numRuns: 8 },
    )
  })

  test('never falls behind one best move after the other', () => {
    fc.assert(
      fc.property(worths, worths, (desk, other) => {
        const input = made(scaled(desk), scaled(other))
        const steps = planGreedily(input, ABSENCE, 2)
        const points = curveFor(input, 2)
        for (const budget of [1, 2])
          expect(yenAt(points, budget)).toBeLessThanOrEqual(
            (steps.slice(0, budget).at(-1)?.totalYen ?? 0) + 0.01,
          )
      }),
      { numRuns: 8 },
    )
  })

  test('two moves that help only together are found, where one after the other finds none', () => {
    const input = made(
      [
        [9000, 0],
        [9000, 0],
        [9000, 0],
      ],
      [
        [9900, 0],
        [9900, 0],
        [9900, 0],
      ],
    )
    const staff = {
      ...input.staff,
      people: input.staff.people.map((one) => (one.id === 'p3' ? person('p3', ['other', 'post']) : one)),
    }
    const points = curveFor({ ...input, staff }, 3)
    const last = points.at(-1)!
    expect(last.moves.map((move) => [move.person, move.takes[0]?.activity])).toEqual([
      ['p2', 'desk'],
      ['p3', 'other'],
    ])
    expect(points.some(({ moves }) => moves.length === 1)).toBe(false)
  })

  test('somebody who is off comes in where that pays, has to agree, and is not asked where hours are kept', () => {
    const rows: Worths = [
      [9000, 0],
      [9000, 0],
      [9000, 0],
    ]
    const input = made(rows, rows, ['p4'])
    const only = {
      ...input,
      staff: { ...input.staff, people: input.staff.people.filter(({ id }) => id !== 'p3') },
    }
    const days = only.days.filter(({ person: id }) => id !== 'p3')
    const [, one] = curveFor({ ...only, days }, 1, false)
    expect(one).toMatchObject({
      hourMoves: 1,
      moves: [{ person: 'p4', way: 'comeIn', needsConsent: true }],
    })
    const agreed = {
      ...only,
      days,
      earlier: { consents: [{ person: 'p4', date: MONDAY, agreedOn: MONDAY }] },
    }
    expect(curveFor(agreed, 1, false)[1]!.moves[0]).toMatchObject({ needsConsent: false, agreedOn: MONDAY })
    expect(curveFor({ ...only, days }, 1).flatMap(({ moves }) => moves)).toEqual([])
  })

  test('the same question has the same answer, byte for byte', () => {
    const rows: Worths = [
      [9000, 100],
      [4000, 3000],
      [700, 700],
    ]
    const texts = [1, 2].map(() => JSON.stringify(curveFor(made(rows, rows), 3)))
    expect(texts[0]).toBe(texts[1])
  })
})

describe('corners', () => {
  const at = (...yen: number[]) => yen.map((value, budget) => ({ budget, yen: value }))

  test('are where each further move saves less', () => {
    expect(corners(at(0, -10, -11, -20))).toEqual([true, true, false, true])
    expect(corners(at(0, -10, -15, -17))).toEqual([true, true, true, true])
    expect(corners(at(0))).toEqual([true])
  })

  test('a point that saves no more than one before is left out', () => {
    const point = (budget: number, yen: number) => ({ budget, yen, moves: [], hourMoves: 0, workMoves: 0 })
    expect(curveOf([point(0, 0), point(1, -5), point(2, -5), point(3, -4), point(5, -6)])).toMatchObject([
      { budget: 0 },
      { budget: 1 },
      { budget: 5 },
    ])
  })
})
