import { civil } from '../calendar/date.ts'
import type { DayWeather } from '../calendar/types.ts'

const TEMPERATURE_KNOTS = [0, 5, 10, 15, 20, 25, 30, 35]

/** Effects of weather: hats over the day's highest temperature, rain of the day and of the day before, snow. */
export const WEATHER_EFFECTS: readonly { readonly name: string; readonly sd: number }[] = [
  ...TEMPERATURE_KNOTS.map((knot) => ({ name: `temperature${knot}`, sd: 0.06 })),
  { name: 'rain', sd: 0.15 },
  { name: 'wet', sd: 0.1 },
  { name: 'heavyRain', sd: 0.15 },
  { name: 'rainBefore', sd: 0.05 },
  { name: 'snow', sd: 0.2 },
]

/** Days around a date of the year that make its climate. */
const WINDOW = 12

/** What the weather of a date of the year usually is: the mean row and the rows of past years around that date. */
export interface Climate {
  mean(day: number): Float64Array
  /** Covariance of the rows of past years around that date, row-wise. */
  covariance(day: number): Float64Array
}

/** Values of the effects on a day; NaN where the element behind one is not known. */
const cells = (today: DayWeather, before: DayWeather | undefined): Float64Array => {
  const row = new Float64Array(WEATHER_EFFECTS.length).fill(Number.NaN)
  const warmest = today.maxTemperatureC ?? today.meanTemperatureC
  if (warmest !== undefined) {
    const x = Math.min(7, Math.max(0, warmest / 5))
    const i = Math.min(6, Math.floor(x))
    row.fill(0, 0, TEMPERATURE_KNOTS.length)
    row[i] = 1 - (x - i)
    row[i + 1] = x - i
  }
  const rain = today.rainMm
  const n = TEMPERATURE_KNOTS.length
  if (rain !== undefined) {
    row[n] = Math.log1p(rain) / 3
    row[n + 1] = rain >= 1 ? 1 : 0
    row[n + 2] = rain >= 40 ? 1 : 0
  }
  if (before?.rainMm !== undefined) row[n + 3] = Math.log1p(before.rainMm) / 3
  if (today.snowfallCm !== undefined) row[n + 4] = Math.log1p(today.snowfallCm)
  return row
}

const yearDayOf = (day: number): number => {
  const { month, ofMonth } = civil(day)
  return Math.min(365, (month - 1) * 30.5 + ofMonth)
}

const remembered = <T>(make: (place: number) => T): ((place: number) => T) => {
  const made = new Map<number, T>()
  return (place) => {
    const found = made.get(place)
    if (found !== undefined) return found
    const value = make(place)
    made.set(place, value)
    return value
  }
}

/** Climate from the days observed before a day. */
export const climateOf = (weather: ReadonlyMap<number, DayWeather>, before: number): Climate => {
  const known = [...weather.keys()].filter((day) => day < before).sort((a, b) => a - b)
  const places = known.map(yearDayOf)
  const rows: Float64Array[] = []
  const rowAt = (i: number): Float64Array => {
    rows[i] ??= cells(weather.get(known[i]!)!, weather.get(known[i]! - 1))
    return rows[i]
  }
  const n = WEATHER_EFFECTS.length
  const samplesAt = remembered((place): Float64Array[] => {
    const samples: Float64Array[] = []
    for (let i = 0; i < places.length; i++) {
      const apart = Math.abs(places[i]! - place)
      if (Math.min(apart, 366 - apart) <= WINDOW) samples.push(rowAt(i))
    }
    return samples
  })
  const meanAt = remembered((place): Float64Array => {
    const mean = new Float64Array(n)
    const seen = new Float64Array(n)
    for (const sample of samplesAt(place))
      for (let i = 0; i < n; i++)
        if (!Number.isNaN(sample[i])) {
          mean[i]! += sample[i]!
          seen[i]!++
        }
    return mean.map((sum, i) => sum / Math.max(1, seen[i]!))
  })
  const covarianceAt = remembered((place): Float64Array => {
    const [samples, mean] = [samplesAt(place), meanAt(place)]
    const covariance = new Float64Array(n * n)
    const apart = new Float64Array(n)
    for (const sample of samples) {
      for (let i = 0; i < n; i++) apart[i] = Number.isNaN(sample[i]) ? 0 : sample[i]! - mean[i]!
      for (let i = 0; i < n; i++)
        for (let j = 0; j <= i; j++) covariance[i * n + j]! += (apart[i]! * apart[j]!) / samples.length
    }
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) covariance[j * n + i] = covariance[i * n + j]!
    return covariance
  })
  const placeOf = (day: number): number => Math.round(yearDayOf(day))
  return { mean: (day) => meanAt(placeOf(day)), covariance: (day) => covarianceAt(placeOf(day)) }
}

/**
 * Variance that not knowing the weather of a day adds to a log expectation; `places` are the weather effects in
 * `state`. With `known`, what is known of that weather, only the unknown elements add to it.
 */
export const weatherSpread = (
  state: Float64Array,
  places: readonly number[],
  covariance: Float64Array,
  known?: Float64Array,
): number => {
  const n = places.length
  let sum = 0
  for (let i = 0; i < n; i++) {
    if (known && !Number.isNaN(known[i])) continue
    for (let j = 0; j < n; j++)
      if (!known || Number.isNaN(known[j]))
        sum += state[places[i]!]! * covariance[i * n + j]! * state[places[j]!]!
  }
  return sum
}

/** What is known of the effects of a day's weather: NaN for an unknown element. Undefined where there is nothing. */
export const knownWeather = (
  weather: ReadonlyMap<number, DayWeather>,
  day: number,
): Float64Array | undefined => {
  const today = weather.get(day)
  return today && cells(today, weather.get(day - 1))
}

/** The weather row of a day: as observed or forecast, where unknown the climate of its date. */
export const weatherRow = (
  weather: ReadonlyMap<number, DayWeather>,
  climate: Climate,
  day: number,
): Float64Array =>
  knownWeather(weather, day)?.map((value, i) => (Number.isNaN(value) ? climate.mean(day)[i]! : value)) ??
  climate.mean(day)
