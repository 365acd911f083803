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
import { calendarDay, type Effect, type Family } from './family.ts'
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

/** A row under way: what each effect has so far, and which have something. */
class Sums {
  private readonly value: Float64Array
  private readonly isPut: Uint8Array
  private readonly at: number[] = []

  constructor(size: number) {
    this.value = new Float64Array(size)
    this.isPut = new Uint8Array(size)
  }

  put(place: number, value: number): void {
    if (value === 0) return
    if (this.isPut[place] === 0) {
      this.isPut[place] = 1
      this.at.push(place)
    }
    this.value[place]! += value
  }

  /** The row so far. */
  row(): Row {
    const at = Int32Array.from(this.at).sort()
    const value = new Float64Array(at.length)
    for (let k = 0; k < at.length; k++) value[k] = this.value[at[k]!]!
    return { at, value }
  }

  /** Takes back all that has been put since there were only so many. */
  clear(kept = 0): void {
    while (this.at.length > kept) {
      const place = this.at.pop()!
      this.value[place] = 0
      this.isPut[place] = 0
    }
  }

  get size(): number {
    return this.at.length
  }
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

  const sums = new Sums(effects.length)
  const rows: Design['rows'] = (number, values) => {
    const day = calendarDay(number)
    sums.clear()
    for (let f = 0; f < families.length; f++) {
      const start = starts[f]!
      families[f]!.add(day, (place, value) => sums.put(start + place, value))
    }
    covariates.forEach(({ centre, scale }, i) => {
      const value = values?.[i]
      if (value !== undefined && Number.isFinite(value) && scale > 0)
        sums.put(covariatesAt + i, Math.max(-FAR, Math.min(FAR, (value - centre) / scale)))
    })
    const plain = sums.size
    const withWeather = (cells: Float64Array): Row => {
      sums.clear(plain)
      for (let i = 0; i < cells.length; i++) sums.put(weatherAt + i, cells[i]!)
      return sums.row()
    }
    if (weather.size > 0)
      return {
        known: withWeather(weatherRow(weather, climate, number)),
        foreseen: withWeather(climate.mean(number)),
      }
    const known = sums.row()
    return { known, foreseen: known }
  }
  const weatherPlaces = weather.size > 0 ? WEATHER_EFFECTS.map((_, i) => weatherAt + i) : []
  return { effects, rows, weatherPlaces, climate }
}
