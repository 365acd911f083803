import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ranked } from '../../../src/core/cover/cover.ts'
import type { CoverRow } from '../../../src/core/cover/types.ts'
import type { PersonDay } from '../../../src/core/roster/types.ts'
import { activity, MONDAY, person, slot } from '../roster/tiny.ts'
import { ACTIVITIES, absentee, day, desk9to12, deskSlots, listOf, off, problemOf } from './made.ts'

const post9to12 = (id: string) => day(id, 'm', [['post', 9, 12]])

const people = (rows: readonly CoverRow[]) =>
  rows.map(({ moves }) => moves.map((move) => move.person).join('+'))

const refusal = (list: ReturnType<typeof listOf>['list'], id: string) =>
  list.refusals.find((one) => one.person === id)

describe('who is in the list', () => {
  /** `p2` is at the back office while `p1` is away from the desk. */
  const withP2 = (more: Parameters<typeof person>[2] = {}, skills = ['desk', 'post']) =>
    listOf(problemOf({ people: [absentee, person('p2', skills, more)] }), [desk9to12, post9to12('p2')]).list

  test('who is at the back office leaves it for the desk, all hours of it', () => {
    const { rows, holeHours } = withP2()
    expect(holeHours).toBe(3)
    expect(rows[0]).toMatchObject({
      coveredHours: 3,
      wageYen: 0,
      moves: [
        {
          person: 'p2',
          way: 'takeOver',
          needsConsent: false,
          breakKept: true,
          level: 2,
          takes: [{ activity: 'desk', startMinute: 540, endMinute: 720 }],
          leaves: [{ activity: 'post', startMinute: 540, endMinute: 720 }],
        },
      ],
    })
    expect(rows[0]!.yen).toBe(-15000)
  })

  test('without the skill, or before it was learnt, nobody is', () => {
    expect(refusal(withP2({}, ['post']), 'p2')).toMatchObject({ reason: 'skill', rule: 'skill' })
    expect(refusal(withP2({ skillSince: { desk: '2023-10-03' } }), 'p2')).toMatchObject({ reason: 'skill' })
    expect(people(withP2({ skillSince: { desk: MONDAY } }).rows)).toContain('p2')
  })

  test('outside the scope of assignment nobody is, and the contract is told as the reason', () => {
    const list = withP2({ team: 'b', scope: ['b'], skills: { desk: 2, post: 2 } })
    expect(refusal(list, 'p2')).toMatchObject({ reason: 'scope', rule: 'scope' })
    expect(refusal(list, 'p2')!.article!.ja).toBe('労働契約')
    expect(people(withP2({ team: 'b', scope: ['a', 'b'] }).rows)).toContain('p2')
  })

  test('another employer’s people do not support, those of the own do', () => {
    expect(refusal(withP2({ team: 'b', employer: 'y' }), 'p2')).toMatchObject({ reason: 'employer' })
    expect(people(withP2({ team: 'b', employer: 'x' }).rows)).toContain('p2')
  })

  test('training that ended yesterday keeps somebody away, training that ends today does not', () => {
    expect(refusal(withP2({ trainingValidTo: '2023-10-01' }), 'p2')).toMatchObject({ reason: 'training' })
    expect(people(withP2({ trainingValidTo: MONDAY }).rows)).toContain('p2')
  })

  /** `p2` and `p3` are at another counter, where the second of them saves `own`. */
  const lending = (own: number, more: readonly PersonDay[] = [day('p3', 'm', [['other', 9, 12]])]) =>
    listOf(
      problemOf({
        people: [absentee, person('p2', ['desk', 'other']), person('p3', ['other'])],
        slots: [
          ...deskSlots(5000),
          ...[9, 10, 11].map((hour) => slot(MONDAY, hour, 'other', [9000, own], { people: 2 })),
        ],
      }),
      [desk9to12, day('p2', 'm', [['other', 9, 12]]), ...more],
    ).list

  test('whose own work is worth more stays there; else the row tells what the lending desk loses', () => {
    expect(refusal(lending(9000), 'p2')).toMatchObject({ reason: 'ownWorkWorthMore' })
    const [row] = lending(1000).rows
    expect(row!.moves[0]!.person).toBe('p2')
    expect(row!.desks).toMatchObject([
      { activity: 'desk', hours: 3, shortBefore: 4, shortAfter: 1, lossYen: -15000 },
      { activity: 'other', hours: -3, shortBefore: 0, shortAfter: 3, lossYen: 3000 },
    ])
  })

  test('nobody leaves a counter that would then be unmanned', () => {
    const list = lending(1000, [day('p3', 'l', [['post', 10, 13]])])
    expect(people(list.rows)).not.toContain('p2')
    expect(refusal(list, 'p2')!.reason).toMatch(/wouldBreak|ownWorkWorthMore/)
  })

  test('a seat is not sat on twice', () => {
    const list = listOf(
      problemOf({
        activities: [activity('desk', 'window', 'a', 1), ...ACTIVITIES.slice(1)],
        people: [absentee, person('p2', ['desk', 'post']), person('p3', ['desk', 'post'])],
        slots: [9, 10, 11, 12].map((hour) => slot(MONDAY, hour, 'desk', [5000, 4000])),
      }),
      [desk9to12, post9to12('p2'), day('p3', 'l', [['desk', 10, 13]])],
    ).list
    expect(list.rows[0]!.moves[0]!.takes).toEqual([{ activity: 'desk', startMinute: 540, endMinute: 600 }])
  })
})

