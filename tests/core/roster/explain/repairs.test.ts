import { describe, expect, test } from 'vitest'
import { costOf } from '../../../../src/core/roster/cost.ts'
import { explanationsOf } from '../../../../src/core/roster/explain/explain.ts'
import { replaced, shortHours } from '../../../../src/core/roster/explain/ground.ts'
import { clustersOf } from '../../../../src/core/roster/explain/shortages.ts'
import type { Repair, ShortageExplanation } from '../../../../src/core/roster/explain/types.ts'
import type { PersonDay, RosterProblem } from '../../../../src/core/roster/types.ts'
import { check } from '../../../../src/core/verification/check.ts'
import { loadHighs } from '../../../../src/engines/highs.ts'
import { activity, MONDAY, person, shift, slot, type TinyParts } from '../tiny.ts'
import { counters, laidOut, off, shortagesIn, worked } from './made.ts'

const solver = await loadHighs()

/** Rules that each kind may set aside, besides none. */
const ASIDE: Readonly<Record<string, readonly string[]>> = {
  overtime: ['shiftPattern'],
  train: ['skill'],
  lend: ['scope', 'employer'],
}

const explained = (problem: RosterProblem, days: readonly PersonDay[]) => {
  const ground = laidOut(problem, days)
  const { shortages } = explanationsOf(ground, shortagesIn(ground), solver, { shortages: 9, each: 3 })
  return { ground, shortages }
}

/** Puts every repair into the roster and holds it to what it claims, then gives them by kind. */
const provenRepairs = (parts: TinyParts, days: readonly PersonDay[]): Map<string, Repair[]> => {
  const problem = counters(parts)
  const { ground, shortages } = explained(problem, days)
  const repairs = shortages.flatMap((one: ShortageExplanation) => one.repairs)
  const known = new Set(check({ ...problem, days }).breaches.map(({ rule }) => rule))
  for (const repair of repairs) {
    const after = replaced(days, repair.days)
    if (repair.kind !== 'fewerSeats')
      expect(costOf(problem, after).totalYen - costOf(problem, days).totalYen).toBeCloseTo(repair.yen, 2)
    expect(shortHours(ground, days) - shortHours(ground, after)).toBeCloseTo(repair.removedHours, 2)
    expect(repair.removedHours).toBeGreaterThan(0)
    const broken = check({ ...problem, days: after }).breaches.filter(
      ({ severity, rule }) => severity === 'breach' && !known.has(rule),
    )
    for (const { rule } of broken) expect(ASIDE[repair.kind]).toContain(rule)
    const hours = ({ shift: own }: PersonDay) => `${own?.startMinute} ${own?.endMinute}`
    const before = (id: string) => days.find((day) => day.person === id)!
    expect(repair.needsConsent).toBe(repair.days.some((day) => hours(day) !== hours(before(day.person))))
  }
  for (const one of shortages)
    expect(one.repairs.map(({ yen }) => yen)).toEqual(one.repairs.map(({ yen }) => yen).sort((a, b) => a - b))
  return Map.groupBy(repairs, ({ kind }) => kind)
}

const PEOPLE = [person('p1', ['desk', 'post']), person('p2', ['desk', 'post'])]
const BUSY = [worked('p1', 'm', [['desk', 540, 720]]), worked('p2', 'm', [['post', 540, 720]])]
/** Two people are wanted at the desk from 9 to 12. */
const morning = (second: number) =>
  [9, 10, 11].map((hour) => slot(MONDAY, hour, 'desk', [3000, second], { people: 2 }))

