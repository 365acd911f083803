import type { QueueId } from '../city/types.ts'
import type { Estimate } from '../simulation/types.ts'
import { rankAmong } from './days.ts'
import { type ReplayedQueue, sumOf, type WaitSums } from './replay.ts'
import type { CalibratedQueue, CalibrationVerdict } from './types.ts'

/** Fewest days, fitted and judged, for a verdict. */
export const FEWEST_DAYS = 10
const BAND = 0.8
/** Chance on either side of a simulated range. */
const TAIL = 0.025
/** Standard deviations that ranks stay within 99 times in 100. */
const LONG_WAY = 2.576

/** The value below which a share of ascending values lies, straight between neighbours. */
const quantile = (ascending: Float64Array, share: number): number => {
  const at = share * (ascending.length - 1)
  const low = Math.floor(at)
  const here = ascending[low]!
  return here + (at - low) * ((ascending[low + 1] ?? here) - here)
}

/** Mean and the range of 95 in 100, widened for what a fit to so few days does not know. */
const rangeOf = (values: Float64Array, widened: number): Estimate => {
  const mean = sumOf(values) / values.length
  const ascending = values.toSorted()
  return {
    mean,
    low: Math.max(0, mean - widened * (mean - quantile(ascending, TAIL))),
    high: mean + widened * (quantile(ascending, 1 - TAIL) - mean),
  }
}

const meanWaits = ({ waited, waitSeconds }: WaitSums): Float64Array =>
  waitSeconds.map((sum, i) => sum / Math.max(1, waited[i]!))

/** All slots of a day together. */
const together = (slots: readonly WaitSums[]): WaitSums => {
  const replications = slots[0]?.waited.length ?? 0
  const all = { waited: new Float64Array(replications), waitSeconds: new Float64Array(replications) }
  for (const { waited, waitSeconds } of slots)
    for (let r = 0; r < replications; r++) {
      all.waited[r]! += waited[r]!
      all.waitSeconds[r]! += waitSeconds[r]!
    }
  return all
}

/** Chance of at most `hits` of `days` inside an 80 % band. */
const chanceOfAtMost = (hits: number, days: number): number => {
  let term = (1 - BAND) ** days
  let sum = term
  for (let k = 1; k <= hits; k++) {
    term *= ((days - k + 1) / k) * (BAND / (1 - BAND))
    sum += term
  }
  return sum
}

/**
 * Usual days decide: where the simulator is right their ranks are uniform on 0–1, apart from the luck of the fitted
 * days. One day with someone ill moves a mean wait, but hardly a mean rank.
 */
const verdictOf = (
  replayed: ReplayedQueue,
  fittedDays: number,
  inside: number,
  isMeanInRange: boolean,
): CalibrationVerdict => {
  const { days } = replayed
  if (Math.min(days.length, fittedDays) < FEWEST_DAYS) return 'tooFewDays'
  const ranks = days.map((day) => rankAmong(day.observedMeanWaitSeconds, day.simulatedMeanWaits))
  const meanRank = ranks.reduce((a, b) => a + b) / ranks.length
  const deviation = Math.sqrt((1 / days.length + 1 / fittedDays) / 12)
  const away = (meanRank - 0.5) / deviation
  if (Math.abs(away) > LONG_WAY) return away > 0 ? 'tooShort' : 'tooLong'
  return isMeanInRange && chanceOfAtMost(inside, days.length) >= TAIL ? 'reproduces' : 'daysDiffer'
}

/**
 * Observed waits of a queue beside simulated ones, with a verdict. Undefined where no wait is known. `fittedDays`: how
 * many days the staffing was fitted to, which are as few as those judged and make the ranges wider.
 */
export const judgeQueue = (
  queue: QueueId,
  replayed: ReplayedQueue,
  fittedDays: number,
): CalibratedQueue | undefined => {
  const { observed, simulated, arrivals } = replayed
  if (replayed.days.length === 0) return undefined
  const widened = Math.sqrt(1 + replayed.days.length / Math.max(1, fittedDays))
  const days = replayed.days.map(({ date, arrivals, observedMeanWaitSeconds, simulatedMeanWaits }) => ({
    date,
    arrivals,
    observedMeanWaitSeconds,
    simulatedMeanWaitSeconds: sumOf(simulatedMeanWaits) / simulatedMeanWaits.length,
    low80: quantile(simulatedMeanWaits, (1 - BAND) / 2),
    high80: quantile(simulatedMeanWaits, (1 + BAND) / 2),
  }))
  const inside = days.filter(
    (day) => day.low80 <= day.observedMeanWaitSeconds && day.observedMeanWaitSeconds <= day.high80,
  ).length
  const observedMean = sumOf(observed.waitSeconds) / sumOf(observed.waited)
  const simulatedMean = rangeOf(meanWaits(together(simulated)), widened)
  const isMeanInRange = simulatedMean.low <= observedMean && observedMean <= simulatedMean.high
  return {
    queue,
    observedMeanWaitSeconds: observedMean,
    simulatedMeanWaitSeconds: simulatedMean,
    observedMaxWaitSeconds: replayed.observedMaxWaitSeconds,
    simulatedMaxWaitSeconds: rangeOf(replayed.simulatedMaxWaitSeconds, 1),
    slots: [...observed.waited.entries()].flatMap(([slot, count]) =>
      count > 0
        ? [
            {
              slot,
              arrivals: arrivals[slot]!,
              observedMeanWaitSeconds: observed.waitSeconds[slot]! / count,
              simulatedMeanWaitSeconds: rangeOf(meanWaits(simulated[slot]!), widened),
            },
          ]
        : [],
    ),
    days,
    insideBand: inside / days.length,
    verdict: verdictOf(replayed, fittedDays, inside, isMeanInRange),
  }
}
