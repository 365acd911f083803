import { addDays, dayNumber, weekday } from '../calendar/date.ts'
import type { LocalDate } from '../units/time.ts'
import { countQuantiles } from './count-distribution.ts'
import { entry } from './covariance.ts'
import { afterPart, expectedLog, expectedSpread, type FilterState } from './filter.ts'
import { effectOf, factsOf, tellFollowed } from './follower.ts'
import { isNaive, type Knowledge, modelLog, NAIVE_VARIANCE } from './known.ts'
import { outlookOf } from './outlook.ts'
import type { ProfileState } from './profile.ts'
import { afterSeen, type Seen, seenOf } from './same-day.ts'
import { kinds, memberLogs, naiveLogs } from './track.ts'
import type { DayForecast, DemandContext, DemandDay, ModelName, OpenDay, SlotForecast } from './types.ts'
import { knownWeather, WEATHER_EFFECTS, weatherSpread } from './weather-effects.ts'

/** A slot of a baseline is never surer than if it had been seen with this many arrivals. */
const LEAST_SEEN = 0.25

/** What the members expect of a day ahead. */
interface Expectation {
  readonly open: OpenDay
  readonly logs: readonly number[]
  readonly variance: number
  /** Share of a usual day's total in each open slot. */
  readonly shares: readonly number[]
  /** What has been counted of the day already. */
  readonly seen?: Seen
}

/** A filter with room for effects that no day has had yet: expectation 0, prior variance. */
const withRoom = (filter: FilterState, priors: readonly number[]): FilterState => {
  const met = filter.state.length
  const n = priors.length
  const state = new Float64Array(n)
  state.set(filter.state)
  const covariance = new Float64Array((n * (n + 1)) / 2)
  covariance.set(filter.covariance)
  for (let i = met; i < n; i++) covariance[entry(i, i)] = (priors[i]! * filter.pace.reach) ** 2
  return { ...filter, state, covariance }
}

/** Expectations of open days ahead. Between the first and the last planned date only planned dates are open. */
const expectations = (
  known: Knowledge,
  context: DemandContext,
  days: readonly OpenDay[],
  planned: readonly LocalDate[],
  today: DemandDay | undefined,
): Expectation[] => {
  const { calendar, events, design } = outlookOf(known, context, known.openDates, planned)
  const places = new Map(known.effects.map((name, i) => [name, i]))
  const priors = known.effects.map(() => 0)
  const order = design.effects.map(({ name, sd }) => places.get(name) ?? priors.push(sd) - 1)
  const before = withRoom(known.filter, priors)
  const weatherPlaces = design.weatherPlaces.map((place) => order[place]!)
  const kindOf = kinds(calendar, events)
  const [earliest = known.origin] = [...(today ? [today] : []), ...days].map(({ date }) => date).sort()
  const first = addDays(earliest, -1)
  const foreseen = new Map(
    context.weather.filter(({ date }) => date >= first).map((one) => [dayNumber(one.date), one]),
  )
  const rowOf = (day: number, values: readonly number[] | undefined) => {
    const both = design.rows(day, values)
    const plain = foreseen.has(day) ? both.known : both.foreseen
    const weather =
      weatherPlaces.length === 0
        ? 0
        : weatherSpread(
            before.state,
            weatherPlaces,
            design.climate.covariance(day),
            knownWeather(foreseen, day),
          )
    return { row: { at: plain.at.map((i) => order[i]!), value: plain.value }, weather }
  }
  const sharesOf = (date: LocalDate, firstSlot: number, slots: number, openShare?: readonly number[]) =>
    Array.from(
      { length: slots },
      (_, i) =>
        massOf(known.profile, weekday(date), firstSlot + i, kindOf(dayNumber(date)), slots) *
        (openShare?.[i] ?? 1),
    )
  const seen =
    today && seenOf(today, sharesOf(today.date, today.firstSlot, today.counts.length, today.openShare))
  const after =
    today && seen && seen.exposure > 0
      ? afterPart(before, rowOf(dayNumber(today.date), today.covariates).row, {
          day: dayNumber(today.date),
          ...seen,
        })
      : before
  return days.map((open) => {
    const { date, firstSlot, slots, openShare } = open
    const day = dayNumber(date)
    const isToday = date === today?.date
    const filter = isToday ? before : after
    const { row, weather } = rowOf(day, open.covariates)
    const expected = expectedLog(filter, row, day)
    return {
      open,
      logs: memberLogs(
        expected,
        naiveLogs(known.recent[weekday(date)]!.map(({ usual }) => usual)),
        known.followed.map((one) =>
          tellFollowed(one, factsOf(calendar, day, effectOf(row, filter.state), expected)),
        ),
      ),
      variance: expectedSpread(filter, row, day) + filter.noise + weather,
      shares: sharesOf(date, firstSlot, slots, openShare),
      ...(isToday && seen ? { seen } : {}),
    }
  })
}

