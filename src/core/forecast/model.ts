import { addDays, dayNumber, weekday } from '../calendar/date.ts'
import type { LocalDate } from '../units/time.ts'
import { daysAhead } from './ahead.ts'
import { entry } from './covariance.ts'
import { dayCalendar } from './day-calendar.ts'
import type { Pace } from './filter.ts'
import { BAND_DAYS, type Knowledge, knowledgeAt, SURPRISE_DAYS } from './known.ts'
import type { Networks } from './network-member.ts'
import { trackOf } from './track.ts'
import {
  type DayForecast,
  type DemandContext,
  type DemandDay,
  type DemandSeries,
  type ModelName,
  type OpenDay,
  type Portfolio,
  QUANTILE_LEVELS,
} from './types.ts'

/** A trained model of one series: plain data, the same after a trip through JSON. */
export interface ForecastModel extends Omit<Knowledge, 'filter'> {
  readonly filter: {
    readonly pace: Pace
    readonly last: number
    readonly noise: number
    readonly drift: number
    readonly state: readonly number[]
    /** Lower triangle, row-wise. */
    readonly covariance: readonly number[]
  }
}

export interface TrainOptions {
  /** Days before the origin that are not known yet at it. */
  readonly gapDays?: number
  /** Days ahead that the weights and bands are tuned for. */
  readonly horizonDays?: number
  readonly portfolio?: Portfolio
  /** Networks of all series, where all members are tried. */
  readonly networks?: Networks | undefined
}

/** What is known at several origins (ascending), from one pass over the series. */
export const knowledgeOf = (
  series: DemandSeries,
  context: DemandContext,
  origins: readonly LocalDate[],
  { gapDays = 0, horizonDays = 7, portfolio = 'usual', networks }: TrainOptions = {},
): Knowledge[] => {
  if (origins.length === 0) return []
  const numbers = origins.map(dayNumber)
  const end = numbers[0]! - gapDays
  const track = trackOf(series, context, {
    origins: numbers,
    gapDays,
    horizonDays,
    portfolio,
    networks,
    toldFrom: end - SURPRISE_DAYS,
    varianceFrom: end - BAND_DAYS,
  })
  return track.snapshots.map((snapshot) => knowledgeAt(track, snapshot, gapDays, horizonDays))
}

/** The model of a series at an origin: everything before it (less the gap) is history. */
export const train = (
  series: DemandSeries,
  context: DemandContext,
  origin: LocalDate,
  options: TrainOptions = {},
): ForecastModel => saved(knowledgeOf(series, context, [origin], options)[0]!)

/** Digits that are kept of saved parameters. */
const DIGITS = 7

const rounded = (values: Float64Array): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(DIGITS)))

/** Effects that no day has had yet stand last and are left out: their priors are in the design. */
const saved = (known: Knowledge): ForecastModel => {
  const { pace, last, noise, drift, state, covariance } = known.filter
  let met = state.length
  while (met > 2 && state[met - 1] === 0 && covariance[entry(met - 1, 0)] === 0) met--
  return {
    ...known,
    effects: known.effects.slice(0, met),
    filter: {
      pace,
      last,
      noise,
      drift,
      state: rounded(state.subarray(0, met)),
      covariance: rounded(covariance.subarray(0, entry(met, 0))),
    },
  }
}

const opened = (model: ForecastModel): Knowledge => ({
  ...model,
  filter: {
    ...model.filter,
    state: Float64Array.from(model.filter.state),
    covariance: Float64Array.from(model.filter.covariance),
  },
})

export interface ForecastOptions {
  /** By default the model's champion. */
  readonly model?: ModelName
  readonly levels?: readonly number[]
  /** Dates that are planned to be open, where they differ from those asked for. */
  readonly planned?: readonly LocalDate[]
  /** A day under way, not in the model's history: its counts so far, null for what is still to come. */
  readonly today?: DemandDay
}

/** Forecasts of open days ahead as distributions. Weather in `context` from the origin on counts as a forecast that was known. */
export const forecastDays = (
  model: ForecastModel,
  context: DemandContext,
  days: readonly OpenDay[],
  options: ForecastOptions = {},
): DayForecast[] => {
  const { model: name = model.champion, levels = QUANTILE_LEVELS, planned, today } = options
  return daysAhead(opened(model), context, days, [name], levels, planned, today)[0]!
}

/** Days a series will be open from a date on, as its last weeks show: same weekdays, same slots. */
export const openDaysAhead = (
  series: DemandSeries,
  context: DemandContext,
  origin: LocalDate,
  from: LocalDate,
  days: number,
): OpenDay[] => {
  const history = series.days.filter(({ date }) => date < origin)
  const numbers = history.map(({ date }) => dayNumber(date))
  const calendar = dayCalendar(numbers, dayNumber(origin) - 1, context.holidays)
  const key = (date: LocalDate): string => `${weekday(date)}${calendar.isHoliday(dayNumber(date)) ? 'h' : ''}`
  const latest = new Map(history.map((day) => [key(day.date), day]))
  return Array.from({ length: days }, (_, i) => addDays(from, i)).flatMap((date) => {
    if (!calendar.isOpen(dayNumber(date))) return []
    const like = latest.get(key(date)) ?? latest.get(`${weekday(date)}`) ?? history.at(-1)
    if (!like) return []
    const { firstSlot, counts, openShare } = like
    return [{ date, firstSlot, slots: counts.length, ...(openShare ? { openShare } : {}) }]
  })
}
