import { describe, expect, test } from 'vitest'
import type { Person } from '../../../src/core/city/types.ts'
import { candidatesOf, TRAINING_HOURS } from '../../../src/core/training/candidates.ts'
import type { TrainingRequest } from '../../../src/core/training/types.ts'
import { activity, MONDAY, person, tiny } from '../roster/tiny.ts'

const { city } = tiny({
  activities: [
    activity('desk', 'window'),
    activity('post', 'backOffice'),
    activity('phone', 'phone', 'b'),
    { ...activity('calls', 'outbound', 'b'), trainingHours: 7 },
  ],
})
const request: TrainingRequest = { from: MONDAY, weeks: 13, budgetHours: 72 }
const HELPER = person('h', ['phone', 'calls'], { team: 'b', scope: ['b'] })

const learns = (one: Partial<Person>, more: Partial<TrainingRequest> = {}, others: Person[] = [HELPER]) =>
  candidatesOf(
    city,
    {
      people: [person('p', ['desk', 'post'], { scope: ['a', 'b'], ...one }), ...others],
      leave: [],
      wishes: [],
    },
    { ...request, people: ['p'], ...more },
  ).map(({ activity: id }) => id)

describe('trainings that may be thought of', () => {
  test('of a person at what the person does not know, in the hours the city says', () => {
    const [first, second] = candidatesOf(
      city,
      { people: [person('p', ['desk', 'post']), HELPER], leave: [], wishes: [] },
      { ...request, people: ['p'] },
    )
    expect(first).toEqual({ person: 'p', activity: 'phone', hours: TRAINING_HOURS.phone })
    expect(second).toEqual({ person: 'p', activity: 'calls', hours: 7 })
  })

  test('変更の範囲: inside it, and never outside', () => {
    expect(learns({ scope: ['a', 'b'] })).toEqual(['phone', 'calls'])
    expect(learns({ scope: ['a'] })).toEqual([])
    expect(learns({ scope: ['a'], skills: { desk: 2 } })).toEqual(['post'])
    expect(learns({ scope: [], skills: { desk: 2 } })).toEqual(['post'])
  })

  test('employer: where the own employer has people, and never to direct another’s', () => {
    expect(learns({ employer: 'x' })).toEqual(['phone', 'calls'])
    expect(learns({ employer: 'y' })).toEqual([])
    expect(learns({ employer: 'y' }, {}, [HELPER, { ...HELPER, id: 'i', employer: 'y' }])).toEqual([
      'phone',
      'calls',
    ])
  })

  test('研修有効期限: valid on the first day, and not lapsed by then', () => {
    expect(learns({ trainingValidTo: MONDAY })).toEqual(['phone', 'calls'])
    expect(learns({ trainingValidTo: '2023-10-01' })).toEqual([])
  })

  test('hired by the first day, and not after it', () => {
    expect(learns({ hiredOn: MONDAY })).toEqual(['phone', 'calls'])
    expect(learns({ hiredOn: '2023-10-03' })).toEqual([])
  })

  test('who knows something already; what is being learnt is not learnt again', () => {
    expect(learns({ skills: {} })).toEqual([])
    expect(learns({ skills: { desk: 1, post: 1, phone: 1 }, skillSince: { phone: '2023-12-01' } })).toEqual([
      'calls',
    ])
  })

  test('only those people and activities that are asked for', () => {
    expect(learns({}, { activities: ['calls'] })).toEqual(['calls'])
    expect(learns({}, { people: [] })).toEqual([])
  })
})
