import { expect, test } from 'vitest'
import { openingOf } from '../../../src/core/roster/horizon.ts'
import { shortagesOf } from '../../../src/core/roster/shortage.ts'
import type { PersonDay, RosterProblem, Shortage } from '../../../src/core/roster/types.ts'
import { workersOf } from '../../../src/core/roster/worker.ts'
import { MONDAY, PRICES, person, slot, type TinyParts, tiny } from './tiny.ts'

const shortages = (parts: TinyParts, days: readonly PersonDay[]): readonly Shortage[] => {
  const problem: RosterProblem = tiny(parts)
  const opening = openingOf(problem.open, problem.city.slotMinutes)
  return shortagesOf(problem, opening, workersOf(problem, opening), days)
}

const wanted = slot(MONDAY, 10, 'desk', [9000, 3000], { people: 2 })
const at = (id: string, activity: string): PersonDay => ({
  person: id,
  date: MONDAY,
  shift: { code: 'm', startMinute: 540, endMinute: 720 },
  breaks: [],
  blocks: [{ activity, startMinute: 540, endMinute: 720 }],
})
const off = (id: string): PersonDay => ({ person: id, date: MONDAY, breaks: [], blocks: [] })

test('enough people are no shortage', () => {
  expect(shortages({ slots: [wanted] }, [at('p1', 'desk'), at('p2', 'desk')])).toEqual([])
})

test('two people of whom one is on something else: everyone is busy', () => {
  expect(shortages({ slots: [wanted] }, [at('p1', 'desk'), at('p2', 'post')])).toEqual([
    {
      date: MONDAY,
      slot: 10,
      activity: 'desk',
      required: 2,
      placed: 1,
      reason: 'everyoneBusy',
      nextPersonYen: 3000,
    },
  ])
})

test('one person in all who can: too few are skilled', () => {
  const people = [person('p1', ['desk']), person('p2', ['post'])]
  expect(shortages({ people, slots: [wanted] }, [at('p1', 'desk'), at('p2', 'post')])[0]?.reason).toBe(
    'fewSkilled',
  )
})

test('the second one is on leave', () => {
  const leave = [{ person: 'p2', date: MONDAY, kind: 'paid' }] as const
  expect(shortages({ leave, slots: [wanted] }, [at('p1', 'desk'), off('p2')])[0]?.reason).toBe('onLeave')
})

test('the second one is at home because the hours are used', () => {
  expect(shortages({ slots: [wanted] }, [at('p1', 'desk'), off('p2')])[0]?.reason).toBe('hoursUsed')
})

test('a person there would save less than the wage', () => {
  const cheap = slot(MONDAY, 10, 'desk', [9000, 100], { people: 2 })
  expect(shortages({ slots: [cheap] }, [at('p1', 'desk'), off('p2')])[0]?.reason).toBe('notWorthIt')
})

test('below the minimum the next person is worth its price on top', () => {
  const least = { ...wanted, minimum: 2 }
  expect(shortages({ slots: [least] }, [at('p1', 'desk'), off('p2')])[0]?.nextPersonYen).toBe(
    3000 + PRICES.belowMinimumPerSlot,
  )
})
