const ROUNDS = 400

/**
 * Weights (not negative, adding up to 1) that make a mixture's squared error small: minimises `w·G·w` plus
 * `ridge` times the distance to equal-minded `prior`, by exponentiated gradient (Kivinen & Warmuth 1997).
 * `errors[i][j]` is the mean product of the errors of members i and j.
 */
export const mixingWeights = (
  errors: readonly (readonly number[])[],
  prior: readonly number[],
  ridge: number,
): number[] => {
  const n = prior.length
  const scale = errors.reduce((sum, row, i) => sum + row[i]!, 0) / n
  if (!(scale > 0)) return [...prior]
  const weights = [...prior]
  const slope = new Float64Array(n)
  for (let round = 0; round < ROUNDS; round++) {
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < n; i++) {
      const row = errors[i]!
      let sum = ridge * scale * (weights[i]! - prior[i]!)
      for (let j = 0; j < n; j++) sum += row[j]! * weights[j]!
      slope[i] = sum
      least = Math.min(least, sum)
    }
    let sum = 0
    for (let i = 0; i < n; i++) {
      weights[i]! *= Math.exp(-(slope[i]! - least) / scale)
      sum += weights[i]!
    }
    for (let i = 0; i < n; i++) weights[i]! /= sum
  }
  return weights
}

/** One past surprise: log of actual over expected, the variance the model gave it, its Poisson part, and its weight. */
export interface Surprise {
  readonly log: number
  readonly variance: number
  readonly poisson: number
  readonly weight: number
}

/** Half-width of a central band in standard deviations. */
const BANDS = [
  { share: 0.5, z: 0.6745 },
  { share: 0.8, z: 1.2816 },
  { share: 0.95, z: 1.96 },
] as const
/** Weight of surprises behind "the model's own variance is right". */
const TRUST = 12

/**
 * Factor on the model's variances that makes past central bands hold what they promise: the mean, over the 50 %,
 * 80 % and 95 % bands, of the factor at which the weighted share inside equals the promise.
 */
export const bandFactor = (surprises: readonly Surprise[]): number => {
  const total = surprises.reduce((sum, { weight }) => sum + weight, 0)
  if (total <= 0) return 1
  const factors = BANDS.map(({ share, z }) => {
    const needed = surprises
      .map(({ log, variance, poisson, weight }) => ({
        need: Math.max(0, (log / z) ** 2 - poisson) / Math.max(variance, 1e-9),
        weight,
      }))
      .sort((a, b) => a.need - b.need)
    let inside = 0
    for (const { need, weight } of needed) {
      inside += weight
      if (inside >= share * total) return need
    }
    return needed.at(-1)!.need
  })
  const logs = factors.map((factor) => Math.log(Math.min(25, Math.max(0.02, factor))))
  const mean = (logs[0]! + 2 * logs[1]! + logs[2]!) / 4
  return Math.exp((mean * total) / (total + TRUST))
}
