import type { City } from '../city/types.ts'
import type { PersonDay } from '../roster/types.ts'
import type { LocalDate } from '../units/time.ts'
import type { Capacity } from './types.ts'

/** Levels over a day from the stretches of single people. */
export const stepsOf = (
  spans: readonly { readonly startMinute: number; readonly endMinute: number }[],
): Capacity['steps'] => {
  const moves = new Map<number, number>()
  for (const { startMinute, endMinute } of spans) {
    moves.set(startMinute, (moves.get(startMinute) ?? 0) + 1)
    moves.set(endMinute, (moves.get(endMinute) ?? 0) - 1)
  }
  let people = 0
  return [...moves]
    .sort(([a], [b]) => a - b)
    .filter(([, move]) => move !== 0)
    .map(([minute, move]) => {
      people += move
      return { minute, people }
    })
}

/** How many people a roster puts at each window and phone on each date. Who they are stays behind. */
export const capacityOf = (
  days: readonly PersonDay[],
  city: City,
  dates: readonly LocalDate[],
): Capacity[] => {
  const immediate = city.activities.filter(({ kind }) => kind === 'window' || kind === 'phone')
  return dates.flatMap((date) => {
    const blocks = days.filter((day) => day.date === date).flatMap((day) => day.blocks)
    return immediate.map((activity) => ({
      date,
      activity: activity.id,
      steps: stepsOf(blocks.filter((block) => block.activity === activity.id)),
    }))
  })
}
