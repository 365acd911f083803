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
