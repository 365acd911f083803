/** A desk over a stretch of constant rates, per second. */
export interface Stretch {
  readonly seconds: number
  readonly arrivalRate: number
  readonly servers: number
  /** Completions of one busy person. */
  readonly serviceRate: number
  /** Each waiting caller gives up at this rate. */
  readonly leavingRate: number
}

/** Stages of the stretch: its length is treated as a sum of so many exponentials (Erlangization, Ross 1987). */
const STAGES = 8

/** The number of people at a desk as a birth–death chain in time. One workspace for every stretch of a day. */
export interface Chain {
  /** Puts the time average over the stretch into `average` and the law at its end into `end`. */
  pass(stretch: Stretch, start: Float64Array, average: Float64Array, end: Float64Array): void
}

/**
 * A chain on 0 … states − 1 people present; who comes to a full chain is turned away. Each stage solves
 * (I − hG)ᵀ p′ = p, positive and summing to one for every load, so that overload is a long queue and no error.
 */
export const birthDeathChain = (states: number): Chain => {
  const up = new Float64Array(states)
  const down = new Float64Array(states)
  const pivot = new Float64Array(states)
  const last = states - 1

  const factor = ({ seconds, arrivalRate, servers, serviceRate, leavingRate }: Stretch) => {
    const step = seconds / STAGES
    for (let j = 0; j < states; j++) {
      up[j] = j < last ? step * arrivalRate : 0
      down[j] = step * (Math.min(j, servers) * serviceRate + Math.max(0, j - servers) * leavingRate)
      const diagonal = 1 + up[j]! + down[j]!
      pivot[j] = j === 0 ? 1 / diagonal : 1 / (diagonal - up[j - 1]! * down[j]! * pivot[j - 1]!)
    }
  }

  const stage = (p: Float64Array) => {
    for (let j = 1; j < states; j++) p[j]! += up[j - 1]! * pivot[j - 1]! * p[j - 1]!
    p[last]! *= pivot[last]!
    for (let j = last - 1; j >= 0; j--) p[j] = (p[j]! + down[j + 1]! * p[j + 1]!) * pivot[j]!
  }

  return {
    pass(stretch, start, average, end) {
      factor(stretch)
      end.set(start)
      average.fill(0)
      for (let i = 0; i < STAGES; i++) {
        stage(end)
        for (let j = 0; j < states; j++) average[j]! += end[j]! / STAGES
      }
    },
  }
}
