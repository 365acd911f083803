import type { FeltWaits, SimulatedWaits } from './moments.ts'
import type { Staffing } from './staffing.ts'

/** How far from its rule the power of demand may be thought to lie, before the days are looked at. */
const PRIOR_DEVIATION = 0.4
/** Powers of demand and day deviations beyond these are no staffing anybody does. */
const POWERS = [-0.5, 2] as const
const WIDEST = 1.5
/** Longest steps of the power and of the deviation. */
const POWER_STEP = 0.25
const DEVIATION_STEP = 0.3

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** What the slots say of the power of demand, and by how much felt waits fall with it. */
interface PowerRule {
  readonly power: number
  readonly slope: number
}

/** Variance of a day's draws around the mean of all of them. */
const spreadOf = (draws: readonly number[], mean: number): number =>
  draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, draws.length - 1)

/** Share of draws below a value, and half of those equal to it. */
export const rankAmong = (value: number, draws: ArrayLike<number>): number => {
  let below = 0
  for (let i = 0; i < draws.length; i++) below += draws[i]! < value ? 1 : draws[i] === value ? 0.5 : 0
  return below / draws.length
}

/**
 * How much wider than simulated the observed days scatter: the variance of their ranks among the draws of their day,
 * less that of ranks that are evenly spread, as a share of it. One day of a rush is only one rank.
 */
const excessScatter = (observed: FeltWaits, { dayDraws }: SimulatedWaits): number => {
  const known = dayDraws.flatMap((draws, d) => {
    const seen = observed.days[d]!
    return draws.length === 0 || Number.isNaN(seen) ? [] : [{ draws, seen }]
  })
  if (known.length < 2) return 0
  const even = known[0]!.draws.length
  const expected = ((even + 1) ** 2 - 1) / 12 / even ** 2
  const ranks = known.map(({ draws, seen }) => rankAmong(seen, draws))
  const mean = ranks.reduce((a, b) => a + b) / ranks.length
  return spreadOf(ranks, mean) / expected - 1
}

/**
 * One step for how days differ. What is left of the observed days, busy ones against quiet ones, moves the power of
 * demand, held by its rule where there is one; how far days scatter among their draws moves their deviation.
 */
export const moveDays = (
  { people, followsDemand, dayDeviation }: Staffing,
  demand: readonly number[],
  observed: FeltWaits,
  simulated: SimulatedWaits,
  gain: number,
  rule?: PowerRule,
): Staffing => {
  let pull = 0
  let spread = 0
  let scatter = 0
  demand.forEach((times, d) => {
    const left = observed.days[d]! - simulated.days[d]!
    if (Number.isNaN(left)) return
    const busier = Math.log(times)
    pull -= left * busier
    spread += busier * busier
    scatter += spreadOf(simulated.dayDraws[d]!, simulated.days[d]!)
  })
  const { power, slope } = rule ?? { power: followsDemand, slope: 1 }
  const noise = Math.max(1e-9, scatter / Math.max(1, demand.length))
  const trust = rule ? noise / PRIOR_DEVIATION ** 2 : 0
  const step =
    (slope * pull + trust * (power - followsDemand)) / Math.max(1e-9, slope * slope * spread + trust)
  const wider = clamp(1.5 * excessScatter(observed, simulated), -1, 1)
  return {
    people,
    followsDemand: clamp(followsDemand + gain * clamp(0.5 * step, -POWER_STEP, POWER_STEP), ...POWERS),
    dayDeviation: clamp(dayDeviation + DEVIATION_STEP * gain * wider, 0, WIDEST),
  }
}
