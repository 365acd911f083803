import type { ActivityId } from '../city/types.ts'
import type { Block } from '../roster/types.ts'
import type { Stint } from './types.ts'

/** One thing to do in a stint, and what it is worth, yen. */
export interface Choice {
  readonly activity: ActivityId
  readonly yen: number
}

export interface BestDay {
  readonly blocks: readonly Block[]
  readonly yen: number
}

/** Joins stretches of one activity that touch. */
export const joined = (blocks: readonly Block[]): Block[] => {
  const result: Block[] = []
  for (const block of blocks) {
    const last = result.at(-1)
    if (last?.activity === block.activity && last.endMinute === block.startMinute)
      result[result.length - 1] = { ...last, endMinute: block.endMinute }
    else result.push({ ...block })
  }
  return result
}

interface Step {
  readonly activity: ActivityId
  readonly yen: number
  readonly before: Step | undefined
}

/**
 * What to do in each stint of a day so that it is worth most, each change of activity without a break between charged
 * `changeYen` (Viterbi 1967, the best path stage by stage). Of equals the one named first. Undefined where a stint has
 * nothing to do.
 */
export const bestDay = (
  stints: readonly Stint[],
  choices: (stint: Stint) => readonly Choice[],
  changeYen: number,
): BestDay | undefined => {
  let ends: readonly Step[] = []
  for (const [i, stint] of stints.entries()) {
    const goesOn = i > 0 && stints[i - 1]!.endMinute === stint.startMinute
    const next = choices(stint).map(({ activity, yen }): Step => {
      let best: Step | undefined
      let most = Number.NEGATIVE_INFINITY
      for (const step of ends) {
        const sum = step.yen - (goesOn && step.activity !== activity ? changeYen : 0)
        if (sum > most) {
          best = step
          most = sum
        }
      }
      return { activity, yen: yen + (best ? most : 0), before: best }
    })
    if (next.length === 0) return undefined
    ends = next
  }
  let last = ends.reduce<Step | undefined>((a, b) => (a && a.yen >= b.yen ? a : b), undefined)
  if (!last) return undefined
  const { yen } = last
  const blocks: Block[] = []
  for (const { startMinute, endMinute } of stints.toReversed()) {
    blocks.push({ activity: last!.activity, startMinute, endMinute })
    last = last!.before
  }
  return { blocks: joined(blocks.reverse()), yen }
}
