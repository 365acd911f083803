import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestDay, type Choice } from '../../../src/core/cover/day.ts'
import type { Stint } from '../../../src/core/cover/types.ts'

const HOUR = 60

/** Stints of an hour from 9; after each `true` an hour's break. */
const stintsOf = (pauses: readonly boolean[]): Stint[] => {
  let start = 9 * HOUR
  return pauses.map((pause, slot) => {
    const stint = { slot, startMinute: start, endMinute: start + HOUR }
    start += pause ? 2 * HOUR : HOUR
    return stint
  })
}

/** Every way to fill the day, tried out. */
const most = (
  stints: readonly Stint[],
  choices: readonly (readonly Choice[])[],
  changeYen: number,
): number => {
  const from = (i: number, last: string | undefined): number => {
    if (i === stints.length) return 0
    const goesOn = i > 0 && stints[i - 1]!.endMinute === stints[i]!.startMinute
    return Math.max(
      ...choices[i]!.map(
        ({ activity, yen }) => yen - (goesOn && last !== activity ? changeYen : 0) + from(i + 1, activity),
      ),
    )
  }
  return from(0, undefined)
}

describe('the best day', () => {
  const choice = fc.record({
    activity: fc.constantFrom('a', 'b', 'c'),
    yen: fc.integer({ min: -500, max: 500 }),
  })
  const someDay = fc.array(
    fc.tuple(
      fc.boolean(),
      fc.uniqueArray(choice, { minLength: 1, maxLength: 3, selector: (it) => it.activity }),
    ),
    { minLength: 1, maxLength: 5 },
  )

  test('is worth what the best of all ways is, and its blocks tile the stints', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 300 }), (parts, changeYen) => {
        const stints = stintsOf(parts.map(([pause]) => pause))
        const choices = parts.map(([, found]) => found)
        const best = bestDay(stints, (stint) => choices[stint.slot]!, changeYen)!
        expect(best.yen).toBe(most(stints, choices, changeYen))
        const minutes = best.blocks.reduce((sum, block) => sum + block.endMinute - block.startMinute, 0)
        expect(minutes).toBe(stints.length * HOUR)
        for (const [i, block] of best.blocks.entries())
          if (i > 0) expect(block.startMinute).toBeGreaterThanOrEqual(best.blocks[i - 1]!.endMinute)
      }),
      { seed: 7 },
    )
  })

  test('of equals the one named first; none where an hour has nothing to do', () => {
    const stints = stintsOf([false, false])
    const same = ['x', 'y'].map((activity) => ({ activity, yen: 1 }))
    expect(bestDay(stints, () => same, 0)!.blocks).toEqual([
      { activity: 'x', startMinute: 540, endMinute: 660 },
    ])
    expect(bestDay(stints, ({ slot }) => (slot === 0 ? same : []), 0)).toBeUndefined()
  })
})
