import { addDays } from '../calendar/date.ts'
import type { Accuracy, DayForecast, DemandDay, DemandSeries } from './types.ts'

/** Sums from which an accuracy is made; parts of different origins or queues add up. */
export interface Tally {
  cases: number
  actual: number
  absolute: number
  signed: number
  pinball: number
  inside80: number
  inside95: number
}

export const emptyTally = (): Tally => ({
  cases: 0,
  actual: 0,
  absolute: 0,
  signed: 0,
  pinball: 0,
  inside80: 0,
  inside95: 0,
})

/** Pinball (quantile) loss of one forecast quantile. */
export const pinballLoss = (level: number, quantile: number, actual: number): number =>
  (actual - quantile) * (actual >= quantile ? level : level - 1)

/** Adds the known slots of a day to a tally. `levels` are those of the forecast's quantiles, `judged` those whose loss counts. */
export const tallyDay = (
  tally: Tally,
  forecast: DayForecast,
  actual: DemandDay,
  levels: readonly number[],
  judged: readonly number[] = levels,
): void => {
  const place = (level: number) => levels.indexOf(level)
  const places = judged.map(place)
  const [low80, high80, low95, high95] = [place(0.1), place(0.9), place(0.025), place(0.975)]
  for (const { slot, mean, quantiles } of forecast.slots) {
    const count = actual.counts[slot - actual.firstSlot]
    if (count === null || count === undefined) continue
    tally.cases++
    tally.actual += count
    tally.absolute += Math.abs(count - mean)
    tally.signed += mean - count
    judged.forEach((level, i) => {
      tally.pinball += pinballLoss(level, quantiles[places[i]!]!, count) / judged.length
    })
    if (inside(quantiles, low80, high80, count)) tally.inside80++
    if (inside(quantiles, low95, high95, count)) tally.inside95++
  }
}

const inside = (quantiles: readonly number[], low: number, high: number, count: number): boolean =>
  low >= 0 && high >= 0 && quantiles[low]! <= count && count <= quantiles[high]!

/** Accuracy of a tally. `scale` is the mean change of a slot from one week to the next: the error of the plainest forecast. */
export const accuracyOf = (tally: Tally, scale: number): Accuracy => {
  const share = (sum: number, of: number): number => (of > 0 ? sum / of : 0)
  return {
    cases: tally.cases,
    wape: share(tally.absolute, tally.actual),
    bias: share(tally.signed, tally.actual),
    mase: share(share(tally.absolute, tally.cases), scale),
    pinball: share(tally.pinball, tally.cases),
    coverage80: share(tally.inside80, tally.cases),
    coverage95: share(tally.inside95, tally.cases),
  }
}

/** Mean absolute change of a slot from one week to the next, before a date: the scale of MASE (Hyndman & Koehler 2006). */
export const weeklyChange = (series: DemandSeries, before: string): number => {
  const days = new Map(series.days.map((day) => [day.date, day]))
  let sum = 0
  let cases = 0
  for (const day of series.days) {
    if (day.date >= before) break
    const earlier = days.get(addDays(day.date, -7))
    if (!earlier) continue
    day.counts.forEach((count, i) => {
      const then = earlier.counts[day.firstSlot + i - earlier.firstSlot]
      if (count === null || then === null || then === undefined) return
      sum += Math.abs(count - then)
      cases++
    })
  }
  return cases > 0 ? sum / cases : 0
}
