import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { City, ShiftPattern } from '../../../src/core/city/types.ts'
import {
  breakNeeded,
  canCover,
  type Placed,
  patternsBy,
  placementsBy,
  placementsOf,
} from '../../../src/core/roster/pattern.ts'
import { MONDAY, person, shift, tiny } from './tiny.ts'

const SUNDAY = '2023-10-08'

const patternsOf = (
  shifts: readonly ShiftPattern[],
  leave?: 'morning' | 'afternoon' | 'paid',
  city: Partial<City> = {},
  slotMinutes = 30,
): readonly Placed[] => {
  const problem = tiny({ shifts, slotMinutes, city })
  const patterns = patternsBy(problem.city)(person('p', ['desk']), MONDAY, leave)
  return patterns.flatMap((pattern) => placementsOf(pattern, slotMinutes))
}

const starts = (patterns: readonly Placed[]): number[] =>
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

describe('short breaks', () => {
  const span = (startMinute: number, endMinute: number) => ({ startMinute, endMinute })
  const rested = {
    ...shift('x', 510, 1035, 60, [660, 780]),
    shortBreaks: [
      { minutes: 15, window: span(570, 660) },
      { minutes: 15, window: span(840, 960) },
    ],
  }

  test('are paid, stay in their windows, and tile the shift with everything else', () => {
    const all = patternsOf([rested], undefined, {}, 15)
    expect(all).toHaveLength(8 * 6 * 8)
    for (const { minutes, breaks, shortBreaks, stints } of all) {
      expect(minutes).toBe(465)
      expect(breaks).toHaveLength(1)
      const [early, late] = shortBreaks
      expect(early!.startMinute).toBeGreaterThanOrEqual(570)
      expect(early!.endMinute).toBeLessThanOrEqual(660)
      expect(late!.startMinute).toBeGreaterThanOrEqual(840)
      expect(late!.endMinute).toBeLessThanOrEqual(960)
      const parts = [...stints, ...breaks, ...shortBreaks].sort((a, b) => a.startMinute - b.startMinute)
      for (const [i, part] of parts.slice(1).entries()) expect(part.startMinute).toBe(parts[i]!.endMinute)
      expect(parts.at(-1)!.endMinute).toBe(1035)
    }
  })

  test('keep off the slots of the break, and without a place left the shift cannot be worked', () => {
    const near = (from: number, to: number) => ({
      ...rested,
      shortBreaks: [{ minutes: 15, window: span(from, to) }],
    })
    const starts = patternsOf([near(615, 675)]).map(({ shortBreaks }) => shortBreaks[0]!.startMinute)
    expect([...new Set(starts)]).toEqual([615, 630, 645])
    expect(patternsOf([near(660, 690)])).toEqual([])
  })

  test('a stretch is covered where some placement leaves it free, and not where none does', () => {
    const { city } = tiny({ shifts: [shift('x', 540, 1020, 60, [720, 721])], slotMinutes: 30 })
    const [pattern] = patternsBy(city)(person('p', ['desk']), MONDAY, undefined)
    expect(canCover(pattern!, span(690, 720))).toBe(true)
    expect(canCover(pattern!, span(720, 750))).toBe(false)
    expect(canCover(pattern!, span(510, 550))).toBe(false)
  })

  test('for hours alone they stand in the middle of their windows', () => {
    const { city } = tiny({ shifts: [rested], slotMinutes: 15 })
    const all = placementsBy(city)(person('p', ['desk']), MONDAY, undefined)
    expect(all).toHaveLength(8)
    expect(new Set(all.map(({ shortBreaks }) => JSON.stringify(shortBreaks))).size).toBe(1)
  })

  test('half a day off has none', () => {
    expect(patternsOf([rested], 'morning').map(({ shortBreaks }) => shortBreaks)).toEqual([[]])
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
