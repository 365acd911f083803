import { civil, weekdayOf } from '../calendar/date.ts'

/** A day by its number, with what the calendar calls it, worked out once. */
export interface CalendarDay {
  readonly number: number
  /** 0 Sunday … 6 Saturday. */
  readonly weekday: number
  readonly year: number
  /** 1 – 12. */
  readonly month: number
  readonly ofMonth: number
}

export const calendarDay = (number: number): CalendarDay => ({
  number,
  weekday: weekdayOf(number),
  ...civil(number),
})

/** A family of effects that a day can have: their names, priors, and which of them a day has. */
export interface Family {
  /** Under which heading an explanation of a forecast counts them. */
  readonly group:
    | 'level'
    | 'weekday'
    | 'month'
    | 'holiday'
    | 'season'
    | 'event'
    | 'weather'
    | 'covariate'
    | 'rokuyo'
  readonly effects: readonly Effect[]
  /** Puts the day's values at places of `effects`. Values put twice at a place add up. */
  add(day: CalendarDay, put: Put): void
}

/** One effect of the count regression: its name and the standard deviation of its prior (mean 0) on the log scale. */
export interface Effect {
  readonly name: string
  readonly sd: number
}

export type Put = (place: number, value: number) => void

/** Calls `put` with the (at most two) hats around a point and their weights; nothing beyond the outer knots. */
export const putHats = (knots: readonly number[], x: number, first: number, put: Put): void => {
  const n = knots.length
  if (!(x >= knots[0]! && x <= knots[n - 1]!)) return
  let i = 0
  while (i < n - 2 && x >= knots[i + 1]!) i++
  const share = (x - knots[i]!) / (knots[i + 1]! - knots[i]!)
  if (share < 1) put(first + i, 1 - share)
  if (share > 0) put(first + i + 1, share)
}

/** Effects named after the knots of a row of hats. */
export const hatEffects = (name: string, knots: readonly number[], sd: number): Effect[] =>
  knots.map((knot) => ({ name: `${name}${knot}`, sd }))
