import type { FeltWaits, SimulatedWaits } from './moments.ts'
import type { Staffing } from './staffing.ts'

/** How far from its rule the power of demand may be thought to lie, before the days are looked at. */
const PRIOR_DEVIATION = 0.4
/** Powers of demand and day deviations beyond these are no staffing anybody does. */
const POWERS = [-0.5, 2] as const
const WIDEST = 1.5
/** Longest step of the power, and the step of the deviation where days scatter twice as much as simulated. */
const POWER_STEP = 0.25
const DEVIATION_STEP = 0.3

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** What the slots say of the power of demand, and by how much felt waits fall with it. */
interface PowerRule {
  readonly power: number
  readonly slope: number
}

/**
 * One step for how days differ. What is left of the observed days, busy ones against quiet ones, moves the power of
 * demand, held by its rule where there is one; how far days scatter beside simulated ones moves their deviation.
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
  let expected = 0
  demand.forEach((times, d) => {
    const left = observed.days[d]! - simulated.days[d]!
    if (Number.isNaN(left)) return
    const busier = Math.log(times)
    pull -= left * busier
    spread += busier * busier
    scatter += left * left
    expected += simulated.dayVariances[d]!
  })
  const { power, slope } = rule ?? { power: followsDemand, slope: 1 }
  const noise = Math.max(1e-9, expected / Math.max(1, demand.length))
  const trust = rule ? noise / PRIOR_DEVIATION ** 2 : 0
  const step =
    (slope * pull + trust * (power - followsDemand)) / Math.max(1e-9, slope * slope * spread + trust)
  const wider = (scatter - expected) / Math.max(1e-12, scatter, expected)
  return {
    people,
    followsDemand: clamp(followsDemand + gain * clamp(0.5 * step, -POWER_STEP, POWER_STEP), ...POWERS),
    dayDeviation: clamp(dayDeviation + DEVIATION_STEP * gain * wider, 0, WIDEST),
  }
}
