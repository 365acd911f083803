import type { LocalDate, Name } from '../units/time.ts'

/** Public holidays by date, as the Cabinet Office file names them, and the last year the file covers. */
export interface Holidays {
  readonly names: ReadonlyMap<LocalDate, string>
  readonly lastYear: number
}

/** A municipal event that moves demand: 納税通知書 mailing, 保険証 renewal, 申告期, elections. */
export interface CityEvent {
  readonly from: LocalDate
  readonly to: LocalDate
  /** Machine name of the kind, e.g. `mailing`, `deadline`, `campaign`. Effects are learned per kind and queue. */
  readonly type: string
  /** Queue ids it concerns; empty means all. */
  readonly queues: readonly string[]
  readonly name: Name
}

/** Weather of one date. A missing element is absent, never 0. */
export interface DayWeather {
  readonly date: LocalDate
  readonly maxTemperatureC?: number
  readonly minTemperatureC?: number
  readonly meanTemperatureC?: number
  readonly rainMm?: number
  readonly snowfallCm?: number
  readonly sunshineHours?: number
  readonly snowDepthCm?: number
  readonly meanWindMs?: number
  readonly meanHumidityPercent?: number
  readonly cloudTenths?: number
}

/** Weather of a date as a forecast had it. */
export interface WeatherForecast extends DayWeather {
  /** When it was made. Absent: it is taken to have been known all along. */
  readonly issued?: LocalDate
}

/** A stretch of history the forecaster must not learn from (outage, closure), with its reason. */
export interface ExcludedPeriod {
  readonly from: LocalDate
  readonly to: LocalDate
  /** Empty means all queues. */
  readonly queues: readonly string[]
  readonly reason: Name
}
