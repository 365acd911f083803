import { dateOf } from '../calendar/date.ts'
import type { QueueId } from '../city/types.ts'
import type { Interval, Tally } from './types.ts'

/** Places of the sums of a slot. */
const ARRIVALS = 0
const ABANDONED = 1
const HANDLED = 2
const HANDLING = 3
const SQUARED = 4
const WAITED = 5
const WAIT = 6
const LONGEST = 7
const FIELDS = 8

/** Days held open at once; a day that falls out is given out and may come again. */
const OPEN_DAYS = 32

const isEmpty = (sums: Float64Array, cell: number): boolean => {
  for (let field = 0; field < FIELDS; field++) if (sums[cell + field] !== 0) return false
  return true
}

interface OpenDay {
  day: number
  usedAt: number
  readonly sums: Float64Array
}

/**
 * Folds arrivals into interval sums as they are read. Memory holds `OPEN_DAYS` days whatever the file's length: a
 * day not touched for longer is emitted. Sums of one slot may so come in several parts, which add up.
 */
export const intervalTally = (
  queues: readonly QueueId[],
  slotMinutes: number,
  emit: (interval: Interval) => void,
): Tally & { finish(): void } => {
  const slots = Math.ceil(1440 / slotMinutes)
  const slotSeconds = slotMinutes * 60
  const open: OpenDay[] = []
  let current: OpenDay = { day: Number.NaN, usedAt: 0, sums: new Float64Array(0) }
  let clock = 0

  const give = ({ day, sums }: OpenDay): void => {
    const date = dateOf(day)
    for (let cell = 0; cell < sums.length; cell += FIELDS) {
      if (isEmpty(sums, cell)) continue
      const at = cell / FIELDS
      emit({
        date,
        slot: at % slots,
        queue: queues[Math.floor(at / slots)]!,
        arrivals: sums[cell + ARRIVALS]!,
        abandoned: sums[cell + ABANDONED]!,
        handled: sums[cell + HANDLED]!,
        handlingSeconds: sums[cell + HANDLING]!,
        handlingSecondsSquared: sums[cell + SQUARED]!,
        waited: sums[cell + WAITED]!,
        waitSeconds: sums[cell + WAIT]!,
        maxWaitSeconds: sums[cell + LONGEST]!,
      })
    }
    sums.fill(0)
  }

  const turnTo = (day: number): void => {
    let page = open.find((one) => one.day === day)
    if (!page && open.length < OPEN_DAYS) {
      page = { day, usedAt: 0, sums: new Float64Array(queues.length * slots * FIELDS) }
      open.push(page)
    }
    if (!page) {
      page = open.reduce((oldest, one) => (one.usedAt < oldest.usedAt ? one : oldest))
      give(page)
      page.day = day
    }
    page.usedAt = ++clock
    current = page
  }

  return {
    visit(day, queue, second, arrivals, abandoned, waitSeconds, handlingSeconds) {
      if (current.day !== day) turnTo(day)
      const sums = current.sums
      const cell = (queue * slots + Math.floor(second / slotSeconds)) * FIELDS
      sums[cell + ARRIVALS] = sums[cell + ARRIVALS]! + arrivals
      if (abandoned !== 0) sums[cell + ABANDONED] = sums[cell + ABANDONED]! + abandoned
      if (handlingSeconds >= 0) {
        sums[cell + HANDLED] = sums[cell + HANDLED]! + 1
        sums[cell + HANDLING] = sums[cell + HANDLING]! + handlingSeconds
        sums[cell + SQUARED] = sums[cell + SQUARED]! + handlingSeconds * handlingSeconds
      }
      if (waitSeconds >= 0) {
        sums[cell + WAITED] = sums[cell + WAITED]! + 1
        sums[cell + WAIT] = sums[cell + WAIT]! + waitSeconds
        if (waitSeconds > sums[cell + LONGEST]!) sums[cell + LONGEST] = waitSeconds
      }
    },
    slot(interval) {
      if (current.day !== interval.day) turnTo(interval.day)
      const sums = current.sums
      const cell = (interval.queue * slots + interval.slot) * FIELDS
      const values = [
        interval.arrivals ?? 0,
        interval.abandoned,
        interval.handled,
        interval.handlingSeconds,
        interval.handlingSecondsSquared,
        interval.waited,
        interval.waitSeconds,
      ]
      for (const [field, value] of values.entries()) sums[cell + field] = sums[cell + field]! + value
      sums[cell + LONGEST] = Math.max(sums[cell + LONGEST]!, interval.maxWaitSeconds)
    },
    finish() {
      for (const page of open.toSorted((a, b) => a.day - b.day)) give(page)
      open.length = 0
      current = { day: Number.NaN, usedAt: 0, sums: new Float64Array(0) }
    },
  }
}
