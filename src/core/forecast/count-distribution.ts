/** Stirling's series for ln Γ(x), x > 0, shifted above 10 where six terms reach double precision (Abramowitz & Stegun 6.1.41). */
export const logGamma = (x: number): number => {
  let shift = 0
  let z = x
  while (z < 10) shift += Math.log(z++)
  const square = 1 / (z * z)
  const series =
    (1 / 12 -
      square *
        (1 / 360 -
          square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360)))))) /
    z
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift
}

/** ln P(k) of a Poisson count whose rate is gamma with this mean and coefficient of variation: a negative binomial. */
export const logProbability = (k: number, mean: number, cv: number): number => {
  const spread = cv * cv
  if (spread < 1e-9) return k * Math.log(mean) - mean - logGamma(k + 1)
  const size = 1 / spread
  return (
    logGamma(size + k) -
    logGamma(size) -
    logGamma(k + 1) -
    size * Math.log1p(mean * spread) +
    k * (Math.log(mean * spread) - Math.log1p(mean * spread))
  )
}

/** Standard normal quantile (Acklam's rational approximation with one Halley step on Mills' ratio is not needed: error 1e-9). */
export const normalQuantile = (p: number): number => {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
    2.506628277459239,
  ]
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572]
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ]
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416]
  const polynomial = (terms: readonly number[], x: number): number =>
    terms.reduce((sum, term) => sum * x + term, 0)
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return polynomial(c, q) / polynomial([...d, 1], q)
  }
  if (p > 1 - 0.02425) return -normalQuantile(1 - p)
  const q = p - 0.5
  return (polynomial(a, q * q) * q) / polynomial([...b, 1], q * q)
}

const hundredths = (count: number): number => Math.round(100 * Math.max(0, count)) / 100

/** Standard deviation above which counts are so many that steps of one no longer matter. */
const MANY = 400

/** Mean above which a count that varies widely is worked out in coarser steps. */
const LARGE = 4000

/** Cornish–Fisher expansion to the third order for a negative binomial with many counts. */
const expansion = (p: number, mean: number, cv: number): number => {
  const spread = cv * cv
  const variance = mean + mean * mean * spread
  const sd = Math.sqrt(variance)
  const skew = (1 + 2 * mean * spread) / sd
  const kurtosis = 6 * spread + 1 / variance
  const z = normalQuantile(p)
  const w =
    z +
    (skew * (z * z - 1)) / 6 +
    (kurtosis * (z ** 3 - 3 * z)) / 24 -
    (skew * skew * (2 * z ** 3 - 5 * z)) / 36
  return hundredths(mean + sd * w)
}

/**
 * Quantiles (the least count whose probability of not being passed reaches the level) of a Poisson count whose rate
 * is gamma with mean `mean` and coefficient of variation `cv`. `levels` ascend.
 */
export const countQuantiles = (levels: readonly number[], mean: number, cv: number): number[] => {
  if (!(mean > 1e-9)) return levels.map(() => 0)
  const spread = Math.max(cv * cv, 1e-9)
  const sd = Math.sqrt(mean + mean * mean * spread)
  if (sd > MANY && cv < 0.7) return levels.map((level) => expansion(level, mean, cv))
  if (mean > LARGE)
    return countQuantiles(levels, LARGE, cv).map((count) => hundredths((count * mean) / LARGE))
  let k = Math.max(0, Math.floor(mean - 9 * sd))
  if (cv > 0.3) k = 0
  let probability = Math.exp(logProbability(k, mean, Math.sqrt(spread)))
  let sum = probability
  const ratio = (mean * spread) / (1 + mean * spread)
  const size = 1 / spread
  const limit = mean + 60 * sd + 50
  return levels.map((level) => {
    while (sum < level && k < limit) {
      probability *= ((size + k) / (k + 1)) * ratio
      k++
      sum += probability
    }
    return hundredths(k + 0.5 - (sum - level) / Math.max(probability, 1e-300))
  })
}
