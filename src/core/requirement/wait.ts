/** A desk all of whose people are busy, seen by an arrival. Rates per second. */
export interface BusyDesk {
  /** Completions of all people together; 0 where nobody is there. */
  readonly serviceRate: number
  /** Each waiting caller gives up at this rate; 0 where nobody leaves. */
  readonly leavingRate: number
  /** Waits against those of exponential handling (`spreadFactor`). */
  readonly spread: number
  readonly withinSeconds: number
  /** Longest queue asked about. */
  readonly longest: number
}

/** What an arrival may hope for that needs `k` departures before its turn; index `k`, 0 is served at once. */
export interface WaitProfile {
  /** Served within the asked time. */
  readonly within: Float64Array
  /** Gives up before its turn. */
  readonly abandons: Float64Array
  /** Wait until served or gone. */
  readonly waitSeconds: Float64Array
}

/** A wait without end is shown as half a working day. */
export const LONGEST_WAIT_SECONDS = 4 * 3600

/**
 * Sums of the first k terms of a positive series, from the logarithm of its first term and the ratios of neighbours.
 * A first term too small for a number is carried as a logarithm.
 */
const partialSums = (logFirst: number, ratio: (k: number) => number, longest: number): Float64Array => {
  const sums = new Float64Array(longest + 1)
  const asLogarithm = logFirst < -600
  let term = asLogarithm ? logFirst : Math.exp(logFirst)
  for (let k = 1; k <= longest; k++) {
    sums[k] = sums[k - 1]! + (asLogarithm ? Math.exp(term) : term)
    term = asLogarithm ? term + Math.log(ratio(k)) : term * ratio(k)
  }
  return sums
}

/** The wait of the k-th in line is Erlang-k: within t unless fewer than k of the Poisson departures come until then. */
const patientProfile = (desk: BusyDesk): WaitProfile => {
  const { serviceRate, spread, longest } = desk
  const expected = (serviceRate * desk.withinSeconds) / spread
  const within = partialSums(-expected, (k) => expected / k, longest)
  const waitSeconds = new Float64Array(longest + 1)
  for (let k = 0; k <= longest; k++) {
    within[k] = Math.max(0, 1 - within[k]!)
    waitSeconds[k] = Math.min(LONGEST_WAIT_SECONDS, k && (k * spread) / serviceRate)
  }
  return { within, abandons: new Float64Array(longest + 1), waitSeconds }
}

/**
 * With patience the queue ahead thins by itself: after the k-th departure at rates c, c + θ … c + (k−1)θ the wait V
 * has e^(−θV) ~ Beta(c/θ, k), so that E[e^(−θV); V ≤ t] is a ratio of beta functions times an incomplete one.
 */
const impatientProfile = (desk: BusyDesk): WaitProfile => {
  const { serviceRate, leavingRate, spread, longest } = desk
  const a = serviceRate / leavingRate
  const logY = (-leavingRate * desk.withinSeconds) / spread
  const rest = -Math.expm1(logY)
  const within = partialSums((a + spread) * logY, (k) => ((a + spread + k - 1) / k) * rest, longest)
  const abandons = new Float64Array(longest + 1)
  let served = 1
  within[0] = 1
  for (let k = 1; k <= longest; k++) {
    served *= (a + k - 1) / (a + spread + k - 1)
    within[k] = served * Math.max(0, 1 - within[k]!)
    abandons[k] = 1 - served
  }
  return { within, abandons, waitSeconds: abandons.map((share) => share / leavingRate) }
}

/** Below this rate per second (a patience of thousands of years) nobody leaves. */
const NEVER = 1e-12

/** Waits by the number of departures needed first, all people busy until then. */
export const waitProfile = (desk: BusyDesk): WaitProfile =>
  desk.leavingRate > NEVER ? impatientProfile(desk) : patientProfile(desk)
