import type { CityEvent, DayWeather, ExcludedPeriod, Holidays, WeatherForecast } from '../calendar/types.ts'
import type { QueueId } from '../city/types.ts'
import type { LocalDate, Name, Slot } from '../units/time.ts'

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
  /** What was forecast of the weather, and when: what a back-test looks at in place of what came. */
  readonly weatherForecasts?: readonly WeatherForecast[]
  readonly excluded: readonly ExcludedPeriod[]
  /** Whether 六曜 are tried as an effect: off unless asked for. */
  readonly rokuyo?: boolean
  /** Days from which the level is known to be new. */
  readonly shifts?: readonly LevelShift[]
}

/** A day from which a queue has more or fewer arrivals than before, for a reason that stays. */
export interface LevelShift {
  readonly date: LocalDate
  /** Empty means all queues. */
  readonly queues: readonly QueueId[]
  readonly reason: Name
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
  /** Why this many: parts whose product is `mean`. */
  readonly explanation?: Explanation
}

/** What a part of a forecast comes from. `recent` is the level of the last weeks against that of the last year. */
export type ContributionGroup =
  | 'weekday'
  | 'month'
  | 'season'
  | 'holiday'
  | 'event'
  | 'weather'
  | 'covariate'
  | 'rokuyo'
  | 'recent'
  | 'hours'
  | 'baselines'

/** One named part of a day's forecast: 月曜 +18 %. */
export interface Contribution {
  readonly group: ContributionGroup
  /** 月曜, 3連休明け, the event as the events file calls it, 雨. */
  readonly name: Name
  /** On the log scale: logs of all parts and of `base` add up to the log of the day's mean. */
  readonly log: number
  /** The same as a share of the day without it: 0.18 is +18 %. */
  readonly share: number
}

/** A day's mean is `base` (people on a usual day of the last year) times 1 + share of every part. Largest part first. */
export interface Explanation {
  readonly base: number
  readonly parts: readonly Contribution[]
}

/** `combination` mixes the others by how well they foretold the past. */
export type ModelName =
  | 'combination'
  | 'countRegression'
  | 'fourWeekMean'
  | 'seasonalNaive'
  | 'exponentialSmoothing'
  | 'gradientBoosting'
  | 'neuralNetwork'

/** Which members are tried: those that serve every series, or also those that have to be asked for. */
export type Portfolio = 'usual' | 'all'

export interface QueueForecast {
  readonly queue: QueueId
  readonly model: ModelName
  readonly days: readonly DayForecast[]
  /** 参考値: it rests on another city's profile, for there are only so many own days. */
  readonly reference?: { readonly source: Name; readonly ownDays: number }
}

export interface Forecast {
  /** First date that was not history. */
  readonly origin: LocalDate
  readonly slotMinutes: number
  readonly levels: readonly number[]
  readonly queues: readonly QueueForecast[]
  /** Sums over weeks and over queues, with bands of their own. */
  readonly totals?: readonly TotalForecast[]
  /** How the day factors of two queues go together, row-wise: 0 apart, 1 as one. Absent: not known. */
  readonly correlation?: {
    readonly queues: readonly QueueId[]
    readonly between: readonly (readonly number[])[]
  }
}

/** A sum of arrivals as a distribution. `quantiles` are of the forecast's levels. */
export interface Total {
  readonly mean: number
  readonly quantiles: readonly number[]
}

/** A sum over a day, and over each of its slots. A queue has no slots here: they are those of its own forecast. */
export interface DayTotal extends Total {
  readonly date: LocalDate
  readonly slots?: readonly (Total & { readonly slot: Slot })[]
}

/**
 * Arrivals of a queue, team, department, branch or city, by slot, day and week (Monday to Sunday, the days ahead that
 * are forecast).
 */
export interface TotalForecast {
  readonly unit: 'queue' | 'team' | 'department' | 'branch' | 'city'
  readonly id: string
  readonly queues: readonly QueueId[]
  readonly days: readonly DayTotal[]
  readonly weeks: readonly (Total & { readonly from: LocalDate; readonly to: LocalDate })[]
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
  /** Share of this member in the combination at the last origin; absent for the combination itself. */
  readonly weight?: number
}

