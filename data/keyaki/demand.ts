import type { Shape } from './profiles.ts'

/** How one queue of Keyaki behaves. Every number is invented; sizes fit a city of about 85,000. */
export interface Demand {
  /** Arrivals of a usual day of spring 2023. */
  readonly daily: number
  readonly shape: Shape
  /** Mean and coefficient of variation of handling, seconds. */
  readonly handling: { readonly meanSeconds: number; readonly cv: number }
  /** Factors Monday to Friday. */
  readonly weekdays: readonly [number, number, number, number, number]
  /** A Saturday morning and a Wednesday evening as shares of a usual day. */
  readonly saturday: number
  readonly evening: number
  /** Strength of month start and end (1 = first open day +10 %). */
  readonly monthEdge: number
  /** Height of the season around the turn of the fiscal year, and what its first open day adds on top. */
  readonly season: number
  readonly firstDay: number
  /** Yearly wave: height and the day of the year of its top. */
  readonly wave: readonly [height: number, day: number]
  /** Growth a year. */
  readonly trend: number
  /** How strongly weather is felt; calls go the other way. */
  readonly weather: number
  /** Coefficient of variation of the day's own luck, besides the city's. */
  readonly dayCv: number
}

export const DEMAND: Readonly<Record<string, Demand>> = {
  transfer: {
    daily: 53,
    shape: 'business',
    handling: { meanSeconds: 720, cv: 0.55 },
    weekdays: [1.16, 1.0, 0.95, 0.92, 1.02],
    saturday: 0.3,
    evening: 0.1,
    monthEdge: 0.9,
    season: 0.85,
    firstDay: 0.42,
    wave: [0.05, 265],
    trend: 0.005,
    weather: 0.7,
    dayCv: 0.08,
  },
  guidance: {
    daily: 126,
    shape: 'errand',
    handling: { meanSeconds: 200, cv: 0.8 },
    weekdays: [1.15, 1.02, 0.95, 0.95, 1.0],
    saturday: 0.3,
    evening: 0.07,
    monthEdge: 0.7,
    season: 0.5,
    firstDay: 0.42,
    wave: [0.03, 80],
    trend: -0.005,
    weather: 1.1,
    dayCv: 0.07,
  },
  certificate: {
    daily: 130,
    shape: 'errand',
    handling: { meanSeconds: 300, cv: 0.6 },
    weekdays: [1.14, 1.02, 0.96, 0.94, 1.01],
    saturday: 0.42,
    evening: 0.12,
    monthEdge: 0.8,
    season: 0.38,
    firstDay: 0.3,
    wave: [0.04, 60],
    trend: -0.03,
    weather: 1.0,
    dayCv: 0.07,
  },
  mynumber: {
    daily: 54,
    shape: 'business',
    handling: { meanSeconds: 660, cv: 0.5 },
    weekdays: [1.12, 1.02, 0.97, 0.96, 1.0],
    saturday: 0.4,
    evening: 0.15,
    monthEdge: 0.3,
    season: 0.3,
    firstDay: 0.2,
    wave: [0.04, 210],
    trend: 0,
    weather: 0.6,
    dayCv: 0.09,
  },
  insurance: {
    daily: 62,
    shape: 'business',
    handling: { meanSeconds: 540, cv: 0.7 },
    weekdays: [1.16, 1.04, 0.95, 0.92, 0.97],
    saturday: 0.2,
    evening: 0.08,
    monthEdge: 0.8,
    season: 0.6,
    firstDay: 0.5,
    wave: [0.03, 110],
    trend: -0.012,
    weather: 0.8,
    dayCv: 0.08,
  },
  pension: {
    daily: 38,
    shape: 'business',
    handling: { meanSeconds: 600, cv: 0.7 },
    weekdays: [1.17, 1.05, 0.97, 0.93, 0.94],
    saturday: 0.08,
    evening: 0.03,
    monthEdge: 0.7,
    season: 0.3,
    firstDay: 0.35,
    wave: [0.04, 170],
    trend: 0.015,
    weather: 1.3,
    dayCv: 0.09,
  },
  taxation: {
    daily: 46,
    shape: 'errand',
    handling: { meanSeconds: 560, cv: 0.8 },
    weekdays: [1.14, 1.02, 0.97, 0.95, 0.98],
    saturday: 0.08,
    evening: 0,
    monthEdge: 0.5,
    season: 0.15,
    firstDay: 0.15,
    wave: [0.08, 165],
    trend: -0.01,
    weather: 0.6,
    dayCv: 0.1,
  },
  payment: {
    daily: 64,
    shape: 'payment',
    handling: { meanSeconds: 400, cv: 0.8 },
    weekdays: [1.13, 1.0, 0.95, 0.95, 1.06],
    saturday: 0.22,
    evening: 0,
    monthEdge: 1.2,
    season: 0.08,
    firstDay: 0.1,
    wave: [0.03, 200],
    trend: -0.03,
    weather: 0.8,
    dayCv: 0.09,
  },
  'payment-call': {
    daily: 62,
    shape: 'phone',
    handling: { meanSeconds: 255, cv: 0.85 },
    weekdays: [1.24, 1.05, 0.96, 0.91, 0.92],
    saturday: 0,
    evening: 0,
    monthEdge: 0.8,
    season: 0.1,
    firstDay: 0.2,
    wave: [0.05, 185],
    trend: 0.01,
    weather: -0.35,
    dayCv: 0.1,
  },
  callback: {
    daily: 42,
    shape: 'callback',
    handling: { meanSeconds: 310, cv: 0.85 },
    weekdays: [1.08, 1.04, 0.99, 0.96, 0.95],
    saturday: 0,
    evening: 0,
    monthEdge: 0.5,
    season: 0,
    firstDay: 0,
    wave: [0.06, 320],
    trend: 0.02,
    weather: -0.2,
    dayCv: 0.1,
  },
}

