import { expect, test } from 'vitest'
import { shadowPrices } from '../../../../src/core/roster/explain/shadow.ts'
import { loadHighs } from '../../../../src/engines/highs.ts'
import { MONDAY, person, shift, slot, type TinyParts } from '../tiny.ts'
import { counters, laidOut, off, worked } from './made.ts'

const solver = await loadHighs()
const MORNING = [worked('p1', 'm', [['desk', 540, 720]])]

const pricesOf = (parts: TinyParts, days = MORNING) => {
  const people = [person('p1', ['desk', 'post'])]
  return shadowPrices(laidOut(counters({ people, ...parts }), days), solver)
}

test('one more person for the morning: what each hour loses without, and the hours that are short', () => {
  const slots = [900, 1500, 600].map((yen, i) =>
    slot(MONDAY, 9 + i, 'desk', [3000, yen], { people: i < 2 ? 2 : 1 }),
  )
  expect(pricesOf({ slots, shifts: [shift('m', 540, 720)] })).toEqual([
    {
      activity: 'desk',
      date: MONDAY,
      startMinute: 540,
      endMinute: 720,
      peakMinute: 600,
      removedHours: 2,
      yen: 3000,
      wageYen: 3600,
    },
  ])
})

test('nobody is missed where one more would save nothing', () => {
  const slots = [slot(MONDAY, 9, 'desk', [3000, 0])]
  expect(pricesOf({ slots, shifts: [shift('m', 540, 720)] })).toEqual([])
})

test('those who are there go where it is best, so that the newcomer frees them for other work', () => {
  const work = [{ task: 't', activity: 'post', from: MONDAY, due: MONDAY, hours: 1 }]
  const slots = [
    slot(MONDAY, 9, 'desk', [3000, 0]),
    slot(MONDAY, 10, 'desk', [3000, 0]),
    slot(MONDAY, 11, 'desk', [3000, 0]),
  ]
  const [price] = pricesOf({ slots, work, shifts: [shift('m', 540, 720)] })
  expect(price).toMatchObject({ activity: 'desk', yen: 2500, removedHours: 0 })
})

test('of several shifts the one that gains most after its wages', () => {
  const slots = [slot(MONDAY, 12, 'desk', [2000], { people: 1 })]
  const shifts = [shift('m', 540, 720), shift('long', 540, 780), shift('short', 720, 780)]
  expect(pricesOf({ slots, shifts })).toMatchObject([{ startMinute: 720, endMinute: 780, yen: 2000 }])
})

test('the ten best, the best first', () => {
  const activities = Array.from({ length: 12 }, (_, i) => `d${i}`)
  const slots = activities.map((id, i) => slot(MONDAY, 9, id, [1000 + 10 * i], { people: 1 }))
  const made = activities.map((id) => ({ ...counters().city.activities[0]!, id }))
  const prices = pricesOf({ activities: made, slots, shifts: [shift('m', 540, 720)] }, [off('p1')])
  expect(prices.map(({ yen }) => yen)).toEqual([1110, 1100, 1090, 1080, 1070, 1060, 1050, 1040, 1030, 1020])
})