export interface Backtest {
  readonly origins: readonly LocalDate[]
  readonly horizonDays: number
  readonly rows: readonly BacktestRow[]
  /** One a queue: where and when its chosen model was right and wrong. */
  readonly details?: readonly BacktestDetail[]
  /** One a queue, where the gain of weather was asked for. */
  readonly weather?: readonly WeatherGain[]
  /** One a queue, where the gain of 六曜 was asked for. */
  readonly rokuyo?: readonly RokuyoGain[]
}

/** Days from the origin on: 1 is the first day ahead. */
export const LEADS = [
  { from: 1, to: 1 },
  { from: 2, to: 3 },
  { from: 4, to: 7 },
  { from: 8, to: 28 },
] as const

/** Event days: an event of the queue begins, runs or ends, a holiday, or the days next to unusual closing. */
export type DayKind = 'event' | 'ordinary'

/** Accuracy of one model over the slots of days at a lead. */
export interface LeadRow {
  readonly model: ModelName
  readonly lead: { readonly from: number; readonly to: number }
  readonly days: DayKind
  readonly accuracy: Accuracy
}

/** What came against what was expected, over days of a kind. */
export interface Residual {
  readonly days: number
  readonly expected: number
  readonly actual: number
  /** actual ÷ expected − 1: above 0, more came than expected. */
  readonly share: number
}

/** Where a day's total fell in its band. */
export type BandPlace = 'below95' | 'below80' | 'inside' | 'above80' | 'above95'

export interface BacktestDetail {
  readonly queue: QueueId
  /** The chosen model, whose residuals, calibration and coverage these are. */
  readonly model: ModelName
  /** Every model, by lead and kind of day, each lead over all weekdays alike; leads and kinds without a day are absent. */
  readonly leads: readonly LeadRow[]
  /** Day totals by weekday, 0 Sunday … 6 Saturday; weekdays without a day are absent. */
  readonly weekdays: readonly (Residual & { readonly weekday: number })[]
  /** Day totals while an event of a type runs, by the latest event's name. */
  readonly events: readonly (Residual & { readonly type: string; readonly name: Name })[]
  /** Days whose total fell in each tenth of its forecast distribution: ten equal bars when the bands are honest. */
  readonly calibration: readonly number[]
  /** One a date, ascending; of several forecasts of a date the one made last. Bands are of the day's total. */
  readonly dates: readonly {
    readonly date: LocalDate
    readonly lead: number
    readonly actual: number
    readonly mean: number
    readonly low80: number
    readonly high80: number
    readonly low95: number
    readonly high95: number
    readonly place: BandPlace
  }[]
}

/** A queue's back-test without weather, with what is known of weather at the origin, and with the weather that came. */
export interface WeatherGain {
  readonly queue: QueueId
  readonly without: Accuracy
  /** Weather of the past, and ahead the forecasts issued by then, else the climate of each date: what every origin knows. */
  readonly known: Accuracy
  /** The weather that came: no forecast of it can gain more. */
  readonly observed: Accuracy
  /** Share of the error (WAPE) that goes when weather is used: above 0, weather helps. */
  readonly gain: number
  readonly possibleGain: number
}

/** A queue's back-test without 六曜 and with them. */
export interface RokuyoGain {
  readonly queue: QueueId
  readonly without: Accuracy
  readonly used: Accuracy
  /** Share of the error (WAPE) that goes when they are used: above 0, they earn their place. */
  readonly gain: number
}

/** Something in a queue's history that does not look like demand, for the analyst to confirm or refuse. */
export interface Shock {
  /** The same for the same stretch: what a decision is remembered by. */
  readonly id: string
  readonly kind: 'levelShift' | 'outage' | 'closure' | 'odd'
  readonly queue: QueueId
  readonly from: LocalDate
  /** Last day of it; a level shift has only its first. */
  readonly to: LocalDate
  /** What came against what was expected: −0.4 is 40 % fewer. */
  readonly size: number
  readonly reason: Name
  readonly decision: 'proposed' | 'confirmed' | 'refused'
}
