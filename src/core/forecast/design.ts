import type { CityEvent, DayWeather, Holidays } from '../calendar/types.ts'
import {
  holidayEffects,
  levelEffects,
  monthEffects,
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
  /** The row of a day. Ahead of its time the weather is not known: then the climate of the date stands in. */
  row(day: number, covariates?: readonly number[], ahead?: boolean): Row
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
}

/** A covariate further than this many standard deviations from its mean counts as that far. */
const FAR = 4
const COVARIATE_SD = 0.1

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

  const row: Design['row'] = (day, values, ahead = false) => {
    const sums = new Map<number, number>()
    families.forEach((family, f) => {
      family.add(day, (place, value) => {
        const at = starts[f]! + place
        if (value !== 0) sums.set(at, (sums.get(at) ?? 0) + value)
      })
    })
    if (weather.size > 0) {
      const cells = ahead ? climate.mean(day) : weatherRow(weather, climate, day)
      for (let i = 0; i < cells.length; i++) if (cells[i] !== 0) sums.set(weatherAt + i, cells[i]!)
    }
    covariates.forEach(({ centre, scale }, i) => {
      const value = values?.[i]
      if (value !== undefined && Number.isFinite(value) && scale > 0)
        sums.set(covariatesAt + i, Math.max(-FAR, Math.min(FAR, (value - centre) / scale)))
    })
    const at = [...sums.keys()].sort((a, b) => a - b)
    return { at: Int32Array.from(at), value: Float64Array.from(at, (i) => sums.get(i)!) }
  }
  const weatherPlaces = weather.size > 0 ? WEATHER_EFFECTS.map((_, i) => weatherAt + i) : []
  return { effects, row, weatherPlaces, climate }
}
