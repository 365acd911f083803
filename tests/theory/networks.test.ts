import { describe, expect, test } from 'vitest'
import { steadyState } from '../../src/core/requirement/erlang.ts'
import type { Floor } from '../../src/core/simulation/floor.ts'
import { playerOf } from '../../src/core/simulation/play.ts'
import { type Random, seeded } from '../../src/core/units/random.ts'
import { floorWith, type Player, type WorkerLike } from '../core/simulation/floor.ts'
import { loopWith } from './faults.ts'
import { batchMeans, exponential, type Interval } from './long-run.ts'

/** Who comes by Poisson to a desk, and where some of them go on to. Seconds and rates a second. */
interface Flow {
  readonly rate: number
  readonly handling: number
  readonly desk?: number
  readonly line?: number
  readonly onward?: {
    readonly share: number
    readonly desk: number
    readonly handling: number
    readonly walk: number
  }
}

interface Network {
  readonly name: string
  readonly floor: Floor
  readonly flows: readonly Flow[]
  readonly customers: number
  /** Mean waits by flow, then of those who go on. */
  readonly theory: readonly number[]
}

const always = (place: number, helps: readonly number[] = []): WorkerLike => ({
  blocks: [[0, Number.POSITIVE_INFINITY, place]],
  helps,
})

/** Merges Poisson flows: each customer is of a flow with a chance that is its share of all. */
const drawn = ({ flows, customers }: Network, random: Random) => {
  const total = flows.reduce((sum, { rate }) => sum + rate, 0)
  const upTo = flows.map((_, f) => flows.slice(0, f + 1).reduce((sum, { rate }) => sum + rate, 0))
  const room = 2 * customers
  const visits = {
    count: customers,
    direct: customers,
    arrival: new Float64Array(room).fill(-1),
    service: new Float64Array(room),
    patience: new Float64Array(room).fill(Number.POSITIVE_INFINITY),
    desk: new Uint16Array(room),
    line: new Uint16Array(room),
    next: new Int32Array(room).fill(-1),
    walk: new Float64Array(room),
  }
  const group = new Uint8Array(room)
  let now = 0
  for (let i = 0; i < customers; i++) {
    now += exponential(1 / total)(random)
    const point = random.uniform() * total
    const f = upTo.findIndex((limit) => point < limit)
    const { handling, desk = 0, line = 0, onward } = flows[f]!
    visits.arrival[i] = now
    visits.service[i] = exponential(handling)(random)
    visits.desk[i] = desk
    visits.line[i] = line
    group[i] = f
    if (!onward || random.uniform() >= onward.share) continue
    const next = visits.count++
    visits.next[i] = next
    visits.desk[next] = onward.desk
    visits.service[next] = exponential(onward.handling)(random)
    visits.walk[next] = onward.walk
    group[next] = flows.length
  }
  return { visits, group }
}

/** 99 % intervals of the mean wait of each group. */
const longRun = (network: Network, player: Player): Interval[] => {
  const { visits, group } = drawn(network, seeded(`networks/${network.name}`))
  const fates = {
    wait: new Float64Array(visits.count),
    gone: new Uint8Array(visits.count),
    worker: new Int32Array(visits.count),
  }
  player(network.floor).play(visits, fates)
  return network.theory.map((_, g) => {
    const waits: number[] = []
    for (let i = 0; i < visits.count; i++) if (group[i] === g) waits.push(fates.wait[i]!)
    return batchMeans(waits.length, (i) => waits[i]!)
  })
}

const markov = (rate: number, handling: number, servers: number): number => {
  const state = steadyState({ arrivalsPerHour: rate * 3600, handlingSeconds: handling }, servers, 0)
  if (state.kind === 'unstable') throw new Error('must be stable')
  return state.meanWaitSeconds
}

/** Cobham (1954): W_k = W_0 / ((1 − σ_{k−1})(1 − σ_k)), W_0 = Σ λ E[S²] / 2, exponential handling. */
const cobham = (flows: readonly Flow[]): number[] => {
  const rest = flows.reduce((sum, { rate, handling }) => sum + rate * handling ** 2, 0)
  let before = 0
  return flows.map(({ rate, handling }) => {
    const after = before + rate * handling
    const wait = rest / ((1 - before) * (1 - after))
    before = after
    return wait
  })
}

/**
 * One clerk, one colleague who takes a visit whenever `help` are waiting: the Markov chain of clerk, colleague and line,
 * solved by iteration. By Little's law the mean wait is the mean line over the rate.
 */