/** A forecast of weather says nothing to a series that was never seen in any. */
const hasSeenWeather = ({ effects }: Knowledge): boolean =>
  WEATHER_EFFECTS.some(({ name }) => effects.includes(name))

/** Forecasts of the same days by several models. `today` is a day under way: its counts so far, null for the rest. */
export const daysAhead = (
  known: Knowledge,
  context: DemandContext,
  days: readonly OpenDay[],
  models: readonly ModelName[],
  levels: readonly number[],
  planned: readonly LocalDate[] = days.map(({ date }) => date),
  today?: DemandDay,
): DayForecast[][] => {
  const then = hasSeenWeather(known) ? context : { ...context, weather: [] }
  const expected = expectations(known, then, days, planned, today)
  return models.map((model) => expected.map((one) => dayForecast(known, one, model, levels)))
}

const dayForecast = (
  known: Knowledge,
  { open, logs, variance, shares, seen }: Expectation,
  model: ModelName,
  levels: readonly number[],
): DayForecast => {
  const total = Math.exp(modelLog(model, known.weights, logs))
  const before = isNaive(model)
    ? naiveMeans(known, open, shares, model === 'seasonalNaive' ? 1 : undefined)
    : shares.map((share) => total * share)
  const cvs = slotCvs(known, open, model, before)
  const spread =
    (isNaive(model) ? NAIVE_VARIANCE : variance) * (known.bands[model] ?? known.bands.combination!)
  const day = afterSeen(Math.max(0, spread - ownVariance(before, cvs)), total, seen, known.profile.slotCv)
  const dayVariance = day.variance
  const means = before.map((m) => m * day.factor)
  const mean = means.reduce((a, b) => a + b, 0)
  const own = ownVariance(means, cvs)
  const slots = means.map((m, i): SlotForecast => {
    const cv = Math.sqrt((1 + dayVariance) * (1 + cvs[i]! ** 2) - 1)
    return { slot: open.firstSlot + i, mean: m, slotCv: cvs[i]!, quantiles: countQuantiles(levels, m, cv) }
  })
  const quantiles = countQuantiles(levels, mean, Math.sqrt(dayVariance + (1 + dayVariance) * own))
  return { date: open.date, dayCv: Math.sqrt(dayVariance), mean, quantiles, slots }
}

/** What the slots' own variation adds to the squared coefficient of variation of their sum. */
const ownVariance = (means: readonly number[], cvs: readonly number[]): number => {
  const mean = means.reduce((a, b) => a + b, 0)
  return mean > 0 ? means.reduce((sum, m, i) => sum + (m * cvs[i]!) ** 2, 0) / mean ** 2 : 0
}

/** Share of a usual day in a slot; all of the day's slots alike where no slot has ever been seen. */
const massOf = (profile: ProfileState, w: number, slot: number, kind: string, slots: number): number => {
  if (profile.slots === 1) return 1 / slots
  const within = Math.min(slot, profile.slots - 1)
  return profile.mass[w * profile.slots + within]! * (profile.kinds[kind]?.[slot] ?? 1)
}

/** Mean of what the latest same weekdays had in each slot; the profile's share where none of them knows. */
const naiveMeans = (known: Knowledge, open: OpenDay, shares: readonly number[], most?: number): number[] => {
  const all = known.recent[weekday(open.date)]!
  const recent = most === undefined ? all : all.slice(-most)
  const usual = recent.reduce((sum, day) => sum + day.usual, 0) / Math.max(1, recent.length)
  return shares.map((share, i) => {
    const counts = recent.flatMap(({ firstSlot, counts }) => counts[open.firstSlot + i - firstSlot] ?? [])
    return counts.length > 0 ? counts.reduce((a, b) => a + b, 0) / counts.length : usual * share
  })
}

/** Own variation of the slots; a baseline adds the chance in the few counts it is made of. */
const slotCvs = (known: Knowledge, open: OpenDay, model: ModelName, means: readonly number[]): number[] => {
  const { profile, recent } = known
  if (profile.slots === 1) return means.map(() => 0)
  const behind = model === 'seasonalNaive' ? 1 : Math.max(1, recent[weekday(open.date)]!.length)
  return means.map((mean, i) => {
    const own = profile.slotCv[Math.min(profile.slots - 1, open.firstSlot + i)]!
    return isNaive(model) ? Math.sqrt(own ** 2 + 1 / (behind * Math.max(mean, LEAST_SEEN))) : own
  })
}
