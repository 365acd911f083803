/** What is known of a ticket that was seen, as bits. */
export const HANDLED = 1
export const ABANDONED = 2

/** Tickets of recent days, to tell a row that calls one again (再呼出) from a new arrival. */
export interface Recalls {
  /**
   * The earlier row of this ticket (same day, queue, number and second of issue): a place for `state` and
   * `mark`, or −1 when this is its first row, which is then remembered.
   */
  seen(day: number, queue: number, second: number, bytes: Uint8Array, start: number, end: number): number
  state(place: number): number
  mark(place: number, state: number): void
  /** Marks the ticket that was remembered last. */
  markNew(state: number): void
}

/** Days kept: a file may hold the days of a month in any order and still have each recall found. */
const DAYS = 32

/** Tickets of one day in an open-addressed table of three numbers each: queue with second, and the number's bytes. */
class DayTickets {
  day = -1
  usedAt = 0
  count = 0
  mask = 1023
  moments = new Int32Array(1024).fill(-1)
  numbers = new Int32Array(2048)
  states = new Uint8Array(1024)

  clear(day: number): void {
    this.day = day
    this.count = 0
    this.moments.fill(-1)
    this.states.fill(0)
  }

  /** Place of a ticket, found or new; the count tells which. */
  place(moment: number, high: number, low: number): number {
    let hash = Math.imul(moment ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(low, 0xc2b2ae35)
    hash ^= hash >>> 15
    for (let at = hash & this.mask; ; at = (at + 1) & this.mask) {
      const found = this.moments[at]!
      if (found === moment && this.numbers[at * 2] === high && this.numbers[at * 2 + 1] === low) return at
      if (found < 0) {
        this.moments[at] = moment
        this.numbers[at * 2] = high
        this.numbers[at * 2 + 1] = low
        this.count++
        return at
      }
    }
  }

  grow(): void {
    const { moments, numbers, states } = this
    const size = moments.length * 2
    this.mask = size - 1
    this.count = 0
    this.moments = new Int32Array(size).fill(-1)
    this.numbers = new Int32Array(size * 2)
    this.states = new Uint8Array(size)
    for (let at = 0; at < moments.length; at++)
      if (moments[at]! >= 0)
        this.states[this.place(moments[at]!, numbers[at * 2]!, numbers[at * 2 + 1]!)] = states[at]!
  }
}

/** A memory of tickets. Numbers up to 8 bytes long are compared exactly, longer ones by 64 bits of hash. */
export const recalls = (): Recalls => {
  const days: DayTickets[] = []
  let today = new DayTickets()
  let clock = 0
  let newest = 0

  const open = (day: number): DayTickets => {
    const known = days.find((one) => one.day === day)
    const page =
      known ??
      (days.length < DAYS
        ? new DayTickets()
        : days.reduce((oldest, one) => (one.usedAt < oldest.usedAt ? one : oldest)))
    if (!known) {
      if (days.length < DAYS) days.push(page)
      page.clear(day)
    }
    page.usedAt = ++clock
    return page
  }

  return {
    seen(day, queue, second, bytes, start, end) {
      if (today.day !== day) today = open(day)
      if (today.count * 2 > today.mask) today.grow()
      let high = 0
      let low = 0
      if (end - start <= 8) {
        const middle = end - start <= 4 ? end : start + 4
        for (let at = start; at < middle; at++) high = (high << 8) | bytes[at]!
        for (let at = middle; at < end; at++) low = (low << 8) | bytes[at]!
      } else {
        high = 2166136261
        low = 0x2545f491
        for (let at = start; at < end; at++) {
          high = Math.imul(high ^ bytes[at]!, 16777619)
          low = Math.imul(low + bytes[at]!, 0x9e3779b1) ^ (low >>> 13)
        }
      }
      const before = today.count
      const place = today.place(queue * 86_400 + second, high, low)
      if (today.count === before) return place
      newest = place
      return -1
    },
    state: (place) => today.states[place]!,
    mark(place, state) {
      today.states[place] = state
    },
    markNew(state) {
      today.states[newest] = state
    },
  }
}
