/** What the arrivals of a queue or team met with in one replication, filled while it runs. Seconds. */
export interface ServiceRun {
  arrivals: number
  wait: number
  within: number
  gone: number
  onward: number
  busy: number
  capacity: number
  daysBelow: number
  /** How many waited at all; the first so many entries of `waits` are theirs. */
  waited: number
  waits: Float64Array
}

export const serviceRun = (): ServiceRun => ({
  arrivals: 0,
  wait: 0,
  within: 0,
  gone: 0,
  onward: 0,
  busy: 0,
  capacity: 0,
  daysBelow: 0,
  waited: 0,
  waits: new Float64Array(256),
})

export const clearRun = (run: ServiceRun): void => {
  run.arrivals = run.wait = run.waited = run.within = run.gone = run.onward = 0
  run.busy = run.capacity = run.daysBelow = 0
}

const makeRoom = (run: ServiceRun, count: number): void => {
  if (count <= run.waits.length) return
  const larger = new Float64Array(2 * count)
  larger.set(run.waits.subarray(0, run.waited))
  run.waits = larger
}

/** Counts one arrival. */
export const countInRun = (
  run: ServiceRun,
  wait: number,
  within: boolean,
  gone: boolean,
  onward: boolean,
): void => {
  run.arrivals++
  if (wait > 0) {
    makeRoom(run, run.waited + 1)
    run.waits[run.waited++] = wait
    run.wait += wait
  }
  if (within) run.within++
  if (gone) run.gone++
  if (onward) run.onward++
}

/** Takes up the arrivals of a day into a longer run. */
export const joinRun = (into: ServiceRun, part: ServiceRun): void => {
  makeRoom(into, into.waited + part.waited)
  into.waits.set(part.waits.subarray(0, part.waited), into.waited)
  into.waited += part.waited
  into.arrivals += part.arrivals
  into.wait += part.wait
  into.within += part.within
  into.gone += part.gone
  into.onward += part.onward
}
