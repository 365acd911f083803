import { describe, expect, test } from 'vitest'
import { costOf } from '../../../../src/core/roster/cost.ts'
import { explainCell } from '../../../../src/core/roster/explain/cell.ts'
import { replaced } from '../../../../src/core/roster/explain/ground.ts'
import { waysIn } from '../../../../src/core/roster/explain/ways.ts'
import { check } from '../../../../src/core/verification/check.ts'
import { loadHighs } from '../../../../src/engines/highs.ts'
import { activity, MONDAY, person, shift, slot } from '../tiny.ts'
import { counters, laidOut, off, worked } from './made.ts'

const solver = await loadHighs()

const people = [
  person('p1', ['desk', 'post']),
  person('p2', ['desk', 'post']),
  person('p3', ['post']),
  person('p4', ['desk']),
  person('p5', ['desk']),
]
const problem = counters({
  people,
  activities: [activity('desk', 'window'), activity('post', 'backOffice')],
  shifts: [shift('m', 540, 720)],
  leave: [{ person: 'p5', date: MONDAY, kind: 'paid' }],
  slots: [9, 10, 11].map((hour) => slot(MONDAY, hour, 'desk', [3000, 100], { people: 1 })),
})
const days = [
  worked('p1', 'm', [['desk', 540, 720]]),
  worked('p2', 'm', [['post', 540, 720]]),
  worked('p3', 'm', [['post', 540, 720]]),
  off('p4'),
  off('p5', { absence: 'paid' }),
]
const ground = laidOut(problem, days)
const ask = (id: string, minute: number) =>
  explainCell(ground, waysIn(ground), { person: id, date: MONDAY, minute }, solver)

describe('why is this person here', () => {
  const cell = ask('p1', 630)

  test('what is done, what nobody instead would cost, and what is needed', () => {
    expect(cell).toMatchObject({
      state: 'work',
      block: { activity: 'desk', startMinute: 540, endMinute: 720 },
      span: { startMinute: 600, endMinute: 660 },
      withoutYen: 3000,
      elsewhereYen: 0,
      required: 1,
      placed: 1,
    })
  })

  test('who else could, the cheapest first, and what stands against the others', () => {
    expect(cell.others.map((one) => [one.person, one.kind, one.yen, one.rule?.rule])).toEqual([
      ['p2', 'busy', 0, undefined],
      ['p4', 'notOnShift', 3300, undefined],
      ['p5', 'onLeave', undefined, 'leave'],
      ['p3', 'skill', undefined, 'skill'],
    ])
    expect(cell.others.map(({ needsConsent }) => needsConsent)).toEqual([false, true, false, false])
  })

  test('each exchange costs what it says, puts the other there, and breaks nothing', () => {
    const before = check({ ...problem, days }).breaches.length
    for (const { person: id, yen, days: edits } of cell.others) {
      if (!edits) continue
      const after = replaced(days, edits)
      expect(costOf(problem, after).totalYen - costOf(problem, days).totalYen).toBeCloseTo(yen!, 2)
      const at = (who: string) =>
        after
          .find((day) => day.person === who)!
          .blocks.find((block) => block.startMinute <= 630 && 630 < block.endMinute)?.activity
      expect([at(id), at('p1')]).toEqual(['desk', 'post'])
      expect(check({ ...problem, days: after }).breaches.length).toBe(before)
    }
  })

  test('a locked colleague is not asked for', () => {
    const locked = laidOut({ ...problem, locked: [days[1]!] }, days)
    const others = explainCell(
      locked,
      waysIn(locked),
      { person: 'p1', date: MONDAY, minute: 630 },
      solver,
    ).others
    expect(others.find(({ person: id }) => id === 'p2')?.yen).toBeUndefined()
  })
})

test('off, on leave, on break: nothing to exchange', () => {
  expect(ask('p4', 630)).toMatchObject({ state: 'off', others: [] })
  expect(ask('p5', 630)).toMatchObject({ state: 'leave', others: [] })
  expect(ask('p1', 100).state).toBe('off')
  const pause = laidOut(problem, [
    worked('p1', 'm', [
      ['desk', 540, 600],
      ['desk', 660, 720],
    ]),
    ...days.slice(1),
  ])
  expect(explainCell(pause, waysIn(pause), { person: 'p1', date: MONDAY, minute: 630 }, solver).state).toBe(
    'break',
  )
})
