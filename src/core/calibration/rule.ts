import type { FeltWaits } from './moments.ts'

/** Below this fall of felt waits with one more person a slot says next to nothing. */
const FLAT = 0.01

/** A straight line through points, each with its weight. */
const lineThrough = (
  xs: readonly number[],
  ys: readonly number[],
  weights: readonly number[],
): { readonly at0: number; readonly slope: number } => {
  let [w, x, y, xx, xy] = [0, 0, 0, 0, 0]
  xs.forEach((value, i) => {
    const weight = weights[i]!
    w += weight
    x += weight * value
    y += weight * ys[i]!
    xx += weight * value * value
    xy += weight * value * ys[i]!
  })
  const spread = w * xx - x * x
  const slope = spread > 1e-9 * w * w ? Math.max(0, (w * xy - x * y) / spread) : 0
  return { at0: w > 0 ? (y - slope * x) / w : 0, slope }
}

/**
 * A few weeks tell each slot's people with luck in it. People rise along a line with the people busy; each slot keeps
 * of its distance from that line what its own waits make sure of, and the slots' scatter says how much distances are
 * worth (empirical Bayes, as Efron and Morris 1973). The line also tells how staffing follows demand.
 */
export const leanOnRule = (
  people: Float64Array,
  least: Float64Array,
  observed: FeltWaits,
  slopes: Float64Array,
): { readonly people: Float64Array; readonly power: number } => {
  const known = [...people.keys()].filter((slot) => observed.weights[slot]! > 0)
  if (known.length === 0) return { people, power: 0 }
  const busy = known.map((slot) => least[slot]!)
  const found = known.map((slot) => people[slot]!)
  const noise = known.map((slot) => {
    const steep = Math.max(FLAT, slopes[slot]!)
    return Math.max(0.01, observed.variances[slot]! / (steep * steep))
  })
  let scatter = 0.1
  let line = lineThrough(busy, found, noise)
  for (let round = 0; round < 20; round++) {
    const weights = noise.map((variance) => 1 / (variance + scatter))
    line = lineThrough(busy, found, weights)
    let sum = 0
    let total = 0
    known.forEach((_, i) => {
      const away = found[i]! - line.at0 - line.slope * busy[i]!
      sum += weights[i]! ** 2 * (away * away - noise[i]!)
      total += weights[i]! ** 2
    })
    scatter = Math.max(0.001, sum / total)
  }
  const leaning = people.slice()
  known.forEach((slot, i) => {
    const straight = line.at0 + line.slope * busy[i]!
    leaning[slot] = straight + (scatter / (scatter + noise[i]!)) * (found[i]! - straight)
  })
  const rises = busy.reduce((sum, value) => sum + line.slope * value, 0)
  const all = rises + line.at0 * busy.length
  return { people: leaning, power: all > 0 ? Math.min(1, rises / all) : 0 }
}
