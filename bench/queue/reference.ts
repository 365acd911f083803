import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { erlangB, erlangC, type QueueFigures, steadyState } from '../../src/core/requirement/erlang.ts'

interface ErlangCRow {
  readonly agents: number
  readonly erlangs: number
  readonly p_wait: number
  readonly calls?: number
  readonly aht_s?: number
  readonly interval_s?: number
  readonly t_s?: number
  readonly asa_s?: number
  readonly occupancy?: number
  readonly service_level?: number
  readonly erlang_b?: number
}

interface ErlangARow {
  readonly agents: number
  readonly lam: number
  readonly mu: number
  readonly theta: number
  readonly t: number
  readonly p_wait: number
  readonly p_abandon: number
  readonly mean_wait_all: number
  readonly mean_queue: number
  readonly occupancy: number
  readonly p_served_within_t: number
}

interface Reference {
  readonly erlang_c: readonly ErlangCRow[]
  readonly erlang_a: readonly ErlangARow[]
  readonly erlang_b: readonly {
    readonly servers: number
    readonly erlangs: number
    readonly blocking: number
  }[]
}

/** One value of ours beside the exact one. */
export type Pair = readonly [ours: number, exact: number]

const stable = (...args: Parameters<typeof steadyState>): QueueFigures => {
  const state = steadyState(...args)
  if (state.kind === 'unstable') throw new Error('the reference speaks of a stable queue')
  return state
}

const pairsOfC = (row: ErlangCRow): Pair[] => {
  const pairs: Pair[] = [[erlangC(row.agents, row.erlangs)!, row.p_wait]]
  if (row.erlang_b !== undefined) pairs.push([erlangB(row.agents, row.erlangs), row.erlang_b])
  if (row.calls === undefined) return pairs
  const load = { arrivalsPerHour: (row.calls * 3600) / row.interval_s!, handlingSeconds: row.aht_s! }
  const state = stable(load, row.agents, row.t_s!)
  return [
    ...pairs,
    [state.waitShare, row.p_wait],
    [state.meanWaitSeconds, row.asa_s!],
    [state.occupancy, row.occupancy!],
    [state.withinShare, row.service_level!],
  ]
}

/** The reference counts time in units of its own; ours takes them as seconds. */
const pairsOfA = (row: ErlangARow): Pair[] => {
  const load = {
    arrivalsPerHour: row.lam * 3600,
    handlingSeconds: 1 / row.mu,
    patienceSeconds: 1 / row.theta,
  }
  const state = stable(load, row.agents, row.t)
  return [
    [state.waitShare, row.p_wait],
    [state.abandonedShare, row.p_abandon],
    [state.meanWaitSeconds, row.mean_wait_all],
    [state.meanQueue, row.mean_queue],
    [state.occupancy, row.occupancy],
    [state.withinShare, row.p_served_within_t],
  ]
}

/** Every value of `instances/erlang/reference.json` beside ours. */
export const referencePairs = (folder: string): Record<'B' | 'C' | 'A', Pair[]> => {
  const file = join(folder, 'instances', 'erlang', 'reference.json')
  const reference = JSON.parse(readFileSync(file, 'utf8')) as Reference
  return {
    B: reference.erlang_b.map((row) => [erlangB(row.servers, row.erlangs), row.blocking]),
    C: reference.erlang_c.flatMap(pairsOfC),
    A: reference.erlang_a.flatMap(pairsOfA),
  }
}
