import { dayNumber, weekday } from '../calendar/date.ts'
import { type DayCalendar, dayCalendar } from './day-calendar.ts'
import { type Design, designOf, type Row } from './design.ts'
import { CountFilter, expectedLog, expectedSpread, type FilterState, type Pace } from './filter.ts'
import { Profile, type ProfileState } from './profile.ts'
import type { DemandContext, DemandDay, DemandSeries } from './types.ts'
import { WEATHER_COLUMNS, weatherSpread } from './weather-effects.ts'

/** The two regressions every series gets: one that follows quickly, one that trusts the long run. */
export const PACES: readonly Pace[] = [
  { name: 'brisk', level: 0.1, alarm: 4, swing: 0.7, recall: 0.85, habit: 0.03, reach: 0.3 },
  { name: 'calm', level: 0.05, alarm: 1, swing: 1, recall: 0.85, habit: 0.1, reach: 0.3 },
]

/** Members of the combination, in order. */
export const MEMBERS = [...PACES.map(({ name }) => name), 'fourWeekMean', 'seasonalNaive'] as const

/** Days of the same weekday behind the four-week mean. */
export const RECENT = 4

/** What one past day would have been told about a later one: logs of each member's total of a usual day. */
export interface Told {
  /** Place of the target day among the days of the track. */
  readonly target: number
  /** Day number from which nothing was known. */
  readonly origin: number
  readonly logs: Float64Array
  /** Variance the brisk regression gave its expectation and the day's rate around it. */
  readonly variance: number
}

/** Everything known of a series before one origin. */
export interface Snapshot {
  readonly origin: number
  readonly filters: readonly FilterState[]
  readonly profile: ProfileState
  /** Latest days of each weekday that were no holidays, at most `RECENT`, oldest first; places in the track. */
  readonly recent: readonly (readonly number[])[]
}

/** One pass over a series: what each day would have been told beforehand, and what was known at each origin. */
export interface Track {
  readonly series: DemandSeries
  readonly days: readonly DemandDay[]
  readonly numbers: readonly number[]
  /** Total of a usual day that a day amounts to; null where nothing is known. */
  readonly usual: readonly (number | null)[]
  readonly exposures: readonly number[]
  readonly calendar: DayCalendar
  readonly design: Design
  readonly effectNames: readonly string[]
  readonly told: readonly Told[]
  readonly snapshots: readonly Snapshot[]
}

export interface TrackOptions {
  /** Dates (as day numbers, ascending) before which everything is known and from which nothing is. */
  readonly origins: readonly number[]
  /** Days before an origin that are not known yet at it. */
  readonly gapDays: number
  readonly horizonDays: number
}

/** What is unusual about a day that may move the hours of its arrivals. */
export const kindOf = (calendar: DayCalendar, day: number): string =>
  calendar.isHoliday(day) ? 'holiday' : calendar.extraRestBefore(day) > 0 ? 'afterRest' : ''

/** Centre and scale of each covariate over all days that carry it. */
export const covariateScales = (series: DemandSeries, days: readonly DemandDay[]) =>
  (series.covariates ?? []).map((name, i) => {
    const values = days.flatMap((day) => {
      const value = day.covariates?.[i]
      return value !== undefined && Number.isFinite(value) ? [value] : []
    })
    const centre = values.reduce((a, b) => a + b, 0) / Math.max(1, values.length)
    const variance =
      values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, values.length)
    return { name, centre, scale: Math.sqrt(variance) }
  })

