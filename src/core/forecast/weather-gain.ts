import { type BacktestOptions, backtestSeries } from './backtest.ts'
import type { Accuracy, DemandContext, DemandSeries, RokuyoGain, WeatherGain } from './types.ts'

/**
 * What weather is worth to a series: the count regression back-tested without weather, with what each origin knew of
 * the weather ahead, and with the weather that came. Undefined where there is no weather or no week to judge.
 */
export const weatherGain = (
  series: DemandSeries,
  context: DemandContext,
  options: BacktestOptions = {},
): WeatherGain | undefined => {
  if (context.weather.length === 0) return undefined
  const judge = (then: DemandContext, weather: 'known' | 'observed'): Accuracy | undefined =>
    backtestSeries(series, then, { ...options, weather }).rows.find(
      ({ model }) => model === 'countRegression',
    )?.accuracy
  const without = judge({ ...context, weather: [], weatherForecasts: [] }, 'known')
  const known = judge(context, 'known')
  const observed = judge(context, 'observed')
  if (!without || !known || !observed) return undefined
  const gain = ({ wape }: Accuracy): number => (without.wape > 0 ? 1 - wape / without.wape : 0)
  return {
    queue: series.id,
    without,
    known,
    observed,
    gain: gain(known),
    possibleGain: gain(observed),
  }
}

/** What 六曜 are worth to a series: the count regression back-tested without and with them. */
export const rokuyoGain = (
  series: DemandSeries,
  context: DemandContext,
  options: BacktestOptions = {},
): RokuyoGain | undefined => {
  const [without, used] = [false, true].map(
    (isUsed) =>
      backtestSeries(series, { ...context, rokuyo: isUsed }, options).rows.find(
        ({ model }) => model === 'countRegression',
      )?.accuracy,
  )
  if (!without || !used) return undefined
  return { queue: series.id, without, used, gain: without.wape > 0 ? 1 - used.wape / without.wape : 0 }
}
