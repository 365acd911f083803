import fc from 'fast-check'
import { expect, test } from 'vitest'
import { common, headcount, lengthOf, minus, union } from '../../../src/core/verification/spans.ts'

const DAY = 60
const span = fc
  .tuple(fc.integer({ min: 0, max: DAY }), fc.integer({ min: 0, max: DAY }))
  .map(([a, b]) => ({ startMinute: Math.min(a, b), endMinute: Math.max(a, b) }))
const spans = fc.array(span, { maxLength: 6 })

type Span = { readonly startMinute: number; readonly endMinute: number }
const covers = (list: readonly Span[], minute: number) =>
  list.some(({ startMinute, endMinute }) => startMinute <= minute && minute < endMinute)
const minutes = Array.from({ length: DAY }, (_, minute) => minute)

test('union, difference and common part agree with a look at every minute', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      for (const minute of minutes) {
        expect(covers(union(a), minute)).toBe(covers(a, minute))
        expect(covers(minus(a, b), minute)).toBe(covers(a, minute) && !covers(b, minute))
        expect(covers(common(a, b), minute)).toBe(covers(a, minute) && covers(b, minute))
      }
      expect(lengthOf(minus(a, b)) + lengthOf(common(a, b))).toBe(lengthOf(union(a)))
    }),
  )
})

test('a head-count is right in every minute of its windows and tiles them', () => {
  fc.assert(
    fc.property(spans, spans, (people, windows) => {
      const steps = headcount(people, windows)
      expect(lengthOf(steps)).toBe(lengthOf(union(windows)))
      for (const step of steps)
        for (let minute = step.startMinute; minute < step.endMinute; minute++)
          expect(step.people).toBe(people.filter((one) => covers([one], minute)).length)
    }),
  )
})
