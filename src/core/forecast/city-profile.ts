import { dateOf, dayNumber, weekday } from '../calendar/date.ts'
import type { City, QueueId } from '../city/types.ts'
import type { Random } from '../units/random.ts'
import type { LocalDate, Name } from '../units/time.ts'
import { dayCalendar } from './day-calendar.ts'
import { designOf } from './design.ts'
import { LEVEL, SWING } from './filter.ts'
import type { ForecastModel } from './model.ts'
import { concerns } from './track.ts'
import type { DemandContext, DemandDay, DemandSeries, OpenDay } from './types.ts'

/** Days of history made from a profile before the own history: two years, so that the season is in it. */
export const PROFILE_DAYS = 728
/** Own open days from which a profile is no longer needed. */
const OWN_ENOUGH = 480
/** Effects smaller than this are left out of a profile. */
const LEAST_EFFECT = 0.003

/** What another city can use of a queue: how many come, when, and what moves them. 参考値 wherever it is used. */
export interface QueueProfile {
  readonly queue: QueueId
  readonly name: Name
  /** Arrivals of a usual day of the last year. */
  readonly perDay: number
  /** Windows or phones that served them. */
  readonly seats: number
  /** Log of a day's expected total over `perDay`, when no effect applies. */
  readonly start: number
  /** Effects on the log scale by name; those of events by the event's type. */
  readonly effects: Readonly<Record<string, number>>
  /** Variance of a day's rate around its expectation, on the log scale. */
  readonly noise: number
  /** Share of a day's arrivals by weekday and slot: a seventh of the list for each weekday, Sunday first. */
  readonly shape: readonly number[]
}

/** A city's profile: no person, no date, no single day is in it. */
export interface CityProfile {
  readonly version: 1
  readonly source: Name
  readonly synthetic: boolean
  readonly inhabitants?: number
  readonly slotMinutes: number
  readonly queues: readonly QueueProfile[]
}

const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits))

const queueProfile = (model: ForecastModel, city: City): QueueProfile | undefined => {
  const queue = city.queues.find(({ id }) => id === model.id)
  const days = model.pastYear
  if (!queue || days.length === 0) return undefined
  const perDay = days.reduce((sum, { usual }) => sum + usual, 0) / days.length
  const { mass } = model.profile
  const effects = model.effects.flatMap((name, i): (readonly [string, number])[] => {
    const value = model.filter.state[i]!
    const isOwn = i === LEVEL || i === SWING || name.startsWith('=')
    return isOwn || Math.abs(value) < LEAST_EFFECT ? [] : [[name, rounded(value, 3)]]
  })
  return {
    queue: queue.id,
    name: queue.name,
    perDay: rounded(perDay, 4),
    seats: city.activities.find(({ id }) => id === queue.activity)?.seats ?? 1,
    start: rounded(model.filter.state[LEVEL]! - Math.log(perDay), 4),
    effects: Object.fromEntries(effects),
    noise: rounded(model.filter.noise, 3),
    shape: mass.map((share) => rounded(share, 3)),
  }
}

/** The profile of a city from its trained models. */
export const profileOf = (
  city: City,
  models: readonly ForecastModel[],
  inhabitants?: number,
): CityProfile => ({
  version: 1,
  source: city.name,
  synthetic: city.synthetic,
  ...(inhabitants === undefined ? {} : { inhabitants }),
  slotMinutes: city.slotMinutes,
  queues: models.flatMap((model) => queueProfile(model, city) ?? []),
})

/** The profile's queue that is like one of the city's: of the same id, or of the same name. */
export const profileFor = (profile: CityProfile, city: City, queue: QueueId): QueueProfile | undefined => {
  const own = city.queues.find(({ id }) => id === queue)
  return (
    profile.queues.find((one) => one.queue === queue) ??
    profile.queues.find(({ name }) => name.ja === own?.name.ja || own?.aliases.includes(name.ja))
  )
}

/** How many times as many to expect: by inhabitants where both cities' are known, else by windows. */
export const scaleOf = (
  profile: CityProfile,
  like: QueueProfile,
  city: City,
  queue: QueueId,
  inhabitants?: number,
): number => {
  if (profile.inhabitants !== undefined && inhabitants !== undefined) return inhabitants / profile.inhabitants
  const activity = city.queues.find(({ id }) => id === queue)?.activity
  const seats = city.activities.find(({ id }) => id === activity)?.seats ?? like.seats
  return seats / Math.max(1, like.seats)
}

/** What a series is like before it has a history of its own. */
export interface Prior {
  readonly like: QueueProfile
  readonly scale: number
  /** Open days of the own city's rules, up to the first own day or the origin. */
  readonly open: readonly OpenDay[]
}

/** Days as the profile would have them: expectation of its effects, and chance as large as its own. */
const daysOf = (
  { like, scale, open }: Prior,
  id: QueueId,
  context: DemandContext,
  random: Random,
): DemandDay[] => {
  const last = open.at(-1)
  if (!last) return []
  const numbers = open.map(({ date }) => dayNumber(date))
  const design = designOf({
    calendar: dayCalendar(numbers, dayNumber(last.date), context.holidays),
    holidays: context.holidays,
    events: context.events.filter((event) => concerns(event, id)),
    weather: new Map(context.weather.map((one) => [dayNumber(one.date), one])),
    climateBefore: dayNumber(last.date) + 1,
    covariates: [],
    rokuyo: context.rokuyo,
  })
  const effects = design.effects.map(({ name }) => like.effects[name] ?? 0)
  const level = Math.log(like.perDay * scale) + like.start
  return open.map(({ date, firstSlot, slots, openShare }, i): DemandDay => {
    const row = design.rows(numbers[i]!).known
    let log = level
    for (let k = 0; k < row.at.length; k++) log += effects[row.at[k]!]! * row.value[k]!
    const chance = random.fork(`${id} ${date}`)
    const rate = Math.exp(log) * (like.noise > 0 ? chance.gamma(1 / like.noise, like.noise) : 1)
    const width = like.shape.length / 7
    const shape = like.shape.slice(weekday(date) * width, (weekday(date) + 1) * width)
    const counts = Array.from({ length: slots }, (_, s) =>
      chance.poisson(rate * (shape[firstSlot + s] ?? 0) * (openShare?.[s] ?? 1)),
    )
    return { date, firstSlot, counts, ...(openShare ? { openShare } : {}) }
  })
}

/**
 * A series with a history made from a profile before its own. The level is said to be new from the first own day (or
 * from the origin where there is none) on: own days move it at once, and the bands are as wide as what is not known.
 * With two years of own days the series is left as it is.
 */
export const withPrior = (
  series: DemandSeries,
  context: DemandContext,
  prior: Prior,
  origin: LocalDate,
  random: Random,
): { readonly series: DemandSeries; readonly context: DemandContext } => {
  const own = series.days.filter(({ date }) => date < origin)
  if (own.length >= OWN_ENOUGH) return { series, context }
  const from = own[0]?.date ?? origin
  const before = { ...prior, open: prior.open.filter(({ date }) => date < from) }
  const reason = { ja: '自市の記録の始まり', en: 'own history begins' }
  const shifts = [...(context.shifts ?? []), { date: from, queues: [series.id], reason }]
  return {
    series: { ...series, days: [...daysOf(before, series.id, context, random), ...series.days] },
    context: { ...context, shifts },
  }
}

/** Dates of the history that a profile makes before a date. */
export const profileDates = (before: LocalDate): LocalDate[] =>
  Array.from({ length: PROFILE_DAYS }, (_, i) => dateOf(dayNumber(before) - PROFILE_DAYS + i))
