import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/core/report/types.ts'
import type { Shortage } from '../../src/core/roster/types.ts'
import { dayState, fitOf, shortSpans } from '../../src/web/fit.ts'
import { sampleReport } from '../fixtures/report.ts'

const report = sampleReport()
const withShortages = (shortages: readonly Shortage[]): Report => ({ ...report, shortages })

test.each([
  [{ required: 3, placed: 2 }, 'short'],
  [{ required: 3, placed: 3 }, 'fit'],
  [{ required: 3, placed: 4 }, 'surplus'],
  [{ required: 0, placed: 0 }, 'closed'],
  [{ required: 0, placed: 1 }, 'surplus'],
  [undefined, 'closed'],
])('%j is %s', (slot, fit) => {
  expect(fitOf(slot)).toBe(fit)
})

describe('a day at an activity', () => {
  const dayOf = (slots: readonly (readonly [required: number, placed: number])[]): Report => ({
    ...report,
    load: [
      {
        activity: 'guide',
        date: '2023-10-02',
        slots: slots.map(([required, placed], i) => ({
          slot: 17 + i,
          startMinute: 510 + 30 * i,
          required,
          placed,
          minimum: 0,
          arrivals: 0,
          curve: [],
        })),
      },
    ],
  })
  test.each([
    [
      'any shortage outweighs a surplus',
      [
        [3, 1],
        [2, 5],
      ],
      { fit: 'short', slots: 2 },
    ],
    [
      'a surplus counts when nothing is short',
      [
        [2, 2],
        [2, 3],
      ],
      { fit: 'surplus', slots: 1 },
    ],
    ['all right is right', [[2, 2]], { fit: 'fit', slots: 0 }],
    ['nothing required is closed', [], { fit: 'closed', slots: 0 }],
  ] as const)('%s', (_, slots, state) => {
    expect(dayState(dayOf(slots), 'guide', '2023-10-02')).toEqual(state)
  })
})

describe('shortages on end', () => {
  const row: Shortage = {
    date: '2023-10-02',
    slot: 20,
    activity: 'guide',
    required: 3,
    placed: 2,
    reason: 'onLeave',
    nextPersonYen: 100,
  }

  test('become one row with the worth of the next person summed', () => {
    expect(shortSpans(withShortages([{ ...row, slot: 21 }, row]))).toEqual([
      { ...row, nextPersonYen: 200, slots: 2, startMinute: 600, endMinute: 660, missingHours: 1 },
    ])
  })

  test.each([
    ['another day', { date: '2023-10-03' }],
    ['another activity', { activity: 'tax' }],
    ['another head-count', { placed: 1 }],
    ['another reason', { reason: 'fewSkilled' }],
    ['a slot between', { slot: 22 }],
  ] as const)('stay apart for %s', (_, change) => {
    expect(shortSpans(withShortages([row, { ...row, slot: 21, ...change }]))).toHaveLength(2)
  })

  test('lose no person-hour and no yen, whatever the order', () => {
    const shortage = fc.record({
      date: fc.constantFrom('2023-10-02', '2023-10-03') as fc.Arbitrary<Shortage['date']>,
      slot: fc.integer({ min: 17, max: 34 }),
      activity: fc.constantFrom('guide', 'tax'),
      required: fc.constant(3),
      placed: fc.integer({ min: 0, max: 2 }),
      reason: fc.constantFrom<Shortage['reason']>('onLeave', 'notWorthIt'),
      nextPersonYen: fc.integer({ min: 0, max: 5000 }),
    })
    const rows = fc.uniqueArray(shortage, { selector: (one) => `${one.date}${one.activity}${one.slot}` })
    fc.assert(
      fc.property(rows, (list) => {
        const spans = shortSpans(withShortages(list))
        const sum = (of: (one: (typeof spans)[number]) => number) =>
          spans.reduce((all, one) => all + of(one), 0)
        expect(sum((one) => one.missingHours)).toBe(
          list.reduce((all, one) => all + (one.required - one.placed) / 2, 0),
        )
        expect(sum((one) => one.nextPersonYen)).toBe(list.reduce((all, one) => all + one.nextPersonYen, 0))
        expect(shortSpans(withShortages(list.toReversed()))).toEqual(spans)
      }),
    )
  })
})