/** A factor's course: straight lines between dated points. */
export type Course = readonly (readonly [date: string, factor: number])[]

/** Spring 2020: people stay away, then come with what they had put off; later waves are felt less. */
export const COUNTERS_IN_2020: Course = [
  ['2020-02-25', 1],
  ['2020-03-05', 0.9],
  ['2020-04-07', 0.82],
  ['2020-04-08', 0.52],
  ['2020-05-06', 0.47],
  ['2020-05-25', 0.58],
  ['2020-05-26', 0.82],
  ['2020-06-10', 1.06],
  ['2020-07-05', 1.08],
  ['2020-08-10', 0.95],
  ['2020-11-01', 0.96],
  ['2021-01-08', 0.89],
  ['2021-03-21', 0.94],
  ['2021-08-10', 0.92],
  ['2021-10-10', 0.97],
  ['2022-06-01', 1],
]

export const PHONES_IN_2020: Course = [
  ['2020-02-25', 1],
  ['2020-04-07', 1.1],
  ['2020-04-08', 1.28],
  ['2020-05-25', 1.22],
  ['2020-06-30', 1.12],
  ['2020-09-01', 1.03],
  ['2021-10-01', 1],
]

/** Reminder calls were suspended, so hardly anyone rang back. */
export const CALLBACKS_IN_2020: Course = [
  ['2020-04-07', 1],
  ['2020-04-08', 0.25],
  ['2020-05-25', 0.25],
  ['2020-06-15', 1],
]

/** My Number cards: from a niche to half the counter, and past the top. */
export const MY_NUMBER: Course = [
  ['2018-04-01', 0.4],
  ['2019-10-01', 0.46],
  ['2020-04-01', 0.58],
  ['2021-05-10', 0.82],
  ['2022-01-01', 0.86],
  ['2022-07-01', 1.0],
  ['2023-03-01', 1.12],
  ['2023-04-15', 1.0],
  ['2023-11-05', 0.86],
]

