import type { CityEvent, DayWeather, ExcludedPeriod, Holidays } from '../calendar/types.ts'
import type { QueueId } from '../city/types.ts'
import type { LocalDate, Slot } from '../units/time.ts'

/** One demand series: open slots of each date with what arrived. A daily series has one slot (0) a day. */
export interface DemandSeries {
  readonly id: string
  /** Minutes of a slot; 1440 for a daily series. */
  readonly slotMinutes: number
  /** Ascending dates. A closed date is absent. */
  readonly days: readonly DemandDay[]
  /** Names of covariates that each day carries. */
  readonly covariates?: readonly string[]
}

export interface DemandDay {
  readonly date: LocalDate
  /** First open slot; `counts[i]` belongs to slot `firstSlot + i`. */
  readonly firstSlot: Slot
  /** Arrivals by slot; null is unknown (recorder down, not yet happened). */
  readonly counts: readonly (number | null)[]
  /** Share of each slot that is open (a slot cut by closing time has less than 1). Absent: all 1. */
  readonly openShare?: readonly number[]
  readonly covariates?: readonly number[]
}

/** A day ahead: its open slots run from `firstSlot`, `slots` of them. */
export interface OpenDay {
  readonly date: LocalDate
  readonly firstSlot: Slot
  readonly slots: number
  /** Share of each slot that is open. Absent: all 1. */
  readonly openShare?: readonly number[]
  readonly covariates?: readonly number[]
}

/** What is known about days, past and ahead. `weather` ahead is a forecast if there is one; else climatology steps in. */
export interface DemandContext {
  readonly holidays: Holidays
  readonly events: readonly CityEvent[]
  readonly weather: readonly DayWeather[]
  readonly excluded: readonly ExcludedPeriod[]
}

/** The quantile levels every forecast carries. */
export const QUANTILE_LEVELS = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const

/**
 * Arrivals of a slot as a distribution. Given the rate, arrivals are Poisson; the rate is
 * `mean * D * S` with independent gamma factors of mean 1: D shared by the slots of the day (`dayCv` of the day),
 * S of the slot's own (`slotCv`). Quantiles are of the arrivals, ordered as the levels of the forecast.
 */
export interface SlotForecast {
  readonly slot: Slot
  readonly mean: number
  readonly slotCv: number
  readonly quantiles: readonly number[]
  /** Handling time in this slot: mean and coefficient of variation. Absent for a bare series. */
  readonly handling?: { readonly meanSeconds: number; readonly cv: number }
}

export interface DayForecast {
  readonly date: LocalDate
  readonly dayCv: number
  readonly mean: number
  /** Quantiles of the day's total: not the sum of the slots' quantiles. */
  readonly quantiles: readonly number[]
  readonly slots: readonly SlotForecast[]
}

/** `combination` mixes the others by how well they foretold the past. */
export type ModelName = 'combination' | 'countRegression' | 'fourWeekMean' | 'seasonalNaive'

export interface QueueForecast {
  readonly queue: QueueId
  readonly model: ModelName
  readonly days: readonly DayForecast[]
}

export interface Forecast {
  /** First date that was not history. */
  readonly origin: LocalDate
  readonly slotMinutes: number
  readonly levels: readonly number[]
  readonly queues: readonly QueueForecast[]
}

/** Accuracy over the slots of a back-test. Fractions, not percent. */
export interface Accuracy {
  readonly cases: number
  readonly wape: number
  /** Σ(forecast − actual) / Σ actual. */
  readonly bias: number
  readonly mase: number
  /** Mean pinball loss over the levels, per slot. */
  readonly pinball: number
  /** Share of actuals inside the 80 % and 95 % bands. */
  readonly coverage80: number
  readonly coverage95: number
}

export interface BacktestRow {
  readonly queue: QueueId
  readonly model: ModelName
  readonly accuracy: Accuracy
  /** True for the model chosen for this queue. */
  readonly champion: boolean
}

export interface Backtest {
  readonly origins: readonly LocalDate[]
  readonly horizonDays: number
  readonly rows: readonly BacktestRow[]
}