/** Runs through a series once. Nothing at or after an origin (less the gap) touches what is known at it. */
export const trackOf = (series: DemandSeries, context: DemandContext, options: TrackOptions): Track => {
  const { origins, gapDays, horizonDays } = options
  const end = Math.max(...origins) - gapDays
  const excluded = (date: string): boolean =>
    context.excluded.some(
      ({ from, to, queues }) =>
        from <= date && date <= to && (queues.length === 0 || queues.includes(series.id)),
    )
  const days = series.days.filter(({ date }) => dayNumber(date) < end)
  const numbers = days.map(({ date }) => dayNumber(date))
  const calendar = dayCalendar(numbers, end - 1, context.holidays)
  const firstOrigin = Math.min(...origins)
  const weather = new Map(
    context.weather.flatMap((one) => {
      const day = dayNumber(one.date)
      return day < end ? [[day, one] as const] : []
    }),
  )
  const design = designOf({
    calendar,
    holidays: context.holidays,
    events: context.events.filter(({ queues }) => queues.length === 0 || queues.includes(series.id)),
    weather,
    climateBefore: firstOrigin - gapDays,
    covariates: covariateScales(series, days),
  })
  const covariatesOf = (i: number) => days[i]!.covariates
  const known = numbers.map((day, i) => design.row(day, covariatesOf(i)))
  const order = orderOfAppearance(known, design.effects.length)
  const rows = known.map((row) => renumbered(row, order))
  const ahead =
    design.weatherAt < 0
      ? rows
      : numbers.map((day, i) => renumbered(design.row(day, covariatesOf(i), true), order))
  const effects = new Array<Design['effects'][number]>(order.length)
  order.forEach((to, from) => {
    effects[to] = design.effects[from]!
  })
  const weatherPlaces =
    design.weatherAt < 0 ? [] : WEATHER_COLUMNS.map((_, i) => order[design.weatherAt + i]!)
  const slots = Math.max(1, ...days.map(({ firstSlot, counts }) => firstSlot + counts.length))
  const profile = new Profile(slots)
  const exposures: number[] = []
  const usual: (number | null)[] = []
  const told: Told[] = []
  const snapshots: Snapshot[] = []
  const recent: number[][] = Array.from({ length: 7 }, () => [])
  const filters: CountFilter[] = []
  const snap = (origin: number): void => {
    snapshots.push({
      origin,
      filters: filters.map((filter) => {
        const view = filter.view()
        return { ...view, state: view.state.slice(), covariance: view.covariance.slice() }
      }),
      profile: profile.state(),
      recent: recent.map((places) => [...places]),
    })
  }
  const start = startLevel(days, excluded)
  for (const pace of PACES)
    filters.push(
      new CountFilter(
        effects.map(({ sd }) => sd),
        pace,
        Math.log(start),
      ),
    )
  let next = 0
  for (let i = 0; i < days.length; i++) {
    const day = numbers[i]!
    while (next < origins.length && day >= origins[next]! - gapDays) snap(origins[next++]!)
    const { date, firstSlot, counts, openShare } = days[i]!
    const w = weekday(date)
    const shown = excluded(date) ? counts.map(() => null) : counts
    const exposure = profile.see({
      weekday: w,
      firstSlot,
      counts: shown,
      openShare,
      kind: kindOf(calendar, day),
    })
    const total = exposure > 0 ? shown.reduce<number>((sum, count) => sum + (count ?? 0), 0) : null
    exposures.push(exposure)
    usual.push(total === null ? null : total / exposure)
    for (const filter of filters) filter.update(rows[i]!, { day, total, exposure })
    if (total !== null && !calendar.isHoliday(day)) {
      recent[w]!.push(i)
      if (recent[w]!.length > RECENT) recent[w]!.shift()
    }
    const views = filters.map((filter) => filter.view())
    for (let j = i + 1; j < days.length && numbers[j]! - day <= gapDays + horizonDays; j++) {
      if (numbers[j]! - day <= gapDays) continue
      const row = ahead[j]!
      const places = recent[weekday(days[j]!.date)]!
      const logs = new Float64Array(MEMBERS.length)
      views.forEach((view, k) => {
        logs[k] = expectedLog(view, row, numbers[j]!)
      })
      logs[PACES.length] =
        places.length > 0 ? Math.log(meanOf(places.map((place) => usual[place]!)) + 0.1) : logs[0]!
      logs[PACES.length + 1] = places.length > 0 ? Math.log(usual[places.at(-1)!]! + 0.1) : logs[0]!
      const unknownWeather =
        weatherPlaces.length > 0
          ? weatherSpread(views[0]!.state, weatherPlaces, design.climate.covariance(numbers[j]!))
          : 0
      const variance = expectedSpread(views[0]!, row, numbers[j]!) + views[0]!.noise + unknownWeather
      told.push({ target: j, origin: day + 1 + gapDays, logs, variance })
    }
  }
  while (next < origins.length) snap(origins[next++]!)
  return {
    series,
    days,
    numbers,
    usual,
    exposures,
    calendar,
    design,
    effectNames: effects.map(({ name }) => name),
    told,
    snapshots,
  }
}

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

/** Mean of the first weeks' totals: a plausible level to start from. */
const startLevel = (days: readonly DemandDay[], excluded: (date: string) => boolean): number => {
  const totals: number[] = []
  for (const { date, counts } of days) {
    if (totals.length >= 20) break
    if (excluded(date) || counts.every((count) => count === null)) continue
    totals.push(counts.reduce<number>((sum, count) => sum + (count ?? 0), 0))
  }
  totals.sort((a, b) => a - b)
  return Math.max(0.5, totals[Math.floor(totals.length / 2)] ?? 0.5)
}

/** New place of each effect: those that days have come first, in the order in which they first have them. */
const orderOfAppearance = (rows: readonly Row[], size: number): readonly number[] => {
  const order = new Array<number>(size).fill(-1)
  let next = 0
  for (const { at } of rows) for (const i of at) if (order[i] === -1) order[i] = next++
  return order.map((place) => (place === -1 ? next++ : place))
}

const renumbered = (row: Row, order: readonly number[]): Row => {
  const pairs = Array.from(row.at, (i, k) => [order[i]!, row.value[k]!] as const).sort((a, b) => a[0] - b[0])
  return { at: Int32Array.from(pairs, ([i]) => i), value: Float64Array.from(pairs, ([, value]) => value) }
}
