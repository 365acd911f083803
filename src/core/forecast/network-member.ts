import type { DayFacts, Follower, Watch } from './follower.ts'
import { LOOK_BACK, lookedAt, type Seen } from './looked-at.ts'
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

/** A later day as it looks from an earlier one, and what came. */
export interface NetworkLook {
  readonly day: number
  readonly features: readonly number[]
  /** Log total that the regression expected, and the one that came. */
  readonly expected: number
  readonly log: number
}

/** The most a network may change what was expected without it (log scale). */
const MOST = 1

const oneHot = (length: number, place: number): number[] =>
  Array.from({ length }, (_, i) => (i === place ? 1 : 0))

/** All that the trees look at, weekday and queue one by one, waves over the year, and how the regression sees the level. */
const inputsOf = (seen: readonly Seen[], facts: DayFacts, place: number, queues: number): number[] => {
  const { features, offset } = lookedAt(seen, seen.length, facts)
  const angle = (2 * Math.PI * facts.yearDay) / 365.25
  return [
    ...features,
    facts.expected - offset,
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
  const log = networkLog(network, inputsOf(seen, facts, place, queues))
  return facts.expected + Math.max(-MOST, Math.min(MOST, log))
}

const keptOf = ({ day, weekday, isHoliday, effect }: DayFacts, log: number): Seen => ({
  day,
  weekday,
  isHoliday,
  effect,
  log,
})

/** Days seen before a day makes a case, and of how many pairs of an earlier and a later day one is a case. */
const WARM_DAYS = 30
const EVERY = 3

/** Goes along a series and keeps what a network can learn from; has no say. */
export class NetworkWatch implements Watch {
  readonly looks: NetworkLook[] = []
  private readonly seen: Seen[] = []
  private readonly waiting = new Map<number, Omit<NetworkLook, 'day' | 'log'>[]>()
  private readonly place: number
  private readonly queues: number

  constructor(place: number, queues: number) {
    this.place = place
    this.queues = queues
  }

  learn(facts: DayFacts, log: number): void {
    const { day } = facts
    for (const look of this.waiting.get(day) ?? []) this.looks.push({ ...look, day, log })
    this.waiting.delete(day)
    this.seen.push(keptOf(facts, log))
  }

  tell(facts: DayFacts): undefined {
    const { day, expected } = facts
    const { seen, place, queues } = this
    if (seen.length < WARM_DAYS || (5 * day + seen.at(-1)!.day) % EVERY !== 0) return
    const looks = this.waiting.get(day) ?? []
    looks.push({ features: inputsOf(seen, facts, place, queues), expected })
    this.waiting.set(day, looks)
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
