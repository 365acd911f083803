import { dayNumber } from '../calendar/date.ts'
import { seeded } from '../units/random.ts'
import type { LocalDate } from '../units/time.ts'
import { fitNetwork, type Network, type NetworkTrainer } from './network.ts'
import { type DatedNetwork, type NetworkLook, type Networks, NetworkWatch } from './network-member.ts'
import { FOLLOWED_DAYS, trackOf } from './track.ts'
import type { DemandContext, DemandSeries } from './types.ts'

export interface NetworksOptions {
  readonly gapDays?: number
  readonly horizonDays?: number
}

/** Days between fits, and weeks of which one is held out. */
const REFIT_DAYS = 84
const HELD_OUT = 6
/** What the dice of first weights and of orders are made from. */
export const NETWORK_SEED = 'network'
/** A network goes on from the one before until there are this many times the cases it began with. */
const ANEW = 1.5
/** Cases below which nothing is taught. */
export const LEAST_CASES = 500
/** Days in which a case loses half its weight. */
const HALF_LIFE = 900
/** Variance of a day's rate around what was expected, beside its Poisson part. */
const OWN_VARIANCE = 0.01
/** A day beyond this (log scale) is learned as this. */
const WORST = 1

/**
 * Networks of all series at once for origins between two dates, refitted every twelve weeks on what lies before;
 * undefined where history is too short to teach one.
 */
export const networksOf = (
  trainer: NetworkTrainer,
  series: readonly DemandSeries[],
  context: DemandContext,
  origins: { readonly from: LocalDate; readonly to: LocalDate },
  { gapDays = 0, horizonDays = 7 }: NetworksOptions = {},
): Networks | undefined => {
  const [first, last] = [dayNumber(origins.from), dayNumber(origins.to)]
  const looks = series.flatMap((one, place) => {
    const watch = new NetworkWatch(place, series.length)
    trackOf(one, context, { origins: [first, last], gapDays, horizonDays, watch })
    return watch.looks
  })
  const random = seeded(NETWORK_SEED)
  const dated: DatedNetwork[] = []
  let network: Network | undefined
  let begun = 0
  const start = Math.floor((first - gapDays - FOLLOWED_DAYS) / REFIT_DAYS) * REFIT_DAYS
  for (let from = start; from <= last - gapDays; from += REFIT_DAYS) {
    const cases = looks.filter(({ day }) => day < from).map((look) => caseOf(look, from))
    if (cases.length < LEAST_CASES) continue
    const isAnew = cases.length > ANEW * begun
    if (isAnew) begun = cases.length
    network = fitNetwork(trainer, cases, random.fork(`${from}`), isAnew ? undefined : network)
    dated.push({ from, network })
  }
  return dated.length > 0 ? { queues: series.map(({ id }) => id), dated } : undefined
}

/** A day that many come on says more of its rate: weights are the inverse of a day's variance on the log scale. */
const caseOf = ({ day, features, expected, log }: NetworkLook, from: number) => ({
  features,
  ratio: Math.exp(Math.max(-WORST, Math.min(WORST, log - expected))),
  weight: 0.5 ** ((from - day) / HALF_LIFE) / (OWN_VARIANCE + Math.exp(-expected)),
  isHeldOut: Math.floor(day / 7) % HELD_OUT === 0,
})
