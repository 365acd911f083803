/** One past surprise: log of actual over expected, the variance the model gave it, its Poisson part, and its weight. */
export interface Surprise {
  readonly log: number
  readonly variance: number
  readonly poisson: number
  readonly weight: number
  /** Number of the day, and of the last day known when it was foretold. */
  readonly day: number
  readonly toldOn: number
}

/** Half-width of a central band in standard deviations. */
const BANDS = [
  { share: 0.5, z: 0.6745 },
  { share: 0.8, z: 1.2816 },
  { share: 0.95, z: 1.96 },
] as const
/** Weight of surprises behind "the model's own variance is right", and days behind "it is as restless as it usually is". */
const TRUST = 12
/** Bounds of the factor, and how often they are drawn together. */
const LEAST = 0.02
const LARGEST = 25
const ROUNDS = 20
/** Weeks in which a day loses half its say in how restless a series is, and the most standard deviations it counts for. */
const RESTLESS_WEEKS = 2
const MOST = 2
/** Mean root of the absolute value of a standard normal number. */
const ROOT_OF_NORMAL = 0.8222

/**
 * How restless the last weeks were at each day, as a factor on the variances that the model gave: 1 where its surprises
 * were as large as it said. Roots of sizes make it robust. Before the first surprise it is as after it. `say` draws it to 1.
 */
const restlessness = (surprises: readonly Surprise[], say: number): ((day: number) => number) => {
  const roots = new Map<number, { sum: number; count: number }>()
  for (const { log, variance, poisson, day } of surprises) {
    const root = Math.sqrt(Math.min(MOST, Math.abs(log) / Math.sqrt(variance + poisson)))
    const found = roots.get(day)
    if (found) {
      found.sum += root
      found.count++
    } else roots.set(day, { sum: root, count: 1 })
  }
  const days = [...roots.keys()].sort((a, b) => a - b)
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0]
  const factors = new Float64Array(last - first + 1)
  const keep = 0.5 ** (1 / (7 * RESTLESS_WEEKS))
  let [recent, weight, all, count] = [0, 0, 0, 0]
  for (let day = first; day <= last; day++) {
    recent *= keep
    weight *= keep
    const found = roots.get(day)
    if (found) {
      const root = found.sum / found.count
      recent += root
      weight++
      all += root
      count++
    }
    factors[day - first] = ((recent + (TRUST * all) / count) / (weight + TRUST) / ROOT_OF_NORMAL) ** 4
  }
  if (say !== 1) for (let i = 0; i < factors.length; i++) factors[i] = factors[i]! ** say
  return (day) => factors[Math.min(last, Math.max(first, day)) - first]!
}

/** The least factor (between the bounds) on the variances at which bands of `z` standard deviations hold a share of the weight. */
const honest = (
  surprises: readonly Surprise[],
  variances: Float64Array,
  total: number,
  z: number,
  share: number,
): number => {
  let [low, high] = [Math.log(LEAST), Math.log(LARGEST)]
  for (let round = 0; round < ROUNDS; round++) {
    const middle = (low + high) / 2
    const factor = z * z * Math.exp(middle)
    let inside = 0
    for (let i = 0; i < surprises.length; i++) {
      const { log, poisson, weight } = surprises[i]!
      if (log * log <= variances[i]! * factor + poisson * z * z) inside += weight
    }
    if (inside >= share * total) high = middle
    else low = middle
  }
  return high
}

/**
 * Factor on the model's variances that makes bands honest, in two steps: how restless the last two weeks were, and, given
 * how restless it was when each past day was foretold, the factor that makes past central bands hold what they promise
 * (scores scaled by their surroundings as in conformal prediction; Lei et al. 2018): the mean over the 50 %, 80 % and 95 %
 * bands of the factor at which the weighted share inside equals the promise. `say` (0 – 1) is what restlessness now still
 * says of the days that are foretold.
 */
export const bandFactor = (surprises: readonly Surprise[], say = 1): number => {
  const total = surprises.reduce((sum, { weight }) => sum + weight, 0)
  if (total <= 0) return 1
  const restless = restlessness(surprises, say)
  const variances = new Float64Array(surprises.length)
  surprises.forEach(({ variance, toldOn }, i) => {
    variances[i] = variance * restless(toldOn)
  })
  const logs = BANDS.map(({ share, z }) => honest(surprises, variances, total, z, share))
  const mean = (logs[0]! + 2 * logs[1]! + logs[2]!) / 4
  return restless(Number.MAX_SAFE_INTEGER) * Math.exp((mean * total) / (total + TRUST))
}
