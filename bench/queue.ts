import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { requirementOf } from '../src/core/requirement/requirement.ts'
import { dutiesFrom } from '../src/core/simulation/duties.ts'
import { serveDesk } from '../src/core/simulation/serve.ts'
import { simulateWeek } from '../src/core/simulation/simulate.ts'
import { seeded } from '../src/core/units/random.ts'
import { benchData } from './data.ts'
import { floorRows } from './queue/floor.ts'
import { type Pair, referencePairs } from './queue/reference.ts'
import { asRequired, city, holidays, trueForecast, week } from './queue/week.ts'
import { atMost, type BenchRow } from './row.ts'

const worst = (pairs: readonly Pair[]): number =>
  Math.max(...pairs.map(([ours, exact]) => Math.abs(ours - exact) / Math.abs(exact)))

const accuracy = (folder: string): BenchRow[] =>
  Object.entries(referencePairs(folder)).map(([letter, pairs]) => {
    const value = worst(pairs)
    return {
      name: `Erlang ${letter}: worst relative difference over ${pairs.length} exact values`,
      value,
      unit: 'relative',
      peer: null,
      target: 1e-9,
      aim: 1e-12,
      holds: value <= 1e-9,
    }
  })

/** Seconds of the fastest of some runs. */
const fastest = (runs: number, work: () => void): number => {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    work()
    best = Math.min(best, (performance.now() - start) / 1000)
  }
  return best
}

const REPLICATIONS = 1000

const weekRows = (): BenchRow[] => {
  const forecast = trueForecast()
  const require = () => requirementOf(forecast, undefined, city, holidays, week)
  const requirement = require()
  const duties = dutiesFrom(asRequired(requirement), city)
  const simulate = (replications: number) =>
    simulateWeek(forecast, duties, city, holidays, { replications, seed: 'bench' })
  const required = fastest(3, require)
  simulate(50)
  const seconds = fastest(1, () => simulate(REPLICATIONS))
  const played = simulate(REPLICATIONS)
  const promised = played.queues.map(({ queue, withinTarget }) => {
    const desk = city.queues.find(({ id }) => id === queue)!.activity
    const slots = requirement.slots.filter(({ activity }) => activity === desk)
    const arrivals = slots.reduce((sum, it) => sum + it.arrivals, 0)
    const within = slots.reduce((sum, it) => sum + it.arrivals * it.curve[it.people]!.serviceLevel, 0)
    return Math.abs(within / arrivals - withinTarget.mean) * 100
  })
  return [
    atMost('requirement curves of the week, all queues and slots', required * 1000, 'ms', 1000, 300),
    atMost('one replication of the six-team week', (seconds / REPLICATIONS) * 1000, 'ms', 10, 2),
    atMost('1,000 replications on one core', seconds, 's', 10, 3),
    atMost(
      'service level promised by the requirement against simulated, worst queue',
      Math.max(...promised),
      'points',
      2,
      1,
    ),
  ]
}

const CUSTOMERS = 1_000_000
const PEER_CUSTOMERS = 50_000

/** Customers a second of an M/M/4 desk at 80 % load, drawing them included. */
const oursPerSecond = (): number => {
  const seconds = fastest(3, () => {
    const random = seeded('mm4')
    const exponential = (mean: number): number => -mean * Math.log(1 - random.uniform())
    const customers = {
      count: CUSTOMERS,
      arrival: new Float64Array(CUSTOMERS),
      service: new Float64Array(CUSTOMERS),
      patience: new Float64Array(CUSTOMERS).fill(Number.POSITIVE_INFINITY),
    }
    let now = 0
    for (let i = 0; i < CUSTOMERS; i++) {
      now += exponential(75)
      customers.arrival[i] = now
      customers.service[i] = exponential(240)
    }
    const waits = { wait: new Float64Array(CUSTOMERS), gone: new Uint8Array(CUSTOMERS) }
    serveDesk(customers, { changes: Float64Array.of(0), levels: Int32Array.of(4) }, waits)
  })
  return CUSTOMERS / seconds
}

/** Customers a second of Ciw on the same desk, or null where there is no Python with Ciw. */
const ciwPerSecond = (): number | null => {
  const python = process.env.HANKAN_BENCH_PYTHON ?? 'python3'
  const script = join(import.meta.dirname, 'peers', 'ciw_mm4.py')
  const { status, stdout } = spawnSync(python, [script, String(PEER_CUSTOMERS)], { encoding: 'utf8' })
  if (status === 0) return (JSON.parse(stdout) as { perSecond: number }).perSecond
  process.stderr.write(
    'Ciw is not installed (pip install ciw; HANKAN_BENCH_PYTHON names the Python): no peer\n',
  )
  return null
}

const speedRow = (): BenchRow => {
  const value = oursPerSecond()
  const peer = ciwPerSecond()
  return {
    name: 'customers a second on M/M/4 at 80 %, peer Ciw',
    value,
    unit: 'customers/s',
    peer,
    target: peer === null ? null : 50 * peer,
    aim: peer === null ? null : 200 * peer,
    holds: peer === null || value >= 50 * peer,
  }
}

/** Accuracy of the closed forms, speed of requirement and simulation. */
export const run = async (): Promise<BenchRow[]> => {
  const folder = benchData()
  return [
    ...(folder === undefined ? [] : accuracy(folder)),
    ...weekRows(),
    ...(await floorRows()),
    speedRow(),
  ]
}