describe('people who are off', () => {
  const listed = (leave: Parameters<typeof problemOf>[0]['leave'] = [], more = {}) =>
    listOf(problemOf({ people: [absentee, person('p2', ['desk', 'post'], more)], leave }), [
      desk9to12,
      { ...off('p2'), ...(leave.length > 0 && { absence: leave[0]!.kind }) },
    ])

  test('come in with their consent, and their wage is counted', () => {
    const [row] = listed().list.rows
    expect(row).toMatchObject({
      wageYen: 3600,
      yen: 3600 - 15000,
      moves: [{ person: 'p2', way: 'comeIn', needsConsent: true, weekMinutes: 180, wallMinutes: 1200 }],
    })
  })

  test('approved leave is never touched', () => {
    const { list } = listed([{ person: 'p2', date: MONDAY, kind: 'paid' }])
    expect(list.rows).toEqual([])
    expect(refusal(list, 'p2')).toMatchObject({ reason: 'onLeave', rule: 'leave' })
    expect(refusal(list, 'p2')!.article!.ja).toMatch(/39条5項/)
  })

  test('beyond the contract’s most hours they may not, at them they may; the way out names the rule', () => {
    const tight = listed([], { maxWeeklyMinutes: 179 }).list
    expect(tight.rows).toEqual([])
    expect(refusal(tight, 'p2')).toMatchObject({ reason: 'wouldBreak', rule: 'contractLimit', yen: -11400 })
    expect(tight.wayOut).toMatchObject({ person: 'p2', rule: 'contractLimit' })
    expect(people(listed([], { maxWeeklyMinutes: 180 }).list.rows)).toEqual(['p2'])
  })

  test('without a shift that they work, nobody comes', () => {
    expect(refusal(listed([], { shifts: ['none'] }).list, 'p2')).toMatchObject({ reason: 'noShift' })
    expect(listed([], { shifts: ['m'] }).list.rows).toHaveLength(1)
  })

  test('those at work may change their hours, with consent, where that covers more', () => {
    const list = listOf(problemOf({ people: [absentee, person('p2', ['desk', 'post'])] }), [
      desk9to12,
      day('p2', 'l', [['post', 10, 13]]),
    ]).list
    expect(list.rows.map(({ moves: [move] }) => [move!.way, move!.needsConsent])).toEqual([
      ['changeHours', true],
      ['takeOver', false],
    ])
    expect(list.rows[0]!.yen).toBeLessThan(list.rows[1]!.yen)
  })
})

describe('the rest of a day', () => {
  const staff = [absentee, person('p2', ['desk', 'post'])]
  test('from a time on only what comes after it is covered', () => {
    const { list } = listOf(problemOf({ people: staff }), [desk9to12, post9to12('p2')], 600)
    expect(list.holes).toEqual([{ activity: 'desk', startMinute: 600, endMinute: 720 }])
    expect(list.rows[0]!.moves[0]!.takes).toEqual([{ activity: 'desk', startMinute: 600, endMinute: 720 }])
  })

  test('work that can wait leaves no hole', () => {
    const { list } = listOf(problemOf({ people: staff }), [post9to12('p1'), post9to12('p2')])
    expect(list.holes).toEqual([])
    expect(list.rows).toEqual([])
  })

  test('doing nothing is told with what it leaves short', () => {
    const { list } = listOf(problemOf({ people: staff }), [desk9to12, off('p2')])
    expect(list.nothing.yen).toBe(15000 - 3600)
    expect(list.nothing.desks).toMatchObject([{ activity: 'desk', hours: -3, shortBefore: 1, shortAfter: 4 }])
    expect(list.nothing.breaches.some(({ rule }) => rule === 'unstaffed')).toBe(true)
  })
})

