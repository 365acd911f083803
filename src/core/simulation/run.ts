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
  /** The first `arrivals` entries are the waits. */
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
  waits: new Float64Array(256),
})

export const clearRun = (run: ServiceRun): void => {
  run.arrivals = run.wait = run.within = run.gone = run.onward = 0
  run.busy = run.capacity = run.daysBelow = 0
}

/** Counts one arrival. */
export const countInRun = (
  run: ServiceRun,
  wait: number,
  within: boolean,
  gone: boolean,
  onward: boolean,
): void => {
  if (run.arrivals === run.waits.length) {
    const larger = new Float64Array(2 * run.waits.length)
    larger.set(run.waits)
    run.waits = larger
  }
  run.waits[run.arrivals++] = wait
  run.wait += wait
  if (within) run.within++
  if (gone) run.gone++
  if (onward) run.onward++
}

/** Takes up the arrivals of a day into a longer run. */
export const joinRun = (into: ServiceRun, part: ServiceRun): void => {
  const count = into.arrivals + part.arrivals
  if (count > into.waits.length) {
    const larger = new Float64Array(2 * count)
    larger.set(into.waits.subarray(0, into.arrivals))
    into.waits = larger
  }
  into.waits.set(part.waits.subarray(0, part.arrivals), into.arrivals)
  into.arrivals = count
  into.wait += part.wait
  into.within += part.within
  into.gone += part.gone
  into.onward += part.onward
}
