import { dateOf, dayNumber, weekday } from '../calendar/date.ts'
import { Boosting, type BoostingState, tellBoosting } from './boosting.ts'
import type { DayCalendar } from './day-calendar.ts'
import type { Row } from './design.ts'
import { LEVEL, SWING } from './filter.ts'
import { type NetworkState, tellNetwork } from './network-member.ts'
import { Smoothing, type SmoothingState, tellSmoothing } from './smoothing.ts'

/** What a member beside the regression may know of a day beforehand. */
export interface DayFacts {
  readonly day: number
  readonly weekday: number
  readonly isHoliday: boolean
  /** Unusual rest days right before and right after. */
  readonly restBefore: number
  readonly restAfter: number
  /** Working days from the start of the month, to its end, and from April 1. */
  readonly monthStart: number
  readonly monthEnd: number
  readonly fiscal: number
  readonly monthDay: number
  readonly yearDay: number
  /** Log of what calendar, events and weather add to the level, as far as the regression has learned it. */
  readonly effect: number
  /** Log of the total the regression expects of a usual day. */
  readonly expected: number
}

/** A member that follows a series day by day beside the regression. Its state is plain data. */
export interface Follower {
  /** Learns a day that is over: the log of the total that a usual day would have had. */
  learn(facts: DayFacts, log: number): void
  /** Log of the total of a later usual day; undefined as long as it cannot say. */
  tell(facts: DayFacts): number | undefined
  state(): Followed
}

/** Goes along like a follower, but nobody asks what it tells. */
export type Watch = Pick<Follower, 'learn' | 'tell'>

/** Members that are tried on request: on the series known so far they earned no lasting weight. */
export const EXTRA_MEMBERS = ['exponentialSmoothing', 'gradientBoosting'] as const
export type ExtraMember = (typeof EXTRA_MEMBERS)[number]

/** What a follower knows at one moment. */
export type Followed = SmoothingState | BoostingState | NetworkState

export interface FollowerOptions {
  readonly gapDays: number
  readonly horizonDays: number
  /** Day number before which nobody asks. */
  readonly from: number
}

export const follower = (member: ExtraMember, options: FollowerOptions): Follower =>
  member === 'exponentialSmoothing' ? new Smoothing(options) : new Boosting(options)

/** What a follower that was saved would have told. */
export const tellFollowed = (state: Followed, facts: DayFacts): number | undefined => {
  switch (state.member) {
    case 'exponentialSmoothing':
      return tellSmoothing(state, facts)
    case 'gradientBoosting':
      return tellBoosting(state, facts)
    case 'neuralNetwork':
      return tellNetwork(state, facts)
  }
}

/** What the effects of a row add to the level. */
export const effectOf = (row: Row, state: Float64Array): number => {
  let effect = 0
  for (let k = 0; k < row.at.length; k++) {
    const i = row.at[k]!
    if (i !== LEVEL && i !== SWING) effect += state[i]! * row.value[k]!
  }
  return effect
}

export const factsOf = (calendar: DayCalendar, day: number, effect: number, expected: number): DayFacts => {
  const date = dateOf(day)
  return {
    day,
    weekday: weekday(date),
    isHoliday: calendar.isHoliday(day),
    restBefore: calendar.extraRestBefore(day),
    restAfter: calendar.extraRestAfter(day),
    monthStart: calendar.fromMonthStart(day),
    monthEnd: calendar.fromMonthEnd(day),
    fiscal: Math.max(-40, Math.min(40, calendar.fromFiscalYear(day))),
    monthDay: +date.slice(8),
    yearDay: day - dayNumber(`${+date.slice(0, 4)}-01-01`),
    effect,
    expected,
  }
}
