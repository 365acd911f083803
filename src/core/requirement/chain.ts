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
const STAGES = 20

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
  /** Forward and backward multipliers of the factorised matrix. */
  const reach = new Float64Array(states)
  const back = new Float64Array(states)
  const last = states - 1

  const factor = ({ seconds, arrivalRate, servers, serviceRate, leavingRate }: Stretch) => {
    const step = seconds / STAGES
    for (let j = 0; j < states; j++) {
      up[j] = j < last ? step * arrivalRate : 0
      down[j] = step * (Math.min(j, servers) * serviceRate + Math.max(0, j - servers) * leavingRate)
      const diagonal = 1 + up[j]! + down[j]!
      pivot[j] = j === 0 ? 1 / diagonal : 1 / (diagonal - up[j - 1]! * down[j]! * pivot[j - 1]!)
      reach[j] = up[j]! * pivot[j]!
      if (j > 0) back[j - 1] = down[j]! * pivot[j - 1]!
    }
  }

  /** One stage; what is there after it is also added to the sum. */
  const stage = (p: Float64Array, sum: Float64Array) => {
    let before = p[0]!
    for (let j = 1; j < states; j++) {
      before = p[j]! + reach[j - 1]! * before
      p[j] = before
    }
    before = 0
    for (let j = last; j >= 0; j--) {
      before = p[j]! * pivot[j]! + back[j]! * before
      p[j] = before
      sum[j]! += before
    }
  }

  return {
    pass(stretch, start, average, end) {
      factor(stretch)
      end.set(start)
      average.fill(0)
      for (let i = 0; i < STAGES; i++) stage(end, average)
      for (let j = 0; j < states; j++) average[j]! *= 1 / STAGES
    },
  }
}
