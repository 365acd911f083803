import type { Random } from '../units/random.ts'
import type { Desk, DeskDay } from './observe.ts'
import { drawLuck, peopleOn, type Staffing, type StaffingLuck } from './staffing.ts'

/** Who comes to a desk, in order of arrival. Times in seconds. */
export interface Visits {
  readonly count: number
  readonly arrival: Float64Array
  readonly service: Float64Array
  /** How long each is willing to wait; Infinity for who never leaves. */
  readonly patience: Float64Array
}

/** People at the desk: from `changes[i]` on there are `levels[i]`. */
export interface Crew {
  readonly changes: Float64Array
  readonly levels: Int32Array
}

/** What became of each visit. */
export interface Waits {
  /** Seconds until served or gone. */
  readonly wait: Float64Array
  /** 1 for who left unserved. */
  readonly gone: Uint8Array
}

/** The simulator: serves a desk's visits first come, first served, and tells their waits. */
export type ServeDesk = (visits: Visits, crew: Crew, waits: Waits) => void

/**
 * One day drawn several times. The draws are laid one after another, far enough apart that the last visitor has left,
 * so that the simulator serves them in one go.
 */
export interface Draws extends Visits {
  readonly luck: readonly StaffingLuck[]
  readonly changes: Float64Array
  /** Of each visit: `(draw × queues of the day + queue) × slots + slot`. */
  readonly cell: Int32Array
}

/** Seconds from one draw of a day to the next. */
const APART = 3 * 86_400

const shuffle = (cards: Int32Array, length: number, random: Random): void => {
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1))
    const card = cards[i]!
    cards[i] = cards[j]!
    cards[j] = card
  }
}

/**
 * Draws a day as it may have been, once for each of the dice: the arrivals of each slot that really came, anywhere
 * within the slot, with handling times as measured. Who left a window unserved is called all the same, and takes no
 * time; callers leave by their patience.
 */
export const drawDays = (desk: Desk, day: DeskDay, dice: readonly Random[]): Draws => {
  const slots = day.starts.length
  const perDraw = day.queues.reduce((sum, { arrivals }) => sum + arrivals.reduce((a, b) => a + b), 0)
  const count = perDraw * dice.length
  const draws = {
    count,
    arrival: new Float64Array(count),
    service: new Float64Array(count),
    patience: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    cell: new Int32Array(count),
    changes: Float64Array.from({ length: slots * dice.length }, (_, i) => {
      return day.starts[i % slots]! + APART * Math.floor(i / slots)
    }),
    luck: dice.map((random) => drawLuck(slots, random.fork('people'))),
  }
  /** Queue of the day of each arrival in a slot, doubled; odd for who leaves. */
  const cards = new Int32Array(perDraw)
  let first = 0
  dice.forEach((random, draw) => {
    for (let slot = 0; slot < slots; slot++) {
      let here = 0
      day.queues.forEach(({ arrivals, gone }, q) => {
        for (let i = 0; i < arrivals[slot]!; i++) cards[here++] = 2 * q + (i < gone[slot]! ? 1 : 0)
      })
      shuffle(cards, here, random)
      const start = day.starts[slot]! + APART * draw
      const times = draws.arrival.subarray(first, first + here)
      for (let i = 0; i < here; i++) times[i] = start + day.seconds[slot]! * random.uniform()
      times.sort()
      for (let i = 0; i < here; i++) {
        const q = cards[i]! >> 1
        const { queue } = day.queues[q]!
        const { meanSeconds, cv } = desk.handling[queue]![day.firstSlot + slot]!
        const patience = desk.queues[queue]!.patienceSeconds
        const at = first + i
        draws.cell[at] = (draw * day.queues.length + q) * slots + slot
        if (patience !== undefined) draws.patience[at] = -patience * Math.log(1 - random.uniform())
        else if (cards[i]! & 1) continue
        const variance = Math.log1p(cv * cv)
        draws.service[at] = meanSeconds * Math.exp(Math.sqrt(variance) * random.normal() - variance / 2)
      }
      first += here
    }
  })
  return draws
}

/** Waits of the draws of a day: how many waited and how long by cell, and the longest by draw and queue of the day. */
export interface PlayedDays {
  readonly waited: Float64Array
  readonly waitSeconds: Float64Array
  readonly longest: Float64Array
}

/** Plays the draws of a day with a staffing. Waits of callers who left are not counted: no log has them. */
export const playDays = (
  serve: ServeDesk,
  desk: Desk,
  day: DeskDay,
  demand: number,
  draws: Draws,
  staffing: Staffing,
): PlayedDays => {
  const slots = day.starts.length
  const { changes, count } = draws
  const levels = new Int32Array(changes.length)
  draws.luck.forEach((luck, draw) => {
    levels.set(peopleOn(day, demand, staffing, luck), draw * slots)
  })
  const waits = { wait: new Float64Array(count), gone: new Uint8Array(count) }
  serve(draws, { changes, levels }, waits)
  const callSeconds = day.queues.map(({ queue }) => desk.callSeconds[queue]!)
  const rows = draws.luck.length * day.queues.length
  const played = {
    waited: new Float64Array(rows * slots),
    waitSeconds: new Float64Array(rows * slots),
    longest: new Float64Array(rows),
  }
  for (let i = 0; i < count; i++) {
    if (waits.gone[i]) continue
    const cell = draws.cell[i]!
    const row = Math.floor(cell / slots)
    const wait = waits.wait[i]! + callSeconds[row % callSeconds.length]!
    played.waited[cell]!++
    played.waitSeconds[cell]! += wait
    if (wait > played.longest[row]!) played.longest[row] = wait
  }
  return played
}