const helped = (rate: number, handling: number, help: number): number => {
  const most = 150
  const served = 1 / handling
  const step = 1 / (rate + 2 * served)
  const at = (clerk: number, colleague: number, line: number) => (clerk * 2 + colleague) * (most + 1) + line
  let chance = new Float64Array(4 * (most + 1))
  chance[0] = 1
  for (let round = 0; round < 30_000; round++) {
    const next = new Float64Array(chance.length)
    for (let clerk = 0; clerk < 2; clerk++)
      for (let colleague = 0; colleague < 2; colleague++)
        for (let line = 0; line <= most; line++) {
          const here = chance[at(clerk, colleague, line)]!
          if (here === 0) continue
          const comes = here * rate * step
          if (clerk === 0) next[at(1, colleague, line)]! += comes
          else if (colleague === 0 && line + 1 >= help) next[at(1, 1, line)]! += comes
          else next[at(1, colleague, Math.min(most, line + 1))]! += comes
          const ends = here * served * step
          if (clerk === 0) next[at(0, colleague, line)]! += ends
          else next[line > 0 ? at(1, colleague, line - 1) : at(0, colleague, 0)]! += ends
          if (colleague === 0) next[at(clerk, 0, line)]! += ends
          else next[line >= help ? at(clerk, 1, line - 1) : at(clerk, 0, line)]! += ends
        }
    chance = next
  }
  let mean = 0
  for (let state = 0; state < 4; state++)
    for (let line = 0; line <= most; line++) mean += line * chance[state * (most + 1) + line]!
  return mean / rate
}

const BURKE = { rate: 0.6 / 300, handling: 300 }
const CLASSES: readonly Flow[] = [
  { rate: 0.3 / 200, handling: 200, line: 0 },
  { rate: 0.4 / 300, handling: 300, line: 1 },
]
const HELPED = { rate: 0.9 / 300, handling: 300 }

const NETWORKS: readonly Network[] = [
  {
    name: 'M/M/1 → M/M/1 (Burke)',
    floor: floorWith([{}, {}], [always(0), always(1)]),
    flows: [{ ...BURKE, onward: { share: 1, desk: 1, handling: 340, walk: 60 } }],
    customers: 1_500_000,
    theory: [markov(BURKE.rate, 300, 1), markov(BURKE.rate, 340, 1)],
  },
  {
    name: 'M/M/2, of whom half go on to M/M/1 with visitors of its own (Jackson)',
    floor: floorWith([{}, {}], [always(0), always(0), always(1)]),
    flows: [
      { rate: 1.2 / 300, handling: 300, onward: { share: 0.5, desk: 1, handling: 160, walk: 30 } },
      { rate: 0.0015, handling: 160, desk: 1 },
    ],
    customers: 1_400_000,
    theory: [markov(1.2 / 300, 300, 2), markov(0.0035, 160, 1), markov(0.0035, 160, 1)],
  },
  {
    name: 'two priorities at one desk (Cobham)',
    floor: floorWith([{ lines: 2 }], [always(0)]),
    flows: CLASSES,
    customers: 1_700_000,
    theory: cobham(CLASSES),
  },
  {
    name: 'a colleague who steps in as soon as anyone waits makes M/M/2',
    floor: floorWith([{ callsHelpAt: 1 }], [always(0), always(-1, [0])]),
    flows: [HELPED],
    customers: 1_200_000,
    theory: [markov(HELPED.rate, 300, 2)],
  },
  {
    name: 'a colleague who steps in when three are waiting',
    floor: floorWith([{ callsHelpAt: 3 }], [always(0), always(-1, [0])]),
    flows: [HELPED],
    customers: 500_000,
    theory: [helped(HELPED.rate, 300, 3)],
  },
]

const misses = ({ theory }: Network, found: readonly Interval[]): number[] =>
  theory.filter((expected, g) => expected < found[g]!.low || expected > found[g]!.high)

describe('networks against theory', () => {
  test.each(NETWORKS)('$name lies inside a 99 % interval that would show a fault of 2 %', (network) => {
    const found = longRun(network, playerOf)
    expect(misses(network, found)).toEqual([])
    found.forEach(({ low, high }, g) => {
      expect((high - low) / 2 / network.theory[g]!).toBeLessThan(0.02)
    })
  })

  test('the chain of help agrees with M/M/2 where anyone waiting is enough', () => {
    expect(helped(HELPED.rate, 300, 1) / markov(HELPED.rate, 300, 2)).toBeCloseTo(1, 6)
  })
})

describe('a broken network', () => {
  test.each([
    ['help comes one too late', '++present >= wanted', '++present > wanted'],
    [
      'colleagues keep serving',
      'hasSeat && areWaiting(desk, callsHelpAt[desk]!, now)',
      'hasSeat && waiting[desk]! > 0',
    ],
    [
      'the lines are called by turns',
      'if (!hasLeft(heads[line]!, now)) return line',
      'if (!hasLeft(heads[line]!, now)) return now % 2 < 1 && line + 1 < first[desk + 1]! && heads[line + 1]! >= 0 ? line + 1 : line',
    ],
    [
      'every tenth visitor on the way is lost',
      'if (next >= 0) due.plan',
      'if (next >= 0 && next % 10 > 0) due.plan',
    ],
  ])('%s: caught', async (_, right, wrong) => {
    const player = await loopWith(right, wrong)
    const missed = NETWORKS.filter(
      (network) => misses(network, longRun({ ...network, customers: 200_000 }, player)).length > 0,
    )
    expect(missed).not.toEqual([])
  })
})
