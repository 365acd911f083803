import { dateOf } from '../calendar/date.ts'
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
  const date = dateOf(day)
  return Math.min(365, (+date.slice(5, 7) - 1) * 30.5 + +date.slice(8))
}

/** Climate from the days observed before a day. */
export const climateOf = (weather: ReadonlyMap<number, DayWeather>, before: number): Climate => {
  const known = [...weather.keys()].filter((day) => day < before).sort((a, b) => a - b)
  const places = known.map(yearDayOf)
  const rows = known.map((day) => cells(weather.get(day)!, weather.get(day - 1)))
  const found = new Map<number, { mean: Float64Array; covariance: Float64Array }>()
  const n = WEATHER_EFFECTS.length
  const around = (day: number) => {
    const place = Math.round(yearDayOf(day))
    const cached = found.get(place)
    if (cached) return cached
    const samples: Float64Array[] = []
    places.forEach((other, i) => {
      const apart = Math.abs(other - place)
      if (Math.min(apart, 366 - apart) <= WINDOW) samples.push(rows[i]!)
    })
    const mean = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      const seen = samples.filter((sample) => !Number.isNaN(sample[i])).length
      for (const sample of samples) if (!Number.isNaN(sample[i])) mean[i]! += sample[i]! / seen
    }
    const covariance = new Float64Array(n * n)
    for (const sample of samples) {
      const apart = sample.map((value, i) => (Number.isNaN(value) ? 0 : value - mean[i]!))
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) covariance[i * n + j]! += (apart[i]! * apart[j]!) / samples.length
    }
    const climate = { mean, covariance }
    found.set(place, climate)
    return climate
  }
  return { mean: (day) => around(day).mean, covariance: (day) => around(day).covariance }
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
