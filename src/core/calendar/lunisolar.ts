import type { LocalDate } from '../units/time.ts'
import { dayNumber } from './date.ts'

/** A date of the old calendar (旧暦, the rules of 天保暦 in Japan Standard Time). `isLeap`: 閏月. */
export interface OldDate {
  readonly month: number
  readonly day: number
  readonly isLeap: boolean
}

/** 六曜 by (month + day) mod 6 of the old calendar. */
export const ROKUYO = ['大安', '赤口', '先勝', '友引', '先負', '仏滅'] as const
export type Rokuyo = (typeof ROKUYO)[number]

const EPOCH_JD = 2440587.5
const JST = 9 / 24
const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180)

/** Terrestrial time less universal time in days, near enough for 1955–2050: a minute is as long as it gets. */
const lag = (day: number): number => (31 + 0.7 * (day / 365.25 + 15)) / 86_400

/**
 * Terms of the time of a new moon: days, then how often the sun's anomaly, the moon's anomaly, the argument of latitude and
 * the node enter the angle. (Meeus, Astronomical Algorithms, 2nd ed., ch. 49.)
 */
const MOON: readonly (readonly [number, number, number, number, number])[] = [
  [-0.4072, 0, 1, 0, 0],
  [0.17241, 1, 0, 0, 0],
  [0.01608, 0, 2, 0, 0],
  [0.01039, 0, 0, 2, 0],
  [0.00739, -1, 1, 0, 0],
  [-0.00514, 1, 1, 0, 0],
  [0.00208, 2, 0, 0, 0],
  [-0.00111, 0, 1, -2, 0],
  [-0.00057, 0, 1, 2, 0],
  [0.00056, 1, 2, 0, 0],
  [-0.00042, 0, 3, 0, 0],
  [0.00042, 1, 0, 2, 0],
  [0.00038, 1, 0, -2, 0],
  [-0.00024, -1, 2, 0, 0],
  [-0.00017, 0, 0, 0, 1],
  [-0.00007, 2, 1, 0, 0],
  [0.00004, 0, 2, -2, 0],
  [0.00004, 3, 0, 0, 0],
]
/** Planetary terms of the same: days, angle at 2000, its growth a lunation. */
const PLANETS: readonly (readonly [number, number, number])[] = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
]

/** Day number, in Japan, of the `k`-th new moon since 2000-01-06. */
const newMoonDay = (k: number): number => {
  const t = k / 1236.85
  const eccentricity = 1 - 0.002516 * t
  const sun = 2.5534 + 29.1053567 * k
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t
  const node = 124.7746 - 1.56375588 * k
  let moment = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
  for (const [days, s, m, f, n] of MOON)
    moment += days * eccentricity ** Math.abs(s) * sin(s * sun + m * moon + f * latitude + n * node)
  for (const [days, start, growth] of PLANETS) moment += days * sin(start + growth * k)
  const day = moment - EPOCH_JD
  return Math.floor(day - lag(day) + JST)
}

/** Apparent longitude of the sun at 0:00 of a day in Japan, in degrees (Meeus ch. 25, to 0.01°). */
const sunAt = (number: number): number => {
  const t = (number - JST + lag(number) + EPOCH_JD - 2451545) / 36525
  const anomaly = 357.52911 + 35999.05029 * t
  const centre =
    (1.914602 - 0.004817 * t) * sin(anomaly) +
    (0.019993 - 0.000101 * t) * sin(2 * anomaly) +
    0.000289 * sin(3 * anomaly)
  const longitude = 280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t)
  return ((longitude % 360) + 360) % 360
}

/** The twelfth of the sun's way that begins during a month (中気): 9 is the winter solstice; undefined where none does. */
const sector = (start: number, next: number): number | undefined => {
  const [a, b] = [Math.floor(sunAt(start) / 30), Math.floor(sunAt(next) / 30)]
  return a === b ? undefined : b
}

interface Month {
  readonly start: number
  readonly next: number
  readonly month: number
  readonly isLeap: boolean
}

/** Whether a month holds the winter solstice, and so is the eleventh. */
const isEleventh = (k: number): boolean => {
  const [a, b] = [sunAt(newMoonDay(k)), sunAt(newMoonDay(k + 1))]
  return a < 270 && b >= 270
}

/** Months from the eleventh that is not after a lunation to the next eleventh: a leap month where there are thirteen. */
const yearAround = (k: number): Month[] => {
  let first = k
  while (!isEleventh(first)) first--
  let end = first + 11
  while (!isEleventh(end)) end++
  const hasLeap = end - first === 13
  let leap = false
  let month = 10
  return Array.from({ length: end - first }, (_, i) => {
    const [start, next] = [newMoonDay(first + i), newMoonDay(first + i + 1)]
    const isLeap = hasLeap && !leap && i > 0 && sector(start, next) === undefined
    leap ||= isLeap
    if (!isLeap) month = (month % 12) + 1
    return { start, next, month, isLeap }
  })
}

/** The old calendar's date of a day, 1955–2050. */
export const oldDate = (date: LocalDate): OldDate => {
  const number = dayNumber(date)
  let k = Math.floor((number - dayNumber('2000-01-06')) / 29.530588861) + 1
  while (newMoonDay(k) > number) k--
  const found = yearAround(k).find(({ start, next }) => start <= number && number < next)!
  return { month: found.month, day: number - found.start + 1, isLeap: found.isLeap }
}

/** 六曜 of a day. */
export const rokuyo = (date: LocalDate): Rokuyo => {
  const { month, day } = oldDate(date)
  return ROKUYO[(month + day) % 6]!
}
