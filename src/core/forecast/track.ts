import { dayNumber, weekdayOf } from '../calendar/date.ts'
import type { CityEvent } from '../calendar/types.ts'
import type { QueueId } from '../city/types.ts'
import { type DayCalendar, dayCalendar } from './day-calendar.ts'
import { type Covariate, type Design, designOf, type Row } from './design.ts'
import { CountFilter, expectedLog, type FilterState, type Pace } from './filter.ts'
import {
  EXTRA_MEMBERS,
  type ExtraMember,
  effectOf,
  type Followed,
  type Follower,
  factsOf,
  follower,
  type Watch,
} from './follower.ts'
import { NetworkMember, type Networks } from './network-member.ts'
import { Profile, type ProfileState } from './profile.ts'
import type { DemandContext, DemandDay, DemandSeries, Portfolio } from './types.ts'
import { weatherSpread } from './weather-effects.ts'

/** How the regression of every series follows it. One setting for all: what differs between series is learned. */
export const PACE: Pace = { level: 0.09, alarm: 4, swing: 0.8, recall: 0.85, habit: 0.03, reach: 0.3 }

/** Members of the combination, in order. */
export const MEMBERS = ['countRegression', 'fourWeekMean', 'seasonalNaive'] as const
export type Member = (typeof MEMBERS)[number] | ExtraMember

/** Days before the first origin from which on the members that are tried on request have a say. */
export const FOLLOWED_DAYS = 7 * 60

/** Days of the same weekday behind the four-week mean. */
export const RECENT = 4

/** What one past day would have been told about a later one: logs of each member's total of a usual day. */
export interface Told {
  /** Place of the last day that was known, among the days of the track. */
  readonly source: number
  /** Place of the target day among the days of the track. */
  readonly target: number
  readonly logs: readonly number[]
  /** Variance the regression gave its expectation and the day's rate around it; NaN where nobody asks for it. */
  readonly variance: number
}

/** Everything known of a series before one origin. */
export interface Snapshot {
  readonly origin: number
  readonly filter: FilterState
  readonly profile: ProfileState
  /** Latest days of each weekday that were no holidays, at most `RECENT`, oldest first; places in the track. */
  readonly recent: readonly (readonly number[])[]
  readonly followed: readonly Followed[]
}

/** One pass over a series: what each day would have been told beforehand, and what was known at each origin. */
export interface Track {
  readonly series: DemandSeries
  readonly days: readonly DemandDay[]
  readonly numbers: readonly number[]
  /** Total of a usual day that a day amounts to; null where nothing is known. */
  readonly usual: readonly (number | null)[]
  /** Share of a usual day that each day could show. */
  readonly exposures: readonly number[]
  /** Effects in the order of the filter's state. */
  readonly effects: readonly string[]
  readonly covariates: readonly Covariate[]
  readonly told: readonly Told[]
  readonly snapshots: readonly Snapshot[]
}

export interface TrackOptions {
  /** Day numbers, ascending, before which everything is known (less the gap) and from which nothing is. */
  readonly origins: readonly number[]
  readonly gapDays: number
  readonly horizonDays: number
  readonly portfolio?: Portfolio
  /** Networks taught beforehand: with them the network is a member too. */
  readonly networks?: Networks | undefined
  /** Goes along and learns, but has no say. */
  readonly watch?: Watch
  /** Day numbers from which what a day would have been told counts, and with what variance; absent: all of them. */
  readonly toldFrom?: number
  readonly varianceFrom?: number
}

/** What is unusual about a day that may move the hours of its arrivals, if anything. */
export const kinds = (calendar: DayCalendar, events: readonly CityEvent[]): ((day: number) => string) => {
  const starting = new Map(events.map(({ from, type }) => [dayNumber(from), type]))
  return (day) => {
    if (calendar.isHoliday(day)) return 'holiday'
    const type = starting.get(day)
    if (type !== undefined) return `first day of ${type}`
    return calendar.extraRestBefore(day) > 0 ? 'afterRest' : ''
  }
}

/** Whether a dated thing concerns a queue; no queues at all means every queue. */
export const concerns = ({ queues }: { readonly queues: readonly string[] }, queue: QueueId): boolean =>
  queues.length === 0 || queues.includes(queue)