describe('each way to fill a shortage', () => {
  test('somebody on other work goes there', () => {
    const moves = provenRepairs({ people: PEOPLE, slots: morning(900) }, BUSY).get('move')!
    expect(moves[0]!.yen).toBeCloseTo(-2700, 2)
    expect(moves[0]!.moves).toEqual([
      { person: 'p2', from: 'post', to: 'desk', startMinute: 540, endMinute: 720 },
    ])
    expect(moves[0]!.needsConsent).toBe(false)
  })

  test('nobody goes there whose own work is a deadline that costs more', () => {
    const work = [{ task: 't', activity: 'post', from: MONDAY, due: MONDAY, hours: 3 }]
    const found = provenRepairs({ people: PEOPLE, slots: morning(900), work }, BUSY)
    expect(found.get('move')![0]!.yen).toBeCloseTo(3 * (2500 - 900), 2)
  })

  test('nobody goes there who has not learnt it; learning is one way', () => {
    const people = [PEOPLE[0]!, person('p2', ['post'])]
    const found = provenRepairs({ people, slots: morning(900) }, BUSY)
    expect(found.has('move')).toBe(false)
    expect(found.get('train')![0]).toMatchObject({ persons: ['p2'], rule: { rule: 'skill' } })
  })

  const night = {
    people: [PEOPLE[0]!],
    slots: [slot(MONDAY, 12, 'desk', [4000], { people: 1 })],
    shifts: [shift('m', 540, 720)],
  }
  const alone = [worked('p1', 'm', [['desk', 540, 720]])]
  test('an hour of overtime where there is an agreement', () => {
    const found = provenRepairs({ ...night, city: { overtimeAgreement: true } }, alone)
    expect(found.get('overtime')![0]).toMatchObject({
      persons: ['p1'],
      yen: 1200 - 4000,
      wageYen: 1200,
      needsConsent: true,
      rule: { rule: 'overtimeAgreement', article: { ja: '労働基準法36条1項' } },
    })
  })

  test('no overtime without an agreement, and none by who is exempt', () => {
    expect(provenRepairs(night, alone).has('overtime')).toBe(false)
    const people = [person('p1', ['desk'], { noOvertime: true })]
    const found = provenRepairs({ ...night, people, city: { overtimeAgreement: true } }, alone)
    expect(found.has('overtime')).toBe(false)
  })

  test('another shift of the contract', () => {
    const shifts = [shift('m', 540, 720), shift('l', 600, 780)]
    const found = provenRepairs({ ...night, shifts }, alone)
    expect(found.get('shift')![0]!.days[0]!.shift!.code).toBe('l')
    expect(found.get('shift')![0]!.yen).toBeCloseTo(-4000, 2)
    const bound = [person('p1', ['desk'], { shifts: ['m'] })]
    expect(provenRepairs({ ...night, people: bound, shifts }, alone).has('shift')).toBe(false)
  })

  const idle = [worked('p1', 'm', [['desk', 540, 720]]), off('p2')]
  test('coming in on a day off', () => {
    const found = provenRepairs({ people: PEOPLE, slots: morning(900) }, idle)
    expect(found.get('comeIn')![0]).toMatchObject({ persons: ['p2'], yen: 3600 - 2700, needsConsent: true })
  })

  test('a wish given up instead, and its price', () => {
    const wishes = [{ person: 'p2', date: MONDAY, wants: 'off', weight: 2 }]
    const found = provenRepairs({ people: PEOPLE, slots: morning(900), wishes }, idle)
    expect(found.has('comeIn')).toBe(false)
    expect(found.get('wish')![0]!.yen).toBeCloseTo(3600 - 2700 + 2000, 2)
  })

  test('leave is never touched', () => {
    const leave = [{ person: 'p2', date: MONDAY, kind: 'paid' }] as const
    const days = [idle[0]!, off('p2', { absence: 'paid' })]
    expect([...provenRepairs({ people: PEOPLE, slots: morning(900), leave }, days).keys()]).toEqual([])
  })

  test('a locked day is never touched', () => {
    const problem = { ...counters({ people: PEOPLE, slots: morning(900) }), locked: [BUSY[1]!] }
    expect(explained(problem, BUSY).shortages[0]!.repairs).toEqual([])
  })

  test('somebody lent from a team outside the range of the contract', () => {
    const other = person('p2', ['desk', 'post'], { team: 'b', scope: ['b'] })
    const activities = [activity('desk', 'window'), activity('post', 'backOffice', 'b')]
    const open = counters().open.flatMap((span) => [span, { ...span, team: 'b' }])
    const parts = { people: [PEOPLE[0]!, other], slots: morning(900), activities }
    const problem = { ...counters(parts), open }
    const { shortages } = explained(problem, BUSY)
    const lent = shortages[0]!.repairs.find(({ kind }) => kind === 'lend')
    expect(lent).toMatchObject({ persons: ['p2'], team: 'b', rule: { rule: 'scope' } })
    const near = {
      ...problem,
      staff: { ...problem.staff, people: [PEOPLE[0]!, { ...other, scope: ['a', 'b'] }] },
    }
    expect(explained(near, BUSY).shortages[0]!.repairs.map(({ kind }) => kind)).toEqual(['move'])
  })

  test('one fewer as the minimum of another counter', () => {
    const activities = [activity('desk', 'window'), activity('hall', 'window')]
    const both = ['desk', 'hall']
    const people = [person('p1', both), person('p2', both), person('p3', both)]
    const hall = [9, 10, 11].map((hour) => slot(MONDAY, hour, 'hall', [2000, 100], { people: 2, minimum: 2 }))
    const days = [
      worked('p1', 'm', [['desk', 540, 720]]),
      worked('p2', 'm', [['hall', 540, 720]]),
      worked('p3', 'm', [['hall', 540, 720]]),
    ]
    const parts = { people, activities, shifts: [shift('m', 540, 720)] }
    const { shortages } = explained(counters({ ...parts, slots: [...morning(900), ...hall] }), days)
    const fewer = shortages[0]!.repairs.find(({ kind }) => kind === 'fewerSeats')
    expect(fewer).toMatchObject({ activity: 'hall', rule: { rule: 'belowMinimum' }, removedHours: 3 })
    expect(fewer!.yen).toBeCloseTo(3 * (100 - 900), 2)
    const single = hall.map((entry) => ({ ...entry, minimum: 1, people: 1 }))
    const without = explained(counters({ ...parts, slots: [...morning(900), ...single] }), days)
    expect(without.shortages[0]!.repairs.map(({ kind }) => kind)).toEqual(['move'])
  })
})

test('neighbouring slots of one activity are told together', () => {
  const row = (date: string, slotOf: number, activityOf: string) =>
    ({ date, slot: slotOf, activity: activityOf }) as never
  const clusters = clustersOf([
    row(MONDAY, 11, 'a'),
    row(MONDAY, 9, 'a'),
    row(MONDAY, 10, 'a'),
    row(MONDAY, 10, 'b'),
    row(MONDAY, 13, 'a'),
  ])
  expect(clusters.map((cluster) => cluster.map(({ slot: at }) => at))).toEqual([[9, 10, 11], [13], [10]])
})