test('two people who each have half the hours stand in together', () => {
  const staff = [absentee, person('p2', ['desk', 'post', 'other']), person('p3', ['desk', 'post', 'other'])]
  const { list } = listOf(
    problemOf({
      people: staff,
      slots: [...deskSlots(5000), ...deskSlots(9000, 'other')],
    }),
    [
      desk9to12,
      day('p2', 'm', [
        ['post', 9, 10],
        ['other', 10, 12],
      ]),
      day('p3', 'l', [
        ['post', 10, 12],
        ['other', 12, 13],
      ]),
    ],
  )
  const pair = list.rows.find(({ moves }) => moves.length === 2)!
  expect(people([pair])[0]!.split('+').sort()).toEqual(['p2', 'p3'])
  expect(pair.coveredHours).toBe(3)
  expect(list.rows[0]).toBe(pair)
})

describe('ranks', () => {
  const move = (id: string, needsConsent = false, level = 2): CoverRow['moves'][number] => ({
    person: id,
    way: needsConsent ? 'comeIn' : 'takeOver',
    day: off(id),
    takes: [],
    leaves: [],
    level,
    needsConsent,
    breakKept: true,
    weekMinutes: 0,
    wallMinutes: 2400,
  })
  const row = (yen: number, ...moves: CoverRow['moves']): CoverRow => ({
    moves,
    yen,
    wageYen: 0,
    workYen: 0,
    coveredHours: 0,
    desks: [],
    warnings: [],
    left: [],
  })

  test.each([
    ['what costs less', row(-2, move('b', true)), row(-1, move('a'))],
    ['of equals, without consent', row(-1, move('b')), row(-1, move('a', true))],
    ['of equals, fewer people', row(-1, move('c')), row(-1, move('a'), move('b'))],
    ['of equals, more skill', row(-1, move('b', false, 3)), row(-1, move('a', false, 2))],
    ['of equals, the id', row(-1, move('a')), row(-1, move('b'))],
  ])('%s comes first', (_, first, second) => {
    expect(ranked([second, first])).toEqual([first, second])
    expect(ranked([first, second])).toEqual([first, second])
  })
})

test('no row ever adds a breach, and rows stand in order of cost', () => {
  const hours = fc.integer({ min: 0, max: 3 })
  const someone = fc.record({
    code: fc.constantFrom('m' as const, 'l' as const, undefined),
    cut: hours,
    first: fc.constantFrom('desk', 'post', 'other'),
    second: fc.constantFrom('desk', 'post', 'other'),
    max: fc.constantFrom(120, 180, 2400),
    team: fc.constantFrom('a', 'b'),
    level: fc.integer({ min: 0, max: 3 }),
  })
  let shown = 0
  fc.assert(
    fc.property(
      fc.array(someone, { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 0, max: 6000 }), { minLength: 8, maxLength: 8 }),
      fc.integer({ min: 0, max: 2 }),
      (made, yen, minimum) => {
        const staff = made.map(({ max, team, level }, i) =>
          person(`q${i}`, ['post', 'other'], {
            team,
            maxWeeklyMinutes: max,
            skills: { post: 2, other: 2, ...(level > 0 && { desk: level }) },
          }),
        )
        const days = made.map(({ code, cut, first, second }, i): PersonDay => {
          if (!code) return off(`q${i}`)
          const from = code === 'm' ? 9 : 10
          const parts = [
            [first, from, from + cut],
            [second, from + cut, from + 3],
          ] as const
          return day(
            `q${i}`,
            code,
            parts.filter(([, a, b]) => b > a),
          )
        })
        const slots = [0, 1, 2, 3].flatMap((n) => [
          slot(MONDAY, 9 + n, 'desk', [yen[n]!, yen[n]! / 3], { minimum }),
          slot(MONDAY, 9 + n, 'other', [yen[n + 4]!, yen[n + 4]! / 4]),
        ])
        const problem = problemOf({ people: [absentee, ...staff], slots })
        const { list, judge } = listOf(problem, [desk9to12, ...days])
        for (const row of list.rows) {
          shown++
          expect(judge(row.moves.map((one) => one.day))).toBe(0)
        }
        const yens = list.rows.map((one) => one.yen)
        expect(yens).toEqual(yens.toSorted((a, b) => a - b))
      },
    ),
    { numRuns: 150, seed: 5 },
  )
  expect(shown).toBeGreaterThan(100)
})
