import { steadyState } from '../../src/core/requirement/erlang.ts'
import type { Random } from '../../src/core/units/random.ts'
import { exponential, type Model } from './long-run.ts'

const markov = (
  servers: number,
  load: number,
  handling: number,
  within: number,
  millions: number,
  patience?: number,
): Model => {
  const arrivalRate = (load * servers) / handling
  const state = steadyState(
    {
      arrivalsPerHour: arrivalRate * 3600,
      handlingSeconds: handling,
      ...(patience !== undefined && { patienceSeconds: patience }),
    },
    servers,
    within,
  )
  if (state.kind === 'unstable') throw new Error('a model of the long run must be stable')
  const { meanWaitSeconds, withinShare, abandonedShare } = state
  return {
    name: `M/M/${servers}${patience === undefined ? '' : '+M'} at ${load}`,
    servers,
    arrivalRate,
    service: exponential(handling),
    withinSeconds: within,
    millions,
    ...(patience !== undefined && { patience }),
    theory: {
      meanWait: meanWaitSeconds,
      within: withinShare,
      ...(patience !== undefined && { gone: abandonedShare }),
    },
  }
}

/** Pollaczek–Khinchine: W = λ E[S²] / 2(1 − ρ). */
const oneServer = (
  name: string,
  load: number,
  handling: number,
  cv: number,
  millions: number,
  service: (random: Random) => number,
): Model => ({
  name: `${name} at ${load}`,
  servers: 1,
  arrivalRate: load / handling,
  service,
  withinSeconds: 0,
  millions,
  theory: { meanWait: (load * handling * (1 + cv * cv)) / (2 * (1 - load)), within: 1 - load },
})

const lognormal = (mean: number, cv: number) => {
  const variance = Math.log(1 + cv * cv)
  return (random: Random) => mean * Math.exp(Math.sqrt(variance) * random.normal() - variance / 2)
}

export const MODELS: readonly Model[] = [
  markov(1, 0.5, 300, 300, 1),
  markov(2, 0.7, 360, 600, 2),
  markov(4, 0.6, 240, 60, 2),
  markov(4, 0.8, 240, 300, 4),
  markov(3, 0.8, 180, 20, 0.5, 120),
  markov(4, 1.1, 240, 30, 0.5, 150),
  markov(2, 1.5, 200, 60, 0.5, 100),
  oneServer('M/G/1 gamma', 0.6, 300, 1.2, 1.5, (random) => random.gamma(1 / 1.44, 300 * 1.44)),
  oneServer('M/G/1 lognormal', 0.75, 400, 0.7, 2, lognormal(400, 0.7)),
  oneServer('M/D/1', 0.5, 300, 0, 0.5, () => 300),
  oneServer('M/D/1', 0.8, 300, 0, 2.5, () => 300),
]
