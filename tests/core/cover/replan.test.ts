import { describe, expect, test } from 'vitest'
import { newBreaches } from '../../../src/core/cover/breaches.ts'
import { withDays } from '../../../src/core/cover/price.ts'
import { absentDay } from '../../../src/core/cover/request.ts'
import { planReplan } from '../../../src/core/plan-cover.ts'
import { costOf } from '../../../src/core/roster/cost.ts'
import type { PersonDay } from '../../../src/core/roster/types.ts'
import { check } from '../../../src/core/verification/check.ts'
import { loadHighs } from '../../../src/engines/highs.ts'
import { MONDAY, person, slot } from '../roster/tiny.ts'
import { absentee, day, desk9to12, deskSlots, problemOf } from './made.ts'

const HOLIDAYS = { names: new Map(), lastYear: 2100 }
const solver = await loadHighs()
const ABSENCE = { person: 'p1', date: MONDAY } as const

/** Two colleagues at the other counter, where the second saves `own`; one at the back office. */
const made = (own: number, skills: readonly string[] = ['desk', 'other', 'post']) => {
  const problem = problemOf({
    people: [absentee, person('p2', skills), person('p3', skills), person('p4', ['post'])],
    slots: [
      ...deskSlots(5000),
      ...[9, 10, 11].map((hour) => slot(MONDAY, hour, 'other', [9000, own], { people: 2 })),
    ],
  })
  const days = [
    desk9to12,
    day('p2', 'm', [['other', 9, 12]]),
    day('p3', 'm', [['other', 9, 12]]),
    day('p4', 'm', [['post', 9, 12]]),
  ]
  return { ...problem, holidays: HOLIDAYS, days }
}

const curveOf = (input: ReturnType<typeof made>, most = 5, keepHours = true) => {
  const result = planReplan(input, ABSENCE, { most, keepHours }, solver)
  if (!result.ok) throw new Error(result.issues.map(({ code }) => code).join())
  return result.value
}

describe('the rest of a roster with few changes', () => {
  test('one of two colleagues goes where nobody is, within the hours of the roster', () => {
    const input = made(1000)
    const { nothingYen, points } = curveOf(input)
    expect(nothingYen).toBe(11_400)
    expect(points).toMatchObject([
      { budget: 0, moves: [], yen: 0, isCorner: true },
      { budget: 1, hourMoves: 0, workMoves: 1, yen: -12300, isCorner: true },
    ])
    const [move] = points[1]!.moves
    expect(move).toMatchObject({
      person: 'p2',
      way: 'takeOver',
      needsConsent: false,
      takes: [{ activity: 'desk', startMinute: 540, endMinute: 720 }],
    })
    expect(move!.day.shift).toEqual(input.days[1]!.shift)
  })

  test('nobody moves where that would cost more, cannot do the work, or no move is asked for', () => {
    const nothing = [{ budget: 0, moves: [], yen: 0 }]
    expect(curveOf(made(6000)).points).toMatchObject(nothing)
    expect(curveOf(made(1000, ['other', 'post'])).points).toMatchObject(nothing)
    expect(curveOf(made(1000), 0).points).toMatchObject(nothing)
  })

  test('the curve is the cost of the roster, and adds no breach', () => {
    const input = made(1000)
    const { staff, days } = input
    const gone = absentDay(desk9to12, ABSENCE, input.city).day
    const absent = {
      ...staff,
      leave: [...staff.leave, { ...ABSENCE, kind: 'absent' as const }],
    }
    const judged = (roster: readonly PersonDay[]) => check({ ...input, staff: absent, days: roster })
    const base = withDays(days, [gone])
    const last = curveOf(input).points.at(-1)!
    const after = withDays(
      base,
      last.moves.map((move) => move.day),
    )
    const problem = { ...input, staff: absent }
    expect(last.yen).toBeCloseTo(costOf(problem, after).totalYen - costOf(problem, base).totalYen, 2)
    const added = newBreaches(judged(base), judged(after))
    expect(added.filter(({ severity }) => severity === 'breach')).toEqual([])
  })

  test('an absence that cannot be is told, not planned for', () => {
    expect(planReplan(made(1000), { ...ABSENCE, person: 'p9' }, { most: 3 }, solver).issues).toMatchObject([
      { code: 'coverPerson' },
    ])
  })
})
