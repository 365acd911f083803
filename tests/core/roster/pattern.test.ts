import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { City, ShiftPattern } from '../../../src/core/city/types.ts'
import { breakNeeded, type Pattern, patternsBy } from '../../../src/core/roster/pattern.ts'
import { MONDAY, person, shift, tiny } from './tiny.ts'

const SUNDAY = '2023-10-08'

const patternsOf = (
  shifts: readonly ShiftPattern[],
  leave?: 'morning' | 'afternoon' | 'paid',
  city: Partial<City> = {},
  slotMinutes = 30,
): readonly Pattern[] => {
  const problem = tiny({ shifts, slotMinutes, city })
  return patternsBy(problem.city)(person('p', ['desk']), MONDAY, leave)
}

const starts = (patterns: readonly Pattern[]): number[] =>
  patterns.map((pattern) => pattern.breaks[0]?.startMinute ?? -1)

describe('breaks (労働基準法34条)', () => {
  test.each([
    [360, 0],
    [361, 45],
    [480, 45],
    [481, 60],
  ])('%i minutes of work need %i minutes of break', (minutes, needed) => {
    expect(breakNeeded(minutes)).toBe(needed)
  })

  test('six hours without a break are a lawful day, one minute more is not', () => {
    expect(patternsOf([shift('x', 540, 900)])).toHaveLength(1)
    expect(patternsOf([shift('x', 540, 901)])).toHaveLength(0)
  })

  test('eight hours go with 45 minutes, and beyond them only with an agreement and 60', () => {
    expect(patternsOf([shift('x', 510, 1035, 45, [720, 721])]).map(({ minutes }) => minutes)).toEqual([480])
    expect(patternsOf([shift('x', 510, 1036, 45, [720, 721])])).toEqual([])
    const agreed = { overtimeAgreement: true }
    expect(patternsOf([shift('x', 510, 1036, 45, [720, 721])], undefined, agreed)).toEqual([])
    expect(patternsOf([shift('x', 510, 1051, 60, [720, 721])], undefined, agreed)[0]?.minutes).toBe(481)
    expect(patternsOf([shift('x', 510, 1051, 60, [720, 721])])).toEqual([])
  })

  test('a break starts inside its window and begins or ends at the border of a slot', () => {
    expect(starts(patternsOf([shift('x', 510, 1035, 60, [660, 810])]))).toEqual([660, 690, 720, 750, 780])
    expect(starts(patternsOf([shift('x', 540, 900, 45, [690, 780])]))).toEqual([690, 705, 720, 735, 750, 765])
  })

  test('a break never stands at the very start or end of the shift', () => {
    const all = patternsOf([shift('x', 540, 1020, 60, [540, 1020])])
    expect(Math.min(...starts(all))).toBeGreaterThan(540)
    expect(Math.max(...starts(all)) + 60).toBeLessThan(1020)
  })
})

describe('stints', () => {
  test('shift times inside a slot leave a part of it', () => {
    const [pattern] = patternsOf([shift('x', 765, 1035)])
    expect(pattern?.stints[0]).toEqual({ slot: 25, startMinute: 765, endMinute: 780 })
    expect(pattern?.stints.at(-1)).toEqual({ slot: 34, startMinute: 1020, endMinute: 1035 })
  })

  test('stints and breaks tile the shift, whatever its times', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 480, max: 600 }),
        fc.integer({ min: 200, max: 500 }),
        fc.constantFrom(0, 45, 60),
        fc.constantFrom(15, 30, 60),
        (start, length, pause, slotMinutes) => {
          const all = patternsOf(
            [shift('x', start, start + length, pause, [660, 800])],
            undefined,
            { overtimeAgreement: true },
            slotMinutes,
          )
          for (const pattern of all) {
            const parts = [...pattern.stints, ...pattern.breaks].sort((a, b) => a.startMinute - b.startMinute)
            expect(parts[0]?.startMinute).toBe(start)
            expect(parts.at(-1)?.endMinute).toBe(start + length)
            for (const [i, part] of parts.slice(1).entries())
              expect(part.startMinute).toBe(parts[i]!.endMinute)
            expect(pattern.minutes).toBe(length - pause)
          }
        },
      ),
      { numRuns: 200, seed: 1 },
    )
  })
})

describe('leave', () => {
  const day = [shift('x', 510, 1035, 60, [660, 810])]

  test('a whole day leaves no pattern', () => {
    expect(patternsOf(day, 'paid')).toEqual([])
  })

  test('half a day leaves the other half', () => {
    expect(patternsOf(day, 'morning').map(({ startMinute, endMinute }) => [startMinute, endMinute])).toEqual([
      [780, 1035],
    ])
    expect(
      patternsOf(day, 'afternoon').map(({ startMinute, endMinute }) => [startMinute, endMinute]),
    ).toEqual([[510, 720]])
  })
})

test('a shift exists on its weekdays, for those whose contract has it', () => {
  const { city } = tiny()
  const patterns = patternsBy(city)
  expect(patterns(person('p', ['desk']), SUNDAY, undefined)).toEqual([])
  expect(
    patterns(person('p', ['desk'], { shifts: ['l'] }), MONDAY, undefined).map(({ code }) => code),
  ).toEqual(['l'])
})