const covariatesOf = (series: DemandSeries, days: readonly DemandDay[]): Covariate[] =>
  (series.covariates ?? []).map((name, i) => {
    const values = days.flatMap((day) => {
      const value = day.covariates?.[i]
      return value !== undefined && Number.isFinite(value) ? [value] : []
    })
    const centre = mean(values)
    return { name, centre, scale: Math.sqrt(mean(values.map((value) => (value - centre) ** 2))) }
  })

const mean = (values: readonly number[]): number =>
  values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : 0

/** Logs of the baselines: the mean of the latest same weekdays' totals, and the latest of them. Undefined without any. */
export const naiveLogs = (recent: readonly number[]): readonly [four: number, one: number] | undefined =>
  recent.length > 0 ? [Math.log(mean(recent) + 0.1), Math.log(recent.at(-1)! + 0.1)] : undefined

/** Logs of what each member expects of a usual day: the regression, the baselines, and others. Who cannot say agrees with the regression. */
export const memberLogs = (
  regression: number,
  naive: ReturnType<typeof naiveLogs>,
  others: readonly (number | undefined)[],
): readonly number[] => {
  const logs = [regression, naive?.[0] ?? regression, naive?.[1] ?? regression]
  for (const log of others) logs.push(log ?? regression)
  return logs
}

/** Runs through a series once. Nothing at or after an origin (less the gap) touches what is known at it. */
export const trackOf = (series: DemandSeries, context: DemandContext, options: TrackOptions): Track => {
  const { origins, gapDays, horizonDays, portfolio = 'usual', networks, watch } = options
  const { toldFrom = Number.NEGATIVE_INFINITY, varianceFrom = toldFrom } = options
  const end = Math.max(...origins) - gapDays
  const excluded = context.excluded.filter((period) => concerns(period, series.id))
  const events = context.events.filter((event) => concerns(event, series.id))
  const shifts = (context.shifts ?? [])
    .filter((shift) => concerns(shift, series.id))
    .map(({ date }) => dayNumber(date))
    .sort((a, b) => a - b)
  const numbers = series.days.map(({ date }) => dayNumber(date)).filter((day) => day < end)
  const days = series.days
    .slice(0, numbers.length)
    .map((day) =>
      excluded.some(({ from, to }) => from <= day.date && day.date <= to)
        ? { ...day, counts: day.counts.map(() => null) }
        : day,
    )
  const calendar = dayCalendar(numbers, end - 1, context.holidays)
  const kindOf = kinds(calendar, events)
  const weekdays = numbers.map(weekdayOf)
  const covariates = covariatesOf(series, days)
  const design = designOf({
    calendar,
    holidays: context.holidays,
    events,
    weather: new Map(context.weather.map((one) => [dayNumber(one.date), one])),
    climateBefore: Math.min(...origins) - gapDays,
    covariates,
    rokuyo: context.rokuyo,
  })
  const { rows, ahead, effects, weatherPlaces } = laidOut(design, days, numbers)
  const profile = new Profile(Math.max(1, ...days.map(({ firstSlot, counts }) => firstSlot + counts.length)))
  const filter = new CountFilter(
    effects.map(({ sd }) => sd),
    PACE,
    Math.log(startLevel(days)),
  )
  const exposures: number[] = []
  const usual: (number | null)[] = []
  const told: Told[] = []
  const snapshots: Snapshot[] = []
  const recent: number[][] = Array.from({ length: 7 }, () => [])
  const naive: ReturnType<typeof naiveLogs>[] = Array.from({ length: 7 }, () => undefined)
  const from = Math.min(...origins) - gapDays - FOLLOWED_DAYS
  const followers: Follower[] = (portfolio === 'all' ? EXTRA_MEMBERS : []).map((member) =>
    follower(member, { gapDays, horizonDays, from }),
  )
  if (portfolio === 'all' && networks) followers.push(new NetworkMember(networks, series.id))
  const learners: readonly Watch[] = watch ? [...followers, watch] : followers
  let met = 0
  const unsettleUntil = (day: number): void => {
    for (; met < shifts.length && shifts[met]! <= day; met++) filter.unsettle()
  }
  const snap = (origin: number): void => {
    unsettleUntil(origin)
    const view = filter.view()
    snapshots.push({
      origin,
      filter: { ...view, state: view.state.slice(), covariance: view.covariance.slice() },
      profile: profile.state(),
      recent: recent.map((places) => [...places]),
      followed: followers.map((one) => one.state()),
    })
  }
  const varianceOf = (row: Row, day: number): number => {
    const weather =
      weatherPlaces.length > 0
        ? weatherSpread(filter.state, weatherPlaces, design.climate.covariance(day))
        : 0
    return filter.spread(row, day) + filter.noise + weather
  }
  let next = 0
  for (let i = 0; i < days.length; i++) {
    const day = numbers[i]!
    while (next < origins.length && day >= origins[next]! - gapDays) snap(origins[next++]!)
    unsettleUntil(day)
    const { firstSlot, counts, openShare } = days[i]!
    const w = weekdays[i]!
    const exposure = profile.see({ weekday: w, firstSlot, counts, openShare, kind: kindOf(day) })
    const total = exposure > 0 ? counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) : null
    exposures.push(exposure)
    usual.push(total === null ? null : total / exposure)
    if (total !== null && learners.length > 0) {
      const row = rows[i]!
      const facts = factsOf(calendar, day, effectOf(row, filter.state), expectedLog(filter, row, day))
      for (const one of learners) one.learn(facts, Math.log((total + 0.5) / exposure))
    }
    filter.update(rows[i]!, { day, total, exposure })
    if (total !== null && !calendar.isHoliday(day)) {
      recent[w]!.push(i)
      if (recent[w]!.length > RECENT) recent[w]!.shift()
      naive[w] = naiveLogs(recent[w]!.map((place) => usual[place]!))
    }
    for (let j = i + 1; j < days.length && numbers[j]! - day <= gapDays + horizonDays; j++) {
      const target = numbers[j]!
      if (target - day <= gapDays || target < toldFrom) continue
      const row = ahead[j]!
      const expected = expectedLog(filter, row, target)
      const facts =
        learners.length > 0 ? factsOf(calendar, target, effectOf(row, filter.state), expected) : undefined
      const others = facts ? followers.map((one) => one.tell(facts)) : []
      if (facts) watch?.tell(facts)
      const logs = memberLogs(expected, naive[weekdays[j]!], others)
      told.push({
        source: i,
        target: j,
        logs,
        variance: target < varianceFrom ? Number.NaN : varianceOf(row, target),
      })
    }
  }
  while (next < origins.length) snap(origins[next++]!)
  return {
    series,
    days,
    numbers,
    usual,
    exposures,
    effects: effects.map(({ name }) => name),
    covariates,
    told,
    snapshots,
  }
}

