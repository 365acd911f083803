import { waitProfile } from './wait.ts'

/** What meets a desk. Waiting is first come, first served. */
export interface QueueLoad {
  readonly arrivalsPerHour: number
  readonly handlingSeconds: number
  /** Coefficient of variation of the handling time; 1 (exponential) when absent. */
  readonly handlingCv?: number
  /** Mean of exponential patience; absent: nobody leaves. */
  readonly patienceSeconds?: number
}

export interface QueueFigures {
  /** Share of arrivals that wait at all. */
  readonly waitShare: number
  /** Share of all arrivals served within the asked time; those who gave up count as not served. */
  readonly withinShare: number
  /** Mean wait of all arrivals, those who gave up included. */
  readonly meanWaitSeconds: number
  readonly abandonedShare: number
  readonly occupancy: number
  /** Mean number waiting. */
  readonly meanQueue: number
}

/** The long run of a desk: figures, or the word that there is none because more comes in than can be done. */
export type SteadyState =
  | ({ readonly kind: 'stable' } & QueueFigures)
  | { readonly kind: 'unstable'; readonly erlangs: number; readonly servers: number }

/** 呼量: offered traffic in erlangs. */
export const offeredErlangs = (load: QueueLoad): number =>
  (load.arrivalsPerHour * load.handlingSeconds) / 3600

/** Erlang B: share of arrivals lost where nobody can wait. Forward recurrence, contracting for every load. */
export const erlangB = (servers: number, erlangs: number): number => {
  let blocked = 1
  for (let n = 1; n <= servers; n++) blocked = (erlangs * blocked) / (n + erlangs * blocked)
  return blocked
}

/** Erlang C: share of arrivals that wait where nobody leaves, or undefined at and above full load. */
export const erlangC = (servers: number, erlangs: number): number | undefined => {
  if (erlangs >= servers) return erlangs === 0 ? 0 : undefined
  const blocked = erlangB(servers, erlangs)
  return (servers * blocked) / (servers - erlangs * (1 - blocked))
}

/**
 * How much longer people wait than with exponential handling: the Pollaczek–Khinchine factor (1 + cv²) / 2.
 * Exact for one server; for more it is the approximation of Allen (1978) and Cunneen.
 */
export const spreadFactor = (cv: number): number => (1 + cv * cv) / 2

/** Fewer arrivals an hour than one in a hundred thousand years are none. */
const NOBODY = 1e-9

/** Nobody arrives, nobody waits. */
const IDLE: SteadyState = {
  kind: 'stable',
  waitShare: 0,
  withinShare: 1,
  meanWaitSeconds: 0,
  abandonedShare: 0,
  occupancy: 0,
  meanQueue: 0,
}

const patientQueue = (load: QueueLoad, servers: number, withinSeconds: number): SteadyState => {
  const erlangs = offeredErlangs(load)
  const waitShare = erlangC(servers, erlangs)
  if (waitShare === undefined || servers === 0) return { kind: 'unstable', erlangs, servers }
  const factor = spreadFactor(load.handlingCv ?? 1)
  const meanDelay = (load.handlingSeconds * factor) / (servers - erlangs)
  return {
    kind: 'stable',
    waitShare,
    withinShare: 1 - waitShare * Math.exp(-withinSeconds / meanDelay),
    meanWaitSeconds: waitShare * meanDelay,
    abandonedShare: 0,
    occupancy: erlangs / servers,
    meanQueue: (waitShare * meanDelay * load.arrivalsPerHour) / 3600,
  }
}

/** Weights of 0, 1, 2 … waiting, all servers busy, relative to the first of them, as logarithms. */
const waitingWeights = (arrivalRate: number, serviceRate: number, leavingRate: number): number[] => {
  const logs = [0]
  let top = 0
  for (let waiting = 1; logs.at(-1)! > top - 45; waiting++) {
    const next = logs.at(-1)! + Math.log(arrivalRate / (serviceRate + waiting * leavingRate))
    logs.push(next)
    top = Math.max(top, next)
  }
  return logs
}

const impatientQueue = (load: QueueLoad, servers: number, within: number, patience: number): SteadyState => {
  const arrivalRate = load.arrivalsPerHour / 3600
  const serviceRate = servers === 0 ? 0 : servers / load.handlingSeconds
  const blocked = erlangB(servers, offeredErlangs(load))
  const logs = waitingWeights(arrivalRate, serviceRate, 1 / patience)
  const top = logs.reduce((a, b) => Math.max(a, b))
  const weights = logs.map((log) => blocked * Math.exp(log - top))
  const busy = weights.reduce((a, b) => a + b)
  const total = busy + (1 - blocked) * Math.exp(-top)
  const profile = waitProfile({
    serviceRate,
    leavingRate: 1 / patience,
    spread: spreadFactor(load.handlingCv ?? 1),
    withinSeconds: within,
    longest: weights.length,
  })
  let late = 0
  let queue = 0
  weights.forEach((weight, waiting) => {
    late += weight * (1 - profile.within[waiting + 1]!)
    queue += weight * waiting
  })
  const meanQueue = queue / total
  const abandonedShare = Math.min(1, meanQueue / patience / arrivalRate)
  return {
    kind: 'stable',
    waitShare: busy / total,
    withinShare: 1 - late / total,
    meanWaitSeconds: meanQueue / arrivalRate,
    abandonedShare,
    occupancy: servers === 0 ? 0 : (arrivalRate * (1 - abandonedShare)) / serviceRate,
    meanQueue,
  }
}

/**
 * The long run of `servers` people at a desk: M/M/n (Erlang C), M/M/n+M (Erlang A, Palm 1957) where callers give
 * up, both corrected by `spreadFactor` where handling is not exponential. `withinSeconds` is the wait asked about.
 */
export const steadyState = (load: QueueLoad, servers: number, withinSeconds: number): SteadyState => {
  if (load.arrivalsPerHour < NOBODY || (load.handlingSeconds <= 0 && servers > 0)) return IDLE
  return load.patienceSeconds === undefined
    ? patientQueue(load, servers, withinSeconds)
    : impatientQueue(load, servers, withinSeconds, load.patienceSeconds)
}

/** Fewest people that serve `share` of arrivals within `withinSeconds`, or undefined where `most` do not. */
export const fewestServers = (
  load: QueueLoad,
  target: { readonly share: number; readonly withinSeconds: number },
  most = 1000,
): number | undefined => {
  const least = load.patienceSeconds === undefined ? Math.floor(offeredErlangs(load)) : 0
  for (let servers = least; servers <= most; servers++) {
    const state = steadyState(load, servers, target.withinSeconds)
    if (state.kind === 'stable' && state.withinShare >= target.share) return servers
  }
  return undefined
}
