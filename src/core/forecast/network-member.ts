import type { DayFacts, Follower, FollowerOptions } from './follower.ts'
import { casesOf, LOOK_BACK, lookedAt, type Seen } from './looked-at.ts'
import { type Network, networkLog } from './network.ts'

/** A network and the day number from which on it may speak: all it learned lies before. */
export interface DatedNetwork {
  readonly from: number
  readonly network: Network
}

/** Networks of all queues at once, one a refit, ascending. */
export interface Networks {
  readonly queues: readonly string[]
  readonly dated: readonly DatedNetwork[]
}

export interface NetworkState {
  readonly member: 'neuralNetwork'
  readonly network: Network | null
  /** Which of the queues it was taught this is, and how many there were. */
  readonly place: number
  readonly queues: number
  /** Days of the last year and a bit, oldest first. */
  readonly seen: readonly Seen[]
}

/** A day as the network looks at it from an earlier one. */
export interface NetworkLook {
  readonly day: number
  readonly features: readonly number[]
  /** Log total expected without the network, and what came. */
  readonly offset: number
  readonly log: number
}

/** The most a network may change what was expected without it (log scale). */
const MOST = 1

const oneHot = (length: number, place: number): number[] =>
  Array.from({ length }, (_, i) => (i === place ? 1 : 0))

/** Weekday and queue one by one, waves over the year, and all that the trees look at. */
const inputsOf = (features: readonly number[], facts: DayFacts, place: number, queues: number): number[] => {
  const angle = (2 * Math.PI * facts.yearDay) / 365.25
  return [
    ...features,
    ...oneHot(7, facts.weekday),
    ...(queues > 1 ? oneHot(queues, place) : []),
    Math.sin(angle),
    Math.cos(angle),
    Math.sin(2 * angle),
    Math.cos(2 * angle),
  ]
}

export const tellNetwork = (
  { network, place, queues, seen }: NetworkState,
  facts: DayFacts,
): number | undefined => {
  if (network === null || seen.length === 0) return undefined
  const { features, offset } = lookedAt(seen, seen.length, facts)
  const log = networkLog(network, inputsOf(features, facts, place, queues))
  return offset + Math.max(-MOST, Math.min(MOST, log))
}

const keptOf = ({ day, weekday, isHoliday, effect }: DayFacts, log: number): Seen => ({
  day,
  weekday,
  isHoliday,
  effect,
  log,
})

/** Goes along a series and keeps what a network can learn from; says nothing. */
export class NetworkWatch implements Follower {
  readonly looks: NetworkLook[] = []
  private readonly seen: Seen[] = []
  private readonly options: Pick<FollowerOptions, 'gapDays' | 'horizonDays'>
  private readonly place: number
  private readonly queues: number

  constructor(options: Pick<FollowerOptions, 'gapDays' | 'horizonDays'>, place: number, queues: number) {
    this.options = options
    this.place = place
    this.queues = queues
  }

  learn(facts: DayFacts, log: number): void {
    for (const { features, offset } of casesOf(this.seen, facts, this.options))
      this.looks.push({
        day: facts.day,
        features: inputsOf(features, facts, this.place, this.queues),
        offset,
        log,
      })
    this.seen.push(keptOf(facts, log))
  }

  tell(): undefined {}

  state(): NetworkState {
    return { member: 'neuralNetwork', network: null, place: this.place, queues: this.queues, seen: [] }
  }
}

/** The member: on each day the latest network speaks that learned from earlier days only. */
export class NetworkMember implements Follower {
  private readonly networks: Networks
  private readonly place: number
  private readonly seen: Seen[] = []

  constructor(networks: Networks, queue: string) {
    this.networks = networks
    this.place = networks.queues.indexOf(queue)
  }

  learn(facts: DayFacts, log: number): void {
    this.seen.push(keptOf(facts, log))
  }

  tell(facts: DayFacts): number | undefined {
    return tellNetwork(this.now(this.seen), facts)
  }

  state(): NetworkState {
    return this.now(this.seen.slice(-LOOK_BACK))
  }

  private now(seen: readonly Seen[]): NetworkState {
    const next = (seen.at(-1)?.day ?? Number.NEGATIVE_INFINITY) + 1
    const latest = this.networks.dated.findLast(({ from }) => from <= next)
    const { length } = this.networks.queues
    return {
      member: 'neuralNetwork',
      network: latest?.network ?? null,
      place: this.place,
      queues: length,
      seen,
    }
  }
}
