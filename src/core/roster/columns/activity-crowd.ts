import type { LinearModel } from '../../solver.ts'
import { draft, type Term } from '../linear.ts'
import type { Grid } from './activity-week.ts'

/** Steps of a loss that the crowd tells apart; the last goes on. */
const STEPS = 6

/**
 * The crowd: how many people begin and end shifts and blocks in each slot, without who they are. What everybody's
 * week allows, the crowd's flow allows, so it costs no more; its row prices are a good start for a bound.
 * Lengths hold in the sum: nobody has ended by a slot who had not begun the least length before it, and everybody
 * has who began the greatest before. Row r of the model is row r of the losses: people there = steps taken.
 */
export const crowdModel = (
  { slots, activities, starts, shortest, longest, block, rest, dayOf }: Grid,
  losses: readonly Float64Array[],
  hours: readonly { readonly least: number; readonly most: number }[],
): LinearModel => {
  const linear = draft()
  const people = hours.length
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const flow = (most: (slot: number) => number): number[] =>
    Array.from({ length: slots + 1 }, (_, slot) => linear.column(0, 0, most(slot), 'real'))
  /** Everybody who has begun or ended up to and with a slot: one start and end a day and person at most. */
  const total = people * slots
  const each = (count: number): number[][] => Array.from({ length: count }, () => flow(() => total))
  const allowed = new Set(starts.flat())
  const [begun, ended, ...blocks] = each(2 + 2 * activities)
  const began = flow((slot) => (allowed.has(slot) ? people : 0))
  const switched = flow(() => people)
  const taken = losses.map((loss) => {
    linear.constant(loss[0]!)
    const steps: { each: number; people: number }[] = []
    for (let n = 1; n < loss.length; n++) {
      const cost = loss[n]! - loss[n - 1]!
      const last = steps.at(-1)
      if (last !== undefined && (last.each === cost || steps.length === STEPS)) last.people++
      else steps.push({ each: cost, people: 1 })
    }
    return steps.map(({ each, people }) => linear.column(each, 0, people, 'real'))
  })
  const since = (cumulative: readonly number[], slot: number, sign: number): Term[] =>
    slot < 0 ? [] : [[cumulative[slot]!, sign]]
  /** What a cumulative flow gains in a slot. */
  const gained = (cumulative: readonly number[], slot: number, sign: number): Term[] => [
    ...since(cumulative, slot, sign),
    ...since(cumulative, slot - 1, -sign),
  ]
  const opened = blocks.slice(0, activities)
  const closed = blocks.slice(activities)
  losses.forEach((_, row) => {
    const activity = Math.floor(row / slots)
    const slot = row % slots
    linear.row(0, 0, [
      [opened[activity]![slot]!, 1],
      [closed[activity]![slot]!, -1],
      ...taken[row]!.map((column): Term => [column, -1]),
    ])
  })
  const none = Number.NEGATIVE_INFINITY
  for (let slot = 0; slot <= slots; slot++) {
    for (const cumulative of [begun!, ended!, ...blocks])
      if (slot > 0) linear.row(0, Number.POSITIVE_INFINITY, gained(cumulative, slot, 1))
    linear.row(0, 0, [...gained(begun!, slot, 1), [began[slot]!, -1]])
    linear.row(none, 0, [...since(ended!, slot, 1), ...since(begun!, slot - shortest, -1)])
    linear.row(none, 0, [...since(begun!, slot - longest, 1), ...since(ended!, slot, -1)])
    linear.row(none, people, [...since(begun!, slot, 1), ...since(ended!, slot - rest, -1)])
    for (let a = 0; a < activities; a++)
      linear.row(none, 0, [...since(closed[a]!, slot, 1), ...since(opened[a]!, slot - block, -1)])
    linear.row(0, 0, [
      ...opened.flatMap((cumulative) => gained(cumulative, slot, 1)),
      [began[slot]!, -1],
      [switched[slot]!, -1],
    ])
    linear.row(0, 0, [
      ...closed.flatMap((cumulative) => gained(cumulative, slot, 1)),
      ...gained(ended!, slot, -1),
      [switched[slot]!, -1],
    ])
  }
  for (const cumulative of [[ended!, begun!], ...opened.map((open, a) => [closed[a]!, open])])
    linear.row(0, 0, [
      [cumulative[0]![slots]!, 1],
      [cumulative[1]![slots]!, -1],
    ])
  starts.forEach((some, day) => {
    if (some.length > 0)
      linear.row(
        none,
        people,
        some.filter((slot) => dayOf(slot) === day).map((slot): Term => [began[slot]!, 1]),
      )
  })
  linear.row(
    sum(hours.map(({ least }) => Math.ceil(least / longest))),
    sum(hours.map(({ most }) => Math.floor(most / shortest))),
    [[begun![slots]!, 1]],
  )
  linear.row(
    sum(hours.map(({ least }) => least)),
    sum(hours.map(({ most }) => most)),
    Array.from({ length: slots }, (_, slot): Term[] => [
      [begun![slot]!, 1],
      [ended![slot]!, -1],
    ]).flat(),
  )
  return linear.model()
}
