import type { Desk, Fates, Visits } from './floor.ts'

/** The lines in front of desks, the one called first before the others at each. */
export interface Lines {
  /** Number in the lines of each desk, who has hung up included until passed over. */
  readonly waiting: Int32Array
  begin(visits: Visits, fates: Fates): void
  join(visitor: number): void
  /** The line whose first visitor is called next, or −1. Callers who have hung up are passed over. */
  nextLine(desk: number, now: number): number
  take(desk: number, line: number): number
  /** Whether at least so many are waiting who have not hung up. */
  areWaiting(desk: number, wanted: number, now: number): boolean
  /** Whoever still waits leaves at closing time, or at the end of all things where a desk never closes. */
  turnAway(end: number): void
}

export const linesOf = (desks: readonly Desk[]): Lines => {
  /** Lines of desk `d` are `first[d]` up to, not including, `first[d + 1]`. */
  const first = new Int32Array(desks.length + 1)
  desks.forEach(({ lines }, d) => {
    first[d + 1] = first[d]! + lines
  })
  const waiting = new Int32Array(desks.length)
  const heads = new Int32Array(first[desks.length]!)
  const tails = new Int32Array(heads.length)
  let follower = new Int32Array(256)
  let visits!: Visits
  let fates!: Fates

  const hasLeft = (visitor: number, now: number): boolean =>
    now - visits.arrival[visitor]! >= visits.patience[visitor]!

  const leave = (visitor: number, waited: number): void => {
    fates.wait[visitor] = Math.min(visits.patience[visitor]!, waited)
    fates.gone[visitor] = 1
  }

  const take = (desk: number, line: number): number => {
    const visitor = heads[line]!
    heads[line] = follower[visitor]!
    waiting[desk]!--
    return visitor
  }

  return {
    waiting,
    take,
    begin(day, into) {
      visits = day
      fates = into
      waiting.fill(0)
      heads.fill(-1)
      if (follower.length < visits.count) follower = new Int32Array(2 * visits.count)
    },
    join(visitor) {
      const desk = visits.desk[visitor]!
      const line = first[desk]! + visits.line[visitor]!
      follower[visitor] = -1
      if (heads[line]! < 0) heads[line] = visitor
      else follower[tails[line]!] = visitor
      tails[line] = visitor
      waiting[desk]!++
    },
    nextLine(desk, now) {
      for (let line = first[desk]!; line < first[desk + 1]!; line++)
        while (heads[line]! >= 0) {
          if (!hasLeft(heads[line]!, now)) return line
          leave(take(desk, line), Number.POSITIVE_INFINITY)
        }
      return -1
    },
    areWaiting(desk, wanted, now) {
      if (waiting[desk]! < wanted) return false
      let present = 0
      for (let line = first[desk]!; line < first[desk + 1]!; line++)
        for (let visitor = heads[line]!; visitor >= 0; visitor = follower[visitor]!)
          if (!hasLeft(visitor, now) && ++present >= wanted) return true
      return false
    },
    turnAway(end) {
      desks.forEach(({ closeTime }, desk) => {
        const until = closeTime < Number.POSITIVE_INFINITY ? closeTime : end
        for (let line = first[desk]!; line < first[desk + 1]!; line++)
          for (let visitor = heads[line]!; visitor >= 0; visitor = follower[visitor]!)
            leave(visitor, Math.max(0, until - visits.arrival[visitor]!))
      })
    },
  }
}