/** Rows of all days, as they were and as they were foreseeable, with effects numbered as days first have them. */
const laidOut = (design: Design, days: readonly DemandDay[], numbers: readonly number[]) => {
  const both = numbers.map((day, i) => design.rows(day, days[i]!.covariates))
  const order = orderOfAppearance(
    both.map(({ known }) => known),
    design.effects.length,
  )
  const effects = new Array<Design['effects'][number]>(order.length)
  order.forEach((to, from) => {
    effects[to] = design.effects[from]!
  })
  for (const { known, foreseen } of both) {
    renumber(known, order)
    if (foreseen !== known) renumber(foreseen, order)
  }
  const rows = both.map(({ known }) => known)
  const ahead = both.map(({ foreseen }) => foreseen)
  return { rows, ahead, effects, weatherPlaces: design.weatherPlaces.map((place) => order[place]!) }
}

/** New place of each effect: those that days have come first, in the order in which they first have them. */
const orderOfAppearance = (rows: readonly Row[], size: number): readonly number[] => {
  const order = new Array<number>(size).fill(-1)
  let next = 0
  for (const { at } of rows)
    for (let k = 0; k < at.length; k++) {
      const i = at[k]!
      if (order[i] === -1) order[i] = next++
    }
  return order.map((place) => (place === -1 ? next++ : place))
}

/** Numbers the effects of a row anew, in place, ascending. */
const renumber = ({ at, value }: Row, order: readonly number[]): void => {
  for (let k = 0; k < at.length; k++) {
    const place = order[at[k]!]!
    const own = value[k]!
    let free = k
    for (; free > 0 && at[free - 1]! > place; free--) {
      at[free] = at[free - 1]!
      value[free] = value[free - 1]!
    }
    at[free] = place
    value[free] = own
  }
}

/** Median of the first weeks' totals: a plausible level to start from. */
const startLevel = (days: readonly DemandDay[]): number => {
  const totals = days
    .filter(({ counts }) => counts.some((count) => count !== null))
    .slice(0, 20)
    .map(({ counts }) => counts.reduce<number>((sum, count) => sum + (count ?? 0), 0))
    .sort((a, b) => a - b)
  return Math.max(0.5, totals[Math.floor(totals.length / 2)] ?? 0.5)
}