/** Extra arrivals as a share, by open days since the event. The first entry counts in the afternoon only when `mailed`. */
export interface Lag {
  readonly mailed: boolean
  readonly uplift: Readonly<Record<string, readonly number[]>>
}

/** Mail leaves on Friday: the phones ring the same afternoon, Monday and Tuesday are worst; the counters follow. */
export const LAGS: Readonly<Record<string, Lag>> = {
  'mailing-property-tax': {
    mailed: true,
    uplift: {
      taxation: [0.1, 1.1, 1.0, 0.7, 0.5, 0.35, 0.25, 0.18, 0.12, 0.08],
      payment: [0.05, 0.35, 0.4, 0.35, 0.3, 0.25, 0.2, 0.16, 0.12, 0.1],
      'payment-call': [0.4, 1.0, 0.85, 0.5, 0.35, 0.25, 0.18, 0.12, 0.08],
    },
  },
  'mailing-resident-tax': {
    mailed: true,
    uplift: {
      taxation: [0.25, 2.1, 1.9, 1.3, 1.0, 0.75, 0.55, 0.4, 0.3, 0.22, 0.16, 0.12],
      payment: [0.05, 0.5, 0.55, 0.45, 0.4, 0.35, 0.28, 0.22, 0.18, 0.14, 0.1],
      'payment-call': [0.55, 1.4, 1.2, 0.75, 0.5, 0.35, 0.25, 0.18, 0.12, 0.08],
    },
  },
  'mailing-insurance-tax': {
    mailed: true,
    uplift: {
      insurance: [0.05, 0.9, 0.95, 0.75, 0.6, 0.5, 0.42, 0.34, 0.27, 0.2, 0.15, 0.1],
      payment: [0, 0.3, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1],
      'payment-call': [0.35, 0.9, 0.75, 0.45, 0.3, 0.2, 0.12, 0.08],
    },
  },
  'mailing-late-elderly': {
    mailed: true,
    uplift: { pension: [0.05, 0.8, 0.9, 0.75, 0.55, 0.4, 0.28, 0.2, 0.12] },
  },
  'mailing-insurance-card': {
    mailed: true,
    uplift: {
      insurance: [
        0, 0.12, 0.18, 0.2, 0.2, 0.18, 0.16, 0.16, 0.18, 0.2, 0.24, 0.24, 0.2, 0.15, 0.1, 0.07, 0.04,
      ],
    },
  },
  'mailing-demand': {
    mailed: true,
    uplift: {
      payment: [0.08, 0.32, 0.34, 0.25, 0.18, 0.12, 0.08, 0.05],
      'payment-call': [0.35, 0.75, 0.65, 0.35, 0.22, 0.14, 0.08],
    },
  },
  'mailing-final-demand': {
    mailed: true,
    uplift: {
      payment: [0.12, 0.42, 0.4, 0.3, 0.22, 0.16, 0.1, 0.06],
      'payment-call': [0.5, 1.0, 0.85, 0.5, 0.3, 0.2, 0.12, 0.06],
      callback: [0.2, 0.6, 0.65, 0.4, 0.25, 0.12],
    },
  },
  deadline: {
    mailed: false,
    uplift: { payment: [0.32, 0.1], 'payment-call': [0.25, 0.18, 0.08] },
  },
}

/** The open days before a deadline: two before, one before. */
export const BEFORE_DEADLINE: Readonly<Record<string, readonly [number, number]>> = {
  payment: [0.06, 0.16],
  'payment-call': [0.05, 0.12],
}

/** Uplift while a season lasts: at its start and at its end. */
export const SEASONS: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>> = {
  'tax-return': { taxation: [0.8, 1.6], certificate: [0.08, 0.16] },
  'early-voting': { guidance: [0.12, 0.3] },
  benefit: { mynumber: [1.1, 0.5], certificate: [0.25, 0.1] },
  'points-campaign': { mynumber: [0.02, 0.55] },
}
