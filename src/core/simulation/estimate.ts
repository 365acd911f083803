import type { Estimate } from './types.ts'

/** Standard normal point that 2.5 % lie above. */
const Z = 1.959963984540054

/** 97.5 % point of Student's t by the expansion of Cornish and Fisher; within 0.5 % from 4 degrees of freedom on. */
const studentPoint = (freedom: number): number => {
  const z3 = Z ** 3
  const z5 = Z ** 5
  const z7 = Z ** 7
  return (
    Z +
    (z3 + Z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * Z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * freedom ** 3)
  )
}

/** Sums over replications of a figure that is a ratio y / n: y, n, y², yn, n². */
export const SUMS = 5

/** Adds one replication's numerator and denominator to the sums of a figure. */
export const addRatio = (sums: Float64Array, figure: number, y: number, n: number): void => {
  const at = figure * SUMS
  sums[at]! += y
  sums[at + 1]! += n
  sums[at + 2]! += y * y
  sums[at + 3]! += y * n
  sums[at + 4]! += n * n
}

/** Half the 95 % interval of a sum over at least two replications, from the squares of its residuals. */
export const halfWidth = (squares: number, replications: number): number =>
  studentPoint(replications - 1) * Math.sqrt((Math.max(0, squares) / (replications - 1)) * replications)

/**
 * Σy / Σn with its 95 % interval over replications (ratio estimator), kept inside what is possible. One replication
 * has no spread to tell: its interval is the value itself. Where n is 0 throughout the value is `nothing`.
 */
export const ratioEstimate = (
  sums: Float64Array,
  figure: number,
  replications: number,
  most: number,
  nothing = 0,
): Estimate => {
  const [y, n, yy, yn, nn] = sums.subarray(figure * SUMS, figure * SUMS + SUMS) as unknown as number[]
  if (!n) return { mean: nothing, low: nothing, high: nothing }
  const mean = y! / n
  if (replications < 2) return { mean, low: mean, high: mean }
  const half = halfWidth(yy! - 2 * mean * yn! + mean * mean * nn!, replications) / n
  return { mean, low: Math.max(0, mean - half), high: Math.min(most, mean + half) }
}
