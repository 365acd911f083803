import { dateOf, weekday } from '../calendar/date.ts'
import type { CityEvent, DayWeather, Holidays } from '../calendar/types.ts'
import {
  holidayEffects,
  levelEffects,
  monthEffects,
  rokuyoEffects,
  seasonEffects,
  weekdayEffects,
} from './calendar-effects.ts'
import type { DayCalendar } from './day-calendar.ts'
import { eventEffects } from './event-effects.ts'
import type { Effect, Family } from './family.ts'
import { type Climate, climateOf, WEATHER_EFFECTS, weatherRow } from './weather-effects.ts'

/** The effects of one day: where the row is not zero (ascending), and its values. */
export interface Row {
  readonly at: Int32Array
  readonly value: Float64Array
}

/** The design of the count regression: its effects, and the row of any day. */
export interface Design {
  readonly effects: readonly (Effect & { readonly group: Family['group'] })[]
  /** The row of a day as it was, and as it is foreseen when its weather is not known: the climate of the date stands in. */
  rows(day: number, covariates?: readonly number[]): { readonly known: Row; readonly foreseen: Row }
  /** Places of the weather effects; none where there is no weather at all. */
  readonly weatherPlaces: readonly number[]
  readonly climate: Climate
}

/** A number that days carry, and what makes it comparable. */
export interface Covariate {
  readonly name: string
  readonly centre: number
  readonly scale: number
}

export interface DesignInput {
  readonly calendar: DayCalendar
  readonly holidays: Holidays
  readonly events: readonly CityEvent[]
  readonly weather: ReadonlyMap<number, DayWeather>
  /** Day number before which weather counts as climate. */
  readonly climateBefore: number
  readonly covariates: readonly Covariate[]
  /** Whether 六曜 count. */
  readonly rokuyo?: boolean | undefined
}

/** A covariate further than this many standard deviations from its mean counts as that far. */
const FAR = 4
const COVARIATE_SD = 0.1

const rowOf = (sums: ReadonlyMap<number, number>): Row => {
  const at = [...sums.keys()].sort((a, b) => a - b)
  return { at: Int32Array.from(at), value: Float64Array.from(at, (i) => sums.get(i)!) }
}

/** One design for every series: its priors decide what a series can learn. */
export const designOf = (input: DesignInput): Design => {
  const { calendar, holidays, events, weather, climateBefore, covariates } = input
  const families = [
    levelEffects,
    weekdayEffects,
    monthEffects(calendar),
    holidayEffects(calendar, holidays),
    seasonEffects(calendar),
    eventEffects(calendar, events),
    ...(input.rokuyo ? [rokuyoEffects] : []),
  ]
  const starts: number[] = []
  const effects: (Effect & { readonly group: Family['group'] })[] = []
  for (const { group, effects: own } of families) {
    starts.push(effects.length)
    effects.push(...own.map((effect) => ({ ...effect, group })))
  }
  const climate = climateOf(weather, climateBefore)
  const weatherAt = effects.length
  if (weather.size > 0)
    effects.push(...WEATHER_EFFECTS.map((effect) => ({ ...effect, group: 'weather' as const })))
  const covariatesAt = effects.length
  effects.push(
    ...covariates.map(({ name }) => ({ name: `=${name}`, sd: COVARIATE_SD, group: 'covariate' as const })),
  )

  const rows: Design['rows'] = (number, values) => {
    const date = dateOf(number)
    const day = { number, date, weekday: weekday(date) }
    const sums = new Map<number, number>()
    families.forEach((family, f) => {
      family.add(day, (place, value) => {
        const at = starts[f]! + place
        if (value !== 0) sums.set(at, (sums.get(at) ?? 0) + value)
      })
    })
    covariates.forEach(({ centre, scale }, i) => {
      const value = values?.[i]
      if (value !== undefined && Number.isFinite(value) && scale > 0)
        sums.set(covariatesAt + i, Math.max(-FAR, Math.min(FAR, (value - centre) / scale)))
    })
    const withWeather = (cells: Float64Array): Row => {
      const all = new Map(sums)
      for (let i = 0; i < cells.length; i++) if (cells[i] !== 0) all.set(weatherAt + i, cells[i]!)
      return rowOf(all)
    }
    if (weather.size > 0)
      return {
        known: withWeather(weatherRow(weather, climate, number)),
        foreseen: withWeather(climate.mean(number)),
      }
    const known = rowOf(sums)
    return { known, foreseen: known }
  }
  const weatherPlaces = weather.size > 0 ? WEATHER_EFFECTS.map((_, i) => weatherAt + i) : []
  return { effects, rows, weatherPlaces, climate }
}
