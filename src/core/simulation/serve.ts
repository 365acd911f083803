/** Who comes to a desk on one day, in order of arrival. Times in seconds. */
export interface Customers {
  count: number
  arrival: Float64Array
  service: Float64Array
  /** How long each is willing to wait; Infinity for who never leaves. */
  patience: Float64Array
}

/** People at the desk: from `changes[i]` on there are `levels[i]`, and nobody before the first change. */
export interface Desk {
  readonly changes: Float64Array
  readonly levels: Int32Array
  /** From here on every second of service is overtime. */
  readonly homeTime: number
}

/** What became of each customer. */
export interface Fates {
  /** Seconds until served or gone. */
  wait: Float64Array
  /** 1 for who left unserved. */
  gone: Uint8Array
  busySeconds: number
  overtimeSeconds: number
}

/**
 * Serves a day first come, first served. People who are called away finish the visit in hand; callers whose patience
 * has run out are passed over. Who still waits when nobody will come any more is turned away then.
 */
export const serveDay = (customers: Customers, desk: Desk, fates: Fates): void => {
  const { count, arrival, service, patience } = customers
  const { changes, levels, homeTime } = desk
  /** Ends of the visits in hand, the next one last. */
  const ends: number[] = []
  let now = 0
  let level = 0
  let change = 0
  let come = 0
  let called = 0
  fates.busySeconds = 0
  fates.overtimeSeconds = 0
  while (called < count || ends.length > 0) {
    const nextArrival = come < count ? arrival[come]! : Number.POSITIVE_INFINITY
    const nextChange = change < changes.length ? changes[change]! : Number.POSITIVE_INFINITY
    const nextEnd = ends.length > 0 ? ends[ends.length - 1]! : Number.POSITIVE_INFINITY
    const next = Math.min(nextArrival, nextChange, nextEnd)
    if (next === Number.POSITIVE_INFINITY) break
    now = next
    if (nextChange === now) level = levels[change++]!
    else if (nextEnd === now) ends.pop()
    else come++
    while (ends.length < level && called < come) {
      const customer = called++
      const waited = now - arrival[customer]!
      if (waited >= patience[customer]!) {
        fates.wait[customer] = patience[customer]!
        fates.gone[customer] = 1
        continue
      }
      const end = now + service[customer]!
      fates.wait[customer] = waited
      fates.gone[customer] = 0
      fates.busySeconds += service[customer]!
      if (end > homeTime) fates.overtimeSeconds += end - Math.max(now, homeTime)
      let place = ends.length
      ends.push(end)
      for (; place > 0 && ends[place - 1]! < end; place--) ends[place] = ends[place - 1]!
      ends[place] = end
    }
  }
  for (; called < count; called++) {
    fates.wait[called] = Math.min(patience[called]!, Math.max(0, now - arrival[called]!))
    fates.gone[called] = 1
  }
}
